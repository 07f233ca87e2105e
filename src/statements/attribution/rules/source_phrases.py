"""Where the phrase that a source names ends: an apposition, a title, what leads to what it says."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import inversion, noun_phrases
from statements.attribution.sentence.classes import (
    AUXILIARY,
    CLOSING,
    COMMA,
    DETERMINER,
    NAME,
    OFFICE,
    OPENING,
    OUTLET,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    WORD,
)
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

IN_SOURCE = PERSONAL + OUTLET + PREPOSITION + DETERMINER + WORD + COMMA  # between a source's cue and what leads on
_NAMES = pattern(rf"{NAME}{{2,4}}")


def then(par: Paragraph, first: int, comma: int, high: int) -> int | None:
    """The word behind a source that leads to what it says: *theo bà Lan, giám đốc đài, **thì** trời mưa*."""
    high = min(high, first + noun_phrases.WIDEST)
    then = next((at for at in range(first, high) if par.codes[at] not in IN_SOURCE), high)
    led = then < high and par.codes[then] == AUXILIARY and par.words[then] in par.lexicon.contrast
    titled = par.codes[comma + 1 : comma + 2] == OFFICE and noun_phrases.speaker(par, comma + 1, then) is not None
    return then if led and (then <= comma + 1 or titled) and not par.between(first - 1, then) else None


def sign_and_end(par: Paragraph, first: int, high: int) -> tuple[int, int]:
    """The sign after a source, and where its phrase ends: before brackets that hold a comma, and behind them."""
    codes, comma = par.codes, pause(par.codes, first, high)
    opening = codes.find(OPENING, first, comma)
    closing = codes.find(CLOSING, comma, high) if opening > 0 and CLOSING not in codes[opening:comma] else -1
    ends = closing > 0 or (par.lexicon.inflected and codes[comma - 1] == CLOSING)
    end = opening if opening > first and ends else comma
    return pause(codes, closing + 1, high) if closing > 0 else comma, end


def apposed(par: Paragraph, comma: int, high: int) -> int | None:
    """Where the apposition to a source ends; in the subject's case it is none: *по словам Рябова, **мэр**, …*."""
    end, word = inversion.apposition(par, comma, high), par.words[comma + 1 : comma + 2]
    if end is None or not par.lexicon.inflected or par.codes[comma + 1] == RELATIVE:
        return end
    return None if word[0] in par.lexicon.people or word[0].endswith(par.lexicon.adjectival) else end


def closes(par: Paragraph, comma: int, high: int) -> bool:
    """Whether nothing but a title follows a source."""
    title = par.codes.startswith(COMMA + OFFICE, comma) and pause(par.codes, comma + 1, high) == high
    return title and noun_phrases.speaker(par, comma + 1, high) is not None


def called(par: Paragraph, mention: Tokens, comma: int, high: int) -> int | None:
    """Where the name ends that a comma parts from its title: *theo Giám đốc Kho Mới, **bà Lê Thị Lan**, …*.

    Also behind a second body: *theo Cục trưởng Cục Cảng, **Bộ Biển Lê Thị Lan**, …*.
    """
    codes, end = par.codes, pause(par.codes, comma + 1, high)
    titled = OFFICE in codes[slice(*mention)] and PRONOUN not in codes[slice(*mention)]
    whole = codes[slice(*mention)].endswith(NAME + NAME)  # theo Giám đốc **Hà Minh**, bà Lan, …
    called = codes.startswith(PRONOUN, comma + 1) and _NAMES.fullmatch(codes, comma + 2, end) is not None
    named = end < high and (called or noun_phrases.is_named_body(par, comma + 1, end))
    return end if titled and named and not whole else None


def doing(par: Paragraph, first: int, last: int) -> Tokens | None:
    """Somebody unnamed of whom a verb behind the noun tells more: *theo **một nhân chứng** có mặt ở bến, …*."""
    verb = next((at for at in range(first, last) if par.codes[at] == AUXILIARY), first)
    mention = noun_phrases.speaker(par, first, verb) if par.lexicon.isolating else None
    phrase = par.codes[slice(*mention)] if mention is not None else ""
    whole = OFFICE in phrase and NAME not in phrase and par.words[verb] not in par.lexicon.contrast
    return mention if whole else None  # theo bác sĩ **thì** …
