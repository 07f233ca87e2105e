"""What is to be admitted or not: a content beside its cue."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution.reading import Tokens
from statements.attribution.sentence.classes import QUOTED, VERBS
from statements.attribution.weights.occurrence import Occurrence
from statements.record import record


@record(eq=False, repr=False)
class Claim:
    """What is to be admitted: a cue's content, who speaks, and what leads to content after the cue.

    ``first..last`` is the first part of the content, ``inner`` its code; ``after`` tells whether it stands after the
    cue, ``quotation`` whether it is one, ``verbal`` whether it holds a verb.
    """

    seen: Occurrence
    parts: Sequence[Tokens]
    mention: Tokens | None
    lead: str
    first: int
    last: int
    inner: str
    after: bool
    quotation: bool
    verbal: bool

    @classmethod
    def of(cls, seen: Occurrence, parts: Sequence[Tokens], mention: Tokens | None, lead: str) -> Claim:
        """Look at the first part of a content."""
        first, last = parts[0]
        inner = seen.par.codes[first:last]
        quotation = len(inner) == 1 and inner in QUOTED
        verbal = not VERBS.isdisjoint(inner)
        return cls(seen, parts, mention, lead, first, last, inner, first >= seen.cue.last, quotation, verbal)

    def takes(self, what: str) -> bool:
        """Whether the cue's frame takes a kind of content."""
        return what in self.seen.cue.frame.takes
