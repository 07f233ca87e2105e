"""What of a page reads like content and is in no item: told as a problem, so that nothing goes in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from statements.formats.prose import prose_share
from statements.models import Problem, Segment, SegmentKind

_SENTENCE = 8  # spaces in a sentence that is no label


def unread(
    text: str, segments: Iterable[Segment], kinds: tuple[SegmentKind, ...], *, least: int = 0
) -> Iterator[Problem]:
    """A problem for each segment of the kinds that reads as prose of ``least`` characters or more.

    >>> words = "The ferry left the old pier at ten and came back before noon."
    >>> [p.code for p in unread(words, [Segment(start=0, end=len(words), kind="label")], ("label",))]
    ['unread-prose']
    """
    for s in segments:
        if s.kind in kinds and s.end - s.start >= least and reads_whole(text[s.start : s.end]):
            yield Problem(code="unread-prose", message="sentences in no block", start=s.start, end=s.end)


def reads_whole(words: str) -> bool:
    """Whether a line is a sentence of prose, and not a label that ends in a stop."""
    return words.count(" ") >= _SENTENCE and prose_share(words)[0] > 0.5
