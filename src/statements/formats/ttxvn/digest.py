"""A digest of the Vietnam News Agency: one lead paragraph an item, newest first, with a title, a stamp or neither."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from attrs import evolve

from statements.formats.addresses import addressed, is_address
from statements.formats.base import Block, Entry, Layout, Order, Sniff
from statements.formats.shape import titled
from statements.formats.tiling import Mark, tile
from statements.formats.ttxvn.shared import (
    Stamped,
    credit,
    inline,
    is_byline,
    is_caption_label,
    is_interview,
    is_navigation,
    publisher,
    reports,
    stamp,
    stamp_line,
    trimmed,
)
from statements.formats.ttxvn.signs import Signs, falling
from statements.formats.unread import above, long_header
from statements.models import Problem

LineKind = Literal["title", "label", "stamp", "caption", "byline", "navigation", "address", "inline", "lead"]
_TITLE = 160
_LABEL_WORDS = 4
# The most lines and characters above the first lead: the page's title, a section's name, ways to other pages.
_HEAD_ROWS, _HEAD_SIZE = 30, 1_500


class DigestLine(NamedTuple):
    kind: LineKind
    start: int
    end: int


class Digest:
    name = "ttxvn-digest"
    summary = "a digest of TTXVN reports, one lead paragraph an item, newest first"
    languages: tuple[str, ...] = ("vi",)

    def sniff(self, text: str) -> Sniff:
        s = Signs.of(text)
        if s is None:
            return Sniff(format=self.name, score=0.0, reasons=("it is not in Vietnamese",))
        if s.leads < 3:
            return Sniff(
                format=self.name, score=0.1, reasons=(f"{s.leads} lead paragraphs, where a digest has 3 or more",)
            )
        back = len(set(s.days)) >= 3 and falling(s.days) >= 0.8
        marks = s.ends + s.credits + s.bylines + s.prefixes
        most = max(s.prefixes, s.stamps, s.ends, s.bylines)
        parted = most >= 2 and most * 2 >= s.paragraphs
        evidence = (
            (0.2, True, f"{s.leads} lead paragraphs in Vietnamese"),
            (0.4, s.prefixes >= 2 and s.prefixes * 2 >= s.paragraphs, f"{s.prefixes} leads after a site's name"),
            (0.4, s.stamps >= 2, f"{s.stamps} items with a stamp"),
            (0.35, back, f"{len(s.days)} leads with days that run back in time"),
            (0.1, s.correspondents >= 1, "a correspondent of TTXVN named"),
            (0.1, s.correspondents >= 2, f"{s.correspondents} leads name one"),
            (0.3, max(s.ends, s.bylines) >= 2, f"{max(s.ends, s.bylines)} items with an end of their own"),
            (0.25, s.titles >= 3 and s.titles * 2 >= s.leads, f"{s.titles} titles, each above a lead"),
            (0.3, s.leads >= 5 and s.continued < 0.1, f"{s.leads} paragraphs that do not carry each other on"),
            (0.25, s.alike >= 3 and s.alike * 4 >= s.leads, f"{s.alike} leads that open alike"),
            (0.1, s.leads >= 5 and s.single >= 0.9 and s.continued < 0.2, "leads of one sentence"),
            (-0.4, s.continued >= 0.2 and not parted, f"{s.continued:.0%} of the paragraphs carry the one before on"),
            (-0.6, is_interview(text), "questions of an interview"),
            (-0.3, 0 < marks <= 3 and not (parted or back), "the marks of a single report"),
        )
        held = [(weight, reason) for weight, holds, reason in evidence if holds]
        score = sum(weight for weight, _ in held)
        return Sniff(format=self.name, score=min(1.0, max(0.0, score)), reasons=tuple(reason for _, reason in held))

    def lay_out(self, text: str) -> Layout:
        return _Reader(text).layout()


def _lines(text: str) -> list[DigestLine]:
    found = [DigestLine(_kind(text[start:end]), start, end) for start, end in reports(text)]
    kinds = [line.kind for line in found]
    after = [*kinds[1:], "end"]
    pairs = sum(a == "title" and b in ("lead", "stamp") for a, b in pairwise(kinds))
    has_titles = pairs * 2 >= sum(kind == "lead" for kind in kinds) > 0
    return [line._replace(kind=_settled(text, line, n, after[n], has_titles)) for n, line in enumerate(found)]


def _kind(line: str) -> LineKind:
    if stamp_line(line):
        return "stamp"
    if is_byline(line):
        return "byline"
    if is_navigation(line):
        return "navigation"
    if is_address(line):
        return "address"
    if is_caption_label(line) or credit(line) == len(line):
        return "caption"
    if inline(line):
        return "inline"
    return "title" if titled(line, longest=_TITLE) else "lead"


def _settled(text: str, line: DigestLine, index: int, follower: str, has_titles: bool) -> LineKind:
    """What a line without a final stop is, by its page: a title, a section's label, an unfinished lead."""
    if line.kind != "title":
        return line.kind
    words = text[line.start : line.end].split()
    shouted = text[line.start : line.end].isupper()
    if len(words) <= _LABEL_WORDS and (shouted or follower not in ("lead", "stamp")):
        return "label"
    short = line.end - line.start < _TITLE // 2
    return "title" if has_titles or (short and (index == 0 or follower in ("lead", "stamp"))) else "lead"


class _Reader:
    """One pass over a page's lines. A title and a stamp wait for their lead; a stamp may also follow it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = _lines(text)
        self.marks: list[Mark] = []
        self.items: list[Entry] = []
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.page_title: tuple[int, int] | None = None
        self.title: tuple[int, int] | None = None
        self.stamped: Stamped | None = None
        self.first: int | None = None
        kinds = [line.kind for line in self.lines if line.kind in ("title", "stamp", "lead")]
        self.stamps_first = "lead" in kinds and "stamp" in kinds[: kinds.index("lead")]
        told = ("title", "stamp", "address", "lead", "inline")
        self.addresses_first = next((line.kind for line in self.lines if line.kind in told), "") == "address"

    def layout(self) -> Layout:
        for index, line in enumerate(self.lines):
            getattr(self, f"_{line.kind}")(line, index)
        if self.title or self.stamped:
            self._close(None)
        # An address may have waited for an item that never came.
        self.marks = [m if (m.item or 0) <= len(self.items) else m._replace(item=None) for m in self.marks]
        leads = sum(line.kind in ("lead", "inline") for line in self.lines)
        whose = publisher(self.text, [(line.start, line.end) for line in self.lines], least=max(1, leads // 3))
        title = {"title": self.page_title} if self.page_title else {}
        segments = tile(self.text, self.marks)
        if self.items:
            head = above(segments, self.items[0].start)
            self.problems += long_header(head, "a digest", most=_HEAD_ROWS, size=_HEAD_SIZE)
        return Layout(
            segments=segments,
            items=addressed(self.text, self.items, self.blocks),
            blocks=tuple(self.blocks),
            source=({"publisher": whose} if whose else {}) | title,
            order=_order(self.items),
            problems=tuple(self.problems),
        )

    def _title(self, line: DigestLine, index: int) -> None:
        if self.title is not None:
            a, b = self.title
            if self.text[a:b] == self.text[line.start : line.end]:
                self.marks.append(Mark(line.start, line.end, "repeat", len(self.items) + 1))
                return
            if not self.items and self.page_title is None and self.stamped is None:
                self.page_title, self.first = self.title, None
                self.marks[-1] = Mark(a, b, "headline")
            else:
                self._close(None)
        self.title = line.start, line.end
        self.first = line.start if self.first is None else self.first
        self._mark(line, "headline")

    def _stamp(self, line: DigestLine, index: int) -> None:
        match = stamp_line(self.text[line.start : line.end])
        if match is None:
            return
        found = self._read(stamp(match), line.start)
        if self.title is None and self.stamped is None and not self.stamps_first and self.items:
            last = self.items.pop()
            self.items.append(
                evolve(
                    last,
                    end=line.end,
                    day=found.day or last.day,
                    time=found.time or last.time,
                    dated=last.dated or found[:2],
                )
            )
            self.marks.append(Mark(line.start, line.end, "date", last.number))
            return
        if self.stamped is not None:
            self._close(None)
        self.stamped = found
        self.first = line.start if self.first is None else self.first
        self._mark(line, "date")

    def _inline(self, line: DigestLine, index: int) -> None:
        if self.title or self.stamped:
            self._close(None)
        match = inline(self.text[line.start : line.end])
        if match is None:
            return
        found = self._read(stamp(match), line.start)
        before = self.text[line.start : found.start].rstrip(" -|,")
        after = self.text[found.end : line.end]
        self.title = line.start, line.start + len(before)
        self.stamped, self.first = found, line.start
        self._mark(DigestLine("title", *self.title), "headline")
        self._mark(DigestLine("stamp", found.start, found.end), "date")
        self._close((line.end - len(after.lstrip(" -|:")), line.end))

    def _lead(self, line: DigestLine, index: int) -> None:
        caption = credit(self.text[line.start : line.end])
        if caption:
            self._mark(DigestLine("caption", line.start, line.start + caption), "caption")
            self.first = line.start if self.first is None else self.first
        self._close((line.start + caption, line.end))

    def _caption(self, line: DigestLine, index: int) -> None:
        self.marks.append(Mark(line.start, line.end, "caption"))

    def _byline(self, line: DigestLine, index: int) -> None:
        self.marks.append(Mark(line.start, line.end, "byline", len(self.items) or None))

    def _label(self, line: DigestLine, index: int) -> None:
        if self.title or self.stamped:
            self._close(None)
        self.marks.append(Mark(line.start, line.end, "label"))

    def _navigation(self, line: DigestLine, index: int) -> None:
        self.marks.append(Mark(line.start, line.end, "navigation"))

    def _address(self, line: DigestLine, index: int) -> None:
        if self.addresses_first or self.title or self.stamped:
            self.first = line.start if self.first is None else self.first
            self.marks.append(Mark(line.start, line.end, "label", len(self.items) + 1))
        elif self.items:
            self.items[-1] = evolve(self.items[-1], end=line.end)
            self.marks.append(Mark(line.start, line.end, "label", self.items[-1].number))
        else:
            self.marks.append(Mark(line.start, line.end, "label"))

    def _mark(self, line: DigestLine, kind: Literal["headline", "date", "caption"]) -> None:
        self.marks.append(Mark(line.start, line.end, kind, len(self.items) + 1))

    def _read(self, found: Stamped, offset: int) -> Stamped:
        found = found._replace(start=found.start + offset, end=found.end + offset)
        if found.day is None:
            words = self.text[found.start : found.end]
            self.problems.append(
                Problem(code="bad-date", message=f"{words!r} is no date", start=found.start, end=found.end)
            )
        return found

    def _close(self, lead: tuple[int, int] | None) -> None:
        """End the item that is open: at its lead, or without one."""
        number = len(self.items) + 1
        known = [span[1] for span in (lead, self.title, self.stamped and self.stamped[:2]) if span]
        start = self.first if self.first is not None else lead[0] if lead else known[0]
        if lead:
            first, last, end = trimmed(self.text, *lead)
            first += len(self.text[first:last]) - len(self.text[first:last].lstrip())
            self.marks += [
                Mark(lead[0], first, "byline", number),
                Mark(first, last, "body", number),
                Mark(last, end, "label", number),
                Mark(end, lead[1], "byline", number),
            ]
            if first < last:
                self.blocks.append(Block(item=number, kind="prose", spans=((first, last),)))
        self.items.append(
            Entry(
                number=number,
                start=start,
                end=max(known),
                headline=self.title,
                day=self.stamped.day if self.stamped else None,
                time=self.stamped.time if self.stamped else None,
                dated=self.stamped[:2] if self.stamped else None,
            )
        )
        self.title = self.stamped = self.first = None


def _order(items: Sequence[Entry]) -> Order:
    days = [item.day for item in items if item.day]
    rising = len(days) > 1 and days[0] != days[-1] and days == sorted(days)
    return "oldest first" if rising else "newest first"


FORMAT = Digest()
