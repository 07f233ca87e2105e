"""An entry of a feed as a page: its title and its words, read as a web page's are, with what the feed tells of it."""

from __future__ import annotations

import html
import re
from typing import Any

from attrs import field, frozen

from statements.containers.around import is_foot, leads_elsewhere
from statements.containers.base import Told
from statements.containers.html.metadata import untracked
from statements.containers.html.quotes import quotes
from statements.containers.html.roles import role
from statements.containers.html.visible import Line, Visible
from statements.containers.moments import Moment
from statements.models import Page, PageItem, Problem, Segment, SegmentKind, Span

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# A system's own marks that stand alone: *[gallery ids="1"]*, *(more…)*.
_MARKS = re.compile(r"\[[a-z][\w-]{1,40}(?: [^\]]{0,300})?\]|\(more(?:…|\.\.\.)?\)", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more\))\W{0,10}$")


@frozen(kw_only=True)
class Entry:
    """An entry as its feed tells it: ``words`` are markup or plain text, ``excerpt`` says that they are a teaser."""

    id: str | None = None
    title: str = ""
    words: str = ""
    excerpt: bool = False
    url: str | None = None
    published: Moment | None = None
    edited: Moment | None = None
    author: str | None = None
    topics: tuple[str, ...] = ()
    language: str | None = None
    publisher: str | None = None
    plain: bool = field(default=False)


def page(entry: Entry, place: str, container: str, name: str, told: Told) -> Page | None:
    """The page of an entry; one without words is its title alone, and a problem; one without either is a problem."""
    title = " ".join(seen(entry.title).split())
    body = Visible.of(entry.words) if not entry.plain and _MARKUP.search(entry.words) else None
    text = entry.words.strip() if body is None else body.text
    problems: tuple[Problem, ...] = ()
    if not text:
        told.problem("no-text", f"{place}: it holds no text")
        if not title:
            return None
        problems = (Problem(code="no-text", message="the entry holds no text", start=0, end=0),)
    lead = f"{title}\n\n" if title and text else title
    segments = [] if body is None else list(_segments(body, len(lead)))
    said = [] if body is None else sorted(quotes(body, len(lead)), key=lambda pair: pair[0].start)
    labels = [label for _, label in said]
    segments = sorted([s for s in segments if not any(s.start == label.start for label in labels)] + labels, key=_start)
    item = PageItem(
        number=1,
        start=0,
        end=len(lead) + len(text),
        headline=Span(start=0, end=len(title)) if title else None,
        published=entry.published,
        edited=entry.edited,
        url=entry.url,
        author=entry.author,
        id=entry.id,
        excerpt=entry.excerpt or bool(_BREAKS_OFF.search(text[-80:])),
    )
    return Page(
        text=lead + text,
        id=f"{name}#{entry.id or place}",
        url=untracked(entry.url) if entry.url else None,
        title=title or None,
        author=entry.author,
        publisher=entry.publisher,
        language=entry.language,
        published=entry.published,
        edited=entry.edited,
        topics=entry.topics,
        container=container,
        segments=tuple(segments),
        quotes=tuple(quote for quote, _ in said),
        items=(item,),
        problems=problems,
    )


def _start(segment: Segment) -> int:
    return segment.start


def seen(words: str) -> str:
    """What is seen of a title: its markup and its entities, escaped once or twice."""
    text = words
    for _ in range(2):
        if "<" in text and _MARKUP.search(text):
            text = Visible.of(text).text
        elif "&" in text:
            text = html.unescape(text)
    return text


def _segments(body: Visible, shift: int) -> Any:
    """What in an entry's words is none of its content."""
    for line in body.lines:
        kind = _kind(body, line)
        if kind is not None:
            yield Segment(start=line.start + shift, end=line.end + shift, kind=kind)


def _kind(body: Visible, line: Line) -> SegmentKind | None:
    words = body.text[line.start : line.end]
    element, found = line.element, None
    while element is not None and found is None and element.name not in (None, "body", "#document"):
        found = role(element)
        element = element.parent
    if found is not None:
        return found
    if line.element.name in _HEADINGS:
        return "headline"
    if leads_elsewhere(words, line.linked) or is_foot(words) or _MARKS.fullmatch(words):
        return "boilerplate"
    if 0 < sum(map(str.isalnum, words)) <= line.linked and len(words) < 80:
        return "boilerplate"
    return None
