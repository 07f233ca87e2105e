"""What holds of dates whatever the text, the page or the day."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import get_args

from hypothesis import example, given
from hypothesis import strategies as st

from statements.dates import (
    Evidence,
    Mention,
    bound,
    capture_clock,
    find,
    parse_edtf,
    relative,
    resolve,
    sessions,
    stamp,
)
from statements.errors import ModelError
from statements.languages import codes, load
from statements.models import When
from statements.models.when import Basis

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
PIECES = st.sampled_from(
    [
        *("ngày", "hôm qua", "(13/1)", "từ", "3-5/7", "19/11/2024", "29/2", "31/2", "24/7", ",", "và", "đến", "\n"),
        *(
            "thứ Hai",
            "Chủ nhật",
            "Cùng ngày",
            "tháng Tư",
            "năm",
            "2023",
            "July",
            "3-5,",
            "to",
            "August 5",
            "2100",
            "2101",
        ),
        *(
            "November",
            "last Friday",
            "the 18th of",
            "May",
            "5:15 pm CET",
            "2024-11-18T10:00",
            "в понедельник",
            "с 3 по 5",
        ),
        *("июля", "года", "after", "sau khi", "после", "since", "kể từ", "79th session of", "the General Assembly"),
        *("Khóa họp 79", "ĐHĐ", "10:19", "GMT", "+318 January", "2018", "02.03.2023"),
        *("last week", "two", "days ago", "mid-", "the end of", "this month", "cuối", "tháng", "tuần trước", "два дня"),
        *("назад", "на прошлой неделе", "конце", "03/04/2021", "13NOV2017", "’s", "earlier"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))
LANGUAGES = st.sampled_from(codes())
EN_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
RU_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
ORDERS = st.sampled_from(["newest first", "oldest first"])

FULL = {
    "en": (
        "{m} {d}, {y}",
        "{d} {m} {y}",
        "{d}th of {m}, {y}",
        "{iso}",
        "{dd}.{mm}.{y}",
        "{m}, {d}, {y}",
    ),
    "vi": (
        "ngày {d}/{n}/{y}",
        "{dd}/{mm}/{y}",
        "ngày {d}-{n}-{y}",
        "ngày {d} tháng {n} năm {y}",
        "hôm {d}.{n}.{y}",
        "{iso}",
    ),
    "ru": ("{d} {m} {y} года", "{dd}.{mm}.{y}", "{d} {m} {y}", "{iso}"),
}
PARTIAL = {
    "en": ("{m} {d}", "{d} {m}", "the {d}th of {m}", "{m}, {d}"),
    "vi": ("ngày {d}/{n}", "Ngày {dd}/{mm}", "hôm {d}.{n}", "chiều {d}-{n}", "Hôm qua ({d}/{n})", "cùng ngày {d}/{n}"),
    "ru": ("{d} {m}", "{d}-го {m}"),
}

# The languages of which a way of writing dates stands here.
WRITTEN = st.sampled_from(sorted(FULL))


def render(style: str, day: dt.date, language: str) -> str:
    month = (RU_MONTHS if language == "ru" else EN_MONTHS)[day.month - 1]
    return style.format(
        m=month, d=day.day, n=day.month, y=day.year, dd=f"{day.day:02}", mm=f"{day.month:02}", iso=day.isoformat()
    )


def whens() -> st.SearchStrategy[When]:
    zones = st.none() | st.integers(-14, 14).map(lambda h: dt.timezone(dt.timedelta(hours=h)))
    times = st.none() | st.builds(lambda t, z: t.replace(tzinfo=z), st.times(), zones)

    def build(days: list[dt.date | None], swap: bool, **fields: object) -> When:
        first, last = days
        if first and last and (first > last or swap):
            first, last = min(first, last), max(first, last)
        return When(earliest=first, latest=last, **fields)  # type: ignore[arg-type]

    near = st.sampled_from(
        [None, dt.date.min, dt.date.max, dt.date(2024, 2, 1), dt.date(2024, 2, 29), dt.date(2024, 12, 31)]
    )
    return st.builds(
        build,
        st.lists(near | st.dates(), min_size=2, max_size=2),
        st.booleans(),
        time=times,
        month=st.none() | st.integers(1, 12),
        day=st.none() | st.integers(1, 29),
        weekday=st.none() | st.integers(1, 7),
        basis=st.sampled_from(get_args(Basis)),
    )


MENTIONS = st.none() | st.builds(
    Mention,
    start=st.just(0),
    end=st.just(4),
    year=st.none() | st.integers(1900, 2100),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(1, 7),
    until=st.none() | st.tuples(st.integers(1, 12), st.integers(1, 31)),
    relative=st.none() | st.integers(-30, 30),
    unit=st.sampled_from(["day", "week", "month", "year"]),
    part=st.none() | st.sampled_from(["early", "mid", "late", "earlier", "later"]),
    same_day=st.booleans(),
    role=st.sampled_from(["plain", "after", "before", "since"]),
)
EVIDENCE = st.none() | st.builds(
    Evidence,
    published=st.none() | st.dates(),
    printed=st.lists(MENTIONS.filter(bool), max_size=2).map(tuple),
    sessions=st.lists(st.integers(1, 149), max_size=2).map(tuple),
)


@given(TEXTS, LANGUAGES, st.integers(0, 30), st.integers(0, 400))
def test_dates_found_are_ordered_and_apart_and_inside(text: str, code: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    at = start
    for mention in find(text, start, end, load(code)):
        assert at <= mention.start < mention.end <= end
        at = mention.end
        assert mention.year is None or 1900 <= mention.year <= 2100
        if mention.month and mention.day:
            dt.date(mention.year or 2000, mention.month, mention.day)
    assert all(1 <= number <= 99 for number in sessions(text, start, end, load(code)))


@given(TEXTS)
def test_clocks_never_raise_and_lie_in_the_line(text: str) -> None:
    found = capture_clock(text)
    assert found is None or text[found[1] : found[2]].strip() == text[found[1] : found[2]]
    assert (found is None) == ((own := stamp(text)) is None or own.day is None)


@given(DAYS, st.times(), st.sampled_from(["{t} GMT{d} {m} {y}", "{t} GMT {dd}.{mm}.{y}", "{t} GMT +3{dd} {m} {y}"]))
def test_a_rendered_clock_is_read(day: dt.date, time: dt.time, style: str) -> None:
    words = {"t": f"{time:%H:%M}", "d": day.day, "dd": f"{day.day:02}", "mm": f"{day.month:02}", "y": day.year}
    line = style.format(m=EN_MONTHS[day.month - 1], **words)
    found = capture_clock(line)
    assert found is not None
    assert (found[0].date(), found[0].hour, found[0].minute) == (day, time.hour, time.minute)
    assert found[0].utcoffset() == dt.timedelta(hours=3 if "+3" in style else 0)


@given(DAYS, WRITTEN, st.data())
def test_a_date_printed_in_full_is_found_back(day: dt.date, code: str, data: st.DataObject) -> None:
    words = render(data.draw(st.sampled_from(FULL[code])), day, code)
    text = f"x {words}. Y"
    (mention,) = find(text, 0, len(text), load(code))
    assert text[mention.start : mention.end] == words
    assert resolve([mention])[0] == When(earliest=day, latest=day, basis="stated")


@given(DAYS, WRITTEN, st.data())
def test_a_date_without_its_year_is_found_back(day: dt.date, code: str, data: st.DataObject) -> None:
    text = f"x {render(data.draw(st.sampled_from(PARTIAL[code])), day, code)}, y"
    (mention,) = find(text, 0, len(text), load(code))
    assert (mention.year, mention.month, mention.day) == (None, day.month, day.day)
    assert resolve([mention], published=day)[0].edtf == day.isoformat()


@st.composite
def hidden_days(draw: st.DrawFn) -> list[dt.date | None]:
    """The true days of a page, newest first; an undated item is ``None``."""
    day = draw(st.dates(dt.date(2010, 1, 1), dt.date(2040, 12, 31)))
    days: list[dt.date | None] = []
    for gap in draw(st.lists(st.integers(0, 300), min_size=1, max_size=12)):
        days.append(day)
        days.extend([None] * draw(st.integers(0, 2)))
        day -= dt.timedelta(days=gap)
    return days


@given(hidden_days(), ORDERS, st.data())
@example([dt.date(2024, 2, 29), dt.date(2023, 12, 31)], "newest first", None)
def test_a_page_without_years_gives_its_true_days_back(
    days: list[dt.date | None], order: str, data: st.DataObject | None
) -> None:
    code = data.draw(WRITTEN) if data else "en"
    dated = [n for n, day in enumerate(days) if day]
    anchor = data.draw(st.sampled_from(dated)) if data else 0
    mentions: list[Mention | None] = []
    for number, day in enumerate(days):
        if day is None:
            mentions.append(None)
            continue
        styles = (FULL if number == anchor else PARTIAL)[code]
        text = render(data.draw(st.sampled_from(styles)) if data else styles[0], day, code)
        mentions.append(find(text, 0, len(text), load(code))[0])
    if order == "oldest first":
        mentions.reverse()
    found = resolve(mentions, order=order)  # type: ignore[arg-type]
    if order == "oldest first":
        found.reverse()
    for number, (day, when) in enumerate(zip(days, found, strict=True)):
        if day is not None:
            assert (when.earliest, when.latest) == (day, day)
            continue
        assert when.latest == next(d for d in reversed(days[:number]) if d)
        assert when.earliest == next((d for d in days[number:] if d), None)
    known = [when.earliest for when in found if when.exact and when.earliest]
    assert known == sorted(known, reverse=True)


@given(
    st.lists(MENTIONS, max_size=8),
    st.lists(EVIDENCE, max_size=8),
    st.none() | ORDERS,
    st.none() | st.dates() | st.datetimes(),
    st.none() | st.dates(),
)
def test_any_page_resolves_to_one_when_an_item(
    mentions: list[Mention | None], evidence: list[Evidence | None], order: str, published: dt.date, captured: dt.date
) -> None:
    found = resolve(mentions, order=order, evidence=evidence, published=published, captured=captured)  # type: ignore[arg-type]
    assert len(found) == len(mentions)
    for when in found:
        parse_edtf(when.edtf)


@given(DAYS)
def test_numbers_mean_one_day_where_one_is_above_twelve_and_both_days_elsewhere(day: dt.date) -> None:
    text = f"x {day.month:02}/{day.day:02}/{day.year}. Y"
    (mention,) = find(text, 0, len(text), load("en"))
    (when,) = resolve([mention])
    both = [day] if day.day > 12 else sorted([day, dt.date(day.year, day.day, day.month)])
    assert (when.earliest, when.latest) == (both[0], both[-1])


@given(MENTIONS.filter(bool), st.none() | st.dates())
def test_relative_days_never_raise(mention: Mention, reference: dt.date | None) -> None:
    when = relative(mention, reference)
    if reference and mention.weekday and when.exact and mention.unit == "day":
        assert when.earliest is not None
        assert when.earliest.isoweekday() == mention.weekday
        assert abs(when.earliest - reference).days <= 7


@given(whens(), st.none() | st.dates(), st.none() | st.dates())
def test_bounds_only_narrow(when: When, earliest: dt.date | None, latest: dt.date | None) -> None:
    found = bound(when, earliest=earliest, latest=latest)
    assert when.earliest is None or (found.earliest is not None and found.earliest >= when.earliest)
    assert when.latest is None or (found.latest is not None and found.latest <= when.latest)


@given(whens())
def test_edtf_round_trip(when: When) -> None:
    back = When.parse(when.edtf)
    assert back.edtf == when.edtf
    assert (back.earliest, back.latest) == (when.earliest, when.latest)
    if not when.known:
        assert (back.month, back.day) == (when.month, when.day)


@given(st.text("0123456789X-/.T:Z+~?", max_size=24))
def test_whatever_is_read_as_edtf_can_be_written_and_read_again(text: str) -> None:
    try:
        when = When.parse(text)
    except ModelError:
        return
    assert When.parse(when.edtf).edtf == when.edtf


@given(st.lists(whens(), min_size=3, max_size=3))
def test_the_order_of_dates_is_total(three: list[When]) -> None:
    for a, b in itertools.product(three, repeat=2):
        assert (a < b) + (a == b) + (a > b) == 1
        assert (a <= b) == (not a > b)
    for a, b, c in itertools.permutations(three):
        assert a <= c or not a <= b <= c
