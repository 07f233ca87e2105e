"""Somebody behind where, when and of whom it was said: *сообщил на заседании комитета **вице-мэр Орлов***.

In a language with case endings: a noun for people as a subject has it, and the name behind it.
"""

from __future__ import annotations

from statements.attribution.rules import edges
from statements.attribution.rules.opening import Subject
from statements.attribution.sentence.classes import (
    ADVERB,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    NAME,
    NOMINAL,
    NUMBER,
    OFFICE,
    OUTLET,
    PREPOSITION,
    QUOTATION,
    THING,
    TIME,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

NOUNS = OFFICE + WORD
WIDEST = 16  # tokens from a cue to whoever speaks
_PASSED = frozenset(
    NOMINAL + PREPOSITION + THING + DOCUMENT + TIME + NUMBER + OUTLET + QUOTATION + COORDINATOR + ADVERB + DETERMINER
)
_PASSED_BY = frozenset(NAME + WORD + OFFICE + TIME + THING + QUOTATION + NUMBER)  # what may stand right before them
_NAMED = pattern(rf"[{NOMINAL}](?:[{NOMINAL}{QUOTATION}{PREPOSITION}{COORDINATOR}]{{0,12}}?{QUOTATION}?){NAME}")


def behind(par: Paragraph, at: int, high: int) -> int:
    """Where whoever speaks begins behind the preposition at ``at``; ``at`` where nobody does."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    if not lexicon.inflected or not codes.startswith(PREPOSITION, at):
        return at
    for noun in range(at + 2, min(high, at + WIDEST)):
        if codes[noun - 1] not in _PASSED or par.is_cue(noun - 1):
            return at
        if codes[noun - 1] in _PASSED_BY and is_subject(par, noun) and _NAMED.match(codes, noun, high):
            while noun - at > 2 and codes[noun - 1] == WORD and words[noun - 1].endswith(lexicon.adjectival):
                noun -= 1
            return noun
    return at


def is_subject(par: Paragraph, at: int) -> bool:
    """Whether a noun for people stands at a token as a subject has it."""
    word, lexicon = par.words[at], par.lexicon
    if par.codes[at] in NOUNS and word in lexicon.people:
        return True
    return par.codes[at] == OFFICE and word not in lexicon.oblique_offices and word not in lexicon.oblique_people


def behind_opening(par: Paragraph, first: int, last: int) -> Subject | None:
    """Somebody behind what opens a sentence with a capital and a phrase: *Впервые за год **мэр Орлов***.

    A noun for people as a subject has it, or a name in full: *Подозреваемый в краже **Иван Рябов***.
    """
    codes, given = par.codes, par.lexicon.given
    if not par.lexicon.inflected or not codes.startswith(NAME + PREPOSITION, first) or par.words[first] in given:
        return None
    noun = behind(par, first + 1, last)
    if noun == first + 1:
        full = (at for at in range(first + 3, last - 1) if codes[at : at + 2] == NAME + NAME and par.words[at] in given)
        noun = next((at for at in full if codes[at - 1] == WORD and at + 2 == last), first)
    led = noun > first and not edges.is_finite(par, first + 1, noun)
    return Subject(noun, last, (noun, last)) if led else None
