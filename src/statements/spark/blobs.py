"""Numbers that travel in bulk: columns of integers as bytes, word pairs as numbers, and rows of one key at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Array = Any
Batches = Iterable[pa.RecordBatch]

# So many words' numbers are kept while a worker reads forms.
_KNOWN = 1_000_000

# So many rows are worked on at once, where a key has few.
_ROWS = 10_000


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


def whole_keys(batches: Batches, *, rows: int = _ROWS) -> Iterator[pa.Table]:
    """Batches that are sorted by their first column, put together so that all rows of a key are in one table.

    >>> given = [pa.record_batch({"key": [1, 1]}), pa.record_batch({"key": [1, 2, 2]}), pa.record_batch({"key": [3]})]
    >>> [table["key"].to_pylist() for table in whole_keys(given, rows=2)]
    [[1, 1, 1], [2, 2], [3]]
    """
    held: list[pa.RecordBatch] = []
    many = 0
    for batch in batches:
        if not batch.num_rows:
            continue
        held.append(batch)
        many += batch.num_rows
        if many < rows:
            continue
        # What a key has before the last one ends in this batch, or the last one is all that there is.
        keys = batch.column(0)
        last = pc.index(keys, keys[-1]).as_py()
        if last == 0 and (len(held) == 1 or held[-2].column(0)[-1] == keys[-1]):
            continue
        yield pa.Table.from_batches([*held[:-1], batch.slice(0, last)])
        held = [batch.slice(last)]
        many = held[0].num_rows
    if held:
        yield pa.Table.from_batches(held)


def _table(key: int | None, held: list[pa.RecordBatch]) -> tuple[int, pa.Table]:
    assert key is not None
    return key, pa.Table.from_batches(held)


def rows(table: pa.Table | pa.RecordBatch, *names: str) -> list[list[Any]]:
    """Columns of a table as lists."""
    return [table.column(name).to_pylist() for name in names]


def batch(**columns: Any) -> pa.RecordBatch:
    """A batch of columns: arrays of integers, lists of strings or bytes."""
    return pa.RecordBatch.from_pydict(columns)


class _Numbers(dict[str, int]):
    """A number for each word, found out when it is asked for."""

    def __missing__(self, word: str) -> int:
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        found = self[word] = int.from_bytes(digest, "little") or 1
        return found


class Hashes:
    """Numbers of word pairs: 64 bits that the two words fix, the same in every process."""

    def __init__(self) -> None:
        self._known = _Numbers({"": 0})

    def of(self, forms: Sequence[str]) -> tuple[Array, Array]:
        """For each form's word pairs, each once, the form's position and the pair's number, form by form."""
        number = self._numbered()
        words: list[int] = []
        lengths = np.empty(len(forms), dtype=np.int64)
        for at, form in enumerate(forms):
            before = len(words)
            words.extend(map(number, form.split(" ")))
            lengths[at] = len(words) - before
        flat = np.array(words, dtype=np.uint64)
        text = np.repeat(np.arange(len(forms)), lengths)
        places = np.flatnonzero((text[1:] == text[:-1]) & (flat[1:] != 0) & (flat[:-1] != 0))
        return once(text[places], _mixed(flat[places], flat[places + 1]))

    def named(self, form: str) -> dict[int, str]:
        """The word pairs of a form by their numbers."""
        words = form.split(" ")
        flat = np.array(list(map(self._numbered(), words)), dtype=np.uint64)
        pairs = zip(_mixed(flat[:-1], flat[1:]).tolist(), pairwise(words), strict=True)
        return {number: f"{one} {other}" for number, (one, other) in pairs if one and other}

    def _numbered(self) -> Callable[[str], int]:
        if len(self._known) > _KNOWN:
            self._known = _Numbers({"": 0})
        return self._known.__getitem__


def once(text: Array, pair: Array) -> tuple[Array, Array]:
    """Each pair of a text once; the texts come in order, and so are they left.

    >>> [column.tolist() for column in once(np.array([0, 0, 0, 1]), np.array([7, 8, 7, 7]))]
    [[0, 0, 1], [7, 8, 7]]
    """
    if not len(text):
        return text, pair
    # Few texts have a pair twice. Numbers cut so that the text fits before them tell quickly which may.
    bits = int(text[-1]).bit_length()
    key = (text.astype(np.uint64) << np.uint64(64 - bits) if bits else np.zeros(len(text), dtype=np.uint64)) | (
        pair.view(np.uint64) >> np.uint64(bits)
    )
    key.sort()
    twice = key[1:][key[1:] == key[:-1]]
    if not len(twice):
        return text, pair
    doubtful = np.zeros(int(text[-1]) + 1, dtype=bool)
    doubtful[(twice >> np.uint64(64 - bits)).astype(np.int64) if bits else 0] = True
    some = np.flatnonzero(doubtful[text])
    order = some[np.lexsort((some, pair[some], text[some]))]
    again = (text[order][1:] == text[order][:-1]) & (pair[order][1:] == pair[order][:-1])
    kept = np.ones(len(text), dtype=bool)
    kept[order[1:][again]] = False
    return text[kept], pair[kept]


def changes(key: Array) -> Array:
    """Where the values of a sorted array begin."""
    return np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.empty(0, dtype=np.int64)


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
    # Numbers of 16 bits are sorted without being compared.
    low, high = int(key.min()), int(key.max())
    order = np.argsort((key - low).astype(np.uint16) if high - low < 1 << 16 else key, kind="stable")
    key, columns = key[order], tuple(column[order] for column in columns)
    starts: list[int] = changes(key).tolist()
    for start, end in zip(starts, [*starts[1:], len(key)], strict=True):
        yield int(key[start]), pack(*(column[start:end] for column in columns))
