"""Days and years beside names, as their words show them: *March 3, 2021*, *3 March 2021*, *in 2019*."""

from __future__ import annotations

import re

from statements.attribution.sentence.classes import COMMA, DETERMINER, NUMBER, PREPOSITION, TIME, VERBS, WORD
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

_DAY = pattern(r"[0-3]?\d(?:st|nd|rd|th)?")
_YEAR = pattern(r"(?:1[5-9]|20)\d\d")
_AFTER_SIGN = COMMA + NUMBER  # before a year


def end_of(par: Paragraph, at: int, high: int) -> int | None:
    """Where the day ends that begins at a token, with its month first or its number; ``None`` for no day."""
    return _month_first(par, at, high) or _day_first(par, at, high)


def _month_first(par: Paragraph, at: int, high: int) -> int | None:
    """Where a day ends that begins with its month at a token: behind *March 3*, *Mar. 3, 2021*; ``None`` for no day.

    A number before a plain word counts it (*in March 3 ferries*), one before a verb is told of (*March 3 was a day*).
    """
    if not _names_month(par, at) or not _is_number(par, at + 1, high, _DAY):
        return None
    end = _behind_year(par, at + 2, high)
    return None if end < high and (par.codes[end] == WORD or par.codes[end] in VERBS) else end


def _day_first(par: Paragraph, at: int, high: int) -> int | None:
    """Behind *3 March*, *the 3rd of March*, *3 March 2021*; one before a verb is told of (*3 March was a day*)."""
    at += par.codes.startswith(DETERMINER + NUMBER, at)
    month = at + 1
    month += month + 1 < high and par.codes[month] == PREPOSITION and par.words[month] in par.lexicon.owner
    if month >= high or not _names_month(par, month) or not _is_number(par, at, high, _DAY):
        return None
    end = _behind_year(par, month + 1, high)
    return None if end < high and par.codes[end] in VERBS else end


def _behind_year(par: Paragraph, end: int, high: int) -> int:
    """Where a day ends, with its year if it has one."""
    if par.codes.startswith(_AFTER_SIGN, end) and _is_number(par, end + 1, high, _YEAR):
        return end + 2
    return end + _is_number(par, end, high, _YEAR)


def is_dated(par: Paragraph, low: int, at: int) -> bool:
    """Whether the number at a token belongs to a day or is a year, and so counts nothing (*in 2019 Lund said*)."""
    if par.codes[at] != NUMBER or at <= low or par.codes.startswith(WORD, at + 1):
        return False
    if _YEAR.fullmatch(par.words[at]):
        return par.codes[at - 1] in (PREPOSITION, TIME, COMMA, NUMBER)
    return _names_month(par, at - 1) and _DAY.fullmatch(par.words[at]) is not None


def _names_month(par: Paragraph, at: int) -> bool:
    return par.words[at].rstrip(".") in par.lexicon.months and par.text[par.starts[at]].isupper()


def _is_number(par: Paragraph, at: int, high: int, pattern: re.Pattern[str]) -> bool:
    return at < high and par.codes[at] == NUMBER and pattern.fullmatch(par.words[at]) is not None
