"""Segments, packed: a tuple of them for whoever reads it, in a tenth of the memory."""

import json
import pickle
import tracemalloc

import pytest

from statements import parse
from statements.errors import ModelError, SerialError
from statements.models import Document, Segment, Segments, Source
from statements.serial import from_json, to_json

SOME = (
    Segment(start=0, end=4, kind="headline", item=1),
    Segment(start=4, end=6, kind="blank"),
    Segment(start=6, end=9, kind="body", item=2),
)


def test_they_are_read_as_a_tuple_is() -> None:
    found = Segments(SOME)
    assert found == SOME
    assert tuple(found) == SOME
    assert hash(found) == hash(SOME)
    assert repr(found) == repr(SOME)
    assert (found[1], found[-1], len(found), SOME[2] in found) == (SOME[1], SOME[2], 3, True)
    assert found[1:] == SOME[1:]
    assert isinstance(found[1:], Segments)
    assert found != SOME[:2]
    assert found[:2] != found
    assert found != list(SOME)
    assert not Segments()
    assert list(found.of_kind("blank", "body")) == [SOME[1], SOME[2]]
    assert Segments(found) == found
    with pytest.raises(IndexError):
        found[3]


def test_a_document_keeps_them_through_json_and_pickle() -> None:
    document = parse("Ann Lee said that it rains.\n\nSo.", language="en")
    assert from_json(to_json(document)) == document == pickle.loads(pickle.dumps(document))
    assert json.loads(to_json(document))["segments"][0] == {"start": 0, "end": 27, "kind": "body", "item": 1}


@pytest.mark.parametrize("item", [2**40, -(2**31), -(2**40)])
def test_an_item_of_a_number_that_no_page_has_is_refused(item: int) -> None:
    with pytest.raises(ModelError):
        Segments([Segment(start=0, end=4, kind="body", item=item)])
    told = {"schema": "1.0", "text": "abcd", "source": {"format": "plain", "language": "en"}}
    with pytest.raises(SerialError):
        from_json(json.dumps({**told, "segments": [{"start": 0, "end": 4, "kind": "body", "item": item}]}))


def test_a_place_beyond_all_texts_is_refused() -> None:
    with pytest.raises(ModelError):
        Document(
            text="a",
            source=Source(format="plain", language="en"),
            segments=(Segment(start=0, end=2**70, kind="body"),),
        )


def test_a_page_of_short_lines_takes_little_more_than_its_statements() -> None:
    page = "Being updated\nHarbour Live\n" + "a\n" * 5_000
    parse(page, format="sputnik-live", language="en")
    tracemalloc.start()
    try:
        document = parse(page, format="sputnik-live", language="en")
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(document.segments) > 9_000
    assert held < 40 * len(page)
