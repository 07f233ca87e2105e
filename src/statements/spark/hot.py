"""The many copies of one hot statement: they are gathered around leaders, apart for each statement and speaker."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.dedup.boilerplate import unite_hot
from statements.dedup.join import need
from statements.dedup.keys import shingles
from statements.dedup.policy import Union
from statements.dedup.verify import Thresholds, Verifier
from statements.spark.blobs import Batches, batch, by_key, rows
from statements.spark.components import components
from statements.spark.postings import Heavy
from statements.spark.store import Store, gathered, made


def gathered_hot(nodes: DataFrame, heavy: Heavy, thresholds: Thresholds, store: Store, parts: int) -> DataFrame:
    """The texts of hot statements that meet no other, each with the first text of the set that it was united with."""
    hot = {pair: at for at, pair in enumerate(sorted(heavy.hot))}
    holding = store.keep(
        "hot-texts",
        lambda: made(
            nodes, partial(_holding, hot=hot, common=heavy.common), "node bigint, form string, who string, first bigint"
        ),
    )
    beside = store.keep("hot-pairs", lambda: made(holding, partial(_beside, hot=hot), "a bigint, b bigint").distinct())
    sets = components(beside, store.under("hot-sets"), parts)
    key = f.coalesce(f.col("root"), f.col("first"))
    placed = holding.join(sets.withColumnRenamed("node", "first"), "first", "left")
    keyed = placed.select(f.xxhash64(key, "who").alias("key"), key.alias("set"), "who", "node", "form")
    work = partial(_unite, hot=heavy.hot, common=heavy.common, thresholds=thresholds)
    return made(gathered(keyed, parts, "key", "set", "who", "node"), work, "node bigint, root bigint, gone boolean")


def _beside(batches: Batches, hot: dict[str, int]) -> Iterator[pa.RecordBatch]:
    """The hot pairs that stand in one text, as links of a chain."""
    for given in batches:
        links: set[tuple[int, int]] = set()
        for form in given.column("form").to_pylist():
            mine = [hot[pair] for pair in shingles(form) if pair in hot]
            links.update((max(a, b), min(a, b)) for a, b in pairwise(mine))
        yield batch(a=pa.array([a for a, _ in links], pa.int64()), b=pa.array([b for _, b in links], pa.int64()))


def _holding(batches: Batches, hot: dict[str, int], common: frozenset[str]) -> Iterator[pa.RecordBatch]:
    """The texts that are mostly made of hot pairs, as gathering asks, with one of these."""
    for given in batches:
        kept, first = [], []
        for at, form in enumerate(given.column("form").to_pylist()):
            pairs = shingles(form)
            mine = [pair for pair in pairs if pair in hot]
            if mine and len(mine) >= need(len(mine), sum(pair not in common for pair in pairs)):
                kept.append(at)
                first.append(hot[mine[0]])
        some = given.select(["node", "form", "who"]).take(pa.array(kept, pa.int64()))
        columns = [*some.columns, pa.array(first, pa.int64())]
        yield pa.RecordBatch.from_arrays(columns, ["node", "form", "who", "first"])


def _unite(
    batches: Batches, hot: frozenset[str], common: frozenset[str], thresholds: Thresholds
) -> Iterator[pa.RecordBatch]:
    for _, table in by_key(batches):
        sets, whos, nodes, forms = rows(table, "set", "who", "node", "form")
        groups: dict[tuple[int, str], list[int]] = {}
        for at, which in enumerate(zip(sets, whos, strict=True)):
            groups.setdefault(which, []).append(at)
        for (_, who), places in groups.items():
            yield _united([nodes[at] for at in places], [forms[at] for at in places], who, hot, common, thresholds)


def _united(
    nodes: list[int],
    forms: list[str],
    who: str,
    hot: frozenset[str],
    common: frozenset[str],
    thresholds: Thresholds,
) -> pa.RecordBatch:
    lists: dict[str, list[int]] = {}
    for at, form in enumerate(forms):
        for pair in shingles(form):
            if pair in hot:
                lists.setdefault(pair, []).append(at)
    said = [who or None] * len(forms)
    units = Union(len(forms))
    verifier = Verifier(forms, thresholds, common=common, speakers=said)
    gone = unite_hot(sorted(lists.items()), said, verifier, units)
    told = [at for at in range(len(forms)) if at in gone or units.find(at) != at]
    return batch(
        node=pa.array([nodes[at] for at in told], pa.int64()),
        root=pa.array([nodes[units.find(at)] for at in told], pa.int64()),
        gone=pa.array([at in gone for at in told], pa.bool_()),
    )
