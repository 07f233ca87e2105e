"""The library's own files: read from a folder and from an archive alike."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import statements
from statements import datafiles

ROOT = Path(statements.__file__).parent


def test_the_library_reads_its_files_where_it_stands_in_an_archive(tmp_path: Path) -> None:
    place = tmp_path / "library.zip"
    with zipfile.ZipFile(place, "w") as out:
        for path in ROOT.rglob("*"):
            if path.suffix in (".py", ".toml", ".json"):
                out.write(path, path.relative_to(ROOT.parent))
    script = (
        "import statements; print(statements.__file__); "
        "print(statements.parse('It is late, Ann Lee said.').statements[0].text)"
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=env | {"PYTHONPATH": str(place)},
    )
    file, said = run.stdout.splitlines()
    assert file.startswith(str(place))
    assert said == "It is late"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of its own, of which something is kept."""
    folder = tmp_path / "lamp_room"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "lamps.toml").write_text("lamps = 2")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    datafiles._made_of.cache_clear()
    yield folder
    datafiles._made_of.cache_clear()


def lamps(room: Path, made: list[str]) -> Any:
    """What is kept of the room, as another process would ask for it; ``made`` tells how often it was made."""

    def make() -> dict[str, Any]:
        made.append("made")
        return datafiles.tables(datafiles.text(room.name, "lamps.toml"), "lamps.toml")

    datafiles._made_of.cache_clear()
    return datafiles.kept(room.name, "lamps", make)


def test_what_is_made_of_a_file_is_kept_until_a_file_changes(room: Path) -> None:
    made: list[str] = []
    assert [lamps(room, made) for _ in range(3)] == [{"lamps": 2}] * 3
    assert len(made) == 1
    (room / "lamps.toml").write_text("lamps = 30")
    assert [lamps(room, made) for _ in range(2)] == [{"lamps": 30}] * 2
    assert len(made) == 2
    (room / "__init__.py").write_text("# reads them otherwise")
    assert lamps(room, made) == {"lamps": 30}
    assert len(made) == 3


def test_what_was_kept_and_is_damaged_is_made_anew(room: Path) -> None:
    made: list[str] = []
    lamps(room, made)
    (place,) = (room / "__pycache__").glob("*.made")
    whole = place.read_bytes()
    for damaged in (b"", whole[:10], b"N", b"[" + whole):
        place.write_bytes(damaged)
        assert lamps(room, made) == {"lamps": 2}
    assert place.read_bytes() == whole
    assert len(made) == 5


def test_nothing_is_kept_where_python_keeps_no_modules(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert lamps(room, made) == {"lamps": 2}
    assert not list(room.rglob("*.made"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (room / "__pycache__").write_text("no folder, so that nothing can be written")
    assert [lamps(room, made) for _ in range(2)] == [{"lamps": 2}] * 2
    assert len(made) == 3
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert lamps(room, made) == {"lamps": 2}
