"""A language's ``[dates]`` table, compiled: alternations of the forms that begin alike, and look-ups for its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, get_args

from attrs import field

from statements.dates.mention import DateRole, DateWords, Part, Unit
from statements.errors import DataError
from statements.patterns import pattern
from statements.record import record

Before = Literal["", "dayword", "dayword?", "lead"]

_NUMBERS = {
    "day": r"(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])",
    "until": r"(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])",
    "mm": r"(?:1[0-2]|0?[1-9])(?![0-9])",
    "year": r"(?:19[0-9]{2}|20[0-9]{2}|2100)(?![0-9])",
    "ago": r"[0-9]{1,2}",
}
_ISO_MONTH = "{year}-{mm}"
_NUMERIC = ("{year}-{mm}-{day}", "{dayword}?{day}[.]{mm}[.]{year}", "{dayword}?{day}-{mm}-{year}")
_SLASHED = {"dmy": ("{dayword}?{day}/{mm}/{year}",), "mdy": ("{mm}/{day}/{year}", "{day}/{mm}/{year}")}
# No date begins inside a word or a number, nor after a currency sign or a letter and a hyphen (a type's name).
_HEAD = r"(?<![\w$€£#/])(?<![0-9][.,:])(?<![^\W\d_][-–])"
_TAIL = r"(?:(?=T[0-9]{2}:)|(?!\w)(?![/.,:][0-9]))"
# Where the month may come first, numbers with these marks tell which one is the day only where one is above twelve.
_SWAPPING = ("{dayword}?{day}-{mm}-{year}", *_SLASHED["mdy"])
_FIELD = pattern(r"\{([a-z]+)\}")
_MARKER = pattern(r"\{(dayword|lead)\}(\??)")
_LOOKAROUNDS = pattern(r"(?:\(\?<?[=!][^()]{0,40}\))*")
_LETTERS = pattern(r"(?:\[(?=\w+\]))?([^\W\d_]{1,2})\]?([^\W\d_]{0,20})")
_SHORT = 4  # digits of a number that is remembered, as every word is, with what may begin with it
_MAYBE = ("?", "*", "{0", "{,", "|")  # behind what a form need not begin with
_RELATIVE: Mapping[str, Unit] = {
    "relative": "day",
    "relative_weeks": "week",
    "relative_months": "month",
    "relative_years": "year",
}
_DASHES = ("-", "–", "—", " - ", " – ", " — ")
_COMMAS = (", ", ",")


@record(eq=False, repr=False)
class Form:
    """One way to write a date: its fields with their groups, and the words that must stand before it.

    ``swaps``: the numbers may stand the other way round.
    """

    fields: tuple[tuple[str, int], ...]
    before: Before
    iso_month: bool
    numbers: bool
    swaps: bool


@record(eq=False, repr=False)
class _Row:
    """A form as the file has it: its number, what it begins with (``loose``: or with something else), its pattern."""

    number: int
    openers: tuple[str, ...]
    loose: bool
    piece: str
    names: tuple[str, ...]
    before: Before
    iso_month: bool
    swaps: bool

    def begins(self, opener: str) -> bool:
        """Whether it may begin with that word, or, for a digit, with any."""
        if self.loose:
            return True
        if opener[0].isdigit():
            return any(own[0].isdigit() for own in self.openers)
        return opener.startswith(self.openers)

    def form(self, pattern: re.Pattern[str]) -> Form:
        """The form, its groups those of a pattern that holds it among others."""
        return Form(
            fields=tuple((name, pattern.groupindex[f"{name}_{self.number}"]) for name in self.names),
            before=self.before,
            iso_month=self.iso_month,
            numbers="day" in self.names and "mm" in self.names,
            swaps=self.swaps,
        )


@record(eq=False, repr=False)
class Forms:
    """Some of a language's forms: one alternation of them, the first of the file first, and what each is."""

    pattern: re.Pattern[str]
    forms: Mapping[str, Form]

    @classmethod
    def of(cls, rows: Iterable[_Row]) -> Forms:
        """The rows as one pattern."""
        rows = tuple(rows)
        pattern = re.compile(f"{_HEAD}(?:{'|'.join(f'(?P<f{row.number}>{row.piece})' for row in rows)}){_TAIL}")
        return cls(pattern, {f"f{row.number}": row.form(pattern) for row in rows})


@record(eq=False, repr=False)
class Grammar:
    """All that reading dates needs of a language; words are in lower case."""

    trigger: re.Pattern[str]
    rows: tuple[_Row, ...]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relatives: Mapping[str, tuple[int, Unit]]
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    parts: Mapping[str, Part]
    daywords: frozenset[str]
    leads: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    through: frozenset[str]
    joins: frozenset[str]
    bare_after: tuple[str, ...]
    never_after: tuple[str, ...]
    roles: re.Pattern[str] | None
    begun: dict[str, Forms] = field(factory=dict)
    _alike: dict[tuple[int, ...], Forms] = field(factory=dict)

    def forms(self, opener: str) -> Forms:
        """The forms that may begin with what ``trigger`` found: compiled when a text has the first such date."""
        known = "0" if opener[0].isdigit() else opener
        found = self.begun.get(known)
        if found is None:
            rows = [row for row in self.rows if row.begins(known)]
            numbers = tuple(row.number for row in rows)
            if numbers not in self._alike:
                self._alike[numbers] = Forms.of(rows)
            found = self.begun[known] = self._alike[numbers]
        if len(opener) <= _SHORT:
            self.begun[opener] = found
        return found

    def role(self, words: str, start: int) -> DateRole:
        """What the last governing word in ``words[start:]`` makes of the date that follows."""
        role: DateRole = "plain"
        if self.roles is not None:
            for match in self.roles.finditer(words, start):
                role = match.lastgroup  # type: ignore[assignment]
        return role


def _cases(word: str) -> tuple[str, str]:
    """A common word may open a sentence; a proper one may stand in a line of capitals."""
    return (word, word[0].upper() + word[1:]) if word[:1].islower() else (word, word.upper())


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; those that begin alike stand together, which is read faster.

    >>> _any(["March", "May", "May Day", "Tuesday"])
    '(?:M(?:ay\\\\ Day|ay|arch)|T(?:uesday))'
    """
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    ends = "?" if tails.pop("", None) else ""
    branches = (
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, sorted(rest, reverse=True)))})"
        for first, rest in sorted(tails.items())
    )
    return f"(?:{'|'.join(branches)}){ends}" if tails else ""


def _either(words: Iterable[str]) -> str:
    return _any(sorted({form for word in words for form in _cases(word)})) or "(?!)"


def _trigger(openers: set[str]) -> re.Pattern[str]:
    """A search for places where a form may begin: none does inside a word, which is passed over sooner than tried."""
    tails: dict[str, list[str]] = {}
    for word in sorted(openers):
        tails.setdefault(word[0], []).append(word[1:])
    digits = "".join(filter(str.isdigit, tails))
    branches = [re.escape(first) + _any(rest) for first, rest in tails.items() if first not in digits]
    branches = [*([f"[{digits}][0-9]{{0,99}}"] if digits else []), *branches]
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})")


def _numbered(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    return {word.lower(): number for number, row in enumerate(rows, 1) for word in row}


def _row(rows: Sequence[Iterable[str]], number: int) -> list[str]:
    return [word.lower() for word in rows[number - 1]] if number <= len(rows) else []


def _openers(form: str, lists: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], bool]:
    """The words or digits that a form begins with, so that a search can skip all the rest; and whether it need not."""
    at = match.end() if (match := _LOOKAROUNDS.match(form)) else 0
    words: Iterable[str]
    if found := _FIELD.match(form, at):
        words = lists.get(found[1], "0123456789")
    elif found := _LETTERS.match(form, at):
        words = [first + found[2] for first in found[1]]
    else:
        raise DataError(f"dates: the form {form!r} begins with neither a field nor a word")
    openers = tuple(dict.fromkeys(case for word in words for case in _cases(word)))
    return openers, form.startswith(_MAYBE, found.end())


@lru_cache(maxsize=32)
def grammar(language: DateWords) -> Grammar:
    """The language's grammar of dates, compiled once."""
    data = language.dates
    months, weekdays = data.get("months", ()), data.get("weekdays", ())
    relatives = {
        word.lower(): (int(count), unit)
        for key, unit in _RELATIVE.items()
        for count, row in data.get(key, {}).items()
        for word in row
    }
    units, stretches = data.get("units", ()), data.get("parts", ())
    numbers = _numbered(data.get("numbers", ()))
    lists: dict[str, list[str]] = {
        "month": [word for row in months for word in row],
        "weekday": [word for row in weekdays for word in row],
        "relative": [word for key in _RELATIVE for row in data.get(key, {}).values() for word in row],
        "same": list(data.get("same", ())),
        "unit": [word for row in units for word in row],
        "part": [word for row in stretches for word in row],
    }
    parts = _NUMBERS | {name: _either(row) for name, row in lists.items()}
    parts["ago"] = f"(?:{_NUMBERS['ago']}|{_either(numbers)})"
    lists["ago"] = [*"0123456789", *numbers]
    written: list[_Row] = []
    swapping = _SWAPPING if data.get("order") == "mdy" else ()
    for number, row in enumerate((*_NUMERIC, *_SLASHED[data.get("order", "dmy")], *data.get("forms", ()), _ISO_MONTH)):
        marker = _MARKER.match(row)
        body = row[marker.end() :] if marker else row
        before: Before = (marker[1] + marker[2]) if marker else ""  # type: ignore[assignment]
        openers, loose = _openers(body, lists)
        written.append(
            _Row(
                number=number,
                openers=openers,
                loose=loose,
                piece=_FIELD.sub(lambda f, n=number: f"(?P<{f[1]}_{n}>{parts[f[1]]})", body),  # type: ignore[misc]
                names=tuple(_FIELD.findall(body)),
                before=before,
                iso_month=row == _ISO_MONTH,
                swaps=row in swapping,
            )
        )
    return Grammar(
        trigger=_trigger({opener for row in written for opener in row.openers}),
        rows=tuple(written),
        months=_numbered(months),
        weekdays=_numbered(weekdays),
        relatives=relatives,
        units={word: unit for number, unit in enumerate(get_args(Unit), 1) for word in _row(units, number)},
        numbers=numbers,
        parts={word: part for number, part in enumerate(get_args(Part), 1) for word in _row(stretches, number)},
        daywords=frozenset(data.get("daywords", ())),
        leads=frozenset(data.get("leads", ())),
        last=frozenset(data.get("last", ())),
        next=frozenset(data.get("next", ())),
        through=frozenset((*_DASHES, *(f" {word} " for word in data.get("through", ())))),
        joins=frozenset((*_COMMAS, *(f" {word} " for word in data.get("and", ())))),
        bare_after=tuple(data.get("bare_after", ())),
        never_after=tuple(data.get("never_after", ())),
        roles=_roles(data),
    )


def _roles(data: Mapping[str, Any]) -> re.Pattern[str] | None:
    found = [f"(?P<{role}>{'|'.join(data[role])})" for role in ("after", "before", "since") if data.get(role)]
    return pattern(r"(?<!\w)(?:" + "|".join(found) + ")") if found else None
