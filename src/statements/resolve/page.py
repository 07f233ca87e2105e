"""A page resolved: its statements in order, each with who speaks, the occasion and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from attrs import evolve

from statements.attribution.draft import Draft
from statements.models import When
from statements.resolve.dating import Calendar, Dated, printed_dates
from statements.resolve.events import Events
from statements.resolve.item_dates import PageDays
from statements.resolve.observed_dates import tell_mention_of_day, tell_when
from statements.resolve.presentation import Presented
from statements.resolve.records import Resolved
from statements.resolve.resolver import Resolver
from statements.resolve.sayings import Saying
from statements.resolve.telling import Occasion
from statements.steps import Observer


def resolve(presented: Presented, drafts: Sequence[Draft], *, published: dt.date | None = None) -> Resolved:
    """Resolve a page that was presented and whose blocks were read into drafts.

    ``published`` is the day on which the page came out, from a caller who knows. Whoever listens to ``presented``
    hears of what is decided here, too.
    """
    observe = presented.participants.observe
    page = PageDays.of(presented.layout, published)
    presented.participants.published = page.published or page.captured
    sayings = sorted(Resolver(presented, drafts).read(), key=_in_page_order)
    occasions = presented.events.settle()
    calendar = Calendar.of(printed_dates(presented, drafts), page, observe)
    for saying in sayings:
        saying.occasion = occasion_of(saying, presented.events)
        saying.when = _told("statement", (saying.parts[0][0], saying.parts[-1][1]), day_of(saying, calendar), observe)
    return Resolved(
        layout=presented.layout,
        participants=presented.participants,
        sayings=sayings,
        occasions=[(o, _told(o.kind, o.sentence, calendar.event(o), observe)) for o in occasions],
        items=calendar.items,
    )


def occasion_of(saying: Saying, events: Events) -> Occasion | None:
    """The occasion of a statement: the one told in its sentence, else its item's, else the page's.

    A speaker takes part in it; only a release, or what nobody says, is of any.
    """
    told = [o for o in events.of(saying.item) if o.people]
    start, end = saying.parts[0][0], saying.parts[-1][1]
    near = [o for o in told if o.item and o.sentence[0] <= end and start <= o.sentence[1]]
    anybody = not saying.speakers or saying.form == "communique"
    for o in (*near, *told, *events.of(0)):
        if o.people and (anybody or any(who.order in o.people for who in saying.speakers)):
            return o
    return None


def day_of(saying: Saying, calendar: Calendar) -> Dated:
    """The day of a statement: its paragraph's or its item's, else that of its occasion."""
    own = calendar.statement(saying.item, saying.block)
    if saying.occasion is None or own.when.earliest is not None or own.when.month:
        return own
    event = calendar.event(saying.occasion)
    if not (event.when.known or event.when.weekday or event.when.month):
        return own
    return Dated(evolve(event.when, time=own.when.time, basis="from event"), "its occasion's date", event.mention)


def _in_page_order(saying: Saying) -> tuple[int, bool, int]:
    """By where the content begins; what stands within another statement after it, the longer one first."""
    return saying.parts[0][0], saying.within is not None, -saying.parts[-1][1]


def _told(of: str, place: tuple[int, int], dated: Dated, observe: Observer | None) -> When:
    """A day, which whoever listens is told with its evidence."""
    if observe is not None:
        if dated.mention is not None:
            tell_mention_of_day(observe, dated.mention)
        tell_when(observe, of, place, dated.when, dated.because)
    return dated.when
