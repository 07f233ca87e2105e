"""Parsing a page through the façade: what a caller may say, and what comes back when the page is no page."""

import datetime as dt
import gc
import subprocess
import sys
import tracemalloc

import pytest

import statements
from statements import StatementsError, UnknownFormatError
from statements.errors import DecodeError, NotAPageError
from statements.formats import Block, Entry, Layout, Sniff
from statements.gazetteer import default
from statements.models import Page, Segment
from statements.pipeline import read_page
from statements.steps import Step

PROSE = "The harbour will open again in spring, Mayor Ann Lee said on Tuesday.\n\n“We are ready,” she added.\n"


def speakers(doc: statements.Document) -> list[list[str]]:
    return [[p.name for p in doc.speakers_of(s)] for s in doc.statements]


def test_a_page_of_prose_becomes_statements_with_their_places() -> None:
    doc = statements.parse(PROSE)
    assert doc.format == "plain"
    assert doc.language == "en"
    assert [s.text for s in doc.statements] == ["The harbour will open again in spring", "We are ready,"]
    assert speakers(doc) == [["Ann Lee"], ["Ann Lee"]]
    for s in doc.statements:
        assert doc.text[s.start : s.end] == s.text
        assert doc.at(s.cue) in ("said", "added")


def test_bytes_are_decoded_by_their_mark() -> None:
    assert statements.parse(PROSE.encode("utf-16")).statements
    with pytest.raises(DecodeError, match=r"page\.txt"):
        statements.parse(b"\xff\xfe\x00", source="page.txt")


def test_the_day_of_publication_fixes_a_weekday() -> None:
    doc = statements.parse(PROSE, published=dt.date(2021, 3, 4))
    assert doc.statements[0].when.edtf == "2021-03-02"
    assert doc.source.published == dt.date(2021, 3, 4)
    moment = dt.datetime(2021, 3, 4, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    stamped = statements.parse(PROSE, published=moment)
    assert stamped.source.published == moment
    assert stamped.statements[0].when.edtf == "2021-03-02"
    assert statements.from_json(statements.to_json(stamped)) == stamped


def test_without_it_the_weekday_stays_as_a_constraint() -> None:
    when = statements.parse(PROSE).statements[0].when
    assert (when.earliest, when.weekday) == (None, 2)


def test_an_unknown_format_or_language_is_named() -> None:
    with pytest.raises(StatementsError, match="no format 'sputnik-life', did you mean 'sputnik-live'"):
        statements.parse(PROSE, format="sputnik-life")
    with pytest.raises(StatementsError, match="no language 'xx'"):
        statements.parse(PROSE, language="xx")


def test_what_is_no_prose_says_what_was_tried() -> None:
    with pytest.raises(UnknownFormatError) as caught:
        statements.parse("0 1 2 3\n4 5 6 7", source="data.txt")
    assert caught.value.source == "data.txt"
    assert {name for name, _ in caught.value.tried} >= {"plain", "sputnik-live", "ttxvn-digest"}


def test_a_gazetteer_of_ones_own_names_people() -> None:
    ours = default().extend('people = """\nAnn Lee; Annie Lee | f | ireland | minister 2019-\n"""\n')
    doc = statements.parse("Annie Lee said that the harbour would open.", gazetteer=ours)
    assert speakers(doc) == [["Ann Lee"]]
    assert doc.participants[0].names == ("Annie Lee",)


class Shouting:
    """A format of one's own: every line is an item of prose."""

    name = "shouting"
    summary = "one line, one item"
    languages = ("en",)

    def sniff(self, text: str) -> Sniff:
        return Sniff(format=self.name, score=0.0)

    def lay_out(self, text: str) -> Layout:
        segments, items, blocks, at = [], [], [], 0
        for number, line in enumerate(text.splitlines(keepends=True), 1):
            end = at + len(line)
            segments.append(Segment(start=at, end=end, kind="body", item=number))
            items.append(Entry(number=number, start=at, end=end))
            blocks.append(Block(item=number, kind="prose", spans=((at, end),)))
            at = end
        return Layout(segments=tuple(segments), items=tuple(items), blocks=tuple(blocks))


def test_a_format_of_ones_own_is_an_argument() -> None:
    doc = statements.parse("Ann Lee said that it rained.\nBob Ray said that it shone.\n", format=Shouting())
    assert doc.format == "shouting"
    assert [s.item for s in doc.statements] == [1, 2]
    assert speakers(doc) == [["Ann Lee"], ["Bob Ray"]]


def test_offsets_are_those_of_the_page_as_it_came() -> None:
    page = "\ufeffAnn&nbsp;Lee said that\u00a0the cafe\u0301 would re\u00adopen.\r\n"
    (s,) = statements.parse(page, format="plain").statements
    assert s.text == "the cafe\u0301 would re\u00adopen"
    assert page[s.start : s.end] == s.text


def test_a_page_read_with_its_view_tells_every_step_at_a_place_of_the_view() -> None:
    page = "\ufeffAnn&nbsp;Lee said that\u00a0it rained.\r\n"
    steps: list[Step] = []
    document, view = read_page(page, format="plain", observe=steps.append)
    assert document == statements.parse(page, format="plain")
    (speaker,) = [step for step in steps if step.what == "speaker"]
    assert view.text[speaker.start : speaker.end] == "it rained"
    assert view.span(speaker.start, speaker.end) == (document.statements[0].start, document.statements[0].end)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "\ufeff<!DOCTYPE html>\n<html><body><p>Ann Lee said so.</p></body></html>",
            "it is HTML; statements.containers.read_pages reads it; a page is its text alone",
        ),
        ("<p class='lead'>Ann Lee said that the ferry would run.</p>", "it is HTML"),
        ("<!-- saved -->\n<main>Ann Lee said so.</main>", "it is HTML"),
        ('<a href="/lee">Ann Lee</a> said that the ferry would run in May.', "it is HTML"),
        ('<?xml version="1.0"?><rss></rss>', "it is XML"),
        ("<news><item>Ann Lee said so.</item></news>\n", "it is XML"),
        ('<news day="3"><item>Ann Lee said so.</item', "it is XML"),
        ('<svg width="3"/>', "it is XML"),
        (
            '{"text": "Ann Lee said so."}\n{"text": "Bo Orde said so."}',
            "it is JSON Lines; statements.serial.",
        ),
        ('[1, "Ann Lee said so."]\n[2, "Bo Orde said so."]\n', "it is JSON Lines"),
        ('["Ann Lee said that the ferry would run.", "Bo Orde said so."]', "it is JSON; statements.serial reads"),
        ("[[1, 2], [3, null]]", "it is JSON"),
        ('{"a \\"b\\"": "Ann Lee said so."', "it is JSON"),
        ("[" + '"Ann Lee said so.",' * 400, "it is JSON"),
        ('[\n  {"text": "Ann Lee said so."}\n]', "it is JSON"),
        ("{}", "it is JSON"),
        ("url,title,text\nx,y,Ann Lee said so.\n", "it is a table"),
        ("id\tbody\tdate\n1\tAnn Lee said so.\t2020\n", "it is a table"),
        ('speaker,words\nAnn Lee,"The ferry will run, and the pier stays open."\n', "it is a table"),
        ('"who","what"\n"Ann Lee","said that the ferry would run"\n\n', "it is a table"),
        ("who;what;when\nAnn Lee;Ann Lee said that the ferry would run.;2020\n", "it is a table"),
        ("who|what\n" + "Ann Lee|said so\n" * 900, "it is a table"),
        ('who,what\n1,"' + "Ann Lee said so, and Bo Orde too. " * 200, "it is a table"),
    ],
)
@pytest.mark.parametrize("format", [None, "plain", "telegram-forward"])
def test_what_is_no_text_is_refused_in_a_sentence(text: str, told: str, format: str | None) -> None:
    with pytest.raises(NotAPageError, match=f"page.x: {told}"):
        statements.parse(text, format=format, id="page.x")


@pytest.mark.parametrize("format", [None, "plain", "telegram-forward"])
@pytest.mark.parametrize("text", ["", " \n\ufeff\n", "\u200b\u2060\u00ad\n", "\u00a0", Page(text="")])
def test_an_empty_page_is_empty(text: str | Page, format: str | None) -> None:
    with pytest.raises(NotAPageError, match="it is empty"):
        statements.parse(text, format=format)


@pytest.mark.parametrize(
    "text",
    [
        "<...> Ann Lee said that the ferry would run in May.",
        "[The ferry] will run in May, Ann Lee said on Monday.",
        "Title, date, place: Ann Lee said that all was set.\n\nThe ferry will run in May, she added.",
        "{sic} was what Ann Lee said, and the ferry will run in May, she added.",
        "[1]\nAnn Lee said that the ferry would run in May.",
        "<Applause> Ann Lee said that the ferry would run in May, and that the pier would stay open.",
        "Lindale,Monday\nThe ferry will run in May,Ann Lee said on Monday.",
        "Ferry,pier\nAnn Lee said that the ferry would run in May.\nThe pier, the mayor said, stays open.",
    ],
)
def test_brackets_and_commas_make_no_data(text: str) -> None:
    assert statements.parse(text).statements


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max, dt.datetime.max])
def test_any_day_of_publication_can_be_borne(published: dt.date) -> None:
    page = "New messages\n\n• 00:26\nHolm Speaks\n“We go on,” Ann Holm said.\n\n• 22:10\nFirst\n“We stop,” she said.\n"
    prose = "“We go on,” Ann Holm said yesterday. Last week, on Monday, she said: “We stop.” On 3 May she left."
    for text, format in ((page, "sputnik-live"), (prose, "plain")):
        doc = statements.parse(text, format=format, published=published)
        assert len(doc.statements) == 2
        assert doc.source.published == published
        assert not any(said.when.exact for said in doc.statements), "no other day is told instead"


@pytest.mark.parametrize("stamp", ["00:58 GMT+99 02.01.0001", "23:58 GMT -25 30.12.9999", "00:58 GMT +99 02.03.2023"])
def test_a_stamp_that_no_day_has_is_a_problem(stamp: str) -> None:
    first, second = "First\n“We stop,” Ann Holm said.\n", "Second\n“We go,” Ann Holm said.\n"
    page = f"Being updated\nHolm Live\n{stamp}\n{first}{stamp}\n{second}"
    doc = statements.parse(page, format="sputnik-live")
    assert {problem.code for problem in doc.problems} == {"bad-stamp"}
    assert not any(s.when.exact for s in doc.statements)


@pytest.mark.parametrize("text", ["Hỏi:", "Hỏi: ", "Khẳng định"])
def test_a_cue_that_ends_the_page_has_no_content(text: str) -> None:
    assert statements.parse(text, language="vi", format="plain").statements == ()


def test_the_collector_of_cycles_rests_while_a_page_is_read() -> None:
    seen: list[bool] = []
    statements.parse(PROSE, progress=lambda *told: seen.append(gc.isenabled()))
    assert seen
    assert not any(seen)
    assert gc.isenabled()
    with pytest.raises(StatementsError):
        statements.parse(PROSE, language="xx")
    assert gc.isenabled()


def test_it_would_find_nothing() -> None:
    statements.parse(PROSE)
    gc.collect()
    gc.disable()
    try:
        statements.parse(PROSE * 200)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_it_stays_off_for_who_has_turned_it_off() -> None:
    gc.disable()
    try:
        statements.parse(PROSE)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_loaded_for_the_first_page_is_put_aside_unseen() -> None:
    first = """
import gc
gc.callbacks.append(lambda phase, told: phase == "start" and seen.append(len(gc.get_objects(generation=0))))
seen = []
import statements
statements.parse("It is open, the mayor, Ann Lee, said.")
print(max(seen, default=0))
"""
    out = subprocess.run([sys.executable, "-c", first], capture_output=True, text=True, check=True)
    assert int(out.stdout) < 5_000


def test_what_a_caller_has_frozen_stays_frozen() -> None:
    first = """
import gc
gc.freeze()
before = gc.get_freeze_count()
import statements
statements.parse("It is open, the mayor, Ann Lee, said.")
print(gc.get_freeze_count() - before)
"""
    out = subprocess.run([sys.executable, "-c", first], capture_output=True, text=True, check=True)
    assert abs(int(out.stdout)) < 500


def peak_of(page: str, format: str) -> float:
    """The most bytes held while a page is read, for each of its own; what is compiled once is there before."""
    statements.parse(page[:2_000], format=format, language="en")
    tracemalloc.start()
    try:
        statements.parse(page, format=format, language="en")
        return tracemalloc.get_traced_memory()[1] / len(page.encode())
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("format", "head", "line", "most"),
    [
        ("sputnik-live", "New messages\n\n", "• 10:19\nThe Pier\n“We stop,” Tarvo Rand said.\n\n", 60),
        ("sputnik-live", "Being updated\n", "a\n", 215),
        ("transcript", "Harbour master Ulla Rand said so.\n\n", "Q: a\nA: b\n", 220),
        (
            "telegram-forward",
            f"Forwarded from A Port\n\nAnn Lee's interview with B (4 May 2023)\n\n{PROSE}",
            "ab\n",
            200,
        ),
        ("transcript", "", "QUESTION: Will it run?\n\nMR. RAND: It will run in May, and the pier stays.\n\n", 50),
        ("plain", "", "Ann Lee said that the pump is new.\n\n", 44),
    ],
)
def test_no_page_takes_much_more_memory_than_what_is_read_of_it(format, head, line, most) -> None:
    assert peak_of(head + line * (12_000 // len(line)), format) < most
