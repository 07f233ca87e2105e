"""Somebody's full name as the subject has it: *по словам **Ивана Орлова*** names *Иван Орлов*.

Only where a common given name tells the case and the gender: of a family name alone, *Орлова* may be hers or of him.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from statements.resolve.name_words import NameWords

_SURE = 3  # letters of an ending that a family name has and hardly another word


def in_nominative(name: str, words: NameWords, title: str | None = None, governed: bool = False) -> str:
    """A person's name in the nominative, as it is where that is not sure.

    The ``title`` before it may tell the case, or what leads to it, where it is ``governed``.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> russian = name_words(load("ru"), default())
    >>> in_nominative("Ивана Петровича Орлова", russian)
    'Иван Петрович Орлов'
    >>> in_nominative("Марии Орловой", russian), in_nominative("Орловой", russian)
    ('Мария Орлова', 'Орловой')
    >>> in_nominative("А. И. Орлова", russian, governed=True)
    'А. И. Орлов'
    >>> in_nominative("Яна Коха", russian), in_nominative("Яна Рябова", russian)
    ('Ян Кох', 'Яна Рябова')
    >>> in_nominative("Юрием Рыбой", russian), in_nominative("Александра Толстой", russian)
    ('Юрий Рыба', 'Александра Толстой')
    >>> in_nominative("Яна Рябова", russian, "тренера")
    'Ян Рябов'
    >>> in_nominative("Зорбека Рябова", russian, governed=True), in_nominative("Зульмиры Ким", russian, governed=True)
    ('Зорбек Рябов', 'Зульмиры Ким')
    >>> in_nominative("Рябова", russian, "тренера"), in_nominative("Рябовой", russian, "тренера")
    ('Рябов', 'Рябова')
    """
    first, *others = name.split(" ")
    given = words.basic.get(first.lower())
    governed = governed or (title is not None and title.split()[0].lower() in words.oblique_nouns)
    if others and first.lower() in words.doubled and (governed or _is_mans(others, words)):
        given = words.doubled[first.lower()]
    if governed and (not others or first.endswith(".")):
        *initials, surname = name.split(" ")
        alone = {without_case(surname, words.cases[gender], words) for gender in ("m", "f")} - {None}
        return " ".join((*initials, alone.pop() or surname)) if len(alone) == 1 else name
    still = first.lower() in words.nominative and first.lower() not in words.declining
    if given is None and governed and still:
        given = first.lower()  # Марио, which has no cases
    if governed and len(others) == 1 and first.lower() not in words.given:
        return _stranger(first, others[0], words) or name
    if given is None or not others:
        return name
    gender = words.given.get(given)  # one name's other case may be another's own: *Юлия*, of *Юлий*
    for endings in (words.cases[key] for key in ((gender,) if gender else ("f", "m"))):
        found = [without_case(word, endings, words) for word in others]
        if None not in found:
            return " ".join((given.capitalize(), *filter(None, found)))
    return name


def _stranger(first: str, surname: str, words: NameWords) -> str | None:
    """A name in the nominative whose given name no list has, where both words tell the same gender."""
    for gender in ("f", "m"):
        sure = {case: own for case, own in words.cases[gender].items() if len(case) >= _SURE}
        told = [without_case(first, words.cases[gender], words), without_case(surname, sure, words)]
        if None not in told and first not in told and surname not in told:
            return " ".join(filter(None, told))
    return None


def source_in_nominative(name: str, words: NameWords) -> str:
    """Somebody known by a noun alone whom a preposition leads to, in the nominative: *по словам **соседки***.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> russian = name_words(load("ru"), default())
    >>> source_in_nominative("соседки", russian), source_in_nominative("пожилого продавца", russian)
    ('соседка', 'пожилой продавец')
    >>> source_in_nominative("городского врача", russian), source_in_nominative("нижегородского врача", russian)
    ('городской врач', 'нижегородский врач')
    >>> source_in_nominative("Общества лоцманов", russian), source_in_nominative("краевого управления", russian)
    ('Общество лоцманов', 'краевое управление')
    """
    parts = name.split(" ")
    forms = (words.oblique_nouns, words.body_forms, words.text_forms)
    nouns = [next((form[low] for form in forms if low in form), None) for low in map(str.lower, parts)]
    at = next((k for k, noun in enumerate(nouns) if noun), None)
    if at is None:
        return name
    own = nouns[at] or ""
    led = [describing(word, own, words) for word in parts[:at]]
    if None in led:
        return name
    own = own.capitalize() if parts[at][0].isupper() else own
    return " ".join((*filter(None, led), own, *parts[at + 1 :]))


def describing(word: str, noun: str, words: NameWords) -> str | None:
    """An adjective as the subject has it before a noun that does; ``None`` where no ending tells.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> russian = name_words(load("ru"), default())
    >>> describing("районном", "суд", russian), describing("краевого", "управление", russian)
    ('районный', 'краевое')
    """
    endings = words.cases["neuter" if noun.endswith(words.neuter) else "describing"]
    placed = ((case, own) for case, own in words.cases["places"].items() if word.lower().endswith(case))
    whose = next((word[: -len(case)] + own for case, own in placed), word)
    return without_case(whose, endings, words)


def _described_body(parts: Sequence[str], words: NameWords) -> str | None:
    """A body behind adjectives, where it stands in no case of a subject: *городской больнице*."""
    at = next((k for k, word in enumerate(parts) if word.lower() in words.body_forms), 0)
    if not at or not parts[at].endswith(words.locative):
        return None
    own = words.body_forms[parts[at].lower()]
    led = [describing(word, own, words) for word in parts[:at]]
    if None in led or led == list(parts[:at]):
        return None
    return " ".join((*filter(None, led), own.capitalize() if parts[at][0].isupper() else own, *parts[at + 1 :]))


def _is_mans(surname: Sequence[str], words: NameWords) -> bool:
    """Whether a woman's given name is a man's in another case: *Яна **Коха***, but *Александра **Иванова***."""
    hers = tuple({*words.cases["f"].values()} - {*words.cases["m"].values()})
    return all(without_case(word, words.cases["m"], words) not in (None, word) for word in surname) and not any(
        word.lower().endswith(hers) for word in surname
    )


def without_case(word: str, endings: Mapping[str, str], words: NameWords) -> str | None:
    """A family name or an adjective as the subject has it; ``None`` where no ending tells.

    An ending with a space before it is a whole word.
    """
    low, whole = word.lower(), f" {word}"
    found = ((case, basic) for case, basic in endings.items() if f" {low}".endswith(case))
    own = next(((whole[: -len(case)] + basic).lstrip() for case, basic in found), None)
    still = low.endswith(tuple(words.cases["still"])) and not low.endswith(words.attributive)
    return own or (word if still else None)


def noun_in_nominative(name: str, words: NameWords, kind: str = "group") -> str:
    """Somebody known by a noun alone, or a body, in the nominative, where no subject has the ending.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> russian = name_words(load("ru"), default())
    >>> noun_in_nominative("местных жителей", russian), noun_in_nominative("пресс-службе порта", russian)
    ('местные жители', 'пресс-служба порта')
    >>> noun_in_nominative("администрацию порта", russian), noun_in_nominative("службы порта", russian)
    ('администрация порта', 'службы порта')
    >>> noun_in_nominative("районном суде", russian), noun_in_nominative("краевой прокуратуре", russian)
    ('районный суд', 'краевая прокуратура')
    """
    first, *others = name.split(" ")
    if not words.nominative or kind in ("person", "state"):
        return name
    if (described := _described_body((first, *others), words)) is not None:
        return described
    low = first.lower()
    body = words.body_forms.get(low) or words.text_forms.get(low)
    if body is not None and low.startswith(body):  # Союза, whose plural has another ending
        return " ".join((body.capitalize() if first[0].isupper() else body, *others))
    if body is not None and first.endswith(words.locative):
        return " ".join((body, *others)) if first[0].islower() else name
    callings, adjectives = words.cases["callings"], words.cases["adjectives"]
    noun, many = first, False
    if others and (many := first.lower() not in adjectives and first.lower().endswith(tuple(adjectives))):
        noun = others.pop(0)
    found = next((noun[: -len(case)] + basic for case, basic in callings.items() if noun.lower().endswith(case)), None)
    if found is None:
        return name
    led = next((first[: -len(case)] + basic for case, basic in adjectives.items() if first.endswith(case)), "")
    return " ".join((*((led,) if many else ()), found, *others))
