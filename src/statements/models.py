"""What the library returns: frozen records that check themselves.

Offsets count Unicode code points of ``Document.text`` and are half-open, as in a W3C TextPositionSelector.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from functools import total_ordering
from typing import Any, Literal, get_args

from attrs import field, frozen, validators

from statements.errors import ModelError
from statements.names import fold

SegmentKind = Literal[
    "headline", "body", "lead", "topic", "time", "date", "caption", "byline", "boilerplate", "navigation", "label", "repeat", "blank", "other"
]
Form = Literal["direct", "indirect", "mixed", "verbatim", "communique"]
EventKind = Literal["press_conference", "interview", "meeting", "phone_call", "visit", "speech", "conference", "other"]
Role = Literal["speaker", "host", "guest", "counterpart", "interviewer", "attendee"]
ParticipantKind = Literal["person", "organisation", "group"]
Basis = Literal["stated", "year inferred", "between neighbours", "from event", "relative to published", "unknown"]


def _one_of(literal: Any) -> Any:
    allowed = get_args(literal)

    def check(instance: object, attribute: Any, value: object) -> None:
        if value not in allowed:
            raise ModelError(f"{type(instance).__name__}.{attribute.name} is {value!r}, not one of {', '.join(allowed)}")

    return check


class _Spanned:
    __slots__ = ()
    start: int
    end: int

    def _check_span(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ModelError(f"{type(self).__name__}: {self.start}..{self.end} is no span")


@frozen(kw_only=True)
class Span(_Spanned):
    """A half-open stretch of ``Document.text`` in code points.

    >>> Span(start=2, end=5)
    Span(start=2, end=5)
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        self._check_span()


@frozen(kw_only=True)
class Part(_Spanned):
    """One of the spans that make up a statement's content, with its words."""

    start: int
    end: int
    text: str

    def __attrs_post_init__(self) -> None:
        self._check_span()
        if len(self.text) != self.end - self.start:
            raise ModelError(f"Part: {self.start}..{self.end} does not hold {len(self.text)} code points")


@frozen(kw_only=True)
class Segment(_Spanned):
    """A span of the text with one kind; a document's segments, put together, are its text."""

    start: int
    end: int
    kind: SegmentKind = field(validator=_one_of(SegmentKind))
    item: int | None = None

    def __attrs_post_init__(self) -> None:
        self._check_span()


@total_ordering
@frozen(kw_only=True, order=False)
class When:
    """A date that may be partial, bounded or unknown, and says how it is known.

    ``earliest`` and ``latest`` are inclusive bounds. ``month`` and ``day`` stand for a day whose year nothing fixes,
    ``weekday`` (ISO, Monday is 1) for a day that only its name constrains. ``time`` carries its zone where the page
    gives one. Raises :class:`ModelError` where ``earliest`` is after ``latest``.

    The order is total: by first possible day (the last one where only that is known), then by last possible day, then
    by time; what has no date comes last, by month, day and weekday.

    >>> import datetime as dt
    >>> When(earliest=dt.date(2024, 9, 9), latest=dt.date(2024, 9, 25)).edtf
    '2024-09-09/2024-09-25'
    >>> When(month=11, day=19).edtf, When(latest=dt.date(2024, 9, 9)).edtf, When().edtf
    ('XXXX-11-19', '../2024-09-09', 'XXXX-XX-XX')
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None
    time: dt.time | None = None
    basis: Basis = field(default="unknown", validator=_one_of(Basis))
    month: int | None = field(default=None, validator=validators.optional(validators.in_(range(1, 13))))
    day: int | None = field(default=None, validator=validators.optional(validators.in_(range(1, 32))))
    weekday: int | None = field(default=None, validator=validators.optional(validators.in_(range(1, 8))))

    def __attrs_post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ModelError(f"When: earliest {self.earliest} is after latest {self.latest}")

    @property
    def known(self) -> bool:
        """Whether any bound is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def edtf(self) -> str:
        """The date in the Extended Date/Time Format (ISO 8601-2)."""
        first, last = self.earliest, self.latest
        if first is None and last is None:
            return f"XXXX-{self.month or 'XX':0>2}-{self.day or 'XX':0>2}"
        if first is None:
            return f"../{last}"
        if last is None:
            return f"{first}/.."
        if first == last:
            return f"{first}T{self.time.isoformat()}" if self.time is not None and self.time.tzinfo else str(first)
        if first.year == last.year and first.day == 1:
            if (first.month, last.month, last.day) == (1, 12, 31):
                return f"{first.year:04}"
            if first.month == last.month and last.day == calendar.monthrange(last.year, last.month)[1]:
                return f"{first.year:04}-{first.month:02}"
        return f"{first}/{last}"

    def _key(self) -> tuple[Any, ...]:
        return (
            self.earliest or self.latest or dt.date.max,
            self.latest or dt.date.max,
            self.earliest is None,
            self.month or 13,
            self.day or 32,
            self.weekday or 8,
            str(self.time or "~"),
            self.basis,
        )

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        return self._key() < other._key()


@frozen(kw_only=True)
class Source:
    """Where a page comes from. ``language`` is an ISO 639-1 code; ``captured_at`` is the page's own clock."""

    format: str
    language: str
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: dt.date | None = None
    captured_at: dt.datetime | None = None
    forwarded_from: str | None = None


@frozen(kw_only=True)
class Item(_Spanned):
    """One unit of a page (a digest paragraph, an entry, a post, an article), numbered from 1 in page order."""

    number: int
    start: int
    end: int
    headline: str | None = None
    when: When = field(factory=When)
    forwarded_from: str | None = None

    def __attrs_post_init__(self) -> None:
        self._check_span()


@frozen(kw_only=True)
class Participant:
    """A person, organisation or group, once a document. ``names`` holds every form seen, in order of appearance.

    ``id`` is the folded name with hyphens, so that a known participant has one id in every document.
    """

    id: str
    name: str
    kind: ParticipantKind = field(default="person", validator=_one_of(ParticipantKind))
    names: tuple[str, ...] = ()
    office: str | None = None
    affiliation: str | None = None


@frozen(kw_only=True)
class Attendance:
    """A participant's part in an event."""

    participant: str
    role: Role = field(default="attendee", validator=_one_of(Role))


@frozen(kw_only=True)
class Event:
    """The occasion on which something was said. ``item`` is ``None`` where the whole page is about one occasion."""

    id: str
    kind: EventKind = field(validator=_one_of(EventKind))
    item: int | None = None
    when: When = field(factory=When)
    places: tuple[str, ...] = ()
    participants: tuple[Attendance, ...] = ()
    outlet: str | None = None


@frozen(kw_only=True)
class Statement:
    """Content attributed to its speakers by one attribution.

    ``parts`` are the content, in order; ``cue`` the words that attribute; ``mention`` the words that name the speaker
    there. ``speakers`` is empty where the text does not say who spoke; ``inferred`` where it says so only by context.
    ``rule`` names the rule that found the statement, ``within`` the statement that it stands in.
    """

    id: str
    item: int
    form: Form = field(validator=_one_of(Form))
    parts: tuple[Part, ...] = field(validator=validators.min_len(1))
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    inferred: bool = False
    topics: tuple[str, ...] = ()
    headline: str | None = None
    via: str | None = None
    when: When = field(factory=When)
    within: str | None = None
    event: str | None = None
    cue: Span | None = None
    mention: Span | None = None
    rule: str = ""

    @property
    def text(self) -> str:
        """The content: the parts, a space between two of them."""
        return " ".join(part.text for part in self.parts)

    @property
    def start(self) -> int:
        """Where the content begins, in code points of the document."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the content ends, in code points of the document."""
        return self.parts[-1].end


@frozen(kw_only=True)
class Problem(_Spanned):
    """Something that the parser saw and could not read."""

    code: str
    message: str
    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        self._check_span()


@frozen(kw_only=True)
class Document:
    """One parsed page.

    Raises :class:`ModelError` where a record points outside the text, the segments do not tile it, or a statement or
    an event names a participant, an item, an event or a statement that the document does not have.
    """

    text: str = field(repr=False)
    source: Source
    segments: tuple[Segment, ...] = field(default=(), repr=False)
    items: tuple[Item, ...] = ()
    participants: tuple[Participant, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def format(self) -> str:
        """The format's name."""
        return self.source.format

    @property
    def language(self) -> str:
        """The language's ISO 639-1 code."""
        return self.source.language

    def __attrs_post_init__(self) -> None:
        self._check_tiling()
        for spanned in (*self.items, *self.problems):
            self._check_inside(type(spanned).__name__, spanned)
        people = _unique("participant", (p.id for p in self.participants))
        events = _unique("event", (e.id for e in self.events))
        items = _unique("item", (i.number for i in self.items))
        statements = _unique("statement", (s.id for s in self.statements))
        for event in self.events:
            _known(f"event {event.id}", "participant", people, *(a.participant for a in event.participants))
            _known(f"event {event.id}", "item", items, event.item)
        for s in self.statements:
            name = f"statement {s.id}"
            _known(name, "participant", people, *s.speakers, *s.addressees)
            _known(name, "event", events, s.event)
            _known(name, "item", items, s.item)
            _known(name, "statement", statements, s.within)
            self._check_parts(name, s)

    def _check_tiling(self) -> None:
        at = 0
        for segment in self.segments:
            if segment.start != at:
                raise ModelError(f"segments leave a gap or overlap at {at}")
            at = segment.end
        if at != len(self.text):
            raise ModelError(f"segments end at {at}, the text at {len(self.text)}")

    def _check_inside(self, name: str, span: Any) -> None:
        if span.end > len(self.text):
            raise ModelError(f"{name}: {span.start}..{span.end} is outside the text of {len(self.text)} code points")

    def _check_parts(self, name: str, s: Statement) -> None:
        at = 0
        for part in s.parts:
            self._check_inside(name, part)
            if part.start < at:
                raise ModelError(f"{name}: its parts are not in order")
            if self.text[part.start : part.end] != part.text:
                raise ModelError(f"{name}: the text at {part.start}..{part.end} is not the part's")
            at = part.end
        for span in (s.cue, s.mention):
            if span is not None:
                self._check_inside(name, span)

    def at(self, place: Span | Part | Segment | Item | Problem | Statement) -> str:
        """The words at a place of this document; a statement's parts are joined by a space."""
        if isinstance(place, Statement):
            return place.text
        return self.text[place.start : place.end]

    def participant(self, id: str) -> Participant:
        """The participant of that id; raises :class:`KeyError` where there is none."""
        return next((p for p in self.participants if p.id == id), None) or _missing(id)

    def speakers_of(self, statement: Statement) -> tuple[Participant, ...]:
        """The statement's speakers, as participants."""
        return tuple(self.participant(id) for id in statement.speakers)

    def by_speaker(self, name: str) -> tuple[Statement, ...]:
        """The statements of the speakers that bear the name, or a name that holds it as words; case and marks aside."""
        wanted = f" {fold(name)} "
        ids = {p.id for p in self.participants if any(wanted in f" {fold(n)} " for n in (p.name, *p.names))}
        return tuple(s for s in self.statements if ids.intersection(s.speakers))

    def timeline(self) -> tuple[Statement, ...]:
        """The statements in the order of :class:`When`, those of one moment in page order."""
        return tuple(sorted(self.statements, key=lambda s: (s.when, s.start)))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)


def _missing(id: str) -> Participant:
    raise KeyError(id)


def _unique(what: str, ids: Iterator[Any]) -> set[Any]:
    seen: set[Any] = set()
    for id in ids:
        if id in seen:
            raise ModelError(f"two records bear the {what} id {id!r}")
        seen.add(id)
    return seen


def _known(name: str, what: str, ids: set[Any], *wanted: Any) -> None:
    for id in wanted:
        if id is not None and id not in ids:
            raise ModelError(f"{name} names an unknown {what}: {id!r}")
