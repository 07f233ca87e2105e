"""Very many texts beside the memory: in a file that goes once they are no longer needed."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import overload

from statements.errors import ArchiveError

_AT_ONCE = 1 << 20
"""So many bytes are written at once."""


class Forms(Sequence[str]):
    """Texts in their order, read from a file when they are asked for.

    They are ``given`` in whatever order, each with its number; ``order`` says which number each text has, and may name
    one more than once.

    >>> forms = Forms([(7, "for talks"), (2, "we are ready")], [2, 7, 2])
    >>> forms[1], forms[0:1], list(forms)
    ('for talks', ['we are ready'], ['we are ready', 'for talks', 'we are ready'])
    >>> forms.close()
    """

    def __init__(self, given: Iterable[tuple[int, str]], order: Sequence[int]) -> None:
        self._order = order
        self._starts, self._sizes = array("Q"), array("I")
        with aside():
            self._file = tempfile.TemporaryFile(prefix="statements-", buffering=0)  # noqa: SIM115 - it outlives this
            self._write(given)

    def _write(self, given: Iterable[tuple[int, str]]) -> None:
        at, waiting = 0, bytearray()
        for number, text in given:
            data = text.encode("utf-8", "surrogatepass")
            if (more := number + 1 - len(self._starts)) > 0:
                self._starts.extend([0] * more)
                self._sizes.extend([0] * more)
            self._starts[number], self._sizes[number] = at, len(data)
            at += len(data)
            waiting += data
            if len(waiting) > _AT_ONCE:
                self._put(waiting)
                waiting.clear()
        self._put(waiting)

    def _put(self, data: bytearray) -> None:
        left = memoryview(bytes(data))
        while left:
            left = left[self._file.write(left) :]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self._read(number) for number in self._order[at]]
        return self._read(self._order[at])

    def _read(self, number: int) -> str:
        self._file.seek(self._starts[number])
        return self._file.read(self._sizes[number]).decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[str]:
        return map(self._read, self._order)


@contextmanager
def aside() -> Iterator[None]:
    """Tell of a temporary file that could not be written."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"no temporary file can be written ({error}); the archive is as it was") from error
