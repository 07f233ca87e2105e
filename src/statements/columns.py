"""Text in columns: hidden characters made visible, wide ones counted as such, lines and tables that fit."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from statements.patterns import pattern

# Characters that move the cursor, turn the line round or cannot be encoded; a page must not steer a terminal by them.
_HIDDEN = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# The least room of the column that grows, and the most of a word that is not cut.
_GROWN = 20
_WORD = 20
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
    """Where a word is cut that is too long: behind a slash if it has one in time, so that no date is cut inside."""
    used, slash = 0, 0
    for at, char in enumerate(word):
        used += width(char)
        if used > room and at:
            return slash or at
        if char == "/":
            slash = at + 1
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
    return "\n".join(table_rows(heads, rows, grow=grow, room=room))


def table_rows(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    grow: int,
    room: int | None = None,
    spare: Sequence[int] = (),
    moved: Mapping[int, Sequence[str]] = MappingProxyType({}),
) -> list[str]:
    """The heads and the rows of a table, each a line or more.

    Where it does not fit, the other columns are narrowed to their longest words, then those of ``spare`` are left out,
    in that order, and at last words are cut. What is ``moved`` from a column that is left out, a text for each row,
    is told before the words of ``grow``.
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    total = room or columns()
    natural = [max([width(head), *(width(row[i]) for row in cells)]) for i, head in enumerate(heads)]
    least = [
        max([width(head), *(_longest_word(row[i]) for row in cells)]) if i != grow else min(natural[i], _GROWN)
        for i, head in enumerate(heads)
    ]
    least = [min(size, _WORD) for size in least]
    kept = list(range(len(heads)))
    for column in spare:
        if sum(least[i] + len(_GAP) for i in kept) - len(_GAP) <= total:
            break
        kept.remove(column)
        for row, told in zip(cells, moved.get(column, ()), strict=False):
            row[grow] = f"{told}: {row[grow]}" if told else row[grow]
            natural[grow] = max(natural[grow], width(row[grow]))
    sizes = _sizes(natural, least, kept, grow, total)
    out = [_row([[heads[i].upper()] for i in kept], [sizes[i] for i in kept])]
    return out + [_row([wrap(row[i], sizes[i]) for i in kept], [sizes[i] for i in kept]) for row in cells]


def _sizes(natural: Sequence[int], least: Sequence[int], kept: Sequence[int], grow: int, total: int) -> list[int]:
    """How wide each column is: a quarter of the room at the most, as far as the growing one has a third of it."""
    sizes = list(least)
    left = total - sum(least[i] + len(_GAP) for i in kept) + len(_GAP)
    own = max(0, min(natural[grow], total // 3) - least[grow])
    for i in kept:
        if i != grow and left > own:
            more = min(max(0, min(natural[i], total // 4) - least[i]), left - own)
            sizes[i] += more
            left -= more
    for i in reversed(kept):  # a terminal of a few columns
        if left < 0:
            less = min(sizes[i] - 3, -left)
            sizes[i] -= less
            left += less
    sizes[grow] = min(natural[grow], sizes[grow] + max(0, left))
    return sizes


def _longest_word(cell: str) -> int:
    """The longest part of a cell that is better not cut."""
    return max((width(part) for word in cell.split() for part in word.replace("/", "/ ").split()), default=0)


def _row(cells: list[list[str]], sizes: list[int]) -> str:
    lines = []
    for at in range(max(map(len, cells))):
        texts = [cell[at] if at < len(cell) else "" for cell in cells]
        padded = (text + " " * (size - width(text)) for text, size in zip(texts, sizes, strict=True))
        lines.append(_GAP.join(padded).rstrip())
    return "\n".join(lines)
