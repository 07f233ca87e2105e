"""What a mention names in a language with case endings: a person behind the titles, at the phrase's end; a body whole.

*пресс-секретарь губернатора Игната Стрельникова **Дарья Плахова***: what stands before the name tells whose people
they are. ***Союз лоцманов Косого Мыса***: a body's own noun leads it.
"""

from __future__ import annotations

from collections.abc import Sequence

from statements.gazetteer import Hit
from statements.patterns import pattern
from statements.resolve import agreement
from statements.resolve.agreement import agreeing
from statements.resolve.contractions import contracted
from statements.resolve.name_words import NameWords
from statements.resolve.namesakes import is_nominative
from statements.resolve.nominative import describing
from statements.resolve.tagging import Token

# Words of a name in full: what stands before them is of others, or says what somebody is.
_FULL = 3
# How many words of a body's name are looked at that opens a sentence.
_LONGEST = 9
_PLACED = pattern(r"[^\w\n]*(?P<led>\w{1,2}) (?P<phrase>\w)")
_BEHIND = pattern(r" (?:(?P<word>[^\W\d_][\w-]*)|«[^«»\n]{1,60}»)")
_WORD = pattern(r"[^\W\d_][\w-]*")
# The first letter of the scripts behind the Latin one.
_BEHIND_LATIN = "\u0370"
_IN_NAMES = ".#-‑"
_MARKS = frozenset('«»„“”"')
_OPENING = frozenset('«"“„')
# Marks that open a quotation, with those that close it.
_PAIRS = (("«", "»"), ("„", "“”"), ("“", "”"))


def name_of(text: str, start: int, tokens: Sequence[Token], words: NameWords, *, titled: bool) -> list[Token]:
    """The words of the name in a phrase that begins at ``start``; none where it names nobody.

    A name ends the phrase, or is in full: *Глава ЦБ **Эльвира Набиуллина***, ***Иван Петров** из «Ромашки»*.
    """
    tokens = _segment(text, tokens)
    runs = _runs(text, start, tokens, words)
    if not runs:
        return []
    run, last = behind_place(text, tokens, runs[-1], words), tokens[-1]
    if len(run) < len(runs[-1]) and runs[-1][-1] is last:
        return run
    whole = own_name(run, words)
    if is_of_body(text, tokens, words) and whole[0].low not in words.nominative:
        return []
    if run[-1] is last:
        if len(whole) > 1 and not _is_owner(text, tokens, whole, words):
            return whole
        lone = all(t.tag in ("name", "article", "honorific", "joiner", "title", "role", "place") for t in tokens)
        if len(run) == 1 and (titled or lone) and _leads(tokens, run[0]):
            return [] if titled and run[0] is not tokens[0] and _is_seat(text, tokens[0], run[0], words) else run
        # прокомментировал продажу дневника **Вербицкий**
        if len(run) == 1 and not titled and text[tokens[0].start].islower() and is_subject(run[0].low, words):
            return run
        if len(run) == 1 and _closes(text, tokens, run[0], words):
            return run
    full = [own for run in runs if len(own := own_name(run, words)) > 1 and not _is_owner(text, tokens, own, words)]
    return next((own for own in full if own[0].low in words.nominative), full[0] if full else [])


def behind_place(text: str, tokens: Sequence[Token], run: list[Token], words: NameWords) -> list[Token]:
    """The name in a run behind where its bearer is head: *мэр города Северогорск **Ула Бреккен***.

    *Митрополит Приозёрный **Иларион***; nobody where nothing but the place is told, *митрополит Приозёрный*.
    """
    before = [t for t in tokens if t.end < run[0].start]
    low = before[-1].low if before and text[before[-1].end : run[0].start] == " " else ""
    placed = low in words.towns or low in words.body_forms or low in words.bodies
    named = run[0].low in words.given or any(t.low.endswith(words.patronymics) for t in run)
    whole = (
        run[0].low not in words.given and run[1:] and run[1].low in words.nominative
    )  # улицы Рябова **Ада Игоревна**
    if placed and (whole or not named) and len(run) >= _FULL and text[before[-1].start].islower():
        return run[1:]
    if words.seated.isdisjoint(words.stem(t.low) for t in before):
        return run
    whose = tuple(words.cases["describing"].items())
    if any(run[0].low.endswith(form) for forms in whose for form in forms) and run[0].low not in words.given:
        return run[1:]
    return run[-1:] if len(run) > 1 and run[0].low not in words.given and run[-1].low in words.given else run


def is_of_body(text: str, tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether a phrase is a body's, by its first noun, and a name in it tells only whose: ***штабе** Ивана Орлова*."""
    first = tokens[0]
    return (
        text[first.start].islower() and words.body_forms.get(first.low, first.low) in words.bodies and len(tokens) > 1
    )


def _is_seat(text: str, first: Token, name: Token, words: NameWords) -> bool:
    """Whether a word behind a title tells of what it is: *мэр **Северогорска***, *директор **Большого***."""
    own = is_subject(text[first.start : first.end], words)  # not писателя **Толстого**
    return name.low.endswith(words.lands) or (own and bool(words.attributive) and name.low.endswith(words.attributive))


def within(text: str, name: Sequence[Token], words: NameWords) -> Sequence[Token]:
    """The name in a run of capitalised words, without a body before it: *ГАБТа **Владимир Урин***."""
    runs = _runs(text, name[0].start, name, words)
    return own_name(runs[-1], words) if runs else name


def own_name(run: list[Token], words: NameWords) -> list[Token]:
    """The name that a run ends in, behind a noun in a capital or whose people they are.

    *Игната Стрельникова **Дарья Плахова***, *Ремонтник **Денис Хвощёв***.
    """
    for k in range(len(run) - 2, 0, -1):
        patronymic = run[k].low.endswith(words.patronymics) or run[k + 1].low.endswith(words.patronymics)
        owner = words.given.get(run[k].low) == "m" and k == 1 and run[0].low.endswith(words.oblique)
        patronymic = patronymic and not (owner and run[k].low in words.nominative)  # Лыткина **Иван Раевич**
        if run[k].low in words.given and run[k - 1].low not in words.given and not patronymic and len(run) >= _FULL:
            return run[k:]
    owned = len(run) >= _FULL and bool(words.lands) and run[0].low.endswith(words.lands)
    owned = owned or (len(run) >= _FULL and _is_whose(run, words))
    return run[1:] if owned else run  # Премьер Норландии Ула Бреккен


def _is_whose(run: list[Token], words: NameWords) -> bool:
    """Whether a name in full follows a man's family name in the genitive: *агент **Рябова** Ула Бреккен*."""
    ends = [ending for ending in words.marks if len(ending) >= _FULL and run[0].low.endswith(ending)]
    genitive = bool(ends) and "gm" in words.marks[max(ends, key=len)]
    return genitive and run[0].low not in words.given and not any(t.low.endswith(words.patronymics) for t in run)


def quoted_whole(text: str, start: int, end: int, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Where a name stands that is all of a mention and stands between quotation marks: an outlet's, a firm's."""
    if text[start] not in _MARKS or text[end - 1] not in _MARKS or any(text[t.start].islower() for t in tokens[:1]):
        return None
    return (start + 1, end - 1) if end - start > 2 and _MARKS.isdisjoint(text[start + 1 : end - 1]) else None


def is_named(text: str, tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether a phrase ends in a name without case ending: its own, *кандидат в мэры **Иван Орлов***."""
    if len(tokens) < 2:
        return False
    last, before = tokens[-1], tokens[-2]
    if last.tag == "person" and last.hit:
        return is_nominative(text, last.hit) and last.hit.form != "surname"
    return last.tag == "name" == before.tag and before.low in words.nominative


def body_of(text: str, tokens: Sequence[Token], words: NameWords) -> tuple[int, int] | None:
    """Where the name of a body stands that its own noun leads: ***Армия Чада***, *компания **Dell***."""
    lone = tokens[0].tag == "name" and tokens[0].low not in words.given
    headed = lone and (tokens[0].low in words.bodies or tokens[0].low in words.body_forms)
    if lone and len(tokens) == 1 and (headed or _is_short_form(text, tokens[0], words)):
        return tokens[0].start, tokens[0].end
    if lone and tokens[1:] and all(t.tag == "place" for t in tokens[1:]) and tokens[0].end + 1 == tokens[1].start:
        return tokens[0].start, tokens[-1].end  # Минздрав Грузии
    if lone and tokens[1:] and contracted(tokens[0].low, words.contractions) is not None:
        nobody = all(t.tag in ("name", "place", "other") and t.low not in words.given for t in tokens[1:])
        if nobody and all(t.low.endswith(words.governed) for t in tokens[1:]):
            return tokens[0].start, tokens[-1].end  # Минтранс Дарской области
    if all(t.tag == "name" and _is_latin(text, t) for t in tokens):
        return tokens[0].start, tokens[-1].end  # Goldman Sachs
    first = next((k for k, t in enumerate(tokens[:_FULL]) if t.low in words.bodies), 0)
    if any(t.tag not in ("name", "other", "place") or t.low in words.given for t in tokens[:first]):
        return None
    if first and first + 1 == len(tokens):
        return tokens[0].start, tokens[-1].end  # Большой театр
    head, rest = tokens[first], tokens[first + 1 :]
    if rest and rest[0].tag == "body" and "organisation" in words.roles.get(head.low, ()):
        return rest[0].start, rest[0].end
    oblique = head.low in words.body_forms
    if rest and oblique and text[rest[0].start - 1] in _OPENING:
        return tokens[0].start, rest[-1].end  # компании «Северный ветер»
    if not rest or not (head.low in words.bodies or "organisation" in words.roles.get(head.low, ())):
        return None
    if any(t.tag in ("honorific", "article") for t in rest):
        return None
    proper = all(t.tag in ("name", "body") for t in rest) and (
        text[rest[0].start - 1] in _OPENING or _is_latin(text, rest[0])
    )
    if proper and text[head.start].islower():
        return rest[0].start, rest[-1].end
    return tokens[0].start, rest[-1].end


def nominative(name: str, known: bool, words: NameWords) -> tuple[str, str | None]:
    """The name of a body as the subject has it, and how it is written where that is another word.

    *Минтрансе* is *Минтранс*, *компании «Луч»* is *компания «Луч»*; a known body's name is left alone.
    """
    parts = name.split(" ")
    if not known and (whole := contracted(parts[0].lower(), words.contractions)):
        return " ".join((whole.capitalize(), *parts[1:])), name
    at = next((k for k, word in enumerate(parts) if word.lower() in words.body_forms), None)
    whose = words.body_forms[parts[at].lower()] if at is not None else ""
    led = [describing(word, whose, words) for word in parts[:at]]
    if (
        known
        or at is None
        or " " not in name
        or any(own in (None, word) for own, word in zip(led, parts, strict=False))
    ):
        return name, None
    noun, first = words.body_forms[parts[at].lower()], parts[at]
    if first[0].isupper() and not first.lower().startswith(noun):
        return name, None  # Компании Германии выразили …
    own = noun.capitalize() if first[0].isupper() else noun
    return " ".join((*filter(None, led), own, *parts[at + 1 :])), None


def _segment(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to a comma behind a name: ***Лукас**, который …*."""
    for k in range(1, len(tokens)):
        before = tokens[:k]
        titled = any(t.tag in ("title", "role") for t in before)
        names = sum(t.tag == "name" for t in before)
        if "," in text[tokens[k - 1].end : tokens[k].start] and names > titled:
            return before
    return tokens


def _runs(text: str, start: int, tokens: Sequence[Token], words: NameWords) -> list[list[Token]]:
    """The runs of capitalised words outside brackets and quotation marks, each in one script, without short forms."""
    runs: list[list[Token]] = []
    at, depth, quoted = start, 0, False
    last: Token | None = None
    for t in tokens:
        gap = text[at : t.start]
        depth += gap.count("(") - gap.count(")")
        for sign in gap:
            quoted = sign in "«„“" or (not quoted if sign == '"' else quoted and sign not in "»”")
        beside = bool(runs) and last is runs[-1][-1] and gap.strip(_IN_NAMES) in (" ", "")
        if t.tag == "joiner" and beside:
            runs[-1].append(t)
        elif t.tag == "name" and depth <= 0 and not quoted and not _is_short_form(text, t, words):
            one = _is_latin(text, runs[-1][0]) == _is_latin(text, t) if runs else False
            if beside and (one or not runs[-1][-1].low.isalpha()):  # Х5 **Group**
                runs[-1].append(t)
            else:
                runs.append([t])
        at, last = t.end, t
    for run in runs:
        while run[-1].tag == "joiner":
            run.pop()
    return [part for run in runs for part in _agreeing(run, words)]


def _agreeing(run: list[Token], words: NameWords) -> list[list[Token]]:
    """A run parted where a word is in another case than those before."""
    one = agreeing([t.low for t in run], words) if words.marks else len(run)
    return [run] if one == len(run) else [run[:one], *_agreeing(run[one:], words)]


def _is_owner(text: str, tokens: Sequence[Token], name: Sequence[Token], words: NameWords) -> bool:
    """Whether a name in another case stands behind a noun in the nominative: *адвокат **Сергея Орлова***."""
    given = name[0].low
    if given not in words.given or given in words.nominative or tokens[0] is name[0]:
        return False
    noun = text[tokens[0].start : tokens[0].end].lower()
    if noun in words.oblique_nouns or noun in words.callings:
        return noun in words.callings  # **жена** Сергея Орлова, but **адвокатом** Сергеем Орловым
    return is_subject(noun, words)


def is_subject(noun: str, words: NameWords) -> bool:
    """Whether a noun, the first word of a phrase, has no case ending, as a man's title has it: *секретарь*."""
    return not noun.split()[0].lower().endswith(words.cased)


def _leads(tokens: Sequence[Token], name: Token) -> bool:
    """Whether a title or nothing stands right before a name's only word, and no plain word."""
    before = [t for t in tokens if t.start < name.start]
    return not before or before[-1].tag in ("title", "role", "honorific", "article", "place", "body")


def _closes(text: str, tokens: Sequence[Token], name: Token, words: NameWords) -> bool:
    """Whether a given name in no other case than the subject's ends a phrase: *сварщик комбината **Олег***."""
    if agreement.subjects_gender(name.low, words) is None or tokens[0] is name:
        return False
    before = [t for t in tokens if t.end < name.start]
    return before[-1].low not in words.towns and before[-1].tag != "joiner"


def _is_latin(text: str, token: Token) -> bool:
    return text[token.start] < _BEHIND_LATIN


def _is_short_form(text: str, token: Token, words: NameWords) -> bool:
    """Whether a word is a body's short form: *ЦБ*, *ГАБТа*, *Минтранс*."""
    initial = text.startswith(".", token.end)
    letters = text[token.start : token.start + 2].isupper() and not initial and "." not in token.low
    return letters or contracted(token.low, words.contractions) is not None


def is_body(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether a phrase turns on a body's noun, behind its adjectives, in a language with case endings: *в фонде*."""
    lead = (k for k, t in enumerate(tokens[:_FULL]) if words.body_forms.get(t.low, t.low) in words.bodies)
    noun = next(lead, None) if words.nominative else None
    if not noun:
        return noun == 0
    cases = [words.cases[key] for key in ("describing", "neuter", "places")]
    endings = tuple(case.strip() for table in cases for pair in table.items() for case in pair)
    return all(t.low.endswith(endings) for t in tokens[:noun])


def placed_body(text: str, start: int, end: int, words: NameWords) -> tuple[int, int] | None:
    """Where the body stands that a sentence opens with, behind its preposition: *В **фонде лоцманов** молчат*."""
    opening = _PLACED.match(text, start, end)
    if opening is None or opening["led"].lower() not in words.prepositions:
        return None
    found = list(_WORD.finditer(text, opening.start("phrase"), end))[:_LONGEST]
    noun = next((k for k, word in enumerate(found[:_FULL]) if word[0].lower() in words.body_forms), None)
    if noun is None:
        return None
    last = noun
    while last + 1 < len(found) and text[found[last].end() : found[last + 1].start()] == " ":
        if not found[last + 1][0].endswith(words.governed):
            break
        last += 1
    return found[0].start(), found[last].end()


def crowd_opening(text: str, start: int, end: int, words: NameWords) -> tuple[int, int] | None:
    """Where several stand with whom a sentence opens: ***Представители «Луча»** это отрицают: их … *."""
    opening = _WORD.search(text, start, end)
    low = opening[0].lower() if opening else ""
    if opening is None or "group" not in words.roles.get(low, words.roles.get(words.stem(low), ())):
        return None
    last = opening.end()
    while (found := _BEHIND.match(text, last, end)) and (
        found["word"] is None or found["word"].endswith(words.governed)
    ):
        if text.startswith(":", found.end()):
            break  # жители района **недовольны**: …
        last = found.end()
    return opening.start(), last


def describes(text: str, place: Hit, noun: Token, words: NameWords) -> bool:
    """Whether a place is but the adjective of the noun behind it: *в **Новосибирском** зоопарке*."""
    beside = text[place.end : noun.start] == " " and noun.low.endswith(words.locative)
    return beside and text[place.start : place.end].endswith(tuple(words.cases["places"]))


def closed(text: str, start: int, end: int, limit: int) -> int:
    """The end of a name with the mark that closes a quotation in it: *глава «Ромашки**»***, *источник “Ъ**”***."""
    if text.count('"', start, end) % 2:
        return text.find('"', end, limit) + 1 or end
    for opening, closing in _PAIRS:
        at = text.rfind(opening, start, end)
        if at >= 0 and not any(text.find(sign, at + 1, end) > 0 for sign in closing):
            found = [text.find(sign, end, limit) for sign in closing if sign in text[end:limit]]
            return min(found) + 1 if found else end
    return end
