"""How much of a text is in a language, by its ``[detect]`` table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_WORD = 4  # a word that every page holds tells as much as that many runs of letters


def detector(detect: Mapping[str, Any]) -> Callable[[str], int]:
    """What weighs a text: the more, the more of the language it holds.

    >>> detector({"letters": "äöüß", "words": ("und", "der")})("Tür und Tor")
    5
    """
    # A run of letters is about a word: a name in another script weighs no more than one in the page's own.
    letters = re.compile(f"[{re.escape(detect['letters'])}]+" if detect["letters"] else r"(?!)")
    words = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, detect["words"])) + r")(?!\w)", re.IGNORECASE)
    return lambda text: len(words.findall(text)) * _WORD + len(letters.findall(text))
