"""Pages saved whole in one file (MHTML): the page's own part, the address and the moment at which it was saved."""

from __future__ import annotations

import binascii
import datetime as dt
import quopri
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told
from statements.containers.html.page import read_html
from statements.models import Page

_HEADS = re.compile(
    rb"^(?:From: |Snapshot-Content-Location: |MIME-Version: |Content-Type: multipart/related)", re.M | re.I
)
_PART = re.compile(rb"^Content-Type:\s{0,9}text/html\b[^\r\n]{0,200}", re.MULTILINE | re.IGNORECASE)
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_ENCODING = re.compile(rb"^Content-Transfer-Encoding:\s{0,9}([\w-]{3,20})", re.MULTILINE | re.IGNORECASE)


@frozen
class SavedWhole:
    """A page that a browser saved whole, with its pictures, in one file."""

    name: str = "mhtml"
    summary: str = "a web page saved whole in one file"
    suffixes: tuple[str, ...] = (".mhtml", ".mht")
    single: bool = True

    def sniff(self, head: bytes, given: Input) -> Claim:
        found = {match.group().lower() for match in _HEADS.finditer(head[:4_000])}
        if len(found) > 1 and b"multipart/related" in head[:4_000].lower():
            return Claim(score=0.95, reason="a message with a page and what belongs to it")
        return Claim(score=0.6 if given.suffix in self.suffixes else 0.0, reason=f"its name ends in {given.suffix}")

    def read(self, given: Input, told: Told, *, encoding: str | None = None, **options: Any) -> Iterator[Page]:
        data = given.whole()
        message = message_from_bytes(data, policy=compat32)
        part = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
        body, charset = (None, None) if part is None else _body(part)
        if not body:
            body, charset = _found(data)
        if not body:
            told.problem("no-page", f"{given.name}: it holds no part that is a web page")
            return
        address = message.get("Snapshot-Content-Location") or (part.get("Content-Location") if part else None)
        page = read_html(
            body,
            told=told,
            id=given.name,
            encoding=encoding or charset,
            url=str(address).strip() if address else None,
            captured_at=_moment(message.get("Date")),
            container=self.name,
        )
        if page is not None:
            yield page


CONTAINER = SavedWhole()


def _body(part: Message) -> tuple[bytes | None, str | None]:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, binascii.Error, LookupError):
        return None, None
    charset = _CHARSET.search(str(part.get("Content-Type", "")))
    return (payload if isinstance(payload, bytes) else None), charset[1] if charset else None


def _found(data: bytes) -> tuple[bytes | None, str | None]:
    """The first part that calls itself a web page, where the message's own heads are broken."""
    head = _PART.search(data)
    if head is None:
        return None, None
    blank = re.compile(rb"\r?\n\r?\n").search(data, head.end())
    if blank is None:
        return None, None
    end = data.find(b"\n--", blank.end())
    body = data[blank.end() : end if end >= 0 else len(data)]
    how = _ENCODING.search(data, max(0, head.start() - 400), blank.end())
    kind = how[1].lower() if how else b""
    try:
        if kind == b"quoted-printable":
            body = quopri.decodestring(body)
        elif kind == b"base64":
            body = binascii.a2b_base64(body)
    except binascii.Error:
        return None, None
    charset = _CHARSET.search(head.group().decode("ascii", "replace"))
    return body, charset[1] if charset else None


def _moment(value: Any) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(str(value)) if value else None
    except (ValueError, TypeError, IndexError):
        return None
