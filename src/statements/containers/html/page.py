"""Saved web pages: the visible text with what stands where, the page's own facts, a live page's entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told
from statements.containers.html import live, metadata
from statements.containers.html.blocks import Blocks
from statements.containers.html.markup import markup
from statements.containers.html.metadata import Metadata
from statements.containers.html.quotes import quotes
from statements.containers.html.visible import Visible
from statements.models import Page, Problem, Segment

_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|p|article|section|main|table|h[1-6]|span|link)\b[^<>]{0,2000}>)",
    re.IGNORECASE | re.DOTALL,
)
# What servers send instead of a page: told by the title or the only words of a short page.
_NO_PAGE = re.compile(
    r"just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|ddos[- ]guard|checking your browser"
    r"|enable javascript and cookies|page not found|\b404\b|\b403\b|bot verification|captcha",
    re.IGNORECASE,
)
_SHORT = 600


@frozen
class WebPage:
    """A saved web page: ``.html``, whatever saved it."""

    name: str = "html"
    summary: str = "a saved web page"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    single: bool = True

    def sniff(self, head: bytes, given: Input) -> Claim:
        opening = head.replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
        opening = opening.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").removeprefix(b"\xef\xbb\xbf")
        if _OPENING.match(opening[:16_000]):
            return Claim(score=0.8, reason="it opens as HTML does")
        if given.suffix in self.suffixes and b"<" in head[:4_000]:
            return Claim(score=0.6, reason=f"its name ends in {given.suffix}")
        return Claim(score=0.0)

    def read(self, given: Input, told: Told, *, encoding: str | None = None, **options: Any) -> Iterator[Page]:
        page = read_html(given.whole(), encoding=encoding, told=told, id=given.name)
        if page is not None:
            yield page


CONTAINER = WebPage()


def read_html(
    data: bytes | str, *, told: Told, id: str, encoding: str | None = None, url: str | None = None, **known: Any
) -> Page | None:
    """The page of a saved page's bytes or markup; ``None``, and a problem, where there is nothing to read on it.

    ``url`` is the address under which it was fetched, ``known`` what else whoever holds it knows: fields of ``Page``.
    """
    source = data if isinstance(data, str) else markup(data, encoding)
    page = Visible.of(source)
    facts = metadata.read(page, url)
    if why := _no_page(page, facts):
        told.problem("no-page", f"{id}: {why}")
        return None
    if facts.updates:
        made = live.laid_out(page, facts)
    else:
        blocks = Blocks.of(page, facts)
        body = {line.start for line, kind in zip(page.lines, blocks.kinds, strict=True) if kind == "body"}
        said = [pair for pair in quotes(page) if pair[0].start in body]
        labels = {label.start: label for _, label in said}
        segments = (
            labels.get(line.start) or Segment(start=line.start, end=line.end, kind=kind)
            for line, kind in zip(page.lines, blocks.kinds, strict=True)
            if kind != "body" or line.start in labels
        )
        spans = sorted((quote for quote, _ in said), key=lambda quote: quote.start)
        made = {"text": page.text, "segments": tuple(segments), "quotes": tuple(spans)}
    problems = tuple(Problem(code="bad-data", message=fault, start=0, end=0) for fault in facts.faults)
    return Page(
        **{
            "id": id,
            "container": CONTAINER.name,
            "url": facts.url or url,
            "title": facts.title,
            "author": facts.author,
            "publisher": facts.publisher,
            "language": facts.language,
            "published": facts.published,
            "edited": facts.edited,
            "captured_at": facts.captured_at,
            "topics": facts.topics,
            "origin": tuple(page.origin),
            "left_out": (("hidden", page.hidden),) if page.hidden else (),
            "problems": problems,
            **{name: value for name, value in known.items() if value is not None},
            **made,
        }
    )


def _no_page(page: Visible, facts: Metadata) -> str | None:
    """Why there is nothing to read; ``None`` where there is."""
    words = page.text.strip()
    if not words and not facts.updates:
        return "nothing is to be seen on it"
    if len(words) < _SHORT and not facts.updates and (match := _NO_PAGE.search(f"{facts.title}\n{words}")):
        return f"it is no page, but what a server sends instead ({match.group().lower()})"
    return None
