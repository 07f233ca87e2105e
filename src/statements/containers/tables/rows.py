"""The rows of a table, one by one, each with its place: CSV, JSON Lines, a JSON array, Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import IO, Any

from statements.containers.base import Told, needed

# A row with the words that say where it stands, or the place and what is wrong with it.
Row = tuple[str, dict[str, Any]]
Rows = Iterator[Row]

SEPARATORS = ",;\t|"
PARQUET = b"PAR1"
_LONGEST_CELL = 16 * 1024 * 1024
_LONGEST_LINE = 64 * 1024 * 1024
_BATCH = 256


def encoding_of(head: bytes, asked: str | None) -> str:
    """The encoding of a table by its first bytes: its byte order mark, UTF-8, else that of Western spreadsheets."""
    if asked:
        return asked
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def separator(line: str) -> str:
    """The sign that separates the cells of a first line: the one that makes most of them."""
    return max(SEPARATORS, key=line.count)


def of_csv(stream: IO[bytes], head: bytes, told: Told, encoding: str | None) -> Rows:
    """The rows of a table whose first row names the columns; a name that is empty or doubled counts once."""
    if csv.field_size_limit() < _LONGEST_CELL:
        csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(stream, encoding_of(head, encoding), errors="replace", newline="")
    try:
        first = text.readline(_LONGEST_CELL)
        names = next(csv.reader([first], delimiter=(sign := separator(first))), [])
        reader = csv.reader(text, delimiter=sign)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                told.problem("bad-row", f"row {number}: {error}")
                continue
            if cells:
                yield f"row {number}", _by_name(names, cells)
    finally:
        text.detach()


def _by_name(names: list[str], cells: list[str]) -> dict[str, Any]:
    """The cells by the names of their columns; of two columns of one name the first counts."""
    row: dict[str, Any] = {}
    for i, name in enumerate(names):
        row.setdefault(name, cells[i] if i < len(cells) else "")
    return row


def of_lines(stream: IO[bytes], head: bytes, told: Told, encoding: str | None) -> Rows:
    """The objects of JSON Lines; a line that holds none is told."""
    name = encoding_of(head, encoding).replace("cp1252", "utf-8")
    if name == "utf-16":
        stream = io.BytesIO(stream.read().decode(name, "replace").encode())
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        yield from _object(line.decode(name if name != "utf-16" else "utf-8", "replace"), f"line {number}", told)


def _object(text: str, place: str, told: Told) -> Rows:
    try:
        row = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        told.problem("bad-row", f"{place}: no JSON ({error})")
        return
    if isinstance(row, dict):
        yield place, row
    else:
        told.problem("bad-row", f"{place}: no object")


def of_array(stream: IO[bytes], head: bytes, told: Told, encoding: str | None) -> Rows:
    """The objects of a JSON array, one by one: each is decoded where the one before it ends."""
    decoder = json.JSONDecoder(strict=False)
    text = io.TextIOWrapper(stream, encoding_of(head, encoding).replace("cp1252", "utf-8"), errors="replace")
    try:
        left, at, number = text.read(1 << 20).lstrip().removeprefix("["), 0, 0
        while True:
            at = _behind(left, at)
            if at >= len(left) or left[at] == "]":
                more = text.read(1 << 20) if at >= len(left) else ""
                if not more:
                    return
                left, at = more, 0
                continue
            try:
                row, end = decoder.raw_decode(left, at)
            except (ValueError, RecursionError) as error:
                more = text.read(max(1 << 20, len(left) - at)) if len(left) - at < _LONGEST_LINE else ""
                if not more:
                    told.problem("bad-row", f"row {number + 1}: no JSON ({error}); what follows is not read")
                    return
                left, at = left[at:] + more, 0
                continue
            number, at = number + 1, end
            if isinstance(row, dict):
                yield f"row {number}", row
            else:
                told.problem("bad-row", f"row {number}: no object")
    finally:
        text.detach()


def _behind(text: str, at: int) -> int:
    """The first place at or behind ``at`` that is neither space nor a comma."""
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def of_parquet(stream: IO[bytes], head: bytes, told: Told, encoding: str | None) -> Rows:
    """The rows of a Parquet file, a batch at a time."""
    parquet = needed("pyarrow.parquet", "arrow", "Parquet tables")
    number = 0
    for batch in parquet.ParquetFile(stream).iter_batches(batch_size=_BATCH):
        for row in batch.to_pylist():
            number += 1
            yield f"row {number}", row


READERS: dict[str, Callable[[IO[bytes], bytes, Told, str | None], Rows]] = {
    "csv": of_csv,
    "lines": of_lines,
    "array": of_array,
    "parquet": of_parquet,
}


def shape(head: bytes, suffix: str) -> str | None:
    """Which of the readers an input is for, by its first bytes; ``None`` for none."""
    if head.startswith(PARQUET):
        return "parquet"
    text = head.decode(encoding_of(head, None), "replace")
    opening = text.lstrip("\ufeff \t\r\n")
    if opening.startswith("{"):
        return "lines"
    if opening.startswith("["):
        return "array" if opening[1:].lstrip(" \t\r\n")[:1] == "{" else None
    first = text.partition("\n")[0]
    return "csv" if suffix in (".csv", ".tsv") or separator(first) in first else None
