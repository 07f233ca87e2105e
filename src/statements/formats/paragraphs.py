"""Paragraphs of a page, whether it keeps one a line or breaks its lines at a width."""

from __future__ import annotations

from itertools import pairwise

from statements.patterns import pattern

# An unbroken line with its first and last visible characters.
_LINE = pattern(r"\S(?:[^\n]*\S)?")
_SAMPLE = 2_000
_WIDEST = 110
_NARROWEST = 35


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The spans of the paragraphs, without space around them: every line that shows something, or, where the page's own
    lines are broken at a width, the lines between two blank ones.

    >>> paragraphs("One.\\n Two.")
    [(0, 4), (6, 10)]
    """
    spans = [match.span() for match in _LINE.finditer(text)]
    width = _width(text, spans)
    if not width:
        return spans
    out = [spans[0]]
    for start, end in spans[1:]:
        before = out[-1]
        if _goes_on(text, before[1], start, end, width):
            out[-1] = (before[0], end)
        else:
            out.append((start, end))
    return out


def _width(text: str, spans: list[tuple[int, int]]) -> int:
    """The width that lines are broken at, or 0 where each stands for itself."""
    lengths = []
    lower = 0
    for (start, end), (after, _) in pairwise(spans[:_SAMPLE]):
        if text.count("\n", end, after) == 1:
            lengths.append(end - start)
            lower += text[after].islower()
    if not lengths or lower * 2 < len(lengths):
        return 0
    lengths.sort()
    widest = lengths[len(lengths) * 19 // 20]
    middle = (lengths[(len(lengths) - 1) // 2] + lengths[len(lengths) // 2]) / 2
    return widest if widest <= _WIDEST and middle >= _NARROWEST else 0


def _goes_on(text: str, before: int, start: int, end: int, width: int) -> bool:
    if text.count("\n", before, start) != 1:
        return False
    if text[start].islower():
        return True
    # A line that had room for the next one's first word was ended on purpose.
    line = before - text.rfind("\n", 0, before)
    space = text.find(" ", start, min(end, start + width))
    word = (space if space >= 0 else end) - start
    return line + word >= width * 3 // 4
