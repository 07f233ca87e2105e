"""What reading a sentence by frames knows so far."""

from __future__ import annotations

from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence.tokens import Cue, Paragraph


class State:
    """What reading a sentence from left to right knows so far."""

    __slots__ = ("cues", "edge", "found", "high", "low", "par", "via")

    def __init__(self, par: Paragraph, low: int, high: int, cues: list[Cue]) -> None:
        self.par, self.low, self.high, self.cues = par, low, high, cues
        self.edge = low  # where the next subject, or content left of its cue, may begin
        self.found: list[Reading] = []
        self.via: Tokens | None = None

    def done(self) -> int:
        """Where the content found so far ends."""
        return self.found[-1].parts[-1][1] if self.found else self.low
