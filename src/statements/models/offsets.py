"""Code points counted as other programs count: in UTF-16 units, as JavaScript does, or in bytes of UTF-8."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

Encoding = Literal["utf-16", "utf-8"]
# The letters that take one unit more than those of the line above; a lone surrogate counts as what replaces it.
# They are compiled when they are first wanted: sets so large take long, and few programs count in units.
_WIDER: Mapping[str, tuple[str, ...]] = {
    "utf-16": ("[\U00010000-\U0010ffff]",),
    "utf-8": ("[\x80-\U0010ffff]", "[\u0800-\U0010ffff]", "[\U00010000-\U0010ffff]"),
}


@frozen(kw_only=True)
class Offsets:
    """Where a text's code points begin in units of an encoding: ``offsets[code point]``.

    >>> offsets = offsets_of("👍 no", "utf-16")
    >>> offsets[2], offsets.code_point(3)
    (3, 2)
    """

    size: int
    wider: tuple[tuple[int, ...], ...] = field(repr=False)

    def __len__(self) -> int:
        """The text's length in units."""
        return self[self.size]

    def __getitem__(self, code_point: int) -> int:
        """The unit at which a code point begins; the text's length in code points gives its length in units."""
        if not 0 <= code_point <= self.size:
            raise IndexError(f"{code_point} is outside a text of {self.size} code points")
        return code_point + sum(bisect_left(places, code_point) for places in self.wider)

    def code_point(self, unit: int) -> int:
        """The code point that begins at a unit or, where none does, the one that holds it."""
        if not 0 <= unit <= len(self):
            raise IndexError(f"{unit} is outside a text of {len(self)} units")
        low, high = 0, self.size
        while low < high:
            middle = (low + high + 1) // 2
            if self[middle] <= unit:
                low = middle
            else:
                high = middle - 1
        return low


def offsets_of(text: str, encoding: Encoding) -> Offsets:
    """The offsets of a text in an encoding; raises :class:`ValueError` for one that is not counted."""
    if encoding not in _WIDER:
        raise ValueError(f"no offsets in {encoding!r}; there are {', '.join(_WIDER)}")
    wider = (tuple(match.start() for match in re.finditer(letters, text)) for letters in _WIDER[encoding])
    return Offsets(size=len(text), wider=tuple(wider))
