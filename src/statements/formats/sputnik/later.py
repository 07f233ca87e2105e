"""Sputnik live pages since about 2021: stamps `HH:MM [GMT] DD.MM.YYYY`, each above a caption, a theme, a headline."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from statements.formats.addresses import addressed
from statements.formats.base import Block, Entry, Layout, Order
from statements.formats.shape import only, titled
from statements.formats.sputnik import entries
from statements.formats.sputnik.entries import CAPTION, Piece
from statements.formats.sputnik.head import read_head
from statements.formats.stamps import FARTHEST, clock, date
from statements.formats.tiling import Mark, Marks, tile
from statements.models import Problem
from statements.patterns import pattern

STAMP = pattern(
    r"(\d{1,2}):(\d{2})(?: ?(GMT) ?([+-]\d{1,2}(?!\d))? ?| )(\d{1,2})\.(\d{2})\.(\d{4})(?=$|\W|[^\W\d]|\d{1,2}:)"
)
UPDATED = pattern(r" ?\(Updated:[^()\n]{0,60}\)", re.IGNORECASE)
CHOICE = only(("New first", "Old first"))
CONTENTS = only(("Table of contents",))
BEING_UPDATED = only(("Being updated",))


class _Unit(NamedTuple):
    """A stamp, its day and time without what tells of an update, and the lines below it."""

    stamp: Piece
    clock: Piece
    at: dt.datetime | None
    own: list[Piece]


def lay_out(text: str, lines: list[Piece]) -> Layout:
    """Take a page of the later layout apart."""
    pieces = split(text, lines)
    stamps = [i for i, p in enumerate(pieces) if _stamp(text[p.start : p.end])]
    first = _first_entry(text, pieces, stamps)
    marks = Marks()
    problems: list[Problem] = []
    starts = [i for i in stamps if i >= first and not _page_stamp(text, pieces, i)]
    stop = _footer(text, pieces, starts[-1] + 1 if starts else len(pieces))
    head = starts[0] if starts else stop
    above = _titles_above(text, pieces, starts)
    head -= above
    units = []
    for n, i in enumerate(starts):
        own = [*pieces[i - above : i], *pieces[i + 1 : starts[n + 1] - above if n + 1 < len(starts) else stop]]
        match = _stamp(text[slice(*pieces[i])])
        clock = Piece(pieces[i].start, pieces[i].start + match.end()) if match else pieces[i]
        units.append(_Unit(pieces[i], clock, _read_stamp(text, pieces[i], problems), own))
    skipped = _contents(text, units)
    if not _marked(text, pieces[:head]) and skipped == 0 and _opens_page(units):
        skipped, head = 1, (starts[1] if len(starts) > 1 else stop)
    else:
        for unit in units[:skipped]:
            marks += [Mark(p.start, p.end, "navigation") for p in (unit.stamp, *unit.own)]
    units = units[skipped:]
    source, upper, dated = _take_dates(text, pieces[:head], marks)
    top = read_head(text, upper, dated=dated, theme=True)
    del upper
    marks += top.marks
    if top.title:
        source["title"] = tuple(top.title)
    themes = _themes(text, units)
    items: list[Entry] = []
    told: list[Block] = []
    for number, unit in enumerate(units, 1):
        marks.append(Mark(*unit.stamp, "time", number))
        reading = entries.read_entry(text, unit.own, number, themes)
        marks += reading.marks
        told += reading.blocks
        end = unit.own[-1].end if unit.own else unit.stamp.end
        items.append(
            Entry(
                number=number,
                start=min(unit.stamp.start, unit.own[0].start) if unit.own else unit.stamp.start,
                end=end,
                headline=reading.headline,
                day=unit.at.date() if unit.at else None,
                time=unit.at.timetz() if unit.at else None,
                dated=unit.clock,
            )
        )
    marks += [Mark(p.start, p.end, "boilerplate") for p in pieces[stop:]]
    segments = tile(text, marks)  # before the head's blocks are made: of a long head both are much
    blocks = (*top.blocks, *told)
    return Layout(
        segments=segments,
        items=addressed(text, items, blocks, below=False),
        blocks=blocks,
        source=source,
        context=top.context,
        order=_order([u.at.replace(tzinfo=None) for u in units if u.at]),
        problems=tuple(problems),
    )


def _titles_above(text: str, pieces: Sequence[Piece], starts: Sequence[int]) -> bool:
    """Whether titles stand above their stamps, and prose or a counter below them; the first one shows it, too."""
    above = [i > 0 and titled(text[slice(*pieces[i - 1])]) for i in starts]
    below = sum(1 for i in starts if i + 1 < len(pieces) and _reads_as_title(text[slice(*pieces[i + 1])]))
    shown = len(starts) > 2 and above[0] and not _marked(text, pieces[: starts[0]])
    return shown and 4 * sum(above) > 3 * len(starts) and 4 * below < len(starts)


def _reads_as_title(line: str) -> bool:
    return titled(line) and any(map(str.isalpha, line))


def split(text: str, lines: list[Piece]) -> list[Piece]:
    """The lines, parted where a stamp or a caption is glued to what follows it."""
    out: list[Piece] = []
    for start, end in lines:
        while start < end:
            match = STAMP.match(text, start, end)
            if match is None:
                match = CAPTION.search(text, start, end)
            elif (tail := UPDATED.match(text, match.end(), end)) is not None:
                match = tail
            elif text[match.end() : end].lstrip(" ")[:1].islower() or text[match.end() : match.end() + 1] in ",;.":
                match = None  # a sentence that begins with a time
            stop = match.end() if match else end
            while match and stop < end and text[stop] == " ":
                stop += 1
            out.append(Piece(start, stop if stop == end or match is None else match.end()))
            start = stop
    return out


def _stamp(line: str) -> re.Match[str] | None:
    match = STAMP.match(line)
    return match if match and (match.end() == len(line) or UPDATED.fullmatch(line, match.end())) else None


def _read_stamp(text: str, piece: Piece, problems: list[Problem]) -> dt.datetime | None:
    match = STAMP.match(text, *piece)
    assert match
    on = date(match[7], match[6], match[5])
    at = clock(int(match[1]), int(match[2]))
    shift = int(match[4] or 0)
    if on is None or at is None or abs(shift) > FARTHEST:
        problems.append(Problem(code="bad-stamp", message="no day has this time", start=piece.start, end=piece.end))
        return None
    return dt.datetime.combine(on, at if match[3] else at.replace(tzinfo=None)) - dt.timedelta(hours=shift)


def _page_stamp(text: str, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a stamp is the page's own: it tells of an update, on its line or the next."""
    own = text[pieces[i].start : pieces[i].end]
    if UPDATED.search(own):
        return True
    return i + 1 < len(pieces) and any(label.fullmatch(text, *pieces[i + 1]) for label in (UPDATED, BEING_UPDATED))


def _marked(text: str, head: Sequence[Piece]) -> bool:
    """Whether the head shows where the entries begin."""
    return any(CHOICE.fullmatch(text, *p) or CONTENTS.fullmatch(text, *p) or UPDATED.search(text, *p) for p in head)


def _first_entry(text: str, pieces: Sequence[Piece], stamps: list[int]) -> int:
    """The line from which stamps are entries': below the last of the labels that stand above the list."""
    for label in (CHOICE, CONTENTS, BEING_UPDATED):
        found = [i for i, p in enumerate(pieces) if label.fullmatch(text, *p)]
        # Several copies of a label are several pages in one: then the first one counts.
        if found and found[0] < (stamps[-1] if stamps else 0):
            return found[0]
    return 0


def _footer(text: str, pieces: Sequence[Piece], start: int) -> int:
    return next((i for i in range(start, len(pieces)) if entries.FOOTER.fullmatch(text, *pieces[i])), len(pieces))


def _contents(text: str, units: list[_Unit]) -> int:
    """How many units at the top are a table of contents: stamps without a body that all come again below."""
    run = 0
    for unit in units:
        if len(unit.own) > 1 or (unit.own and not titled(text[unit.own[0].start : unit.own[0].end], longest=200)):
            break
        run += 1
    below = Counter(text[u.stamp.start : u.stamp.end] for u in units[run:])
    top = Counter(text[u.stamp.start : u.stamp.end] for u in units[:run])
    return run if run > 1 and all(below[stamp] >= count for stamp, count in top.items()) else 0


def _opens_page(units: list[_Unit]) -> bool:
    """Whether the first stamp dates the page: older than the entries below it, which run newest first."""
    at = [u.at.replace(tzinfo=None) for u in units if u.at]
    return len(at) > 2 and at[0] <= at[-1] < at[1] and bool(units[0].own)


def _themes(text: str, units: list[_Unit]) -> frozenset[str]:
    """Lines that open more than one entry: a theme, not a headline."""
    opening: Counter[str] = Counter()
    for unit in units:
        lines = (text[p.start : p.end] for p in unit.own[:3])
        first = next((line for line in lines if not entries.caption(line) and not entries.noise(line)), "")
        opening[first] += 1
    return frozenset(line for line, count in opening.items() if line and count > 1)


def _order(at: list[dt.datetime]) -> Order:
    up = sum(a < b for a, b in pairwise(at))
    down = sum(a > b for a, b in pairwise(at))
    return "oldest first" if up > 2 * down else "newest first"


def _take_dates(text: str, pieces: list[Piece], marks: Marks) -> tuple[dict[str, Any], list[Piece], int | None]:
    """The page's own day, the lines of its head but for stamps and contents, and how many stand above that day."""
    source: dict[str, Any] = {"publisher": "Sputnik"}
    rest: list[Piece] = []
    dated: int | None = None
    listing = False
    for piece in pieces:
        line = text[piece.start : piece.end]
        listing = listing or CONTENTS.fullmatch(line) is not None
        if listing and (_stamp(line) or (titled(line, longest=200) and not entries.noise(line))):
            marks.append(Mark(*piece, "navigation"))
        elif (match := _stamp(line)) or UPDATED.fullmatch(line):
            marks.append(Mark(*piece, "date"))
            if match and dated is None and (on := date(match[7], match[6], match[5])):
                source["published"] = on
                dated = len(rest)
        else:
            rest.append(piece)
    return source, rest, dated
