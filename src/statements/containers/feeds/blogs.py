"""Posts as data: JSON Feed, and what WordPress answers to programs."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told
from statements.containers.feeds.entries import Entry, page, seen
from statements.containers.moments import instant
from statements.containers.tables import rows
from statements.models import Page

_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_RENDERED = re.compile(rb'"content"\s*:\s*\{\s*"(?:raw|rendered|protected)"|"title"\s*:\s*\{\s*"(?:raw|rendered)"')


@frozen
class JsonFeed:
    """A feed in JSON; an entry is a page."""

    name: str = "json-feed"
    summary: str = "a feed in JSON"
    suffixes: tuple[str, ...] = (".json",)
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        found = _JSON_FEED.search(head[:4_000]) is not None
        return Claim(score=0.95 if found else 0.0, reason="the version of JSON Feed")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        try:
            feed = json.loads(given.whole().decode("utf-8-sig", "replace"), strict=False)
        except (ValueError, RecursionError) as error:
            told.problem("bad-feed", f"{given.name}: no JSON ({error})")
            return
        entries = feed.get("items") if isinstance(feed, Mapping) else None
        for number, row in enumerate(entries if isinstance(entries, list) else (), 1):
            if not isinstance(row, Mapping):
                told.problem("bad-entry", f"entry {number}: no object")
                continue
            made = page(_of_json_feed(row, feed), f"entry {number}", self.name, given.name, told)
            if made is not None:
                yield made


@frozen
class WordPress:
    """Posts as WordPress gives them to programs: one, or a list."""

    name: str = "wordpress-json"
    summary: str = "posts of WordPress's programming interface"
    suffixes: tuple[str, ...] = (".json",)
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        opening = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
        found = opening in (b"[", b"{") and _RENDERED.search(head) is not None
        return Claim(score=0.94 if found else 0.0, reason="posts with rendered contents")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        data = given.stream
        if given.head(64).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            data = io.BytesIO(b"[" + given.whole().lstrip(b"\xef\xbb\xbf") + b"]")
        for place, row in rows.of_array(data, b"", told, "utf-8-sig"):
            if row.get("status", "publish") != "publish":
                told.counts["posts that are not published"] += 1
                continue
            made = page(_of_wordpress(row), place, self.name, given.name, told)
            if made is not None:
                yield made


CONTAINER = JsonFeed()
WORDPRESS = WordPress()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _names(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = (one.get("name") if isinstance(one, Mapping) else None for one in people)
    return ", ".join(name for name in names if isinstance(name, str) and name) or None


def _of_json_feed(row: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    html, plain = _text(row.get("content_html")), _text(row.get("content_text"))
    teaser = _text(row.get("summary"))
    tags = row.get("tags")
    return Entry(
        id=str(row["id"]) if row.get("id") is not None else None,
        title=_text(row.get("title")),
        words=html or plain or teaser,
        plain=not html,
        excerpt=not (html or plain),
        url=_text(row.get("url")) or None,
        published=instant(row.get("date_published")),
        edited=instant(row.get("date_modified")),
        author=_names(row.get("authors") or row.get("author")) or _names(feed.get("authors") or feed.get("author")),
        topics=tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str))) if isinstance(tags, list) else (),
        language=_text(row.get("language") or feed.get("language")).partition("-")[0] or None,
        publisher=_text(feed.get("title")) or None,
    )


def _rendered(value: Any) -> str:
    return _text(value.get("rendered") or value.get("raw")) if isinstance(value, Mapping) else _text(value)


def _gmt(row: Mapping[str, Any], name: str) -> Any:
    """The moment of a post: that in UTC, which is written without its zone, else the site's own clock."""
    universal = _text(row.get(f"{name}_gmt"))
    if universal and not universal.startswith("0000"):
        return instant(universal if universal.endswith("Z") else f"{universal}+00:00")
    return instant(row.get(name))


def _of_wordpress(row: Mapping[str, Any]) -> Entry:
    told = row.get("_embedded")
    embedded: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    groups = embedded.get("wp:term")
    terms = [one for group in (groups if isinstance(groups, list) else ()) if isinstance(group, list) for one in group]
    names = (t["name"] for t in terms if isinstance(t, Mapping) and t.get("taxonomy") == "post_tag" and t.get("name"))
    words = _rendered(row.get("content"))
    return Entry(
        id=str(row["id"]) if row.get("id") is not None else None,
        title=_rendered(row.get("title")),
        words=words or _rendered(row.get("excerpt")),
        excerpt=not words,
        url=_text(row.get("link")) or None,
        published=_gmt(row, "date"),
        edited=_gmt(row, "modified"),
        author=_names(embedded.get("author")),
        topics=tuple(dict.fromkeys(seen(name) for name in names if isinstance(name, str))),
    )
