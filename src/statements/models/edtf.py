"""Reading the Extended Date/Time Format, as far as a ``When`` can hold what it says."""

from __future__ import annotations

import datetime as dt
from typing import Any

from statements.patterns import pattern

_UNKNOWN_YEAR = pattern(r"XXXX-(XX|[0-9]{2})-(XX|[0-9]{2})")
_DATE = pattern(r"([0-9]{2}(?:[0-9][0-9X]|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
_CLOCK = pattern(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}(?::[0-9]{2}){0,2})?")
_OPEN = ("", "..")


def fields_of(text: str) -> dict[str, Any]:
    """The fields of the ``When`` that an EDTF text of level 0 or 1 stands for.

    Raises :class:`ValueError` for what is no such text, and for what has no bounds: a season, a doubtful date.

    >>> fields_of("2024-02/..")["earliest"], fields_of("201X")["latest"], fields_of("XXXX-11-XX")["month"]
    (datetime.date(2024, 2, 1), datetime.date(2019, 12, 31), 11)
    """
    if match := _UNKNOWN_YEAR.fullmatch(text):
        month, day = (None if part == "XX" else int(part) for part in match.groups())
        return {"month": month, "day": day, "basis": "stated" if month or day else "unknown"}
    if "/" in text:
        first, _, last = text.partition("/")
        if first in _OPEN and last in _OPEN:
            raise ValueError("an interval without a bound")
        bounds = (None if first in _OPEN else _days(first)[0], None if last in _OPEN else _days(last)[1])
        return {"earliest": bounds[0], "latest": bounds[1], "basis": "stated"}
    date, mark, clock = text.partition("T")
    earliest, latest = _days(date)
    time = None
    if mark:
        if earliest != latest or not _CLOCK.fullmatch(clock):
            raise ValueError(f"{clock!r} is no time of a day")
        time = dt.time.fromisoformat(clock)
    return {"earliest": earliest, "latest": latest, "time": time, "basis": "stated"}


def _days(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a date: of a day, a month, a year, or of one with digits left open (*201X*)."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date")
    year, month, day = match[1], match[2] or "XX", match[3] or "XX"
    if ("X" in year and month != "XX") or (month == "XX" and day != "XX"):
        raise ValueError(f"{text!r} leaves open what stands before what it tells")
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month == "XX":
        return dt.date(first, 1, 1), dt.date(last, 12, 31)
    if day == "XX":
        return dt.date(first, int(month), 1), dt.date(last, int(month), month_length(last, int(month)))
    only = dt.date(first, int(month), int(day))
    return only, only


def month_length(year: int, month: int) -> int:
    """How many days a month has; :mod:`calendar` would take long to import for that.

    >>> month_length(2024, 2), month_length(2100, 2), month_length(2023, 12)
    (29, 28, 31)
    """
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
