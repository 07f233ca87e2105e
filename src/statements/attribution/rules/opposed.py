"""A source set against the one before: *По словам X, A, **а по данным Y**, B*."""

from __future__ import annotations

from attrs import evolve

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules.content import contents
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.classes import COMMA, COMPLEMENTISER, COORDINATOR, PRONOUN, SUBORDINATOR
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue, Paragraph

JOINS = COORDINATOR + SUBORDINATOR + COMPLEMENTISER  # what joins a clause to the one before its comma


def edge(par: Paragraph, low: int, cue: Cue, high: int) -> int | None:
    """The sign before a source that opens a clause of its own behind a comma, if it does."""
    if not par.lexicon.inflected or pause(par.codes, cue.last, high) >= high:
        return None
    first = cue.first
    joined = first - 2 > low and par.codes.endswith(COMMA + COORDINATOR, 0, first)
    return first - 2 if joined and par.words[first - 1] in par.lexicon.contrast else None


def read(sweep: Sweep, cue: Cue, mention: Tokens, to: int, others: tuple[Tokens, ...]) -> Outcome | None:
    """What a source attributes inside the content of the cue before, which ends there."""
    par, last = sweep.par, sweep.last
    sign = edge(par, sweep.low, cue, sweep.high)
    if last is None or sign is None or sign <= last.parts[-1][0]:
        return None
    kept, parts = contents(par, last.parts[-1][0], sign), contents(par, to + 1, sweep.high)
    reading = Reading(cue, parts, mention, Rule(cue.frame, "before"), others=others)
    cut = evolve(last, parts=(*last.parts[:-1], *kept))
    return Outcome(reading=reading, last=cut, because="another source ends the content before")


def joins(par: Paragraph, start: int, first: int) -> bool:
    """Whether a source stands between commas right behind the word that joins its clause to the one before."""
    joint, codes = first - 2, par.codes
    opens = joint > start and (codes[joint] in JOINS or par.words[joint] in par.lexicon.contrast)
    while joint - 1 > start and codes[joint - 1] in JOINS:
        joint -= 1  # **потому что**, по словам мэра, …
    return bool(opens and par.lexicon.inflected) and codes[joint - 1] == codes[first - 1] == COMMA


def behind(par: Paragraph, cue: Cue, high: int) -> int:
    """Where whoever is named behind a source's cue begins: *по словам **же** Рябова, …*."""
    set_against = cue.last < high and par.lexicon.inflected and par.words[cue.last] in par.lexicon.contrast
    return cue.last + bool(set_against)


def again(sweep: Sweep, cue: Cue, mention: Tokens, to: int) -> Outcome | None:
    """The content before without a source that only says who speaks: *Рябов говорит иначе: **по его словам**, A*."""
    par, last = sweep.par, sweep.last
    if last is None or not par.lexicon.inflected or not last.parts[0][0] == cue.first == last.parts[-1][0]:
        return None
    parts = contents(par, to + 1, last.parts[-1][1]) if par.codes[mention[0]] == PRONOUN else ()
    return Outcome(last=evolve(last, parts=parts), because="it only says again who speaks") if parts else None
