"""Spans of tokens in a sentence's code: trimmed, and searched for the signs that part them."""

from __future__ import annotations

from statements.attribution.sentence.classes import (
    BEFORE_HEAD,
    BRACKETS,
    CLAUSE_SIGNS,
    COLON,
    NEVER_FIRST,
    NEVER_LAST,
    OPENING,
    QUOTED,
    SEMICOLON,
    one_of,
)
from statements.patterns import pattern

_COLON_OR_LESS = pattern(one_of((COLON, SEMICOLON, *QUOTED)))


def trimmed(codes: str, first: int, last: int) -> tuple[int, int]:
    """The tokens ``first..last`` without punctuation and joining words at their ends.

    >>> trimmed(",NvC", 0, 4)
    (1, 3)
    """
    while first < last and codes[first] in NEVER_FIRST:
        first += 1
    while first < last and codes[last - 1] in NEVER_LAST:
        last -= 1
    return first, last


def pause(codes: str, first: int, high: int) -> int:
    """The first comma, colon or semicolon outside brackets at or after ``first``; ``high`` where there is none.

    >>> pause("N(x,x)x,x", 0, 9)
    7
    """
    depth = 0
    for at in range(first, high):
        code = codes[at]
        if code in BRACKETS:
            depth += 1 if code == OPENING else -1
        elif code in CLAUSE_SIGNS and depth <= 0:
            return at
    return high


def colon(codes: str, first: int, high: int) -> int | None:
    """The next colon, ``None`` where a quotation or a semicolon comes first."""
    found = _COLON_OR_LESS.search(codes, first, high)
    return found.start() if found and found[0] == COLON else None


def head(codes: str, first: int, last: int) -> int:
    """The head of a phrase: its first token that is no determiner, number or adverb."""
    while first < last - 1 and codes[first] in BEFORE_HEAD:
        first += 1
    return first
