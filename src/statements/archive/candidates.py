"""Which wordings one has to be compared with: those that share as many word pairs as the two must.

Most of what is in the lists of a wording's word pairs is in the few longest. Two that must share more than these, and
some more, share some in the other lists; so of the longest only the wordings that need less are read.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from importlib.util import find_spec
from itertools import chain, compress
from typing import Protocol

from statements.archive.evidence import Evidence

WORTH = 20_000
"""From so many wordings on numpy saves more time than importing it takes."""

HITS, LONGEST = 4, 5
"""Who must share as many word pairs as both together shares so many in the other lists, which are all but so many."""


_ONE = re.compile(b"\1")


class Candidates:
    """The candidates of wordings, by the evidence as it is once it was brought up to date."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._need = evidence.needs()
        self._few = self._need.translate(bytes(least < HITS + LONGEST for least in range(256)))
        self._lone = {at.start() for at in _ONE.finditer(self._need)}
        self._small: dict[int, array[int]] = {}

    def of(self, a: int) -> list[tuple[int, int]]:
        """The wordings that one has to be compared with, with how many word pairs of evidence both hold: most first."""
        evidence, need = self._evidence, self._need
        mine = sorted(((evidence.holders[token], token) for token in evidence.evidence(a)), key=_length)
        split = len(mine) - (LONGEST if need[a] >= HITS + LONGEST else 0)
        shared = Counter(chain.from_iterable(held for held, _ in mine[:split]))
        shared.update(chain.from_iterable(self._small_holders(held, token) for held, token in mine[split:]))
        shared.pop(a, None)
        least = min(HITS, need[a])
        enough = [b for b, both in shared.items() if both > 1 and (both >= least or both >= need[b])]
        enough += [b for b in (shared if least == 1 else shared.keys() & self._lone) if shared[b] == 1]
        longest = [held for held, _ in mine[split:]]
        found = []
        for b in enough:
            both = shared[b]
            if need[b] >= HITS + LONGEST:
                both += sum(_holds(held, b) for held in longest)
            if evidence.meets(a, b, both):
                found.append((b, both))
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return found

    def _small_holders(self, held: array[int], token: int) -> array[int]:
        """Of the wordings with a word pair those that need fewer than those for which its list need not be read."""
        found = self._small.get(token)
        if found is None:
            found = self._small[token] = array("I", compress(held, map(self._few.__getitem__, held)))
        return found


class Counting(Protocol):
    """What finds the candidates of wordings. There are two, with the same answers."""

    def of(self, a: int) -> list[tuple[int, int]]:
        """The wordings that one has to be compared with, with how many word pairs of evidence both hold: most first."""


def candidates(evidence: Evidence) -> Counting:
    """The candidates, by numpy where it is there and there are so many wordings that it saves more than it takes."""
    if len(evidence.size) >= WORTH and find_spec("numpy") is not None:
        from statements.archive.candidates_numpy import NumpyCandidates

        return NumpyCandidates(evidence)
    return Candidates(evidence)


def _length(pair: tuple[array[int], int]) -> int:
    return len(pair[0])


def _holds(numbers: array[int], number: int) -> bool:
    """Whether a number is one of some in order."""
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number
