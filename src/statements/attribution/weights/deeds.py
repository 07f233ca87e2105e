"""What somebody only does with a thing, by a verb that may also deny or demand: ``X requested “more chairs”``."""

from __future__ import annotations

from statements.attribution.weights import acting
from statements.attribution.weights.claim import Claim

DEALING = frozenset(("demands", "counters", "rejects"))
MERELY_QUOTES = frozenset(("quote",))


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
