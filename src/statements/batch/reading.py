"""From an input to its pages, and from a page to its document; nothing but the caller's interrupt is raised."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from attrs import Factory, frozen

from statements import pipeline
from statements.batch.events import Event, Made, Note, Opened, Unread, unread
from statements.containers import base, read_pages
from statements.containers.base import LARGEST, Pages
from statements.formats import Format
from statements.gazetteer import Gazetteer
from statements.languages import Language
from statements.models import Document, Page
from statements.progress import Progress

Input = str | bytes | Page | Path

# How many of an input's problems are told one by one.
_TOLD = 20


@frozen(kw_only=True)
class Options:
    """What a caller knows of the pages and of what they come in; ``columns`` are a table's, by what they hold."""

    format: str | Format | None = None
    language: str | Language | None = None
    published: dt.date | None = None
    gazetteer: Gazetteer | None = None
    encoding: str | None = None
    container: str | None = None
    columns: Mapping[str, str] = Factory(dict)
    max_bytes: int | None = None


class Given(NamedTuple):
    """An input: what it is called, and the page itself or the path of a file or folder.

    ``packed`` says of bytes that they are a file's, which a container reads.
    """

    name: str
    page: Input
    packed: bool = False


class Unit(NamedTuple):
    """A page as it was found: what it is called, and its words, or what its container made of it.

    ``file`` says that it is all of a file, which gives the document its id.
    """

    name: str
    page: str | bytes | Page
    file: bool = False


class Failed(NamedTuple):
    """What of an input could not be read: its name, the error's name or the problem's code, and a message."""

    source: str
    error: str
    message: str


def units(given: Given, options: Options) -> Generator[Unit | Opened | Note | Failed]:
    """The pages of an input, one by one, and what is told of it on the way; raises what its container raises."""
    name, source, packed = given
    if not isinstance(source, Path) and not packed:
        yield Unit(name, source)
        return
    if not isinstance(source, (Path, bytes)):
        raise TypeError(f"{name}: {type(source).__name__} is no file")
    with read_pages(source, options.container, name=name, encoding=options.encoding, **options.columns) as pages:
        yield Opened(pages.single)
        if pages.single and (size := size_of(given)) > (most := options.max_bytes or LARGEST):
            yield Failed(name, "too-large", f"it has {size} bytes, more than {most} (--max-bytes)")
        elif pages.container == "text":
            yield Unit(name, _bytes(source, name), file=True)
        else:
            yield from _told(pages, name)


def _bytes(source: Path | bytes, name: str) -> bytes:
    """The bytes of a text file, unpacked where gzip has packed them."""
    data = source.read_bytes() if isinstance(source, Path) else source
    packed = base.Input(stream=io.BytesIO(data), name=name)
    unpacked = packed.unpacked()
    return data if unpacked is packed else unpacked.whole()


def _told(pages: Pages, name: str) -> Iterator[Unit | Note | Failed]:
    """The pages of a container, with its notes before the first of them and its problems behind the last."""
    noted = 0
    for page in pages:
        for note in pages.notes[noted:]:
            yield Note(name, note)
        noted = len(pages.notes)
        yield Unit(page.id or name, page)
    for problem in pages.problems[:_TOLD]:
        yield Failed(name, problem.code, problem.message)
    if (more := pages.counts["problems"] - _TOLD) > 0:
        yield Failed(name, "more-problems", f"and {more} problems more")


def document(unit: Unit, options: Options, progress: Progress | None = None) -> Document:
    """The document of a page; raises what :func:`statements.parse` does. ``progress`` is that of ``parse``."""
    return pipeline.parse(
        unit.page,
        id=unit.name if unit.file else None,
        source=unit.name,
        format=options.format,
        language=options.language,
        published=options.published,
        gazetteer=options.gazetteer,
        encoding=None if isinstance(unit.page, Page) else options.encoding,
        progress=progress,
    )


class Task(NamedTuple):
    """One thing to do: an input or a page of it, or what was told already and only keeps its place."""

    position: int
    what: Given | Unit | Event
    size: int


def done(task: Task, options: Options, make: Callable[[Document], Any]) -> Iterator[tuple[int, Event]]:
    """What a task gives: of each page what ``make`` makes of its document, or that it could not be read."""
    position, what, _ = task
    if isinstance(what, Unit):
        yield position, _made(position, what, options, make)
    elif not isinstance(what, Given):
        yield position, what
    else:
        try:
            for found in units(what, options):
                if isinstance(found, Unit):
                    yield position, _made(position, found, options, make)
                else:
                    yield position, placed(position, found)
        except Exception as error:  # a plug-in's fault in one file must not cost the other files
            yield position, unread(position, what.name, error)


def placed(position: int, found: Opened | Note | Failed) -> Event:
    """What was told of an input, in its place."""
    if isinstance(found, Failed):
        return Unread(position=position, source=found.source, error=found.error, message=found.message)
    return found


def _made(position: int, unit: Unit, options: Options, make: Callable[[Document], Any]) -> Event:
    try:
        return Made(unit.name, make(document(unit, options)))
    except Exception as error:  # a plug-in's fault in one page must not cost the other pages
        return unread(position, unit.name, error)


def size_of(given: Given | Unit) -> int:
    """How large an input is, as far as that can be told before it is read: bytes, or code points."""
    page = given.page
    if isinstance(page, Page):
        return len(page.text)
    if not isinstance(page, Path):
        return len(page)
    try:
        return page.stat().st_size
    except (OSError, ValueError):  # why it cannot be read is told where it is read
        return 0
