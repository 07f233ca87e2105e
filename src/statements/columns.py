"""Text in columns: hidden characters made visible, wide ones counted as such, lines and tables that fit."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Sequence

# Characters that move the cursor, turn the line round or cannot be encoded; a page must not steer a terminal by them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_GAP = "  "


def visible(text: str) -> str:
    """The text with its control, direction and unencodable characters written as escapes.

    >>> print(visible("a\\x1b[31mb\\u202ec"))
    a\\x1b[31mb\\u202ec
    """
    return _HIDDEN.sub(lambda match: ascii(match.group())[1:-1], text)


def one_line(text: str) -> str:
    """The text as it can stand in a cell: visible, its white space folded.

    >>> one_line(" a\\n  b ")
    'a b'
    """
    return visible(" ".join(text.split()))


def width(text: str) -> int:
    """How many columns of a terminal the text takes: two for a wide character, none for a combining mark.

    >>> width("ngày"), width("王毅"), width("e\\u0301")
    (4, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not _thin(c))


def _thin(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf")


def wrap(text: str, room: int) -> list[str]:
    """The text in lines of at most ``room`` columns, broken between words where that is possible.

    >>> wrap("one two three", 7)
    ['one two', 'three']
    """
    lines, line, used = [], "", 0
    for word in text.split():
        size = width(word)
        if line and used + 1 + size > room:
            lines.append(line)
            line, used = "", 0
        while size > room:
            cut = _cut(word, room)
            lines.append(word[:cut])
            word, size = word[cut:], width(word[cut:])
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line] if line or not lines else lines


def _cut(word: str, room: int) -> int:
    used = 0
    for at, char in enumerate(word):
        used += width(char)
        if used > room and at:
            return at
    return len(word)


def columns() -> int:
    """How wide the terminal is; 100 columns where there is none."""
    return shutil.get_terminal_size((100, 24)).columns


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, grow: int, room: int | None = None) -> str:
    """Rows in columns that fit the terminal, or ``room``; the column ``grow`` takes the room that the others leave.

    >>> print(table(["who", "what"], [["A", "one two three"]], grow=1, room=12))
    WHO  WHAT
    A    one two
         three
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    total = room or columns()
    sizes = [max([width(head), *(width(row[i]) for row in cells)]) for i, head in enumerate(heads)]
    limit = max(8, total // 4)
    sizes = [size if i == grow else min(size, limit) for i, size in enumerate(sizes)]
    taken = sum(size + len(_GAP) for i, size in enumerate(sizes) if i != grow)
    sizes[grow] = max(min(sizes[grow], total - taken), min(20, total), width(heads[grow]))
    out = [_row([[head.upper()] for head in heads], sizes)]
    out += [_row([wrap(cell, size) for cell, size in zip(row, sizes, strict=True)], sizes) for row in cells]
    return "\n".join(out)


def _row(cells: list[list[str]], sizes: list[int]) -> str:
    lines = []
    for at in range(max(map(len, cells))):
        texts = [cell[at] if at < len(cell) else "" for cell in cells]
        padded = (text + " " * (size - width(text)) for text, size in zip(texts, sizes, strict=True))
        lines.append(_GAP.join(padded).rstrip())
    return "\n".join(lines)
