# ruff: noqa: E501 (markup stands as it does in a file)
"""What containers are made of in any order, whole and cut off: pages, or problems, and never an error of another kind."""

from __future__ import annotations

import json
import random

import pytest

from statements import StatementsError, parse
from statements.containers import ContainerError, Pages, read_pages
from statements.models import Page

pytest.importorskip("justhtml")
SAID = "Harbour master Ulla Rand said on Monday that the ferry will run in May, and nobody pays twice."
HTML = [
    f"<p>{SAID}</p>", f"<div class=article-body><p>{SAID}</p><p>“It is late,” she added.</p></div>", "<h1>Ferry runs</h1>", "<h2>Live</h2>", "<h3>13:05 Ice</h3>",
    "<pre>kept\n  as  it\nstands</pre>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c<p>d</p></td></tr></table>", "<ul><li>one<li>two</ul>", "a<br>b<hr>c",
    "<figure><img alt=x><figcaption>The pier, Photo: Bo Tarn</figcaption></figure>", "<aside><a href=/x>Read more about the pier</a></aside>", "<nav><a href=/>Home</a></nav>",
    "<blockquote>quoted</blockquote>", "<q>said</q>", "<span hidden>none</span>", "<p style='display:none'>none</p>", "<script>var a = '<p>';</script>", "<style>p{}</style>", "<!-- c -->",
    "AT&ampT &amp;amp; &lt;b&gt; &nbsp;x &#0; &bogus;", "<p>a\r\nb\rc</p>", "nul \x00 here", "<textarea>t</textarea>", "<noscript><p>n</p></noscript>", "<template><p>t</p></template>", "</p></div></b>",
    "<p><a href=/1>Also read: a longer line of words that leads elsewhere and says nothing of its own here</a></p>", "<b><i>mis</b>nested</i>", "<p>unclosed", "<time datetime=2024-04-08T15:02Z>8 April</time>",
    "<time datetime='no day'>x</time>", "<span class=published title='Thứ tư, 22/10/2025, 19:25 (GMT+7)'>22/10/2025</span>", "<span class=date>31/02/2025</span>", "<abbr data-unixtime=1712589720>x</abbr>",
    "<meta property=og:title content='Ferry'>", "<meta property=article:published_time content='2024-04-08T15:02:00Z'>", "<meta name=author content>", "<meta content=x>", "<base href='http://[bad'>",
    "<link rel=canonical href='https://elb.example/a?utm_source=x&id=3'>", "<title>Ferry &mdash; Nord</title>", "<html lang=en-GB>", "<svg><text>no</text></svg>", "<math><mi>x</mi></math>", "<p>" + SAID + "</p><p>" + SAID + "</p>",
    "<!-- Page saved with SingleFile \n url: https://elb.example/b \n saved date: Mon Apr 08 2024 15:02:00 GMT+0200 (x) -->", "<!-- saved from url=(0022)https://elb.example/c -->",
]  # fmt: skip
UPDATES = [
    {"headline": "Ferry runs", "articleBody": f"{SAID}\n“It is late,” she added to it all.", "datePublished": "2024-04-08T15:02:00Z"},
    {"headline": "The pier is open again for all", "articleBody": f"<p>{SAID}</p><p>“The pier is open,” Ann Lee said.</p>", "url": "https://elb.example/#e1"},
    {"articleBody": ""}, {"headline": "Only a headline, and nothing below it"}, {"articleBody": 7, "datePublished": "no"}, {},
]  # fmt: skip
XML = [
    "<speech speakername='Ida Vance (Lindale North) (Lab)' id='a' time='10:31:00'><p>The works begin in May.</p></speech>", "<speech speakername='The Minister of Harbours (Ida Vance)' time='99:99'><p>We wait.</p><p/></speech>",
    "<speech nospeech='true'><p>Noise</p></speech>", "<speech speakername='Mr Speaker'><p>Order.</p></speech>", "<speech speakername='A member, Harbour Board'><p>Shame!</p></speech>", "<speech><p><q>x</q></p></speech>",
    "<division divdate='2024-04-08'>Ayes 3, Noes 2</division>", "<major-heading>Harbours</major-heading>", "<minor-heading>Ferries</minor-heading>", "<oral-heading> </oral-heading>", "<unknown>z</unknown>", "<speech speakername=''><p>b</p></speech>",
    "<speech speakername='The Prime Minister' type='Start Question'><p>Will it run?</p></speech>", "<speech speakername='Minister for Ports, Bo Tarn'><p>It will.</p></speech>",
]  # fmt: skip
CELLS = [
    SAID,
    "",
    "7",
    '"quoted, with a comma"',
    "a\nb",
    "<p>It is late, Ann Lee said.</p>",
    "2024-04-08",
    "\x00",
    "x" * 300,
]


def check(data: bytes, container: str, name: str) -> None:
    """Read what a container holds; whatever it is, it gives pages that can be parsed, or tells why not."""
    try:
        pages: Pages = read_pages(data, container, name=name)
        found = list(pages)
    except ContainerError:
        return
    again = read_pages(data, container, name=name)
    assert list(again) == found
    for page in found:
        assert isinstance(page, Page)
        assert page.text.strip()
        try:
            document = parse(page, language="en")
        except StatementsError:
            continue
        assert "".join(document.text[s.start : s.end] for s in document.segments) == document.text
        for said in document:
            document.in_source(said)


def parts(chance: random.Random, among: list[str], most: int = 14) -> str:
    return "".join(chance.choice(among) + chance.choice(["", "\n", " "]) for _ in range(chance.randrange(1, most)))


@pytest.mark.parametrize("seed", range(4))
def test_markup_in_any_order_is_a_page(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        data = parts(chance, HTML).encode()
        check(data if chance.random() < 0.8 else data[: chance.randrange(len(data) + 1)], "html", "a.html")


@pytest.mark.parametrize("seed", range(3))
def test_a_live_page_s_entries_in_any_order_are_its_items(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(15):
        updates = [dict(chance.choice(UPDATES), **{"@type": "BlogPosting"}) for _ in range(chance.randrange(1, 6))]
        data = {
            "@context": "https://schema.org",
            "@type": "LiveBlogPosting",
            "headline": "L",
            "liveBlogUpdate": updates,
        }
        script = f"<script type=application/ld+json>{json.dumps(data)}</script>"
        shown = "<div id=e1><h3>The pier is open again for all</h3><p>“The pier is open,” Ann Lee said.</p><a href=/x>Read more</a></div>"
        check(f"<html lang=en>{script}{parts(chance, [*HTML[:4], shown], 6)}</html>".encode(), "html", "live.html")


@pytest.mark.parametrize("seed", range(3))
def test_speeches_in_any_order_are_a_record(seed: int) -> None:
    pytest.importorskip("lxml.etree")
    chance = random.Random(seed)
    for _ in range(20):
        data = f"<?xml version='1.0'?><publicwhip>{parts(chance, XML)}</publicwhip>".encode()
        check(
            data if chance.random() < 0.8 else data[: chance.randrange(len(data) + 1)],
            "hansard",
            "debates2024-04-08.xml",
        )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("shape", ["csv", "lines", "array"])
def test_rows_in_any_order_are_pages(shape: str, seed: int) -> None:
    chance = random.Random(f"{shape} {seed}")
    names = ["id", "text", "date", "url"]
    for _ in range(20):
        rows = [[chance.choice(CELLS) for _ in range(chance.randrange(6))] for _ in range(chance.randrange(1, 8))]
        if shape == "csv":
            sign = chance.choice(",;\t")
            text = "\n".join(sign.join(row) for row in [names, *rows])
        else:
            objects = [
                chance.choice([dict(zip(names, row, strict=False)), dict(zip(names, row, strict=False)), row, 7])
                for row in rows
            ]
            lines = [json.dumps(one) if chance.random() < 0.9 else "{torn" for one in objects]
            text = "\n".join(lines) if shape == "lines" else f"[{','.join(lines)}]"
        data = text.encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"]))
        check(data if chance.random() < 0.8 else data[: chance.randrange(len(data) + 1)], "table", "rows")
