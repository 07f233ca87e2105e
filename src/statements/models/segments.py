"""A page's segments, packed: a page of short lines has more segments than anything else."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args, overload

from statements.errors import ModelError
from statements.models.base import Segment, SegmentKind

Row = tuple[int, int, SegmentKind, int | None]

_KINDS: tuple[SegmentKind, ...] = get_args(SegmentKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}
# What stands for no item.
_NONE = -(2**31)


class Segments(Sequence[Segment]):
    """A tuple of segments in a tenth of the memory: each is made when it is asked for.

    >>> found = Segments([Segment(start=0, end=4, kind="body", item=1), Segment(start=4, end=6, kind="blank")])
    >>> found[-1], len(found), found == tuple(found)
    (Segment(start=4, end=6, kind='blank', item=None), 2, True)
    """

    __slots__ = ("_ends", "_items", "_kinds", "_starts")

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        if isinstance(segments, Segments):
            found = segments
        else:
            found = Segments.packed((s.start, s.end, s.kind, s.item) for s in segments)
        self._columns(found._starts, found._ends, found._kinds, found._items)

    @classmethod
    def packed(cls, rows: Iterable[Row]) -> Segments:
        """Segments that are told as rows, which spares making each; raises :class:`ModelError` for what is none."""
        starts, ends, kinds, items = array("I"), array("I"), bytearray(), array("i")
        for start, end, kind, item in rows:
            if not 0 <= start <= end or item == _NONE:
                raise ModelError(f"Segment: {start}..{end} of item {item} is no segment")
            try:
                starts.append(start)
                ends.append(end)
                items.append(_NONE if item is None else item)
            except (OverflowError, TypeError) as error:
                raise ModelError(f"segment at {start}: {error}") from None
            kinds.append(_CODES[kind])
        return cls.__new__(cls)._columns(starts, ends, kinds, items)

    def _columns(self, starts: array[int], ends: array[int], kinds: bytearray, items: array[int]) -> Segments:
        self._starts, self._ends, self._kinds, self._items = starts, ends, kinds, items
        return self

    def rows(self) -> Iterator[Row]:
        """Each as (start, end, kind, item): who looks over all of them need not have them made."""
        for start, end, code, item in zip(self._starts, self._ends, self._kinds, self._items, strict=True):
            yield start, end, _KINDS[code], None if item == _NONE else item

    def of_kind(self, *kinds: SegmentKind) -> Iterator[Segment]:
        """Those of the kinds, in order."""
        codes = {_CODES[kind] for kind in kinds}
        return (self[at] for at, code in enumerate(self._kinds) if code in codes)

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[Segment]:
        for start, end, kind, item in self.rows():
            yield Segment(start=start, end=end, kind=kind, item=item)

    @overload
    def __getitem__(self, at: int) -> Segment: ...
    @overload
    def __getitem__(self, at: slice) -> Segments: ...
    def __getitem__(self, at: int | slice) -> Segment | Segments:
        if isinstance(at, slice):
            rest = Segments.__new__(Segments)
            return rest._columns(self._starts[at], self._ends[at], self._kinds[at], self._items[at])
        item = self._items[at]
        return Segment(
            start=self._starts[at],
            end=self._ends[at],
            kind=_KINDS[self._kinds[at]],
            item=None if item == _NONE else item,
        )

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Segments):
            return (
                self._ends == other._ends
                and self._starts == other._starts
                and self._kinds == other._kinds
                and self._items == other._items
            )
        if isinstance(other, tuple):
            return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
