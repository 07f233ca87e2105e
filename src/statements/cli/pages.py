"""What the command line reads: files, folders and standard input; one bad file does not stop the rest."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from statements.columns import visible
from statements.errors import StatementsError
from statements.models import Document

STDIN = "-"


class Failures:
    """Counts what failed and says so on standard error."""

    def __init__(self) -> None:
        self.count = 0

    def report(self, source: str, error: BaseException | str) -> None:
        """Say what is wrong with a source."""
        self.count += 1
        reason = str(error)
        if isinstance(error, OSError) and error.strerror:
            reason = error.strerror
        elif isinstance(error, Exception) and not isinstance(error, (StatementsError, OSError)):
            reason = f"{type(error).__name__}: {error} (a fault of the library or of a plug-in)"
        message = reason if reason.startswith(source) else f"{source}: {reason}"
        print(visible(f"statements: {message}"), file=sys.stderr)


def expand(paths: Sequence[str], failures: Failures) -> list[str]:
    """The files that the paths name: a file as it is, a folder's files of known containers at any depth, sorted.

    The folder in which a browser keeps what belongs to a saved page is no folder of pages. What cannot be looked into,
    and what is no file, is reported and passed over.
    """
    files: list[str] = []
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            files.append(path)
            continue
        told = failures.count
        found = list(_files_of(path, failures))
        for odd in [file for file in found if not os.path.isfile(file)]:
            found.remove(odd)
            failures.report(odd, "it is no file" if os.path.exists(odd) else "it leads nowhere")
        if not found and failures.count == told:
            failures.report(path, "the folder holds no file of a known kind")
        files += sorted(found, key=lambda file: file.split(os.sep))
    return files


def _files_of(folder: str, failures: Failures) -> Iterator[str]:
    """The files in a folder whose names end as those of a container do."""
    from statements.containers import suffixes

    ends = tuple(suffixes())
    for here, folders, names in os.walk(folder, onerror=lambda error: failures.report(str(error.filename), error)):
        pages = {os.path.splitext(name)[0] for name in names if name.casefold().endswith((".html", ".htm"))}
        folders[:] = [name for name in folders if not (name.endswith("_files") and name[: -len("_files")] in pages)]
        yield from (os.path.join(here, name) for name in names if name.casefold().endswith(ends))


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()


def source(path: str) -> str:
    """What a path is called in messages."""
    return "<stdin>" if path == STDIN else path


def page_id(path: str) -> str | None:
    """What a page of that path is called in its document."""
    return None if path == STDIN else path


def documents(path: str, data: bytes, failures: Failures) -> list[Document]:
    """The documents that JSON or JSON Lines hold."""
    from statements.serial import read_jsonl, structure

    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):  # several values, one a line, or none: the line reader says which
        return list(read_jsonl(io.BytesIO(data), torn=lambda message: failures.report(source(path), message)))
    return [structure(entry) for entry in (whole if isinstance(whole, list) else [whole])]
