"""Who spoke before and goes on: behind *and*, or in a participle behind a comma."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    COMMA,
    COMMA_OR_QUOTED,
    COMPLEMENTISER,
    COORDINATOR,
    PARTICIPLE,
    SEMICOLON,
    SUBORDINATOR,
    TITLED,
    VERB,
    VERBS,
)
from statements.attribution.sentence.tokens import Cue
from statements.attribution.weights import acting, clauses, joined
from statements.attribution.weights.occurrence import Occurrence

_TITLED = frozenset(TITLED)


def of_joined(seen: Occurrence, found: Sequence[Reading]) -> Tokens | None:
    """``X said A and urged Y to B``: who speaks in the content that ends before *and*."""
    joints = (seen.group - 1, seen.group - 1 - seen.par.codes.startswith(COMMA, seen.group - 2))
    before = acting.joined(seen) and [
        reading for reading in found if reading.parts[-1][1] in joints or (reading.mention or (0, 0))[1] in joints
    ]
    return before[0].mention if before else _of_joined_later(seen)


def _of_joined_later(seen: Occurrence) -> Tokens | None:
    """``**X** denied that the pier was shut and demanded that A``: whose cue led to the clause before *and*."""
    par, joint = seen.par, seen.group - 1
    if joint <= seen.low or par.codes[joint] != COORDINATOR or par.codes[seen.cue.first] != VERB:
        return None
    first = _first_cue(seen, joint)
    if first is None:
        return None
    that = first[0].last + par.codes.startswith(COMPLEMENTISER, first[0].last)
    leads = "nests" in first[0].frame.traits and that < joint
    return first[1] if leads and joined.is_speakers(par, seen.cue, that, joint, seen.high) else None


def _first_cue(seen: Occurrence, last: int) -> tuple[Cue, Tokens] | None:
    """The finite cue of the subject with which a sentence begins, and whom that names."""
    par, low = seen.par, seen.low
    for cue in par.between(low, last):
        group = noun_phrases.verb_group(par, low, cue.first)
        if joined.is_finite(par, cue) and VERBS.isdisjoint(par.codes[low:group]):
            own = Occurrence.of(par, low, seen.high, cue).before
            opens = own is not None and SUBORDINATOR not in par.codes[low + 1 : own[0]]
            return (cue, noun_phrases.named(par, own, cue.first)) if own and opens else None
    return None


def of_participle(seen: Occurrence, found: Sequence[Reading]) -> Tokens | None:
    """``X said A, noting that B``: a participle after a comma speaks for the subject of the cue before."""
    codes, first = seen.par.codes, seen.group
    if codes[seen.cue.first] != PARTICIPLE or first <= seen.low:
        return None
    if codes[first - 1] != COMMA and not (acting.meanwhile(seen) and acting.concerns(seen.par, seen.cue)):
        return None
    if next_one := _of_next_clause(seen, first):
        return next_one
    before = [reading for reading in found if reading.cue.first < first and reading.parts[0][0] >= reading.cue.last]
    if before:
        return max(before, key=lambda reading: reading.cue.first).mention
    if told := _signs_before(seen, first - 1):
        return told
    own = _first_cue(seen, first)
    if own and "speaks" in own[0].frame.traits and seen.par.codes.startswith(COMPLEMENTISER, own[0].last):
        return own[1]
    return clauses.of_sentence(seen)


def _signs_before(seen: Occurrence, comma: int) -> Tokens | None:
    """``A, **X** added, saying B``: who stands with a cue between the comma of what he says and the participle's."""
    par, low = seen.par, seen.low
    cue = next((one for one in par.between(low, comma) if one.last == comma), None)
    if cue is None or "speaks" not in cue.frame.traits or par.codes[cue.first] != VERB:
        return None
    who = Occurrence.of(par, low, comma, cue).before
    return who if who and who[0] > low and par.codes[who[0] - 1] in COMMA_OR_QUOTED else None


def _of_next_clause(seen: Occurrence, last: int) -> Tokens | None:
    """``X said A; Y denied it, saying B``: the named subject of the sentence's last clause before a place.

    A clause after *and* may be a part of A, and a pronoun may be X again.
    """
    par, codes = seen.par, seen.par.codes
    for at in range(last - 1, seen.low, -1):
        if codes[at] == SEMICOLON or (
            codes[at - 1 : at + 1] == COMMA + COORDINATOR and par.words[at] not in par.lexicon.inside
        ):
            phrase = noun_phrases.after(par, at + 1, last)
            own = phrase and not _TITLED.isdisjoint(codes[slice(*phrase)]) and codes[phrase[1]] in VERBS
            return phrase if own else None
    return None
