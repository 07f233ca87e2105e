"""Fuzz ``parse`` with sequences of what means something to it: ``python fuzz_tokens.py [--seconds 900] [--seed 1]``.

Needs atheris. Bytes that a fuzzer changes rarely say anything to a reader of language; so each two bytes of an input
choose a token of a dictionary: the words of the language files (cues, grammar, titles, days), the labels and marks that
stand in the modules of the formats, digits, quotation marks, line ends, names. The first bytes choose a format, a
language and how often the rest is repeated. ``--dictionary FILE`` writes the tokens as a dictionary of libFuzzer.

What must hold of every input is told in ``fuzz_held.py``. What fails is told once for each place in the code, with the
shortest page that shows it; the run goes on.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["statements"]):
    from fuzz_held import ROOT, Found, Trial

    from statements.formats import formats
    from statements.languages import codes, load
    from statements.pipeline import parse

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


def text_of(data: bytes) -> Trial:
    """The page that bytes choose, and how it is read."""
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
    closely = bool(data) and data[-1] < 16
    return Trial(" ".join(tokens), FORMATS[head[1] % len(FORMATS)], code if head[2] & 128 else None, closely)


def check(data: bytes, found: Found, until: float) -> None:
    """Judge the page that the bytes choose, and end when it is time: atheris ends without telling anything."""
    found.judge(text_of(data))
    if time.process_time() > until:
        status = found.tell()
        sys.stdout.flush()
        os._exit(status)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--seconds", type=int, default=900, help="how long, of the processor (default: 900)")
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
        options = [f"-seed={args.seed}", "-max_len=256", "-len_control=20"]
        # Its limit is of the clock, which a busy machine meets too; what a page may take is limited where it is judged.
        options += ["-timeout=3600", "-rss_limit_mb=2048", "-verbosity=0"]
        judge = partial(check, found=Found(), until=time.process_time() + args.seconds)
        atheris.Setup([sys.argv[0], *options, args.corpus or name], judge, enable_python_coverage=True)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
