"""Clocks as live pages print them: a page's own clock and an entry's stamp. Strict, so that prose is never a clock."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from statements.patterns import pattern

# Hours east of Greenwich; names that stand for several zones are left out, or stand for the one that news pages mean.
ZONES = {
    **{"GMT": 0, "UTC": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "ICT": 7},
    **{"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
}
SHIFTING = ("ET",)
"""Zones of which a page does not say whether it is summer there."""
_TIME = pattern(
    r"(?:,? |T| - )([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?(?: ?([aApP])\.?[mM]\b\.?)?"
    r"(?: ?(Z|" + "|".join(ZONES) + r")\b(?:([+-])([0-9]{1,2}))?)?(?![\w:])"
)
_CLOCK = pattern(r" {0,40}([01]?[0-9]|2[0-3]):([0-5][0-9])(?: ?(GMT|UTC))?")
_OFFSET = pattern(r" ?([+-]) ?([0-9]{1,4})(?= |\.)")
_LONG = pattern(r" ?([0-9]{1,2}) ([A-Za-z]{3,9})\.?,? ([0-9]{4})(?![0-9])")
_SHORT = pattern(r" ?([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?![0-9])")
_REST = pattern(r" {0,40}(?:\([A-Za-z ]{1,20}: ?[0-9]{1,2}:[0-9]{2} GMT [0-9.]{8,10}\) {0,40})?$")


class Stamp(NamedTuple):
    """A clock time alone on a line, with its day where it prints one; ``start..end`` is what it covers."""

    time: dt.time
    day: dt.date | None
    start: int
    end: int


def _zone(name: str | None, sign: str | None = None, hours: str | None = None) -> dt.timezone | None:
    if not name:
        return None
    shift = ZONES.get(name, 0) + (int(hours) if hours else 0) * (-1 if sign == "-" else 1)
    return dt.timezone(dt.timedelta(hours=shift)) if -15 < shift < 15 else None


def time_at(text: str, at: int, end: int) -> tuple[dt.time, int] | None:
    """The clock time that follows a date (``5:15 pm CET``), and where it ends."""
    match = _TIME.match(text, at, end)
    if match is None:
        return None
    hour, half = int(match[1]), (match[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    zone = _zone(match[5], match[6], match[7])
    return dt.time(hour, int(match[2]), int(match[3] or 0), tzinfo=zone), match.end()


def _day(text: str, at: int, end: int) -> tuple[dt.date, int] | None:
    match = _LONG.match(text, at, end) or _SHORT.match(text, at, end)
    if match is None:
        return None
    month = int(match[2]) if match[2].isdigit() else _month(match[2])
    try:
        return dt.date(int(match[3]), month, int(match[1])), match.end()
    except ValueError:
        return None


def _month(name: str) -> int:
    from dateutil.parser import parserinfo

    return parserinfo().month(name) or 0


def _read(text: str, start: int, end: int | None) -> Stamp | None:
    end = len(text) if end is None else end
    head = _CLOCK.match(text, start, end)
    if head is None:
        return None
    begin = head.start(1)
    zone = _zone(head[3])
    time = dt.time(int(head[1]), int(head[2]), tzinfo=zone)
    found = _day(text, head.end(), end) if zone else None
    if zone and found is None and (offset := _OFFSET.match(text, head.end(), end)):
        # The offset and the day are printed as one number: `GMT +318 January` is three hours and the 18th.
        first, last = offset.span(2)
        cuts = range(first + 1, min(first + 2, last) + 1)
        for at in sorted(cuts, key=lambda at: text[at] == "0"):
            shifted = _zone("GMT", offset[1], text[first:at])
            if shifted is not None and (found := _day(text, at, end)):
                time = time.replace(tzinfo=shifted)
                break
    stop = found[1] if found else head.end()
    if (found is None and zone is not None) or not _REST.match(text, stop, end):
        return None
    return Stamp(time, found[0] if found else None, begin, stop)


def capture_clock(text: str, start: int = 0, end: int | None = None) -> tuple[dt.datetime, int, int] | None:
    """A page's own clock, alone on the line ``text[start:end]``: its moment, and the span that it covers.

    >>> capture_clock("00:47 GMT25 November 2020")[0].isoformat()
    '2020-11-25T00:47:00+00:00'
    >>> capture_clock("02:58 GMT +318 January 2018")[0].isoformat()
    '2018-01-18T02:58:00+03:00'
    """
    found = _read(text, start, end)
    if found is None or found.day is None:
        return None
    return dt.datetime.combine(found.day, found.time), found.start, found.end


def stamp(text: str, start: int = 0, end: int | None = None) -> Stamp | None:
    """An entry's stamp, alone on the line: a time, or a time with its zone and day; ``None`` for anything else.

    >>> stamp("10:19")
    Stamp(time=datetime.time(10, 19), day=None, start=0, end=5)
    >>> stamp("02:58 GMT 02.03.2023").day
    datetime.date(2023, 3, 2)
    >>> stamp("10:19 was late")
    """
    return _read(text, start, end)
