"""Python's collector of cycles, kept from looking again and again at what stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """While reading a page: nothing of what it makes needs the collector, which took up to a tenth of the time.

    Where the caller has turned the collector off it stays off.

    >>> with paused():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def kept() -> Iterator[None]:
    """While something is made that is kept to the end, as modules are: the collector need not look even once at it.

    What a caller has frozen stays so.
    """
    with paused():
        yield
        if not gc.get_freeze_count():
            # Together they put what is young among what is old.
            gc.freeze()
            gc.unfreeze()
