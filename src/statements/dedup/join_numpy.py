"""The index with numpy: the same pairs as the pure one, found by sorting arrays of numbers, some at a time.

What grows with the texts stands in columns, which may lie aside in files: the words of all texts, for each word pair
the texts that hold it (the lists), and for each text its word pairs, the rarest first (the rows).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import count, pairwise
from typing import Any

import numpy as np

from statements.dedup.columns import Column
from statements.dedup.join import SHARE

Array = Any  # numpy's types, where the dependency is optional, are no use to a caller of this room

CHUNK = 1_000_000
"""So much is worked on at once, for the memory's sake."""

LEAST = 4
"""A longer prefix must hit more often: this many hits in ``size - need + LEAST`` pairs cost least to count."""


class NumpyIndex:
    """The index in numpy. Texts are ranked by how many of their word pairs recur; word pairs have any order.

    ``aside`` puts the columns into files, for which :class:`OSError` may be raised: slower, in a third of the memory.
    """

    def __init__(self, forms: Sequence[str], cut: int, *, aside: bool = False) -> None:
        self._n, self._aside = len(forms), aside
        self._raw = np.zeros(self._n, dtype=np.int32)
        self._held = Column(aside=aside)
        self._df: list[Array] = []
        self.heavy: list[tuple[str, Sequence[int]]] = []
        self._met = 0
        # Where columns lie aside, what is worked on at once is most of what is in memory.
        self._some = max(1, CHUNK // 4) if aside else CHUNK
        flat, text, words = _words(forms, aside)
        load = np.zeros(len(words), dtype=np.int64)
        for some in _slices(len(flat) - 1, self._some):
            first, _ = _pairs(flat, some)
            load += np.bincount(first[first > 0], minlength=len(words))
        # A part of the word pairs at a time: to bound the memory, and for a pair and a text to fit in 63 bits.
        most = max(1, 2**62 // (len(words) * max(1, self._n)))
        for low, high in pairwise(1 + bound for bound in _bounds(load[1:], CHUNK, most)):
            key = np.concatenate([_NONE, *self._keys(flat, text, low, high, len(words))])
            key.sort()
            self._take(key[_changes(key)], low, words, cut)
        flat.close()
        text.close()

    def _keys(self, flat: Column, text: Column, low: int, high: int, words: int) -> Iterator[Array]:
        """The word pairs whose first word is of those from one to before another, each with its text as one number."""
        for some in _slices(len(flat) - 1, self._some):
            first, second = _pairs(flat, some)
            at = np.flatnonzero((first >= low) & (first < high))
            key = first[at].astype(np.int64) - low
            key *= words
            key += second[at]
            key *= self._n
            key += text.slice(some.start, some.stop)[at]
            yield key

    @property
    def raw(self) -> list[int]:
        """For each text, how many word pairs of it are evidence."""
        return [int(n) for n in self._raw]

    @property
    def sizes(self) -> list[int]:
        """For each text, how many word pairs of it are evidence and recur."""
        sizes = np.zeros(self._n, dtype=np.int64)
        sizes[self._order] = self._size
        return [int(n) for n in sizes]

    def _take(self, key: Array, low: int, words: list[str], cut: int) -> None:
        pair = key // self._n
        text = (key - pair * self._n).astype(np.int32)
        self._raw += np.bincount(text, minlength=self._n).astype(np.int32)
        starts = np.flatnonzero(_changes(pair))
        df = np.diff(np.append(starts, len(pair)))
        for k in np.flatnonzero(df > cut):
            first, second = divmod(int(pair[starts[k]]), len(words))
            self.heavy.append((f"{words[first + low]} {words[second]}", text[starts[k] : starts[k] + df[k]].copy()))
        light = (df >= 2) & (df <= cut)
        self._held.append(text[np.repeat(light, df)])
        self._df.append(df[light].astype(np.int32))

    def settle(self, common: Collection[str]) -> None:
        for pair, texts in self.heavy:
            if pair in common:
                self._raw[texts] -= 1
            else:
                self._held.append(np.asarray(texts))
                self._df.append(np.array([len(texts)], dtype=np.int32))
        self.heavy = []
        df = np.concatenate([np.empty(0, dtype=np.int32), *self._df])
        self._df = []
        size = np.zeros(self._n, dtype=np.int32)
        for some in _slices(len(self._held), CHUNK):
            size += np.bincount(self._held.slice(some.start, some.stop), minlength=self._n).astype(np.int32)
        self._order = np.lexsort((self._raw, size)).astype(np.int32)
        self._size = size[self._order]
        rank = np.empty(self._n, dtype=np.int32)
        rank[self._order] = np.arange(self._n, dtype=np.int32)
        self._ends = np.cumsum(df, dtype=_places(len(self._held)))
        self._list(rank, np.zeros(self._n, dtype=bool))

    def _list(self, rank: Array, out: Array) -> None:
        """Make the lists of the texts' ranks in order, without those that are ``out``, from what held the texts."""
        held, lists, sizes = self._held, Column(aside=self._aside), [_NONE]
        for first, last, low, high in self._some_lists():
            ranks = rank[held.slice(low, high)]
            size = np.diff(self._ends[first:last], prepend=low)
            key = np.repeat(np.arange(last - first), size) * self._n
            key += ranks
            key = key[~out[ranks]]
            key.sort()
            number = key // max(1, self._n)
            lists.append(key - number * self._n)
            sizes.append(np.bincount(number, minlength=last - first).astype(np.int32))
        held.close()
        self._held = lists
        self._ends = np.cumsum(np.concatenate(sizes), dtype=_places(len(lists)))

    def _some_lists(self) -> Iterator[tuple[int, int, int, int]]:
        """Whole lists, so many at a time as are worked on at once: from which to before which, and their places."""
        first = low = 0
        while first < len(self._ends):
            last = max(first + 1, int(np.searchsorted(self._ends, low + self._some, side="right")))
            high = int(self._ends[last - 1])
            yield first, last, low, high
            first, low = last, high

    def _make_rows(self) -> None:
        """For each text, by rank, its word pairs and its places in their lists, the rarest first."""
        self._pair, self._place = Column(aside=self._aside), Column(aside=self._aside, dtype=_places(len(self._held)))
        self._starts = np.cumsum(self._size) - self._size
        for low, high in pairwise(_bounds(self._size, 2 * self._some)):
            found = [(_NONE, _NONE, _NONE, _NONE)]
            for first, last, start, end in self._some_lists():
                ranks = self._held.slice(start, end)
                at = np.flatnonzero((ranks >= low) & (ranks < high))
                size = np.diff(self._ends[first:last], prepend=start)
                number = np.repeat(np.arange(last - first, dtype=np.int32), size)[at]
                found.append((ranks[at], size[number], number + first, at + start))
            ranks, df, number, place = map(np.concatenate, zip(*found, strict=True))
            key = (ranks.astype(np.int64) - low) * (int(df.max(initial=0)) + 1) + df
            order = np.argsort(key, kind="stable")
            self._pair.append(number[order])
            self._place.append(place[order])

    def pairs(self, gone: Collection[int]) -> Iterator[tuple[list[int], list[int], list[int]]]:
        raw = self._raw[self._order]
        need = np.maximum(np.minimum(3, 1 + raw // 4), np.maximum(-(-SHARE * self._size // 100), -(-raw // 4)))
        here = self._size >= need
        if gone:
            # Texts that meet no other leave the lists, or a hot statement's lists would be read again and again.
            out = np.zeros(self._n, dtype=bool)
            out[np.fromiter(gone, dtype=np.int64)] = True
            out = out[self._order]
            here &= ~out
            self._list(np.arange(self._n, dtype=np.int32), out)
            self._size = np.where(out, 0, self._size)
        self._make_rows()
        for least in range(1, LEAST + 1):
            chosen = np.flatnonzero(here & (need == least if least < LEAST else need >= LEAST))
            for low, high in pairwise(_bounds(self._size[chosen], self._some)):
                some = chosen[low:high]
                for a, b in self._meetings(some, need[some], least):
                    both = self._shared(a, b)
                    enough = both >= need[a]
                    a, b = self._order[a[enough]], self._order[b[enough]]
                    yield a.tolist(), b.tolist(), both[enough].tolist()
        self._met = self._n
        for column in (self._held, self._pair, self._place):
            column.close()

    def progress(self) -> tuple[int, int]:
        return self._met, self._n

    def _meetings(self, chosen: Array, need: Array, least: int) -> Iterator[tuple[Array, Array]]:
        """Ranks of texts that meet ``least`` times in the lists of the smaller one's prefix; the larger one behind."""
        prefix = self._size[chosen] - need + least
        total = np.cumsum(prefix)
        owner = np.repeat(chosen, prefix)
        at = np.repeat(self._starts[chosen] - total + prefix, prefix) + np.arange(len(owner))
        place = self._place.all()[at]
        behind = self._ends[self._pair.all()[at]] - place - 1
        begin = 0
        for low, high in pairwise(_bounds(np.diff(np.cumsum(behind)[total - 1], prepend=0), self._some)):
            stop = int(total[high - 1])
            few = behind[begin:stop]
            first = np.cumsum(few) - few
            other = np.arange(int(few.sum()))
            other += np.repeat(place[begin:stop] + 1 - first, few)
            key = self._held.all()[other].astype(np.int64)
            key += np.repeat(owner[begin:stop].astype(np.int64) * self._n, few)
            self._rest()
            key.sort()
            key = key[: len(key) - least + 1][key[least - 1 :] == key[: len(key) - least + 1]] if least > 1 else key
            key = key[_changes(key)]
            a = key // self._n
            yield a, key - a * self._n
            self._met += high - low
            begin = stop

    def _shared(self, a: Array, b: Array) -> Array:
        """How many recurring word pairs two ranks share: what stands twice among those of both, sorted."""
        both = np.zeros(len(a), dtype=np.int64)
        sizes = self._size[a] + self._size[b]
        for low, high in pairwise(_bounds(sizes, self._some)):
            one, other = self._rows(a[low:high]), self._rows(b[low:high])
            key = np.concatenate((one, other))
            key.sort()
            twice = key[1:][key[1:] == key[:-1]]
            both[low:high] = np.bincount(twice // len(self._ends), minlength=high - low)
            # What was touched of the rows counts as memory, and a part touches much of them.
            self._rest()
        return both

    def _rows(self, ranks: Array) -> Array:
        size = self._size[ranks]
        total = np.cumsum(size)
        at = np.repeat(self._starts[ranks] - total + size, size) + np.arange(int(size.sum()))
        row = self._pair.all()[at].astype(np.int64)
        row += np.repeat(np.arange(len(ranks)) * len(self._ends), size)
        return row

    def _rest(self) -> None:
        for column in (self._held, self._pair, self._place):
            column.rest()


_NONE: Array = np.empty(0, dtype=np.int32)


def _places(length: int) -> str:
    """The type of what may be a place in a column."""
    return "int32" if length < 2**31 else "int64"


def _slices(length: int, most: int) -> Iterator[slice]:
    """Parts of a long array, one after another."""
    for low in range(0, length, most):
        yield slice(low, min(length, low + most))


def _bounds(sizes: Array, most: int, longest: int = 1 << 62) -> list[int]:
    """Where parts of a sequence begin and end, of which each holds no more than so much, or is a single one, and is no
    longer than so many."""
    load = np.cumsum(sizes)
    bounds, done = [0], 0
    while (low := bounds[-1]) < len(sizes):
        high = int(np.searchsorted(load, done + most, side="right"))
        bounds.append(min(len(sizes), low + longest, max(low + 1, high)))
        done = int(load[bounds[-1] - 1])
    return bounds


def _pairs(flat: Column, some: slice) -> tuple[Array, Array]:
    """The words in a part of all, where each stands before another, else 0; and the other."""
    words = flat.slice(some.start, some.stop + 1)
    return np.where(words[1:] != 0, words[:-1], 0), words[1:]


def _changes(key: Array) -> Array:
    """Where a sorted array's value is another than the one before."""
    out = np.ones(len(key), dtype=bool)
    if len(key):
        np.not_equal(key[1:], key[:-1], out=out[1:])
    return out


def _words(forms: Sequence[str], aside: bool) -> tuple[Column, Column, list[str]]:
    """Every word of every form as a number (0 is a cut, and stands behind each form), the form that it stands in, and
    the words by number."""
    number: defaultdict[str, int] = defaultdict(count().__next__)
    number[""]
    flat, text = Column(aside=aside), Column(aside=aside)
    for at in range(0, len(forms), 10_000):
        some: list[int] = []
        lengths = []
        for form in forms[at : at + 10_000]:
            before = len(some)
            some.extend(map(number.__getitem__, form.split(" ")))
            some.append(0)
            lengths.append(len(some) - before)
        flat.append(np.array(some, dtype=np.int32))
        text.append(np.repeat(np.arange(at, at + len(lengths), dtype=np.int32), lengths))
    return flat, text, list(number)
