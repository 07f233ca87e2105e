"""Write the tables of the rooms' modules into ``contributing.md``: ``python docs/rooms.py``.

A table keeps the order in which the page has its modules; a module that it has not goes to its end.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

PAGE = Path(__file__).parent / "contributing.md"
ROOT = Path(__file__).parent.parent / "src" / "statements"
HEAD = "| module | what it is |\n| --- | --- |\n"
_TABLE = re.compile(r"(?P<top><!-- room: (?P<room>[\w/]*) -->\n)(?P<rows>.*?)(?=<!-- end -->)", re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def rooms() -> dict[str, list[str]]:
    """The names of each room's modules, without what only opens it; a room is a folder's path, that of all is empty."""
    found: dict[str, list[str]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        room = path.parent.relative_to(ROOT).as_posix()
        names = found.setdefault("" if room == "." else room, [])
        if path.stem != "__init__":
            names.append(path.stem)
    return found


def told(room: str, name: str) -> str:
    """What a module says of itself: its docstring's first paragraph on one line."""
    text = ast.get_docstring(ast.parse((ROOT / room / f"{name}.py").read_text("utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split()).replace("``", "`").replace("|", "&#124;")


def filled(text: str) -> str:
    """The page's text with its tables as the tree has them."""
    tree = rooms()

    def table(match: re.Match[str]) -> str:
        room, names = match["room"], tree.get(match["room"], [])
        listed = [name for name in dict.fromkeys(_ROW.findall(match["rows"])) if name in names]
        listed += [name for name in names if name not in listed]
        return f"{match['top']}\n{HEAD}" + "".join(f"| `{name}` | {told(room, name)} |\n" for name in listed) + "\n"

    return _TABLE.sub(table, text)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
