"""How well and how fast ``cluster`` finds planted duplicates, beside MinHash LSH, and the pictures of docs/dedup.md.

    python tests/benchmarks/bench_dedup.py [10000 …] [--hot M] [--method pure fast rensa datasketch]
    python tests/benchmarks/bench_dedup.py --pictures

The texts are one to four sentences of invented words (their frequencies fall as those of real words do), a quarter of
them in a template, some with sentences of an earlier one; one in five has variants of ten kinds. Each method runs in a
process of its own. Printed: pairs of one planted cluster found (recall), pairs found that are true (precision), recall
of each kind, the largest cluster, CPU seconds, peak memory above the texts. The peers, which are no dependency of the
project, use word 3-shingles with a Jaccard index of 0.7, candidates verified exactly: rensa with 32 bands of 4,
datasketch with 20 bands of 6.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import random
import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import accumulate, combinations
from pathlib import Path

from statements.dedup import Thresholds, cluster

WORD = re.compile(r"\w+")
NAMES = ["Ada Linden", "Juri Kask", "Orsola Brandt", "Pim Verhagen", "Teodora Ilieva", "Rune Solberg"]
PLACES = ["Lindhaven", "Port Osk", "Varenna", "Nordholt", "Saint Ives", "Brod"]
TEMPLATES = [
    "💬 {n}: {t}",
    "“{t}”, {n} told the reporters who were waiting in {p}.",
    "Main points of the remarks by {n} at the press conference in {p}: {t}",
    "{n}, who spoke after the meeting with the mayors in {p}, said that {t}",
]


class Maker:
    """Texts with planted duplicates, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.rng = rng = random.Random(seed)
        sounds = [c + v for c in "bdfghklmnprstvwz" for v in "aeiou"]
        self.words = list(
            dict.fromkeys("".join(rng.choices(sounds, k=rng.choice([1, 2, 2, 3, 3, 4]))) for _ in range(20_000))
        )
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

        self.past: list[list[str]] = []

    def some(self, k: int) -> list[str]:
        return self.rng.choices(self.words, cum_weights=self.weights, k=k)

    def sentence(self) -> str:
        return " ".join(self.some(self.rng.randint(7, 18))).capitalize() + "."

    def base(self) -> str:
        sentences = [self.sentence() for _ in range(self.rng.randint(1, 4))]
        if self.past and self.rng.random() < 0.1:
            # Another statement that repeats half of an earlier one's sentences: to be kept apart.
            earlier = self.rng.choice(self.past)
            half = (len(earlier) + 1) // 2
            sentences = [*earlier[half:], *(self.sentence() for _ in range(half))]
        if len(sentences) > 2:
            self.past.append(sentences)
        text = " ".join(sentences)
        if self.rng.random() < 0.25:
            text = self.rng.choice(TEMPLATES).format(n=self.rng.choice(NAMES), p=self.rng.choice(PLACES), t=text)
        return text

    def mistyped(self, text: str, share: float) -> str:
        letters = list(text)
        for _ in range(max(1, int(share * len(text)))):
            at = self.rng.randrange(len(letters))
            letters[at] = self.rng.choice(["", letters[at] * 2, self.rng.choice("aeioubdgkst")])
        return "".join(letters)

    def reworded(self, text: str, share: float) -> str:
        words = text.split()
        for _ in range(max(1, int(share * len(words)))):
            words[self.rng.randrange(len(words))] = self.some(1)[0]
        return " ".join(words)

    def cut(self, text: str) -> str | None:
        words = text.split()
        gone = int(len(words) * self.rng.uniform(0.1, 0.4))
        at = self.rng.choice([0, len(words) // 3, len(words) - gone])
        return " ".join([*words[:at], "<...>", *words[at + gone :]]) if gone > 1 else None

    def quoted(self, text: str) -> str | None:
        words = text.split()
        k = max(8, int(len(words) * self.rng.uniform(0.25, 0.6)))
        at = self.rng.randrange(len(words) - k) if len(words) > k + 6 else -1
        return f"“…{' '.join(words[at : at + k])}…”" if at >= 0 else None

    def shortened(self, text: str) -> str | None:
        sentences = text.split(". ")
        if len(sentences) < 2:
            return None
        del sentences[self.rng.randrange(len(sentences))]
        return ". ".join(sentences)

    def variant(self, text: str) -> tuple[str, str]:
        low, high = self.rng.uniform(0.005, 0.03), self.rng.uniform(0.04, 0.1)
        kinds: dict[str, Callable[[], str | None]] = {
            "exact": lambda: text,
            "normalised": lambda: f"«{text.upper()}»",
            "few typos": lambda: self.mistyped(text, low),
            "many typos": lambda: self.mistyped(text, high),
            "few words": lambda: self.reworded(text, 2 * low),
            "many words": lambda: self.reworded(text, 1.5 * high),
            "sentence dropped": lambda: self.shortened(text),
            "cut <...>": lambda: self.cut(text),
            "quoted in part": lambda: self.quoted(text),
            "scraped": lambda: f"Forwarded from The Daily Ferry {text} {self.rng.randrange(99)}.4K views 09:41",
        }
        while True:
            kind = self.rng.choice(list(kinds))
            made = kinds[kind]()
            if made:
                return made, kind


def corpus(n: int, seed: int, hot: int = 0) -> list[tuple[str, int, str]]:
    """Texts, each with its planted cluster and its kind, in shuffled order."""
    maker, rows, base = Maker(seed), [], 0
    while len(rows) < n:
        text = maker.base()
        rows.append((text, base, "base"))
        copies = hot if base == 0 else maker.rng.choice([1, 1, 2, 5]) if maker.rng.random() < 0.2 else 0
        for _ in range(min(copies, n - len(rows))):
            made, kind = maker.variant(text)
            rows.append((made, base, kind))
        base += 1
    maker.rng.shuffle(rows)
    return rows


def triples(text: str) -> set[str]:
    words = WORD.findall(text.casefold())
    return {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}


def verified(texts: Sequence[str], pairs: set[tuple[int, int]]) -> list[int]:
    root = list(range(len(texts)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = i = root[root[i]]
        return i

    for a, b in sorted(pairs):
        one, other = triples(texts[a]), triples(texts[b])
        if len(one & other) >= 0.7 * len(one | other):
            root[max(find(a), find(b))] = min(find(a), find(b))
    return [find(i) for i in range(len(texts))]


def rensa(texts: Sequence[str]) -> list[int]:
    from rensa import RMinHash

    bands: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(list(triples(text)))
        digest = sketch.digest()
        for band in range(32):
            bands[band, tuple(digest[4 * band : 4 * band + 4])].append(i)
    return verified(texts, {pair for held in bands.values() for pair in combinations(held[:200], 2)})


def datasketch(texts: Sequence[str]) -> list[int]:
    from datasketch import MinHash, MinHashLSH

    index, pairs = MinHashLSH(params=(20, 6), num_perm=128), set()
    for i, text in enumerate(texts):
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([shingle.encode() for shingle in triples(text)])
        pairs.update((j, i) for j in index.query(sketch))
        index.insert(i, sketch)
    return verified(texts, pairs)


METHODS: dict[str, Callable[[Sequence[str]], list[int]]] = {
    "pure": lambda texts: cluster(texts, engine="pure"),
    "fast": lambda texts: cluster(texts, engine="fast"),
    "rensa": rensa,
    "datasketch": datasketch,
}


def measured(method: str, texts: list[str], pipe: object) -> None:
    METHODS[method](["warm up", "warm up once more"])
    before, cpu = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    labels = METHODS[method](texts)
    cpu = time.process_time() - cpu
    pipe.send((labels, cpu, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024))  # type: ignore[attr-defined]


def pairs_in(labels: Sequence[object]) -> int:
    return sum(k * (k - 1) // 2 for k in Counter(labels).values())


def score(rows: list[tuple[str, int, str]], labels: list[int]) -> tuple[float, float, dict[str, float]]:
    """Precision, recall, and for each kind the share of texts that lie with their base."""
    truth = [row[1] for row in rows]
    good = pairs_in(list(zip(labels, truth, strict=True)))
    base = {number: label for (_, number, kind), label in zip(rows, labels, strict=True) if kind == "base"}
    kinds: dict[str, list[bool]] = defaultdict(list)
    for (_, number, kind), label in zip(rows, labels, strict=True):
        if kind != "base":
            kinds[kind].append(label == base[number])
    by_kind = {kind: sum(found) / len(found) for kind, found in sorted(kinds.items())}
    return good / max(1, pairs_in(labels)), good / max(1, pairs_in(truth)), by_kind


def run(method: str, rows: list[tuple[str, int, str]]) -> dict[str, float]:
    ours, theirs = mp.Pipe(False)
    process = mp.get_context("fork").Process(target=measured, args=(method, [row[0] for row in rows], theirs))
    process.start()
    labels, cpu, memory = ours.recv()
    process.join()
    precision, recall, kinds = score(rows, labels)
    largest = max(Counter(labels).values()), max(Counter(row[1] for row in rows).values())
    print(
        f"{method:10} {len(rows):>9,} texts  precision {precision:.4f}  recall {recall:.4f}  "
        f"largest {largest[0]} (true {largest[1]})  CPU {cpu:.1f} s  memory {memory:.0f} MB"
    )
    print("          ", "  ".join(f"{kind} {found:.2f}" for kind, found in kinds.items()), flush=True)
    return kinds


def pictures(folder: Path, rows: list[tuple[str, int, str]], methods: list[str]) -> None:
    """Draw what the runs gave."""
    import draw_dedup

    found = {method: run(method, rows) for method in methods}
    (folder / "dedup-recall.svg").write_text(draw_dedup.bars(found), "utf-8")
    texts = [row[0] for row in rows]
    shares = [0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    curves = {}
    for name in ("edits", "contained"):
        curves[name] = [(x, *score(rows, cluster(texts, thresholds=Thresholds(**{name: x})))[:2]) for x in shares]
    print(curves)
    (folder / "dedup-thresholds.svg").write_text(draw_dedup.curves(curves), "utf-8")
    (folder / "dedup-why.svg").write_text(draw_dedup.why(), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("n", type=int, nargs="*", default=[10_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hot", type=int, default=0, help="variants of one text")
    parser.add_argument("--method", nargs="+", choices=METHODS)
    parser.add_argument("--pictures", action="store_true", help="draw docs/images/dedup-*.svg")
    args = parser.parse_args()
    methods = args.method or [m for m in METHODS if find_spec({"pure": "statements", "fast": "numpy"}.get(m, m))]
    for n in args.n:
        rows = corpus(n, args.seed, args.hot)
        if args.pictures:
            pictures(Path(__file__).parents[2] / "docs" / "images", rows, [m for m in methods if m != "fast"])
        else:
            for method in methods:
                run(method, rows)


if __name__ == "__main__":
    main()
