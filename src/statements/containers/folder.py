"""A folder: the files of known kinds in it, at any depth."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, ContainerError, Input, Told
from statements.models import Page

_WEB = (".html", ".htm")


@frozen
class Folder:
    """A folder; its files of known kinds are read one after the other, in the order of their names."""

    name: str = "folder"
    summary: str = "a folder of files of any of these kinds"
    suffixes: tuple[str, ...] = ()
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        return Claim(score=1.0 if given.path is not None and given.path.is_dir() else 0.0, reason="a folder")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        from statements.containers import read_pages

        if given.path is None:
            raise ContainerError(f"{given.name}: it is no folder")
        for path in files(given.path, told):
            try:
                with read_pages(path, **options) as pages:
                    yield from pages
            except (ContainerError, OSError) as error:
                told.problem("bad-file", str(error))
                continue
            for problem in pages.problems:
                told.problem(problem.code, f"{path}: {problem.message}")
            told.counts.update({what: n for what, n in pages.counts.items() if what not in ("pages", "problems")})


CONTAINER = Folder()


def files(folder: Path, told: Told) -> Iterator[Path]:
    """The files of known kinds in a folder, at any depth, by their names; not those that belong to a saved page."""
    for path in sorted(
        map(Path, found_in(str(folder), lambda path, error: told.problem("bad-file", f"{path}: {error}")))
    ):
        if path.is_file():
            yield path
        else:
            told.problem("bad-file", f"{path}: it is no file")


def found_in(
    folder: str, fault: Callable[[str, OSError], object], other: Callable[[str], object] = str
) -> Iterator[str]:
    """The paths in a folder, at any depth, whose names end as those of a container's files do.

    The folder in which a browser keeps what belongs to a saved page is passed over. ``fault`` is told of a folder that
    cannot be looked into, ``other`` of each file whose name ends otherwise and is not hidden.
    """
    from statements.containers import suffixes

    ends = suffixes()
    ends += tuple(f"{end}.gz" for end in ends)
    # No recursion: folders may stand in one another thousands deep.
    stack = [folder]
    while stack:
        here = stack.pop()
        try:
            with os.scandir(here) as entries:
                inside = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
        except OSError as error:
            fault(here, error)
            continue
        saved = {os.path.splitext(n)[0] for n, is_folder in inside if not is_folder and n.casefold().endswith(_WEB)}
        for name, is_folder in inside:
            if not is_folder:
                if name.casefold().endswith(ends):
                    yield os.path.join(here, name)
                elif not name.startswith("."):
                    other(os.path.join(here, name))
            elif not (name.endswith("_files") and name.removesuffix("_files") in saved):
                stack.append(os.path.join(here, name))
