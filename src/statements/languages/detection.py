"""How much of a text is in a language, by its ``[detect]`` table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

_WEIGHT = 4  # a word that every page holds tells as much as that many runs of letters
_WORD = re.compile(r"\w+")


def words_in(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return _WORD.findall(text.lower())


def detector(detect: Mapping[str, Any]) -> Callable[[str, Sequence[str]], int]:
    """What weighs a text and its words: the more, the more of the language it holds.

    >>> detector({"letters": "äöüß", "words": ("und", "der")})("Tür und Tor", ["tür", "und", "tor"])
    5
    """
    common = frozenset(detect["words"])
    if not detect["letters"]:
        return lambda text, words: sum(map(common.__contains__, words)) * _WEIGHT
    # A run of letters is about a word: a name in another script weighs no more than one in the page's own.
    letters = re.compile(f"[{re.escape(detect['letters'])}]+")
    return lambda text, words: sum(map(common.__contains__, words)) * _WEIGHT + len(letters.findall(text))
