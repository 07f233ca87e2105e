"""What somebody claims: *Заявление **мэра** о том, что **A**, застало всех врасплох*, *Lời hứa của **X** rằng A*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import common_nouns, noun_phrases, replies
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    NAMED,
    OUTLET,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    THING,
    WORD,
)
from statements.attribution.sentence.frames import CLAIM
from statements.attribution.sentence.tokens import Cue, Paragraph

OWNER = frozenset(NAMED + WORD + THING + OUTLET + PRONOUN + QUOTED)  # what whose claim it is may be made of
WIDE = 9  # tokens from the noun to the complementiser, at the most
LEAST = 3  # tokens of a clause, at the least
GOES_ON = frozenset(SUBORDINATOR + RELATIVE + COMPLEMENTISER + COORDINATOR)  # behind a comma inside the clause


def read(par: Paragraph, low: int, high: int, found: Sequence[Reading]) -> Iterator[Reading]:
    """The claims of the sentence ``low..high`` whose owner it names, outside what is ``found`` in it."""
    that = par.codes.find(COMPLEMENTISER, low, high)
    while that > low:
        claim = _owned(par, low, that)
        last = claim[1][1] if claim is not None else that
        told = any(replies.is_told_by(par, at) for at in range(last, that)) and par.lexicon.inflected
        end = high if told else _end(par, low, claim[0], that + 1, high) if claim is not None else None
        if claim is not None and end is not None and end > that + 1 and not _is_taken(found, claim[0], end):
            noun, owner = claim
            yield Reading(Cue(noun, noun + 1, CLAIM), ((that + 1, end),), owner, Rule(CLAIM, "before"))
        that = par.codes.find(COMPLEMENTISER, that + 1, high)


def _owned(par: Paragraph, low: int, that: int) -> tuple[int, Tokens] | None:
    """The noun for a claim that leads to a complementiser, and whose it is."""
    codes, last = par.codes, that
    last -= codes[last - 1] == COMMA
    if last - 2 > low and par.words[last - 1] in par.lexicon.dummies and codes[last - 2] == PREPOSITION:
        last -= 2  # заявление мэра **о том**, что
        last -= last - 2 > low and replies.is_told_by(par, last - 1)  # ответ мэра **состоит** в том, что
    for noun in range(last - 1, max(low, last - WIDE) - 1, -1):
        if par.words[noun] in par.lexicon.assertions or par.words[noun] in par.lexicon.replies:
            break
        if codes[noun] not in OWNER and par.words[noun] not in par.lexicon.owner:
            return None
    else:
        return None
    led = par.words[noun + 1] in par.lexicon.owner
    if led == par.lexicon.inflected:
        return None  # *lời hứa **của** X*; in Russian the case tells it
    if noun + 1 + led < last:
        owner = noun_phrases.speaker(par, noun + 1 + led, last) or common_nouns.source(par, noun + 1 + led, last)
    else:
        owner = (noun - 1, noun) if noun > low and codes[noun - 1] == PRONOUN else None
    return (noun, owner) if owner is not None else None


def _end(par: Paragraph, low: int, noun: int, first: int, high: int) -> int | None:
    """Where the clause on a noun ends: at the comma before the sentence goes on, or before its verb."""
    if not par.lexicon.inflected and noun - low < 2:  # **Lời** hứa
        verb = next((at for at in range(first + LEAST, high) if par.words[at] in par.lexicon.results), first)
        while verb > first and par.codes[verb - 1] == AUXILIARY:
            verb -= 1
        return verb if verb - first >= LEAST else None
    if par.lexicon.inflected and (behind := _verb_behind(par, noun, first, high)) is not None:
        return behind
    comma = par.codes.find(COMMA, first, high)
    while comma > 0 and comma + 1 < high and par.codes[comma + 1] in GOES_ON:
        closes = 2 if par.codes[comma + 1] != COORDINATOR else 1  # the clause inside has a comma of its own behind it
        for _ in range(closes):
            comma = par.codes.find(COMMA, comma + 1, high) if comma > 0 else comma
    end = comma if comma > 0 else high
    whole = end - first >= LEAST - 1 or (
        first < high and par.codes[first] in QUOTED
    )  # слова мэра о том, что **«пирс цел»**, …
    return end if whole else None


def _verb_behind(par: Paragraph, noun: int, first: int, high: int) -> int | None:
    """The last comma of a clause on a noun, behind which its verb stands: *слова о том, что A**, удивили***."""
    comma = par.codes.rfind(COMMA, first, high)
    while comma > first:
        verb = comma + 1
        while verb < high and par.codes[verb] in ADVERB + AUXILIARY:
            verb += 1
        if verb < high and replies.is_verb_of(par, noun, verb):
            return comma
        comma = par.codes.rfind(COMMA, first, comma)
    return None


def _is_taken(found: Sequence[Reading], first: int, last: int) -> bool:
    """Whether another attribution has any of a claim."""
    return any(low < last and first < high for reading in found for low, high in reading.parts)
