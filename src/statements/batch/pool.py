"""Work spread over processes: results in the order of the tasks, few of them ahead; a dead worker costs one task."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

from statements.errors import StatementsError

T = TypeVar("T")
R = TypeVar("R")

# So many lists of tasks are with a worker, so that it need not wait for the next one; so many for each of the workers
# may be done or being done before the first of them is delivered.
_QUEUED, _AHEAD = 2, 4
_PATIENCE = 5.0


def ordered(chunks: Iterator[list[T]], work: Callable[[T], R], lost: Callable[[T], R], *, workers: int) -> Generator[R]:
    """What ``work`` gives for each task, in the order of the tasks, which come in lists.

    A task in which a worker ends is tried once more by itself; where that worker ends too, ``lost`` says what it gives.
    What ``chunks`` raises is raised once all before it is delivered. No more than a bounded number of lists is taken
    ahead of what was delivered. Raises :class:`StatementsError` where no process can be started.
    """
    with closing(_Run(chunks, work, lost, workers)) as run:
        yield from run.results()


class _Run(Generic[T, R]):
    """The state of the work: tasks are numbered from 0, results wait for those before them."""

    def __init__(self, chunks: Iterator[list[T]], work: Callable[[T], R], lost: Callable[[T], R], workers: int) -> None:
        self._chunks, self._work, self._lost, self._most = chunks, work, lost, workers
        self._workers: list[_Worker[T]] = []
        self._again: deque[_Chunk[T]] = deque()
        self._ends: deque[int] = deque()  # of the lists that were taken and are not all delivered
        self._results: dict[int, R] = {}
        self._taken = self._delivered = 0
        self._error: Exception | None = None

    def results(self) -> Iterator[R]:
        while True:
            self._feed()
            if self._delivered in self._results:
                yield self._next()
            elif self._ends:
                self._collect()
            elif self._error is not None:
                raise self._error
            else:
                return

    def close(self) -> None:
        """End the workers, whatever they do."""
        for worker in self._workers:
            worker.end()

    def _next(self) -> R:
        result = self._results.pop(self._delivered)
        self._delivered += 1
        while self._ends and self._ends[0] <= self._delivered:
            self._ends.popleft()
        return result

    def _feed(self) -> None:
        """Give tasks to the workers that have least to do; start one where all are busy and there may be more."""
        while True:
            idle = min(self._workers, key=lambda worker: len(worker.chunks), default=None)
            full = len(self._workers) >= self._most
            if full and idle is not None and len(idle.chunks) >= _QUEUED:
                return
            chunk = self._chunk()
            if chunk is None:
                return
            if idle is None or (idle.chunks and not full):
                idle = _Worker(self._work)
                self._workers.append(idle)
            idle.chunks.append(chunk)
            try:
                idle.send(chunk.tasks)
            except OSError:
                self._bury(idle)

    def _chunk(self) -> _Chunk[T] | None:
        """The tasks to be given out next."""
        if self._again:
            return self._again.popleft()
        if self._error is not None or len(self._ends) >= _AHEAD * self._most:
            return None
        try:
            tasks = next(self._chunks, None)
        except Exception as error:
            self._error = error
            return None
        if not tasks:
            return None
        chunk = _Chunk(self._taken, tasks, tried=False)
        self._taken += len(tasks)
        self._ends.append(self._taken)
        return chunk

    def _collect(self) -> None:
        """Wait for the workers, and take what they have done."""
        busy = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]
            try:
                told = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if told is None:
                worker.ready = True
                continue
            chunk = worker.chunks.popleft()
            self._results.update(enumerate(told, chunk.first))

    def _bury(self, worker: _Worker[T]) -> None:
        """Give what a dead worker had to others: the tasks that it was at one by one, or as lost."""
        self._workers.remove(worker)
        code = worker.end()
        if not worker.ready:
            raise StatementsError(
                f"a process to read pages could not begin (exit code {code}); with workers=1 none is wanted, and a "
                "program that starts processes must keep its own work under if __name__ == '__main__'"
            )
        if worker.chunks:
            suspect = worker.chunks.popleft()
            if suspect.tried:
                self._results[suspect.first] = self._lost(suspect.tasks[0])
            else:
                self._again.extend(_Chunk(n, [task], tried=True) for n, task in enumerate(suspect.tasks, suspect.first))
        self._again.extend(worker.chunks)


class _Chunk(Generic[T]):
    """Tasks that are given to a worker together, from number ``first`` on; one alone where it was ``tried`` before."""

    def __init__(self, first: int, tasks: list[T], tried: bool) -> None:
        self.first, self.tasks, self.tried = first, tasks, tried


class _Worker(Generic[T]):
    """A process that works, the tasks that it has, and the way to it."""

    def __init__(self, work: Callable[[T], Any]) -> None:
        self.connection, other = multiprocessing.Pipe()
        self.chunks: deque[_Chunk[T]] = deque()
        self.ready = False
        self._process = multiprocessing.Process(target=_serve, args=(other, self.connection, work), daemon=True)
        try:
            self._process.start()
        except (TypeError, AttributeError, ValueError, ImportError, RuntimeError) as error:
            raise StatementsError(f"no process to read pages can be started: {error}") from error
        finally:
            other.close()

    def send(self, tasks: Sequence[T]) -> None:
        self.connection.send(tasks)

    def end(self) -> int | None:
        """End the process, and give its exit code."""
        self.connection.close()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        return self._process.exitcode


def _serve(connection: Connection, other: Connection, work: Callable[[Any], Any]) -> None:
    """Work until the other end is closed; the interrupt of a terminal is for whoever started this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    other.close()
    inbox: SimpleQueue[list[Any] | None] = SimpleQueue()
    # Tasks are taken in by a thread, so that neither end ever waits for the other one to take what it sends.
    Thread(target=_take_in, args=(connection, inbox), daemon=True).start()
    try:
        connection.send(None)
        while (tasks := inbox.get()) is not None:
            connection.send([work(task) for task in tasks])
    except OSError:
        pass  # nobody is left who wants it


def _take_in(connection: Connection, inbox: SimpleQueue[list[Any] | None]) -> None:
    try:
        while True:
            inbox.put(connection.recv())
    except (EOFError, OSError):
        inbox.put(None)
