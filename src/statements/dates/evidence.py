"""What fixes a year that a date does not print."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

from statements.dates.find import find
from statements.dates.mention import DateWords, Mention
from statements.patterns import pattern
from statements.record import record

_FIRST_SESSION = 1945


@record(kw_only=True, weakref_slot=False, eq=False, repr=False)
class Evidence:
    """What an item tells of its own year: the day stamped on it, the years it prints, the sessions it names."""

    published: dt.date | None = None
    printed: tuple[Mention, ...] = ()
    sessions: tuple[int, ...] = ()

    @cached_property
    def _dated(self) -> list[Mention]:
        return [m for m in self.printed if m.role == "plain" and m.month and m.year]

    @cached_property
    def _years(self) -> Mapping[tuple[int | None, int | None], Mapping[int, int]]:
        """By month and day, the years printed with them, each with the last place of it among the dates."""
        years: dict[tuple[int | None, int | None], dict[int, int]] = {}
        for place, m in enumerate(self._dated):
            years.setdefault((m.month, m.day), {})[m.year or 0] = place
        return years

    @cached_property
    def last_year(self) -> int:
        """The last year that the item prints; 1 where there is none."""
        return max((m.year for m in self.printed if m.year and m.role == "plain"), default=1)

    @cached_property
    def last_day(self) -> dt.date | None:
        """The last day, or first day of a month, that the item prints in full."""
        return max((days[0] for m in self._dated if (days := m.days(m.year or 0))), default=None)

    def year_of(self, month: int | None, day: int | None, since: int) -> int | None:
        """The year last printed with that day, or with its month alone, in the item; none before ``since``.

        >>> from statements.languages import load
        >>> Evidence.of("On 4 May 2019 and in June 2021.", 0, 31, load("en")).year_of(5, 4, 2019)
        2019
        """
        keys = {(month, day), (month, None)}
        found = [(place, year) for key in keys for year, place in self._years.get(key, {}).items() if year >= since]
        return max(found)[1] if found else None

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
    numbered = pattern("|".join(form.replace("{number}", number) for form in forms) or "(?!)")
    return numbered, words, pattern("|".join(map(re.escape, words)))


def sessions(text: str, start: int, end: int, language: DateWords) -> list[int]:
    """The numbers of the UN General Assembly sessions named between two offsets, in order of appearance.

    >>> from statements.languages import load
    >>> sessions("on the margins of UNGA 78", 0, 25, load("en"))
    [78]
    """
    numbered, words, any_word = _sessions(language)
    if all(text.find(word, start, end) < 0 for word in words):
        return []
    out: list[int] = []
    done = start
    for word in any_word.finditer(text, start, end):
        if word.start() >= done:
            first = max(done, text.rfind("\n", done, word.start()) + 1)
            done = text.find("\n", word.start(), end) + 1 or end
            out += [int(match[match.lastindex or 0]) for match in numbered.finditer(text, first, done)]
    return out


def session_window(number: int) -> tuple[dt.date, dt.date]:
    """When the n-th UN General Assembly sits: from the September of 1945+n to the next September.

    >>> session_window(79)
    (datetime.date(2024, 9, 1), datetime.date(2025, 9, 30))
    """
    year = _FIRST_SESSION + number
    return dt.date(year, 9, 1), dt.date(year + 1, 9, 30)
