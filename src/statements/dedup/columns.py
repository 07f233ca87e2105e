"""Long columns of numbers: in memory, or aside in files, of which only what is worked on is in memory."""

from __future__ import annotations

import mmap
import tempfile
from typing import IO, Any

import numpy as np

Array = Any  # numpy's types, where the dependency is optional, are no use to a caller of this room


class Column:
    """Numbers that are appended, and read once all are there: in slices, or wherever they stand.

    >>> column = Column(aside=True)
    >>> column.append(np.array([5, 3])), column.append(np.array([9]))
    (None, None)
    >>> len(column), column.slice(1, 3).tolist(), column.all()[[2, 0]].tolist()
    (3, [3, 9], [9, 5])
    """

    def __init__(self, *, aside: bool, dtype: str = "int32") -> None:
        self._dtype = np.dtype(dtype)
        self._file: IO[bytes] | None = None
        if aside:
            self._file = tempfile.TemporaryFile(prefix="statements-", buffering=0)  # noqa: SIM115 - it outlives this
        self._parts: list[Array] = []
        self._length = 0
        self._map: mmap.mmap | None = None

    def __len__(self) -> int:
        return self._length

    def append(self, numbers: Array) -> None:
        """Put numbers behind the last ones."""
        numbers = numbers.astype(self._dtype, copy=False)
        self._length += len(numbers)
        if self._file is None:
            self._parts.append(numbers)
        else:
            data = memoryview(numbers.tobytes())
            while data:
                data = data[self._file.write(data) :]

    def slice(self, low: int, high: int) -> Array:
        """The numbers from one place to before another."""
        if self._file is None:
            return self.all()[low:high]
        self._file.seek(low * self._dtype.itemsize)
        return np.frombuffer(self._file.read((high - low) * self._dtype.itemsize), dtype=self._dtype)

    def all(self) -> Array:
        """The whole column, as an array that is not written to."""
        if self._file is None or not self._length:
            if len(self._parts) != 1:
                self._parts = [np.concatenate([np.empty(0, dtype=self._dtype), *self._parts])]
            return self._parts[0]
        if self._map is None:
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        return np.frombuffer(self._map, dtype=self._dtype)

    def rest(self) -> None:
        """Let go of what was read of a column that is aside: it is read again when it is needed."""
        if self._map is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def close(self) -> None:
        """Let go of all of it."""
        self._parts, self._map = [], None
        if self._file is not None:
            self._file.close()

    def __del__(self) -> None:
        self.close()
