"""The day of each statement: from its own sentence, its paragraph, its item, its occasion, in this order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from attrs import define, evolve, field

from statements import dates
from statements.attribution.draft import Place
from statements.models import When
from statements.resolve.dating import Calendar, Dated
from statements.resolve.events import Events
from statements.resolve.sayings import Saying
from statements.resolve.telling import Occasion

# How many dated statements above one in its paragraph are looked at for its speaker.
_NEAR = 8
# The letters of a sentence in which a word that opens it stands.
_OPENING = 24


@define(eq=False, repr=False)
class Days:
    """The days of a page's statements. A day is exact only where what it is told of is the saying or its occasion."""

    calendar: Calendar
    events: Events
    _own: dict[int, list[tuple[Saying, Dated]]] = field(factory=dict)
    _said: dict[int, Dated] = field(factory=dict)
    _of_events: dict[int, Dated] = field(factory=dict)
    _clocked: tuple[When, When, When] | None = None  # a day, an item's, and the first with the second's clock

    @classmethod
    def of(cls, sayings: Iterable[Saying], calendar: Calendar, events: Events) -> Days:
        """Read the days that stand in the statements' own sentences; their occasions are known."""
        days = cls(calendar, events)
        for saying in sayings:
            if dated := days._in_sentence(saying):
                days._own.setdefault(saying.block, []).append((saying, dated))
                days._said[id(saying)] = dated
        return days

    def day(self, saying: Saying) -> Dated:
        """The day of a statement, with the clock of its item where it has one."""
        if saying.earlier:
            bounded = Dated(self.calendar.page.bound(When()), "it was said before, on a day that is not told")
            return self._said.get(id(saying)) or bounded
        item = self.calendar.item(saying.item)
        found = self._in_paragraph(saying)
        if found is not None and _says_less(found.when, item):
            found = None
        if found is None and not (item.earliest or item.month):
            found = self._of_occasion(saying)
        if found is None and self._is_later(saying, item):
            later = self.calendar.page.bound(When(earliest=item.earliest, basis=item.basis))
            return Dated(later, "on its item's day or a later one, which is not told")
        if found is None:
            return Dated(item, "its item's date")
        if found.when.time == item.time or (found.when.exact and item.exact and found.when.earliest != item.earliest):
            return found  # a clock is the clock of its own day
        # The statements of an item come one behind the other, and share their day.
        known = self._clocked
        if known is None or known[0] is not found.when or known[1] is not item:
            known = self._clocked = found.when, item, evolve(found.when, time=item.time)
        return found._replace(when=known[2])

    def _in_paragraph(self, saying: Saying) -> Dated | None:
        """The day in its sentence; else of its occasion, or that the same speaker or a sentence above opens with."""
        if said := self._said.get(id(saying)):
            return said
        own = self._own.get(saying.block, [])
        above = bisect_left(own, saying.parts[0][0], key=lambda one: one[0].parts[0][0])
        near = own[max(0, above - _NEAR) : above][::-1]
        cases: tuple[Callable[[], Dated | None], ...] = (
            lambda: next((dated for other, dated in near if _goes_on(other, dated, saying)), None),
            lambda: self._of_occasion(saying) if self._is_dated_beside(saying) else None,
            lambda: self.calendar.opening(saying.item, saying.block, _place(saying)),
        )
        return next(filter(None, (case() for case in cases)), None)

    def _in_sentence(self, saying: Saying) -> Dated | None:
        """The day that tells of the saying in its sentence, and not of an occasion that is only spoken of."""
        place = _place(saying)
        found = [m for m in self.calendar.beside(saying.item, saying.block, place) if not self._is_spoken_of(m, saying)]
        return self.calendar.said(found, saying.item, place)

    def _is_spoken_of(self, mention: dates.Mention, saying: Saying) -> bool:
        """Whether a day is that of an occasion which the speaker, named before, comes to speak of before the cue."""
        if saying.cue is None or saying.mention is None or mention.start > saying.cue[0]:
            return False
        first, last = saying.mention[1], mention.start
        return first < last and any(
            first <= o.trigger.start < last
            and (self._is_only_told_of(o, saying) or not any(who.order in o.people for who in saying.speakers))
            for o in self.events.of(saying.item)
        )

    def _is_only_told_of(self, occasion: Occasion, saying: Saying) -> bool:
        """Whether the speaker speaks about an occasion: *Lind, commenting on the talks of 5 March, said*."""
        start = saying.mention[1] if saying.mention else occasion.trigger.start
        return start < occasion.trigger.start and self.calendar.printed.is_about(start, occasion.trigger.start)

    def _is_dated_beside(self, saying: Saying) -> bool:
        """Whether the occasion of a statement is told, with its day, in its paragraph."""
        o = saying.occasion
        if o is None or o.item != saying.item or self.calendar.block_of(o.trigger.start) != saying.block:
            return False
        if self._is_only_told_of(o, saying):
            return False
        mention = self.calendar.event(o).mention
        return mention is not None and mention.role == "plain"

    def _is_later(self, saying: Saying, item: When) -> bool:
        """Whether its sentence is told to be later than a day that another sentence gives the item: *Позже …*."""
        printed = self.calendar.printed
        words = printed.language_of(saying.item).dates["later"]
        if not words or not item.exact or not any(m.year for m in printed.found.get(saying.item, ())):
            return False
        start, _ = printed.span_of(saying.block, _place(saying)[0])
        return printed.text[start : start + _OPENING].lower().split(" ")[0].strip() in words

    def _of_occasion(self, saying: Saying) -> Dated | None:
        """The day of a statement's occasion, as far as it is told, and not only after the statement."""
        if saying.occasion is None or (saying.occasion.item and saying.occasion.sentence[0] > saying.parts[-1][1]):
            return None
        event = self.calendar.event(saying.occasion)
        if not (event.when.known or event.when.weekday or event.when.month):
            return None
        dated = self._of_events.get(id(event))  # the calendar keeps it
        if dated is None:
            dated = Dated(evolve(event.when, basis="from event"), "its occasion's date", event.mention)
            self._of_events[id(event)] = dated
        return dated


def occasion_of(saying: Saying, events: Events) -> Occasion | None:
    """The occasion of a statement: the one told in its sentence, else its item's, else the page's.

    A speaker takes part in it; only a release, or what nobody says, is of any; what is played there is of none.
    """
    if saying.earlier:
        return None
    told = [o for o in events.of(saying.item) if o.people]
    start, end = saying.parts[0][0], saying.parts[-1][1]
    near = [o for o in told if o.item and o.sentence[0] <= end and start <= o.sentence[1]]
    anybody = not saying.speakers or saying.form == "communique"
    for o in (*near, *told, *events.of(0)):
        if o.people and (anybody or any(who.order in o.people for who in saying.speakers)):
            return o
    return None


def _place(saying: Saying) -> Place:
    """Where somebody speaks: the cue, else whoever is named, else the first words said."""
    return saying.cue or saying.mention or saying.parts[0]


def _says_less(own: When, item: When) -> bool:
    """Whether a date only says more loosely what the item's own says: a weekday, *this year*."""
    if not (own.known or own.month):
        return item.known or item.month is not None
    day, first, last = item.earliest, own.earliest, own.latest
    return item.exact and not own.exact and bool(day and first and last and first <= day <= last)


def _goes_on(said: Saying, dated: Dated, saying: Saying) -> bool:
    """Whether a statement goes on from one above it that has its day, by the same speaker as far as is known."""
    if dated.mention and dated.mention.stretch:
        return False
    known = {who.order for who in said.speakers}
    return not saying.speakers or not known.isdisjoint(who.order for who in saying.speakers)
