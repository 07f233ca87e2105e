"""How far long work has come, told to whoever asked to hear it and may end it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from statements.errors import StoppedError

T = TypeVar("T")

Progress = Callable[[str, int, int], object]
"""Called with a stage's name, how much of it is done and how much there is; ``False`` stops the work."""

# How often a stage is told of, at the most.
_TELLINGS = 200
# So many code points of a paragraph count as one of what there is to read; the rest of it counts as well.
_PIECE = 5_000


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


class Watch:
    """How much of a page's paragraphs is read, told to whoever listens: a long one counts as several.

    ``places`` are those of the paragraphs. While one is read, ``reach`` says how far it is.

    >>> watch = Watch("reading", [(0, 9), (10, 12_010)], lambda *told: print(*told))
    >>> for name in watch.over("ab"):
    ...     watch.reach(6_000)
    reading 0 4
    reading 1 4
    reading 2 4
    reading 4 4
    """

    def __init__(self, stage: str, places: Iterable[tuple[int, int]], progress: Progress) -> None:
        self._stage, self._progress = stage, progress
        self._paragraphs = [(start, 1 + max(0, end - start - 1) // _PIECE) for start, end in places]
        self._total = sum(count for _, count in self._paragraphs)
        self._step = max(1, self._total // _TELLINGS)
        self._start, self._left, self._done, self._next = 0, 0, 0, 0

    def over(self, things: Iterable[T]) -> Iterator[T]:
        """What is read of each paragraph, one by one."""
        for thing, (start, count) in zip(things, self._paragraphs, strict=True):
            self._start, self._left = start, count - 1
            self._tell(self._done)
            yield thing
            self._done += count
        tell(self._progress, self._stage, self._total, self._total)

    def reach(self, place: int) -> None:
        """Note that the paragraph is read up to a place of the text."""
        self._tell(self._done + min(max(0, place - self._start) // _PIECE, self._left))

    def _tell(self, done: int) -> None:
        if done >= self._next:
            tell(self._progress, self._stage, done, self._total)
            self._next = done - done % self._step + self._step


def _told(things: Sequence[T], stage: str, progress: Progress) -> Iterable[T]:
    step = max(1, len(things) // _TELLINGS)
    for done, thing in enumerate(things):
        if not done % step:
            tell(progress, stage, done, len(things))
        yield thing
    tell(progress, stage, len(things), len(things))
