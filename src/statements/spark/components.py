"""Connected components: which nodes links make one, each set named by the least of its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import numpy as np
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.spark.blobs import Batches, batch
from statements.spark.store import Store, made

SMALL = 2_000_000
"""So many links are joined by one task; more by rounds, in which every node learns of ever smaller ones."""


def components(links: DataFrame, store: Store, parts: int, *, small: int = SMALL) -> DataFrame:
    """For each node (``node``) of the links (``a``, ``b``) the least one of its set (``root``), also for that one.

    The links are read more than once.
    """
    edges = links.where("a <> b").select(f.greatest("a", "b").alias("a"), f.least("a", "b").alias("b"))
    if edges.count() <= small:
        return store.keep("sets", lambda: made(edges.coalesce(1), _joined, "node bigint, root bigint"))
    edges, before = edges.distinct(), None
    for round in count():
        edges = _round(edges, store, round, parts)
        after = edges.agg(f.count(f.lit(1)), f.sum(f.pmod(f.xxhash64("a", "b"), f.lit(1 << 40)))).first()
        if after == before:
            sets = edges.toDF("node", "root")
            return sets.union(sets.select("root", "root").distinct())
        before = after
    raise AssertionError("rounds end")


def _round(edges: DataFrame, store: Store, round: int, parts: int) -> DataFrame:
    """Large star, then small star: every node's larger neighbours, then its smaller ones, are tied to its least."""

    def large() -> DataFrame:
        both = edges.union(edges.select(f.col("b"), f.col("a"))).toDF("a", "b").repartition(parts, "a")
        least = both.groupBy("a").agg(f.least(f.min("b"), f.col("a")).alias("m"))
        return both.where("b > a").join(least, "a").select(f.col("b").alias("a"), f.col("m").alias("b")).distinct()

    wide = store.keep(f"large-{round}", large)

    def small() -> DataFrame:
        least = wide.groupBy("a").agg(f.min("b").alias("m"))
        tied = wide.join(least, "a").where("b <> m").select(f.col("b").alias("a"), f.col("m").alias("b"))
        return tied.union(least.toDF("a", "b")).distinct()

    return store.keep(f"small-{round}", small)


def _joined(batches: Batches) -> Iterator[pa.RecordBatch]:
    ends = [np.empty((2, 0), dtype=np.int64)]
    for given in batches:
        ends.append(np.stack([given.column(at).to_numpy(zero_copy_only=False) for at in (0, 1)]))
    edges = np.concatenate(ends, axis=1)
    names, places = np.unique(edges, return_inverse=True)
    root = list(range(len(names)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = i = root[root[i]]
        return i

    for a, b in places.reshape(2, -1).T.tolist():
        a, b = find(a), find(b)
        if a != b:
            root[max(a, b)] = min(a, b)
    sets = np.array([find(i) for i in range(len(names))], dtype=np.int64)
    yield batch(node=pa.array(names, pa.int64()), root=pa.array(names[sets], pa.int64()))
