"""The library's own files: read from a folder and from an archive alike."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import statements

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
