"""Draw the pictures of a terminal, from real runs: ``python docs/picture.py``, with the extra ``cli`` installed.

The README's is what ``statements parse seeds/`` prints to a terminal of that width, cut to the first rows of two pages.
The tutorial's on archives is what ``statements again`` prints of the pages that it makes in its first example.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.text import Text

from statements.cli import main

ROOT = Path(__file__).parent.parent
COMMAND = ["parse", "seeds/"]
WIDTH = 112
SHOWN = {"seeds/000": 14, "seeds/004": 10}  # lines of a page, by what its heading begins with
LEFT_OUT = "⋮"


class Terminal(io.StringIO):
    """What the program takes for a terminal."""

    def isatty(self) -> bool:
        return True


def printed(command: Sequence[str] = COMMAND, folder: Path = ROOT) -> list[Text]:
    """The lines that a command prints in a folder, with their styles."""
    terminal = Terminal()
    known = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with (
        contextlib.chdir(folder),
        patch.dict(os.environ, {**known, "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}, clear=True),
        contextlib.redirect_stdout(terminal),
    ):
        status = main(command)
    if status:
        raise RuntimeError(f"a page could not be read: exit status {status}")
    return [Text.from_ansi(line) for line in terminal.getvalue().splitlines()]


def shortened(lines: list[Text]) -> list[Text]:
    """The prompt and the first lines of the pages that are shown, up to the end of a row."""
    out = [Text(f"$ statements {' '.join(COMMAND)}", style="bold")]
    for heading, count in SHOWN.items():
        first = next(i for i, line in enumerate(lines) if line.plain.startswith(heading))
        last = first + count
        while lines[last].plain[:1] in (" ", ""):
            last += 1
        out += [*lines[first:last], Text(LEFT_OUT)]
    return out


def draw(lines: list[Text]) -> str:
    """The lines as a terminal, in an SVG that loads nothing from elsewhere."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False)
    for line in lines:
        console.print(line, no_wrap=True, crop=True)
    drawn = console.export_svg(title="statements", unique_id="statements")
    drawn = re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", drawn, flags=re.DOTALL)
    return drawn.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


def again() -> list[Text]:
    """What ``statements again`` prints of the pages of the tutorial."""
    tutorial = (ROOT / "docs" / "archive-tutorial.md").read_text("utf-8")
    first = tutorial.partition("```python\n")[2].partition("```")[0]
    code = "\n".join(line[4:] for line in first.splitlines() if line.startswith((">>> ", "... ")))
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
        exec(code, {})
        printed(["add", "said.db", "pages", "--language", "en"], Path(made))
        return [Text("$ statements again said.db", style="bold"), *printed(["again", "said.db"], Path(made))]


if __name__ == "__main__":
    pictures = ROOT / "docs" / "images"
    (pictures / "parse.svg").write_text(draw(shortened(printed())), encoding="utf-8")
    (pictures / "again.svg").write_text(draw(again()), encoding="utf-8")
