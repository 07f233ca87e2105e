"""What makes the file of an older archive one of this version, where that takes more than SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice

from statements.archive.keys import form_of, pair_key, pair_keys
from statements.archive.pairs import make_one, write

_AT_ONCE = 2000
"""So many wordings are taken into the index of word pairs at once."""


def index_word_pairs(db: sqlite3.Connection) -> None:
    """Index the word pairs of all wordings by numbers, and name those in very many texts by them, too."""
    said = _wordings(db)
    while some := list(islice(said, _AT_ONCE)):
        write(db, some)
    make_one(db)
    for act, pair, *told in db.execute("SELECT act, pair, df, common, sample FROM heavy_before").fetchall():
        key = pair_key(pair.decode("utf-8", "surrogatepass"), act)
        db.execute("INSERT INTO heavy VALUES (?, ?, ?, ?, ?, ?)", (act, key, pair, *told))
    db.execute("DROP TABLE heavy_before")


def _wordings(db: sqlite3.Connection) -> Iterator[tuple[int, list[int]]]:
    """The wordings in their order, each with the keys of its word pairs."""
    for number, act, text in db.execute(_TEXTS):
        yield number, pair_keys(form_of(text), act)


_TEXTS = """SELECT wordings.id, wordings.act, (SELECT texts.text FROM said JOIN texts ON texts.id = said.id
    WHERE said.wording = wordings.id LIMIT 1) FROM wordings ORDER BY wordings.id"""
