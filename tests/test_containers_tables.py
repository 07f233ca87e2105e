"""Tables of pages: which columns hold what, dates in every form, and rows that hold nothing."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest

from statements.containers import ContainerError, Pages, read_pages

ROW = {"id": 7, "headline": "Ferry", "pub_date": "2024-04-08", "link": "https://elb.example/7", "body": "It is late."}


def read(data: str | bytes, name: str = "pages.csv", **options: Any) -> tuple[list[Any], Pages]:
    pages = read_pages(data.encode() if isinstance(data, str) else data, name=name, **options)
    return list(pages), pages


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_columns_are_known_by_their_names_and_the_rest_is_passed_over(sign: str, mark: str) -> None:
    rows = [["", "Pub_Date", "LINK", "body", "Headline", "date_download"], ["0", "2024-04-08", "u", '"a\nb"', "t", "x"]]
    (page,), pages = read(mark + "\n".join(sign.join(row) for row in rows))
    assert (page.text, page.url, page.title, page.published) == ("a\nb", "u", "t", dt.date(2024, 4, 8))
    assert pages.container == "table"
    assert pages.notes == (
        "read from columns: text from body, title from Headline, published from Pub_Date, url from LINK",
    )


def test_columns_that_are_named_go_before_those_that_are_known() -> None:
    table = "text,story,when,no\nshort,long,2024-04-08,A7\n"
    (page,), _ = read(table, text="story", published="when", id="no")
    assert (page.text, page.published, page.id) == ("long", dt.date(2024, 4, 8), "A7")
    with pytest.raises(ContainerError, match="no column 'tale'; there are text, story, when, no"):
        read(table, text="tale")


def test_a_table_without_a_known_column_of_texts_says_so() -> None:
    with pytest.raises(ContainerError, match="no column of texts is known by its name"):
        read("a,b\nx,y\n")


def test_two_columns_of_different_texts_are_a_problem_and_no_guess() -> None:
    found, pages = read("text,content\nOne thing.,Another thing.\n")
    assert (found, [p.code for p in pages.problems]) == ([], ["two-texts"])
    found, _ = read("raw_text,text\nOne thing.,One thing. More.\n")
    assert [page.text for page in found] == ["One thing. More."]


def test_rows_without_text_and_broken_ones_are_counted_and_told_with_their_place() -> None:
    found, pages = read("text,url\na,1\n,2\nNaN,3\nb,4\n")
    assert [page.id for page in found] == ["pages.csv#row 1", "pages.csv#row 4"]
    assert [p.message for p in pages.problems] == ["row 2: it holds no text", "row 3: it holds no text"]
    assert pages.counts["rows without text"] == 2
    lines = [json.dumps(ROW), '{"cut', "[1]", json.dumps(ROW)]
    found, pages = read("\n".join(lines), "a.jsonl")
    assert len(found) == 2
    assert [p.message.partition(":")[0] for p in pages.problems] == ["line 2", "line 3"]


def test_lines_that_differ_in_their_names_are_read_each_by_its_own() -> None:
    tree = {"summary": ["Sum."], "sections": [{"headline": ["Head"], "paragraphs": ["One.", "Two."]}]}
    rows: list[dict[str, Any]] = [
        {"title": "a", "maintext": "A text.", "source_domain": "a.example"},
        {"title": "b", "body": tree, "authors": ["Ann Lee", "Bo Ek"]},
        {"title": "c", "text": "C text.", "source": "https://c.example/1", "comments": "No."},
    ]
    found, _ = read("\n".join(map(json.dumps, rows)), "a.jsonl")
    assert [page.text for page in found] == ["A text.", "Sum.\n\nHead\n\nOne.\n\nTwo.", "C text."]
    assert [page.author for page in found] == [None, "Ann Lee, Bo Ek", None]
    assert [(page.url, page.publisher) for page in found] == [
        (None, "a.example"),
        (None, None),
        ("https://c.example/1", None),
    ]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_array_is_a_table_and_what_follows_a_fault_is_told(indent: int | None) -> None:
    text = json.dumps([ROW, ROW], indent=indent)
    assert len(read(text, "a.json")[0]) == 2
    found, pages = read(text.rstrip("]} \n"), "a.json")
    assert (len(found), [p.code for p in pages.problems]) == (1, ["bad-row"])


def test_parquet_is_read_with_its_own_dates() -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    moment = dt.datetime(2024, 4, 8, 16, 20, tzinfo=dt.UTC)
    file = io.BytesIO()
    parquet.write_table(arrow.table({"text": ["It is late.", None], "date": [moment, moment]}), file)
    found, pages = read(file.getvalue(), "a.parquet")
    assert [(page.text, page.published) for page in found] == [("It is late.", moment)]
    assert pages.counts["rows without text"] == 1


UTC2 = dt.timezone(dt.timedelta(hours=2))


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2024-04-08", dt.date(2024, 4, 8)),
        ("2024-04-08 00:00:00", dt.date(2024, 4, 8)),
        ("2024-04-08 14:20:00", dt.datetime(2024, 4, 8, 14, 20)),
        ("2024-04-08T16:20:00+02:00", dt.datetime(2024, 4, 8, 16, 20, tzinfo=UTC2)),
        ("2024-04-08T14:20:00Z", dt.datetime(2024, 4, 8, 14, 20, tzinfo=dt.UTC)),
        ("Mon, 08 Apr 2024 16:20:00 +0200", dt.datetime(2024, 4, 8, 16, 20, tzinfo=UTC2)),
        ("8 Apr 2024 09:05 CEST", dt.datetime(2024, 4, 8, 9, 5)),
        ("April 8, 2024", dt.date(2024, 4, 8)),
        ("1712586000", dt.datetime(2024, 4, 8, 14, 20, tzinfo=dt.UTC)),
        ("1712586000000", dt.datetime(2024, 4, 8, 14, 20, tzinfo=dt.UTC)),
        ("25/02/2024", dt.date(2024, 2, 25)),
        ("02/25/2024 7:05", dt.datetime(2024, 2, 25, 7, 5)),
        ("03.02.2024", dt.date(2024, 2, 3)),
        ("April 2024", None),
        ("2024", None),
        ("2024.0", None),
        ("31/02/2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_in_a_cell_is_a_moment_a_day_or_nothing(cell: str, moment: object) -> None:
    (page,), pages = read(f'text,date\nIt is late.,"{cell}"\n')
    assert (page.published, pages.problems) == (moment, ())
    assert type(page.published) is type(moment)


def test_a_day_in_numbers_is_read_as_its_column_writes_days_and_else_told() -> None:
    found, pages = read("text,date\na,03/02/2024\nb,25/02/2024\n")
    assert [page.published for page in found] == [dt.date(2024, 2, 3), dt.date(2024, 2, 25)]
    found, pages = read("text,date\na,03/02/2024\nb,04/02/2024\n")
    assert [page.published for page in found] == [None, None]
    assert [(p.code, p.message.partition(" can")[0]) for p in pages.problems] == [("date-order", "row 1: '03/02/2024'")]


@pytest.mark.parametrize(("encoding", "asked"), [("cp1252", None), ("utf-16", None), ("cp1251", "cp1251")])
def test_a_table_is_read_in_its_own_encoding(encoding: str, asked: str | None) -> None:
    words = "Это поздно." if asked else "It is “late” – déjà."
    (page,), _ = read(f"text;url\n{words};u\n".encode(encoding), encoding=asked)
    assert page.text == words


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ('{"schema":"1.3","text":"x","source":{"url":"a"}}', "a.jsonl"),
        ('{"_": "Message", "id": 1, "date": "2024-04-08", "message": "x"}', "a.jsonl"),
        ("Ann Lee, the mayor, said, in short: text, url, no more.\nIt was late.", "a.txt"),
    ],
)
def test_what_is_no_table_is_none(data: str, name: str) -> None:
    assert read_pages(data.encode(), name=name).container != "table"


def test_of_a_cell_with_markup_the_visible_words_are_taken() -> None:
    pytest.importorskip("justhtml")
    (page,), _ = read('text,url\n"<p>It is <b>late</b>.</p><p>And wet.</p>",u\n')
    assert page.text == "It is late.\n\nAnd wet."


def test_lines_in_utf_16_and_blank_ones_are_read() -> None:
    data = "\n\n".join(
        json.dumps({"id": 1, "text": text}, ensure_ascii=False) for text in ("Вода ушла.", "It is late.")
    )
    found, pages = read(data.encode("utf-16"), "a.jsonl")
    assert [page.text for page in found] == ["Вода ушла.", "It is late."]
    assert pages.problems == ()
    found, pages = read(json.dumps([{"id": 1, "text": "It is late."}]).encode("utf-16"), "a.json")
    assert [page.text for page in found] == ["It is late."]
    assert pages.problems == ()


def test_a_json_array_is_read_whole_however_long_its_rows_are() -> None:
    rows = [{"id": n, "text": f"{n} is late. " * 30_000} for n in range(9)]
    found, pages = read(json.dumps(rows).encode(), "a.json")
    assert [page.text for page in found] == [row["text"] for row in rows]
    assert pages.problems == ()


def test_a_cell_that_is_an_object_gives_its_name() -> None:
    found, _ = read(json.dumps({"text": "It is late.", "author": [{"name": "Ann Lee"}, "Bo Ek"]}), "a.jsonl")
    assert [(page.text, page.author) for page in found] == [("It is late.", "Ann Lee, Bo Ek")]


def test_a_column_of_sources_is_the_address_only_where_it_holds_addresses() -> None:
    (page,), _ = read("text,source\nIt is late.,https://elb.example/7\n")
    assert (page.url, page.publisher) == ("https://elb.example/7", None)
    (page,), _ = read("text,source\nIt is late.,Elb Courier\n")
    assert (page.url, page.publisher) == (None, "Elb Courier")


def test_two_columns_of_texts_that_hold_the_same_are_one() -> None:
    found, pages = read("text,content\nIt is late.,It is late. So far.\nNo.,\n")
    assert len(found) == 2
    assert pages.problems == ()
