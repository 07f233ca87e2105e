# ruff: noqa: E501 (markup stands as it does in a file)
"""Saved web pages: the visible text and its places, the page's own facts, what is content, live pages' entries."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements import Document, parse
from statements.containers import Pages, read_pages
from statements.models import Page

pytest.importorskip("justhtml")

from statements.containers.html.markup import markup
from statements.containers.html.visible import Visible, aligned

UTC2 = dt.timezone(dt.timedelta(hours=2))
LINKED = {
    "@type": ["NewsArticle"],
    "headline": "Ferry &amp; pier delayed",
    "datePublished": "2024-04-08T16:20:00+02:00",
    "dateModified": "2024-04-08T18:00:00+02:00",
    "author": [{"name": "Nora Feld"}],
    "publisher": {"name": "Elb Courier"},
    "keywords": "Ferry, Pier",
}
ARTICLE = """\
<!DOCTYPE html><html lang="en"><head><title>Ferry &amp; pier delayed | Elb Courier</title>
<link rel="canonical" href="https://elb.example/ferry">
<meta property="og:description" content="A month’s wait for the pier in the north.">
<script type="application/ld+json">%s</script></head>
<body><nav><a href="/">Home</a></nav><div class="clock"><time datetime="2024-04-09T07:00:00+02:00">Tuesday</time></div>
<article><h1>Ferry &amp; pier delayed</h1><p class="sapo">A month’s wait for the pier in the north.</p>
<div class="meta byline">Nora Feld, 8 April 2024</div>
<figure><img src="x.jpg"><figcaption>“A caption,” says the photographer Bo Ek.</figcaption></figure>
<p>The ferry will run a month later than planned, Harbour Minister Ida Vance said on&nbsp;Monday.</p>
<p>&ldquo;We will not dredge while the seals are pupping,&rdquo; Vance <a href="/b">told</a> the board, which agreed.</p>
<blockquote class="pull-quote">“The seals come first, and always will”</blockquote>
<blockquote>“The board &amp; the minister have known this since 2019,” said Tom Ruhl, of the dockers&#39; union.</blockquote>
<p>Read also: <a href="/r/1">Dockers said to plan a strike</a></p>
<p hidden>“Nobody sees this,” said Ann Orde.</p></article>
<aside><p>“No money for the pier, and no patience either,” says Vance in another story of this paper.</p></aside>
<footer>Subscribe to our newsletter, the editor says. © 2024</footer></body></html>
"""


def read(data: str | bytes, name: str = "a.html", **options: Any) -> tuple[list[Page], Pages]:
    pages = read_pages(data.encode() if isinstance(data, str) else data, name=name, **options)
    return list(pages), pages


def only(data: str | bytes, name: str = "a.html", **options: Any) -> Page:
    (page,), _ = read(data, name, **options)
    return page


def article(linked: Any = LINKED) -> str:
    return ARTICLE % (linked if isinstance(linked, str) else json.dumps(linked))


def kinds(doc: Document) -> dict[str, str]:
    return {doc.at(s): s.kind for s in doc.segments if s.kind != "blank"}


def test_an_article_s_statements_are_those_of_its_own_paragraphs() -> None:
    doc = parse(only(article()))
    assert [(s.text, [p.name for p in doc.speakers_of(s)]) for s in doc] == [
        ("The ferry will run a month later than planned", ["Ida Vance"]),
        ("We will not dredge while the seals are pupping,", ["Ida Vance"]),
        ("The board & the minister have known this since 2019,", ["Tom Ruhl"]),
    ]
    found = kinds(doc)
    assert found["“A caption,” says the photographer Bo Ek."] == "caption"
    assert found["“The seals come first, and always will”"] == "repeat"
    assert found["Read also: Dockers said to plan a strike"] == "boilerplate"
    assert found["Home"] == "navigation"
    assert found["Ferry & pier delayed"] == "headline"
    assert found["Nora Feld, 8 April 2024"] == "byline"
    assert "Nobody sees this" not in doc.text


def test_the_page_s_own_facts_reach_the_document() -> None:
    source = parse(only(article())).source
    assert source.title == "Ferry & pier delayed"
    assert source.published == dt.datetime(2024, 4, 8, 16, 20, tzinfo=UTC2)
    assert source.edited == dt.datetime(2024, 4, 8, 18, tzinfo=UTC2)
    assert (source.author, source.publisher, source.url) == ("Nora Feld", "Elb Courier", "https://elb.example/ferry")
    assert (source.container, source.topics) == ("html", ("Ferry", "Pier"))


def test_the_lead_is_content() -> None:
    page = only(article())
    assert [page.text[s.start : s.end] for s in page.segments if s.kind == "lead"] == [
        "A month’s wait for the pier in the north."
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "//<![CDATA[\n" + json.dumps(LINKED) + "\n//]]>",
        json.dumps(LINKED).replace("Elb Courier", "Elb\nCourier"),
        json.dumps(LINKED)[:-1] + ",}",
        json.dumps({"@graph": [{"@type": "WebPage", "datePublished": "2024-04-01"}, LINKED]}),
        json.dumps([{"@type": "BreadcrumbList"}, {**LINKED, "@type": "https://schema.org/NewsArticle"}]),
        json.dumps(LINKED)[:-1] + ', "x": "un"quoted"}',
    ],
)
def test_a_date_is_found_in_linked_data_as_broken_as_it_comes(broken: str) -> None:
    assert only(article(broken)).published == dt.datetime(2024, 4, 8, 16, 20, tzinfo=UTC2)


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        ('<meta property="article:published_time" content="2024-04-08T16:20:00+02:00">', True),
        ('<meta itemprop="datePublished" content="2024-04-08T16:20:00+02:00">', True),
        ('<meta name="pubdate" content="Mon, 08 Apr 2024 16:20:00 +0200">', True),
        ('<time datetime="2024-04-08T16:20:00+02:00">', False),
    ],
)
def test_a_date_comes_from_the_page_s_head_and_never_from_the_first_time_on_it(head: str, moment: bool) -> None:
    page = only(article("{}").replace("<title>", f"{head}<title>"))
    assert page.published == (dt.datetime(2024, 4, 8, 16, 20, tzinfo=UTC2) if moment else None)


def test_every_word_is_found_in_the_markup() -> None:
    source = article()
    doc = parse(only(source))
    for said in doc:
        place = doc.in_source(said)
        assert place is not None
        told = Visible.of(source[place.start : place.end]).text
        assert told == said.text


WORDS = st.text(st.sampled_from("ab&;<>\"'\u00a0é“ \n\r\t"), max_size=12)


@given(st.lists(WORDS, max_size=6), st.booleans())
def test_the_runs_of_a_page_read_the_words_in_its_markup(words: list[str], numeric: bool) -> None:
    def written(text: str) -> str:
        plain = html.escape(text)
        return "".join(f"&#{ord(c)};" if numeric and not c.isascii() else c for c in plain)

    source = "<html><body>" + "".join(f"<p>{written(w)}<b>{written(w)}</b></p>" for w in words)
    page = Visible.of(source)
    for start, end, first, last in page.origin:
        assert re.sub(r"[\t\r\n]", " ", html.unescape(source[first:last])) == page.text[start:end]
    assert sum(end - start for start, end, *_ in page.origin) <= len(page.text)


def test_a_node_that_the_markup_does_not_say_has_no_place() -> None:
    assert list(aligned("abc", "<p>xyz", 3)) == [(0, 3, None, 0)]
    assert list(aligned("a&amp;b", "a&amp;amp;b", 0)) == [(0, 1, 0, 1), (1, 2, 1, 6), (2, 7, 6, 11)]


def test_the_visible_text_is_that_of_another_parser() -> None:
    lexbor = pytest.importorskip("selectolax.lexbor")
    tree = lexbor.LexborHTMLParser(article())
    for node in tree.css("script, style, [hidden], title"):
        node.decompose()
    assert Visible.of(article()).text.split() == tree.text(separator=" ").split()


# --- live pages -----------------------------------------------------------------------------------------------------

LIVE = "https://elb.example/l"
UPDATES = [
    (
        "2024-04-09T00:12:00+02:00",
        "Vance: &#39;No deal&#39;",
        "She left.<br>&quot;There is no deal,&quot; Ida Vance said.",
        "e3",
    ),
    ("2024-04-08T22:40:00+02:00", "22:40(CEST) Seals seen", "", "e2"),
    (
        "2024-04-08T21:05:00+02:00",
        "Unions reply",
        "<p>It was &ldquo;bad&rdquo;, Tom Ruhl said.</p><p>READ MORE: <a>M</a></p>",
        "e1",
    ),
]


def live_page() -> str:
    rows = [
        {
            "@type": "BlogPosting",
            "datePublished": at,
            "headline": head,
            "articleBody": body,
            "url": f"https://elb.example/l#{id}",
        }
        for at, head, body, id in UPDATES
    ]
    data = {"@type": "LiveBlogPosting", "headline": "Talks LIVE", "datePublished": "2024-04-08T18:00:00+02:00"}
    graph = [{"@type": "WebPage", "datePublished": "2024-04-01"}, {**data, "liveBlogUpdate": rows}]
    linked = json.dumps({"@graph": graph})
    return f"""<html lang="en"><head><title>Talks LIVE</title>
<script type="application/ld+json">{linked}</script></head>
<body><h1>Talks LIVE</h1><p class="standfirst">Follow the talks on the pier in the north, hour by hour.</p>
<div id="e3"><time>9 mins ago 00:12</time><h2>Vance: 'No deal'</h2>
<p>She left.<br>"There is no deal," Ida Vance said.</p></div>
<div id="e2"><time>22:40</time><h2>Seals seen</h2><figure><figcaption>A seal, says Bo Ek.</figcaption></figure></div>
<button>Load more</button></body></html>"""


def test_a_live_page_s_entries_have_their_own_moments_also_those_that_only_its_data_hold() -> None:
    doc = parse(only(live_page()))
    assert [(i.headline, i.when.edtf, i.url) for i in doc.items] == [
        ("Vance: 'No deal'", "2024-04-09T00:12:00+02:00", "https://elb.example/l#e3"),
        ("Seals seen", "2024-04-08T22:40:00+02:00", "https://elb.example/l#e2"),
        ("Unions reply", "2024-04-08T21:05:00+02:00", "https://elb.example/l#e1"),
    ]
    assert [(s.item, s.text, [p.name for p in doc.speakers_of(s)]) for s in doc] == [
        (1, "There is no deal,", ["Ida Vance"]),
        (3, "It was “bad”", ["Tom Ruhl"]),
    ]
    assert kinds(doc)["A seal, says Bo Ek."] == "caption"
    assert kinds(doc)["Load more"] == "boilerplate"
    assert doc.source.title == "Talks LIVE"


# --- bytes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "told", "words"),
    [
        ("<p>Паром".encode("cp1251"), "windows-1251", "<p>Паром"),
        ('<meta charset="windows-1251"><p>Паром'.encode("cp1251"), None, '<meta charset="windows-1251"><p>Паром'),
        ('<meta charset="windows-1251"><p>Паром'.encode(), None, '<meta charset="windows-1251"><p>Паром'),
        ("<p>Паром придёт".encode("cp1251"), None, "<p>Паром придёт"),
        ("<p>Паром".encode("utf-8-sig"), None, "<p>Паром"),
        ("<p>Паром".encode("utf-16"), None, "<p>Паром"),
        (b'<meta charset="utf-8"><p>a\xff' + "б".encode() * 40, None, '<meta charset="utf-8"><p>a\ufffd' + "б" * 40),
        (b'<meta charset="iso-8859-1"><p>\x93a\x94', None, '<meta charset="iso-8859-1"><p>“a”'),
        (b"<p>a", "nonsense", "<p>a"),
    ],
)
def test_the_encoding_is_what_browsers_take_or_what_the_bytes_are(data: bytes, told: str | None, words: str) -> None:
    assert markup(data, told) == words


def mhtml(body: str, **heads: str) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://elb.example/saved"
    message["Date"] = "Tue, 9 Apr 2024 10:00:00 -0000"
    for name, value in heads.items():
        message[name] = value
    message.set_content(body, subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def test_a_page_saved_whole_has_its_address_and_the_moment_at_which_it_was_saved() -> None:
    page = only(mhtml(article("{}").replace('<link rel="canonical" href="https://elb.example/ferry">', "")), "a.mhtml")
    assert page.container == "mhtml"
    assert page.url == "https://elb.example/saved"
    assert page.captured_at is not None
    assert page.captured_at.isoformat().startswith("2024-04-09T10:00:00")
    assert [s.text for s in parse(page)][1] == "We will not dredge while the seals are pupping,"


def test_broken_heads_do_not_hide_the_part_that_is_the_page() -> None:
    data = (
        mhtml(article()).replace(b"multipart/related", b"multipart/related\r\nbroken", 1).replace(b"boundary", b"bond")
    )
    found, _ = read(data, "a.mhtml")
    assert [page.title for page in found] == ["Ferry & pier delayed"]


@pytest.mark.parametrize(
    "data",
    [
        "<html><head><title>Just a moment...</title></head><body>Checking your browser.</body></html>",
        "<html><body><h1>404</h1><p>Page not found.</p></body></html>",
        "<html><body><script>1</script></body></html>",
    ],
)
def test_what_a_server_sends_instead_of_a_page_is_a_problem(data: str) -> None:
    found, pages = read(data)
    assert (found, [p.code for p in pages.problems]) == ([], ["no-page"])


@pytest.mark.parametrize(
    "data",
    [
        "<div>" * 5_000 + "x",
        "<a " * 5_000,
        "&" * 20_000,
        "<p>a" * 5_000,
        "<table>" * 2_000 + "x",
        "<b><i>" * 2_000 + "x",
    ],
)
def test_markup_without_end_is_read(data: str) -> None:
    read("<html>" + data)


def test_a_page_of_a_known_site_is_read_by_its_own_names() -> None:
    body = "<p>The ferry is late, the minister, Ann Lee, said on Monday in the harbour.</p>"
    page = only(
        '<html lang="en"><head><link rel="canonical" href="https://www.rt.com/news/1"></head><body>'
        f'<div class="x"><p>{"Another story of the site, which is long, and on and on. " * 9}</p></div>'
        '<h1>Ferry late</h1><div class="article__summary">The pier stays closed for a month and more, they say.</div>'
        f'<div class="article__text">{body}<div class="read-more-big">Also on rt.com “No,” says Bo Ek</div></div></body>'
    )
    doc = parse(page)
    assert [s.text for s in doc] == ["The pier stays closed for a month and more", "The ferry is late"]


def test_an_entry_that_only_the_data_hold_keeps_a_paragraph_that_begins_like_a_label() -> None:
    body = "More than 30 ferries are late, the minister, Ann Lee, said.\nRead more: The ferries of Elb"
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Head {n}",
            "datePublished": f"2024-05-01T1{n}:00:00Z",
            "articleBody": body,
        }
        for n in (1, 2)
    ]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Talks LIVE", "liveBlogUpdate": updates})
    page = only(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><h1>Talks</h1><p>Follow us.</p></body></html>'
    )
    assert "More than 30 ferries are late" in page.text
    assert "Read more" not in page.text
