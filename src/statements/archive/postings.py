"""Which wordings hold a word pair, looked up for many word pairs at once and kept in memory."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable

from statements.archive.pairs import holders

# So many places of word pairs are kept in memory, and so many word pairs are looked up at once.
_PLACES, _AT_ONCE = 12_000_000, 100_000
# A word pair takes as much memory as so many places.
_LIST = 60


class Postings(dict[int, "array[int]"]):
    """The wordings up to the number ``horizon`` that hold a word pair, by its key: of any that is asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._held = 0
        self.horizon = 0

    def append(self, number: int, keys: Iterable[int]) -> None:
        """Take in a wording behind all that were there, with its word pairs."""
        for key in keys:
            if key in self:
                self[key].append(number)

    def __missing__(self, key: int) -> array[int]:
        """Those that hold a word pair that was not fetched before."""
        if self._held > 2 * _PLACES:
            self._let_go(())
        self._look_up([key])
        return self[key]

    def fetch(self, wanted: Iterable[int]) -> None:
        """Read those of many word pairs, the index from its beginning to its end."""
        wanted = set(wanted)
        self._let_go(wanted)
        missing = sorted(wanted - self.keys())
        for at in range(0, len(missing), _AT_ONCE):
            self._look_up(missing[at : at + _AT_ONCE])

    def _let_go(self, wanted: Collection[int]) -> None:
        """Where too many are in memory, let go of those that are not wanted now: of the short ones, or of all.

        A long one is soon wanted again, and costs most to read.
        """
        for least in (_LIST, 1 << 32):
            if self._held > _PLACES:
                gone = [key for key, held in self.items() if len(held) < least and key not in wanted]
                for key in gone:
                    del self[key]
                self._held = sum(map(len, self.values())) + _LIST * len(self)

    def _look_up(self, some: list[int]) -> None:
        found = holders(self._db, some)
        for key in some:
            held = found.get(key)
            if held is None:
                held = array("I")
            elif held[-1] > self.horizon:
                del held[bisect_right(held, self.horizon) :]
            self[key] = held
            self._held += len(held) + _LIST
