"""What a format gives: a page laid out in segments, items and blocks. All offsets are those of a view's text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, Protocol

from attrs import field, frozen

from statements.models import Problem, Segment

BlockKind = Literal["prose", "point", "paragraph"]
Mode = Literal["prose", "post"]
Order = Literal["newest first", "oldest first"]


@frozen(kw_only=True)
class Block:
    """A run of text to be read for statements.

    ``prose`` is a paragraph of news, in one span. ``point`` is a bullet with the unmarked lines that follow it,
    ``paragraph`` an unbulleted paragraph of a post: one span a line, without bullets, emoji and labels at its ends.
    ``topics`` are the topic headings in force, without their mark. ``item`` 0 is the page's introduction, which
    belongs to no item.
    """

    item: int
    kind: BlockKind
    spans: tuple[tuple[int, int], ...]
    topics: tuple[str, ...] = ()


@frozen(kw_only=True)
class Entry:
    """An item as the layout shows it: where it stands, its headline, its own stamp.

    ``mode`` is ``post`` where the page presents words without quoting them (a channel's post under a title).
    ``day`` is the date stamped on the item; ``time`` its clock time, with its zone where the page gives one.
    """

    number: int
    start: int
    end: int
    headline: tuple[int, int] | None = None
    day: dt.date | None = None
    time: dt.time | None = None
    forwarded_from: str | None = None
    mode: Mode = "prose"


@frozen(kw_only=True)
class Layout:
    """A page taken apart. ``source`` holds what the page says of itself: fields of ``Source`` (title, captured_at …).

    ``context`` are spans that tell of the whole page's occasion (a live blog's intro and title). ``order`` is how
    undated items stand to dated ones; ``next_day`` lists the items before which the day changes (a live blog that runs
    past midnight; in page order).
    """

    segments: tuple[Segment, ...]
    items: tuple[Entry, ...]
    blocks: tuple[Block, ...]
    source: Mapping[str, Any] = field(factory=dict)
    context: tuple[tuple[int, int], ...] = ()
    order: Order | None = None
    next_day: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


@frozen(kw_only=True)
class Sniff:
    """How well a page fits a format: ``score`` from 0 (not at all) to 1 (certain), and the reasons, for people."""

    format: str
    score: float
    reasons: tuple[str, ...] = ()


class Format(Protocol):
    """What a format module offers; third parties register an instance under the entry-point group.

    ``languages`` are the ISO codes that its pages come in; empty means any.
    """

    @property
    def name(self) -> str: ...

    @property
    def summary(self) -> str: ...

    @property
    def languages(self) -> tuple[str, ...]: ...

    def sniff(self, text: str) -> Sniff:
        """How well the text (a view's, or its beginning) fits."""

    def lay_out(self, text: str) -> Layout:
        """Take the text (a view's) apart. Never raises: what is odd becomes a problem."""
