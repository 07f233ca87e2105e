"""What stands above the entries of a Sputnik live page: its title, its theme, its introduction."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from statements.formats.base import Block
from statements.formats.shape import titled
from statements.formats.sputnik import entries
from statements.formats.sputnik.entries import Piece
from statements.formats.tiling import Mark, Marks
from statements.models import SegmentKind
from statements.patterns import pattern

# `LIVE UPDATES: …`, `US Election Live Updates: …`, `UPDATES: …`; what says *watch* is a link to a film.
_UPDATES = pattern(
    r"(?!watch)(?:[^\W_][\w.'’&-]{0,20} ){0,4}?(?:(?:live )?updates?|live(?: blog| feed)?) ?: ?\S", re.IGNORECASE
)
_LONGEST = 240


class Head(NamedTuple):
    """The title, the paragraphs of the introduction, and the marks on all lines of the head."""

    title: Piece | None
    intro: tuple[Piece, ...]
    marks: Marks

    @property
    def context(self) -> tuple[Piece, ...]:
        """What tells of the whole page's occasion."""
        return (self.title, *self.intro) if self.title else self.intro

    @property
    def blocks(self) -> list[Block]:
        """The introduction as blocks to be read, which belong to no entry."""
        return [Block(item=0, kind="prose", spans=(piece,)) for piece in self.intro]


def read_head(text: str, pieces: Sequence[Piece], *, dated: int | None = None, theme: bool = False) -> Head:
    """Tell the title, the theme and the introduction apart.

    ``pieces`` are the lines above the entries that are no dates or links; ``dated`` is the number of the first of them
    that stands below the page's own stamp. Where pages have a ``theme``, its name and description stand above the
    title: what is to be read stands below it.
    """
    lines = [text[start:end] for start, end in pieces]
    marks = Marks()
    titles: list[int] = []
    prose: list[int] = []
    pictured = 0
    for i, line in enumerate(lines):
        if entries.noise(line):
            marks.append(Mark(*pieces[i], "boilerplate"))
        elif entries.caption(line):
            marks.append(Mark(*pieces[i], "caption"))
            pictured = i
        elif titled(line, longest=200) or (len(line) < _LONGEST and _UPDATES.match(line)):
            titles.append(i)
        else:
            prose.append(i)
    chosen = _title(lines, titles, pictured, min(dated or len(lines), prose[0] if prose and theme else len(lines)))
    edge = 0  # above this line prose tells of the theme
    if chosen is not None and theme:
        above = bisect_left(prose, chosen)
        if above and (above < len(prose) or lines[0].startswith("- ")):
            edge = prose[above - 1] + 1
    for i in prose:
        start, end = pieces[i]
        cut = 0 if i < edge else entries.dateline(lines[i])
        if cut:
            marks.append(Mark(start, start + cut, "byline"))
        marks.append(Mark(start + cut, end, "topic" if i < edge else "lead"))
    for i in titles:
        same = chosen is not None and lines[i] == lines[chosen]
        spare: SegmentKind = "topic" if i < edge else "boilerplate"
        marks.append(Mark(*pieces[i], "headline" if i == chosen else "repeat" if same else spare))
    cuts = ((pieces[i], entries.dateline(lines[i])) for i in prose if i >= edge)
    intro = tuple(Piece(piece.start + cut, piece.end) if cut else piece for piece, cut in cuts)
    return Head(None if chosen is None else pieces[chosen], intro, marks)


def _title(lines: Sequence[str], titles: Sequence[int], pictured: int, stop: int) -> int | None:
    """Which line is the title: it says that the page is updated, or follows the last picture.

    Else it is the last that reads as a title above ``stop``, or the last of all.
    """
    cases = (
        [i for i in titles if _UPDATES.match(lines[i])][:1],
        [i for i in titles if pictured and i > pictured][:1],
        [i for i in titles if i < stop][-1:],
        titles[-1:],
    )
    return next((case[0] for case in cases if case), None)
