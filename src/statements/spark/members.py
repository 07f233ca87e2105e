"""From clusters of texts to rows: which row represents, and how each of the others stands to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pyarrow as pa
from attrs import frozen
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as f

from statements.dedup.explain import cannot_be_equal, explained
from statements.dedup.verify import Thresholds, Verifier
from statements.models import When
from statements.spark.blobs import Batches, by_key, rows
from statements.spark.store import Store, gathered, made
from statements.spark.texts import when_of

# A text with more than this share of all rows is joined to them by being sent to all executors.
_SHARE = 200
_SAME = ("exact", 1.0, "same text")


@frozen
class _Told:
    """A row as explaining wants it."""

    id: str
    when: When


def placed(texts: DataFrame, nodes: DataFrame, roots: DataFrame) -> DataFrame:
    """The keys of the texts with their nodes and their clusters (``root``), and how many texts each cluster has."""
    keys = texts.select("key", "form_key", "id", "date", "time")
    numbered = keys.join(nodes.select("node", "form_key"), "form_key").drop("form_key")
    rooted = numbered.join(roots, "node", "left").withColumn("root", f.coalesce("root", "node"))
    return rooted.withColumn("size", f.count(f.lit(1)).over(Window.partitionBy("root")))


def explained_texts(
    placed: DataFrame, texts: DataFrame, common: frozenset[str], thresholds: Thresholds, store: Store, parts: int
) -> DataFrame:
    """For each text of a speaker how its first row stands in its cluster, and how all of its other rows do."""
    kind = placed.schema["id"].dataType.simpleString()
    schema = (
        f"key binary, cluster {kind}, best_date string, best_time string, first {kind}, "
        f"relation string, similarity double, rule string, to {kind}, "
        f"others_relation string, others_similarity double, others_rule string, others_to {kind}"
    )
    sized = store.keep("placed", lambda: placed)
    lone = sized.where("size = 1").select(
        "key", f.col("id").alias("cluster"), f.col("date").alias("best_date"), f.col("time").alias("best_time"),
        f.col("id").alias("first"), f.lit("representative").alias("relation"), f.lit(1.0).alias("similarity"),
        f.lit("the most complete").alias("rule"), f.lit(None).cast(kind).alias("to"),
        *(f.lit(value).alias(f"others_{name}")
          for name, value in zip(("relation", "similarity", "rule"), _SAME, strict=True)),
        f.col("id").alias("others_to"),
    )  # fmt: skip
    some = sized.where("size > 1").join(texts.select("key", "text", "form", "who"), "key")
    several = some.select("root", "id", "node", "form", "who", "text", "date", "time", "key")
    work = partial(_explain, common=common, thresholds=thresholds)
    told = made(gathered(several, parts, "root", "id", "node", "text"), work, schema)
    return store.keep("explained", lambda: lone.unionByName(told))


def _explain(batches: Batches, common: frozenset[str], thresholds: Thresholds) -> Iterator[pa.RecordBatch]:
    for _, table in by_key(batches):
        nodes, forms, whos, texts, dates, times = rows(table, "node", "form", "who", "text", "date", "time")
        ids = table.column("id").combine_chunks()
        form_of = {node: (form, who) for node, form, who in zip(nodes, forms, whos, strict=True)}
        place = {node: at for at, node in enumerate(sorted(form_of))}
        of = [place[node] for node in nodes]
        verifier = Verifier(
            [form_of[node][0] for node in place],
            thresholds,
            common=common,
            speakers=[form_of[node][1] or None for node in place],
        )
        said = [(None, _Told("", when_of(date, time))) for date, time in zip(dates, times, strict=True)]
        (cluster,) = explained(said, texts, of, [0] * len(place), verifier)
        best = cluster.representative.position
        own: list[Any] = [None] * len(texts)
        others: list[Any] = [None] * len(texts)
        for member in cluster.members:
            at, to = member.position, member.to
            own[at] = (to, member.relation, member.similarity, member.rule)
            # A text that is not the first of its words stands to that one, and so do all its rows.
            others[at] = own[at] if to is not None and of[to] == of[at] else (at, *_SAME)
        yield pa.RecordBatch.from_arrays(
            [
                table.column("key").combine_chunks(),
                ids.take(pa.array([best] * len(texts), pa.int64())),
                pa.array([dates[best]] * len(texts), pa.string()),
                pa.array([times[best]] * len(texts), pa.string()),
                ids,
                *_columns(own, ids),
                *_columns(others, ids),
            ],
            [
                *("key", "cluster", "best_date", "best_time", "first"),
                *("relation", "similarity", "rule", "to"),
                *("others_relation", "others_similarity", "others_rule", "others_to"),
            ],
        )


def _columns(told: list[Any], ids: pa.Array) -> list[pa.Array]:
    to, relation, similarity, rule = (list(column) for column in zip(*told, strict=True))
    return [
        pa.array(relation, pa.string()),
        pa.array(similarity, pa.float64()),
        pa.array(rule, pa.string()),
        ids.take(pa.array(to, pa.int64())),
    ]


def members(spoken: DataFrame, told: DataFrame, texts: DataFrame, total: int) -> DataFrame:
    """Every row's place: its cluster, its relation and similarity to which other row, by which rule."""
    many = texts.where(f.col("times") * _SHARE > total).select("key")
    # No more than a few hundred texts can have so many rows, and one of them would be all the work of one task.
    frequent = told.join(f.broadcast(many), "key", "left_semi")
    rare = told.join(f.broadcast(many), "key", "left_anti")
    said = spoken.select("id", "key", "date", "time")
    rest = said.join(f.broadcast(many), "key", "left_anti")
    joined = rest.join(rare, "key").unionByName(said.join(f.broadcast(frequent), "key"))
    own = f.col("id").eqNullSafe(f.col("first"))
    kind = spoken.schema["id"].dataType.simpleString()
    placed = joined.select(
        "id", "cluster",
        *(f.when(own, f.col(name)).otherwise(f.col(f"others_{name}")).alias(name)
          for name in ("relation", "similarity", "rule", "to")),
        "date", "time", "best_date", "best_time",
    )  # fmt: skip
    schema = (
        f"id {kind}, cluster {kind}, relation string, similarity double, rule string, to {kind}, recurrence boolean"
    )
    return made(placed, _recurring, schema)


def _recurring(batches: Batches) -> Iterator[pa.RecordBatch]:
    names = ("id", "cluster", "relation", "similarity", "rule", "to")
    for given in batches:
        dates = zip(*rows(given, "date", "time", "best_date", "best_time"), strict=True)
        again = [cannot_be_equal(when_of(*pair[:2]), when_of(*pair[2:])) for pair in dates]
        yield pa.RecordBatch.from_arrays(
            [*(given.column(name) for name in names), pa.array(again, pa.bool_())], [*names, "recurrence"]
        )
