"""Pages out of files of any container, one by one; what a container could not read is told once its pages are."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from attrs import Factory, define, field

from statements.cli.output import OutputError
from statements.cli.pages import STDIN, Failures, page_id, read, source
from statements.cli.terminal import Report, bar, message, silent
from statements.errors import PlaceError
from statements.models import Document, Page

T = TypeVar("T")

# The options that name the columns of a table; --published may name a column or a day.
COLUMNS = ("text", "published", "url", "title", "id")
# How many of an input's problems are told one by one.
_TOLD = 20
# How many paragraphs a page has of which it is told how far it is read.
_LONG = 500


class Unit(NamedTuple):
    """A page as it was found: what it is called, and its bytes, or what its container made of it."""

    name: str
    page: bytes | Page


@define
class Reader:
    """Reads the pages of files, whatever container they come in; ``alone`` where one file
    is named and no folder, ``single`` once it shows that this is one page; ``report`` is told how far the work is."""

    args: Namespace
    failures: Failures
    alone: bool = False
    report: Report = silent
    single: bool = field(default=Factory(lambda self: self.alone, takes_self=True))
    _held: dict[str, bytes] = Factory(dict)

    def units(self, files: Sequence[str]) -> Iterator[Unit]:
        """The pages of files, one by one."""
        for path in bar(files, "pages", self.report):
            try:
                yield from self._of(path)
            except Exception as error:  # a plug-in's fault in one file must not cost the other files
                self.failures.report(source(path), error)

    def data(self, path: str) -> bytes | None:
        """What standard input or a pipe holds, where the path names one: it can be read but once."""
        if path != STDIN and not _is_pipe(path):
            return None
        if path not in self._held:
            self._held[path] = read(path)
        return self._held[path]

    def _asked(self, name: str) -> Any:
        """An option, of a command that has it."""
        return getattr(self.args, name, None)

    def only(self, path: str) -> Unit:
        """The one page of a file; raises :class:`PlaceError` where it holds several, or none."""
        found = list(islice(self._of(path), 2))
        if len(found) != 1:
            raise PlaceError(f"{source(path)}: it holds {'several pages' if found else 'no page'}, and one is wanted")
        return found[0]

    def _of(self, path: str) -> Iterator[Unit]:
        from statements.containers import read_pages
        from statements.containers.base import LARGEST

        name = source(path)
        columns = {name: value for name in COLUMNS if isinstance(value := self._asked(name), str)}
        data = self.data(path)
        given = path if data is None else data
        with read_pages(
            given, self._asked("container"), name=name, encoding=self._asked("encoding"), **columns
        ) as pages:
            self.single = pages.single and self.alone
            if pages.single and (size := _size(path, data)) > (most := self._asked("max_bytes") or LARGEST):
                self.failures.report(name, f"it has {size} bytes, more than {most} (--max-bytes)")
                return
            if pages.container == "text":
                yield Unit(name, read(path) if data is None else data)
                return
            noted = 0
            for page in pages:
                for note in pages.notes[noted:]:
                    message(f": {name}: {note}")
                noted = len(pages.notes)
                yield Unit(page.id or name, page)
            for problem in pages.problems[:_TOLD]:
                self.failures.report(name, problem.message)
            if (more := pages.counts["problems"] - _TOLD) > 0:
                self.failures.report(name, f"and {more} problems more")


def each(found: Iterator[Unit], work: Callable[[Unit], T], failures: Failures) -> Iterator[tuple[str, T]]:
    """What ``work`` makes of each page, with the page's name; what it cannot work on is reported and left out."""
    for unit in found:
        try:
            made = work(unit)
        except Exception as error:  # a plug-in's fault in one page must not cost the other pages
            failures.report(unit.name, error)
        else:
            yield unit.name, made


def parsed(unit: Unit, args: Namespace, report: Report) -> Document:
    """The document of a page; of a long one it is told how far it is read."""
    from statements.pipeline import parse

    name, page = unit

    def within(stage: str, done: int, total: int) -> None:
        if total >= _LONG:
            report(stage, done, total)

    options = {name: getattr(args, name) for name in ("format", "language")} | {"progress": within}
    if not isinstance(page, Page):
        return parse(page, id=page_id(name), source=name, published=args.published, encoding=args.encoding, **options)
    day = None if isinstance(args.published, str) else args.published
    return parse(page, source=name, published=day, **options)


def _is_pipe(path: str) -> bool:
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def _size(path: str, data: bytes | None) -> int:
    """How large an input is, as far as that can be told before it is read."""
    if data is not None:
        return len(data)
    return os.path.getsize(path) if os.path.isfile(path) else 0


def check_columns(args: Namespace) -> None:
    """Raise :class:`OutputError` where a column is named and what is read can be no table."""
    paths = getattr(args, "paths", ())
    named = getattr(args, "published", None)
    if isinstance(named, str) and getattr(args, "container", None) is None and not any(map(_may_be_table, paths)):
        raise OutputError(f"argument --published: {named!r} is no date like 2024-11-20 or 2024-11-20T09:30+00:00")


def _may_be_table(path: str) -> bool:
    return path == STDIN or Path(path).is_dir() or Path(path).suffix.casefold() not in ("", ".txt")
