"""A folder: the files of known kinds in it, at any depth."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, ContainerError, Input, Told
from statements.models import Page


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
    from statements.containers import suffixes

    ends = suffixes()
    ends += tuple(f"{end}.gz" for end in ends)
    found: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: told.problem("bad-file", str(error))):
        saved = {os.path.splitext(name)[0] for name in names if name.casefold().endswith((".html", ".htm"))}
        folders[:] = [name for name in folders if name.removesuffix("_files") not in saved or name in saved]
        found += (Path(here, name) for name in names if name.casefold().endswith(ends))
    return iter(sorted(path for path in found if path.is_file()))
