"""Whether a cue is silenced: what it would attribute was not said (*did not say*, *nor did X say*, *if X says*)."""

from __future__ import annotations

from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    NAME,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.weights.occurrence import Occurrence

NO_ONE = DETERMINER + DETERMINER
MODIFYING = VERB + PARTICIPLE + DETERMINER + PREPOSITION + NAME + WORD


def denied(seen: Occurrence) -> bool:
    """Whether the cue is negated (*would not say*, *declined to say*, *nobody said*): then nothing was said."""
    words, codes, negations = seen.par.words, seen.par.codes, seen.par.lexicon.negations
    nobody = words[seen.low] in negations and codes[seen.low] == PRONOUN and seen.before and seen.left > seen.low
    nobody = nobody and codes[seen.low + 1] != COMMA  # nobody, X insisted, knew
    if (nobody and VERBS.isdisjoint(codes[seen.low : seen.group])) or (
        words[seen.left] in negations and codes[seen.left] == PRONOUN
    ):
        return True  # nobody in the council expected
    before = words[seen.group : seen.cue.first]
    if (
        seen.left > seen.low
        and words[seen.left - 1] in seen.par.lexicon.questions
        and not seen.par.lexicon.unreal.isdisjoint(before)
    ):
        return True  # whether X would say
    if not (seen.par.lexicon.unreal.isdisjoint(before) or seen.par.lexicon.perfect.isdisjoint(before)):
        return True  # would then have claimed
    if "thinks" in seen.cue.frame.traits:
        return False
    if seen.left - 1 == seen.low and words[seen.low] in seen.par.lexicon.conditions and _is_present(seen):
        return True  # if X denies that
    if words[seen.left] in negations:
        return True
    lacked = words[max(seen.low, seen.cue.first - 3) : seen.cue.first - 1]
    if seen.par.codes[seen.cue.first - 1] == INFINITIVE and not seen.par.lexicon.lacked.isdisjoint(lacked):
        return True  # has yet to say, was too shy to say
    turned = codes.find(AUXILIARY, seen.low, seen.left) if seen.cue.frame.kind == "verb" else -1
    only = codes.startswith(ADVERB * 2, seen.low)  # not only did X say
    if (
        turned > seen.low
        and not only
        and seen.group == seen.cue.first
        and not negations.isdisjoint(words[seen.low : turned])
    ):
        return not codes[turned + 1 : seen.left].strip(MODIFYING)  # nor did X say
    if seen.left > seen.low and codes[seen.left - 1] == COORDINATOR and words[seen.left - 1] in negations:
        return True  # neither X nor Y said
    alone = seen.group - 2
    if alone >= seen.low and codes[alone : seen.group] == NO_ONE and words[alone] in negations:
        return True  # no one said
    return not negations.isdisjoint(words[max(seen.low, seen.group - 1) : seen.cue.first])


def _is_present(seen: Occurrence) -> bool:
    """Whether a verb of one tells what is so, not what was."""
    return seen.group == seen.cue.first and seen.par.words[seen.cue.first].endswith(seen.par.lexicon.several_ends)
