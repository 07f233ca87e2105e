"""Put what is made of the data files into a wheel: hatchling asks for it, see ``pyproject.toml``.

A folder of the source has none of it: there a file is read as it is, and checked, whenever it is wanted.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOMS = ("languages", "gazetteer")


def write(source: Path, place: Path) -> dict[Path, str]:
    """Write the files of the library in ``source`` to a place: each with where it belongs in the wheel."""
    sys.path.insert(0, str(source))
    found = {}
    for room in ROOMS:
        for name, text in import_module(f"statements.{room}").made_files().items():
            file = place / name
            file.write_text(text, "utf-8", newline="\n")
            found[file] = f"statements/{room}/{name}"
    return found


class MadeHook(BuildHookInterface[Any]):
    """What hatchling calls when it builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a wheel; one that only points to a folder of the source has none."""
        if version == "editable":
            return
        # Not among what is built: all that stands there is handed on.
        self.place = tempfile.TemporaryDirectory()
        made = write(Path(self.root) / "src", Path(self.place.name))
        build_data["force_include"].update({str(file): target for file, target in made.items()})

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if version != "editable":
            self.place.cleanup()
