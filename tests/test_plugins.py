"""What others register: found wherever Python finds it, and not even asked for where there can be nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

MEMO = """
from statements.formats import Layout, Sniff

class Memo:
    name, summary, languages = "memo", "memos", ("en",)
    def sniff(self, text):
        return Sniff(format="memo", score=0.0, reasons=())
    def lay_out(self, text):
        return Layout(segments=(), items=(), blocks=())

MEMO = Memo()
"""
POINTS = "[statements.formats]\nmemo = memos:MEMO\n"
ABOUT = "Metadata-Version: 2.1\nName: memos\nVersion: 1\n"
FILES = {"memos.py": MEMO, "memos-1.dist-info/entry_points.txt": POINTS, "memos-1.dist-info/METADATA": ABOUT}


def run(script: str, *path: Path) -> str:
    """What a fresh interpreter prints that has some more places on its path."""
    added = os.pathsep.join([*map(str, path), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)
    # Whoever measures other processes, too, has a hook in them that imports.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")} | {
        "PYTHONPATH": added
    }
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env)
    return done.stdout.strip()


def folder(place: Path) -> Path:
    for name, text in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, "utf-8")
    return place


def egg(place: Path) -> Path:
    folder(place)
    (place / "memos-1.dist-info").rename(place / "memos.egg-info")
    (place / "memos.egg-info/METADATA").rename(place / "memos.egg-info/PKG-INFO")
    return place


def archive(place: Path) -> Path:
    with zipfile.ZipFile(place / "memos.zip", "w") as out:
        for name, text in FILES.items():
            out.writestr(name, text)
    return place / "memos.zip"


@pytest.mark.parametrize("laid", [folder, egg, archive])
def test_a_plug_in_is_found_in_folders_and_archives(laid: Callable[[Path], Path], tmp_path: Path) -> None:
    assert run("from statements.formats import formats; print('memo' in formats())", laid(tmp_path)) == "True"


def test_one_that_another_finder_finds_is_found(tmp_path: Path) -> None:
    script = f"""
import sys
from importlib.metadata import Distribution, MetadataPathFinder
from pathlib import Path

class Finder:
    def find_spec(self, *_):
        return None
    def find_distributions(self, *_):
        return [Distribution.at(Path({str(folder(tmp_path / "aside") / "memos-1.dist-info")!r}))]

sys.meta_path.append(Finder())
from statements.formats import formats
print("memo" in formats())
"""
    (tmp_path / "memos.py").write_text(MEMO, "utf-8")
    assert run(script, tmp_path) == "True"


def test_where_nobody_registers_anything_nobody_is_asked(tmp_path: Path) -> None:
    read = "import statements, sys; statements.parse('It is late, Ann Lee said.')"
    script = f"{read}; print('importlib.metadata' in sys.modules)"
    assert run(script, tmp_path, tmp_path / "missing") == "False"
