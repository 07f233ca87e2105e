"""Links: the candidate pairs that are verified, and which clusters they and the policy make of the texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.dedup.join import need
from statements.dedup.policy import Policy
from statements.dedup.verify import Link, Thresholds, Verifier
from statements.spark.blobs import Batches, batch, by_key, rows
from statements.spark.components import components
from statements.spark.postings import INFO, Heavy
from statements.spark.store import Store, gathered, made

_SIDES = ("node", "form", "who", "size", "raw")


def verified(
    described: DataFrame, candidates: DataFrame, heavy: Heavy, thresholds: Thresholds, parts: int
) -> DataFrame:
    """The links between candidates: ``small``, ``large``, ``contained``, and ``one``: that one speaker said both."""
    info = described.where(f.col("kind") == INFO).withColumnRenamed("key", "node").select(*_SIDES)
    pairs = candidates
    for side in ("small", "large"):
        sided = info.select(*(f.col(name).alias(side if name == "node" else f"{side}_{name}") for name in _SIDES))
        pairs = pairs.join(sided, side)
    likely = pairs.where("small_who = large_who or small_who = '' or large_who = ''")
    work = partial(_verify, common=heavy.common, thresholds=thresholds)
    return made(
        likely.repartition(parts, "small").sortWithinPartitions("small"),
        work,
        "small bigint, large bigint, contained boolean, one boolean",
    )


def _verify(batches: Batches, common: frozenset[str], thresholds: Thresholds) -> Iterator[pa.RecordBatch]:
    for given in batches:
        columns = {name: given.column(name).to_pylist() for name in given.schema.names}
        told: dict[int, tuple[str, str, int, int]] = {}
        for side in ("small", "large"):
            facts = zip(*(columns[f"{side}_{name}"] for name in _SIDES[1:]), strict=True)
            told.update(zip(columns[side], facts, strict=True))
        # Whatever of a link depends on the order of its texts depends on the order of their numbers alone.
        place = {node: at for at, node in enumerate(sorted(told))}
        forms, said = [told[node][0] for node in place], [told[node][1] or None for node in place]
        verifier = Verifier(forms, thresholds, common=common, speakers=said)
        evidence = [verifier.evidence(at) for at in range(len(forms))]
        links = []
        for a, b in zip(columns["small"], columns["large"], strict=True):
            i, j = place[a], place[b]
            both = len(evidence[i] & evidence[j])
            if both < need(told[a][2], told[a][3]):
                continue
            link = verifier.link(i, j, both, told[a][3], told[b][3])
            if link is not None:
                links.append((a, b, link) if link.small == i else (b, a, link))
        yield batch(
            small=pa.array([a for a, _, _ in links], pa.int64()),
            large=pa.array([b for _, b, _ in links], pa.int64()),
            contained=pa.array([link.relation == "contained" for _, _, link in links], pa.bool_()),
            one=pa.array([said[link.small] == said[link.large] for _, _, link in links], pa.bool_()),
        )


def same_words(nodes: DataFrame) -> DataFrame:
    """The links of a text that nobody is known to have said to the same one of a speaker."""
    nobody = nodes.where("who = ''").select(f.col("node").alias("large"), "form")
    named = nodes.where("who <> ''").select(f.col("node").alias("small"), "form")
    return named.join(nobody, "form").select(
        "small", "large", f.lit(False).alias("contained"), f.lit(False).alias("one")
    )


def decided(nodes: DataFrame, links: DataFrame, hot: DataFrame | None, store: Store, parts: int) -> DataFrame:
    """For each text (``node``) that is not the least of its cluster, that least one (``root``)."""
    near = links.where("one and not contained").select(f.col("small").alias("a"), f.col("large").alias("b"))
    if hot is not None:
        near = near.union(hot.select("node", "root").toDF("a", "b"))
    units = components(near, store.under("near"), parts)
    open_links = links.where("contained or not one")
    for side in ("small", "large"):
        unit = units.toDF(side, f"{side}_root")
        open_links = open_links.join(unit, side, "left").withColumn(f"{side}_unit", f.coalesce(f"{side}_root", side))
    between = store.keep(
        "between", lambda: open_links.select("small", "large", "contained", "small_unit", "large_unit").distinct()
    )
    sets = components(
        between.select(f.col("small_unit").alias("a"), f.col("large_unit").alias("b")), store.under("sets"), parts
    )
    return store.keep("roots", lambda: _ruled(nodes, units, between, sets, parts))


def _ruled(nodes: DataFrame, units: DataFrame, between: DataFrame, sets: DataFrame, parts: int) -> DataFrame:
    """What the policy says of every set of units that any link ties together, apart for each set."""
    roots = sets.select(f.col("root").alias("unit"), f.col("root").alias("key")).distinct()
    tied = sets.select(f.col("node").alias("unit"), f.col("root").alias("key")).union(roots)
    every = nodes.select("node", f.length("form").alias("size"), "who").join(units, "node", "left")
    members = every.select("node", "size", "who", f.coalesce("root", "node").alias("unit"))
    asked = members.join(tied, "unit").select(
        "key", f.lit(False).alias("link"), f.col("node").alias("a"), f.col("unit").alias("b"), "size", "who",
        f.lit(False).alias("contained"),
    )  # fmt: skip
    linked = between.join(tied.toDF("small_unit", "key"), "small_unit").select(
        "key", f.lit(True).alias("link"), f.col("small").alias("a"), f.col("large").alias("b"),
        f.lit(0).alias("size"), f.lit("").alias("who"), "contained",
    )  # fmt: skip
    ruled = made(gathered(asked.unionByName(linked), parts, "key", "link", "a"), _rule, "node bigint, root bigint")
    # Units that no link ties to another are clusters as they are.
    alone = members.join(tied, "unit", "left_anti").where("node <> unit").select("node", f.col("unit").alias("root"))
    return ruled.union(alone)


def _rule(batches: Batches) -> Iterator[pa.RecordBatch]:
    for _, table in by_key(batches):
        kinds, a, b, sizes, who, contained = rows(table, "link", "a", "b", "size", "who", "contained")
        n = kinds.index(True) if True in kinds else len(kinds)
        place = {node: at for at, node in enumerate(a[:n])}
        policy = Policy([range(size) for size in sizes[:n]], [one or None for one in who[:n]])
        for node, unit in zip(a[:n], b[:n], strict=True):
            policy.units.unite(place[node], place[unit])
        for small, large, part in zip(a[n:], b[n:], contained[n:], strict=True):
            policy.add(Link(place[small], place[large], "contained" if part else "near", 1.0, ""))
        labels = policy.labels()
        moved = [at for at, label in enumerate(labels) if label != at]
        yield batch(
            node=pa.array([a[at] for at in moved], pa.int64()),
            root=pa.array([a[labels[at]] for at in moved], pa.int64()),
        )
