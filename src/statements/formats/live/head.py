"""What stands above the entries of a live page: its title, its day, its introduction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from statements.dates import find
from statements.formats.base import Block
from statements.formats.heads import dateline, is_byline
from statements.formats.live import labels
from statements.formats.live.units import Row
from statements.formats.shape import stops, titled
from statements.formats.tiling import Mark, Marks
from statements.languages import Language
from statements.patterns import pattern

# The day that some scrapes print before a page: `date 2019-03-04 Ferry talks live`.
_STUB = pattern(r"date ((?:19|20)\d\d-\d\d(?:-\d\d)?) ?")
# A shorter line is a section's name, where a longer one says that the page is live.
_SHORT = 25


class Head(NamedTuple):
    """The title, the paragraphs of the introduction, the marks on all lines, and the days that the head prints.

    ``published`` is the day of which the page is, as far as it says so.
    """

    title: tuple[int, int] | None
    intro: list[tuple[int, int]]
    marks: Marks
    published: dt.date | None

    @property
    def blocks(self) -> list[Block]:
        """The introduction as blocks to be read, which belong to no entry."""
        return [Block(item=0, kind="prose", spans=(span,)) for span in self.intro]

    @property
    def context(self) -> tuple[tuple[int, int], ...]:
        """What tells of the whole page's occasion."""
        return (self.title, *self.intro) if self.title else tuple(self.intro)

    @property
    def source(self) -> dict[str, Any]:
        """What the head says of the page."""
        told: dict[str, Any] = {"title": self.title, "published": self.published}
        return {name: value for name, value in told.items() if value is not None}


def read(text: str, rows: Sequence[Row], language: Language) -> Head:
    """Read the lines above the entries."""
    marks = Marks()
    titles: list[tuple[int, int]] = []
    intro: list[tuple[int, int]] = []
    days: list[tuple[int, dt.date]] = []
    for row in rows:
        start, end = row.start, row.end
        if stub := _STUB.match(text, start, end):
            marks.append(Mark(start, stub.end(), "date"))
            days += [(start, day) for day in _days(text, start, stub.end(), language)]
            start = stub.end()
        line = text[start:end]
        if not line:
            continue
        if row.stamp or row.day or labels.edited(line):
            marks.append(Mark(start, end, "date"))
            days += [(start, day) for day in _days(text, start, end, language)]
        elif labels.OPENING.fullmatch(line) or labels.noise(line):
            marks.append(Mark(start, end, "boilerplate"))
        elif labels.caption(line):
            marks.append(Mark(start, end, "caption"))
        elif labels.writer(line) or is_byline(line):
            marks.append(Mark(start, end, "byline"))
        elif line[0] not in "•·●▪*" and (titled(line, longest=200) or (labels.live(line) and not stops(line))):
            titles.append((start, end))
        else:
            first = dateline(text, start, end)
            if first > start:
                marks.append(Mark(start, first, "byline"))
            marks.append(Mark(first, end, "lead"))
            first += len(text[first:end]) - len(text[first:end].lstrip("•·●▪*‣ "))
            intro.append((first, end))
    told = [span for span in titles if labels.live(text[slice(*span)])]
    long = [span for span in (*told, *titles) if span[1] - span[0] >= _SHORT]
    title = next(iter((*[span for span in long if span in told], *told, *long, *titles)), None)
    for span in titles:
        same = title is not None and text[slice(*span)] == text[slice(*title)]
        marks.append(Mark(*span, "headline" if span == title else "repeat" if same else "boilerplate"))
    if title is not None:
        days += [(title[0], day) for day in _days(text, *title, language)]
    # A day above the title is the site's own clock: when the page was saved, not of what it tells.
    stubs = [day for at, day in days if _STUB.match(text, at)]
    below = [day for at, day in sorted(days) if title is None or at >= title[0]]
    return Head(title, intro, marks, next(iter((*below, *stubs)), None))


def _days(text: str, start: int, end: int, language: Language) -> list[dt.date]:
    """The days that a stretch prints in full."""
    found = [m for m in find(text, start, end, language) if m.year and m.month and m.day and m.order != "either"]
    return [days[0] for m in found if (days := m.days(m.year or 0))]
