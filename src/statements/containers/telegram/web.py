"""Telegram's own web pages: a channel's preview (``t.me/s``, an embedded post) and what Telegram Desktop exports."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told
from statements.containers.html.markup import markup
from statements.containers.html.visible import Visible
from statements.containers.telegram.posts import NO_ZONE, Post, clock, pages
from statements.models import Page

_STAMP = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-]\d{2}):?(\d{2}))?")
_TAG = re.compile(r"ShowHashtag\((?:\"|&quot;)([^\"&]{1,100})")
_NUMBER = re.compile(r"\d{1,12}\Z")
# What a post of the preview holds besides its words, by the names of the elements.
_HELD = {
    "tgme_widget_message_poll": "polls",
    "tgme_widget_message_link_preview": "previews",
    "tgme_widget_message_reactions": "reactions",
    "tgme_widget_message_reply": "previews of what is answered",
    "tgme_widget_message_photo_wrap": "pictures",
    "message_media_not_supported": "media",
    "tgme_widget_message_video_player": "films",
    "media_poll": "polls",
    "media_wrap": "media",
    "reactions": "reactions",
    "bot_buttons_table": "buttons",
}


@frozen
class Preview:
    """A channel's preview in the web, or one embedded post."""

    name: str = "telegram-web"
    summary: str = "a page of t.me: a channel's posts, or one"
    suffixes: tuple[str, ...] = ()
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        found = b"tgme_widget_message" in head or b"tgme_page" in head or b"tgme_channel_info" in head
        return Claim(score=0.95 if found else 0.0, reason="the names of Telegram's elements")

    def read(self, given: Input, told: Told, *, encoding: str | None = None, **options: Any) -> Iterator[Page]:
        page = Visible.parsed(markup(given.whole(), encoding))
        return pages(_previewed(page, told), self.name, given.name, told)


@frozen
class Exported:
    """The web pages that Telegram Desktop exports: ``messages.html``, ``messages2.html`` and so on."""

    name: str = "telegram-html"
    summary: str = "what Telegram Desktop exports as web pages"
    suffixes: tuple[str, ...] = ()
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        found = b"page_body chat_page" in head or (b'class="history"' in head and b'class="message ' in head)
        return Claim(score=0.95 if found else 0.0, reason="the history of a chat")

    def read(self, given: Input, told: Told, *, encoding: str | None = None, **options: Any) -> Iterator[Page]:
        page = Visible.parsed(markup(given.whole(), encoding))
        return pages(_exported(page, told), self.name, given.name, told)


CONTAINER = Preview()
EXPORTED = Exported()


def _classes(element: Any) -> list[str]:
    return ((element.attrs or {}).get("class") or "").split()


def _inside(element: Any) -> Iterator[Any]:
    """The elements inside one, in the page's order."""
    stack = list(reversed(element.children or ()))
    while stack:
        one = stack.pop()
        if one.name and not one.name.startswith("#"):
            yield one
            stack += reversed(one.children or ())


def _within(element: Any, name: str, stop: Any) -> bool:
    """Whether an element stands in one of a class, below ``stop``."""
    while element is not None and element is not stop:
        if name in _classes(element):
            return True
        element = element.parent
    return False


def _line(element: Any) -> str:
    return " ".join(element.to_text().split())


def _first(parts: dict[str, list[Any]], *names: str) -> Any:
    return next((parts[name][0] for name in names if parts.get(name)), None)


def _parts(element: Any) -> dict[str, list[Any]]:
    """The elements inside one by their classes."""
    found: dict[str, list[Any]] = {}
    for one in _inside(element):
        for name in _classes(one):
            found.setdefault(name, []).append(one)
    return found


def _previewed(page: Visible, told: Told) -> Iterator[Post]:
    divs = page.named.get("div", ())
    title = next((_line(one) for one in divs if "tgme_channel_info_header_title" in _classes(one)), None)
    for message in divs:
        if "tgme_widget_message" not in _classes(message):
            continue
        parts, address = _parts(message), (message.attrs or {}).get("data-post") or ""
        number = _NUMBER.search(address)
        if "service_message" in _classes(message):
            told.counts["service messages"] += 1
            continue
        if number is None:
            told.problem("bad-message", f"a post without an address: {_line(message)[:60]}")
            continue
        # The words answered stand first, under the same name; the post's own may stand in themselves twice.
        texts = [
            one for one in parts.get("js-message_text", ()) if not _within(one, "tgme_widget_message_reply", message)
        ]
        own = [one for one in texts if not any(other is not one and _holds(one, other) for other in texts)]
        text = page.piece(own[0]) if own else None
        links = [one for one in _inside(own[0]) if one.name == "a"] if own else []
        topics = [_line(a).lstrip("#") for a in links if ((a.attrs or {}).get("href") or "").startswith("?q=%23")]
        times = [one for one in _inside(message) if one.name == "time" and "datetime" in (one.attrs or {})]
        source = _first(parts, "tgme_widget_message_forwarded_from_name")
        reply = _first(parts, "tgme_widget_message_reply")
        author = _first(parts, "tgme_widget_message_from_author")
        owner = _first(parts, "tgme_widget_message_owner_name")
        yield Post(
            number=int(number.group()),
            text=text.text if text else "",
            origin=tuple(text.origin) if text else (),
            topics=tuple(dict.fromkeys(topics)),
            channel=title or (_line(owner) if owner is not None else None),
            published=clock(times[-1].attrs["datetime"]) if times else None,
            url=f"https://t.me/{address}",
            author=_line(author) if author is not None else None,
            forwarded_from=_line(source) if source is not None else None,
            forwarded_url=(source.attrs or {}).get("href") if source is not None else None,
            reply_to=(reply.attrs or {}).get("href") if reply is not None else None,
            left_out=tuple(name for key, name in _HELD.items() for _ in parts.get(key, ())),
        )


def _holds(outer: Any, inner: Any) -> bool:
    one = inner.parent
    while one is not None:
        if one is outer:
            return True
        one = one.parent
    return False


def _exported(page: Visible, told: Told) -> Iterator[Post]:
    divs = page.named.get("div", ())
    header = next((one for one in divs if "page_header" in _classes(one)), None)
    bold = [one for one in _inside(header) if "bold" in _classes(one)] if header is not None else []
    channel = _line(bold[0]) if bold else None
    sender: str | None = None
    zoned = False
    for message in divs:
        names = _classes(message)
        if "message" not in names or not (message.attrs or {}).get("id"):
            continue
        number = _NUMBER.search(message.attrs["id"])
        if "service" in names:
            # Lines that only tell the day are drawn by the export; they have negative numbers.
            told.counts["service messages"] += not message.attrs["id"].startswith("message-")
            continue
        if number is None or "default" not in names:
            continue
        parts = _parts(message)
        date = next((one for one in parts.get("date", ()) if not _within(one, "forwarded", message)), None)
        published = _stamp((date.attrs or {}).get("title") or "") if date is not None else None
        if published is not None and published.tzinfo is None and not zoned:
            zoned = True
            told.problem("no-zone", f"message {number.group()}: {NO_ZONE}")
        forwarded = [one for one in parts.get("forwarded", ()) if "body" in _classes(one)]
        senders = parts.get("from_name", ())
        own = next((_line(one) for one in senders if not _within(one, "forwarded", message)), None)
        sender = own or sender
        source, said = _source(forwarded[0]) if forwarded else (None, None)
        texts = [one for one in parts.get("text", ()) if not _within(one, "media_wrap", message)]
        text = page.piece(texts[0]) if texts else None
        tags = [
            match[1]
            for one in (_inside(texts[0]) if texts else ())
            if (match := _TAG.search((one.attrs or {}).get("onclick") or ""))
        ]
        replied = (
            next((one for one in _inside(parts["reply_to"][0]) if one.name == "a"), None)
            if "reply_to" in parts
            else None
        )
        answered = _NUMBER.search((replied.attrs or {}).get("href") or "") if replied is not None else None
        signature = _first(parts, "signature")
        yield Post(
            number=int(number.group()),
            text=text.text if text else "",
            origin=tuple(text.origin) if text else (),
            topics=tuple(dict.fromkeys(tags)),
            channel=channel or sender,
            published=published,
            said=said,
            author=_line(signature) if signature is not None else None,
            forwarded_from=source,
            reply_to=answered.group() if answered else None,
            album=(published, sender, source) if "media_wrap" in parts and published else None,
            left_out=tuple(name for key, name in _HELD.items() for _ in parts.get(key, ())),
        )


def _source(forwarded: Any) -> tuple[str | None, dt.datetime | None]:
    """The name of a forward's source, without the date that stands in it, and that date."""
    parts = _parts(forwarded)
    name = _first(parts, "from_name")
    if name is None:
        return None, None
    date = _first(parts, "date")
    words = "".join(child.data or "" for child in name.children or () if child.name == "#text")
    return " ".join(words.split()) or None, _stamp((date.attrs or {}).get("title") or "") if date is not None else None


def _stamp(text: str) -> dt.datetime | None:
    match = _STAMP.search(text)
    if match is None:
        return None
    day, month, year, hour, minute, second = (int(one) for one in match.groups()[:6])
    zone = None
    if match[7]:
        zone = dt.timezone(dt.timedelta(hours=int(match[7]), minutes=int(match[7][0] + match[8])))
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
