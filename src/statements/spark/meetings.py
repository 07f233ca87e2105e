"""Candidate pairs: in each bucket of word pairs, the texts that seek meet those behind them that may share enough."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame

from statements.spark.blobs import Array, Batches, batch, by_key, changes, unpacked
from statements.spark.postings import SIGNATURE, need
from statements.spark.store import gathered, made

# So many meetings are looked at at once.
_CHUNK = 2_000_000


def candidates(described: DataFrame, parts: int) -> DataFrame:
    """Pairs of texts that a count may show to share enough: all that do are among them, some more than once.

    Each comes with how many pairs of the smaller one recur and are evidence (``size``), and with the ``raw`` of both.
    """
    return made(
        gathered(described, parts, "key"),
        _meet,
        "small bigint, large bigint, size int, small_raw int, large_raw int",
    )


def _meet(batches: Batches) -> Iterator[pa.RecordBatch]:
    for _, table in by_key(batches):
        small, large, mine, other = met(*unpacked(table.column("data").to_pylist(), 3 + SIGNATURE))
        yield batch(
            small=pa.array(small, pa.int64()),
            large=pa.array(large, pa.int64()),
            size=pa.array(mine >> 32, pa.int32()),
            small_raw=pa.array(mine & 0xFFFFFFFF, pa.int32()),
            large_raw=pa.array(other & 0xFFFFFFFF, pa.int32()),
        )


def met(pair: Array, flagged: Array, sizes: Array, *signatures: Array) -> tuple[Array, Array, Array, Array]:
    """The pairs of texts that meet in a list of some word pair, where signatures allow them: the smaller texts, the
    larger ones, the sizes of both."""
    node, first, text = np.unique(flagged >> 1, return_index=True, return_inverse=True)
    order = np.lexsort((node, sizes[first]))
    rank = np.empty(len(node), dtype=np.int64)
    rank[order] = np.arange(len(node))
    first = first[order]
    node, sizes, bits = node[order], sizes[first], [some[first].view(np.uint64) for some in signatures]
    many = max(1, len(node))
    # The texts of each word pair in their order, with whether they seek there: one number each.
    word = np.unique(pair, return_inverse=True)[1]
    key = (word * many + rank[text]) * 2 + (flagged & 1)
    key.sort()
    seeking = np.flatnonzero(key & 1)
    key >>= 1
    word = key // many
    text = key - word * many
    starts = changes(word)
    ends = np.append(starts[1:], len(word))[word] if len(word) else word
    behind = ends[seeking] - seeking - 1
    seeking, behind = seeking[behind > 0], behind[behind > 0]
    least = need(sizes >> 32, sizes & 0xFFFFFFFF)
    may_miss = (sizes >> 32) - least
    cost = np.cumsum(behind)
    found = [np.empty(0, dtype=np.int64)]
    low = 0
    while low < len(seeking):
        done = int(cost[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(cost, done + _CHUNK, side="right")))
        few = behind[low:high]
        at = np.repeat(seeking[low:high], few)
        b = text[at + 1 + np.arange(len(at)) - np.repeat(np.cumsum(few) - few, few)]
        a = text[at]
        missing = np.zeros(len(a), dtype=np.int64)
        for some in bits:
            # What is missing already need not be counted further.
            missing += np.bitwise_count(some[a] & ~some[b])
            may = missing <= may_miss[a]
            a, b, missing = a[may], b[may], missing[may]
        found.append(np.unique(a * many + b))
        low = high
    a, b = np.divmod(np.unique(np.concatenate(found)), many)
    return node[a], node[b], sizes[a], sizes[b]
