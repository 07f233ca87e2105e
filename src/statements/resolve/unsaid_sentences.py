"""The sentences and their stretches that a page itself tells: what stands around what somebody says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from statements.attribution.draft import Place
from statements.resolve.mentions import Mentions
from statements.resolve.triggers import STOP, abbreviated, abbreviations

# How far back in its paragraph a word looks for whom it means, in code points.
REACH = 800
_STOPS = (".", "!", "?", "\n")


def own_stretches(mentions: Mentions, content: Sequence[Place], block: Place, start: int) -> list[Place]:
    """What of a place's own sentence stands before it and nobody says; ``content`` is what anybody says, in order."""
    text, short = mentions.text, abbreviations(mentions.language)
    at = max(block[0], start - REACH)
    found: list[Place] = []
    for first, last in (*_inside(content, at, start), (start, start)):
        for match in STOP.finditer(text, at, min(first, start)) if at < first else ():
            if not abbreviated(text, match.start(), short):
                found, at = [], match.end()
        if at < first:
            found.append((at, min(first, start)))
        at = max(at, last)
    return found


def whole_sentences(mentions: Mentions, content: Sequence[Place], start: int, end: int) -> list[Place]:
    """The whole sentences of a stretch that nobody says, in order; the last may go on behind it."""
    text, short = mentions.text, abbreviations(mentions.language)
    found: list[Place] = []
    at = start
    for first, last in (*_inside(content, start, end), (end, end)):
        opens = at == start or text[at - 1] in _STOPS
        for match in STOP.finditer(text, at, min(first, end)) if at < first else ():
            if abbreviated(text, match.start(), short):
                continue
            if opens:
                found.append((at, match.end()))
            at, opens = match.end(), True
        if opens and first == end and at < end and text[end - 1] in _STOPS:
            found.append((at, end))
        at = max(at, last)
    return found


def _inside(content: Sequence[Place], start: int, end: int) -> Sequence[Place]:
    """What is said within a stretch, or reaches into it."""
    return content[max(0, bisect_left(content, (start, 0)) - 1) : bisect_left(content, (end, 0))]
