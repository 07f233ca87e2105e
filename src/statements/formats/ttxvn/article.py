"""A report of the Vietnam News Agency: stub, photo caption, report, end mark, and teasers of other reports."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from statements.formats.addresses import addressed, is_address
from statements.formats.base import Block, Entry, Layout, Sniff
from statements.formats.shape import titled
from statements.formats.tiling import Mark, tile
from statements.formats.ttxvn.shared import (
    STUB,
    Stamped,
    credit,
    is_byline,
    is_caption_label,
    is_interview,
    is_navigation,
    published,
    publisher,
    reports,
    stamp,
    stamp_line,
    trimmed,
)
from statements.formats.ttxvn.signs import Signs
from statements.formats.ttxvn.teaser import Teaser, small_words, split
from statements.models import Problem, SegmentKind
from statements.patterns import pattern

_TITLE = 160
_LABEL_WORDS = 4
_NAMES = pattern(r"[^\W\d_]{1,12}(?:[ ,–/-]{1,3}[^\W\d_]{1,12}){1,7}")


class Article:
    name = "ttxvn-article"
    summary = "a report of TTXVN with caption, end mark and teasers"
    languages: tuple[str, ...] = ("vi",)

    def sniff(self, text: str) -> Sniff:
        s = Signs.of(text)
        if s is None:
            return Sniff(format=self.name, score=0.0, reasons=("it is not in Vietnamese",))
        marks = (
            (s.correspondents > 0, "a correspondent of TTXVN named"),
            (s.credits > 0, "a photo credited to TTXVN"),
            (s.ends == 1, "the end mark of a report"),
            (s.bylines == 1, "a byline of TTXVN"),
            (s.stub, "a date stub"),
        )
        held = tuple(reason for holds, reason in marks if holds)
        if held and is_interview(text):
            return Sniff(format=self.name, score=0.6, reasons=(*held, "but the questions of an interview"))
        if not held:
            return Sniff(format=self.name, score=0.0, reasons=("no mark of TTXVN on the page",))
        return Sniff(format=self.name, score=min(1.0, 0.4 + 0.2 * len(held)), reasons=held)

    def lay_out(self, text: str) -> Layout:
        return _Reader(text).layout()


class _Reader:
    """One pass over a page's paragraphs: what stands above the report, the report, and what follows its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: list[Mark] = []
        self.items: list[Entry] = []
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.title: tuple[int, int] | None = None
        self.dated: tuple[int, int] | None = None
        self.source: dict[str, Any] = {}
        self.bodies: list[tuple[int, int]] = []

    def layout(self) -> Layout:
        spans = self._stub(reports(self.text))
        tail = self._report(spans)
        self._teasers(spans[tail:])
        if (whose := publisher(self.text, spans)) is not None:
            self.source["publisher"] = whose
        if self.title:
            self.source["title"] = self.title
        return Layout(
            segments=tile(self.text, self.marks),
            items=addressed(self.text, self.items, self.blocks),
            blocks=tuple(self.blocks),
            source=self.source,
            problems=tuple(self.problems),
        )

    def _stub(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        if not spans or not (match := STUB.match(self.text, *spans[0])):
            return spans
        self.marks.append(Mark(match.start(), match.end(), "date", 1))
        self.dated = match.start() + len("date "), match.end()
        rest = self.text[match.end() : spans[0][1]].lstrip()
        return [(spans[0][1] - len(rest), spans[0][1]), *spans[1:]] if rest else spans[1:]

    def _report(self, spans: list[tuple[int, int]]) -> int:
        """Lay out the report; the number of paragraphs that it takes up."""
        text, ended, at = self.text, False, 0
        captioned = False
        for at, (start, end) in enumerate(spans):
            line = text[start:end]
            if ended and not is_byline(line) and not _is_names(line):
                break
            label = is_caption_label(line)
            cut = len(line) if label else credit(line)
            if captioned and not cut and not self.bodies and titled(line, longest=300):
                cut = len(line)
            captioned = label and len(line) < 20
            if cut:
                self._mark(start, start + cut, "caption")
                start += cut + len(line[cut:]) - len(line[cut:].lstrip())
                if start >= end:
                    continue
                line = text[start:end]
            if (match := stamp_line(line)) and not self.bodies:
                self._stamp(stamp(match), start, end)
            elif is_byline(line) or (ended and _is_names(line)):
                self._mark(start, end, "byline")
                ended = ended or bool(self.bodies)
            elif is_navigation(line):
                self._mark(start, end, "navigation")
            elif is_address(line):
                self._mark(start, end, "label")
            elif not self.bodies and titled(line, longest=_TITLE) and at + 1 < len(spans):
                self._headline(start, end)
            else:
                ended = self._body(start, end)
        else:
            at = len(spans)
        if spans[:at] or self.marks:
            first = min(mark.start for mark in self.marks)
            last = max(mark.end for mark in self.marks)
            self.items.append(Entry(number=1, start=first, end=last, headline=self.title, dated=self.dated))
        return at

    def _headline(self, start: int, end: int) -> None:
        title = self.text[slice(*self.title)] if self.title else ""
        line = self.text[start:end]
        words = len(line.split())
        if title and len(title.split()) <= _LABEL_WORDS < words:
            # What stood above the title names the site's section.
            self.marks = [m._replace(kind="label") if m.kind == "headline" else m for m in self.marks]
            title = ""
        self._mark(
            start, end, "repeat" if line == title else "label" if title and words <= _LABEL_WORDS else "headline"
        )
        if not title:
            self.title = start, end

    def _stamp(self, found: Stamped, start: int, end: int) -> None:
        self._mark(start, end, "date")
        self.dated = start + found.start, start + found.end  # goes before the stub, which is often wrong
        told, problems = published(self.text, start, end, found)
        self.source = {**told, **self.source}
        self.problems += problems

    def _body(self, start: int, end: int) -> bool:
        """Lay out a paragraph of the report; whether the report ends with it."""
        first, last, close = trimmed(self.text, start, end)
        self._mark(start, first, "byline")
        self._mark(first, last, "body")
        self._mark(last, close, "label")
        self._mark(close, end, "byline")
        if first < last:
            self.bodies.append((first, last))
            self.blocks.append(Block(item=1, kind="prose", spans=((first, last),)))
        return last < close or close < end

    def _mark(self, start: int, end: int, kind: SegmentKind) -> None:
        if start < end:
            self.marks.append(Mark(start, end, kind, 1))

    def _teasers(self, spans: list[tuple[int, int]]) -> None:
        title: tuple[int, int] | None = None
        small = cache(lambda: small_words(self.text))
        for index, (start, end) in enumerate(spans):
            line = self.text[start:end]
            number = len(self.items) + 1
            if (
                is_navigation(line)
                or is_address(line)
                or (titled(line, longest=_TITLE) and not self._summary_at(spans, index + 1))
            ):
                self.marks.append(Mark(start, end, "navigation"))
            elif is_byline(line):
                self.marks.append(Mark(start, end, "byline"))
            elif is_caption_label(line) or credit(line) == len(line):
                self.marks.append(Mark(start, end, "caption"))
            elif titled(line, longest=_TITLE):
                title = start, end
                self.marks.append(Mark(start, end, "headline", number))
            else:
                self._teaser(split(self.text, start, end, title, small), number)
                title = None

    def _summary_at(self, spans: list[tuple[int, int]], index: int) -> bool:
        """Whether a paragraph of prose stands there, for a title above it."""
        if index >= len(spans):
            return False
        line = self.text[slice(*spans[index])]
        return not (titled(line, longest=_TITLE) or is_navigation(line) or is_byline(line))

    def _teaser(self, teaser: Teaser, number: int) -> None:
        first, last, close = trimmed(self.text, *teaser.summary)
        if teaser.title and teaser.title[0] >= teaser.start:
            self.marks.append(Mark(*teaser.title, "headline", number))
        self.marks += [
            Mark(teaser.summary[0], first, "byline", number),
            Mark(first, last, "body", number),
            Mark(last, close, "label", number),
            Mark(close, teaser.summary[1], "byline", number),
        ]
        if first < last:
            self.blocks.append(Block(item=number, kind="prose", spans=((first, last),)))
        self.items.append(Entry(number=number, start=teaser.start, end=teaser.summary[1], headline=teaser.title))


def _is_names(line: str) -> bool:
    """Whether a line below the report is nothing but its writers' names."""
    words = re.findall(r"[^\W\d_]+", line)
    return len(words) <= 10 and _NAMES.fullmatch(line) is not None and all(word[0].isupper() for word in words)


FORMAT = Article()
