"""The candidates with numpy: the same, counted by sorting what all lists of a wording hold."""

from __future__ import annotations

from typing import Any

import numpy as np

from statements.archive.evidence import Evidence
from statements.dedup.join import SHARE

Array = Any  # numpy's types, where the dependency is optional, are no use to a caller of this room

TIMES = 3
"""What stands so often among the sorted lists is seen by looking at each place once."""


class NumpyCandidates:
    """The candidates of wordings, by the evidence as it is once it was brought up to date."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._size, self._raw = (np.array(numbers, dtype=np.int32) for numbers in (evidence.size, evidence.raw))
        by_raw = np.maximum(np.minimum(3, 1 + self._raw // 4), -(-self._raw // 4))
        self._need = np.maximum(by_raw, -(-SHARE * self._size // 100))
        # Which wordings may be met for the sake of fewer word pairs.
        self._few = self._need < TIMES

    def of(self, a: int) -> list[tuple[int, int]]:
        """The wordings that one has to be compared with, with how many word pairs of evidence both hold: most first."""
        evidence = self._evidence
        held = np.frombuffer(b"".join(map(evidence.holders.__getitem__, evidence.evidence(a))), dtype=np.uint32).copy()
        held.sort()
        other = self._some(held, int(self._need[a]))
        both: Array = held.searchsorted(other, "right") - held.searchsorted(other)
        # Of two the one with fewer word pairs that recur, of two with as many the shorter one, says how many they need.
        size, raw = self._size[other], self._raw[other]
        smaller = (size < self._size[a]) | ((size == self._size[a]) & (raw < self._raw[a]))
        enough = (both >= np.where(smaller, self._need[other], self._need[a])) & (other != a)
        both, other = both[enough], other[enough]
        order = np.lexsort((other, -both))
        return list(zip(other[order].tolist(), both[order].tolist(), strict=True))

    def _some(self, held: Array, least: int) -> Array:
        """Of the wordings that stand there, in order, those that stand as often as they need to, or ``least`` times;
        and some others."""
        if least < TIMES:
            return np.unique(held)
        often = held[TIMES - 1 :][held[TIMES - 1 :] == held[: 1 - TIMES]]
        return np.unique(np.concatenate((often, held[self._few[held]])))
