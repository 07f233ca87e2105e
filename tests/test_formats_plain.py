import datetime as dt
import textwrap

import pytest

import statements
from statements.formats import get

PROSE = (
    "The deputy minister told reporters in Astana on Tuesday that the two delegations had agreed on every point but "
    "one, and that the remaining one would be settled by telephone before the end of the month."
)
PLAIN = get("plain")


def shown(text):
    return [(s.kind, text[s.start : s.end]) for s in PLAIN.lay_out(text).segments if s.kind != "blank"]


def test_each_paragraph_is_read_and_the_page_is_one_item():
    layout = PLAIN.lay_out(f"{PROSE}\n\n{PROSE}\n")
    assert [b.item for b in layout.blocks] == [1, 1]
    assert len(layout.items) == 1
    assert layout.source == {}


def test_a_headline_is_told_and_not_read():
    page = f"Talks in Astana end without a date\n\n{PROSE}"
    assert shown(page) == [("headline", "Talks in Astana end without a date"), ("body", PROSE)]
    title = PLAIN.lay_out(page).source["title"]
    assert page[slice(*title)] == "Talks in Astana end without a date"


def test_a_headline_over_two_lines_of_broken_text_is_one():
    page = "Talks in Astana end without a date and without a\nplace for the next ones\n\n" + textwrap.fill(PROSE, 60)
    assert (
        PLAIN.lay_out(page).source["title"]
        == "Talks in Astana end without a date and without a place for the next ones"
    )


@pytest.mark.parametrize("first", ["The talks ended.", "and so it ended", "Talks", "“We are done,” the envoy said"])
def test_what_is_no_clear_headline_is_read(first):
    assert shown(f"{first}\n\n{PROSE}")[0] == ("body", first)


@pytest.mark.parametrize(
    "byline",
    ["By Ann Lee", "By ANN LEE and BO EK", "By Ann Lee, Chief Correspondent", "Автор: Анна Ли", "Tác giả: An Bình"],
)
def test_a_byline_is_not_read(byline):
    assert shown(f"Talks in Astana end\n{byline}\n{PROSE}")[1] == ("byline", byline)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("November 19, 2024", dt.date(2024, 11, 19)),
        ("Tuesday, 19 November 2024, 10:30 GMT", dt.date(2024, 11, 19)),
        ("Published: 19.11.2024 10:30", dt.date(2024, 11, 19)),
        ("Updated November 19, 2024 at 5:15 pm", dt.date(2024, 11, 19)),
    ],
)
def test_a_date_line_dates_the_page(stamp, day):
    page = f"Talks in Astana end\n{stamp}\n{PROSE}"
    assert shown(page)[1] == ("date", stamp)
    assert PLAIN.lay_out(page).source["published"] == day


def test_a_headline_with_figures_is_no_date():
    assert shown(f"Nine dead in 2024 floods\n\n{PROSE}")[0][0] == "headline"


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW, November 19 (Reuters) - ",
        "WASHINGTON (AP) — ",
        "NEW YORK, Sept. 3 (Xinhua) -- ",
        "DES MOINES, Iowa, Aug. 10 (UPI) — ",
        "Vienna (AFP) – ",
        "KYIV — ",
        "COLUMBIA, S.C. - ",
        "(GLO)- ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline):
    assert shown(dateline + PROSE) == [("byline", dateline), ("body", PROSE)]


@pytest.mark.parametrize(
    "start", ["NATO - the alliance - met. ", "The minister (Kolya) - he was late - left. ", "UN and EU met. "]
)
def test_a_dash_inside_a_sentence_makes_no_dateline(start):
    assert shown(start + PROSE) == [("body", start + PROSE)]


@pytest.mark.parametrize("clock", ["12:51 ", "9.40am: ", "14:05 – ", "10:24 GMT - ", "7.15pm "])
def test_a_clock_before_a_paragraph_is_no_part_of_it(clock):
    assert shown(f"{PROSE}\n\n{clock}{PROSE}") == [("body", PROSE), ("time", clock), ("body", PROSE)]


@pytest.mark.parametrize("start", ["11:20 is when it began. ", "At 11:20 it began. ", "11:20, the last ferry, left. "])
def test_a_clock_inside_a_sentence_is_a_part_of_it(start):
    assert shown(start + PROSE) == [("body", start + PROSE)]


def test_a_dateline_may_follow_a_summary():
    page = f"Talks in Astana end without a date.\n\nASTANA (AP) — {PROSE}"
    assert [kind for kind, _ in shown(page)] == ["body", "byline", "body"]


def test_lines_broken_at_a_width_are_read_as_one_paragraph():
    page = textwrap.fill(PROSE, 70) + "\n\n" + textwrap.fill(PROSE, 70)
    blocks = PLAIN.lay_out(page).blocks
    assert [" ".join(page[slice(*b.spans[0])].split()) for b in blocks] == [PROSE, PROSE]


def test_a_page_that_is_blank_has_no_items():
    layout = PLAIN.lay_out(" \n\n")
    assert (layout.items, layout.blocks) == ((), ())


def test_a_headline_of_two_sentences_above_a_stamp_is_the_title() -> None:
    text = "The Pier Opens. Why You Should Walk It.\n\n2024-03-12\n\nThe pier is wide, Mayor Ann Lee said on Tuesday."
    doc = statements.parse(text)
    assert (doc.source.title, str(doc.source.published)) == ("The Pier Opens. Why You Should Walk It.", "2024-03-12")
    bare = statements.parse(text.replace("2024-03-12\n\n", ""))
    assert bare.source.title is None


def test_a_desk_before_a_stamp_is_no_part_of_the_report() -> None:
    text = "Pier opens\n\nWorld desk - 12.03.2024, 10:30\n\nThe pier is wide, Mayor Ann Lee said on Tuesday, and long."
    assert str(statements.parse(text, format="plain").source.published) == "2024-03-12"
