"""What is searched for: words, phrases and beginnings of words, with their marks where the query has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from attrs import frozen

from statements.errors import ArchiveError
from statements.names import fold

_ASKED = re.compile(r'"([^"]*)"|(\S+)')
# A letter may be followed by its marks, where a page writes them apart.
_WORD = re.compile(r"[^\W_](?>(?:[^\W_]|[\u0300-\u036f])*)")
_AROUND = 12


@frozen(kw_only=True)
class Phrase:
    """Words that must stand side by side; of the last one only the beginning where ``open``.

    ``strict`` holds a word as it must be written where the query writes it with marks (*Vương*), else ``None``.
    """

    words: tuple[str, ...]
    strict: tuple[str | None, ...]
    open: bool = False

    @classmethod
    def of(cls, text: str) -> Phrase | None:
        """The phrase of some words; ``None`` where there are none."""
        written = [match[0].casefold() for match in _WORD.finditer(unicodedata.normalize("NFC", text))]
        if not written:
            return None
        words = tuple(fold(word) for word in written)
        strict = tuple(word if word != plain else None for word, plain in zip(written, words, strict=True))
        return cls(words=words, strict=strict, open=text.endswith("*"))

    @property
    def fts(self) -> str:
        """The phrase for the full-text index, which knows no marks."""
        return f'"{" ".join(self.words)}"{"*" if self.open else ""}'

    def at(self, words: Sequence[tuple[str, str]]) -> Iterator[int]:
        """Where it begins among the words of a text, each of which is given as written and without marks."""
        last = len(self.words) - 1
        for i in range(len(words) - last):
            for j, (plain, marked) in enumerate(zip(self.words, self.strict, strict=True)):
                wanted, there = (plain, words[i + j][1]) if marked is None else (marked, words[i + j][0])
                if there != wanted and not (self.open and j == last and there.startswith(wanted)):
                    break
            else:
                yield i


@frozen(kw_only=True)
class Query:
    """What is searched for: every phrase must stand there."""

    phrases: tuple[Phrase, ...]

    @classmethod
    def of(cls, text: str) -> Query:
        """The query of a text: its words, with ``"a phrase"`` and ``beginn*``.

        Raises :class:`ArchiveError` where it holds no word.

        >>> [phrase.fts for phrase in Query.of('ferry "first snow" vill*').phrases]
        ['"ferry"', '"first snow"', '"vill"*']
        """
        found = (Phrase.of(match[1] or match[2] or "") for match in _ASKED.finditer(text))
        phrases = tuple(phrase for phrase in found if phrase is not None)
        if not phrases:
            raise ArchiveError(f"{text!r} holds no word to search for")
        return cls(phrases=phrases)

    @property
    def fts(self) -> str:
        """The query for the full-text index."""
        return " AND ".join(phrase.fts for phrase in self.phrases)

    @property
    def strict(self) -> bool:
        """Whether the index alone cannot tell: the query has words with marks."""
        return any(one is not None for phrase in self.phrases for one in phrase.strict)

    def spans(self, text: str) -> list[tuple[int, int]] | None:
        """Where the words stand in a text, in order; ``None`` where one of the phrases does not."""
        places = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        written = [unicodedata.normalize("NFC", text[a:b]).casefold() for a, b in places]
        words = [(word, fold(word)) for word in written]
        found: set[int] = set()
        for phrase in self.phrases:
            starts = list(phrase.at(words))
            if not starts:
                return None
            found.update(i + j for i in starts for j in range(len(phrase.words)))
        return [places[i] for i in sorted(found)]


def snippet(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text around the first of the spans, which stand in brackets; what is left out is ``…``.

    >>> snippet("The ferry will run in May.", [(4, 9)])
    'The [ferry] will run in May.'
    """
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    first = spans[0][0] if spans else 0
    at = max((i for i, (start, _) in enumerate(words) if start <= first), default=0)
    low, high = max(0, at - _AROUND), min(len(words), at + 2 * _AROUND)
    if high == len(words):
        low = max(0, high - 3 * _AROUND)
    start, end = (words[low][0], words[high - 1][1]) if words else (0, 0)
    pieces, here = ["… " if low else ""], start
    for a, b in spans:
        if start <= a and b <= end:
            pieces += [text[here:a], "[", text[a:b], "]"]
            here = b
    return "".join([*pieces, text[here:end], " …" if high < len(words) else ""])
