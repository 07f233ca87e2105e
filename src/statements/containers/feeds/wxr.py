"""What WordPress exports (WXR): the published posts, with their paragraphs as the editor wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from attrs import frozen

from statements.containers.base import Claim, Input, Told
from statements.containers.feeds.entries import Entry, page
from statements.containers.moments import instant
from statements.models import Page

_PIECE = 65_536
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_CAPTION = re.compile(r"\[caption[^\]]{0,500}\](.{0,3000}?)\[/caption\]", re.DOTALL)
_BLOCKS = re.compile(r"<(?:p|div|blockquote|ul|ol|h[1-6]|figure|table|pre|section)\b", re.IGNORECASE)


class DeclaredError(Exception):
    """The file declares entities, which may be a trap."""


@frozen
class Export:
    """An export of WordPress; a published post is a page, and comments, drafts and pictures are none."""

    name: str = "wxr"
    summary: str = "an export of WordPress"
    suffixes: tuple[str, ...] = (".xml", ".wxr")
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        found = b"wordpress.org/export/" in head or b"<wp:wxr_version>" in head
        return Claim(score=0.97 if found else 0.0, reason="the names of WordPress's export")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        reader = _Reader()
        number = 0
        try:
            while True:
                piece = given.stream.read(_PIECE)
                reader.parser.Parse(piece, not piece)
                for row in reader.take():
                    number += 1
                    yield from self._page(row, reader, number, given.name, told)
                if not piece:
                    return
        except (expat.ExpatError, DeclaredError) as error:
            for row in reader.take():
                number += 1
                yield from self._page(row, reader, number, given.name, told)
            told.problem("bad-xml", f"behind item {number}: no XML ({error}); what follows is not read")

    def _page(self, row: dict[str, Any], reader: _Reader, number: int, name: str, told: Told) -> Iterator[Page]:
        if row.get("wp:post_type", "post") not in ("post", "page") or row.get("wp:status") != "publish":
            told.counts["items that are no published posts"] += 1
            return
        made = page(_entry(row, reader), f"item {number}", self.name, name, told)
        if made is not None:
            yield made


CONTAINER = Export()


class _Reader:
    """Collects the items of an export while it is parsed."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = self._declared
        self.path: list[str] = []
        self.channel: dict[str, str] = {}
        self.authors: dict[str, str] = {}
        self.login = ""
        self.item: dict[str, Any] | None = None
        self.done: list[dict[str, Any]] = []
        self.text: list[str] = []
        self.tag = ""

    def take(self) -> list[dict[str, Any]]:
        """The items that are whole by now."""
        done, self.done = self.done, []
        return done

    def _declared(self, *_: Any) -> None:
        raise DeclaredError("it declares entities")

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        self.path.append(name)
        self.text = []
        if name == "item":
            self.item = {"tags": []}
        elif name == "category":
            self.tag = attrs.get("domain", "")

    def _words(self, text: str) -> None:
        self.text.append(text)

    def _end(self, name: str) -> None:
        words = "".join(self.text)
        self.path.pop()
        inside = self.path[-1] if self.path else ""
        self.text = []
        if name == "item" and self.item is not None:
            self.done.append(self.item)
            self.item = None
        elif name == "wp:author_login":
            self.login = words
        elif name == "wp:author_display_name":
            self.authors[self.login] = words
        elif self.item is not None and inside == "item":
            if name == "category" and self.tag == "post_tag":
                self.item["tags"].append(words)
            else:
                self.item[name] = words
        elif inside == "channel":
            self.channel.setdefault(name, words)


def _entry(row: dict[str, Any], reader: _Reader) -> Entry:
    universal = row.get("wp:post_date_gmt", "")
    login = row.get("dc:creator", "")
    words = row.get("content:encoded") or ""
    return Entry(
        id=row.get("wp:post_id") or None,
        title=row.get("title", ""),
        words=_paragraphs(words) if words.strip() else row.get("excerpt:encoded", ""),
        excerpt=not words.strip(),
        url=row.get("link") or None,
        published=instant(f"{universal}+00:00") if universal[:4] not in ("", "0000") else instant(row.get("pubDate")),
        author=reader.authors.get(login) or login or None,
        topics=tuple(dict.fromkeys(row["tags"])),
        language=reader.channel.get("language", "").partition("-")[0] or None,
        publisher=reader.channel.get("title") or None,
    )


def _paragraphs(words: str) -> str:
    """The markup that WordPress would make of what the editor wrote: blank lines part paragraphs."""
    text = _CAPTION.sub(r"\n\n<figcaption>\1</figcaption>\n\n", _COMMENT.sub("\n\n", words)).replace("\r\n", "\n")
    out = []
    for block in re.split(r"\n[ \t]{0,20}\n\s{0,200}", text.strip()):
        made = block.strip().replace("\n", "<br>\n") if not _BLOCKS.match(block.strip()) else block
        out.append(made if _BLOCKS.match(made) or made.startswith("<figcaption") else f"<p>{made}</p>")
    return "\n".join(out)
