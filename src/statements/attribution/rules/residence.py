"""Somebody with where they live or work, a body with its town: *Chị Lan bán cá ở chợ Mới, Huế cho biết …*."""

from __future__ import annotations

from statements.attribution.rules import edges, noun_phrases, opening
from statements.attribution.rules.opening import Subject
from statements.attribution.sentence.classes import (
    CLOSING,
    COMMA,
    NAME,
    NUMBER,
    OFFICE,
    OPENING,
    PERSONS,
    PREPOSITION,
    THING,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

ADDRESS = 5  # parts of an address at the most
DOES = WORD + PREPOSITION + THING  # what somebody does where an address says: bán cá ở chợ Mới
_PLACED = pattern(rf"{PREPOSITION}[{WORD}{THING}]{{0,3}}{NAME}{{1,4}}$")
_AGED = pattern(rf"{NUMBER}{WORD}")


def addressed(par: Paragraph, low: int, start: int, found: Subject) -> Subject | None:
    """Somebody with where they live or work behind a comma: ***Chị Lan** bán cá ở chợ Mới, Huế cho biết …*."""
    codes = par.codes
    if not par.lexicon.isolating or codes[slice(*found.mention)].strip(NAME):
        return None
    first = edges.clause(par, low, start - 1)
    own = opening.of(par, first, start - 1) if _PLACED.search(codes, first, start - 1) else None
    if own is None or codes[own.mention[0]] not in PERSONS:
        return None
    return Subject(own.first, found.last, own.mention)


def located(par: Paragraph, low: int, start: int, found: Subject) -> Subject | None:
    """A body with its town behind a comma: ***Công an quận 9**, Huế yêu cầu …*; nobody's bare name speaks there."""
    if not par.lexicon.isolating or not par.lexicon.titled or par.codes[slice(*found.mention)].strip(NAME):
        return None
    first = edges.lead(par, edges.clause(par, low, start - 1), start - 1)
    own = noun_phrases.speaker(par, first, start - 1) if first is not None else None
    return Subject(own[0], found.last, own) if own and noun_phrases.is_body(par, own[0]) else None


def aged(par: Paragraph, low: int, start: int, found: Subject) -> Subject | None:
    """Somebody before an age and what they do: ***Chị Lan**, 41 tuổi, người bán cá nói*, ***Lan** (41 tuổi), …*."""
    codes, comma, noun = par.codes, start - 1, found.mention[0]
    small = noun == start and codes[noun] == OFFICE and par.text[par.starts[noun]].islower()
    if not par.lexicon.isolating or not small or codes[noun + 1] == NAME:
        return None
    first = edges.clause(par, low, comma)
    if _AGED.fullmatch(codes, first, comma) and first - 1 > low and codes[first - 1] == COMMA:
        comma = first - 1
    elif codes[comma - 1] == CLOSING and (opening := codes.rfind(OPENING, low, comma)) > low:
        comma = opening if _AGED.match(codes, opening + 1, comma) else 0
    else:
        return None
    own = noun_phrases.speaker(par, edges.clause(par, low, comma), comma) if comma > low else None
    named = own is not None and codes[own[1] - 1] == NAME and not codes[slice(*own)].strip(NAME + PERSONS)
    return Subject(own[0], found.last, own) if own is not None and named else None


def resident(par: Paragraph, low: int, start: int, last: int) -> Subject | None:
    """Somebody before an age and an address of several parts: ***Chị Lan**, 41 tuổi, phố Gạch, quận Mới cho biết …*."""
    codes, words, addresses = par.codes, par.words, par.lexicon.addresses
    at, end, told = start, last, False
    for _ in range(ADDRESS):
        if not addresses or at >= end:
            return None
        # **thị trấn** Mới, **ở** xã Mới, bán cá **tại** chợ Mới
        led = (k for k in range(at, end) if words[k] in addresses or " ".join(words[k : k + 2]) in addresses)
        where = next(led, end)
        told = told or where < end
        if where > at and codes[at:end].strip(NAME) and not _AGED.fullmatch(codes, at, where):
            return _at_home(par, at, where, end, last) if told and at < start else None
        if not codes.endswith(COMMA, 0, at):
            return None
        at, end = edges.clause(par, low, at - 1), at - 1
    return None


def _at_home(par: Paragraph, first: int, where: int, end: int, last: int) -> Subject | None:
    """Who opens the stretch ``first..end`` that tells from ``where`` on where they are: ***Chị Lan** ở xã Mới, …*."""
    codes = par.codes
    for high in (end, where):
        own = opening.of(par, first, high)
        person = own is not None and codes[own.mention[0]] in PERSONS and not codes[own.mention[1] : high].strip(DOES)
        whole = own is not None and own.mention[1] == end and codes[end - 1] == NAME
        if own is not None and person and (whole or high == where < end):
            return Subject(own.first, last, own.mention)
    return None
