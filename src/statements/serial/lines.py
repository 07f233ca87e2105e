"""JSON Lines: a document a line, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import IO, Any

from statements.errors import SerialError
from statements.models import Document
from statements.serial.convert import from_json, to_json

Target = str | os.PathLike[str] | IO[str] | IO[bytes]
_CHUNK = 1 << 16


def write_jsonl(documents: Iterable[Document], target: Target, *, append: bool = False) -> int:
    """Write one document a line to a path or an open file, and give their number.

    Each line goes out in one write and is flushed, so that a reader sees it whole or not at all. A path is written
    anew, or continued with ``append``: a last line that was cut off there is taken away first.

    >>> import io
    >>> write_jsonl([], io.StringIO())
    0
    """
    if not isinstance(target, (str, os.PathLike)):
        return _write(documents, target)
    with open(target, "a+b" if append else "wb", buffering=0) as file:
        if append:
            _mend(file)
        return _write(documents, file)


def read_jsonl(source: Target) -> Iterator[Document]:
    """The documents of a JSON Lines file (a path or an open file), one by one; blank lines are passed over.

    A last line without its line end counts if it holds a whole document; else its writer was cut off, and it counts as
    absent. Any other line that is no document raises :class:`SerialError`, which names the line's number.

    >>> import io
    >>> list(read_jsonl(io.StringIO('{"text": "torn off')))
    []
    """
    if not isinstance(source, (str, os.PathLike)):
        yield from _read(source)
    else:
        with open(source, "rb") as file:
            yield from _read(file)


def _read(lines: Iterable[str | bytes]) -> Iterator[Document]:
    for number, line in enumerate(lines, 1):
        whole = line[-1:] in ("\n", b"\n")
        if not line.strip() or not (whole or _is_json(line)):
            continue
        try:
            yield from_json(line.removeprefix("\ufeff") if isinstance(line, str) else line)
        except SerialError as error:
            raise SerialError(f"line {number}: {error}") from error


def _write(documents: Iterable[Document], file: IO[Any]) -> int:
    count = 0
    for document in documents:
        line = to_json(document) + "\n"
        if hasattr(file, "encoding"):
            file.write(line)
        else:
            rest = memoryview(line.encode())
            while rest:  # an unbuffered file may take less than it is given
                rest = rest[file.write(rest) or len(rest) :]
        file.flush()
        count += 1
    return count


def _mend(file: IO[bytes]) -> None:
    """Let the file end with a whole line."""
    size = at = file.seek(0, os.SEEK_END)
    tail = b""
    while at and b"\n" not in tail:
        step = min(_CHUNK, at)
        at = file.seek(at - step)
        tail = file.read(step) + tail
    tail = tail[tail.rfind(b"\n") + 1 :]
    if _is_json(tail):
        file.write(b"\n")
    elif tail:
        file.truncate(size - len(tail))


def _is_json(line: str | bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
