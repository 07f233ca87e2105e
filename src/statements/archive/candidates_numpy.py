"""The candidates with numpy: the same, counted by sorting what all lists of a wording hold."""

from __future__ import annotations

from typing import Any

import numpy as np

from statements.archive.evidence import Evidence
from statements.dedup.join import SHARE

Array = Any  # numpy's types, where the dependency is optional, are no use to a caller of this room


_NONE = np.uint32((1 << 32) - 1)


class NumpyCandidates:
    """The candidates of wordings, by the evidence as it is once it was brought up to date."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        size, raw = (np.array(numbers, dtype=np.int32) for numbers in (evidence.size, evidence.raw))
        by_raw = np.maximum(np.minimum(3, 1 + raw // 4), -(-raw // 4))
        # How many word pairs each wording has to share with a larger one: of two, so many at least as one of them.
        self._need: Array = np.maximum(by_raw, -(-SHARE * size // 100))

    def of(self, a: int) -> list[tuple[int, int]]:
        """The wordings that one has to be compared with, with how many word pairs of evidence both hold: most first."""
        evidence = self._evidence
        held = np.frombuffer(b"".join(map(evidence.holders.__getitem__, evidence.evidence(a))), dtype=np.uint32).copy()
        held.sort()
        last: Array = np.flatnonzero(np.diff(held, append=_NONE))
        others, both = held[last], np.diff(last, prepend=-1)
        enough = both >= np.minimum(self._need[others], self._need[a])
        met = zip(others[enough].tolist(), both[enough].tolist(), strict=True)
        found = [(b, shared) for b, shared in met if b != a and evidence.meets(a, b, shared)]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return found
