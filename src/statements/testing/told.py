"""What a page tells, remembered while it is written, and the records that a parser should make of it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field, frozen

from statements.models import Act, Attendance, Event, EventKind, Form, Part, Span, Statement, When
from statements.names import slug

Place = tuple[int, int]


@frozen(kw_only=True)
class Told:
    """A statement that was written: what it says of itself, and where it stands in the text before its disguise.

    ``item`` is 0 for the page's introduction, which stands above its items.
    ``within`` and ``event`` are numbers, from 0, of what was told and held.
    """

    item: int
    form: Form
    parts: list[Place]
    speaker: str | None
    when: When = field(factory=When)
    topics: tuple[str, ...] = ()
    cue: Place | None = None
    mention: Place | None = None
    via: str | None = None
    to: str | None = None
    within: int | None = None
    event: int | None = None
    act: Act = "assert"


@frozen(kw_only=True)
class Held:
    """An event that was told of."""

    kind: EventKind
    item: int
    people: tuple[str, ...]
    place: str | None = None
    outlet: str | None = None


@define
class Unit:
    """An item of the page, with the place of its own date or stamp and of its own address."""

    start: int
    end: int
    headline: str | None = None
    dated: Place | None = None
    address: Place | None = None


def event_of(id: str, held: Held) -> Event:
    """The event as a parser should give it."""
    return Event(
        id=id,
        kind=held.kind,
        item=held.item,
        places=(held.place,) if held.place else (),
        participants=tuple(Attendance(participant=slug(name)) for name in held.people),
        outlet=held.outlet,
    )


def statement_of(id: str, told: Told, text: str, headline: str | None, moved: Callable[[Place], Place]) -> Statement:
    """The statement as a parser should give it; ``moved`` gives a place's offsets in the text."""

    def span(place: Place | None) -> Span | None:
        return place and Span(start=moved(place)[0], end=moved(place)[1])

    return Statement(
        id=id,
        item=told.item,
        form=told.form,
        parts=tuple(Part(start=a, end=b, text=text[a:b]) for a, b in map(moved, told.parts)),
        speakers=(slug(told.speaker),) if told.speaker else (),
        addressees=(slug(told.to),) if told.to else (),
        act=told.act,
        topics=told.topics,
        headline=headline,
        via=told.via,
        when=told.when,
        within=None if told.within is None else f"s{told.within}",
        event=None if told.event is None else f"e{told.event}",
        cue=span(told.cue),
        mention=span(told.mention),
    )
