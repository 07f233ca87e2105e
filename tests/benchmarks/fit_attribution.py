"""Fit the weights of the attribution model.

    python tests/benchmarks/fit_attribution.py train.jsonl.gz src/statements/attribution/weights/en.json

The training data is a file of JSON lines, one article each, like the public PolNeAR corpus brought into one shape:
``text``, and ``attributions`` with ``content``, ``source`` and ``cue``, each a list of spans in code points. Only
words and counts are learned; no sentence is kept. Needs numpy and scipy. The result depends on nothing but the data.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from statements import languages
from statements.attribution.sentence.classes import (
    COMPLEMENTISER,
    NAME,
    NUMBER,
    OFFICE,
    ONLY_QUOTED,
    PARTICIPLE,
    STOP,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.frames import LOOSE, OTHER
from statements.attribution.sentence.lexicon import Lexicon, compile_lexicon
from statements.attribution.sentence.quotations import scan
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import content, features, model, preceding
from statements.attribution.weights import subject as subjects
from statements.attribution.weights.occurrence import Occurrence

SCALE = 20
MAY_ATTRIBUTE = WORD + VERB + PARTICIPLE + OFFICE + NUMBER + NAME
MOST = {"side": 4100, "start": 700, "end": 2360, "left": 500, "speaker": 1800}  # features kept of each decision


def articles(path: Path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            text = data["text"].replace("''", '" ').replace("``", '" ')
            yield text.replace("\xa0", " "), data["attributions"]


def paragraphs(text: str, lex: Lexicon):
    for match in re.finditer(r"\S[^\n]*", text):
        start, end = match.span()
        yield Paragraph(text, start, end, scan(text, start, end), lex)


def overlap(a, b) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def learn_cues(docs, lex: Lexicon, least: int, share: float):
    """Words that often stand in a gold cue."""
    gold, total = Counter(), Counter()
    for text, attributions in docs:
        cues = [tuple(c) for a in attributions for c in a["cue"]]
        for par in paragraphs(text, lex):
            spans = [c for c in cues if overlap(c, (par.starts[0], par.ends[-1]))] if par.words else []
            for i, word in enumerate(par.words):
                if par.codes[i] in MAY_ATTRIBUTE:
                    total[word] += 1
                    if any(c[0] <= par.starts[i] and par.ends[i] <= c[1] for c in spans):
                        gold[word] += 1
    words = {w for w, n in gold.items() if n >= least and n / total[w] >= share and w.isalpha()}
    return words, {w: gold[w] / total[w] for w in gold}


class Problem:
    """Instances of a choice: rows of features, grouped, one right row in each group."""

    def __init__(self):
        self.rows, self.group, self.right, self.size = [], [], [], 0

    def add(self, rows, right):
        if len(rows) > 1:
            self.right.append(len(self.rows) + right)
            self.group.append(len(self.rows))
            self.rows.extend(rows)


def vocabulary(rows, least):
    counts = Counter(f for row in rows for f in row)
    return {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}


def matrix(rows, vocab):
    indices, indptr = [], [0]
    for row in rows:
        indices.extend(vocab[f] for f in row if f in vocab)
        indptr.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), len(vocab)))


def kept(vocab, x, weights, most):
    """The features that weigh most, over all rows; how many are kept bounds the size of the data file."""
    reach = np.abs(weights).max(axis=1) * np.sqrt(np.asarray(x.sum(axis=0)).ravel())
    order = np.argsort(-reach, kind="stable")[:most]
    chosen = set(order[reach[order] > 0].tolist())
    return {f: n for n, f in enumerate(f for f, i in vocab.items() if i in chosen)}


def fit_sides(rows, labels, sample, least, strength, most=0, vocab=None):
    vocab = vocab or vocabulary(rows, least)
    x = matrix(rows, vocab)
    y = np.eye(4)[labels]
    n = len(rows)

    def loss(flat):
        w = flat.reshape(-1, 4)
        z = x @ w
        z -= z.max(axis=1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(axis=1, keepdims=True)
        value = -(sample * np.log(p[np.arange(n), labels] + 1e-12)).sum() + strength * (flat**2).sum() / 2
        return value, (x.T @ ((p - y) * sample[:, None]) + strength * w).ravel()

    done = minimize(loss, np.zeros(len(vocab) * 4), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    w = done.x.reshape(-1, 4)
    if most:
        return fit_sides(rows, labels, sample, least, strength, 0, kept(vocab, x, w, most))
    w = w - w[:, :1]
    return {f: [round(SCALE * v) for v in w[i, 1:]] for f, i in vocab.items()}


def fit_choice(problem, least, strength, most=0, vocab=None):
    vocab = vocab or vocabulary(problem.rows, least)
    x = matrix(problem.rows, vocab)
    first = np.array(problem.group)
    right = np.array(problem.right)
    sizes = np.diff([*problem.group, len(problem.rows)])

    def loss(w):
        z = x @ w
        z -= np.repeat(np.maximum.reduceat(z, first), sizes)
        p = np.exp(z)
        p /= np.repeat(np.add.reduceat(p, first), sizes)
        value = -np.log(p[right] + 1e-12).sum() + strength * (w**2).sum() / 2
        p[right] -= 1
        return value, x.T @ p + strength * w

    done = minimize(loss, np.zeros(len(vocab)), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    if most:
        return fit_choice(problem, least, strength, 0, kept(vocab, x, done.x.reshape(-1, 1), most))
    z = x @ done.x
    hits = sum(np.argmax(z[a : a + s]) == r - a for a, s, r in zip(first, sizes, right, strict=True))
    print(f"  {len(first)} choices among {sizes.mean():.1f}, {100 * hits / len(first):.1f}% right on the training data")
    return {f: round(SCALE * done.x[i]) for f, i in vocab.items()}


def tokens_of(par: Paragraph, span, low: int, high: int):
    """The tokens of ``low..high`` that a span of characters covers."""
    inside = [i for i in range(low, high) if overlap((par.starts[i], par.ends[i]), span)]
    return (inside[0], inside[-1] + 1) if inside else None


def collect(docs, lex: Lexicon, precision):
    """Instances for every decision."""
    sides, labels, sample = [], [], []
    start, end, left, who = Problem(), Problem(), Problem(), Problem()
    lost, loose = Counter(), Counter()
    for text, attributions in docs:
        for par in paragraphs(text, lex):
            if not par.words:
                continue
            place = (par.starts[0], par.ends[-1])
            golds = [a for a in attributions if a["cue"] and overlap(a["cue"][0], place)]
            contents = [tuple(c) for a in attributions for c in a["content"] if overlap(c, place)]
            k = 0
            last_mention = None
            for low, full in par.sentences:
                high = full
                while high > low and par.codes[high - 1] == STOP:
                    high -= 1
                first = k
                while k < len(par.cues) and par.cues[k].first < full:
                    k += 1
                cues = [c for c in par.cues[first:k] if c.last <= high]
                gold_of = {}
                for a in golds:
                    mine = [
                        c
                        for c in cues
                        if any(overlap((par.starts[c.first], par.ends[c.last - 1]), s) for s in a["cue"])
                    ]
                    if mine:
                        best = max(mine, key=lambda c: (c.frame is not OTHER, precision.get(par.words[c.first], 0)))
                        gold_of[id(best)] = a
                    elif overlap(a["cue"][0], (par.starts[low], par.ends[full - 1])):
                        lost["no cue token"] += 1
                covered: set[int] = set()
                mentions_before: list[tuple[int, tuple[int, int]]] = []
                for n, cue in enumerate(cues):
                    seen = Occurrence.of(par, low, high, cue)
                    row = features.at_sight(par, low, high, cue)
                    row += features.of_cue(seen, cues[n - 1] if n else None, cues[n + 1] if n + 1 < len(cues) else None)
                    gold = gold_of.get(id(cue))
                    parts = [tokens_of(par, s, low, high) for s in gold["content"]] if gold else []
                    parts = [p for p in parts if p and not (p[0] <= cue.first < p[1])]
                    rights = [p for p in parts if p[0] >= cue.last]
                    lefts = [p for p in parts if p[1] <= cue.first]
                    for p in parts:
                        covered.update(range(*p))
                    label = 3 if rights and lefts else 1 if rights else 2 if lefts else 0
                    at = par.starts[cue.first]
                    inside = label == 0 and any(s <= at < e for s, e in contents)
                    if gold and label == 0:
                        lost["no content here"] += 1
                        continue
                    sides.append(row)
                    labels.append(label)
                    sample.append(0.3 if inside else 1.0)
                    if label == 0:
                        continue
                    side = model.SIDES[label]
                    previous = mentions_before[-1][1] if mentions_before else None
                    rows = subjects.candidates(seen, previous)
                    spans = [tokens_of(par, s, low, high) for s in gold["source"]]
                    spans = [s for s in spans if s]
                    right = 0
                    if spans:
                        score = [
                            max(min(p[1], s[1]) - max(p[0], s[0]) for s in spans) / (0.1 * (p[1] - p[0]) + 1)
                            if p
                            else 0
                            for p, _ in rows
                        ]
                        right = int(np.argmax(score)) if max(score) > 0 else -1
                    if right >= 0:
                        features_of = features.of_subjects(seen, side)
                        who.add([features_of(*r) for r in rows], right)
                    else:
                        lost["no mention"] += 1
                    mention, what = rows[max(right, 0)]
                    if mention:
                        mentions_before.append((cue.first, mention))
                    if lefts:
                        edge = preceding.left_edge(seen, rows[max(right, 0)])
                        options = preceding.left_starts(seen, edge)
                        if options:
                            near = min(range(len(options)), key=lambda i: abs(options[i] - lefts[0][0]))
                            if abs(options[near] - lefts[0][0]) <= 1:
                                left.add([features.of_left(seen, side, at, edge) for at in options], near)
                            else:
                                lost["left start"] += 1
                    if rights:
                        options = content.starts(seen)
                        goal = rights[0][0]
                        if par.codes[goal] == COMPLEMENTISER:
                            goal += 1
                        fits = [i for i, (at, _) in enumerate(options) if at == goal] or [
                            i for i, (at, _) in enumerate(options) if at == rights[0][0]
                        ]
                        if not fits:
                            lost["right start"] += 1
                            continue
                        start.add([features.of_start(seen, *o) for o in options], fits[0])
                        at, what = options[fits[0]]
                        places = content.ends(seen, at, high)
                        goal = rights[-1][1]
                        near = min(range(len(places)), key=lambda i: abs(places[i] - goal))
                        if abs(places[near] - goal) > 1:
                            lost["right end"] += 1
                            continue
                        verb = next((i for i in range(at, high) if par.codes[i] in VERBS), high)
                        later = [c for c in par.cues if at < c.first < high]
                        rows = []
                        for e in places:
                            nxt = next((c for c in later if c.first >= e), None)
                            rows.append(features.of_end(seen, at, what, e, high, verb, nxt))
                        end.add(rows, near)
                if all(code in ONLY_QUOTED for code in par.codes[low:full]):
                    last_mention = mentions_before[-1][1] if mentions_before else last_mention
                    continue
                for q in [i for i in range(low, high) if i in par.quotations and i not in covered]:
                    quotation = par.quotations[q]
                    inside = (quotation.start, quotation.end)
                    if any(s < inside[0] - 2 or inside[1] + 2 < e for s, e in contents if overlap((s, e), inside)):
                        continue
                    gold = next((a for a in attributions if any(overlap(s, inside) for s in a["content"])), None)
                    seen = Occurrence.of(par, low, high, Cue(q, q + 1, LOOSE))
                    sides.append(features.at_sight(par, low, high, seen.cue) + features.of_cue(seen, None, None))
                    labels.append(1 if gold else 0)
                    sample.append(1.0)
                    loose[bool(gold)] += 1
                    if not gold:
                        continue
                    before = [m for at, m in mentions_before if at < q]
                    rows = subjects.candidates(seen, before[-1] if before else last_mention)
                    right = 0
                    spans = [
                        [i for i, (x, y) in enumerate(zip(par.starts, par.ends, strict=True)) if overlap((x, y), s)]
                        for s in gold["source"]
                    ]
                    if gold["source"]:
                        fits = [
                            n for n, (p, _) in enumerate(rows) if p and any(t in range(*p) for s in spans for t in s)
                        ]
                        if not fits:
                            continue
                        right = fits[0]
                    features_of = features.of_subjects(seen, "loose")
                    who.add([features_of(*r) for r in rows], right)
                last_mention = mentions_before[-1][1] if mentions_before else last_mention
    print(" ", dict(lost), Counter(labels), dict(loose))
    return sides, np.array(labels), np.array(sample), {"start": start, "end": end, "left": left, "speaker": who}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("data", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--skip", type=int, default=0, help="leave out every N-th article, to measure on it")
    ap.add_argument("--least", type=int, default=4, help="the margin that an attribution must have")
    args = ap.parse_args()
    docs = list(articles(args.data))
    if args.skip:
        docs = [d for i, d in enumerate(docs) if i % args.skip]
    language = languages.load("en")
    words, precision = learn_cues(docs, compile_lexicon(language), 3, 0.05)
    words |= {":"}
    lex = compile_lexicon(language, frozenset(words))
    sides, labels, sample, choices = collect(docs, lex, precision)
    print(f"{len(words)} cue words, {len(sides)} cues")
    side = fit_sides(sides, labels, sample, 4, 2.0, MOST["side"])
    side = {f: row for f, row in side.items() if any(row)}
    choice = {}
    for name, problem in choices.items():
        print(name)
        choice.update({f: w for f, w in fit_choice(problem, 4, 2.0, MOST[name]).items() if w})
    data = {
        "fitted_on": model.fingerprint(language),
        "frames": " ".join(row["name"] for row in language.cues["frames"]),
        "cues": " ".join(sorted(words)),
        "least": args.least,
        "loose": 0,
        "side": side,
        "choice": choice,
    }
    args.out.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    print(f"{len(side)} + {len(choice)} features, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
