# ruff: noqa: E501 (markup stands as it does in a file)
"""Feeds and blogs: an entry is a page with its own moment, address and words, whatever state the feed is in."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from statements import parse
from statements.containers import Pages, read_pages
from statements.models import Page

pytest.importorskip("feedparser")
pytest.importorskip("justhtml")

UTC = dt.UTC
SAID = "<p>The ferry is late, the minister, Ann Lee, said.</p><p><strong>READ MORE: <a href='/x'>“No,” says Bo Ek</a></strong></p>"


def read(data: Any, name: str = "feed") -> tuple[list[Page], Pages]:
    pages = read_pages(data.encode() if isinstance(data, str) else data, name=name)
    return list(pages), pages


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Elb Courier</title><link>https://elb.example</link>'
        f"<language>en</language>{''.join(items)}</channel></rss>"
    )


WHOLE = f"<item><title>Lee &amp;amp; the ferry</title><link>https://elb.example/1?utm_source=rss</link><guid>g1</guid><description>Teaser…</description><content:encoded><![CDATA[{SAID}]]></content:encoded><pubDate>Mon, 08 Apr 2024 14:20:00 +0000</pubDate><dc:creator>Nora Feld</dc:creator><category>Ferry</category></item>"
TEASER = "<item><title>Ek</title><link>https://elb.example/2</link><description>Bo Ek says &lt;b&gt;nobody asked&lt;/b&gt; them… (more)</description><pubDate>8 Apr 2024 09:05 CEST</pubDate></item>"


def test_an_entry_is_a_page_with_the_words_of_its_content() -> None:
    found, pages = read(rss(WHOLE, TEASER))
    assert pages.container == "feed"
    whole, teaser = found
    doc = parse(whole)
    assert [(s.text, doc.speakers_of(s)[0].name) for s in doc] == [("The ferry is late", "Ann Lee")]
    assert (whole.title, whole.url, whole.author, whole.publisher) == (
        "Lee & the ferry",
        "https://elb.example/1",
        "Nora Feld",
        "Elb Courier",
    )
    assert (whole.published, whole.topics, whole.language) == (
        dt.datetime(2024, 4, 8, 14, 20, tzinfo=UTC),
        ("Ferry",),
        "en",
    )
    assert (doc.items[0].headline, doc.items[0].when.time) == ("Lee & the ferry", dt.time(14, 20, tzinfo=UTC))
    assert [(p.items[0].excerpt, p.published) for p in found][1] == (True, dt.datetime(2024, 4, 8, 9, 5))
    assert "nobody asked them" in teaser.text


def test_what_changed_an_atom_entry_only_bounds_it_and_an_entry_told_twice_is_one() -> None:
    entry = '<entry><title type="html">A &amp;amp; B</title><id>urn:40</id><link href="40/"/><updated>2024-04-05T12:00:00Z</updated>{}</entry>'
    xhtml = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It is late &#x2014; and wet.</p></div></content>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://elb.example/news/"><title>T</title><author><name>Desk</name></author>{entry.format(xhtml)}{entry.format("<summary>x</summary>")}</feed>'
    (page,), pages = read(feed)
    assert (page.title, page.url, page.author) == ("A & B", "https://elb.example/news/40/", "Desk")
    assert (page.published, page.edited) == (None, dt.datetime(2024, 4, 5, 12, tzinfo=UTC))
    assert page.text == "A & B\n\nIt is late — and wet."
    assert parse(page, language="en").items[0].when.edtf == "../2024-04-05"
    assert pages.counts["entries told twice"] == 1


def test_an_interview_in_an_entry_keeps_its_turns() -> None:
    item = WHOLE.replace(SAID, "<p>Question: When will it open, minister?</p><p>Ann Lee: In May, I think.</p>")
    (page,), _ = read(rss(item))
    doc = parse(page)
    assert [(s.text, s.act, [p.name for p in doc.speakers_of(s)]) for s in doc] == [
        ("When will it open, minister?", "ask", []),
        ("In May, I think.", "assert", ["Ann Lee"]),
    ]
    assert {item.url for item in doc.items} == {"https://elb.example/1?utm_source=rss"}


@pytest.mark.parametrize("data", ["<rss><channel></channel></rss>", "<feed", "<rss version='2.0'>&undefined;</rss>"])
def test_a_feed_without_entries_is_a_problem_or_empty(data: str) -> None:
    found, _ = read(data, "a.rss")
    assert found == []


def test_a_broken_feed_gives_the_entries_that_stand_before_the_fault() -> None:
    found, _ = read(rss(WHOLE, TEASER).replace("</channel></rss>", "<item><title>x</tit"))
    assert len(found) >= 2


def test_of_a_json_feed_what_is_no_entry_or_no_json_is_told_and_the_rest_is_read() -> None:
    entry = {"id": "1", "title": "Late", "content_html": SAID}
    version = "https://jsonfeed.org/version/1.1"
    found, pages = read(json.dumps({"version": version, "items": [7, entry]}))
    assert [page.title for page in found] == ["Late"]
    assert [problem.message for problem in pages.problems] == ["entry 1: no object"]
    pages = read_pages(b'{"version": "https://jsonfeed.org/version/1.1", "items": [', "json-feed", name="cut")
    assert list(pages) == []
    assert [(problem.code, problem.message[:12]) for problem in pages.problems] == [("bad-feed", "cut: no JSON")]


def test_a_title_that_is_escaped_twice_is_seen_without_its_markup() -> None:
    item = WHOLE.replace("Lee &amp;amp; the ferry", "&amp;lt;b&amp;gt;Lee&amp;lt;/b&amp;gt; is &lt;i&gt;late&lt;/i&gt;")
    assert [page.title for page in read(rss(item))[0]] == ["Lee is late"]


def test_a_json_feed_is_read_with_numbers_as_ids_and_a_raw_control_sign() -> None:
    items = [
        {
            "id": 7,
            "content_text": "Bo Ek said that it was late.",
            "date_published": "2024-04-09T06:00:00Z",
            "authors": [{"name": "NF"}],
        },
        {"id": "x", "url": "https://elb.example/x", "title": "T", "content_html": SAID, "tags": ["Ferry"]},
    ]
    data = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Desk",
            "language": "en-GB",
            "author": {"name": "D"},
            "items": items,
        }
    )
    found, pages = read(data.replace("it was late", "it\twas late"))
    assert pages.container == "json-feed"
    assert [(p.id, p.author, p.language) for p in found] == [("feed#7", "NF", "en"), ("feed#x", "D", "en")]
    assert [s.text for p in found for s in parse(p)] == ["it\twas late", "The ferry is late"]


POST = {
    "id": 812,
    "date": "2024-04-08T16:20:00",
    "date_gmt": "2024-04-08T14:20:00",
    "status": "publish",
    "link": "https://blog.example/812",
    "title": {"rendered": "Lee: &#8220;Late&#8221; &#038; wet"},
    "content": {
        "rendered": SAID
        + "<p>[gallery ids='1']</p><p>The post <a href='#'>Lee</a> appeared first on <a href='#'>Blog</a>.</p>",
        "protected": False,
    },
    "_embedded": {
        "author": [{"name": "Nora Feld"}],
        "wp:term": [[{"taxonomy": "category", "name": "C"}], [{"taxonomy": "post_tag", "name": "Ferry"}]],
    },
}


@pytest.mark.parametrize("one", [True, False])
def test_wordpress_posts_have_their_moment_in_utc_and_nothing_of_the_system_s_words(one: bool) -> None:
    locked = {
        **POST,
        "id": 9,
        "title": {"rendered": "Protected: Papers"},
        "content": {"rendered": "", "protected": True},
    }
    found, pages = read(json.dumps(POST if one else [POST, {**POST, "status": "draft"}, locked]))
    assert pages.container == "wordpress-json"
    page = found[0]
    assert (page.title, page.published) == ("Lee: “Late” & wet", dt.datetime(2024, 4, 8, 14, 20, tzinfo=UTC))
    assert (page.author, page.topics) == ("Nora Feld", ("Ferry",))
    assert [s.text for s in parse(page)] == ["The ferry is late"]
    if not one:
        assert (found[1].text, [p.code for p in found[1].problems], [p.code for p in pages.problems]) == (
            "Protected: Papers",
            ["no-text"],
            ["no-text"],
        )
        assert pages.counts["posts that are not published"] == 1


WXR = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Blog</title><language>en-GB</language><wp:author><wp:author_login><![CDATA[nf]]></wp:author_login><wp:author_display_name><![CDATA[Nora Feld]]></wp:author_display_name></wp:author>
<item><title>Lee &amp; co</title><link>https://blog.example/1</link><dc:creator><![CDATA[nf]]></dc:creator><content:encoded><![CDATA[<!-- wp:paragraph -->
The ferry is late, the minister, Ann Lee, said.
It rained.

[caption id="a"]<img src="v.jpg" /> “Me,” says Bo Ek[/caption]
It ends: ]]]]><![CDATA[> so.]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_date_gmt>2024-04-08 14:20:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="post_tag"><![CDATA[Ferry]]></category><wp:comment><wp:comment_content><![CDATA[“No,” said my uncle.]]></wp:comment_content></wp:comment></item>
<item><title>p</title><content:encoded>x</content:encoded><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>
<item><title>d</title><content:encoded>Lee said no.</content:encoded><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>"""


def test_an_export_of_wordpress_gives_its_published_posts() -> None:
    (page,), pages = read(WXR)
    assert pages.container == "wxr"
    assert (
        page.text
        == "Lee & co\n\nThe ferry is late, the minister, Ann Lee, said.\nIt rained.\n\n“Me,” says Bo Ek\n\nIt ends: ]]> so."
    )
    assert (page.author, page.topics, page.published) == (
        "Nora Feld",
        ("Ferry",),
        dt.datetime(2024, 4, 8, 14, 20, tzinfo=UTC),
    )
    assert [s.text for s in parse(page)] == ["The ferry is late"]
    assert pages.counts["items that are no published posts"] == 2


def test_an_export_that_is_cut_or_declares_entities_gives_what_stands_before() -> None:
    found, pages = read(WXR[: WXR.index("<item><title>d")] + "<item><ti")
    assert (len(found), [p.code for p in pages.problems]) == (1, ["bad-xml"])
    bomb = WXR.replace("<rss", '<!DOCTYPE r [<!ENTITY a "aaaa">]><rss', 1)
    found, pages = read(bomb)
    assert (found, [p.code for p in pages.problems]) == ([], ["bad-xml"])


def test_a_block_quotation_that_names_its_source_is_said_by_that() -> None:
    quote = "<blockquote><p>We will not dredge.</p><p>Not now.</p><cite>— Ida Vance</cite></blockquote><blockquote><p>Nobody says this.</p></blockquote>"
    (page,), _ = read(rss(WHOLE.replace("</p><p><strong>", f"</p>{quote}<p><strong>")))
    doc = parse(page)
    assert [(s.text, s.form, [p.name for p in doc.speakers_of(s)]) for s in doc] == [
        ("The ferry is late", "indirect", ["Ann Lee"]),
        ("We will not dredge.", "verbatim", ["Ida Vance"]),
        ("Not now.", "verbatim", ["Ida Vance"]),
    ]


def test_an_entry_that_is_its_title_alone_is_a_page_without_statements() -> None:
    locked = {**POST, "title": {"rendered": "Protected: The papers of the board"}, "content": {"rendered": ""}}
    (page,), _ = read(json.dumps(locked))
    doc = parse(page, language="en")
    assert ([item.headline for item in doc.items], doc.statements) == (["Protected: The papers of the board"], ())


@pytest.mark.parametrize(
    ("paragraph", "kept"),
    [
        ("Also on Tuesday, the ferry will be late, the minister, Ann Lee, said.", True),
        ("Read the full law before you vote, the minister, Ann Lee, said.", True),
        ("Также в среду паром опоздал.", True),
        ("READ MORE: The ferry will be late, says Ann Lee", False),
        ("Читать далее: паром опоздает, сказала Анна Ли", False),
        ("Xem thêm: Phà sẽ trễ, bà Lan nói", False),
    ],
)
def test_a_paragraph_that_only_begins_like_a_teaser_is_content(paragraph: str, kept: bool) -> None:
    said = f"<p>The pier is shut, the mayor, Bo Ek, said.</p><p>{paragraph}</p>"
    item = f"<item><title>T</title><content:encoded><![CDATA[{said}]]></content:encoded></item>"
    (page,), _ = read(rss(item))
    told = {page.text[span.start : span.end]: span.kind for span in parse(page).segments}
    assert (told[paragraph] == "body") is kept
