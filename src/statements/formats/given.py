"""The layout of a page whose container knows what stands where: a format reads the words, and its facts hold."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from statements.formats.base import Block, Entry, Layout, Turn
from statements.formats.heads import dateline
from statements.formats.tiling import Mark, tile
from statements.models import Page, PageItem, PageTurn, Problem, Segment, Segments, Span
from statements.models.page import CONTENT
from statements.text import View

Place = tuple[int, int]


def masked(page: Page, view: View) -> str:
    """The view's text in which what the container knows to be no content is blank, place for place.

    >>> page = Page(text="Menu\\nIt is open.", segments=(Segment(start=0, end=4, kind="navigation"),))
    >>> masked(page, View.of(page.text))
    '    \\nIt is open.'
    """
    out, at = [], 0
    for segment in _marked(page):
        if segment.kind in CONTENT:
            continue
        start, end = _place(view, segment)
        out.append(view.text[at:start])
        out.append("\n".join(" " * len(line) for line in view.text[start:end].split("\n")))
        at = end
    return "".join([*out, view.text[at:]])


def given(page: Page, view: View, read: Layout | None) -> Layout:
    """The page's layout: its container's items, or those of the layout ``read`` from the words alone, with its facts.

    ``read`` is ``None`` where the container's items are all that is wanted.
    """
    page = evolve(page, segments=_marked(page))
    known = [_entry(item, view) for item in page.items]
    if read is None:
        blocks = tuple(block for item in page.items for block in _blocks(item, page, view))
        marks = [Mark(*span, "body", block.item) for block in blocks for span in block.spans]
        marks += [Mark(*span, "byline", block.item) for block in blocks for span in _dateline(view.text, block)]
        read = Layout(segments=tile(view.text, marks), items=tuple(known), blocks=blocks)
    elif known:
        read = _settled(read, known, page)
    else:
        title = next((s for s in page.segments if s.kind == "headline"), None)
        if title is not None and len(read.items) == 1 and read.items[0].headline is None:
            (only,), place = read.items, _place(view, title)
            headed = evolve(only, headline=place, start=min(only.start, place[0]), end=max(only.end, place[1]))
            read = evolve(read, items=(headed,))
    if page.quotes:
        read = evolve(read, blocks=tuple(_quoted(block, page, view) for block in read.blocks))
    numbers = _Numbers(read.items)
    over = [Mark(*_place(view, s), s.kind, numbers.at(_place(view, s)[0])) for s in page.segments]
    segments = tile(view.text, _laid_over(read.segments, sorted(m for m in over if m.kind not in CONTENT)))
    return evolve(read, segments=segments, problems=(*read.problems, *_problems(page, view)))


def _marked(page: Page) -> tuple[Segment, ...]:
    """The page's segments, with the headlines of its items among them."""
    titles = [Segment(start=i.headline.start, end=i.headline.end, kind="headline") for i in page.items if i.headline]
    if not titles:
        return page.segments
    starts = [s.start for s in page.segments]
    free = [t for t in titles if _is_free(page.segments, bisect_left(starts, t.end), t)]
    return tuple(sorted((*page.segments, *free), key=lambda s: s.start))


def _is_free(segments: Sequence[Segment], stop: int, title: Segment) -> bool:
    """Whether none of the segments before ``stop`` reaches into a title."""
    return stop == 0 or segments[stop - 1].end <= title.start


def _place(view: View, span: Span | Segment | PageItem | Problem) -> Place:
    """Where a span of the page stands in its view."""
    size = range(len(view.text) + 1)
    return bisect_left(size, span.start, key=view.at), bisect_left(size, span.end, key=view.at)


def _entry(item: PageItem, view: View) -> Entry:
    start, end = _place(view, item)
    day, time = _moment(item.published)
    return Entry(
        number=item.number,
        start=start,
        end=end,
        headline=_place(view, item.headline) if item.headline else None,
        day=day,
        time=time,
        mode="turn" if item.turn else "prose",
        url=item.url,
        author=item.author,
        published=item.published,
        latest=None if day else _moment(item.edited)[0],
    )


def _moment(published: dt.date | dt.datetime | None) -> tuple[dt.date | None, dt.time | None]:
    if isinstance(published, dt.datetime):
        return published.date(), published.timetz()
    return published, None


def _settled(read: Layout, known: Sequence[Entry], page: Page) -> Layout:
    """A layout whose items are the container's: what a format takes for several inside one is one."""
    first: dict[int, Entry] = {}
    numbers: dict[int, int] = {}
    for entry in read.items:
        i = max(0, bisect_left(known, entry.start + 1, key=lambda one: one.start) - 1)
        numbers[entry.number] = known[i].number
        first.setdefault(i, entry)
    items = [
        evolve(_told(first[i], one, page), number=one.number, start=one.start, end=one.end) if i in first else one
        for i, one in enumerate(known)
    ]
    blocks = (evolve(block, item=numbers.get(block.item, block.item)) for block in read.blocks)
    segments = (s if s.item is None else evolve(s, item=numbers.get(s.item, s.item)) for s in read.segments)
    source = dict(read.source)
    if page.channel:
        source["publisher"] = page.channel
    return evolve(read, items=tuple(items), blocks=tuple(blocks), segments=Segments(segments), source=source)


def _told(entry: Entry, one: Entry, page: Page) -> Entry:
    """An item as a format reads it, with what the container tells of it."""
    return evolve(
        entry,
        day=one.day or entry.day,
        time=one.time if one.day else entry.time,
        headline=entry.headline or one.headline,
        forwarded_from=entry.forwarded_from or page.forwarded_from,
        url=one.url,
        author=one.author,
        published=one.published,
        latest=one.latest,
    )


def _blocks(item: PageItem, page: Page, view: View) -> Iterator[Block]:
    """What is to be read in an item: a block a paragraph, without what the container knows to be none of its words."""
    turn = _turn(item.turn, view) if item.turn else None
    first = True
    for start, end in _paragraphs(item, view):
        spans = list(_cut((start, end), page, view))
        if turn is None:
            # A paragraph of news is read in one span; what stands inside a sentence stays.
            spans = [(spans[0][0], spans[-1][1])] if spans else []
            if spans and first:
                spans = [(dateline(view.text, *spans[0]), spans[0][1])]
        spans = [span for span in spans if span[0] < span[1]]
        if spans:
            first = False
            kind = "prose" if turn is None else "paragraph"
            yield Block(item=item.number, kind=kind, spans=tuple(spans), turn=turn)  # type: ignore[arg-type]


def _dateline(text: str, block: Block) -> Iterator[Place]:
    """What stands on a paragraph's line before its words."""
    start = block.spans[0][0]
    return _stripped(text, text.rfind("\n", 0, start) + 1, start) if block.turn is None else iter(())


def _turn(turn: PageTurn, view: View) -> Turn:
    label, name, office = (_place(view, span) if span else None for span in (turn.label, turn.name, turn.office))
    return Turn(role=turn.role, label=label, name=name, office=office)


def _quoted(block: Block, page: Page, view: View) -> Block:
    """A block as somebody's words, where the page sets it off as such."""
    first, last = view.at(block.spans[0][0]), view.at(block.spans[-1][1])
    i = bisect_left(page.quotes, first + 1, key=lambda quote: quote.start) - 1
    if i < 0 or last > page.quotes[i].end:
        return block
    return evolve(block, kind="paragraph", turn=_turn(page.quotes[i].turn, view))


def _paragraphs(item: PageItem, view: View) -> Iterator[Place]:
    """The lines of an item."""
    start, end = _place(view, item)
    for line in view.text[start:end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _cut(line: Place, page: Page, view: View) -> Iterator[Place]:
    """The stretches of a line that are content, without the space at their ends."""
    at, end = line
    i, stop = bisect_left(page.segments, view.at(at) + 1, key=lambda s: s.end), view.at(end)
    while i < len(page.segments) and page.segments[i].start < stop:
        first, last = _place(view, page.segments[i])
        if page.segments[i].kind not in CONTENT:
            yield from _stripped(view.text, at, first)
            at = max(at, last)
        i += 1
    yield from _stripped(view.text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Place]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _laid_over(read: Iterable[Segment], over: Sequence[Mark]) -> Iterator[Mark]:
    """The container's marks, and what they leave of the layout's own."""
    yield from over
    i = 0
    for segment in read:
        if segment.kind in ("blank", "other"):
            continue
        at = segment.start
        while i < len(over) and over[i].end <= at:
            i += 1
        k = i
        while k < len(over) and over[k].start < segment.end:
            if at < over[k].start:
                yield Mark(at, over[k].start, segment.kind, segment.item)
            at = max(at, over[k].end)
            k += 1
        if at < segment.end:
            yield Mark(at, segment.end, segment.kind, segment.item)


class _Numbers:
    """In which item a place stands."""

    def __init__(self, items: Sequence[Entry]) -> None:
        self.items = sorted(items, key=lambda e: e.start)

    def at(self, place: int) -> int | None:
        i = bisect_left(self.items, place + 1, key=lambda e: e.start) - 1
        return self.items[i].number if i >= 0 and place < self.items[i].end else None


def _problems(page: Page, view: View) -> Iterator[Problem]:
    for problem in page.problems:
        start, end = _place(view, problem)
        yield evolve(problem, start=start, end=end)
