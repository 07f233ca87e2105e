"""Fuzz ``parse`` with what is left of true pages: ``python fuzz_splice.py [--seconds 900] [--seed 1]``.

The golden sentences and pages, and the seeds, are cut into lines, sentences, clauses, words or marks; pieces are
dropped, told twice, put elsewhere, mixed with those of other texts, and joined with what stood between them, with
another mark or with nothing. So a page is made that nearly says something, which is where a reader of language goes
wrong; tokens drawn by themselves rarely say so much (``fuzz_tokens.py``). What must hold of each is told in
``fuzz_held.py``. The same seed makes the same pages.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from fuzz_held import Found, Trial

from statements.formats import formats
from statements.languages import codes
from statements.pipeline import parse

ROOT = Path(__file__).parents[2]
# How a text is cut: a piece is what a pattern finds, with what stands behind it.
CUTS = [
    re.compile(r"[^\n]*\n+|[^\n]+$"),
    re.compile(r"[^.!?…\n]*[.!?…]+[”»\"’)]*\s*|[^.!?…\n]+\s*|\s+"),
    re.compile(r"[^,;:—–\n]*[,;:—–\n]\s*|[^,;:—–\n]+"),
    re.compile(r"\S+\s*|\s+"),
    re.compile(r"\w+|\W"),
]
MARKS = (
    *("“", "”", '"', "«", "»", "„", "'", "’", "(", ")", "[", "]", "…", ".", ",", ":", ";", "?", "!", " – ", " — ", "-"),
    *(" ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u0301", "\n• ", "\n🔹 ", "\n> ", "#", "@", "&quot;"),
)
# The most letters of a page: longer ones show little more and take time.
LONGEST = 6_000


class Text(NamedTuple):
    """A text that somebody wrote, what it is in, and its language."""

    text: str
    format: str
    language: str


def sentences() -> list[Text]:
    """The golden sentences."""
    found = []
    for path in sorted((ROOT / "tests/golden/sentences").glob("*.toml")):
        for row in tomllib.loads(path.read_text("utf-8"))["sentence"]:
            found.append(Text(row["text"], "plain", path.stem[:2]))
    return found


def pages() -> list[Text]:
    """The golden pages and the seeds."""
    found = []
    for path in sorted((ROOT / "tests/golden").glob("*/*.txt")):
        text = path.read_bytes().decode("utf-8", "replace")
        expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        found.append(Text(text, expected["format"], expected["language"]))
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        page = parse(text := path.read_text("utf-8"))
        found.append(Text(text, page.source.format, page.source.language))
    return found


def dropped(draw: random.Random, pieces: list[str], more: list[str]) -> list[str]:
    low = draw.randrange(len(pieces))
    return pieces[:low] + pieces[low + draw.choice((1, 1, 1, 2, 5, 20)) :]


def told_twice(draw: random.Random, pieces: list[str], more: list[str]) -> list[str]:
    low = draw.randrange(len(pieces))
    high = low + draw.choice((1, 1, 2, 5))
    return pieces[:high] + pieces[low:high] * draw.choice((1, 1, 2, 8, 30)) + pieces[high:]


def elsewhere(draw: random.Random, pieces: list[str], more: list[str]) -> list[str]:
    low = draw.randrange(len(pieces))
    high = low + draw.choice((1, 1, 2, 5))
    rest = pieces[:low] + pieces[high:]
    at = draw.randrange(len(rest) + 1)
    return rest[:at] + pieces[low:high] + rest[at:]


def shuffled(draw: random.Random, pieces: list[str], more: list[str]) -> list[str]:
    low = draw.randrange(len(pieces))
    some = pieces[low : low + draw.choice((3, 5, 10))]
    draw.shuffle(some)
    return pieces[:low] + some + pieces[low + len(some) :]


def mixed(draw: random.Random, pieces: list[str], more: list[str]) -> list[str]:
    at, low = draw.randrange(len(pieces) + 1), draw.randrange(len(more))
    return pieces[:at] + more[low : low + draw.choice((1, 2, 3, 8))] + pieces[at + draw.choice((0, 1)) :]


def joined(draw: random.Random, pieces: list[str], more: list[str]) -> list[str]:
    at = draw.randrange(len(pieces))
    return [*pieces[:at], pieces[at].rstrip(), *pieces[at + 1 :]]


def marked(draw: random.Random, pieces: list[str], more: list[str]) -> list[str]:
    at = draw.randrange(len(pieces))
    return [*pieces[:at], draw.choice((pieces[at], pieces[at].rstrip(), "")), draw.choice(MARKS), *pieces[at + 1 :]]


def broken_off(draw: random.Random, pieces: list[str], more: list[str]) -> list[str]:
    at = draw.randrange(len(pieces)) + 1
    return draw.choice((pieces[:at], pieces[at - 1 :]))


# A change takes the pieces of a text and those of another, and gives those of a new one.
Change = Callable[[random.Random, list[str], list[str]], list[str]]
CHANGES: tuple[Change, ...] = (dropped, told_twice, elsewhere, shuffled, mixed, joined, marked, broken_off)


class Splicer:
    """Pages made of others, of which a seed says which."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        self._sentences, self._pages, self._formats = sentences(), pages(), list(formats())
        self._near: dict[str, list[Text]] = {
            code: [text for text in (*self._sentences, *self._pages) if text.language == code] for code in codes()
        }

    def trial(self) -> Trial:
        """A page, read as what it was or as whatever it looks like."""
        draw = self._draw
        of_sentences = draw.random() < 0.6
        of = draw.choice(self._sentences if of_sentences else self._pages)
        text = of.text
        if of_sentences:  # some more of the language in its paragraph, or under it
            for _ in range(draw.choice((0, 0, 1, 3))):
                text += draw.choice((" ", "\n\n")) + self._other(of).text[: LONGEST // 4]
        for _ in range(draw.choice((1, 1, 2, 3, 5, 8))):
            text = self._changed(text, of)
        known = draw.random()
        format = of.format if known < 0.5 else None if known < 0.9 else draw.choice(self._formats)
        language = of.language if of_sentences or draw.random() < 0.5 else None
        return Trial(text[:LONGEST], format, language, draw.random() < 0.05)

    def _changed(self, text: str, of: Text) -> str:
        draw = self._draw
        cut = draw.choice(CUTS)
        pieces, more = cut.findall(text), cut.findall(self._other(of).text)
        if not pieces or not more:
            return text
        return "".join(draw.choice(CHANGES)(draw, pieces, more))[: 2 * LONGEST]

    def _other(self, of: Text) -> Text:
        """Another text, mostly of the same language."""
        near = self._near[of.language] if self._draw.random() < 0.9 else self._sentences
        return self._draw.choice(near)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--seconds", type=float, default=900, help="how long, of the processor (default: 900)")
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    splicer, found, made = Splicer(args.seed), Found(), Counter[str]()
    for of in splicer._pages:  # what is read and compiled once for all pages counts for none
        parse(of.text, format=of.format, language=of.language)
    until = time.process_time() + args.seconds
    while time.process_time() < until:
        found.judge(trial := splicer.trial())
        made[trial.format or "any format"] += 1
    print(", ".join(f"{count} {name}" for name, count in made.most_common()))
    return found.tell()


if __name__ == "__main__":
    sys.exit(main())
