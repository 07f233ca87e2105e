"""Every model comes back from plain data and from JSON as it went in, and its JSON fits the published schema."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from statements.errors import SerialError
from statements.models import Document
from statements.serial import from_json, read_jsonl, structure, to_json, unstructure, write_jsonl
from statements.testing import documents, sources, spans, statements_, texts, whens

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "document.json"
VALIDATOR = Draft202012Validator(json.loads(PUBLISHED.read_text("utf-8")))
RECORDS = st.one_of(
    documents(),
    whens(),
    sources(),
    statements_().filter(bool).map(lambda made: made[0]),
    documents().filter(lambda doc: doc.items).map(lambda doc: doc.items[0]),
    documents().filter(lambda doc: doc.participants).map(lambda doc: doc.participants[0]),
    documents().filter(lambda doc: doc.events).map(lambda doc: doc.events[0]),
    documents().filter(lambda doc: doc.problems).map(lambda doc: doc.problems[0]),
    texts(min_size=1).flatmap(spans),
)


@given(RECORDS)
def test_plain_data_round_trip(record: Any) -> None:
    assert structure(unstructure(record), type(record)) == record


@given(RECORDS)
def test_json_round_trip(record: Any) -> None:
    assert from_json(to_json(record), type(record)) == record


@given(documents())
def test_json_fits_the_published_schema(doc: Document) -> None:
    VALIDATOR.validate(json.loads(to_json(doc)))


@given(documents())
def test_json_is_one_line_that_any_encoder_takes(doc: Document) -> None:
    text = to_json(doc)
    assert len(text.splitlines()) == 1
    assert json.loads(text.encode()) == unstructure(doc)


@given(st.lists(documents(), max_size=3), st.integers(0, 200))
def test_json_lines_lose_at_most_the_line_that_was_cut(docs: list[Document], cut: int) -> None:
    file = io.BytesIO()
    write_jsonl(docs, file)
    data = file.getvalue()
    assert list(read_jsonl(io.BytesIO(data))) == docs
    if docs and cut > 1:
        assert list(read_jsonl(io.BytesIO(data[: -min(cut, len(data.splitlines()[-1]))]))) == docs[:-1]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | texts(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """A document's plain data with one value, anywhere, replaced by another."""
    data = unstructure(draw(documents()))
    holder, key, value = None, None, data
    while isinstance(value, (dict, list)) and value and draw(st.integers(0, 4)):
        keys = list(value) if isinstance(value, dict) else range(len(value))
        holder, key = value, draw(st.sampled_from(keys))
        value = holder[key]
    if holder is None:
        return draw(JUNK)
    holder[key] = draw(JUNK)
    return data


@given(damaged())
def test_damaged_data_is_a_document_or_refused(data: Any) -> None:
    try:
        doc = structure(data)
    except SerialError:
        return
    assert structure(unstructure(doc)) == doc


@given(documents(), st.data())
def test_a_field_that_no_record_has_is_refused_anywhere(doc: Document, drawn: st.DataObject) -> None:
    data = unstructure(doc)
    records = [data]
    for value in records:
        inner = value.values() if isinstance(value, dict) else value
        records += [one for one in inner if isinstance(one, (dict, list))]
    record = drawn.draw(st.sampled_from([one for one in records if isinstance(one, dict)]))
    record["extra"] = drawn.draw(JUNK)
    with pytest.raises(SerialError, match=r"\.extra: unknown field"):
        structure(data)
