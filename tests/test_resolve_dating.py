"""The days of items, statements and occasions, and what decides them."""

import datetime as dt

import statements
from statements import Document
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
