"""WordPress archives: headers, titles without a mark, dates, excerpts; whole pages stand under tests/golden."""

from __future__ import annotations

import datetime as dt

import pytest

from statements.formats.base import Layout
from statements.formats.wordpress.archive import FORMAT
from statements.formats.wordpress.lines import date_line, navigation

BODY = (
    "The ferry between Kiel and Gdynia will run again from Monday, the harbour master told the town council "
    "after the fog had lifted."
)
HEAD = "Tag Archives: Ferries\n\n"
FOOT = "\n\n« Older Entries Recent Entries »\n"


def page(*paragraphs: str) -> str:
    return HEAD + "\n\n".join(paragraphs) + FOOT


def titles(text: str) -> list[str]:
    layout = FORMAT.lay_out(text)
    return [text[e.headline[0] : e.headline[1]] if e.headline else "" for e in layout.items]


def paragraphs(text: str, layout: Layout) -> list[str]:
    return [text[start:end] for block in layout.blocks for start, end in block.spans]


@pytest.mark.parametrize(
    "header",
    [
        "Tag Archives: Ferries",
        "Архив метки: паромы",
        "Записи с меткой «паромы»",
        "Lưu trữ chuyên mục: Phà và cảng",
        "Tag: Ferries",
        'Tag "Ferries"',
        "Category: Ferries",
        "Category Archives: Ferries",
        "Contents tagged with Ferries",
        "Posts Tagged ‘Ferries’",
        "Posts tagged: Ferries",
        "Archive for the ‘Ferries’ Category",
        "Tagged with: Ferries",
        "Browsing Tag: Ferries",
        "All posts filed under Ferries",
    ],
)
def test_a_header_opens_the_list(header: str) -> None:
    text = f"The Harbour Post\nNews from the coast since 1911\nMenu\n\n{header}\n\nFerry to run again\n\n{BODY}{FOOT}"
    layout = FORMAT.lay_out(text)
    title = layout.source["title"]
    assert text[title[0] : title[1]] == header
    assert titles(text) == ["Ferry to run again"]
    assert FORMAT.sniff(text).score >= 0.8


@pytest.mark.parametrize(
    "line",
    [
        "« Older Entries Recent Entries »",
        "« Older Entries",
        "Older posts",
        "← Older posts",
        "Newer posts →",
        "Older posts Newer posts",
        "Next Page »",
        "« Previous Page Next Page »",
        "Posts navigation",
        "Page 2 of 14",
        "1 2 3 … 14 Next »",
    ],
)
def test_navigation_ends_the_list(line: str) -> None:
    assert navigation(line)
    about = "About us\n\nWe are a small paper that reports from the harbour and likes letters.\n"
    text = f"{HEAD}Ferry to run again\n\n{BODY}\n\n{line}\n\n{about}"
    assert titles(text) == ["Ferry to run again"]
    assert paragraphs(text, FORMAT.lay_out(text)) == [BODY]


@pytest.mark.parametrize(
    "line", ["Next", "More", "2017 2018", "0 51", "Older people travel more", "Next page of history"]
)
def test_other_lines_do_not(line: str) -> None:
    assert not navigation(line)


def test_titles_are_short_lines_without_a_stop_above_prose() -> None:
    text = page(
        "Ferry to run again",
        BODY,
        "“We have waited long enough,” he said",
        "The town had asked for two things:",
        BODY,
        "Who pays for the pier?",
        BODY,
        "The fog came back on Tuesday",
    )
    assert titles(text) == ["Ferry to run again", "Who pays for the pier?"]


def test_a_section_above_and_a_caption_below_a_title_are_no_titles() -> None:
    text = page(
        *("News", "Ferry to run again", "The old pier in the fog of Monday", BODY),
        *("News", "Pier to be mended by autumn", BODY),
    )
    assert titles(text) == ["Ferry to run again", "Pier to be mended by autumn"]


def test_a_title_shown_twice_is_told_once() -> None:
    text = page(
        "Ferry to run again.",
        "Ferry to run again.",
        BODY,
        "Pier to be mended",
        "April 3, 2017",
        "Pier to be mended",
        BODY,
    )
    layout = FORMAT.lay_out(text)
    assert titles(text) == ["Ferry to run again.", "Pier to be mended"]
    assert [text[s.start : s.end] for s in layout.segments if s.kind == "repeat"] == [
        "Ferry to run again.",
        "Pier to be mended",
    ]
    assert [e.day for e in layout.items] == [None, dt.date(2017, 4, 3)]


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("April 3, 2017 5:15 pm CET", "2017-04-03", "17:15:00+01:00"),
        ("Posted on April 3, 2017 by Ann Lee", "2017-04-03", None),
        ("Posted onApril 3, 2017AuthorannCategoriesNewsLeave a comment", "2017-04-03", None),
        ("by Ann Lee | Apr 3, 2017 | News, World | 0 comments", "2017-04-03", None),
        ("3 April 2017", "2017-04-03", None),
        ("Monday, April 3rd, 2017 at 12:05 am", "2017-04-03", "00:05:00"),
        ("2017-04-03", "2017-04-03", None),
        ("03.04.2017 17:15", "2017-04-03", "17:15:00"),
        ("Published: 3 Apr 2017 / in News", "2017-04-03", None),
        ("04/23/2017", "2017-04-23", None),
        ("03/04/2017", None, None),
        ("Опубликовано 3 апреля 2017 автором Нина", "2017-04-03", None),
        ("Размещено: 03.04.2017", "2017-04-03", None),
        ("Đăng ngày 03/04/2017 bởi Hoài An", "2017-04-03", None),
        ("Cập nhật: thứ hai, 3 tháng 4 năm 2017", "2017-04-03", None),
        ("April 31, 2017", None, None),
    ],
)
def test_a_date_line_gives_its_day(line: str, day: str | None, time: str | None) -> None:
    stamp = date_line(line)
    assert stamp is not None
    assert (stamp.day and stamp.day.isoformat()) == day
    assert (stamp.time and stamp.time.isoformat()) == time


@pytest.mark.parametrize(
    "line",
    [
        "April 3, 2017 was the day of the accident.",
        "April 3, 2017: a day on the pier",
        "On April 3, 2017, the pier was closed.",
        "A Visit to Kiel",
    ],
)
def test_a_line_that_tells_more_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


def test_a_date_stands_above_or_below_as_the_list_opens() -> None:
    above = page("April 3, 2017", "Ferry to run again", BODY, "April 1, 2017", "Pier to be mended", BODY)
    below = page("Ferry to run again", BODY, "April 3, 2017", "Pier to be mended", BODY, "April 1, 2017")
    for text in (above, below):
        assert titles(text) == ["Ferry to run again", "Pier to be mended"]
        assert [e.day for e in FORMAT.lay_out(text).items] == [dt.date(2017, 4, 3), dt.date(2017, 4, 1)]


@pytest.mark.parametrize(
    "end",
    [
        "…",
        " […]",
        " [...]",
        "… Read more",
        " Read more »",
        " Continue reading →",
        " Continue reading “Ferry to run again” →",
        " (more…)",
        " [&hellip;]".replace("&hellip;", "…"),
        "\nRead more",
        "\nContinue reading →",
    ],
)
def test_what_an_excerpt_ends_with_is_no_content(end: str) -> None:
    words = "The ferry between Kiel and Gdynia will run again, the harbour master said, but nobody knows"
    text = page("Ferry to run again", words + end, "Pier to be mended", BODY)
    assert paragraphs(text, FORMAT.lay_out(text)) == [words, BODY]


def test_dots_inside_a_post_stay() -> None:
    text = page("Ferry to run again", "He looked at the fog and waited…", BODY)
    assert paragraphs(text, FORMAT.lay_out(text)) == ["He looked at the fog and waited…", BODY]


def test_filing_lines_and_widgets_are_no_posts() -> None:
    text = page(
        "Ferry to run again",
        BODY,
        "Posted in News | Tagged ferry, fog | Leave a reply",
        "Pier to be mended",
        "Tags: pier, money",
        BODY,
        "Category: News",
        "Share this:",
        "Twitter",
    )
    layout = FORMAT.lay_out(text)
    assert titles(text) == ["Ferry to run again", "Pier to be mended"]
    assert paragraphs(text, layout) == [BODY, BODY]
    text += "\nRecent Posts\nFerry to run again\nA pier is a pier\n\nArchives\n\nMay 2017\n"
    assert len(FORMAT.lay_out(text).items) == 2


def test_several_pages_in_one_scrape_go_on_below_the_navigation() -> None:
    text = page("Ferry to run again", BODY) + page("Pier to be mended", BODY)
    assert titles(text) == ["Ferry to run again", "Pier to be mended"]
    text = page("Ferry to run again", BODY) + f"\nPier to be mended\n\n{BODY}\n\nFog to lift\n\n{BODY}\n"
    assert titles(text) == ["Ferry to run again", "Pier to be mended", "Fog to lift"]


def test_a_post_that_lost_its_title_is_a_post() -> None:
    assert titles(page(BODY, "Pier to be mended", BODY)) == ["", "Pier to be mended"]


def test_sniffing_wants_what_only_an_archive_has() -> None:
    assert FORMAT.sniff(page("Ferry to run again", BODY, "Pier to be mended", BODY)).score >= 0.8
    assert FORMAT.sniff(f"Ferry to run again\n\n{BODY}\n\nPier to be mended\n\n{BODY}\n").score < 0.3
    assert FORMAT.sniff(f"3 May 2017\nFerry\n{BODY}\n").score < 0.3
    assert FORMAT.sniff(f"3 May 2017\nFerry\n{BODY}\n{BODY}\n\n2 May 2017\nPier\n{BODY}\n{BODY}\n").score < 0.3
    assert FORMAT.sniff("").score == 0


def test_a_site_s_name_and_search_box_above_the_list_hide_nothing() -> None:
    posts = f"Ferry to run again\n\n{BODY}\n\nPier closed\n\n{BODY}{FOOT}"
    text = f"The Harbour Post\nSearch for:\nHome\nOlder posts\n\n{posts}"
    assert titles(text) == ["Ferry to run again", "Pier closed"]


def test_a_photo_s_credit_ends_no_list() -> None:
    text = page("Ferry to run again", "© Harbour Post/A. Lee", BODY, "Pier closed", BODY)
    assert titles(text) == ["Ferry to run again", "Pier closed"]
    assert paragraphs(text, FORMAT.lay_out(text)) == [BODY, BODY]


def test_an_unfinished_line_above_a_dated_title_is_no_title() -> None:
    above = page("April 3, 2017", "Ferry to run", BODY, "So he told the council", "April 1, 2017", "Pier closed", BODY)
    below = page("Ferry to run", "April 3, 2017", BODY, "So he told the council", "Pier closed", "April 1, 2017", BODY)
    assert titles(above) == titles(below) == ["Ferry to run", "Pier closed"]


@pytest.mark.parametrize(
    "place", ["Kiel, 13.08.2018 ", "Kiel 13.08.2018 ", "Kiel, Germany, 13 August 2018 - ", "KIEL 2018-08-13: "]
)
def test_a_place_and_a_day_before_the_words_date_the_post(place: str) -> None:
    text = page("Ferry to run again", place + BODY)
    layout = FORMAT.lay_out(text)
    assert [e.day for e in layout.items] == [dt.date(2018, 8, 13)]
    assert paragraphs(text, layout) == [BODY]
    text = page("Ferry to run again", "Kiel 13.08.2018 was foggy. " + BODY)
    assert FORMAT.lay_out(text).items[0].day is None


def test_a_section_page_is_known_by_its_dates_and_excerpts() -> None:
    text = (
        "Harbour\n\nLatest\n\nFerry to run again\n\nHarbour Ann Lee -  June 23, 2018\n0\n\n"
        "The ferry between the two towns will run again from Monday, as soon as the fog has...\n\n"
        "Pier to be mended\n\nHarbour Ann Lee -  June 21, 2018\n0\n\n"
        "The old pier will be mended by autumn, says the...\n"
    )
    layout = FORMAT.lay_out(text)
    assert FORMAT.sniff(text).score > 0.6
    assert titles(text) == ["Ferry to run again", "Pier to be mended"]
    assert [e.day for e in layout.items] == [dt.date(2018, 6, 23), dt.date(2018, 6, 21)]
    assert all(words.endswith(("has", "the")) for words in paragraphs(text, layout))


def test_bullets_are_no_part_of_titles_and_dates_may_close_a_post() -> None:
    text = (
        "Ann Lee\n\n  • Ferry to run\n\n    The ferry will run again as the town council….\n\n    May 7, 2022 world\n\n"
    )
    text += "  • Pier closed\n\n    The pier is closed for the winter….\n\n    April 29, 2022 world\n"
    assert titles(text) == ["Ferry to run", "Pier closed"]
    assert [e.day for e in FORMAT.lay_out(text).items] == [dt.date(2022, 5, 7), dt.date(2022, 4, 29)]


def test_a_report_that_only_ends_in_dots_is_no_archive() -> None:
    text = f"Ferry to run again\n\nMay 7, 2022\n\n{BODY * 10}\n\nNobody knows how long…\n"
    assert FORMAT.sniff(text).score < 0.5


def test_a_post_that_is_an_interview_is_read_by_its_turns() -> None:
    text = page("Ann Lee’s interview", "Question: Will it run?", f"Ann Lee: {BODY}", BODY)
    turns = [block.turn for block in FORMAT.lay_out(text).blocks]
    assert [turn and turn.role for turn in turns] == ["asks", "speaks", "speaks"]


def test_a_longer_header_than_an_archive_has_is_a_problem() -> None:
    posts = "Tag Archives: Ferries\n\nFerry leaves the pier\n\nIt left at ten, the harbour master said.\n"
    for rows, found in ((20, []), (80, ["long-header"])):
        menu = "\n".join(f"Section {n}" for n in range(rows))
        assert [p.code for p in FORMAT.lay_out(f"{menu}\n\n{posts}").problems] == found


def test_an_address_beside_a_post_is_its_own_and_links_in_it_are_not() -> None:
    text = page(
        "Tag Archives: Ferries",
        "Ferry leaves the pier\nMay 3, 2021\nhttps://pier.example/a",
        "It left at ten, the harbour master said, see https://pier.example/x for more.",
        "Pier closed for the winter\nApril 2, 2021",
        "It was closed at noon, the mayor said.",
        "https://pier.example/b\nhttps://other.example/c",
        "Lighthouse keeper retires\nMarch 1, 2021",
        "He left at noon, the mayor said.",
        "https://t.co/Xyz12",
    )
    items = FORMAT.lay_out(text).items
    assert [item.address and text[slice(*item.address)] for item in items] == ["https://pier.example/a", None, None]


@pytest.mark.parametrize(
    ("header", "date", "meta", "more", "foot"),
    [
        (
            "Архив метки: паромы",
            "Опубликовано 03.04.2017 автором Нина",
            "Рубрика: Порт | Метки: паромы | 5 комментариев",
            "Читать далее →",
            "← Предыдущие записи",
        ),
        (
            "Thẻ: phà",
            "Đăng ngày 03/04/2017 bởi Hoài An",
            "Đăng trong Cảng | Thẻ: phà | 6 bình luận",
            "Đọc tiếp →",
            "← Bài cũ hơn",
        ),
    ],
)
def test_archives_in_other_languages(header: str, date: str, meta: str, more: str, foot: str) -> None:
    posts = [f"{title}\n{date}\n{BODY}\n{more}\n{meta}" for title in ("Ferry to run again", "Pier to be mended")]
    text = "\n\n".join([header, *posts, foot])
    layout = FORMAT.lay_out(text)
    assert titles(text) == ["Ferry to run again", "Pier to be mended"]
    assert paragraphs(text, layout) == [BODY, BODY]
    assert {e.day for e in layout.items} == {dt.date(2017, 4, 3)}
    assert FORMAT.sniff(text).score > 0.9


def test_tags_below_all_posts_are_no_header() -> None:
    assert FORMAT.sniff(f"Ferry to run again\n\n{BODY}\n\nTags: ferries, piers").score < 0.2
