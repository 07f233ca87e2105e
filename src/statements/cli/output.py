"""What the command line writes: a table for people, JSON for programs; never an encoding error, never half a line."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from statements.cli.terminal import TABLE, on_terminal, show
from statements.columns import visible
from statements.errors import StatementsError
from statements.export.tables import cell
from statements.serial import to_json
from statements.serial.files import named, written_aside

CHOICES = ("table", "json", "jsonl")
TABLED = (*CHOICES, "csv")
SUFFIXES = {".json": "json", ".jsonl": "jsonl"}
# What the name of an export's file says; a name that ends in .jsonl says nothing, for several are lines of JSON.
EXPORTED = {".csv": "csv", ".parquet": "parquet", ".xml": "tei"}
# What is nothing to look at on a terminal.
_FILES = {"parquet": "a Parquet table", "html": "the source of a report"}
STDOUT = "-"


class Json(str):
    """JSON that is made already, to be written as it is."""

    __slots__ = ()

    @classmethod
    def of(cls, record: Any, indent: int | None = None) -> Json:
        """A record as JSON."""
        return record if isinstance(record, cls) else cls(to_json(record, indent=indent))


class OutputError(StatementsError):
    """An output that cannot be what the arguments say."""


_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def chosen(to: str | None, path: str | None, paths: Sequence[str] = ()) -> str:
    """The shape of the output: the one asked for, else by the file's name, else a table for a terminal.

    Raises :class:`OutputError` for a file whose name says no shape; where an export of the ``paths`` that are read
    writes what it says, that is named.
    """
    if to:
        return to
    if not path or path == STDOUT:
        return "table" if on_terminal(sys.stdout) else "jsonl"
    suffix = os.path.splitext(path)[1].casefold()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if os.path.exists(path) and not os.path.isfile(path):
        return "jsonl"  # a pipe, a device
    known = ", ".join(SUFFIXES)
    if paths and suffix in EXPORTED:
        raise OutputError(
            f"{path}: {exporting(paths, '-o', path)} writes it; else a name that ends in {known}, or --to"
        )
    raise OutputError(f"{path}: what to write? a name that ends in {known} says it, or --to")


def tabled(to: str | None, path: str | None) -> str:
    """The shape of an output that may be CSV as well: asked for, or by the file's name; see :func:`chosen`."""
    if to is None and path is not None and path.casefold().endswith(".csv"):
        return "csv"
    return chosen(to, path)


def exporting(paths: Sequence[str], *how: str) -> str:
    """The command that exports what is read, as it is typed."""
    return shlex.join(("statements", "export", *paths, *how))


def write_csv(rows: Iterable[Mapping[str, Any]], file: TextIO) -> int:
    """Write flat records as CSV whose texts no spreadsheet runs, the head first; gives their number."""
    number = 0
    writer = csv.writer(_Shown(file) if file.isatty() else file)
    for number, row in enumerate(rows, 1):
        if number == 1:
            writer.writerow(row)
        writer.writerow([cell(value) for value in row.values()])
    return number


def exported(to: str | None, path: str | None) -> str:
    """The format of an export: the one asked for, else by the file's name; raises :class:`OutputError` for neither."""
    if to:
        return to
    suffix = os.path.splitext(path or "")[1].casefold()
    if suffix not in EXPORTED:
        known = ", ".join(EXPORTED)
        raise OutputError(f"what to write? --to says it, or -o FILE with a name that ends in {known}")
    return EXPORTED[suffix]


def raw(file: TextIO, to: str) -> Any:
    """What an export is written to: the bytes of a file, on a terminal letters that cannot steer it.

    Raises :class:`OutputError` for what is nothing to look at there.
    """
    if file.isatty():
        if to in _FILES:
            raise OutputError(f"{_FILES[to]} is nothing to look at; -o FILE writes it to a file")
        return _Shown(file)
    file.flush()
    return getattr(file, "buffer", file)


class _Shown:
    """A terminal to which a page's own control characters are written as escapes."""

    encoding = "utf-8"

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        return self._file.write(visible(text.replace("\r\n", "\n")))


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """The file to write to: UTF-8 for a path, which it replaces when all is written; else standard output.

    Standard output is made unable to fail on a character. Raises :class:`StatementsError` where there is none.
    """
    if path and path != STDOUT:
        if (folder := os.path.dirname(path)) and not os.path.exists(folder):
            raise StatementsError(f"{path}: there is no folder {folder} to write to")
        with written_aside(path) as file:
            text = io.TextIOWrapper(file, "utf-8", newline="\n")
            try:
                yield text
                text.flush()
            finally:
                text.detach()
    elif sys.stdout is None:
        raise StatementsError("there is no standard output to write to; -o FILE writes to a file")
    else:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")
        with named("<stdout>"):
            yield sys.stdout
            sys.stdout.flush()


def refuse_inputs(path: str | None, inputs: Iterable[str]) -> None:
    """Raise :class:`OutputError` where a file to be written is one of those to be read."""
    if path is None or not os.path.isfile(path):
        return
    for read in inputs:
        if os.path.isfile(read) and os.path.samefile(path, read):
            raise OutputError(f"{path}: it is to be read, and cannot be written at the same time")


def write(
    records: Iterable[Any],
    file: TextIO,
    to: str,
    *,
    single: bool | Callable[[], bool] = False,
    table: Callable[[Any], str] = str,
    styles: Mapping[str, str] = TABLE,
) -> int:
    """Write the records one by one: a table each, a line each, or one JSON value (``single``: the record itself).

    What says only once the first record is there whether it is single may be asked then. Gives the records' number.
    """
    number = 0
    if to == "table":
        for number, record in enumerate(records, 1):
            show(("\n" if number > 1 else "") + table(record), file, styles)
            file.flush()
        return number
    if to == "jsonl":
        for record in records:
            file.write(_encodable(Json.of(record), file) + "\n")
            file.flush()
            number += 1
        return number
    alone = False
    for number, record in enumerate(records, 1):
        alone = single if isinstance(single, bool) else single()
        lead = "" if alone else "[\n" if number == 1 else ",\n"
        file.write(lead + _encodable(Json.of(record, indent=2), file))
    if not number:
        alone = single if isinstance(single, bool) else single()
    if not alone:
        file.write("[]" if number == 0 else "\n]")
    if number or not alone:
        file.write("\n")
    return number


def _encodable(text: str, file: TextIO) -> str:
    """JSON in letters that the file can hold: escapes where its encoding has no such letter."""
    try:
        text.encode(file.encoding or "utf-8")
    except UnicodeEncodeError:
        return _FOREIGN.sub(lambda match: json.dumps(match.group())[1:-1], text)
    return text
