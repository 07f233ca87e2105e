"""The rooms of deduplication over a data frame: the steps of one process, each in parts, each kept."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as f
from pyspark.sql.types import ArrayType

from statements.dedup.boilerplate import cut
from statements.dedup.verify import Thresholds
from statements.errors import StatementsError
from statements.spark.hot import gathered_hot
from statements.spark.links import decided, same_words, verified
from statements.spark.meetings import candidates
from statements.spark.members import explained_texts, members
from statements.spark.postings import counted, described, heavy_of
from statements.spark.store import Store
from statements.spark.texts import full_of, nodes_of, numbered, spoken

# So many texts a partition, and so many buckets of word pairs: some MB each.
_TEXTS, _BUCKETS = 100_000, 4
_ACTS = 100


def said_of(df: DataFrame, columns: dict[str, str]) -> DataFrame:
    """The columns that count, by their names here; what a frame has not is null.

    Raises :class:`StatementsError` where it has no id or no text.
    """
    found = {name: column for name, column in columns.items() if column in df.columns}
    for name in ("id", "text"):
        if name not in found:
            raise StatementsError(f"the data frame has no column {columns[name]!r} to be the {name} of a statement")
    out = {name: f.col(f"`{column}`") for name, column in found.items()}
    for name in ("act", "date", "time", "names"):
        out.setdefault(name, f.lit(None))
    if "names" in found and not isinstance(df.schema[found["names"]].dataType, ArrayType):
        out["names"] = f.array_compact(f.array(out["names"].cast("string")))
    casts = {"text": "string", "names": "array<string>", "act": "string", "date": "string", "time": "string"}
    return df.select(*(column.cast(casts[name]).alias(name) if name in casts else column.alias(name)
                       for name, column in out.items())).where("text is not null")  # fmt: skip


def clustered(said: DataFrame, thresholds: Thresholds, store: Store, parts: int | None) -> DataFrame:
    """Every row's place among the rows of its act."""
    full = full_of(said)
    told = store.keep("spoken", lambda: spoken(said.fillna("assert", ["act"]), full))
    acts = told.where("times is null").groupBy("act").count()
    counts = {row["act"]: row["count"] for row in acts.limit(_ACTS + 1).collect()}
    if len(counts) > _ACTS:
        raise StatementsError(f"there are more than {_ACTS} acts: is it the right column?")
    out = None
    for number, act in enumerate(sorted(counts)):
        of_act = told.where(f.col("act") == act)
        found = _of_act(of_act, counts[act], thresholds, store.under(f"act-{number}"), parts)
        out = found if out is None else out.unionByName(found)
    return out if out is not None else _of_act(told, 0, thresholds, store.under("none"), parts)


def _of_act(said: DataFrame, total: int, thresholds: Thresholds, store: Store, parts: int | None) -> DataFrame:
    width = parts or max(said.sparkSession.sparkContext.defaultParallelism, total // _TEXTS + 1)
    texts = store.keep("texts", lambda: numbered(said, width))
    nodes = nodes_of(texts)
    n = nodes.count()
    buckets = _BUCKETS * max(width, n // _TEXTS + 1)
    counts = store.keep("counts", lambda: counted(nodes, cut(n), buckets, width))
    heavy = heavy_of(counts, nodes, thresholds)
    hot = gone = None
    if heavy.hot:
        hot = store.keep("hot", lambda: gathered_hot(nodes, heavy, thresholds, store, width))
        gone = hot.where("gone")
    described_ = store.keep("described", lambda: described(counts, gone, heavy, buckets, width))
    pairs = store.keep("candidates", lambda: candidates(described_, width))
    links = store.keep("links", lambda: verified(nodes, pairs, heavy, thresholds, width).unionByName(same_words(nodes)))
    roots = decided(nodes, links, hot, store, width)
    told = store.keep("explained", lambda: explained_texts(texts, roots, heavy.common, thresholds, width))
    return members(said, told, texts, total)
