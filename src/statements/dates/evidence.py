"""What fixes a year that a date does not print."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from attrs import frozen

from statements.dates.find import find
from statements.dates.mention import DateWords, Mention

_FIRST_SESSION = 1945


@frozen(kw_only=True)
class Evidence:
    """What an item tells of its own year: the day stamped on it, the years it prints, the sessions it names."""

    published: dt.date | None = None
    printed: tuple[Mention, ...] = ()
    sessions: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str, start: int, end: int, language: DateWords, *, published: dt.date | None = None) -> Evidence:
        """The evidence in a span of a view's text.

        >>> from statements.languages import load
        >>> Evidence.of("the 79th session of the General Assembly", 0, 40, load("en")).sessions
        (79,)
        """
        printed = tuple(m for m in find(text, start, end, language) if m.year)
        return cls(published=published, printed=printed, sessions=tuple(sessions(text, start, end, language)))


@lru_cache(maxsize=32)
def _sessions(language: DateWords) -> tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]]:
    """The forms of sessions, and the words one of which each form holds: few lines have any."""
    forms = language.dates.get("sessions", ())
    words = tuple(language.dates.get("session_words") or ("",))
    number = "(?<![0-9])([1-9][0-9]?|1[0-4][0-9])(?![0-9])"
    pattern = re.compile("|".join(form.replace("{number}", number) for form in forms) or "(?!)")
    return pattern, words, re.compile("|".join(map(re.escape, words)))


def sessions(text: str, start: int, end: int, language: DateWords) -> list[int]:
    """The numbers of the UN General Assembly sessions named between two offsets, in order of appearance.

    >>> from statements.languages import load
    >>> sessions("on the margins of UNGA 78", 0, 25, load("en"))
    [78]
    """
    pattern, words, any_word = _sessions(language)
    if all(text.find(word, start, end) < 0 for word in words):
        return []
    out: list[int] = []
    done = start
    for word in any_word.finditer(text, start, end):
        if word.start() >= done:
            first = max(done, text.rfind("\n", done, word.start()) + 1)
            done = text.find("\n", word.start(), end) + 1 or end
            out += [int(match[match.lastindex or 0]) for match in pattern.finditer(text, first, done)]
    return out


def session_window(number: int) -> tuple[dt.date, dt.date]:
    """When the n-th UN General Assembly sits: from the September of 1945+n to the next September.

    >>> session_window(79)
    (datetime.date(2024, 9, 1), datetime.date(2025, 9, 30))
    """
    year = _FIRST_SESSION + number
    return dt.date(year, 9, 1), dt.date(year + 1, 9, 30)
