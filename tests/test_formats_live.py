"""Live pages: stamps, units, what claims to be one; whole pages stand under tests/golden."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from statements.formats import choose
from statements.formats.base import Layout
from statements.formats.live.page import FORMAT
from statements.formats.live.stamps import _BEGIN, _STAMP, stamp_at
from statements.formats.plain import FORMAT as PLAIN


def page(*lines: str, title: str = "Harbour talks: live updates") -> str:
    return "\n".join((title, "The talks go on in the town hall.", *lines)) + "\n"


def titles(text: str, layout: Layout) -> list[str]:
    return [text[e.headline[0] : e.headline[1]] if e.headline else "" for e in layout.items]


def kinds(text: str, layout: Layout, kind: str) -> list[str]:
    return [text[s.start : s.end] for s in layout.segments if s.kind == kind]


@pytest.mark.parametrize(
    ("line", "time", "rest"),
    [
        ("- 07:15 GMT", "07:15:00+00:00", ""),
        ("4 March 201907:17 GMT", "07:17:00+00:00", ""),
        ("3.45pm", "15:45:00", ""),
        ("10.24pm BST", "22:24:00+01:00", ""),
        ("10:24 AM IST", "10:24:00", ""),
        ("2h ago", None, ""),
        ("3 hours ago (12:15 GMT)", "12:15:00+00:00", ""),
        ("3h ago10.53am GMT", "10:53:00+00:00", ""),
        ("UPDATE 18.44: The port is shut", "18:44:00", "The port is shut"),
        ("July 11, 2023 - 12:35 (IST)", "12:35:00", ""),
        ("Jan 09, 04:17 PM (IST)", "16:17:00", ""),
        ("22:15 – 10 Mar 2022", "22:15:00", ""),
        ("21:23   Ferry Leaves", "21:23:00", "Ferry Leaves"),
        ("10:30 a.m. Ferry leaves", "10:30:00", "Ferry leaves"),
        ("8.40am: The ferry left.", "08:40:00", "The ferry left."),
        ("10am: The ferry left.", "10:00:00", "The ferry left."),
        ("12am: The ferry left.", "00:00:00", "The ferry left."),
        ("11:10 – Well", "11:10:00", "Well"),
        ("12:45 p.m. ET, March 8, 2022", "12:45:00", ""),
        ("Tue 8 Mar 2022 10.24 GMT", "10:24:00+00:00", ""),
        ("1320 GMT - Ferry leaves", "13:20:00+00:00", "Ferry leaves"),
        ("19h30: Phà rời cảng", "19:30:00", "Phà rời cảng"),
        ("15:23 Паром ушёл", "15:23:00", "Паром ушёл"),
        ("12 марта 2022, 15:40", "15:40:00", ""),
        ("Posted at 17:00 12 Nov 2022", "17:00:00", ""),
        ("12 мин назад", None, ""),
        ("1 ч. назад", None, ""),
        ("vừa xong", None, ""),
        ("10:24 (UTC +04:00)", "10:24:00+04:00", ""),
        ("10:24 Moscow time", "10:24:00+03:00", ""),
        ("Monday 10:24", "10:24:00", ""),
    ],
)
def test_a_line_may_begin_with_a_time(line: str, time: str | None, rest: str) -> None:
    found = stamp_at(line, 0, len(line))
    assert found is not None
    assert (found.time and found.time.isoformat(), line[found.end :]) == (time, rest)


@pytest.mark.parametrize(
    "line",
    [
        *("10:19 was late", "3.45 million people", "5 minutes ago the ferry left", "At 10.30am the ferry left"),
        *("[17:00:05]", "(00:12)", "1. Ferry leaves", "10:30-11:00 Coffee", "1:0 for Havenburg", "24:10 GMT"),
        *("16:9 Film", "18.44 Ferry leaves", "12.03.2022", "8 March 2022", "10:24, the ferry left"),
    ],
)
def test_prose_and_figures_are_no_stamps(line: str) -> None:
    assert stamp_at(line, 0, len(line)) is None


def test_what_was_edited_begins_no_entry() -> None:
    text = page("10.12am GMT", "The ferry left.", "Updated at 10.20am GMT", "9.40am GMT", "The fog lifts.", "Share")
    layout = FORMAT.lay_out(text)
    assert [e.time for e in layout.items] == [dt.time(10, 12, tzinfo=dt.UTC), dt.time(9, 40, tzinfo=dt.UTC)]
    assert kinds(text, layout, "boilerplate") == ["Updated at 10.20am GMT", "Share"]


def test_how_long_ago_it_was_and_the_clock_beside_it_are_one_stamp() -> None:
    text = page(
        "1d ago", "17.45 GMT", "The ferry left.", "1d ago", "16.20 GMT", "The fog lifts.", "2d ago", "Fog comes."
    )
    layout = FORMAT.lay_out(text)
    assert [e.time and e.time.hour for e in layout.items] == [17, 16, None]
    assert kinds(text, layout, "time") == ["1d ago", "17.45 GMT", "1d ago", "16.20 GMT", "2d ago"]


def test_whoever_writes_the_page_is_no_headline() -> None:
    stamps = ("3.45pm", "Ann Orde", "The ferry left.", "3.20pm", "Ann Orde", "Fog lifts", "It lifted at three.")
    text = page(*stamps)
    assert titles(text, FORMAT.lay_out(text)) == ["", "Fog lifts"]
    assert kinds(text, FORMAT.lay_out(text), "byline") == ["Ann Orde", "Ann Orde"]


def test_a_day_above_entries_is_theirs() -> None:
    text = page("March 9, 2022", "8 a.m. Fog lifts", "It lifted.", "March 8, 2022", "11 p.m. Fog comes", "It came.")
    assert [e.day for e in FORMAT.lay_out(text).items] == [dt.date(2022, 3, 9), dt.date(2022, 3, 8)]


def test_a_stamp_without_a_year_takes_that_of_the_page() -> None:
    text = page("9 March 2022", "Mar 9, 00:10 AM GMT", "It lifted.", "Mar 8, 11:40 PM GMT", "It came.")
    assert [e.day for e in FORMAT.lay_out(text).items] == [dt.date(2022, 3, 9), dt.date(2022, 3, 8)]


def test_a_day_above_the_title_is_not_the_page_s() -> None:
    text = "Friday, June 14, 2024\n\n" + page("10:15 GMT", "The ferry left.", "10:05 GMT", "Fog lifts.")
    assert "published" not in FORMAT.lay_out(text).source


def test_all_times_of_a_page_may_be_in_one_zone() -> None:
    text = "The Latest on the harbour strike (all times EDT):\n\n10 p.m.\n\nIt goes on.\n\n4:14 p.m.\n\nIt began.\n"
    assert [e.time and e.time.isoformat() for e in FORMAT.lay_out(text).items] == ["22:00:00-04:00", "16:14:00-04:00"]


def test_the_clock_goes_back_in_the_night_and_not_after_an_agenda() -> None:
    assert FORMAT.lay_out(page("00:20 GMT", "A.", "23:50 GMT", "B.", "22:10 GMT", "C.")).next_day == (2,)
    assert FORMAT.lay_out(page("8am: A.", "3pm: B.", "9am: C.", "10am: D.", "11am: E.", "12pm: F.")).next_day == ()


ARTICLE = """\
Ferry Sinks off Havenburg

By Ann Orde
March 8, 2022 10:24 AM

A ferry sank off Havenburg on Tuesday, harbour master Nils Brekke said. Three people are missing.

9:05 a.m.: The ferry leaves the port.

9:20 a.m.: The captain calls for help.

9:41 a.m.: The coast guard arrives.

"We did what we could," coast guard chief Paula Wrenn said. The search would go on until dark.
"""
POSTS = """\
Ferry leaves
March 8, 2022 10:24 AM
The ferry left at ten, the harbour master said.
Fog lifts
March 7, 2022 09:12 AM
The fog has lifted, the harbour master said.
Fog comes
March 6, 2022 11:10 AM
The fog has come, the harbour master said.
"""
DRILL = """\
Live-Fire Drill Held off Havenburg

The coast guard held a drill on Monday.

Many ships come

Forty ships came, the coast guard said.

Fog in the morning

The fog lifted at ten, the harbour master said.
"""


@pytest.mark.parametrize("text", [ARTICLE, POSTS, DRILL], ids=["article with a timeline", "posts", "headings"])
def test_what_has_times_or_titles_is_not_yet_live(text: str) -> None:
    assert FORMAT.sniff(text).score < PLAIN.sniff(text).score


def test_a_page_is_live_where_its_title_or_its_stamps_say_so() -> None:
    entries = "9.55am: The ferry left.\n\n10.12am: The fog lifts.\n\n10.40am: The port is full.\n"
    assert choose(f"Harbour live - Monday 20 June 2011\n\n{entries}").name == "live"
    assert choose(f"Tường thuật: ngày ở cảng\n\n{entries}").name == "live"
    assert choose(f"День в порту. Идёт трансляция\n\n{entries}").name == "live"
    assert choose(f"A day in the harbour of Havenburg.\n\n{entries}").name == "plain"
    assert choose("Storm\n\nUPDATE 18.44: The port is shut.\n\nUPDATE 18.40: The fog lifts.\n").name == "live"


def test_a_line_that_holds_a_stamp_begins_as_stamps_do() -> None:
    leads = ("", "- ", "• ", "12. ", "UPDATE: ", "Updated ", "LIVE at ", "Lúc ", "Key event on ")
    days = (
        *("", "May 4", "Sept. 4, 2031", "4 марта 2031 г.", "2031-05-04", "04/05/2031", "Monday", "Mon. 4 May"),
        *("Thứ Hai", "Chủ nhật", "понедельник, 4 марта"),
    )
    times = (
        "10:30",
        "3.45pm",
        "(07:15 GMT)",
        "[9am",
        "0715 GMT",
        "2h ago",
        "an hour ago",
        "just now",
        "5 phút trước",
        "",
    )
    lines = ["".join(parts) for parts in product(leads, days, ("", ", ", " at ", " - "), times)]
    stamped = [line for line in lines if _STAMP.match(line)]
    assert len(stamped) > len(lines) / 2
    assert all(_BEGIN.match(line) for line in stamped)
    assert not any(_BEGIN.match(line) for line in ("The ferry left.", "Marsh said so.", "A ferry left.", "“12 left.”"))
