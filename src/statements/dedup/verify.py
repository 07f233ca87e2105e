"""The relation of two texts and its strength: one function of the two and of what is boilerplate in the collection."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import repeat
from typing import Any, Literal, NamedTuple

from attrs import field, frozen, validators

from statements.dedup.keys import ascii_grams, core, grams, shingles

Relation = Literal["representative", "exact", "normalised", "near", "contained"]

_share: list[Any] = [validators.gt(0), validators.le(1)]


@frozen(kw_only=True)
class Thresholds:
    """How much two texts must share. All are shares of 1; a lower one joins more.

    ``words`` is the Jaccard index of word pairs and ``letters`` that of groups of four letters from which two texts are
    near; ``edits`` is the share of both texts that their longest common subsequence covers, from which they are near
    when they share ``floor`` of the groups. ``contained`` is the share of the smaller text that the larger one holds.
    ``passage`` is the share of the smaller text's letters from which two texts of one known speaker are near that have
    a long passage in common, each with more words of its own.
    """

    words: float = field(default=0.6, validator=_share)
    letters: float = field(default=0.7, validator=_share)
    floor: float = field(default=0.3, validator=_share)
    edits: float = field(default=0.85, validator=_share)
    contained: float = field(default=0.8, validator=_share)
    passage: float = field(default=0.5, validator=_share)


FEW_PAIRS = 5
"""With fewer shared word pairs the letters decide: a short text may share three pairs by chance."""

LONG_PASSAGE = 15
"""So many shared word pairs of one known speaker are more than a turn of phrase."""

FEW_LETTERS = 12
"""A text of which less is left without boilerplate is like no other, but for its very words."""


KEPT = 4000
"""Of so many texts what was found out is kept: a set of letter groups takes some 10 KB."""


class Link(NamedTuple):
    """Why two texts belong together. ``contained`` points from ``small`` to ``large``; ``near`` holds both ways."""

    small: int
    large: int
    relation: Relation
    similarity: float
    rule: str


class Verifier:
    """Relates texts by their normal forms; word pairs that are ``common`` are no evidence.

    ``speakers`` holds the key of each text's speakers, ``None`` where nobody knows them. Of so many texts as are
    ``kept`` what was found out is in memory.
    """

    def __init__(
        self,
        forms: Sequence[str],
        thresholds: Thresholds,
        *,
        common: Set[str] = frozenset(),
        speakers: Sequence[str | None] = (),
        kept: int = KEPT,
    ) -> None:
        self.forms = forms
        self._kept = kept
        self.thresholds = thresholds
        self.common = common
        self.speakers = speakers
        self._cores: dict[int, str] = {}
        self._grams: dict[int, set[Any]] = {}

    def evidence(self, i: int) -> set[str]:
        """The word pairs of a text that are not common."""
        return {pair for pair in shingles(self.forms[i]) if pair not in self.common}

    def between(self, a: int, b: int) -> Link | None:
        """The link between two texts of which nothing is known yet."""
        one, other = self.evidence(a), self.evidence(b)
        return self.link(a, b, len(one & other), len(one), len(other))

    def link(self, a: int, b: int, both: int, raw_a: int, raw_b: int) -> Link | None:
        """The link between two texts that share ``both`` of their ``raw`` word pairs, or ``None``."""
        if (raw_a, len(self.forms[a]), a) > (raw_b, len(self.forms[b]), b):
            a, b, raw_a, raw_b = b, a, raw_b, raw_a
        t = self.thresholds
        every = raw_a + raw_b - both
        if both >= FEW_PAIRS and both >= t.words * every:
            return Link(a, b, "near", both / every, "shared word pairs")
        one, other = self._core(a), self._core(b)
        shorter, total = min(len(one), len(other)), len(one) + len(other)
        if shorter < FEW_LETTERS:
            return None
        alike = 2 * shorter >= t.edits * total
        if not alike and both >= FEW_PAIRS and both >= t.contained * raw_a:
            return Link(a, b, "contained", both / raw_a, "word pairs of a part")
        if one.isascii() == other.isascii():
            small, large = self._letters(a), self._letters(b)
        else:
            small, large = grams(one), grams(other)
        pairs, both = both, len(small & large)
        every = len(small) + len(large) - both
        if both >= t.letters * every:
            return Link(a, b, "near", both / every, "shared letters")
        if alike and both >= t.floor * every:
            similarity = edit_similarity(one, other)
            if similarity >= t.edits:
                return Link(a, b, "near", similarity, "few edits")
        if both >= t.contained * len(small):
            return Link(a, b, "contained", both / len(small), "letters of a part")
        if pairs >= LONG_PASSAGE and self._one_speaker(a, b) and both >= t.passage * len(small):
            return Link(a, b, "near", both / len(small), "long passage of one speaker")
        return None

    def _one_speaker(self, a: int, b: int) -> bool:
        return bool(self.speakers) and self.speakers[a] is not None and self.speakers[a] == self.speakers[b]

    def _core(self, i: int) -> str:
        found = self._cores.get(i)
        if found is None:
            if len(self._cores) >= self._kept:
                self._cores.clear()
                self._grams.clear()
            found = self._cores[i] = core(self.forms[i], self.common)
        return found

    def _letters(self, i: int) -> set[Any]:
        found = self._grams.get(i)
        if found is None:
            form = self._core(i)
            found = self._grams[i] = ascii_grams(form) if form.isascii() else grams(form)
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
    places: dict[str, int] = {}
    bit = 1
    for char in a:
        places[char] = places.get(char, 0) | bit
        bit <<= 1
    full = row = bit - 1
    for place in map(places.get, b, repeat(0)):
        hit = row & place
        row = ((row + hit) | (row ^ hit)) & full
    return len(a) - row.bit_count()
