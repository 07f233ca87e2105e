"""One process in which the tests are collected, and which judges changes in copies of itself.

    python mutants_warm.py FOLDER MAP STATE TEST …

Which test runs which line of the rooms, and how long it takes, is measured once and kept in the file MAP with the STATE
it holds for; the map of another state is not read. The program reads a line of JSON a mutant (path, line, start, end,
new) and answers with a line: ``killed``, ``survived``, or ``unreached`` where no test runs the line.

A change replaces the code of a function in a copy of the process, in which the tests that run the line run until one
fails, the quick ones first. What the room has remembered is forgotten before. A change that stands outside of functions
is tried in a new process, with tests that run anything of the module.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from time import process_time
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

# Seconds of the processor that the tests of a change may take, as they were measured, and those of its module besides,
# where fewer than so many tests run its line; seconds of the clock after which a copy hangs.
_ALL, _MORE, _FEW, _HANGS = 12.0, 5.0, 12, 150


class Reach:
    """Which test runs which lines of which files, and its seconds, kept in a file with the state it holds for.

    ``tests`` is empty where the file holds for another state, or is not there: then it has to be measured.
    """

    def __init__(self, file: Path, state: str) -> None:
        self._file, self._state = file, state
        kept = json.loads(file.read_text("utf-8")) if file.exists() else {}
        self.tests: dict[str, dict[str, Any]] = kept["tests"] if kept.get("state") == state else {}
        if kept and not self.tests:
            sys.stderr.write(f"{file} holds for other sources, tests or rooms: it is measured anew\n")

    def keep(self) -> None:
        self._file.write_text(json.dumps({"state": self._state, "tests": self.tests}), "utf-8")

    def of(self, path: str, lines: Iterable[int]) -> list[str]:
        """The tests that run one of the lines, the quick ones first."""
        wanted = set(lines)
        found = [test for test, what in self.tests.items() if wanted.intersection(what["lines"].get(path, ()))]
        return sorted(found, key=lambda test: (self.tests[test]["took"], test))


class Judge:
    """A plug-in of pytest that measures tests, and then runs those of each change that it is told of."""

    def __init__(self, folder: Path, reach: Reach, rooms: list[str], asked: Any, answers: Any) -> None:
        self._folder, self._source = folder, folder / "src" / "statements"
        self._asked, self._answers = asked, answers
        self._rooms = [f"{folder}/{room}/*" for room in rooms]
        self._reach = reach
        self._failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._failed.add(report.nodeid)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if not self._reach.tests:
            self._measure(session)
        items = {item.nodeid: item for item in session.items}
        known = functions(self._folder / "src")
        for line in self._asked:
            self._answers.write(self._judge(session, items, known, json.loads(line)) + "\n")
            self._answers.flush()
        return True

    def _measure(self, session: pytest.Session) -> None:
        tracer = coverage.Coverage(data_file=None, config_file=False, include=self._rooms)
        took: dict[str, float] = {}
        tracer.start()
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            tracer.switch_context(item.nodeid)
            began = process_time()
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            took[item.nodeid] = process_time() - began
        tracer.stop()
        lines: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for file in (data := tracer.get_data()).measured_files():
            path = str(Path(file).relative_to(self._source))
            for at, tests in data.contexts_by_lineno(file).items():
                for test in tests:
                    lines[test].setdefault(path, []).append(at)
        tests = self._reach.tests
        tests |= {name: {"took": seconds, "lines": lines[name]} for name, seconds in took.items()}
        for name in self._failed:  # what fails without a change says nothing of one
            tests.pop(name, None)
            sys.stderr.write(f"fails without a change: {name}\n")
        session.testsfailed = 0
        self._reach.keep()

    def _judge(self, session: pytest.Session, items: dict[str, pytest.Item], known: Any, mutant: list[Any]) -> str:
        name, line, start, end, new = mutant
        path = self._source / name
        before = path.read_text("utf-8")
        lines = before.split("\n")
        lines[line - 1] = lines[line - 1][:start] + new + lines[line - 1][end:]
        change = changed(path, before, "\n".join(lines))
        functions = known.get(change[0]) if change else None
        if functions:
            code = functions[0].__code__
            whole = range(code.co_firstlineno, max(last or 0 for *_, last in code.co_lines()) + 1)
            tests = self._within(self._reach.of(name, [line]) or self._reach.of(name, whole), _ALL)
        else:
            tests = []
        if len(tests) < _FEW:  # what is remembered was run by whichever test came first
            every = sorted(self._reach.of(name, range(1, len(lines) + 1)), key=partial(self._far, room_of(name)))
            tests = list(dict.fromkeys([*tests, *self._within(every, _MORE)]))
        if not tests:
            return "unreached"
        path.write_text("\n".join(lines), "utf-8")
        try:
            if change and functions:
                alive = self._lives(session, [items[test] for test in tests], functions, change[1])
            else:
                command = [sys.executable, "-m", "pytest", "-x", *_OPTIONS, *tests]
                alive = not subprocess.run(command, stdin=subprocess.DEVNULL, timeout=_HANGS).returncode
        except subprocess.TimeoutExpired:
            alive = False
        finally:
            path.write_text(before, "utf-8")
        return "survived" if alive else "killed"

    def _far(self, room: str, test: str) -> tuple[bool, float, str]:
        """Whether a test is another room's, and how long it takes."""
        return room not in test.partition("::")[0], self._reach.tests[test]["took"], test

    def _within(self, tests: list[str], left: float) -> list[str]:
        found = []
        for test in tests:
            left -= self._reach.tests[test]["took"]
            if left < 0 and found:
                break
            found.append(test)
        return found

    def _lives(
        self, session: pytest.Session, items: list[pytest.Item], functions: list[FunctionType], code: CodeType
    ) -> bool:
        most = 5 + 3 * int(sum(self._reach.tests[item.nodeid]["took"] for item in items))
        if not (child := os.fork()):
            resource.setrlimit(resource.RLIMIT_CPU, (most, most))  # what does not end is noticed
            signal.alarm(_HANGS)
            status = 1
            try:
                for function in functions:
                    function.__code__ = code
                forget(code.co_filename)
                for item, following in zip(items, [*items[1:], None], strict=True):
                    session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                    if session.testsfailed:
                        break
                status = int(bool(session.testsfailed))
            finally:
                os._exit(status)
        return os.waitpid(child, 0)[1] == 0


def room_of(path: str) -> str:
    """The room of a file, as the names of its tests have it."""
    return path.rpartition("/")[0].replace("/", "_")


def forget(file: str) -> None:
    """Empty what the functions of a file's room have remembered."""
    room = str(Path(file).parent)
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            code = getattr(one.__wrapped__, "__code__", None)
            if code is not None and code.co_filename.startswith(room):
                one.cache_clear()


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


def changed(path: Path, before: str, after: str) -> tuple[tuple[str, str, int], CodeType] | None:
    """The function that a change changes, with its new code; none where it changes what stands outside of them."""
    try:
        old, new = (compile(text, str(path), "exec") for text in (before, after))
    except SyntaxError:
        return None
    was, now = codes(old), codes(new)
    found = [((str(path), *name), code) for name, code in now.items() if was.get(name) != code]
    alike = was.keys() == now.keys() and all(was[key[1:]].co_freevars == code.co_freevars for key, code in found)
    return found[0] if len(found) == 1 and alike else None


_OPTIONS = ["-q", "--no-header", "--tb=no", "--assert=plain", "-p", "no:cacheprovider"]


def main() -> None:
    folder, reach, tests = Path(sys.argv[1]), Reach(Path(sys.argv[2]), sys.argv[3]), sys.argv[4:]
    rooms = [test for test in tests if not test.endswith(".py")]
    os.chdir(folder)
    sys.path[0] = str(folder)  # as ``python -m pytest`` has it, so that the processes that tests start find the tests
    asked, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    pytest.main([*_OPTIONS, *tests], plugins=[Judge(folder, reach, rooms, asked, answers)])


if __name__ == "__main__":
    main()
