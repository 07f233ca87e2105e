"""Containers: what a file knows of its pages reaches the documents, and what is broken costs only itself."""

from __future__ import annotations

import datetime as dt
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from statements import ModelError, StatementsError, from_json, parse, to_json
from statements.containers import Claim, ContainerError, Input, Told, containers, get, read_pages
from statements.models import Page, PageItem, PageTurn, Segment, SegmentKind, Span

MOMENT = dt.datetime(2024, 4, 8, 16, 20, tzinfo=dt.timezone(dt.timedelta(hours=2)))
TEXT = """\
Home | News
Ferry delays
PORT ELB - “We wait,” Ida Vance said.
READ MORE: “We never wait,” says Ruhl
Tom Ruhl said yesterday that it was late."""


def place(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def segment(words: str, kind: SegmentKind, text: str = TEXT) -> Segment:
    span = place(words, text)
    return Segment(start=span.start, end=span.end, kind=kind)


SEGMENTS = (
    segment("Home | News", "navigation"),
    segment("Ferry delays", "headline"),
    segment("READ MORE: “We never wait,” says Ruhl", "boilerplate"),
)


def test_what_a_container_knows_to_be_no_content_is_not_read() -> None:
    doc = parse(Page(text=TEXT, segments=SEGMENTS, published=MOMENT, url="https://elb.example/1", author="Nora Feld"))
    assert [(s.text, s.when.edtf) for s in doc] == [("We wait,", "../2024-04-08"), ("it was late", "2024-04-07")]
    assert [(s.kind, doc.at(s)) for s in doc.segments if s.kind not in ("blank", "body", "byline")] == [
        ("navigation", "Home | News"),
        ("headline", "Ferry delays"),
        ("boilerplate", "READ MORE: “We never wait,” says Ruhl"),
    ]
    assert doc.items[0].headline == "Ferry delays"
    assert (doc.source.published, doc.source.url, doc.source.author) == (MOMENT, "https://elb.example/1", "Nora Feld")
    assert not any("Feld" in p.name for p in doc.participants)


def test_without_what_the_container_knows_the_teaser_is_read() -> None:
    assert "We never wait," in [s.text for s in parse(TEXT)]


def test_the_items_of_a_container_are_the_documents_with_their_moments_and_addresses() -> None:
    text = "Talks end\n“It is over,” Ida Vance said.\n\nTalks begin\n“We hope,” Tom Ruhl said."
    half = text.index("\n\n")
    later = PageItem(
        number=1, start=0, end=half, headline=place("Talks end", text), published=MOMENT, url="#2", author="NF"
    )
    first = PageItem(number=2, start=half + 2, end=len(text), headline=place("Talks begin", text), edited=MOMENT)
    doc = parse(Page(text=text, items=(later, first)))
    assert [(i.headline, i.when.edtf, i.url, i.published, i.author) for i in doc.items] == [
        ("Talks end", "2024-04-08T16:20:00+02:00", "#2", MOMENT, "NF"),
        ("Talks begin", "../2024-04-08", None, None, None),
    ]
    assert [(s.item, s.text, s.when.edtf) for s in doc] == [
        (1, "It is over,", "2024-04-08T16:20:00+02:00"),
        (2, "We hope,", "../2024-04-08"),
    ]
    assert from_json(to_json(doc)) == doc


def test_the_turns_of_a_container_are_said_by_whoever_its_label_names() -> None:
    text = "Ida Vance, harbour minister\nWe open in May.\n(Applause)\nAnd we stay open."
    turn = PageTurn(label=place("Ida Vance, harbour minister", text), name=place("Ida Vance", text))
    label = segment("Ida Vance, harbour minister", "label", text)
    noise = segment("(Applause)", "direction", text)
    page = Page(
        text=text,
        segments=(label, noise),
        items=(PageItem(number=1, start=0, end=len(text), turn=turn),),
        language="en",
    )
    doc = parse(page)
    assert [(s.text, s.form, [p.name for p in doc.speakers_of(s)]) for s in doc] == [
        ("We open in May.", "verbatim", ["Ida Vance"]),
        ("And we stay open.", "verbatim", ["Ida Vance"]),
    ]


def test_a_format_reads_the_words_where_the_container_names_one() -> None:
    text = "🎙 Ann Lee’s speech (May 5, 2021)\n🔹 The pier is old.\n🔹 It is wet."
    item = PageItem(number=1, start=0, end=len(text), published=MOMENT, url="https://t.me/elb/7")
    doc = parse(Page(text=text, format="telegram-forward", items=(item,), channel="Elb", topics=("Pier",)))
    assert doc.format == "telegram-forward"
    assert [s.text for s in doc] == ["The pier is old.", "It is wet."]
    assert (doc.items[0].url, doc.items[0].published) == ("https://t.me/elb/7", MOMENT)
    assert (doc.source.channel, doc.source.topics) == ("Elb", ("Pier",))


def test_the_caller_knows_better_than_the_container() -> None:
    page = Page(text="It was late, Ann Lee said on Monday.", url="https://a.example", published=dt.date(2024, 4, 8))
    doc = parse(page, url="https://b.example", published=dt.date(2024, 4, 1))
    assert (doc.source.url, doc.statements[0].when.edtf) == ("https://b.example", "2024-04-01")


def test_a_place_is_found_in_the_source_where_its_run_is_known() -> None:
    text = "“It was late,” Ann Lee said."
    doc = parse(Page(text=text, origin=((0, 8, 100, 108), (8, 9, 120, 126), (9, len(text), 126, 117 + len(text)))))
    said = doc.statements[0]
    assert doc.at(said) == "It was late,"
    assert doc.in_source(said) == Span(start=101, end=130)
    assert parse(text).in_source(said) is None
    assert from_json(to_json(doc)) == doc


@pytest.mark.parametrize(
    "more",
    [
        {"segments": (Segment(start=0, end=9, kind="caption"), Segment(start=8, end=9, kind="body"))},
        {"items": (PageItem(number=1, start=0, end=99),)},
        {"items": (PageItem(number=1, start=0, end=2), PageItem(number=1, start=2, end=3))},
        {"items": (PageItem(number=1, start=0, end=2, headline=Span(start=1, end=3)),)},
    ],
)
def test_a_page_that_contradicts_itself_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ModelError):
        Page(text="It is late.", **more)


def test_a_text_file_is_a_page_from_a_path_bytes_and_a_stream(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Паром придёт.".encode())
    with read_pages(tmp_path / "a.txt") as pages:
        assert [(page.text, page.id) for page in pages] == [("Паром придёт.", str(tmp_path / "a.txt"))]
    assert (pages.container, pages.counts["pages"], pages.problems) == ("text", 1, ())
    assert [page.text for page in read_pages(io.BytesIO(b"One."))] == ["One."]
    assert [page.text for page in read_pages(_Pipe(b"One."))] == ["One."]
    with pytest.raises(TypeError, match="binary"):
        read_pages(_Pipe("One."))


class _Pipe(io.RawIOBase):
    """A stream that cannot be sought."""

    def __init__(self, data: Any) -> None:
        self.left = data

    def read(self, size: int = -1) -> Any:
        out, self.left = self.left, self.left[:0]
        return out


def test_a_folder_s_files_are_read_in_order_packed_or_not(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt.gz").write_bytes(gzip.compress(b"Two."))
    (tmp_path / "1.txt").write_bytes(b"One.")
    (tmp_path / "3.csv").write_bytes(b"text,url\nThree.,u\n,v\n")
    (tmp_path / "4.xyz").write_bytes(b"Four.")
    (tmp_path / "b_files").mkdir()
    pages = read_pages(tmp_path)
    assert [page.text for page in pages] == ["One.", "Three.", "Two."]
    assert [problem.message for problem in pages.problems] == [f"{tmp_path / '3.csv'}: row 2: it holds no text"]
    assert pages.counts["rows without text"] == 1


def test_what_unpacks_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.containers.base.LARGEST", 100)
    with pytest.raises(ContainerError, match="larger than"):
        list(read_pages(gzip.compress(b"It is late. " * 99), name="a.txt.gz"))


class Cards:
    name, summary, suffixes, single = "cards", "one a line", (".cards",), False

    def sniff(self, head: bytes, given: Input) -> Claim:
        return Claim(score=0.9 if given.suffix == ".cards" else 0.0)

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        for number, line in enumerate(given.stream, 1):
            if line.strip():
                yield Page(text=line.decode(), id=f"card {number}")
            else:
                told.problem("no-text", f"line {number}: it is empty")


def test_a_container_of_ones_own_reads_and_tells_what_it_could_not() -> None:
    pages = read_pages(b"One.\n\nTwo.\n", Cards())
    assert [page.id for page in pages] == ["card 1", "card 3"]
    assert [problem.message for problem in pages.problems] == ["line 2: it is empty"]
    assert pages.counts == {"pages": 2, "problems": 1}


def test_an_unknown_container_and_an_input_that_fits_none_are_told() -> None:
    with pytest.raises(StatementsError, match="no container 'shoe'"):
        get("shoe")
    with pytest.raises(ContainerError, match=r"a\.bin: no container fits"):
        read_pages(b"\x00\xff\xfe\x80" * 9, name="a.bin")
    with pytest.raises(TypeError, match="not a path, bytes or a binary stream"):
        read_pages(7)  # type: ignore[arg-type]
    assert "text" in containers()
