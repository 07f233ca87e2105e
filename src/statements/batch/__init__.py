"""Many pages: documents in order, on as many cores as there are, in bounded memory; a bad page costs no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sized
from pathlib import Path
from typing import cast

from statements.batch.events import Made, Opened, Unread
from statements.batch.reading import Given, Input, Options
from statements.batch.run import Run, cores
from statements.doors import expect
from statements.errors import StoppedError
from statements.formats import Format
from statements.gazetteer import Gazetteer
from statements.languages import Language
from statements.models import Document, Page

__all__ = ["Given", "Made", "Opened", "Options", "Progress", "Run", "Unread", "cores", "parse_all"]

Progress = Callable[[str, int, int], object]
"""Called with what is counted, how many of them are done and how many there are (0: nobody knows); ``False`` stops."""


def parse_all(
    pages: Iterable[str | bytes | Page | Path],
    *,
    workers: int | None = None,
    format: str | Format | None = None,
    language: str | Language | None = None,
    published: dt.date | None = None,
    gazetteer: Gazetteer | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Iterator[Document | Unread]:
    """Read many pages, in order: texts, bytes, :class:`~statements.models.Page` records, and paths of files or folders.

    A :class:`~pathlib.Path` may lead to whatever :func:`~statements.containers.read_pages` reads, and gives a document
    for each of its pages; a ``str`` is a text, as for :func:`parse`, whose other arguments these are. A page that
    cannot be read gives an :class:`~statements.batch.Unread` in its place and the others are read all the same.

    ``workers`` is the number of processes that read. Without it small inputs are read in this process and larger ones
    by as many as there are cores; the documents are the same for any number. No more is read ahead than the workers
    need, and closing the generator ends them. Where processes do not begin as copies of this one, the program's main
    module must be importable, as :mod:`multiprocessing` says. ``progress`` is called with ``"pages"``, how many of
    ``pages`` are done and how many there are (0 where their number is not known); where it returns ``False``,
    :class:`StoppedError` ends the work.

    Raises :class:`TypeError` for what is no page, when its turn has come, and :class:`StatementsError` where no process
    can be started.

    >>> from statements.batch import Unread
    >>> for read in parse_all(["It is open, the mayor, Ann Lee, said.", "<html><p>No text</p></html>"]):
    ...     print(read.message if isinstance(read, Unread) else [s.text for s in read.statements])
    ['It is open']
    <text>: it is HTML; statements.containers.read_pages reads it; a page is its text alone
    """
    expect("pages", pages, Iterable)
    expect("workers", workers, int, none=True)
    if workers is not None and workers < 1:
        raise ValueError(f"workers is {workers}, not 1 or more")
    expect("published", published, dt.date, none=True)
    expect("gazetteer", gazetteer, Gazetteer, none=True)
    expect("encoding", encoding, str, none=True)
    options = Options(format=format, language=language, published=published, gazetteer=gazetteer, encoding=encoding)
    total = len(pages) if isinstance(pages, Sized) else 0
    return _read(Run(options=options, workers=workers), pages, total, progress)


def _read(
    run: Run, pages: Iterable[str | bytes | Page | Path], total: int, progress: Progress | None
) -> Iterator[Document | Unread]:
    def report(done: int) -> None:
        if progress is not None and progress("pages", done, total) is False:
            raise StoppedError(f"stopped while reading pages, at {done} of {total or 'many'}")

    at = -1
    for position, event in run.events(map(_given, pages)):
        if position > at:
            at = position
            report(at)
        if isinstance(event, Unread):
            yield event
        elif isinstance(event, Made):
            yield cast("Document", event.value)
    report(total or at + 1)


def _given(page: Input) -> Given:
    expect("pages", page, str, bytes, Page, Path)
    if isinstance(page, Path):
        return Given(str(page), page)
    return Given((page.id if isinstance(page, Page) else None) or "<text>", page)
