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
from statements.dedup.verify import Thresholds
from statements.spark.blobs import (
    Array,
    Batches,
    Hashes,
    batch,
    by_key,
    changes,
    pack,
    parted,
    rows,
    scrambled,
    unpack,
    unpacked,
)
from statements.spark.store import gathered, made

BITS = 13
"""Two to this power many texts are described at once: a block."""

SALT = 4096
"""A word pair in more texts than this is met in parts, each of which has all texts and some of those that seek."""

PAIRS, TOTALS, HEAVY, GONE = range(4)
SIGNATURE = 4
"""So many numbers of 64 bits tell of a text which pairs it may have."""

_COUNTED = "key bigint, kind int, df bigint, data binary"
_MOST = (1 << 16) - 1


@frozen
class Heavy:
    """Word pairs that stand in many texts: those that are no evidence, by name and by number; and the hot ones."""

    common: frozenset[str]
    numbers: frozenset[int]
    hot: frozenset[str]


def counted(nodes: DataFrame, cut: int, buckets: int, parts: int) -> DataFrame:
    """For each block of texts their word pairs that recur, with how many texts hold each, and how many pairs they have
    in all; and the pairs in more than ``cut`` texts, with the first of these, which are a sample.
    """
    spread = made(nodes.select("node", "form"), partial(_spread, buckets=buckets), "key bigint, data binary")
    return made(gathered(spread, parts, "key"), partial(_count, cut=cut), _COUNTED)


def _spread(batches: Batches, buckets: int) -> Iterator[pa.RecordBatch]:
    """Word pairs by bucket, and by block, whose keys are below zero, how many a text has."""
    hashes = Hashes()
    for given in batches:
        text, pair = hashes.of(given.column("form").to_pylist())
        node = given.column("node").to_numpy(zero_copy_only=False)
        found = list(parted(bucket(pair, buckets), pair, node[text]))
        found += parted(-1 - (node >> BITS), node, np.bincount(text, minlength=len(node)))
        yield batch(key=pa.array([key for key, _ in found], pa.int64()), data=_bytes(data for _, data in found))


def bucket(pair: Array, buckets: int) -> Array:
    """Which bucket a pair is in."""
    return (pair.view(np.uint64) % np.uint64(buckets)).astype(np.int64)


def _bytes(blobs: Iterator[bytes]) -> pa.Array:
    return pa.array(list(blobs), pa.binary())


def _count(batches: Batches, cut: int) -> Iterator[pa.RecordBatch]:
    for key, table in by_key(batches):
        blobs = table.column("data").to_pylist()
        if key < 0:
            yield _counted([-1 - key] * len(blobs), TOTALS, [0] * len(blobs), blobs)
            continue
        pair, node = unpacked(blobs, 2)
        order = np.argsort(pair)
        pair, node = pair[order], node[order]
        starts = changes(pair)
        df = np.diff(np.append(starts, len(pair)))
        many = np.flatnonzero(df > cut).tolist()
        heads = [pack(np.sort(node[starts[k] : starts[k] + df[k]])[: 2 * SAMPLE]) for k in many]
        yield _counted(pair[starts[many]], HEAVY, df[many], heads)
        each = np.repeat(df, df)
        recurring = each > 1
        node, pair, each = node[recurring], pair[recurring], each[recurring]
        here = (node & ((1 << BITS) - 1)) << 32 | each
        blocks = list(parted(node >> BITS, here, pair))
        yield _counted([key for key, _ in blocks], PAIRS, [0] * len(blocks), [data for _, data in blocks])


def _counted(keys: Array, kind: int, df: Array, data: list[bytes]) -> pa.RecordBatch:
    return batch(
        key=pa.array(keys, pa.int64()),
        kind=pa.array([kind] * len(data), pa.int32()),
        df=pa.array(df, pa.int64()),
        data=pa.array(data, pa.binary()),
    )


def heavy_of(counts: DataFrame, nodes: DataFrame, thresholds: Thresholds) -> Heavy:
    """The heavy word pairs; there are never more of them than some hundred times the pairs of a text.

    One task judges them, since they have most of their samples in common.
    """
    many = counts.where(f.col("kind") == HEAVY)
    sampled = made(many.select("data"), _sampled, "node bigint").distinct()
    forms = nodes.select("node", "form").join(sampled, "node")
    asked = many.select("key", "df", "data", f.lit(None).cast("string").alias("form")).union(
        forms.select("node", f.lit(0), f.lit(None).cast("binary"), "form")
    )
    judged = made(
        asked.repartition(1),
        partial(_judged, thresholds=thresholds),
        "word_pair string, number bigint, df bigint, common boolean",
    ).collect()
    return Heavy(
        common=frozenset(row["word_pair"] for row in judged if row["common"]),
        numbers=frozenset(row["number"] for row in judged if row["common"]),
        hot=frozenset(row["word_pair"] for row in judged if not row["common"] and row["df"] > HOT),
    )


def _sampled(batches: Batches) -> Iterator[pa.RecordBatch]:
    for given in batches:
        yield batch(node=pa.array(np.unique(unpacked(given.column("data").to_pylist(), 1)), pa.int64()))


def _judged(batches: Batches, thresholds: Thresholds) -> Iterator[pa.RecordBatch]:
    heads: list[tuple[int, int, list[int]]] = []
    form_of: dict[int, str] = {}
    for given in batches:
        for key, df, data, form in zip(*rows(given, "key", "df", "data", "form"), strict=True):
            if data is None:
                form_of[key] = form
            else:
                heads.append((key, df, unpack(data, 1)[0].tolist()))
    heads.sort()
    place = {node: at for at, node in enumerate(sorted(form_of))}
    forms = [form_of[node] for node in place]
    hashes = Hashes()
    named: dict[int, dict[int, str]] = {}
    words = []
    for number, _, texts in heads:
        if texts[0] not in named:
            named[texts[0]] = hashes.named(form_of[texts[0]])
        words.append(named[texts[0]][number])
    asked = [(word, [place[node] for node in texts]) for word, (_, _, texts) in zip(words, heads, strict=True)]
    common = common_pairs(asked, forms, thresholds)
    yield batch(
        word_pair=pa.array(words, pa.string()),
        number=pa.array([number for number, _, _ in heads], pa.int64()),
        df=pa.array([df for _, df, _ in heads], pa.int64()),
        common=pa.array([word in common for word in words], pa.bool_()),
    )


def described(counts: DataFrame, gone: DataFrame | None, heavy: Heavy, buckets: int, parts: int) -> DataFrame:
    """By bucket of word pairs who is to be met where; texts that are ``gone`` need not meet any other."""
    told = counts.where(f.col("kind") != HEAVY)
    if gone is not None:
        block = f.shiftright("node", BITS).alias("key")
        told = told.union(gone.select(block, f.lit(GONE), "node", f.lit(None).cast("binary")))
    blocks = gathered(told, parts, "key")
    return made(blocks, partial(_described, common=heavy.numbers, buckets=buckets), "key bigint, data binary")


def _described(batches: Batches, common: frozenset[int], buckets: int) -> Iterator[pa.RecordBatch]:
    none = np.array(sorted(common), dtype=np.int64)
    for _, table in by_key(batches):
        blobs: dict[int, list[bytes]] = {PAIRS: [], TOTALS: []}
        gone = []
        for kind, df, data in zip(*rows(table, "kind", "df", "data"), strict=True):
            if kind == GONE:
                gone.append(df)
            else:
                blobs[kind].append(data)
        nodes, raw = unpacked(blobs[TOTALS], 2)
        order = np.argsort(nodes)
        nodes, raw = nodes[order], raw[order]
        here, pair = unpacked(blobs[PAIRS], 2)
        text = np.searchsorted(nodes & ((1 << BITS) - 1), here >> 32)
        df = here & 0xFFFFFFFF
        evidence = ~np.isin(pair, none)
        raw = raw - np.bincount(text[~evidence], minlength=len(nodes))
        text, pair, df = text[evidence], pair[evidence], df[evidence]
        size = np.bincount(text, minlength=len(nodes))
        if gone:
            met = ~np.isin(nodes, np.array(gone, dtype=np.int64))[text]
            text, pair, df = text[met], pair[met], df[met]
        found = list(_postings(nodes, size, raw, text, pair, df, buckets))
        yield batch(key=pa.array([key for key, _ in found], pa.int64()), data=_bytes(data for _, data in found))


def need(size: Array, raw: Array) -> Array:
    """What :func:`statements.dedup.join.need` says, of arrays.

    >>> need(np.array([10, 2, 3]), np.array([12, 2, 40])).tolist()
    [7, 2, 10]
    """
    return np.maximum(np.minimum(3, 1 + raw // 4), np.maximum(-(-SHARE * size // 100), -(-raw // 4)))


def _postings(
    nodes: Array, size: Array, raw: Array, text: Array, pair: Array, df: Array, buckets: int
) -> Iterator[tuple[int, bytes]]:
    """By bucket: pairs, texts, their sizes with whether they seek there, and their signatures."""
    # The rarest first, in an order that is the same in all blocks: by number of texts, then by the pair's own number.
    rare = np.minimum(df, _MOST).astype(np.uint64) << np.uint64(48) | pair.view(np.uint64) >> np.uint64(16)
    order = np.argsort(rare)
    order = order[np.argsort(text[order].astype(np.uint16), kind="stable")]
    text, pair, df = text[order], pair[order], df[order]
    least = need(size, raw)
    prefix = np.where(size >= least, size - least + 1, 0)
    counts = np.bincount(text, minlength=len(nodes))
    rank = np.arange(len(text)) - np.repeat(np.cumsum(counts) - counts, counts)
    seeks = rank < prefix[text]
    signatures = _signatures(text, pair, len(nodes))
    # A pair that many texts hold is met in parts: a text is in the lists of all parts, and seeks in one.
    salts = df // SALT + 1
    if len(salts) and salts.max() > 1:
        mine = scrambled(nodes[text].astype(np.uint64)) % salts.astype(np.uint64)
        copies = np.repeat(np.arange(len(text)), salts)
        salt = (np.arange(len(copies)) - np.repeat(np.cumsum(salts) - salts, salts)).astype(np.uint64)
        text, seeks = text[copies], seeks[copies] & (salt == mine[copies])
        pair = np.where(salts[copies] > 1, scrambled(pair[copies].view(np.uint64) + salt).view(np.int64), pair[copies])
    sizes = (size.astype(np.int64) << 32 | raw)[text]
    return parted(bucket(pair, buckets), pair, nodes[text] * 2 + seeks, sizes, *(bits[text] for bits in signatures))


def _signatures(text: Array, pair: Array, n: int) -> Array:
    """Numbers for each text with bits for its pairs: what one text has and another has not, they do not share."""
    bits = np.zeros((n, 64 * SIGNATURE), dtype=bool)
    bits[text, pair & (64 * SIGNATURE - 1)] = True
    return np.packbits(bits, axis=1).view(np.int64).T
