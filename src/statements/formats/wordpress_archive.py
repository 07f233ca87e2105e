"""Tag and category archives of WordPress sites: a header, posts whose titles bear no mark, older/newer navigation."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from attrs import frozen

from statements.formats import wordpress_lines as wp
from statements.formats.base import Block, Entry, Layout, Sniff
from statements.formats.shape import titled
from statements.formats.tiling import Mark, tile
from statements.models import SegmentKind
from statements.text import lines

_SAMPLE = 20_000
Kind = Literal["header", "nav", "widget", "date", "label", "byline", "caption", "prose", "short"]


class _Row(NamedTuple):
    """A visible line: its place, what it looks like, and how many blank lines stand above it."""

    start: int
    end: int
    kind: Kind
    gap: int
    line: str


@frozen
class WordpressArchive:
    name: str = "wordpress-archive"
    summary: str = "a tag or category archive of a WordPress site: posts, each a title with paragraphs or an excerpt"
    languages: tuple[str, ...] = ()

    def sniff(self, text: str) -> Sniff:
        rows = _rows(text[:_SAMPLE])
        kinds = [r.kind for r in rows]
        links = [r.line for r in rows if wp.excerpt_end(r.line, 0, len(r.line), last=False) < len(r.line)]
        named = [r for r in rows[:40] if r.kind == "header"]
        sure = any("rchive" in r.line or "tagged" in r.line for r in named)
        pairs = sum(1 for a, b in pairwise(rows) if a.kind == "short" and b.kind in ("prose", "date"))
        marks = (
            ("a header of an archive", 0.85 if sure else 0.7, bool(named)),
            ("older and newer entries", 0.7, "nav" in kinds),
            ("excerpts", 0.5, sum("]" in link or "ontinue" in link for link in links) > 1),
        )
        helps = (
            ("'read more'", 0.3, len(links) > 1),
            ("dates of posts", 0.4, kinds.count("date") > 1),
            ("titles above prose", 0.4, pairs > 1),
        )
        found = [(reason, weight) for reason, weight, seen in marks if seen]
        # Other sites have dates and titles too; they count beside what only an archive has.
        found += [(reason, weight if found else weight / 4) for reason, weight, seen in helps if seen]
        score = 1 - math.prod(1 - weight for _, weight in found)
        return Sniff(format=self.name, score=round(score, 3), reasons=tuple(reason for reason, _ in found))

    def lay_out(self, text: str) -> Layout:
        return _Reader(text).read()


FORMAT = WordpressArchive()


def _rows(text: str) -> list[_Row]:
    out = []
    gap = 0
    for line in lines(text):
        if line.blank:
            gap += 1
            continue
        words = text[line.left : line.right]
        out.append(_Row(line.left, line.right, _kind(words), gap, words))
        gap = 0
    return out


def _kind(line: str) -> Kind:
    if len(line) > 200:
        return "prose"
    if wp.HEADER.fullmatch(line):
        return "header"
    if wp.WIDGETS.fullmatch(line) or wp.FOOT.fullmatch(line):
        return "widget"
    if wp.navigation(line):
        return "nav"
    if wp.date_line(line) or ((stamp := wp.agency_date(line)) and stamp.end == len(line)):
        return "date"
    if wp.LABEL.fullmatch(line) or wp.META.fullmatch(line) or wp.excerpt_end(line, 0, len(line), last=True) == 0:
        return "label"
    if wp.BYLINE.fullmatch(line):
        return "byline"
    if wp.CAPTION.fullmatch(line):
        return "caption"
    whole = wp.excerpt_end(line, 0, len(line), last=False) == len(line)
    return "short" if whole and titled(line) and wp.agency_date(line) is None else "prose"


class _Post(NamedTuple):
    """Rows of one post: the title's, and from where to where."""

    title: int | None
    start: int
    end: int


class _Reader:
    """Reads the rows of a page once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = _rows(text)
        self.marks: list[Mark] = []
        self.items: list[Entry] = []
        self.blocks: list[Block] = []

    def read(self) -> Layout:
        source = {}
        headers = self._headers()
        if headers:
            source["title"] = (self.rows[headers[0]].start, self.rows[headers[0]].end)
        for start, end in self._lists(headers):
            dates_first = self._dates_first(start, end)
            for post in self._posts(start, end, dates_first):
                self._read_post(post)
        return Layout(
            segments=tile(self.text, self.marks),
            items=tuple(self.items),
            blocks=tuple(self.blocks),
            source=source,
            order="newest first",
        )

    def _headers(self) -> list[int]:
        """The rows that head a list: at the top, or below the foot of another list; elsewhere they file a post."""
        found = []
        open_ = True
        plain = sum(1 for r in self.rows if r.kind == "header" and not wp.STRONG.match(r.line))
        for i, row in enumerate(self.rows):
            if row.kind in ("nav", "widget"):
                open_ = True
            elif row.kind == "prose" and len(row.line) > 100:
                open_ = False
            elif row.kind == "header" and open_:
                files = plain > 1 and i > 0 and self.rows[i - 1].kind == "short" and not wp.STRONG.match(row.line)
                if not files:
                    found.append(i)
        return found

    def _lists(self, headers: Sequence[int]) -> list[tuple[int, int]]:
        """The runs of rows that hold posts: below a header, above the navigation or the widgets that close the list."""
        rows = self.rows
        found: list[tuple[int, int]] = []
        at = 0
        if headers:
            at = headers[0] + 1
            self._mark(0, headers[0], "boilerplate")
            self._mark(headers[0], at, "headline")
        while at < len(rows):
            while at < len(rows) and rows[at].kind in ("nav", "widget", "header"):
                self._mark(at, at + 1, "navigation" if rows[at].kind == "nav" else "boilerplate")
                at += 1
            stop = next((i for i in range(at, len(rows)) if rows[i].kind in ("nav", "widget")), len(rows))
            if any(r.kind in ("prose", "short") for r in rows[at:stop]):
                found.append((at, stop))
            else:
                self._mark(at, stop, "boilerplate")
            resume = next((i for i in headers if i >= stop), len(rows))
            if self._goes_on(stop + 1, resume):
                resume = stop + 1
            for i in range(stop, resume):
                self._mark(i, i + 1, "navigation" if rows[i].kind == "nav" else "boilerplate")
            at = resume
        return found

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether posts follow a turn of the page, as in a scrape of several pages: two titles above long prose."""
        rows = self.rows
        seen = 0
        for i in range(start, min(end - 1, start + 60)):
            if rows[i].kind == "widget":
                return False
            seen += rows[i].kind == "short" and rows[i + 1].kind == "prose" and len(rows[i + 1].line) > 120
            if seen == 2:
                return True
        return False

    def _dates_first(self, start: int, end: int) -> bool:
        """Whether a date stands above its post's title: then the list opens with one."""
        opening = next((r.kind for r in self.rows[start:end] if r.kind in ("date", "short", "prose")), None)
        return opening == "date"

    def _candidates(self, start: int, end: int) -> list[int]:
        """Rows that can be titles: those shown twice, and of the short ones above prose the one that tells most."""
        rows = self.rows
        texts = [i for i in range(start, end) if rows[i].kind in ("short", "prose")]
        seen = Counter(rows[i].line for i in texts)
        doubled = {i for i, j in pairwise(texts) if rows[i].line == rows[j].line and len(rows[i].line) < 200}
        found: list[int] = []
        run: list[int] = []
        for i in range(start, end):
            row = rows[i]
            link = row.kind == "label" and wp.link(row.line)
            if row.kind == "short" and i not in doubled:
                run.append(i)
            elif row.kind in ("short", "prose") or link:
                if i in doubled:
                    found.append(i)
                elif run:
                    # Above a link to the rest stands an excerpt, which may break off without a stop.
                    found.append(self._telling(run[:-1] if link and len(run) > 1 else run, seen))
                run = []
        return found

    def _telling(self, run: list[int], seen: Counter[str]) -> int:
        """Which of the short lines above prose is the title: what is set off, else the first that is no mere label.

        A section's name stands above the title, a subtitle or a picture's words below it.
        """
        rows = self.rows
        widest = max(run, key=lambda i: (rows[i].gap, -i))
        if rows[widest].gap > max(1, rows[run[0]].gap):
            return widest
        wordy = (i for i in run if len(rows[i].line.split()) > 2 and seen[rows[i].line] == 1)
        return next(wordy, run[-1])

    def _titles(self, start: int, end: int, dates_first: bool) -> list[int]:
        """The rows that are titles, once each."""
        rows = self.rows
        candidates = self._candidates(start, end)
        if not candidates and all(r.kind not in ("prose",) for r in rows[start:end]):
            candidates = [i for i in range(start, end) if rows[i].kind == "short"]
        titles: list[int] = []
        for i in candidates:
            if titles and rows[titles[-1]].line == rows[i].line and i - titles[-1] <= 4:
                continue  # the copy of a title that the theme shows twice
            titles.append(i)
        dated = [i for i in titles if self._dated(i, start, end, dates_first)]
        # Where most titles have their date beside them, a short line without one is a heading inside a post.
        return dated if len(dated) > 1 and 2 * len(dated) >= len(titles) else titles

    def _dated(self, i: int, start: int, end: int, dates_first: bool) -> bool:
        step = -1 if dates_first else 1
        for j in range(i + step, i + 4 * step, step):
            if not start <= j < end:
                return False
            kind = self.rows[j].kind
            if kind == "date":
                return True
            if kind in ("prose", "short") and self.rows[j].line != self.rows[i].line:
                return False
        return False

    def _posts(self, start: int, end: int, dates_first: bool) -> list[_Post]:
        rows = self.rows
        titles = self._titles(start, end, dates_first)
        opens = []
        for i in titles:
            at = i
            while dates_first and at > start and rows[at - 1].kind in ("date", "byline") and at - 1 not in titles:
                at -= 1
            opens.append(at)
        bounds = [*opens, end]
        posts = [_Post(i, a, b) for i, a, b in zip(titles, bounds, bounds[1:], strict=False)]
        first = bounds[0]
        if any(r.kind == "prose" and len(r.line) >= 120 for r in rows[start:first]):
            posts.insert(0, _Post(None, start, first))
        else:
            self._mark(start, first, "boilerplate")
        return posts

    def _read_post(self, post: _Post) -> None:
        number = len(self.items) + 1
        rows = self.rows[post.start : post.end]
        title = None if post.title is None else self.rows[post.title]
        day: dt.date | None = None
        time: dt.time | None = None
        bodies = [r for r in rows if r.kind in ("prose", "short") and (title is None or r.line != title.line)]
        last = bodies[-1] if bodies else None
        for row in rows:
            stamp = wp.date_line(row.line) or wp.agency_date(row.line) if row.kind == "date" else None
            if stamp:
                day, time = (day, time) if day else (stamp.day, stamp.time)
                self.marks.append(Mark(row.start, row.end, "date", number))
            elif row is title:
                self.marks.append(Mark(row.start, row.end, "headline", number))
            elif title is not None and row.line == title.line:
                self.marks.append(Mark(row.start, row.end, "repeat", number))
            elif row.kind in ("label", "byline", "caption"):
                self.marks.append(Mark(row.start, row.end, row.kind, number))
            elif row.kind in ("header", "nav", "widget"):
                self.marks.append(Mark(row.start, row.end, "label", number))
            else:
                start = row.start
                lead = wp.agency_date(row.line[:100])
                if lead:
                    day = day or lead.day
                    start += lead.end
                    self.marks.append(Mark(row.start, start, "byline", number))
                end = wp.excerpt_end(self.text, start, row.end, last=row is last)
                self.marks.append(Mark(end, row.end, "label", number))
                self.marks.append(Mark(start, end, "body", number))
                if start < end:
                    self.blocks.append(Block(item=number, kind="prose", spans=((start, end),)))
        headline = None if title is None else (title.start, title.end)
        self.items.append(
            Entry(number=number, start=rows[0].start, end=rows[-1].end, headline=headline, day=day, time=time)
        )

    def _mark(self, start: int, end: int, kind: SegmentKind) -> None:
        self.marks += [Mark(r.start, r.end, kind) for r in self.rows[start:end]]
