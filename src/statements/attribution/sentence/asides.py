"""Speech that dashes part from its author's words: «A, — said X. — B» in one pair of marks, lines led by a dash."""

from __future__ import annotations

import re

from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.quotations import Quotation

_LED = re.compile(r"(?:^|(?<=\n)) *[—–-] ?(?=\S)", re.MULTILINE)
_TURN = re.compile(r"[,.!?…] ?[—–-] (?=(\w+))")


def told(text: str, start: int, end: int, quotations: list[Quotation], lexicon: Lexicon) -> list[Quotation]:
    """The quotations of ``text[start:end]`` without the author's words inside them, and the lines led by a dash."""
    found: list[Quotation] = []
    at = start
    for quotation in quotations:
        found += _led(text, at, quotation.outer_start, lexicon)
        found += speech(text, quotation, lexicon) or [quotation]
        at = quotation.outer_end
    found += _led(text, at, end, lexicon)
    return found


def _led(text: str, start: int, end: int, lexicon: Lexicon) -> list[Quotation]:
    """Lines that a dash leads and that hold their author's words: ``— A, — said X. — B``."""
    found: list[Quotation] = []
    for match in _LED.finditer(text, start, end):
        if match.start() and text[match.start() - 1] != "\n" and match.start() != start:
            continue
        stop = text.find("\n", match.end(), end)
        stop = end if stop < 0 else stop
        found += speech(text, Quotation(match.end(), match.end(), stop, stop), lexicon)
    return found


def speech(text: str, whole: Quotation, lexicon: Lexicon) -> list[Quotation]:
    """The runs of speech in a quotation that holds its author's words; none where it does not."""
    found: list[Quotation] = []
    at, outer, speaks = whole.start, whole.outer_start, True
    for turn in _TURN.finditer(text, whole.start, whole.end):
        if speaks and turn[1].lower() not in lexicon.cues:
            continue
        if speaks:
            stop = turn.start() + (text[turn.start()] not in ",.")
            if stop > at:
                found.append(Quotation(outer, at, stop, stop))
        else:
            at = outer = turn.end()
        speaks = not speaks
    if found and speaks and whole.end > at:
        found.append(Quotation(outer, at, whole.end, whole.outer_end))
    return found
