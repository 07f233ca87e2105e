"""A claim that opens its sentence, and by whom it is denied: ``Reports that A were dismissed by the mayor``."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution import acts
from statements.attribution.draft import Rule
from statements.attribution.reading import Reading
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import COMPLEMENTISER, DETERMINER
from statements.attribution.sentence.tokens import Cue, Paragraph

NEAR = 8  # tokens from the verb that denies to who does it: *were dismissed as false on Friday **by** X*


def read(par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Reading | None:
    """The denial of a claim that opens the sentence ``low..high``, if it is one."""
    noun = low + par.codes.startswith(DETERMINER, low)
    if par.codes[noun + 1 : noun + 2] != COMPLEMENTISER or par.words[noun] not in par.lexicon.claims:
        return None
    for cue in cues:
        if par.lexicon.acts.get(acts.key(par, cue)) not in acts.AGAINST or cue.first <= noun + 2:
            continue
        group = noun_phrases.verb_group(par, low, cue.first)
        by = next(
            (at for at in range(cue.last, min(cue.last + NEAR, high)) if par.words[at] == par.lexicon.agent), None
        )
        if by is None or par.lexicon.passive.isdisjoint(par.words[group : cue.first]):
            continue
        who = noun_phrases.after(par, by + 1, high)
        if who is not None and who[0] == by + 1 and group > noun + 2:
            mention = noun_phrases.author(par, noun_phrases.named(par, who, high), high)
            return Reading(cue, ((noun + 2, group),), mention, Rule(cue.frame, "left"))
    return None
