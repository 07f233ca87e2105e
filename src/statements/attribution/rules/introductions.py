"""Who is named behind what opens a sentence, with no comma between: a place, a talk, a quotation."""

from __future__ import annotations

from statements.attribution.rules import edges, noun_phrases, occasions
from statements.attribution.rules.opening import Subject
from statements.attribution.sentence.classes import NAME, OFFICE, PERSONAL, PREPOSITION, PRONOUN, QUOTED, WORD
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

_CALLED = pattern(rf"{PRONOUN}{NAME}{{2,4}}$")


def introduced(par: Paragraph, low: int, start: int, found: Subject) -> Subject | None:
    """A title behind whoever is named there: *Trao đổi với báo X **ông Lê Lan, giám đốc Kho** cho biết*."""
    own = unparted(par, edges.clause(par, low, start - 1), start - 1)
    titled = own is not None and par.codes[found.mention[0]] == OFFICE and found.mention[0] == start
    return Subject(own.first, found.last, (own.first, found.last)) if own and titled else None


def quoted(par: Paragraph, low: int, start: int, found: Subject) -> Subject | None:
    """Who is named right behind a quotation, with the title behind a comma: *“…”, **bà Lan, giám đốc Kho** nói*."""
    codes, first = par.codes, edges.clause(par, low, start - 1)
    titled = OFFICE in codes[slice(*found.mention)] and not found.others
    behind = any(code in QUOTED for code in codes[max(low, first - 2) : first])
    own = noun_phrases.speaker(par, first, start - 1) if titled and behind else None
    named = own and NAME in codes[slice(*own)] and codes[own[0]] in PERSONAL
    return Subject(first, found.last, (own[0], found.last)) if own and named else None


def unparted(par: Paragraph, first: int, last: int) -> Subject | None:
    """Somebody behind what opens a sentence without a comma: *Trao đổi với PV Báo Mới **ông Lê Lan** cho biết*."""
    codes = par.codes
    if (behind := occasions.behind_opening(par, first, last)) is not None:
        return behind
    own = _CALLED.search(codes, first, last) if par.lexicon.isolating and codes.startswith(NAME + WORD, first) else None
    if own is None or PREPOSITION not in codes[first : own.start()] or codes[own.start() - 1] == PREPOSITION:
        return None
    return Subject(own.start(), last, own.span())
