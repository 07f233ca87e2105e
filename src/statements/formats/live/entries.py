"""How an entry of a live page reads: its headline, its paragraphs, and what is none of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from statements.formats.base import Block
from statements.formats.heads import dateline, is_byline
from statements.formats.live import labels
from statements.formats.live.units import Row, Unit
from statements.formats.shape import title_case, titled
from statements.formats.tiling import Mark
from statements.models import SegmentKind
from statements.patterns import pattern

_BULLETS = "•·●▪*‣◦–—-"
_ALONE = 100
# A title may end in a time: *Minister to speak at 3 p.m.*
_HALF = pattern(r" [ap]\.m\.$")


class Reading(NamedTuple):
    """An entry's headline, the marks on its lines, the paragraphs to read, and where the entry ends."""

    headline: tuple[int, int] | None
    marks: list[Mark]
    blocks: list[Block]
    end: int


def read(text: str, rows: Sequence[Row], unit: Unit, number: int, writers: frozenset[str]) -> Reading:
    """Tell the lines of an entry apart."""
    marks: list[Mark] = []
    own: list[tuple[int, int]] = []
    end = rows[unit.first].end
    for i in range(unit.first, unit.last):
        row = rows[i]
        start = row.start
        if i == unit.stamp and row.stamp:
            marks.append(Mark(start, row.stamp.end, "time", number))
            start = row.stamp.end
        line = text[start : row.end]
        if not line:
            end = row.end
            continue
        if row.stamp and row.stamp.alone and row.stamp.time is None:
            marks.append(Mark(start, row.end, "time", number))
            end = row.end
            continue
        kind = _kind(line, 0 < i - (unit.stamp or unit.first) < 3, writers) if i != unit.title else None
        if row.day and i != unit.stamp:
            kind = "date"
        if kind is None:
            own.append((start, row.end))
        else:
            marks.append(Mark(start, row.end, kind, number if kind != "date" or i + 1 < unit.last else None))
        if kind != "date" or i + 1 < unit.last:
            end = row.end
    themes = 0
    while themes + 1 < len(own) and labels.live(text[slice(*own[themes])]) and titled(text[slice(*own[themes])]):
        marks.append(Mark(*own[themes], "topic", number))
        themes += 1
    headline, body = _headline(text, own[themes:], titled_above=unit.title is not None)
    if headline:
        marks.append(Mark(*headline, "headline", number))
    blocks = []
    for start, stop in body:
        first = dateline(text, start, stop)
        marks += [Mark(start, first, "byline", number), Mark(first, stop, "body", number)]
        while first < stop and text[first] in _BULLETS:
            first += 1
        first += len(text[first:stop]) - len(text[first:stop].lstrip())
        if first < stop:
            blocks.append(Block(item=number, kind="prose", spans=((first, stop),)))
    return Reading(headline, marks, blocks, end)


def _kind(line: str, below: bool, writers: frozenset[str]) -> SegmentKind | None:
    """The kind of a line that is none of an entry's words; ``below``: it stands right below the stamp."""
    if labels.noise(line):
        return "boilerplate"
    if labels.caption(line):
        return "caption"
    if labels.writer(line) or (below and is_byline(line)) or line in writers:
        return "byline"
    return None


def _headline(
    text: str, own: Sequence[tuple[int, int]], *, titled_above: bool
) -> tuple[tuple[int, int] | None, Sequence[tuple[int, int]]]:
    """The headline of an entry, if its first line is one, and its paragraphs."""
    if not own:
        return None, own
    start, end = own[0]
    line = text[start:end]
    if not titled_above:
        if (
            line[0] in _BULLETS
            or not titled(_HALF.sub("", line), longest=200)
            or (len(own) == 1 and len(line) > _ALONE)
        ):
            return None, own
        if len(own) == 1 and not title_case(line) and text[start - 1 : start] != "\n":
            return None, own  # a note behind its stamp, without a stop
    number = labels.NUMBER.match(text, start, end)
    return (number.end() if number else start, end), own[1:]
