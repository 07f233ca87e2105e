"""Tag and category archives of WordPress sites: a header, posts whose titles bear no mark, older/newer navigation."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from statements.formats.addresses import addressed
from statements.formats.base import Block, BlockKind, Entry, Layout, Sniff, Turn
from statements.formats.tiling import Mark, tile
from statements.formats.unread import above, long_header, unread_prose
from statements.formats.wordpress.lines import BREADCRUMB, SECTION, STRONG, agency_date, date_line, excerpt_end, rows
from statements.formats.wordpress.rhythm import Rhythm
from statements.formats.wordpress.titles import Post, posts
from statements.formats.wordpress.turns import turns
from statements.models import Problem, SegmentKind
from statements.record import record

_SAMPLE = 20_000
# The length of prose outside the posts that is worth a word.
_EXCERPT = 120
# The rows above a list in which a site's name, its description and the way to the page stand.
_HEAD = 12
# The most rows and characters of what stands above the first post: a site's name, its menus, the header.
_HEAD_ROWS, _HEAD_SIZE = 60, 2_000
# The least share of a page's prose in posts that only an archive has.
_MOST = 0.5


@record(eq=False, repr=False)
class WordpressArchive:
    """Archives of WordPress sites; titles are found by their shape and their place.

    >>> page = "Tag Archives: Ferries\\n\\nFerry leaves\\n\\nIt left at ten, the harbour master said.\\n"
    >>> [page[e.headline[0] : e.headline[1]] for e in FORMAT.lay_out(page).items]
    ['Ferry leaves']
    """

    name: str = "wordpress-archive"
    summary: str = "a tag or category archive of a WordPress site: posts, each a title with paragraphs or an excerpt"
    languages: tuple[str, ...] = ()

    def sniff(self, text: str) -> Sniff:
        page = rows(text[:_SAMPLE])
        kinds = [r.kind for r in page]
        links = [r.line for r in page if excerpt_end(r.line, 0, len(r.line), last=False) < len(r.line)]
        prose = [at for at, r in enumerate(page) if r.kind == "prose"] or [0]
        headers = [(at, r) for at, r in enumerate(page[: min(40, prose[-1])]) if r.kind == "header"]
        named = [r for at, r in headers if not BREADCRUMB.match(r.line) and (at < prose[0] or STRONG.match(r.line))]
        sure = any("rchive" in r.line or "tagged" in r.line for r in named)
        pairs = sum(1 for a, b in pairwise(page) if a.kind == "short" and b.kind in ("prose", "date"))
        marks = (
            (
                "a header of an archive",
                0.85 if sure else 0.7 if any(not SECTION.match(r.line) for r in named) else 0.3,
                bool(named),
            ),
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
        rhythm = Rhythm.of(page)
        if rhythm.share >= _MOST:
            beats = (
                ("a post with its date that breaks off", 0.8, rhythm.both > 0),
                ("posts with their dates, or that break off", 0.62, rhythm.posts > 1),
                ("a post that breaks off", 0.6, rhythm.signed > 0),
            )
            found += [(reason, weight) for reason, weight, seen in beats if seen][:1]
        score = 1 - math.prod(1 - weight for _, weight in found)
        return Sniff(format=self.name, score=round(score, 3), reasons=tuple(reason for reason, _ in found))

    def lay_out(self, text: str) -> Layout:
        return _Reader(text).read()


FORMAT = WordpressArchive()


class _Reader:
    """Reads the rows of a page once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = rows(text)
        self.marks: list[Mark] = []
        self.items: list[Entry] = []
        self.blocks: list[Block] = []

    def read(self) -> Layout:
        source = {}
        headers = self._headers()
        if headers:
            first = self.rows[headers[0]]
            source["title"] = (first.end - len(first.line.lstrip("/ ")), first.end)
        for start, end in self._lists(headers):
            found = posts(self.rows, start, end)
            self._mark(start, found[0].start if found else end, "boilerplate")
            for post in found:
                self._read_post(post)
        segments = tile(self.text, self.marks)
        problems = [*unread_prose(self.text, segments.of_kind("boilerplate", "label", "other"), least=_EXCERPT)]
        if self.items:
            problems += long_header(
                above(segments, self.items[0].start), "an archive", most=_HEAD_ROWS, size=_HEAD_SIZE
            )
        elif self.rows:
            start, end = self.rows[0].left, self.rows[-1].end
            problems.append(Problem(code="no-post", message="a list without a post", start=start, end=end))
        return Layout(
            segments=segments,
            items=addressed(self.text, self.items, self.blocks),
            blocks=tuple(self.blocks),
            source=source,
            order="newest first",
            problems=tuple(problems),
        )

    def _headers(self) -> list[int]:
        """The rows that head a list: at the top, or below the foot of another list; elsewhere they file a post."""
        found: list[int] = []
        open_ = True
        plain = sum(1 for r in self.rows if r.kind == "header" and not STRONG.match(r.line))
        for i, row in enumerate(self.rows):
            if row.kind in ("nav", "widget"):
                open_ = True
            elif row.kind == "prose" and len(row.line) > 100:
                open_ = False
            elif row.kind == "header" and (open_ or (i < _HEAD and not found and BREADCRUMB.match(row.line))):
                files = plain > 1 and i > 0 and self.rows[i - 1].kind == "short" and not STRONG.match(row.line)
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
            if not any(r.kind == "prose" for r in rows[at:stop]) and stop < len(rows):
                self._mark(at, stop, "boilerplate")  # the site's name and menu above its first widget
                at = stop
                continue
            found.append((at, stop))
            below = bisect_left(headers, stop)
            resume = headers[below] if below < len(headers) else len(rows)
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

    def _read_post(self, post: Post) -> None:
        number = len(self.items) + 1
        rows = self.rows[post.start : post.end]
        title = None if post.title is None else self.rows[post.title]
        day: dt.date | None = None
        time: dt.time | None = None
        dated: tuple[int, int] | None = None
        begun = turns(rows)
        turn: Turn | None = None
        bodies = [r for r in rows if r.kind in ("prose", "short") and (title is None or r.line != title.line)]
        last = bodies[-1] if bodies else None
        self.marks += [Mark(row.left, row.start, "label", number) for row in rows if row.left < row.start]
        for row in rows:
            stamp = date_line(row.line) or agency_date(row.line) if row.kind == "date" else None
            if stamp:
                if not day:
                    day, time = stamp.day, stamp.time
                    dated = row.start + stamp.place[0], row.start + stamp.place[1]
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
                lead = agency_date(row.line[:100])
                if lead:
                    if not day:
                        day, dated = lead.day, (start + lead.place[0], start + lead.place[1])
                    start += lead.end
                    self.marks.append(Mark(row.start, start, "byline", number))
                end = excerpt_end(self.text, start, row.end, last=row is last)
                if row.start in begun:
                    start, turn = begun[row.start]
                    self.marks.append(Mark(row.start, start, "label", number))
                self.marks.append(Mark(end, row.end, "label", number))
                self.marks.append(Mark(start, end, "body", number))
                if start < end:
                    kind: BlockKind = "paragraph" if turn else "prose"
                    self.blocks.append(Block(item=number, kind=kind, spans=((start, end),), turn=turn))
        headline = None if title is None else (title.start, title.end)
        # What stands before the first question is told of the interview, and no part of it.
        asked = bool(begun) and bool(bodies) and bodies[0].start in begun
        self.items.append(
            Entry(
                number=number,
                start=rows[0].start,
                end=rows[-1].end,
                headline=headline,
                day=day,
                time=time,
                dated=dated,
                mode="post" if asked else "prose",
            )
        )

    def _mark(self, start: int, end: int, kind: SegmentKind) -> None:
        self.marks += [Mark(r.left, r.end, kind) for r in self.rows[start:end]]
