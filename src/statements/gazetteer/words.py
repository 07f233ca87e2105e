"""Words and their keys: the same for the names of the gazetteer and for the text that is searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

from statements.names import _SPELLINGS, LETTERS, fold, spelling_key
from statements.patterns import pattern

_RANGES = (range(0x41, 0x5B), range(0xC0, 0x250), range(0x400, 0x530), range(0x1E00, 0x1F00))
_CAPITALS = "".join(chr(c) for block in _RANGES for c in block if chr(c).isupper())
_DOTTED = rf"(?=.\.)(?:[{_CAPITALS}]\.){{2,6}}"
_REST = r"\w*+(?:['’](?![sS]\b)\w++)?"

# The look-behind stands after the letter so that the search for the letter runs at C speed.
CAPITALISED = pattern(rf"[{_CAPITALS}](?<!\w[{_CAPITALS}])(?:\.(?:[{_CAPITALS}]\.){{1,5}}|{_REST})")
WORD = pattern(rf"{_DOTTED}|(?!(?<=\w['’])[sS]\b)\w{_REST}")
GAP = pattern(r"(?:['’][sS]?)?(?: [-–—&] | {1,2}|[-‑/]|\.(?=[a-zа-я]))")
STOP = pattern(r"\. ?")
APOSTROPHES = frozenset("'’")  # an *s* behind one is no word, though it may have a capital
INITIALS = pattern(rf"(?<!\w)([{_CAPITALS}])\.(?: ?[{_CAPITALS}]\.)? ?\Z")
_BEFORE = pattern(r"(?<![\w'’-])([^\W\d_]{2,30}+) \Z")
_ACRONYM = pattern(rf"\.(?<=(?<!\w)[{_CAPITALS}]\.)(?:[{_CAPITALS}]\.){{1,5}}")
_POSSESSIVE = pattern(r"['’](?<=\w.)[sS]\b")
_FINAL = pattern(r"i\b(?<=\w{4})")
_SPACES = pattern(r" {2,}+")
CYRILLIC = pattern(r"[а-яА-ЯёЁ]{2,40}")
HAS_CYRILLIC = pattern(r"[\u0400-\u052f]")
LONGEST = 40


def word_before(text: str, floor: int, at: int) -> re.Match[str] | None:
    """The word, not before ``floor``, that a space parts from a place; its group is the word alone.

    >>> word_before("the envoy Lee", 0, 10)[1]
    'envoy'
    """
    if at <= floor or text[at - 1] != " ":
        return None
    return _BEFORE.search(text, max(floor, text.rfind(" ", floor, at - 1) + 1), at)


@lru_cache(maxsize=2048)
def key(word: str) -> str:
    """One key for the spellings of one word, without dots and apostrophes.

    >>> key("U.S."), key("Zelenskyy") == key("Zelensky"), key("Путин")
    ('us', True, 'путин')
    """
    if len(word) > LONGEST:
        return ""
    if CYRILLIC.fullmatch(word):
        return fold(word)
    return spelling_key(word.replace(".", ""))


def keys(name: str) -> list[str]:
    """The keys of a name's words.

    >>> keys("People's Republic of China"), keys("Ri Yong-ho") == keys("Ri Yong Ho")
    (['people', 'republic', 'of', 'china'], True)
    """
    return [k for word in WORD.findall(name) if (k := key(word))]


def keyed(text: str) -> str:
    """Lines of names parted by ``;`` with each word as its key, all in one go: word by word it would take far longer.

    No space stays around a ``;`` or a line end.

    >>> keyed("People's Republic of China; U.S. ;Zelenskyy")
    'people republic of china;us;zelensky'
    """
    if "." in text:
        text = _ACRONYM.sub(lambda match: match.group().replace(".", ""), text)
    text = _POSSESSIVE.sub("", text).replace("'", "").replace("’", "").replace("‘", "")
    text = unicodedata.normalize("NFKD", text).casefold()
    for char in sorted(set(text)):
        if not (char.isalnum() or char in "_;\n "):
            text = text.replace(char, "" if unicodedata.combining(char) else " ")
        elif char in LETTERS:
            text = text.replace(char, LETTERS[char])
    for variant, plain in _SPELLINGS:
        text = text.replace(variant, plain)
    text = _FINAL.sub("y", _SPACES.sub(" ", text))
    for separator in (";", "\n"):
        text = text.replace(f" {separator}", separator).replace(f"{separator} ", separator)
    return text.strip(" ")


class Endings:
    """What a case ending stands for: from a word as it is declined back to the form that the gazetteer has.

    ``table`` gives the endings of the cases for each ending of the nominative; the empty one stands for a consonant.

    >>> Endings({"": ["а", "ом"], "ия": ["ии"]}).root("иваном", {"иван"})
    'иван'
    """

    __slots__ = ("_by_case", "_longest")

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        by_case: dict[str, list[str]] = {}
        for nominative, cases in table.items():
            for case in cases:
                by_case.setdefault(fold(case), []).append(fold(nominative))
        self._by_case = {case: sorted(endings, key=lambda e: (-len(e), e)) for case, endings in by_case.items()}
        self._longest = max(map(len, by_case), default=0)

    def root(self, word: str, known: Container[str]) -> str:
        """The known word that ``word`` comes back to, one case after the other; itself where there is none.

        The names are brought back in the same way, so that it does not matter which form of a word is the root.
        """
        seen = [word]
        while (found := self._step(seen[-1], known)) is not None:
            if found in seen:
                return min(seen[seen.index(found) :])
            seen.append(found)
        return seen[-1]

    def _step(self, word: str, known: Container[str]) -> str | None:
        for size in range(min(self._longest, len(word) - 3), -1, -1):
            stem, case = word[: len(word) - size], word[len(word) - size :]
            for nominative in self._by_case.get(case, ()):
                if stem + nominative in known and nominative != case:
                    return stem + nominative
        return None
