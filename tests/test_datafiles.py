"""The library's own files: read from a folder and from an archive alike."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import statements
from statements import datafiles, gazetteer, languages
from statements.languages.keys import SECTIONS

ROOT = Path(statements.__file__).parent


def test_the_library_reads_its_files_where_it_stands_in_an_archive(tmp_path: Path, untraced: dict[str, str]) -> None:
    place = tmp_path / "library.zip"
    with zipfile.ZipFile(place, "w") as out:
        for path in ROOT.rglob("*"):
            if path.suffix in (".py", ".toml", ".json"):
                out.write(path, path.relative_to(ROOT.parent))
    script = (
        "import statements; print(statements.__file__); "
        "print(statements.parse('It is late, Ann Lee said.').statements[0].text)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=untraced | {"PYTHONPATH": str(place)},
    )
    file, said = run.stdout.splitlines()
    assert file.startswith(str(place))
    assert said == "It is late"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of its own."""
    folder = tmp_path / "lamp_room"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def test_what_was_made_of_a_text_is_read_as_it_was_while_the_text_is_the_same(room: Path) -> None:
    table = {"lamps": ("oil", "gas", ("wax",)), "lit": {"at": 7, "by": ["Ada", ("Bo",)], "out": None}, "on": True}
    (room / "lamps.made").write_text(datafiles.write_made({"all": table, "none": {}}, "lamps = 2"), "utf-8")
    made = datafiles.made(room.name, "lamps.made", "lamps = 2")
    assert {name: datafiles.read_made(line) for name, line in made.items()} == {"all": table, "none": {}}
    assert datafiles.made(room.name, "lamps.made", "lamps = 3") == {}
    assert datafiles.made(room.name, "lanterns.made", "lamps = 2") == {}


SAID = """
import statements, sys
from statements import datafiles
from statements.gazetteer import default
from statements.languages import codes, load

read = []
datafiles.tables = lambda text, source: read.append(source)
pages = ("“It is late,” Ada Holm, the mayor of Kyiv, said on Monday.", "Сергей Лавров заявил, что уже поздно.")
print(*(statements.to_json(statements.parse(page)) for page in pages), default().find("Лаврова"), len(default()), read)
"""


def test_a_wheel_has_what_is_made_of_the_files_and_reads_the_same_with_it(
    tmp_path: Path, untraced: dict[str, str]
) -> None:
    shutil.copytree(ROOT, tmp_path / "statements", ignore=shutil.ignore_patterns("__pycache__"))
    for room in (languages, gazetteer):
        for name, text in room.made_files().items():
            (tmp_path / room.__name__.replace(".", "/") / name).write_text(text, "utf-8", newline="\n")
    script = SAID.replace("datafiles.tables = ", "")
    runs = [
        subprocess.run([sys.executable, "-c", text], env=env, capture_output=True, text=True, check=True).stdout
        for text, env in ((SAID, untraced | {"PYTHONPATH": str(tmp_path)}), (script, untraced))
    ]
    assert runs[0] == runs[1]
    assert runs[0].rstrip().endswith("[]")


@pytest.mark.parametrize("code", languages.codes())
def test_what_is_made_of_a_language_is_all_that_its_file_says(code: str) -> None:
    read = languages.Language.from_toml(languages.load(code).text, source=f"{code}.toml")
    lines = languages.made_files()[f"{code}.toml.made"].split("\n")[1:]
    made = {name: datafiles.read_made(line) for name, _, line in (line.partition(" ") for line in lines)}
    assert made.pop("top") == {name: getattr(read, name) for name in ("code", "name", "state")}
    assert made == {name: getattr(read, name) for name in made}
    assert set(made) == set(languages.SECTIONS) == {section for section in SECTIONS if "." not in section}
