"""One process in which a room's tests have run already, and which judges changes in copies of itself.

    python mutants_warm.py FOLDER ROOM TEST …

It reads a line of JSON a mutant (path, line, start, end, new) and answers with a line: ``killed``, ``alive``, or
``cold`` for a change that cannot be made where all is imported. Importing and reading the languages is done once, and
so is finding out which test runs which line of the room; a change replaces the code of functions, and what was computed
before it stays: what is alive here may be killed in a process of its own, what is killed is. The tests that run the
changed line run in the order of the time that they took; what takes long is left out.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
from collections import defaultdict
from pathlib import Path
from time import process_time
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

# Seconds of the processor that a test may take to be run, and that all may; seconds of the clock after which they hang.
_LONG, _ALL, _HANGS = 3.0, 120, 1200


class Watched:
    """A plug-in of pytest that takes the time of tests and the lines that they run, and then has those of a line run.

    The quick ones are the first.
    """

    def __init__(self, tracer: coverage.Coverage) -> None:
        self.took: dict[str, float] = {}
        self.chosen: set[str] | None = None
        self._tracer = tracer
        self._began = 0.0

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        if self.chosen is None:
            self._tracer.switch_context(nodeid)
            self._began = process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        if self.chosen is None:
            self.took[nodeid] = process_time() - self._began
            self._tracer.switch_context("")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.chosen is not None:
            items[:] = [item for item in items if item.nodeid in self.chosen]
            items.sort(key=lambda item: self.took[item.nodeid])

    def choose(self, path: Path, line: int, code: CodeType) -> list[str]:
        """Have those tests run that run a line, or where none is known the function in which it stands; their files."""
        lines = self._tracer.get_data().contexts_by_lineno(str(path))
        whole = range(code.co_firstlineno, max(last or 0 for *_, last in code.co_lines()) + 1)
        found = set(lines.get(line, ())) - {""} or {one for at in whole for one in lines.get(at, ())} - {""}
        self.chosen = {one for one in found if self.took[one] < _LONG}
        return sorted({one.partition("::")[0] for one in self.chosen})


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


def judge(folder: Path, watched: Watched, known: Any, mutant: list[Any]) -> str:
    name, line, start, end, new = mutant
    path = folder / "src" / "statements" / name
    before = path.read_text("utf-8")
    lines = before.split("\n")
    lines[line - 1] = lines[line - 1][:start] + new + lines[line - 1][end:]
    try:
        change = changed(path, before, "\n".join(lines))
    except SyntaxError:
        return "cold"
    if not change or not (functions := known.get(change[0][0])):
        return "cold"
    if not (files := watched.choose(path, line, functions[0].__code__)):
        return "alive"
    path.write_text("\n".join(lines), "utf-8")  # for the processes that tests start
    sys.stdout.flush()
    if not (child := os.fork()):
        resource.setrlimit(resource.RLIMIT_CPU, (_ALL, _ALL))  # what does not end is noticed
        signal.alarm(_HANGS)
        for function in functions:
            function.__code__ = change[0][1]
        status: int = 1
        try:
            status = pytest.main(["-x", "-q", "--no-header", "-p", "no:cacheprovider", *files], plugins=[watched])
        finally:
            os._exit(int(status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)))
    try:
        _, status = os.waitpid(child, 0)
    finally:
        path.write_text(before, "utf-8")
    return "killed" if status else "alive"


def main() -> None:
    folder, room, tests = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    os.chdir(folder)
    sys.path[0] = str(folder)  # as ``python -m pytest`` has it, so that the processes that tests start find the tests
    answers = os.fdopen(os.dup(1), "w")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    tracer = coverage.Coverage(data_file=None, config_file=False, include=[f"{folder}/src/statements/{room}/*"])
    watched = Watched(tracer)
    tracer.start()
    failed = pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", *tests], plugins=[watched])
    tracer.stop()
    if failed:
        raise SystemExit("the tests fail without a change")
    known = functions(folder / "src")
    for line in sys.stdin:
        answers.write(judge(folder, watched, known, json.loads(line)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
