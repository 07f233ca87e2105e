"""Where a content ends before *and* and what its speaker says, demands or leaves unsaid next."""

from __future__ import annotations

from statements.attribution import acts
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA_OR_COLON,
    COMPLEMENTISER,
    COORDINATOR,
    INFINITIVE,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    VERB,
    VERBS,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.acting import BIDDING, DOERS, act_of

SOON = 4  # tokens from a cue to what tells that a clause depends on it
_TELLS = frozenset(("speaks", "thinks", "outermost"))
_CLAUSE = frozenset(COMPLEMENTISER + SUBORDINATOR + AUXILIARY)
GOES_ON = frozenset(VERB + AUXILIARY)


def joined_to(par: Paragraph, first: int, high: int) -> int | None:
    """Where the content that begins at ``first`` ends before *and* and more of its speaker's.

    ``said A | and urged X to B``, ``urged X to A | and said, “B”``.

    Not where somebody in the content may demand it: ``said the mayor had come and urged X to B``.
    """
    first += par.codes.startswith(COMPLEMENTISER, first)
    for cue in par.between(first, high):
        joint = noun_phrases.verb_group(par, first, cue.first) - 1
        if joint <= first or par.codes[joint] != COORDINATOR:
            continue
        if _demands(par, cue, high) or _utters(par, cue, high) or _declines(par, cue):
            return joint if no_subject_for(par, first, joint) else None
        if _goes_on(par, cue, high) and tells_of_thing(par, first, joint):
            return joint
    return None


def _demands(par: Paragraph, cue: Cue, high: int) -> bool:
    """Whether a finite cue has somebody behind it and what to do."""
    finite = par.codes[cue.first] == VERB or par.words[cue.first].endswith(par.lexicon.several_ends)
    act, behind = act_of(par, cue), par.words[cue.last : cue.last + 1]
    asks = act == "asks" and not par.lexicon.questions.isdisjoint(behind)
    return finite and (asks or (act in BIDDING and acts.bidden(par, cue.last, high) is not None))


def _utters(par: Paragraph, cue: Cue, high: int) -> bool:
    """Whether a cue of saying leads to a quotation right behind its comma."""
    behind = par.codes[cue.last : min(cue.last + 2, high)].lstrip(COMMA_OR_COLON)
    return "speaks" in cue.frame.traits and bool(behind) and behind[0] in QUOTED


def _declines(par: Paragraph, cue: Cue) -> bool:
    """``but **declined** to say whether A``: a finite cue that leaves something unsaid."""
    leaves = par.codes[cue.first] == VERB and par.words[cue.first] in par.lexicon.negations
    return leaves and par.codes.startswith(INFINITIVE, cue.last)


def _goes_on(par: Paragraph, cue: Cue, high: int) -> bool:
    """Whether a finite cue of saying, thinking or demanding leads to a clause: ``and **thought** it odd that A``."""
    finite = par.codes[cue.first] == VERB or par.words[cue.first].endswith(par.lexicon.several_ends)
    tells = not _TELLS.isdisjoint(cue.frame.traits) or act_of(par, cue) is not None
    return finite and tells and not _CLAUSE.isdisjoint(par.codes[cue.last : min(cue.last + SOON, high)])


def tells_of_thing(par: Paragraph, first: int, last: int) -> bool:
    """Whether the clause ``first..last`` is on a thing, which says nothing: ``the pier was shut``, ``there was A``."""
    if par.codes.startswith(ADVERB + AUXILIARY, first):
        return True
    phrase = noun_phrases.after(par, first, last)
    if phrase is None or phrase[0] != first or par.codes[first] == PRONOUN:
        return False
    clause = par.codes[phrase[1] : last].lstrip(ADVERB)[:1] in VERBS
    return clause and nouns.is_thing(par, phrase)


def is_speakers(par: Paragraph, cue: Cue, first: int, joint: int) -> bool:
    """Whether a cue behind *and* is of whoever says the clause ``first..joint``: ``denied A and **demanded** B``."""
    bids = act_of(par, cue) in BIDDING and no_subject_for(par, first, joint)
    return bids or tells_of_thing(par, first, joint)


def no_subject_for(par: Paragraph, first: int, last: int) -> bool:
    """Whether the clause ``first..last`` has no subject that may go on with a verb in the past after *and*."""
    codes = par.codes
    if codes.startswith(ADVERB + AUXILIARY, first):
        return True  # there was A
    phrase = noun_phrases.after(par, first, last)
    if phrase is None or phrase[0] != first:
        return False
    verb = phrase[1]
    while verb < last and codes[verb] == ADVERB:
        verb += 1
    if codes[verb : verb + 1] == INFINITIVE:
        return True  # urged X to A
    if codes[verb : verb + 1] == AUXILIARY and par.words[verb] not in par.lexicon.perfect:
        return True
    acting = not DOERS.isdisjoint(codes[slice(*phrase)]) or codes[verb : verb + 1] not in GOES_ON
    return not acting
