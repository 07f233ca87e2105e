"""A text as scrapes spell it: line ends, spaces, composed letters and entities of their own."""

from __future__ import annotations

import html.entities
import unicodedata

from statements.testing.told import Place

WAYS = ("crlf", "bom", "nfd", "nbsp", "entities", "zero width")


def disguised(text: str, ways: set[str], pace: int) -> tuple[str, list[Place]]:
    """The text as scrapes spell it, and for each of its characters the span that stands for it.

    >>> disguised("a b", {"nbsp", "bom"}, 1)
    ('\\ufeffa\\xa0b', [(1, 2), (2, 3), (3, 4)])
    """
    out = ["\ufeff"] if "bom" in ways else []
    at = len(out)
    places = []
    for n, char in enumerate(text):
        shown = _spelled(char, ways, n % pace == 0)
        places.append((at, at + len(shown)))
        if "zero width" in ways and n % (7 * pace) == 0 and char.isalpha():
            shown += "\u200b"
        out.append(shown)
        at += len(shown)
    return "".join(out), places


def _spelled(char: str, ways: set[str], turn: bool) -> str:
    if char == "\n":
        return "\r\n" if "crlf" in ways else char
    if char == " ":
        return "\xa0" if turn and "nbsp" in ways else char
    name = html.entities.codepoint2name.get(ord(char))
    if turn and name and "entities" in ways:
        return f"&{name};"
    return unicodedata.normalize("NFD", char) if "nfd" in ways else char
