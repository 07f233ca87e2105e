"""Strategies for the models. Every record that they make is valid, odd as its words may be."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, get_args

from hypothesis import strategies as st

from statements.languages import codes
from statements.models import (
    Act,
    Attendance,
    Basis,
    Document,
    Event,
    EventKind,
    Form,
    Item,
    Part,
    Participant,
    ParticipantKind,
    Problem,
    Role,
    Segment,
    SegmentKind,
    Source,
    Span,
    SpeakerBasis,
    Statement,
    When,
)

_ODD = "\u200b\u202e\ufeff\x00\x1b\x85\u2028\r\n\t \"“”«»'’.,;:…<>[]•#e\u0301đ王🔹\ud800\udfff"
_WORDS = ("", "a", "xyz", "He said", "ngày 5/3", "“Да”", "\n\n", "\r\n")
_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))


def texts(*, min_size: int = 0, max_size: int = 80) -> st.SearchStrategy[str]:
    """Any text: all scripts, quotation marks, control and direction characters, lone surrogates.

    Both halves of a surrogate pair never stand side by side: no JSON can tell them from one character.
    """
    # Drawn in runs: a string is one choice, a string of mixed letters one choice a letter.
    run = st.one_of(st.text(max_size=max_size), st.text(_ODD, max_size=8), st.sampled_from(_WORDS))
    mixed = st.lists(run, max_size=4).map(lambda runs: "".join(runs)[:max_size])
    return (run if max_size < 16 else mixed).filter(lambda text: min_size <= len(text) <= max_size and _pairless(text))


def _pairless(text: str) -> bool:
    return not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))


_SHORT = texts(max_size=8)
_MAYBE = st.none() | _SHORT
_SOME = st.lists(_SHORT, max_size=2).map(tuple)
_FORMS = st.sampled_from(get_args(Form))
_EVENT_KINDS = st.sampled_from(get_args(EventKind))
_ROLES = st.sampled_from(get_args(Role))
_SEGMENT_KINDS = st.sampled_from(get_args(SegmentKind))
_SOURCES = st.builds(
    Source,
    format=st.sampled_from(["plain", "ttxvn-digest", "sputnik-live"]),
    language=st.sampled_from(codes()),
    publisher=_MAYBE,
    url=_MAYBE,
    title=_MAYBE,
    published=st.none() | st.dates() | st.datetimes(timezones=st.none() | _ZONES),
    captured_at=st.none() | st.datetimes(timezones=st.none() | _ZONES),
    forwarded_from=_MAYBE,
)
_PARTICIPANTS = st.lists(
    st.builds(
        Participant,
        id=texts(min_size=1, max_size=6),
        name=_SHORT,
        kind=st.sampled_from(get_args(ParticipantKind)),
        names=_SOME,
        office=_MAYBE,
        affiliation=_MAYBE,
    ),
    max_size=3,
    unique_by=lambda p: p.id,
).map(tuple)


@st.composite
def spans(draw: st.DrawFn, text: str, *, start: int = 0, end: int | None = None) -> Span:
    """A span of the text, or of its part from ``start`` to ``end``."""
    last = len(text) if end is None else end
    a, b = sorted((draw(st.integers(start, last)), draw(st.integers(start, last))))
    return Span(start=a, end=b)


def _bounds() -> st.SearchStrategy[tuple[dt.date | None, dt.date | None]]:
    def shaped(days: tuple[dt.date, dt.date], shape: str) -> tuple[dt.date | None, dt.date | None]:
        first, last = sorted(days)
        return {"none": (None, None), "day": (first, first), "from": (first, None), "to": (None, last)}.get(
            shape, (first, last)
        )

    return st.builds(
        shaped, st.tuples(st.dates(), st.dates()), st.sampled_from(["none", "day", "from", "to", "between"])
    )


def _when(bounds: tuple[dt.date | None, dt.date | None], *, month: int | None, day: int | None, **rest: Any) -> When:
    last = calendar.monthrange(2000, month)[1] if month else 31
    return When(earliest=bounds[0], latest=bounds[1], month=month, day=min(day, last) if day else None, **rest)


_WHENS = st.builds(
    _when,
    _bounds(),
    time=st.none() | st.times(timezones=st.none() | _ZONES),
    basis=st.sampled_from(get_args(Basis)),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(1, 7),
)


def whens() -> st.SearchStrategy[When]:
    """A date: exact, bounded on one side or both, partial, or unknown; with or without a time."""
    return _WHENS


def sources() -> st.SearchStrategy[Source]:
    """Where a page comes from."""
    return _SOURCES


@st.composite
def segments(draw: st.DrawFn, text: str) -> tuple[Segment, ...]:
    """Segments that, put together, are the text."""
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    edges = sorted({0, *cuts, len(text)})
    return tuple(Segment(start=a, end=b, kind=draw(_SEGMENT_KINDS)) for a, b in pairwise(edges))


@st.composite
def items(draw: st.DrawFn, text: str, *, min_size: int = 0) -> tuple[Item, ...]:
    """Items of the text in page order, numbered from 1; none laps over another."""
    count = draw(st.integers(min_size, 3))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count)))
    return tuple(draw(_item(text, n, *edges[2 * n - 2 : 2 * n])) for n in range(1, count + 1))


@st.composite
def _item(draw: st.DrawFn, text: str, number: int, start: int, end: int) -> Item:
    within = st.none() | spans(text, start=start, end=end)
    address = draw(within)
    return Item(
        number=number,
        start=start,
        end=end,
        headline=draw(_MAYBE),
        when=draw(_WHENS),
        language=draw(st.none() | st.sampled_from(codes())),
        url=text[address.start : address.end] if address else None,
        address=address,
        dated=draw(within),
    )


def participants() -> st.SearchStrategy[tuple[Participant, ...]]:
    """Participants with ids of their own."""
    return _PARTICIPANTS


@st.composite
def events(draw: st.DrawFn, items: Sequence[Item] = (), people: Sequence[Participant] = ()) -> tuple[Event, ...]:
    """Events that name the items and the participants given."""
    one = st.builds(Attendance, participant=st.sampled_from([p.id for p in people]), role=_ROLES) if people else None
    present = st.just(()) if one is None else st.lists(one, max_size=3).map(tuple)
    return tuple(
        Event(
            id=f"e{n}",
            kind=draw(_EVENT_KINDS),
            item=draw(st.sampled_from([None, *(i.number for i in items)])),
            when=draw(_WHENS),
            places=draw(_SOME),
            participants=draw(present),
            outlet=draw(_MAYBE),
        )
        for n in range(1, draw(st.integers(0, 2)) + 1)
    )


def _some(things: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    if not things:
        return st.just(())
    return st.lists(st.sampled_from(things), max_size=3, unique_by=id).map(tuple)


@st.composite
def statements_(
    draw: st.DrawFn,
    text: str | None = None,
    items: Sequence[Item] | None = None,
    people: Sequence[Participant] = (),
    events: Sequence[Event] = (),
    *,
    max_size: int = 3,
) -> tuple[Statement, ...]:
    """Statements whose parts read the text, in order and in one item; by the participants and at the events given.

    Without ``text`` and ``items`` they are those of one item over some text.
    """
    text = draw(texts(min_size=1)) if text is None else text
    items = (Item(number=1, start=0, end=len(text)),) if items is None else items
    made: list[Statement] = []
    for n in range(1, (draw(st.integers(0, max_size)) if items else 0) + 1):
        item = draw(st.sampled_from(items))
        count = draw(st.integers(1, 3))
        places = st.lists(st.integers(item.start, item.end), min_size=2 * count, max_size=2 * count)
        edges = sorted(draw(places))
        parts = (Part(start=a, end=b, text=text[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True))
        speakers = tuple(p.id for p in draw(_some(people)))
        known = [basis for basis in get_args(SpeakerBasis) if (basis == "unknown") != bool(speakers)]
        maybe_span = st.none() | spans(text, start=item.start, end=item.end)
        made.append(
            Statement(
                id=f"s{n}",
                item=item.number,
                form=draw(_FORMS),
                parts=tuple(parts),
                speakers=speakers,
                addressees=tuple(p.id for p in draw(_some(people))),
                speaker_basis=draw(st.sampled_from(known)),
                candidates=() if speakers else tuple(p.id for p in draw(_some(people))),
                act=draw(st.sampled_from(get_args(Act))),
                topics=draw(_SOME),
                headline=item.headline,
                via=draw(_MAYBE),
                when=draw(_WHENS),
                within=draw(st.sampled_from([None, *(s.id for s in made)])),
                event=draw(st.sampled_from([None, *(e.id for e in events)])),
                cue=draw(maybe_span),
                mention=draw(maybe_span),
                rule=draw(st.sampled_from(["", "cue after", "said that"])),
            )
        )
    return tuple(made)


@st.composite
def problems(draw: st.DrawFn, text: str) -> tuple[Problem, ...]:
    """Problems with places in the text."""
    places = draw(st.lists(spans(text), max_size=2))
    codes = st.sampled_from(["unpaired-quotation", "odd-date"])
    return tuple(Problem(code=draw(codes), message=draw(_SHORT), start=p.start, end=p.end) for p in places)


@st.composite
def documents(draw: st.DrawFn, *, max_size: int = 40) -> Document:
    """A document over some text (at most ``max_size`` code points), its records in agreement with one another."""
    text = draw(texts(max_size=max_size))
    people = draw(participants())
    units = draw(items(text))
    occasions = draw(events(units, people))
    return Document(
        text=text,
        source=draw(sources()),
        segments=draw(segments(text)),
        items=units,
        participants=people,
        events=occasions,
        statements=draw(statements_(text, units, people, occasions)),
        problems=draw(problems(text)),
    )
