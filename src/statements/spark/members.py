"""From clusters of texts to rows: which row represents, and how each of the others stands to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pyarrow as pa
from attrs import frozen
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as f

from statements.dedup.explain import cannot_be_equal, explained
from statements.dedup.verify import Thresholds, Verifier
from statements.models import When
from statements.spark.blobs import Batches, rows, whole_keys
from statements.spark.store import gathered, made
from statements.spark.texts import when_of

# A text with more than this share of all rows is joined to them by being sent to all executors.
_SHARE = 200
_SAME = ("exact", 1.0, "same text")


@frozen
class _Told:
    """A row as explaining wants it."""

    id: str
    when: When


def explained_texts(
    texts: DataFrame, roots: DataFrame, common: frozenset[str], thresholds: Thresholds, parts: int
) -> DataFrame:
    """For each text of a speaker how its first row stands in its cluster, and how all of its other rows do.

    A text that is said once and is alone in its cluster is not told of.
    """
    kind = texts.schema["id"].dataType.simpleString()
    schema = (
        f"key binary, cluster {kind}, best_date string, best_time string, first {kind}, "
        f"relation string, similarity double, rule string, to {kind}, "
        f"others_relation string, others_similarity double, others_rule string, others_to {kind}"
    )
    rooted = texts.join(roots, "node", "left")
    lone = rooted.where("root is null and alike = 1 and times > 1").select(
        "key", f.col("id").alias("cluster"), f.col("date").alias("best_date"), f.col("time").alias("best_time"),
        f.col("id").alias("first"), *_alone(kind),
        *(f.lit(value).alias(f"others_{name}")
          for name, value in zip(("relation", "similarity", "rule"), _SAME, strict=True)),
        f.col("id").alias("others_to"),
    )  # fmt: skip
    several = rooted.where("root is not null or alike > 1").select(
        f.coalesce("root", "node").alias("root"), "id", "node", "form", "who", "text", "date", "time", "key"
    )
    work = partial(_explain, common=common, thresholds=thresholds)
    return lone.unionByName(made(gathered(several, parts, "root", "id", "node", "text"), work, schema))


def _alone(kind: str) -> list[Column]:
    """How the first row of a text stands that has no like."""
    told = {"relation": "representative", "similarity": 1.0, "rule": "the most complete"}
    return [*(f.lit(value).alias(name) for name, value in told.items()), f.lit(None).cast(kind).alias("to")]


def _explain(batches: Batches, common: frozenset[str], thresholds: Thresholds) -> Iterator[pa.RecordBatch]:
    for table in whole_keys(batches, rows=2000):
        roots, nodes, forms, whos, texts, dates, times = rows(
            table, "root", "node", "form", "who", "text", "date", "time"
        )
        ids = table.column("id").combine_chunks()
        # Only the first text of a node brings its form.
        form_of = {node: form for node, form in zip(nodes, forms, strict=True) if form is not None}
        place = {node: at for at, node in enumerate(sorted(form_of))}
        of = [place[node] for node in nodes]
        said_by, labels = dict(zip(nodes, whos, strict=True)), dict(zip(nodes, roots, strict=True))
        verifier = Verifier(
            [form_of[node] for node in place],
            thresholds,
            common=common,
            speakers=[said_by[node] or None for node in place],
        )
        said = [(None, _Told("", when_of(date, time))) for date, time in zip(dates, times, strict=True)]
        own: list[Any] = [None] * len(texts)
        others: list[Any] = [None] * len(texts)
        best = [0] * len(texts)
        for cluster in explained(said, texts, of, [labels[node] for node in place], verifier):
            for member in cluster.members:
                at, to = member.position, member.to
                best[at] = cluster.representative.position
                own[at] = (to, member.relation, member.similarity, member.rule)
                # A text that is not the first of its words stands to that one, and so do all its rows.
                others[at] = own[at] if to is not None and of[to] == of[at] else (at, *_SAME)
        yield pa.RecordBatch.from_arrays(
            [
                table.column("key").combine_chunks(),
                ids.take(pa.array(best, pa.int64())),
                pa.array([dates[at] for at in best], pa.string()),
                pa.array([times[at] for at in best], pa.string()),
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
    many = texts.where((f.col("times") > 1) & (f.col("times") * _SHARE > total)).select("key")
    # No more than a few hundred texts can have so many rows, and one of them would be all the work of one task.
    frequent = told.join(f.broadcast(many), "key", "left_semi")
    said = spoken.where("times is null").select("id", "key", "date", "time")
    rest = said.join(f.broadcast(many), "key", "left_anti")
    joined = rest.join(told, "key", "left").unionByName(said.join(f.broadcast(frequent), "key"))
    own = f.col("id").eqNullSafe(f.col("first"))
    kind = spoken.schema["id"].dataType.simpleString()
    alone = f.col("first").isNull()
    placed = joined.select(
        "id", f.coalesce("cluster", "id").alias("cluster"),
        *(f.when(alone, value).when(own, f.col(name)).otherwise(f.col(f"others_{name}")).alias(name)
          for name, value in zip(("relation", "similarity", "rule", "to"), _alone(kind), strict=True)),
        "date", "time",
        *(f.when(alone, f.col(name)).otherwise(f.col(f"best_{name}")).alias(f"best_{name}")
          for name in ("date", "time")),
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
