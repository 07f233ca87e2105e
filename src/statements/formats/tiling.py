"""Segments that always tile: a format marks what it knows, and the rest is filled in."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter, le
from typing import NamedTuple, TypeVar, get_args

from statements.models import SegmentKind, Segments

T = TypeVar("T")
_KINDS: tuple[SegmentKind, ...] = get_args(SegmentKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


class Mark(NamedTuple):
    """A span of the text whose kind a format knows, with the number of the item it belongs to."""

    start: int
    end: int
    kind: SegmentKind
    item: int | None = None


class Marks:
    """Many marks in a seventh of the place: rows of numbers, of which each is a mark when it is asked for."""

    __slots__ = ("_ends", "_items", "_kinds", "_starts")

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._starts, self._ends, self._items = array("i"), array("i"), array("i")
        self._kinds = bytearray()
        self += marks

    def append(self, mark: Mark) -> None:
        """Add a mark behind the others."""
        start, end, kind, item = mark
        self._starts.append(start)
        self._ends.append(end)
        self._kinds.append(_NUMBERS[kind])
        self._items.append(-1 if item is None else item)

    def __iadd__(self, marks: Iterable[Mark]) -> Marks:
        for mark in marks:
            self.append(mark)
        return self

    def widen(self, end: int) -> None:
        """Let the last mark end elsewhere."""
        self._ends[-1] = end

    def release(self, most: int) -> None:
        """Let the marks of items above a number be of none."""
        for at, item in enumerate(self._items):
            if item > most:
                self._items[at] = -1

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, at: int) -> Mark:
        """The mark at a place; with a length, this is what :func:`reversed` asks for, too."""
        item = self._items[at]
        return Mark(self._starts[at], self._ends[at], _KINDS[self._kinds[at]], item if item >= 0 else None)

    def in_order(self) -> Iterator[Mark]:
        """The marks by where they begin; those that begin together as they were given."""
        starts = self._starts
        if all(map(le, starts, islice(starts, 1, None))):
            return iter(self)
        return map(self.__getitem__, sorted(range(len(self)), key=starts.__getitem__))

    def __iter__(self) -> Iterator[Mark]:
        return map(self.__getitem__, range(len(self)))


def tile(text: str, marks: Iterable[Mark]) -> Segments:
    """Segments that, put together, are the text: the marks, and between them ``blank`` space or ``other`` text.

    Where marks overlap, the one that begins first keeps its place (the earlier given, where two begin together) and the
    other loses what they share; empty marks and what lies outside the text are dropped.

    >>> [(s.kind, s.start, s.end) for s in tile("A b.\\n\\n?", [Mark(0, 4, "body", 1)])]
    [('body', 0, 4), ('blank', 4, 6), ('other', 6, 7)]
    """
    ordered = marks.in_order() if isinstance(marks, Marks) else taken(sorted(marks, key=itemgetter(0)))
    return Segments.packed(_rows(text, ordered))


def _rows(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    at, size = 0, len(text)
    for start, end, kind, item in marks:
        if start < at:
            start = at
        if end > size:
            end = size
        if start >= end:
            continue
        if start > at:
            yield from _filled(text, at, start)
        yield Mark(start, end, kind, item)
        at = end
    if at < size:
        yield from _filled(text, at, size)


def taken(marks: list[T]) -> Iterator[T]:
    """Marks (or what else) in order, taken from their list, so that they and what they become are never all there."""
    marks.reverse()
    while marks:
        yield marks.pop()


def _filled(text: str, start: int, end: int) -> Iterator[Mark]:
    gap = text[start:end]
    if gap.isspace():
        yield Mark(start, end, "blank")
        return
    left = start + len(gap) - len(gap.lstrip())
    right = max(left, start + len(gap.rstrip()))
    spans: tuple[tuple[int, int, SegmentKind], ...] = (
        (start, left, "blank"),
        (left, right, "other"),
        (right, end, "blank"),
    )
    for first, last, kind in spans:
        if first < last:
            yield Mark(first, last, kind)
