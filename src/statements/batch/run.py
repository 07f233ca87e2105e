"""A run over many pages: in this process, or by workers whose documents come back in order."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import frozen

from statements.batch.events import Event, Opened, Unread, unread
from statements.batch.pool import ordered
from statements.batch.reading import Failed, Given, Options, Task, Unit, done, placed, size_of, units
from statements.containers.base import Told
from statements.containers.folder import files
from statements.models import Document

HEAD = 256 * 1024
"""So many bytes of pages are read sooner than workers are started."""

# What a worker is given at once: so many bytes of pages, so many pages.
_CHUNK, _PAGES = 64 * 1024, 64
# A file up to this size is read by a worker, containers and all; the pages of a larger one are taken out of it here.
_WHOLE = 1024 * 1024
_PACKED = (".gz", ".zst", ".bz2", ".xz", ".zip")


def cores() -> int:
    """How many cores this process may use.

    >>> cores() >= 1
    True
    """
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _same(document: Document) -> Document:
    return document


@frozen(kw_only=True)
class Run:
    """How pages are read; ``make`` is done to each document where it was read, so a process must be able to get it.

    ``workers`` is their number; ``None`` means the cores, once an input shows to be worth it.
    """

    options: Options
    workers: int | None = None
    make: Callable[[Document], Any] = _same

    def events(self, given: Iterable[Given]) -> Generator[tuple[int, Event]]:
        """What each input gives, with the input's position. What the iterable itself raises is raised in its place."""
        tasks = chain.from_iterable(self._tasks(position, one) for position, one in enumerate(given))
        workers = cores() if self.workers is None else self.workers
        work = partial(_work, options=self.options, make=self.make)
        # A worker of somebody else's pool may have no workers of its own.
        alone = workers == 1 or multiprocessing.current_process().daemon
        size = 0
        for task in tasks if alone or self.workers is None else ():
            size += task.size
            if size > HEAD and not alone:
                tasks = chain((task,), tasks)
                break
            yield from done(task, self.options, self.make)
        with closing(ordered(_chunks(tasks), work, _lost, workers=workers)) as results:
            for told in results:
                yield from told

    def _tasks(self, position: int, given: Given) -> Iterator[Task]:
        """What is to be done for an input, in pieces that a worker can be given."""
        path = given.page
        if isinstance(path, Path) and os.path.isdir(path):
            told = Told()
            for file in files(path, told):
                yield from self._tasks(position, Given(str(file), file))
            for problem in told.problems:
                yield Task(position, placed(position, Failed(given.name, problem.code, problem.message)), 0)
            return
        size = size_of(given)
        if isinstance(path, Path) and not os.path.isfile(path) and os.path.exists(path):
            # A pipe is read but once, and by the process that has it.
            try:
                given = Given(given.name, path.read_bytes(), packed=True)
            except OSError as error:
                yield Task(position, unread(position, given.name, error), 0)
                return
        if not _held(given) or (size <= _WHOLE and not given.name.casefold().endswith(_PACKED)):
            yield Task(position, given, size)
            return
        try:
            for found in units(given, self.options):
                if found == Opened(single=True):
                    yield Task(position, given, size)
                    return
                if isinstance(found, Unit):
                    yield Task(position, found, size_of(found))
                else:
                    yield Task(position, placed(position, found), 0)
        except Exception as error:  # a plug-in's fault in one file must not cost the other files
            yield Task(position, unread(position, given.name, error), 0)


def _held(given: Given) -> bool:
    """Whether an input holds pages, rather than being one."""
    return given.packed or isinstance(given.page, Path)


def _chunks(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    """Tasks in the lists in which workers are given them."""
    chunk: list[Task] = []
    size = 0
    try:
        for task in tasks:
            if chunk and (size + task.size > _CHUNK or len(chunk) == _PAGES):
                yield chunk
                chunk, size = [], 0
            chunk.append(task)
            size += task.size
    except Exception:
        # What was there before the fault of an input is read.
        yield chunk
        raise
    if chunk:
        yield chunk


def _work(task: Task, options: Options, make: Callable[[Document], Any]) -> list[tuple[int, Event]]:
    return list(done(task, options, make))


def _lost(task: Task) -> list[tuple[int, Event]]:
    """What is told of a task in which two workers ended."""
    position, what, _ = task
    if not isinstance(what, (Given, Unit)):
        return [(position, what)]
    message = f"{what.name}: the process that read it ended before it was done"
    return [(position, Unread(position=position, source=what.name, error="ProcessEnded", message=message))]
