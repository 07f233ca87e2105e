"""A common noun that speaks, as its agreement with the verb tells: *«…», — говорит **шкипер***, ***дед** сказал: …*."""

from __future__ import annotations

from attrs import evolve

from statements.attribution import acts
from statements.attribution.reading import Tokens
from statements.attribution.rules import addressees, edges, noun_phrases
from statements.attribution.rules.opening import Subject
from statements.attribution.sentence.classes import (
    ADVERB,
    ADVERBIAL,
    COLON,
    COMMON_NOUN,
    COMPLEMENTISER,
    COUNTING,
    DASH,
    ENDS_COMMON_NOUN,
    LEADS_IN,
    NAME,
    NAMED,
    NUMBER,
    OFFICE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THING,
    TIME,
    WORD,
)
from statements.attribution.sentence.frames import NEAR
from statements.attribution.sentence.tokens import Cue, Paragraph

LONGEST = 6  # tokens of the phrase
OCCASION = 9  # tokens at the most of where and when something was said
ENDS_OCCASION = COMPLEMENTISER + STOP + COLON + DASH + SEMICOLON
AMONG = PREPOSITION + WORD
IN_PLACE = COMMON_NOUN | frozenset(TIME + THING + OFFICE)


def behind(par: Paragraph, cue: Cue, high: int) -> Subject | None:
    """The noun after an inverting cue: up to a sign, a preposition, a conjunction."""
    codes, first = par.codes, cue.last
    while first < high and codes[first] in ADVERBIAL:
        first += 1
    if first < high and codes[first] == PREPOSITION:
        first = _behind_occasion(par, cue, first, high)
    told = first + 1 < high and codes[first] == QUOTATION and noun_phrases.is_outlet_name(par, first)
    first += told or (first < high and par.words[first] in par.lexicon.audience)  # рассказал «Заре» **сторож**
    last = first
    if last < high and codes[last] == NUMBER:
        last += 1  # **двое** рыбаков, **12** рыбаков
    in_phrase = COMMON_NOUN
    while last < high and last - first < LONGEST and codes[last] in in_phrase and not par.is_cue(last):
        in_phrase = COMMON_NOUN | {THING}  # участники **встречи**
        last += 1
        among = par.words[last - 1] in par.lexicon.among and codes.startswith(AMONG, last)
        last += among and par.words[last] in par.lexicon.inside  # один **из** пассажиров
    named = last > first and par.words[last - 1] in par.lexicon.body_nouns and codes[last : last + 1] in (*QUOTED,)
    if named and noun_phrases.is_title(par, last) and agrees(par, cue, last - 1):
        return Subject(first, last + 1, (first, last + 1))  # сказал фонд **«Парус»**
    if last < high and codes[last] not in ENDS_COMMON_NOUN + ADVERBIAL + NUMBER:
        return None
    # сказал сторож **журналистам**
    end = last - (last - first > 1 and par.words[last - 1] in par.lexicon.audience)
    end = end if end < last else addressees.by_case(par, first, last)
    mention = _mention(par, cue, first, end)
    return mention and Subject(first, last, mention, addressee=(end, last) if end < last else None)


def source(par: Paragraph, first: int, last: int) -> Tokens | None:
    """The noun after a source's cue, in whatever case: *по словам **водолаза**, …*."""
    among = first < last and par.words[first] in par.lexicon.among and par.codes.startswith(AMONG, first + 1)
    aged = par.codes.startswith(NUMBER, first) and "-" in par.words[first]  # **77-летнего** водолаза
    codes, inner = par.codes[first + 2 * among + aged : last], par.codes.find(AMONG, first + 1, last)
    if inner > first and par.words[inner - 1] in par.lexicon.among and par.words[inner] in par.lexicon.inside:
        codes = par.codes[first:inner] + par.codes[inner + 1 : last]  # владельца одного **из** магазинов
    named = codes.endswith(WORD + QUOTATION) and par.words[last - 2] in par.lexicon.oblique_offices
    codes = codes[:-1] if named else codes  # профсоюза **«Горняк»**
    told = 0 < last - first <= LONGEST and COMMON_NOUN.issuperset(codes)
    return (first, last) if told and par.lexicon.inflected and WORD in par.codes[first:last] else None


def before(par: Paragraph, low: int, cue: Cue) -> Subject | None:
    """The noun before a cue, with which its clause begins."""
    last = edges.verb_group(par, low, cue.first)
    first = edges.clause(par, low, last)
    while first < last and (par.codes[first] in LEADS_IN + ADVERB or _sets_against(par, first)):
        first += 1
    if first < last and par.codes[first] == PREPOSITION:
        first = _behind_place(par, cue, first, last)
    # чиновники **в своё оправдание** заявили
    place = par.codes.find(PREPOSITION, first + 1, last)
    last = place if place > 0 and IN_PLACE.issuperset(par.codes[place + 1 : last]) else last
    named = last - first > 1 and par.codes[last - 1] in QUOTED and par.words[last - 2] in par.lexicon.body_nouns
    if named and noun_phrases.is_title(par, last - 1) and agrees(par, cue, last - 2):
        return Subject(first, last, (first, last))  # фонд **«Парус»** сказал
    if not 0 < last - first <= LONGEST or not COMMON_NOUN.issuperset(par.codes[first:last]):
        return None
    mention = _mention(par, cue, first, last)
    return Subject(first, last, (first, last)) if mention else None


def _sets_against(par: Paragraph, at: int) -> bool:
    """Whether a word sets a clause against the one before: *…, **в то время как** хозяева сказали*."""
    return par.codes[at] == SUBORDINATOR and par.words[at] in par.lexicon.contrast


def _behind_place(par: Paragraph, cue: Cue, first: int, last: int) -> int:
    """Where somebody stands behind where or when they speak: *на допросе **дрессировщик цирка** отрицал*."""
    words, known = par.words, par.lexicon.people | par.lexicon.body_nouns
    behind = max(first + 1, par.codes.rfind(PREPOSITION, first, last) + 1)
    nouns = (at for at in range(behind + 1, last) if words[at] in known and agrees(par, cue, at))
    noun = next(nouns, None)
    if noun is None:
        return first
    while noun - behind > 1 and words[noun - 1].endswith(par.lexicon.adjectival):
        noun -= 1
    return noun


def _behind_occasion(par: Paragraph, cue: Cue, first: int, high: int) -> int:
    """Where somebody stands behind a cue and where or when it was said: *сказал на заседании думы **водитель***."""
    codes, words, known = par.codes, par.words, par.lexicon.people | par.lexicon.body_nouns
    for at in range(first + 2, min(high, first + OCCASION)):
        if codes[at] in ENDS_OCCASION:
            return first
        if words[at] in known and codes[at - 1] != PREPOSITION and agrees(par, cue, at):
            while codes[at - 1] == WORD and words[at - 1].endswith(par.lexicon.adjectival):
                at -= 1
            return at
    return first


def headed(par: Paragraph, cue: Cue, found: Subject) -> Subject:
    """A subject from the noun on that agrees with the verb, where nothing before it does: *Пристань **мэр** назвал*.

    *Накануне оглашения указа **источники** сообщили*; *адвокат мэра* and *глава МИД* are heads themselves.
    """
    (first, last), words, codes = found.mention, par.words, par.codes
    endings, lexicon = endings_of(par, cue), par.lexicon
    # **Прибывший** на место мэр сообщил
    if last - first == 1 and words[first].endswith(lexicon.clausal) and last < found.last:
        heads = (at for at in range(last, found.last) if codes[at] == NAME or _may_head(par, at, endings))
        noun = next(heads, first)
        mention = noun_phrases.speaker(par, noun, found.last)
        return evolve(found, mention=mention) if mention is not None and mention[0] == noun > first else found
    noun = last - 1
    while noun > first and codes[noun] == NAME:
        noun -= 1
    if found.others or not _may_head(par, noun, endings):
        return found
    oblique = words[first] in lexicon.oblique_offices
    leads = codes[first] == PRONOUN or (codes[first] == OFFICE and not oblique)
    if leads or any(_may_head(par, at, endings) for at in range(first, noun)):
        return found
    adjective = frozenset(NAME + WORD)
    while noun > first and (
        (codes[noun - 1] in adjective and words[noun - 1].endswith(lexicon.adjectival))
        or codes[noun - 1] in COUNTING + PRONOUN
    ):
        noun -= 1
    return evolve(found, mention=(noun, last))


def agrees(par: Paragraph, cue: Cue, at: int) -> bool:
    """Whether a word may be the subject of a verb by its ending."""
    return _agrees(par.words[at], endings_of(par, cue))


def _may_head(par: Paragraph, at: int, endings: tuple[str, ...]) -> bool:
    """Whether a noun for people may be the subject of a verb whose subjects have the endings."""
    lexicon, word = par.lexicon, par.words[at]
    if par.codes[at] not in OFFICE + WORD or not _agrees(word, endings):
        return False
    return word in lexicon.people


def _mention(par: Paragraph, cue: Cue, first: int, last: int) -> Tokens | None:
    """The words of ``first..last`` from the noun on that agrees with the verb, with the adjectives before it."""
    endings, words, lexicon = endings_of(par, cue), par.words, par.lexicon
    counted = first + 1 < last and (par.codes[first] in COUNTING or words[first] in lexicon.among)
    if counted and words[cue.last - 1].endswith(lexicon.many) and par.codes[last - 1] == WORD:
        return first, last  # рассказали **двое сторожей**
    agree = [at for at in range(first, last) if par.codes[at] == WORD and _agrees(words[at], endings)]
    # — махнул **рукой** дежурный
    plain = (at for at in agree if cue.frame is not NEAR or not words[at].endswith(lexicon.instrumental))
    noun = next(plain, agree[0] if agree else None)
    if noun is None:  # спросила **аудитор**
        people = (at for at in range(first, last) if par.codes[at] == WORD and words[at] in lexicon.people)
        noun = next(people, None) if endings else None
    if noun is None:
        return None
    while noun > first and par.codes[noun - 1] == WORD and words[noun - 1].endswith(lexicon.adjectival):
        noun -= 1
    return noun, last


def endings_of(par: Paragraph, cue: Cue) -> tuple[str, ...]:
    """The endings of a noun that may be the cue's subject."""
    words = par.words[cue.last - 1].split()
    ends = noun_phrases.subject_endings(par, words[-1])
    return ends or noun_phrases.subject_endings(par, words[0])  # **назвал** ложью


def may_do(par: Paragraph, verb: int, at: int) -> bool:
    """Whether a word may by its ending be the subject of a verb."""
    return _agrees(par.words[at], noun_phrases.subject_endings(par, par.words[verb].split()[-1]))


def _agrees(noun: str, endings: tuple[str, ...]) -> bool:
    return len(noun) > 2 and noun.endswith(endings)


def is_asked(par: Paragraph, found: Subject, cue: Cue) -> bool:
    """Whether somebody is asked by several who are not named: ***Рыбаков** спросили, вернутся ли они*."""
    first, last = found.mention
    alone = par.lexicon.inflected and last - first == 1 and par.codes[first] in NAMED and not found.others
    asks = alone and par.words[cue.last - 1].endswith(par.lexicon.many) and not agrees(par, cue, first)
    return asks and par.lexicon.acts.get(acts.key(par, cue)) == "asks"
