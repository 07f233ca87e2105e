"""Which wordings hold which word pairs, merged with numpy: the same columns, sooner where there are many."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from statements.archive.places import Places


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
