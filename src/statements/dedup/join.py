"""Candidate pairs: all pairs of texts that share enough of what recurs in the collection, and no others.

A word pair recurs where two texts hold it; what a text shares with no other (a mistyped word, words of its own) says
nothing against a pair. Of two texts, the one with fewer recurring pairs (of two with as many, the shorter) must have at
least :func:`need` of them in the other. So it must have one of its rarest ``size - need + 1`` there: only the lists of
these are read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count
from typing import Protocol

from statements.dedup.keys import shingles

SHARE = 70
"""Per cent of its recurring word pairs that the smaller text must have in the other."""


def need(size: int, raw: int) -> int:
    """How many word pairs a text of ``size`` recurring ones, out of ``raw`` that are evidence, must share.

    70 per cent of those that recur, a quarter of all, and one to three by the length of the text.

    >>> need(10, 12), need(2, 2), need(3, 40)
    (7, 2, 10)
    """
    return max(min(3, 1 + raw // 4), -(-SHARE * size // 100), -(-raw // 4))


class Index(Protocol):
    """Which texts hold which word pairs. Both engines have one; ``settle`` comes between building and pairs."""

    @property
    def raw(self) -> Sequence[int]:
        """For each text, how many word pairs of it are evidence."""

    @property
    def sizes(self) -> Sequence[int]:
        """For each text, how many word pairs of it are evidence and recur; once these are settled."""

    @property
    def heavy(self) -> Sequence[tuple[str, Sequence[int]]]:
        """Word pairs in more than ``cut`` texts, and those texts in order."""

    def settle(self, common: Collection[str]) -> None:
        """Set apart the heavy word pairs that are no evidence."""

    def pairs(self, gone: Collection[int]) -> Iterator[tuple[list[int], list[int], list[int]]]:
        """The candidate pairs in batches: smaller texts, larger ones, word pairs shared; no text of ``gone`` in any."""

    def progress(self) -> tuple[int, int]:
        """How many texts have met the others, and how many there are."""


class PureIndex:
    """The index in pure Python."""

    def __init__(self, forms: Sequence[str], cut: int) -> None:
        number: defaultdict[str, int] = defaultdict(count().__next__)
        self._rows = [list(map(number.__getitem__, shingles(form))) for form in forms]
        self._df = Counter(chain.from_iterable(self._rows))
        self._number = number
        self._lists: defaultdict[int, list[int]] = defaultdict(list)
        for i, row in enumerate(self._rows):
            for pair in row:
                if self._df[pair] > 1:
                    self._lists[pair].append(i)
        self.heavy = [(pair, self._lists[k]) for pair, k in number.items() if self._df[k] > cut]
        self.raw = [len(row) for row in self._rows]
        self._at = 0

    def settle(self, common: Collection[str]) -> None:
        none = {self._number[pair] for pair in common}
        df = self._df
        for i, row in enumerate(self._rows):
            if none:
                row = [pair for pair in row if pair not in none]
                self.raw[i] = len(row)
            self._rows[i] = sorted((pair for pair in row if df[pair] > 1), key=lambda pair: (df[pair], pair))

    def pairs(self, gone: Collection[int]) -> Iterator[tuple[list[int], list[int], list[int]]]:
        rows, lists = self._rows, self._lists
        rank = {
            i: at
            for at, i in enumerate(sorted(range(len(rows)), key=lambda i: (len(rows[i]), self.raw[i], i)))
            if i not in gone
        }
        full: dict[int, frozenset[int]] = {}
        for self._at, i in enumerate(range(len(rows))):
            row, here = rows[i], rank.get(i)
            least = need(len(row), self.raw[i])
            if here is None or len(row) < least:
                continue
            mine = frozenset(row)
            small, large, both = [], [], []
            for other in dict.fromkeys(chain.from_iterable(lists[pair] for pair in row[: len(row) - least + 1])):
                if rank.get(other, -1) > here:
                    if other not in full:
                        full[other] = frozenset(rows[other])
                    shared = len(mine & full[other])
                    if shared >= least:
                        small.append(i)
                        large.append(other)
                        both.append(shared)
            yield small, large, both

    @property
    def sizes(self) -> list[int]:
        return [len(row) for row in self._rows]

    def progress(self) -> tuple[int, int]:
        return self._at, len(self._rows)
