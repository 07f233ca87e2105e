"""The phrase that speaks after an inverting cue, and what may stand around it."""

from __future__ import annotations

from attrs import evolve

from statements.attribution import acts
from statements.attribution.rules import addressees, common_nouns, edges, noun_phrases, occasions, tails
from statements.attribution.rules.noun_phrases import WIDEST
from statements.attribution.rules.opening import Subject
from statements.attribution.sentence.classes import (
    ADVERB,
    ADVERBIAL,
    AFTER_OUTLET_NAME,
    COLON,
    COMMA,
    COMMA_COMPLEMENTISER,
    COORDINATOR,
    ENDS_OCCASION,
    GLOSS,
    IN_INVERTED,
    IN_OCCASION,
    NAME,
    NUMBER,
    OFFICE,
    OUTLET,
    PARTICIPLE,
    PERSONAL,
    PERSONS,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    STOP,
    THING,
    TIME,
    VERB,
    WORD,
)
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.patterns import pattern

# сообщил **30 августа** министр, **во вторник, 6 мая,** мэр, **на встрече 2 июля** врач
_DATED = NUMBER + TIME
IN_PLACE = PREPOSITION + NAME + OFFICE  # сообщил **в Заречье** мэр
# in an office: *опеки **и попечительства***, *основатель **и директор***
FIELDS = (COORDINATOR + WORD, COORDINATOR + OFFICE)
# сообщил **на встрече** мэр, **по итогам переговоров в Заречье** мэр, **после матча** Ада Холм
_OCCASION = pattern(
    f"{PREPOSITION}{PRONOUN}?[{WORD}{THING}{TIME}]{{1,3}}+"
    f"(?:{PREPOSITION}[{WORD}{NAME}{TIME}{THING}]{{1,2}}?|{PREPOSITION}{OFFICE})?(?={OFFICE}|{NAME}{NAME}|{PREPOSITION}?{TIME})"
)
_WHEN = pattern(
    f"(?>(?:[{ADVERBIAL}]|{PREPOSITION}?{TIME}|{PREPOSITION}{TIME}{PREPOSITION}{NUMBER}?{TIME}|{_DATED}|{COMMA}{_DATED}{COMMA}|{PREPOSITION}{NUMBER}{COLON}{NUMBER}|{PREPOSITION}[{WORD}{THING}]{_DATED}){{1,9}})"
)
_PLACED = pattern(f"{PREPOSITION}[{WORD}{NAME}{OFFICE}{QUOTATION}]{{1,9}}")
NAMED_WHOLE = (PRONOUN, NAME + NAME)  # behind which a name between marks is another's
WHOLE = 2  # words of a whole name
TITLE = 12  # tokens from a comma to the end of the title that it opens


def behind(par: Paragraph, first: int, high: int) -> Subject | None:
    """The phrase after an inverting cue that names who speaks: up to a sign, a preposition, a conjunction.

    *…, сообщил вчера журналистам **министр Петров** в Москве*: speaks to the journalists.
    """
    codes, words, lexicon = par.codes, par.words, par.lexicon
    when = _WHEN.match(codes, first, high)
    at = when.end() if when else first
    one = not (lexicon.many and words[first - 1].endswith(lexicon.many))
    at = occasions.behind(par, at, high) if at < high and (one or words[at] not in lexicon.bodies) else at
    occasion = _OCCASION.match(codes, at, high) if at < high and words[at] not in lexicon.bodies else None
    if occasion is not None:
        speaks = _behind_oblique(par, occasion.end(), high)
        when = _WHEN.match(codes, speaks, high)
        at = when.end() if when else speaks
    at = _behind_deed(par, at, high)
    asked = at + 2 < high and words[at] in lexicon.of_whom and codes[at + 1] in OFFICE + WORD + NAME
    if asked and (words[at + 2] in lexicon.people or words[at + 2] in lexicon.given):
        at += 2  # спросила **у мэра** пенсионерка
    paper = addressees.before_speaker(par, at, high) if words[first - 1].endswith(lexicon.past) else at
    audience = (at, paper) if paper > at else (at, at + 1) if _is_audience(par, at, high) else None
    if audience is not None:
        when = _WHEN.match(codes, audience[1], high)
        at = when.end() if when else audience[1]
    if codes.startswith(IN_PLACE, at) and words[at] in lexicon.bodies:
        at += 2
    elif at < high and (words[at] in lexicon.bodies or edges.is_upon(par, at, first - 1)):
        place = at + 1
        while lexicon.inflected and codes.startswith(WORD, place) and words[place].endswith(lexicon.instrumental):
            place += 1  # сказал в **своём** блоге мэр
        at = _after_occasion(par, place, high) if codes.startswith(THING, place) else at + 1
    # призвали **рыбаков** в управлении
    placed = at + 1 < high and codes[at] in OFFICE + WORD and codes[at + 1] == PREPOSITION and not one
    if placed and words[at + 1] in lexicon.bodies and not common_nouns.may_do(par, first - 1, at):
        audience, at = (at, at + 1), at + 2
    start, end = at, _end(par, at, high, one=one)
    stop = addressees.behind_speaker(par, start, end) if lexicon.past else end
    if audience is None and stop < end:
        audience = stop, end
    stop = addressees.dated(par, start, stop)
    # …, рассказал он «**Ромашке**»
    quoted = codes[end - 1] in QUOTED and codes[start : end - 1].endswith(NAMED_WHOLE)
    if audience is None and (quoted or words[end - 1] in lexicon.audience):
        audience, stop = (end - 1, end), end - 1
    if audience is None and (title := _after_outlet(codes, start, stop)) is not None:
        audience, start = (start, title), title
    if audience is None and (told := _behind_told(par, start, stop)) is not None:
        audience, start = (start, told), told
    whom = addressees.by_case(par, start, stop) if audience is None else stop
    if whom < stop:
        audience, stop = (whom, stop), whom
    mention = noun_phrases.speaker(par, start, stop)
    # сообщили мэр Рябов **и директор Орлов**
    if mention is not None and not one and codes.startswith(COORDINATOR, end):
        other = noun_phrases.speaker(par, end + 1, _end(par, end + 1, high, one=False))
        if other is not None:
            return Subject(start, other[1], mention, (other,), addressee=audience)
    return mention and Subject(start, end, mention, addressee=audience)


def _behind_deed(par: Paragraph, at: int, high: int) -> int:
    """Where whoever speaks stands behind what they do meanwhile: *сказал, **глядя на реку**, мэр Рябов*."""
    if at + 1 >= high or par.codes[at] != COMMA or not par.lexicon.gerunds:
        return at
    gerund = par.words[at + 1].endswith(par.lexicon.gerunds) and not par.is_cue(at + 1)
    if not gerund and par.codes[at + 1] not in PARTICIPLE + GLOSS:
        return at
    end = pause(par.codes, at + 1, high)
    return end + 1 if par.codes.startswith(COMMA, end) and end + 1 < high and par.codes[end + 1] in PERSONAL else at


def _behind_oblique(par: Paragraph, at: int, high: int) -> int:
    """Where a phrase begins behind nouns and names that no subject is: *после заседания **правительства** мэр*."""
    end = at
    while end < high and (par.codes[end] == NAME or (par.codes[end] == OFFICE and addressees.is_oblique(par, end))):
        end += 1
    oblique = max((k for k in range(at, end) if addressees.is_oblique(par, k)), default=None)
    if oblique is None:
        return at
    at = oblique + 1
    return at + (par.codes[oblique : at + 1] == NAME + NAME and par.words[at] not in par.lexicon.given)


def with_name(par: Paragraph, found: Subject | None, high: int) -> Subject | None:
    """A common noun with the name behind its comma: *«…», — сказал **соавтор доклада, врач Ада Холм***."""
    if found is None or not par.codes.startswith(COMMA, found.last):
        return found
    named = behind(par, found.last + 1, high)
    whole = named is not None and not named.others and par.codes[slice(*named.mention)].endswith(NAME + NAME)
    return Subject(found.first, named.last, (found.mention[0], named.mention[1])) if named and whole else found


def bids(par: Paragraph, cue: Cue, low: int, group: int) -> bool:
    """Whether a cue that demands follows what is to be done: *Открыть мост **потребовал** мэр*."""
    first = low + (par.words[low] in par.lexicon.negations)
    if par.lexicon.acts.get(acts.key(par, cue)) != "demands" or not first < group:
        return False
    finite = (word.endswith(par.lexicon.tenses) for word in par.words[first:group])
    return (
        par.words[first].endswith(par.lexicon.infinitives)
        and VERB not in par.codes[first + 1 : group]
        and not any(finite)
    )


def closes_topic(par: Paragraph, cue: Cue, low: int, group: int, high: int) -> bool:
    """Whether a sentence tells only of what somebody told: *О пожаре **сообщила «Заря»***."""
    topic = COMMA not in par.codes[low:group] and not edges.is_finite(par, low, group)
    told = behind(par, cue.last, high) if topic else None
    return told is not None and par.codes[told.last : high].strip(STOP) == ""


def goes_on(par: Paragraph, at: int, high: int) -> bool:
    """Whether whoever speaks does something else behind *and*: *…, сообщил мэр **и предложил** подождать*."""
    joined = par.lexicon.inflected and par.codes.startswith(COORDINATOR, at) and at + 1 < high
    behind = next((k for k in range(at + 1, high) if par.codes[k] != ADVERB), at + 1) if joined else at
    behind = tails.behind_phrase(par, behind, high) if joined else behind
    return bool(joined) and (par.is_cue(behind) or edges.is_finite(par, behind, behind + 1))


def answering(par: Paragraph, cue: Cue, found: Subject, high: int) -> Subject:
    """Who agrees with the verb behind it, where before it is told whom they speak to: *Яну Рою ответила **Холмова**:*.

    Of whom somebody asks the case is another: *Софи Лурье спросила Холмова*.
    """
    codes, words, dative, (first, last) = par.codes, par.words, par.lexicon.dative, found.mention
    names = [words[at] for at in range(first, last) if codes[at] == NAME] if cue.frame.inverts else []
    if len(names) < WHOLE or not all(word.endswith(dative) for word in names):
        return found
    own = behind(par, cue.last, high)
    if own is None or par.lexicon.acts.get(acts.key(par, cue)) == "asks":
        return found
    name, led = own.mention[1] - 1, codes[own.last : own.last + 2]
    speaks = codes[name] == NAME and common_nouns.agrees(par, cue, name) and not words[name].endswith(dative)
    leads = led.startswith(COLON) or led == COMMA_COMPLEMENTISER
    return evolve(own, addressee=found.mention) if leads and speaks else found


def _behind_told(par: Paragraph, first: int, last: int) -> int | None:
    """Who speaks behind the name of whom it is said to: *рассказал маленькому Яну Рою **его дед***."""
    codes, words, dative = par.codes, par.words, par.lexicon.dative
    name = first
    while name < last and codes[name] == WORD and words[name].endswith(dative):
        name += 1
    at = name
    while at < last and codes[at] == NAME and words[at].endswith(dative):
        at += 1
    initial = at - name > 1 and codes.startswith(NAME + NAME, at) and len(words[at].strip(".")) == 1
    other = initial or (at < last and codes[at] in PERSONS and words[at] not in par.lexicon.oblique_people)
    return at if name < at and other else None


def _is_audience(par: Paragraph, at: int, high: int) -> bool:
    """Whether it is said whom the speaker told: *сообщил **журналистам** Петров*, *сообщил «**Ромашке**» Петров*."""
    if at >= high:
        return False
    named = at + 1 < high and par.codes[at] == QUOTATION and par.codes[at + 1] in AFTER_OUTLET_NAME
    if named and not par.is_cue(at + 1) and noun_phrases.is_outlet_name(par, at):
        return True
    return par.words[at] in par.lexicon.audience


def _end(par: Paragraph, start: int, high: int, *, one: bool) -> int:
    """Where the phrase that begins at ``start`` ends; ``one`` where the verb before it may be one person's."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    at = start
    while at < high and at - start < WIDEST and codes[at] in IN_INVERTED and not par.is_cue(at):
        at += 1
        fields = codes[at : at + 2] in FIELDS and codes[at - 1] in WORD + OFFICE
        if fields and one and lexicon.inflected:
            at += NAME in codes[at : min(high, at + TITLE)]  # отдела опеки **и попечительства** Петров
        if at < high and codes[at] == PREPOSITION and (words[at] in lexicon.inside or words[at - 1] in lexicon.placed):
            at += 1
    return _to_name(par, start, at, high)


def _to_name(par: Paragraph, start: int, end: int, high: int) -> int:
    """The end of a phrase with its place behind which the name in full stands: *сторож дома **на Неве Ада Холм***."""
    codes, given = par.codes, par.lexicon.given
    if (
        end == start
        or NAME in codes[start:end]
        or PRONOUN in codes[start:end]
        or not codes.startswith(PREPOSITION, end)
    ):
        return end
    placed = _PLACED.match(codes, end, high)
    names = range(end + 2, placed.end() - 1) if placed is not None else ()
    at = next((at for at in names if codes.startswith(NAME + NAME, at) and par.words[at] in given), None)
    while at is not None and codes.startswith(NAME, at):
        at += 1
    return end if at is None else addressees.by_case(par, start, at)


def _after_outlet(codes: str, start: int, stop: int) -> int | None:
    """The person after an outlet, to which he speaks or which quotes him: *сообщил РИА Новости **депутат Петров***."""
    title = codes.find(OFFICE, start + 1, stop) if codes.startswith(OUTLET, start) else -1
    if title <= 0:
        return None
    while codes[title - 1] == WORD:
        title -= 1
    return title


def _after_occasion(par: Paragraph, first: int, high: int) -> int:
    """Where an occasion between a cue and its subject ends (*said on the air of channel X the minister Y*)."""
    codes = par.codes
    at = first + 1
    while at < high and codes[at] in IN_OCCASION:
        at += 1
    if at < high and codes[at] in PERSONS:
        return at
    name = at
    while codes[name - 1] == NAME:
        name -= 1
    if name == first + 1 < at and codes[first] == THING:
        return name  # говорится в комментарии **Рябова**
    if codes[name - 1] == OUTLET and at - name > 1:
        return name + 1  # an outlet's name, and then the speaker's
    return name if name < at and codes[name - 1] in ENDS_OCCASION else first


def apposition(par: Paragraph, at: int, high: int) -> int | None:
    """Where the apposition that the comma at ``at`` opens ends (its second comma), if it is one.

    *По словам Петрова**, министра обороны**, …*.
    """
    codes = par.codes
    if at + 1 >= high or codes[at] != COMMA:
        return None
    end = pause(codes, at + 1, high)
    if noun_phrases.is_clausal(par, at + 1):
        return end if end < high and end - at < WIDEST else None
    title = codes[at + 1] == OFFICE or addressees.is_oblique_person(par, at + 1, end)
    title = title and end < high and end - at <= TITLE
    return end if title and noun_phrases.speaker(par, at + 1, end) is not None else None
