"""Very many texts beside the memory: in a file that goes once they are no longer needed."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import overload

from statements.errors import ArchiveError

_SOME = 1000


class Forms(Sequence[str]):
    """Texts in their order, read from a file when they are asked for.

    >>> forms = Forms(["we are ready", "for talks"])
    >>> forms[1], forms[0:1], list(forms)
    ('for talks', ['we are ready'], ['we are ready', 'for talks'])
    >>> forms.close()
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._starts = array("Q", [0])
        try:
            self._file = tempfile.TemporaryFile(prefix="statements-")  # noqa: SIM115 - it is closed with the whole
            self._write(texts)
        except OSError as error:
            raise ArchiveError(f"no temporary file can be written ({error}); the archive is as it was") from error

    def _write(self, texts: Iterable[str]) -> None:
        at = 0
        for text in texts:
            data = _bytes(text)
            self._file.write(data)
            at += len(data)
            self._starts.append(at)
        self._file.flush()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            low, high, _ = at.indices(len(self))
            data, first = self._read(low, high), self._starts[low]
            ends = [start - first for start in self._starts[low : high + 1]]
            return [_text(data[a:b]) for a, b in pairwise(ends)]
        return _text(self._read(at, at + 1))

    def _read(self, low: int, high: int) -> bytes:
        start = self._starts[low]
        self._file.seek(start)
        return self._file.read(self._starts[high] - start)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[str]:
        for at in range(0, len(self), _SOME):
            yield from self[at : at + _SOME]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
