"""Files that are never half written: made aside and put in place whole, or continued by one writer at a time."""

from __future__ import annotations

import io
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

try:
    import fcntl
except ImportError:  # Windows, and a browser's Python
    fcntl = None  # type: ignore[assignment]

Path = str | os.PathLike[str]


@contextmanager
def written_aside(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of the one at ``path`` when the block ends, and leaves that as it was if it fails.

    A device, a pipe or another thing that is no file is written to as it is. An :class:`OSError` names the path.
    """
    with _named(path):
        target = os.path.realpath(path)
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            with open(target, "wb") as file:
                yield file
            return
        folder, name = os.path.split(target)
        number, aside = tempfile.mkstemp(prefix=f".{name[:80]}.", suffix=".part", dir=folder)
        try:
            with open(number, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.chmod(aside, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
            os.replace(aside, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(aside)
            raise


@contextmanager
def locked(file: IO[bytes]) -> Iterator[None]:
    """Hold a file for this process alone, so far as the system has locks; other writers wait."""
    if fcntl is None:
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def write_all(file: IO[Any], data: bytes) -> None:
    """Write all the bytes; an unbuffered file may take fewer than it is given.

    Raises :class:`BlockingIOError` where a file that does not wait takes no more.
    """
    rest = memoryview(data)
    while rest:
        taken = file.write(rest)
        if taken is None and isinstance(file, io.RawIOBase):
            raise BlockingIOError(11, f"not all was written: {len(rest)} bytes of a line are left")
        rest = rest[len(rest) if taken is None else taken :]


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error of the system say which file it is about."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno is None or (error.filename is not None and not str(error.filename).endswith(".part")):
            raise
        raise type(error)(error.errno, error.strerror, os.fspath(path)) from error


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
