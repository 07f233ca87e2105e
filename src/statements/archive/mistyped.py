"""Which wordings hold the words of a quotation of which hardly two in a row were copied without a mistake."""

from __future__ import annotations

import sqlite3
from collections import Counter
from itertools import combinations

COUNTED, RARE = 2000, 7
"""A word is counted so far, and so many of the rarest are looked at."""

LIKELY, SHORT = 48, 150
"""So many wordings are told, and of those that hold two words at most so many are looked at."""

_MATCHING = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"


def sharing(db: sqlite3.Connection, form: str, act: str) -> list[int]:
    """The wordings that hold most twos of the quotation's rarest words, wherever these stand in them."""
    if form.startswith("\0"):  # no word at all
        return []
    rare = sorted((count, word) for word in dict.fromkeys(form.split()) if (count := _count(db, word)))[:RARE]
    shared: Counter[int] = Counter()
    for (_, one), (_, other) in combinations(rare, 2):
        shared.update(number for (number,) in db.execute(_MATCHING, (f'"{one}" "{other}"', SHORT)))
    found: dict[int, None] = {}
    for said, _ in shared.most_common(2 * LIKELY):
        row = db.execute("SELECT wording FROM said WHERE id = ? AND act = ?", (said, act)).fetchone()
        if row is not None:
            found[row[0]] = None
    return list(found)[:LIKELY]


def _count(db: sqlite3.Connection, word: str) -> int:
    """How many statements hold a word, counted so far."""
    return int(db.execute(f"SELECT count(*) FROM ({_MATCHING})", (f'"{word}"', COUNTED)).fetchone()[0])
