"""Commas in what speaks before a cue: several names in a row, whose town stands between two, a body's name."""

from __future__ import annotations

from statements.attribution.rules import edges, noun_phrases
from statements.attribution.rules.noun_phrases import WIDEST
from statements.attribution.rules.opening import Subject
from statements.attribution.sentence.classes import (
    BARE_PHRASE,
    COMMA,
    COORDINATOR,
    DETERMINER,
    NAME,
    OFFICE,
    PERSONAL,
    PERSONS,
    PREPOSITION,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

LISTED = frozenset((WORD + COMMA, NAME + COMMA))  # before the second word of a list in a body's name
TITLED = PERSONS + DETERMINER
_LIST = pattern(rf"{NAME}?{WORD}{{1,2}}{COORDINATOR}{NAME}?{WORD}")
_ROW = pattern(rf"(?:{NAME}{{1,3}}{COMMA})+$")


def names(par: Paragraph, low: int, found: Subject) -> Subject | None:
    """``X, Y and Z``: names in a row, which the last two end; what a preposition leads to is none of them.

    ***Lan, Hoa và Minh** cho biết …*; *Tại Huế, **Lan và Minh** cho biết …*.
    """
    codes, (first, last) = par.codes, found.mention
    joint = codes.find(COORDINATOR, first, last)
    row = _ROW.search(codes, max(low, first - WIDEST), first)
    if row is None or codes[first:last].strip(NAME) != COORDINATOR:
        return None
    start = row.start()
    clause = edges.clause(par, low, start)
    if clause < start and codes[clause] == PREPOSITION:
        start = codes.index(COMMA, start) + 1
    several = [(first, joint), (joint + 1, last)]
    end = first - 1
    for at in range(first - 2, start - 2, -1):
        if at < start or codes[at] == COMMA:
            several.insert(0, (at + 1, end))
            end = at
    return Subject(start, found.last, several[0], tuple(several[1:]))


def kin(par: Paragraph, low: int, start: int, found: Subject) -> Subject | None:
    """Somebody by name, with whose kin they are behind a comma: ***Bà Lan**, em gái ông Minh, bán cá ở chợ, nói …*."""
    codes, (at, last) = par.codes, found.mention
    first = edges.clause(par, low, start - 1)
    named = NAME in codes[first : start - 1] and not codes[first : start - 1].strip(PERSONAL)
    if not par.lexicon.isolating or codes[at] != WORD or codes[last - 1] != NAME or not named:
        return None
    return Subject(first, found.last, (first, start - 1)) if codes[first] in PERSONS else None


def at_home(par: Paragraph, low: int, start: int, found: Subject) -> Subject | None:
    """Somebody with a title and, behind a comma, the town: ***Đại biểu Lan**, Huế và **một số đại biểu** cho rằng …*.

    A name without a title beside others that have one is no person's.
    """
    codes, (at, last) = par.codes, found.mention
    joint = codes.find(COORDINATOR, at, last) if not found.others else last
    others = found.others or ((joint + 1, last),)
    if not par.lexicon.isolating or joint <= at or codes[at:joint].strip(NAME) or codes[others[0][0]] not in TITLED:
        return None
    first = edges.clause(par, low, start - 1)
    own = noun_phrases.speakers(par, first, start - 1)
    person = own and own[-1][1] == start - 1 and codes[own[-1][0]] in PERSONS and NAME in codes[slice(*own[-1])]
    if not person or codes[slice(*own[-1])].strip(PERSONAL):
        return None
    return Subject(first, found.last, own[0], (*own[1:], *others))


def listing(par: Paragraph, low: int, start: int, last: int) -> Subject | None:
    """A body's name with a comma in it: *Ban **phòng, chống** bão*, *Ủy ban **Khoa học, Công nghệ** và Y tế*.

    Behind a title also where nothing joins its parts: *Viện trưởng Viện **Chiến lược, Chính sách** Công Lê Lan*.
    """
    codes = par.codes
    if (
        not par.lexicon.isolating
        or codes[start - 2 : start] not in LISTED
        or codes[start : start + 1] not in (WORD, NAME)
    ):
        return None
    first = edges.lead(par, edges.clause(par, low, start - 1), start - 1)
    body = next((at for at in range(first or 0, start - 1) if noun_phrases.is_body(par, at)), None)
    small = par.text[par.starts[start]].islower() or _LIST.match(codes, start, last) is not None
    titled = first is not None and (codes[first] == OFFICE or (body or 0) > first)
    syllable = codes.startswith(NAME + WORD, start) and not noun_phrases.is_body(par, start)
    small = small or (titled and syllable and codes[:last].endswith(NAME * 2))
    if first is None or body is None or not small or not BARE_PHRASE.issuperset(codes[first:body]):
        return None
    mention = noun_phrases.speaker(par, first, last)
    return mention and Subject(first, last, mention)
