"""A claim that opens its sentence, and who denies or confirms it: ``Reports that A were dismissed by the mayor``."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution import acts
from statements.attribution.draft import Rule
from statements.attribution.reading import Reading
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import ADVERB, COMPLEMENTISER, DETERMINER, VERBS
from statements.attribution.sentence.tokens import Cue, Paragraph

NEAR = 8  # tokens from the verb that denies to who does it: *were dismissed as false on Friday **by** X*


def read(par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Reading | None:
    """The denial of a claim that opens the sentence ``low..high``, if it is one."""
    start = _start(par, low)
    if start is None:
        return None
    for cue in cues:
        if cue.first <= start or par.lexicon.acts.get(acts.key(par, cue)) not in acts.AGAINST:
            continue
        group = noun_phrases.verb_group(par, low, cue.first)
        while par.codes[group] == ADVERB:
            group += 1  # would fall **again** were dismissed
        by = next(
            (at for at in range(cue.last, min(cue.last + NEAR, high)) if par.words[at] == par.lexicon.agent), None
        )
        if by is None or par.lexicon.passive.isdisjoint(par.words[group : cue.first]):
            continue
        who = noun_phrases.after(par, by + 1, high)
        if who is not None and who[0] == by + 1 and not VERBS.isdisjoint(par.codes[start:group]):
            mention = noun_phrases.author(par, noun_phrases.named(par, who, high), high)
            return Reading(cue, ((start, group),), mention, Rule(cue.frame, "left"))
    return None


def _start(par: Paragraph, low: int) -> int | None:
    """Where a claim begins that opens a sentence: behind ``Reports that``, ``The claim that``, or ``That`` alone."""
    noun = low + par.codes.startswith(DETERMINER, low)
    if par.codes[noun + 1 : noun + 2] == COMPLEMENTISER and par.words[noun] in par.lexicon.claims:
        return noun + 2
    return low + 1 if par.codes.startswith(COMPLEMENTISER, low) else None
