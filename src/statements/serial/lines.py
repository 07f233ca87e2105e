"""JSON Lines: a document a line, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from statements.doors import expect
from statements.errors import SerialError
from statements.models import Document
from statements.serial.convert import from_json, to_json
from statements.serial.files import locked, write_all, written_aside

Target = str | os.PathLike[str] | IO[str] | IO[bytes]
_CHUNK = 1 << 16


def write_jsonl(documents: Iterable[Document], target: Target, *, append: bool = False) -> int:
    """Write one document a line to a path or an open file, and give their number.

    A path is written anew once all documents are there, so that it may be the one that they are read from; a failure
    leaves it as it was. With ``append`` it is continued, line by line: several processes may do so at once, and a last
    line that was cut off is taken away first. Raises :class:`OSError` where not all could be written.

    >>> import io
    >>> write_jsonl([], io.StringIO())
    0
    """
    expect("documents", documents, Iterable)
    if not isinstance(target, (str, os.PathLike)):
        return _write(documents, target)
    if not append:
        with written_aside(target) as file:
            return _write(documents, file)
    count = 0
    with open(target, "a+b", buffering=0) as file:
        with locked(file):
            _mend(file)
        for document in documents:
            line = _line(document)
            with locked(file):
                _mend(file)  # another writer may have been stopped within a line
                _append(file, line)
            count += 1
    return count


def read_jsonl(source: Target, *, torn: Callable[[str], object] | None = None) -> Iterator[Document]:
    """The documents of a JSON Lines file (a path or an open file), one by one; blank lines are passed over.

    A last line without its line end counts if it holds a whole document; else its writer was cut off, and it counts as
    absent: ``torn`` is told so. Any other line that is no document raises :class:`SerialError`, which names the line's
    number.

    >>> import io
    >>> list(read_jsonl(io.StringIO('{"text": "torn off'), torn=print))
    line 1 is cut off, and what it held is missing
    []
    """
    if not isinstance(source, (str, os.PathLike)):
        expect("source", source, Iterable)
        yield from _read(source, torn)
    else:
        with open(source, "rb") as file:
            yield from _read(file, torn)


def _read(lines: Iterable[str | bytes], torn: Callable[[str], object] | None) -> Iterator[Document]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if line[-1:] not in ("\n", b"\n") and not _is_json(line):
            if torn is not None:
                torn(f"line {number} is cut off, and what it held is missing")
            continue
        try:
            yield from_json(line.removeprefix("\ufeff") if isinstance(line, str) else line)
        except SerialError as error:
            raise SerialError(f"line {number}: {error}") from error


def _write(documents: Iterable[Document], file: IO[Any]) -> int:
    """Write each line and flush it, so that a reader sees it whole or not at all."""
    count = 0
    for document in documents:
        if hasattr(file, "encoding"):
            file.write(to_json(document) + "\n")
        else:
            write_all(file, _line(document))
        file.flush()
        count += 1
    return count


def _line(document: Document) -> bytes:
    return (to_json(document) + "\n").encode()


def _append(file: IO[bytes], line: bytes) -> None:
    """Add a line to the end of a file, whole or not at all."""
    end = file.seek(0, os.SEEK_END)
    try:
        write_all(file, line)
    except OSError:  # the disk is full
        file.truncate(end)
        raise


def _mend(file: IO[bytes]) -> None:
    """Let the file end with a whole line."""
    size = at = file.seek(0, os.SEEK_END)
    if not size:
        return
    file.seek(size - 1)
    if file.read(1) == b"\n":
        return
    tail = b""
    while at and b"\n" not in tail:
        step = min(_CHUNK, at)
        at = file.seek(at - step)
        tail = file.read(step) + tail
    tail = tail[tail.rfind(b"\n") + 1 :]
    if _is_json(tail):
        write_all(file, b"\n")
    else:
        file.truncate(size - len(tail))


def _is_json(line: str | bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
