"""Draw the README's picture, from a real run: ``python docs/picture.py``, with the extra ``cli`` installed.

The text is what ``statements parse seeds/`` prints to a terminal of that width, cut to the first rows of two pages.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console

ROOT = Path(__file__).parent.parent
COMMAND = ["parse", "seeds/"]
WIDTH = 112
SHOWN = {"seeds/000": 14, "seeds/004": 10}  # lines of a page, by what its heading begins with
LEFT_OUT = "⋮"


def printed() -> list[str]:
    """The lines that the command prints."""
    run = subprocess.run(
        [sys.executable, "-m", "statements", *COMMAND, "--to", "table"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    return run.stdout.decode("utf-8").splitlines()


def shortened(lines: list[str]) -> list[str]:
    """The prompt and the first lines of the pages that are shown, up to the end of a row."""
    out = [f"$ statements {' '.join(COMMAND)}"]
    for heading, count in SHOWN.items():
        first = next(i for i, line in enumerate(lines) if line.startswith(heading))
        last = first + count
        while lines[last][:1] in (" ", ""):
            last += 1
        out += [*lines[first:last], LEFT_OUT]
    return out


def draw(lines: list[str]) -> str:
    """The lines as a terminal, in an SVG that loads nothing from elsewhere."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False)
    for line in lines:
        console.print(line, style="bold" if line.startswith("$") else None, markup=False, no_wrap=True, crop=True)
    drawn = console.export_svg(title="statements", unique_id="statements")
    drawn = re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", drawn, flags=re.DOTALL)
    return drawn.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


if __name__ == "__main__":
    (ROOT / "docs" / "images" / "parse.svg").write_text(draw(shortened(printed())), encoding="utf-8")
