"""How often the speaker is right, by how it is known.

    python tests/benchmarks/bench_speakers.py PAGES [PAGES ...] [--texts FOLDER]

``PAGES`` is a folder, at any depth of which there are answers ``NAME.toml`` beside their page ``NAME.txt`` (``seed``
may name it, ``--texts`` may say where it stands), or a file of articles (``.jsonl``, ``.jsonl.gz``). The answers of a
page are ``published``, where its day is known, and a
``[[statement]]`` each: ``parts`` (the first and the last words of each part), ``speaker`` (equal names parted by ``|``,
empty where nobody is named), ``speaker_as_written``. A statement found answers the one with which it shares 0.7 of the
characters of both; its speaker is right where the name is one of those. An article has ``text`` and ``attributions``
as ``bench_attribution.py`` reads them; there the speaker is right where the mention overlaps the source.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from statements import Document, Statement, StatementsError, parse
from statements.models import SpeakerBasis
from statements.names import fold

LEAST = 0.7
Verdict = tuple[str, str]  # how the speaker is known; right, wrong or unknown


def pages(folder: Path, texts: Path | None) -> Iterator[Verdict]:
    """What became of the speakers of a folder's pages."""
    for file in sorted(folder.rglob("*.toml")):
        gold = tomllib.loads(file.read_text("utf-8"))
        page = (texts or file.parent) / gold.get("seed", f"{file.stem}.txt")
        if not page.exists() or "statement" not in gold:
            continue
        day = gold.get("published")
        try:
            doc = parse(page.read_bytes(), published=dt.date.fromisoformat(str(day)) if day else None)
        except StatementsError:
            continue
        wanted = located(gold["statement"], doc.text)
        for answer, s in pairs(wanted, doc):
            names = {
                fold(n) for name in (answer["speaker"], answer.get("speaker_as_written", "")) for n in name.split("|")
            }
            found = {fold(n) for p in doc.speakers_of(s)[:1] for n in (p.name, *p.names)}
            nobody = answer["speaker"] in ("", "unknown")
            yield s.speaker_basis, verdict(bool(found & names) or (nobody and not found), bool(found))


def located(answers: list[dict[str, Any]], text: str) -> list[tuple[dict[str, Any], set[int]]]:
    """The answers, each with the characters of its parts, which are told in the order of the page."""
    out, cursor, whole = [], 0, 0
    for answer in answers:
        at = start = whole if answer.get("within") else cursor
        spans = []
        for first, last in answer["parts"]:
            start = text.index(first, at)
            at = text.index(last, start) + len(last)
            spans.append((start, at))
        out.append((answer, {i for a, b in spans for i in range(a, b) if not text[i].isspace()}))
        if not answer.get("within"):
            whole = spans[0][0]
            cursor = whole + 1 if answer["form"] == "communique" else at
    return out


def pairs(wanted: list[tuple[dict[str, Any], set[int]]], doc: Document) -> Iterator[tuple[dict[str, Any], Statement]]:
    """The answers that must be found, each with the statement that shares most with it."""
    mine = [({i for p in s.parts for i in range(p.start, p.end) if not doc.text[i].isspace()}, s) for s in doc]
    scored = sorted(
        (-len(chars & own) / len(chars | own), i, j)
        for i, (_, chars) in enumerate(wanted)
        for j, (own, _) in enumerate(mine)
        if chars & own
    )
    left, right = set(), set()
    for score, i, j in scored:
        if -score >= LEAST and i not in left and j not in right:
            left.add(i)
            right.add(j)
            if not wanted[i][0].get("optional"):
                yield wanted[i][0], mine[j][1]


def articles(file: Path) -> Iterator[Verdict]:
    """What became of the speakers of a file's articles."""
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    for line in data.splitlines():
        article = json.loads(line)
        doc = parse(article["text"], format="plain", language=article.get("language", "en"))
        contents = [
            ({i for a, b in told["content"] for i in range(a, b)}, told["source"]) for told in article["attributions"]
        ]
        for s in doc.statements:
            own = {i for p in s.parts for i in range(p.start, p.end)}
            best = max(contents, key=lambda content: len(own & content[0]) / len(own | content[0]), default=None)
            if best is None or len(own & best[0]) * 2 < len(own | best[0]):
                continue
            same = any(s.mention and max(a, s.mention.start) < min(b, s.mention.end) for a, b in best[1])
            yield s.speaker_basis, verdict(same if s.speakers else not best[1], bool(s.speakers))


def verdict(right: bool, told: bool) -> str:
    """Whether the speaker is right, somebody else, or left open."""
    return "right" if right else "wrong" if told else "open"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", type=Path, nargs="+")
    options.add_argument("--texts", type=Path, help="where the pages stand that are not beside their answers")
    args = options.parse_args()
    for path in args.pages:
        counts = Counter(pages(path, args.texts) if path.is_dir() else articles(path))
        print(f"{path.name}\n{'basis':10s} {'found':>6s} {'right':>6s} {'wrong':>6s} {'open':>6s} {'share right':>12s}")
        for basis in get_args(SpeakerBasis):
            row = [counts[basis, what] for what in ("right", "wrong", "open")]
            share = f"{row[0] / sum(row):.2f}" if sum(row) else "–"
            print(f"{basis:10s} {sum(row):6d} " + " ".join(f"{n:6d}" for n in row) + f" {share:>12s}")


if __name__ == "__main__":
    main()
