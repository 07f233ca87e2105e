"""How much of a text is in a language: by the words that nearly every page holds, and by letters of its own."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

_WORD = 4  # a word that every page holds tells as much as that many words with letters of the language
_APART = 2  # a word with a letter that a language in the same script does not have tells as much more
_LEAST = 4  # how many words (or letters of a script) must tell of a language, so that a page is refused for it
_MORE = 1.25  # how much more than any language that is read it must weigh
_LONG = 60  # from how many words on a page must hold a few of a language
_FEW = 0.02
_WORDS = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text, in lower case.

    >>> words_of("The hen and the egg")["the"]
    2
    """
    return Counter(_WORDS.findall(text.lower()))


@frozen
class Marks:
    """What tells a language: its letters, those that are its own, and words that nearly every page holds."""

    letters: frozenset[str]
    own: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, letters: str, words: Iterable[str], more: str = "") -> Marks:
        """The marks of a language, in lower case; ``more`` are letters that others have, too."""
        own = letters.lower()
        return cls(frozenset(own + more.lower()), frozenset(own), frozenset(word.lower() for word in words))

    def weigh(self, words: Mapping[str, int]) -> int:
        """How much the words tell of the language.

        >>> Marks.of("äöüß", ("und", "der")).weigh(words_of("Tür und Tor"))
        5
        """
        # A name in another script weighs no more than one in the page's own.
        apart = 0 if self.own == self.letters else _APART * _lettered(words, self.own)
        return self._common(words) * _WORD + _lettered(words, self.letters) + apart

    def told(self, words: Mapping[str, int]) -> int:
        """How many of the words tell of this language and, as far as is known, of no other."""
        return self._common(words) + _lettered(words, self.own)

    def _common(self, words: Mapping[str, int]) -> int:
        return sum(words.get(word, 0) for word in self.words)


def _lettered(words: Mapping[str, int], letters: frozenset[str]) -> int:
    """How many of the words have one of the letters."""
    return sum(n for word, n in words.items() if not letters.isdisjoint(word)) if letters else 0


def foreign(text: str, words: Mapping[str, int], best: int, read: Mapping[str, Marks]) -> str | None:
    """The language or script that a text is in rather than in one that is read; empty where it cannot be named.

    ``best`` is how much the likeliest of the languages ``read`` weighs. ``None`` where one of these may well be meant.
    """
    if (script := _script(text)) is not None:
        return script
    unread = _unread(tuple(read.items()))
    weights = {name: marks.weigh(words) for name, marks in unread.items()}
    likely = max(weights, key=lambda name: weights[name])
    if weights[likely] > best * _MORE and unread[likely].told(words) >= _LEAST:
        return likely
    total = sum(words.values())
    return "" if total >= _LONG and best < _FEW * total else None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("unread.toml").read_text("utf-8"))


@cache
def _unread(read: tuple[tuple[str, Marks], ...]) -> dict[str, Marks]:
    """The marks of the languages that are not read."""
    letters = {code: "".join(marks.letters) for code, marks in read}
    return {
        name: Marks.of(told["letters"], told["words"].split(), letters.get(told.get("like", ""), ""))
        for name, told in _table()["languages"].items()
    }


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{ranges}]") for name, ranges in _table()["scripts"].items()}


def _script(text: str) -> str | None:
    """The script that is not read in which most letters of a text are."""
    letters = Counter(c for c in text if c > "\u036f" and c.isalpha())
    counts = {name: sum(n for c, n in letters.items() if found.match(c)) for name, found in _scripts().items()}
    most = max(counts, key=lambda name: counts[name])
    if counts[most] < _LEAST or counts[most] * 2 < sum(map(str.isalpha, text)):
        return None
    return f"{most} script"
