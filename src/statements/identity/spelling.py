"""A person's name as words that compare across scripts and spellings."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from attrs import frozen

from statements.names import fold
from statements.patterns import pattern

_WORDS = pattern(r"[^\W\d_]\.(?=\s|[^\W\d_]|$)|[^\W_](?:[^\W_]|['’](?=\w)){0,40}")
_NICKNAME = pattern(r"\s[\"“„«(][^\"”»)]{1,30}[\"”»)](?=\s)")
_DOUBLED = pattern(r"([a-z])\1")


@frozen
class _Tables:
    letters: Mapping[int, str]
    sounds: tuple[tuple[str, str], ...]
    given: Mapping[str, str]
    light: frozenset[str]
    after: frozenset[str]
    bodies: frozenset[str]


@cache
def tables() -> _Tables:
    """The tables of spellings that come with the library."""
    data = tomllib.loads(resources.files(__package__).joinpath("spellings.toml").read_text("utf-8"))
    given: dict[str, str] = {}
    for line in data["given"]["lines"].split("\n"):
        for name in line.split():
            given.setdefault(name, line.split()[0])
    words = {key: frozenset(value.split()) for key, value in data["words"].items()}
    return _Tables(
        letters={ord(row[0]): row[2:] for row in data["letters"]["cyrillic"].split()},
        sounds=tuple((one, other) for one, other in data["sounds"]["pairs"]),
        given=given,
        light=words["light"],
        after=words["after"],
        bodies=words["bodies"],
    )


@frozen
class Spelled:
    """A name taken apart: ``words`` folded to Latin letters without particles of no weight, in order.

    ``keys`` are what each word sounds like, ``marked`` the words with the marks as written, ``after`` is a *Jr.* or a
    number; ``body`` where a word of it is a body's.

    An initial is a word of one letter.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    marked: tuple[str, ...]
    after: str = ""
    body: bool = False

    @property
    def plain(self) -> bool:
        """Whether the name is written without any mark."""
        return all(word.isascii() for word in self.marked)

    @property
    def latin(self) -> bool:
        """Whether the name is written in Latin letters, with or without marks."""
        letters = (char for word in self.marked for char in word if char.isalpha())
        return all(unicodedata.name(char, "").startswith("LATIN") for char in letters)


@lru_cache(maxsize=8192)
def spelled(name: str) -> Spelled:
    """Take a name apart.

    >>> spelled("Сергей Лавров").keys == spelled("Sergei LAVROV").keys
    True
    >>> spelled("J. T. Harrow, Jr.")
    Spelled(words=('j', 't', 'harrow'), keys=('j', 't', 'harov'), marked=('j.', 't.', 'harrow'), after='jr', body=False)
    """
    known = tables()
    bare = _NICKNAME.sub(" ", name).replace("#", " ")
    found: list[tuple[str, str, str]] = []
    after = ""
    body = False
    for match in _WORDS.finditer(bare):
        marked = match[0].casefold()
        word = fold(marked.translate(known.letters)).strip(".'").replace("'", "")
        body = body or word in known.bodies or marked in known.bodies
        if found and word in known.after and not (len(word) == 1 and marked.endswith(".")):
            after = word
        elif word and not (word in known.light and _light(bare, match)):
            found.append((word, _key(word), marked))
    words, keys, written = zip(*found, strict=True) if found else ((), (), ())
    return Spelled(tuple(words), tuple(keys), tuple(written), after, body)


def _light(name: str, word: re.Match[str]) -> bool:
    """Whether a word that may be a particle is one there: in small letters, or before a hyphen."""
    return word[0].isascii() and (word[0].islower() or name.startswith("-", word.end()))


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    """What a word sounds like: the same for the spellings of one name."""
    if len(word) == 1:
        return word
    known = tables()
    word = known.given.get(word, word)
    for one, other in known.sounds:
        word = word.replace(one, other)
    return known.given.get(_DOUBLED.sub(r"\1", word), _DOUBLED.sub(r"\1", word))
