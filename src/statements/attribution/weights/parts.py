"""The parts of a content: quotations that little joins, or one clause without the signs at its ends."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence.classes import (
    AUXILIARY,
    BEFORE_CONTENT,
    BEHIND_CONTENT,
    CLOSING,
    COMMA,
    COMPLEMENTISER,
    DASH,
    OFFICE,
    OPENING,
    QUOTED,
    QUOTED_AND_STOPPED,
    WORD,
    none_of,
    one_of,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

DASHES = "–—―-"
_DASHED = pattern(f"{one_of(QUOTED)}{COMMA}{none_of(QUOTED)}+{DASH}{one_of(QUOTED)}")
THAT_IS = COMPLEMENTISER + AUXILIARY  # *that was why*: no complementiser


def parts_of(par: Paragraph, first: int, last: int) -> list[Tokens]:
    """Quotations joined by nothing but *and*, *but*, a comma are parts of their own; else it is one clause."""
    codes = par.codes
    if not codes[first:last].strip(QUOTED_AND_STOPPED):
        return [(at, at + 1) for at in range(first, last) if codes[at] in QUOTED]
    first, last = trimmed(par, first, last)
    if _DASHED.fullmatch(codes, first, last) and par.text[par.starts[first + 1]] in DASHES:
        return [(first, first + 1), (last - 1, last)]  # “A” — she leaned over — “B”
    return [(first, last)] if first < last else []


def trimmed(par: Paragraph, first: int, last: int) -> Tokens:
    """The tokens without punctuation and joining words at their ends, and without the end of brackets around them."""
    codes = par.codes
    while first < last and codes[first] in BEFORE_CONTENT and not (that_is(par, first) or _points(par, first, last)):
        first += 1
    while first < last and (
        codes[last - 1] in BEHIND_CONTENT
        or (codes[last - 1] == CLOSING and OPENING not in codes[first:last])
        or (codes.startswith(CLOSING, last) and par.words[last - 1] == ".")
    ):
        last -= 1
    return first, last


def _points(par: Paragraph, at: int, last: int) -> bool:
    """``**That** film was late, X says``, ``**That**, X says, is late``: it opens a sentence and points."""
    if par.codes[at] != COMPLEMENTISER or not par.text[par.starts[at]].isupper():
        return False
    thing = par.codes[at + 1 : at + 2] in (WORD, OFFICE) and not par.words[at + 1].endswith(par.lexicon.several_ends)
    return at + 1 == last or thing


def that_is(par: Paragraph, at: int) -> bool:
    """``that was why``, ``that's why``: no complementiser, but not ``that she'll``, ``that being``."""
    if par.codes[at : at + 2] != THAT_IS:
        return False
    word = par.words[at + 1]
    contracted = "'" in word[1:] and word not in par.lexicon.negations
    return not word.endswith(par.lexicon.gerunds) and not contracted
