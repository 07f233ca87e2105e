"""From rows to nodes: what was said and by whom, each text once, numbered in the order that one process has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import count
from typing import Any
from zlib import crc32

import pyarrow as pa
from pyspark import TaskContext
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.dedup.keys import normal_form
from statements.dedup.speakers import full_names, joined, name_key
from statements.errors import ModelError
from statements.models import When
from statements.spark.blobs import Batches, rows
from statements.spark.store import Store, made


def full_of(said: DataFrame) -> dict[str, str]:
    """The full names of the bare words that speak; as many as there are such words, however many rows there are."""
    names = said.select(f.explode("names").alias("name")).distinct()
    keys = made(names, _name_keys, "name string, last string").distinct()
    bare = keys.where(~f.col("name").contains(" ")).select(f.col("name").alias("last"))
    found = keys.where(f.col("name").contains(" ")).join(bare, "last").groupBy("last")
    # Of a word that two names end in, the least and the greatest are enough to see that there are two.
    ends = found.agg(f.min("name").alias("least"), f.max("name").alias("most")).collect()
    return full_names({name for row in ends for name in (row["least"], row["most"])})


def _name_keys(batches: Batches) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        keys = [name_key(name) for name in batch.column(0).to_pylist() if name is not None]
        last = [key.rsplit(" ", 1)[-1] for key in keys]
        yield pa.RecordBatch.from_arrays([pa.array(keys, pa.string()), pa.array(last, pa.string())], ["name", "last"])


def spoken(said: DataFrame, full: Mapping[str, str]) -> DataFrame:
    """The rows with one key of their speakers, empty where nobody is known, and a key that orders their dates.

    ``key`` is one of the text and the speakers: tables are joined by it, so that texts seldom travel.
    """
    kind = said.schema["id"].dataType.simpleString()
    schema = f"id {kind}, text string, act string, date string, time string, who string, at string, key binary"

    def work(batches: Batches) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            names, dates, times = rows(batch, "names", "date", "time")
            who = [joined(map(name_key, filter(None, some or ())), full) or "" for some in names]
            at = [order(when_of(*pair)) for pair in zip(dates, times, strict=True)]
            columns = [batch.column(name) for name in ("id", "text", "act", "date", "time")]
            keys = [key_of(*pair) for pair in zip(batch.column("text").to_pylist(), who, strict=True)]
            added = [pa.array(who, pa.string()), pa.array(at, pa.string()), pa.array(keys, pa.binary())]
            names_ = ["id", "text", "act", "date", "time", "who", "at", "key"]
            yield pa.RecordBatch.from_arrays([*columns, *added], names_)

    return made(said, work, schema)


def key_of(text: str, who: str) -> bytes:
    """What tells a text of a speaker from all others, in 16 bytes.

    >>> key_of("We are ready.", "ann lee") == key_of("We are ready.", "")
    False
    """
    return blake2b(f"{len(who)} {who}{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


@lru_cache(maxsize=10_000)
def when_of(date: str | None, time: str | None) -> When:
    """A row's date; unknown where the row has none that can be read.

    >>> when_of("2024-02", None).latest, when_of("soon", None).known
    (datetime.date(2024, 2, 29), False)
    """
    try:
        when = When.parse(date or "")
        return When(
            earliest=when.earliest,
            latest=when.latest,
            month=when.month,
            day=when.day,
            time=dt.time.fromisoformat(time) if time else when.time,
            basis=when.basis,
        )
    except (ModelError, ValueError):
        return When()


@lru_cache(maxsize=10_000)
def order(when: When) -> str:
    """A text by which dates are ordered as they are themselves.

    >>> order(when_of("2024-02", None)) < order(when_of("2024-02-03", None)) < order(When())
    True
    """
    first, last, *more, clock, zoned, basis = when.order
    micro = round(clock / dt.timedelta(microseconds=1)) + 2 * 86_400 * 10**6
    return f"{first} {last} {' '.join(f'{int(part):02}' for part in more)} {micro:018} {int(zoned)} {basis}"


def texts_of(spoken: DataFrame) -> DataFrame:
    """Each text of a speaker once, with its normal form and the first of its rows: by date, then by id."""
    first = f.min(f.struct("at", "id", "date", "time")).alias("first")
    once = (
        spoken.groupBy("key")
        .agg(*(f.any_value(name).alias(name) for name in ("text", "who")), f.count(f.lit(1)).alias("times"), first)
        .select("key", "text", "who", "times", "first.id", "first.date", "first.time")
    )
    kind = once.schema["id"].dataType.simpleString()
    schema = (
        f"key binary, text string, who string, times bigint, id {kind}, date string, time string, "
        "form string, crc bigint, form_key binary"
    )
    return made(once, _formed, schema)


def _formed(batches: Batches) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        forms = [normal_form(text) or f"\0{text}" for text in batch.column("text").to_pylist()]
        crc = [crc32(form.encode("utf-8", "surrogatepass")) for form in forms]
        keys = [key_of(*pair) for pair in zip(forms, batch.column("who").to_pylist(), strict=True)]
        yield pa.RecordBatch.from_arrays(
            [*batch.columns, pa.array(forms, pa.string()), pa.array(crc, pa.int64()), pa.array(keys, pa.binary())],
            [*batch.schema.names, "form", "crc", "form_key"],
        )


def nodes_of(texts: DataFrame, store: Store, parts: int) -> DataFrame:
    """The distinct forms of speakers, numbered in an order that their content fixes and that looks random."""
    by = ("crc", "form", "who")

    def placed() -> DataFrame:
        distinct = texts.groupBy("form_key").agg(*(f.any_value(name).alias(name) for name in by))
        ordered = distinct.repartitionByRange(parts, *by).sortWithinPartitions(*by)
        return made(ordered, _placed, "form string, who string, form_key binary, part int, seq bigint")

    found = store.keep("nodes", placed)
    sizes = {row["part"]: row["count"] for row in found.groupBy("part").count().collect()}
    before, starts = 0, {}
    for part in sorted(sizes):
        starts[part] = before
        before += sizes[part]
    start = f.element_at(f.create_map(*(f.lit(one) for pair in starts.items() for one in pair)), f.col("part"))
    return (
        found.select((start + f.col("seq")).alias("node"), "form", "who", "form_key")
        if starts
        else found.select(f.col("seq").alias("node"), "form", "who", "form_key")
    )


def _placed(batches: Batches) -> Iterator[pa.RecordBatch]:
    """The rows of a partition with its number and their own."""
    context: Any = TaskContext.get()
    seq = count()
    for batch in batches:
        n = batch.num_rows
        part = pa.array([context.partitionId()] * n, pa.int32())
        numbers = pa.array([next(seq) for _ in range(n)], pa.int64())
        kept = ["form", "who", "form_key"]
        yield pa.RecordBatch.from_arrays([*map(batch.column, kept), part, numbers], [*kept, "part", "seq"])
