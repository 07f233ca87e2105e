"""To whom something is said, beside whoever says it: papers, which have no case that shows it, and people by theirs."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import noun_phrases
from statements.attribution.rules.complementisers import OUTLET_AT
from statements.attribution.sentence.classes import (
    ADDRESSED,
    COLON,
    COMMA,
    COORDINATOR,
    ENDS_ADDRESSEE,
    NAME,
    NAMED,
    NOMINAL,
    NUMBER,
    OFFICE,
    OUTLET,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    TIME,
    WORD,
)
from statements.attribution.sentence.spans import colon
from statements.attribution.sentence.tokens import Paragraph

_SPEAKS = frozenset(NAME + OFFICE + PRONOUN + WORD)  # what whoever speaks begins with
_DATED = NUMBER + TIME
_SHORT = 3  # letters of a small word inside a name: *де*, *фон*
_OF_BODY = 4  # tokens from an adjective of a body's name to the name of somebody in it
_TOLD = 3  # tokens of whom something is told, before a colon


def before_speaker(par: Paragraph, at: int, high: int) -> int:
    """Where a paper's name behind a cue ends, if somebody follows: *сказал **РИА Новости** Орлов*; else ``at``."""
    end = paper(par, at, high)
    if end >= high or par.codes[end] not in _SPEAKS:
        return at
    return end if par.codes[end] != WORD or par.words[end] in par.lexicon.people else at


def behind_speaker(par: Paragraph, start: int, end: int) -> int:
    """Where a paper's name behind whoever speaks begins: *сказал Орлов **«Волне»***; else ``end``."""
    for at in range(start + 1, end):
        named = par.codes[at - 1] == NAME and par.text[par.starts[at - 1] : par.ends[at - 1]].replace("-", "").isalpha()
        told = paper(par, at, end) if named or par.words[at] in par.lexicon.receivers else at
        foreign = _is_foreign(par, at) and not _is_foreign(par, at - 1)
        if told == end and (par.codes[at] != NAME or foreign):
            return at
    return end


def dated(par: Paragraph, start: int, end: int) -> int:
    """Where a day behind a name begins: *сказал Орлов **5 мая***; else ``end``."""
    at = par.codes.find(_DATED, start + 1, end + 1)
    return at if at >= 0 and par.lexicon.past else end


def by_case(par: Paragraph, start: int, end: int) -> int:
    """Where whoever is told begins right behind a name: *ответил Орлов **следователю***; else ``end``.

    *сказал Олег Носов **Аде Холм***: by the case of the given name, or of a family name that no subject has so.
    """
    lexicon, codes, words = par.lexicon, par.codes, par.words
    for at in range(start + 1, end) if lexicon.dative else ():
        word, named = words[at], codes[at - 1] == NAME
        if not par.text[par.starts[at]].islower():
            told_name = named and codes[at] == NAME and word.endswith(lexicon.dative)
            if told_name and is_oblique(par, at) and not is_oblique(par, at - 1):
                return at
        elif codes[at - 1] != PREPOSITION and _is_told(par, at, named) and not _is_field(par, start, at):
            return at
    return end


def _is_field(par: Paragraph, start: int, at: int) -> bool:
    """Whether a noun that is no person's stands with others behind a title's preposition.

    *председатель комитета по финансам и **налогам***, *замминистра по социальным **вопросам***.
    """
    led = max((k for k in range(start, at) if par.codes[k] == PREPOSITION), default=-1)
    field = led >= 0 and par.words[led] in par.lexicon.inside and not par.codes[led + 1 : at].strip(WORD + COORDINATOR)
    described = par.words[at - 1].endswith(par.lexicon.instrumental)  # по жилищной **политике**
    return field and (described or par.words[at] not in par.lexicon.oblique_people | par.lexicon.audience)


def is_oblique_person(par: Paragraph, first: int, last: int) -> bool:
    """Whether words are somebody in no case of a subject: *доктора наук Ады Холм*, *жителя Самары*."""
    codes, words, lexicon = par.codes[first:last], par.words[first:last], par.lexicon
    verbs = lexicon.tenses + lexicon.many
    if not lexicon.inflected or codes.strip(NOMINAL + PREPOSITION) or any(word.endswith(verbs) for word in words):
        return False
    return words[:1] != [] and (
        words[0] in lexicon.oblique_people or (codes.endswith(NAME + NAME) and is_oblique(par, last - 2))
    )


def _is_told(par: Paragraph, at: int, named: bool) -> bool:
    """Whether a noun stands in the case of whom something is told to: *эксперт **судье***, but *адвокат **судьи***."""
    word, lexicon = par.words[at], par.lexicon
    if named and word[-2:] == par.words[at - 1][-2:] and NAME in par.codes[at : at + _OF_BODY]:
        return False  # Карской **областной** думы Холм
    if word in lexicon.oblique_people and (named or word.endswith(lexicon.dative)):
        return True
    ends = lexicon.told_several + lexicon.dative if named else lexicon.told_several
    deed = word.endswith(lexicon.doing)  # цитирует «Маяк» **поручение**
    return par.codes[at] == WORD and len(word) > _SHORT and word.endswith(ends) and not deed


def is_oblique(par: Paragraph, at: int) -> bool:
    """Whether a name or an office stands in no case of a subject: *Аде*, *Иваном*, *Орлову*, *министра*."""
    word, given = par.words[at], par.lexicon.given
    if par.codes[at] == OFFICE:
        return word in par.lexicon.oblique_offices or word in par.lexicon.oblique_people
    if word in given or word.endswith(par.lexicon.oblique_names):
        return word not in given
    cases = ((own, case) for own, cases in par.lexicon.declensions.items() for case in cases if word.endswith(case))
    return any(word[: -len(case)] + own in given for own, case in cases)


def named_behind(par: Paragraph, mention: Tokens, first: int, last: int) -> int | None:
    """Where a mention begins whose name is told behind its comma: *директора музея, **доктора наук Ады Холм***.

    Without what stands before the comma where a body's names might be taken for it: *Минздрава Лугарии, …*.
    """
    codes, names = par.codes, [at for at in range(*mention) if par.codes[at] == NAME]
    whole = codes[first:last].endswith(NAME + NAME) and is_oblique_person(par, first, last)
    person = names == [mention[1] - 1]  # мэра **Носова**, внука Льва Крона
    if not whole or person or any(is_oblique(par, at) for at in names if codes.startswith(NAME, at + 1)):
        return None
    return first if len(names) > 1 else mention[0]


def paper(par: Paragraph, at: int, high: int) -> int:
    """Where a paper's name that begins at a token ends: a noun for papers before it, or letters of another script."""
    codes, end = par.codes, at
    noun = at < high and par.words[at] in par.lexicon.receivers
    if noun:
        end += 1
    if end < high and codes[end] == QUOTATION and (noun or noun_phrases.is_outlet_name(par, end)):
        return end + 1
    first = end
    while end < high and (codes[end] == OUTLET or _is_foreign(par, end)):
        end += 1
    return end if end > first else at


def _is_foreign(par: Paragraph, at: int) -> bool:
    """Whether a name is in Latin letters, in a language that is not."""
    return not par.lexicon.latin and par.codes[at] == NAME and par.text[par.starts[at] : par.ends[at]].isascii()


def colon_by_case(par: Paragraph, at: int, high: int) -> int | None:
    """The colon behind whom something is told, by the case: *написал **губернатору**: …*."""
    told = paper(par, at, high) if par.lexicon.past else at
    if told > at and par.codes.startswith(COLON, told):
        return told  # сказала «**Известиям**»: …
    stop = colon(par.codes, at, min(high, at + _TOLD + 1))
    whom = stop is not None and stop > at
    if stop is None or not whom or not ADDRESSED.issuperset(par.codes[at:stop]):
        return None
    return stop if all(word.endswith(par.lexicon.dative) for word in par.words[at:stop]) else None


def alone(par: Paragraph, at: int, high: int) -> Tokens | None:
    """The addressee of a cue without content after it: *“…”, bà Lan nói với **ông Minh***."""
    codes = par.codes
    end = next((i for i in range(at + 1, high) if codes[i] in ENDS_ADDRESSEE), high)
    return (at + 1, end) if end > at + 1 and ADDRESSED.issuperset(codes[at + 1 : end]) else None


def bare(par: Paragraph, at: int, that: int) -> Tokens | None:
    """The addressee that stands bare before a complementiser: *Петров сообщил **министру Иванову**, что …*."""
    codes = par.codes
    named = next((k for k in range(at, min(that, at + OUTLET_AT + 1)) if codes[k] in QUOTED), None)
    if named is not None:
        return at, named + 1
    if COMMA in codes[at:that] and codes[at] in NOMINAL:
        return noun_phrases.addressee(par, at, that)
    if codes[at] not in NAMED:
        return None
    told = noun_phrases.addressee(par, at, that)
    return told if told and told[1] == that else None
