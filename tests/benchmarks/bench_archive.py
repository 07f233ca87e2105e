"""How an archive stands up: adding, found quotations beside a scan and a trigram table, growing.

    python tests/benchmarks/bench_archive.py more [100000]      # adding, and one per cent after all others
    python tests/benchmarks/bench_archive.py find [100000] [--peers 200]  # with rapidfuzz installed, its scan too
    python tests/benchmarks/bench_archive.py recall [100000]    # of deduplication, for what is asked by find
    python tests/benchmarks/bench_archive.py grow [100000] [--batches 10]

The texts are those of ``bench_dedup.py``: sentences of invented words, a quarter of them in a template; or those of a
file. ``find`` asks for variants of ten kinds of what is in the archive, and for sentences that are not; where ``more``
left its archive in the same ``--folder``, of that.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing as mp
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import islice, starmap
from pathlib import Path
from typing import NamedTuple

from bench_dedup import Maker, corpus

from statements import Document, Source, Statement, deduplicate
from statements.archive import Archive, Said
from statements.dedup import cluster
from statements.models import Item, Part, Segment

PER_PAGE = 10


def document(texts: Sequence[str], id: str) -> Document:
    """A page of these statements, one an item."""
    at, statements, items = 0, [], []
    for number, text in enumerate(texts, 1):
        part = Part(start=at, end=at + len(text), text=text)
        statements.append(Statement(id=f"s{number}", item=number, form="direct", parts=(part,)))
        items.append(Item(number=number, start=at, end=at + len(text)))
        at += len(text) + 1
    whole = "".join(f"{text}\n" for text in texts)
    return Document(
        text=whole,
        source=Source(format="plain", language="en", id=id),
        segments=(Segment(start=0, end=len(whole), kind="body"),),
        items=tuple(items),
        statements=tuple(statements),
    )


def pages(texts: Sequence[str]) -> Iterator[Document]:
    for at in range(0, len(texts), PER_PAGE):
        yield document(texts[at : at + PER_PAGE], f"page {at // PER_PAGE}")


def timed(
    ask: Callable[[str], int | None], asked: Sequence[str], patience: float = math.inf
) -> tuple[list[int | None], list[float]]:
    """The answers, and the times in order; no more is asked once so many seconds went by."""
    found, times = [], []
    for quotation in asked:
        start = time.process_time()
        found.append(ask(quotation))
        times.append(1000 * (time.process_time() - start))
        if sum(times) > 1000 * patience:
            break
    return found, sorted(times)


class Row(NamedTuple):
    """A text with its planted cluster and its kind: `base` is what the others of the cluster were made of."""

    text: str
    cluster: int
    kind: str


def rows_of(n: int, file: Path | None) -> list[Row]:
    """So many texts: invented, or those of a file of JSON lines that say as much of each."""
    if file is None:
        return list(starmap(Row, corpus(n, 1)))
    with file.open(encoding="utf-8") as lines:
        told = map(json.loads, islice(lines, n))
        return [Row(one["text"], one["cluster"], one["kind"]) for one in told]


def questions(rows: list[Row], file: Path | None, asked: int) -> tuple[list[Row], list[Row], list[str]]:
    """The texts that are added, changed quotations of some of them, and what nobody said.

    Invented are variants of what is there, and texts of other words. Of a file variants are left out whose base has no
    other, and texts that have none.
    """
    if file is None:
        maker, rng, queries = Maker(2), random.Random(3), []
        for row in rng.sample([row for row in rows if row.kind == "base"], asked):
            text, kind = maker.variant(row.text)
            queries.append(Row(text, row.cluster, kind))
        return rows, queries, [maker.base() for _ in range(asked)]
    rng, size = random.Random(3), Counter(row.cluster for row in rows)
    queries = rng.sample([row for row in rows if size[row.cluster] == 2 and row.kind != "base"], asked)
    lone = rng.sample([row for row in rows if size[row.cluster] == 1], asked)
    left_out = {*queries, *lone}
    return [row for row in rows if row not in left_out], queries, [row.text for row in lone]


def find(n: int, file: Path | None, slow: int, patience: float, folder: Path, asked: int = 1000) -> None:
    """Changed quotations, and such as nobody said; in the archive of ``more`` where the folder has it."""
    rows, queries, nobody = questions(rows_of(n, file), file, asked)
    texts = [row.text for row in rows]
    path = folder / "said.db"
    if not path.exists():
        with Archive(path) as archive:
            archive.add(pages(texts))
    with Archive(path, readonly=True) as archive:

        def ask(quotation: str) -> int | None:
            hits = archive.find(quotation).hits
            return _place(hits[0].said) if hits else None

        print(f"{len(archive):,} statements", flush=True)
        told("archive", ask, queries, nobody, rows)
        if not slow:
            return
        told("archive, of what the others are asked", ask, queries[:slow], [], rows)
    trigrams = sqlite3.connect(folder / "trigrams.db")
    trigrams.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'trigram', detail = 'none')")
    trigrams.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", enumerate(texts))
    trigrams.commit()

    def ask_trigrams(quotation: str, joined: str = " OR ") -> int | None:
        grams = sorted({quotation[i : i + 3] for i in range(len(quotation) - 2)})
        query = joined.join('"' + gram.replace('"', '""') + '"' for gram in grams)
        row = trigrams.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 1", (query,)).fetchone()
        return row and int(row[0])

    told("FTS5 trigrams, all of them", lambda text: ask_trigrams(text, " AND "), queries[:slow], [], rows, patience)
    told("FTS5 trigrams, most of them", ask_trigrams, queries[:slow], [], rows, patience)
    trigrams.close()
    if find_spec("rapidfuzz"):
        from rapidfuzz import fuzz, process

        def scan(quotation: str) -> int | None:
            found = process.extractOne(quotation, texts, scorer=fuzz.partial_ratio, score_cutoff=85)
            return found and found[2]

        told("rapidfuzz, partial_ratio", scan, queries[:slow], [], rows, patience)


def _place(said: Said) -> int:
    """Which of the texts a statement is."""
    assert said.page is not None
    return PER_PAGE * int(said.page.removeprefix("page ")) + int(said.statement.removeprefix("s")) - 1


def told(
    name: str,
    ask: Callable[[str], int | None],
    queries: Sequence[Row],
    nobody: Sequence[str],
    rows: Sequence[Row],
    patience: float = math.inf,
) -> None:
    found, times = timed(ask, [query.text for query in queries], patience)
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for query, at in zip(queries, found, strict=False):  # as far as the patience went
        kinds[query.kind].append(at is not None and rows[at].cluster == query.cluster)
    right = sum(map(sum, kinds.values())) / len(found)
    half, most = times[len(times) // 2], times[len(times) * 99 // 100]
    print(f"{name}: right first {right:.3f}, p50 {half:.1f}, p99 {most:.1f} ms of CPU, of {len(found)}", flush=True)
    print("  ", "  ".join(f"{kind} {sum(ok) / len(ok):.2f}" for kind, ok in sorted(kinds.items())), flush=True)
    if nobody:
        found, times = timed(ask, nobody)
        wrong = sum(at is not None for at in found)
        half, most = times[len(times) // 2], times[len(times) * 99 // 100]
        print(f"   of {len(nobody)} that nobody said {wrong} were found, p50 {half:.1f}, p99 {most:.1f} ms", flush=True)


def recall(n: int, file: Path | None, asked: int = 1000) -> None:
    """With how many of the changed quotations deduplication puts what they were made of, by kind."""
    rows, queries, _ = questions(rows_of(n, file), file, asked)
    found = cluster([row.text for row in (*rows, *queries)])
    bases = {row.cluster: at for at, row in enumerate(rows) if row.kind == "base"}
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for query, of in zip(queries, found[len(rows) :], strict=True):
        kinds[query.kind].append(found[bases[query.cluster]] == of)
    print(f"deduplication: {sum(map(sum, kinds.values())) / len(queries):.3f} of {len(queries)}")
    print("  ", "  ".join(f"{kind} {sum(ok) / len(ok):.2f}" for kind, ok in sorted(kinds.items())), flush=True)


def more(n: int, file: Path | None, folder: Path) -> None:
    """What adding and taking in costs, and a hundredth that comes later beside all at once."""
    rows, _, _ = questions(rows_of(n, file), file, 1000)
    texts = [row.text for row in rows]
    starts = list(range(0, len(texts), PER_PAGE))
    random.Random(4).shuffle(starts)
    new = len(starts) // 100
    path, spent, size = folder / "said.db", list[float](), 0
    with mp.get_context("spawn").Pool(1, maxtasksperchild=1) as others:
        for number, some in enumerate((starts[new:], starts[:new])):
            lines = folder / f"pages{number}.jsonl"
            with lines.open("w", encoding="utf-8") as out:
                for at in some:
                    out.write(json.dumps([f"page {at // PER_PAGE}", texts[at : at + PER_PAGE]]) + "\n")
            size += sum(len(text.encode()) for at in some for text in texts[at : at + PER_PAGE])
            added, rates, memory = others.apply(_add, (path, lines))
            print(f"{PER_PAGE * len(some):,} added in {added:.1f} CPU s, {memory} MB; a second: {rates}", flush=True)
            print(f"file {path.stat().st_size / size:.2f} times the text", flush=True)
            count, taken, read, memory = others.apply(_clusters, (path,))
            spent.append(added + taken + read)
            print(f"{count:,} clusters: taken in {taken:.1f}, read {read:.1f} CPU s, {memory} MB", flush=True)
            print(f"file {path.stat().st_size / size:.2f} times the text", flush=True)
    print(f"the hundredth: {spent[1]:.1f} of {spent[0]:.1f} CPU s, {spent[1] / spent[0]:.2%}")


def _add(path: Path, lines: Path) -> tuple[float, str, int]:
    """What adding the pages took, how many statements went in a second, and the memory of the process."""
    spent, count = [0.0], [0]
    with Archive(path) as archive, lines.open(encoding="utf-8") as told:
        while some := [document(texts, id) for id, texts in map(json.loads, islice(told, 1000))]:
            start = time.process_time()
            sum_ = archive.add(some)
            spent.append(spent[-1] + time.process_time() - start)
            count.append(count[-1] + sum_.statements)
    first, last = min(5, len(spent) - 1), max(len(spent) - 6, 0)
    rates = (
        f"{count[-1] / spent[-1]:,.0f} (the first {count[first]:,}: {count[first] / spent[first]:,.0f},"
        f" the last {count[-1] - count[last]:,}: {(count[-1] - count[last]) / (spent[-1] - spent[last]):,.0f})"
    )
    return spent[-1], rates, _memory()


def _clusters(path: Path) -> tuple[int, float, float, int]:
    """How many clusters there are, what taking in and reading them took, and the memory of the process."""
    with Archive(path) as archive:
        start = time.process_time()
        for _ in archive.clusters(alone=False):
            break
        taken = time.process_time()
        count = sum(1 for _ in archive.clusters())
    return count, taken - start, time.process_time() - taken, _memory()


def _memory() -> int:
    """The most memory that this process has had, in MB."""
    # Not what resource tells: that counts what the process that began this one held then.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def grow(n: int, batches: int) -> None:
    documents = list(pages([text for text, _, _ in corpus(n, 1)]))
    random.Random(4).shuffle(documents)
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "said.db") as archive:
        for batch in range(batches):
            archive.add(documents[len(documents) * batch // batches : len(documents) * (batch + 1) // batches])
            cpu = time.process_time()
            count = sum(1 for _ in archive.clusters())
            print(f"batch {batch + 1}: {count:,} clusters, {time.process_time() - cpu:.1f} CPU s", flush=True)
        cpu = time.process_time()
        whole = deduplicate(documents)
        print(f"all at once: {len(whole):,} clusters, {time.process_time() - cpu:.1f} CPU s")
        print("the same records" if list(archive.clusters()) == list(whole) else "NOT the same")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("more", "find", "recall", "grow"))
    parser.add_argument("n", type=int, nargs="?")
    parser.add_argument("--batches", type=int, default=10)
    parser.add_argument("--peers", type=int, default=200, help="how many quotations the others are asked for")
    parser.add_argument(
        "--patience", type=float, default=math.inf, help="no more is asked of one after so many seconds"
    )
    parser.add_argument("--texts", type=Path, help="JSON lines of text, cluster and kind, in place of invented texts")
    parser.add_argument(
        "--folder", type=Path, help="where the archives are made (default: a folder for temporary files)"
    )
    args = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or Path(made)
        if args.what == "find":
            find(args.n or 100_000, args.texts, args.peers, args.patience, folder)
        elif args.what == "recall":
            recall(args.n or 100_000, args.texts)
        elif args.what == "grow":
            grow(args.n or 100_000, args.batches)
        else:
            more(args.n or 100_000, args.texts, folder)


if __name__ == "__main__":
    main()
