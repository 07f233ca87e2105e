"""What a page's head says of the page: JSON-LD first, then meta elements, then marks that sites share."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from itertools import chain
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from attrs import define, field

from statements.containers.html.linked_data import nodes
from statements.containers.html.visible import Visible
from statements.containers.moments import Moment, instant

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Statement|PressRelease)$", re.IGNORECASE)
_SAVED = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,2000})\s{0,9}-->")
_SINGLE = re.compile(r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: (\S{1,2000})\s{1,9}saved date: ([^\n]{1,80})")
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published"),
    *("publish-date", "publishdate", "publish_date", "published_time", "pubdate", "dc.date.issued", "dcterms.created"),
    *(
        "dc.date",
        "dc.date.created",
        "sailthru.date",
        "parsely-pub-date",
        "article.published",
        "cxenseparse:recs:publishtime",
    ),
    *("og:pubdate", "mediator_published_time", "ptime", "date"),
)
_EDITED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl", "mediator_author")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_LEADS = ("og:description", "description", "twitter:description")
# Elements that hold a page's own date: their name, an attribute, and a word of it.
_MARKED = (
    ("*", "data-unixtime", ""),
    ("dateformat", "time", ""),
    ("*", "data-role", "publishdate"),
    ("*", "itemprop", "datePublished"),
    ("time", "pubdate", ""),
    ("time", "class", "entry-date"),
    ("time", "class", "published"),
    ("*", "class", "published"),
)
_STAMP = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,|-]{1,4}(\d{1,2}:\d{2})(?:\s?\(?GMT\s?([+-]\d{1,2})\)?)?)?"
    r"|(\d{1,2}:\d{2})[ ,|-]{1,4}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
)
_SCHEME = re.compile(r"^https?://(?:www\.|m\.|amp\.)?")
# Parameters of an address that say only how a reader came.
_TRACKING = re.compile(r"^(?:utm_\w{1,30}|fbclid|gclid|yclid|mc_cid|mc_eid|ref|amp)$")


@define
class Metadata:
    """What a page says of itself: ``lead`` are the words that announce it, ``updates`` a live page's entries."""

    title: str | None = None
    published: Moment | None = None
    edited: Moment | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    lead: str | None = None
    captured_at: dt.datetime | None = None
    topics: tuple[str, ...] = ()
    updates: list[Mapping[str, Any]] = field(factory=list)
    faults: list[str] = field(factory=list)


def read(page: Visible, base: str | None = None) -> Metadata:
    """Read what a page says of itself; ``base`` is the address under which it was fetched, where that is known."""
    found = Metadata()
    metas = _metas(page)
    data = list(nodes(page.named.get("script", ()), found.faults))
    _addresses(found, page, metas, base)
    article = _article(data, found.url, _first(metas, _TITLES))
    if article is not None:
        _from_article(found, article)
    found.title = found.title or _first(metas, _TITLES) or _heading(page) or _titled(page)
    found.published = found.published or _moment(metas, _PUBLISHED) or _marked(page)
    found.edited = found.edited or _moment(metas, _EDITED)
    found.author = found.author or _name(_first(metas, _AUTHORS))
    found.publisher = found.publisher or _first(metas, _SITES)
    found.lead = _first(metas, _LEADS) or (_words(article.get("description")) if article else None)
    found.language = _language(page, metas) or found.language
    if not found.topics:
        found.topics = tuple(dict.fromkeys(metas.get("article:tag", ())))
    return found


def _metas(page: Visible) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in page.named.get("meta", ()):
        attrs = meta.attrs or {}
        name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or attrs.get("http-equiv")
        content = (attrs.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().casefold(), []).append(html.unescape(content))
    return found


def _first(metas: Mapping[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _moment(metas: Mapping[str, list[str]], names: tuple[str, ...]) -> Moment | None:
    return next(filter(None, (instant(value) for name in names for value in metas.get(name, ()))), None)


def _article(data: list[Mapping[str, Any]], url: str | None, title: str | None) -> Mapping[str, Any] | None:
    """The node of the page's own article: that whose address or headline is the page's, else the first with a date."""
    articles = [node for node in data if any(_ARTICLE.search(kind) for kind in kinds(node))]

    def fits(node: Mapping[str, Any]) -> tuple[bool, bool, bool, bool]:
        headline = _words(node.get("headline")) or _words(node.get("name"))
        same = bool(headline and title) and _folded(headline or "") == _folded(title or "")
        own = url is not None and any(
            bare(str(one)) == bare(url)
            for one in (_address(node.get("mainEntityOfPage")), node.get("@id"), node.get("url"))
        )
        live = "LiveBlogPosting" in kinds(node)
        return live and bool(node.get("liveBlogUpdate")), own, same, bool(node.get("datePublished"))

    return max(articles, key=fits, default=None)


def kinds(node: Mapping[str, Any]) -> list[str]:
    """The types of a node, without the address of their vocabulary."""
    told = node.get("@type")
    return [str(kind).rpartition("/")[2] for kind in (told if isinstance(told, list) else [told]) if kind]


def _from_article(found: Metadata, node: Mapping[str, Any]) -> None:
    found.title = _words(node.get("headline")) or _words(node.get("name"))
    found.published = instant(node.get("datePublished")) or instant(node.get("dateCreated"))
    found.edited = instant(node.get("dateModified"))
    found.author = _name(_words(node.get("author")))
    found.publisher = _words(node.get("publisher"))
    found.language = _words(node.get("inLanguage"))
    words = node.get("keywords")
    topics = words.split(",") if isinstance(words, str) else words if isinstance(words, list) else []
    found.topics = tuple(dict.fromkeys(t for t in (_words(one) for one in topics) if t))
    if "LiveBlogPosting" in kinds(node):
        told = node.get("liveBlogUpdate")
        found.updates = [one for one in (told if isinstance(told, list) else [told]) if isinstance(one, Mapping)]


def _words(value: Any) -> str | None:
    """The words of a value in linked data: a string, an object with a name, a list of these."""
    if isinstance(value, str):
        text = " ".join(html.unescape(value).split())
        return text or None
    if isinstance(value, Mapping):
        return _words(value.get("name") or value.get("@value") or value.get("alternateName"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_words, value)))) or None
    return None


def _name(author: str | None) -> str | None:
    """An author's name; an address is none."""
    return None if author is None or re.match(r"https?://|@", author) else author


def _address(value: Any) -> Any:
    return value.get("@id") if isinstance(value, Mapping) else value


def _addresses(found: Metadata, page: Visible, metas: Mapping[str, list[str]], base: str | None) -> None:
    markup = page.markup
    saved = _SAVED.search(markup, 0, 20_000)
    single = _SINGLE.search(markup, 0, 20_000)
    if single and (at := instant(single[2].partition("(")[0].strip())) and isinstance(at, dt.datetime):
        found.captured_at = at
    base = base or (html.unescape(saved[1]) if saved else html.unescape(single[1]) if single else None)
    links = [
        link.attrs.get("href")
        for link in page.named.get("link", ())
        if "canonical" in ((link.attrs or {}).get("rel") or "").casefold().split()
    ]
    for one in (*links, _first(metas, ("og:url",))):
        if one and (full := urljoin(base or "", html.unescape(one).strip())).startswith("http"):
            found.url = full
            return
    found.url = untracked(base) if base else None


def untracked(address: str) -> str:
    """An address without what only says how a reader came to it.

    >>> untracked("https://elb.example/a?id=3&utm_source=feed")
    'https://elb.example/a?id=3'
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    kept = [one for one in parts.query.split("&") if one and not _TRACKING.match(one.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def bare(address: str) -> str:
    """An address as far as it tells one page from another."""
    return _SCHEME.sub("", address).partition("?")[0].partition("#")[0].rstrip("/").casefold()


def _heading(page: Visible) -> str | None:
    heads = [words for one in page.named.get("h1", ()) if (words := " ".join(one.to_text().split()))]
    return heads[0] if len(heads) == 1 else None


def _titled(page: Visible) -> str | None:
    """The title element, without the site's name at its end."""
    title = next(iter(page.named.get("title", ())), None)
    if title is None:
        return None
    words = " ".join("".join(child.data or "" for child in title.children or ()).split())
    head, sign, _ = re.sub(r"(.{20,}?)\s[|–—-]\s[^|–—]{2,40}$", r"\1\0", words).partition("\0")
    return (head if sign else words) or None


def _marked(page: Visible) -> Moment | None:
    """A date that the page marks as its own; never the first time on the page."""
    for name, key, value in _MARKED:
        for one in chain.from_iterable(page.named.values()) if name == "*" else page.named.get(name, ()):
            attrs = one.attrs
            if not attrs or key not in attrs or (value and value not in (attrs[key] or "").split()):
                continue
            told = (attrs.get(name) for name in ("data-unixtime", "time", "content", "datetime", "title"))
            for words in (*told, one.to_text()):
                if words and (found := instant(words.strip()) or stamp(words)):
                    return found
    return None


def stamp(text: str) -> Moment | None:
    """The moment of a stamp in numbers, the day first, as sites beyond America print it.

    >>> str(stamp("Thứ tư, 22/10/2025, 19:25 (GMT+7)"))
    '2025-10-22 19:25:00+07:00'
    """
    match = _STAMP.search(text[:200])
    if match is None:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[1] else (match[7], match[8], match[9])
    clock = match[4] or match[6]
    try:
        found = dt.date(int(year), int(month), int(day))
        if clock is None:
            return found
        hours, minutes = clock.split(":")
        zone = dt.timezone(dt.timedelta(hours=int(match[5]))) if match[5] else None
        return dt.datetime(found.year, found.month, found.day, int(hours), int(minutes), tzinfo=zone)
    except ValueError:
        return None


def _language(page: Visible, metas: Mapping[str, list[str]]) -> str | None:
    top = next(iter(page.named.get("html", ())), None)
    told = (top.attrs or {}).get("lang") if top is not None else None
    told = told or _first(metas, ("og:locale", "content-language", "inlanguage"))
    return told.strip().replace("_", "-").partition("-")[0].casefold() or None if told else None


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
