"""Whether words hold a verb of their own, so that they are a clause and no thing."""

from __future__ import annotations

from statements.attribution.rules import noun_phrases
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    COUNTING,
    DETERMINER,
    DOCUMENT,
    LINKING,
    NOMINAL,
    NOT_IN_PLACE,
    NUMBER,
    PRONOUN,
    QUOTED,
    SPEAKING,
    SUBORDINATOR,
    THING,
    TIME,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue, Paragraph

PLACE = 14  # tokens at the most of words that only say where
ASSERTED = 3  # words of a phrase, one of which is the noun that asserts
_OCCASION = frozenset(THING + DOCUMENT)
BEFORE_SUBJECT = LINKING + COUNTING + TIME + SUBORDINATOR + COMMA  # in a clause
OWN_SUBJECT = NOMINAL + THING + DOCUMENT + DETERMINER + NUMBER  # what a clause with a subject of its own begins with

NOUN = 4  # tokens of a noun with what describes it, before what is to be done
PHRASE = frozenset(WORD + THING + DETERMINER + PRONOUN + TITLED)
IN_CLAUSE = frozenset(WORD + VERB)  # what an infinitive may be


def predicates(par: Paragraph, first: int, high: int, verbs: frozenset[str] = frozenset(AUXILIARY)) -> bool:
    """Whether one of the verbs is among the words up to the next sign: they are a clause, and no thing."""
    return not verbs.isdisjoint(par.codes[first : pause(par.codes, first, high)])


def is_predicated(par: Paragraph, first: int, high: int) -> bool:
    """Whether a word that stands in no phrase for a thing is among those up to the next sign or joining word."""
    end = pause(par.codes, first, high)
    joint = par.codes.find(SUBORDINATOR, first, end)
    return not par.lexicon.predicators.isdisjoint(par.words[first : joint if joint > 0 else end])


def beside_body(par: Paragraph, cue: Cue, high: int) -> int | None:
    """Where the clause begins that a body tells of others behind a cue that also takes a thing.

    *Trường dự kiến **điểm chuẩn sẽ tăng***; of what it does itself it tells nobody: *Trường dự kiến tăng học phí*.
    """
    codes, at = par.codes, cue.last
    if at >= high or codes[at] not in OWN_SUBJECT or par.is_cue(at):
        return None
    verbs = frozenset(AUXILIARY) if codes[cue.first] == AUXILIARY else VERBS | frozenset(ADVERB)
    end = pause(codes, at, high)
    return (
        at if any(codes[i] in verbs and not codes.startswith(NUMBER, i + 1) for i in range(at + 2, end - 1)) else None
    )


def tells_of_things(par: Paragraph, first: int, last: int) -> bool:
    """Whether no clause of a content has somebody for its subject, to whom a verb joined behind it might belong.

    *Bà Lan nói **phà đã hỏng** và tiết lộ …*, but *Bà Lan nói **ông Minh đã tới** và tiết lộ …*.
    """
    codes, at = par.codes, first
    if not par.lexicon.isolating or VERBS.isdisjoint(codes[first:last]):
        return False
    while at < last:
        while at < last and codes[at] in BEFORE_SUBJECT:
            at += 1
        if at >= last or codes[at] in VERBS or codes[at] in SPEAKING or noun_phrases.is_body(par, at):
            return at >= last
        at = pause(codes, at, last) + 1
    return True


def in_place(par: Paragraph, at: int, high: int) -> bool:
    """Whether a few words behind a preposition are no clause: *chia sẻ **tại buổi họp báo***."""
    if high - at > PLACE or not par.lexicon.asserted.isdisjoint(par.words[at : at + ASSERTED]):
        return False
    codes = "".join(par.codes[k] for k in range(at, high) if not _names_work(par, k))
    return NOT_IN_PLACE.isdisjoint(codes)


def _names_work(par: Paragraph, at: int) -> bool:
    """Whether a quotation is the name of what stands before it: *trong chuyên mục **“Dân hỏi”***."""
    work = par.lexicon.isolating and par.codes[at] in QUOTED and par.codes[at - 1] in NOMINAL + THING
    return work and (noun_phrases.is_title(par, at) or par.words[at - 1] in par.lexicon.works)


def on_occasion(par: Paragraph, at: int) -> bool:
    """Whether a preposition leads to an occasion or a document: *cho biết **tại cuộc họp***."""
    codes, about = par.codes, par.words[at] in par.lexicon.about
    return par.lexicon.isolating and not about and codes[at + 1 : at + 2] in _OCCASION


def leads_to_deed(par: Paragraph, at: int, high: int) -> bool:
    """Whether a noun leads to what is to be done: *сообщил об отказе **ждать***, *о решении не **ждать***."""
    lexicon, end = par.lexicon, at
    while end < min(high, at + NOUN) and par.codes[end] in PHRASE and not does(par, end):
        end += 1
    end += end < high and par.words[end] in lexicon.negations
    return at < end < high and bool(lexicon.infinitives) and does(par, end)


def does(par: Paragraph, at: int) -> bool:
    """Whether an infinitive stands at a token."""
    return par.codes[at] in IN_CLAUSE and par.words[at].endswith(par.lexicon.infinitives)


def goes_on_behind(par: Paragraph, at: int, last: int) -> bool:
    """Whether a clause goes on behind quoted words that begin it in a small letter: *сказал: **«мост» плох***."""
    small = par.text[par.quotations[at].start].islower() and not par.lexicon.isolating
    return small and at + 1 < last and par.codes[at + 1] in IN_CLAUSE | frozenset(AUXILIARY + ADVERB)
