"""What changes where word pairs are boilerplate no longer: only what can change is looked at.

Each text that holds one has a word pair more that is evidence. By that it meets no text anew that has not got the same
one, unless it is :func:`gaining`: two texts share no more than before, and have to share no less. So what was compared
is compared again, and the texts that hold the same word pair are compared with each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain

from statements.archive.evidence import Change, Evidence
from statements.archive.linking import Linking

LEAST = 2
"""With fewer word pairs that recur, a text may meet another for the sake of a single one."""


def gaining(evidence: Evidence, change: Change) -> Iterator[int]:
    """The wordings that a change, which is still to be applied, may bring matches with any other."""
    yield from change.lost
    for number, more in change.size.items():
        if more < 0 or (more > 0 and not evidence.guarded(number)):
            yield number
    for number in chain.from_iterable(change.freed.values()):
        if evidence.size[number] < LEAST:
            yield number


class Freeing:
    """The wordings that word pairs were given back to (``freed``, with the wordings that hold each), linked anew."""

    def __init__(self, evidence: Evidence, linking: Linking, freed: Mapping[int, Set[int]]) -> None:
        self._evidence, self._linking, self._freed = evidence, linking, freed
        self._verifier = evidence.verifier()

    def renew(self, anew: Set[int]) -> None:
        """Compare them again with what they were compared with, and those of one word pair with each other; but not
        those that meet all others ``anew``."""
        seen: set[tuple[int, int]] = set()
        numbers = set(chain.from_iterable(self._freed.values())) - anew
        for number in sorted(numbers):
            for small, large, kind, both in self._linking.compared(number):
                if (small, large) in seen or small in anew or large in anew:
                    continue
                seen |= {(small, large), (large, small)}
                if small in numbers and large in numbers:
                    both = self._both(small, large)
                if not self._evidence.meets(small, large, both):
                    self._linking.drop(small, large, kind)
                else:
                    self._linking.revise(small, large, kind, self._verifier, both)
        for token, held in sorted(self._freed.items()):
            for a, b, both in self._within(token, held - anew):
                if (a, b) not in seen and self._linking.may_meet(a, b):
                    seen |= {(a, b), (b, a)}
                    self._linking.compare(a, b, self._verifier, both)

    def _both(self, a: int, b: int) -> int:
        return len({*self._evidence.evidence(a)}.intersection(self._evidence.evidence(b)))

    def _within(self, token: int, held: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """The pairs of wordings with a word pair in common that meet, with how many of evidence they share."""
        lists: defaultdict[int, list[int]] = defaultdict(list)
        for number in sorted(held):
            mine = [one for one in self._evidence.evidence(number) if one != token]
            shared = Counter(chain.from_iterable(lists[one] for one in mine if one in lists))
            for other, both in shared.items():
                if self._evidence.meets(number, other, both + 1):
                    yield number, other, both + 1
            for one in mine:
                lists[one].append(number)
