"""What stands above and before a report: stamps, bylines, datelines."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from statements import dates
from statements.dates.clock import SHIFTING, ZONES
from statements.languages import codes, likeliest, load
from statements.patterns import pattern

_LETTERS = pattern(r"[^\W\d_]+")
_FIGURES = pattern(r"\d{1,2}[./:-]\d{1,2}|(?:19|20)\d\d")
_LINK_WORD = 3
_STOPS = ".…,;:"
_DESK = pattern(r"[^\W\d_a-zà-ỹа-я][^\d\n.,:;!?–—|-]{1,40}[ ]?[|–—-][ ]?")

_UPPER = "A-ZÀ-ÝĂĐĨŨƠƯẠ-ỸА-ЯЁ"
_DAY = r"(?:,[ ]?[^\n,()/–—-]{2,24}){0,3}"
_PLACE = rf"[{_UPPER}][\w.'’]{{1,20}}(?:[ -][{_UPPER}][\w.'’]{{1,20}}){{0,3}}"
_CAPS = rf"[{_UPPER}][A-ZÀ-ÝĐА-ЯЁ.'’]{{2,20}}(?:[ -][A-ZÀ-ÝĐА-ЯЁ.'’]{{2,20}}){{0,2}}(?:,[ ][A-Z][\w.]{{1,20}})?"
_AGENCY = rf"[(][{_UPPER}][\w.+/ ]{{1,30}}[)]"
_DATELINES = pattern(
    "|".join(
        (
            # MOSCOW, November 19 (Reuters) - | Vienna (AFP) – | (GLO)-
            rf"(?:{_PLACE}{_DAY},?[ ]?)?{_AGENCY}[ ]?(?:--|[-–—])[ ]?",
            # KYIV, Ukraine — | ВЕНА, 3 мая — РИА Новости.
            rf"{_CAPS}{_DAY}[ ](?:--|[-–—])[ ](?:[A-ZА-ЯЁ]{{2,10}}(?:[ ][A-ZА-ЯЁ]\w{{1,12}}){{0,2}}[.][ ])?",
            # МОСКВА, 19 ноября. /ТАСС/.
            rf"{_CAPS}{_DAY}[.]?[ ]/[A-ZА-ЯЁ]{{2,12}}/[.]?[ ](?:[-–—][ ])?",
        )
    )
)


# What parts every dateline from the report, and how far behind a paragraph's start it may: most paragraphs have none.
_PARTS = pattern(r"[ )][/–—-]")
_REACH = 260


def dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph's own words begin: behind its dateline, or at its start where it has none.

    >>> text = "VIENNA, May 3 (Reuters) - The talks went on."
    >>> text[dateline(text, 0, len(text)) :]
    'The talks went on.'
    """
    match = _DATELINES.match(text, start, end) if _PARTS.search(text, start, min(end, start + _REACH)) else None
    # A dash that a small letter follows belongs to the sentence.
    if match is None or match.end() >= end or text[match.end()].islower():
        return start
    return match.end()


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the report, and nothing else.

    >>> is_byline("By Ann Lee and Bo Ek"), is_byline("By Monday everything had changed")
    (True, False)
    """
    if not (match := _byline().match(line)) or line[-1] in _STOPS:
        return False
    words = line[match.end() :].split()
    return len(words) <= 12 and all(w[0].isupper() or len(w) <= _LINK_WORD or not w[0].isalpha() for w in words)


def is_stamp(line: str) -> bool:
    """Whether a line is a date or a clock time and nothing else.

    >>> is_stamp("19.11.2024, 10:30 GMT"), is_stamp("Nine dead in 2024")
    (True, False)
    """
    if not 4 <= len(line) <= 80 or not any(c.isdigit() for c in line):
        return False
    known, labels = _date_words(), _stamp_words()
    letters = _LETTERS.findall(line.lower())
    if not all(word in known or word in labels for word in letters):
        return False
    return _FIGURES.search(line) is not None or not labels.issuperset(letters)


def behind_desk(line: str) -> str:
    """A stamp without the desk or the author before its dash; nothing where the line is none of that.

    >>> behind_desk("World desk - 19.11.2024, 10:30"), behind_desk("He came - 19 people left")
    ('19.11.2024, 10:30', '')
    """
    desk = _DESK.match(line) if len(line) <= 80 else None
    return line[desk.end() :] if desk and is_stamp(line[desk.end() :]) and any(map(str.isdigit, line)) else ""


def stamped_day(text: str, start: int, end: int) -> dt.date | None:
    """The day that a stamp prints in full.

    >>> stamped_day("Published November 19, 2024", 0, 27)
    datetime.date(2024, 11, 19)
    """
    language = load(likeliest(text))
    found = dates.find(text, start, end, language)
    if any(m.order == "either" for m in found):
        found = dates.settled(found, dates.find(text, 0, len(text), language))
    for mention in found:
        printed = mention.year and mention.month and mention.day and mention.order != "either"
        if printed and (days := mention.days(mention.year or 0)):
            return days[0]
    return None


@cache
def _date_words() -> frozenset[str]:
    tables = [load(code).dates for code in codes()]
    names = [n for t in tables for key in ("months", "weekdays") for group in t.get(key, ()) for n in group]
    names += [word for t in tables for word in t.get("daywords", ())]
    return frozenset(_LETTERS.findall(" ".join(names).lower()))


@cache
def _stamp_words() -> frozenset[str]:
    """What may stand beside a stamp's date: the languages' labels, and zones."""
    return frozenset(word for code in codes() for word in load(code).pages["stamps"]) | {
        name.lower() for name in (*ZONES, *SHIFTING)
    }


@cache
def _byline() -> re.Pattern[str]:
    leads = sorted({lead for code in codes() for lead in load(code).pages["bylines"]})
    return re.compile(rf"(?:{'|'.join(map(re.escape, leads))})[ ]{{1,9}}(?=[^\W\d_])")
