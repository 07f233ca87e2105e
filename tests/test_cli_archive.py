"""The commands on an archive, as people and programs meet them."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from statements import parse_file
from statements.archive import Archive
from statements.serial import write_jsonl
from statements.testing.said import said

BRIDGE = "The bridge over the northern strait will open before the first snow, and no village will need the ferry."
HARVEST = "This year's harvest of barley has failed in four of seven districts, and prices will rise."
PAGE = f"“{BRIDGE}” harbour master Ulla Rand said on 4 March 2023.\n"
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    Path("pages/a.txt").write_text(PAGE)
    Path("pages/b.txt").write_text(PAGE.replace("4 March", "9 March").replace("first snow", "last snow"))
    return call


@pytest.fixture
def filled(call: Call) -> Call:
    assert call("add", "said.db", "pages")[0] == 0
    return call


def test_pages_are_added_once(call: Call) -> None:
    assert call("add", "said.db", "pages", "--to", "table") == (0, "added 2 pages, 2 statements\n", "")
    assert json.loads(call("add", "said.db", "pages", "--to", "json")[1]) == {
        "pages": 0,
        "versions": 0,
        "known": 2,
        "statements": 0,
    }
    Path("pages/a.txt").write_text(PAGE + "\nMore is not known.\n")
    assert call("add", "said.db", "pages", "--to", "table")[1] == (
        "added 0 pages, 1 statement, 1 new version; 1 page known already\n"
    )


@pytest.mark.parametrize("spelled", ["pages", "./pages/", "pages/../pages", "{here}/pages", "link", "."])
def test_a_file_is_one_page_however_its_path_is_spelled(
    filled: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spelled: str
) -> None:
    Path("link").symlink_to("pages")
    db = tmp_path / "said.db"
    if spelled == ".":
        monkeypatch.chdir("pages")
    again = ("add", db, spelled.format(here=tmp_path), "--to", "table")
    assert filled(*map(str, again))[1] == "added 0 pages, 0 statements; 2 pages known already\n"
    (tmp_path / "pages/a.txt").write_text(PAGE + "\nMore is not known.\n")
    assert filled(*map(str, again))[1] == "added 0 pages, 1 statement, 1 new version; 1 page known already\n"
    with Archive(db) as archive:
        assert archive.add([parse_file(tmp_path / "pages" / name) for name in ("a.txt", "b.txt")]).known == 2


def test_two_files_are_two_pages_and_an_archive_may_be_moved_with_them(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "other"):
        Path(folder).mkdir()
        Path(folder, "a.txt").write_text(PAGE)
        monkeypatch.chdir(tmp_path / folder)
        assert json.loads(call("add", "../said.db", ".")[1])["pages"] == 1, "its name is the same, and its words"
        monkeypatch.chdir(tmp_path)
    Path("moved").mkdir()
    for name in ("one", "other", "said.db"):
        Path(name).rename(Path("moved", name))
    assert json.loads(call("add", "moved/said.db", "moved/one", "moved/other")[1])["known"] == 2


def test_an_older_archive_knows_its_files_by_their_paths_as_they_were_spelled(filled: Call) -> None:
    with Archive("said.db") as archive:
        archive._store.db.execute("UPDATE pages SET key = 'id:./' || page")
    assert json.loads(filled("add", "said.db", "./pages")[1])["known"] == 2


def test_what_is_known_is_not_parsed_again(filled: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.cli.reading.document", lambda *_: pytest.fail("it was parsed again"))
    assert filled("add", "said.db", "pages")[0] == 0


def test_a_post_that_is_known_is_not_parsed_again(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("posts.csv").write_text(f"id,text\np1,“{BRIDGE}” harbour master Ulla Rand said.\n", "utf-8")
    assert json.loads(call("add", "said.db", "posts.csv")[1])["pages"] == 1
    monkeypatch.setattr("statements.cli.reading.document", lambda *_: pytest.fail("it was parsed again"))
    assert json.loads(call("add", "said.db", "posts.csv")[1]) | {"statements": 0} == {
        "pages": 0,
        "versions": 0,
        "known": 1,
        "statements": 0,
    }


def test_documents_are_added_too(call: Call) -> None:
    write_jsonl([said(BRIDGE, id="x"), said(HARVEST, id="y")], "some.jsonl")
    assert json.loads(call("add", "said.db", "some.jsonl")[1])["pages"] == 2


def test_a_page_that_cannot_be_read_does_not_stop_the_others(call: Call) -> None:
    Path("pages/aa.txt").write_text("{}")
    status, out, err = call("add", "said.db", "pages")
    assert (status, json.loads(out)["pages"]) == (1, 2)
    assert "aa.txt" in err


def test_a_page_whose_letters_cannot_be_read_is_told_each_time(call: Call) -> None:
    Path("pages/b.txt").write_bytes("Глава порта заявила, что паром пойдёт.".encode("cp1251"))
    for known in (0, 1):
        status, out, err = call("add", "said.db", "pages")
        assert (status, json.loads(out)["known"]) == (1, known)
        assert "b.txt:0-1: not UTF-8" in err


def test_a_quotation_is_found(filled: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = filled("find", "said.db", BRIDGE, "--to", "table")
    assert status == 0
    assert "2023-03-04, Ulla Rand, pages/a.txt: 1-105 (exact 1.00, same text)" in out
    assert "[last]{first}" in out.replace("\n  ", " ")
    record = json.loads(filled("find", "said.db", BRIDGE, "--to", "json")[1])
    assert [hit["relation"] for hit in record["hits"]] == ["exact", "near"]
    assert record["hits"][1]["differences"][0]["quoted"] == "first"
    rows = list(csv.DictReader(io.StringIO(filled("find", "said.db", BRIDGE, "--to", "csv")[1])))
    assert [(row["relation"], row["speakers"], row["date"]) for row in rows] == [
        ("exact", "Ulla Rand", "2023-03-04"),
        ("near", "Ulla Rand", "2023-03-09"),
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{BRIDGE}\n".encode())))
    assert json.loads(filled("find", "said.db")[1])["hits"][0]["relation"] == "exact"


def test_what_nobody_said_is_told_so(filled: Call) -> None:
    status, out, err = filled("find", "said.db", "The bridge over the northern strait costs too much", "--to", "table")
    assert status == 0
    assert "nobody said that in the archive; these are nearest, and not it" in err
    assert "pages/a.txt" in out


def test_search_and_timeline_take_conditions(filled: Call) -> None:
    out = filled("search", "said.db", "bridge", "--since", "2023-03-05", "--to", "table")[1]
    assert "pages/b.txt" in out
    assert "pages/a.txt" not in out
    assert "The [bridge]" in out
    days = [json.loads(line)["when"]["edtf"] for line in filled("timeline", "said.db")[1].splitlines()]
    assert days == ["2023-03-04", "2023-03-09"]
    assert "2023-03-09" in filled("timeline", "said.db", "--since", "2023-03-05", "--to", "table")[1]
    assert "nobody called Lee speaks there" in filled("timeline", "said.db", "--speaker", "Lee")[2]
    assert "nothing of the kind" in filled("search", "said.db", "barley")[2]
    assert filled("timeline", "pages", "--since", "2023")[0] == 2
    assert "no date like" in filled("search", "said.db", "bridge", "--since", "yesterday")[2]


def test_a_value_that_is_none_is_not_taken_for_nothing_found(filled: Call) -> None:
    for option, value, told in (
        ("--act", "lie", "demand"),
        ("--form", "blah", "indirect"),
        ("--language", "xx", "there are"),
        ("--since", "yesterday", "no date like"),
    ):
        status, out, err = filled("search", "said.db", "bridge", option, value)
        assert (status, out) == (2, "")
        assert told in err.splitlines()[-1]
    assert filled("search", "said.db", "bridge", "--act", "assert", "--form", "direct", "--language", "en")[1]


def test_a_speaker_whom_nobody_is_called_is_told_so_whatever_is_asked_of_them(filled: Call) -> None:
    asked = (("search", "said.db", "bridge"), ("timeline", "said.db"), ("again", "said.db"))
    for command in asked:
        told = filled(*command, "--speaker", "Ula Rant")[2]
        assert told == "statements: nobody called Ula Rant speaks there; nearest: Ulla Rand\n"
    told = filled("timeline", "said.db", "--speaker", "Rand", "--since", "2030")[2]
    assert told == "statements: nothing of the kind was said there\n"


def test_words_too_few_to_compare_are_told_so_with_what_finds(filled: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("find", "again"):
        status, _, err = filled(command, "said.db", "snow")
        assert status == 0
        assert "too few words to compare; this finds them: statements search said.db snow" in err
    assert filled("search", "said.db", "snow")[1]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" \n")))
    for given in ((), ("",), ("  ",)):
        status, out, err = filled("find", "said.db", *given)
        assert (status, out) == (2, "")
        assert "there are no words to look for" in err


def test_what_is_found_can_be_a_table_for_other_programs(filled: Call) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("search", "said.db", "last snow", "--to", "csv")[1])))
    assert [(row["page"], row["speakers"]) for row in rows] == [("pages/b.txt", "Ulla Rand")]
    assert "[last] [snow]" in rows[0]["snippet"]
    assert filled("search", "said.db", "last snow", "-o", "found.csv")[0] == 0
    assert list(csv.DictReader(Path("found.csv").read_text("utf-8").splitlines())) == rows


def test_words_that_are_new_or_gone_are_marked(call: Call) -> None:
    longer = BRIDGE.replace("before the first snow", "long before the first snow")
    write_jsonl([said(BRIDGE, id="x", by=["Ulla Rand"]), said(longer, id="y", by=["Ulla Rand"])], "some.jsonl")
    assert call("add", "said.db", "some.jsonl")[0] == 0
    assert "+ long" in call("again", "said.db", "--to", "table")[1]
    write_jsonl([said(longer, id="x", by=["Ulla Rand"]), said(BRIDGE, id="y", by=["Ulla Rand"])], "others.jsonl")
    assert call("add", "others.db", "others.jsonl")[0] == 0
    assert "- long" in call("again", "others.db", "--to", "table")[1]


def test_no_more_is_shown_of_what_was_said_again_than_is_wanted(call: Call) -> None:
    both = [said(BRIDGE, HARVEST, id=id, by=["Ulla Rand", "Ulla Rand"]) for id in "xy"]
    write_jsonl(both, "some.jsonl")
    assert call("add", "said.db", "some.jsonl")[0] == 0
    shown = {limit: json.loads(call("again", "said.db", *limit, "--to", "json")[1]) for limit in ((), ("--limit", "1"))}
    assert [len(again) for again in shown.values()] == [2, 1]


def test_a_statement_that_is_a_part_of_what_is_looked_for_is_told_so(filled: Call) -> None:
    out = filled("find", "said.db", f"{BRIDGE} {HARVEST}", "--to", "table")[1]
    assert "(contains " in out
    assert "(contained " in filled("find", "said.db", BRIDGE.partition(", ")[0], "--to", "table")[1]


def test_a_speaker_who_is_not_there_is_answered_with_those_who_are(filled: Call) -> None:
    assert "nobody called Ula Rant speaks there; nearest: Ulla Rand" in filled("speakers", "said.db", "Ula Rant")[2]
    with Archive("empty.db") as archive:
        archive._store.make()
    assert "nobody speaks there" in filled("speakers", "empty.db")[2]


def test_what_was_said_again_shows_what_changed(filled: Call) -> None:
    out = filled("again", "said.db", "--to", "table")[1]
    assert "Ulla Rand, 2 times, on 2 occasions:" in out
    assert "first → last" in out
    (record,) = [json.loads(line) for line in filled("again", "said.db")[1].splitlines()]
    assert [told["recurrence"] for told in record["tellings"]] == [False, True]
    told = list(csv.DictReader(io.StringIO(filled("again", "said.db", "--to", "csv")[1])))
    assert [row["telling_of"] for row in told] == ["1", "1"], "which tellings are of one statement"
    assert "nothing of the kind was said again" in filled("again", "said.db", HARVEST)[2]


def test_a_correction_is_shown_and_made_only_if_it_is_wanted(filled: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive("said.db") as archive:
        archive.add([said(HARVEST, id="x", by=["U. Rand"])])
    status, out, err = filled("merge", "said.db", "Ulla Rand", "U. Rand")
    assert (status, out) == (1, "U. Rand → Ulla Rand: U. Rand; 1 statement\n")
    assert "nobody can be asked, as standard input is no terminal; nothing was changed; --yes does it" in err
    monkeypatch.setattr(sys, "stdin", None)  # a program may be started with it closed
    assert filled("merge", "said.db", "Ulla Rand", "U. Rand") == (status, out, err)
    with Archive("said.db") as archive:
        assert len(archive.speakers()) == 2
    assert filled("merge", "said.db", "Ulla Rand", "U. Rand", "--yes")[0] == 0
    status, table, messages = filled("speakers", "said.db", "Ulla Rand", "--to", "table")
    assert (status, "U. Rand" in table, messages) == (0, True, "")
    assert filled("split", "said.db", "1", "--yes")[0] == 0
    assert [json.loads(line)["statements"] for line in filled("speakers", "said.db")[1].splitlines()] == [2, 1]
    assert "is in the archive" in filled("merge", "said.db", "Nobody", "U. Rand")[2]


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("YES\n", 0), ("n\n", 1), ("", 1)])
def test_at_a_terminal_a_correction_is_asked_for(
    filled: Call, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    with Archive("said.db") as archive:
        archive.add([said(HARVEST, id="x", by=["U. Rand"])])
    typed = io.StringIO(answer)
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    found, _, err = filled("merge", "said.db", "Ulla Rand", "U. Rand")
    assert found == status
    assert "Is that right? [y/N] " in err
    with Archive("said.db") as archive:
        assert len(archive.speakers()) == 1 + status


def test_an_archive_can_be_exported_and_deduplicated(filled: Call) -> None:
    filled("export", "said.db", "-o", "said.csv")
    assert [row["page"] for row in csv.DictReader(Path("said.csv").read_text().splitlines())] == [
        "pages/a.txt",
        "pages/b.txt",
    ]
    assert len(json.loads(filled("dedupe", "said.db", "--to", "json")[1])[0]["members"]) == 2


def test_check_says_whether_all_is_there(filled: Call) -> None:
    assert filled("check", "said.db") == (0, "said.db: all is there, 2 statements\n", "")
    with Archive("said.db") as archive:
        archive._store.db.execute("UPDATE said SET start = start + 1")
    status, out, _ = filled("check", "said.db")
    assert status == 1
    assert "its statements are not those of its document" in out


def test_a_file_that_is_no_archive_is_told_so(call: Call) -> None:
    assert call("find", "said.db", "words") == (1, "", "statements: said.db: there is no such archive\n")
    for asked in (
        "check said.db",
        "again said.db",
        "merge said.db Rand Sund --yes",
        "split said.db Rand",
        "speakers said.db",
    ):
        assert call(*asked.split()) == (1, "", "statements: said.db: there is no such archive\n")
    Path("pages/none").mkdir()
    Path("pages/none/b.txt").write_text("{}")
    assert call("add", "said.db", "pages/none")[0] == 1
    assert not Path("said.db").exists(), "what adds nothing makes no archive"
    status, _, err = call("find", "pages/a.txt", "words")
    assert (status, err) == (1, "statements: pages/a.txt: it is no archive\n")


@pytest.mark.parametrize(
    "asked",
    [
        "find said.db words",
        f"find said.db {BRIDGE[:40]}",
        "search said.db bridge",
        "search said.db barley",
        "timeline said.db",
        "timeline said.db --since 2024-01-01",
        "speakers said.db",
        "speakers said.db Nobody",
        "again said.db",
        "again said.db --speaker Nobody",
    ],
)
@pytest.mark.parametrize("to", ["table", "json", "jsonl", "csv"])
def test_what_is_asked_of_an_archive_is_answered_in_any_shape(filled: Call, asked: str, to: str) -> None:
    """Nothing found is no failure: the answer of a program is empty then, and people are told so."""
    status, out, err = (
        filled(*asked.split(" ", 2), "--to", to) if "find" in asked else filled(*asked.split(), "--to", to)
    )
    assert status == 0
    found = {"json": lambda: json.loads(out), "csv": lambda: list(csv.DictReader(io.StringIO(out)))}.get(
        to, out.splitlines
    )()
    if asked.startswith("find") and to in ("json", "jsonl"):
        found = json.loads(out)["hits"] if to == "jsonl" else found["hits"]
    assert bool(found) is (not err) or (asked.startswith("find") and "these are nearest" in err)


WIDE = "a bridge of many words that no line of a terminal can hold as long as it is the one about the northern strait"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_in_a_table_only_the_words_take_several_lines(call: Call, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    write_jsonl([said(f"{WIDE} {n}", id=f"p{n}", by=["Ulla Rand"]) for n in range(3)], "some.jsonl")
    call("add", "said.db", "some.jsonl")
    for asked in (("timeline", "said.db"), ("timeline", "some.jsonl"), ("parse", "pages/a.txt")):
        lines = call(*asked, "--to", "table")[1].splitlines()
        assert max(map(len, lines)) <= width
        head = next(line for line in lines if line.lower().startswith("when"))
        rows = [line for line in lines[lines.index(head) + 1 :] if line[:1] not in (" ", "")]
        assert all("Rand" in row for row in rows), "a day, its speaker and the first words stand on one line"
        assert len(rows) == (3 if "parse" not in asked else 1)
    lines = call("speakers", "said.db", "--to", "table")[1].splitlines()
    assert lines[0].lower().split() == ["no", "name", "kind", "said", "first", "last", "also"]
    assert lines[1].split()[:5] == ["1", "Ulla", "Rand", "person", "3"]


def test_an_archive_that_is_only_read_is_left_as_it_is(filled: Call, tmp_path: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir() if path.is_file()}
    for asked in ("find said.db words", "search said.db bridge", "timeline said.db", "speakers said.db"):
        filled(*asked.split())
    for asked in ("export said.db -o said.csv", "dedupe said.db", "report said.db -o said.html"):
        assert filled(*asked.split())[0] == 0
    assert all((path.read_bytes(), path.stat().st_mtime_ns) == held for path, held in before.items())
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith("said.db-")], "it is one file"


def test_an_interrupt_says_what_is_kept(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.archive.archive._BATCH", 1)
    read = iter([said(BRIDGE, id="x"), said(HARVEST, id="y")])

    def interrupted(*_: object) -> Iterator[tuple[str, object]]:
        yield from (("", document) for document in read)
        raise KeyboardInterrupt

    monkeypatch.setattr("statements.cli.archived.named_documents", interrupted)
    assert call("add", "said.db", "pages") == (130, "", "statements: interrupted; 2 pages kept\n")
    assert call("add", "said.db", "pages") == (130, "", "statements: interrupted; 0 pages kept\n")


def test_the_bar_is_gone_before_anything_is_shown(filled: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []

    @contextmanager
    def meter() -> Iterator[Callable[..., None]]:
        yield lambda *_: shown.append("bar")
        shown.append("gone")

    monkeypatch.setattr("statements.cli.archived.meter", meter)
    monkeypatch.setattr("statements.cli.archived._again_table", lambda _: shown.append("row") or "")
    assert filled("again", "said.db", "--to", "table")[0] == 0
    assert [one for one in shown if one != "bar"] == ["gone", "row"]


@pytest.fixture
def denied(call: Call) -> Call:
    """An archive of what was denied, twice, on narrow terminals as well."""
    text = "Harbour master Ulla Rand denied on {} March 2023 that the northern bridge had been closed in the winter.\n"
    Path("pages/a.txt").write_text(text.format(4))
    Path("pages/b.txt").write_text(text.format(9))
    assert call("add", "said.db", "pages")[0] == 0
    return call


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_every_view_that_prints_words_tells_that_they_were_denied(
    denied: Call, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for command, times in (
        (("parse", "pages"), 2),
        (("timeline", "said.db", "--speaker", "Rand"), 2),
        (("timeline", "pages"), 2),
        (("dedupe", "pages"), 1),
        (("again", "said.db"), 1),
        (("find", "said.db", "the northern bridge had been closed in the winter"), 2),
        (("find", "said.db", "the northern bridge had been washed away in spring"), 1),
        (("search", "said.db", "bridge"), 2),
    ):
        status, out, _ = denied(*command, "--to", "table")
        assert (status, len(re.findall(r"\bdeny\b", out))) == (0, times), (command, out)
    assert "Ulla Rand, deny, 2 times" in denied("dedupe", "pages", "--to", "table")[1]
    assert json.loads(denied("dedupe", "pages", "--to", "jsonl")[1])["members"][0]["act"] == "deny"
