"""The records: what they refuse, and the questions that they answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import statements
from statements.errors import ModelError, StatementsError
from statements.models import (
    COLUMNS,
    Attendance,
    Document,
    Event,
    Item,
    Part,
    Participant,
    Problem,
    Segment,
    Source,
    Span,
    Statement,
    When,
)
from statements.models.rows import best_day

TEXT = "Lee: “Yes.” Ek said no."
D = dt.date


def statement(id: str = "s1", *places: tuple[int, int], **more: Any) -> Statement:
    parts = tuple(Part(start=a, end=b, text=TEXT[a:b]) for a, b in places or ((6, 10),))
    return Statement(**{"id": id, "item": 1, "form": "direct", "parts": parts, **more})


def document(**more: Any) -> Document:
    base: dict[str, Any] = {
        "text": TEXT,
        "source": Source(format="plain", language="en"),
        "segments": (Segment(start=0, end=11, kind="body"), Segment(start=11, end=len(TEXT), kind="other")),
        "items": (Item(number=1, start=0, end=len(TEXT)),),
        "participants": (
            Participant(id="ann-lee", name="Ann Lee", names=("Lee",)),
            Participant(id="bo-ek", name="Bo Ek"),
        ),
    }
    return Document(**(base | more))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"segments": (Segment(start=0, end=5, kind="body"),)}, "segments end at 5"),
        ({"segments": (Segment(start=1, end=len(TEXT), kind="body"),)}, "gap or overlap at 0"),
        ({"items": (Item(number=1, start=0, end=99),)}, "Item: 0..99 is outside the text"),
        ({"items": (Item(number=1, start=0, end=1), Item(number=1, start=1, end=2))}, "two records bear the item id 1"),
        ({"problems": (Problem(code="x", message="y", start=0, end=99),)}, "Problem: 0..99 is outside"),
        ({"statements": (statement(speakers=("nobody",)),)}, "statement s1 names an unknown participant: 'nobody'"),
        ({"statements": (statement(addressees=("nobody",)),)}, "unknown participant"),
        ({"statements": (statement(candidates=("nobody",)),)}, "unknown participant"),
        ({"statements": (statement(event="e9"),)}, "unknown event: 'e9'"),
        ({"statements": (statement(within="s9"),)}, "unknown statement: 's9'"),
        ({"statements": (statement(item=9),)}, "unknown item: 9"),
        ({"statements": (statement(), statement())}, "two records bear the statement id 's1'"),
        ({"statements": (statement("s1", (6, 10), (5, 7)),)}, "its parts are not in order"),
        ({"statements": (statement(parts=(Part(start=0, end=3, text="Ann"),)),)}, "the text at 0..3 is not the part's"),
        ({"statements": (statement(cue=Span(start=0, end=99)),)}, "outside the text"),
        ({"events": (Event(id="e1", kind="visit", participants=(Attendance(participant="x"),)),)}, "event e1 names an"),
    ],
)
def test_a_document_that_contradicts_itself_is_refused(more: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message.replace("(", r"\(")) as caught:
        document(**more)
    assert isinstance(caught.value, StatementsError)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"dated": Span(start=0, end=4)}, "dated 0..4 is outside the item"),
        ({"url": "www.a.b", "address": Span(start=8, end=12)}, "address 8..12 is outside the item"),
        ({"address": Span(start=3, end=5)}, "its address has a place, but it has no url"),
        ({"start": 12}, "is no span"),
    ],
)
def test_an_item_with_an_address_or_a_stamp_that_is_not_its_own_is_refused(more: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        Item(**{"number": 1, "start": 2, "end": 10} | more)


def test_an_item_may_hold_its_address_and_its_stamp_at_its_edges() -> None:
    item = Item(number=1, start=2, end=10, url="w", address=Span(start=2, end=3), dated=Span(start=7, end=10))
    assert (item.address, item.dated) == (Span(start=2, end=3), Span(start=7, end=10))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Span(start=3, end=2),
        lambda: Segment(start=-1, end=2, kind="body"),
        lambda: Segment(start=0, end=2, kind="poem"),
        lambda: Part(start=0, end=2, text="abc"),
        lambda: When(earliest=D(2024, 2, 1), latest=D(2024, 1, 1)),
        lambda: When(basis="guess"),
        lambda: statement(form="shouted"),
    ],
)
def test_a_record_that_makes_no_sense_is_refused(make: Any) -> None:
    with pytest.raises(ModelError):
        make()


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        document().text = "other"  # type: ignore[misc]


def test_the_words_of_a_statement_and_of_a_place() -> None:
    doc = document(statements=(statement("s1", (6, 10), (20, 23)),))
    (s,) = doc
    assert (s.text, s.start, s.end) == ("Yes. no.", 6, 23)
    assert doc.at(s) == "Yes. no."
    assert doc.at(doc.segments[1]) == " Ek said no."
    assert doc.at(Span(start=0, end=3)) == "Lee"


def test_statements_are_found_by_any_name_of_their_speaker() -> None:
    doc = document(statements=(statement("s1", speakers=("ann-lee",)), statement("s2", speakers=("bo-ek",))))
    for name in ("Ann Lee", "lee", "ANN", "  Lee "):
        assert [s.id for s in doc.by_speaker(name)] == ["s1"], name
    assert doc.by_speaker("Le") == doc.by_speaker("Nobody") == ()
    assert [p.name for p in doc.speakers_of(doc.statements[1])] == ["Bo Ek"]
    with pytest.raises(KeyError):
        doc.participant("nobody")


def test_a_timeline_runs_by_date_and_ends_with_what_has_none() -> None:
    def on(id: str, earliest: dt.date | None, latest: dt.date | None, hour: int | None = None) -> Statement:
        time = None if hour is None else dt.time(hour)
        return statement(id, when=When(earliest=earliest, latest=latest, time=time))

    doc = document(
        statements=(
            on("unknown", None, None),
            on("morning", D(2024, 3, 5), D(2024, 3, 5), 9),
            on("before", None, D(2024, 3, 4)),
            on("dawn", D(2024, 3, 5), D(2024, 3, 5), 5),
            on("long", D(2024, 3, 5), D(2024, 3, 9)),
        )
    )
    assert [s.id for s in doc.timeline()] == ["before", "dawn", "morning", "long", "unknown"]


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        (When(), "XXXX-XX-XX"),
        (When(month=3), "XXXX-03-XX"),
        (When(month=3, day=5), "XXXX-03-05"),
        (When(earliest=D(2024, 3, 5), latest=D(2024, 3, 5)), "2024-03-05"),
        (When(earliest=D(2024, 3, 5)), "2024-03-05/.."),
        (When(latest=D(2024, 3, 5)), "../2024-03-05"),
        (When(earliest=D(2024, 1, 1), latest=D(2024, 12, 31)), "2024"),
        (When(earliest=D(2024, 2, 1), latest=D(2024, 2, 29)), "2024-02"),
        (When(earliest=D(2024, 2, 1), latest=D(2024, 2, 28)), "2024-02-01/2024-02-28"),
        (When(earliest=D(812, 3, 5), latest=D(812, 3, 5)), "0812-03-05"),
    ],
)
def test_dates_in_the_extended_format(when: When, edtf: str) -> None:
    assert when.edtf == edtf


def test_times_that_are_equal_stand_together_and_an_open_end_is_no_date() -> None:
    def at(hour: int, shift: int | None) -> When:
        return When(time=dt.time(hour, tzinfo=None if shift is None else dt.timezone(dt.timedelta(hours=shift))))

    assert at(1, 0) == at(2, 1)
    assert not at(1, 0) < at(2, 1)
    assert sorted([When(), at(9, 0), at(9, None), at(9, 3)]) == [at(9, 3), at(9, 0), at(9, None), When()]
    day = D(2024, 3, 5)
    bounded, open_ = When(earliest=day, latest=dt.date.max), When(earliest=day)
    assert bounded < open_
    assert not open_ < bounded


@pytest.mark.parametrize(
    "told",
    [
        {"speakers": ("ann-lee",), "speaker_basis": "unknown"},
        {"speaker_basis": "resolved"},
        {"speaker_basis": "inferred"},
        {"speakers": ("ann-lee",), "speaker_basis": "heard"},
        {"speakers": ("ann-lee",), "candidates": ("ann-lee", "bo-ek")},
    ],
)
def test_a_speaker_is_known_somehow_or_unknown(told: dict[str, Any]) -> None:
    with pytest.raises(ModelError):
        statement(**told)


def test_how_a_speaker_is_known_need_not_be_told() -> None:
    assert statement().speaker_basis == "unknown"
    assert statement(speakers=("ann-lee",)).speaker_basis == "named"
    assert not statement(speakers=("ann-lee",)).inferred
    assert statement(speakers=("ann-lee",), speaker_basis="inferred").inferred


def test_whom_the_words_fit_alike_are_participants() -> None:
    doc = document(statements=(statement(candidates=("ann-lee", "bo-ek")),))
    assert [p.name for p in doc.candidates_of(doc.statements[0])] == ["Ann Lee", "Bo Ek"]


def test_no_place_has_no_words() -> None:
    doc = statements.parse("Pier: “We are waiting.”\n\nAnn Lee said that it was late.", format="plain", language="en")
    assert [doc.at(s.cue) for s in doc.statements][-1] == "said"
    assert doc.at(None) == ""


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (11, 31)])
def test_a_day_that_no_year_has_is_refused(month: int, day: int) -> None:
    with pytest.raises(ModelError, match=f"no month {month} has a day {day}"):
        When(month=month, day=day)
    assert When(month=2, day=29).edtf == "XXXX-02-29"


def test_a_statement_outside_its_item_or_within_itself_is_refused() -> None:
    doc = statements.parse("“It is late,” Ann Lee said.\n\nBo Ek said that it was not.")
    item = doc.items[0]
    with pytest.raises(ModelError, match="its parts are not in item 1"):
        evolve(doc, items=(evolve(item, end=10),))
    with pytest.raises(ModelError, match="stands within itself"):
        evolve(doc, statements=(evolve(doc.statements[0], within="s1"),))
    with pytest.raises(ModelError, match="segment at 0 names an unknown item"):
        evolve(doc, segments=(evolve(doc.segments[0], item=7), *doc.segments[1:]))


def test_rows_are_flat_and_have_the_columns_that_are_told() -> None:
    doc = statements.parse(
        "They go 👍.\n\n“Yes,” Ann Lee said on 4 March 2023.", format="plain", language="en", id="p1"
    )
    (row,) = doc.rows()
    assert tuple(row) == tuple(COLUMNS)
    assert all(value is None or isinstance(value, COLUMNS[name]) for name, value in row.items())
    assert (row["page"], row["speakers"], row["date"], row["precision"]) == ("p1", ("Ann Lee",), "2023-03-04", "day")
    assert row["best"] == D(2023, 3, 4)
    assert (row["start"], row["start_utf16"]) == (doc.text.index("Yes"), doc.text.index("Yes") + 1)
    assert doc.text.encode("utf-16-le")[2 * row["start_utf16"] : 2 * row["end_utf16"]].decode("utf-16-le") == "Yes,"


@pytest.mark.parametrize(
    ("edtf", "best", "precision"),
    [
        ("2024-02-03", D(2024, 2, 3), "day"),
        ("2024-02", D(2024, 2, 1), "month"),
        ("2024", D(2024, 1, 1), "year"),
        ("2024-02-03/2024-02-09", D(2024, 2, 3), "interval"),
        ("2024-02-03/..", D(2024, 2, 3), "after"),
        ("../2024-02-03", D(2024, 2, 3), "before"),
        ("XXXX-02-03", None, "unknown"),
    ],
)
def test_the_best_day_says_how_precise_it_is(edtf: str, best: dt.date | None, precision: str) -> None:
    assert best_day(When.parse(edtf)) == (best, precision)


@pytest.mark.parametrize("text", ["", "plain", "ngày 👍 王\U0001f600", "\ud800 x 👍\u0301"])
def test_offsets_count_as_other_programs_do(text: str) -> None:
    doc = document(text=text, segments=(Segment(start=0, end=len(text), kind="body"),) if text else (), items=())
    for encoding, size in (("utf-16", 2), ("utf-8", 1)):
        codec = "utf-16-le" if encoding == "utf-16" else "utf-8"
        offsets = doc.offsets(encoding)  # type: ignore[arg-type]
        units = [len(text[:i].encode(codec, "surrogatepass")) // size for i in range(len(text) + 1)]
        assert [offsets[i] for i in range(len(text) + 1)] == units
        assert len(offsets) == units[-1]
        assert [offsets.code_point(unit) for unit in units] == list(range(len(text) + 1))


def test_offsets_outside_the_text_and_in_other_countings_are_refused() -> None:
    with pytest.raises(IndexError):
        document().offsets()[len(TEXT) + 1]
    with pytest.raises(IndexError):
        document().offsets().code_point(-1)
    with pytest.raises(ValueError, match="no offsets in 'utf-32'; there are utf-16, utf-8"):
        document().offsets("utf-32")  # type: ignore[arg-type]


def test_a_document_is_short_to_look_at_and_has_a_length() -> None:
    doc = document(statements=(statement(),))
    assert len(doc) == len(list(doc)) == 1
    assert repr(doc) == "<Document: plain, en: 1 statement, 2 participants, 0 events, 0 problems>"
    named = document(source=Source(format="plain", language="en", id="a.txt"))
    assert repr(named).startswith("<Document a.txt: plain, en: 0 statements")
    assert bool(named)


def test_the_library_says_its_version() -> None:
    assert statements.__version__[0].isdigit()
    assert "__version__" in dir(statements)


def test_there_is_no_thirteenth_month_and_a_day_is_compared_with_days() -> None:
    with pytest.raises(ModelError):
        When.parse("2024-13")
    with pytest.raises(TypeError):
        assert When() < 3
