"""Feeds: RSS, Atom and RDF, whatever state they are in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from attrs import frozen

from statements.containers.base import Claim, Input, Told, needed
from statements.containers.feeds.entries import Entry, page
from statements.containers.moments import instant
from statements.models import Page

_OPENING = re.compile(rb"<(?:\w{1,10}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_WEB = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)


@frozen
class Feed:
    """A feed; an entry is a page."""

    name: str = "feed"
    summary: str = "a feed: RSS, Atom, RDF"
    suffixes: tuple[str, ...] = (".xml", ".rss", ".atom", ".rdf")
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        opening = head[:4_000].replace(b"\x00", b"")
        if _OPENING.search(opening) and not _WEB.search(opening):
            return Claim(score=0.85, reason="it opens as a feed does")
        return Claim(score=0.0)

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        library = needed("feedparser", "feeds", "feeds")
        data = given.whole()
        # Read from memory alone: a path or an address would be fetched.
        feed = library.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if feed.bozo and not feed.entries:
            told.problem("bad-feed", f"{given.name}: {_reason(feed)}")
            return
        if feed.bozo:
            told.counts["faults of the feed"] += 1
        known: set[str] = set()
        whole = feed.feed
        for number, row in enumerate(feed.entries, 1):
            entry = _entry(row, whole)
            if entry.id is not None and entry.id in known:
                told.counts["entries told twice"] += 1
                continue
            known.add(entry.id or "")
            made = page(entry, f"entry {number}", self.name, given.name, told)
            if made is not None:
                yield made


CONTAINER = Feed()


def _reason(feed: Any) -> str:
    return f"it is no feed ({feed.get('bozo_exception') or 'nothing in it is an entry'})"


def _entry(row: Any, whole: Any) -> Entry:
    content = next((c for c in row.get("content", ()) if c.get("value", "").strip()), None)
    words = content["value"] if content else row.get("summary") or row.get("description") or ""
    kind = (content or row.get("summary_detail") or {}).get("type", "text/html")
    link = row.get("link") or ""
    base = (content or row.get("title_detail") or {}).get("base") or whole.get("link") or ""
    tags = (tag.get("label") or tag.get("term") for tag in row.get("tags", ()))
    return Entry(
        id=row.get("id") or link or None,
        title=row.get("title") or "",
        words=words,
        plain=kind == "text/plain" and "<" not in words,
        excerpt=content is None,
        url=urljoin(base, link) if link else None,
        published=instant(row.get("published")),
        edited=instant(dict.get(row, "updated")),
        author=row.get("author") or whole.get("author") or None,
        topics=tuple(dict.fromkeys(tag for tag in tags if tag)),
        language=((content or {}).get("language") or whole.get("language") or "").partition("-")[0] or None,
        publisher=whole.get("title") or None,
    )
