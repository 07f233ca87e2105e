"""Dates that may be partial, bounded or unknown."""

from __future__ import annotations

import datetime as dt
from functools import total_ordering
from typing import Any

from attrs import field, frozen, validators

from statements.errors import ModelError
from statements.models.base import Basis, one_of
from statements.models.edtf import fields_of, month_length

# A year in which every day is one.
_LEAP = 2000


@total_ordering
@frozen(kw_only=True, order=False, weakref_slot=False)
class When:
    """A date that may be partial, bounded or unknown, and says how it is known.

    ``earliest`` and ``latest`` are inclusive bounds. ``month`` and ``day`` stand for a day whose year nothing fixes,
    ``weekday`` (ISO, Monday is 1) for a day that only its name constrains. ``time`` carries its zone where the page
    gives one. Raises :class:`ModelError` where ``earliest`` is after ``latest``, or the
    month has no such day.

    The order is total: by first possible day (the last one where only that is known), then by last possible day, then
    by time; what has no date comes last, by month, day and weekday.

    >>> import datetime as dt
    >>> When(earliest=dt.date(2024, 9, 9), latest=dt.date(2024, 9, 25)).edtf
    '2024-09-09/2024-09-25'
    >>> When(month=11, day=19).edtf, When(latest=dt.date(2024, 9, 9)).edtf, When().edtf
    ('XXXX-11-19', '../2024-09-09', 'XXXX-XX-XX')
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None
    time: dt.time | None = None
    basis: Basis = field(default="unknown", validator=one_of(Basis))
    month: int | None = field(default=None, validator=validators.optional(validators.in_(range(1, 13))))
    day: int | None = field(default=None, validator=validators.optional(validators.in_(range(1, 32))))
    weekday: int | None = field(default=None, validator=validators.optional(validators.in_(range(1, 8))))

    def __attrs_post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ModelError(f"When: earliest {self.earliest} is after latest {self.latest}")
        if self.month and self.day and self.day > month_length(_LEAP, self.month):
            raise ModelError(f"When: no month {self.month} has a day {self.day}")

    @classmethod
    def parse(cls, text: str) -> When:
        """The date of an EDTF text of level 0 or 1, with the basis *stated* (*unknown* where it holds nothing).

        Raises :class:`ModelError` for what is none, and for what a ``When`` cannot hold: a season, a doubtful date.

        >>> When.parse("2024-02").latest, When.parse("2024-09-09/..").edtf, When.parse("XXXX-11-19").day
        (datetime.date(2024, 2, 29), '2024-09-09/..', 19)
        """
        try:
            return cls(**fields_of(text))
        except (ValueError, ModelError) as error:
            raise ModelError(f"{text!r} is no date that a When can hold ({error})") from error

    @property
    def known(self) -> bool:
        """Whether any bound is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def edtf(self) -> str:
        """The date in the Extended Date/Time Format (ISO 8601-2)."""
        first, last = self.earliest, self.latest
        if first is None and last is None:
            return f"XXXX-{self.month or 'XX':0>2}-{self.day or 'XX':0>2}"
        if first is None:
            return f"../{last}"
        if last is None:
            return f"{first}/.."
        if first == last:
            return f"{first}T{self.time.isoformat()}" if self.time and self.time.utcoffset() is not None else str(first)
        if first.year == last.year and first.day == 1:
            if (first.month, last.month, last.day) == (1, 12, 31):
                return f"{first.year:04}"
            if first.month == last.month and last.day == month_length(last.year, last.month):
                return f"{first.year:04}-{first.month:02}"
        return f"{first}/{last}"

    @property
    def order(self) -> tuple[Any, ...]:
        """What dates are ordered by: of two, the lesser comes first."""
        time = self.time or dt.time()
        offset = time.utcoffset()
        clock = dt.timedelta(hours=time.hour, minutes=time.minute, seconds=time.second, microseconds=time.microsecond)
        return (
            self.earliest or self.latest or dt.date.max,
            self.latest or dt.date.max,
            self.earliest is None,
            self.latest is None,
            self.month or 13,
            self.day or 32,
            self.weekday or 8,
            # Times of two zones can be one moment, and are equal then; no time without a zone equals one with a zone.
            self.time is None,
            clock - (offset or dt.timedelta()),
            offset is None,
            self.basis,
        )

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        return self.order < other.order
