"""Live pages that list their entries as data: each with its own moment, address and words, seen on the page or not."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from attrs import define, field

from statements.containers.around import is_clock, leads_elsewhere
from statements.containers.html.blocks import Blocks
from statements.containers.html.metadata import Metadata, kinds
from statements.containers.html.visible import Line, Visible
from statements.containers.moments import instant
from statements.models import PageItem, Segment, SegmentKind, Span

_STAMP = re.compile(r"^\s*\(?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:\([A-Z]{2,5}\)|[A-Z]{2,5}\b)?\)?\s*[-–—:|]?\s*")
_TAGS = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
# How much of an entry's words is looked for on the page.
_KEY = 60


@define
class _Written:
    """The text that is written: the visible one, and behind it what only the data hold."""

    text: str
    segments: list[Segment] = field(factory=list)
    items: list[PageItem] = field(factory=list)


def laid_out(page: Visible, facts: Metadata) -> dict[str, Any]:
    """The text, the segments and the items of a live page: its entries seen, then those that only the data hold."""
    blocks = Blocks.of(page, facts)
    folded = [_folded(blocks.words(line)) for line in page.lines]
    ids = _by_id(page.root)
    seen: list[tuple[int, int, Mapping[str, Any]]] = []
    unseen: list[Mapping[str, Any]] = []
    taken: set[int] = set()
    for update in facts.updates:
        place = _place(page, update, ids, folded, taken)
        if place is None:
            unseen.append(update)
        else:
            taken.update(range(*place))
            seen.append((*place, update))
    written = _Written(page.text)
    for first, last, update in sorted(seen, key=lambda one: one[0]):
        _see(written, page, blocks, (first, last), update)
    inside = {i for first, last, _ in seen for i in range(first, last)}
    for i, line in enumerate(page.lines):
        if i not in inside:
            kind: SegmentKind = blocks.kinds[i]
            if kind == "body" or (kind == "lead" and not _is_above(i, seen)):
                kind = "other"
            written.segments.append(Segment(start=line.start, end=line.end, kind=kind))
    for update in unseen:
        _append(written, update)
    written.segments.sort(key=lambda segment: segment.start)
    return {"text": written.text, "segments": tuple(written.segments), "items": tuple(written.items)}


def _is_above(i: int, seen: list[tuple[int, int, Mapping[str, Any]]]) -> bool:
    return bool(seen) and i < min(first for first, _, _ in seen)


def _by_id(root: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    stack = [root]
    while stack:
        one = stack.pop()
        attrs = getattr(one, "attrs", None) or {}
        for key in ("id", "data-id", "data-post-id", "data-block-id"):
            if value := attrs.get(key):
                found.setdefault(value, one)
        stack += one.children or ()
    return found


def _place(
    page: Visible, update: Mapping[str, Any], ids: Mapping[str, Any], folded: list[str], taken: set[int]
) -> tuple[int, int] | None:
    """The lines in which an entry is seen: those of the element that its address names, else where its words stand."""
    anchor = str(update.get("url") or "").partition("#")[2]
    if anchor and anchor in ids:
        lines = [i for i, line in enumerate(page.lines) if _holds(ids[anchor], line)]
        if lines and taken.isdisjoint(lines):
            return lines[0], lines[-1] + 1
    keys = [_folded(words)[:_KEY] for words in (*_paragraphs(_body(update)), _headline(update)) if len(words) > 20]
    if not keys:
        return None
    first = next((i for i, words in enumerate(folded) if i not in taken and words.startswith(keys[0])), None)
    if first is None:
        return None
    last = first + 1
    for key in keys[1:-1]:
        last = next((i + 1 for i in range(first, min(len(folded), first + 40)) if folded[i].startswith(key)), last)
    head = _folded(_headline(update))
    if first and head and folded[first - 1].endswith(head) and first - 1 not in taken:
        first -= 1
    return first, last


def _holds(element: Any, line: Line) -> bool:
    one = line.element
    while one is not None:
        if one is element:
            return True
        one = one.parent
    return False


def _see(written: _Written, page: Visible, blocks: Blocks, place: tuple[int, int], update: Mapping[str, Any]) -> None:
    """Take an entry that is seen: its headline, its stamps, captions and links apart from its words."""
    head = _folded(_headline(update))
    headline = None
    lines = page.lines[slice(*place)]
    for line in lines:
        words = blocks.words(line)
        kind = blocks.role(line.element)
        if head and headline is None and _folded(words) == head:
            headline, kind = Span(start=line.start, end=line.end), "headline"
        elif line.element.name == "time" or is_clock(words):
            kind = "time"
        elif line.element.name in ("h1", "h2", "h3", "h4"):
            kind = "headline"
        elif line.linked * 2 > len(words) and (len(words) < 80 or leads_elsewhere(words, line.linked)):
            kind = "boilerplate"
        if kind is not None:
            written.segments.append(Segment(start=line.start, end=line.end, kind=kind))
    _add(written, lines[0].start, lines[-1].end, update, headline)


def _append(written: _Written, update: Mapping[str, Any]) -> None:
    """Write an entry that only the data hold behind the text."""
    start = len(written.text) + 2
    pieces = [_headline(update), *_paragraphs(_body(update))]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return
    written.text = f"{written.text}\n\n" + "\n\n".join(pieces)
    named = bool(_headline(update))
    headline = Span(start=start, end=start + len(pieces[0])) if named else None
    if headline is not None:
        written.segments.append(Segment(start=headline.start, end=headline.end, kind="headline"))
    _add(written, start, len(written.text), update, headline)


def _add(written: _Written, start: int, end: int, update: Mapping[str, Any], headline: Span | None) -> None:
    author = update.get("author")
    name = author.get("name") if isinstance(author, Mapping) else author
    written.items.append(
        PageItem(
            number=len(written.items) + 1,
            start=start,
            end=end,
            headline=headline,
            published=instant(update.get("datePublished")) or instant(update.get("dateCreated")),
            edited=instant(update.get("dateModified")),
            url=str(update["url"]) if update.get("url") else None,
            author=name if isinstance(name, str) else None,
            excerpt=_breaks_off(_body(update)),
        )
    )


def _headline(update: Mapping[str, Any]) -> str:
    """An entry's headline, without the stamp that it may open with."""
    words = update.get("headline")
    text = " ".join(_plain(words).split()) if isinstance(words, str) else ""
    return _STAMP.sub("", text) or text


def _body(update: Mapping[str, Any]) -> str:
    words = update.get("articleBody") or update.get("text") or update.get("description")
    return words if isinstance(words, str) and kinds(update) != ["Comment"] else ""


def _plain(words: str) -> str:
    return _TAGS.sub("", html.unescape(words))


def _paragraphs(body: str) -> list[str]:
    """The paragraphs of an entry's body: plain text, or markup, with its entities once more in the string."""
    words = html.unescape(body)
    if not _TAGS.search(words):
        lines = (" ".join(line.split()) for line in words.split("\n"))
        return [line for line in lines if line and not leads_elsewhere(line)]
    seen = Visible.of(words)
    rows = ((seen.text[line.start : line.end], line.linked) for line in seen.lines)
    return [line for line, linked in rows if line.strip() and not leads_elsewhere(line, linked)]


def _breaks_off(body: str) -> bool:
    """Whether an entry's words end in the middle: at a round length, with no stop."""
    text = _plain(body).strip()
    return bool(text) and text[-1].isalnum() and len(body) in range(90, 260)


def _folded(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
