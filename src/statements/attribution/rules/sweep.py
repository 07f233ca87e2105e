"""A sentence read from left to right: what is known so far, and what one cue adds to it."""

from __future__ import annotations

from types import EllipsisType
from typing import TypeAlias

from attrs import evolve

from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.record import record

Relayed: TypeAlias = Tokens | EllipsisType | None  # who passes on what follows; ``...`` for whoever did so before


@record(kw_only=True, eq=False, repr=False)
class Outcome:
    """What one cue comes to.

    ``reading`` is its attribution, ``last`` what the attribution before it becomes, ``via`` who passes on what the
    rest of the sentence attributes, ``edge`` where the next subject may begin. ``because`` says why, in plain words.
    """

    reading: Reading | None = None
    last: Reading | None = None
    via: Relayed = ...
    edge: int | None = None
    because: str = ""

    def passed_on_by(self, via: Relayed) -> Outcome:
        """The same, with who passes on what the rest of the sentence attributes."""
        return Outcome(reading=self.reading, last=self.last, via=via, edge=self.edge, because=self.because)


class Sweep:
    """The sentence ``low..high`` with its cues. Only :meth:`add` changes it, after each cue.

    ``edge`` is where the next subject, or content left of its cue, may begin; ``found`` are the attributions so far;
    ``via`` is who passes on what is still to come; ``previous`` who spoke last in the sentences before.
    """

    __slots__ = ("cues", "edge", "found", "high", "low", "par", "previous", "via")

    def __init__(self, par: Paragraph, low: int, high: int, cues: list[Cue], previous: Tokens | None = None) -> None:
        self.par, self.low, self.high, self.cues, self.previous = par, low, high, cues, previous
        self.edge = low
        self.found: list[Reading] = []
        self.via: Tokens | None = None

    @property
    def last(self) -> Reading | None:
        """The latest attribution."""
        return self.found[-1] if self.found else None

    def done(self) -> int:
        """Where the content found so far ends."""
        return self.found[-1].parts[-1][1] if self.found else self.low

    def cue_after(self, k: int) -> Cue | None:
        """The cue after the ``k``-th."""
        return self.cues[k + 1] if k + 1 < len(self.cues) else None

    def add(self, cue: Cue, outcome: Outcome) -> None:
        """Take over what a cue came to."""
        if outcome.last is not None:
            self.found[-1] = outcome.last
        if not isinstance(outcome.via, EllipsisType):
            self.via = outcome.via
        if outcome.edge is not None:
            self.edge = outcome.edge
        if (reading := outcome.reading) is not None:
            self.found.append(evolve(reading, via=self.via) if self.via and not reading.via else reading)
            self.edge = max(self.edge, cue.last)
