"""Where somebody's name ends because what follows is in another case: *тексты **Николая Орлова** Рябову прислали*."""

from __future__ import annotations

from collections.abc import Sequence

from statements.resolve.name_words import NameWords

_LONGEST = 4  # letters of an ending


def agreeing(names: Sequence[str], words: NameWords) -> int:
    """How many words of a run of capitals, in lower case, may be one name: some case and gender fit all of them.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> russian = name_words(load("ru"), default())
    >>> agreeing(["николая", "орлова", "рябову"], russian), agreeing(["ивана", "сковороду"], russian)
    (2, 2)
    >>> agreeing(["набережной", "дарья"], russian), agreeing(["юкка", "ваалсу"], russian)
    (1, 2)
    """
    fit: frozenset[str] | None = None
    for k, name in enumerate(names):
        own = next((words.marks[name[-n:]] for n in range(_LONGEST, 0, -1) if name[-n:] in words.marks), None)
        if k and (gender := subjects_gender(name, words)):
            own = frozenset((f"n{gender}",))  # улицы Набережной **Дарья**
        if own is None:
            continue
        fit = own if fit is None else fit & own
        if not fit:
            return k
    return len(names)


def subjects_gender(name: str, words: NameWords) -> str | None:
    """Whose a given name is that is in no other case than the subject's: *Дарья*, but not *Яна*, *Кэтрин*."""
    gender = words.given.get(name) if name in words.declining and name not in words.doubled else None
    return gender if gender == "m" or name.endswith(words.cased) else None
