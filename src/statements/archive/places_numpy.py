"""Which wordings hold which word pairs, merged and read with numpy: the same columns, sooner where there are many."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from statements.archive.places import Places, unpacked


def merged(some: Sequence[Places]) -> Places:
    """All of some in one, whose keys need not be in order; of a key that is in several, the wordings of the first come
    first."""
    some = [places for places in some if places.keys]
    keys = np.concatenate([np.frombuffer(places.keys, dtype=np.uint64) for places in some])
    counts = np.concatenate([np.frombuffer(places.counts, dtype=np.uint32) for places in some]).astype(np.int64)
    wordings = np.concatenate([np.frombuffer(places.wordings, dtype=np.uint32) for places in some])
    order = np.argsort(keys, kind="stable")
    starts = (np.cumsum(counts) - counts)[order]
    keys, counts = keys[order], counts[order]
    ends = np.cumsum(counts)
    wordings = wordings[np.repeat(starts - ends + counts, counts) + np.arange(ends[-1])]
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    counts = np.add.reduceat(counts, first).astype(np.uint32)
    return Places(array("Q", keys[first].tobytes()), array("I", counts.tobytes()), array("I", wordings.tobytes()))


def looked_up(blocks: Sequence[tuple[bytes, Sequence[int]]]) -> Iterator[tuple[int, array[int]]]:
    """Of blocks in order, each with the keys that may be there, those that are, each with the wordings that hold it."""
    held = Places(array("Q"), array("I"), array("I"))
    for data, _ in blocks:
        for whole, more in zip(held, unpacked(data), strict=True):
            whole.extend(more)
    keys, counts = np.frombuffer(held.keys, dtype=np.uint64), np.frombuffer(held.counts, dtype=np.uint32)
    asked = np.array(list(chain.from_iterable(wanted for _, wanted in blocks)), dtype=np.uint64)
    where = np.minimum(keys.searchsorted(asked), len(keys) - 1)
    there = keys[where] == asked
    where = where[there]
    ends = counts.cumsum(dtype=np.int64)[where]
    places = map(slice, (ends - counts[where]).tolist(), ends.tolist())
    return zip(asked[there].tolist(), map(held.wordings.__getitem__, places), strict=True)
