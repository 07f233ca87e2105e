"""How well the English attribution agrees with people, and how fast it is.

    python tests/benchmarks/bench_attribution.py ARTICLES.jsonl.gz [--limit 100] [--errors 20]

Each line of the file is an article: ``text``, and ``attributions`` with ``content``, ``source`` and ``cue``, each a
list of spans in code points (the form into which a public corpus of attributions is easily brought). Every
contiguous part of a content is one gold span; every part of a statement one prediction. They match one to one where
the words that they share are at least half of those of either (``iou50``); ``e2e`` asks besides that the speaker is
the same: the mention overlaps the source, or its head word is among the other's. ``direct`` are spans inside
quotation marks, ``said`` those whose cue is a cue of saying in the language's data, ``all`` all of them; a
prediction that lies on a gold span of another sort is left out of the narrower counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from statements import Document, parse
from statements.attribution.sentence.quotations import scan
from statements.languages import load

WORD = re.compile(r"\w+(?:['’]\w+)*")
SAYING = ("say", "tell", "urge", "according")


class Span(NamedTuple):
    """A content, or a part of a statement: its words' offsets, its speaker's place and name, and its sorts."""

    words: frozenset[int]
    speaker: tuple[tuple[int, int], ...]
    name: str
    sorts: frozenset[str]


def quoted(text: str) -> bytearray:
    """1 where a character stands inside quotation marks."""
    mask = bytearray(len(text))
    for paragraph in re.finditer(r"[^\n]+", text):
        for quotation in scan(text, paragraph.start(), paragraph.end()):
            mask[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)
    return mask


def cues_of_saying() -> frozenset[str]:
    """The words of the frames of saying in the language's data."""
    frames = load("en").cues["frames"]
    return frozenset(
        word.replace("_", " ") for f in frames if f["name"].startswith(SAYING) for word in str(f["words"]).split()
    )


def words_in(text: str, start: int, end: int) -> frozenset[int]:
    """Where the words between two places begin."""
    return frozenset(m.start() for m in WORD.finditer(text, start, end))


def is_direct(words: frozenset[int], mask: bytearray) -> bool:
    """Whether nearly all words stand inside quotation marks."""
    return bool(words) and sum(mask[w] for w in words) >= 0.95 * len(words)


def golds(article: dict[str, Any], mask: bytearray, saying: frozenset[str]) -> Iterator[Span]:
    text = article["text"]
    for a in article["attributions"]:
        cue = " ".join(text[s:e] for s, e in a["cue"]).lower()
        said = any(word in saying for word in (cue, *cue.split()))
        name = " ".join(text[s:e] for s, e in a["source"])
        for start, end in a["content"]:
            words = words_in(text, start, end)
            sorts = {"all", *(["direct"] if is_direct(words, mask) else []), *(["said"] if said else [])}
            if words:
                yield Span(words, tuple((s, e) for s, e in a["source"]), name, frozenset(sorts))


def found(doc: Document, mask: bytearray) -> Iterator[Span]:
    for s in doc.statements:
        mention = ((s.mention.start, s.mention.end),) if s.mention else ()
        name = doc.at(s.mention) if s.mention else " ".join(p.name for p in doc.speakers_of(s)[:1])
        for part in s.parts:
            words = words_in(doc.text, part.start, part.end)
            sorts = {"all", "said", *(["direct"] if is_direct(words, mask) else [])}
            if words:
                yield Span(words, mention, name, frozenset(sorts))


def same_speaker(gold: Span, mine: Span) -> bool:
    if any(max(a, c) < min(b, d) for a, b in gold.speaker for c, d in mine.speaker):
        return True
    ours, theirs = (re.findall(r"\w+", name.lower()) for name in (mine.name, gold.name))
    return (not ours and not theirs) or bool(ours and theirs and (ours[-1] in theirs or theirs[-1] in ours))


def matches(gold: list[Span], mine: list[Span]) -> list[tuple[Span, Span]]:
    scored = sorted(
        (-len(g.words & p.words) / len(g.words | p.words), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(mine)
        if g.words & p.words
    )
    left, right, out = set(), set(), []
    for score, i, j in scored:
        if score <= -0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((gold[i], mine[j]))
    return out


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--limit", type=int, default=0, help="only so many articles")
    options.add_argument("--errors", type=int, default=0, help="print so many contents that were missed")
    args = options.parse_args()
    with gzip.open(args.articles, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines][: args.limit or None]

    parse("Warm up. “It is fine,” Mr. Smith said.", format="plain", language="en")
    began = time.process_time()
    documents = [parse(a["text"], format="plain", language="en") for a in articles]
    speed = sum(len(a["text"]) for a in articles) / (time.process_time() - began)

    counts = {sort: [0, 0, 0, 0] for sort in ("direct", "said", "all")}
    saying, missed = cues_of_saying(), []
    for article, doc in zip(articles, documents, strict=True):
        mask = quoted(doc.text)
        gold, mine = list(golds(article, mask, saying)), list(found(doc, mask))
        for sort, count in counts.items():
            wanted = [g for g in gold if sort in g.sorts]
            others = frozenset(w for g in gold if sort not in g.sorts for w in g.words)
            here = [p for p in mine if sort in p.sorts and len(p.words & others) * 2 <= len(p.words)]
            pairs = matches(wanted, here)
            rows = (len(wanted), len(here), len(pairs), sum(same_speaker(g, p) for g, p in pairs))
            counts[sort] = [a + b for a, b in zip(count, rows, strict=True)]
            if sort == "all":
                hit = {id(g) for g, _ in pairs}
                missed += [doc.text[min(g.words) : max(g.words)][:100] for g in gold if id(g) not in hit]
    for sort, (wanted, here, pairs, same) in counts.items():
        for name, hits in (("iou50", pairs), ("e2e", same)):
            precision, recall = hits / max(1, here), hits / max(1, wanted)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{sort:7s} {name:6s} P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}")
    print(f"{speed:,.0f} characters a CPU second, {len(articles)} articles")
    for words in missed[: args.errors]:
        print("   missed:", words)


if __name__ == "__main__":
    main()
