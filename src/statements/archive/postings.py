"""Which wordings hold a word pair: the index in the file, looked up for many word pairs at once."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

# So many places of word pairs are kept in memory, and so many word pairs are looked up by one question.
_PLACES, _AT_ONCE = 8_000_000, 2000
# So many places of the index are read in the time in which one word pair is looked up.
_SCAN = 20
_NONE = array("I")

_HELD = """SELECT value, (SELECT group_concat(rowid) FROM pairs WHERE pairs MATCH '"' || value || '"' AND rowid <= ?2)
    FROM json_each(?1)"""


class Postings:
    """The wordings up to the number ``horizon`` that hold a word pair."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._lists: dict[str, array[int]] = {}
        self._held = 0
        self.horizon = 0

    def forget(self, horizon: int) -> None:
        """Let go of all that was looked up: there are other wordings now."""
        self.horizon = horizon
        self._lists.clear()
        self._held = 0

    def __getitem__(self, token: str) -> array[int]:
        """Those that hold a word pair."""
        found = self._lists.get(token)
        if found is None:
            self._look_up([token])
            found = self._lists[token]
        return found

    def fetch(self, wanted: Iterable[str]) -> None:
        """Read those of many word pairs, the index from its beginning to its end.

        Of very many the whole index is read, which costs less than looking each of them up.
        """
        missing = sorted(set(wanted) - self._lists.keys())
        if len(missing) > _AT_ONCE:
            (places,) = self._db.execute("SELECT coalesce(sum(pairs), 0) FROM wordings").fetchone()
            if _SCAN * len(missing) > places:
                self._read(missing)
                return
        for at in range(0, len(missing), _AT_ONCE):
            self._look_up(missing[at : at + _AT_ONCE])

    def _look_up(self, some: list[str]) -> None:
        if self._held > _PLACES:
            self._lists.clear()
            self._held = 0
        for token, held in self._db.execute(_HELD, (json.dumps(some), self.horizon)):
            self._keep(token, array("I", map(int, held.split(","))) if held else _NONE)

    def _keep(self, token: str, held: array[int]) -> None:
        self._lists[token] = held
        self._held += len(held) + 20

    def _read(self, missing: list[str]) -> None:
        db = self._db
        db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.pairs_placed USING fts5vocab (main, pairs, instance)")
        db.execute("CREATE TABLE IF NOT EXISTS temp.wanted (token TEXT PRIMARY KEY) WITHOUT ROWID")
        db.execute("DELETE FROM temp.wanted")
        db.executemany("INSERT INTO temp.wanted VALUES (?)", ((token,) for token in missing))
        rows = db.execute(
            "SELECT term, doc FROM temp.pairs_placed CROSS JOIN temp.wanted ON token = term WHERE doc <= ?",
            (self.horizon,),
        )
        for token, held in groupby(rows, key=itemgetter(0)):
            self._keep(token, array("I", map(itemgetter(1), held)))
        for token in missing:
            self._lists.setdefault(token, _NONE)
