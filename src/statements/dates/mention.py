"""A date as it is written: whatever of it is printed, and nothing more."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from typing import Any, Literal, Protocol

from attrs import frozen

FIRST_YEAR, LAST_YEAR = 1900, 2100

DateRole = Literal["plain", "after", "before", "since"]


class DateWords(Hashable, Protocol):
    """What this package needs of a language: its ``[dates]`` table."""

    @property
    def dates(self) -> Mapping[str, Any]: ...


@frozen(kw_only=True)
class Mention:
    """A date written at ``start..end``, with the fields that the text prints and ``None`` for the others.

    ``weekday`` is ISO (Monday is 1). ``until`` is the month and the day on which a range ends. ``relative`` counts days
    from the day of writing (-1 is *yesterday*); beside a ``weekday`` it only says before (-1) or after it (1).
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

    def days(self, year: int) -> tuple[dt.date, dt.date] | None:
        """The first and last day that the mention covers in that year, or ``None`` where the year has no such day.

        >>> Mention(start=0, end=4, month=2, day=29).days(2023) is None
        True
        """
        if self.month is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        try:
            if self.day is None:
                return dt.date(year, self.month, 1), dt.date(year, self.month, month_length(self.month, year))
            first = last = dt.date(year, self.month, self.day)
            if self.until is not None:
                last = dt.date(year + (self.until < (self.month, self.day)), *self.until)
        except ValueError:
            return None
        if self.weekday is not None and self.until is None and first.isoweekday() != self.weekday:
            return None
        return first, last

    def candidates(self, first: int, last: int) -> Iterator[tuple[dt.date, dt.date]]:
        """The mention's days in each year from ``first`` to ``last``, either way; a weekday beside must agree."""
        step = 1 if first <= last else -1
        for year in range(first, last + step, step):
            if FIRST_YEAR - 1 <= year <= LAST_YEAR and (days := self.days(year)):
                yield days


def month_length(month: int, year: int | None) -> int:
    """How many days the month has; in a leap year where the year is not known."""
    return calendar.monthrange(year or 2000, month)[1]
