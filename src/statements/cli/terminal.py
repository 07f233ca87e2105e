"""What a terminal gets more than a file: colours, messages, and a bar for long work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

from statements.columns import visible

T = TypeVar("T")
Report = Callable[[str, int, int], None]

# What is set off in a table: its heads, and days in its first column.
TABLE = {
    r"(?m)^[A-Z]{2,}(?>(?: +[A-Z]{2,})+) *$": "bold",
    r"(?m)^(?:(?:[0-9X]{4}-[0-9X]{2}-[0-9X]{2}|\.\.)[0-9X./:T+-]{0,40}+)": "cyan",
}


def on_terminal(stream: TextIO | None) -> bool:
    """Whether what is written there is seen at once; a program may be started with its streams closed."""
    return stream is not None and stream.isatty()


def message(text: str) -> None:
    """Tell people what the output cannot hold, on standard error, if there is one."""
    if sys.stderr is not None:  # print would take standard output instead
        print(visible(f"statements{text}"), file=sys.stderr)


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


def bar(things: Sequence[T], what: str, report: Report) -> Iterator[T]:
    """The things, one by one; how many are done is told where there are several."""
    several = len(things) > 1
    for done, thing in enumerate(things):
        if several:
            report(what, done, len(things))
        yield thing
    if several:
        report(what, len(things), len(things))


def silent(stage: str, done: int, total: int) -> None:
    """Show nothing of how far the work is."""


@contextmanager
def meter(*, show: bool = True) -> Iterator[Report]:
    """A function that shows on a terminal, where there is one, how far the work is; through rich if it is there.

    Nothing is shown before there is something to tell, and nothing is left when the work ends.
    """
    if not show or not on_terminal(sys.stderr):
        yield silent
        return
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    except ImportError:
        with _plain() as plain:
            yield plain
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)

    def report(stage: str, done: int, total: int) -> None:
        if progress.tasks and progress.tasks[0].description == stage:
            progress.update(progress.tasks[0].id, completed=done, total=total)
            return
        for old in progress.task_ids:  # what remains of one stage says nothing of the next
            progress.remove_task(old)
        progress.add_task(stage, completed=done, total=total)
        progress.start()

    try:
        yield report
    finally:
        progress.stop()


@contextmanager
def _plain() -> Iterator[Report]:
    shown = False

    def report(stage: str, done: int, total: int) -> None:
        nonlocal shown
        shown = True
        print(f"\r{stage} {done}/{total}\033[K", end="", file=sys.stderr, flush=True)

    try:
        yield report
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
