"""Words without their case endings, and given names with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

# The case endings of given names, after a hard and after a soft sound.
_CASES = (("а", "у", "ом", "ой", "е", "ы", "и"), ("я", "ю", "ем", "ей", "е", "и"))


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
