"""Sputnik live pages: stamped entries below an intro, in the early and in the later layout."""

from __future__ import annotations

import math
import re
from itertools import islice

from statements.formats.base import Layout, Sniff
from statements.formats.sputnik import early, later
from statements.formats.sputnik.entries import CAPTION, Piece
from statements.patterns import pattern
from statements.record import record
from statements.text import lines

_SAMPLE = 20_000
# Each with words of which one stands in all that it finds: no line of most pages has any.
_SIGNS: tuple[tuple[str, float, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (reason, weight, words, pattern(text, re.MULTILINE))
    for reason, weight, words, text in (
        ("a capture clock", 0.45, ("GMT",), rf"^ *{early.CLOCK.pattern}"),
        ("the label 'New messages'", 0.55, ("New messages",), r"^ *New messages *$"),
        ("a bulleted time", 0.45, tuple("•·●▪*"), r"^ *[•·●▪*] ?\d{1,2}:\d{2}(?: ?GMT)? *$"),
        ("times below the label", 0.7, ("New messages",), r"^ *New messages *\n\s{0,20}\d{1,2}:\d{2} *$"),
        (
            "the foot of a Sputnik page",
            0.3,
            ("Community standards",),
            r"^ *Community standards ?(?:Discussion)? *$",
        ),
        (
            "the labels of a live page",
            0.55,
            ("Being updated", "Table of contents", "New first"),
            r"^ *(?:Being updated|Table of contents|New first ?(?:Old first)?) *$",
        ),
        (
            "a stamp `HH:MM GMT DD.MM.YYYY` alone on its line",
            0.5,
            ("GMT",),
            rf"^ *(?=[\d:]{{4,5}} ?GMT){later.STAMP.pattern} *$",
        ),
        ("a caption of Sputnik's", 0.45, ("Sputnik",), CAPTION.pattern),
        ("Sputnik's credit or dateline", 0.1, ("Sputnik",), r"© Sputnik|\bSputnik\)"),
    )
)
# So many stamps without a zone, each alone on its line: one or two of them any page may have.
_STAMPED = pattern(r"^ *\d{1,2}:\d{2} \d{1,2}\.\d{2}\.\d{4} *$", re.MULTILINE)
_MANY, _DOUBT = 4, 0.15


@record(eq=False, repr=False)
class SputnikLive:
    """Live pages of Sputnik; the layout, early or later, is found out by the kind of stamp that prevails.

    >>> page = "New messages\\n• 10:19\\nFerry Leaves\\nIt left at ten, the harbour master said.\\n• 10:05\\n"
    >>> FORMAT.sniff(page).score > 0.8, len(FORMAT.lay_out(page).items)
    (True, 2)
    """

    name: str = "sputnik-live"
    summary: str = "a Sputnik live page: stamped entries, each a headline with a few paragraphs"
    languages: tuple[str, ...] = ("en", "ru")

    def sniff(self, text: str) -> Sniff:
        head = text[:_SAMPLE]
        doubts, reasons = [1.0], []
        for reason, weight, words, sign in _SIGNS:
            if not any(word in head for word in words):
                continue
            count = sum(1 for _, _ in zip(range(3), sign.finditer(head), strict=False))
            if count:
                doubts.append((1 - weight) ** (1 if weight < 0.2 else count))
                reasons.append(reason)
        stamps = sum(1 for _ in islice(_STAMPED.finditer(head), _MANY))
        if stamps == _MANY:
            doubts.append(_DOUBT)
            reasons.append("stamps `HH:MM DD.MM.YYYY` alone on their lines")
        return Sniff(format=self.name, score=round(1 - math.prod(doubts), 3), reasons=tuple(reasons))

    def lay_out(self, text: str) -> Layout:
        pieces = [Piece(line.left, line.right) for line in lines(text) if not line.blank]
        dated = sum(1 for p in pieces if later.STAMP.match(text, *p))
        bulleted = sum(1 for p in pieces if early.STAMP.fullmatch(text, *p))
        return later.lay_out(text, pieces) if dated > bulleted else early.lay_out(text, pieces)


FORMAT = SputnikLive()
