"""What of a page no rule of its format looked at, though it reads like content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from statements.formats.base import Layout
from statements.formats.prose import prose_share
from statements.formats.shape import last_mark
from statements.models import Problem, Segment, SegmentKind, Segments

_SPARE: tuple[SegmentKind, ...] = ("boilerplate", "navigation", "other")
# Shorter lines may be labels; fewer characters of sentences are a site's own notes.
_LINE = 80
_MOST = 600
_SENTENCE = 8  # spaces in a sentence that is no label


def unread(text: str, layout: Layout) -> tuple[Problem, ...]:
    """The problems of a layout: no item on a page that has text, sentences left out above the first item.

    >>> from statements.formats import get
    >>> page = "Table of contents\\nNew firstOld first\\n"
    >>> [problem.code for problem in unread(page, get("sputnik-live").lay_out(page))]
    ['no-items']
    """
    start = len(text) - len(text.lstrip())
    if not layout.items:
        end = len(text.rstrip())
        told = "the page is laid out as one of this format, but nothing on it is an item"
        return (Problem(code="no-items", message=told, start=start, end=end),) if start < end else ()
    head = [s for s in layout.segments.of_kind(*_SPARE) if s.end <= layout.items[0].start]
    left = [s for s in head if s.end - s.start >= _LINE and last_mark(text[s.start : s.end]) in (".", "!", "?")]
    size = sum(s.end - s.start for s in left)
    if size < _MOST:
        return ()
    told = f"{size} characters of sentences above the first item are taken for the site's own"
    return (Problem(code="unread-head", message=told, start=left[0].start, end=left[-1].end),)


def unread_prose(text: str, segments: Iterable[Segment], *, least: int = 0) -> Iterator[Problem]:
    """A problem for each of the segments that reads as prose of ``least`` characters or more.

    >>> words = "The ferry left the old pier at ten and came back before noon."
    >>> [p.code for p in unread_prose(words, [Segment(start=0, end=len(words), kind="label")])]
    ['unread-prose']
    """
    for s in segments:
        if s.end - s.start >= least and reads_whole(text[s.start : s.end]):
            yield Problem(code="unread-prose", message="sentences in no block", start=s.start, end=s.end)


def long_header(rows: Sequence[tuple[int, int]], what: str, *, most: int, size: int) -> Iterator[Problem]:
    """A problem where a header has more than ``most`` rows, or is longer than ``size`` characters.

    ``what`` is what has such a header.

    >>> [problem.code for problem in long_header([(0, 9), (10, 19), (20, 29)], "a list", most=2, size=100)]
    ['long-header']
    """
    if rows and (len(rows) > most or rows[-1][1] - rows[0][0] > size):
        yield Problem(code="long-header", message=f"a longer header than {what} has", start=rows[0][0], end=rows[-1][1])


def above(segments: Segments, start: int) -> list[tuple[int, int]]:
    """What is to be seen above a place, such as the first item's start."""
    return [(first, end) for first, end, kind, _ in segments.rows() if end <= start and kind != "blank"]


def reads_whole(words: str) -> bool:
    """Whether a line is a sentence of prose, and not a label that ends in a stop."""
    return words.count(" ") >= _SENTENCE and prose_share(words)[0] > 0.5
