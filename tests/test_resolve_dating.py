"""The days of items, statements and occasions, and what decides them."""

import datetime as dt

import pytest

import statements
from statements import Document, parse
from statements.dates import Mention
from statements.resolve.item_dates import PageDays
from statements.resolve.printed import counting

DAY = dt.date(2023, 2, 10)


def read(text: str, **told: object) -> Document:
    return statements.parse(text, format="plain", **told)  # type: ignore[arg-type]


def days(doc: Document) -> list[str]:
    return [s.when.edtf for s in doc.statements]


def test_a_printed_day_counts_before_a_weekday() -> None:
    weekday, printed = Mention(start=0, end=6, weekday=1), Mention(start=10, end=15, month=5, day=3)
    assert counting([weekday, printed]) is printed
    assert counting([weekday]) is weekday
    assert counting([]) is None


def test_a_list_of_days_runs_to_its_last() -> None:
    listed = [Mention(start=0, end=5, month=12, day=15), Mention(start=7, end=12, month=12, day=18)]
    found = counting(listed)
    assert found is not None
    assert (found.day, found.until) == (15, (12, 18))


def test_a_bound_is_no_day() -> None:
    assert counting([Mention(start=0, end=5, month=12, day=15, role="after")]) is None


def test_what_has_no_day_is_no_later_than_the_page() -> None:
    when = statements.When()
    assert PageDays(DAY, None).bound(when).edtf == "../2023-02-10"
    assert PageDays(None, DAY).bound(when).basis == "unknown"
    assert PageDays(None, None).bound(when) == when


def test_a_paragraph_without_a_day_takes_its_items() -> None:
    doc = read("Wang Yi said on 3 May 2019 that it rained.\n\nHe said that it shone.\n")
    assert days(doc) == ["2019-05-03", "2019-05-03"]


def test_a_day_in_a_sentence_in_which_nobody_speaks_is_not_the_items() -> None:
    doc = read("The bridge fell on 3 May 2019. Wang Yi said that it rained.", published=DAY)
    assert days(doc) == ["../2023-02-10"]


def test_a_statement_without_a_day_takes_that_of_its_occasion() -> None:
    doc = read("Wang Yi met with Antony Blinken in Munich on 18 January 2023.\n\nWang Yi said that it rained.\n")
    assert doc.statements[0].event == doc.events[0].id
    assert days(doc) == ["2023-01-18"]


def test_an_occasion_may_be_announced_for_days_to_come() -> None:
    doc = read("Wang Yi will hold a press conference on 1 March.", published=DAY)
    assert doc.events[0].when.edtf == "2023-03-01"
    assert days(read("Wang Yi said on 1 March that it rained.", published=DAY)) == ["2022-03-01"]


PAGE = "Council wants answers\n\n2024-03-12\n\n"


def test_a_day_told_of_in_the_lead_is_no_day_of_what_others_say() -> None:
    doc = read(PAGE + "The council sent a letter Wednesday to the depot.\n\n“We want a tram,” Hanna Wolde said.\n")
    assert days(doc) == ["../2024-03-12"]


def test_a_day_told_of_in_the_sentence_before_is_not_the_sayings() -> None:
    doc = read(PAGE + "The depot burnt down on 5 March. Hanna Wolde said that it would rain.\n")
    assert days(doc) == ["../2024-03-12"]


def test_a_day_that_opens_a_sentence_holds_for_what_follows_in_the_paragraph() -> None:
    doc = read(PAGE + "On 5 March, the depot burnt down. Hanna Wolde said that it would rain.\n")
    assert days(doc) == ["2024-03-05"]


def test_the_same_speaker_goes_on_and_another_one_does_not() -> None:
    wolde = "It rained.\n\nHanna Wolde said on 5 March that it rained. Wolde said that it poured. "
    doc = read(PAGE + wolde + "Otto Brand said that it snowed.\n")
    assert days(doc) == ["2024-03-05", "2024-03-05", "../2024-03-12"]


def test_a_meeting_spoken_of_gives_the_speaker_no_day() -> None:
    said = "Ngày 8/3, bà Achieng khẳng định trời mưa.\n\n"
    told = "Bà Achieng cũng đề cập đến cuộc gặp giữa Ngoại trưởng Omarov và Ngoại trưởng Lind hôm 5/3, cho rằng "
    page = said + told + "cuộc gặp rất có ích."
    doc = statements.parse(page, format="plain", language="vi", published=dt.date(2024, 3, 12))
    assert days(doc) == ["2024-03-08", "2024-03-08"]


def test_a_day_ahead_of_the_page_is_not_the_sayings() -> None:
    doc = read("The depot will open by 20 March 2024, Hanna Wolde said.", published=dt.date(2024, 3, 12))
    assert days(doc) == ["../2024-03-12"]


@pytest.mark.parametrize(
    ("published", "when"),
    [
        (None, "2021-03-04/2021-04-03"),
        (dt.date(2021, 5, 1), "2021-03-04/2021-04-03"),
        (dt.date(2021, 3, 6), "2021-03-04"),
    ],
)
def test_a_day_in_numbers_is_read_either_way_but_for_one_ahead_of_the_page(
    published: dt.date | None, when: str
) -> None:
    assert days(read("Hanna Wolde said on 03/04/2021 that it rained.", published=published)) == [when]


def test_stretches_tell_when_something_was_said_beside_the_word_of_saying() -> None:
    def told(text: str) -> list[str]:
        return days(read(text, published=dt.date(2021, 3, 10)))

    assert told("Hanna Wolde said last week that it would rain.") == ["2021-03-01/2021-03-07"]
    assert told("“It will rain,” Hanna Wolde said two days ago.") == ["2021-03-08"]
    assert told("In February 2020, Hanna Wolde said that it would rain.") == ["2020-02"]
    assert told("Hanna Wolde said earlier this month that it would rain.") == ["2021-03-01/2021-03-10"]
    assert told("Hanna Wolde, who came to Riga last year, said that it would rain.") == ["../2021-03-10"]
    assert told("Hanna Wolde, mayor since 2019, said that it would rain.") == ["../2021-03-10"]
    assert told("Hanna Wolde said that it rained last week.") == ["../2021-03-10"]


LIVE = """16:05 GMT01 December 2020
Listen Live
    Get short URL

    The port shut on 12 October, and ships wait.

    New messages
    • 23:56

      Port to Open Again

      "All is well," harbour master Nils Brekke said on {day}.

    • 20:42

      Ships Wait

      The quay is full of ships, Paula Wrenn said.
"""


def live(day: str, published: dt.date | None) -> list[str]:
    doc = statements.parse(LIVE.format(day=day), format="sputnik-live", language="en", published=published)
    return [s.when.edtf.partition("T")[0] for s in doc.statements if s.item]


def test_what_stands_above_live_entries_does_not_date_them_anew() -> None:
    assert live("Tuesday", dt.date(2020, 10, 13)) == ["2020-10-13", "2020-10-13"]


def test_a_weekday_says_that_midnight_has_passed() -> None:
    assert live("Wednesday", dt.date(2020, 10, 13)) == ["2020-10-14", "2020-10-13"]
    assert live("Monday", dt.date(2020, 10, 13)) == ["2020-10-12", "2020-10-13"]


def test_a_live_entrys_weekday_stays_as_a_constraint() -> None:
    doc = statements.parse(LIVE.format(day="Friday"), format="sputnik-live", language="en")
    (first, _) = (s.when for s in doc.statements if s.item)
    assert (first.weekday, first.exact, first.time) == (5, False, dt.time(23, 56, tzinfo=dt.UTC))


LIVE_DAYS = (
    "Pier: live updates\n\n{0} 00:10 GMT\n\nAnna Holm said it was safe.\n\n"
    "{1} 23:50 GMT\n\nAnna Holm said it was shut.\n\n{1} 22:50 GMT\n\nAnna Holm said it was full.\n"
)


@pytest.mark.parametrize("stamps", [("Tuesday", "Monday"), ("Mar 8,", "Mar 7,"), ("8 March,", "7 March,")])
@pytest.mark.parametrize("published", [dt.date(2022, 3, 7), dt.date(2022, 3, 8)])
def test_the_day_in_an_entry_s_stamp_goes_before_the_page_s(stamps: tuple[str, str], published: dt.date) -> None:
    doc = parse(LIVE_DAYS.format(*stamps), published=published)
    assert [s.when.earliest for s in doc.statements] == [dt.date(2022, 3, 8), dt.date(2022, 3, 7), dt.date(2022, 3, 7)]
    assert [s.when.time.hour for s in doc.statements] == [0, 23, 22]


def test_without_a_day_of_publication_an_entry_s_stamp_stays_a_constraint() -> None:
    assert [i.when.weekday for i in parse(LIVE_DAYS.format("Tuesday", "Monday")).items] == [2, 1, 1]
    days = [(i.when.month, i.when.day) for i in parse(LIVE_DAYS.format("Mar 8,", "Mar 7,")).items]
    assert days == [(3, 8), (3, 7), (3, 7)]


def test_the_occasion_of_a_live_page_is_on_the_day_of_its_entries() -> None:
    text = (
        "00:47 GMT17 January 2019\n\nMayor Ada Holm is giving her yearly press conference on the work of the dam.\n\n"
        "New messages\n• 11:09\n\nThe Dam Holds\n\n“The dam holds,” Holm said.\n\n"
        "• 10:21\n\nThe Rain\n\n“It rains,” she said.\n"
    )
    doc = statements.parse(text, published=dt.date(2019, 1, 16))
    assert [(e.kind, e.item, e.when.edtf) for e in doc.events] == [("press_conference", None, "2019-01-16")]


def test_entries_of_a_live_page_are_of_the_day_on_the_line_above_them() -> None:
    text = (
        "Dam vote: what we know\n\nLIVE\n\nThursday 12 October\n\n2h ago\n\nThe dam holds\n\n"
        "Ada Holm said the dam held.\n\n"
        "5h ago\n\nThe rain\n\nAda Holm said the rain was over.\n\nWednesday 11 October\n\n21h ago\n\nThe storm\n\n"
        "Ada Holm said the storm was near.\n"
    )
    doc = statements.parse(text, published=dt.date(2023, 10, 12), format="live")
    assert [i.when.edtf for i in doc.items] == ["2023-10-12", "2023-10-12", "2023-10-11"]
    unsaid = statements.parse(text, format="live")
    assert [i.when.edtf for i in unsaid.items] == ["XXXX-10-12", "XXXX-10-12", "XXXX-10-11"]
