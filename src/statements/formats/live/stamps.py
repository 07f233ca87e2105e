"""A line of a live page that begins with a time: how the stamp reads, and where the entry's own words begin."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from statements.dates.clock import ZONES
from statements.patterns import pattern

_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_WEEKDAY = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|Thứ [^\W\d]{2,4}|Chủ nhật)"
)
_YEAR = r"(?:19|20)\d\d"
_FIGURES = (
    rf"(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?![\d:.h])(?:,? {_YEAR})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b\.?,?(?: ?{_YEAR}(?: ?г(?:ода|\.))?)?"
    rf"|{_YEAR}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}"
)
_DAY = rf"(?:{_WEEKDAY},? ?(?:{_FIGURES})|(?:{_FIGURES})|{_WEEKDAY})"
DAY = pattern(rf"(?:[-–—•*] ?)?{_DAY}:?", re.IGNORECASE)
_NAMES = "|".join(
    sorted(
        {
            *ZONES,
            *(
                "ET",
                "CT",
                "PT",
                "IST",
                "AEST",
                "AEDT",
                "ACST",
                "AWST",
                "NZST",
                "NZDT",
                "JST",
                "KST",
                "SGT",
                "HKT",
                "PKT",
            ),
            *("CST", "AST", "GST", "EAT", "CAT", "WAT", "SAST", "TRT", "IDT", "WIB", "PHT", "CAST"),
        },
        key=lambda zone: (-len(zone), zone),
    )
)
_ZONE = (
    rf"(?-i:(?:GMT|UTC) ?[+-]\d{{1,2}}(?::?\d\d)?(?!\d)|{_NAMES})(?![a-z])"
    r"|(?:local|[A-Z]\w{2,12}) time\b|мск\b|по мск\b|по московскому времени|giờ [^\W\d]+ [^\W\d]+(?=\s*(?:$|[:)–-]))"
)
_SEP = r"(?:,? ?(?:at|on|lúc|в)\b ?| ?[,|–—·-]? ?)"
_AGO = (
    r"(?:an?|one|\d{1,3}) ?(?:s(?:ecs?|econds?)?|m(?:ins?|inutes?)?|h(?:rs?|ours?)?|d(?:ays?)?) ago|just now"
    r"|\d{1,3} (?:ч(?:ас(?:а|ов)?)?|мин(?:ут[уы]?)?|сек(?:унд[уы]?)?|д(?:н(?:я|ей)|ень)?)\.? назад"
    r"|(?:час|минуту|день) назад|только что"
    r"|\d{1,3} (?:giờ|phút|giây|ngày) trước|vừa xong"
)
_LEAD = (
    r"(?:[-–—•·●▪*‣|>] ?|\d{1,3}\. )?"
    r"(?:(?P<called>UPDATED? (?=\d)|UPDATE: |LIVE |BREAKING |NEW |Posted |Pinned |Key event |Lúc )(?:at |on )?)?"
)


def _time(n: int) -> str:
    return (
        rf"(?P<open{n}>[(\[])?(?:(?P<hour{n}>\d{{1,2}})(?P<mark{n}>[:.hч])(?P<minute{n}>\d\d)(?![\d%])(?P<second{n}>:\d\d)?"
        rf"(?: ?(?P<half{n}>[ap])\.? ?m\b\.?)?|(?P<whole{n}>\d{{1,2}}) ?(?P<noon{n}>[ap])\.?m\b\.?"
        rf"|(?P<figures{n}>\d{{4}})(?= ?(?:GMT|UTC|BST)\b))(?: ?[(]?(?P<zone{n}>{_ZONE})[)]?)?[)\]]?"
    )


_STAMP = pattern(
    rf"{_LEAD}(?:(?P<before>{_DAY}){_SEP})?(?:{_time(1)}|(?P<ago>{_AGO})(?:{_SEP}{_time(2)})?)(?:{_SEP}(?P<after>{_DAY}))?",
    re.IGNORECASE,
)
# How a line with a stamp begins: few lines of other pages do, and the pattern for the whole of it is a long one.
_BEGIN = pattern(rf"{_LEAD}(?:[(\[]?\d|(?:{_MONTHS})\.? \d|{_WEEKDAY}|{_AGO})", re.IGNORECASE)
# What is in every stamp, a time or how long ago: many lines of other pages begin with a date or a number.
_HAS_TIME = pattern(
    r"\d[:.hч]\d\d|\d ?[ap]\.? ?m|\d{4} ?(?:GMT|UTC|BST)|\bago|just now|назад|только что|trước|vừa xong", re.IGNORECASE
)
_SHOWN = ("before", "open1", "hour1", "whole1", "figures1", "ago")
_MOSCOW = ("мск", "москов", "moscow")
_MARK = pattern(r"\s*(?::|[–—|-](?![\d-])|\.(?=\s))\s*(?=\S)|\s{2,}(?=\S)")
_LONGEST = 120


class Stamp(NamedTuple):
    """A time that a line begins with; ``end`` is where the entry's own words begin, or the line's end.

    ``place`` is where the time stands, ``day`` where a date beside it does. ``weight`` is how sure it is that the line
    is a stamp: 2 for one that stands alone with a zone, a half of the day or a date, or that says *ago* or *UPDATE*; 1
    for one of these before words, or a bare time that a mark sets off; 0 for a bare time.
    """

    start: int
    end: int
    alone: bool
    time: dt.time | None
    day: tuple[int, int] | None
    weight: int
    place: tuple[int, int]


def stamp_at(text: str, start: int, end: int) -> Stamp | None:
    """The stamp that the line ``text[start:end]`` begins with.

    >>> line = "9.55am: The ferry has left."
    >>> found = stamp_at(line, 0, len(line))
    >>> found.time, line[found.end :]
    (datetime.time(9, 55), 'The ferry has left.')
    >>> stamp_at("- 07:15 GMT", 0, 11).time.isoformat(), stamp_at("10:30 was late", 0, 14)
    ('07:15:00+00:00', None)
    """
    begins = _BEGIN.match(text, start, end) and _HAS_TIME.search(text, start, min(end, start + _LONGEST))
    match = _STAMP.match(text, start, end) if begins else None
    if match is None or match.end() - start > _LONGEST:
        return None
    n = 1 if match["hour1"] or match["whole1"] or match["figures1"] else 2
    timed = bool(match[f"hour{n}"] or match[f"whole{n}"] or match[f"figures{n}"])
    time = _clock(match, n) if timed else None
    half, zone = match[f"half{n}"] or match[f"noon{n}"], match[f"zone{n}"]
    day = match["before"] or match["after"]
    firm = bool(half or zone or match["ago"] or match["called"])
    if timed and (time is None or not _fits(match, n, firm or bool(day))):
        return None
    at = match.end()
    alone = at == end or not text[at:end].strip(" :–—-|")
    if not alone:
        mark = _MARK.match(text, at, end)
        bare = match[f"mark{n}"] == ":" and len(match[f"hour{n}"] or "") == 2
        first = text[at:end].lstrip(" ")[:1]
        if mark is not None:
            at = mark.end()
        elif not (firm or bare) or not (first.isupper() or first in '"“«‘'):
            return None
        else:
            at += len(text[at:end]) - len(text[at:end].lstrip(" "))
        weight = int(firm or (mark is not None and ":" in mark[0])) + bool(match["called"])
    else:
        at, weight = end, 2 if firm or day else 0
    span = match.span("before") if match["before"] else match.span("after") if match["after"] else None
    shown = min(match.start(name) for name in _SHOWN if match[name] is not None)
    return Stamp(start, at, alone, time, span, weight, (shown, match.end()))


def _fits(match: re.Match[str], n: int, firm: bool) -> bool:
    """Whether figures are a time on a page: in brackets only with a zone, with a dot only where more says so."""
    if match[f"open{n}"] and not match[f"zone{n}"]:
        return False
    if match[f"second{n}"] and not firm:
        return False
    return match[f"mark{n}"] != "." or firm or match.string.startswith((":", " – ", " - ", " — "), match.end())


def _clock(match: re.Match[str], n: int) -> dt.time | None:
    """The time of a match, with its zone where a page says which one it is; nothing for no time."""
    if match[f"figures{n}"]:
        hour, minute = int(match[f"figures{n}"][:2]), int(match[f"figures{n}"][2:])
    else:
        hour, minute = int(match[f"hour{n}"] or match[f"whole{n}"]), int(match[f"minute{n}"] or 0)
    half = (match[f"half{n}"] or match[f"noon{n}"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    if hour > 23 or minute > 59:
        return None
    return dt.time(hour, minute, tzinfo=zone_of(match[f"zone{n}"] or ""))


def zone_of(name: str) -> dt.timezone | None:
    """The zone of a name; nothing for one that stands for several, or shifts."""
    if any(word in name.lower() for word in _MOSCOW):
        name = "MSK"
    if name in ZONES:
        return dt.timezone(dt.timedelta(hours=ZONES[name])) if ZONES[name] else dt.UTC
    if name.startswith(("GMT", "UTC")):
        figures = re.sub(r"[^\d+-]", "", name[3:])
        hours, minutes = int(figures[:3]), int(figures[3:] or 0)
        if abs(hours) < 15 and minutes < 60:
            return dt.timezone(dt.timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes))
    return None
