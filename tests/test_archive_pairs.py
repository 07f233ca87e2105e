"""The archive's index of word pairs: what is packed comes back, whatever runs become one, and older files get it."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from random import Random
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements import deduplicate
from statements.archive import Archive
from statements.archive import pairs as index
from statements.archive.keys import ACTS, pair_key
from statements.archive.places import Block, _numbers, _ranks, gathered, holders, looked_up, merged, packed, unpacked
from statements.testing.said import said

try:
    import numpy
except ImportError:
    numpy = None

GATE = "The gate keeper counts the boats of the northern harbour each morning before the tide"


@given(
    st.lists(st.one_of(st.integers(0, 3), st.integers(0, 300), st.integers(0, 2**32 - 1)), min_size=1), st.booleans()
)
def test_numbers_come_back_in_fewer_bits(numbers: list[int], wide: bool) -> None:
    held = array("Q" if wide else "I", numbers)
    data = _ranks(held)
    assert _numbers(held.typecode, b"?" + data + b"!", 1, len(held)) == (held, 1 + len(data))


def test_numbers_that_differ_little_take_little() -> None:
    assert len(_ranks(array("Q", [2**40 + n % 2 for n in range(800)]))) == 16 + 100
    assert len(_ranks(array("I", range(1000, 1016)))) == 8 + 8


@given(st.lists(st.lists(st.integers(0, 40), max_size=9, unique=True), max_size=30), st.integers(0, 30))
def test_what_is_parted_packed_and_merged_is_what_was_gathered(rows: list[list[int]], at: int) -> None:
    told = list(enumerate(rows))
    whole = gathered(told)
    with mock.patch("statements.archive.places.WORTH", 1 if numpy else 10**6):
        assert gathered(told) == whole
        assert merged([gathered(told[:at]), gathered(told[at:])]) == whole
    before, after = gathered(told[:at]), gathered(told[at:])
    assert merged([before, after]) == whole
    low, high = whole.parted(20)
    assert all(key < 20 for key in low.keys)
    assert all(key >= 20 for key in high.keys)
    assert merged([high, low]) == whole
    assert merged([unpacked(data) for _, data in packed(whole)]) == whole


@given(
    st.lists(
        st.tuples(st.integers(0, 2**56 - 1), st.integers(1, 300)), min_size=1, max_size=40, unique_by=lambda t: t[0]
    ),
    st.sampled_from([1, 3, 40, 2**20]),
    st.integers(0, 2**56 - 1),
)
def test_one_key_and_many_keys_are_looked_up_as_in_what_is_unpacked(told, spread: int, other: int) -> None:
    # Keys far from one another and close to it, of few wordings and many.
    told = {key % spread if spread < 99 else key: count for key, count in told}
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for key, count in told.items():
        for at in range(count):
            rows[at * spread].append(key)
    places = gathered(sorted(rows.items()))
    wanted = sorted({*told, other, 0})
    held = {key: array("I", [n for n, keys in sorted(rows.items()) if key in keys]) for key in told}
    blocks = list(packed(places))
    asked = [
        (data, [key for key in wanted if first <= key < end])
        for (first, data), end in zip(blocks, [first for first, _ in blocks[1:]] + [2**63], strict=True)
    ]
    for least in (1, 10**6) if numpy else (10**6,):
        with mock.patch("statements.archive.places.ASKED", least):
            assert dict(looked_up([(data, keys) for data, keys in asked if keys])) == held
    for data, keys in asked:
        here = dict(Block(data).some(keys))
        for most in (2, 2**32):
            found = {key: holders(data, key, most) for key in keys}
            assert {key: of for key, of in found.items() if of[0]} == {
                key: (len(all_), all_[:most]) for key, all_ in here.items()
            }


def test_a_block_fits_on_a_page_and_parts_no_word_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.archive.places.SIZE", 200)
    rng = Random(1)
    places = gathered(
        (n, {rng.randrange(90) if rng.random() < 0.3 else rng.getrandbits(50) for _ in range(20)}) for n in range(99)
    )
    blocks = [(first, data, unpacked(data)) for first, data in packed(places)]
    assert all(len(data) <= 200 or len(block.keys) == 1 for _, data, block in blocks)
    assert sum(len(data) for _, data, _ in blocks) > 0.7 * 200 * len(blocks)
    assert [first for first, _, _ in blocks] == [block.keys[0] for _, _, block in blocks]
    assert merged([block for _, _, block in blocks]) == places


@pytest.mark.parametrize("data", [b"", b"\1\0\0\0", bytes(8) + b"x", b"\1\0\0\0\5\0\0\0" + bytes(40)])
def test_what_is_no_block_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        unpacked(data)


@pytest.mark.parametrize("some", [0, 10**6])
def test_the_index_holds_what_was_written_in_whatever_runs(archive, monkeypatch, some):
    monkeypatch.setattr(index, "_SOME", some)
    monkeypatch.setattr(index, "_BLOCKS", 3)
    monkeypatch.setattr("statements.archive.places.SIZE", 120)
    rng, held, number = Random(some), defaultdict(list), 0
    most = 0
    with archive._store.writing() as db:
        for _ in range(60):
            told = []
            for _ in range(rng.choice([0, 1, 1, 2, 9, 40])):
                number += 1
                told.append((number, sorted({rng.randrange(80) + 1 for _ in range(rng.randrange(9))})))
                for key in told[-1][1]:
                    held[key].append(number)
            index.write(db, told)
            assert {key: list(found) for key, found in index.holders(db, list(range(90))).items()} == held
            first = {key: (len(all_), array("I", all_[:7])) for key, all_ in held.items()}
            assert index.first_holders(db, range(90), 7) == first
            most = max(most, *db.execute("SELECT count(*) FROM runs").fetchone())
        assert 4 < most < 30
        index.put_together(db, index.FEW)
        assert db.execute("SELECT count(*) FROM runs").fetchone()[0] < 9
        index.make_one(db)
        assert db.execute("SELECT count(*), sum(places) FROM runs").fetchone() == (1, sum(map(len, held.values())))
        assert {key: list(found) for key, found in index.holders(db, list(range(90))).items()} == held
        db.execute("DELETE FROM pairs")
        db.execute("DELETE FROM runs")


def test_word_pairs_of_another_act_and_order_have_other_keys():
    assert len({pair_key(pair, act) for pair in ("we are", "are we", "we we") for act in range(len(ACTS))}) == 12


def test_an_archive_of_the_first_version_gets_the_index(tmp_path, monkeypatch):
    for room in ("dedup.group", "archive.evidence", "archive.whole"):
        monkeypatch.setattr(f"statements.{room}.cut", lambda n: 3)
    path = tmp_path / "said.db"
    pages = [
        said(f"{GATE} {n}", f"Nobody {n} came to the {n} gate keeper", id=str(n), act=ACTS[n % 2]) for n in range(20)
    ]
    with Archive(path) as archive:
        archive.add(pages[:15])
        list(archive.clusters())
        heavy = archive._store.db.execute("SELECT * FROM heavy ORDER BY act, token").fetchall()
    assert heavy
    _first_version(path)
    with pytest.raises(Exception, match="of version 1"):
        Archive(path, readonly=True)
    with Archive(path) as archive:
        assert archive.check(clusters=True) == ()
        assert archive._store.db.execute("SELECT * FROM heavy ORDER BY act, token").fetchall() == heavy
        assert archive.find(f"{GATE} 7").hits[0].said.page == "7"
        archive.add(pages[15:])
        assert list(archive.clusters()) == list(deduplicate(archive.documents()))


def _first_version(path) -> None:
    """Make a file what it was when the word pairs stood in a full-text index."""
    db = sqlite3.connect(path)
    db.executescript("""
        DROP TABLE pairs; DROP TABLE runs; ALTER TABLE heavy RENAME TO now;
        CREATE VIRTUAL TABLE pairs USING fts5 (tokens, content = '', columnsize = 0, detail = none);
        CREATE TABLE heavy (act INTEGER NOT NULL, token TEXT NOT NULL, pair BLOB NOT NULL, df INTEGER NOT NULL,
            common INTEGER NOT NULL, sample TEXT NOT NULL, PRIMARY KEY (act, token)) STRICT, WITHOUT ROWID;
        INSERT INTO heavy SELECT act, CAST(pair AS TEXT), pair, df, common, sample FROM now;
        DROP TABLE now; PRAGMA user_version = 1;
    """)
    db.close()


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "said.db") as made:
        made._store.make()
        yield made
