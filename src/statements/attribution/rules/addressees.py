"""Papers and agencies to which something is said, beside whoever says it: they have no case that shows it."""

from __future__ import annotations

from statements.attribution.rules import noun_phrases
from statements.attribution.sentence.classes import NAME, NUMBER, OFFICE, OUTLET, PRONOUN, QUOTATION, TIME, WORD
from statements.attribution.sentence.tokens import Paragraph

_SPEAKS = frozenset(NAME + OFFICE + PRONOUN + WORD)  # what whoever speaks begins with
_DATED = NUMBER + TIME


def before_speaker(par: Paragraph, at: int, high: int) -> int:
    """Where a paper's name behind a cue ends, if somebody follows: *сказал **РИА Новости** Орлов*; else ``at``."""
    end = paper(par, at, high)
    if end == at or end >= high or par.codes[end] not in _SPEAKS or par.is_cue(end):
        return at
    return end if par.codes[end] != WORD or par.words[end] in par.lexicon.people else at


def behind_speaker(par: Paragraph, start: int, end: int) -> int:
    """Where a paper's name behind whoever speaks begins: *сказал Орлов **«Волне»***; else ``end``."""
    for at in range(start + 1, end):
        named = par.codes[at - 1] == NAME and par.text[par.starts[at - 1] : par.ends[at - 1]].replace("-", "").isalpha()
        told = paper(par, at, end) if named or par.words[at] in par.lexicon.receivers else at
        foreign = _is_foreign(par, at) and not _is_foreign(par, at - 1)
        if told == end and (par.codes[at] != NAME or foreign):
            return at
    return end


def dated(par: Paragraph, start: int, end: int) -> int:
    """Where a day behind a name begins: *сказал Орлов **5 мая***; else ``end``."""
    at = par.codes.find(_DATED, start + 1, end + 1)
    return at if at >= 0 and par.lexicon.past else end


def paper(par: Paragraph, at: int, high: int) -> int:
    """Where a paper's name that begins at a token ends: a noun for papers before it, or letters of another script."""
    codes, end = par.codes, at
    noun = at < high and par.words[at] in par.lexicon.receivers
    if noun:
        end += 1
    if end < high and codes[end] == QUOTATION and (noun or noun_phrases.is_outlet_name(par, end)):
        return end + 1
    first = end
    while end < high and (codes[end] == OUTLET or _is_foreign(par, end)):
        end += 1
    return end if end > first else at


def _is_foreign(par: Paragraph, at: int) -> bool:
    """Whether a name is in Latin letters, in a language that is not."""
    return not par.lexicon.latin and par.codes[at] == NAME and par.text[par.starts[at] : par.ends[at]].isascii()
