"""Sputnik live pages: clocks, stamps, order, midnights, themes; whole pages stand under tests/golden."""

from __future__ import annotations

import datetime as dt
import tracemalloc

import pytest

from statements import parse
from statements.formats.base import Layout
from statements.formats.sputnik.early import read_clock
from statements.formats.sputnik.live import FORMAT

UTC = dt.UTC


def early(*entries: str, head: str = "00:47 GMT25 May 2020\n") -> str:
    return f"{head}A Day in Port\n\nNew messages\n" + "\n".join(entries) + "\nCommunity standardsDiscussion\n"


def later(*entries: str) -> str:
    return "A Day in Port\nTable of contents\nNew firstOld first\n" + "\n".join(entries) + "\n"


def titles(text: str, layout: Layout) -> list[str]:
    return [text[e.headline[0] : e.headline[1]] if e.headline else "" for e in layout.items]


def paragraphs(text: str, layout: Layout) -> list[str]:
    return [text[start:end] for block in layout.blocks for start, end in block.spans]


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("00:47 GMT25 November 2020", "2020-11-25T00:47:00+00:00"),
        ("02:58 GMT +318 January 2018", "2018-01-18T02:58:00+03:00"),
        ("02:58 GMT +38 January 2018", "2018-01-08T02:58:00+03:00"),
        ("02:58 GMT +1118 January 2018", "2018-01-18T02:58:00+11:00"),
        ("02:58 GMT -505 July 2018", "2018-07-05T02:58:00-05:00"),
        ("02:58 GMT +3 18 January 2018", "2018-01-18T02:58:00+03:00"),
        ("02:58 GMT +5:3018 January 2018", "2018-01-18T02:58:00+05:30"),
        ("9:05 GMT1 May 2019", "2019-05-01T09:05:00+00:00"),
    ],
)
def test_a_clock_runs_zone_and_day_together(clock: str, expected: str) -> None:
    found = read_clock(clock, 0, len(clock))
    assert found is not None
    at, end = found
    assert at is not None
    assert at.isoformat() == expected
    assert end == len(clock)


def test_a_clock_that_no_day_has_is_a_problem_and_no_time() -> None:
    layout = FORMAT.lay_out(early("• 10:00", head="25:61 GMT31 November 2020\n"))
    assert "captured_at" not in layout.source
    assert [p.code for p in layout.problems] == ["bad-clock"]


def test_entries_are_newest_first_unless_the_stamps_ascend() -> None:
    assert FORMAT.lay_out(early("• 10:00", "• 09:50", "• 09:55", "• 09:30")).order == "newest first"
    assert FORMAT.lay_out(early("• 09:30", "• 09:55", "• 09:50", "• 10:00", "• 10:20")).order == "oldest first"
    assert FORMAT.lay_out(early("• 10:00")).order == "newest first"
    assert FORMAT.lay_out(early("• 00:26", "• 22:10")).order == "newest first"
    assert FORMAT.lay_out(early("• 22:10", "• 00:26")).order == "oldest first"


def test_the_day_changes_at_midnight_and_not_where_editors_post_late() -> None:
    assert FORMAT.lay_out(early("• 00:26", "• 22:10", "• 22:12", "• 21:00")).next_day == (2,)
    assert FORMAT.lay_out(early("• 01:00", "• 23:00", "• 02:00", "• 21:00")).next_day == (2, 4)
    assert FORMAT.lay_out(early("• 22:10", "• 23:30", "• 00:26")).next_day == (3,)


@pytest.mark.parametrize("bullet", ["• ", "•", "· ", "▪ "])
def test_a_headline_may_stand_on_the_stamp_s_line(bullet: str) -> None:
    text = early(f"{bullet}10:19 Ferry Leaves Port", "The ferry left at ten.", f"{bullet}10:05 GMT", "Fog Lifts")
    layout = FORMAT.lay_out(text)
    assert titles(text, layout) == ["Ferry Leaves Port", "Fog Lifts"]
    assert [e.time for e in layout.items] == [dt.time(10, 19, tzinfo=UTC), dt.time(10, 5, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("line", "is_headline"),
    [
        ("Minister: 'Port Stays Open'", True),
        ("Will the Port Stay Open?", True),
        ("Envoy Arrives in the U.S.", True),
        ("The port stays open.", False),
        ('"The port stays open," the minister said', False),
        (
            "The ferry will stay in the old port for another week because the new pier is wet, the harbour master says",
            False,
        ),
        ("The minister named two reasons:", False),
        ("KIEL (Sputnik) - Port to stay open", False),
    ],
)
def test_a_lone_line_is_a_headline_or_the_body(line: str, is_headline: bool) -> None:
    text = early("• 10:19", line)
    assert titles(text, FORMAT.lay_out(text)) == [line if is_headline else ""]


def test_a_stamp_in_another_zone_is_told_in_utc() -> None:
    layout = FORMAT.lay_out(early("• 01:19 GMT+3", "• 23:05 GMT+3"))
    assert [e.time for e in layout.items] == [dt.time(22, 19, tzinfo=UTC), dt.time(20, 5, tzinfo=UTC)]


@pytest.mark.parametrize(
    "dateline", ["KIEL Sputnik) - ", "MEXICO CITY(Sputnik) — ", "KIEL (Sputnik) ", "KIEL, May 5 (Sputnik) – "]
)
def test_a_dateline_is_cut_from_the_body(dateline: str) -> None:
    text = early("• 10:19", "Ferry Leaves", dateline + "The ferry left at ten.")
    assert paragraphs(text, FORMAT.lay_out(text)) == ["The ferry left at ten."]


def test_tweets_addresses_and_read_more_lines_are_no_content() -> None:
    text = early(
        "• 10:19",
        "Ferry Leaves",
        "The ferry left at ten.",
        "— Port of Kiel (@portkiel) 5 May 2020",
        "pic.twitter.com/abc123",
        "READ MORE: Fog Over Kiel",
        "https://example.org/ferry",
    )
    assert paragraphs(text, FORMAT.lay_out(text)) == ["The ferry left at ten."]


def test_a_theme_stands_above_the_headline_but_two_clauses_are_not_a_theme_and_a_headline() -> None:
    text = later(
        "10:15 GMT 05.11.2023",
        "Baltic Ferries",
        "Ferry Leaves Port With an Hour's Delay",
        "The ferry left at ten.",
        "10:05 GMT 05.11.2023",
        "Baltic Ferries",
        "The fog has lifted.",
        "09:55 GMT 05.11.2023",
        "Harbour Master Sees No Reason for Alarm After Fog",
        "Queue Grows",
        "The queue grew.",
    )
    layout = FORMAT.lay_out(text)
    assert titles(text, layout) == [
        "Ferry Leaves Port With an Hour's Delay",
        "",
        "Harbour Master Sees No Reason for Alarm After Fog",
    ]
    assert [text[s.start : s.end] for s in layout.segments if s.kind == "topic"] == ["Baltic Ferries"] * 2


def test_stamps_without_text_are_entries_unless_they_all_come_again() -> None:
    stamps = ["10:15 GMT 05.11.2023", "10:05 GMT 05.11.2023", "09:55 GMT 05.11.2023"]
    assert len(FORMAT.lay_out(later(*stamps)).items) == 3
    full = [line for stamp in stamps for line in (stamp, "The queue grew.")]
    assert len(FORMAT.lay_out(later(*stamps, *full)).items) == 3
    assert len(FORMAT.lay_out(later(*stamps, *full[:4])).items) == 5


def test_the_page_s_own_stamp_is_no_entry() -> None:
    text = (
        "Ferries in Fog\n05:00 GMT 05.11.2023\n(Updated: 06:00 GMT 07.11.2023)\nFog lies over Kiel.\n"
        "10:15 GMT 05.11.2023\nQueue Grows\nThe queue grew.\n"
    )
    layout = FORMAT.lay_out(text)
    assert titles(text, layout) == ["Queue Grows"]
    assert layout.source["published"] == dt.date(2023, 11, 5)


def test_a_sentence_that_begins_with_a_time_is_no_stamp() -> None:
    text = later("10:15 GMT 05.11.2023", "Queue Grows", "09:00 GMT 05.11.2023 was the hour of the accident.")
    assert len(FORMAT.lay_out(text).items) == 1


def test_an_impossible_stamp_is_an_entry_with_a_problem() -> None:
    layout = FORMAT.lay_out(later("10:15 GMT 31.02.2023", "Queue Grows", "10:05 GMT 01.02.2023", "Fog Lifts"))
    assert [e.day for e in layout.items] == [None, dt.date(2023, 2, 1)]
    assert [p.code for p in layout.problems] == ["bad-stamp"]


def test_sniffing_wants_the_marks_of_a_live_page() -> None:
    assert FORMAT.sniff(early("• 10:19", "• 10:05")).score >= 0.8
    assert FORMAT.sniff(later("10:15 GMT 05.11.2023", "Fog Lifts")).score >= 0.8
    assert FORMAT.sniff("• 10:19\nFog Lifts\n• 10:05\nQueue Grows\n• 09:55\nFog\n").score >= 0.8
    assert FORMAT.sniff("The radio station Sputnik said at 10:19 that the fog had lifted.").score < 0.3
    assert FORMAT.sniff("").score == 0


@pytest.mark.parametrize("counter", ["", "\n1523"])
def test_titles_may_stand_above_stamps_without_a_zone_in_russian_too(counter: str) -> None:
    days = ("18.04.2022", "17.04.2022", "17.04.2022", "16.04.2022")
    told = "Паром ушёл в десять часов, сообщил начальник порта Егор Рябов, и до вечера не вернётся."
    titles = ("Паром ушёл", "Причал закрыт", "Буксир вышел в море", "Порт ждёт")
    stamps = zip(titles, (21, 15, 11, 9), days, strict=True)
    entries = [f"{title}\n{hour:02}:14 {day}{counter}\n{told}" for title, hour, day in stamps]
    text = "Туман в Приречье\nВсе материалы темы\n\n" + "\n\n".join(entries)
    page = parse(text)
    assert page.source.format == "sputnik-live"
    assert [(item.headline, item.when.edtf) for item in page.items] == [
        (title, f"{day[6:]}-{day[3:5]}-{day[:2]}") for title, day in zip(titles, days, strict=True)
    ]
    assert [page.at(segment) for segment in page.segments.of_kind("body")] == [told] * 4
    assert parse("\n\n".join(entries[:2])).source.format != "sputnik-live"


def test_a_long_head_is_cut_into_segments_before_its_lines_are_made_ready_to_be_read() -> None:
    entry = "00:58 GMT 02.03.2023\nRand speaks - Sputnik International, 1920, 02.03.2023\nEntry\nThe ferry stops.\n"
    page = "Being updated\nHarbour Live\n" + "a\n" * 6_000 + entry * 30
    FORMAT.lay_out(page[:2_000])
    tracemalloc.start()
    try:
        FORMAT.lay_out(page)
        assert tracemalloc.get_traced_memory()[1] / len(page) < 170
    finally:
        tracemalloc.stop()
