"""What a container gives and what it is given: bytes with a name, a stream of pages, and what could not be read."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Any, Protocol, cast

from attrs import define, field, frozen

from statements.errors import StatementsError
from statements.models import Page, Problem

# How much of an input a container is told by, in bytes; and how much of a stream stays in memory while it is read.
HEAD = 65_536
_IN_MEMORY = 16 * 1024 * 1024
_PIECE = 1024 * 1024
_GZIP = b"\x1f\x8b"
# The largest page, feed or record that is read at once, in bytes, unpacked.
LARGEST = 256 * 1024 * 1024
# How many problems are kept one by one; the rest are counted.
_KEPT, _NOTES = 10_000, 20


class ContainerError(StatementsError):
    """An input that no container reads, or whose container needs a library that is not installed."""


@frozen(kw_only=True)
class Input:
    """An input as a container is given it: ``stream`` can be sought, ``path`` is its file or folder where it has one.

    ``name`` is what it is called in ids and messages.
    """

    stream: IO[bytes]
    name: str
    path: Path | None = None

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters, with the point: ``.html``."""
        return Path(self.name).suffix.casefold()

    def whole(self) -> bytes:
        """All of it, for what is read at once.

        Raises :class:`ContainerError` where that is more than a limit, or packed and cut off.
        """
        data = self._read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ContainerError(f"{self.name}: it is larger than {LARGEST // (1024 * 1024)} MB")
        return data

    def unpacked(self) -> Input:
        """What is packed with gzip, under its name without ``.gz``; anything else as it is."""
        if self.head(2) != _GZIP:
            return self
        name = re.sub(r"\.gz$", "", self.name, flags=re.IGNORECASE)
        return Input(stream=cast("IO[bytes]", gzip.GzipFile(fileobj=self.stream)), name=name)

    def head(self, size: int = HEAD) -> bytes:
        """The first bytes; the stream stands at its beginning afterwards.

        Raises :class:`ContainerError` where they are packed and cut off.
        """
        self.stream.seek(0)
        head = self._read(size)
        self.stream.seek(0)
        return head

    def _read(self, size: int) -> bytes:
        try:
            return self.stream.read(size)
        except (EOFError, zlib.error) as error:
            raise ContainerError(f"{self.name}: it cannot be unpacked: {error}") from error


@frozen(kw_only=True)
class Claim:
    """How well an input fits a container: ``score`` from 0 (not at all) to 1 (certain), and why, for people."""

    score: float
    reason: str = ""


@define(kw_only=True)
class Told:
    """What a container says of an input besides its pages.

    ``problems`` are what it could not read, each with the place in the input in its message; ``counts`` what it found
    and left out, by what it is (``pages``, ``service messages``, ``rows without text``); ``notes`` are how it took the
    input.
    """

    problems: list[Problem] = field(factory=list)
    counts: Counter[str] = field(factory=Counter)
    notes: list[str] = field(factory=list)

    def note(self, message: str) -> None:
        """Keep how the input was taken; the same is told once."""
        if message not in self.notes and len(self.notes) < _NOTES:
            self.notes.append(message)

    def problem(self, code: str, message: str) -> None:
        """Keep what could not be read; of very many only the number."""
        self.counts["problems"] += 1
        if len(self.problems) < _KEPT:
            self.problems.append(Problem(code=code, message=message, start=0, end=0))


class Container(Protocol):
    """What a container module offers as ``CONTAINER``; third parties register theirs under the entry-point group."""

    @property
    def name(self) -> str: ...

    @property
    def summary(self) -> str: ...

    @property
    def single(self) -> bool:
        """Whether a file of it is one page."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The ends of the names of its files, in small letters, as a folder is searched for them."""

    def sniff(self, head: bytes, given: Input) -> Claim:
        """How well an input fits, by its first bytes and its name."""

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        """The pages, one by one. What is broken goes into ``told``, and the rest is read."""


class Pages(Iterator[Page], AbstractContextManager["Pages"]):
    """The pages of an input, one by one, with what could not be read so far.

    ``container`` is the name of what reads it, ``single`` whether such a file is one page; ``problems`` and ``counts``
    grow while the pages are taken.
    """

    def __init__(self, container: Container, pages: Iterator[Page], told: Told, close: Callable[[], None]) -> None:
        self.container = container.name
        self.single: bool = getattr(container, "single", False)
        self._pages, self._told, self._close = pages, told, close

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, each with its place in the input."""
        return tuple(self._told.problems)

    @property
    def notes(self) -> tuple[str, ...]:
        """How the input was taken: which columns of a table hold what."""
        return tuple(self._told.notes)

    @property
    def counts(self) -> Counter[str]:
        """What was found and what was left out, by what it is."""
        return self._told.counts

    def __next__(self) -> Page:
        try:
            page = next(self._pages)
        except BaseException:
            self.close()
            raise
        self._told.counts["pages"] += 1
        return page

    def close(self) -> None:
        """Close the input where it was opened for this."""
        self._close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def opened(source: str | Path | bytes | IO[bytes], name: str | None = None) -> tuple[Input, Callable[[], None]]:
    """An input that can be sought, from a path, bytes or a stream, and what closes it.

    A stream that cannot be sought is kept aside, on disk where it is large. Raises :class:`OSError` where a file cannot
    be read and :class:`TypeError` for what is none of these.
    """
    if isinstance(source, (str, Path)):
        path = Path(source)
        if path.is_dir():
            return Input(stream=io.BytesIO(), name=name or str(source), path=path), lambda: None
        file = path.open("rb")
        if not file.seekable():
            aside = _aside(file)
            return Input(stream=aside, name=name or str(source)), aside.close
        return Input(stream=file, name=name or str(source), path=path), file.close
    if isinstance(source, (bytes, bytearray, memoryview)):
        return Input(stream=io.BytesIO(source), name=name or "<bytes>"), lambda: None
    if not hasattr(source, "read"):
        raise TypeError(f"source is {type(source).__name__}, not a path, bytes or a binary stream")
    called = name or getattr(source, "name", None)
    called = called if isinstance(called, str) else "<stream>"
    if hasattr(source, "seekable") and source.seekable():
        return Input(stream=source, name=called), lambda: None
    aside = _aside(source)
    return Input(stream=aside, name=called), aside.close


def _aside(stream: IO[bytes]) -> IO[bytes]:
    aside = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 — closed with the pages
    try:
        while piece := stream.read(_PIECE):
            if not isinstance(piece, bytes):
                raise TypeError("source gives text, not bytes: open it in binary mode")
            aside.write(piece)
    except BaseException:
        aside.close()
        raise
    aside.seek(0)
    return cast("IO[bytes]", aside)


def needed(module: str, extra: str, what: str) -> Any:
    """The module of a library that only an extra brings.

    Raises :class:`ContainerError`, which says how to install it, where it is not there.

    >>> needed("no_such_library", "html", "saved web pages")
    Traceback (most recent call last):
    statements.containers.base.ContainerError: saved web pages need no_such_library: pip install 'statements[html]'
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise ContainerError(f"{what} need {library}: pip install 'statements[{extra}]'") from error
