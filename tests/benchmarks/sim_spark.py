"""How the work on word pairs grows and how evenly it is spread, for more texts than a machine here holds.

    python tests/benchmarks/sim_spark.py CORPUS.jsonl [--sizes 4 5 6 7 8] [--texts 4000] [--template 0.2]

The corpus has a ``text`` in each line. It tells how many pairs a text has and how often each pair stands: the frequent
ones as they are counted, the rare ones by a power law that has the corpus's number of different pairs and its share of
all. By that texts are drawn among ten to the power of each size, a template in a share of them, and it is counted
what Spark would do with each: bytes, meetings, pairs that the signatures let pass by chance, and the fullest buckets.
Copies and variants are not drawn: what they cost is to be added.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from statements.dedup.boilerplate import cut
from statements.dedup.keys import normal_form
from statements.spark.blobs import Hashes
from statements.spark.clusters import _BUCKETS, _TEXTS
from statements.spark.postings import SALT, SIGNATURE, need

Array = Any
RARE = 20
"""Pairs that stand as often are as likely as they were counted."""

PLACED = 2_000_000
"""So many of the likeliest pairs are thrown into buckets one by one."""

TEMPLATE = 12
"""So many pairs has the template."""


def pairs_of(corpus: Path) -> tuple[Array, Array, float]:
    """How many word pairs each different text has; how many texts each pair is in, the most frequent first; and how
    many texts each meets."""
    hashes, lengths, found = Hashes(), [], []
    for forms in batches(corpus):
        text, pair = hashes.of(forms)
        lengths.append(np.bincount(text, minlength=len(forms)))
        found.append(pair)
    many = np.concatenate(lengths)
    df, word = np.unique(np.concatenate(found), return_inverse=True, return_counts=True)[:0:-1]
    return many, np.sort(df)[::-1], meetings(np.repeat(np.arange(len(many)), many), word, df)


def meetings(text: Array, word: Array, df: Array) -> float:
    """How many others a text meets in the lists of its rarest pairs, all that is in many texts being boilerplate."""
    n = int(text[-1]) + 1
    light = df[word] <= cut(n)
    raw = np.bincount(text[light], minlength=n)
    light &= df[word] > 1
    text, word = text[light], word[light]
    size = np.bincount(text, minlength=n)
    least = need(size, raw)
    order = np.lexsort((word, df[word], text))
    text, word = text[order], word[order]
    rank = np.arange(len(text)) - np.repeat(np.cumsum(size) - size, size)
    seeks = rank < np.where(size >= least, size - least + 1, 0)[text]
    order = np.lexsort((text, raw[text], size[text], word))
    word, seeks = word[order], seeks[order]
    lists = np.bincount(word, minlength=len(df))
    behind = np.cumsum(lists)[word] - np.arange(len(word)) - 1
    return float(behind[seeks].sum()) / n


def batches(corpus: Path) -> Iterator[list[str]]:
    """The different normal forms of a corpus, some at a time."""
    seen: set[int] = set()
    held: list[str] = []
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            form = normal_form(json.loads(line)["text"])
            if hash(form) not in seen:
                seen.add(hash(form))
                held.append(form)
            if len(held) == 10_000:
                yield held
                held = []
    if held:
        yield held


class Pairs:
    """How likely each pair is to stand in a text: bins of pairs that are as likely, the likeliest first."""

    def __init__(self, lengths: Array, df: Array) -> None:
        n = len(lengths)
        counted = df[df >= RARE]
        self.p, self.many = counted / n, np.ones(len(counted))
        mass, different = float(df[len(counted) :].sum()) / n, len(df) - len(counted)
        low, high = 0.3, 3.0
        for _ in range(60):
            power = (low + high) / 2
            p, many = tail(len(counted), self.p[-1], power, mass)
            # A steeper tail has more different pairs for the same mass; one that is too steep never has the mass.
            seen = float((many * -np.expm1(-n * p)).sum())
            too_steep = float((many * p).sum()) < 0.99 * mass or seen > different
            low, high = (low, power) if too_steep else (power, high)
        self.power = power
        self.p, self.many = np.concatenate([self.p, p]), np.concatenate([self.many, many])

    def draw(self, n: int, random: Any) -> Array:
        """So many of a text's pairs: how likely each of them is."""
        mass = np.cumsum(self.p * self.many)
        return self.p[np.minimum(np.searchsorted(mass, random.random(n) * mass[-1]), len(mass) - 1)]


def tail(first: int, p: float, power: float, mass: float) -> tuple[Array, Array]:
    """Bins of ranks behind ``first`` under a power law from ``p`` on, until they have the mass."""
    edges = first * np.exp(np.arange(0, 60, 0.01))
    many = np.diff(edges)
    likely = p * (edges[:-1] / first) ** -power
    have = np.cumsum(many * likely)
    end = int(np.searchsorted(have, mass)) + 1
    return likely[:end], many[:end]


def passes(size: int, least: int, density: float) -> float:
    """How likely the signature of a text lets a meeting pass that is one by chance: one pair is shared."""
    few = np.arange(0, max(0, size - least) + 1)
    others = size - 1
    if others <= 0 or least <= 1:
        return 1.0
    logs = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, others + 1)))))
    few = few[few <= others]
    log = logs[others] - logs[few] - logs[others - few] + few * np.log1p(-density) + (others - few) * np.log(density)
    return float(min(1.0, np.exp(log).sum()))


def simulated(pairs: Pairs, lengths: Array, n: int, texts: int, template: float, random: Any) -> dict[str, float]:
    """What a text costs among ``n``, and how the largest bucket stands to a middle one."""
    heavy = cut(n)
    met, let, size_all, recurring_all, evidence_all = [], [], [], [], []
    for length in random.choice(lengths, texts):
        p = pairs.draw(int(length), random)
        df = 1 + random.poisson(n * p)
        recurring_all.append((df > 1).sum())
        evidence = df <= heavy
        raw, few = int(evidence.sum()), np.sort(df[evidence & (df > 1)])
        size = len(few)
        least = int(need(np.array([size]), np.array([raw]))[0])
        met.append(float((few[: size - least + 1] - 1).sum()) / 2 if size >= least else 0.0)
        size_all.append(size)
        evidence_all.append(raw)
        let.append((size, least))
    sizes = np.array(size_all)
    chance = []
    for many, (size, least) in zip(met, let, strict=True):
        # Whom it meets is no smaller, and the larger it is the more lists have it.
        larger = sizes[sizes >= max(size, 1)]
        if many and len(larger):
            others = random.choice(larger, 8, p=larger / larger.sum())
            density = 1 - (1 - 1 / (64 * SIGNATURE)) ** others.astype(float)
            chance.append(many * float(np.mean([passes(size, least, float(each)) for each in density])))
    buckets = _BUCKETS * max(2, n // _TEXTS + 1)
    df = np.concatenate([np.full(TEMPLATE if template else 0, template), pairs.p]) * n
    many = np.concatenate([np.ones(TEMPLATE if template else 0), pairs.many])
    every = fullest(df, many, buckets, random)
    seen = (df > 1) & (df <= heavy)
    lists = fullest(np.minimum(df[seen], SALT), many[seen] * np.ceil(df[seen] / SALT), buckets, random)
    return {
        "texts": n,
        "pairs a text": float(np.mean(lengths)),
        "recurring": float(np.mean(recurring_all)),
        "met by": float(np.mean(size_all)),
        "bytes a text": 16 * float(np.mean(lengths))
        + 16 * float(np.mean(recurring_all))
        + 8 * (3 + SIGNATURE) * float(np.mean(size_all)),
        "meetings": float(np.mean(met)),
        "most": float(np.max(met)),
        "let pass": float(np.sum(chance)) / texts,
        "buckets": buckets,
        "fullest, MB": every[1] * 16 / 1e6,
        "to a middle one": every[1] / every[0],
        "of lists, MB": lists[1] * 8 * (3 + SIGNATURE) / 1e6,
        "to a middle one of them": lists[1] / lists[0],
    }


def fullest(df: Array, many: Array, buckets: int, random: Any) -> tuple[float, float]:
    """What a middle bucket and the fullest one hold, if pairs fall into them by chance."""
    load = np.zeros(buckets)
    order = np.argsort(-df)
    df, many = df[order], many[order]
    placed = np.cumsum(many) <= PLACED
    each = np.repeat(df[placed], many[placed].astype(int))
    load += np.bincount(random.integers(0, buckets, len(each)), weights=each, minlength=buckets)
    df, many = df[~placed], many[~placed]
    mean, spread = float((df * many).sum()) / buckets, float((df**2 * many).sum() / buckets) ** 0.5
    load += random.normal(mean, spread, buckets)
    return float(np.median(load)), float(load.max())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[4, 5, 6, 7, 8])
    parser.add_argument("--texts", type=int, default=4000)
    parser.add_argument("--template", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random = np.random.default_rng(args.seed)
    lengths, df, others = pairs_of(args.corpus)
    pairs = Pairs(lengths, df)
    print(
        f"{len(lengths)} different texts, {len(df)} different pairs; counted: {(df > 1).sum()} recur and are "
        f"{df[df > 1].sum() / len(lengths):.1f} of a text's {lengths.mean():.1f}; tail: power {pairs.power:.2f}, "
        f"{pairs.many.sum():.2g} pairs in all; a text meets {others:.1f}"
    )
    for size in args.sizes:
        told = simulated(pairs, lengths, 10**size, args.texts, args.template, random)
        print(
            "; ".join(
                f"{name} {value:,.3g}" if value < 1000 else f"{name} {value:,.0f}" for name, value in told.items()
            )
        )


if __name__ == "__main__":
    main()
