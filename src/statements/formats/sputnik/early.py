"""Sputnik live pages until about 2020: a capture clock, an intro, `New messages`, then bullets `• HH:MM`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from statements.formats.addresses import addressed
from statements.formats.base import Block, Entry, Layout
from statements.formats.shape import only
from statements.formats.sputnik import entries
from statements.formats.sputnik.entries import Piece
from statements.formats.sputnik.head import read_head
from statements.formats.stamps import FARTHEST, clock, date, midnights, order_of
from statements.formats.tiling import Mark, Marks, tile
from statements.models import Problem
from statements.patterns import pattern

# `00:47 GMT25 November 2020`; `02:58 GMT +318 January 2018` runs the zone and the day together.
CLOCK = pattern(
    r"(\d{1,2}):(\d{2}) ?GMT ?(?:([+-])(\d{1,2})(?::(\d{2}))? ?)??(\d{1,2}) ?([A-Z][a-z]{2,8}) (\d{4})(?!\d)"
)
STAMP = pattern(r"(?:[•·●▪*] ?)?(\d{1,2}):(\d{2})(?: ?GMT ?([+-]\d{1,2})?)?")
_BULLETED = pattern(r"[•·●▪*] ?(\d{1,2}):(\d{2})(?: ?GMT ?([+-]\d{1,2})?)?(?![\d:])")
NEW_MESSAGES = only(("New messages",))
_HEAD = 40  # lines: the clock stands at the top


def lay_out(text: str, pieces: list[Piece]) -> Layout:
    """Take a page of the early layout apart."""
    starts = _stamped(text, pieces)
    stop = _footer(text, pieces, starts)
    marks = Marks()
    problems: list[Problem] = []
    head = starts[0] if starts else stop
    source, above = _take_clock(text, pieces[:head], marks, problems)
    top = read_head(text, above)
    marks += top.marks
    if top.title:
        source["title"] = tuple(top.title)
    items: list[Entry] = []
    told: list[Block] = []
    times: list[dt.time | None] = []
    for number, at in enumerate(starts, 1):
        first, last = pieces[at].start, pieces[at].end
        match = _BULLETED.match(text, first, last) or STAMP.match(text, first, last)
        assert match
        time = clock(int(match[1]), int(match[2]))
        if time and match[3]:
            time = time.replace(hour=(time.hour - int(match[3])) % 24)
        if time is None:
            problems.append(Problem(code="bad-stamp", message="no clock shows this time", start=first, end=match.end()))
        marks.append(Mark(first, match.end(), "time", number))
        own = pieces[at + 1 : starts[number] if number < len(starts) else stop]
        rest = text[match.end() : last].lstrip(" -–—:|")
        if rest:
            own = [Piece(last - len(rest), last), *own]
        reading = entries.read_entry(text, own, number)
        marks += reading.marks
        told += reading.blocks
        times.append(time)
        end = own[-1].end if own else last
        items.append(
            Entry(
                number=number,
                start=first,
                end=end,
                headline=reading.headline,
                time=time,
                dated=(match.start(1), match.end()),
            )
        )
    marks += [Mark(p.start, p.end, "boilerplate") for p in pieces[stop:]]
    order = order_of(t.hour * 60 + t.minute for t in times if t)
    segments = tile(text, marks)  # before the head's blocks are made: of a long head both are much
    blocks = (*top.blocks, *told)
    return Layout(
        segments=segments,
        items=addressed(text, items, blocks, below=False),
        blocks=blocks,
        source=source,
        context=top.context,
        order=order,
        next_day=midnights(times, order),
        problems=tuple(problems),
    )


def _stamped(text: str, pieces: list[Piece]) -> list[int]:
    bulleted = [i for i, p in enumerate(pieces) if _BULLETED.match(text, p.start, p.end)]
    if bulleted:
        return bulleted
    # A scrape may lose the bullets; then the stamp must be alone, and the list have begun.
    after = next((i for i, p in enumerate(pieces) if NEW_MESSAGES.fullmatch(text, p.start, p.end)), len(pieces))
    return [i for i in range(after, len(pieces)) if STAMP.fullmatch(text, pieces[i].start, pieces[i].end)]


def _footer(text: str, pieces: list[Piece], starts: list[int]) -> int:
    """Where the entries end and the site's own furniture begins."""
    first = starts[-1] + 1 if starts else 0
    found = (i for i in range(first, len(pieces)) if entries.FOOTER.fullmatch(text, pieces[i].start, pieces[i].end))
    return next(found, len(pieces))


def read_clock(text: str, start: int, end: int) -> tuple[dt.datetime | None, int] | None:
    """The capture clock at a place and where it ends; the time is ``None`` for a clock that no day has."""
    match = CLOCK.match(text, start, end)
    if match is None:
        return None
    hour, minute, sign, hours, minutes, day, name, year = match.groups()
    shift = dt.timedelta()
    if sign:
        if not minutes and len(hours) == 2 and len(day) == 1 and hours != "10" and int(hours[1] + day) <= 31:
            hours, day = hours[0], hours[1] + day  # `+318 January` is the 18th at +3, not the 8th at +31
        shift = dt.timedelta(hours=int(hours), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    at = clock(int(hour), int(minute), None)
    on = date(year, name, day)
    if at is None or on is None or abs(shift) > dt.timedelta(hours=FARTHEST):
        return None, match.end()
    return dt.datetime.combine(on, at, tzinfo=dt.timezone(shift) if shift else dt.UTC), match.end()


def _take_clock(
    text: str, pieces: list[Piece], marks: Marks, problems: list[Problem]
) -> tuple[dict[str, Any], list[Piece]]:
    """When the page was saved, by the clock at its top; and the lines of the head without it."""
    rest: list[Piece] = []
    source: dict[str, Any] = {"publisher": "Sputnik"}
    for i, piece in enumerate(pieces):
        found = read_clock(text, *piece) if i < _HEAD and "captured_at" not in source else None
        if found is None:
            rest.append(piece)
            continue
        at, stop = found
        marks += [Mark(piece.start, stop, "date"), Mark(stop, piece.end, "boilerplate")]
        if at is None:
            problems.append(Problem(code="bad-clock", message="no day has this time", start=piece.start, end=stop))
        else:
            source["captured_at"] = at
    return source, rest
