"""Rows and occasions as the records of a page, with the page's own offsets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, evolve, field, frozen

from statements.attribution.draft import Place
from statements.formats.base import Layout
from statements.models import Attendance, Event, Form, Item, Part, Participant, Span, Statement, When
from statements.resolve.dating import Calendar
from statements.resolve.events import Occasion, Occasions
from statements.resolve.people import Person


@frozen(kw_only=True)
class Resolved:
    """A page's records, with offsets of the page itself."""

    items: tuple[Item, ...]
    participants: tuple[Participant, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]


@define(eq=False)
class Row:
    """A statement on the way: offsets are the view's, people are not yet records."""

    item: int
    block: int
    form: Form
    parts: tuple[Place, ...]
    rule: str
    speakers: list[Person] = field(factory=list)
    addressees: list[Person] = field(factory=list)
    inferred: bool = False
    draft: int | None = None
    within: Row | None = None
    cue: Place | None = None
    mention: Place | None = None
    via: Place | None = None


class Recorder:
    """Turns what was resolved into records. ``place`` maps a view's span to the page's: start, end and words."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        calendar: Calendar,
        occasions: Occasions,
        place: Callable[[Place], tuple[int, int, str]],
    ) -> None:
        self.text = text
        self.layout = layout
        self.calendar = calendar
        self.occasions = occasions
        self.place = place

    def records(self, rows: Sequence[Row], participants: tuple[Participant, ...], ids: dict[int, str]) -> Resolved:
        """The page's records; ``ids`` gives the participant's id by the person's order."""
        kept = self.occasions.settle()
        event_ids = {id(o): f"e{n}" for n, o in enumerate(kept, 1)}
        events = tuple(
            Event(
                id=event_ids[id(o)],
                kind=o.kind,
                item=o.item or None,
                when=self.calendar.event(o.item, o.trigger, reported=o.reported),
                places=tuple(o.places),
                participants=tuple(
                    Attendance(participant=ids[who.order], role=role)  # type: ignore[arg-type]
                    for who, role in o.people.values()
                ),
                outlet=o.outlet,
            )
            for o in kept
        )
        headlines = {e.number: self.text[slice(*e.headline)] if e.headline else None for e in self.layout.items}
        items = []
        for entry in self.layout.items:
            start, end, _ = self.place((entry.start, entry.end))
            items.append(
                Item(
                    number=entry.number,
                    start=start,
                    end=end,
                    headline=headlines[entry.number],
                    when=self.calendar.item(entry.number),
                    forwarded_from=entry.forwarded_from,
                )
            )
        rows = sorted(rows, key=lambda r: (r.parts[0][0], r.within is not None, -r.parts[-1][1]))
        numbers = {id(row): f"s{n}" for n, row in enumerate(rows, 1)}
        return Resolved(
            items=tuple(items),
            participants=participants,
            events=events,
            statements=tuple(self._record(r, numbers, ids, event_ids, headlines) for r in rows),
        )

    def _record(
        self,
        row: Row,
        numbers: dict[int, str],
        ids: dict[int, str],
        event_ids: dict[int, str],
        headlines: dict[int, str | None],
    ) -> Statement:
        occasion = self._occasion(row)
        parts = []
        for part in row.parts:
            start, end, words = self.place(part)
            parts.append(Part(start=start, end=end, text=words))
        return Statement(
            id=numbers[id(row)],
            item=row.item,
            form=row.form,
            parts=tuple(parts),
            speakers=tuple(ids[p.order] for p in row.speakers),
            addressees=tuple(ids[p.order] for p in row.addressees),
            inferred=row.inferred,
            topics=self.layout.blocks[row.block].topics,
            headline=headlines.get(row.item),
            via=self.text[slice(*row.via)] if row.via else None,
            when=self._when(row, occasion),
            within=numbers.get(id(row.within)) if row.within else None,
            event=event_ids.get(id(occasion)) if occasion else None,
            cue=self._span(row.cue),
            mention=self._span(row.mention),
            rule=row.rule,
        )

    def _span(self, span: Place | None) -> Span | None:
        if span is None:
            return None
        start, end, _ = self.place(span)
        return Span(start=start, end=end)

    def _occasion(self, row: Row) -> Occasion | None:
        """The occasion of a statement: the one told in its sentence, else its item's, else the page's."""
        told = [o for o in self.occasions.of(row.item) if o.people]
        start, end = row.parts[0][0], row.parts[-1][1]
        near = [o for o in told if o.sentence[0] <= end and start <= o.sentence[1] and o.item]
        for o in (*near, *told, *self.occasions.of(0)):
            if o.people and (
                not row.speakers or row.form == "communique" or any(p.order in o.people for p in row.speakers)
            ):
                return o
        return None

    def _when(self, row: Row, occasion: Occasion | None) -> When:
        when = self.calendar.statement(row.item, row.block)
        if when.earliest is None and not when.month and occasion is not None:
            of_event = self.calendar.event(occasion.item, occasion.trigger, reported=occasion.reported)
            if of_event.known or of_event.weekday or of_event.month:
                return evolve(of_event, time=when.time, basis="from event")
        return when
