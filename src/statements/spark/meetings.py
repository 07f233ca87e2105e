"""Candidate pairs: in each bucket of word pairs, the texts that seek meet those behind them that may share enough."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.spark.blobs import Array, Batches, batch, by_key, once, unpacked
from statements.spark.postings import POSTINGS, need
from statements.spark.store import gathered, made

# So many meetings are looked at at once.
_CHUNK = 2_000_000


def candidates(described: DataFrame, parts: int) -> DataFrame:
    """Pairs of texts that a count may show to share enough, each once: all that do are among them."""
    postings = described.where(f.col("kind") == POSTINGS).select("key", "data")
    return made(gathered(postings, parts, "key"), _meet, "small bigint, large bigint").distinct()


def _meet(batches: Batches) -> Iterator[pa.RecordBatch]:
    for _, table in by_key(batches):
        small, large = met(*unpacked(table.column("data").to_pylist(), 5))
        yield batch(small=pa.array(small, pa.int64()), large=pa.array(large, pa.int64()))


def met(pair: Array, flagged: Array, sizes: Array, one: Array, other: Array) -> tuple[Array, Array]:
    """The pairs of texts that meet in a list of some word pair, the smaller one first, where signatures allow them."""
    order = np.lexsort((flagged, sizes, pair))
    pair, flagged, sizes, one, other = (column[order] for column in (pair, flagged, sizes, one, other))
    starts = np.flatnonzero(np.diff(pair, prepend=pair[:1] - 1))
    counts = np.diff(np.append(starts, len(pair)))
    ends = np.repeat(starts + counts, counts)
    one, other = one.view(np.uint64), other.view(np.uint64)
    node, size, raw = flagged >> 1, sizes >> 32, sizes & 0xFFFFFFFF
    least = need(size, raw)
    seeking = np.flatnonzero(flagged & 1)
    behind = ends[seeking] - seeking - 1
    seeking, behind = seeking[behind > 0], behind[behind > 0]
    cost = np.cumsum(behind)
    small, large = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    low = 0
    while low < len(seeking):
        done = int(cost[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(cost, done + _CHUNK, side="right")))
        few = behind[low:high]
        a = np.repeat(seeking[low:high], few)
        b = a + 1 + np.arange(len(a)) - np.repeat(np.cumsum(few) - few, few)
        missing = np.bitwise_count(one[a] & ~one[b]) + np.bitwise_count(other[a] & ~other[b])
        may = size[a] - missing >= least[a]
        first, second = once(node[a[may]], node[b[may]])
        small.append(first)
        large.append(second)
        low = high
    return once(np.concatenate(small), np.concatenate(large))
