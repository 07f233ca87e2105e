"""A channel's posts as whatever held them tells them, albums joined, and each as a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from statements.containers.base import Told
from statements.models import Page, PageItem
from statements.models.page import Run

FORMAT = "telegram-forward"
NO_ZONE = "the export tells no zone of its dates: they are clocks of the computer that wrote it"


@frozen(kw_only=True)
class Post:
    """A post. ``said`` is the moment of the original of a forward.

    ``album`` is the same for posts that are one; ``left_out`` names what it holds besides words.
    """

    number: int
    text: str = ""
    channel: str | None = None
    published: dt.datetime | None = None
    edited: dt.datetime | None = None
    said: dt.datetime | None = None
    url: str | None = None
    author: str | None = None
    forwarded_from: str | None = None
    forwarded_url: str | None = None
    reply_to: str | None = None
    topics: tuple[str, ...] = ()
    album: object = None
    left_out: tuple[str, ...] = ()
    origin: tuple[Run, ...] = ()


def pages(posts: Iterable[Post], container: str, name: str, told: Told) -> Iterator[Page]:
    """The posts that have words, each as a page; an album is one post."""
    for post in _joined(posts):
        told.counts["posts"] += 1
        told.counts.update(post.left_out)
        if not post.text.strip():
            told.counts["posts without text"] += 1
            continue
        left = tuple((what, post.left_out.count(what)) for what in dict.fromkeys(post.left_out))
        item = PageItem(
            number=1,
            start=0,
            end=len(post.text),
            published=post.said or post.published,
            edited=post.edited,
            url=post.url,
            author=post.author,
            id=str(post.number),
        )
        yield Page(
            text=post.text,
            id=f"{name}#{post.number}",
            url=post.url,
            author=post.author,
            channel=post.channel,
            published=post.published,
            edited=post.edited,
            forwarded_from=post.forwarded_from,
            forwarded_url=post.forwarded_url,
            reply_to=post.reply_to,
            topics=post.topics,
            container=container,
            format=FORMAT,
            items=(item,),
            origin=post.origin,
            left_out=left,
        )


def _joined(posts: Iterable[Post]) -> Iterator[Post]:
    """The posts with those of one album made one: its words are those of the only one that has any."""
    held: Post | None = None
    for post in posts:
        if held is not None and post.album is not None and post.album == held.album and not (post.text and held.text):
            first, words = held, post if post.text else held
            held = evolve(words, number=first.number, url=first.url, left_out=(*first.left_out, *post.left_out))
            continue
        if held is not None:
            yield held
        held = post
    if held is not None:
        yield held


def utc(seconds: object) -> dt.datetime | None:
    """The moment of a number of seconds since 1970, or of the text of one."""
    try:
        return dt.datetime.fromtimestamp(int(str(seconds)), dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def clock(text: object) -> dt.datetime | None:
    """The moment of a date in ISO 8601, with a zone where it has one."""
    if not isinstance(text, str):
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None
