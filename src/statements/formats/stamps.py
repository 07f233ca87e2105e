"""Dates and clock times as sites stamp them on their pages, and the order they run in; prose is read elsewhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cache

from statements.dates.clock import ZONES
from statements.formats.base import Order
from statements.patterns import pattern

# How many hours a clock may be off from Greenwich.
FARTHEST = 15
DAY = pattern(
    r"(?:(?P<month1>[A-Z][a-z]{2,8})\.? (?P<day1>\d{1,2})(?:st|nd|rd|th)?,? (?P<year1>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?P<month2>[A-Z][a-z]{2,8})\.?,? (?P<year2>\d{4})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})"
    r"|(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>\d{4})"
    r"|(?P<month5>\d{1,2})/(?P<day5>\d{1,2})/(?P<year5>\d{4}))(?!\d)"
)
CLOCK = pattern(
    r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?!\d)"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?(?P<zone>[A-Z]{3,4})\b)?",
    re.IGNORECASE,
)


@cache
def month(name: str) -> int | None:
    """The number of a month from its English name or number.

    >>> month("September"), month("Sept"), month("04"), month("Monday")
    (9, 9, 4, None)
    """
    if name.isdigit():
        return int(name)
    from dateutil.parser import parserinfo  # wanted by few pages, and slow to import

    return parserinfo().month(name)


def date(year: str, month_name: str, day: str) -> dt.date | None:
    """The date, or nothing where there is no such day."""
    number = month(month_name)
    try:
        found = None if number is None else dt.date(int(year), number, int(day))
    except ValueError:
        return None
    # The calendar's first and last years are no news, and have no day before or after them.
    return found if found is None or dt.MINYEAR < found.year < dt.MAXYEAR else None


def day_of(match: re.Match[str]) -> dt.date | None:
    """The date that a match of ``DAY`` stands for; nothing where it is no date, or reads two ways (``03/04/2017``).

    >>> day_of(DAY.match("April 3rd, 2017")), day_of(DAY.match("03/04/2017"))
    (datetime.date(2017, 4, 3), None)
    """
    style = next(n for n in "12345" if match[f"year{n}"])
    year, name, day = (match[f"{part}{style}"] for part in ("year", "month", "day"))
    if style == "5":
        if int(name) > 12:
            name, day = day, name
        elif int(day) <= 12 and name != day:
            return None
    return date(year, name, day)


def time_of(match: re.Match[str]) -> dt.time | None:
    """The clock time that a match of ``CLOCK`` stands for, with its zone where it names one; nothing for no time.

    >>> time_of(CLOCK.match("5:15 pm CET")).isoformat()
    '17:15:00+01:00'
    """
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    hours = ZONES.get((match["zone"] or "").upper())
    zone = None if hours is None else dt.timezone(dt.timedelta(hours=hours))
    return clock(hour, minute, zone)


def clock(hour: int, minute: int, zone: dt.tzinfo | None = dt.UTC) -> dt.time | None:
    """The clock time, or nothing where no clock shows it."""
    return dt.time(hour, minute, tzinfo=zone) if hour < 24 and minute < 60 else None


def order_of(minutes: Iterable[int], *, doubt: int = 2) -> Order:
    """Newest first, unless the stamps ascend more than ``doubt`` times as often as they descend.

    Each step is read the short way round the clock.
    """
    up = down = 0
    last: int | None = None
    for at in minutes:
        step = 0 if last is None else (at - last + 720) % 1440 - 720
        up += step > 0
        down += step < 0
        last = at
    return "oldest first" if up > doubt * down else "newest first"


def midnights(times: Sequence[dt.time | None], order: Order, *, night: int = 180) -> tuple[int, ...]:
    """The numbers of the entries before which the day changes: the clock goes back by more than ``night`` minutes."""
    found = []
    last: int | None = None
    for number, time in enumerate(times, 1):
        if time is None:
            continue
        at = time.hour * 60 + time.minute
        step = 0 if last is None else at - last if order == "newest first" else last - at
        if step > night:
            found.append(number)
        last = at
    return tuple(found)
