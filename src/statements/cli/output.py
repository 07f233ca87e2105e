"""What the command line writes: a table for people, JSON for programs; never an encoding error, never half a line."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from typing import Any, TextIO

from statements.cli.terminal import TABLE, show
from statements.serial import to_json

CHOICES = ("table", "json", "jsonl")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def chosen(to: str | None, path: str | None) -> str:
    """The shape of the output: the one asked for, else by the file's name, else a table for a terminal."""
    if to:
        return to
    if path:
        return next((shape for shape in ("json", "jsonl") if path.casefold().endswith(f".{shape}")), "jsonl")
    return "table" if sys.stdout.isatty() else "jsonl"


@contextmanager
def opened(path: str | None) -> Any:
    """The file to write to: UTF-8 for a path, standard output as it is, made unable to fail on a character."""
    if path and path != "-":
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            yield file
    else:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")
        yield sys.stdout


def write(
    records: Iterable[Any],
    file: TextIO,
    to: str,
    *,
    single: bool = False,
    table: Callable[[Any], str] = str,
    styles: Mapping[str, str] = TABLE,
) -> None:
    """Write the records one by one: a table each, a line each, or one JSON value (``single``: the record itself)."""
    if to == "table":
        for number, record in enumerate(records):
            show(("\n" if number else "") + table(record), file, styles)
            file.flush()
        return
    if to == "jsonl":
        for record in records:
            file.write(_encodable(to_json(record), file) + "\n")
            file.flush()
        return
    number = 0
    for number, record in enumerate(records, 1):
        lead = "" if single else "[\n" if number == 1 else ",\n"
        file.write(lead + _encodable(to_json(record, indent=2), file))
    if not single:
        file.write("[]" if number == 0 else "\n]")
    if number or not single:
        file.write("\n")


def _encodable(text: str, file: TextIO) -> str:
    """JSON in letters that the file can hold: escapes where its encoding has no such letter."""
    try:
        text.encode(file.encoding or "utf-8")
    except UnicodeEncodeError:
        return _FOREIGN.sub(lambda match: json.dumps(match.group())[1:-1], text)
    return text
