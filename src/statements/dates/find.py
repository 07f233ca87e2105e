"""Dates in running text: one compiled alternation a language, then a small check of each hit in its context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from attrs import evolve, frozen

from statements.dates.clock import time_at
from statements.dates.mention import DateRole, DateWords, Mention, month_length

__all__ = ["Mention", "find"]

_NUMBERS = {
    "day": r"(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])",
    "until": r"(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])",
    "mm": r"(?:1[0-2]|0?[1-9])(?![0-9])",
    "year": r"(?:19[0-9]{2}|20[0-9]{2}|2100)(?![0-9])",
    "ago": r"[0-9]{1,2}",
}
_WORDS = ("month", "weekday", "relative", "same", "dayword", "lead")
_NUMERIC = (
    "{year}-{mm}-{day}",
    "{year}-{mm}",
    "{day}[.]{mm}[.]{year}",
    "{day}-{mm}-{year}",
)
_SLASHED = {"dmy": ("{day}/{mm}/{year}",), "mdy": ("{mm}/{day}/{year}", "{day}/{mm}/{year}")}
# No date begins inside a word or a number, nor after a currency sign or a letter and a hyphen (a type's name).
_HEAD = r"(?<![\w$€£#/])(?<![0-9][.,:])(?<![^\W\d_][-–])"
_TAIL = r"(?:(?=T[0-9]{2}:)|(?!\w)(?![/.,:][0-9]))"
_FIELD = re.compile(r"\{([a-z]+)\}")
_CLAUSE = re.compile(r"[,;:!?()\[\]\n\"“”«»]|\.(?= )")
_FAR_YEAR = re.compile(r",? [0-9]{4}(?!\w)")
_LIST_GAPS = (", ", "; ", ",")
_APPOSITION = (" ", ", ", " (", "(", ",", "")
_DASHES = ("-", "–", "—", " - ", " – ", " — ")
_CONTEXT = 160


@frozen(eq=False)
class _Grammar:
    pattern: re.Pattern[str]
    fields: Mapping[str, tuple[tuple[str, int], ...]]
    bare: frozenset[str]
    period: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relatives: Mapping[str, int]
    last: tuple[str, ...]
    next: tuple[str, ...]
    through: tuple[str, ...]
    joins: tuple[str, ...]
    bare_after: tuple[str, ...]
    never_after: tuple[str, ...]
    roles: re.Pattern[str] | None


def _cases(word: str) -> tuple[str, ...]:
    """A common word may open a sentence; a proper one may stand in a line of capitals."""
    return (word, word[0].upper() + word[1:]) if word[:1].islower() else (word, word.upper())


def _either(words: Iterable[str]) -> str:
    forms = {form for word in words for form in _cases(word)}
    return "(?:" + "|".join(map(re.escape, sorted(forms, key=lambda w: (-len(w), w)))) + ")" if forms else "(?!)"


def _numbered(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    return {word.lower(): number for number, row in enumerate(rows, 1) for word in row}


@lru_cache(maxsize=32)
def _grammar(language: DateWords) -> _Grammar:
    data = language.dates
    months, weekdays = data.get("months", ()), data.get("weekdays", ())
    relatives: dict[str, int] = {
        word.lower(): int(days) for days, words in data.get("relative", {}).items() for word in words
    }
    alternatives = dict(_NUMBERS)
    words: tuple[Any, ...] = (
        (w for row in months for w in row),
        (w for row in weekdays for w in row),
        relatives,
        data.get("same", ()),
        data.get("daywords", ()),
        data.get("leads", ()),
    )
    alternatives |= {name: _either(row) for name, row in zip(_WORDS, words, strict=True)}
    bare = tuple(data.get("bare_forms", ()))
    forms = (
        *_NUMERIC[:1],
        *_NUMERIC[2:],
        *_SLASHED[data.get("order", "dmy")],
        *data.get("forms", ()),
        *bare,
        _NUMERIC[1],
    )
    pieces, names = [], {}
    for number, form in enumerate(forms):
        names[f"f{number}"] = tuple(_FIELD.findall(form))
        body = _FIELD.sub(lambda f, n=number: f"(?P<{f[1]}_{n}>{alternatives[f[1]]})", form)  # type: ignore[misc]
        pieces.append(f"(?P<f{number}>{body})")
    pattern = re.compile(_HEAD + "(?:" + "|".join(pieces) + ")" + _TAIL)
    index = pattern.groupindex
    return _Grammar(
        pattern=pattern,
        fields={f: tuple((name, index[f"{name}_{f[1:]}"]) for name in found) for f, found in names.items()},
        bare=frozenset(f"f{n}" for n, form in enumerate(forms) if form in bare),
        period=f"f{len(forms) - 1}",
        months=_numbered(months),
        weekdays=_numbered(weekdays),
        relatives=relatives,
        last=tuple(data.get("last", ())),
        next=tuple(data.get("next", ())),
        through=(*_DASHES, *(f" {word} " for word in data.get("through", ()))),
        joins=(*_LIST_GAPS, *(f" {word} " for word in data.get("and", ()))),
        bare_after=tuple(data.get("bare_after", ())),
        never_after=tuple(data.get("never_after", ())),
        roles=_roles(data),
    )


def _roles(data: Mapping[str, Any]) -> re.Pattern[str] | None:
    found = [f"(?P<{role}>{'|'.join(data[role])})" for role in ("after", "before", "since") if data.get(role)]
    return re.compile(r"(?<!\w)(?:" + "|".join(found) + ")") if found else None


def find(text: str, start: int, end: int, language: DateWords) -> list[Mention]:
    """The dates written between two offsets of a view's text, in order and apart from each other.

    Days that no calendar has (31/2) and years outside 1900 to 2100 are no dates.

    >>> from statements.languages import load
    >>> [(m.month, m.day, m.role) for m in find("After the vote of 3 May he left on June 7.", 0, 42, load("en"))]
    [(5, 3, 'after'), (6, 7, 'plain')]
    """
    grammar = _grammar(language)
    out: list[Mention] = []
    for match in grammar.pattern.finditer(text, start, end):
        form = match.lastgroup or ""
        fields = {name: match.group(group) for name, group in grammar.fields[form]}
        if "lead" in fields and fields["lead"]:
            begin = match.end(f"lead_{form[1:]}") + 1
        else:
            begin = match.start()
        mention = _read(fields, begin, match.end(), grammar)
        if mention is None or (form == grammar.period and mention.month == (mention.year or 0) % 100 + 1):
            continue  # no day of any calendar; or two years, as in 2011-12
        prev = out[-1] if out else None
        gap = text[prev.end : begin] if prev and begin - prev.end < 16 else None
        if form in grammar.bare and not _in_context(text, mention, gap, grammar):
            continue
        if mention.month and mention.year is None and _FAR_YEAR.match(text, mention.end, end) and "month" in fields:
            continue
        if mention.day and not mention.until and (clock := time_at(text, mention.end, end)):
            mention = evolve(mention, time=clock[0], end=clock[1])
        if prev and gap is not None and (joined := _joined(text, prev, mention, gap, grammar)):
            out[-1] = joined
            continue
        role = _role(text, prev.end if prev else start, begin, grammar)
        if prev and gap in grammar.joins and prev.role != "plain" and role == "plain":
            role = prev.role
        out.append(evolve(mention, role=role) if role != "plain" else mention)
    return out


def _read(fields: Mapping[str, str | None], start: int, end: int, grammar: _Grammar) -> Mention | None:
    def number(name: str) -> int | None:
        value = fields.get(name)
        return int(value) if value else None

    year, month, day, until = number("year"), number("mm"), number("day"), number("until")
    if name := fields.get("month"):
        month = grammar.months[name.lower()]
    if month and day and not day <= month_length(month, year):
        return None
    if until and month and day and not day < until <= month_length(month, year):
        return None
    relative = grammar.relatives.get((fields.get("relative") or "").lower())
    if ago := number("ago"):
        relative = -ago
    weekday = grammar.weekdays.get((fields.get("weekday") or "").lower())
    if weekday:
        lead = (fields.get("dayword") or "").lower()
        relative = -1 if lead in grammar.last else 1 if lead in grammar.next else None
    return Mention(
        start=start,
        end=end,
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        until=(month, until) if month and until else None,
        relative=relative,
        same_day=bool(fields.get("same")),
    )


def _in_context(text: str, mention: Mention, gap: str | None, grammar: _Grammar) -> bool:
    """Whether two bare numbers read as a day and a month: in brackets, in a list of dates, or too large for a share."""
    start, end = mention.start, mention.end
    if gap is not None and (gap in grammar.joins or gap in grammar.through or gap in _APPOSITION):
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    before = text[max(0, start - 16) : start].lower().rstrip()
    if mention.until or before.endswith(grammar.bare_after):
        return True
    day, month = mention.day or 0, mention.month or 0
    return day > 12 and (day, month) != (24, 7) and not before.endswith(grammar.never_after)


def _joined(text: str, prev: Mention, mention: Mention, gap: str, grammar: _Grammar) -> Mention | None:
    """One mention where two stand for one date (*Monday, May 5*; *hôm qua (13/1)*) or for a range; else ``None``."""
    if mention.day and not prev.dated and (prev.weekday or prev.relative is not None) and gap in _APPOSITION:
        end = mention.end + (gap.endswith("(") and text[mention.end : mention.end + 1] == ")")
        return evolve(mention, start=prev.start, end=end, weekday=prev.weekday, relative=prev.relative, role=prev.role)
    if prev.day and mention.weekday and not mention.dated and gap == " (":
        end = mention.end + (text[mention.end : mention.end + 1] == ")")
        return evolve(prev, end=end, weekday=mention.weekday)
    if prev.day and prev.month and mention.day and mention.month and gap in grammar.through:
        if prev.until or mention.until or prev.time or (prev.year or 0) > (mention.year or 9999):
            return None
        until = (mention.month, mention.day)
        year = prev.year
        if mention.year and not year:
            year = mention.year - (until < (prev.month, prev.day))
        role: DateRole = "plain" if prev.role == "since" else prev.role
        return evolve(prev, end=mention.end, year=year, until=until, role=role)
    return None


def _role(text: str, floor: int, begin: int, grammar: _Grammar) -> DateRole:
    """What the words before a date, in its clause, make of it."""
    if grammar.roles is None:
        return "plain"
    words = text[max(floor, begin - _CONTEXT) : begin]
    cut = 0
    for stop in _CLAUSE.finditer(words):
        cut = stop.end()
    role: DateRole = "plain"
    for match in grammar.roles.finditer(words, cut):
        role = match.lastgroup  # type: ignore[assignment]
    return role
