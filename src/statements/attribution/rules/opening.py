"""The subject that opens a clause, told from its verb by what no name holds."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import edges, noun_phrases
from statements.attribution.rules.noun_phrases import WIDEST
from statements.attribution.rules.sweep import Relayed, Sweep
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    BARE_PHRASE,
    BRACKETED_NAME,
    CLAUSE_BREAKS,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    COUNTING,
    DETERMINER,
    LEADS_TO_CUE,
    LINKING,
    NAME,
    NUMBER,
    OFFICE,
    OPENS_CLAUSE,
    PERSONS,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    SPEAKING,
    THING,
    TIME,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.spans import head, pause
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.patterns import pattern
from statements.record import record

SMALL = 2  # words inside a name that no capital marks
LEADS_TO_CONTENT = frozenset((COMPLEMENTISER, COMMA, COLON))
_ADDS = AUXILIARY + ADVERB + PREPOSITION
_MORE = pattern(
    rf"{WORD}{{0,4}}+([{_ADDS}](?:[{_ADDS}{WORD}{THING}{TIME}{NUMBER}{VERB}]|(?<=[{PREPOSITION}{NAME}]){NAME}){{0,16}})$"
)
AT_VERB = VERBS | frozenset(LEADS_TO_CUE)


@record(eq=False, repr=False)
class Subject:
    """The tokens ``first..last`` that hold who speaks.

    ``mention`` are the words that name the speaker, ``others`` those of further ones, ``addressee`` whom they speak to.
    ``fronted`` is content between the mention and its cue, ``via`` the outlet that refers to the speaker.
    """

    first: int
    last: int
    mention: Tokens
    others: tuple[Tokens, ...] = ()
    addressee: Tokens | None = None
    fronted: tuple[Tokens, ...] = ()
    via: Relayed = ...


def of(par: Paragraph, low: int, first: int) -> Subject | None:
    """The subject that opens the clause before ``first``, told from its verb by what no name holds.

    *Hôm 1/3, **ông Minh** gặp bà Lan và cho biết …*.
    """
    codes, start = par.codes, low
    while start < first and codes[start] in OPENS_CLAUSE:
        start = start + 1 if codes[start] in LINKING else pause(codes, start, first) + 1
    start = start if start >= first or codes[start] not in COUNTING else head(codes, start, first)
    if start >= first or codes[start] not in SPEAKING:
        return None
    last = _name_end(par, start, min(first, start + WIDEST))
    # **Mục** đích: where words are written syllable by syllable, a capital alone tells no name
    if par.lexicon.isolating and last == start + 1 and codes[start] == NAME and codes.startswith(WORD, last):
        return None
    # **Просьбу** защиты судья отклонил
    object_ = last == start + 1 and codes[start] == NAME and par.words[start].endswith(par.lexicon.accusative)
    if object_ and codes.startswith(WORD, last) and par.words[start] not in par.lexicon.given:
        return None
    mention = noun_phrases.speaker(par, start, last)
    return mention and Subject(start, last, mention)


def against(par: Paragraph, low: int, group: int) -> Subject | None:
    """Whom the clause before a comma sets against the one before: *…, song **ông** ngồi im, nói …*."""
    last = edges.clause(par, low, group - 1)
    against = last > low and par.lexicon.isolating and par.words[last] in par.lexicon.contrast
    return of(par, last, group) if against else None


def joined(sweep: Sweep, group: int) -> Subject | None:
    """Who spoke before a verb that is joined to theirs: *“…”, **bà Lan** nói rồi hỏi: “…?”*."""
    codes, last = sweep.par.codes, sweep.last
    if not sweep.par.lexicon.isolating or last is None or last.mention is None or codes[group - 1] != COORDINATOR:
        return None
    behind = last.parts[-1][1] <= last.mention[0] < last.cue.last < group
    joined = behind and not codes[last.cue.last : group].strip(WORD + ADVERB + COORDINATOR)
    return Subject(group, group, last.mention, last.others) if joined else None


def counted(par: Paragraph, low: int, group: int, cue: Cue) -> Subject | None:
    """Counted people of whom a clause without a word of its own tells more: ***Nhiều hộ dân** có nhà ở bến nói rằng*.

    Content must follow a sign or a complementiser, so that the cue is not the verb of what they have: *có quyền đòi*.
    """
    codes, ends = par.codes, par.lexicon.letters.get(par.words[cue.last - 1].rpartition(" ")[2])  # cho **rằng**
    leads = codes[cue.last : cue.last + 1] in LEADS_TO_CONTENT or ends == COMPLEMENTISER
    first = edges.lead(par, low, group) if par.lexicon.isolating and leads else None
    if first is None or not codes.startswith(DETERMINER + OFFICE, first):
        return None
    told = _MORE.match(codes, first + 2, group)
    if told is None or any(True for _ in par.between(first, group)):
        return None
    return Subject(first, group, (first, told.start(1)))


def tells_more(par: Paragraph, first: int, last: int) -> bool:
    """Whether a noun for people leads a clause with no word of its own: *bà Lan, **phụ huynh có con ở trường** nói*."""
    named = par.lexicon.isolating and par.codes[first] == OFFICE and not noun_phrases.is_body(par, first)
    return named and _MORE.match(par.codes, first + 1, last) is not None


def is_aimed(par: Paragraph, found: Subject, cue: Cue, group: int) -> bool:
    """Whether a verb is joined to another that tells what for: *Hãng mời khách **để** xem và đánh giá món mới*.

    A frame that joins goes on with the subject all the same: *Ông Minh tới cảng **để** dự lễ và cho biết …*.
    """
    joined = par.codes[group - 1] == COORDINATOR and par.codes[group - 2] not in CLAUSE_BREAKS
    joined = joined and "join" not in cue.frame.takes
    return joined and not par.lexicon.aims.isdisjoint(par.words[found.mention[1] : group])


def is_told(par: Paragraph, found: Subject, cue: Cue) -> bool:
    """Whether a noun stands in the case of several to whom its verb tells something: ***Зрителям** обещают вернуть*."""
    several = par.words[cue.last - 1].endswith(par.lexicon.many) or "nobody" in cue.frame.takes
    first, last = found.mention
    if par.codes[first] == PRONOUN:  # **Там** добавили
        return False
    joined = bool(found.others) or COORDINATOR in par.codes[first:last] or par.words[first] in par.lexicon.given
    return several and not joined and par.words[first].endswith(par.lexicon.told_several)


def _name_end(par: Paragraph, start: int, high: int) -> int:
    """Where the name with its title that begins at ``start`` ends."""
    codes = par.codes
    last, small = start, 0
    # Tổ chức Ân xá quốc tế **đã …**
    if par.words[start] in par.lexicon.heads:
        verb = next((at for at in range(start, high) if codes[at] not in BARE_PHRASE), high)
        if verb > start + 1 and codes[verb : verb + 1] in AT_VERB:
            return verb
    for at in range(start, high):
        code = codes[at]
        if code == QUOTATION and codes.startswith(NAME, at + 1) and par.lexicon.inflected and last > start:
            continue  # Директор завода **«Луч»** Олег Носов
        if code == WORD and at > start and _is_verb(par, at):
            break
        if code not in BARE_PHRASE or small > SMALL or (code in PERSONS and small):
            break
        small = small + 1 if code == WORD else 0
        if code != WORD:
            last = at + 1
    # **Финский тренер** похвалил команду
    adjective = codes[start : last + 1] == NAME + WORD
    if adjective and par.words[start].endswith(par.lexicon.adjectival) and par.words[last] in par.lexicon.people:
        last += 1
    named = codes.startswith(BRACKETED_NAME, last)
    return last + len(BRACKETED_NAME) if named else last


def _is_verb(par: Paragraph, at: int) -> bool:
    """Whether a word by its ending is the verb of the name before it or of the title: *мэр Орлов **поздравил** Рябову*.

    Behind a title it may be a noun, *глава **отдела** Орлов*, unless an object follows: *судья **отказала** адвокату*.
    """
    if not edges.tells_when(par, at, at + 1):
        return False
    return par.codes[at - 1] == NAME
