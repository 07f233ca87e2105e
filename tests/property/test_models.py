"""The strategies make valid records of every kind, and the order of dates is one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from statements.errors import ModelError
from statements.models import Document, When
from statements.testing import documents, spans, texts, whens


@given(documents())
def test_segments_put_together_are_the_text(doc: Document) -> None:
    assert "".join(doc.at(segment) for segment in doc.segments) == doc.text


@given(documents())
def test_parts_read_the_text_in_order(doc: Document) -> None:
    for s in doc.statements:
        assert [doc.text[p.start : p.end] for p in s.parts] == [p.text for p in s.parts]
        edges = [edge for p in s.parts for edge in (p.start, p.end)]
        assert edges == sorted(edges)
        assert doc.at(s) == " ".join(p.text for p in s.parts)


@given(documents(), st.data())
def test_a_document_over_another_text_is_refused(doc: Document, data: st.DataObject) -> None:
    with pytest.raises(ModelError):
        evolve(doc, text=doc.text + data.draw(texts(min_size=1)))


@given(documents())
def test_a_timeline_holds_every_statement_once_by_date(doc: Document) -> None:
    line = doc.timeline()
    assert sorted(s.id for s in line) == sorted(s.id for s in doc.statements)
    assert all(a.when <= b.when for a, b in pairwise(line))


@given(documents())
def test_every_speaker_finds_their_statements(doc: Document) -> None:
    for s in doc.statements:
        for speaker in doc.speakers_of(s):
            assert s in doc.by_speaker(speaker.name) or not speaker.name.strip()


@given(whens(), whens(), whens())
def test_the_order_of_dates_is_total(a: When, b: When, c: When) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
    assert (a <= b) == (not b < a)
    if a <= b <= c:
        assert a <= c
    if a == b:
        assert hash(a) == hash(b)


@given(whens())
def test_bounds_show_in_the_extended_format(when: When) -> None:
    assert when.exact <= when.known
    if when.earliest and when.latest and not when.exact:
        assert "/" in when.edtf or when.edtf[:4] == str(when.earliest)[:4]
    if when.exact:
        assert when.edtf.startswith(str(when.earliest))


@given(texts(), st.data())
def test_spans_lie_in_their_text(text: str, data: st.DataObject) -> None:
    span = data.draw(spans(text))
    assert 0 <= span.start <= span.end <= len(text)
