"""From rows to nodes: what was said and by whom, each text once, numbered in the order that one process has."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from hashlib import blake2b
from typing import Any
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.dedup.keys import normal_form
from statements.dedup.speakers import full_names, joined, name_key
from statements.errors import ModelError
from statements.models import When
from statements.spark.blobs import Batches, batch, rows, whole_keys
from statements.spark.store import made


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
    for given in batches:
        keys = [name_key(name) for name in given.column(0).to_pylist() if name is not None]
        last = [key.rsplit(" ", 1)[-1] for key in keys]
        yield pa.RecordBatch.from_arrays([pa.array(keys, pa.string()), pa.array(last, pa.string())], ["name", "last"])


def spoken(said: DataFrame, full: Mapping[str, str]) -> DataFrame:
    """The rows with a key of their text and speakers, by which they find what is told of these; and the texts.

    Rows have no ``times``. A text stands once in each batch of rows, with how many ``times`` it is there, with its
    normal form, with one key of its speakers (``who``, empty where nobody is known), and with the first of its rows by
    date (``at`` orders dates) and id.
    """
    kind = said.schema["id"].dataType.simpleString()
    schema = (
        f"id {kind}, act string, date string, time string, key binary, "
        "text string, who string, at string, form string, crc bigint, times bigint"
    )
    return made(said, partial(_spoken, full=full), schema)


def _spoken(batches: Batches, full: Mapping[str, str]) -> Iterator[pa.RecordBatch]:
    for given in batches:
        names, dates, times, acts, texts = rows(given, "names", "date", "time", "act", "text")
        who = [joined(map(name_key, filter(None, some or ())), full) or "" for some in names]
        at = [order(when_of(*pair)) for pair in zip(dates, times, strict=True)]
        keys = [key_of(*pair) for pair in zip(texts, who, strict=True)]
        first: dict[tuple[str, bytes], int] = {}
        many: Counter[tuple[str, bytes]] = Counter()
        for place, said in enumerate(zip(acts, keys, strict=True)):
            many[said] += 1
            found = first.setdefault(said, place)
            if found != place and (at[place], _rank(given, place)) < (at[found], _rank(given, found)):
                first[said] = place
        yield _batch(given, keys)
        some = list(first.values())
        forms = [normal_form(texts[place]) or f"\0{texts[place]}" for place in some]
        yield _batch(
            given.take(pa.array(some, pa.int64())),
            [keys[place] for place in some],
            [texts[place] for place in some],
            [who[place] for place in some],
            [at[place] for place in some],
            forms,
            [crc32(form.encode("utf-8", "surrogatepass")) for form in forms],
            list(many.values()),
        )


def _batch(given: pa.RecordBatch, keys: list[bytes], *told: list[Any]) -> pa.RecordBatch:
    kinds = [pa.string(), pa.string(), pa.string(), pa.string(), pa.int64(), pa.int64()]
    more = [pa.array(values, kind) for values, kind in zip(told, kinds, strict=True)] if told else []
    return pa.RecordBatch.from_arrays(
        [*map(given.column, ("id", "act", "date", "time")), pa.array(keys, pa.binary())]
        + (more or [pa.nulls(given.num_rows, kind) for kind in kinds]),
        ["id", "act", "date", "time", "key", "text", "who", "at", "form", "crc", "times"],
    )


def _rank(given: pa.RecordBatch, place: int) -> Any:
    """A row's id as data frames order it."""
    return _ordered(given.column("id")[place].as_py())


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(map(_ordered, value.values()))
    return (value is not None, value)


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


def numbered(spoken: DataFrame, parts: int) -> DataFrame:
    """Each text of a speaker once, with the first of its rows and how many ``times`` it was said.

    ``node`` is a number of the normal form and the speakers, by which these have the order of one process, which their
    content fixes and which looks random. The first text of a node has the node's ``form`` and its ``size``, and in
    ``same`` the node of the same words of which nobody knows who said them; each has in ``alike`` how many texts its
    node has.
    """
    kind = spoken.schema["id"].dataType.simpleString()
    # Spark throws buckets into partitions by a hash: of many the partitions hold about as much.
    buckets = 16 * parts
    texts = spoken.where("times is not null").select(
        "crc", "form", "who", "key", "at", "id",
        f.floor(f.col("crc") * buckets / (1 << 32)).alias("bucket"), "date", "time", "times", "text",
    )  # fmt: skip
    by = ("crc", "form", "who", "key", "at", "id")
    # Whoever sorts by these has the buckets in order, too; the checksum alone decides nearly always.
    ordered = texts.repartition(parts, "bucket").sortWithinPartitions(*by)
    schema = (
        f"node bigint, key binary, id {kind}, date string, time string, times bigint, who string, text string, "
        "form string, size int, same bigint, alike int"
    )
    return made(ordered, _numbered, schema)


def _numbered(batches: Batches) -> Iterator[pa.RecordBatch]:
    last, next_ = -1, 0
    for table in whole_keys(batches):
        crcs, forms, whos, keys, buckets, times = rows(table, "crc", "form", "who", "key", "bucket", "times")
        node: list[int] = []
        same: list[int | None] = []
        begin: list[int] = []  # where each text's rows begin
        nobody: int | None = None
        for at, (crc, form, who, key, bucket) in enumerate(zip(crcs, forms, whos, keys, buckets, strict=True)):
            if at and key == keys[at - 1]:
                continue
            if bucket != last:
                last, next_ = bucket, bucket << 32
            begin.append(at)
            if at and form == forms[at - 1] and crc == crcs[at - 1]:
                if who == whos[at - 1]:
                    node.append(node[-1])
                    same.append(None)
                    continue
            else:
                nobody = None if who else next_
            node.append(next_)
            same.append(nobody if who else None)
            next_ += 1
        nodes, starts = np.array(node, dtype=np.int64), np.array(begin, dtype=np.int64)
        fresh = np.concatenate(([True], nodes[1:] != nodes[:-1]))
        alike = np.diff(np.append(np.flatnonzero(fresh), len(nodes)))
        first = table.take(pa.array(starts)).combine_chunks().to_batches()[0]
        new = pa.array(fresh)
        form = pc.if_else(new, first.column("form"), pa.scalar(None, pa.string()))
        yield batch(
            node=pa.array(nodes),
            **{name: first.column(name) for name in ("key", "id", "date", "time")},
            times=pa.array(np.add.reduceat(np.array(times, dtype=np.int64), starts)),
            who=first.column("who"),
            text=first.column("text"),
            form=form,
            size=pa.array([len(one) if one is not None else None for one in form.to_pylist()], pa.int32()),
            same=pa.array(same, pa.int64()),
            alike=pa.array(np.repeat(alike, alike).astype(np.int32)),
        )


def nodes_of(texts: DataFrame) -> DataFrame:
    """The forms of speakers, each once."""
    return texts.where("size is not null").select("node", "form", "who", "size", "same")
