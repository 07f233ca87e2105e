"""What always holds of ``parse``, on any text: seeds cut and spliced, and characters that no page should hold."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from statements import parse, to_json
from statements.errors import NotAPageError, StatementsError
from statements.formats import formats
from statements.languages import codes
from statements.models import Document
from statements.testing import FORMATS, pages, texts

SEEDS = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
SEEDS = SEEDS or ["Without the seeds, a page of one line says that it is late.\n"]
SHARDS = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "«",
        "»",
        "'",
        "\n\n",
        "\r\n",
        "./.",
        "• 10:15",
        "said",
        "cho biết",
        "заявил",
        "Ngày 31/2",
        "&quot;",
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A seed's lines, cut, doubled, swapped and spliced with another's, with odd characters strewn in."""
    lines = draw(st.sampled_from(SEEDS)).splitlines(keepends=True)
    start = draw(st.integers(0, len(lines)))
    lines = lines[start : start + draw(st.integers(1, 25))]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines)))
        other = draw(st.sampled_from(SEEDS)).splitlines(keepends=True)
        change = draw(st.sampled_from(["double", "cut", "splice", "shard", "odd", "join"]))
        if change == "double":
            lines[at:at] = lines[max(0, at - 2) : at]
        elif change == "splice":
            lines[at:at] = other[draw(st.integers(0, len(other) - 1)) :][:2]
        elif change == "shard":
            lines.insert(at, draw(SHARDS))
        elif change == "odd":
            lines.insert(at, draw(texts(max_size=20)))
        elif at < len(lines):
            place = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:place] if change == "cut" else lines[at].replace("\n", "")
    return "".join(lines)


TEXTS = st.one_of(mutated(), texts(max_size=200), st.lists(SHARDS | texts(max_size=30)).map("".join))
DAYS = st.none() | st.dates(dt.date(1990, 1, 1)) | st.datetimes()


def read(text: str | bytes, **options: object) -> Document | None:
    """The document, or nothing where the library refuses; anything else that is raised is a fault."""
    try:
        return parse(text, **options)  # type: ignore[arg-type]
    except StatementsError:
        return None


def check(doc: Document, text: str) -> None:
    assert doc.text == text
    assert "".join(text[s.start : s.end] for s in doc.segments) == text
    items = {item.number: item for item in doc.items}
    for s in doc.statements:
        assert all(part.text == text[part.start : part.end] != "" for part in s.parts)
        first, last = (
            (items[s.item].start, items[s.item].end) if s.item else (0, items[1].start if items else len(text))
        )
        assert first <= s.start <= s.end <= last
        assert all(a.end <= b.start for a, b in pairwise(s.parts))
    assert [item.number for item in doc.items] == list(range(1, len(doc.items) + 1))
    assert all(a.end <= b.start for a, b in pairwise(doc.items))


@given(TEXTS, DAYS)
def test_any_text_parses_or_is_refused(text: str, published: dt.date | None) -> None:
    doc = read(text, published=published)
    if doc is not None:
        check(doc, text)


@given(TEXTS, st.sampled_from(sorted(formats())), st.sampled_from([None, *codes()]))
def test_any_format_reads_any_text(text: str, format: str, language: str | None) -> None:
    try:
        doc = parse(text, format=format, language=language)
    except NotAPageError:  # nothing else is refused where the format is named
        return
    check(doc, text)


@given(st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_parse_or_are_refused(data: bytes) -> None:
    read(data)


@given(st.sampled_from(SEEDS))
@settings(max_examples=len(SEEDS))
def test_the_seeds_hold_too(text: str) -> None:
    check(parse(text), text)


@given(mutated())
def test_the_same_text_gives_the_same_document(text: str) -> None:
    assert read(text) == read(text)


HASHER = """
import hashlib, json, sys
from statements import parse, to_json
from statements.errors import StatementsError
for text in json.load(sys.stdin):
    try: out = to_json(parse(text))
    except StatementsError as error: out = str(error)
    print(hashlib.sha256(out.encode()).hexdigest())
"""


@given(st.lists(mutated() | st.sampled_from(FORMATS).flatmap(pages).map(lambda p: p.text), min_size=20, max_size=20))
@settings(max_examples=2)
def test_another_process_with_another_hash_seed_reads_the_same(pages_: list[str]) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", HASHER],
            input=json.dumps(pages_),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed in ("1", "2")
    ]
    here = []
    for text in pages_:
        try:
            out = to_json(parse(text))
        except StatementsError as error:
            out = str(error)
        here.append(hashlib.sha256(out.encode()).hexdigest())
    assert runs[0] == runs[1] == here
