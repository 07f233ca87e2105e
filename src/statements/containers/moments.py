"""Moments and days in whatever form files and people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from typing import Any

Moment = dt.date | dt.datetime

# A day in numbers whose order the cell alone does not tell.
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T,]{1,3}(\d{1,2}:\d{2}(?::\d{2})?))?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.{0,20})?")
# Seconds since 1970 from 1990 on, and how many digits more than seconds the same has in smaller units.
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d{1,9})?|(\d{12,13})|(\d{15,16})|(\d{18,19})")
_FIRST, _LAST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC).timestamp(), dt.datetime(2100, 1, 1, tzinfo=dt.UTC).timestamp()
_DAY = re.compile(r"\d{1,2}(?!\d)")


def order(values: Iterable[Any]) -> str | None:
    """In which order a column writes days in numbers: ``day`` or ``month`` first; ``None`` where no value tells.

    >>> order(["03/02/2024", "25/02/2024"]), order(["03/02/2024"])
    ('day', None)
    """
    told = set()
    for value in values:
        if (match := _NUMERIC.fullmatch(str(value).strip())) and match[2] != ".":
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                told.add("day")
            elif second > 12 >= first:
                told.add("month")
    return told.pop() if len(told) == 1 else None


class DateOrderError(ValueError):
    """A day in numbers that can be read two ways."""


def moment(value: Any, first: str | None) -> Moment | None:
    """The moment or the day that a cell tells, with a zone where it tells one; ``None`` where it tells none.

    A moment at midnight without a zone is how exports write a day. ``first`` says what stands first in a day in
    numbers. Raises :class:`DateOrderError` where that must be known and is not.

    >>> moment("2024-04-08T16:20+02:00", None).isoformat(), moment("2024-04-08 00:00:00", None), moment("spring", None)
    ('2024-04-08T16:20:00+02:00', datetime.date(2024, 4, 8), None)
    """
    if isinstance(value, dt.datetime):
        return _day_or_moment(value)
    if isinstance(value, dt.date):
        return value
    text = "" if value is None or isinstance(value, bool) else str(value).strip()
    if not text or len(text) > 60:
        return None
    cases = (_epoch, _iso, lambda text: _numeric(text, first), _mail, _spoken)
    for case in cases:
        if (found := case(text)) is not None:
            return found
    return None


def instant(value: Any) -> Moment | None:
    """The moment or the day that data tell, the day first in numbers; ``None`` where they do not."""
    return moment(value, "day") if isinstance(value, str) else None


def _day_or_moment(found: dt.datetime) -> Moment:
    return found.date() if found.tzinfo is None and found.time() == dt.time() else found


def _epoch(text: str) -> Moment | None:
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    power = (match.lastindex or 1) - 1
    seconds = float(match[0]) / 1000**power
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if _FIRST <= seconds <= _LAST else None


def _iso(text: str) -> Moment | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else _day_or_moment(dt.datetime.fromisoformat(text))
    except ValueError:
        return None


def _numeric(text: str, first: str | None) -> Moment | None:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    # Days with points between are written day first everywhere.
    if match[2] == "." or one > 12 or one == two:
        first = "day"
    elif two > 12:
        first = "month"
    if first is None:
        raise DateOrderError(text)
    day, month = (one, two) if first == "day" else (two, one)
    try:
        found = dt.datetime(year, month, day)
        clock = dt.time.fromisoformat(match[5].zfill(len("00:00"))) if match[5] else dt.time()
    except ValueError:
        return None
    return _day_or_moment(dt.datetime.combine(found, clock))


def _mail(text: str) -> Moment | None:
    """A date as mail and feeds write it; a zone in letters that is not known is no zone."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _spoken(text: str) -> Moment | None:
    """A date in words, if it names a day, a month and a year."""
    from dateutil import parser

    if not _DAY.search(text):
        return None
    found = set()
    for default in (dt.datetime(1901, 1, 1), dt.datetime(1902, 2, 2)):
        try:
            found.add(parser.parse(text, default=default))
        except (ValueError, OverflowError, TypeError):
            return None
    return _day_or_moment(found.pop()) if len(found) == 1 else None
