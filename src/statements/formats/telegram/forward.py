"""Telegram channel pages: posts forwarded from other channels and the channel's own, with points under hashtags."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from statements.formats.addresses import addressed
from statements.formats.base import Block, Entry, Layout, Sniff
from statements.formats.shape import titled
from statements.formats.telegram import labels
from statements.formats.telegram.rows import Row, header, plain, rows, stub
from statements.formats.tiling import Mark, Marks, taken, tile
from statements.formats.unread import long_header, unread_prose
from statements.models import Problem, Segments
from statements.record import record

_SAMPLE = 20_000
# The most lines and characters of a channel's header: name, counters, a description of a few lines.
_HEAD_ROWS, _HEAD_SIZE = 24, 1_500


@record(eq=False, repr=False)
class TelegramForward:
    """Pages of Telegram channels; a post under a title presents words without quoting them (mode ``post``).

    >>> page = "Forwarded from Port Desk\\n🎙 Ann Lee’s speech (May 5, 2021)\\n#Pier\\n🔹 It is old.\\n🔹 It is wet. 💧"
    >>> [(b.topics, page[slice(*b.spans[0])]) for b in FORMAT.lay_out(page).blocks]
    [(('Pier',), 'It is old.'), (('Pier',), 'It is wet.')]
    """

    name: str = "telegram-forward"
    summary: str = "a Telegram channel: forwarded and own posts, with bullets, hashtags and emoji"
    languages: tuple[str, ...] = ()

    def sniff(self, text: str) -> Sniff:
        page = rows(text[:_SAMPLE])
        kinds = Counter(row.kind for row in page)
        body = [row for row in page if row.kind == "text"]
        stubs = sum(1 for row in page if stub(row))
        top, _ = header(page)
        pictured = sum(1 for r in body if labels.PICTURE.search(r.mark))
        marks = (
            ("'Forwarded from' a channel", 0.8, kinds["forward"]),
            ("a channel's header", 0.7, top),
            ("labels of the Telegram page", 0.5, stubs),
            ("titles with an emoji and a date in brackets", 0.5, sum(1 for r in body if r.mark and r.dated)),
            # Few other sites open their lines with pictures; a quarter of a post's do.
            ("lines that open with a picture", 0.35, pictured if pictured > 1 and pictured * 4 >= len(body) else 0),
            ("reactions or views below posts", 0.4, sum(1 for r in page if r.kind == "foot" and r.mark)),
        )
        helps = (
            ("lines of hashtags", 0.5, kinds["topic"]),
            ("bullets", 0.35, sum(1 for r in body if r.bullet)),
        )
        found = [(reason, 1 - (1 - weight) ** min(count, 2)) for reason, weight, count in marks if count]
        # Other sites have hashtags and bullets too; they count beside what only a channel has.
        found += [(reason, weight if found else weight / 3) for reason, weight, count in helps if count]
        score = 1 - math.prod(1 - weight for _, weight in found)
        return Sniff(format=self.name, score=round(score, 3), reasons=tuple(reason for reason, _ in found))

    def lay_out(self, text: str) -> Layout:
        from statements.formats.telegram.posts import split  # what a page of another format does not want
        from statements.formats.telegram.reading import PostReader

        page = rows(text)
        top, name = header(page)
        marks = Marks(Mark(row.left, row.right, "boilerplate") for row in page[:top])
        top, name = _masthead(page, top, name, marks)
        head, rest = [(row.left, row.right) for row in page[:top]], page[top:]
        below = (rest[0].left, rest[-1].right) if rest else None
        posts = split(text, rest, name)
        del page, rest
        items: list[Entry] = []
        blocks: list[Block] = []
        for post in taken(posts):
            reader = PostReader(text, post, len(items) + 1, name)
            marks += reader.read()
            if reader.entry is not None:
                items.append(reader.entry)
                blocks += reader.blocks
        source: dict[str, Any] = {"publisher": plain(name)} if name else {}
        channels = Counter(entry.forwarded_from for entry in items if entry.forwarded_from)
        if channels and channels.most_common(1)[0][1] * 2 > sum(channels.values()):
            source["forwarded_from"] = channels.most_common(1)[0][0]
        # What stands below the last post, with no words of its own, is of no item.
        marks.release(len(items))
        segments = tile(text, marks)
        problems = tuple(_problems(text, head, None if items else below, segments))
        found = addressed(text, items, blocks, whose=r"\bt\.me/.+/\d")
        return Layout(segments=segments, items=found, blocks=tuple(blocks), source=source, problems=problems)


FORMAT = TelegramForward()


def _problems(
    text: str, head: list[tuple[int, int]], unread: tuple[int, int] | None, segments: Segments
) -> Iterator[Problem]:
    """What reads like content and is none: a header longer than a channel's, labels without a post, unread prose."""
    yield from long_header(head, "a channel", most=_HEAD_ROWS, size=_HEAD_SIZE)
    if unread is not None:
        yield Problem(code="no-post", message="labels of a channel, but no post", start=unread[0], end=unread[1])
    yield from unread_prose(text, (s for s in segments.of_kind("label", "boilerplate", "other") if s.item is not None))


def _masthead(page: list[Row], top: int, name: str | None, marks: Marks) -> tuple[int, str | None]:
    """A channel's bare name above its first forward, or above each of its posts, is no post."""
    first = next((i for i, row in enumerate(page) if row.kind == "forward"), len(page))
    above = [row for row in page[top:first] if row.kind != "label"]
    if not above or above[0].kind != "text" or above[0].dated or len(above[0].line) > 70 or not titled(above[0].words):
        return top, name
    alone = len(above) == 1 and first < len(page)
    if alone or sum(1 for row in page if row.line == above[0].line) > 2:
        stop = first if alone else page.index(above[0]) + 1
        marks += [Mark(row.left, row.right, "boilerplate") for row in page[top:stop]]
        return stop, name or above[0].line
    return top, name
