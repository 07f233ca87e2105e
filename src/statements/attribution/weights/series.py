"""Joints at which no content ends: the commas of a series, of an age, behind what opens a clause; a condition."""

from __future__ import annotations

from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DETERMINER,
    NAME,
    NUMBER,
    OFFICE,
    OPENS_SUBJECT,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

_BREAKS = COMMA + SEMICOLON + COLON + DASH + COORDINATOR + COMPLEMENTISER + SUBORDINATOR + RELATIVE + QUOTED
_IN_PHRASE = f"[^{_BREAKS}{VERB}{AUXILIARY}{PRONOUN}]"
_IN_CLAUSE = f"[^{_BREAKS}{AUXILIARY}{PRONOUN}]"
# Behind its comma, the members of a series and what joins the last: *, B, C **and** D*, *, shut B**, and** opened C*.
_OF_THINGS = pattern(
    f"{COMMA}(?!{PREPOSITION}){_IN_PHRASE}{{1,8}}+(?:{COMMA}{_IN_PHRASE}{{1,8}}+){{0,12}}{COMMA}?+{COORDINATOR}"
)
_OF_DEEDS = pattern(f"{COMMA}{ADVERB}?{VERB}{_IN_CLAUSE}{{1,12}}+{COMMA}?+{COORDINATOR}{ADVERB}?{VERB}")
_APPOSED = pattern(f"{COMMA}{DETERMINER}?[{NAME}{OFFICE}{WORD}{PREPOSITION}]{{1,8}}+{COMMA}[{VERB}{AUXILIARY}]")
_THEN_VERB = pattern(f"{_IN_PHRASE}{{1,8}}+[{VERB}{AUXILIARY}]")
_LAST_THING = pattern(f"{_IN_PHRASE}{{1,10}}+$")
_OPENING = pattern(f"{COORDINATOR}{COMPLEMENTISER}?{PREPOSITION}[^{_BREAKS}{VERB}{AUXILIARY}]{{1,8}}+$")
_CLAUSE = pattern(f"{COMMA}[{PRONOUN}{DETERMINER}{NAME}{OFFICE}]")
_AGED = pattern(f"{NAME}{COMMA}{NUMBER}{COMMA}[{VERB}{AUXILIARY}]|{NUMBER}{COMMA}[{VERB}{AUXILIARY}]")
FAR = 10  # tokens of what opens a clause


def goes_on(par: Paragraph, first: int, at: int, high: int, led: bool) -> bool:
    """Whether the content that begins at ``first`` goes on at a joint; ``led``: only a clause can be content."""
    aged = _AGED.match(par.codes, at - 1, high) is not None
    return (
        aged
        or _on_condition(par, at, high)
        or _opens_clause(par.codes, first, at)
        or _holds(par.codes, first, at, high, led)
    )


def _opens_clause(codes: str, first: int, at: int) -> bool:
    """``said A but that in hindsight**,** he erred``: a comma behind when or where, that opens the second clause."""
    if _CLAUSE.match(codes, at) is None:
        return False
    joint = codes.rfind(COORDINATOR, max(first, at - FAR), at)
    return joint > first and _OPENING.fullmatch(codes, joint, at) is not None


def _holds(codes: str, first: int, at: int, high: int, led: bool) -> bool:
    """Whether a series, or a subject with an apposition, goes on at a comma; the latter under a cue of saying."""
    if codes[at] != COMMA:
        return False
    for start in (at, codes.rfind(COMMA, first, at)):
        if start < first:
            continue
        for run in (_OF_DEEDS, _OF_THINGS):
            found = run.match(codes, start, high)
            if found is None or at >= found.end():
                continue
            told = not VERBS.isdisjoint(codes[first:start])
            if run is _OF_DEEDS and not told:
                continue
            if run is _OF_DEEDS or _LAST_THING.match(codes, found.end(), high):
                return True
            return led and not told and _THEN_VERB.match(codes, found.end(), high) is not None
        if led and start > first and (apposed := _APPOSED.match(codes, start, high)) and at < apposed.end() - 1:
            return True
    return False


def _on_condition(par: Paragraph, at: int, high: int) -> bool:
    """Whether a condition on what is said stands at a joint: ``told us to wait, **even if** it rains``."""
    led = at + par.codes.startswith(COMMA, at)
    led += par.codes.startswith(ADVERB, led)
    return (
        at < led < high
        and par.words[led] in par.lexicon.conditions
        and par.codes[led + 1 : led + 2] in tuple(OPENS_SUBJECT)
    )
