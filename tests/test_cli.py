"""The command line, as people and programs meet it."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import statements
from statements.cli import main, terminal
from statements.cli.arguments import parser
from statements.cli.terminal import meter
from statements.columns import table, visible, width, wrap
from statements.languages import codes
from statements.serial import from_json, json_schema, read_jsonl, to_json

DOCS = Path(__file__).parent.parent / "docs"
ENGLISH = """Harbour Talks Go On

Norwegian Foreign Minister Marta Lindqvist said that the ferry service would be restored before the winter.

"The ice is no excuse for anybody on the river," Egyptian Prime Minister Oren Halvardsen said.
"""
AGAIN = """Ice No Excuse, Neighbour Says

"The ice is no excuse for anybody on the river," Egyptian Prime Minister Oren Halvardsen said.
"""
DIGEST = """Ngày 9/3, Ngoại trưởng Na Uy Marta Lindqvist cho biết hai phái đoàn sẽ mở lại cửa khẩu vào mùa xuân.
Ngày 7/3, Thủ tướng Ai Cập Oren Halvardsen khẳng định các cảng phía Bắc cần phải khôi phục tuyến phà.
Theo phóng viên TTXVN tại Oslo, ngày 5/3, Ngoại trưởng Na Uy Marta Lindqvist tuyên bố các cảng không thể chờ đợi.
Ngày 2/3, Thủ tướng Ai Cập Oren Halvardsen nhấn mạnh cơ quan quản lý đường thủy sẽ gia hạn thỏa thuận ngũ cốc.
"""
CODE = "{}\n[];\n<a=b>\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {"a.txt": ENGLISH, "sub/b.txt": AGAIN, "sub/c.TXT": DIGEST, "sub/skip.md": CODE}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


Call = Callable[..., tuple[int, str, str]]


# --- what comes out -------------------------------------------------------------------------------------------------


def test_one_page_as_json_is_one_object(folder: Path, call: Call) -> None:
    status, out, err = call("parse", "a.txt", "--to", "json")
    assert (status, err) == (0, "")
    data = json.loads(out)
    assert data["text"] == ENGLISH
    assert [s["form"] for s in data["statements"]] == ["indirect", "direct"]
    assert from_json(out) == statements.parse(ENGLISH, id="a.txt")


def test_several_pages_as_json_are_a_list(folder: Path, call: Call) -> None:
    for paths, count in ((["a.txt", "sub/b.txt"], 2), (["sub"], 2), (["."], 3)):
        status, out, _ = call("parse", *paths, "--to", "json")
        assert status == 0
        assert len(json.loads(out)) == count


def test_a_pipe_gets_json_lines_in_the_order_of_the_files(folder: Path, call: Call) -> None:
    status, out, _ = call("parse", "sub", "a.txt")
    assert status == 0
    assert [json.loads(line)["text"] for line in out.splitlines()] == [AGAIN, DIGEST, ENGLISH]


def test_a_terminal_gets_a_table(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("TERM", "xterm")
    status, styled, _ = call("parse", "a.txt")
    assert status == 0
    out = re.sub("\x1b\\[[0-9;]*m", "", styled)
    assert out != styled
    monkeypatch.setenv("TERM", "dumb")
    assert call("parse", "a.txt")[1] == out
    monkeypatch.setitem(sys.modules, "rich.console", None)
    assert call("parse", "a.txt")[1] == out
    head, facts, _, columns, *rows = out.splitlines()
    assert head == "a.txt"
    assert facts == "plain, en, Harbour Talks Go On: 2 statements"
    assert columns.split() == ["WHEN", "WHO", "WHAT", "FORM", "WHERE"]
    assert rows[0].split()[:4] == ["?", "Marta", "Lindqvist", "the"]
    assert max(map(len, out.splitlines())) <= 90


def test_the_output_file_s_name_says_what_to_write(folder: Path, call: Call) -> None:
    assert call("parse", ".", "-o", "out.jsonl")[:2] == (0, "")
    assert len(list(read_jsonl("out.jsonl"))) == 3
    assert call("parse", "a.txt", "--output", "out.json")[:2] == (0, "")
    assert from_json(Path("out.json").read_bytes()).text == ENGLISH
    assert call("parse", "a.txt", "-o", "out.txt", "--to", "table")[:2] == (0, "")
    assert "Marta Lindqvist" in Path("out.txt").read_text("utf-8")


def test_what_the_caller_knows_is_used(folder: Path, call: Call) -> None:
    _, out, _ = call("parse", "sub/c.TXT", "--published", "2023-03-10", "--language", "vi", "--format", "ttxvn-digest")
    data = json.loads(out)
    assert data["format"] == "ttxvn-digest"
    assert data["source"]["published"] == "2023-03-10"
    assert [s["when"]["edtf"] for s in data["statements"]] == ["2023-03-09", "2023-03-07", "2023-03-05", "2023-03-02"]
    status, out, _ = call("parse", "sub/c.TXT", "--published", "2023-03-10T08:00+07:00")
    assert (status, json.loads(out)["source"]["published"]) == (0, "2023-03-10T08:00:00+07:00")


def test_a_timeline_runs_by_date_over_all_pages(folder: Path, call: Call) -> None:
    _, out, _ = call("timeline", "a.txt", "sub/c.TXT", "--published", "2023-03-10")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["statement"]["when"]["earliest"] for row in rows[:4]] == [f"2023-03-0{day}" for day in (2, 5, 7, 9)]
    assert {row["page"] for row in rows} == {"a.txt", "sub/c.TXT"}
    _, out, _ = call("timeline", "a.txt", "sub/c.TXT", "--speaker", "lindqvist", "--to", "json")
    assert {row["speakers"][0] for row in json.loads(out)} == {"Marta Lindqvist"}
    status, out, _ = call("timeline", "a.txt", "--speaker", "Nobody", "--to", "table")
    assert (status, out) == (0, "")
    _, out, _ = call("timeline", "a.txt", "--to", "table")
    assert out.splitlines()[0].split() == ["WHEN", "WHO", "WHAT", "FORM", "WHERE", "PAGE"]


def test_the_same_statement_is_found_again_and_the_reason_told(folder: Path, call: Call) -> None:
    _, out, _ = call("dedupe", "a.txt", "sub/b.txt", "--to", "json")
    (cluster,) = json.loads(out)
    assert [(m["page"], m["relation"]) for m in cluster["members"]] == [
        ("a.txt", "representative"),
        ("sub/b.txt", "exact"),
    ]
    assert cluster["members"][1]["rule"]
    assert cluster["members"][0]["speakers"] == ["Oren Halvardsen"]
    _, out, _ = call("dedupe", "a.txt", "sub/b.txt", "--to", "table")
    assert out.startswith("Oren Halvardsen, 2 times:\n  The ice is no excuse")
    _, out, _ = call("dedupe", "a.txt", "sub/b.txt", "--all")
    assert sorted(len(json.loads(line)["members"]) for line in out.splitlines()) == [1, 2]


def test_documents_are_read_back_where_pages_are(folder: Path, call: Call, run: Callable[..., object]) -> None:
    call("parse", "a.txt", "sub/b.txt", "-o", "out.jsonl")
    call("parse", "a.txt", "sub/b.txt", "-o", "out.json")
    _, from_pages, _ = call("timeline", "a.txt", "sub/b.txt")
    for path in ("out.jsonl", "out.json"):
        _, from_documents, _ = call("timeline", path)
        said = [json.loads(line)["statement"] for line in from_documents.splitlines()]
        assert said == [json.loads(line)["statement"] for line in from_pages.splitlines()]
    assert json.loads(call("dedupe", "out.jsonl")[1])["members"][1]["page"] == "sub/b.txt"


def test_standard_input_holds_a_page_or_documents(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    page = run("parse", "-", stdin=ENGLISH.encode("utf-16"))
    assert page.returncode == 0
    assert json.loads(page.stdout)["text"] == ENGLISH
    lines = run("timeline", "-", stdin=page.stdout.encode())
    assert len(lines.stdout.splitlines()) == 2
    assert run("timeline", "-", stdin=ENGLISH.encode()).stdout == lines.stdout


def test_sniff_ranks_the_formats_and_says_why(folder: Path, call: Call) -> None:
    _, out, _ = call("sniff", "sub/c.TXT", "--to", "json")
    data = json.loads(out)
    assert data["page"] == "sub/c.TXT"
    assert data["formats"][0]["format"] == "ttxvn-digest"
    assert data["formats"][0]["reasons"]
    _, out, _ = call("sniff", "a.txt", "--to", "table")
    assert out.splitlines()[2].split()[0] == "plain"


def test_one_page_as_json_is_indented_and_csv_may_have_a_mark(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ENGLISH, "utf-8")
    page = str(tmp_path / "page.txt")
    assert call("parse", page, "--to", "json")[1].startswith('{\n  "schema"')
    assert call("export", page, "-o", str(tmp_path / "said.csv"), "--bom")[0] == 0
    assert (tmp_path / "said.csv").read_bytes().startswith("\ufeff".encode())


def test_the_formats_and_the_schema_are_listed(call: Call, tmp_path: Path) -> None:
    names = [json.loads(line)["name"] for line in call("formats")[1].splitlines()]
    assert {"plain", "ttxvn-digest", "ttxvn-article", "sputnik-live", "wordpress-archive", "telegram-forward"} <= {
        *names
    }
    status, table, _ = call("formats", "--to", "table")
    assert (status, "telegram-forward" in table) == (0, True)
    assert json.loads(call("schema")[1]) == json_schema()
    call("schema", "-o", str(tmp_path / "s.json"))
    assert (tmp_path / "s.json").read_bytes() == (DOCS / "schema" / "document.json").read_bytes()


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_one_bad_file_does_not_stop_the_rest(folder: Path, call: Call) -> None:
    Path("code.txt").write_text(CODE)
    Path("bytes.txt").write_bytes(b"abc\xff\xff\xff")
    status, out, err = call("parse", "missing.txt", "code.txt", "a.txt", "bytes.txt")
    assert status == 1
    assert [json.loads(line)["text"] for line in out.splitlines()] == [ENGLISH]
    first, second, third = err.splitlines()
    assert first == "statements: missing.txt: No such file or directory"
    assert second.startswith("statements: code.txt: no known format fits (")
    assert third.startswith("statements: bytes.txt:3-4: not UTF-8")


def test_a_fault_of_a_plug_in_costs_one_file_only(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    real = statements.pipeline.parse

    def faulty(text: bytes, **options: object) -> object:
        if b"Neighbour" in text:
            raise RuntimeError("oh")
        return real(text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("statements.pipeline.parse", faulty)
    status, out, err = call("parse", "a.txt", "sub/b.txt")
    assert status == 1
    assert len(out.splitlines()) == 1
    assert "sub/b.txt: RuntimeError: oh (a fault of the library or of a plug-in)" in err


def test_an_empty_folder_and_bad_documents_are_reported(folder: Path, call: Call) -> None:
    Path("empty").mkdir()
    Path("bad.jsonl").write_text('{"schema": "1.0", "text": 1}\n')
    Path("worse.jsonl").write_text(to_json(statements.parse(ENGLISH)) + "\n{\n")
    status, out, err = call("timeline", "empty", "bad.jsonl", "worse.jsonl")
    assert (status, out) == (1, "")
    assert "empty: the folder holds no file of a known kind" in err
    assert "bad.jsonl: no Document: $.text: expected str, got 1" in err
    assert "worse.jsonl: line 2: no JSON" in err


def test_one_bad_page_as_json_leaves_no_half_output(folder: Path, call: Call) -> None:
    assert call("parse", "missing.txt", "--to", "json")[:2] == (1, "")
    status, out, _ = call("parse", "missing.txt", "gone.txt", "--to", "json")
    assert (status, json.loads(out)) == (1, [])


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("parse",), "required: PATH"),
        (("parse", "x", "--format", "ttxvn-digets"), "did you mean 'ttxvn-digest'?"),
        (("parse", "x", "--language", "tlh"), f"no language 'tlh'; there are {', '.join(codes())}"),
        (("parse", "x", "--published", "yesterday"), "'yesterday' is no date like 2024-11-20"),
        (("parse", "x", "--to", "xml"), "invalid choice: 'xml'"),
        (("prase", "x"), "invalid choice: 'prase'"),
        (("parse", "x", "--encoding", "utf-9"), "no encoding 'utf-9'"),
        (("parse", "x", "--encoding", "a\0b"), "no encoding 'a\\x00b'"),
        (("parse", "x", "--container", "htlm"), "no container 'htlm'. There are"),
        (("parse", "x", "--published", "2024-13-40"), "'2024-13-40' is no date like 2024-11-20"),
        (("parse", "x", "--published", "2024-11-20T99:99"), "'2024-11-20T99:99' is no date like"),
        (("export", "x"), "what to write? --to says it, or -o FILE with a name that ends in .csv, .parquet, .xml"),
        (("export", "x", "-o", "x.xls"), "what to write? --to says it"),
        (("export", "x", "--to", "annotations", "--bom"), "argument --bom: there is none in annotations"),
        (("explain",), "a PAGE to explain, or --term, is wanted"),
        (("parse", "x", "--format", "\x1b[31m"), "\\x1b[31m"),
        ((), "usage: statements"),
    ],
)
def test_wrong_usage_is_told_and_gives_status_two(args: tuple[str, ...], message: str, call: Call) -> None:
    status, out, err = call(*args)
    assert (status, out) == (2, "")
    assert message in err
    assert "\x1b" not in err


def test_an_output_file_that_cannot_be_written_is_told(folder: Path, call: Call) -> None:
    status, _, err = call("parse", "a.txt", "-o", "no/such/folder.json")
    assert status == 1
    assert err.startswith("statements: ")
    assert "no/such/folder.json" in err


# --- what a terminal must not be done to ----------------------------------------------------------------------------


def test_a_page_cannot_steer_the_terminal(folder: Path, call: Call) -> None:
    evil = ENGLISH.replace("restored", "re\x1b]0;owned\x07\x9bsto\u202ered").replace("Harbour", "Har\x1b[31mbour")
    Path("e\x1bvil.txt").write_text(evil, encoding="utf-8")
    for args in (("parse", "--to", "table"), ("parse",), ("timeline", "--to", "table"), ("dedupe", "--all")):
        _, out, err = call(args[0], "e\x1bvil.txt", *args[1:])
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out + err), args
    _, _, err = call("parse", "\x1bmissing\u202e.txt")
    assert "\\x1bmissing\\u202e.txt: No such file" in err


def test_visible_keeps_letters_and_shows_the_rest() -> None:
    assert visible("ngày 王 🔹 e\u0301\n") == "ngày 王 🔹 e\u0301\n"
    assert visible("\x00\x7f\ud800\u2066") == "\\x00\\x7f\\ud800\\u2066"


def test_columns_stand_straight_with_wide_and_combining_characters() -> None:
    rows = [("王毅", "x"), ("e\u0301e\u0301", "x"), ("abcd", "x")]
    lines = table(("a", "b"), rows, grow=1, room=40).splitlines()
    assert {width(line[: line.rindex("x")]) for line in lines[1:]} == {6}
    assert wrap("王" * 10, 7) == ["王王王", "王王王", "王王王", "王"]
    assert wrap("王", 1) == ["王"], "a letter is not cut"


def test_a_narrow_terminal_still_shows_the_words(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    _, out, _ = call("parse", "a.txt", "--to", "table")
    assert "excuse" in out


@pytest.mark.parametrize("to", ["table", "json", "jsonl"])
def test_no_encoding_of_the_terminal_makes_it_fail(
    to: str, folder: Path, run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    for encoding in ("ascii", "latin-1", "cp1251"):
        env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        done = run("parse", "sub/c.TXT", "--to", to, env=env)
        assert (done.returncode, done.stderr) == (0, ""), encoding
        if to != "table":
            assert json.loads(done.stdout.encode("utf-8", "surrogateescape").decode(encoding))["text"] == DIGEST


# --- how it ends ----------------------------------------------------------------------------------------------------


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"{n}.txt").write_text(ENGLISH * 40, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "statements", "parse", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


# Python leaves the signal alone where whoever started it ignores it, as ``nohup`` and a shell's ``&`` do.
HEARING = """\
import signal, sys, statements.cli
signal.signal(signal.SIGINT, signal.default_int_handler)
print(flush=True)
sys.exit(statements.cli.main(["parse", "-"]))
"""


@pytest.mark.skipif(os.name != "posix", reason="a signal of POSIX systems")
def test_an_interrupt_ends_it_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HEARING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            time.sleep(1)  # it now waits for its input
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
            assert process.stderr.read() == b""
        finally:
            process.kill()


# As somebody types it while a module of that name is looked for, or while Python ends.
STARTING = """\
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
moment = sys.argv[1]
class Typed:
    def find_spec(name, path=None, target=None):
        if name == moment:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Typed)
if moment == "exit":
    import atexit
    atexit.register(signal.raise_signal, signal.SIGINT)
from statements.cli import main
sys.argv = ["statements", "formats"]
sys.exit(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="a signal of POSIX systems")
@pytest.mark.parametrize(
    "moment", ["statements.cli.program", "attr", "statements.models", "statements.formats.plain", "exit"]
)
def test_an_interrupt_while_it_starts_or_ends_is_no_traceback(moment: str, untraced: dict[str, str]) -> None:
    command = [sys.executable, "-c", STARTING, moment]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=untraced)
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")
@pytest.mark.parametrize("args", [("parse", "page.txt"), ("export", "page.txt", "--to", "csv"), ("report", "page.txt")])
def test_a_full_disk_is_told_with_the_name_of_what_was_written(args: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ENGLISH, "utf-8")
    for more, name in (([], "<stdout>"), (["-o", "/dev/full"], "/dev/full")):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "statements", *args, *more],
                cwd=tmp_path,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                timeout=60,
            )
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "No space left on device" in done.stderr
        assert name in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="descriptors of POSIX systems")
@pytest.mark.parametrize(
    ("closed", "args", "status", "err"),
    [
        (1, ("parse", "page.txt"), 1, "statements: there is no standard output"),
        (1, ("parse", "page.txt", "--to", "table"), 1, "statements: there is no standard output"),
        (1, ("timeline", "page.txt"), 1, "statements: there is no standard output"),
        (1, ("parse", "page.txt", "-o", "out.jsonl"), 0, ""),
        (0, ("parse", "-"), 1, "statements: <stdin>: there is no standard input to read"),
        (0, ("parse", "page.txt"), 0, ""),
        (2, ("parse", "missing.txt", "page.txt"), 1, ""),
        (2, ("dedupe", "page.txt", "-o", "out.jsonl"), 0, ""),
    ],
)
def test_a_stream_may_be_closed(closed: int, args: tuple[str, ...], status: int, err: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ENGLISH, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "statements", *args],
        cwd=tmp_path,
        capture_output=True,
        preexec_fn=lambda: os.close(closed),
        text=True,
        timeout=60,
    )
    assert done.returncode == status
    assert done.stderr.startswith(err)
    assert bool(done.stderr) == bool(err)
    assert "missing" not in done.stdout, "a message is no output"
    if "-o" in args and "parse" in args:
        assert len(list(read_jsonl(tmp_path / "out.jsonl"))) == 1


@pytest.fixture
def seen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is seen on a terminal."""
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda self: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def plain(seen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal, and no rich."""
    for name in [name for name in sys.modules if name.startswith("rich.")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("rich", "rich.console", "rich.progress"):
        monkeypatch.setitem(sys.modules, name, None)


LONG = "".join(f"Ann Lee said that it was number {n}.\n\n" for n in range(600))


@pytest.mark.usefixtures("seen")
def test_how_far_it_is_is_shown_with_rich(folder: Path, call: Call) -> None:
    Path("sub/skip.md").unlink()
    status, _, err = call("parse", ".", "-o", "out.jsonl")
    assert status == 0
    first = next(line for line in re.split(r"[\r\n]", re.sub("\x1b\\[[^a-zA-Z]*[a-zA-Z]", "", err)) if line.strip())
    assert re.match(r"pages .*0/3", first), "there is no frame without what it is about"


@pytest.mark.usefixtures("seen")
def test_of_two_stages_only_the_one_that_goes_on_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with meter() as report:
        report("reading", 1, 2)
        report("comparing", 1, 3)
    shown = capsys.readouterr().err
    assert "reading" in shown
    assert "reading" not in shown[shown.index("comparing") :]


@pytest.mark.usefixtures("plain")
def test_how_far_it_is_is_shown_without_rich_and_taken_away(folder: Path, call: Call) -> None:
    Path("sub/skip.md").unlink()
    for command in ("parse", "timeline", "dedupe", "sniff", "export"):
        status, _, err = call(command, ".", "-o", "out.jsonl", *(["--to", "csv"] if command == "export" else []))
        assert status == 0
        Path("out.jsonl").unlink()
        told = err.removesuffix("statements: no two of 5 statements are alike\n")
        assert told.startswith("\rpages 0/3"), command
        assert "pages 3/3" in told
        assert told.endswith("\r\x1b[K"), "nothing is left on the terminal"


@pytest.mark.usefixtures("plain")
def test_what_is_told_without_rich_is_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(shown, "utf-8", line_buffering=True))
    monkeypatch.setattr(terminal, "on_terminal", lambda file: True)
    with terminal.meter() as report:
        report("pages", 1, 3)
        assert shown.getvalue().decode().startswith("\rpages 1/3")


@pytest.mark.usefixtures("plain")
def test_how_far_one_long_page_is_read_is_shown(folder: Path, call: Call) -> None:
    Path("long.txt").write_text(LONG, "utf-8")
    for command in ("parse", "timeline"):
        err = call(command, "long.txt", "-o", "out.jsonl")[2]
        assert err.startswith("\rfinding statements 0/600")
        assert "finding speakers 600/600" in err
    err = call("parse", "a.txt", "long.txt", "-o", "out.jsonl")[2]
    assert err.index("pages 0/2") < err.index("pages 1/2") < err.index("pages 2/2")
    assert call("parse", "a.txt", "-o", "out.jsonl")[2] == "", "a short page is read before anybody looks"


@pytest.mark.usefixtures("seen")
def test_what_rich_shows_of_a_long_page_follows_what_it_shows_of_the_pages(folder: Path, call: Call) -> None:
    Path("long.txt").write_text(LONG, "utf-8")
    err = call("parse", "a.txt", "long.txt", "-o", "out.jsonl")[2]
    assert "pages" in err
    assert "\x1b[2K" in err, "the bar is taken away"


# --- what may be harmful ---------------------------------------------------------------------------------------------


def test_folders_that_stand_in_one_another_thousands_deep_are_searched(folder: Path, call: Call) -> None:
    here, deep = os.getcwd(), 1200
    try:
        for _ in range(deep):
            os.mkdir("d")
            os.chdir("d")
        Path("deep.txt").write_text(ENGLISH, "utf-8")
        os.chdir(here)
        status, out, _ = call("parse", "d", "--to", "jsonl")
    finally:
        # Whoever clears the folder away may do it by recursion.
        os.chdir(os.path.join(here, *["d"] * deep))
        os.unlink("deep.txt")
        for _ in range(deep):
            os.chdir("..")
            os.rmdir("d")
        os.chdir(here)
    assert (status, len(out.splitlines())) == (0, 1)


@pytest.mark.parametrize("to", ["jsonl", "json", "table"])
def test_any_number_of_processes_writes_the_same(folder: Path, call: Call, to: str) -> None:
    Path("code.txt").write_text(CODE)
    rows = "".join(f"{n},{'It is late, Ann Lee said.' if n % 5 else ''}\n" for n in range(9))
    Path("table.csv").write_text(f"id,words\n{rows}")
    given = ("a.txt", "missing.txt", "code.txt", "table.csv", "sub", "--text", "words", "--to", to)
    alone = call("parse", *given, "--jobs", "1")
    assert alone[0] == 1
    assert alone[2].count("it holds no text") == 2
    assert "table.csv: the column" in alone[2] or "words" in alone[2]
    assert call("parse", *given, "--jobs", "2") == alone
    assert call("parse", *given) == alone
    for one in ("a.txt", "table.csv"):
        assert call("parse", one, "--to", "json", "-j", "2") == call("parse", one, "--to", "json", "-j", "1")


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "100000000"])
def test_a_number_of_processes_that_is_none_is_refused(folder: Path, call: Call, jobs: str) -> None:
    status, _, err = call("parse", "a.txt", f"--jobs={jobs}")
    assert status == 2
    assert f"'{jobs}' is no number of processes" in err


def test_no_number_is_taken_that_is_smaller_than_any_with_a_meaning(folder: Path, call: Call) -> None:
    asked = (
        *((("find", "no.db", "words"), "--limit", number) for number in ("0", "-1")),
        *((("search", "no.db", "words"), "--limit", number) for number in ("0", "-1", "1.5")),
        *((("again", "no.db"), "--limit", number) for number in ("0", "-1")),
        (("explain", "a.txt"), "--at", "-1"),
        (("parse", "a.txt"), "--max-bytes", "0"),
    )
    for command, option, number in asked:
        status, out, err = call(*command, option, number)
        assert (status, out) == (2, ""), (command, number)
        assert f"argument {option}: '{number}' is no " in err.splitlines()[-1]
    assert not Path("no.db").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("command", [("parse",), ("parse", "-j2"), ("timeline",)])
def test_a_pipe_that_is_named_is_read(folder: Path, call: Call, command: tuple[str, ...]) -> None:
    os.mkfifo("pipe")
    with subprocess.Popen([sys.executable, "-c", f"open('pipe', 'w').write({ENGLISH!r})"]):
        status, out, err = call(command[0], "pipe", "--to", "jsonl", *command[1:])
    assert (status, err) == (0, "")
    assert "the ferry service would be restored" in out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_in_a_folder_is_passed_over_and_told(folder: Path, call: Call) -> None:
    os.mkfifo("sub/pipe.txt")
    status, out, err = call("parse", "sub", "--to", "jsonl")
    assert (status, len(out.splitlines())) == (1, 2)
    assert "sub/pipe.txt: it is no file" in err


def test_a_page_beyond_the_size_is_passed_over_and_told(folder: Path, call: Call) -> None:
    (folder / "big.txt").write_text(ENGLISH * 40, "utf-8")
    size = (folder / "big.txt").stat().st_size
    status, out, err = call("parse", "a.txt", "big.txt", "--max-bytes", "1K", "--to", "jsonl")
    assert (status, len(out.splitlines())) == (1, 1)
    assert f"big.txt: it has {size} bytes, more than 1024 (--max-bytes)" in err
    assert call("parse", "big.txt", "--max-bytes", "2M", "--to", "jsonl")[0] == 0
    assert call("parse", "a.txt", "--max-bytes", "much")[0] == 2


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\ufff9", "\U000e0041", "\u00ad", "\u3164", "\u115f", "\u2800"])
def test_what_cannot_be_seen_is_escaped_in_tables_and_kept_in_json(folder: Path, call: Call, sign: str) -> None:
    (folder / "odd.txt").write_text(f"“It is la{sign}te in the harbour,” Ann Lee said.", "utf-8")
    table = call("parse", "odd.txt", "--to", "table")[1]
    assert sign not in table
    assert ascii(sign)[1:-1] in table
    assert f"la{sign}te" in json.loads(call("parse", "odd.txt", "--to", "jsonl")[1])["text"]


# --- what is written of it ------------------------------------------------------------------------------------------


def commands() -> Iterator[tuple[str, ArgumentParser]]:
    for action in parser()._subparsers._group_actions:  # type: ignore[union-attr]
        yield from action.choices.items()  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_is_documented(name: str, command: ArgumentParser) -> None:
    page = (DOCS / "cli.md").read_text("utf-8")
    _, _, rest = page.partition(f"\n## `statements {name}`\n")
    assert rest, f"docs/cli.md has no section on {name}"
    assert f"$ statements {name}" in rest.partition("\n## ")[0], f"the section on {name} shows no example"
    for option in (option for action in command._actions for option in action.option_strings):
        assert re.search(rf"`[^`\n]*(?<![\w-]){re.escape(option)}(?![\w-])[^`\n]*`", page), f"{name} {option}"


def test_the_documentation_knows_no_command_or_option_that_is_not_there() -> None:
    page = (DOCS / "cli.md").read_text("utf-8")
    known = {option for _, command in commands() for a in command._actions for option in a.option_strings}
    assert set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", page)) <= known | {"--version"}
    assert set(re.findall(r"## `statements (\w+)`", page)) == {name for name, _ in commands()}


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_the_help_has_examples_and_fits_the_page(name: str, command: ArgumentParser) -> None:
    text = command.format_help()
    assert f"statements {name}" in text.partition("example")[2]
    assert max(map(len, text.splitlines())) <= 100


def test_version_and_help(call: Call) -> None:
    status, out, _ = call("--version")
    assert (status, out.split()[0]) == (0, "statements")
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", out.split()[1])
    status, out, _ = call("--help")
    assert status == 0
    assert "exit status" in out


def test_documents_without_a_name_are_counted(folder: Path, call: Call) -> None:
    Path("out.jsonl").write_text((to_json(statements.parse(ENGLISH)) + "\n") * 2)
    assert json.loads(call("timeline", "out.jsonl")[1].splitlines()[-1])["page"] == "out.jsonl#2"


def test_an_output_is_none_of_the_inputs(folder: Path, call: Call) -> None:
    before = Path("a.txt").read_bytes()
    for read in ("a.txt", "."):
        status, _, err = call("parse", read, "-o", "a.txt", "--to", "jsonl")
        assert (status, Path("a.txt").read_bytes()) == (2, before)
        assert "a.txt: it is to be read" in err


def test_an_output_stays_as_it_was_where_nothing_can_be_read(folder: Path, call: Call) -> None:
    Path("old.jsonl").write_text("old\n")
    status, _, err = call("parse", "missing.txt", "-o", "old.jsonl")
    assert (status, Path("old.jsonl").read_text()) == (1, "old\n")
    assert "missing.txt: No such file" in err
    assert "old.jsonl stays as it was" in err
    assert not list(Path().glob(".old*")), "nothing is left lying about"
    status, _, _ = call("parse", "missing.txt", "a.txt", "-o", "old.jsonl")
    assert status == 1
    assert len(list(read_jsonl("old.jsonl"))) == 1, "what could be read is written"


def test_an_output_s_name_says_what_is_written(folder: Path, call: Call) -> None:
    status, _, err = call("parse", "a.txt", "-o", "out.parquet")
    assert status == 2
    assert "statements export a.txt -o out.parquet writes it; else a name that ends in .json, .jsonl, or --to" in err
    assert not Path("out.parquet").exists()
    assert "what to write? a name that ends in .json, .jsonl says it" in call("parse", "a.txt", "-o", "out.doc")[2]
    assert call("parse", "a.txt", "-o", "out.txt", "--to", "table")[0] == 0


def test_what_an_export_writes_is_told_where_another_command_is_asked_for_it(folder: Path, call: Call) -> None:
    for command in ("parse", "timeline", "dedupe"):
        status, _, err = call(command, "sub", "a.txt", "-o", "out.csv")
        assert (status, Path("out.csv").exists()) == (2, False)
        assert "out.csv: statements export sub a.txt -o out.csv writes it" in err
    for command in ("parse", "dedupe"):
        status, _, err = call(command, "a.txt", "--to", "tei")
        assert status == 2
        assert "statements export writes tei" in err
    told = call("timeline", "a.txt", "--to", "csv")[2]
    assert told.endswith("csv is for a timeline of one archive; else statements export a.txt --to csv\n")
    assert "argument --since: it is for a timeline of one archive" in call("timeline", "a.txt", "--since", "2024")[2]


@pytest.mark.parametrize("name", ["held.bin", "held.txt", "held.doc", "held"])
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "it is a PDF: make it text first, as with pdftotext"),
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "it is a PDF"),
        (b"PK\3\4\x14\0\x06\0word/document.xml\xff\xfe\x01", "it is a Word file"),
        (b"PK\3\4\x14\0\x06\0a.txt\xff\xfe\x01", "it is packed with zip"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "it is an image"),
        (b"SQLite format 3\0\x10\0\1\1\xff", "it is a database, as an archive is: find, search, timeline"),
    ],
)
def test_a_file_of_another_kind_is_told_as_what_it_is(
    folder: Path, call: Call, name: str, data: bytes, told: str
) -> None:
    Path(name).write_bytes(data)
    for command in ("parse", "explain"):
        status, out, err = call(command, name)
        assert (status, out) == (1, "")
        assert f"{name}: {told}" in err


@pytest.mark.parametrize("asked", ["parse x.jsonl", "export x.csv", "report x.html", "explain x.json"])
def test_a_folder_to_write_to_that_is_not_there_is_told_so(folder: Path, call: Call, asked: str) -> None:
    command, name = asked.split()
    told = f"statements: nodir/{name}: there is no folder nodir to write to\n"
    assert call(command, "a.txt", "-o", f"nodir/{name}") == (1, "", told)


def test_what_is_passed_over_in_a_folder_is_told_in_a_line(folder: Path, call: Call) -> None:
    for name in ("paper.pdf", "note.md", "picture.png", ".hidden"):
        (folder / "sub" / name).write_bytes(b"%PDF-1.4")
    status, _, err = call("parse", "sub", "--to", "jsonl")
    assert (status, err) == (0, "statements: sub: 4 files passed over: note.md, paper.pdf, picture.png, …\n")
    for name in ("note.md", "skip.md", "picture.png"):
        (folder / "sub" / name).unlink()
    assert call("parse", "sub", "--to", "jsonl")[2] == "statements: sub: 1 file passed over: paper.pdf\n"


def test_what_is_cut_off_is_told(folder: Path, call: Call) -> None:
    call("parse", "a.txt", "sub/b.txt", "-o", "out.jsonl")
    Path("out.jsonl").write_bytes(Path("out.jsonl").read_bytes()[:-200])
    Path("torn.json").write_text('{"text": "x')
    Path("deep.json").write_text("[" * 100_000)
    for name, line in (("out.jsonl", 2), ("torn.json", 1), ("deep.json", 1)):
        status, _, err = call("timeline", name)
        assert status == 1
        assert f"{name}: line {line} is cut off" in err


def test_what_is_no_file_is_passed_over(folder: Path, call: Call) -> None:
    os.mkfifo("sub/pipe.txt")
    Path("sub/gone.txt").symlink_to("nowhere")
    status, out, err = call("parse", "sub")
    assert (status, len(out.splitlines())) == (1, 2)
    assert "sub/pipe.txt: it is no file" in err
    assert "sub/gone.txt: it leads nowhere" in err


def test_a_full_disk_names_the_file(folder: Path, call: Call) -> None:
    status, _, err = call("parse", "a.txt", "-o", "/dev/full")
    assert status == 1
    assert "/dev/full" in err
    assert "No space left" in err


@pytest.mark.parametrize("columns", [40, 60, 80, 132])
@pytest.mark.parametrize("command", ["parse", "timeline"])
def test_no_line_is_wider_than_the_terminal(
    command: str, columns: int, folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = "On 4 March 2023 harbour master Ulla Rand-Lindqvistsdotter said that the ferry would run. "
    long = Path("a-very-long-name-of-a-page-about-the-harbour.txt")
    long.write_text(f"Harbour Talks Go On and On in the Old Town of Havenburg, Says the Master\n\n{said * 3}")
    _, out, _ = call(command, str(long), "a.txt", "--to", "table")
    assert max(map(width, out.splitlines())) <= columns
    assert out.count("2023-03-04") == 3, "no day is cut inside"


def test_a_date_is_cut_behind_its_slash() -> None:
    assert wrap("2024-11-01/2024-11-19", 12) == ["2024-11-01/", "2024-11-19"]


def test_a_screen_of_each_page_is_shown_on_a_terminal(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    Path("long.txt").write_text("".join(f"Ann Lee said that it was number {n}.\n\n" for n in range(100)))
    _, out, _ = call("parse", "long.txt", "a.txt")
    assert len(out.splitlines()) < 48
    assert re.search(r"… \d+ more, which --all shows", out)
    assert out.splitlines()[-1].startswith("2 pages, 10")
    _, out, _ = call("parse", "long.txt", "--all")
    assert "number 99" in out


def test_an_empty_answer_says_why(folder: Path, call: Call) -> None:
    Path("quiet.txt").write_text("The ferry left the old pier at ten and came back before noon.\n")
    asked = call("timeline", "a.txt", "--speaker", "Lindquist")
    assert asked == (0, "", "statements: nobody called Lindquist speaks there; nearest: Marta Lindqvist\n")
    told = call("timeline", "a.txt", "--speaker", "Xu")[2]
    assert told == "statements: nobody called Xu speaks there; there are Marta Lindqvist, Oren Halvardsen\n"
    Path("many.txt").write_text(
        "".join(f"{name} Tarn said that it was late.\n\n" for name in ("Ann", "Bob", "Cy", "Dee"))
    )
    told = call("timeline", "many.txt", "--speaker", "Xu")[2]
    assert told == "statements: nobody called Xu speaks there; there are Ann Tarn, Bob Tarn, Cy Tarn and 1 more\n"
    Path("three.txt").write_text("".join(f"{name} Tarn said that it was late.\n\n" for name in ("Ann", "Bob", "Cy")))
    told = call("timeline", "three.txt", "--speaker", "Xu")[2]
    assert told == "statements: nobody called Xu speaks there; there are Ann Tarn, Bob Tarn, Cy Tarn\n"
    assert call("timeline", "quiet.txt", "--to", "json") == (0, "[]\n", "statements: nothing is said there\n")
    for args in (("timeline", "quiet.txt"), ("timeline", "quiet.txt", "--speaker", "Lee"), ("dedupe", "quiet.txt")):
        assert call(*args)[2] == "statements: nothing is said there\n"
    Path("one.txt").write_text("Ann Lee said that it was late.\n")
    assert call("dedupe", "one.txt")[2] == "statements: there is one statement, and nothing to compare it with\n"
    assert call("dedupe", "a.txt")[2] == "statements: no two of 2 statements are alike\n"
    assert call("dedupe", "a.txt", "a.txt")[2] == ""


def test_an_interrupt_before_anything_is_begun_ends_the_process_at_once(monkeypatch):
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr(sys, "argv", ["statements", "--version"])
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        status = main()
        signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (status, left) == (0, [130])


def test_a_day_is_shown_as_far_as_it_is_known() -> None:
    from statements.cli.show import day
    from statements.models import When

    clock = dt.time(9, 5)
    assert [day(When(weekday=n, basis="stated")) for n in (1, 7)] == ["weekday 1", "weekday 7"]
    assert day(When(weekday=1, basis="stated", time=clock)) == "weekday 1 09:05"
    assert day(When(time=clock)) == "09:05"
    assert day(When(month=11)) == "XXXX-11-XX"
    assert day(When(earliest=dt.date(2024, 9, 9), latest=dt.date(2024, 9, 25))) == "2024-09-09/2024-09-25"
