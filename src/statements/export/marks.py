"""Where the marks of statements open and close in a text: nested in every segment, though statements may overlap."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from statements.models import Document, Segment


class Mark(NamedTuple):
    """A mark that opens or closes at a place of the text, for the statement of that id."""

    place: int
    opens: bool
    id: str


Piece = tuple[int, int, str]


def marked(document: Document) -> list[list[Mark]]:
    """For each segment the marks of what is said there, in order; a document without segments has one, of no words.

    A part that runs over segments is opened anew in each, and one that overlaps another is closed and opened anew.
    """
    segments = document.segments or (Segment(start=0, end=0, kind="other"),)
    starts = [segment.start for segment in segments]
    pieces: list[list[Piece]] = [[] for _ in segments]
    for s in document.statements:
        for part in s.parts:
            at = min(bisect_right(starts, part.start), len(segments)) - 1
            while True:
                segment = segments[at]
                pieces[at].append((max(part.start, segment.start), min(part.end, segment.end), s.id))
                at += 1
                if at == len(segments) or segments[at].start >= part.end:
                    break
    return [_nested(found) for found in pieces]


def _nested(pieces: list[Piece]) -> list[Mark]:
    """The marks of pieces of one segment: the longer of two that begin together is around the other."""
    marks: list[Mark] = []
    waiting = sorted(pieces, key=lambda piece: (piece[0], -piece[1]), reverse=True)
    open_: list[Piece] = []
    while waiting or open_:
        end = min((piece[1] for piece in open_), default=None)
        if end is None or (waiting and waiting[-1][0] < end):
            piece = waiting.pop()
            open_.append(piece)
            marks.append(Mark(piece[0], True, piece[2]))
            continue
        again: list[Piece] = []
        while any(piece[1] == end for piece in open_):
            piece = open_.pop()
            marks.append(Mark(end, False, piece[2]))
            if piece[1] > end:
                again.append(piece)
        for piece in reversed(again):
            open_.append(piece)
            marks.append(Mark(end, True, piece[2]))
    return marks
