"""Whose a text is in which something stands: *в докладе **Счётной палаты** говорится, что …*."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import edges, joint, noun_phrases
from statements.attribution.rules.opening import Subject
from statements.attribution.sentence.classes import (
    ADVERB,
    COMMON_NOUN,
    COORDINATOR,
    DOCUMENT,
    LEADS_IN,
    NUMBER,
    PREPOSITION,
    QUOTED,
    SPEAKING,
    TIME,
)
from statements.attribution.sentence.tokens import Cue, Paragraph

WIDEST = 6  # tokens before the noun for a text: *в **опубликованном 13 июня** заявлении*
INNER = 3  # tokens behind it among which another text may stand
BEFORE_TEXT = COMMON_NOUN | frozenset(NUMBER + TIME + PREPOSITION)
IN_OWNER = COMMON_NOUN | SPEAKING | frozenset(COORDINATOR + DOCUMENT)


def before(par: Paragraph, low: int, group: int) -> Subject | None:
    """Whose text it is that stands before a verb of nobody: ***В письме рыбаков** говорится, что …*."""
    first = edges.clause(par, low, group)
    while first < group and par.codes[first] in LEADS_IN + ADVERB:
        first += 1
    own = _owner(par, first, group)
    return _subject(par, first, own) if own is not None and own[1] == group else None


def behind(par: Paragraph, cue: Cue, high: int) -> Subject | None:
    """Whose text it is that stands behind a verb of nobody: *«…», — говорится **в письме рыбаков***."""
    first = _led(par, cue, high)
    own = _owner(par, first, high)
    return _subject(par, first, own) if own is not None else None


def is_behind(par: Paragraph, cue: Cue, high: int) -> bool:
    """Whether a verb of nobody tells in which text something stands: *«…», — говорится **в тексте письма***."""
    return _text(par, _led(par, cue, high), high) is not None


def _subject(par: Paragraph, first: int, own: Tokens) -> Subject:
    mention, others = joint.parted(par, own)
    return Subject(first, own[1], mention, others)


def _led(par: Paragraph, cue: Cue, high: int) -> int:
    first = cue.last
    while first < high and par.codes[first] == ADVERB:
        first += 1
    return first


def _text(par: Paragraph, first: int, last: int) -> int | None:
    """Where the noun for a text stands behind the preposition at ``first``."""
    if first >= last or par.words[first] not in par.lexicon.bodies:
        return None
    for at in range(first + 1, min(last, first + WIDEST + 2)):
        if par.words[at] in par.lexicon.texts:
            return at
        if par.codes[at] not in BEFORE_TEXT:
            return None
    return None


def _owner(par: Paragraph, first: int, last: int) -> Tokens | None:
    """Whose the text behind the preposition at ``first`` is; nobody's where only another text follows it."""
    noun = _text(par, first, last)
    if noun is None:
        return None
    start, stems = noun + 1, {word[:-1] for word in par.lexicon.texts}
    # в тексте **открытого письма**
    inner = next((at for at in range(start, min(last, start + INNER)) if par.words[at][:-1] in stems), None)
    start = inner + 1 if inner is not None and COMMON_NOUN.issuperset(par.codes[start:inner]) else start
    end = start
    while end < last and par.codes[end] in IN_OWNER and not par.is_cue(end):
        end += 1
    if start < end < last and par.codes[end] in QUOTED and noun_phrases.is_title(par, end):
        end += 1  # в статье газеты **«Заря»**
    if end > start and par.codes[end - 1] == COORDINATOR:
        end -= 1
    whom = start < end and par.words[start].endswith(par.lexicon.accusative)  # в письме **министру**
    return (start, end) if start < end and not whom else None
