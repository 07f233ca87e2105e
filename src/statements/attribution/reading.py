"""What reading a sentence gives: an attribution in tokens, and how content falls into parts."""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.sentence.tokens import Cue

Tokens = tuple[int, int]


class Reading:
    """An attribution in tokens: content parts, the cue, the speaker's mention, addressee, via."""

    __slots__ = ("addressee", "cue", "mention", "others", "parts", "rule", "verbatim", "via")

    def __init__(self, cue: Cue, parts: list[Tokens], mention: Tokens | None, rule: Rule) -> None:
        self.cue, self.parts, self.mention, self.rule = cue, parts, mention, rule
        self.addressee: Tokens | None = None
        self.via: Tokens | None = None
        self.others: list[Tokens] = []
        self.verbatim = False
