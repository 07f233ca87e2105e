"""What the library reads in a body of pages, written down as JSON, and two such runs compared byte for byte.

    python tests/benchmarks/yardstick.py write RUN.jsonl seeds tests/golden articles.jsonl.gz
    python tests/benchmarks/yardstick.py compare BEFORE.jsonl AFTER.jsonl [--most 20] [--ignore schema]

A folder gives its ``*.txt`` and the sentences of its ``*.toml`` (tables with a ``text``), at any depth; a text beside
a ``.toml`` with ``published`` is read with that day. A ``.jsonl`` or ``.jsonl.gz`` gives the ``text`` of each of its
lines (with ``published`` and ``format`` where it has them). A run is one line a page, in the order of their names: the
name, and the document or the error. ``compare`` says which pages differ and where, and exits with 1 if any does;
``--ignore`` leaves a key of the documents out on both sides, such as one that only one of two releases writes
(``schema``, ``participants.external``).
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import evolve, frozen


@frozen
class Page:
    """A text with its name, and what is known of it."""

    name: str
    text: str
    published: str | None = None
    format: str | None = None
    language: str | None = None


def pages(path: Path) -> Iterator[Page]:
    """The pages of a folder or a file of articles."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.suffix == ".toml":
                yield from _sentences(file, f"{path.name}/{file.relative_to(path)}")
            elif file.suffix == ".txt" or file.name.endswith((".jsonl", ".jsonl.gz")):
                folder = file.parent.relative_to(path.parent)
                yield from (evolve(page, name=f"{folder}/{page.name}") for page in pages(file))
    elif path.suffix == ".txt":
        beside = path.with_suffix(".toml")
        known = tomllib.loads(beside.read_text("utf-8")) if beside.exists() else {}
        yield Page(path.name, path.read_bytes().decode("utf-8-sig"), _day(known.get("published")))
    else:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for number, line in enumerate(data.splitlines(), 1):
            row = json.loads(line)
            if isinstance(text := row.get("text"), str):
                yield Page(f"{path.name}#{number}", text, _day(row.get("published")), row.get("format"))


def _day(value: object) -> str | None:
    return str(value)[:10] if value else None


def _sentences(file: Path, name: str) -> Iterator[Page]:
    """The sentences of a file of golden sentences, each read as prose; named by its words, so that one may be added."""
    told: Counter[str] = Counter()
    for row in _tables(tomllib.loads(file.read_text("utf-8"))):
        if isinstance(text := row.get("text"), str) and "seed" not in row and " " in text:
            told[text] += 1
            yield Page(f"{name}#{text[:120]}#{told[text]}", text, format="plain", language=file.stem[:2])


def _tables(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        if not isinstance(value.get("seed"), str):  # a page's own answers are no sentences
            yield value
            for inner in value.values():
                yield from _tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _tables(inner)


def read(page: Page) -> str:
    """The line of a page: its name, and its document or the error that it gives."""
    import statements

    known: dict[str, Any] = {"format": page.format, "language": page.language}
    if page.published:
        with suppress(ValueError):
            known["published"] = dt.date.fromisoformat(page.published)
    try:
        document = statements.to_json(statements.parse(page.text, **{k: v for k, v in known.items() if v}))
    except Exception as error:  # a fault is a result too: it must be the same, or be mended
        document = json.dumps({"error": type(error).__name__, "message": str(error)}, ensure_ascii=False)
    return f"{json.dumps(page.name, ensure_ascii=False)}\t{document}"


def write(out: Path, sources: Sequence[Path], workers: int) -> int:
    """Write the run of all pages of the sources; how many there were."""
    found = list(chain.from_iterable(pages(source) for source in sources))
    with out.open("w", encoding="utf-8") as file, ProcessPoolExecutor(workers) as pool:
        for line in pool.map(read, found, chunksize=16):
            file.write(line + "\n")
    return len(found)


def load(run: Path, ignore: Sequence[str] = ()) -> dict[str, str]:
    """The documents of a run by their pages' names, without the keys to be ignored."""
    rows = (line.split("\t", 1) for line in run.read_text("utf-8").split("\n") if line)
    return {json.loads(name): without(document, ignore) for name, document in rows}


def without(document: str, keys: Sequence[str]) -> str:
    """The JSON of a document as it stands, or without some of its keys; dots lead to those of the records inside it.

    >>> without('{"a": 1, "b": [{"a": 2, "c": 3}]}', ["a"])
    '{"b": [{"a": 2, "c": 3}]}'
    >>> without('{"a": 1, "b": [{"a": 2, "c": 3}]}', ["b.c"])
    '{"a": 1, "b": [{"a": 2}]}'
    """
    if not keys:
        return document
    value = json.loads(document)
    for key in keys:
        _drop(value, key.split("."))
    return json.dumps(value, ensure_ascii=False)


def _drop(value: Any, path: Sequence[str]) -> None:
    for record in value if isinstance(value, list) else [value]:
        if len(path) == 1:
            record.pop(path[0], None)
        elif path[0] in record:
            _drop(record[path[0]], path[1:])


def differences(before: Any, after: Any, where: str = "") -> Iterator[str]:
    """The places at which two JSON values differ, outermost first, with both values."""
    if type(before) is type(after) and isinstance(before, dict):
        for key in [*before, *(key for key in after if key not in before)]:
            if before.get(key) != after.get(key):
                yield from differences(before.get(key), after.get(key), f"{where}.{key}".lstrip("."))
    elif type(before) is type(after) and isinstance(before, list) and len(before) == len(after):
        for i, (a, b) in enumerate(zip(before, after, strict=True)):
            if a != b:
                yield from differences(a, b, f"{where}[{i}]")
    else:
        short = (json.dumps(value, ensure_ascii=False)[:160] for value in (before, after))
        yield f"{where}: {' -> '.join(short)}"


def compare(before: Path, after: Path, most: int, ignore: Sequence[str] = ()) -> int:
    """Print what differs between two runs; how many pages do."""
    old, new = load(before, ignore), load(after, ignore)
    changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    for name in changed[:most]:
        print(name)
        a, b = (json.loads(run.get(name, "null")) for run in (old, new))
        for line in list(differences(a, b))[:8] or ["the same values in another order or form"]:
            print(f"    {line}")
    print(f"{len(changed)} of {len({**old, **new})} pages differ")
    return len(changed)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = ap.add_subparsers(dest="verb", required=True)
    writing = verbs.add_parser("write", help="read all pages and write the run down")
    writing.add_argument("run", type=Path)
    writing.add_argument("sources", type=Path, nargs="+", help="folders, texts and files of articles")
    writing.add_argument("--workers", type=int, default=2, help="processes (default: 2)")
    comparing = verbs.add_parser("compare", help="compare two runs byte for byte")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    comparing.add_argument("--most", type=int, default=20, help="how many pages to show (default: 20)")
    comparing.add_argument("--ignore", metavar="KEY", action="append", default=[], help="a key to leave out")
    args = ap.parse_args()
    if args.verb == "write":
        print(f"{write(args.run, args.sources, args.workers)} pages in {args.run}")
        return 0
    return 1 if compare(args.before, args.after, args.most, args.ignore) else 0


if __name__ == "__main__":
    sys.exit(main())
