"""How much of a text is in a language: by the words that nearly every page holds, and by letters of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import repeat
from typing import Any

from statements import datafiles
from statements.patterns import pattern
from statements.record import record

_UNREAD = "unread.toml"
_WORD = 4  # a word that every page holds tells as much as that many words with letters of the language
_APART = 2  # a word with a letter that the language like it does not have tells as much more
_LEAST = 4  # how many words (or letters of a script) must tell of a language, so that a page is refused for it
_MORE = 1.25  # how much more than any language that is read it must weigh
_LONG = 60  # from how many words on a page must hold a few of a language
_FEW = 0.02
_RANGE = pattern(r".-.|.")
_WORDS = pattern(r"[^\W\d_]+")


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text, in lower case.

    >>> words_of("The hen and the egg")["the"]
    2
    """
    return Counter(_WORDS.findall(text.lower()))


@record(eq=False, repr=False)
class Marks:
    """What tells a language: its own letters, and words that nearly every page holds.

    ``like`` is the code of a language that is read, whose letters it has beside its own.
    """

    letters: frozenset[str]
    words: frozenset[str]
    like: str = ""

    @classmethod
    def of(cls, letters: str, words: Iterable[str], like: str = "") -> Marks:
        """The marks of a language, in lower case."""
        return cls(frozenset(letters.lower()), frozenset(word.lower() for word in words), like)

    def weigh(self, words: Mapping[str, int]) -> int:
        """How much the words tell of the language.

        >>> Marks.of("äöüß", ("und", "der")).weigh(words_of("Tür und Tor"))
        5
        """
        # A name in another script weighs no more than one in the page's own.
        return self.common(words) * _WORD + lettered(words, self.letters)

    def told(self, words: Mapping[str, int]) -> int:
        """How many of the words tell of the language."""
        return self.common(words) + lettered(words, self.letters)

    def common(self, words: Mapping[str, int]) -> int:
        """How many of the words nearly every page holds."""
        return sum(map(words.get, self.words, repeat(0)))


def lettered(words: Mapping[str, int], letters: frozenset[str]) -> int:
    """How many of the words have one of the letters."""
    if not words:
        return 0
    written = "".join(words)  # most pages have none of the letters of most languages
    if not any(map(written.__contains__, letters)):
        return 0
    return sum([n for word, n in words.items() if not letters.isdisjoint(word)])


def foreign(text: str, words: Mapping[str, int], best: int, read: Mapping[str, Marks]) -> str | None:
    """The language or script that a text is in rather than in one that is read; empty where it cannot be named.

    ``best`` is how much the likeliest of the languages ``read`` weighs. ``None`` where one of these may well be meant.
    """
    if (script := _script(text)) is not None:
        return script
    # The letters of the languages that are not read are rare on most pages: the words that have any are few.
    letters = _strange()
    any_strange = not letters.isdisjoint(set("".join(words)))
    strange = {word: n for word, n in words.items() if not letters.isdisjoint(word)} if any_strange else {}
    shared = {code: lettered(words, read[code].letters) for code in {m.like for m in _unread().values()} if code}
    likely, weight, told = "", 0, 0
    commons = dict.fromkeys(_unread(), 0)
    for word in words.keys() & _of_unread().keys():
        for name in _of_unread()[word]:
            commons[name] += words[word]
    for name, marks in _unread().items():
        common, own = commons[name], lettered(strange, marks.letters)
        weighs = common * _WORD + own * (_APART if marks.like else 1) + shared.get(marks.like, 0)
        if weighs > weight:
            likely, weight, told = name, weighs, common + own
    if weight > best * _MORE and told >= _LEAST:
        return likely
    total = sum(words.values())
    return "" if total >= _LONG and best < _FEW * total else None


@cache
def _table() -> dict[str, Any]:
    text = datafiles.text(__package__, _UNREAD)
    made = datafiles.made(__package__, f"{_UNREAD}.made", text)
    return {name: datafiles.read_made(line) for name, line in made.items()} or datafiles.tables(text, _UNREAD)


def made_files() -> dict[str, str]:
    """What is put beside the file of the languages that are not read in a wheel, by its name."""
    text = datafiles.text(__package__, _UNREAD)
    return {f"{_UNREAD}.made": datafiles.write_made(datafiles.tables(text, _UNREAD), text)}


@cache
def _unread() -> dict[str, Marks]:
    """The marks of the languages that are not read."""
    return {
        name: Marks.of(told["letters"], told["words"].split(), told.get("like", ""))
        for name, told in _table()["languages"].items()
    }


@cache
def _of_unread() -> dict[str, tuple[str, ...]]:
    """The languages that are not read, by the words that nearly every page in them holds."""
    names: dict[str, tuple[str, ...]] = {}
    for name, marks in _unread().items():
        for word in marks.words:
            names[word] = (*names.get(word, ()), name)
    return names


@cache
def _strange() -> frozenset[str]:
    """The letters of the languages that are not read."""
    return frozenset().union(*(marks.letters for marks in _unread().values()))


@cache
def _scripts() -> tuple[tuple[str, str, str], ...]:
    """The first and the last letter of each range of a script that is not read, and its name."""
    ranges = ((name, text.split("-")) for name, table in _table()["scripts"].items() for text in _RANGE.findall(table))
    return tuple((ends[0], ends[-1], name) for name, ends in ranges)


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str | None:
    """The script that is not read to which a letter belongs."""
    return next((name for first, last, name in _scripts() if first <= letter <= last), None)


def _script(text: str) -> str | None:
    """The script that is not read in which most letters of a text are."""
    # A page has many letters and few different ones.
    strange = {letter: name for letter in set(text) if not letter.isascii() and (name := _script_of(letter))}
    if not strange:
        return None
    counts = dict.fromkeys(_table()["scripts"], 0)
    for letter, n in Counter(filter(strange.__contains__, text)).items():
        counts[strange[letter]] += n
    most = max(counts, key=lambda name: counts[name])
    if counts[most] < _LEAST or counts[most] * 2 < sum(map(str.isalpha, text)):
        return None
    return f"{most} script"
