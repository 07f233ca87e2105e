"""The command line and what pages come in: tables, documents, pipes, exports."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import statements
from statements.serial import read_jsonl, to_json

Call = Callable[..., tuple[int, str, str]]
SAID = "The ferry will run in May, harbour master Ulla Rand said on Monday."
AGAIN = "“The pier stays open,” Ann Lee said."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def table(here: Path) -> str:
    with open("said.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["key", "body", "published", "seen"])
        rows.writerow(["a", SAID, "2023-03-07", "2024-01-03"])
        rows.writerow(["b", AGAIN, "2023-03-08", "2024-01-03"])
    return "said.csv"


def test_the_rows_of_a_table_are_pages_with_what_the_table_knows(table: str, call: Call) -> None:
    status, out, err = call("parse", table, "--id", "key")
    pages = [json.loads(line) for line in out.splitlines()]
    assert (status, [page["source"]["id"] for page in pages]) == (0, ["a", "b"])
    assert next(page["statements"][0]["when"]["edtf"] for page in pages) == "2023-03-06", "the Monday before"
    assert err == "statements: said.csv: read from columns: id from key, text from body, published from published\n"


def test_a_column_or_a_day_may_be_named_for_the_day_of_publication(table: str, call: Call) -> None:
    for named, published, monday in (("seen", "2024-01-03", "2024-01-01"), ("2022-05-04", "2022-05-04", "2022-05-02")):
        page = json.loads(call("parse", table, "--published", named)[1].splitlines()[0])
        assert page["source"]["published"] == published
        assert page["statements"][0]["when"]["edtf"] == monday
    Path("a.txt").write_text(SAID)
    status, _, err = call("parse", "a.txt", "--published", "seen")
    assert (status, err) == (
        2,
        "statements: error: argument --published: 'seen' is no date like 2024-11-20 or 2024-11-20T09:30+00:00\n",
    )


def test_one_page_of_several_is_not_explained(table: str, call: Call) -> None:
    status, out, err = call("explain", table)
    assert (status, out) == (2, "")
    assert "said.csv: it holds several pages, and one is wanted" in err
    Path("none.csv").write_text("id,text\n")
    assert "none.csv: it holds no page, and one is wanted" in call("explain", "none.csv")[2]


def test_of_very_many_problems_the_first_are_told_and_the_rest_counted(call: Call) -> None:
    rows = [{"id": str(n), "text": SAID if n == 30 else ""} for n in range(31)]
    Path("holes.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    status, out, err = call("parse", "holes.jsonl", "--container", "table")
    assert (status, len(out.splitlines())) == (1, 1)
    assert err.count("it holds no text") == 20
    assert err.endswith("holes.jsonl: and 10 problems more\n")


def test_a_table_comes_through_a_pipe(run: Callable[..., object], table: str) -> None:
    done = run("parse", "-", "--container", "table", "--id", "key", stdin=Path(table).read_bytes())
    assert [json.loads(line)["source"]["id"] for line in done.stdout.splitlines()] == ["a", "b"]  # type: ignore[attr-defined]
    done = run("parse", "-", "--max-bytes", "20", stdin=SAID.encode())
    assert (done.returncode, done.stdout) == (1, "")  # type: ignore[attr-defined]
    assert "<stdin>: it has more than 20 bytes" in done.stderr  # type: ignore[attr-defined]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no device without an end here")
def test_a_device_without_an_end_is_read_up_to_the_limit(call: Call) -> None:
    status, out, err = call("parse", "/dev/zero", "--max-bytes", "1K")
    assert (status, out) == (1, "")
    assert "/dev/zero: it has more than 1024 bytes" in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("command", ["timeline", "parse"])
def test_a_pipe_with_a_name_is_read_once(command: str, call: Call) -> None:
    lines = "".join(to_json(statements.parse(text, id=text[:9])) + "\n" for text in (SAID, AGAIN))
    held = {"timeline": lines, "parse": SAID}[command]
    os.mkfifo("pipe")
    # Whoever opens it a second time waits for a writer that never comes.
    writer = threading.Thread(target=Path("pipe").write_text, args=(held,), daemon=True)
    writer.start()
    status, out, _ = call(command, "pipe", "--to", "jsonl")
    writer.join(60)
    told = [json.loads(line) for line in out.splitlines()]
    pages = [one["page"] for one in told] if command == "timeline" else [one["source"]["id"] for one in told]
    assert (status, pages) == (0, ["The ferry", "“The pier"] if command == "timeline" else ["pipe"])


def test_documents_in_a_folder_of_pages_are_passed_over(call: Call) -> None:
    Path("a.txt").write_text(SAID)
    call("parse", "a.txt", "-o", "made.jsonl")
    status, out, err = call("parse", ".")
    assert (status, err) == (0, "")
    assert [json.loads(line)["source"]["id"] for line in out.splitlines()] == [os.path.join(".", "a.txt")]


def test_a_page_on_which_nothing_is_said_is_one_heading(call: Call) -> None:
    Path("quiet.txt").write_text("The ferry left the old pier at ten and came back before noon.\n")
    assert call("parse", "quiet.txt", "--to", "table")[1] == "quiet.txt\nplain, en: 0 statements\n"


def test_the_containers_are_listed(call: Call) -> None:
    known = {line.split()[0] for line in call("containers", "--to", "table")[1].splitlines()[1:] if line[:1] != " "}
    listed = [json.loads(line) for line in call("containers", "--to", "jsonl")[1].splitlines()]
    assert {one["name"] for one in listed} == known >= {"text", "table", "html", "warc"}
    assert next(one for one in listed if one["name"] == "html")["suffixes"] == [".html", ".htm", ".xhtml"]


def test_an_export_s_name_says_its_format(table: str, call: Call) -> None:
    assert call("export", table, "-o", "out.csv")[0] == 0
    assert [row["text"] for row in csv.DictReader(io.StringIO(Path("out.csv").read_text("utf-8")))] == [
        "The ferry will run in May",
        "The pier stays open,",
    ]
    assert call("export", table, "-o", "out.xml")[0] == 0
    assert "<TEI" in Path("out.xml").read_text("utf-8")
    status, out, _ = call("export", table, "--to", "annotations")
    assert (status, len(out.splitlines())) == (0, 2)
    assert {json.loads(line)["type"] for line in out.splitlines()} == {"Annotation"}


def test_an_export_stays_as_it_was_where_nothing_can_be_read(call: Call) -> None:
    Path("out.csv").write_text("old\n")
    status, _, err = call("export", "missing.txt", "-o", "out.csv")
    assert (status, Path("out.csv").read_text()) == (1, "old\n")
    assert "nothing could be read, and out.csv stays as it was" in err


def test_an_export_cannot_steer_a_terminal_and_bytes_are_none_for_it(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True)
    Path("a.txt").write_text("“It is \x1b[31mlate,” Ann Lee said.")
    status, out, _ = call("export", "a.txt", "--to", "csv")
    assert status == 0
    assert "\x1b" not in out
    assert "It is \\x1b[31mlate" in out
    assert "\r" not in out, "a line ends as lines do on a terminal"
    status, out, err = call("export", "a.txt", "--to", "parquet")
    assert (status, out) == (2, "")
    assert "a Parquet table is nothing to look at; -o FILE writes it to a file" in err


def test_blank_lines_between_documents_are_passed_over(call: Call) -> None:
    Path("a.txt").write_text(SAID)
    line = call("parse", "a.txt")[1]
    Path("gaps.jsonl").write_text(f"\n{line}\n   \n{line}\n")
    assert len(list(read_jsonl("gaps.jsonl"))) == 2


def test_an_encoding_may_be_named(call: Call) -> None:
    Path("old.txt").write_bytes("Глава порта Улла Ранд заявила, что паром пойдёт в мае.".encode("cp1251"))
    assert "it may be in windows-1251" in call("parse", "old.txt")[2]
    page = json.loads(call("parse", "old.txt", "--encoding", "windows-1251")[1])
    assert [said["text"] for said in page["statements"]] == ["паром пойдёт в мае"]
