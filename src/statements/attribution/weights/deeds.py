"""What somebody only does with a thing, by a verb that may also deny or demand, and what nouns say is to be done."""

from __future__ import annotations

from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import AUXILIARY, INFINITIVE, PARTICIPLE, PREPOSITION, VERB, WORD
from statements.attribution.weights import acting
from statements.attribution.weights.claim import Claim
from statements.patterns import pattern

DEALING = frozenset(("demands", "counters", "rejects"))
MERELY_QUOTES = frozenset(("quote",))
# the need **to build** A, the importance **of ending** A
_TO_BE_DONE = pattern(f"{INFINITIVE}[{WORD}{AUXILIARY}{VERB}]|{PREPOSITION}{PARTICIPLE}")
NOUN = 3  # tokens from the start of a phrase to its noun
REFUSED = 4  # words of whom and what somebody is refused


def is_deed(claim: Claim) -> bool:
    """``X requested “more chairs”``, ``played down Y's words as “A”``: no claim, and nobody is told to do anything."""
    seen = claim.seen
    kind = acting.act_of(seen.par, seen.cue)
    if kind not in DEALING or seen.cue.frame.takes != MERELY_QUOTES or not claim.after:
        return False
    if "predicates" in seen.cue.frame.traits:
        return False
    words = seen.cue.last - seen.cue.first > 1 or kind != "rejects"
    return words and claim.first != acting.start(seen)


def is_refused(claim: Claim) -> bool:
    """``X denied Y **entry** to Z``, ``rejected Y's **bid** to stay``: a thing that somebody is refused."""
    par, first = claim.seen.par, claim.first
    act = par.lexicon.acts.get(par.words[claim.seen.cue.first])
    denies = claim.after and act == "denies" and not claim.verbal
    whom = noun_phrases.after(par, first, claim.last) if denies else None
    if whom and whom[0] == first and whom[1] < claim.last and par.words[whom[1]] in par.lexicon.indefinite:
        return True  # denied X a permit
    refuses = denies or (claim.after and act == "rejects" and claim.lead == "cue")
    return refuses and not par.lexicon.refused.isdisjoint(par.words[first : first + REFUSED])


def is_asserted(claim: Claim) -> bool:
    """``X stressed the need to build A``, ``the importance of ending A``: a noun that asserts what is to be done."""
    par, first = claim.seen.par, claim.first
    asserts = "speaks" in claim.seen.cue.frame.traits and claim.lead == "cue"
    noun = asserts and not par.lexicon.asserted.isdisjoint(par.words[first : min(first + NOUN, claim.last)])
    return noun and _TO_BE_DONE.search(claim.inner) is not None
