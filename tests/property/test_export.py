"""Whatever a document holds, every export of it can be read back."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given

from statements.export import COLUMNS, plain, rows, to_csv, to_parquet, write
from statements.export.base import web_address
from statements.export.tables import cell, values
from statements.models import Document
from statements.testing import documents, texts

etree = pytest.importorskip("lxml.etree")
parquet = pytest.importorskip("pyarrow.parquet")
model = pytest.importorskip("followthemoney").model
TEI = "{http://www.tei-c.org/ns/1.0}"


@given(documents())
def test_tables_are_read_back(document: Document) -> None:
    wanted = list(rows(document))
    file = io.BytesIO()
    assert to_csv(document, file) == len(wanted)
    read = list(csv.DictReader(io.StringIO(file.getvalue().decode(), newline="")))
    assert [list(row) for row in read] == [list(COLUMNS)] * len(wanted)
    assert [plain(row["text"]) for row in read] == [
        re.sub("[\ud800-\udfff\0]", "\ufffd", row["text"]) for row in wanted
    ]
    file = io.BytesIO()
    assert to_parquet(document, file) == len(wanted)
    table = parquet.read_table(io.BytesIO(file.getvalue())).to_pylist()
    assert [row["best"] for row in table] == [row["best"] for row in wanted]
    assert [row["text"] for row in table] == [re.sub("[\ud800-\udfff]", "\ufffd", row["text"]) for row in wanted]


@given(documents())
def test_lines_of_json_are_lines_of_json(document: Document) -> None:
    for to in ("annotations", "schema.org", "ftm", "gqg"):
        file = io.BytesIO()
        write(document, file, to)
        read = [json.loads(line) for line in file.getvalue().decode().splitlines()]
        assert to in ("ftm", "gqg") or len(read) == len(document)
        assert to != "ftm" or all(model.get_proxy(entity, cleaned=False).id for entity in read)


@given(documents())
def test_tei_holds_the_text(document: Document) -> None:
    file = io.BytesIO()
    write(document, file, "tei")
    root = etree.fromstring(file.getvalue())
    wanted = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", document.text)
    assert "".join(root.find(f"{TEI}text/{TEI}body").itertext()) == wanted
    said = {mark.get("n") for mark in root.iter(f"{TEI}said", f"{TEI}u")}
    assert len(said) <= len(document) <= len(list(root.iter(f"{TEI}said", f"{TEI}u")))


@given(texts(max_size=40), texts(max_size=40))
def test_cells_are_safe_and_give_their_values_back(one: str, other: str) -> None:
    for text in (one, f"={one}", f"'{one}", f" -{one}"):
        assert plain(str(cell(text))) == text
        assert plain(str(cell((text, other)))) == str(cell((text, other), safe=False))
        assert values(plain(str(cell((text, other))))) == (text, other)


@given(texts(max_size=40))
def test_an_address_is_ascii(text: str) -> None:
    address = web_address(f"https://example.org/{text}")
    assert address is not None
    assert re.fullmatch(r"[!-~]+", address)
    assert web_address(address) == address
