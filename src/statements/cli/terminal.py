"""What a terminal gets more than a file: colours, and a bar for long work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")
Report = Callable[[str, int, int], None]

# What is set off in a table: its heads, and days in its first column.
TABLE = {
    r"(?m)^[A-Z]{2,}(?: +[A-Z]{2,})++ *$": "bold",
    r"(?m)^(?:(?:[0-9X]{4}-[0-9X]{2}-[0-9X]{2}|\.\.)[0-9X./:T+-]{0,40}+)": "cyan",
}


def show(text: str, file: TextIO, styles: Mapping[str, str] = TABLE) -> None:
    """Print a text; on a terminal with what the patterns find set off, if rich is there (which keeps to NO_COLOR)."""
    if file.isatty():
        try:
            from rich.console import Console
            from rich.text import Text
        except ImportError:
            pass
        else:
            styled = Text(text)
            for pattern, style in styles.items():
                styled.highlight_regex(pattern, style)
            Console(file=file, highlight=False).print(styled, soft_wrap=True)
            return
    print(text, file=file)


def bar(things: Sequence[T], what: str, *, show: bool) -> Iterator[T]:
    """The things, one by one, with a bar on standard error while they are worked on."""
    with meter(show=show and len(things) > 1) as report:
        for done, thing in enumerate(things):
            report(what, done, len(things))
            yield thing
        report(what, len(things), len(things))


@contextmanager
def meter(*, show: bool) -> Iterator[Report]:
    """A function that shows on a terminal, where there is one, how far the work is; through rich if it is there."""
    if not show or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    except ImportError:
        yield _line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")
        yield lambda stage, done, total: progress.update(task, description=stage, completed=done, total=total)


def _line(stage: str, done: int, total: int) -> None:
    print(f"\r{stage} {done}/{total}\033[K", end="\n" if done == total else "", file=sys.stderr, flush=True)
