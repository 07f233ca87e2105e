"""Segments that always tile: a format marks what it knows, and the rest is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from statements.models import Segment, SegmentKind


class Mark(NamedTuple):
    """A span of the text whose kind a format knows, with the number of the item it belongs to."""

    start: int
    end: int
    kind: SegmentKind
    item: int | None = None


def tile(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Segments that, put together, are the text: the marks, and between them ``blank`` space or ``other`` text.

    Where marks overlap, the one that begins first keeps its place (the earlier given, where two begin together) and the
    other loses what they share; empty marks and what lies outside the text are dropped.

    >>> [(s.kind, s.start, s.end) for s in tile("A b.\\n\\n?", [Mark(0, 4, "body", 1)])]
    [('body', 0, 4), ('blank', 4, 6), ('other', 6, 7)]
    """
    out: list[Segment] = []
    at, size = 0, len(text)
    for start, end, kind, item in taken(sorted(marks, key=itemgetter(0))):
        if start < at:
            start = at
        if end > size:
            end = size
        if start >= end:
            continue
        if start > at:
            _fill(text, at, start, out)
        out.append(Segment(start=start, end=end, kind=kind, item=item))
        at = end
    _fill(text, at, size, out)
    return tuple(out)


def taken(marks: list[Mark]) -> Iterator[Mark]:
    """The marks in order, taken from their list, so that they and the segments are never all there at once."""
    marks.reverse()
    while marks:
        yield marks.pop()


def _fill(text: str, start: int, end: int, out: list[Segment]) -> None:
    gap = text[start:end]
    if gap.isspace():
        out.append(Segment(start=start, end=end, kind="blank"))
        return
    left = start + len(gap) - len(gap.lstrip())
    right = max(left, start + len(gap.rstrip()))
    spans: tuple[tuple[int, int, SegmentKind], ...] = (
        (start, left, "blank"),
        (left, right, "other"),
        (right, end, "blank"),
    )
    out.extend(Segment(start=a, end=b, kind=kind) for a, b, kind in spans if a < b)
