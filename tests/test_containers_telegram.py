# ruff: noqa: E501 (markup stands as it does in a file)
"""Telegram: the same posts in everything that holds them, and what is none of their words."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from statements import parse
from statements.containers import Pages, read_pages
from statements.models import Page

pytest.importorskip("ijson")
pytest.importorskip("justhtml")

UTC = dt.UTC
MOMENT = dt.datetime(2024, 4, 8, 21, 30, 5, tzinfo=UTC)
CHAT = "Elb Harbour 🏔"


@frozen
class Told:
    """A post as the tests write it; ``{tag}`` in its text is a hashtag."""

    number: int
    text: str
    tag: str = "Pier"
    source: str | None = None
    reply: int | None = None
    author: str | None = None

    @property
    def words(self) -> str:
        return self.text.replace("{tag}", f"#{self.tag}")

    @property
    def parts(self) -> list[tuple[str, str]]:
        before, found, after = self.text.partition("{tag}")
        return [("plain", before), *([("hashtag", f"#{self.tag}"), ("plain", after)] if found else [])]


def as_json(posts: list[Told], *, entities: bool = True) -> bytes:
    rows: list[dict[str, Any]] = [{"id": 1, "type": "service", "action": "create_channel", "text": ""}]
    for post in posts:
        parts = [{"type": kind, "text": text} for kind, text in post.parts if text]
        row = {"id": post.number, "type": "message", "date": "2024-04-08T23:30:05", "from": CHAT}
        row |= {"date_unixtime": str(int(MOMENT.timestamp())), "reactions": [{"type": "paid", "count": 3}]}
        row["text"] = [p["text"] if p["type"] == "plain" else p for p in parts]
        row |= {"text_entities": parts} if entities else {}
        row |= {"forwarded_from": post.source} if post.source else {}
        row |= {"reply_to_message_id": post.reply} if post.reply else {}
        row |= {"author": post.author} if post.author else {}
        rows.append(row)
    return json.dumps({"name": CHAT, "type": "public_channel", "id": 77, "messages": rows}).encode()


def as_account(posts: list[Told]) -> bytes:
    chat = json.loads(as_json(posts))
    return json.dumps(
        {"about": "…", "chats": {"about": "…", "list": [{"name": "B", "type": "replies", "messages": []}, chat]}}
    ).encode()


def as_telethon(posts: list[Told]) -> bytes:
    lines = [{"_": "MessageService", "id": 1, "date": MOMENT.isoformat(), "action": {"_": "MessageActionPinMessage"}}]
    for post in posts:
        row: dict[str, Any] = {"_": "Message", "id": post.number, "date": MOMENT.isoformat(), "message": post.words}
        row["peer_id"] = {"_": "PeerChannel", "channel_id": 77}
        row["post_author"] = post.author
        before, found, _ = post.text.partition("{tag}")
        units = len(before.encode("utf-16-le")) // 2
        row["entities"] = (
            [{"_": "MessageEntityHashtag", "offset": units, "length": len(post.tag) + 1}] if found else None
        )
        row["fwd_from"] = {"_": "MessageFwdHeader", "from_name": post.source} if post.source else None
        row["reply_to"] = {"reply_to_msg_id": post.reply, "quote_text": "No words of its own."} if post.reply else None
        lines.append(row)
    return "\n".join(map(json.dumps, lines)).encode()


def shown(post: Told, tag: str) -> str:
    return "".join(
        tag.format(post.tag) if kind == "hashtag" else html.escape(text).replace("\n", "<br/>")
        for kind, text in post.parts
    )


def as_preview(posts: list[Told]) -> bytes:
    out = [f'<div class="tgme_channel_info_header_title">{CHAT}</div>']
    for post in posts:
        own = shown(post, '<a href="?q=%23{0}">#{0}</a>')
        source = (
            f'<div class="x">Forwarded from&nbsp;<span class="tgme_widget_message_forwarded_from_name">{html.escape(post.source)}</span></div>'
            if post.source
            else ""
        )
        reply = (
            f'<a class="tgme_widget_message_reply" href="https://t.me/elb/{post.reply}"><div class="tgme_widget_message_text js-message_text js-message_reply_text">No words of its own…</div></a>'
            if post.reply
            else ""
        )
        author = (
            f'<span class="tgme_widget_message_from_author">{html.escape(post.author)}</span>' if post.author else ""
        )
        out.append(
            f'<div class="tgme_widget_message js-widget_message" data-post="elb/{post.number}">{source}{reply}<time>1:09</time>'
            f'<div class="tgme_widget_message_text js-message_text"><div class="tgme_widget_message_text js-message_text">{own}</div></div>'
            '<a class="tgme_widget_message_link_preview">“Another,” said Bo Ek.</a><div class="tgme_widget_message_reactions">👍22</div>'
            f'{author}<time datetime="{MOMENT.isoformat()}">21:30</time></div>'
        )
    out.append(
        '<div class="tgme_widget_message service_message" data-post="elb/9999"><div class="js-message_text">Pinned</div></div>'
    )
    return f"<html><body>{''.join(out)}</body></html>".encode()


def as_exported(posts: list[Told]) -> bytes:
    out = [f'<div class="page_header"><div class="text bold">\n{CHAT} \n</div></div><div class="history">']
    out.append('<div class="message service" id="message-1"><div class="body">8 April 2024</div></div>')
    out.append('<div class="message service" id="message2"><div class="body">Channel photo changed</div></div>')
    for post in posts:
        own = shown(post, '<a href="" onclick="return ShowHashtag(&quot;{0}&quot;)">#{0}</a>')
        text = f'<div class="text">\n{own}\n       </div>'
        if post.source:
            text = f'<div class="forwarded body"><div class="from_name">\n{html.escape(post.source)} <span class="date details" title="08.04.2024 22:30:05 UTC+01:00">x</span></div>{text}</div>'
        reply = (
            f'<div class="reply_to details">In reply to <a href="#go_to_message{post.reply}">this</a></div>'
            if post.reply
            else ""
        )
        author = f'<div class="signature details">{html.escape(post.author)}</div>' if post.author else ""
        out.append(
            f'<div class="message default" id="message{post.number}"><div class="body">'
            f'<div class="date details" title="08.04.2024 22:30:05 UTC+01:00">22:30</div><div class="from_name">{CHAT} </div>'
            f'{reply}{text}{author}<span class="reactions">👋 20</span></div></div>'
        )
    return f'<html><body><div class="page_body chat_page">{"".join(out)}</div></div></body></html>'.encode()


WRITERS: dict[str, Callable[[list[Told]], bytes]] = {
    "telegram-json": as_json,
    "telegram-api": as_telethon,
    "telegram-web": as_preview,
    "telegram-html": as_exported,
}


def read(data: bytes, name: str = "chat") -> tuple[list[Page], Pages]:
    pages = read_pages(data, name=name)
    return list(pages), pages


WORD = st.text(st.sampled_from("abéБ🔹“”&<>.,"), min_size=1, max_size=6)
LINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
NAME = st.sampled_from(["Port Desk", "Порт & Co", "A 🏔 <b>"])
POST = st.builds(
    Told,
    number=st.just(0),
    text=st.tuples(LINE, st.sampled_from(["", "\n{tag}\n"]), LINE).map("".join),
    tag=st.sampled_from(["Pier", "Причал", "n1"]),
    source=st.none() | NAME,
    reply=st.none() | st.integers(1, 9),
    author=st.none() | NAME,
)


@pytest.mark.parametrize("container", WRITERS)
@given(posts=st.lists(POST, min_size=1, max_size=4))
def test_posts_are_the_same_in_everything_that_holds_them(container: str, posts: list[Told]) -> None:
    told = [Told(n, p.text, p.tag, p.source, p.reply, p.author) for n, p in enumerate(posts, 101)]
    found, pages = read(WRITERS[container](told))
    assert pages.container == container
    assert [page.text for page in found] == [post.words for post in told]
    assert [page.id for page in found] == [f"chat#{post.number}" for post in told]
    assert [page.topics for page in found] == [(post.tag,) if "{tag}" in post.text else () for post in told]
    assert [page.published for page in found] == [MOMENT] * len(told)
    assert [page.forwarded_from for page in found] == [post.source for post in told]
    assert [page.author for page in found] == [post.author for post in told]
    assert [(page.reply_to or "").rpartition("/")[2] for page in found] == [str(post.reply or "") for post in told]
    assert pages.counts["service messages"] == 1
    if container != "telegram-api":
        assert {page.channel for page in found} == {CHAT}


def test_a_whole_account_and_an_older_export_are_read_as_one_chat_is() -> None:
    told = [Told(101, "One {tag} two."), Told(102, "Three.")]
    wanted = [page.text for page in read(as_json(told))[0]]
    assert [page.text for page in read(as_account(told))[0]] == wanted
    assert [page.text for page in read(as_json(told, entities=False))[0]] == wanted


def test_the_format_reads_the_words_and_the_container_s_facts_hold() -> None:
    text = "🎙 Ann Lee’s speech (May 5, 2021)\n{tag}\n🔹 The pier is old.\n🔹 It is wet."
    for container, write in WRITERS.items():
        (page,), _ = read(write([Told(7, text, source="Port Desk")]))
        doc = parse(page)
        assert [(s.text, s.topics, doc.speakers_of(s)[0].name) for s in doc] == [
            ("The pier is old.", ("Pier",), "Ann Lee"),
            ("It is wet.", ("Pier",), "Ann Lee"),
        ], container
        (item,) = doc.items
        assert (item.published, item.forwarded_from) == (MOMENT, "Port Desk")


def test_an_album_is_one_post_with_the_words_of_one() -> None:
    chat = json.loads(as_json([Told(1, ""), Told(2, "A caption."), Told(3, "")]))
    for row in chat["messages"][1:]:
        row["photo"] = "(File not included.)"
    found, pages = read(json.dumps(chat).encode())
    assert [(page.id, page.text, dict(page.left_out)["pictures"]) for page in found] == [("chat#1", "A caption.", 3)]
    assert pages.counts["posts"] == 1


def test_polls_and_pictures_without_words_are_counted_and_no_pages() -> None:
    chat = json.loads(as_json([Told(1, "")]))
    chat["messages"][1]["poll"] = {"question": ["Which ", {"type": "bold", "text": "pier"}], "answers": []}
    found, pages = read(json.dumps(chat).encode())
    assert (found, pages.counts["polls"], pages.counts["posts without text"]) == ([], 1, 1)


def test_what_is_no_json_in_an_export_is_read_or_told() -> None:
    data = as_json([Told(1, "A table with a sign.")]).replace(b"with a", b"with\\x0B a")
    assert [page.text for page in read(data)[0]] == ["A table with\x0b a sign."]
    kept = as_json([Told(1, "A path C:\\xab.")])
    assert [page.text for page in read(kept)[0]] == ["A path C:\\xab."]
    cut = as_json([Told(1, "One."), Told(2, "Two.")])
    found, pages = read(cut[: cut.index(b"Two.")])
    assert ([page.text for page in found], [p.code for p in pages.problems]) == (["One."], ["bad-json"])


def test_an_escape_is_mended_wherever_the_stream_is_cut() -> None:
    from statements.containers.telegram.chat import Mended

    for lead in range(65_500, 65_560):
        data = b"x" * lead + rb"\\\x0B \\x41 \x7f" + b"y" * 300
        stream = Mended(__import__("io").BytesIO(data))
        read_all = b"".join(iter(lambda stream=stream: stream.read(1000), b""))
        assert read_all == b"x" * lead + rb"\\\u000B \\x41 \u007f" + b"y" * 300


def test_dates_without_a_zone_and_unsupported_messages_are_told() -> None:
    chat = json.loads(as_json([Told(1, "One.")]))
    del chat["messages"][1]["date_unixtime"]
    chat["messages"] += [{"id": 5, "type": "unsupported"}, {"id": 6, "type": "message", "rich_message": {}}]
    found, pages = read(json.dumps(chat).encode())
    assert found[0].published == dt.datetime(2024, 4, 8, 23, 30, 5)
    assert [p.code for p in pages.problems] == ["no-zone", "unsupported", "unsupported"]


def test_hidden_words_are_content_and_quoted_ones_stand_on_a_line_of_their_own() -> None:
    own = "<blockquote>We wait.</blockquote>So said Bo Ek in <tg-spoiler>Ghent</tg-spoiler>."
    data = as_preview([Told(1, "{tag}", tag="@@")]).replace(b'<a href="?q=%23@@">#@@</a>', own.encode())
    assert [page.text for page in read(data)[0]] == ["We wait.\n\nSo said Bo Ek in Ghent."]


def test_odd_messages_are_told_or_read_as_far_as_they_can_be() -> None:
    def message(**more: Any) -> dict[str, Any]:
        return {"id": 2, "type": "message", "date": "2024-04-08T23:30:05", "text": "It is late."} | more

    quoted = [{"type": "plain", "text": "He said:"}, {"type": "blockquote", "text": "It is late."}]
    rows = [message(id=None), message(id=3, text=7), message(id=4, date="soon"), message(id=5, text_entities=quoted)]
    chat = {"name": CHAT, "type": "public_channel", "id": 77, "messages": rows}
    found, pages = read(json.dumps(chat).encode())
    assert [page.text for page in found] == ["It is late.", "He said:\nIt is late."]
    assert found[0].published is None
    assert "bad-message" in [problem.code for problem in pages.problems]


def test_a_saved_preview_without_addresses_is_told() -> None:
    data = as_preview([Told(number=2, text="It is late."), Told(number=3, text="It is open.")])
    found, pages = read(data.replace(b"/2", b"/"))
    assert [page.text for page in found] == ["It is open."]
    assert [problem.code for problem in pages.problems] == ["bad-message"]


@pytest.mark.parametrize("date", [b"soon", b"40.04.2024 23:30:05 UTC+02:00"])
def test_an_exported_post_whose_day_cannot_be_read_has_none(date: bytes) -> None:
    data = as_exported([Told(number=2, text="It is late.")])
    dates = re.findall(rb'title="([^"]*2024[^"]*)"', data)
    assert dates
    (page,), _ = read(data.replace(dates[0], date))
    assert (page.text, page.published) == ("It is late.", None)


def test_an_exported_post_without_a_zone_is_told_once() -> None:
    data = as_exported([Told(number=2, text="It is late."), Told(number=3, text="It is open.")])
    found, pages = read(re.sub(rb" UTC[+-]\d\d:\d\d", b"", data))
    assert len(found) == 2
    assert [problem.code for problem in pages.problems] == ["no-zone"]
