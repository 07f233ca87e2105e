"""Data frames: pages and statements spread over partitions give what one process gives."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="it comes with the extra spark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java"),
    # What the library's users cannot change: the warnings and the sockets of Spark itself.
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::ResourceWarning", "ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

import numpy as np  # noqa: E402
from pyspark.sql import DataFrame, SparkSession  # noqa: E402

import statements  # noqa: E402
from statements.dedup import cluster  # noqa: E402
from statements.dedup.join import PureIndex  # noqa: E402
from statements.errors import StatementsError  # noqa: E402
from statements.export import rows  # noqa: E402
from statements.models import Document, Item, Part, Participant, Segment, Source, Statement, When  # noqa: E402
from statements.spark import deduplicate, parse, statements_of  # noqa: E402
from statements.spark.blobs import Hashes, once, unpacked  # noqa: E402
from statements.spark.components import components  # noqa: E402
from statements.spark.meetings import met  # noqa: E402
from statements.spark.postings import SIGNATURE, _postings  # noqa: E402
from statements.spark.store import Store  # noqa: E402

NAMES = ("Ann Lee", "Bo Marsh", "Lee", "Cy Day", "Eva Day", "Day", None)
WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "lmnrst"]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    for name, value in {
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.memory": "1g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        # Compiling the plans of jobs as small as these takes longer than running them.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


class Writer:
    """Invented statements: texts with variants and fragments, a template of many, one that nearly everybody repeats."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def text(self, least: int = 8, most: int = 40) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, most)))

    def variant(self, text: str) -> str:
        words = text.split()
        for _ in range(self.random.randint(0, 2)):
            words[self.random.randrange(len(words))] = self.random.choice(WORDS)
        kind = self.random.randrange(6)
        if kind == 0:
            return text.upper()
        if kind == 1:
            return " ".join(words[: len(words) // 2]) + " <...>"
        if kind == 2:
            return " ".join([*words, *self.text().split()])
        return " ".join(words)

    def texts(self, n: int) -> list[str]:
        hot, frame = self.text(20, 30), "key points of the talks that went on all night in the harbour"
        made = [self.text() for _ in range(n // 2)]
        made += [f"{frame} {self.text()}" for _ in range(n // 6)]
        made += [hot if self.random.random() < 0.3 else self.variant(hot) for _ in range(n // 8)]
        while len(made) < n:
            made.append(self.variant(self.random.choice(made)))
        self.random.shuffle(made)
        return made


def frame(spark: SparkSession, texts: list[str]) -> DataFrame:
    return spark.createDataFrame(list(enumerate(texts)), "id bigint, text string")


def partition(found: dict[int, Any]) -> set[frozenset[int]]:
    sets: dict[Any, set[int]] = {}
    for row, label in found.items():
        sets.setdefault(label, set()).add(row)
    return {frozenset(some) for some in sets.values()}


def clusters(df: DataFrame) -> set[frozenset[int]]:
    return partition({row["id"]: row["cluster"] for row in df.select("id", "cluster").collect()})


@pytest.mark.parametrize("seed", [5, 6])
def test_the_partition_is_that_of_one_process_however_rows_are_spread(
    spark: SparkSession, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if many copies began at thirty.
    monkeypatch.setattr("statements.dedup.group.HOT", 30)
    monkeypatch.setattr("statements.spark.postings.HOT", 30)
    texts = Writer(seed).texts(700)
    alone = partition(dict(enumerate(cluster(texts))))
    assert max(map(len, alone)) > 60
    df = frame(spark, texts)
    spread = (df.repartition(1), 1) if seed == 5 else (df.repartition(5, "text"), 3)
    assert clusters(deduplicate(spread[0], partitions=spread[1])) == alone


def test_every_row_is_told_as_one_process_tells_it(spark: SparkSession) -> None:
    writer = Writer(7)
    texts, pick = writer.texts(260), writer.random.choice
    days = [None, "2031-05-04", "2031-05-05", "2031-05", "XXXX-05-06", "../2031-05-04"]
    said = [(text, pick(NAMES), pick(("assert", "assert", "deny")), pick(days)) for text in texts]
    page = document(said)
    expected = {}
    for one in statements.deduplicate([page]):
        for member in one.members:
            expected[member.position] = (
                one.representative.position,
                member.relation,
                round(member.similarity, 9),
                member.rule,
                member.to,
                member.recurrence,
            )
    given = [(n, text, [who] if who else [], act, day) for n, (text, who, act, day) in enumerate(said)]
    df = spark.createDataFrame(given, "id bigint, text string, speakers array<string>, act string, date string")
    found = {
        row["id"]: (
            row["cluster"],
            row["relation"],
            round(row["similarity"], 9),
            row["rule"],
            row["to"],
            row["recurrence"],
        )
        for row in deduplicate(df.repartition(3), partitions=2).collect()
    }
    assert {relation for _, relation, *_ in found.values()} == {
        "representative",
        "exact",
        "normalised",
        "near",
        "contained",
    }
    assert found == expected


def document(said: list[tuple[str, str | None, str, str | None]]) -> Document:
    """A page on which all that was said."""
    at, made = 0, []
    ids = {name: name.casefold().replace(" ", "-") for name in NAMES if name}
    for number, (text, who, act, day) in enumerate(said):
        part = Part(start=at, end=at + len(text), text=text)
        made.append(
            Statement(
                id=f"s{number}",
                item=1,
                form="direct",
                parts=(part,),
                speakers=(ids[who],) if who else (),
                act=act,  # type: ignore[arg-type]
                when=When.parse(day) if day else When(),
            )
        )
        at += len(text) + 1
    text = "\n".join(text for text, *_ in said)
    return Document(
        text=text,
        source=Source(format="plain", language="en"),
        segments=(Segment(start=0, end=len(text), kind="body", item=1),),
        items=(Item(number=1, start=0, end=len(text)),),
        participants=tuple(Participant(id=id, name=name) for name, id in ids.items()),
        statements=tuple(made),
    )


def test_a_job_that_was_cut_goes_on_where_it_was(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = Writer(8).texts(150)
    df = frame(spark, texts)

    def cut(*_: object) -> DataFrame:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("statements.spark.clusters.decided", cut)
        with pytest.raises(KeyboardInterrupt):
            deduplicate(df, checkpoints=str(tmp_path))
    (job,) = tmp_path.iterdir()
    before = {path: path.stat().st_mtime_ns for path in job.rglob("*.parquet")}
    assert before

    def never(*_: object) -> DataFrame:
        raise AssertionError("it is done already")

    with monkeypatch.context() as resumed:
        resumed.setattr("statements.spark.clusters.candidates", never)
        found = clusters(deduplicate(df.repartition(4), checkpoints=str(tmp_path)))
    assert found == partition(dict(enumerate(cluster(texts))))
    assert {path: path.stat().st_mtime_ns for path in before} == before
    deduplicate(frame(spark, texts[:20]), checkpoints=str(tmp_path))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_frame_of_nothing_and_one_without_its_columns(spark: SparkSession) -> None:
    assert deduplicate(frame(spark, [])).collect() == []
    with pytest.raises(StatementsError, match="no column 'words' to be the text"):
        deduplicate(frame(spark, []), text="words")


@pytest.mark.parametrize("small", [0, 1000])
def test_linked_nodes_are_one_set_named_by_the_least(spark: SparkSession, small: int) -> None:
    chain = [(n, n + 1) for n in range(20)]
    links = [*chain, (40, 30), (30, 35), (35, 35), (90, 10_000_000_000), (30, 40)]
    df = spark.createDataFrame(links, "a bigint, b bigint")
    found = {row["node"]: row["root"] for row in components(df, Store(spark), 2, small=small).collect()}
    assert found == {**dict.fromkeys(range(21), 0), 40: 30, 35: 30, 30: 30, 10_000_000_000: 90, 90: 90}


@pytest.mark.parametrize("salt", [3, 4096])
def test_whatever_may_share_enough_meets(salt: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.spark.postings.SALT", salt)
    forms = sorted({text.casefold() for text in Writer(9).texts(300)})
    index = PureIndex(forms, 10_000)
    index.settle(())
    wanted = {frozenset(pair) for small, large, _ in index.pairs(()) for pair in zip(small, large, strict=True)}
    text, pair = Hashes().of(forms)
    df_of = dict(zip(*np.unique(pair, return_counts=True), strict=True))
    df = np.array([df_of[one] for one in pair])
    text, pair, df = text[df > 1], pair[df > 1], df[df > 1]
    size, raw, nodes = np.bincount(text, minlength=len(forms)), np.array(index.raw), np.arange(len(forms))
    buckets: dict[int, list[bytes]] = {}
    for key, data in _postings(nodes, size, raw, text, pair, df, 4):
        buckets.setdefault(key, []).append(data)
    found = set()
    for blobs in buckets.values():
        small, large, *_ = met(*unpacked(blobs, 3 + SIGNATURE))
        found |= {frozenset(map(int, pair)) for pair in zip(small, large, strict=True)}
    assert len(wanted) > 100
    assert found >= wanted
    assert len(found) < 1.5 * len(wanted)


def test_pages_are_read_and_a_bad_one_is_a_row_with_its_error(spark: SparkSession) -> None:
    said = "“The ferry will run on 4 May,” Ann Lee said on Monday."
    given = [
        ("a", said, "https://a.example/1", dt.date(2031, 5, 2)),
        ("b", "<html><p>none</p></html>", None, None),
        ("c", None, None, None),
        ("d", f"{said}\n\nThe pier is late, Bo Marsh said. &#xD800;", None, dt.date(2030, 1, 1)),
    ]
    df = spark.createDataFrame(given, "name string, words string, link string, day date").repartition(2)
    read = parse(df, text="words", id="name", url="link", published="day", language="en", format="plain")
    found = {row["page"]: row for row in read.collect()}
    alone = statements.parse(
        said, id="a", url="https://a.example/1", published=dt.date(2031, 5, 2), language="en", format="plain"
    )
    assert statements.from_json(found["a"]["document"]) == alone
    told = [row.asDict() for row in found["a"]["statements"]]
    assert told == [
        {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()} for row in rows(alone)
    ]
    assert found["a"]["error"] is None
    assert (found["b"]["error"]["error"], found["b"]["statements"]) == ("NotAPageError", [])
    assert found["c"]["error"]["message"] == "there is no text"
    assert len(found["d"]["statements"]) == 2
    flat = statements_of(read)
    assert sorted(row["id"] for row in flat.collect()) == ["a#s1", "d#s1", "d#s2"]
    whole = {frozenset(["a#s1", "d#s1"]), frozenset(["d#s2"])}
    assert clusters(deduplicate(flat)) == whole


def test_a_column_that_is_not_there_is_named(spark: SparkSession) -> None:
    with pytest.raises(StatementsError, match="no column 'body'"):
        parse(frame(spark, ["It is late."]), text="body")


def test_the_library_says_which_extra_it_needs(run_python: Callable[[str], str]) -> None:
    told = run_python("import sys; sys.modules['pyspark'] = None; import statements.spark")
    assert 'ImportError: statements.spark needs pyspark: pip install "statements[spark]"' in told


@pytest.fixture
def run_python() -> Callable[[str], str]:
    import subprocess

    def run(script: str) -> str:
        return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stderr

    return run


def test_word_pairs_have_numbers_of_their_own() -> None:
    text, pair = Hashes().of(["we are ready  for talks we are", "are we"])
    assert text.tolist() == [0, 0, 0, 0, 1]
    known = Hashes().named("we are ready  for talks we") | Hashes().named("are we")
    assert sorted(known.values()) == ["are ready", "are we", "for talks", "talks we", "we are"]
    assert set(pair.tolist()) == set(known)


def test_a_pair_that_a_text_repeats_counts_once_however_many_texts_there_are() -> None:
    random = np.random.default_rng(3)
    text = np.sort(random.integers(0, 50, 5000))
    pair = random.integers(-(2**63), 2**63 - 1, 300)[random.integers(0, 300, 5000)]
    # The numbers that are looked at first are cut: two that differ in the last bits are two.
    pair[::7] ^= 1
    kept = list(zip(*(column.tolist() for column in once(text, pair)), strict=True))
    assert sorted(kept) == sorted(set(zip(text.tolist(), pair.tolist(), strict=True)))
    assert [one for one, _ in kept] == sorted(one for one, _ in kept)
