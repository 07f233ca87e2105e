"""The text of a record of turns, written as it is read: labels, paragraphs, notes, each with what it is."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from attrs import define, evolve, field

from statements.containers.records.labels import is_nobody, is_office, is_titled
from statements.models import Page, PageItem, PageTurn, Segment, SegmentKind, Span

_SPACE = re.compile(r"\s+")
# What a label has besides a name: an office in brackets or behind a comma.
_BRACKETS = re.compile(r"\(([^()]{1,200})\)")


def folded(text: str | None) -> str:
    """Text with its white space folded."""
    return _SPACE.sub(" ", text or "").strip()


@define
class Record:
    """The text of a record while it is written, with its segments and items.

    ``known`` are facts of the page, fields of :class:`~statements.models.Page`.
    """

    known: dict[str, object] = field(factory=dict)
    size: int = 0
    pieces: list[str] = field(factory=list)
    segments: list[Segment] = field(factory=list)
    items: list[PageItem] = field(factory=list)

    def line(self, words: str, kind: SegmentKind) -> Span | None:
        """Write a line of its own that is no content, or a paragraph of content (``body``)."""
        return self._write(folded(words), kind, "\n\n")

    def _write(self, words: str, kind: SegmentKind, lead: str) -> Span | None:
        if not words:
            return None
        if self.pieces:
            self.pieces.append(lead)
            self.size += len(lead)
        span = Span(start=self.size, end=self.size + len(words))
        self.pieces.append(words)
        self.size = span.end
        if kind != "body":
            self.segments.append(Segment(start=span.start, end=span.end, kind=kind))
        return span

    def turn(
        self,
        label: str,
        paragraphs: list[list[tuple[str, SegmentKind]]],
        *,
        name: str | None = None,
        role: str | None = None,
        id: str | None = None,
        url: str | None = None,
        moment: dt.date | dt.datetime | None = None,
    ) -> None:
        """Write a turn: its label, then its paragraphs, each of stretches that are content (``body``) or notes.

        ``name`` is what the record's own list of people calls the speaker; it is written where there is no label, or
        one that does not hold it.
        """
        shown = folded(label).rstrip(":").rstrip()
        called = folded(name)
        if called and called.casefold() not in shown.casefold():
            shown = f"{called}, {shown}" if shown and not is_nobody(shown) else called
        start = None
        place = self.line(shown, "label") if shown else None
        said = False
        for stretches in paragraphs:
            lead = "\n\n"
            for words, kind in stretches:
                span = self._write(folded(words), kind, lead)
                if span is not None:
                    lead, said = " ", said or kind == "body"
                    start = span if start is None else start
        first = place or start
        if first is None or not said:
            return
        self.items.append(
            PageItem(
                number=len(self.items) + 1,
                start=first.start,
                end=self.size,
                published=moment,
                url=url,
                id=id,
                turn=_turn(shown, place, called, role),
            )
        )

    def page(self) -> Page | None:
        """The page; ``None`` where nothing was written."""
        if not self.size:
            return None
        day: Any = self.known.get("published")
        items = tuple(item if item.published else evolve(item, published=day) for item in self.items)
        known: dict[str, Any] = self.known
        return Page(text="".join(self.pieces), segments=tuple(self.segments), items=items, **known)


def _turn(shown: str, label: Span | None, name: str, role: str | None) -> PageTurn:
    """Who has the word by a label: a name with an office in brackets or behind a comma, an office alone, or nobody."""
    if label is None or is_nobody(shown):
        return PageTurn(role="nobody", label=label)
    if role == "asks":
        return PageTurn(role="asks", label=label)
    at = shown.casefold().find(name.casefold()) if name else -1
    if at >= 0:
        named = Span(start=label.start + at, end=label.start + at + len(name))
        rest = shown[at + len(name) :].strip(" ,")
        held = _BRACKETS.search(rest)
        words = held[1] if held else "" if is_titled(rest) else rest
        return PageTurn(label=label, name=named, office=_office(shown, label, words))
    bracket = _BRACKETS.search(shown)
    outer = shown[: bracket.start()].rstrip(" ,") if bracket else shown.partition(",")[0].rstrip()
    inner = bracket[1] if bracket else shown.partition(",")[2].strip()
    if is_office(outer):
        if bracket and is_titled(inner):
            return PageTurn(label=label, name=_office(shown, label, inner), office=_office(shown, label, outer))
        return PageTurn(role="holds office", label=label, office=_office(shown, label, outer))
    return PageTurn(label=label, name=_office(shown, label, outer), office=_office(shown, label, inner))


def _office(shown: str, label: Span, words: str) -> Span | None:
    at = shown.find(words) if words else -1
    return Span(start=label.start + at, end=label.start + at + len(words)) if at >= 0 else None
