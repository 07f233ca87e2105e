"""Pages out of files of any container, one by one; what a container could not read is told once its pages are."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TypeVar

from attrs import Factory, define, field

from statements.batch import Made, Opened, Options, Run, Unread
from statements.batch.events import Note
from statements.batch.reading import Failed, Given, Unit, document, units
from statements.cli.output import OutputError
from statements.cli.pages import STDIN, Failures, is_pipe, read, source
from statements.cli.terminal import Report, bar, silent
from statements.errors import PlaceError
from statements.models import Document

T = TypeVar("T")

# The options that name the columns of a table; --published may name a column or a day.
COLUMNS = ("text", "published", "url", "title", "id")
# How many paragraphs a page has of which it is told how far it is read.
_LONG = 500


@define
class Reader:
    """Reads the pages of files, whatever container they come in; ``alone`` where one file
    is named and no folder, ``single`` once it shows that this is one page; ``report`` is told how far the work is."""

    args: Namespace
    failures: Failures
    alone: bool = False
    report: Report = silent
    single: bool = field(default=Factory(lambda self: self.alone, takes_self=True))
    _streams: dict[str, bytes] = field(factory=dict)

    @property
    def options(self) -> Options:
        """What the arguments say of the pages."""
        asked = {name: getattr(self.args, name, None) for name in ("format", "language", "encoding", "container")}
        columns = {name: value for name in COLUMNS if isinstance(value := getattr(self.args, name, None), str)}
        day = getattr(self.args, "published", None)
        return Options(
            **asked,
            published=None if isinstance(day, str) else day,
            columns=columns,
            max_bytes=getattr(self.args, "max_bytes", None),
        )

    def units(self, files: Sequence[str]) -> Iterator[Unit]:
        """The pages of files, one by one."""
        for path in bar(files, "pages", self.report):
            try:
                yield from self._of(path)
            except Exception as error:  # a plug-in's fault in one file must not cost the other files
                self.failures.report(source(path), error)

    def made(self, files: Sequence[str], make: Callable[[Document], T]) -> Iterator[tuple[str, T]]:
        """What is made of each page's document, with the page's name, by as many processes as are asked for."""
        if self.alone and not _holds_pages(files):
            for name, found in self.documents(self.units(files)):  # one page, of which it is told how far it is read
                yield name, make(found)
            return
        run = Run(options=self.options, workers=self.args.jobs, make=make)
        several = len(files) > 1
        with closing(run.events(map(self._given, files))) as events:
            for position, event in events:
                if several:
                    self.report("pages", position, len(files))
                if isinstance(event, Made):
                    yield event.name, event.value
                else:
                    self._tell(event)
            if several:
                self.report("pages", len(files), len(files))

    def documents(self, found: Iterator[Unit]) -> Iterator[tuple[str, Document]]:
        """The documents of pages, with the pages' names."""
        options = self.options
        yield from each(found, lambda unit: document(unit, options, self._within), self.failures)

    def _within(self, stage: str, done: int, total: int) -> None:
        """Tell how far a page is read, if it is a long one."""
        if total >= _LONG:
            self.report(stage, done, total)

    def data(self, path: str) -> bytes | None:
        """What standard input or another pipe holds, where the path names one; it can be read but once."""
        if path != STDIN and not is_pipe(path):
            return None
        if path not in self._streams:
            self._streams[path] = read(path, self.options.max_bytes)
        return self._streams[path]

    def only(self, path: str) -> Unit:
        """The one page of a file; raises :class:`PlaceError` where it holds several, or none."""
        found = list(islice(self._of(path), 2))
        if len(found) != 1:
            raise PlaceError(f"{source(path)}: it holds {'several pages' if found else 'no page'}, and one is wanted")
        return found[0]

    def _given(self, path: str) -> Given:
        data = self.data(path)
        return Given(source(path), Path(path) if data is None else data, packed=data is not None)

    def _of(self, path: str) -> Iterator[Unit]:
        with closing(units(self._given(path), self.options)) as found:
            for one in found:
                if isinstance(one, Unit):
                    yield one
                else:
                    self._tell(one)

    def _tell(self, told: Opened | Note | Failed | Unread) -> None:
        if isinstance(told, Opened):
            self.single = told.single and self.alone
        elif isinstance(told, Note):
            self.failures.note(told.name, told.message)
        else:
            self.failures.report(told.source, told.message)


def each(found: Iterator[Unit], work: Callable[[Unit], T], failures: Failures) -> Iterator[tuple[str, T]]:
    """What ``work`` makes of each page, with the page's name; what it cannot work on is reported and left out."""
    for unit in found:
        try:
            made = work(unit)
        except Exception as error:  # a plug-in's fault in one page must not cost the other pages
            failures.report(unit.name, error)
        else:
            yield unit.name, made


def check_columns(args: Namespace) -> None:
    """Raise :class:`OutputError` where a column is named and what is read can be no table."""
    paths = getattr(args, "paths", ())
    named = getattr(args, "published", None)
    if isinstance(named, str) and getattr(args, "container", None) is None and not any(map(_may_be_table, paths)):
        raise OutputError(f"argument --published: {named!r} is no date like 2024-11-20 or 2024-11-20T09:30+00:00")


def _may_be_table(path: str) -> bool:
    return path == STDIN or os.path.isdir(path) or Path(path).suffix.casefold() not in ("", ".txt")


def _holds_pages(files: Sequence[str]) -> bool:
    """Whether a file may hold several pages, by its name."""
    return any(path != STDIN and Path(path).suffix.casefold() not in ("", ".txt") for path in files)
