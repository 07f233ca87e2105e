"""A page resolved: its statements in order, each with who speaks, the occasion and the day."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from statements.attribution.draft import Draft
from statements.models import When
from statements.progress import Progress, watched
from statements.resolve.dating import Calendar, Dated, printed_dates, reported
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
    drafts: list[Draft],
    *,
    published: dt.date | None = None,
    progress: Progress | None = None,
) -> Resolved:
    """Resolve a page that was presented and whose blocks were read into drafts.

    The drafts are let go on the way: the list is empty afterwards. ``published`` is the day on which the page came out,
    from a caller who knows. Whoever listens to ``presented`` hears of what is decided here, too; ``progress`` is told
    how much is read.
    """
    observe = presented.participants.observe
    page = PageDays.of(presented.layout, published)
    presented.participants.published = page.published or page.captured
    told = reported(presented, drafts)
    sayings = _in_page_order(Resolver(presented, drafts).read(progress))
    occasions = presented.events.settle()
    drafts.clear()
    calendar = Calendar.of(printed_dates(presented, told), page, observe)
    for saying in sayings:
        saying.occasion = occasion_of(saying, presented.events)
    days = Days.of(watched(sayings, "finding dates", progress), calendar, presented.events)
    for saying in sayings:
        saying.when = _told("statement", (saying.parts[0][0], saying.parts[-1][1]), days.day(saying), observe)
    participants, people = presented.participants.records()
    return Resolved(
        entries=presented.layout.items,
        topics=[block.topics for block in presented.layout.blocks],
        language=presented.language,
        languages=presented.participants.mentions.by_item,
        participants=participants,
        people=people,
        sayings=sayings,
        occasions=[(o, _told(o.kind, o.sentence, calendar.event(o), observe)) for o in occasions],
        items=calendar.items,
    )


def _in_page_order(sayings: list[Saying]) -> list[Saying]:
    """By where the content begins; what stands within another statement after it, the longer one first."""
    out: list[Saying] = []
    for _, together in groupby(sorted(sayings, key=_start), key=_start):
        first, *others = together
        out += sorted((first, *others), key=_around) if others else (first,)
    return out


def _start(saying: Saying) -> int:
    return saying.parts[0][0]


def _around(saying: Saying) -> tuple[bool, int]:
    return saying.within is not None, -saying.parts[-1][1]


def _told(of: str, place: tuple[int, int], dated: Dated, observe: Observer | None) -> When:
    """A day, which whoever listens is told with its evidence."""
    if observe is not None:
        if dated.mention is not None:
            tell_mention_of_day(observe, dated.mention)
        tell_when(observe, of, place, dated.when, dated.because)
    return dated.when
