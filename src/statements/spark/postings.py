"""Which texts hold which word pairs: how many hold each, what is boilerplate, and every text's own pairs by rarity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pyarrow as pa
from attrs import frozen
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.dedup.boilerplate import HOT, SAMPLE, common_pairs
from statements.dedup.join import SHARE
from statements.dedup.keys import shingles
from statements.dedup.verify import Thresholds
from statements.spark.blobs import (
    Array,
    Batches,
    Hashes,
    batch,
    by_key,
    pack,
    parted,
    rows,
    scrambled,
    unpack,
    unpacked,
)
from statements.spark.store import gathered, made

BLOCK = 10_000
"""So many texts are described at once."""

SALT = 4096
"""A word pair in more texts than this is met in parts, each of which has all texts and some of those that seek."""

LIGHT, HEAVY = 0, 1
_COUNTED = "key bigint, kind int, df bigint, data binary"
_DESCRIBED = "key bigint, kind int, form string, who string, size bigint, raw bigint, data binary"
INFO, POSTINGS = 0, 1


@frozen
class Heavy:
    """Word pairs that stand in many texts: those that are no evidence, and the numbers and counts of the others."""

    common: frozenset[str]
    numbers: frozenset[int]
    kept: dict[int, int]
    hot: frozenset[str]


def counted(nodes: DataFrame, cut: int, buckets: int, parts: int) -> DataFrame:
    """For each block of texts the word pairs that recur, with how many texts hold each; and the heavy pairs.

    Of these the first texts are given, which are a sample.
    """
    spread = made(nodes.select("node", "form"), partial(_spread, buckets=buckets), "key bigint, data binary")
    return made(gathered(spread, parts, "key"), partial(_count, cut=cut), _COUNTED)


def _spread(batches: Batches, buckets: int) -> Iterator[pa.RecordBatch]:
    hashes = Hashes()
    for given in batches:
        text, pair = hashes.of(given.column("form").to_pylist())
        node = given.column("node").to_numpy(zero_copy_only=False)
        found = list(parted(bucket(pair, buckets), pair, node[text]))
        yield batch(key=pa.array([key for key, _ in found], pa.int64()), data=_bytes(data for _, data in found))


def bucket(pair: Array, buckets: int) -> Array:
    """Which bucket a pair is in."""
    return (pair.view(np.uint64) % np.uint64(buckets)).astype(np.int64)


def _bytes(blobs: Iterator[bytes]) -> pa.Array:
    return pa.array(list(blobs), pa.binary())


def _count(batches: Batches, cut: int) -> Iterator[pa.RecordBatch]:
    for _, table in by_key(batches):
        pair, node = unpacked(table.column("data").to_pylist(), 2)
        order = np.lexsort((node, pair))
        pair, node = pair[order], node[order]
        starts = np.flatnonzero(np.diff(pair, prepend=pair[:1] - 1))
        df = np.diff(np.append(starts, len(pair)))
        many = np.flatnonzero(df > cut)
        heads = [pack(node[starts[k] : starts[k] + min(df[k], 2 * SAMPLE)]) for k in many]
        yield batch(
            key=pa.array(pair[starts[many]], pa.int64()),
            kind=pa.array([HEAVY] * len(many), pa.int32()),
            df=pa.array(df[many], pa.int64()),
            data=_bytes(iter(heads)),
        )
        light = np.repeat((df >= 2) & (df <= cut), df)
        node, pair, each = node[light], pair[light], np.repeat(df, df)[light]
        blocks = list(parted(node // BLOCK, node, pair, each))
        yield batch(
            key=pa.array([key for key, _ in blocks], pa.int64()),
            kind=pa.array([LIGHT] * len(blocks), pa.int32()),
            df=pa.array([0] * len(blocks), pa.int64()),
            data=_bytes(data for _, data in blocks),
        )


def heavy_of(counts: DataFrame, nodes: DataFrame, thresholds: Thresholds, parts: int) -> Heavy:
    """The heavy word pairs; there are never more of them than some hundred times the pairs of a text."""
    many = counts.where(f.col("kind") == HEAVY)
    sampled = made(many, _sampled, "key bigint, df bigint, node bigint").join(nodes.select("node", "form"), "node")
    spread = sampled.select((f.pmod("key", f.lit(4 * parts))).alias("part"), f.col("key").alias("pair"), "*")
    judged = made(
        gathered(spread.drop("key"), parts, "part", "pair", "node"),
        partial(_judged, thresholds=thresholds),
        "word_pair string, number bigint, df bigint, common boolean",
    ).collect()
    return Heavy(
        common=frozenset(row["word_pair"] for row in judged if row["common"]),
        numbers=frozenset(row["number"] for row in judged if row["common"]),
        kept={row["number"]: row["df"] for row in judged if not row["common"]},
        hot=frozenset(row["word_pair"] for row in judged if not row["common"] and row["df"] > HOT),
    )


def _sampled(batches: Batches) -> Iterator[pa.RecordBatch]:
    for given in batches:
        keys, dfs, data = rows(given, "key", "df", "data")
        heads = [unpack(blob, 1)[0] for blob in data]
        sizes = [len(head) for head in heads]
        yield batch(
            key=pa.array(np.repeat(np.array(keys, dtype=np.int64), sizes)),
            df=pa.array(np.repeat(np.array(dfs, dtype=np.int64), sizes)),
            node=pa.array(np.concatenate([np.empty(0, dtype=np.int64), *heads])),
        )


def _judged(batches: Batches, thresholds: Thresholds) -> Iterator[pa.RecordBatch]:
    hashes = Hashes()
    for _, table in by_key(batches):
        pairs, dfs, nodes, found = rows(table, "pair", "df", "node", "form")
        form_of = dict(zip(nodes, found, strict=True))
        place = {node: at for at, node in enumerate(sorted(form_of))}
        forms = [form_of[node] for node in place]
        texts: dict[int, list[int]] = {}
        for pair, node in zip(pairs, nodes, strict=True):
            texts.setdefault(pair, []).append(place[node])
        count = dict(zip(pairs, dfs, strict=True))
        words = {
            pair: next(one for one in shingles(forms[some[0]]) if hashes.pair(one) == pair)
            for pair, some in texts.items()
        }
        common = common_pairs([(words[pair], sorted(some)) for pair, some in texts.items()], forms, thresholds)
        yield batch(
            word_pair=pa.array([words[pair] for pair in texts], pa.string()),
            number=pa.array(list(texts), pa.int64()),
            df=pa.array([count[pair] for pair in texts], pa.int64()),
            common=pa.array([words[pair] in common for pair in texts], pa.bool_()),
        )


def described(nodes: DataFrame, counts: DataFrame, heavy: Heavy, buckets: int, parts: int) -> DataFrame:
    """Each text with how many of its pairs recur and how many are evidence; and by bucket who is to be met where.

    ``nodes`` say with ``gone`` which texts need not meet any other.
    """
    none = f.lit(None)
    texts = nodes.select(
        f.floor(f.col("node") / BLOCK).alias("key"),
        "node",
        "form",
        "who",
        "gone",
        none.cast("binary").alias("data"),
    )
    light = counts.where(f.col("kind") == LIGHT).select(
        "key", none.cast("bigint").alias("node"), none.cast("string").alias("form"), none.cast("string").alias("who"),
        none.cast("boolean").alias("gone"), "data",
    )  # fmt: skip
    blocks = gathered(texts.unionByName(light), parts, "key", "node")
    return made(blocks, partial(_described, heavy=heavy, buckets=buckets), _DESCRIBED)


def _described(batches: Batches, heavy: Heavy, buckets: int) -> Iterator[pa.RecordBatch]:
    hashes = Hashes()
    common = np.array(sorted(heavy.numbers), dtype=np.int64)
    kept = np.array(sorted(heavy.kept), dtype=np.int64)
    times = np.array([heavy.kept[number] for number in kept.tolist()], dtype=np.int64)
    for _, table in by_key(batches):
        node, form, who, gone, data = rows(table, "node", "form", "who", "gone", "data")
        blobs = [blob for blob in data if blob is not None]
        # What has no node is a blob of counts: these come first.
        node, form, who, gone = (column[len(blobs) :] for column in (node, form, who, gone))
        nodes = np.array(node, dtype=np.int64)
        text, pair = hashes.of(form)
        evidence = ~np.isin(pair, common)
        raw = np.bincount(text[evidence], minlength=len(nodes))
        much = np.isin(pair, kept)
        place, light, df = unpacked(blobs, 3)
        text = np.concatenate([np.searchsorted(nodes, place), text[much]])
        df = np.concatenate([df, times[np.searchsorted(kept, pair[much])]])
        pair = np.concatenate([light, pair[much]])
        size = np.bincount(text, minlength=len(nodes))
        yield batch(
            key=pa.array(nodes),
            kind=pa.array([INFO] * len(nodes), pa.int32()),
            form=pa.array(form, pa.string()),
            who=pa.array(who, pa.string()),
            size=pa.array(size, pa.int64()),
            raw=pa.array(raw, pa.int64()),
            data=pa.nulls(len(nodes), pa.binary()),
        )
        here = ~np.array(gone, dtype=bool)[text]
        found = list(_postings(nodes, size, raw, text[here], pair[here], df[here], buckets))
        yield batch(
            key=pa.array([key for key, _ in found], pa.int64()),
            kind=pa.array([POSTINGS] * len(found), pa.int32()),
            form=pa.nulls(len(found), pa.string()),
            who=pa.nulls(len(found), pa.string()),
            size=pa.nulls(len(found), pa.int64()),
            raw=pa.nulls(len(found), pa.int64()),
            data=_bytes(data for _, data in found),
        )


def need(size: Array, raw: Array) -> Array:
    """What :func:`statements.dedup.join.need` says, of arrays.

    >>> need(np.array([10, 2, 3]), np.array([12, 2, 40])).tolist()
    [7, 2, 10]
    """
    return np.maximum(np.minimum(3, 1 + raw // 4), np.maximum(-(-SHARE * size // 100), -(-raw // 4)))


def _postings(
    nodes: Array, size: Array, raw: Array, text: Array, pair: Array, df: Array, buckets: int
) -> Iterator[tuple[int, bytes]]:
    """By bucket: pairs, texts (with whether they seek there), their sizes, and their signatures."""
    order = np.lexsort((pair, df, text))
    text, pair, df = text[order], pair[order], df[order]
    least = need(size, raw)
    prefix = np.where(size >= least, size - least + 1, 0)
    counts = np.bincount(text, minlength=len(nodes))
    rank = np.arange(len(text)) - np.repeat(np.cumsum(counts) - counts, counts)
    seeks = rank < prefix[text]
    one, other = _signatures(text, pair, len(nodes))
    # A pair that many texts hold is met in parts: a text is in the lists of all parts, and seeks in one.
    salts = df // SALT + 1
    mine = scrambled(nodes[text].astype(np.uint64)) % salts.astype(np.uint64)
    copies = np.repeat(np.arange(len(text)), salts)
    salt = (np.arange(len(copies)) - np.repeat(np.cumsum(salts) - salts, salts)).astype(np.uint64)
    text, seeks = text[copies], seeks[copies] & (salt == mine[copies])
    pair = np.where(salts[copies] > 1, scrambled(pair[copies].view(np.uint64) + salt).view(np.int64), pair[copies])
    flagged = nodes[text] * 2 + seeks
    sizes = (size[text].astype(np.int64) << 32) | raw[text]
    return parted(bucket(pair, buckets), pair, flagged, sizes, one[text], other[text])


def _signatures(text: Array, pair: Array, n: int) -> tuple[Array, Array]:
    """Two numbers for each text with bits for its pairs: what one text has and another has not, they do not share."""
    bits = np.zeros((n, 128), dtype=bool)
    bits[text, pair & 127] = True
    packed = np.packbits(bits, axis=1).view(np.int64)
    return packed[:, 0], packed[:, 1]
