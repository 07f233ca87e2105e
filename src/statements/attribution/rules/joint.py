"""Two speakers of one phrase, parted at the word that joins them."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import noun_phrases
from statements.attribution.sentence.classes import COMMA, COORDINATOR, NAME, NAMED, NEXT_SPEAKER, OUTLET, WORD
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

DESCRIBED = 5  # words at the most that tell what a body does, before its name
CAPITALISED = frozenset(NAMED)
_NAMES = pattern(rf"{NAME}{{1,5}}({COORDINATOR}){NAME}{{1,5}}")  # Lê Lan **và** Tô Minh


def parted(par: Paragraph, mention: Tokens) -> tuple[Tokens, tuple[Tokens, ...]]:
    """The first speaker of a phrase, and the other where a coordinator parts two: *Bộ Y tế* and *Bộ Tài chính*."""
    joint = _joint(par, mention)
    return (mention, ()) if joint is None else ((mention[0], joint), ((joint + 1, mention[1]),))


def is_one(par: Paragraph, first: Tokens, other: Tokens) -> bool:
    """Whether two phrases may be offices of whoever the second names: *основатель* and *директор Олег Носов*."""
    plain = NAME not in par.codes[slice(*first)]
    return plain and par.codes[other[1] - 1] == NAME


def _joint(par: Paragraph, mention: Tokens) -> int | None:
    """The coordinator that parts two speakers of a phrase."""
    codes = par.codes
    listed = mention[0] > 1 and codes[mention[0] - 2 : mention[0]] == NAME + COMMA  # Lan, **Hoa và Minh**
    if (
        par.lexicon.isolating
        and not listed
        and (named := _NAMES.fullmatch(codes, *mention))
        and not noun_phrases.is_body(par, mention[0])
    ):
        return named.start(1)
    for at in range(*mention):
        if codes[at] != COORDINATOR and par.words[at] not in par.lexicon.together:
            continue
        if (codes[at + 1 : at + 2] in NEXT_SPEAKER and not _is_field(par, at + 1)) or _is_second(par, mention, at + 1):
            return at
        if _are_names(par, mention, at):
            return at
    return None


def _is_second(par: Paragraph, mention: Tokens, at: int) -> bool:
    """Whether a body with a name of its own follows another: *Bộ Y tế và **Bộ Công an***, *và **quỹ đầu tư Heron***."""
    codes, last = par.codes, mention[1]
    if at >= last or not noun_phrases.is_body(par, mention[0]) or not noun_phrases.is_small_body(par, at):
        return False
    own = par.text[par.starts[at] : par.ends[at]]
    if own.islower():
        named = next((k for k in range(at + 1, min(at + DESCRIBED, last)) if codes[k] != WORD), at)
        return codes[at - 2] == codes[named] == NAME
    before = par.text[par.starts[at - 2] : par.ends[at - 2]]  # Văn phòng **HĐND** và UBND: one body
    short = own.isupper() and not before.isupper()
    return short or (codes[at + 1 : at + 2] in CAPITALISED and par.text[par.starts[at + 1]].isupper())


def _are_names(par: Paragraph, mention: Tokens, at: int) -> bool:
    """Whether a phrase is nothing but two names: ***Олег Рябов** и **Пётр Зимин***; a list has a comma before."""
    first, last = mention
    names = par.codes[first:at] + par.codes[at + 1 : last]
    listed = first > 1 and par.codes[first - 1] == COMMA and par.codes[first - 2] == NAME
    return par.lexicon.inflected and first < at < last - 1 and not names.strip(NAME) and not listed


def _is_field(par: Paragraph, at: int) -> bool:
    """Whether a noun for outlets is a part of a body's name by its capital: *Bộ Thông tin và **Truyền thông***."""
    raw = par.text[par.starts[at] : par.ends[at]]
    return par.codes[at] == OUTLET and " " in raw and raw == raw.capitalize()
