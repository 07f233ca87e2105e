"""Words without their case endings, and given names with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

# The case endings of given names, after a hard and after a soft sound.
_CASES = (("а", "у", "ом", "ой", "е", "ы", "и"), ("я", "ю", "ем", "ей", "е", "и"))
# The letters of the end of a contracted name, in any case.
_LONGEST_END, _SHORTEST_END = 12, 3


def stripped(word: str, endings: tuple[str, ...]) -> str:
    """A word without the first of the endings that leaves more than two letters of it."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


def given_names(data: Mapping[str, Any], endings: tuple[str, ...]) -> dict[str, str | None]:
    """The common given names in all their cases, each with the gender that it tells."""
    given: dict[str, str | None] = {}
    for key, gender in (("men", "m"), ("women", "f")):
        for name in data.get(key, ()):
            for form in (name, *_declined(name, endings)):
                given[form] = gender if given.get(form, gender) == gender else None
    return given


def _declined(name: str, endings: tuple[str, ...]) -> list[str]:
    """The other cases of a given name, in a language that has them: of *Пётр* also *Петра*, *Петру* …"""
    if not endings:
        return []
    plain = name.replace("ё", "е")
    cases = _CASES[name[-1] in "яйь"]
    return [plain, *((plain[:-1] if plain[-1] in "аяйь" else plain) + ending for ending in cases)]


def longest_first(endings: Iterable[str]) -> tuple[str, ...]:
    """Endings in the order in which they are tried."""
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))


@frozen
class Contractions:
    """How names of bodies are put together that are one word, and the ends of such words in other cases."""

    starts: tuple[str, ...]
    ends: Mapping[str, str]

    @classmethod
    def of(cls, starts: Iterable[str], ends: Iterable[str]) -> Contractions:
        """The contractions with those beginnings and, as the subject has them, those ends."""
        cases = {case: end for end in ends for case in _cases_of(end)}
        return cls(tuple(starts), cases | {end: end for end in ends})


def _cases_of(end: str) -> list[str]:
    """The other cases of a noun that ends so: of *надзор* also *надзора*, *надзору* …"""
    if end[-1] in "ыи":
        return []
    if end.endswith("ия"):
        return [end[:-1] + case for case in ("и", "ю", "ей")]
    if end[-1] in "ьйао":
        cases = {"ь": ("и", "ью"), "й": ("я", "ю", "ем", "е"), "а": ("ы", "и", "у", "ой", "е"), "о": _CASES[0]}[end[-1]]
        return [end[:-1] + case for case in cases]
    return [end + case for case in _CASES[0]]


def contracted(word: str, known: Contractions) -> str | None:
    """A body's contracted name in lower case as the subject has it; ``None`` for any other word.

    >>> known = Contractions.of(["мин", "рос"], ["транс", "надзор"])
    >>> contracted("минтрансом", known), contracted("минаева", known)
    ('минтранс', None)
    """
    if not word.startswith(known.starts):
        return None
    for size in range(_LONGEST_END, _SHORTEST_END - 1, -1):
        end = known.ends.get(word[-size:])
        if end is not None and (word[:-size].startswith(known.starts)):
            return word[:-size] + end
    return None
