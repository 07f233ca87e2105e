"""Whether an archive is whole: every place, every reference, both indexes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from statements.archive import places
from statements.archive.keys import ACTS, wording
from statements.archive.pack import storable, unpacked
from statements.archive.pairs import blocks
from statements.archive.store import Store
from statements.errors import StatementsError

_MOST = 20
"""So many faults of one kind are told; more of them say nothing new."""

Progress = Callable[[str, int, int], object]


def faults(store: Store, progress: Progress) -> Iterator[str]:
    """What is wrong, a sentence each; nothing where the archive is whole."""
    with store.reading() as db:
        for looked in (_file, _references, _pages(progress), _versions, _keys, _pairs):
            for number, fault in enumerate(looked(db)):
                if number == _MOST:
                    yield "and more of the same kind"
                    break
                yield fault
    if not store.readonly:
        yield from _indexes(store)


def _file(db: sqlite3.Connection) -> Iterator[str]:
    for (told,) in db.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield f"the file: {told}"


def _references(db: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row}: it names one of {parent} that is not there"
    for said, wanted in db.execute("SELECT id, wording FROM said WHERE wording NOT IN (SELECT id FROM wordings)"):
        yield f"statement {said}: wording {wanted} is not there"


def _pages(progress: Progress) -> Callable[[sqlite3.Connection], Iterator[str]]:
    def looked(db: sqlite3.Connection) -> Iterator[str]:
        (total,) = db.execute("SELECT count(*) FROM pages").fetchone()
        pages = db.execute("SELECT id, text, document FROM pages ORDER BY id")
        for done, (page, text, data) in enumerate(pages):
            progress("pages", done, total)
            yield from _page(db, page, text, data)
        progress("pages", total, total)

    return looked


def _page(db: sqlite3.Connection, page: int, text: str, data: bytes) -> Iterator[str]:
    """The faults of one page: its document's, and where what is found by does not say what the document says."""
    try:
        document = unpacked(text, data)
    except StatementsError as error:
        yield f"page {page}: {error}"
        return
    if storable(document.text) != text:
        yield f"page {page}: its text is another than its document's"
    rows = db.execute(
        "SELECT said.statement, texts.text, said.act, crc, mark FROM said JOIN texts ON texts.id = said.id"
        " JOIN wordings ON wordings.id = said.wording WHERE said.page = ? ORDER BY said.id",
        (page,),
    ).fetchall()
    told = [(storable(s.id), storable(s.text), s.act, *wording(s.text)[1:]) for s in document.statements]
    if rows != told:
        odd = next((a[0] for a, b in zip(told, rows, strict=False) if a != b), "one of them")
        yield f"page {page}: its statements are not those of its document, from {odd} on"


def _versions(db: sqlite3.Connection) -> Iterator[str]:
    for key, count, last, current in db.execute(
        "SELECT key, count(*), max(version), max(CASE WHEN current THEN version END) FROM pages"
        " GROUP BY key HAVING count(*) <> max(version) OR sum(current) <> 1 OR max(version) <> max(version * current)"
    ):
        yield f"{key}: of {count} versions the last is {last}, and {current} is said to be"


def _keys(db: sqlite3.Connection) -> Iterator[str]:
    for crc, mark, act, count in db.execute(
        "SELECT crc, mark, act, count(*) FROM wordings GROUP BY crc, mark, act HAVING count(*) > 1"
    ):
        yield f"wording {crc}-{mark} ({ACTS[act]}) is there {count} times"


def _indexes(store: Store) -> Iterator[str]:
    with store.told():
        try:
            store.db.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            yield f"the index of words: {error}"


def _pairs(db: sqlite3.Connection) -> Iterator[str]:
    """Where the index of word pairs is not in order, or does not hold of each wording as many as it has."""
    held, sizes, before = Counter[int](), Counter[int](), (0, -1)
    for run, first, data in blocks(db):
        try:
            some = places.unpacked(data)
        except (ValueError, IndexError) as error:
            yield f"the index of pairs: a block of run {run} is damaged: {error}"
            continue
        keys = [(run, key) for key in some.keys]
        if not keys or keys[0] != (run, first) or any(a >= b for a, b in pairwise([before, *keys])):
            yield f"the index of pairs: a block of run {run} is out of order"
        before = keys[-1] if keys else before
        held.update(some.wordings)
        sizes[run] += len(some.wordings)
    for run, wanted in db.execute("SELECT id, places FROM runs"):
        if sizes[run] != wanted:
            yield f"the index of pairs: run {run} holds {sizes[run]} places, not {wanted}"
    for number, wanted in db.execute("SELECT id, pairs FROM wordings"):
        if held[number] != wanted:
            yield f"the index of pairs: it holds {held[number]} of wording {number}, which has {wanted}"
