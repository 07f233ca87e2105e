"""Fuzz ``parse`` with sequences of what means something to it: ``python fuzz_tokens.py [--seconds 900] [--seed 1]``.

Needs atheris. Bytes that a fuzzer changes rarely say anything to a reader of language; so each two bytes of an input
choose a token of a dictionary: the words of the language files (cues, grammar, titles, days), the labels and marks that
stand in the modules of the formats, digits, quotation marks, line ends, names. The first bytes choose a format, a
language and how often the rest is repeated. ``--dictionary FILE`` writes the tokens as a dictionary of libFuzzer.

What must hold of every input: no error but the library's own; the segments are the text; each part reads what stands
at its place; the calls of functions stay within a limit for each token, which tells of work that grows faster than the
page. What fails is told once for each place in the code, with the shortest page that shows it; the run goes on.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import atheris

with atheris.instrument_imports(include=["statements"]):
    import statements
    from statements.dedup import deduplicate
    from statements.formats import formats
    from statements.languages import codes, load
    from statements.pipeline import parse
    from statements.serial import from_json, to_json

ROOT = Path(statements.__file__).parent
# The most calls that a token may cost, beyond what a page costs anyway.
PER_TOKEN, PER_PAGE = 2_500, 120_000
TIMES = (1, 1, 2, 5, 20, 60)
PLAIN = re.compile(r"[^\\^$*+?{}\[\]()|<>\n]{1,40}")
NAMES = [
    "Ann Lee",
    "Лидия Роу",
    "Bà Lan",
    "Ulla Rand",
    "Lavrov",
    "Bộ Ngoại giao",
    "Hội đồng",
    "the Port Board",
    "Минтранс",
]
MARKS = "“ ” \" « » „ ' ’ ( ) [ ] <...> … . , : ; ? ! – — - • 🔹 💬 # #Tag @ &amp; ./. https://example.org/a"
FIGURES = "1/3 2.3.2023 10:24 GMT+3 3.45pm 2h 2023 0 77"
PHRASES = ["\n", "\n\n", "\r\n", "\t", "  ", "\u00a0", "\u200b", "5 March 2023", "ngày 5/3", "5 марта", "00:58 GMT"]
SIGNS = [*MARKS.split(), *FIGURES.split(), *PHRASES]


def strings(value: Any) -> Iterator[str]:
    """Every text in a language's data, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from strings(name)
            yield from strings(held)
    elif isinstance(value, list | tuple | set | frozenset):
        for held in value:
            yield from strings(held)


def of_language(code: str) -> list[str]:
    """The words and marks of a language's file; of its patterns the plain stretches."""
    language = load(code)
    sections = (language.cues, language.grammar, language.names, language.dates, language.events, language.pages)
    found = {plain for section in sections for text in strings(section) for plain in PLAIN.findall(text)}
    return sorted(text for text in found if not text.isspace())


def of_formats() -> list[str]:
    """The labels, marks and plain stretches of patterns that stand in the modules of the formats."""
    found: set[str] = set()
    for path in sorted((ROOT / "formats").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                found.update(PLAIN.findall(node.value))
    return sorted(text for text in found if not text.isspace())


LANGUAGES = codes()
FORMATS = (None, *formats())
LABELS = of_formats()
WORDS = {code: [*SIGNS, *NAMES, *LABELS, *of_language(code)] for code in LANGUAGES}


def text_of(data: bytes) -> tuple[str, str | None, str | None, int]:
    """A page with its format, its language and the number of its tokens."""
    head, rest = data[:4].ljust(4, b"\0"), data[4:]
    code = LANGUAGES[head[0] % len(LANGUAGES)]
    words, signs = WORDS[code], len(SIGNS) + len(NAMES)
    tokens = []
    for i in range(0, len(rest) - 1, 2):
        at = rest[i] << 8 | rest[i + 1]
        # Every other one is a sign or a name: they are what binds words to each other.
        tokens.append(words[at // 2 % signs] if at & 1 else words[at // 2 % len(words)])
    times = TIMES[head[2] % len(TIMES)]
    lead = head[3] % 8
    tokens = [*tokens[:lead], *tokens[lead:] * times]
    return " ".join(tokens), FORMATS[head[1] % len(FORMATS)], code if head[2] & 128 else None, len(tokens)


class WorkedError(Exception):
    """More calls than so many tokens may cost."""


# What failed: a message, a page, its format and its language, by the place in the code.
FOUND: dict[str, tuple[str, str, str | None, str | None]] = {}


def check(data: bytes) -> None:
    """Keep what fails, the shortest of each place in the code."""
    try:
        hold(data)
    except Exception as error:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if str(ROOT) in f.filename]
        last = frames[-1] if frames and not isinstance(error, WorkedError) else None
        place = f"{type(error).__name__} at {last.filename}:{last.lineno}" if last else type(error).__name__
        text, format, language, _ = text_of(data)
        if place not in FOUND or len(text) < len(FOUND[place][1]):
            FOUND[place] = str(error)[:200], text, format, language
            print(f"FOUND {place}: {FOUND[place]}", flush=True)


def hold(data: bytes) -> None:
    """What must hold of every input."""
    text, format, language, tokens = text_of(data)
    left = PER_PAGE + PER_TOKEN * tokens

    def watch(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal left
        if event == "call":
            left -= 1
            if left < 0:
                sys.setprofile(None)
                raise WorkedError(f"{tokens} tokens")

    sys.setprofile(watch)
    try:
        page = parse(text, format=format, language=language)
    except statements.StatementsError:
        return
    finally:
        sys.setprofile(None)
    assert "".join(text[s.start : s.end] for s in page.segments) == text
    assert all(text[part.start : part.end] == part.text for said in page.statements for part in said.parts)
    if data and data[-1] < 16:
        assert from_json(to_json(page)) == page
        assert sum(len(c.members) for c in deduplicate([page])) == len(page.statements)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--seconds", type=int, default=900, help="how long (default: 900)")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--corpus", help="a folder of inputs to begin with and to add to (default: a new one)")
    ap.add_argument("--dictionary", type=Path, help="write the tokens there, and end")
    args = ap.parse_args()
    if args.dictionary:
        tokens = sorted({word for words in WORDS.values() for word in words})
        lines = ["".join(f"\\x{byte:02x}" for byte in token.encode("utf-8", "surrogatepass")) for token in tokens]
        args.dictionary.write_text("".join(f'"{line}"\n' for line in lines), "ascii")
        return
    print({code: len(words) for code, words in WORDS.items()}, "tokens")
    for code in LANGUAGES:  # what is read and compiled once for all pages counts for none
        for format in FORMATS[1:]:
            parse("Ann Lee, 5 March 2023: “It is so.”", format=format, language=code)
    with tempfile.TemporaryDirectory() as name:
        options = [f"-max_total_time={args.seconds}", f"-seed={args.seed}", "-max_len=256", "-len_control=20"]
        options += ["-timeout=60", "-rss_limit_mb=2048", "-verbosity=0", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, args.corpus or name], check, enable_python_coverage=True)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
