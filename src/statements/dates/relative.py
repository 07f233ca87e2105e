"""Dates that need a day of reference, and bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attrs import evolve

from statements.dates.mention import Mention
from statements.models import When


def relative(mention: Mention, reference: dt.date | None) -> When:
    """A weekday or a word such as *yesterday* against the day of writing.

    *On Monday* is the nearest Monday on or before the reference, *last Monday* the nearest before it, *next Monday*
    the nearest after it. Without a reference a weekday stays as a constraint, and the rest is unknown.

    >>> when = relative(Mention(start=0, end=6, weekday=1), dt.date(2024, 11, 20))
    >>> when.edtf, when.basis
    ('2024-11-18', 'relative to published')
    """
    role, time = mention.role, mention.time
    days = mention.relative
    if mention.weekday is not None and reference is not None:
        ago = (reference.isoweekday() - mention.weekday) % 7
        days = {-1: -(ago or 7), 1: 7 - ago}.get(mention.relative or 0, -ago)
    try:
        day = reference + dt.timedelta(days=days) if reference is not None and days is not None else None
    except OverflowError:
        day = None
    if day is None:
        return When(weekday=mention.weekday, time=time, basis="stated" if mention.weekday else "unknown")
    earliest = None if role == "before" else day
    latest = None if role in ("after", "since") else day
    return When(earliest=earliest, latest=latest, time=time, basis="relative to published")


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
