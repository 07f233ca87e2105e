"""Numbers that travel in bulk: columns of integers as bytes, word pairs as numbers, and rows of one key at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

Array = Any
Batches = Iterable[pa.RecordBatch]

# So many words' numbers are kept while a worker reads forms.
_KNOWN = 1_000_000


def pack(*columns: Array) -> bytes:
    """Columns of one length as bytes.

    >>> [list(map(int, column)) for column in unpack(pack(np.array([1, 2]), np.array([3, 4])), 2)]
    [[1, 2], [3, 4]]
    """
    return np.stack([column.view(np.int64) for column in columns]).tobytes()


def unpack(data: bytes, width: int) -> Array:
    """The columns, each a row of the array."""
    return np.frombuffer(data, dtype=np.int64).reshape(width, -1)


def unpacked(blobs: Iterable[bytes], width: int) -> Array:
    """The columns of several, one behind the other."""
    return np.concatenate([np.empty((width, 0), dtype=np.int64), *(unpack(data, width) for data in blobs)], axis=1)


def by_key(batches: Batches) -> Iterator[tuple[int, pa.Table]]:
    """The rows of each key, of batches that are sorted by their first column, ``key``."""
    held: list[pa.RecordBatch] = []
    last: int | None = None
    for batch in batches:
        if not batch.num_rows:
            continue
        keys = batch.column(0).to_numpy(zero_copy_only=False)
        starts = [0, *(np.flatnonzero(keys[1:] != keys[:-1]) + 1).tolist(), len(keys)]
        for start, end in pairwise(starts):
            key = int(keys[start])
            if held and key != last:
                yield _table(last, held)
                held = []
            last = key
            held.append(batch.slice(start, end - start))
    if held:
        yield _table(last, held)


def _table(key: int | None, held: list[pa.RecordBatch]) -> tuple[int, pa.Table]:
    assert key is not None
    return key, pa.Table.from_batches(held)


def rows(table: pa.Table | pa.RecordBatch, *names: str) -> list[list[Any]]:
    """Columns of a table as lists."""
    return [table.column(name).to_pylist() for name in names]


def batch(**columns: Any) -> pa.RecordBatch:
    """A batch of columns: arrays of integers, lists of strings or bytes."""
    return pa.RecordBatch.from_pydict(columns)


class Hashes:
    """Numbers of word pairs: 64 bits that the two words fix, the same in every process."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {"": 0}

    def of(self, forms: Sequence[str]) -> tuple[Array, Array]:
        """For each form's word pairs, each once, the form's position and the pair's number, form by form."""
        words: list[int] = []
        lengths = np.empty(len(forms), dtype=np.int64)
        for at, form in enumerate(forms):
            before = len(words)
            words.extend(map(self._number, form.split(" ")))
            lengths[at] = len(words) - before
        flat = np.array(words, dtype=np.uint64)
        text = np.repeat(np.arange(len(forms)), lengths)
        places = np.flatnonzero((text[1:] == text[:-1]) & (flat[1:] != 0) & (flat[:-1] != 0))
        return once(text[places], _mixed(flat[places], flat[places + 1]))

    def pair(self, pair: str) -> int:
        """The number of one pair, as a signed integer."""
        one, other = (np.array([self._number(word)], dtype=np.uint64) for word in pair.split(" "))
        return int(_mixed(one, other)[0])

    def _number(self, word: str) -> int:
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _KNOWN:
                self._known = {"": 0}
            digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            found = self._known[word] = int.from_bytes(digest, "little") or 1
        return found


def once(text: Array, pair: Array) -> tuple[Array, Array]:
    """Each pair of a text once, in the order of texts and numbers."""
    order = np.lexsort((pair, text))
    text, pair = text[order], pair[order]
    new = np.ones(len(text), dtype=bool)
    new[1:] = (text[1:] != text[:-1]) | (pair[1:] != pair[:-1])
    return text[new], pair[new]


def _mixed(one: Array, other: Array) -> Array:
    number = one * np.uint64(0x9E3779B97F4A7C15) + (other ^ (other >> np.uint64(31))) * np.uint64(0xC2B2AE3D27D4EB4F)
    return scrambled(number).view(np.int64)


def scrambled(number: Array) -> Array:
    """Numbers of 64 bits whose every bit depends on all bits of those given."""
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return number ^ (number >> np.uint64(31))


def parted(key: Array, *columns: Array) -> Iterator[tuple[int, bytes]]:
    """The columns by key, each part as bytes."""
    if not len(key):
        return
    order = np.argsort(key, kind="stable")
    key, columns = key[order], tuple(column[order] for column in columns)
    starts: list[int] = np.flatnonzero(np.diff(key, prepend=key[:1] - 1)).tolist()
    for start, end in zip(starts, [*starts[1:], len(key)], strict=True):
        yield int(key[start]), pack(*(column[start:end] for column in columns))
