"""The relation of two texts and its strength, by what both say: no other text has a part in it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from statements.dedup.keys import grams

Relation = Literal["representative", "exact", "normalised", "near", "contained"]

NEAR_GRAMS = 0.7
NEAR_FLOOR = 0.3
NEAR_EDITS = 0.85
CONTAINED_GRAMS = 0.8


class Link(NamedTuple):
    """Why two texts belong together. ``contained`` points from ``small`` to ``large``; ``near`` holds both ways."""

    small: int
    large: int
    relation: Relation
    similarity: float
    rule: str


class Verifier:
    """Relates texts by their normal forms; keeps what it computed of a text while it is likely to be asked again."""

    def __init__(self, forms: list[str], *, keep: int = 20_000) -> None:
        self.forms = forms
        self.keep = keep
        self._grams: dict[int, set[str]] = {}

    def link(self, a: int, b: int) -> Link | None:
        """The link between two texts, or ``None``."""
        if (len(self.forms[a]), a) > (len(self.forms[b]), b):
            a, b = b, a
        small, large = self._set(a), self._set(b)
        both = len(small & large)
        if not both:
            return None
        every = len(small) + len(large) - both
        if both >= NEAR_GRAMS * every:
            return Link(a, b, "near", both / every, "shared letters")
        if both >= NEAR_FLOOR * every:
            similarity = edit_similarity(self.forms[a], self.forms[b])
            if similarity >= NEAR_EDITS:
                return Link(a, b, "near", similarity, "few edits")
        if both >= CONTAINED_GRAMS * len(small):
            return Link(a, b, "contained", both / len(small), "part of it")
        return None

    def _set(self, i: int) -> set[str]:
        found = self._grams.get(i)
        if found is None:
            if len(self._grams) >= self.keep:
                self._grams.clear()
            found = self._grams[i] = grams(self.forms[i])
        return found


def edit_similarity(a: str, b: str) -> float:
    """Twice the length of the longest common subsequence, over both lengths: 1 for equal texts.

    >>> edit_similarity("kitten", "kitten"), edit_similarity("abcd", "abxd")
    (1.0, 0.75)
    """
    total = len(a) + len(b)
    head, end = 0, min(len(a), len(b))
    while head < end and a[head] == b[head]:
        head += 1
    tail, end = 0, end - head
    while tail < end and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    common = head + tail + _subsequence(a[head : len(a) - tail], b[head : len(b) - tail])
    return 2 * common / total if total else 1.0


def _subsequence(a: str, b: str) -> int:
    """The length of the longest common subsequence, a row of the table in the bits of one number."""
    if not a or not b:
        return 0
    places: dict[str, int] = {}
    bit = 1
    for char in a:
        places[char] = places.get(char, 0) | bit
        bit <<= 1
    full = row = bit - 1
    for char in b:
        hit = row & places.get(char, 0)
        row = ((row + hit) | (row - hit)) & full
    return len(a) - row.bit_count()
