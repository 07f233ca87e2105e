"""How far long work has come, told to whoever asked to hear it and may end it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from statements.errors import StoppedError

T = TypeVar("T")

Progress = Callable[[str, int, int], object]
"""Called with a stage's name, how much of it is done and how much there is; ``False`` stops the work."""

# How often a stage is told of, at the most.
_TELLINGS = 200


def tell(progress: Progress | None, stage: str, done: int, total: int) -> None:
    """Tell how far a stage is; raises :class:`StoppedError` where whoever hears it wants no more."""
    if progress is not None and progress(stage, done, total) is False:
        raise StoppedError(f"stopped while {stage}, at {done} of {total}")


def watched(things: Sequence[T], stage: str, progress: Progress | None) -> Iterable[T]:
    """The things, one by one; how many are done is told now and then.

    >>> [thing for thing in watched("ab", "reading", lambda *told: print(*told))]
    reading 0 2
    reading 1 2
    reading 2 2
    ['a', 'b']
    """
    return things if progress is None else _told(things, stage, progress)


def _told(things: Sequence[T], stage: str, progress: Progress) -> Iterable[T]:
    step = max(1, len(things) // _TELLINGS)
    for done, thing in enumerate(things):
        if not done % step:
            tell(progress, stage, done, len(things))
        yield thing
    tell(progress, stage, len(things), len(things))
