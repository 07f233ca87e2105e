"""Dates that need a day of reference, and bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attrs import evolve

from statements.dates.mention import Days, Mention, Unit, part_of, span_of
from statements.models import When


def relative(mention: Mention, reference: dt.date | None, *, ahead: int = 0) -> When:
    """A weekday, a word such as *yesterday* or a stretch such as *last week* against the day of writing.

    *On Monday* is the nearest Monday on or before the reference, or at most ``ahead`` days after it; *last Monday* the
    nearest before it, *next Monday* the nearest after it. *Last week* runs from Monday to Sunday. Without a reference a
    weekday stays as a constraint, and the rest is unknown.

    >>> when = relative(Mention(start=0, end=6, weekday=1), dt.date(2024, 11, 20))
    >>> when.edtf, when.basis
    ('2024-11-18', 'relative to published')
    >>> relative(Mention(start=0, end=9, relative=-1, unit="week"), dt.date(2021, 3, 10)).edtf
    '2021-03-01/2021-03-07'
    """
    role, time = mention.role, mention.time
    try:
        days = _days(mention, reference, ahead) if reference is not None else None
    except (OverflowError, ValueError):
        days = None
    if days is None:
        return When(weekday=mention.weekday, time=time, basis="stated" if mention.weekday else "unknown")
    earliest = None if role == "before" else days[0]
    latest = None if role in ("after", "since") else days[1]
    return When(earliest=earliest, latest=latest, time=time, basis="relative to published")


def _days(mention: Mention, reference: dt.date, ahead: int) -> Days | None:
    """The days that a mention means, counted from a day. Raises where no calendar has them."""
    count = mention.relative
    if mention.unit != "day" and count is not None:
        return _stretch(mention, _shifted(reference, mention.unit, count), reference)
    if mention.weekday is not None:
        ago = (reference.isoweekday() - mention.weekday) % 7
        near = 7 - ago if 7 - ago <= ahead else -ago
        count = {-1: -(ago or 7), 1: 7 - ago}.get(mention.relative or 0, near)
    if count is None:
        return None
    day = reference + dt.timedelta(days=count)
    return day, day


def _shifted(day: dt.date, unit: Unit, count: int) -> dt.date:
    if unit == "week":
        return day + dt.timedelta(weeks=count)
    year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
    return dt.date(year, month + 1, 1)


def _stretch(mention: Mention, within: dt.date, reference: dt.date) -> Days:
    first, last = days = part_of(span_of(mention.unit, within), mention.unit, mention.part)
    if mention.unit == "week" and mention.weekday:
        day = first + dt.timedelta(mention.weekday - 1)
        return day, day
    if first <= reference <= last and mention.part == "earlier":
        return first, reference
    return (reference, last) if first <= reference <= last and mention.part == "later" else days


def bound(when: When, *, earliest: dt.date | None = None, latest: dt.date | None = None) -> When:
    """The date within further bounds. A bound that would widen it, or that contradicts it, is left out.

    >>> bound(When(earliest=dt.date(2024, 11, 19)), latest=dt.date(2024, 11, 30)).edtf
    '2024-11-19/2024-11-30'
    """
    first = max(filter(None, (when.earliest, earliest)), default=None)
    if first and when.latest and first > when.latest:
        first = when.earliest
    last = min(filter(None, (when.latest, latest)), default=None)
    if first and last and first > last:
        last = when.latest
    return when if (first, last) == (when.earliest, when.latest) else evolve(when, earliest=first, latest=last)


def weekday_between(weekday: int, first: dt.date | None, last: dt.date | None) -> dt.date | None:
    """The one day of that name between two days, or ``None`` where there is none or more than one."""
    if first is None or last is None or not 0 <= (last - first).days < 14:
        return None
    days: Iterable[dt.date] = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    found = [day for day in days if day.isoweekday() == weekday]
    return found[0] if len(found) == 1 else None
