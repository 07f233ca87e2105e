"""The candidates with numpy: the same, counted by sorting what all lists of a wording hold."""

from __future__ import annotations

from collections import Counter
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
        size, raw = (np.array(numbers, dtype=np.int32) for numbers in (evidence.size, evidence.raw))
        by_raw = np.maximum(np.minimum(3, 1 + raw // 4), -(-raw // 4))
        # Which wordings may be met for the sake of fewer word pairs.
        self._few = np.maximum(by_raw, -(-SHARE * size // 100)) < TIMES

    def of(self, a: int) -> list[tuple[int, int]]:
        """The wordings that one has to be compared with, with how many word pairs of evidence both hold: most first."""
        evidence = self._evidence
        held = np.frombuffer(b"".join(map(evidence.holders.__getitem__, evidence.evidence(a))), dtype=np.uint32).copy()
        held.sort()
        few: Array = self._few[held]
        if self._few[a]:
            few[:] = True
        # Of what stands there that often all but the first places are seen.
        often = held[TIMES - 1 :][(held[TIMES - 1 :] == held[: 1 - TIMES]) & ~few[TIMES - 1 :]]
        shared = Counter(held[few].tolist())
        shared.update({b: times + TIMES - 1 for b, times in Counter(often.tolist()).items()})
        del shared[a]
        found = [(b, both) for b, both in shared.items() if evidence.meets(a, b, both)]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return found
