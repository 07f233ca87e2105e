"""What scripts write of the programming interface's messages: Telethon and its like, a line each or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told
from statements.containers.tables import rows
from statements.containers.telegram.posts import Post, clock, pages, utc
from statements.models import Page

_MESSAGE = re.compile(
    rb'"(?:_|className|@type)"\s*:\s*"(?:Message|MessageService|MessageEmpty|message|types\.Message)"'
    rb'|"_"\s*:\s*"messages\.\w+"'
)
_LIST = re.compile(rb'\A[\s\xef\xbb\xbf]*\{(?:(?!"_"\s*:\s*"Message").){0,4000}?"messages"\s*:\s*(?=\[)', re.DOTALL)


@frozen
class Messages:
    """Messages as the programming interface has them: positions count UTF-16 units, dates have their zone."""

    name: str = "telegram-api"
    summary: str = "messages of Telegram's programming interface, as Telethon and others write them"
    suffixes: tuple[str, ...] = (".json", ".jsonl")
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        opening = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
        if opening in (b"{", b"[") and _MESSAGE.search(head):
            return Claim(score=0.93, reason="messages of the programming interface")
        return Claim(score=0.0)

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        return pages(_posts(given, told), self.name, given.name, told)


CONTAINER = Messages()


def _posts(given: Input, told: Told) -> Iterator[Post]:
    head = given.head()
    if (found := _LIST.match(head)) is not None:
        given.stream.seek(found.end())
        read = rows.of_array(given.stream, b"", told, "utf-8")
    else:
        shape = "array" if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[") else "lines"
        read = rows.READERS[shape](given.stream, head, told, "utf-8")
    for place, message in read:
        post = _post(message, place, told)
        if post is not None:
            yield post


def _post(message: Mapping[str, Any], place: str, told: Told) -> Post | None:
    kind = str(message.get("_") or message.get("className") or message.get("@type") or "Message")
    if "Service" in kind or message.get("action") or message.get("service"):
        told.counts["service messages"] += 1
        return None
    if kind.endswith("Empty"):
        told.counts["empty messages"] += 1
        return None
    number = message.get("id")
    if not isinstance(number, int):
        told.problem("bad-message", f"{place}: a message without a number")
        return None
    text, entities = _text(message)
    forward = _mapping(message.get("fwd_from") or message.get("forward_info"))
    channel, link = _channel(message)
    source, original = _original(message, forward)
    reply = _mapping(message.get("reply_to"))
    answered = reply.get("reply_to_msg_id") or message.get("reply_to_message_id") or message.get("reply_to_msg_id")
    media = _mapping(message.get("media"))
    what = str(media.get("_") or media.get("className") or "")
    held = ["polls" if "Poll" in what else "previews" if "WebPage" in what else "media"] if what else []
    held += ["reactions"] * bool(message.get("reactions")) + ["quotes of replies"] * bool(reply.get("quote_text"))
    return Post(
        number=number,
        text=text,
        topics=tuple(dict.fromkeys(tag.lstrip("#") for tag in _tags(text, entities))),
        channel=channel,
        published=_moment(message.get("date")),
        edited=_moment(message.get("edit_date")),
        said=_moment(forward.get("date") or message.get("forward_date")),
        url=f"{link}/{number}" if link else None,
        author=message.get("post_author") or message.get("author_signature") or None,
        forwarded_from=source,
        forwarded_url=original,
        reply_to=str(answered) if answered else None,
        album=message.get("grouped_id") or message.get("media_group_id") or None,
        left_out=tuple(held),
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _moment(value: Any) -> Any:
    return utc(value) if isinstance(value, int) and value > 0 else clock(value)


def _text(message: Mapping[str, Any]) -> tuple[str, list[Mapping[str, Any]]]:
    for key in ("message", "raw_text", "text", "caption"):
        if isinstance(words := message.get(key), str) and words:
            found = message.get("entities") or message.get("caption_entities")
            return words, [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
    formatted = _mapping(
        _mapping(message.get("content")).get("text") or _mapping(message.get("content")).get("caption")
    )
    found = formatted.get("entities")
    words = formatted.get("text")
    return words if isinstance(words, str) else "", [one for one in found or () if isinstance(one, Mapping)]


def _tags(text: str, entities: list[Mapping[str, Any]]) -> Iterator[str]:
    """The hashtags among a text's entities, whose positions count UTF-16 units."""
    places = []
    for one in entities:
        kind = one.get("_") or one.get("className") or one.get("type")
        kind = kind.get("@type") if isinstance(kind, Mapping) else kind
        start, length = one.get("offset"), one.get("length")
        if "hashtag" in str(kind).casefold() and isinstance(start, int) and isinstance(length, int):
            places.append((start, length))
    if not places:
        return
    units = text.encode("utf-16-le", "surrogatepass")
    for start, length in places:
        if 0 <= start <= start + length <= len(units) // 2:
            yield units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def _channel(message: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The channel's name and the address of its posts, as far as they are told."""
    chat = _mapping(message.get("chat") or message.get("sender_chat"))
    if chat:
        name, user = chat.get("title"), chat.get("username")
        return (str(name) if name else None), f"https://t.me/{user}" if user else None
    peer = _mapping(message.get("peer_id") or message.get("to_id"))
    number = peer.get("channel_id") or peer.get("channelId")
    return None, f"https://t.me/c/{str(number).removeprefix('-100')}" if number else None


def _original(message: Mapping[str, Any], forward: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Whom a forward names as its source, and the address of the original."""
    chat = _mapping(message.get("forward_from_chat"))
    if chat:
        link = f"https://t.me/{chat['username']}" if chat.get("username") else None
        number = message.get("forward_from_message_id")
        return str(chat.get("title") or "") or None, f"{link}/{number}" if link and number else link
    peer = forward.get("from_id")
    channel = forward.get("channel_id") or _mapping(peer).get("channel_id") or _mapping(peer).get("channelId")
    name = forward.get("from_name") or message.get("forward_sender_name")
    number = forward.get("channel_post") or forward.get("channelPost")
    address = f"https://t.me/c/{str(channel).removeprefix('-100')}/{number}" if channel and number else None
    return (str(name) if name else None), address
