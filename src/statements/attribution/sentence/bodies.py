"""The name of a body in full: *the Ministry of Ropes, Sails and Masts*, *Divers Without Fear*."""

from __future__ import annotations

import re

from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    COMMA,
    COORDINATOR,
    DETERMINER,
    NAME,
    OFFICE,
    POSSESSIVE,
    PREPOSITION,
    TITLED,
    WORD,
    one_of,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

_AMPERSAND = "&"
_RUN = f"{NAME}++"
# A noun with what it is for, and further fields in a row: the last one behind *and*.
_FIELDS = pattern(
    f"{one_of(TITLED)}++{PREPOSITION}{DETERMINER}?{_RUN}(?>(?:{PREPOSITION}{DETERMINER}?{_RUN})*)"
    f"(?P<others>(?>(?:{COMMA}{_RUN})*){COMMA}?(?P<and>[{COORDINATOR}{WORD}]){_RUN})"
)
_OF_NAME = f"[{TITLED}{POSSESSIVE}]"
_JOINED_BODY = pattern(f"{DETERMINER}(?P<first_half>[{NAME}{POSSESSIVE}]{{1,4}}){COORDINATOR}{_OF_NAME}{{1,6}}")
_WIDEST = 16  # tokens of a body's name that are looked at on either side of a phrase
_LED = PREPOSITION + NAME
_NAME_LED = NAME + DETERMINER
_JOINED = frozenset(COORDINATOR + WORD + COMMA)


def whole(par: Paragraph, low: int, high: int, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """A phrase with all of the body's name of which it holds a part; else the phrase as it is."""
    if phrase is None or not par.lexicon.matters:
        return phrase
    first, last = phrase
    codes = par.codes
    behind = first - 1 > low and codes[first - 1 : first + 1] == _LED
    if behind and _is_capital(par, first - 1):
        return _with_capitals(par, low, first), last
    if (
        first - 1 == low
        and codes.startswith(_NAME_LED, low)
        and par.text[par.starts[first] : par.starts[first] + 2].istitle()
    ):
        return low, last  # Save Our Reef
    if (joined := _joined(par, low, high, phrase)) is not None:
        return joined
    before = first > low and codes[first - 1] in _JOINED
    if before or (last + 1 < high and codes[last] in _JOINED and codes[last + 1] == NAME):
        return _in_row(par, max(low, first - _WIDEST), min(high, last + _WIDEST), phrase)
    return phrase


def is_joined(par: Paragraph, mention: tuple[int, int]) -> bool:
    """Whether a phrase with *and* in it is one body: *the Ropes **and** Knots Council*."""
    found = _JOINED_BODY.fullmatch(par.codes, *mention)
    nouns = par.lexicon.body_nouns
    return (
        found is not None
        and par.words[mention[1] - 1] in nouns
        and nouns.isdisjoint(par.words[slice(*found.span("first_half"))])
    )


def _joined(par: Paragraph, low: int, high: int, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """A phrase with the other half of a body's name: *the **Ropes** and Knots Council*."""
    first, last = phrase
    if first - 1 > low and par.codes[first - 1] == COORDINATOR:
        while first > low and par.codes[first - 1] in (COORDINATOR, NAME):
            first -= 1
        first -= par.codes[first - 1 : first] == DETERMINER and first > low
    elif par.codes[last : last + 1] == COORDINATOR and par.codes[last + 1 : last + 2] in (NAME, OFFICE):
        last += 1
        while last < high and par.codes[last] in (NAME, OFFICE, POSSESSIVE):
            last += 1
    else:
        return None
    return (first, last) if is_joined(par, (first, last)) else None


def _with_capitals(par: Paragraph, low: int, first: int) -> int:
    """Where a name begins that goes on over a preposition with a capital: *Divers **Without** Fear*."""
    codes, at = par.codes, first - 1
    while at > low and codes[at - 1] == NAME:
        at -= 1
    return at if at < first - 1 else first


def _in_row(par: Paragraph, low: int, high: int, phrase: tuple[int, int]) -> tuple[int, int]:
    """A phrase with the body's name around it whose fields stand in a row."""
    first, last = phrase
    for match in _FIELDS.finditer(par.codes, low, high):
        start, end = match.span()
        meets = start < last and first < end and (first > start or last < end)
        if meets and _is_row(par, match):
            return min(first, _opening(par, low, start)), max(last, end)
    return phrase


def _opening(par: Paragraph, low: int, start: int) -> int:
    """Where the phrase begins that a body's name ends: *the head of **the Ministry of Ropes***."""
    codes = par.codes
    if start > low and codes[start - 1] == DETERMINER:
        start -= 1
    if start - 1 > low and codes[start - 1] == PREPOSITION and par.words[start - 1] in par.lexicon.owner:
        outer = noun_phrases.before(par, low, start - 1)
        return outer[0] if outer else start
    return start


def _is_row(par: Paragraph, match: re.Match[str]) -> bool:
    """Whether a noun for a body stands before the fields, and each of them is a field and nobody's name."""
    lexicon, words = par.lexicon, par.words
    joint = match.start("and")
    if words[joint] != _AMPERSAND and words[joint] not in lexicon.inside:
        return False
    named = range(match.start(), match.start("others"))
    if not any(words[at] in lexicon.body_nouns and _is_capital(par, at) for at in named):
        return False
    last = match.end()
    ends = [at for at in range(*match.span("others")) if par.codes[at] == NAME]
    ends = [at for at in ends if at + 1 == last or par.codes[at + 1] != NAME]
    return all(words[at].endswith(lexicon.matters) or words[at] in lexicon.fields for at in ends)


def _is_capital(par: Paragraph, at: int) -> bool:
    return par.text[par.starts[at]].isupper()
