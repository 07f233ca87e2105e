"""The JSON that Telegram Desktop exports: one chat or a whole account, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told, needed
from statements.containers.telegram.posts import NO_ZONE, Post, clock, pages, utc
from statements.models import Page

_TYPES = re.compile(
    rb'"type"\s*:\s*"(?:personal_chat|bot_chat|private_group|private_supergroup|public_supergroup|private_channel'
    rb'|public_channel|saved_messages|replies|verification_codes)"'
)
_MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
_ACCOUNT = re.compile(rb'\{\s*"about"\s*:|"(?:left_)?chats"\s*:\s*\{')
# Control characters are written as ``\x0B``, which JSON does not know.
_NO_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\){0,50})\\x([0-9A-Fa-f]{2})")
_PIECE = 65_536
_MEDIA = ("photo", "file", "media_type")
_HELD = {
    "poll": "polls",
    "photo": "pictures",
    "file": "files",
    "reactions": "reactions",
    "inline_bot_buttons": "buttons",
    "todo_list": "lists",
    "contact_information": "contacts",
    "location_information": "places",
}


@frozen
class Chat:
    """Telegram Desktop's ``result.json``; a post is a page, an album is one post."""

    name: str = "telegram-json"
    summary: str = "what Telegram Desktop exports as JSON: a chat or a whole account"
    suffixes: tuple[str, ...] = (".json",)
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            return Claim(score=0.0)
        if _TYPES.search(head) and _MESSAGES.search(head):
            return Claim(score=0.95, reason="a chat with its messages")
        account = _ACCOUNT.search(head[:4_000]) and (b'"personal_information"' in head or b'"chats"' in head)
        return Claim(score=0.9 if account else 0.0, reason="a whole account" if account else "")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        needed("ijson", "telegram", "exports of Telegram")
        return pages(_posts(given, told), self.name, given.name, told)


CONTAINER = Chat()


class Mended:
    """A stream in which the escapes that JSON does not know are those that it does."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._left, self._mended = stream, b"", b""

    def read(self, size: int = -1) -> bytes:
        wanted = size if size > 0 else _PIECE
        while len(self._mended) < wanted:
            piece = self._stream.read(_PIECE)
            data = self._left + piece
            # An escape may be cut in two: what its beginning may be waits for the rest.
            cut = len(data) if not piece else max(0, len(data) - 110)
            if piece:
                while cut and data[cut - 1 : cut] == b"\\":
                    cut -= 1
                tail = data.rfind(b"\\", max(0, cut - 4), cut)
                cut = tail if tail >= 0 else cut
                while cut and data[cut - 1 : cut] == b"\\":
                    cut -= 1
            self._left, whole = data[cut:], data[:cut]
            self._mended += _NO_ESCAPE.sub(rb"\1\\u00\2", whole) if b"\\x" in whole else whole
            if not piece:
                break
        out, self._mended = (self._mended, b"") if size < 0 else (self._mended[:size], self._mended[size:])
        return out


def _posts(given: Input, told: Told) -> Iterator[Post]:
    zoned = False
    for chat, message in _messages(given, told):
        post = _post(chat, message, told)
        if post is None:
            continue
        if post.published is not None and post.published.tzinfo is None and not zoned:
            zoned = True
            told.problem("no-zone", f"message {post.number}: {NO_ZONE}")
        yield post


def _messages(given: Input, told: Told) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The messages with what the file tells of their chat, one by one."""
    ijson = needed("ijson", "telegram", "exports of Telegram")
    builder: Any = None
    chat: dict[str, Any] = {}
    path, number = "", 0
    try:
        for prefix, event, value in ijson.parse(Mended(given.stream), use_float=True):
            if builder is not None:
                builder.event(event, value)
                if prefix == path and event == "end_map":
                    number += 1
                    yield chat, builder.value
                    builder = None
            elif event == "start_map" and prefix.endswith("messages.item"):
                builder, path = ijson.ObjectBuilder(), prefix
                builder.event(event, value)
            elif prefix in ("", "chats.list.item", "left_chats.list.item") and event == "start_map":
                chat = {}
            elif (key := prefix.rpartition(".")[2]) in ("name", "type", "id") and "messages" not in prefix:
                chat = {**chat, key: value}
    except ijson.JSONError as error:
        told.problem("bad-json", f"behind message {number}: no JSON ({error}); what follows is not read")


def _post(chat: Mapping[str, Any], message: Mapping[str, Any], told: Told) -> Post | None:
    kind, number = message.get("type"), message.get("id")
    if not isinstance(number, int):
        told.problem("bad-message", f"a message without a number: {str(message)[:60]}")
        return None
    if kind == "service":
        told.counts["service messages"] += 1
        return None
    if kind == "unsupported":
        told.problem("unsupported", f"message {number}: Telegram itself could not write it")
        return None
    text, topics = words(message)
    if "rich_message" in message and not text:
        told.problem("unsupported", f"message {number}: its text is of a kind that is not read (rich_message)")
    held = tuple(name for key, name in _HELD.items() if message.get(key))
    name = chat.get("name") or message.get("from")
    forwarded = message.get("forwarded_from")
    moment = utc(message.get("date_unixtime")) or clock(message.get("date"))
    media = any(message.get(key) for key in _MEDIA)
    reply = message.get("reply_to_message_id")
    return Post(
        number=number,
        text=text,
        topics=topics,
        channel=str(name) if name else None,
        published=moment,
        edited=utc(message.get("edited_unixtime")) or clock(message.get("edited")),
        said=utc(message.get("forwarded_date_unixtime")) or clock(message.get("forwarded_date")),
        url=f"https://t.me/c/{chat['id']}/{number}" if "channel" in str(chat.get("type")) and "id" in chat else None,
        author=message.get("author") or None,
        forwarded_from=str(forwarded) if forwarded else None,
        reply_to=str(reply) if reply is not None else None,
        album=(moment, message.get("from_id"), forwarded) if media and moment else None,
        left_out=(*held, *(("forwards of unknown source",) if "forwarded_from" in message and not forwarded else ())),
    )


def words(message: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The words of a message and the hashtags among them; a text is a string, or a list of strings and objects."""
    parts = message.get("text_entities") or message.get("text") or ""
    if isinstance(parts, str):
        parts = [parts]
    if not isinstance(parts, list):
        return "", ()
    texts: list[str] = []
    topics: list[str] = []
    for part in parts:
        if isinstance(part, Mapping):
            text = str(part.get("text") or "")
            if part.get("type") == "hashtag":
                topics.append(text.lstrip("#"))
            if part.get("type") == "blockquote" and texts and not texts[-1].endswith("\n"):
                text = "\n" + text
        else:
            text = str(part)
        texts.append(text)
    return "".join(texts), tuple(dict.fromkeys(topics))
