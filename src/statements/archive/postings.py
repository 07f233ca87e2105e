"""Which wordings hold a word pair: the index in the file, looked up for many word pairs at once."""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import itemgetter

# So many places of word pairs are kept in memory, and so many word pairs are looked up by one question.
_PLACES, _AT_ONCE = 20_000_000, 2000
# A word pair takes as much memory as so many places.
_LIST = 60
# So many places of the index are read in the time in which one word pair is looked up.
_SCAN = 20

# So much of the index is written anew at most where its pieces are put together, in its own pages.
_MERGED = 3000

_HELD = """SELECT value, (SELECT group_concat(rowid) FROM pairs WHERE pairs MATCH '"' || value || '"')
    FROM json_each(?)"""


def put_together(db: sqlite3.Connection) -> None:
    """Make one piece of the small ones in which the index came: a word pair is looked up in each piece there is.

    Pieces are put together where two are of one size, so that the large ones are seldom written anew.
    """
    db.execute("INSERT INTO pairs (pairs, rank) VALUES ('usermerge', 2)")
    db.execute("INSERT INTO pairs (pairs, rank) VALUES ('merge', ?)", (_MERGED,))


class Postings:
    """The wordings up to the number ``horizon`` that hold a word pair."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._lists: dict[str, array[int]] = {}
        self._held = 0
        self._places: int | None = None
        self.horizon = 0

    def append(self, number: int, tokens: Iterable[str]) -> None:
        """Take in a wording behind all that were there, with its word pairs."""
        for token in tokens:
            if token in self._lists:
                self._lists[token].append(number)

    def __getitem__(self, token: str) -> array[int]:
        """Those that hold a word pair."""
        found = self._lists.get(token)
        if found is None:
            if self._held > 2 * _PLACES:
                self._let_go(())
            self._look_up([token])
            found = self._lists[token]
        return found

    def fetch(self, wanted: Iterable[str]) -> None:
        """Read those of many word pairs, the index from its beginning to its end.

        Of very many the whole index is read, which costs less than looking each of them up.
        """
        wanted = set(wanted)
        self._let_go(wanted)
        missing = sorted(wanted - self._lists.keys())
        if len(missing) > _AT_ONCE:
            if self._places is None:
                (self._places,) = self._db.execute("SELECT coalesce(sum(pairs), 0) FROM wordings").fetchone()
            if _SCAN * len(missing) > self._places:
                self._read(missing)
                return
        for at in range(0, len(missing), _AT_ONCE):
            self._look_up(missing[at : at + _AT_ONCE])

    def _let_go(self, wanted: Collection[str]) -> None:
        """Where too many are in memory, let go of those that are not wanted now: of the short ones, or of all.

        A long one is soon wanted again, and costs most to read.
        """
        for least in (_LIST, 1 << 32):
            if self._held > _PLACES:
                lists = self._lists.items()
                self._lists = {token: held for token, held in lists if len(held) >= least or token in wanted}
                self._held = sum(map(len, self._lists.values())) + _LIST * len(self._lists)

    def _look_up(self, some: list[str]) -> None:
        for token, told in self._db.execute(_HELD, (json.dumps(some),)):
            held = array("I", map(int, told.split(",")) if told else ())
            del held[bisect_right(held, self.horizon) :]
            self._keep(token, held)

    def _keep(self, token: str, held: array[int]) -> None:
        self._lists[token] = held
        self._held += len(held) + _LIST

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
            if token not in self._lists:
                self._keep(token, array("I"))
