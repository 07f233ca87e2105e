"""The report as a file: what it holds, that it is one page under a strict policy, that texts never become markup."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import html
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import statements
from statements import parse, parse_file, write_jsonl
from statements.models import Document, Item, Part, Participant, Problem, Segment, Source, Span, Statement, When
from statements.report import render, summary, write
from statements.report.page import VENDORED, policy

pytest.importorskip("jinja2")

ASSETS = Path(statements.__file__).parent / "report" / "assets"
Bearing = Callable[[str], Document]


class Page(HTMLParser):
    """A report as a browser takes it apart."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.held: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.holds = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.holds = tag in ("script", "style", "title")
        if self.holds:
            self.held.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.holds = False

    def handle_data(self, data: str) -> None:
        if self.holds:
            self.held[-1] = (self.held[-1][0], self.held[-1][1] + data)
        else:
            self.texts.append(data)

    @property
    def data(self) -> Any:
        """What the script reads."""
        tags = [attrs for tag, attrs in self.tags if tag == "script"]
        at = next(i for i, attrs in enumerate(tags) if attrs.get("id") == "data")
        return json.loads([text for tag, text in self.held if tag == "script"][at])


def units(text: str, start: int, end: int) -> str:
    """A stretch of a text as JavaScript cuts it."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def said(data: Any, statement: Any) -> str:
    text, at = data["pages"][statement["page"]]["text"], statement["at"]
    return " ".join(units(text, *at[i : i + 2]) for i in range(0, len(at), 2))


def readable(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_it_holds_every_statement_of_a_page_with_its_words(seed: Path) -> None:
    document = parse_file(seed)
    data = Page(render(document)).data
    assert [said(data, s) for s in data["statements"]] == [s.text for s in document.statements]
    assert [[data["speakers"][i]["name"] for i in s["who"]] for s in data["statements"]] == [
        [p.name for p in document.speakers_of(s)] or ["not told"] for s in document.statements
    ]
    assert data["pages"][0]["text"] == document.text


def test_hostile_texts_come_back_as_texts(hostile: str, bearing: Bearing) -> None:
    document = bearing(hostile)
    page = Page(render(document, title=hostile))
    assert said(page.data, page.data["statements"][0]) == readable(hostile)
    assert page.data["pages"][0]["text"] == readable(document.text)
    plain = Page(render(bearing("plain"), title="plain"))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]


def test_hostile_texts_are_shown_in_a_notebook_as_texts(hostile: str, bearing: Bearing) -> None:
    tags = [tag for tag, _ in Page(summary(bearing(hostile))).tags]
    assert tags == [tag for tag, _ in Page(summary(bearing("plain"))).tags]


def test_only_its_own_script_and_style_may_run() -> None:
    page = Page(render([]))
    (given,) = (attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.split(" ", 1) for rule in str(given).split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == rules["trusted-types"] == "'none'"
    kinds = [attrs.get("type") for tag, attrs in page.tags if tag == "script"]
    texts = [text for tag, text in page.held if tag == "script"]
    scripts = [text for kind, text in zip(kinds, texts, strict=True) if kind is None]
    styles = [text for tag, text in page.held if tag == "style"]
    for name, held in (("script-src", scripts), ("style-src", styles)):
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in held]
        assert rules[name].split() == [f"'sha256-{one}'" for one in hashes]
    assert not [attrs for _, attrs in page.tags if "style" in attrs or any(name.startswith("on") for name in attrs)]


def test_a_policy_without_scripts_allows_none() -> None:
    assert "script-src 'none'; style-src 'none'" in policy([], [])


def test_it_loads_nothing(bearing: Bearing) -> None:
    page = Page(render(bearing("https://example.org/x")))
    loading = {"src", "href", "data", "srcset", "poster", "action", "formaction", "ping", "background"}
    assert {attrs[name] for _, attrs in page.tags for name in loading & attrs.keys()} == {
        "#overview",
        "#statements",
        "#reader",
        "#again",
        "#problems",
    }
    style = "".join(text for tag, text in page.held if tag == "style")
    assert not re.search(r"url\(|@import", style)
    assert "sourceMappingURL" not in "".join(text for _, text in page.held)


def test_addresses_that_are_none_of_the_web_are_no_links() -> None:
    def link(url: str) -> Any:
        document = parse("“Yes,” Ann Lee said.", format="plain", language="en", url=url)
        return Page(render(document)).data["pages"][0]["url"]

    assert link("javascript:alert(1)") is None
    assert link("https://example.org/a b") == "https://example.org/a%20b"


@pytest.mark.parametrize("name", VENDORED)
def test_libraries_inside_stand_under_their_licence(name: str) -> None:
    text = (ASSETS / "vendor" / f"{name}.js").read_text("utf-8")
    licence = (ASSETS / "vendor" / f"{name}.LICENSE").read_text("utf-8")
    assert "Permission" in licence or "Redistribution" in licence
    assert licence.strip() in render([])
    assert "</script" not in text
    assert "<!--" not in text
    assert "\r" not in text


def test_libraries_are_those_that_were_published() -> None:
    listed = dict(re.findall(r"^\| `([\w-]+)` \|.*\| `([0-9a-f]{64})` \|$", DOCS.read_text("utf-8"), re.MULTILINE))
    found = {n: hashlib.sha256((ASSETS / "vendor" / f"{n}.js").read_bytes()).hexdigest() for n in VENDORED}
    assert listed == found


DOCS = Path(__file__).parent.parent / "docs" / "report.md"


def spoken(id: str, start: int, text: str, who: tuple[str, ...] = ("a",), **more: Any) -> Statement:
    part = Part(start=start, end=start + len(text), text=text)
    return Statement(id=id, item=1, form="direct", parts=(part,), speakers=who, **more)


def page_of(text: str, *said: Statement, **more: Any) -> Document:
    return Document(
        text=text,
        source=Source(format="plain", language="en", **more),
        segments=(Segment(start=0, end=len(text), kind="body", item=1),),
        items=(Item(number=1, start=0, end=len(text)),),
        participants=(Participant(id="a", name="Ann Lee"), Participant(id="b", name="Bo Dahl")),
        statements=said,
    )


def test_places_are_counted_as_the_browser_counts() -> None:
    document = page_of("👍👍 yes, no 👍", spoken("s1", 3, "yes"), spoken("s2", 8, "no 👍", cue=Span(start=0, end=2)))
    data = Page(render(document)).data
    assert [s["at"] for s in data["statements"]] == [[5, 8], [10, 15]]
    assert data["statements"][1]["cue"] == [0, 4]
    assert data["pages"][0]["segments"] == ["body", 15]


def test_dates_are_told_as_bounds_and_ranked() -> None:
    dates = (
        When.parse("2024-02-03/2024-02-05"),
        When.parse("../2024-01-01"),
        When(),
        When.parse("XXXX-11-19"),
        When.parse("2024-02-03/2024-02-05"),
    )
    said = [spoken(f"s{i}", i, "x", when=when) for i, when in enumerate(dates)]
    data = Page(render(page_of("xxxxx", *said)))
    found = [(s.get("date"), s.get("first"), s.get("last"), s["order"]) for s in data.data["statements"]]
    assert found == [
        ("2024-02-03/2024-02-05", "2024-02-03", "2024-02-05", 1),
        ("../2024-01-01", None, "2024-01-01", 0),
        (None, None, None, 3),
        ("XXXX-11-19", None, None, 2),
        ("2024-02-03/2024-02-05", "2024-02-03", "2024-02-05", 1),
    ]
    assert "2024-01-01 to 2024-02-05" in data.texts


def test_speakers_are_one_over_pages_the_unknown_last() -> None:
    one = page_of("x y", spoken("s1", 0, "x"), spoken("s2", 2, "y", (), speaker_basis="unknown", candidates=("a", "b")))
    other = page_of("x", spoken("s1", 0, "x", ("b", "a")))
    data = Page(render([one, other])).data
    assert [who["name"] for who in data["speakers"]] == ["Ann Lee", "Bo Dahl", "not told"]
    assert [s["who"] for s in data["statements"]] == [[0], [2], [1, 0]]
    assert data["statements"][1]["perhaps"] == ["Ann Lee", "Bo Dahl"]


def test_people_of_two_registers_are_two() -> None:
    def known(number: str) -> Document:
        person = Participant(id="a", name="Ann Lee", external=f"wikidata:{number}")
        document = page_of("x", spoken("s1", 0, "x"))
        return Document(
            text="x",
            source=document.source,
            segments=document.segments,
            items=document.items,
            participants=(person,),
            statements=document.statements,
        )

    data = Page(render([known("Q1"), known("Q2")])).data
    assert [who["link"] for who in data["speakers"]] == [
        "http://www.wikidata.org/entity/Q1",
        "http://www.wikidata.org/entity/Q2",
    ]


def test_what_is_said_again_is_told_with_why() -> None:
    words = "We are ready for talks on all the questions of the strait and the bridge"
    pages = [
        page_of(text, spoken("s1", 0, text)) for text in (words, words.replace("ready", "redy"), "Nobody pays twice")
    ]
    (found,) = Page(render(pages)).data["again"]
    assert sorted(member[0] for member in found) == [0, 1]
    assert [member[1] for member in found] == ["representative", "near"]


def test_problems_and_what_holds_another_are_told() -> None:
    inner, outer = (
        spoken("s2", 4, "no", ("b",), within="s1", act="deny", topics=("#a", "#a")),
        spoken("s1", 0, "yes no"),
    )
    document = page_of("yes no", outer, inner)
    problem = Problem(code="odd-date", message="no such day", start=4, end=6)
    told = Document(**{f: getattr(document, f) for f in FIELDS}, problems=(problem,))
    data = Page(render(told)).data
    assert data["problems"] == [{"page": 0, "at": [4, 6], "code": "odd-date", "message": "no such day"}]
    assert data["statements"][1]["within"] == 0
    assert data["statements"][1]["act"] == "deny"
    assert data["topics"] == ["#a"]


FIELDS = ("text", "source", "segments", "items", "participants", "statements")


def test_the_head_says_how_much_there_is() -> None:
    shown = Page(render(page_of("x", spoken("s1", 0, "x"), title="Late\nferry"))).texts
    assert {"1 statement", "1 speaker", "1 page"} <= set(shown)
    assert "Late ferry" in shown
    assert "Who said what, and when" in Page(render([])).texts
    assert "Mine" in Page(render([], title="Mine")).texts


def test_it_is_written_to_a_path_or_a_file(tmp_path: Path) -> None:
    document = page_of("ngày", spoken("s1", 0, "ngày"))
    write(document, tmp_path / "a.html")
    file = io.BytesIO()
    write([document], file)
    assert (tmp_path / "a.html").read_bytes() == file.getvalue() == render(document).encode()


def test_the_same_documents_give_the_same_file(seed: Path) -> None:
    script = "import sys; from statements import parse_file; from statements.report import render; "
    script += "sys.stdout.buffer.write(render(parse_file(sys.argv[1])).encode())"
    runs = [
        subprocess.run(
            [sys.executable, "-c", script, str(seed)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": number},
        ).stdout
        for number in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_the_command_writes_it(run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    document = parse("“The ferry will run,” Ann Lee said.", format="plain", language="en")
    write_jsonl([document, document], tmp_path / "pages.jsonl")
    (tmp_path / "page.txt").write_text(
        "The ferry will run in May, harbour master Ulla Rand said on 4 March 2023.", "utf-8"
    )
    done = run("report", "pages.jsonl", "page.txt", "--heading", "Ferries & more", "-o", "report.html")
    assert (done.returncode, done.stdout) == (0, "")
    page = Page((tmp_path / "report.html").read_text("utf-8"))
    assert ("title", "Ferries & more") in page.held
    assert len(page.data["pages"]) == 3
    shown = run("report", "page.txt")
    assert (shown.returncode, shown.stdout[:15]) == (0, "<!doctype html>")
    gone = run("report", "nowhere.txt", "-o", "report.html")
    assert gone.returncode == 1
    assert "report.html stays as it was" in gone.stderr


def test_a_notebook_shows_the_first_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    document = page_of("x" * 30, *(spoken(f"s{i}", i, "x") for i in range(30)), title="<b>")
    glance = document._repr_html_()
    assert glance is not None
    assert glance.count("<td>Ann Lee</td>") == 20
    assert "and 10 more" in glance
    assert "&lt;b&gt;" in glance
    assert "<script" not in glance
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert document._repr_html_() is None


def test_show_opens_the_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    document = page_of("x", spoken("s1", 0, "x"))
    statements.show(document, title="Mine")
    (path,) = tmp_path.glob("*.html")
    assert opened == [path.as_uri()]
    assert path.read_text("utf-8") == render(document, title="Mine")
    with pytest.raises(TypeError, match="height is str"):
        statements.show(document, height="1")  # type: ignore[arg-type]


def test_show_in_a_notebook_is_a_frame_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    shell = SimpleNamespace(kernel=object())
    notebook = SimpleNamespace(get_ipython=lambda: shell)
    monkeypatch.setitem(sys.modules, "IPython", notebook)
    monkeypatch.setitem(sys.modules, "IPython.display", SimpleNamespace(display=shown.append))
    document = page_of("</iframe>\"'", spoken("s1", 0, "</iframe>"))
    statements.show(document, height=300)
    (frame,) = Page(shown[0]._repr_html_()).tags
    assert frame[0] == "iframe"
    assert "allow-same-origin" not in str(frame[1]["sandbox"])
    assert (frame[1]["height"], frame[1]["srcdoc"]) == ("300", render(document))
    assert html.escape("</iframe>") not in repr(shown[0])


def test_a_source_that_is_not_installed_makes_reports_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"Made by statements \d", "".join(Page(render([])).texts))

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("statements.report.page.version", missing)
    assert "Made by statements. " in "".join(Page(render([])).texts)


def test_without_jinja2_it_says_what_is_missing() -> None:
    script = "import sys; sys.modules['jinja2'] = None; import statements; statements.show([])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "ReportError: a report needs jinja2: pip install 'statements[report]'" in run.stderr


def test_a_page_s_own_facts_stand_above_it() -> None:
    document = page_of("x", spoken("s1", 0, "x"), title="T", id="a.txt", published=dt.date(2024, 3, 1), publisher="P")
    page = Page(render(document)).data["pages"][0]
    assert page["name"] == "T"
    assert page["facts"] == ["P", "published 2024-03-01", "plain", "a.txt"]
