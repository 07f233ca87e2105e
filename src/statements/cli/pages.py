"""What the command line reads: files, folders and standard input; one bad file does not stop the rest."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from statements.cli.terminal import bar
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
    """The files that the paths name: a file as it is, a folder's text files at any depth, sorted.

    What cannot be looked into, and what is no file, is reported and passed over.
    """
    files: list[str] = []
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            files.append(path)
            continue
        told = failures.count
        walk = os.walk(path, onerror=lambda error: failures.report(str(error.filename), error))
        found = [os.path.join(folder, n) for folder, _, names in walk for n in names if n.casefold().endswith(".txt")]
        for odd in [file for file in found if not os.path.isfile(file)]:
            found.remove(odd)
            failures.report(odd, "it is no file" if os.path.exists(odd) else "it leads nowhere")
        if not found and failures.count == told:
            failures.report(path, "the folder holds no *.txt file")
        files += sorted(found, key=lambda file: file.split(os.sep))
    return files


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()


def source(path: str) -> str:
    """What a path is called in messages."""
    return "<stdin>" if path == STDIN else path


def each(
    files: Sequence[str], work: Callable[[str], Any], failures: Failures, *, what: str, show: bool
) -> Iterator[tuple[str, Any]]:
    """What ``work`` makes of each file, with the file's name; what it cannot work on is reported and left out."""
    for path in bar(files, what, show=show):
        try:
            made = work(path)
        except Exception as error:  # a plug-in's fault in one file must not cost the other files
            failures.report(source(path), error)
        else:
            yield source(path), made


def page_id(path: str) -> str | None:
    """What a page of that path is called in its document."""
    return None if path == STDIN else path


def documents(path: str, options: dict[str, Any], failures: Failures) -> list[Document]:
    """The documents of a file: those that JSON or JSON Lines hold, else the one that a page parses to."""
    from statements.serial import read_jsonl, structure

    data = read(path)
    if not path.casefold().endswith((".json", ".jsonl")) and not (path == STDIN and data.lstrip()[:1] in (b"{", b"[")):
        from statements.pipeline import parse

        return [parse(data, id=page_id(path), source=source(path), **options)]
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):  # several values, one a line, or none: the line reader says which
        return list(read_jsonl(io.BytesIO(data), torn=lambda message: failures.report(source(path), message)))
    return [structure(entry) for entry in (whole if isinstance(whole, list) else [whole])]
