"""Reading back what ``When.edtf`` prints."""

from __future__ import annotations

import datetime as dt
import re

from statements.dates.mention import month_length
from statements.errors import ModelError
from statements.models import When

_UNKNOWN_YEAR = re.compile(r"XXXX-(XX|[0-9]{2})-(XX|[0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


def parse_edtf(text: str) -> When:
    """The ``When`` that prints as that EDTF text, with basis *stated* (*unknown* where it holds nothing).

    Raises :class:`ModelError` for anything that ``When.edtf`` does not print.

    >>> parse_edtf("2024-11").latest, parse_edtf("../2024-09-09").earliest, parse_edtf("XXXX-11-19").day
    (datetime.date(2024, 11, 30), None, 19)
    """
    try:
        when = _read(text)
    except ValueError as error:
        raise ModelError(f"{text!r} is no date that When prints ({error})") from error
    if when is None or when.edtf != text:
        raise ModelError(f"{text!r} is no date that When prints")
    return when


def _date(text: str) -> dt.date | None:
    if text == "..":
        return None
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is no day")
    return dt.date.fromisoformat(text)


def _read(text: str) -> When | None:
    if match := _UNKNOWN_YEAR.fullmatch(text):
        month, day = (None if part == "XX" else int(part) for part in match.groups())
        return When(month=month, day=day, basis="stated" if month or day else "unknown")
    if match := _PERIOD.fullmatch(text):
        year, month = int(match[1]), int(match[2]) if match[2] else None
        last = dt.date(year, month or 12, month_length(month, year) if month else 31)
        return When(earliest=dt.date(year, month or 1, 1), latest=last, basis="stated")
    if "/" in text:
        first, _, last_text = text.partition("/")
        return When(earliest=_date(first), latest=_date(last_text), basis="stated")
    day_text, mark, clock = text.partition("T")
    exact = _date(day_text)
    return When(earliest=exact, latest=exact, time=dt.time.fromisoformat(clock) if mark else None, basis="stated")
