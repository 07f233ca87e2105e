"""What somebody only does with a thing, by a verb that may also deny or demand: ``X requested “more chairs”``."""

from __future__ import annotations

from statements.attribution.weights import acting
from statements.attribution.weights.claim import Claim

DEALING = frozenset(("demands", "counters", "rejects"))
MERELY_QUOTES = frozenset(("quote",))
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
    refuses = claim.after and ((act == "denies" and not claim.verbal) or (act == "rejects" and claim.lead == "cue"))
    return refuses and not par.lexicon.refused.isdisjoint(par.words[first : first + REFUSED])
