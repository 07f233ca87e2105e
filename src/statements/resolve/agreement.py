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
    """
    fit: frozenset[str] | None = None
    for k, name in enumerate(names):
        own = next((words.marks[name[-n:]] for n in range(_LONGEST, 0, -1) if name[-n:] in words.marks), None)
        if own is None:
            continue
        fit = own if fit is None else fit & own
        if not fit:
            return k
    return len(names)
