"""The index of word pairs in the file: runs of blocks, written as wordings come, and made one when they are many."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from statements.archive import places
from statements.archive.places import Places, gathered, looked_up, merged, packed, unpacked

MANY, FEW = 4, 3
"""So many runs of about one size become one: as what is new is written down, and before much is looked up."""

_FOURFOLD = 2
# Runs are of one size of which the lengths in bits are the same when divided by this.
_BLOCKS = 128
# So many blocks are read at once where runs become one.
_SOME = 100
# Of so many word pairs each is looked up by the file's own index of blocks; for more, that is read.

_END = 1 << 63

_BLOCK = "SELECT data FROM pairs WHERE run = ? AND first <= ? ORDER BY first DESC LIMIT 1"


def write(db: sqlite3.Connection, said: Iterable[tuple[int, Sequence[int]]]) -> None:
    """Take in wordings, in order and behind all that were there, each with the keys of its word pairs."""
    places = gathered(said)
    if places.keys:
        _put(db, _run(db, len(places.wordings)), places)
        put_together(db, MANY)


def put_together(db: sqlite3.Connection, many: int) -> None:
    """Make one of the runs of one size that came last, where there are so many: a word pair is looked up in each."""
    runs = db.execute("SELECT id, places FROM runs ORDER BY id").fetchall()
    sizes = [places.bit_length() // _FOURFOLD for _, places in runs]
    first = len(sizes)
    for size in sorted(set(sizes)):
        at = max((at + 1 for at, other in enumerate(sizes) if other > size), default=0)
        if sizes[at:].count(size) >= many:
            first = at
    if first < len(sizes):
        _merge(db, runs[first][0])


def make_one(db: sqlite3.Connection) -> None:
    """Make all runs one."""
    first, last = db.execute("SELECT min(id), max(id) FROM runs").fetchone()
    if first != last:
        _merge(db, first)


def holders(db: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, array[int]]:
    """The wordings that hold each of some word pairs, in order, where there are any; the keys are in order."""
    found: dict[int, array[int]] = {}
    for (run,) in db.execute("SELECT id FROM runs ORDER BY id").fetchall():
        before = bool(found)
        for here in _where(db, run, wanted):
            if not before:
                found.update(here)
                continue
            for key, held in here:
                if key in found:
                    found[key].extend(held)
                else:
                    found[key] = held
    return found


class Held(NamedTuple):
    """How many wordings hold a word pair, and the first of them, in order."""

    total: int
    first: array[int]


def first_holders(db: sqlite3.Connection, wanted: Iterable[int], most: int) -> dict[int, Held]:
    """Of each of some word pairs that is there how many wordings hold it, and the first, so many at most.

    What very many hold is counted without being read.
    """
    found: dict[int, Held] = {}
    for (run,) in db.execute("SELECT id FROM runs ORDER BY id").fetchall():
        for key in wanted:
            for (data,) in db.execute(_BLOCK, (run, key)):
                before, first = found.get(key) or Held(0, array("I"))
                count, more = places.holders(data, key, most - len(first))
                if count:
                    found[key] = Held(before + count, first + more)
    return found


def blocks(db: sqlite3.Connection) -> Iterator[tuple[int, int, bytes]]:
    """All blocks, each with its run and its first key."""
    yield from db.execute("SELECT run, first, data FROM pairs ORDER BY run, first")


def _where(db: sqlite3.Connection, run: int, wanted: Sequence[int]) -> Iterator[Iterable[tuple[int, array[int]]]]:
    """What of some word pairs is in the blocks of a run, some blocks after others."""
    if len(wanted) < _SOME:
        for key in wanted:
            for (data,) in db.execute(_BLOCK, (run, key)):
                count, held = places.holders(data, key)
                if count:
                    yield [(key, held)]
        return
    rows = db.execute("SELECT first, id FROM pairs WHERE run = ? ORDER BY first", (run,)).fetchall()
    firsts = [first for first, _ in rows]
    at = bisect_left(wanted, firsts[0])
    while at < len(wanted):
        blocks = list[tuple[bytes, Sequence[int]]]()
        while at < len(wanted) and len(blocks) < _BLOCKS:
            block = bisect_right(firsts, wanted[at])
            end = bisect_left(wanted, firsts[block], at) if block < len(firsts) else len(wanted)
            blocks.append((_read(db, rows[block - 1][1]), wanted[at:end]))
            at = end
        yield looked_up(blocks)


def _read(db: sqlite3.Connection, number: int) -> bytes:
    """What is in the file of a block."""
    data: bytes = db.execute("SELECT data FROM pairs WHERE id = ?", (number,)).fetchone()[0]
    return data


def _run(db: sqlite3.Connection, places: int) -> int:
    """A new run of so many places."""
    cursor = db.execute("INSERT INTO runs (places) VALUES (?)", (places,))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _put(db: sqlite3.Connection, run: int, places: Places) -> None:
    db.executemany(
        "INSERT INTO pairs (run, first, data) VALUES (?, ?, ?)", ((run, first, data) for first, data in packed(places))
    )


def _merge(db: sqlite3.Connection, oldest: int) -> None:
    """Make one of a run and all that came after it. What was read is taken away at once, for its place in the file."""
    rows = db.execute("SELECT first, run, id FROM pairs WHERE run >= ? ORDER BY first, run", (oldest,)).fetchall()
    (places,) = db.execute("SELECT sum(places) FROM runs WHERE id >= ?", (oldest,)).fetchone()
    new = _run(db, places)
    left: dict[int, Places] = {}
    for low in range(0, len(rows), _BLOCKS):
        some = rows[low : low + _BLOCKS]
        # What comes before the first key of the next block is there as a whole.
        end = rows[low + _BLOCKS][0] if low + _BLOCKS < len(rows) else _END
        held: defaultdict[int, list[Places]] = defaultdict(list)
        for run, tail in left.items():
            held[run].append(tail)
        for _, run, block in some:
            held[run].append(unpacked(_read(db, block)))
        db.executemany("DELETE FROM pairs WHERE id = ?", ((block,) for *_, block in some))
        left = {}
        heads = []
        for run, pieces in sorted(held.items()):
            for piece in pieces:
                if piece.keys[-1] < end:
                    heads.append(piece)
                else:
                    head, left[run] = piece.parted(end)
                    heads.append(head)
        _put(db, new, merged(heads))
    db.execute("DELETE FROM runs WHERE id >= ? AND id < ?", (oldest, new))
