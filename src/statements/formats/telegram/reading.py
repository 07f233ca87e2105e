"""How one post of a Telegram channel reads: its title, then topics, points and paragraphs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from statements.formats.base import Block, BlockKind, Entry
from statements.formats.shape import titled
from statements.formats.telegram import labels
from statements.formats.telegram.posts import Post
from statements.formats.telegram.rows import (
    Row,
    channel,
    foot_day,
    hashtags,
    introduces,
    is_label,
    is_turn,
    names_somebody,
    place_line,
    speaks,
)
from statements.formats.tiling import Mark, Marks
from statements.patterns import pattern

_TAIL = pattern(rf"(?>(?:[\s{labels.EMOJI}]++(?:#\w{{1,100}}+)?){{1,12}})$")
_DASHES = ("- ", "– ", "— ")
_WORD = pattern(r"[^\W\d_]{2}")
# The most topics that are in force at once: more are a cloud of tags, and every point would bear them all.
_TOPICS = 64
_ELISION = pattern(r"\s?[<\[(](?:…|\.\.\.|\. \. \.)[>\])]\W{0,3}$")


class PostReader:
    """Reads the rows of one post: its title, then topics, points and paragraphs."""

    def __init__(self, text: str, post: Post, number: int, channel: str | None) -> None:
        self.text = text
        self.post = post
        self.number = number
        self.channel = channel
        self.marks = Marks()
        self.blocks: list[Block] = []
        self.entry: Entry | None = None
        self.day: dt.date | None = None
        self.dated = -1  # the row below the title that tells place and day

    def read(self) -> Marks:
        rows = self.post.rows
        live = [i for i, r in enumerate(rows) if i not in self.post.repeats]
        texts = [i for i in live if rows[i].kind == "text" and rows[i].line != self.channel]
        if self.post.forwarded_from and rows[0].kind == "forward" and not channel(rows[0], self.text):
            texts = texts[1:]
        leads = next((n for n, i in enumerate(texts) if not labels.lead_in().fullmatch(rows[i].words)), 0)
        above, texts = texts[:leads], texts[leads:]
        title = self._title(rows, texts)
        if not title and above and texts and names_somebody(rows[above[-1]].words):
            title = above[-1:]
        headline = None
        if title:
            headline = (rows[title[0]].body, self._trimmed(rows[title[-1]], last=False)[1])
            if len(title) > 1:
                self.marks.append(Mark(*headline, "headline", self.number))
        body = [i for i in texts if i not in title]
        if title and len(body) > 1 and place_line(rows[body[0]]):
            self.dated = body[0]
            self.day = foot_day(rows[body[0]])
            body = body[1:]
        if title:
            body = body[self._announced(rows, body) :]
        named = bool(body) and is_label(rows[body[0]])
        points = bool(title) or named
        self._sort_rows(rows, set(body), title, points)
        if not texts and not self.post.forwarded_from:
            return self.marks
        self.entry = Entry(
            number=self.number,
            start=rows[0].left,
            end=rows[-1].right,
            headline=headline,
            day=self.day,
            forwarded_from=self.post.forwarded_from,
            mode="post" if points else "prose",
            dated=self._dated(rows, title),
        )
        return self.marks

    def _dated(self, rows: list[Row], title: list[int]) -> tuple[int, int] | None:
        """Where the post's own date stands: in its title, in the line below it, or in a line of its own at its foot."""
        titles = [rows[i] for i in title if rows[i].dated]
        below = [rows[self.dated]] if self.dated >= 0 else []
        live = [r for i, r in enumerate(rows) if i not in self.post.repeats and r.kind in ("foot", "day")]
        for row, last in (*((r, True) for r in titles), *((r, False) for r in (*below, *live))):
            found = list(labels.PRINTED.finditer(self.text, row.body, row.end))
            if found:
                return found[-1 if last else 0].start(), found[-1].end()
        return None

    def _title(self, rows: list[Row], texts: list[int]) -> list[int]:
        """The rows of the title: the first text, if it reads as one and something follows it."""
        if not texts or is_turn(rows[texts[0]].words):
            return []
        row, last = rows[texts[0]], rows[texts[-1]]
        if len(texts) > 1 and last.dated and last.mark and not (row.dated or last.bullet) and titled(last.words):
            return texts[-1:]  # the line below the words that tells where they come from
        letter = len(texts) > 1 and not labels.LETTERS.isdisjoint(rows[texts[1]].mark)
        if letter and len(row.words) <= 320 and not row.bullet:
            return texts[:1]
        follows = len(texts) > 1 or row.dated
        long_title = len(row.words) <= 320 and row.dated
        presented = introduces(row.words) and len(row.words) < 200
        if not follows or (row.bullet and not (row.dated or (presented and speaks(row.words)))):
            return []
        if not (long_title or presented or titled(row.words, longest=250)):
            return []
        title = texts[:1]
        if len(texts) > 2 and not row.dated:
            second = rows[texts[1]].line
            if second.startswith("(") and second.endswith(")") and any(c.isdigit() for c in second):
                title = texts[:2]
        return title

    def _announced(self, rows: list[Row], body: list[int]) -> int:
        """How many rows below the title only announce: a briefing's agenda, or a second title above the lead-in.

        They end without a stop, and a label or a topic parts them from the words that follow.
        """
        run = next((n for n, i in enumerate(body) if not titled(rows[i].words)), len(body))
        if not 0 < run < len(body):
            return 0
        below = rows[body[run - 1] + 1]
        said = any(not rows[i].bullet or not labels.SPEECH.isdisjoint(rows[i].mark) for i in body[:run])
        agenda = run > 1 and not said and below.kind != "text"
        second = run == 1 and not rows[body[0]].bullet and labels.lead_in().fullmatch(below.words) is not None
        return run if agenda or second else 0

    def _sort_rows(self, rows: list[Row], body: set[int], title: list[int], points: bool) -> None:
        bulleted = points and any(rows[i].bullet for i in body)
        dashed = [rows[i].words for i in body if rows[i].words.startswith(_DASHES)] if points else []
        clauses = any(words.endswith(";") for words in dashed)
        dashes = len(dashed) if clauses else sum(words.startswith("- ") for words in dashed)
        topics: list[str] = []
        heap: list[Row] = []
        opened: BlockKind = "prose"
        last, kept = len(rows) - 1, {*title, self.dated}

        def close() -> None:
            if heap:
                self._block(heap, topics, opened)
                heap.clear()

        for i, row in enumerate(rows):
            if i in self.post.repeats:
                if i and i - 1 in self.post.repeats:
                    self.marks.widen(row.right)
                else:
                    self.marks.append(Mark(row.left, row.right, "repeat", self.number))
            elif row.kind == "topic":
                close()
                tags = hashtags(row.line.replace(":", " "))
                above = i > 0 and rows[i - 1].kind == "topic" and i - 1 not in self.post.repeats
                topics = topics if above else []
                topics += tags[: max(0, _TOPICS - len(topics))]
                self._mark(row, "topic")
            elif row.kind in ("foot", "day"):
                self._mark(row, "label" if row.kind == "foot" else "date")
                if not any(rows[j].dated for j in title):
                    self.day = self.day or foot_day(row)
            elif i in title:
                self._mark(row, "headline")
            elif i in body and self._heading(rows, body, i, bool(self.blocks or heap), points):
                close()
                self._mark(row, "label")
            elif i in body:
                self._mark(row, "body")
                marked = row.bullet or (dashes > 1 and row.words.startswith(_DASHES))
                starts = marked or not heap or not (bulleted or dashes > 1) or opened == "paragraph" or row.mark
                if starts or speaks(row.words) or row.asks or (heap and heap[0].asks):
                    close()
                    opened = ("point" if marked or (bulleted and row.mark) else "paragraph") if points else "prose"
                heap.append(row)
            else:
                self._mark(row, "date" if i == self.dated else "boilerplate" if row.line == self.channel else "label")
            if row.kind == "text" and 0 < i < last and i not in kept:
                rows[i] = rows[0]  # nothing looks at it again, and a long post has many
        close()

    def _heading(self, rows: list[Row], body: set[int], i: int, begun: bool, points: bool) -> bool:
        """Whether a short line only leads over to the points below it."""
        words = rows[i].words.rstrip()
        if (
            not points
            or len(words) > 60
            or rows[i].bullet
            or rows[i].asks
            or (speaks(words) and not words.endswith(":"))
        ):
            return False
        if labels.lead_in().fullmatch(words):
            return True
        below = next((r for j, r in enumerate(rows[i + 1 : i + 4], i + 1) if j in body or r.kind == "topic"), None)
        if below is None or not (below.kind == "topic" or below.bullet) or len(words.split()) > 7:
            return False
        if not (words.endswith(":") or titled(words)):
            return False
        return not begun or bool(rows[i].mark) or words.endswith(":")

    def _block(self, heap: list[Row], topics: Sequence[str], kind: BlockKind) -> None:
        spans = []
        found = list(topics)
        for n, row in enumerate(heap):
            start, end = self._trimmed(row, last=n == len(heap) - 1, listed=kind == "point")
            if start < end:
                spans.append((start, end))
            found += hashtags(row.words)
        # A letter or a number alone is nobody's words.
        if spans and (kind == "prose" or any(_WORD.search(self.text, *span) for span in spans)):
            unique = tuple(dict.fromkeys(found))
            self.blocks.append(Block(item=self.number, kind=kind, spans=tuple(spans), topics=unique))

    def _trimmed(self, row: Row, *, last: bool, listed: bool = False) -> tuple[int, int]:
        """The words of a row without bullet, emoji and hashtags that hang on to its end."""
        start, end = row.body, row.end
        if self.text.startswith(_DASHES, start, end) and (listed or self.text.startswith("- ", start)):
            start += 2
        for _ in range(3):
            before = end
            window = max(start, end - 200)
            hangs = self.text[end - 1 : end] >= "\u2000" or self.text.find("#", window, end) >= 0
            if hangs and (tail := _TAIL.search(self.text, window, end)):
                end = self._tail_start(tail.start(), end)
            if listed and last and self.text[end - 1] == ";":
                end -= 1  # a list of clauses
            if last and (cut := _ELISION.search(self.text, max(start, end - 20), end)):
                end = cut.start()
            if end == before:
                break
        if _ELISION.fullmatch(self.text, start, end):
            return start, start
        return start, end

    def _tail_start(self, at: int, end: int) -> int:
        tail = self.text[at:end]
        hung = labels.EMOJI_CHAR.search(tail.partition("#")[0]) or self.text[at - 1 : at] in '.!?…"”»)]>'
        if "#" not in tail or hung:
            return at
        # The first hashtag is a word of the sentence; what a sign parts from it is not.
        sign = labels.EMOJI_CHAR.search(tail)
        return at + len(tail[: sign.start()].rstrip()) if sign else end

    def _mark(self, row: Row, kind: Any) -> None:
        if row.left < row.start:
            self.marks.append(Mark(row.left, row.start, "label", self.number))
        self.marks.append(Mark(row.start, row.end, kind, self.number))
        if row.end < row.right:
            self.marks.append(Mark(row.end, row.right, "label", self.number))
