"""A date as it is written: whatever of it is printed, and nothing more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from typing import Any, Literal, Protocol

from statements.models import edtf
from statements.record import record

FIRST_YEAR, LAST_YEAR = 1900, 2100

DateRole = Literal["plain", "after", "before", "since"]
Unit = Literal["day", "week", "month", "year"]
Part = Literal["early", "mid", "late", "earlier", "later"]
NumberOrder = Literal["", "dmy", "mdy", "either"]
Days = tuple[dt.date, dt.date]


class DateWords(Hashable, Protocol):
    """What this package needs of a language: its ``[dates]`` table."""

    @property
    def dates(self) -> Mapping[str, Any]: ...


@record(kw_only=True, weakref_slot=False, unsafe_hash=True)
class Mention:
    """A date written at ``start..end``, with the fields that the text prints and ``None`` for the others.

    ``weekday`` is ISO (Monday is 1). ``until`` is the month and the day on which a range ends. ``relative`` counts days
    from the day of writing (-1 is *yesterday*); beside a ``weekday`` it only says before (-1) or after it (1).
    With a ``unit`` it counts weeks, months or years (*last week*), of which ``part`` may be told: *early* and *late*
    are thirds, *earlier* is what has passed. ``order`` tells of a date in numbers, where the language does not fix it,
    whether the day or the month stands first in it, or that it can be either (03/04/2021, read with the month first).
    ``same_day`` stands for the day of the mention before it. ``role`` tells a date of the saying (plain) from one that
    bounds it: *after the attack of 19/11* is ``after``, *since* and *before* likewise.

    >>> Mention(start=0, end=5, month=11, day=19).explicit
    False
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: dt.time | None = None
    until: tuple[int, int] | None = None
    relative: int | None = None
    unit: Unit = "day"
    part: Part | None = None
    order: NumberOrder = ""
    same_day: bool = False
    role: DateRole = "plain"

    @property
    def explicit(self) -> bool:
        """Whether the year is printed."""
        return self.year is not None

    @property
    def dated(self) -> bool:
        """Whether a year or a month is printed, so that the mention needs no day of reference."""
        return self.year is not None or self.month is not None

    @property
    def stretch(self) -> bool:
        """Whether it is longer than a day by its very words: a week, a month, a year, or a part of one."""
        return self.day is None and self.weekday is None and (self.dated or self.unit != "day")

    def days(self, year: int) -> Days | None:
        """The first and last day that the mention covers in that year, or ``None`` where the year has no such day.

        >>> Mention(start=0, end=4, month=2, day=29).days(2023) is None
        True
        """
        if self.month is None:
            return part_of(span_of("year", dt.date(year, 1, 1)), "year", self.part)
        try:
            if self.day is None:
                return part_of(span_of("month", dt.date(year, self.month, 1)), "month", self.part)
            first = last = dt.date(year, self.month, self.day)
            if self.order == "either":
                first, last = sorted((first, dt.date(year, self.day, self.month)))
            if self.until is not None:
                last = dt.date(year + (self.until < (self.month, self.day)), *self.until)
        except ValueError:
            return None
        if self.weekday is not None and first == last and first.isoweekday() != self.weekday:
            return None
        return first, last

    def candidates(self, first: int, last: int) -> Iterator[Days]:
        """The mention's days in each year from ``first`` to ``last``, either way; a weekday beside must agree."""
        step = 1 if first <= last else -1
        for year in range(first, last + step, step):
            if FIRST_YEAR - 1 <= year <= LAST_YEAR and (days := self.days(year)):
                yield days


def month_length(month: int, year: int | None) -> int:
    """How many days the month has; in a leap year where the year is not known."""
    return edtf.month_length(year or 2000, month)


def span_of(unit: Unit, day: dt.date) -> Days:
    """The first and the last day of the calendar's week, month or year that holds a day.

    >>> span_of("week", dt.date(2021, 3, 10))
    (datetime.date(2021, 3, 8), datetime.date(2021, 3, 14))
    """
    if unit == "week":
        first = day.toordinal() - day.weekday()
        last = min(first + 6, dt.date.max.toordinal())
        return dt.date.fromordinal(max(first, 1)), dt.date.fromordinal(last)
    if unit == "month":
        return day.replace(day=1), day.replace(day=month_length(day.month, day.year))
    return (day.replace(month=1, day=1), day.replace(month=12, day=31)) if unit == "year" else (day, day)


# The third of a week (by weekday), of a month (by day), of a year (by month) that each word means.
_PARTS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "week": {"early": (1, 3), "mid": (3, 5), "late": (5, 7)},
    "month": {"early": (1, 10), "mid": (11, 20), "late": (21, 31)},
    "year": {"early": (1, 4), "mid": (5, 8), "late": (9, 12)},
}


def part_of(days: Days, unit: Unit, part: Part | None) -> Days:
    """The early, middle or late third of a week, a month, a year; all of it for another word.

    >>> part_of(span_of("month", dt.date(2021, 2, 3)), "month", "late")
    (datetime.date(2021, 2, 21), datetime.date(2021, 2, 28))
    """
    third = _PARTS.get(unit, {}).get(part or "")
    if third is None:
        return days
    first, last = days
    if unit == "year":
        return first.replace(month=third[0]), span_of("month", last.replace(month=third[1], day=1))[1]
    return first + dt.timedelta(third[0] - 1), min(last, first + dt.timedelta(third[1] - 1))
