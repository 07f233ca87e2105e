"""Links: the candidate pairs that are verified, and which clusters they and the policy make of the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.dedup.join import need
from statements.dedup.policy import Policy
from statements.dedup.verify import Link, Thresholds, Verifier
from statements.spark.blobs import Batches, batch, rows, whole_keys
from statements.spark.components import components
from statements.spark.postings import Heavy
from statements.spark.store import Store, gathered, made


def verified(nodes: DataFrame, candidates: DataFrame, heavy: Heavy, thresholds: Thresholds, parts: int) -> DataFrame:
    """The links between candidates: ``small``, ``large``, ``contained``, and ``one``: that one speaker said both."""
    pairs = candidates.repartition(parts, "small").dropDuplicates(["small", "large"])
    texts = nodes.select("node", "form", "who").repartition(parts, "node")
    with_small = pairs.join(texts.toDF("small", "small_form", "small_who"), "small")
    # The same texts, so spread that they need not travel again.
    with_both = with_small.repartition(parts, "large").join(texts.toDF("large", "large_form", "large_who"), "large")
    return made(
        with_both.where("small_who = large_who or small_who = '' or large_who = ''"),
        partial(_verify, common=heavy.common, thresholds=thresholds),
        "small bigint, large bigint, contained boolean, one boolean",
    )


def _verify(batches: Batches, common: frozenset[str], thresholds: Thresholds) -> Iterator[pa.RecordBatch]:
    for given in batches:
        small, large, sizes, small_raw, large_raw = rows(given, "small", "large", "size", "small_raw", "large_raw")
        told: dict[int, tuple[str, str]] = {}
        for name, side in (("small", small), ("large", large)):
            told.update(zip(side, zip(*rows(given, f"{name}_form", f"{name}_who"), strict=True), strict=True))
        # Whatever of a link depends on the order of its texts depends on the order of their numbers alone.
        place = {node: at for at, node in enumerate(sorted(told))}
        forms, said = [told[node][0] for node in place], [told[node][1] or None for node in place]
        verifier = Verifier(forms, thresholds, common=common, speakers=said)
        evidence = [verifier.evidence(at) for at in range(len(forms))]
        links = []
        for a, b, size, raw_a, raw_b in zip(small, large, sizes, small_raw, large_raw, strict=True):
            i, j = place[a], place[b]
            both = len(evidence[i] & evidence[j])
            if both < need(size, raw_a):
                continue
            link = verifier.link(i, j, both, raw_a, raw_b)
            if link is not None:
                links.append((a, b, link) if link.small == i else (b, a, link))
        yield batch(
            small=pa.array([a for a, _, _ in links], pa.int64()),
            large=pa.array([b for _, b, _ in links], pa.int64()),
            contained=pa.array([link.relation == "contained" for _, _, link in links], pa.bool_()),
            one=pa.array([said[link.small] == said[link.large] for _, _, link in links], pa.bool_()),
        )


def same_words(nodes: DataFrame) -> DataFrame:
    """The links of a text of a speaker to the same one that nobody is known to have said."""
    return nodes.where("same is not null").select(
        f.col("node").alias("small"), f.col("same").alias("large"),
        f.lit(False).alias("contained"), f.lit(False).alias("one"),
    )  # fmt: skip


def decided(nodes: DataFrame, links: DataFrame, hot: DataFrame | None, store: Store, parts: int) -> DataFrame:
    """For each text (``node``) that is not alone in its cluster, the least one there (``root``)."""
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
    tied = sets.toDF("unit", "key")
    placed = tied.join(units.toDF("node", "unit"), "unit", "left").withColumn("node", f.coalesce("node", "unit"))
    asked = placed.join(nodes.select("node", "size", "who"), "node").select(
        "key", f.lit(False).alias("link"), f.col("node").alias("a"), f.col("unit").alias("b"), "size", "who",
        f.lit(False).alias("contained"),
    )  # fmt: skip
    linked = between.join(tied.toDF("small_unit", "key"), "small_unit").select(
        "key", f.lit(True).alias("link"), f.col("small").alias("a"), f.col("large").alias("b"),
        f.lit(0).alias("size"), f.lit("").alias("who"), "contained",
    )  # fmt: skip
    ruled = made(gathered(asked.unionByName(linked), parts, "key", "link", "a"), _rule, "node bigint, root bigint")
    # Units that no link ties to another are clusters as they are.
    return ruled.union(units.join(tied.select(f.col("unit").alias("root")), "root", "left_anti").select("node", "root"))


def _rule(batches: Batches) -> Iterator[pa.RecordBatch]:
    for table in whole_keys(batches):
        links, a, b, sizes, who, contained = rows(table, "link", "a", "b", "size", "who", "contained")
        texts, ties = [at for at, link in enumerate(links) if not link], [at for at, link in enumerate(links) if link]
        # Sets have nothing to do with one another: several can be ruled at once, each text having its place by number.
        texts.sort(key=a.__getitem__)
        place = {a[at]: number for number, at in enumerate(texts)}
        policy = Policy([range(sizes[at]) for at in texts], [who[at] or None for at in texts])
        for at in texts:
            policy.units.unite(place[a[at]], place[b[at]])
        for at in ties:
            policy.add(Link(place[a[at]], place[b[at]], "contained" if contained[at] else "near", 1.0, ""))
        labels = policy.labels()
        many = Counter(labels)
        some = [(a[texts[at]], a[texts[label]]) for at, label in enumerate(labels) if many[label] > 1]
        yield batch(
            node=pa.array([node for node, _ in some], pa.int64()), root=pa.array([root for _, root in some], pa.int64())
        )
