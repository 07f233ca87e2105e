"""A speaker's name before a colon: lines of a transcript (``WALLACE: …``) and headlines (``Lavrov: “…”``)."""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import noun_phrases
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.sentence.tokens import Cue, Paragraph

LONGEST = 14  # tokens of a label


def read(par: Paragraph, low: int, high: int) -> Reading | None:
    """The words after the label that opens the sentence ``low..high``: its quotation, or all up to the line's end."""
    codes, text, starts = par.codes, par.text, par.starts
    colon = codes.find(":", low, min(high, low + LONGEST))
    if colon < 0 or colon + 1 >= len(codes) or not _opens_line(par, low):
        return None
    mention = noun_phrases.speaker(par, low, colon)
    if mention is None or "N" not in codes[low:colon]:
        return None
    line = text.find("\n", starts[colon])
    last = len(codes)
    if line >= 0:
        last = next((at for at in range(colon + 1, len(codes)) if starts[at] > line), last)
    if codes[colon + 1] in "qQ" and (colon + 2 >= high or codes[colon + 2] in ".,;"):
        return Reading(Cue(colon, colon + 1, LOOSE), [(colon + 1, colon + 2)], mention, Rule(None, "label"))
    if not _person(codes[low:colon], par.lexicon.titled) or last - colon < 3:
        return None
    if line < 0 and last > high + 1 and text.rfind("\n", 0, starts[low]) < 0:
        return None
    turns = low > 0 or 0 <= line < par.ends[-1]
    while not turns and last > colon and codes[last - 1] in ".":
        last -= 1
    reading = Reading(Cue(colon, colon + 1, LOOSE), [(colon + 1, last)], mention, Rule(None, "label"))
    reading.verbatim = turns
    return reading


def alone(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """The speaker of the paragraph after a line that is nothing but a person's label."""
    mention = noun_phrases.speaker(par, low, colon) if colon - low <= LONGEST else None
    return mention if mention and "N" in par.codes[low:colon] and _person(par.codes[low:colon], True) else None


def _person(codes: str, titled: bool) -> bool:
    """Whether a label is made of a person's names and titles, not of a place or of a sentence's words."""
    return codes.count("x") <= 3 and (codes[0] in "oP" or (not titled and codes.strip("N.-") == ""))


def _opens_line(par: Paragraph, at: int) -> bool:
    """Whether a line begins at the token."""
    if at == 0:
        return True
    return "\n" in par.text[par.ends[at - 1] : par.starts[at]]
