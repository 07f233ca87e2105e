"""The index with numpy: the same pairs as the pure one, found by sorting long arrays of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import Any

import numpy as np

from statements.dedup.join import SHARE

Array = Any  # numpy's types, where the dependency is optional, are no use to a caller of this room

CHUNK = 1_000_000
"""So much is worked on at once, for the memory's sake."""

LEAST = 4
"""A longer prefix must hit more often: this many hits in ``size - need + LEAST`` pairs cost least to count."""


class NumpyIndex:
    """The index in numpy. Word pairs are numbered from the rarest, texts ranked by how many of theirs recur."""

    def __init__(self, forms: Sequence[str], cut: int) -> None:
        self._n = len(forms)
        flat, text, words = _words(forms)
        self._raw = np.zeros(self._n, dtype=np.int64)
        self._texts: list[Array] = []
        self._df: list[Array] = []
        self.heavy: list[tuple[str, Sequence[int]]] = []
        self._met = 0
        places = _pairs(flat, text)
        load = np.cumsum(np.bincount(flat[places], minlength=len(words)))
        low = 0
        while low < len(words):
            # A part of the word pairs at a time: to bound the memory, and for a pair and a text to fit in 63 bits.
            done = int(load[low - 1]) if low else 0
            high = int(np.searchsorted(load, done + CHUNK, side="right"))
            high = min(len(words), max(low + 1, min(high, low + 2**62 // (len(words) * max(1, self._n)))))
            part = places[(flat[places] >= low) & (flat[places] < high)]
            key = (flat[part].astype(np.int64) - low) * len(words)
            key += flat[part + 1]
            key *= self._n
            key += text[part]
            key.sort()
            self._take(key[_changes(key)], low, words, cut)
            low = high

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
        self._raw += np.bincount(text, minlength=self._n)
        starts = np.flatnonzero(_changes(pair))
        df = np.diff(np.append(starts, len(pair)))
        for k in np.flatnonzero(df > cut):
            first, second = divmod(int(pair[starts[k]]), len(words))
            self.heavy.append((f"{words[first + low]} {words[second]}", text[starts[k] : starts[k] + df[k]].copy()))
        light = (df >= 2) & (df <= cut)
        self._texts.append(text[np.repeat(light, df)])
        self._df.append(df[light])

    def settle(self, common: Collection[str]) -> None:
        for pair, texts in self.heavy:
            if pair in common:
                self._raw[texts] -= 1
            else:
                self._texts.append(texts)
                self._df.append(np.array([len(texts)]))
        self.heavy = []
        text, df = np.concatenate([_NONE, *self._texts]), np.concatenate([_NONE, *self._df])
        self._texts, self._df = [], []
        size = np.bincount(text, minlength=self._n)
        self._order = np.lexsort((self._raw, size)).astype(np.int32)
        rank = np.empty(self._n, dtype=np.int32)
        rank[self._order] = np.arange(self._n, dtype=np.int32)
        rarest = np.argsort(df, kind="stable")
        number = np.empty(len(df), dtype=np.int64)
        number[rarest] = np.arange(len(df))
        key = np.repeat(number, df)
        key *= self._n
        for some in _slices(len(key)):
            key[some] += rank[text[some]]
        del text
        key.sort()
        self._pair, self._ranks = np.empty(len(key), dtype=np.int32), np.empty(len(key), dtype=np.int32)
        for some in _slices(len(key)):
            self._pair[some], self._ranks[some] = np.divmod(key[some], self._n)
        self._ends = np.cumsum(df[rarest])
        # Where each text's pairs stand in the lists, text after text: the rarest come first of themselves.
        for some in _slices(len(key)):
            key[some] = self._ranks[some].astype(np.int64) * len(key) + np.arange(some.start, some.stop)
        key.sort()
        key %= max(1, len(key))
        self._places = key.astype(np.int32 if len(key) < 2**31 else np.int64)
        self._size = size[self._order]
        self._starts = np.cumsum(self._size) - self._size

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
            self._drop(out)
        for least in range(1, LEAST + 1):
            chosen = np.flatnonzero(here & (need == least if least < LEAST else need >= LEAST))
            for a, b in self._meetings(chosen, need[chosen], least):
                both = self._shared(a, b)
                enough = both >= need[a]
                a, b = self._order[a[enough]], self._order[b[enough]]
                yield a.tolist(), b.tolist(), both[enough].tolist()
        self._met = self._n

    def progress(self) -> tuple[int, int]:
        return self._met, self._n

    def _drop(self, out: Array) -> None:
        keep = ~out[self._ranks]
        ends = np.concatenate(([0], np.cumsum(keep)))[self._ends]
        where = np.cumsum(keep) - 1
        places = self._places[keep[self._places]]
        self._places = where[places].astype(self._places.dtype)
        self._ranks, self._pair, self._ends = self._ranks[keep], self._pair[keep], ends
        self._size = np.where(out, 0, self._size)
        self._starts = np.cumsum(self._size) - self._size

    def _meetings(self, chosen: Array, need: Array, least: int) -> Iterator[tuple[Array, Array]]:
        """Ranks of texts that meet ``least`` times in the lists of the smaller one's prefix; the larger one behind."""
        prefix = self._size[chosen] - need + least
        total = np.cumsum(prefix)
        owner = np.repeat(chosen, prefix)
        place = self._places[np.repeat(self._starts[chosen] - total + prefix, prefix) + np.arange(len(owner))]
        behind = self._ends[self._pair[place]] - place - 1
        cost = np.cumsum(behind)
        low = at = 0
        while low < len(chosen):
            done = int(cost[at - 1]) if at else 0
            high = max(low + 1, int(np.searchsorted(cost[total - 1], done + CHUNK, side="right")))
            stop = int(total[high - 1])
            few = behind[at:stop]
            first = np.cumsum(few) - few
            other = np.arange(int(few.sum()))
            other += np.repeat(place[at:stop] + 1 - first, few)
            key = self._ranks[other].astype(np.int64)
            key += np.repeat(owner[at:stop].astype(np.int64) * self._n, few)
            key.sort()
            key = key[: len(key) - least + 1][key[least - 1 :] == key[: len(key) - least + 1]] if least > 1 else key
            key = key[_changes(key)]
            a = key // self._n
            yield a, key - a * self._n
            self._met += high - low
            at, low = stop, high

    def _shared(self, a: Array, b: Array) -> Array:
        """How many recurring word pairs two ranks share: what stands twice among those of both, sorted."""
        both = np.zeros(len(a), dtype=np.int64)
        sizes = self._size[a] + self._size[b]
        bounds = np.cumsum(sizes)
        low = 0
        while low < len(a):
            done = int(bounds[low - 1]) if low else 0
            high = max(low + 1, int(np.searchsorted(bounds, done + CHUNK, side="right")))
            one, other = self._rows(a[low:high]), self._rows(b[low:high])
            key = np.concatenate((one, other))
            key.sort()
            twice = key[1:][key[1:] == key[:-1]]
            both[low:high] = np.bincount(twice // len(self._ends), minlength=high - low)
            low = high
        return both

    def _rows(self, ranks: Array) -> Array:
        size = self._size[ranks]
        total = np.cumsum(size)
        at = np.repeat(self._starts[ranks] - total + size, size) + np.arange(int(size.sum()))
        row = self._pair[self._places[at]].astype(np.int64)
        row += np.repeat(np.arange(len(ranks)) * len(self._ends), size)
        return row


_NONE: Array = np.empty(0, dtype=np.int32)


def _slices(length: int) -> Iterator[slice]:
    """Parts of a long array, one after another."""
    for low in range(0, length, CHUNK):
        yield slice(low, min(length, low + CHUNK))


def _pairs(flat: Array, text: Array) -> Array:
    """Where two words of one text stand side by side, neither of them a cut."""
    found = [_NONE]
    for some in _slices(len(flat) - 1):
        here, there = some, slice(some.start + 1, some.stop + 1)
        both = (text[there] == text[here]) & (flat[there] != 0) & (flat[here] != 0)
        found.append((np.flatnonzero(both) + some.start).astype(np.int32 if len(flat) < 2**31 else np.int64))
    return np.concatenate(found)


def _changes(key: Array) -> Array:
    """Where a sorted array's value is another than the one before."""
    out = np.ones(len(key), dtype=bool)
    if len(key):
        np.not_equal(key[1:], key[:-1], out=out[1:])
    return out


def _words(forms: Sequence[str]) -> tuple[Array, Array, list[str]]:
    """Every word of every form as a number (0 is a cut), the form that it stands in, and the words by number."""
    number: defaultdict[str, int] = defaultdict(count().__next__)
    number[""]
    lengths = np.zeros(len(forms), dtype=np.int64)
    rows = [_NONE]
    for at in range(0, len(forms), 10_000):
        some: list[int] = []
        before = 0
        for i, form in enumerate(forms[at : at + 10_000], at):
            some.extend(map(number.__getitem__, form.split(" ")))
            lengths[i] = len(some) - before
            before = len(some)
        rows.append(np.array(some, dtype=np.int32))
    return np.concatenate(rows), np.repeat(np.arange(len(forms), dtype=np.int32), lengths), list(number)
