"""Segments that always tile: a format marks what it knows, and the rest is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple, TypeVar

from statements.models import SegmentKind, Segments

T = TypeVar("T")


class Mark(NamedTuple):
    """A span of the text whose kind a format knows, with the number of the item it belongs to."""

    start: int
    end: int
    kind: SegmentKind
    item: int | None = None


def tile(text: str, marks: Iterable[Mark]) -> Segments:
    """Segments that, put together, are the text: the marks, and between them ``blank`` space or ``other`` text.

    Where marks overlap, the one that begins first keeps its place (the earlier given, where two begin together) and the
    other loses what they share; empty marks and what lies outside the text are dropped.

    >>> [(s.kind, s.start, s.end) for s in tile("A b.\\n\\n?", [Mark(0, 4, "body", 1)])]
    [('body', 0, 4), ('blank', 4, 6), ('other', 6, 7)]
    """
    return Segments.packed(_rows(text, sorted(marks, key=itemgetter(0))))


def _rows(text: str, marks: list[Mark]) -> Iterator[Mark]:
    at, size = 0, len(text)
    for start, end, kind, item in taken(marks):
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
