"""One process in which a room's tests have run already, and which judges changes in copies of itself.

    python mutants_warm.py FOLDER TEST …

It reads a line of JSON a mutant (path, line, start, end, new) and answers with a line: ``killed``, ``alive``, or
``cold`` for a change that cannot be made where all is imported. Importing and reading the languages is done once; a
change replaces the code of functions, and what was computed before it stays: what is alive here may be killed in a
process of its own, what is killed is. Tests run in the order of the time that they took; what takes long is left out.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

# Seconds that a test may take to be run, and that all may.
_LONG, _ALL = 2.0, 120


class Timed:
    """A plug-in of pytest that takes the time of tests, and then has them run in its order, the quick ones first."""

    def __init__(self) -> None:
        self.took: dict[str, float] = defaultdict(float)
        self.known = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not self.known:
            self.took[report.nodeid] += report.duration

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.known:
            items[:] = [item for item in items if self.took.get(item.nodeid, _LONG) < _LONG]
            items.sort(key=lambda item: self.took[item.nodeid])


def functions(source: Path) -> dict[tuple[str, str, int], list[FunctionType]]:
    """The functions that stand in a process, by their file, name and first line."""
    found: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(source)):
            code = one.__code__
            found[code.co_filename, code.co_qualname, code.co_firstlineno].append(one)
    return found


def codes(code: CodeType) -> dict[tuple[str, int], CodeType]:
    """The outermost functions in the code of a module, by name and first line; those of classes too."""
    found: dict[tuple[str, int], CodeType] = {}
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if "__qualname__" in inner.co_names:  # a class
                found |= codes(inner)
            else:
                found[inner.co_qualname, inner.co_firstlineno] = inner
    return found


def changed(path: Path, before: str, after: str) -> list[tuple[tuple[str, str, int], CodeType]] | None:
    """The functions that a change changes, with their new code; none where it changes what stands outside of them."""
    old, new = (compile(text, str(path), "exec") for text in (before, after))
    was, now = codes(old), codes(new)
    found = [((str(path), *name), code) for name, code in now.items() if was.get(name) != code]
    alike = was.keys() == now.keys() and all(was[key[1:]].co_freevars == code.co_freevars for key, code in found)
    return found if len(found) == 1 and alike else None


def judge(folder: Path, tests: list[str], timed: Timed, known: Any, mutant: list[Any]) -> str:
    name, line, start, end, new = mutant
    path = folder / "src" / "statements" / name
    before = path.read_text("utf-8")
    lines = before.split("\n")
    lines[line - 1] = lines[line - 1][:start] + new + lines[line - 1][end:]
    try:
        change = changed(path, before, "\n".join(lines))
    except SyntaxError:
        return "cold"
    if not change or not known.get(change[0][0]):
        return "cold"
    path.write_text("\n".join(lines), "utf-8")  # for the processes that tests start
    sys.stdout.flush()
    if not (child := os.fork()):
        signal.alarm(_ALL)  # what does not end is noticed
        for one, code in change:
            for function in known[one]:
                function.__code__ = code
        status: int = 1
        try:
            status = pytest.main(["-x", "-q", "--no-header", "-p", "no:cacheprovider", *tests], plugins=[timed])
        finally:
            os._exit(int(status != 0))
    try:
        _, status = os.waitpid(child, 0)
    finally:
        path.write_text(before, "utf-8")
    return "killed" if status else "alive"


def main() -> None:
    folder, tests = Path(sys.argv[1]), sys.argv[2:]
    os.chdir(folder)
    sys.path[0] = str(folder)  # as ``python -m pytest`` has it, so that the processes that tests start find the tests
    answers = os.fdopen(os.dup(1), "w")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    timed = Timed()
    if pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", *tests], plugins=[timed]):
        raise SystemExit("the tests fail without a change")
    timed.known = True
    known = functions(folder / "src")
    for line in sys.stdin:
        answers.write(judge(folder, tests, timed, known, json.loads(line)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
