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
try:
    import msvcrt
except ImportError:
    msvcrt = None  # type: ignore[assignment]

_ASIDE = ".part"
_FAR = 1 << 40

Path = str | os.PathLike[str]


@contextmanager
def written_aside(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of the one at ``path`` when the block ends, and leaves that as it was if it fails.

    A device, a pipe or another thing that is no file is written to as it is. An :class:`OSError` names the path.
    """
    with named(path):
        target = os.path.realpath(path)
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            with open(target, "wb") as file:
                yield file
            return
        number, aside = _aside(target)
        held = os.dup(number) if fcntl is not None else None  # until it stands in its place, nobody sweeps it away
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
        finally:
            if held is not None:
                os.close(held)


def _aside(target: str) -> tuple[int, str]:
    """A new file beside a target, held by this process; those that killed writers left there are taken away."""
    folder, name = os.path.split(target)
    prefix = f".{name[:80]}."
    with suppress(OSError), os.scandir(folder) as files:
        for file in files:
            if file.name.startswith(prefix) and file.name.endswith(_ASIDE):
                _sweep(file.path)
    while True:
        number, aside = tempfile.mkstemp(prefix=prefix, suffix=_ASIDE, dir=folder)
        _hold(number, wait=False)
        if os.path.exists(aside):
            return number, aside
        os.close(number)  # another writer took it for a dead one's before it was held


def _sweep(path: str) -> None:
    """Take a file away that no writer holds; none where the system has no locks to tell by."""
    with suppress(OSError):
        number = os.open(path, os.O_RDWR)
        try:
            if _hold(number, wait=False):
                os.unlink(path)
        finally:
            os.close(number)


@contextmanager
def locked(file: IO[bytes]) -> Iterator[None]:
    """Hold a file for this process alone, so far as the system has locks; other writers wait."""
    _hold(file.fileno(), wait=True)
    try:
        yield
    finally:
        _release(file.fileno())


def _hold(number: int, *, wait: bool) -> bool:
    """Hold an open file for this process alone; whether it is held."""
    if fcntl is not None:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
    if msvcrt is None or not wait:
        return False
    while not _locks(number, "LK_LOCK"):  # it gives up after ten seconds
        pass
    return True


def _release(number: int) -> None:
    if fcntl is not None:
        fcntl.flock(number, fcntl.LOCK_UN)
    elif msvcrt is not None:
        _locks(number, "LK_UNLCK")


def _locks(number: int, how: str) -> bool:
    """Lock or unlock one byte, far behind what a file holds, as Windows keeps others from reading what is locked."""
    at = os.lseek(number, 0, os.SEEK_CUR)
    os.lseek(number, _FAR, os.SEEK_SET)
    try:
        msvcrt.locking(number, getattr(msvcrt, how), 1)  # type: ignore[attr-defined, unused-ignore]
    except OSError:
        return False
    finally:
        os.lseek(number, at, os.SEEK_SET)
    return True


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
def named(path: Path) -> Iterator[None]:
    """Let an error of the system say which file it is about."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno is None or (error.filename is not None and not str(error.filename).endswith(_ASIDE)):
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
