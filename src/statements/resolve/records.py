"""What was resolved as the records of a page, with the page's own offsets."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from attrs import field

from statements.attribution.draft import Place
from statements.formats.base import Entry
from statements.languages import Language
from statements.models import Attendance, Event, Item, Part, Participant, Span, Statement, When
from statements.progress import Progress, watched
from statements.record import record
from statements.resolve.people import Person
from statements.resolve.sayings import Saying
from statements.resolve.telling import Occasion
from statements.text import View

H = TypeVar("H", bound=Hashable)


@record(kw_only=True, eq=False, repr=False)
class Resolved:
    """A page resolved, with offsets of its view: its statements in page order, its occasions, and all the days.

    ``items`` are the days of the items, ``occasions`` those told of, each with its day, ``topics`` those of
    each block, ``languages`` those of the items that are not in the page's own, ``participants`` the records of those
    met, and ``people`` each one's id by the person's order. ``sayings`` are let go as they become records.
    """

    entries: Sequence[Entry]
    topics: Sequence[tuple[str, ...]]
    language: Language
    languages: Mapping[int, Language]
    participants: tuple[Participant, ...]
    people: Mapping[int, str]
    sayings: list[Saying]
    occasions: Sequence[tuple[Occasion, When]]
    items: Sequence[When]


@record(kw_only=True, eq=False, repr=False)
class Records:
    """A page's records, with offsets of the page itself."""

    items: tuple[Item, ...]
    participants: tuple[Participant, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]


def records(resolved: Resolved, page: str, view: View, progress: Progress | None = None) -> Records:
    """The records of what was resolved in a view of a page; ``progress`` is told how many are made."""
    recorder = _Recorder(
        page=page,
        view=view,
        topics=resolved.topics,
        headlines={e.number: view.text[slice(*e.headline)] for e in resolved.entries if e.headline},
        people=resolved.people,
        language=resolved.language,
        languages=resolved.languages,
        events={id(o): f"e{n}" for n, (o, _) in enumerate(resolved.occasions, 1)},
        around=_around(resolved.sayings),
    )
    return Records(
        items=tuple(recorder.item(*pair) for pair in zip(resolved.entries, resolved.items, strict=True)),
        participants=resolved.participants,
        events=tuple(recorder.event(occasion, when) for occasion, when in resolved.occasions),
        statements=tuple(recorder.statement(number, saying) for number, saying in _taken(resolved.sayings, progress)),
    )


def _around(sayings: Sequence[Saying]) -> dict[int, str]:
    """The ids of those within which others stand, by identity."""
    wanted = {id(saying.within) for saying in sayings if saying.within is not None}
    return {id(saying): f"s{number}" for number, saying in enumerate(sayings, 1) if id(saying) in wanted}


def _taken(sayings: list[Saying], progress: Progress | None) -> Iterator[tuple[int, Saying]]:
    """The sayings in order with their numbers, taken from their list: they and the statements are never all there."""
    sayings.reverse()
    for number in watched(range(1, len(sayings) + 1), "writing records", progress):
        yield number, sayings.pop()


@record(kw_only=True, eq=False, repr=False)
class _Recorder:
    """Makes records.

    ``people`` gives a participant's id by the person's order, ``events`` those of occasions and
    ``around`` those of sayings that others stand within, both by identity, ``languages``
    gives an item's language where it is another than the page's, ``topics`` those of each block, ``headlines`` those of
    the items by number.
    """

    page: str
    view: View
    topics: Sequence[tuple[str, ...]]
    headlines: Mapping[int, str]
    people: Mapping[int, str]
    language: Language
    languages: Mapping[int, Language]
    events: Mapping[int, str]
    around: Mapping[int, str]
    _same: dict[Hashable, Any] = field(factory=dict)

    def item(self, entry: Entry, when: When) -> Item:
        start, end = self.view.span(entry.start, entry.end)
        return Item(
            number=entry.number,
            start=start,
            end=end,
            headline=self.headlines.get(entry.number),
            when=when,
            forwarded_from=entry.forwarded_from,
            language=self.languages.get(entry.number, self.language).code,
            url=self.view.text[slice(*entry.address)] if entry.address else entry.url,
            address=self._span(entry.address),
            dated=self._span(entry.dated),
            published=entry.published,
            author=entry.author,
        )

    def event(self, occasion: Occasion, when: When) -> Event:
        return Event(
            id=self.events[id(occasion)],
            kind=occasion.kind,
            item=occasion.item or None,
            when=when,
            places=tuple(occasion.places),
            participants=tuple(
                Attendance(participant=self.people[who.order], role=role)  # type: ignore[arg-type]
                for who, role in occasion.people.values()
            ),
            outlet=occasion.outlet,
        )

    def statement(self, number: int, saying: Saying) -> Statement:
        return Statement(
            id=f"s{number}",
            item=saying.item,
            form=saying.form,
            parts=tuple(self._part(part) for part in saying.parts),
            speakers=self._ids(saying.speakers),
            addressees=self._ids(saying.addressees),
            speaker_basis=saying.basis,
            candidates=self._ids(saying.candidates),
            act=saying.act,
            topics=self.topics[saying.block],
            headline=self.headlines.get(saying.item),
            via=self._shared(self.view.text[slice(*saying.via)]) if saying.via else None,
            when=saying.when,
            within=self.around.get(id(saying.within)),
            event=self.events.get(id(saying.occasion)) if saying.occasion else None,
            cue=self._span(saying.cue),
            mention=self._span(saying.mention),
            rule=self._shared(str(saying.rule)),
        )

    def _ids(self, people: Sequence[Person]) -> tuple[str, ...]:
        return self._shared(tuple(self.people[who.order] for who in people))

    def _shared(self, value: H) -> H:
        """The first value that equals one: a page says over and over who speaks, and by which rule."""
        return self._same.setdefault(value, value)  # type: ignore[no-any-return]

    def _part(self, place: Place) -> Part:
        start, end = self.view.span(*place)
        return Part(start=start, end=end, text=self.page[start:end])

    def _span(self, place: Place | None) -> Span | None:
        if place is None:
            return None
        start, end = self.view.span(*place)
        return Span(start=start, end=end)
