"""Where a page names people, bodies and places: each stretch of it read once, each wording described once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from attrs import define, field

from statements.attribution.draft import Place
from statements.attribution.sentence.classes import ADVERB
from statements.gazetteer import Gazetteer, Hit
from statements.languages import Language
from statements.resolve.descriptions import Description, describe
from statements.resolve.naming import persons_in
from statements.resolve.tagging import NameWords, name_words

# How long a name between commas may be.
_APPOSED = 60

_Spanned = TypeVar("_Spanned", Hit, Description)
_start = attrgetter("start")


@define(eq=False)
class Mentions:
    """What a view's text says of people. ``paragraphs`` are its blocks and titles in order, each with its item."""

    text: str
    language: Language
    gazetteer: Gazetteer
    paragraphs: Sequence[tuple[int, int, int]]
    words: NameWords = field(init=False)
    _starts: list[int] = field(init=False)
    _described: dict[str, Description] = field(factory=dict)
    _named: dict[Place, list[Description]] = field(factory=dict)
    _hits: dict[Place, list[Hit]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.words = name_words(self.language, self.gazetteer)
        self._starts = [start for start, _, _ in self.paragraphs]

    def describe(self, start: int, end: int) -> Description:
        """What the words of a mention say; its offsets are those of the words alone.

        The same words are read once, since a page names its people again and again.
        """
        words = self.text[start:end]
        if words not in self._described:
            self._described[words] = describe(words, 0, len(words), self.language, self.gazetteer)
        return self._described[words]

    def describe_apposed(self, start: int, end: int) -> Description:
        """What a mention says; an office takes the name that stands beside it between commas."""
        alone = self.describe(start, end)
        if alone.kind not in ("role", "group", "organisation") or alone.entry is not None:
            return alone
        return self._name_after(start, end) or self._name_before(start, end) or alone

    def _name_after(self, start: int, end: int) -> Description | None:
        """An office with the name between commas after it: *the minister, X, …*."""
        stop = self.text.find(",", end + 2, end + _APPOSED) if self.text.startswith(", ", end) else -1
        return self.describe(start, stop) if stop > 0 and self._is_bare_name(end + 2, stop) else None

    def _name_before(self, start: int, end: int) -> Description | None:
        """An office with the name before it, a comma between them: *X, the minister*."""
        text = self.text
        if not text.endswith(", ", max(0, start - 2), start):
            return None
        comma = max(text.rfind(mark, max(0, start - _APPOSED), start - 2) for mark in (", ", ". ", "\n", "“", '"'))
        first = comma + 1 if comma >= 0 else max(0, start - _APPOSED)
        while first < start and not text[first].isalnum():
            first += 1
        apposed = text.startswith(",", end) or not text[first : start - 2].endswith(self._adverbs)  # Similarly, a study
        return self.describe(first, end) if apposed and self._is_bare_name(first, start - 2) else None

    def _is_bare_name(self, start: int, end: int) -> bool:
        """Whether a stretch is a person's name and nothing else."""
        if not 1 < end - start < _APPOSED or "," in self.text[start:end]:
            return False
        found = self.describe(start, end)
        return found.kind == "person" and found.pure and not found.title

    @property
    def _adverbs(self) -> tuple[str, ...]:
        """The endings of adverbs, in a language that has them."""
        suffixes = self.language.grammar.get("suffixes", {})
        return tuple(ending for ending, letter in suffixes.items() if letter == ADVERB)

    def named(self, start: int, end: int) -> list[Description]:
        """The persons that a stretch of the text names; its paragraph is read once."""
        key = self._paragraph(start, end)
        if key not in self._named:
            self._named[key] = persons_in(self.text, *key, self.words, self.scan(*key))
        return _slice(self._named[key], start, end)

    def named_within(self, start: int, end: int) -> list[Description]:
        """The persons named in a stretch, without a look at the rest of its paragraph."""
        if end - start < 2:
            return []
        if self._paragraph(start, end) in self._named:
            return self.named(start, end)
        key = (start, end)
        if key not in self._named:
            hits = self.gazetteer.scan(self.text, start, end)
            self._named[key] = persons_in(self.text, start, end, self.words, hits)
        return self._named[key]

    def scan(self, start: int, end: int) -> list[Hit]:
        """The gazetteer's names in a stretch of the text; its paragraph is looked through once."""
        key = self._paragraph(start, end)
        if key not in self._hits:
            self._hits[key] = self.gazetteer.scan(self.text, *key)
        return _slice(self._hits[key], start, end)

    def above(self, start: int, item: int, most: int) -> list[Place]:
        """The item's paragraphs among the last ``most`` before a place, in order."""
        at = bisect_left(self._starts, start)
        return [(first, end) for first, end, number in self.paragraphs[max(0, at - most) : at] if number == item]

    def _paragraph(self, start: int, end: int) -> Place:
        """The paragraph around a stretch, or the stretch itself where it lies in none."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and end <= self.paragraphs[at][1]:
            return self.paragraphs[at][:2]
        return start, end


def _slice(found: list[_Spanned], start: int, end: int) -> list[_Spanned]:
    """Those of an ordered list that begin within a stretch."""
    if not found:
        return found
    first = bisect_left(found, start, key=_start) if found[0].start < start else 0
    last = bisect_left(found, end, key=_start) if found[-1].start >= end else len(found)
    return found[first:last]
