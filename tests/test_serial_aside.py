"""Files made aside: what killed writers leave is taken away, what others still write is not, on systems with locks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from statements.serial import files
from statements.serial.files import locked, written_aside

WRITER = """
import sys, time
from statements.serial.files import written_aside
with written_aside(sys.argv[1]) as file:
    file.write(b"half of it")
    file.flush()
    print("begun", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def writer(tmp_path: Path) -> Callable[[], subprocess.Popen[str]]:
    def begin() -> subprocess.Popen[str]:
        begun = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "out.json")], stdout=subprocess.PIPE, text=True
        )
        assert begun.stdout is not None
        assert begun.stdout.readline() == "begun\n"
        return begun

    return begin


def _parts(folder: Path) -> int:
    return sum(file.name.endswith(".part") for file in folder.iterdir())


@pytest.mark.skipif(files.fcntl is None, reason="this system has no locks that tell a dead writer")
def test_what_a_killed_writer_left_is_taken_away(tmp_path: Path, writer: Callable[[], subprocess.Popen[str]]) -> None:
    with writer() as killed:
        killed.kill()
    assert _parts(tmp_path) == 1
    with written_aside(tmp_path / "out.json") as file:
        file.write(b"all of it")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.json", b"all of it")]


@pytest.mark.skipif(files.fcntl is None, reason="this system has no locks that tell a dead writer")
def test_what_another_writes_is_left_to_it(tmp_path: Path, writer: Callable[[], subprocess.Popen[str]]) -> None:
    with writer() as other:
        with written_aside(tmp_path / "out.json") as file:
            file.write(b"all of it")
        assert _parts(tmp_path) == 1
        other.kill()


def test_a_file_that_another_takes_away_before_it_is_held_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold, taken = files._hold, list[Path]()

    def late(number: int, *, wait: bool) -> bool:
        if not taken:
            taken.extend(tmp_path.iterdir())
            taken[0].unlink()
        return hold(number, wait=wait)

    monkeypatch.setattr(files, "_hold", late)
    with written_aside(tmp_path / "out.json") as file:
        file.write(b"all of it")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.json", b"all of it")]


def test_where_nothing_can_be_held_nothing_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "fcntl", None)
    (tmp_path / ".out.json.1.part").write_bytes(b"half of it")
    with written_aside(tmp_path / "out.json") as file:
        file.write(b"all of it")
    assert (tmp_path / ".out.json.1.part").read_bytes() == b"half of it"


class _Windows:
    """The locks of Windows: one byte of a file, given up after some tries."""

    LK_LOCK, LK_UNLCK = 1, 0

    def __init__(self) -> None:
        self.calls: list[int] = []

    def locking(self, number: int, how: int, size: int) -> None:
        assert (os.lseek(number, 0, os.SEEK_CUR), size) == (1 << 40, 1), "far behind what a file holds"
        self.calls.append(how)
        if self.calls == [self.LK_LOCK]:
            raise OSError(36, "given up")


def test_windows_locks_a_byte_until_it_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = _Windows()
    monkeypatch.setattr(files, "fcntl", None)
    monkeypatch.setattr(files, "msvcrt", system)
    with (tmp_path / "out.jsonl").open("ab") as file:
        file.write(b"one")
        file.flush()
        with locked(file):
            assert system.calls == [1, 1]
            file.write(b" two")
    assert system.calls == [1, 1, 0]
    assert (tmp_path / "out.jsonl").read_bytes() == b"one two"
    with written_aside(tmp_path / "other.json") as file:
        file.write(b"all of it")
    assert (tmp_path / "other.json").read_bytes() == b"all of it"


@pytest.mark.skipif(os.name != "posix", reason="there are no modes of files here")
def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_any_other(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in ("old", "new", "other"))
    old.touch()
    old.chmod(0o604)
    other.touch()
    for path in (old, new):
        with written_aside(path) as file:
            file.write(b"all of it")
    assert [path.stat().st_mode for path in (old, new)] == [0o100604, other.stat().st_mode]


def test_a_long_name_is_no_hindrance(tmp_path: Path) -> None:
    with written_aside(tmp_path / ("x" * 250)) as file:
        file.write(b"all of it")
    assert [path.name for path in tmp_path.iterdir()] == ["x" * 250]
