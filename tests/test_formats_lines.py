"""What any format may ask of a line: is it a title, a byline, a stamp, a dateline, a sentence, nothing but labels."""

from __future__ import annotations

import datetime as dt

import pytest

from statements.formats.heads import dateline, is_byline, is_stamp, stamped_day
from statements.formats.prose import prose_share
from statements.formats.shape import attributes, only, stops, title_case, titled
from statements.formats.stamps import CLOCK, DAY, clock, date, day_of, time_of

NOTHING_BUT = only(("Read more", "Read", "Share"))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Ferry Talks Resume", True),
        ("Đàm phán về tuyến phà bước vào giai đoạn cuối", True),
        ("Is the ferry late?", True),
        ("A visit to the U.S.", True),
        ("“Is the ferry late?”", False),
        ("the ferry is late", False),
        ("The ferry is late.", False),
        ("The ferry is late…", False),
        ("The ferry is late. The talks go on", False),
        ("“The ferry is late,” the mayor said", False),
        ("12 03 2021", False),
        ("", False),
        ("The ferry " * 15, False),
    ],
)
def test_a_title_is_short_and_has_no_stop(line: str, title: bool) -> None:
    assert titled(line) is title


def test_a_longer_title_may_be_asked_for() -> None:
    line = " ".join(["Ferry"] * 30)
    assert not titled(line)
    assert titled(line, longest=200)


def test_a_stop_counts_inside_closing_marks_and_not_in_an_abbreviation() -> None:
    assert stops("She said “no.”")
    assert stops("However:")
    assert not stops("She said “no”")
    assert not stops("A Visit to the U.S.")
    assert stops("x" * 120 + " U.S.")


def test_punctuation_tells_a_quotation_that_is_attributed() -> None:
    assert attributes("“It is late,” she said")
    assert not attributes("Mayor: “It is late”")
    assert not title_case("The ferry between both harbours sails again")


@pytest.mark.parametrize("line", ["Read more", "READ MORE", "Read moreShare", "Read | Share", "Share, Read more"])
def test_labels_may_be_glued(line: str) -> None:
    assert NOTHING_BUT.fullmatch(line)


@pytest.mark.parametrize("line", ["", "Read mores", "Share of the grain", "Read more of it"])
def test_what_holds_more_than_labels_is_none(line: str) -> None:
    assert not NOTHING_BUT.fullmatch(line)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("April 3rd, 2017", "2017-04-03"),
        ("3 Apr 2017", "2017-04-03"),
        ("2017-04-03", "2017-04-03"),
        ("3.4.2017", "2017-04-03"),
        ("04/23/2017", "2017-04-23"),
        ("23/04/2017", "2017-04-23"),
        ("04/04/2017", "2017-04-04"),
        ("03/04/2017", None),
        ("31.2.2017", None),
        ("Monday 3, 2017", None),
    ],
)
def test_a_stamped_day_is_read_where_it_reads_one_way(text: str, day: str | None) -> None:
    assert (match := DAY.fullmatch(text))
    assert day_of(match) == (day and dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("5:15 pm CET", "17:15:00+01:00"),
        ("12:05 a.m.", "00:05:00"),
        ("12:05 pm", "12:05:00"),
        ("23:59:30", "23:59:00"),
        ("10:00 EST", "10:00:00-05:00"),
        ("24:00", None),
        ("10:60", None),
    ],
)
def test_a_clock_time_has_its_zone_where_it_names_one(text: str, time: str | None) -> None:
    assert (match := CLOCK.match(text))
    assert time_of(match) == (time and dt.time.fromisoformat(time))


def test_there_is_no_such_day_or_time() -> None:
    assert date("2023", "February", "29") is None
    assert date("2024", "February", "29") == dt.date(2024, 2, 29)
    assert date("2024", "Ferry", "1") is None
    assert clock(23, 59) == dt.time(23, 59, tzinfo=dt.UTC)
    assert clock(24, 0) is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee and Bo Ek", True),
        ("By Monday everything had changed", False),
        ("By Ann Lee.", False),
        ("Ann Lee", False),
    ],
)
def test_a_byline_names_its_authors_only(line: str, byline: bool) -> None:
    assert is_byline(line) is byline


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("19.11.2024, 10:30 GMT", True),
        ("Updated: March 5, 2024", True),
        ("Thứ ba, 5/3/2024", True),
        ("5 марта 2024 г.", True),
        ("Nine dead in 2024", False),
        ("GMT", False),
        ("7", False),
    ],
)
def test_a_stamp_is_a_date_and_nothing_else(line: str, stamp: bool) -> None:
    assert is_stamp(line) is stamp


def test_only_a_day_printed_in_full_is_stamped() -> None:
    assert stamped_day("Published November 19, 2024", 0, 27) == dt.date(2024, 11, 19)
    assert stamped_day("Published November 19", 0, 21) is None


@pytest.mark.parametrize(
    "lead", ["VIENNA, May 3 (Reuters) - ", "Vienna (AFP) – ", "KYIV, Ukraine — ", "МОСКВА. /ТАСС/. "]
)
def test_a_dateline_ends_where_the_sentence_begins(lead: str) -> None:
    text = f"x{lead}The talks went on."
    assert dateline(text, 1, len(text)) == 1 + len(lead)
    text = f"x{lead}the talks went on."
    assert dateline(text, 1, len(text)) == 1


def test_prose_is_counted_in_sentences() -> None:
    sentence = "The envoy left the harbour on Sunday."
    assert prose_share(sentence)[0] == 1
    assert 0.4 < prose_share(f"{sentence}\n\n{'Ferry ' * 7}")[0] < 0.6
    for other in (
        "",
        "apple pear plum",
        '{"said": "The envoy left."}',
        f"<p>{f'{sentence} ' * 20}</p>",
        f"{sentence} {{;}} {{;}}",
    ):
        assert prose_share(other)[0] == 0, other
