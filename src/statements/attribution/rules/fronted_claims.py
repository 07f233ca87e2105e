"""A claim that opens its sentence, and whoever denies it at the end: *Информацию о том, что A, мэр назвал ложью*.

A pronoun may stand for the claim: *С тем, что A, мэр не согласен*.
"""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution import acts
from statements.attribution.draft import Rule
from statements.attribution.reading import Reading
from statements.attribution.rules import inversion, subject
from statements.attribution.sentence.classes import COMMA, COMPLEMENTISER, PREPOSITION
from statements.attribution.sentence.tokens import Cue, Paragraph

FAR = 8  # tokens from the start of a sentence to the complementiser of the claim that opens it


def read(par: Paragraph, low: int, high: int, here: Sequence[Cue]) -> Reading | None:
    """The denial of a claim that opens the sentence ``low..high``, if it is one."""
    that = par.codes.find(COMPLEMENTISER, low, min(low + FAR, high))
    noun = low + par.codes.startswith(PREPOSITION, low)
    if that < 0 or par.words[noun] not in (par.lexicon.claims if noun == low else par.lexicon.dummies):
        return None
    for cue in reversed(here):
        comma = par.codes.rfind(COMMA, that, cue.first)
        if comma <= that + 1 or par.lexicon.acts.get(acts.key(par, cue)) not in acts.REJECTING:
            continue
        who = subject.before(par, comma + 1, cue.first) or inversion.behind(par, cue.last, high)
        if who is not None:
            return Reading(cue, ((that + 1, comma),), who.mention, Rule(cue.frame, "left"), others=who.others)
    return None
