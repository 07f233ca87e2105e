"""What the command line reads: files, folders and standard input; one bad file does not stop the rest."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from statements.batch.events import reason
from statements.cli.terminal import message
from statements.errors import StatementsError
from statements.models import Document

STDIN = "-"
# How documents begin, as this library writes them, and how much of a file tells.
_DOCUMENTS, _OPENING = re.compile(rb"\s*+(?:\[\s*+)?\{\s*+\"schema\"\s*+:\s*+\"\d"), 200
_JSON = (".json", ".jsonl")
# How many of the files that are passed over are named.
_NAMED = 3
# How every file of SQLite begins.
_DATABASE = b"SQLite format 3\0"


class Failures:
    """Counts what failed and says so on standard error."""

    def __init__(self) -> None:
        self.count = 0

    def report(self, source: str, error: BaseException | str) -> None:
        """Say what is wrong with a source."""
        self.count += 1
        why = reason(error)
        message(f": {why}" if why.startswith(source) else f": {source}: {why}")

    def note(self, source: str, text: str) -> None:
        """Say how a source was taken, which is no failure."""
        message(f": {source}: {text}")


def expand(paths: Sequence[str], failures: Failures) -> list[str]:
    """The files that the paths name: a file as it is, a folder's files of known containers at any depth, sorted.

    What a folder holds of documents that were made of pages is passed over, and so is the folder in which a browser
    keeps what belongs to a saved page. What cannot be looked into, and what is no file, is reported; files of
    other kinds are told in one line.
    """
    files: list[str] = []
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            files.append(path)
            continue
        told = failures.count
        others: list[str] = []
        found = list(_files_of(path, failures, others.append))
        for odd in [file for file in found if not os.path.isfile(file)]:
            found.remove(odd)
            failures.report(odd, "it is no file" if os.path.exists(odd) else "it leads nowhere")
        if not found and failures.count == told:
            failures.report(path, "the folder holds no file of a known kind")
        if found and others:
            failures.note(path, _passed_over(others))
        files += sorted(found, key=lambda file: file.split(os.sep))
    return files


def _passed_over(others: Sequence[str]) -> str:
    """How many files of a folder were passed over, and the first of them."""
    names = sorted(map(os.path.basename, others))
    told = [*names[:_NAMED], *("…" for _ in names[_NAMED : _NAMED + 1])]
    return f"{len(names)} file{'' if len(names) == 1 else 's'} passed over: {', '.join(told)}"


def _files_of(folder: str, failures: Failures, other: Callable[[str], object]) -> Iterator[str]:
    """The files in a folder whose names end as those of a container do; not those that hold documents."""
    from statements.containers.folder import found_in

    for path in found_in(folder, failures.report, other):
        if not (path.casefold().endswith(_JSON) and os.path.isfile(path) and holds_documents(path)):
            yield path


def holds_documents(path: str, data: bytes | None = None) -> bool:
    """Whether a file holds documents, as this library writes them, rather than pages."""
    from statements.containers import sniff
    from statements.containers.base import opened

    given, close = opened(path if data is None else data, source(path))
    try:
        if _DOCUMENTS.match(given.head(_OPENING)):
            return True
        # What ends in .json and is known to no container is documents, or was meant to be.
        return given.suffix in _JSON and sniff(given)[0][0].name == "text"
    finally:
        close()


def is_archive(path: str) -> bool:
    """Whether a file is a database, as an archive is one."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def read(path: str, most: int | None = None) -> bytes:
    """The bytes of a file, or of standard input for ``-``; of what has no size, ``most`` of them.

    Raises :class:`StatementsError` where there are more, as a device may give without an end.
    """
    if path != STDIN and not is_pipe(path):
        return Path(path).read_bytes()
    if path != STDIN:
        with open(path, "rb") as file:
            return _at_most(file, path, most)
    if sys.stdin is None:
        raise StatementsError("there is no standard input to read")
    return _at_most(sys.stdin.buffer, path, most)


def _at_most(file: IO[bytes], path: str, most: int | None) -> bytes:
    from statements.containers.base import LARGEST

    most = most or LARGEST
    data = file.read(most + 1)
    if len(data) > most:
        raise StatementsError(f"{source(path)}: it has more than {most} bytes (--max-bytes)")
    return data


def source(path: str) -> str:
    """What a path is called in messages."""
    return "<stdin>" if path == STDIN else path


def is_pipe(path: str) -> bool:
    """Whether a path names what is neither a file nor a folder, and can be read but once."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def documents(path: str, data: bytes | None, failures: Failures) -> Iterator[Document]:
    """The documents that JSON or JSON Lines hold: those of a file of lines one by one."""
    from statements.serial import read_jsonl

    if data is None and _is_lines(path):
        return read_jsonl(path, torn=lambda what: failures.report(source(path), what))
    return iter(_whole(path, read(path) if data is None else data, failures))


def _is_lines(path: str) -> bool:
    """Whether a file holds several values, of which the first is one line."""
    with open(path, "rb") as file:
        try:
            json.loads(file.readline())
        except (ValueError, RecursionError):
            return False
        return any(map(bytes.strip, file))


def _whole(path: str, data: bytes, failures: Failures) -> list[Document]:
    from statements.serial import read_jsonl, structure

    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):  # several values, one a line, or none: the line reader says which
        return list(read_jsonl(io.BytesIO(data), torn=lambda what: failures.report(source(path), what)))
    return [structure(entry) for entry in (whole if isinstance(whole, list) else [whole])]
