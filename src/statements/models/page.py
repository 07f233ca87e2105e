"""A text with what its container knows of it: what stands where, when it came out, who wrote it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from attrs import field, frozen, validators

from statements.errors import ModelError
from statements.models.base import Segment, Span, Spanned, one_of
from statements.models.records import Problem

# Kinds of segments whose words may be read for statements; everything else that a container marks is none of them.
CONTENT = frozenset({"body", "lead"})

PageRole = Literal["speaks", "asks", "answers", "holds office", "crowd", "nobody"]
# Where words of a text stand in what it was taken from: text start, text end, source start, source end. Where both are
# as long they are the same signs; else the words stand for the whole of it (an entity).
Run = tuple[int, int, int, int]


@frozen(kw_only=True)
class PageTurn:
    """Who has the word in an item of a transcript: all spans are places of the page's text.

    ``label`` are the words that say so; ``name`` and ``office`` those of them that name a person and an office.
    ``role`` is what the label says of him: he ``speaks``, ``asks`` or ``answers``, only an office is told (``holds
    office``), a ``crowd`` speaks, or ``nobody`` is known.
    """

    role: PageRole = field(default="speaks", validator=one_of(PageRole))
    label: Span | None = None
    name: Span | None = None
    office: Span | None = None


@frozen(kw_only=True)
class PageQuote(Spanned):
    """Words that a page sets off as somebody's, with who it says they are of: a block quotation with its source."""

    start: int
    end: int
    turn: PageTurn


@frozen(kw_only=True)
class PageItem(Spanned):
    """One unit of a page as its container tells it (an entry, a post, a turn), numbered from 1 in page order.

    ``published`` is the moment at which it came out (with its zone where it is told, without one where not), or the
    day; ``edited`` only bounds it. ``headline`` is a place of the text, ``url`` the item's own address. ``excerpt``
    says that the text breaks off.
    """

    number: int = field(validator=validators.ge(1))
    start: int
    end: int
    headline: Span | None = None
    published: dt.date | dt.datetime | None = None
    edited: dt.date | dt.datetime | None = None
    url: str | None = None
    author: str | None = None
    id: str | None = None
    turn: PageTurn | None = None
    excerpt: bool = False


@frozen(kw_only=True)
class Page:
    """A text with what its container knows of it.

    ``segments`` are the stretches of the text of which the container knows what they are, in order and apart from one
    another; what they leave is content. ``items`` are the page's units, where the container knows them, ``quotes`` the
    words that it sets off as somebody's. ``format``
    names the format whose layout reads the text, where one is meant. ``origin`` says where the words stand in what the
    text was taken from, as runs of (text start, text end, source start, source end) in code points of the decoded
    source; those of equal length were copied.
    ``published`` is the moment at which the page came out, with its zone where it is told, or the day; ``edited`` and
    ``captured_at`` bound it. ``left_out`` counts, by what it is, what the container holds of the page and the text does
    not. ``forwarded_url`` is the address of the original of a forward, ``reply_to`` the id or address of what the page
    answers. Raises :class:`ModelError` where a place lies outside the text, or where segments or items overlap.

    >>> page = Page(text="Ferry leaves\\n\\nIt leaves at ten, Ann Lee said.", url="https://example.org/ferry")
    >>> page.text[:5], page.items
    ('Ferry', ())
    """

    text: str = field(repr=False)
    id: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    channel: str | None = None
    language: str | None = None
    published: dt.date | dt.datetime | None = None
    edited: dt.date | dt.datetime | None = None
    captured_at: dt.datetime | None = None
    forwarded_from: str | None = None
    forwarded_url: str | None = None
    reply_to: str | None = None
    topics: tuple[str, ...] = ()
    container: str | None = None
    format: str | None = None
    segments: tuple[Segment, ...] = field(default=(), repr=False)
    items: tuple[PageItem, ...] = field(default=(), repr=False)
    quotes: tuple[PageQuote, ...] = field(default=(), repr=False)
    origin: tuple[Run, ...] = field(default=(), repr=False)
    left_out: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()

    def __attrs_post_init__(self) -> None:
        for name, spans in (("segments", self.segments), ("items", self.items), ("quotes", self.quotes)):
            at = 0
            for span in spans:
                if span.start < at or span.end > len(self.text):
                    raise ModelError(f"Page: its {name} overlap or lie outside the text at {span.start}..{span.end}")
                at = span.end
        if len({item.number for item in self.items}) < len(self.items):
            raise ModelError("Page: two items bear one number")
        for item in self.items:
            if item.headline is not None and not item.start <= item.headline.start <= item.headline.end <= item.end:
                raise ModelError(f"Page: the headline of item {item.number} lies outside it")
