"""Whether a quotation before a subject is what it says, though words follow the cue: *“…”, bà Lan **nói khi đến***."""

from __future__ import annotations

from statements.attribution.rules import noun_phrases
from statements.attribution.rules.predication import predicates
from statements.attribution.sentence.classes import (
    COLON,
    COMMA,
    COMPLEMENTISER,
    GOES_ON,
    PREPOSITION,
    QUOTED,
    QUOTED_SIGNS,
    SUBORDINATOR,
    THING,
    TIME,
    VERBS,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph


def is_split(par: Paragraph, edge: int, first: int, rest: int) -> bool:
    """Whether a quotation goes on behind a colon: *“Phà cũ”, bà Lan nói: “Phà sẽ hỏng”*; what asks may be another's."""
    alone = par.lexicon.isolating and not par.codes[edge:first].strip(GOES_ON + COMMA)
    split = alone and par.codes.startswith(COLON, rest) and par.codes[rest + 1 : rest + 2] in QUOTED_SIGNS
    before = [par.quotations[at] for at in range(edge, first) if at in par.quotations]
    return split and all(par.text[quotation.end - 1] != "?" for quotation in before)


def says_when(par: Paragraph, rest: int, high: int) -> bool:
    """Whether what follows a cue tells when it was said: *“…”, bà Lan nói **khi trả lời phóng viên***."""
    behind = par.codes[rest:high]
    quoted = [at for at in range(rest, high) if par.codes[at] in QUOTED and par.codes[at - 1] not in WORD + THING]
    told = COMPLEMENTISER not in behind and not quoted
    return told and behind[:1] in (SUBORDINATOR, PREPOSITION, TIME)


def opens(par: Paragraph, edge: int, first: int, rest: int, high: int) -> bool:
    """Whether a quotation opens the sentence of a cue that leads to no other: *“…”, ông Tư **nói** rồi thở dài*."""
    led = frozenset(COMPLEMENTISER + COLON + QUOTED)
    opens = par.lexicon.isolating and not par.codes[edge:first].strip(GOES_ON + COMMA)
    long = opens and all(not noun_phrases.is_short(par, at) for at in range(edge, first) if at in par.quotations)
    # “…”, bà Lan kể, **mắt đỏ hoe**
    manner = not par.codes.startswith(COMMA, rest) or not predicates(par, rest + 1, high, VERBS)
    return opens and (long or manner) and led.isdisjoint(par.codes[rest:high])
