"""The paragraphs of a page: where each stands, and in which item; a few bytes each, as a page may have many."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from statements.attribution.draft import Place


class Paragraphs:
    """Paragraphs, put in order: ``starts``, ``ends`` and ``items`` side by side.

    >>> page = Paragraphs([(6, 9, 2), (0, 4, 1)])
    >>> len(page), page.place(1), page.around(6, 8), page.around(3, 8)
    (2, (6, 9), 1, -1)
    """

    __slots__ = ("ends", "items", "starts")

    def __init__(self, found: Iterable[tuple[int, int, int]]) -> None:
        self._fill(found)
        if any(after <= before for before, after in pairwise(self.starts)):
            self._fill(sorted(zip(self.starts, self.ends, self.items, strict=True)))

    def _fill(self, found: Iterable[tuple[int, int, int]]) -> None:
        starts, ends, items = array("I"), array("I"), array("I")
        for start, end, item in found:
            starts.append(start)
            ends.append(end)
            items.append(item)
        self.starts, self.ends, self.items = starts, ends, items

    def __len__(self) -> int:
        return len(self.starts)

    def place(self, at: int) -> Place:
        """Where the paragraph of that number begins and ends."""
        return self.starts[at], self.ends[at]

    def around(self, start: int, end: int) -> int:
        """The number of the paragraph that holds a stretch, the last that begins before it; -1 for none."""
        at = bisect_right(self.starts, start) - 1
        return at if at >= 0 and end <= self.ends[at] else -1
