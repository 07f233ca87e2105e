"""Sentences in which two say something one after the other: where the words of the second begin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    INFINITIVE,
    NAME,
    NAMED,
    PRONOUN,
    SEMICOLON,
    SUBORDINATOR,
    VERBS,
    WORD,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import acting
from statements.attribution.weights.leading import SAYING, leads_on
from statements.attribution.weights.occurrence import Occurrence, adjuncts
from statements.patterns import pattern

_JOINT = pattern(f"{COMMA}?[{COORDINATOR}{SUBORDINATOR}]|{SEMICOLON}{COORDINATOR}?|{DASH}")
_OPENS = frozenset((*DETERMINER, *NAMED, *WORD))
ASIDE = 12  # tokens of an apposition behind a subject
MOST = 8  # joints of a sentence that are looked at


def parted(par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> list[Tokens]:
    """The stretches of a sentence with a speaker each: ``X said A; Y said B``, ``A, X said, and B, he added``.

    The sentence alone where it is one.
    """
    if len(cues) < 2:
        return [(low, high)]
    for match in islice(_JOINT.finditer(par.codes, cues[0].last, cues[-1].first), MOST):
        at, rest = match.span()
        if _parts(par, low, at, rest, high, cues):
            return [(low, at), (rest, high)]
    return [(low, high)]


def _parts(par: Paragraph, low: int, at: int, rest: int, high: int, cues: Sequence[Cue]) -> bool:
    """Whether one speaks before the joint ``at..rest`` and another behind it."""
    sign = par.codes[at:rest]
    if sign[-1] == SUBORDINATOR and par.words[rest - 1] not in par.lexicon.contrast - par.lexicon.fronted:
        return False
    if sign == DASH and par.codes.count(DASH, low, high) > 1:
        return False
    if sign.startswith(COMMA + COORDINATOR) and _closed(par, low, at, cues) and _stands_aside(par, rest, high, cues):
        return True
    second = _second(par, rest, high, cues, sign == SEMICOLON)
    return second is not None and _first(par, low, at, cues)


def _second(par: Paragraph, low: int, high: int, cues: Sequence[Cue], pronoun: bool) -> Cue | None:
    """The cue of a subject that a stretch begins with, and that leads to what is said: ``**Y** denied that B``."""
    codes, phrase = par.codes, noun_phrases.after(par, low, high)
    if phrase is None or phrase[0] != low or (codes[low] == PRONOUN and not pronoun):
        return None
    titled = codes[low] == WORD and codes[phrase[1] - 1] == NAME  # and salvor X says B
    if codes[low] != PRONOUN and not titled and _OPENS.isdisjoint(codes[low]):
        return None
    verb = phrase[1]
    if codes.startswith(COMMA, verb):
        verb = codes.find(COMMA, verb + 1, min(high, verb + ASIDE)) + 1 or high
    cue = next((cue for cue in cues if cue.first >= verb), None)
    if cue is None or noun_phrases.verb_group(par, low, cue.first) != verb or codes[cue.first - 1] == INFINITIVE:
        return None  # late and **hard** to say that B
    return cue if _leads(par, low, high, cue) else None


def _leads(par: Paragraph, low: int, high: int, cue: Cue) -> bool:
    """Whether a cue surely leads to what is said behind it."""
    if leads_on(par, cue):
        return True
    if acting.act_of(par, cue) is None:
        return False
    return acting.start(Occurrence.of(par, low, high, cue)) is not None


def _first(par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> bool:
    """Whether somebody before a cue says something in a stretch."""
    for cue in cues:
        if cue.last >= high:
            return False
        opens = noun_phrases.before(par, low, noun_phrases.verb_group(par, low, cue.first))
        said = cue.frame.kind == "verb" and opens is not None and VERBS.isdisjoint(par.codes[low : opens[0]])
        if said and not VERBS.isdisjoint(par.codes[cue.last : high]):
            return SAYING.issubset(cue.frame.traits) or _leads(par, low, high, cue)
    return False


def _closed(par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> bool:
    """``A, X said``: a clause, and behind its comma who says it, to the end of the stretch."""
    for cue in cues:
        if cue.last > high or adjuncts(par, cue.last, high) < high:
            continue
        seen = Occurrence.of(par, low, high, cue)
        told = SAYING.issubset(cue.frame.traits) and seen.before is not None and seen.left > low + 1
        return told and par.codes[seen.left - 1] == COMMA and not VERBS.isdisjoint(par.codes[low : seen.left])
    return False


def _stands_aside(par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> bool:
    """``B, he added``, ``the crew, he added, left``: behind a comma who says it, to the end or the next comma."""
    for cue in cues:
        if cue.first <= low or not SAYING.issubset(cue.frame.traits):
            continue
        seen = Occurrence.of(par, low, high, cue)
        aside = seen.before is not None and seen.left > low + 1 and par.codes[seen.left - 1] == COMMA
        return aside and (seen.rest >= high or par.codes[seen.rest] == COMMA)
    return False
