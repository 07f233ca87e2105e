"""Rows and tables: each comes back from a reader that is not ours as it was written."""

from __future__ import annotations

import csv
import datetime as dt
import io
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from statements import parse, parse_file
from statements.export import (
    COLUMNS,
    EXPORTS,
    ExportError,
    arrow_schema,
    plain,
    rows,
    to_arrow,
    to_csv,
    to_frame,
    to_parquet,
    values,
    write,
)
from statements.models import Document

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
# Pages to export: the third parties' where they stand, and the golden ones, which go wherever the tests do.
PAGES = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted(GOLDEN.glob("live/*.txt"))]
Bearing = Callable[[str], Document]


def expected(text: str, *lost: str) -> str:
    """The text as a format holds it that lacks lone surrogates and the letters named."""
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" or letter in lost else letter for letter in text)


def read_csv(data: bytes) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_csv_gives_hostile_texts_back(hostile: str, bearing: Bearing) -> None:
    file = io.BytesIO()
    assert to_csv(bearing(hostile), file) == 1
    (row,) = read_csv(file.getvalue())
    wanted = expected(hostile, "\x00")
    assert list(row) == list(COLUMNS)
    for name in ("page", "title", "headline", "statement", "text", "via"):
        assert plain(row[name]) == wanted
    assert values(plain(row["topics"])) == (wanted, "b")
    assert values(plain(row["speakers"])) == (wanted, "B")


def test_no_cell_of_csv_is_a_formula(hostile: str, bearing: Bearing) -> None:
    file = io.BytesIO()
    to_csv(bearing(hostile), file)
    (row,) = read_csv(file.getvalue())
    for value in row.values():
        shown = value.lstrip("\ufeff\u200b \t\r\n")
        assert not shown or shown[0] not in "=+-@＝＋－＠"
        assert value[:1] not in ("\t", "\r", "\n")


def test_csv_may_keep_texts_as_they_are_and_say_that_it_is_utf_8(tmp_path: Path, bearing: Bearing) -> None:
    path = tmp_path / "said.csv"
    to_csv([bearing("=1"), bearing("ngày")], path, bom=True, safe=False)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfpage,url,")
    assert [row["text"] for row in read_csv(data[3:])] == ["=1", "ngày"]
    shown = io.StringIO()
    to_csv(bearing("ngày"), shown)
    assert "ngày" in shown.getvalue()


def test_parquet_gives_hostile_texts_back(hostile: str, bearing: Bearing) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    assert to_parquet(bearing(hostile), file) == 1
    (row,) = parquet.read_table(io.BytesIO(file.getvalue())).to_pylist()
    wanted = expected(hostile)
    assert (row["page"], row["text"], row["headline"], row["topics"]) == (wanted, wanted, wanted, [wanted, "b"])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_tables_hold_all_that_the_rows_do(path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    document = parse_file(path)
    wanted = list(rows(document))
    assert wanted == list(document.rows())
    assert wanted
    file = io.BytesIO()
    to_parquet(document, file)
    table = parquet.read_table(io.BytesIO(file.getvalue()))
    assert table.schema.equals(arrow_schema())
    read = [{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()} for row in table.to_pylist()]
    assert read == wanted
    file = io.BytesIO()
    to_csv(document, file)
    for row, told in zip(read_csv(file.getvalue()), wanted, strict=True):
        for name, value in told.items():
            cell = plain(row[name])
            if isinstance(value, tuple):
                assert values(cell) == (value if value != ("",) else ())
            else:
                assert cell == ("" if value is None else str(value))


def test_a_schema_stays_whatever_the_rows_hold() -> None:
    pytest.importorskip("pyarrow")
    empty = to_arrow([]).read_all()
    assert empty.num_rows == 0
    assert empty.schema.equals(to_arrow(parse_file(PAGES[0])).read_all().schema)
    assert str(empty.schema.field("best").type) == "date32[day]"
    file = io.BytesIO()
    assert to_parquet([], file) == 0


def test_batches_are_bounded_by_rows_and_by_letters(bearing: Bearing) -> None:
    pytest.importorskip("pyarrow")
    document = parse_file(PAGES[0])
    times = 20_000 // len(document)
    sizes = [batch.num_rows for batch in to_arrow(document for _ in range(times))]
    assert len(sizes) > 1
    assert sum(sizes) == times * len(document)
    assert [batch.num_rows for batch in to_arrow(bearing("w" * 5_000_000) for _ in range(3))] == [2, 1]


def test_a_table_is_not_written_as_text() -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(ExportError, match="binary mode"):
        to_parquet(parse_file(PAGES[0]), io.StringIO())


def test_data_frames_have_days_and_lists() -> None:
    pandas = pytest.importorskip("pandas")
    documents = [parse_file(path) for path in PAGES]
    frame = to_frame(documents, "pandas")
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == sum(map(len, documents))
    assert str(frame["best"].dtype) == "datetime64[s]"
    counts = frame.explode("speakers").groupby("speakers").size()
    assert dict(counts) == Counter(name for row in rows(documents) for name in row["speakers"])
    assert isinstance(frame, pandas.DataFrame)


def test_polars_has_days_and_lists(bearing: Bearing) -> None:
    polars = pytest.importorskip("polars")
    frame = to_frame(parse_file(PAGES[0]), "polars")
    assert frame.schema["best"] == polars.Date
    assert frame.schema["speakers"] == polars.List(polars.String)
    assert frame["speakers"].to_list() == [list(row["speakers"]) for row in rows(parse_file(PAGES[0]))]
    assert to_frame(bearing("\ud800"), "polars")["text"].to_list() == ["\ufffd"]


def test_a_frame_says_what_it_needs() -> None:
    script = (
        "import sys; sys.modules['pandas'] = None\n"
        "from importlib.machinery import PathFinder\n"
        "from statements.export import to_frame, ExportError\n"
        "import statements.export.frames as frames\n"
        "frames.find_spec = lambda name: None\n"
        "try: to_frame([])\n"
        "except ExportError as error: print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "data frames need pandas or polars: pip install pandas\n"


def test_days_out_of_a_library_s_range_are_days() -> None:
    pytest.importorskip("pandas")
    page = parse("“Yes,” Ann Lee said on 4 March 2023.", format="plain", language="en")
    said = page.statements[0]
    for year in (1, 9999):
        when = attrs.evolve(said.when, earliest=dt.date(year, 1, 1), latest=dt.date(year, 1, 1))
        document = attrs.evolve(page, statements=(attrs.evolve(said, when=when),))
        assert to_frame(document, "pandas")["best"].dt.year.tolist() == [year]
        assert next(iter(rows(document)))["best"].year == year


def test_an_unknown_export_is_refused() -> None:
    with pytest.raises(ExportError, match=r"no export 'xls'; there are csv, parquet"):
        write([], io.BytesIO(), "xls")


@pytest.mark.parametrize("to", EXPORTS)
def test_no_documents_are_an_output_too(to: str, tmp_path: Path) -> None:
    write([], tmp_path / "out", to)
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("to", EXPORTS)
def test_a_failure_leaves_a_file_as_it_was(to: str, tmp_path: Path) -> None:
    def failing() -> Any:
        yield parse_file(PAGES[0])
        raise RuntimeError

    path = tmp_path / "out"
    path.write_text("as it was")
    with pytest.raises(RuntimeError):
        write(failing(), path, to)
    assert path.read_text() == "as it was"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("to", EXPORTS)
def test_the_same_documents_give_the_same_bytes_in_any_process(to: str) -> None:
    if to == "parquet":
        pytest.importorskip("pyarrow")
    script = (
        "import sys; from pathlib import Path; from statements import parse_file; from statements.export import write\n"
        f"write([parse_file({str(PAGES[-1])!r})], sys.stdout.buffer, {to!r})"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
