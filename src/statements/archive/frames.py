"""What many unrelated statements share, and so tells of none of them, for whoever looks a quotation up."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence, Set

from statements.archive.keys import pair_key
from statements.archive.pairs import Held
from statements.archive.rows import text_of
from statements.dedup import Thresholds
from statements.dedup.boilerplate import SAMPLE, cut, related
from statements.dedup.keys import normal_form
from statements.dedup.verify import Verifier

LONG = 5000
"""Of a word pair that is in many wordings at most so many are looked up."""


class Boilerplate:
    """The word pairs that are no evidence: as the clusters have told them, and until they have, by a sample."""

    def __init__(self) -> None:
        self._told: dict[int, tuple[int, frozenset[str]]] = {}
        self._judged: dict[tuple[int, str], bool] = {}
        self._of = 0

    def is_all(self, db: sqlite3.Connection, act: int, shared: Set[str], held: Mapping[int, Held]) -> bool:
        """Whether all that two statements of an act share is no evidence; by the wordings that hold each word pair."""
        row = db.execute("SELECT said FROM grown WHERE act = ?", (act,)).fetchone()
        if row is not None:
            return shared <= self._told_by(db, act, row[0])
        (wordings,) = db.execute("SELECT coalesce(max(id), 0) FROM wordings").fetchone()
        if wordings != self._of:
            self._of = wordings
            self._judged.clear()
        least = cut(wordings)
        if not all(self._judged.get((act, pair), True) for pair in shared):
            return False
        keys = {pair_key(pair, act): pair for pair in shared}
        if any(key not in held or held[key].total <= least for key in keys):
            return False
        return all(self._is_common(db, act, pair, held[key].first) for key, pair in sorted(keys.items()))

    def _told_by(self, db: sqlite3.Connection, act: int, said: int) -> frozenset[str]:
        known = self._told.get(act)
        if known is None or known[0] != said:
            pairs = db.execute("SELECT pair FROM heavy WHERE act = ? AND common", (act,))
            known = said, frozenset(pair.decode("utf-8", "surrogatepass") for (pair,) in pairs)
            self._told[act] = known
        return known[1]

    def _is_common(self, db: sqlite3.Connection, act: int, pair: str, numbers: Sequence[int]) -> bool:
        """Whether of the wordings that hold a word pair most are unrelated, by some that are spread over all."""
        found = self._judged.get((act, pair))
        if found is None:
            some = numbers[:: max(1, len(numbers) // (2 * SAMPLE))]
            forms = list(dict.fromkeys(normal_form(text_of(db, number)) for number in some))
            found = not related(range(len(forms)), Verifier(forms, Thresholds()), {})
            self._judged[act, pair] = found
        return found
