"""A claim that opens its sentence, and whoever denies it at the end: *Информацию о том, что A, мэр назвал ложью*.

A pronoun may stand for the claim: *С тем, что A, мэр не согласен*; behind a word for what something is about whoever
says it does: *О том, что A, сообщил мэр*. In a passive whoever denies it stands between its
mark and the verb: *Tin đồn A bị ông Minh bác bỏ*.
"""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution import acts
from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import common_nouns, inversion, subject
from statements.attribution.sentence.classes import AUXILIARY, COMMA, COMPLEMENTISER, DETERMINER, PREPOSITION
from statements.attribution.sentence.tokens import Cue, Paragraph

FOUND = frozenset(("that", "nobody"))  # one of these a frame takes that says what is told
FAR = 8  # tokens from the start of a sentence to the complementiser of the claim that opens it


def read(par: Paragraph, low: int, high: int, here: Sequence[Cue]) -> Reading | None:
    """Who denies a claim that opens the sentence ``low..high``, or says what a pronoun there stands for."""
    noun = low
    while noun < high - 1 and par.codes[noun] in DETERMINER + PREPOSITION:
        noun += 1
    led = noun > low and par.codes[noun - 1] == PREPOSITION
    # **То, что** A, мэр отрицает
    stands = par.words[noun] in par.lexicon.dummies and par.codes.startswith(COMMA + COMPLEMENTISER, noun + 1)
    if not stands and par.words[noun] not in (par.lexicon.dummies if led else par.lexicon.claims):
        return None
    that = par.codes.find(COMPLEMENTISER, noun, min(low + FAR, high))
    told = stands and (not led or par.words[noun - 1] in par.lexicon.about)
    for cue in reversed(here):
        says = told and not FOUND.isdisjoint(cue.frame.takes) and COMPLEMENTISER not in par.codes[cue.last : high]
        if par.lexicon.acts.get(acts.key(par, cue)) not in acts.AGAINST and not says:
            continue
        content = _suffered(par, noun, cue) if par.lexicon.suffers else _before_comma(par, that + 1, cue)
        if content is None:
            continue
        who = subject.before(par, content[1] + 1, cue.first) or inversion.behind(par, cue.last, high)
        who = who or (common_nouns.before(par, content[1] + 1, cue) if par.lexicon.inflected else None)
        nobody = says and "nobody" in cue.frame.takes
        told_behind = says and not nobody and cue.first == content[1] + 1
        who = who or (common_nouns.behind(par, cue, high) if told_behind else None)
        if who is None and nobody:
            return Reading(cue, (content,), None, Rule(cue.frame, "left"))
        if who is not None:
            part = content[0], _without_auxiliaries(par, *content)
            return Reading(cue, (part,), who.mention, Rule(cue.frame, "left"), others=who.others)
    return None


def _before_comma(par: Paragraph, first: int, cue: Cue) -> Tokens | None:
    """The clause behind a complementiser, up to the last comma before who denies it."""
    comma = par.codes.rfind(COMMA, first, cue.first) if first else -1
    return (first, comma) if comma > first else None


def _suffered(par: Paragraph, noun: int, cue: Cue) -> Tokens | None:
    """What is claimed, behind its noun and up to the mark of the passive."""
    by = next((at for at in range(cue.first - 1, noun + 1, -1) if par.words[at] in par.lexicon.suffers), None)
    return (max(acts.claimed(par, noun, by, cue), noun + 1), by) if by is not None else None


def _without_auxiliaries(par: Paragraph, first: int, last: int) -> int:
    """The end of a clause before the auxiliaries of the verb behind it."""
    while last - 1 > first and par.codes[last - 1] == AUXILIARY:
        last -= 1
    return last
