"""The days of a page's items: each one's own date, its stamp or clock, and the order in which they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from attrs import evolve, field, frozen

from statements import dates
from statements.formats.base import Entry, Layout
from statements.models import When
from statements.record import record
from statements.resolve.observed_dates import tell_evidence, tell_when
from statements.resolve.printed import PrintedDates, counting
from statements.steps import Observer

# How many days ahead of the page an occasion may be announced.
ANNOUNCED = 60
# How far behind an entry's start its stamp may print a day.
_STAMP = 40


@frozen(eq=False)
class ItemEvidence:
    """What items tell of their own years: ``own`` by their numbers, one for all that tell nothing but the same day."""

    own: dict[int, dates.Evidence] = field(factory=dict)
    _bare: dict[dt.date | None, dates.Evidence] = field(factory=dict)

    def of(self, entry: Entry) -> dates.Evidence:
        """What an item tells."""
        if (own := self.own.get(entry.number)) is not None:
            return own
        return self._bare.setdefault(entry.day, dates.Evidence(published=entry.day))


@record(eq=False, repr=False)
class PageDays:
    """The days that bound a page: ``published`` is when it came out, ``captured`` when it was saved."""

    published: dt.date | None
    captured: dt.date | None

    @classmethod
    def of(cls, layout: Layout, published: dt.date | None) -> PageDays:
        """The days of a page: what the caller knows goes before what the page says."""
        captured = layout.source.get("captured_at")
        return cls(published or layout.source.get("published"), captured.date() if captured else None)

    def bound(self, when: When) -> When:
        """A date that is not exact, no later than the page."""
        latest = self.published or self.captured
        if latest is None or when.exact:
            return when
        bounded = dates.bound(when, latest=latest)
        if bounded.basis == "unknown" and self.published is not None:
            return evolve(bounded, basis="relative to published")
        return bounded


def item_whens(
    printed: PrintedDates,
    evidence: ItemEvidence,
    page: PageDays,
    observe: Observer | None = None,
) -> list[When]:
    """The date of each item, in their order."""
    layout = printed.layout
    live = bool(layout.context)
    mentions = [
        None if e.day and live else printed.stamped.get(e.number) or printed.heading(e) or printed.leading(e)
        for e in layout.items
    ]
    found = dates.resolve(
        mentions,
        order=layout.order,
        evidence=[evidence.of(e) for e in layout.items],
        published=page.published,
        captured=page.captured,
    )
    near = next((when.latest for when in found if when.earliest and when.latest), None)
    clock = _clock_days(printed, page, mentions)
    clock |= {
        e.number: when.earliest
        for e, when in zip(layout.items, found, strict=True)
        if (m := printed.stamped.get(e.number)) and m.dated and when.exact and when.earliest
    }
    out: list[When] = []
    shared: dict[When, When] = {}  # clocks of two zones are equal, and not the same
    for entry, when, mention in zip(layout.items, found, mentions, strict=True):
        if when.month and near and mention and not entry.day:
            # A teaser's day without a year is near the day of the report that it stands below.
            (when,) = dates.resolve([mention], published=near, captured=page.captured, ahead=ANNOUNCED)
        own, because = _settled(entry, when, mention, clock, page)
        out.append(shared.setdefault(own, own) if own.time is None else own)
        if observe is not None:
            tell_evidence(observe, entry, mention, evidence.of(entry), layout.order, page.published, page.captured)
            tell_when(observe, f"item {entry.number}", (entry.start, entry.end), own, because)
    return out


def _settled(
    entry: Entry, when: When, mention: dates.Mention | None, clock: Mapping[int, dt.date], page: PageDays
) -> tuple[When, str]:
    """An item's date, from what its words and the page's order tell and from its own stamp; and what decided it."""
    if entry.day and (when.month or mention is None or not when.exact):
        return When(earliest=entry.day, latest=entry.day, time=entry.time, basis="stated"), "stamped on the item"
    if entry.time is not None and entry.day is None:
        day = clock.get(entry.number)
        if day is None and when.month and mention and mention.start < entry.start + _STAMP:
            return evolve(when, time=entry.time), "the day in its stamp, of an unknown year"
        if day is None and mention and mention.weekday:
            return page.bound(When(weekday=mention.weekday, time=entry.time, basis="stated")), "its clock and weekday"
        clocked = When(earliest=day, latest=day, time=entry.time, basis="relative to published" if day else "unknown")
        return page.bound(clocked), "its clock, on the page's own day"
    if not when.known and entry.latest is not None:
        edited = evolve(when, basis="relative to published")
        return dates.bound(edited, latest=entry.latest), "no later than the item was changed"
    if not when.known:
        return page.bound(when), "no day is told" if mention is None else "the date printed in it, which is no day yet"
    return when, "the date printed in it" if mention else "the order of the page"


def _clock_days(printed: PrintedDates, page: PageDays, mentions: Sequence[dates.Mention | None]) -> dict[int, dt.date]:
    """The day of each item of a page of clock times, as far as the page's first day is known.

    The weekday of an item may say that midnight had passed; one that is far from a day told above the items says that
    the page is not of that day.
    """
    layout = printed.layout
    first = _first_day(printed, page) if any(e.time for e in layout.items) else None
    if first is None:
        return {}
    later = _days_later(layout) if layout.next_day else {}
    days = [first + dt.timedelta(days=later.get(e.number, 0)) for e in layout.items]
    ahead = [
        (m.weekday - day.isoweekday() + 3) % 7 - 3 if m and m.weekday and m.role == "plain" and not m.dated else 0
        for m, day in zip(mentions, days, strict=True)
    ]
    if page.published is None and any(abs(n) > 1 for n in ahead):
        return {}
    order = range(len(days)) if layout.order != "newest first" else range(len(days) - 1, -1, -1)
    passed = 0
    for i in order:
        if layout.items[i].number in printed.stamped:
            days[i] += dt.timedelta(days=ahead[i])
            continue
        passed = passed or int(ahead[i] == 1)
        days[i] += dt.timedelta(days=passed)
    return {e.number: day for e, day in zip(layout.items, days, strict=True)}


def _first_day(printed: PrintedDates, page: PageDays) -> dt.date | None:
    """The day on which a page of clock times begins: that of publication, else the occasion's own."""
    if page.published is not None:
        return page.published
    for span in printed.layout.context:
        mention = counting(dates.find(printed.text, *span, printed.language))
        if mention is not None and mention.dated:
            when = dates.resolve([mention], captured=page.captured)[0]
            if when.exact:
                return when.earliest
    return None


def _days_later(layout: Layout) -> dict[int, int]:
    """How many days after the page's first day each item is; the page may run either way."""
    turns = set(layout.next_day)
    newest_first = layout.order == "newest first"
    days = 0
    out: dict[int, int] = {}
    for entry in reversed(layout.items) if newest_first else layout.items:
        if not newest_first and entry.number in turns:
            days += 1
        out[entry.number] = days
        if newest_first and entry.number in turns:
            days += 1
    return out
