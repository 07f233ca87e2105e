"""Documents as JSON: what a user who stores and reads them back would notice."""

from __future__ import annotations

import datetime as dt
import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from statements.errors import SerialError
from statements.models import Document, Item, Part, Participant, Segment, Source, Span, Statement, When
from statements.serial import (
    SCHEMA_VERSION,
    from_json,
    json_schema,
    read_jsonl,
    structure,
    to_json,
    unstructure,
    write_jsonl,
)

SCHEMA = Path(__file__).parent.parent / "docs" / "schema" / "document.json"


def document(text: str = "She said: “Yes.”", **source: Any) -> Document:
    return Document(
        text=text,
        source=Source(**{"format": "plain", "language": "en", **source}),
        segments=(Segment(start=0, end=len(text), kind="body", item=1),),
        items=(Item(number=1, start=0, end=len(text), headline="A headline"),),
        participants=(Participant(id="ann-lee", name="Ann Lee", names=("Lee", "Ann Lee")),),
        statements=(
            Statement(
                id="s1",
                item=1,
                form="direct",
                parts=(Part(start=1, end=3, text=text[1:3]), Part(start=4, end=6, text=text[4:6])),
                speakers=("ann-lee",),
                when=When(
                    earliest=dt.date(2024, 3, 5),
                    latest=dt.date(2024, 3, 5),
                    time=dt.time(9, 30, tzinfo=dt.UTC),
                    basis="stated",
                ),
                cue=Span(start=0, end=2),
            ),
        ),
    )


def test_the_json_names_what_a_reader_looks_for() -> None:
    data = json.loads(to_json(document(captured_at=dt.datetime(2024, 3, 6, 1, 2, tzinfo=dt.UTC))))
    assert next(iter(data)) == "schema"
    assert (data["schema"], data["format"], data["language"]) == (SCHEMA_VERSION, "plain", "en")
    assert data["source"]["captured_at"] == "2024-03-06T01:02:00+00:00"
    assert data["items"][0]["headline"] == "A headline"
    statement = data["statements"][0]
    assert statement["parts"] == [{"start": 1, "end": 3, "text": "he"}, {"start": 4, "end": 6, "text": "sa"}]
    assert statement["when"]["earliest"] == "2024-03-05"
    assert statement["when"]["time"] == "09:30:00+00:00"
    assert statement["when"]["edtf"] == "2024-03-05T09:30:00+00:00"
    assert statement["cue"] == {"start": 0, "end": 2}
    assert statement["within"] is None
    assert (statement["text"], statement["start"], statement["end"]) == ("he sa", 1, 6)


def test_reading_back_gives_the_same_document() -> None:
    assert from_json(to_json(document())) == document()
    assert from_json(to_json(document(), indent=2).encode()) == document()


def test_derived_keys_are_not_trusted() -> None:
    data = unstructure(document())
    data |= {"format": "another"}
    data["statements"][0]["when"]["edtf"] = "1066"
    data["statements"][0] |= {"text": "another", "start": 0, "end": 0}
    assert structure(data) == document()


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (None, r"no Document: \$\.schema: it is missing: a document says the version of its schema, such as '1\.3'$"),
        (
            "2.0",
            r"no Document: \$\.schema: version '2\.0' of the schema is none that this library reads: it reads 1\.\*$",
        ),
        ("0.9", r"\$\.schema: version '0\.9' of the schema is none"),
        ("11.0", r"\$\.schema: version '11\.0' of the schema is none"),
        ("1", r"\$\.schema: expected a version such as '1\.3', got '1'$"),
        (1.0, r"\$\.schema: expected a version such as '1\.3', got 1\.0$"),
        ("1.0\n", r"\$\.schema: expected a version such as '1\.3', got '1\.0\\n'$"),
    ],
)
def test_a_document_of_another_version_is_refused(version: Any, message: str) -> None:
    data = unstructure(document()) | {"schema": version, "text": 1}
    with pytest.raises(SerialError, match=message):
        structure(data)
    if version is None:
        del data["schema"]
        with pytest.raises(SerialError, match=message):
            structure(data)


def test_a_newer_minor_version_is_read_as_far_as_it_says_nothing_new() -> None:
    data = unstructure(document()) | {"schema": "1.12"}
    assert structure(data) == document()
    data["statements"][0]["tone"] = "calm"
    newer = (
        r"\$\.schema: written by a newer version \(1\.12; this library knows 1\.3\); \$\.statements\[0\]\.tone: unknown"
    )
    with pytest.raises(SerialError, match=newer):
        structure(data)
    with pytest.raises(SerialError) as told:
        structure(data | {"schema": "1.0"})
    assert "newer" not in str(told.value)


@pytest.mark.parametrize(("inferred", "basis"), [(True, "inferred"), (False, "named")])
def test_an_older_document_says_by_inferred_how_the_speaker_is_known(inferred: bool, basis: str) -> None:
    data = unstructure(document()) | {"schema": "1.0"}
    del data["statements"][0]["speaker_basis"], data["statements"][0]["candidates"]
    data["statements"][0]["inferred"] = inferred
    assert structure(data).statements[0].speaker_basis == basis
    assert unstructure(structure(data))["statements"][0]["inferred"] is inferred


def test_the_same_version_counts_in_json_lines() -> None:
    data = unstructure(document())
    del data["schema"]
    lines = f"{to_json(document())}\n{json.dumps(data)}\n"
    with pytest.raises(SerialError, match=r"^line 2: no Document: \$\.schema: it is missing"):
        list(read_jsonl(io.StringIO(lines)))
    data = unstructure(document())
    data["statements"][0]["cue"]["note"] = ""
    with pytest.raises(SerialError, match=r"^line 1: no Document: \$\.statements\[0\]\.cue\.note: unknown field$"):
        list(read_jsonl(io.StringIO(json.dumps(data) + "\n")))


def test_one_record_can_stand_alone() -> None:
    assert structure({"start": 1, "end": 2, "kind": "body"}, Segment) == Segment(start=1, end=2, kind="body")
    with pytest.raises(TypeError, match="no record"):
        structure({}, object)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.pop("text"), r"\$\.text: it is missing"),
        (lambda d: d["statements"][0].update(form="shouted"), r"\$\.statements\[0\]\.form: 'shouted' is none of dir"),
        (lambda d: d["statements"][0]["parts"][1].update(start="4"), r"parts\[1\]\.start: expected int, got '4'"),
        (lambda d: d["statements"][0].update(speaker_basis=0), r"speaker_basis: 0 is none of named, resolved, "),
        (lambda d: d["statements"][0].update(topics="abc"), r"topics: expected a list, got 'abc'"),
        (lambda d: d["statements"][0]["when"].update(earliest="5 March"), r"when\.earliest: expected a date in ISO"),
        (lambda d: d["statements"][0]["when"].update(earliest="2025-01-01"), r"when: When: earliest 2025-01-01 is aft"),
        (lambda d: d["statements"][0]["parts"][0].update(text="no"), r"\$: statement s1: the text at 1\.\.3 is not"),
        (lambda d: d.update(source=[]), r"\$\.source: expected an object, got list"),
        (lambda d: d.update(note=""), r"no Document: \$\.note: unknown field$"),
        (lambda d: d["source"].update({"a b": 1, "url": 2}), r"\$\.source\.'a b': unknown field; \$\.source\.url: exp"),
        (lambda d: d["statements"][0].update(edtf=""), r"no Document: \$\.statements\[0\]\.edtf: unknown field$"),
        (lambda d: d.update(items=None), r"\$\.items: expected a list, got None"),
    ],
)
def test_a_fault_is_named_with_its_path(change: Any, message: str) -> None:
    data = unstructure(document())
    change(data)
    with pytest.raises(SerialError, match=message):
        structure(data)


@pytest.mark.parametrize(("count", "more"), [(1, ""), (5, ""), (6, "; and 1 more"), (9, "; and 4 more")])
def test_five_faults_are_told_and_how_many_more_there_are(count: int, more: str) -> None:
    data = unstructure(document())
    data["source"] |= {f"x{n}": 0 for n in range(count)}
    with pytest.raises(SerialError) as told:
        structure(data)
    faults = "; ".join(f"$.source.x{n}: unknown field" for n in range(min(count, 5)))
    assert str(told.value) == f"no Document: {faults}{more}"


@pytest.mark.parametrize("length", [1, 58, 59, 200])
def test_a_long_value_is_told_by_its_beginning(length: int) -> None:
    with pytest.raises(SerialError) as told:
        structure({"start": "x" * length, "end": 2}, Span)
    shown = str(told.value).rpartition("got ")[2]
    assert len(shown) == min(length + 2, 60)
    assert shown == "'" + "x" * (length if length < 59 else 56) + ("'" if length < 59 else "...")


def test_a_long_version_is_told_by_its_beginning() -> None:
    with pytest.raises(SerialError, match=r"got '1{39}$"):
        structure(unstructure(document()) | {"schema": "1" * 50})


def test_the_version_that_is_written_is_no_newer_one() -> None:
    with pytest.raises(SerialError) as told:
        structure(unstructure(document()) | {"schema": SCHEMA_VERSION, "note": ""})
    assert str(told.value) == "no Document: $.note: unknown field"


def test_json_is_on_one_line_without_blanks_or_indented() -> None:
    span = Span(start=2, end=5)
    assert to_json([span]) == '[{"start":2,"end":5}]'
    assert to_json(span, indent=1) == '{\n "start": 2,\n "end": 5\n}'


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "1" * 5000, b"\xff\xfe\xff", '{"text": 1}'])
def test_what_is_no_document_is_refused(text: str | bytes) -> None:
    with pytest.raises(SerialError):
        from_json(text)


def test_odd_characters_survive_and_harm_nobody() -> None:
    doc = document("a\x1b[31m\u202e\x85\u2028\ud800b\ufeff\x7f ngày 王 🔹")
    text = to_json(doc)
    assert from_json(text) == doc
    assert text.isprintable(), "nothing in it steers a terminal"
    assert len(text.splitlines()) == 1
    text.encode()
    assert "ngày 王 🔹" in text, "letters stay as they are"


def test_a_split_surrogate_pair_is_refused_rather_than_changed() -> None:
    with pytest.raises(SerialError, match="surrogate pair"):
        to_json(document("abcdef\ud83d\ude00"))


def test_json_lines_round_trip(tmp_path: Path) -> None:
    docs = [document(), document("Another page.\n“Words.”"), document("x" * 10)]
    assert write_jsonl(docs, tmp_path / "a.jsonl") == 3
    assert list(read_jsonl(tmp_path / "a.jsonl")) == docs
    text, data = io.StringIO(), io.BytesIO()
    write_jsonl(docs, text)
    write_jsonl(docs, data)
    assert text.getvalue().encode() == data.getvalue() == (tmp_path / "a.jsonl").read_bytes()
    assert list(read_jsonl(io.StringIO(text.getvalue()))) == docs


def test_json_lines_are_read_one_by_one() -> None:
    lines = io.StringIO(to_json(document()) + "\n{broken\n")
    reader = read_jsonl(lines)
    assert next(reader) == document()
    with pytest.raises(SerialError, match="line 2: no JSON"):
        next(reader)


def test_a_line_is_whole_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([document()], path)
    whole = path.read_bytes()
    for cut in (1, 20, len(whole) - 2):
        path.write_bytes(whole + whole[:cut])
        assert list(read_jsonl(path)) == [document()], "a torn line counts as absent"
        assert write_jsonl([document("Another one.")], path, append=True) == 1
        assert list(read_jsonl(path)) == [document(), document("Another one.")]


@pytest.mark.parametrize("size", [65_000, 65_536, 131_072, 200_000])
@pytest.mark.parametrize("before", [0, 1])
def test_a_long_line_is_whole_or_absent(tmp_path: Path, size: int, before: int) -> None:
    path = tmp_path / "a.jsonl"
    first, long = [document()] * before, (to_json(document("x" * size)) + "\n").encode()
    for line, rest in ((long[: size + 100], []), (long[:-1], [document("x" * size)]), (long, [document("x" * size)])):
        write_jsonl(first, path)
        with path.open("ab") as file:
            file.write(line)
        assert write_jsonl([document("Another one.")], path, append=True) == 1
        assert list(read_jsonl(path)) == [*first, *rest, document("Another one.")]
        assert path.read_bytes().count(b"\n") == len(first) + len(rest) + 1


def test_a_line_is_told_by_its_number_and_blank_ones_count() -> None:
    told: list[str] = []
    lines = f"\n{to_json(document())}\n\n" + '{"text": "torn'
    assert list(read_jsonl(io.StringIO(lines), torn=told.append)) == [document()]
    assert told == ["line 4 is cut off, and what it held is missing"]
    with pytest.raises(SerialError, match=r"^line 3: no JSON"):
        list(read_jsonl(io.StringIO(f"\n{to_json(document())}\n[\n")))


def test_a_last_line_without_its_end_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\ufeff" + to_json(document()), encoding="utf-8")
    assert list(read_jsonl(path)) == [document()]
    write_jsonl([document()], path, append=True)
    assert list(read_jsonl(path)) == [document()] * 2


def test_writing_anew_replaces_and_appending_creates(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([document()] * 2, path, append=True)
    write_jsonl([document()], path)
    assert len(list(read_jsonl(path))) == 1


def test_the_published_schema_is_the_models() -> None:
    published = json.loads(SCHEMA.read_text("utf-8"))
    assert published == json_schema(), "write it again: statements schema -o docs/schema/document.json"


def test_the_schema_tells_right_from_wrong() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.check_schema(json_schema())
    data = json.loads(to_json(document()))
    assert validator.is_valid(data)
    data["statements"][0]["form"] = "shouted"
    data["statements"][0]["when"]["month"] = 13
    data["segments"][0]["start"] = -1
    data["statements"][0]["parts"] = []
    data["source"]["note"] = ""
    data["schema"] = "2.0"
    assert {error.json_path for error in validator.iter_errors(data)} == {
        "$.statements[0].form",
        "$.statements[0].when.month",
        "$.segments[0].start",
        "$.statements[0].parts",
        "$.source",
        "$.schema",
    }


def test_several_processes_continue_one_file(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_continue, args=(path, number)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(d.text for d in read_jsonl(path)) == sorted(f"Document {n}:{k}" for n in range(4) for k in range(60))


def _continue(path: Path, number: int) -> None:
    write_jsonl((document(f"Document {number}:{k}") for k in range(60)), path, append=True)


def test_a_file_may_be_rewritten_from_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([document("First."), document("Second.")], path)
    assert write_jsonl(read_jsonl(path), path) == 2
    assert [d.text for d in read_jsonl(path)] == ["First.", "Second."]


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([document("First.")], path)

    def failing() -> Iterator[Document]:
        yield document("Second.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_jsonl(failing(), path)
    assert [d.text for d in read_jsonl(path)] == ["First."]
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_pipe_that_takes_no_more_is_told() -> None:
    out, into = os.pipe()
    os.set_blocking(into, False)
    with open(into, "wb", buffering=0) as file, pytest.raises(BlockingIOError, match="not all was written"):
        write_jsonl([document("x" * 100_000)] * 3, file)
    os.close(out)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held: list[str] = []
    reader = threading.Thread(target=lambda: held.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    assert write_jsonl([document("First."), document("Second.")], pipe) == 2
    reader.join(60)
    assert [d.text for d in read_jsonl(io.StringIO(held[0]))] == ["First.", "Second."]
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"], "nothing takes its place"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_reader_that_goes_away_is_told_as_such(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: pipe.open("rb").close(), daemon=True)
    reader.start()

    def documents() -> Iterator[Document]:
        reader.join(60)
        yield document("x" * 100_000)

    with pytest.raises(BrokenPipeError):
        write_jsonl(documents(), pipe)


def test_an_error_names_the_file_that_it_is_about(tmp_path: Path) -> None:
    out, gone = tmp_path / "out.jsonl", tmp_path / "gone.jsonl"
    with pytest.raises(FileNotFoundError) as error:
        write_jsonl(read_jsonl(gone), out)
    assert error.value.filename == str(gone)
    with pytest.raises(FileNotFoundError) as error:
        write_jsonl([], tmp_path / "no" / "out.jsonl")
    assert error.value.filename == str(tmp_path / "no" / "out.jsonl")


def test_without_locks_of_the_system_a_file_is_continued(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['fcntl'] = None\n"
        "from statements.serial import write_jsonl, read_jsonl; from statements import parse\n"
        "page = parse('Ann Lee said that it was late.')\n"
        "for _ in range(2): write_jsonl([page], sys.argv[1], append=True)\n"
        "print(len(list(read_jsonl(sys.argv[1]))))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.jsonl")], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("2\n", "")


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="there are no limits of a file's size here")
def test_a_line_that_does_not_fit_leaves_the_file_as_it_was(tmp_path: Path, untraced: dict[str, str]) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([document("First.")], path)
    script = (
        "import resource, signal, sys; from statements import parse, write_jsonl\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "page = parse('Ann Lee said that it was late. ' * 200)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        "write_jsonl([page], sys.argv[1], append=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, env=untraced)
    assert "File too large" in done.stderr
    assert [d.text for d in read_jsonl(path, torn=pytest.fail)] == ["First."]
    assert path.read_bytes().endswith(b"\n")


def test_a_line_that_is_half_written_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl([document("First.")], path)

    def half(file: IO[bytes], data: bytes) -> None:
        file.write(data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("statements.serial.lines.write_all", half)
    with pytest.raises(OSError, match="No space left"):
        write_jsonl([document("Second.")], path, append=True)
    assert [d.text for d in read_jsonl(path, torn=pytest.fail)] == ["First."]
