"""A parsed page, checked as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, islice
from operator import eq, itemgetter
from typing import Any, Never

from attrs import field, frozen

from statements.errors import ModelError
from statements.models.base import Part, Segment, Span
from statements.models.offsets import Encoding, Offsets, offsets_of
from statements.models.records import Event, Item, Participant, Problem, Source, Statement
from statements.models.rows import rows_of
from statements.models.segments import Segments
from statements.names import fold


@frozen(kw_only=True)
class Document:
    """One parsed page.

    ``origin`` says where the words stand in what the text was taken from, where a container told it: runs of (text
    start, text end, source start, source end) in code points of the decoded source; those of equal length were copied.

    Raises :class:`ModelError` where a record points outside the text, the segments do not tile it, a statement's parts
    stand outside its item, it stands within itself, or a record names a participant, an item, an event or a statement
    that the document does not have.
    """

    text: str = field(repr=False)
    source: Source
    segments: Segments = field(factory=Segments, converter=Segments, repr=False)
    items: tuple[Item, ...] = ()
    participants: tuple[Participant, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    origin: tuple[tuple[int, int, int, int], ...] = field(default=(), repr=False)

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
        for spanned in chain(self.items, self.problems):
            self._check_inside(type(spanned).__name__, spanned)
        people = _unique("participant", (p.id for p in self.participants))
        events = _unique("event", (e.id for e in self.events))
        ids = sorted(s.id for s in self.statements)  # a set of them would be large beside a page of short statements
        if any(map(eq, ids, islice(ids, 1, None))):
            _unique("statement", iter(ids))
        if inner := [s for s in self.statements if s.within is not None]:
            statements = set(ids)
            for s in inner:
                _known(f"statement {s.id}", "statement", statements, s.within)
        del ids, inner
        items = {item.number: item for item in self.items}
        if len(items) < len(self.items):
            _unique("item", (i.number for i in self.items))
        for start, _, _, item in self.segments.rows():
            if item and item not in items:
                _known(f"segment at {start}", "item", items, item)
        for event in self.events:
            _known(f"event {event.id}", "participant", people, *(a.participant for a in event.participants))
            _known(f"event {event.id}", "item", items, event.item)
        for s in self.statements:
            name = f"statement {s.id}"
            _known(name, "participant", people, *s.speakers, *s.candidates, *s.addressees)
            _known(name, "event", events, s.event)
            _known(name, "item", items, s.item or None)
            if s.within == s.id:
                raise ModelError(f"{name} stands within itself")
            self._check_parts(name, s)
            if s.item and not (items[s.item].start <= s.start and s.end <= items[s.item].end):
                raise ModelError(f"{name}: its parts are not in item {s.item}")

    def _check_tiling(self) -> None:
        at = 0
        for start, end, _, _ in self.segments.rows():
            if start != at:
                raise ModelError(f"segments leave a gap or overlap at {at}")
            at = end
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

    def at(self, place: Span | Part | Segment | Item | Problem | Statement | None) -> str:
        """The words at a place of this document, none at no place; a statement's parts are joined by a space."""
        if place is None:
            return ""
        if isinstance(place, Statement):
            return place.text
        return self.text[place.start : place.end]

    def in_source(self, place: Span | Part | Segment | Item | Problem | Statement) -> Span | None:
        """Where a place stands in what the text was taken from (a saved page's markup), first letter to last.

        ``None`` where that is not known of both. Offsets are code points of the decoded source.
        """
        first, last = self._source_of(place.start), self._source_of(place.end - 1)
        if first is None or last is None or first[0] >= last[1]:
            return None
        return Span(start=first[0], end=last[1])

    def _source_of(self, place: int) -> tuple[int, int] | None:
        """Where the letter at a place begins and ends in the source."""
        i = bisect_right(self.origin, place, key=itemgetter(0)) - 1
        if i < 0 or place >= self.origin[i][1]:
            return None
        start, end, first, last = self.origin[i]
        if end - start != last - first:
            return first, last
        return first + place - start, first + place - start + 1

    def participant(self, id: str) -> Participant:
        """The participant of that id; raises :class:`KeyError` where there is none."""
        return self._people.get(id) or _missing(id)

    @cached_property
    def _people(self) -> dict[str, Participant]:
        return {p.id: p for p in self.participants}

    def event(self, id: str) -> Event:
        """The event of that id; raises :class:`KeyError` where there is none."""
        return self._events.get(id) or _missing(id)

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {e.id: e for e in self.events}

    def item(self, number: int) -> Item:
        """The item of that number; raises :class:`KeyError` where there is none."""
        return self._items.get(number) or _missing(str(number))

    @cached_property
    def _items(self) -> dict[int, Item]:
        return {i.number: i for i in self.items}

    def addressees_of(self, statement: Statement) -> tuple[Participant, ...]:
        """Those to whom the statement was made, as participants."""
        return tuple(self.participant(id) for id in statement.addressees)

    def speakers_of(self, statement: Statement) -> tuple[Participant, ...]:
        """The statement's speakers, as participants."""
        return tuple(self.participant(id) for id in statement.speakers)

    def candidates_of(self, statement: Statement) -> tuple[Participant, ...]:
        """Those whom the words for an unknown speaker fit alike, as participants."""
        return tuple(self.participant(id) for id in statement.candidates)

    def by_speaker(self, name: str) -> tuple[Statement, ...]:
        """The statements of the speakers that bear the name, or a name that holds it as words; case and marks aside."""
        wanted = f" {fold(name)} "
        ids = {p.id for p in self.participants if any(wanted in f" {fold(n)} " for n in (p.name, *p.names))}
        return tuple(s for s in self.statements if ids.intersection(s.speakers))

    def timeline(self) -> tuple[Statement, ...]:
        """The statements in the order of :class:`When`, those of one moment in page order."""
        return tuple(sorted(self.statements, key=lambda s: (s.when, s.start)))

    def rows(self) -> tuple[dict[str, Any], ...]:
        """The statements as flat dicts for a table, one a statement; all have the same keys.

        >>> Document(text="", source=Source(format="plain", language="en")).rows()
        ()
        """
        return tuple(rows_of(self))

    def offsets(self, encoding: Encoding = "utf-16") -> Offsets:
        """Where each code point of the text begins in units of UTF-16 (as JavaScript counts) or bytes of ``utf-8``."""
        return offsets_of(self.text, encoding)

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __len__(self) -> int:
        """The number of statements."""
        return len(self.statements)

    def __bool__(self) -> bool:
        """True: a page on which nobody says anything is a document, too."""
        return True

    def _repr_html_(self) -> str | None:
        """What a notebook shows: the first statements as a table; where Jinja2 is not there, the ``repr``."""
        # By name: the records know nothing of the rooms that show them, which load when they are asked for.
        if find_spec("jinja2") is None:
            return None
        html: str = import_module("statements.report").summary(self)
        return html

    def __repr__(self) -> str:
        source = self.source
        name = f" {source.id or source.url}" if source.id or source.url else ""
        counts = ((what, len(getattr(self, what))) for what in ("statements", "participants", "events", "problems"))
        told = ", ".join(f"{count} {what if count != 1 else what[:-1]}" for what, count in counts)
        return f"<Document{name}: {source.format}, {source.language}: {told}>"


def _missing(id: str) -> Never:
    raise KeyError(id)


def _unique(what: str, ids: Iterator[Any]) -> set[Any]:
    seen: set[Any] = set()
    for id in ids:
        if id in seen:
            raise ModelError(f"two records bear the {what} id {id!r}")
        seen.add(id)
    return seen


def _known(name: str, what: str, ids: Container[Any], *wanted: Any) -> None:
    for id in wanted:
        if id is not None and id not in ids:
            raise ModelError(f"{name} names an unknown {what}: {id!r}")
