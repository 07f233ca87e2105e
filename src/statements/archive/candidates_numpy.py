"""The candidates with numpy: the same, counted by sorting what all lists of a wording hold."""

from __future__ import annotations

from typing import Any

import numpy as np

from statements.archive.evidence import Evidence
from statements.dedup.join import SHARE

Array = Any  # numpy's types, where the dependency is optional, are no use to a caller of this room


class NumpyCandidates:
    """The candidates of wordings, by the evidence as it is once it was brought up to date."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._size, self._raw = (np.array(numbers, dtype=np.int32) for numbers in (evidence.size, evidence.raw))
        by_raw = np.maximum(np.minimum(3, 1 + self._raw // 4), -(-self._raw // 4))
        self._need = np.maximum(by_raw, -(-SHARE * self._size // 100))
        # What a wording needs at least, in a byte: looking up a million of them misses the processor's cache less.
        self._least = np.minimum(self._need, 255).astype(np.uint8)

    def of(self, a: int) -> list[tuple[int, int]]:
        """The wordings that one has to be compared with, with how many word pairs of evidence both hold: most first."""
        evidence = self._evidence
        held = np.sort(
            np.frombuffer(b"".join(map(evidence.holders.__getitem__, evidence.evidence(a))), dtype=np.uint32)
        )
        if not len(held):
            return []
        starts = np.flatnonzero(np.concatenate(([True], held[1:] != held[:-1])))
        both = np.diff(starts, append=len(held))
        other = held[starts]
        some = np.flatnonzero((both >= np.minimum(self._least[other], self._need[a])) & (other != a))
        both, other = both[some], other[some]
        # Of two the one with fewer word pairs that recur, of two with as many the shorter one, says how many they need.
        size, raw = self._size[other], self._raw[other]
        smaller = (size < self._size[a]) | ((size == self._size[a]) & (raw < self._raw[a]))
        enough = both >= np.where(smaller, self._need[other], self._need[a])
        both, other = both[enough], other[enough]
        order = np.lexsort((other, -both))
        return list(zip(other[order].tolist(), both[order].tolist(), strict=True))
