"""Which complementiser leads to the content right of a cue: none of another cue's, none of a clause on a noun."""

from __future__ import annotations

from statements.attribution.rules import edges, noun_phrases
from statements.attribution.sentence.classes import (
    ADDRESSED,
    BARS_COMPLEMENTISER,
    COMMA,
    COMPLEMENTISER,
    OPENS_NEXT,
    PREPOSITION,
    QUOTED,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph

FAR = 16  # tokens from a cue to its complementiser
COMMAS = 2  # at the most, between a cue and its complementiser
OUTLET_AT = 2  # tokens at the most between a cue and the name, between marks, of whom it is told


def first_behind(par: Paragraph, first: int, high: int) -> int | None:
    """The complementiser of a cue that ends at ``first``, before any other cue after a comma."""
    codes, commas = par.codes, 0
    for at in range(first, min(high, first + FAR)):
        code = codes[at]
        if code == COMPLEMENTISER and edges.is_related(par, first, at):
            return None
        # bỏ về **với lý do rằng** con ốm
        if code == COMPLEMENTISER and codes[at - 2] == PREPOSITION and par.words[at - 1] in par.lexicon.nominals:
            return None
        if code == COMPLEMENTISER and not par.lexicon.isolating and codes[at - 2 : at] == COMMA + PREPOSITION:
            return None  # объяснил, **на что** ушли деньги
        if code == COMPLEMENTISER:
            # cho biết, **ít ai biết rằng** …: the clause behind the comma has it
            return None if par.lexicon.isolating and codes[first] == COMMA and at > first + 1 and commas == 1 else at
        commas += code == COMMA
        # *khẳng định A **và phủ nhận** rằng B*
        if code in OPENS_NEXT and _verb_follows(par, at + 1):
            return None
        if (code in BARS_COMPLEMENTISER or commas > COMMAS) and not _is_told(par, first, at):
            return None
    return None


def _verb_follows(par: Paragraph, at: int) -> bool:
    """Whether a verb that is a cue stands there, or behind a word of how: *поблагодарил, **попутно отметив***."""
    at += par.codes.startswith(WORD, at) and not par.is_cue(at) and par.codes[at - 1] == COMMA
    return any(cue.frame.kind == "verb" for cue in par.between(at - 1, at + 1))


def _is_told(par: Paragraph, first: int, at: int) -> bool:
    """Whether a quotation behind a cue names a paper: *сказал газете «**Ромашка**», что …*, *в эфире «**Ромашки**»*."""
    near = at <= first + OUTLET_AT and ADDRESSED.issuperset(par.codes[first:at])
    return (
        par.codes[at] in QUOTED and noun_phrases.is_outlet_name(par, at) and (near or edges.is_in_paper(par, first, at))
    )


def is_question(par: Paragraph, at: int) -> bool:
    """Whether a question's word stands at a token, behind a preposition too: *, **куда** ушёл*, *, **на что** ушло*."""
    if par.codes.startswith(PREPOSITION + COMPLEMENTISER, at) and not par.lexicon.isolating:
        return True
    return not par.lexicon.questions.isdisjoint(par.words[at : at + 1])
