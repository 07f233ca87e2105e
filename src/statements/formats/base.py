"""What a format gives: a page laid out in segments, items and blocks. All offsets are those of a view's text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, Protocol

from attrs import field, frozen

from statements.models import Problem, Segments

BlockKind = Literal["prose", "point", "paragraph", "headline"]
Mode = Literal["prose", "post", "turn"]
TurnRole = Literal["speaks", "asks", "answers", "holds office", "crowd", "nobody"]
Order = Literal["newest first", "oldest first"]


@frozen(kw_only=True, weakref_slot=False)
class Turn:
    """Who has the word in a transcript, as its layout shows it.

    ``role``: a name ``speaks``; whoever it is ``asks`` or ``answers`` (*Question:*, *A:*, a question line without a
    label), with a name or without; an office is named alone (*The SPEAKER*), a ``crowd`` as well (*AUDIENCE*); the page
    itself says that ``nobody`` is known (*UNIDENTIFIED MALE*). ``label`` are the words that say so, ``name`` and
    ``office`` those of them that name a person and what they are, ``of`` the state or the seat that tells namesakes
    apart. ``earlier``: it stands in a film or a recording, so that it was said before the page's own occasion.
    """

    role: TurnRole
    label: tuple[int, int] | None = None
    name: tuple[int, int] | None = None
    office: tuple[int, int] | None = None
    of: tuple[int, int] | None = None
    earlier: bool = False


@frozen(kw_only=True, weakref_slot=False)
class Block:
    """A run of text to be read for statements.

    ``prose`` is a paragraph of news, in one span. ``point`` is a bullet with the unmarked lines that follow it,
    ``paragraph`` an unbulleted paragraph of a post: one span a line, without bullets, emoji and labels at its ends.
    ``headline`` is a post's title, in which something is reported where the post turns out to be a report.
    ``topics`` are the topic headings in force, without their mark. ``turn`` is whose turn in a transcript it is.
    ``item`` 0 is the page's introduction, which belongs to no item.
    """

    item: int
    kind: BlockKind
    spans: tuple[tuple[int, int], ...]
    topics: tuple[str, ...] = ()
    turn: Turn | None = None

    @property
    def place(self) -> tuple[int, int]:
        """From where its first span begins to where its last one ends."""
        return self.spans[0] if len(self.spans) == 1 else (self.spans[0][0], self.spans[-1][1])


@frozen(kw_only=True, weakref_slot=False)
class Entry:
    """An item as the layout shows it: where it stands, its headline, its own stamp.

    ``mode`` is ``post`` where the page presents words without quoting them (a channel's post under a title), ``turn``
    where they are somebody's turn in a transcript.
    ``day`` is the date stamped on the item; ``time`` its clock time, with its zone where the page gives one. ``dated``
    is where the item's own date or stamp stands, ``address`` where its own address does: both inside the item.
    ``url``, ``author`` and ``published`` are what a container tells of it; ``latest`` is a day that bounds it.
    """

    number: int
    start: int
    end: int
    headline: tuple[int, int] | None = None
    day: dt.date | None = None
    time: dt.time | None = None
    forwarded_from: str | None = None
    mode: Mode = "prose"
    dated: tuple[int, int] | None = None
    address: tuple[int, int] | None = None
    url: str | None = None
    author: str | None = None
    published: dt.date | dt.datetime | None = None
    latest: dt.date | None = None


@frozen(kw_only=True)
class Layout:
    """A page taken apart. ``source`` holds what the page says of itself: fields of ``Source`` (title, captured_at …).

    ``context`` are spans that tell of the whole page's occasion (a live blog's intro and title). ``order`` is how
    undated items stand to dated ones; ``next_day`` lists the items before which the day changes (a live blog that runs
    past midnight; in page order).
    """

    segments: Segments = field(converter=Segments)
    items: tuple[Entry, ...]
    blocks: tuple[Block, ...]
    source: Mapping[str, Any] = field(factory=dict)
    context: tuple[tuple[int, int], ...] = ()
    order: Order | None = None
    next_day: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place_of(self, number: int) -> int:
        """Where among the items the one of a number stands; -1 where there is none."""
        if self._odd is not None:
            return self._odd.get(number, -1)
        return number - 1 if 0 < number <= len(self.items) else -1

    @cached_property
    def _odd(self) -> Mapping[int, int] | None:
        """Where each item stands, by its number, unless they are numbered from 1 in page order, as most are."""
        if all(entry.number == at for at, entry in enumerate(self.items, 1)):
            return None
        return {entry.number: at for at, entry in enumerate(self.items)}


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
