"""A page resolved: its statements in order, each with who speaks, the occasion and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from statements.attribution.draft import Draft
from statements.models import When
from statements.progress import Progress
from statements.resolve.dating import Calendar, Dated, printed_dates
from statements.resolve.days import Days, occasion_of
from statements.resolve.item_dates import PageDays
from statements.resolve.observed_dates import tell_mention_of_day, tell_when
from statements.resolve.presentation import Presented
from statements.resolve.records import Resolved
from statements.resolve.resolver import Resolver
from statements.resolve.sayings import Saying
from statements.steps import Observer


def resolve(
    presented: Presented,
    drafts: Sequence[Draft],
    *,
    published: dt.date | None = None,
    progress: Progress | None = None,
) -> Resolved:
    """Resolve a page that was presented and whose blocks were read into drafts.

    ``published`` is the day on which the page came out, from a caller who knows. Whoever listens to ``presented``
    hears of what is decided here, too; ``progress`` is told how many blocks are read.
    """
    observe = presented.participants.observe
    page = PageDays.of(presented.layout, published)
    presented.participants.published = page.published or page.captured
    sayings = sorted(Resolver(presented, drafts).read(progress), key=_in_page_order)
    occasions = presented.events.settle()
    calendar = Calendar.of(printed_dates(presented, drafts), page, observe)
    for number, saying in enumerate(sayings, 1):
        saying.id = f"s{number}"
        saying.occasion = occasion_of(saying, presented.events)
    days = Days.of(sayings, calendar, presented.events)
    for saying in sayings:
        saying.when = _told("statement", (saying.parts[0][0], saying.parts[-1][1]), days.day(saying), observe)
    return Resolved(
        layout=presented.layout,
        participants=presented.participants,
        sayings=sayings,
        occasions=[(o, _told(o.kind, o.sentence, calendar.event(o), observe)) for o in occasions],
        items=calendar.items,
    )


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
