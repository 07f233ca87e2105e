"""Dates as readers meet them: found in sentences of three languages, and resolved by what a page tells."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from attrs import frozen
from dateutil import tz

from statements import parse
from statements.dates import (
    Evidence,
    Mention,
    bound,
    capture_clock,
    find,
    parse_edtf,
    possible,
    relative,
    resolve,
    session_window,
    sessions,
    settled,
    stamp,
)
from statements.dates.grammar import Forms, grammar
from statements.dates.mention import part_of, span_of
from statements.dates.relative import weekday_between
from statements.errors import DataError, ModelError
from statements.languages import codes, load
from statements.models import When

CET = dt.timezone(dt.timedelta(hours=1))


def read(code: str, text: str) -> list[tuple[str, dict[str, object]]]:
    out = []
    for mention in find(text, 0, len(text), load(code)):
        names = ("year", "month", "day", "weekday", "time", "until", "relative", "unit", "part", "same_day", "role")
        fields = {name: getattr(mention, name) for name in names}
        told = {k: v for k, v in fields.items() if v is not None and v is not False and v not in ("plain", "day")}
        out.append((text[mention.start : mention.end], told))
    return out


def ymd(year: int | None = None, month: int | None = None, day: int | None = None, **more: object) -> dict[str, object]:
    return {k: v for k, v in {"year": year, "month": month, "day": day}.items() if v is not None} | more


ONE_DATE = [
    ("en", "He spoke in Oslo on November 19, 2024, briefly.", "November 19, 2024", ymd(2024, 11, 19)),
    ("en", "The envoy left Vienna on Nov. 19.", "Nov. 19", ymd(None, 11, 19)),
    ("en", "OSLO, NOVEMBER 4. The talks began.", "NOVEMBER 4", ymd(None, 11, 4)),
    ("en", "The text is dated 19 November 2020.", "19 November 2020", ymd(2020, 11, 19)),
    ("en", "They meet in Riga on July, 11.", "July, 11", ymd(None, 7, 11)),
    ("en", "(Bern, December 6, 2024)", "December 6, 2024", ymd(2024, 12, 6)),
    ("en", "file 2024-11-18 of the ministry", "2024-11-18", ymd(2024, 11, 18)),
    ("en", "the stamp of 02.03.2023 is there", "02.03.2023", ymd(2023, 3, 2)),
    ("en", "the form says 11/19/2024 at its top", "11/19/2024", ymd(2024, 11, 19)),
    ("en", "the form says 19/11/2024 at its top", "19/11/2024", ymd(2024, 11, 19)),
    ("en", "April 3, 2017 1:15 pm", "April 3, 2017 1:15 pm", ymd(2017, 4, 3, time=dt.time(13, 15))),
    ("en", "April 3, 2017 12:15 am", "April 3, 2017 12:15 am", ymd(2017, 4, 3, time=dt.time(0, 15))),
    ("en", "April 3, 2017 13:15 pm", "April 3, 2017", ymd(2017, 4, 3)),
    ("en", "April 3, 2017 5:15 pm CET", "April 3, 2017 5:15 pm CET", ymd(2017, 4, 3, time=dt.time(17, 15, tzinfo=CET))),
    ("en", "April 3, 2017 14:15 pm", "April 3, 2017", ymd(2017, 4, 3)),
    ("en", "They met on 5 March (Monday) in Riga.", "5 March (Monday)", ymd(None, 3, 5, weekday=1)),
    ("vi", "Đoàn đến (1/3) và ở lại.", "1/3", ymd(None, 3, 1)),
    ("en", "It was agreed in 2017 by all.", "2017", ymd(2017)),
    ("en", "The pact of December 2015 holds.", "December 2015", ymd(2015, 12)),
    ("en", "A deal reached in April is void.", "April", ymd(None, 4)),
    ("en", "On Monday the chancellor agreed.", "Monday", {"weekday": 1}),
    ("en", "He told us last Friday.", "last Friday", {"weekday": 5, "relative": -1}),
    ("en", "They meet next Tuesday.", "next Tuesday", {"weekday": 2, "relative": 1}),
    ("en", "Monday, November 18, 2024", "Monday, November 18, 2024", ymd(2024, 11, 18, weekday=1)),
    ("en", "Yesterday (13 January) he flew home.", "Yesterday (13 January)", ymd(None, 1, 13, relative=-1)),
    ("en", "The minister said yesterday that", "yesterday", {"relative": -1}),
    ("en", "The minister said this morning that", "this morning", {"relative": 0}),
    ("en", "They leave tomorrow.", "tomorrow", {"relative": 1}),
    ("en", "He called 3 days ago.", "3 days ago", {"relative": -3}),
    ("en", "The same day he met the king.", "The same day", {"same_day": True}),
    ("en", "by the 18th of May the work", "18th of May", ymd(None, 5, 18)),
    ("en", "The fair runs July 3-5, 2020 in Riga.", "July 3-5, 2020", ymd(2020, 7, 3, until=(7, 5))),
    ("en", "after 3 March – 5 May 2020", "3 March – 5 May 2020", ymd(2020, 3, 3, until=(5, 5), role="after")),
    ("en", "since 3 March to 5 May 2020", "3 March to 5 May 2020", ymd(2020, 3, 3, until=(5, 5))),
    ("en", "a visit on 3–5 July", "3–5 July", ymd(None, 7, 3, until=(7, 5))),
    ("en", "a visit from 24 to 26 May, 2022", "24 to 26 May, 2022", ymd(2022, 5, 24, until=(5, 26))),
    ("en", "a tour from July 30 to August 2, 2021", "July 30 to August 2, 2021", ymd(2021, 7, 30, until=(8, 2))),
    ("en", "December 30 – January 2, 2024", "December 30 – January 2, 2024", ymd(2023, 12, 30, until=(1, 2))),
    ("en", "After the fire of May 3 he left.", "May 3", ymd(None, 5, 3, role="after")),
    ("en", "Nobody met since June 7.", "June 7", ymd(None, 6, 7, role="since")),
    ("en", "ahead of the vote on June 7", "June 7", ymd(None, 6, 7, role="before")),
    ("en", "After the fire, he left on May 3.", "May 3", ymd(None, 5, 3)),
    ("en", "He spoke before the Security Council on May 3.", "May 3", ymd(None, 5, 3)),
    ("vi", "Ngày 1/11, ông nói.", "Ngày 1/11", ymd(None, 11, 1)),
    ("vi", "Bản tin 19/11/2024 cho biết", "19/11/2024", ymd(2024, 11, 19)),
    ("vi", "Bộ trưởng ngày 27.9 cho biết", "ngày 27.9", ymd(None, 9, 27)),
    ("vi", "Bộ trưởng ngày 29-9 cho biết", "ngày 29-9", ymd(None, 9, 29)),
    ("vi", "Ông đến Oslo hôm 25/4.", "hôm 25/4", ymd(None, 4, 25)),
    ("vi", "Hôm qua (13/1), ông nói.", "Hôm qua (13/1)", ymd(None, 1, 13, relative=-1)),
    ("vi", "Chiều 1/9, hai bên gặp nhau.", "Chiều 1/9", ymd(None, 9, 1)),
    ("vi", "Rạng sáng ngày 5/3, tàu cập cảng.", "Rạng sáng ngày 5/3", ymd(None, 3, 5)),
    ("vi", "Cùng ngày, ông gặp nhà vua.", "Cùng ngày", {"same_day": True}),
    ("vi", "diễn ra cùng ngày 23/10 tại Oslo", "cùng ngày 23/10", ymd(None, 10, 23)),
    ("vi", "ký ngày 5 tháng 3 năm 2021 tại Oslo", "ngày 5 tháng 3 năm 2021", ymd(2021, 3, 5)),
    ("vi", "vào tháng 11/2023 tại Oslo", "tháng 11/2023", ymd(2023, 11)),
    ("vi", "hồi tháng Tư, hai bên", "tháng Tư", ymd(None, 4)),
    ("vi", "tổng kết năm 2023 của bộ", "2023", ymd(2023)),
    ("vi", "Ông nói hôm thứ Hai rằng", "hôm thứ Hai", {"weekday": 1}),
    ("vi", "Chủ nhật, ông về nước.", "Chủ nhật", {"weekday": 7}),
    ("vi", "Thứ Sáu (13/1), ông về nước.", "Thứ Sáu (13/1)", ymd(None, 1, 13, weekday=5)),
    ("vi", "Đoàn thăm Oslo từ 3-5/7.", "3-5/7", ymd(None, 7, 3, until=(7, 5))),
    ("vi", "họp các ngày 15, 16 và 17/12", "ngày 15, 16 và 17/12", ymd(None, 12, 15, until=(12, 17))),
    ("vi", "từ ngày 30/7 đến ngày 2/8", "ngày 30/7 đến ngày 2/8", ymd(None, 7, 30, until=(8, 2))),
    ("vi", "Sau khi kho cháy đêm 19/11, ông nói", "đêm 19/11", ymd(None, 11, 19, role="after")),
    ("vi", "kể từ ngày 1/2 ông", "ngày 1/2", ymd(None, 2, 1, role="since")),
    ("vi", "có hiệu lực đến hết ngày 31/12/2025", "ngày 31/12/2025", ymd(2025, 12, 31, role="before")),
    ("vi", "trước khi bầu cử ngày 5/11 diễn ra", "ngày 5/11", ymd(None, 11, 5, role="before")),
    ("vi", "Phát biểu trước báo giới ngày 5/11, ông", "ngày 5/11", ymd(None, 11, 5)),
    ("vi", "Sau đó, ngày 5/11, ông", "ngày 5/11", ymd(None, 11, 5)),
    ("vi", "Họp báo thường kỳ 12/03/2024 09:57 Người", "12/03/2024 09:57", ymd(2024, 3, 12, time=dt.time(9, 57))),
    ("ru", "Он заявил 19 ноября 2024 года.", "19 ноября 2024 года", ymd(2024, 11, 19)),
    ("ru", "Он заявил 19 ноября.", "19 ноября", ymd(None, 11, 19)),
    ("ru", "Он заявил в понедельник, что", "понедельник", {"weekday": 1}),
    ("ru", "Он заявил в прошлую среду, что", "прошлую среду", {"weekday": 3, "relative": -1}),
    ("ru", "Вчера он уехал.", "Вчера", {"relative": -1}),
    ("ru", "Документ от 19.11.2024 подписан", "19.11.2024", ymd(2024, 11, 19)),
    ("ru", "визит пройдёт с 3 по 5 июля", "3 по 5 июля", ymd(None, 7, 3, until=(7, 5))),
    ("ru", "это было в 2017 году в Осло", "2017 году", ymd(2017)),
    ("ru", "после пожара 19 ноября он", "19 ноября", ymd(None, 11, 19, role="after")),
    ("ru", "с 19 ноября он", "19 ноября", ymd(None, 11, 19, role="since")),
]


@pytest.mark.parametrize(("code", "sentence", "words", "fields"), ONE_DATE)
def test_a_date_is_read_as_it_is_written(code: str, sentence: str, words: str, fields: dict[str, object]) -> None:
    assert read(code, sentence) == [(words, fields)]


NO_DATE = [
    ("en", "You may march on. Theresa May said so; March was loud."),
    ("en", "He gave 3/4 of it, or 12.5 percent, for $2,024 and 11:30 hours for 2017 tons."),
    ("en", "November 31 is no day, nor is 31 April, and 2023-02-30 is none."),
    ("en", "They met on 5-3 March 2023, on 25-30 February 2023 and on March 9-5."),
    ("en", "The treaty of November 19, 1794 and 12.12.1815 is old."),
    ("en", "the years 2011-12, version 1.2.2019.4, the T-15 and room 24/7"),
    ("vi", "Tỷ lệ 2/3 số phiếu, 1/4 dân số, tỷ số 3/1, trực 24/7."),
    ("vi", "Ngày 31/2 và ngày 45/13 không có trên lịch."),
    ("vi", "Phiên bản 27.9 nặng 27.9 kg, cao 1.9 m, theo Nghị quyết số 30/11."),
    ("vi", "thành phố lớn thứ 2, lần thứ hai, Chiến tranh thế giới thứ Hai, ngày thứ ba"),
    ("vi", "họ làm trong 5 tháng 3 ngày, mã 19/11/20245 và X-19/11"),
    ("ru", "окружающую среду, 31 апреля, 45 человек, 19.11 процента"),
]


@pytest.mark.parametrize(("code", "sentence"), NO_DATE)
def test_what_only_looks_like_a_date_is_none(code: str, sentence: str) -> None:
    assert read(code, sentence) == []


def stretch(unit: str, count: int, part: str | None = None) -> dict[str, object]:
    return {"relative": count, "unit": unit} | ({"part": part} if part else {})


STRETCHES = [
    ("en", "The fair, shut in February 2020, opened.", "February 2020", ymd(2020, 2)),
    ("en", "He spoke last week in Riga.", "last week", stretch("week", -1)),
    ("en", "He spoke last month in Riga.", "last month", stretch("month", -1)),
    ("en", "He spoke last year in Riga.", "last year", stretch("year", -1)),
    ("en", "He spoke earlier this month in Riga.", "earlier this month", stretch("month", 0, "earlier")),
    ("en", "He spoke at the end of the month.", "end of the month", stretch("month", 0, "late")),
    ("en", "He spoke three weeks ago.", "three weeks ago", stretch("week", -3)),
    ("en", "He spoke two days ago.", "two days ago", {"relative": -2}),
    ("en", "He spoke on Thursday last week.", "Thursday last week", {"weekday": 4} | stretch("week", -1)),
    ("en", "By mid-July the work", "mid-July", ymd(None, 7, part="mid", role="before")),
    ("en", "At the end of May he", "end of May", ymd(None, 5, part="late")),
    ("en", "In early June 2019 he", "early June 2019", ymd(2019, 6, part="early")),
    ("en", "In late 2019 he", "late 2019", ymd(2019, part="late")),
    ("en", "stamped 13NOV2017 at the gate", "13NOV2017", ymd(2017, 11, 13)),
    ("vi", "Tháng 5 năm 2023, ông nói", "Tháng 5 năm 2023", ymd(2023, 5)),
    ("vi", "ông nói cuối tháng 5 rằng", "cuối tháng 5", ymd(None, 5, part="late")),
    ("vi", "ông nói đầu tháng rằng", "đầu tháng", stretch("month", 0, "early")),
    ("vi", "ông nói tuần trước rằng", "tuần trước", stretch("week", -1)),
    ("vi", "ông nói năm ngoái rằng", "năm ngoái", stretch("year", -1)),
    ("vi", "ông nói cuối năm ngoái rằng", "cuối năm ngoái", stretch("year", -1, "late")),
    ("vi", "ông nói hai ngày trước rằng", "hai ngày trước", {"relative": -2}),
    ("vi", "ông nói ba tuần trước rằng", "ba tuần trước", stretch("week", -3)),
    ("vi", "ông nói ngày mùng 8/3 rằng", "ngày mùng 8/3", ymd(None, 3, 8)),
    ("ru", "в феврале 2020 года он", "феврале 2020 года", ymd(2020, 2)),
    ("ru", "два дня назад он", "два дня назад", {"relative": -2}),
    ("ru", "две недели назад он", "две недели назад", stretch("week", -2)),
    ("ru", "на прошлой неделе он", "на прошлой неделе", stretch("week", -1)),
    ("ru", "в прошлом году он", "в прошлом году", stretch("year", -1)),
    ("ru", "в конце мая он", "конце мая", ymd(None, 5, part="late")),
    ("ru", "в начале 2019 года он", "начале 2019 года", ymd(2019, part="early")),
    ("de", "im Februar 2020 sagte er", "Februar 2020", ymd(2020, 2)),
    ("de", "letzte Woche sagte er", "letzte Woche", stretch("week", -1)),
    ("de", "Ende Mai sagte er", "Ende Mai", ymd(None, 5, part="late")),
    ("de", "vor zwei Tagen sagte er", "zwei Tagen", {"relative": -2}),
]


@pytest.mark.parametrize(("code", "sentence", "words", "fields"), STRETCHES)
def test_a_month_a_year_and_a_stretch_are_read(code: str, sentence: str, words: str, fields: dict[str, object]) -> None:
    assert read(code, sentence) == [(words, fields)]


NO_STRETCH = [
    ("en", "The late Mr Hill met his end of the bargain; the weekend was mid-size."),
    ("en", "At last week's fair and this year’s vote they lost."),
    ("en", "Over the past week it rained for two days, many years ago."),
    ("en", "Earlier in the day he left, in the month and by early day."),
    ("vi", "Cuối tuần, nhiều tuần trước đó, vài tháng trước."),
    ("vi", "hai ngày trước cuộc họp và ba năm trước khi cưới"),
    ("ru", "Он работал две недели, много лет."),
]


@pytest.mark.parametrize(("code", "sentence"), NO_STRETCH)
def test_what_only_looks_like_a_stretch_is_none(code: str, sentence: str) -> None:
    assert read(code, sentence) == []


@pytest.mark.parametrize("code", codes())
def test_a_date_is_read_alike_whatever_lines_stand_around_it(code: str) -> None:
    lines = [sentence for spoken, sentence, *_ in [*ONE_DATE, *NO_DATE, *STRETCHES, *NO_STRETCH] if spoken == code]
    alone = [found for line in lines for found in read(code, line)]
    assert read(code, "\n".join(lines)) == alone
    assert read(code, "\n".join(reversed(lines))) == [found for line in reversed(lines) for found in read(code, line)]


def test_a_day_word_before_a_bracket_is_no_part_of_the_date() -> None:
    assert read("vi", "Họp trong ngày (5/3).") == [("5/3", ymd(None, 3, 5))]


def test_stretches_are_counted_from_the_day_of_writing() -> None:
    wednesday = dt.date(2021, 3, 10)

    def told(count: int, unit: str, part: str | None = None, **more: object) -> str:
        return relative(on(relative=count, unit=unit, part=part, **more), wednesday).edtf

    assert told(-1, "week") == "2021-03-01/2021-03-07"
    assert told(-1, "week", weekday=3) == "2021-03-03"
    assert told(-1, "month") == "2021-02"
    assert told(-3, "month") == "2020-12"
    assert told(-1, "year") == "2020"
    assert told(-2, "day") == "2021-03-08"
    assert told(0, "month", "earlier") == "2021-03-01/2021-03-10"
    assert told(0, "month", "later") == "2021-03-10/2021-03-31"
    first, last = dt.date(2021, 3, 1), dt.date(2021, 3, 31)
    assert relative(on(relative=0, unit="month", part="earlier"), first).edtf == "2021-03-01"
    assert relative(on(relative=0, unit="month", part="later"), last).edtf == "2021-03-31"
    assert told(0, "month", "early") == "2021-03-01/2021-03-10"
    assert told(-1, "year", "late") == "2020-09-01/2020-12-31"
    assert relative(on(relative=-1, unit="week"), None) == When()
    assert relative(on(relative=-1, unit="year"), dt.date.min) == When()


def test_a_part_of_a_month_has_the_months_year() -> None:
    spring = dt.date(2021, 3, 10)
    assert edtf(resolve([on(7, part="mid"), on(2, part="late")], published=spring)) == [
        "2020-07-11/2020-07-20",
        "2021-02-21/2021-02-28",
    ]
    assert edtf(resolve([on(5, None, 2020, part="early")])) == ["2020-05-01/2020-05-10"]


def test_numbers_that_can_be_read_two_ways_say_so() -> None:
    def told(code: str, text: str) -> list[str]:
        return edtf([resolve([m])[0] for m in settled(find(text, 0, len(text), load(code)))])

    assert told("en", "Filed on 03/04/2021.") == ["2021-03-04/2021-04-03"]
    assert told("en", "Filed on 03-04-2021.") == ["2021-03-04/2021-04-03"]
    assert told("en", "Filed on 04/04/2021.") == ["2021-04-04"]
    assert told("en", "Filed on 03/04/2021, heard on 25/04/2021.") == ["2021-04-03", "2021-04-25"]
    assert told("en", "Filed on 03/04/2021, heard on 04/25/2021.") == ["2021-03-04", "2021-04-25"]
    assert told("en", "On 03/04/2021, 04/25/2021, 25/04/2021.")[0] == "2021-03-04/2021-04-03"
    assert told("en", "Filed on 03-04-2021, heard on 25-04-2021.") == ["2021-04-03", "2021-04-25"]
    assert told("en", "Filed on 03-04-2021, heard on 04/25/2021.") == ["2021-03-04", "2021-04-25"]
    assert told("en", "Stamped 03.04.2021 there.") == ["2021-04-03"]
    for code in ("vi", "ru", "de"):
        for sign in "/-.":
            assert told(code, f"x 03{sign}04{sign}2021 y") == ["2021-04-03"]


def test_numbers_are_read_in_the_one_way_that_has_been_by_a_day() -> None:
    (found,) = find("on 03/04/2021", 0, 13, load("en"))
    days = [dt.date(2021, 3, 3), dt.date(2021, 3, 4), dt.date(2021, 4, 2), dt.date(2021, 4, 3)]
    assert [possible(found, day).order for day in days] == ["either", "mdy", "mdy", "either"]


def test_an_item_of_many_dates_is_looked_through_once() -> None:
    class Counted(tuple[Mention, ...]):
        passes = 0

        def __iter__(self) -> Iterator[Mention]:
            Counted.passes += 1
            return super().__iter__()

    item = Evidence(printed=Counted(on(n % 12 + 1, n % 28 + 1, 2000 + n % 20) for n in range(500)))
    whens = [resolve([on(n % 12 + 1, n % 28 + 1)], evidence=[item])[0] for n in range(300)]
    assert all(when.exact for when in whens)
    assert Counted.passes <= 3


def test_dates_in_a_list_are_several_and_share_what_governs_them() -> None:
    found = read("vi", "Sau các phiên ngày 15/12, 18/12 và 20/12 ông nói.")
    assert [(words, fields["role"]) for words, fields in found] == [
        ("ngày 15/12", "after"),
        ("18/12", "after"),
        ("20/12", "after"),
    ]
    assert read("vi", "Ngày 1/11, 2/3 số đại biểu vắng mặt.") == [("Ngày 1/11", ymd(None, 11, 1))]


def test_only_the_range_asked_for_is_read() -> None:
    text = "May 3, 2020. June 4, 2021. July 5, 2022."
    assert [m.year for m in find(text, 13, 26, load("en"))] == [2021]
    assert find(text, 13, 19, load("en"))[0].year is None


def test_a_language_whose_forms_cannot_be_searched_for_says_so() -> None:
    class Odd:
        def __init__(self) -> None:
            self.dates = {"forms": [".{day}"]}

    with pytest.raises(DataError, match="begins with neither"):
        find("1", 0, 1, Odd())


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("00:47 GMT25 November 2020", "2020-11-25T00:47:00+00:00"),
        ("  00:47 GMT 25 November 2020 ", "2020-11-25T00:47:00+00:00"),
        ("02:58 GMT +318 January 2018", "2018-01-18T02:58:00+03:00"),
        ("02:58 GMT +38 January 2018", "2018-01-08T02:58:00+03:00"),
        ("02:58 GMT +3 18 January 2018", "2018-01-18T02:58:00+03:00"),
        ("02:58 GMT +1118 January 2018", "2018-01-18T02:58:00+11:00"),
        ("02:58 GMT -518 January 2018", "2018-01-18T02:58:00-05:00"),
        ("02:58 GMT 02.03.2023", "2023-03-02T02:58:00+00:00"),
        ("02:58 GMT 02.03.2023 (Updated: 09:26 GMT 26.12.2024)", "2023-03-02T02:58:00+00:00"),
    ],
)
def test_a_pages_own_clock(line: str, moment: str) -> None:
    found = capture_clock(f"x\n{line}\ny", 2, 2 + len(line))
    assert found is not None
    assert found[0].isoformat() == moment
    assert capture_clock(line + " and more") is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "10:19 he left",
        "25:00",
        "10:61",
        "02:58 GMT",
        "02:58 GMT 31.02.2023",
        "10:19:20",
        "02:58 GMT +318 Smarch 2018",
    ],
)
def test_prose_and_impossible_times_are_no_stamp(line: str) -> None:
    assert stamp(line) is None
    assert capture_clock(line) is None


def test_a_stamp_may_be_a_bare_time() -> None:
    found = stamp("• 10:19", 2)
    assert found is not None
    assert (found.time, found.day, found.start, found.end) == (dt.time(10, 19), None, 2, 7)
    assert capture_clock("10:19") is None


@pytest.mark.parametrize(
    ("code", "phrase", "number"),
    [
        ("en", "at the 79th session of the General Assembly", 79),
        ("en", "at the 79th session of the United Nations General Assembly", 79),
        ("en", "the 78th UN General Assembly", 78),
        ("en", "on the sidelines of UNGA 77", 77),
        ("en", "the General Assembly’s 76th session", 76),
        ("vi", "bên lề Khóa họp 79 Đại hội đồng", 79),
        ("vi", "Kỳ họp thứ 79 của Đại hội đồng Liên hợp quốc", 79),
        ("vi", "tại Kỳ họp thứ 79", 79),
        ("vi", "Đại hội đồng Liên hợp quốc (ĐHĐ LHQ) khóa 78", 78),
        ("ru", "на полях 79-й сессии Генассамблеи ООН", 79),
        ("ru", "79-я сессия Генеральной Ассамблеи", 79),
    ],
)
def test_sessions_of_the_general_assembly(code: str, phrase: str, number: int) -> None:
    assert sessions(phrase, 0, len(phrase), load(code)) == [number]
    assert session_window(number)[0].year == 1945 + number


@pytest.mark.parametrize(
    ("code", "phrase"),
    [
        ("en", "the 57th session of the Human Rights Council"),
        ("vi", "Kỳ họp thứ 8, Quốc hội khóa XV"),
        ("vi", "Khóa họp 57 Hội đồng Nhân quyền"),
        ("vi", "Kỳ họp lần thứ 77 Đại hội đồng Y tế Thế giới"),
    ],
)
def test_sessions_of_others(code: str, phrase: str) -> None:
    assert sessions(phrase, 0, len(phrase), load(code)) == []


def on(month: int | None = None, day: int | None = None, year: int | None = None, **more: object) -> Mention:
    return Mention(start=0, end=1, year=year, month=month, day=day, **more)  # type: ignore[arg-type]


def edtf(whens: list[When]) -> list[str]:
    return [when.edtf for when in whens]


class TestResolve:
    def test_without_evidence_the_year_stays_open(self) -> None:
        (when,) = resolve([on(11, 19)])
        assert (when.edtf, when.basis, when.known) == ("XXXX-11-19", "stated", False)

    def test_published_fixes_the_year_and_a_clock_may_be_a_day_off(self) -> None:
        new_year = dt.date(2024, 1, 1)
        assert edtf(resolve([on(12, 28)], published=new_year)) == ["2023-12-28"]
        assert edtf(resolve([on(1, 2)], published=new_year)) == ["2024-01-02"]
        assert edtf(resolve([on(1, 3)], published=new_year)) == ["2023-01-03"]
        assert edtf(resolve([on(1, 30)], published=new_year, ahead=60)) == ["2024-01-30"]
        assert edtf(resolve([on(2, 29)], published=dt.date(2023, 5, 1))) == ["2020-02-29"]

    def test_published_may_be_a_moment(self) -> None:
        assert edtf(resolve([on(12, 28), None], published=dt.datetime(2024, 1, 1, 8))) == [
            "2023-12-28",
            "../2024-01-01",
        ]

    def test_a_weekday_beside_a_day_helps_to_find_its_year(self) -> None:
        assert edtf(resolve([on(7, 3, weekday=1)], published=dt.date(2024, 1, 1))) == ["2023-07-03"]
        assert edtf(resolve([on(7, 3, weekday=2)], published=dt.date(2024, 1, 1))) == ["2018-07-03"]

    def test_a_session_fixes_the_year(self) -> None:
        assert edtf(resolve([on(9, 25)], evidence=[Evidence(sessions=(79,))])) == ["2024-09-25"]
        assert edtf(resolve([on(2, 3)], evidence=[Evidence(sessions=(79,))])) == ["2025-02-03"]
        late = resolve([on(9, 5)], evidence=[Evidence(sessions=(79,))], published=dt.date(2025, 9, 6))
        assert edtf(late) == ["2025-09-05"]

    def test_days_that_begin_in_a_session_and_end_after_it_are_the_latest(self) -> None:
        page = "At the 79th session of the General Assembly from 29 September to 2 October, Ann Lee said it rained."
        (said,) = parse(page, published=dt.date(2025, 12, 5)).statements
        assert said.when.edtf == "2025-09-29/2025-10-02"

    def test_a_session_in_which_a_day_does_not_lie_fixes_nothing(self) -> None:
        before, after = Evidence(sessions=(79, 75)), Evidence(sessions=(79,))
        leap = on(2, 29)
        assert edtf(resolve([leap], evidence=[after])) == ["XXXX-02-29"], "the session has no 29 February"
        assert edtf(resolve([on(2, 29)], evidence=[Evidence(sessions=(79, 78))])) == ["2024-02-29"]
        assert edtf(resolve([on(9, 25)], evidence=[before])) == ["2024-09-25"]

    def test_the_ends_of_the_calendar_are_days_of_publication_too(self) -> None:
        assert edtf(resolve([on(1, 1)], published=dt.date.max)) == ["2100-01-01"], "the last year that is read"
        assert edtf(resolve([on(1, 1)], published=dt.date.min)) == ["XXXX-01-01"], "there is no day before it"

    def test_a_date_printed_in_full_lends_its_year(self) -> None:
        item = Evidence(printed=(on(9, 20, 2024),))
        assert edtf(resolve([on(11, 1)], evidence=[item])) == ["2024-11-01"]
        assert edtf(resolve([on(1, 9)], evidence=[Evidence(printed=(on(12, 28, 2023),))])) == ["2024-01-09"]
        assert edtf(resolve([on(1, 18)], evidence=[Evidence(printed=(on(1, None, 2024),))])) == ["2024-01-18"]

    def test_an_old_treaty_does_not_overrule_the_day_of_publication(self) -> None:
        item = Evidence(printed=(on(12, 5, 1994),))
        assert edtf(resolve([on(11, 1)], evidence=[item], published=dt.date(2024, 11, 2))) == ["2024-11-01"]

    def test_history_is_no_evidence(self) -> None:
        treaty, review = on(11, 20, 1994), on(None, None, 2023)
        assert edtf(resolve([on(11, 1)], evidence=[Evidence(printed=(treaty, review))])) == ["XXXX-11-01"]
        assert edtf(resolve([on(1, 18)], evidence=[Evidence(printed=(review, on(1, None, 2024)))])) == ["2024-01-18"]
        page = [Evidence(printed=(treaty,)), Evidence(printed=(on(10, 2, 2024),))]
        assert edtf(resolve([on(11, 1), on(10, 20)], order="newest first", evidence=page)) == [
            "2024-11-01",
            "2024-10-20",
        ]

    def test_the_order_carries_a_year_both_ways(self) -> None:
        page = [on(2, 4), on(1, 9), on(12, 28, 2022), on(12, 30), on(11, 2)]
        want = ["2023-02-04", "2023-01-09", "2022-12-28", "2022-12-30", "2022-11-02"]
        assert edtf(resolve(page, order="newest first")) == want
        page.reverse()
        want.reverse()
        assert edtf(resolve(page, order="oldest first")) == want

    def test_a_year_that_only_the_far_side_knows_is_told_as_a_span(self) -> None:
        (_, middle, _) = resolve([on(3, 1, 2024), on(1, 9), on(12, 28, 2021)], order="newest first")
        assert middle.edtf == "2022-01-09/2024-01-09"
        assert (middle.month, middle.day, middle.basis) == (1, 9, "year inferred")

    def test_undated_items_lie_between_their_neighbours(self) -> None:
        page = [None, on(5, 9, 2024), None, on(4, 2, 2024), None]
        whens = resolve(page, order="newest first")
        assert edtf(whens) == ["2024-05-09/..", "2024-05-09", "2024-04-02/2024-05-09", "2024-04-02", "../2024-04-02"]
        assert {when.basis for when in whens[::2]} == {"between neighbours"}
        assert edtf(resolve(page, order="newest first", captured=dt.date(2024, 6, 1)))[0] == "2024-05-09/2024-06-01"
        assert edtf(resolve(page[::-1], order="oldest first")) == edtf(whens)[::-1]

    def test_months_and_ranges_bound_their_neighbours_by_their_ends(self) -> None:
        page = [on(5, None, 2024), None, on(4, 2, 2024, until=(4, 5))]
        assert edtf(resolve(page, order="newest first")) == [
            "2024-05",
            "2024-04-02/2024-05-31",
            "2024-04-02/2024-04-05",
        ]

    def test_after_bounds_from_below_and_still_tells_the_neighbour_something(self) -> None:
        page = [on(11, 19, role="after"), None, on(11, 1)]
        whens = resolve(page, order="newest first", evidence=[None, None, Evidence(sessions=(79,))])
        assert edtf(whens) == ["2024-11-19/..", "2024-11-01/2024-11-19", "2024-11-01"]
        assert edtf(resolve([on(11, 20, 2024), *page], order="newest first"))[1] == "2024-11-19/2024-11-20"

    def test_since_an_old_day_moves_no_neighbour(self) -> None:
        page = [on(6, 2, 2024), on(2, 24, 2022, role="since"), on(5, 20)]
        assert edtf(resolve(page, order="newest first")) == ["2024-06-02", "2022-02-24/2024-06-02", "2024-05-20"]

    def test_before_bounds_from_above(self) -> None:
        page = [on(6, 2, 2024, role="before"), on(5, 20)]
        assert edtf(resolve(page, order="newest first")) == ["2024-05-20/2024-06-02", "2024-05-20"]

    def test_the_capture_clock_is_a_bound_and_never_the_day(self) -> None:
        captured = dt.datetime(2020, 11, 25, 0, 47)
        whens = resolve([on(weekday=1), None, on(12, 1)], captured=captured)
        assert edtf(whens) == ["../2020-11-25", "../2020-11-25", "../2019-12-01"]
        assert (whens[0].weekday, whens[2].month, whens[2].day) == (1, 12, 1)

    def test_only_the_day_of_publication_is_a_basis_the_capture_clock_is_none(self) -> None:
        day = dt.date(2020, 11, 25)
        assert [when.basis for when in resolve([None], captured=day)] == ["unknown"]
        assert [when.basis for when in resolve([None], published=day)] == ["relative to published"]
        assert [when.basis for when in resolve([None])] == ["unknown"]

    def test_weekdays_and_yesterday_need_a_reference(self) -> None:
        wednesday = dt.date(2024, 11, 20)
        assert edtf(resolve([on(weekday=1), on(relative=-1)], published=wednesday)) == ["2024-11-18", "2024-11-19"]
        page = [on(11, 20, 2024), on(weekday=1), on(relative=-1), on(11, 15, 2024)]
        whens = resolve(page, order="newest first", published=dt.date(2025, 3, 1))
        assert edtf(whens)[1:3] == ["2024-11-18", "2024-11-15/2024-11-20"]
        own = resolve([on(relative=-1)] * 2, order="newest first", evidence=[Evidence(published=wednesday)])
        assert edtf(own) == ["2024-11-19", "../2024-11-19"]

    def test_the_same_day_is_that_of_the_item_before(self) -> None:
        page = [on(5, 9, 2024), on(same_day=True), None]
        assert edtf(resolve(page, order="newest first")) == ["2024-05-09", "2024-05-09", "../2024-05-09"]
        assert edtf(resolve([on(same_day=True)])) == ["XXXX-XX-XX"]

    def test_a_stamped_item_without_a_mention_is_a_neighbour(self) -> None:
        stamped = Evidence(published=dt.date(2024, 5, 9))
        assert edtf(resolve([None, None], order="newest first", evidence=[stamped])) == ["2024-05-09", "../2024-05-09"]

    def test_neighbours_out_of_order_still_bound(self) -> None:
        page = [on(5, 2, 2024), None, on(5, 4, 2024)]
        assert edtf(resolve(page, order="newest first"))[1] == "2024-05-02/2024-05-04"

    def test_steps_against_the_order_do_not_add_up(self) -> None:
        up = [on(12, 24), on(1, 5), on(1, 10, 2024)]
        assert edtf(resolve(up, order="newest first")) == ["2024-12-24", "2024-01-05", "2024-01-10"]
        down = [on(1, 10, 2024), on(1, 20), on(1, 30)]
        assert edtf(resolve(down, order="newest first")) == ["2024-01-10", "2024-01-20", "2023-01-30"]

    def test_the_year_before_the_last_one_is_the_pages_own_time(self) -> None:
        def told(year: int) -> list[str]:
            return edtf(resolve([on(11, 1)], evidence=[Evidence(printed=(on(12, 28, year), on(None, None, 2024)))]))

        assert [told(year) for year in (2022, 2023)] == [["XXXX-11-01"], ["2023-11-01"]]

    def test_the_same_day_has_the_evidence_of_the_item_before(self) -> None:
        session = Evidence(sessions=(79,))
        assert edtf(resolve([on(9, 25), on(same_day=True)], evidence=[session])) == ["2024-09-25"] * 2
        own = Evidence(sessions=(78,))
        assert edtf(resolve([on(9, 25), on(same_day=True)], evidence=[session, own])) == ["2024-09-25", "2023-09-25"]

    def test_a_span_of_years_keeps_the_days_of_a_range(self) -> None:
        page = [on(3, 1, 2024), on(1, 9, until=(1, 12)), on(12, 28, 2021)]
        assert edtf(resolve(page, order="newest first"))[1] == "2022-01-09/2024-01-12"

    def test_clocks_of_two_zones_stay_what_they_were(self) -> None:
        clocks = [dt.time(10, tzinfo=dt.UTC), dt.time(11, tzinfo=CET)]
        found = resolve([on(3, 4, 2021, time=clock) for clock in clocks])
        assert [str(when.time) for when in found] == ["10:00:00+00:00", "11:00:00+01:00"]

    def test_the_first_year_that_is_read(self) -> None:
        assert edtf(resolve([on(12, 28)], published=dt.date(1900, 1, 5))) == ["1899-12-28"]
        assert edtf(resolve([on(12, 28)], published=dt.date(1899, 1, 5))) == ["XXXX-12-28"]


def test_relative_days_and_what_stays_without_a_reference() -> None:
    monday = dt.date(2024, 11, 18)
    assert relative(on(weekday=1), monday).edtf == "2024-11-18"
    assert relative(on(weekday=1, relative=-1), monday).edtf == "2024-11-11"
    assert relative(on(weekday=1, relative=1), monday).edtf == "2024-11-25"
    assert relative(on(weekday=5, role="after"), monday).edtf == "2024-11-15/.."
    assert relative(on(relative=-1, role="before"), monday).edtf == "../2024-11-17"
    assert relative(on(weekday=1), None) == When(weekday=1, basis="stated")
    assert relative(on(relative=-1), None) == When()
    assert relative(on(relative=-1), dt.date.min) == When()


def test_a_weekday_is_the_last_one_or_so_many_days_ahead() -> None:
    wednesday = dt.date(2024, 11, 20)
    assert [relative(on(weekday=5), wednesday, ahead=n).edtf for n in (0, 1, 2)] == ["2024-11-15"] * 2 + ["2024-11-22"]


def test_bounds_narrow_and_never_contradict() -> None:
    may = When(earliest=dt.date(2024, 5, 1), latest=dt.date(2024, 5, 31))
    assert bound(may, latest=dt.date(2024, 5, 9)).edtf == "2024-05-01/2024-05-09"
    assert bound(may, latest=dt.date(2024, 4, 9)) == may
    assert bound(may, earliest=dt.date(2025, 4, 9)) == may
    assert bound(When(), earliest=dt.date(2025, 4, 9)).edtf == "2025-04-09/.."


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        ("2020-02", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("2024-09-09/2024-09-25", dt.date(2024, 9, 9), dt.date(2024, 9, 25)),
        ("2024-02/2024-05", dt.date(2024, 2, 1), dt.date(2024, 5, 31)),
        ("2019/2020-06-04", dt.date(2019, 1, 1), dt.date(2020, 6, 4)),
        ("../2024-09-09", None, dt.date(2024, 9, 9)),
        ("/2024-09-09", None, dt.date(2024, 9, 9)),
        ("2024-09/..", dt.date(2024, 9, 1), None),
        ("201X", dt.date(2010, 1, 1), dt.date(2019, 12, 31)),
        ("20XX", dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
        ("2004-XX", dt.date(2004, 1, 1), dt.date(2004, 12, 31)),
        ("1985-04-XX", dt.date(1985, 4, 1), dt.date(1985, 4, 30)),
        ("2024-02-03T10:00:00Z", dt.date(2024, 2, 3), dt.date(2024, 2, 3)),
    ],
)
def test_edtf_of_levels_0_and_1_is_read(text: str, first: dt.date | None, last: dt.date | None) -> None:
    when = When.parse(text)
    assert (when.earliest, when.latest, when.basis) == (first, last, "stated")
    assert When.parse(when.edtf) == when


@pytest.mark.parametrize(
    "text", ["2001-21", "1984?", "1984~", "-0044", "Y170000002", "[1667,1668]", "XXXX-13-01", "201X-04", "2004-XX-01"]
)
def test_edtf_that_a_when_cannot_hold_is_an_error(text: str) -> None:
    with pytest.raises(ModelError, match="no date that a When can hold"):
        When.parse(text)


@pytest.mark.parametrize("text", ["", "2024", "2024-02", "XXXX-XX-XX", "../2024-02-03", "2024-02-03T02:58:00+03:00"])
def test_edtf_reads_what_it_prints_and_nothing_like_it(text: str) -> None:
    if text:
        assert parse_edtf(text).edtf == text
    for wrong in (
        text + "?",
        "x" + text,
        "0000",
        "2024-13",
        "2024-02-30",
        "2024-05-02/2024-05-01",
        "2024-02-03T10:00",
        "../..",
    ):
        with pytest.raises(ModelError):
            parse_edtf(wrong)


def test_days_of_two_years_are_no_one_stretch() -> None:
    for year in (2019, 2022, 2023):
        found = read("en", f"from 5 March 2020 to 7 May {year}")
        assert [words for words, _ in found] == ["5 March 2020", f"7 May {year}"]
    assert [words for words, _ in read("en", "from 5 March 2020 to 7 May 2021")] == ["5 March 2020 to 7 May 2021"]
    found = read("en", "from 5-7 March to 9 May")
    assert [(words, told.get("until")) for words, told in found] == [("5-7 March", (3, 7)), ("9 May", None)]


def test_bare_numbers_behind_a_day_are_a_day_where_they_are_no_share() -> None:
    assert [words for words, _ in read("vi", "Ngày 5/3 20/3")] == ["Ngày 5/3", "20/3"]
    assert [words for words, _ in read("vi", "Ngày 5/3 tỷ lệ 2/3")] == ["Ngày 5/3"]


def test_bare_numbers_of_a_list_are_days_where_they_go_on_from_the_day_before() -> None:
    assert [words for words, _ in read("vi", "Phà nghỉ ngày 5/3, 6/3 và 7/3.")] == ["ngày 5/3", "6/3", "7/3"]
    assert [words for words, _ in read("vi", "Phà nghỉ ngày 20/3 và 14/2.")] == ["ngày 20/3"]


@frozen(eq=False)
class Words:
    """A language that has only dates."""

    dates: Mapping[str, Any]


@pytest.mark.parametrize("code", codes())
def test_the_forms_that_may_begin_there_read_as_all_forms_do(code: str) -> None:
    rules = grammar(load(code))
    every = Forms.of(rules.rows)
    rng = random.Random(code)
    words = sorted({opener for row in rules.rows for opener in row.openers} | {"2021", "31", "5", "12", "of", "the"})
    text = "".join(
        rng.choice(words) + rng.choice((" ", " ", " ", "/", "-", ".", ", ", ".", "\n")) for _ in range(20_000)
    )
    hits = list(rules.trigger.finditer(text))
    found = 0
    for hit in hits:
        some = rules.forms(hit[0])
        one, other = some.pattern.match(text, hit.start()), every.pattern.match(text, hit.start())
        assert (one and (one.span(), one.lastgroup)) == (other and (other.span(), other.lastgroup))
        if one and other:
            found += 1
            fields = some.forms[one.lastgroup or ""].fields
            others = every.forms[other.lastgroup or ""].fields
            assert [one[group] for _, group in fields] == [other[group] for _, group in others]
    assert found > len(hits) / 20


def test_a_form_whose_first_word_may_be_missing_is_tried_everywhere() -> None:
    rules = grammar(Words({**load("en").dates, "forms": ("{weekday}?,? ?{month} {day}", "{weekday}", "{month}")}))
    assert rules.forms("May").forms.keys() == {"f5", "f7"}
    assert rules.forms("Monday").forms.keys() == {"f5", "f6"}


def test_only_the_forms_that_a_page_s_dates_begin_with_are_compiled() -> None:
    grammar.cache_clear()
    find("He left on Monday.", 0, 18, load("en"))
    rules = grammar(load("en"))
    patterns = {id(forms): forms.pattern for forms in rules.begun.values()}
    assert len(patterns) == 1
    assert "(?P<day_" not in next(iter(patterns.values())).pattern


def test_a_weekday_between_days_needs_both() -> None:
    monday = dt.date(2024, 1, 1)
    assert weekday_between(1, None, monday) is weekday_between(1, monday, None) is None
    assert weekday_between(1, monday, dt.date(2024, 1, 7)) == monday


def test_a_week_is_early_on_its_monday() -> None:
    assert part_of(span_of("week", dt.date(2024, 1, 3)), "week", "early") == (dt.date(2024, 1, 1), dt.date(2024, 1, 3))


@pytest.mark.parametrize(("unit", "days"), [("month", 28), ("month", 31), ("year", 365)])
def test_early_mid_and_late_make_a_month_or_a_year(unit: str, days: int) -> None:
    whole = span_of(unit, dt.date(2023, 2 if days == 28 else 3, 5))  # type: ignore[arg-type]
    early, mid, late = (part_of(whole, unit, part) for part in ("early", "mid", "late"))  # type: ignore[arg-type]
    day = dt.timedelta(days=1)
    assert (early[0], early[1] + day, mid[1] + day, late[1]) == (whole[0], mid[0], late[0], whole[1])
    thirds = [(last - first).days + 1 for first, last in (early, mid, late)]
    assert max(thirds) - min(thirds) <= days // 10
    assert (whole[1] - whole[0]).days + 1 == days


def test_a_week_has_its_middle_from_wednesday_to_friday() -> None:
    week = span_of("week", dt.date(2024, 1, 3))
    days = [part_of(week, "week", part) for part in ("early", "mid", "late")]
    assert [(first.isoweekday(), last.isoweekday()) for first, last in days] == [(1, 3), (3, 5), (5, 7)]


ZONED = {
    **{
        "WET": ("Europe/Lisbon", 1),
        "WEST": ("Europe/Lisbon", 7),
        "GMT": ("Europe/London", 1),
        "BST": ("Europe/London", 7),
    },
    **{
        "CET": ("Europe/Berlin", 1),
        "CEST": ("Europe/Berlin", 7),
        "EET": ("Europe/Riga", 1),
        "EEST": ("Europe/Riga", 7),
    },
    **{"MSK": ("Europe/Moscow", 1), "ICT": ("Asia/Bangkok", 1), "UTC": ("UTC", 1)},
    **{"EST": ("America/New_York", 1), "EDT": ("America/New_York", 7), "CDT": ("America/Chicago", 7)},
    **{"MST": ("America/Denver", 1), "MDT": ("America/Denver", 7)},
    **{"PST": ("America/Los_Angeles", 1), "PDT": ("America/Los_Angeles", 7)},
}


@pytest.mark.parametrize("name", ZONED)
def test_a_zone_is_so_far_from_greenwich_as_where_it_holds(name: str) -> None:
    place, month = ZONED[name]
    there = tz.gettz(place)
    assert there is not None
    text = f"April 3, 2017 5:15 pm {name}"
    (found,) = find(text, 0, len(text), load("en"))
    assert found.end == len(text)
    assert found.time is not None
    assert found.time.utcoffset() == there.utcoffset(dt.datetime(2017, month, 5, 12))


def test_fourteen_hours_are_the_most_of_a_zone() -> None:
    found, farther = (stamp(f"00:58 GMT+{hours}2 March 2023") for hours in (14, 15))
    assert found is not None
    assert (found.time.utcoffset(), farther) == (dt.timedelta(hours=14), None)
