"""What reading a sentence gives: an attribution in tokens, and how content falls into parts."""

from __future__ import annotations

from statements.attribution import clauses
from statements.attribution.tokens import Cue, Paragraph

Tokens = tuple[int, int]


class Reading:
    """An attribution in tokens: content parts, the cue, the speaker's mention, addressee, via."""

    __slots__ = ("addressee", "cue", "mention", "others", "parts", "rule", "verbatim", "via")

    def __init__(self, cue: Cue, parts: list[Tokens], mention: Tokens | None, rule: str) -> None:
        self.cue, self.parts, self.mention, self.rule = cue, parts, mention, rule
        self.addressee: Tokens | None = None
        self.via: Tokens | None = None
        self.others: list[Tokens] = []
        self.verbatim = False


def content(par: Paragraph, first: int, last: int) -> list[Tokens]:
    """Quotations joined by nothing but *and*, *but*, a comma are parts of their own; else it is one clause."""
    codes = par.codes
    if not codes[first:last].strip("qQC,-."):
        return [(at, at + 1) for at in range(first, last) if codes[at] in "qQ"]
    first, last = clauses.trimmed(par, first, last)
    return [(first, last)] if first < last else []
