"""A page rendered from known statements parses back to them, for every format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from statements import parse
from statements.models import Document, When
from statements.testing import FORMATS, Page, pages


@pytest.mark.parametrize("format", FORMATS)
def test_known_statements_are_read_back(format: str) -> None:
    @given(pages(format))
    def check(page: Page) -> None:
        assert page.differences(parse(page.text, **page.options)) == []

    check()


@given(st.sampled_from(FORMATS).flatmap(pages))
def test_rendered_pages_are_valid_and_spread_over_their_text(page: Page) -> None:
    for s in page.expected.statements:
        assert all(part.text for part in s.parts)
        item = page.expected.items[max(0, s.item - 1)]
        assert item.start <= s.start <= s.end <= item.end or (s.item == 0 and s.end <= item.start)


ANY = st.sampled_from(FORMATS).flatmap(pages)
QUICKLY = settings(
    max_examples=500, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck), deadline=None
)


def drawn(condition: Callable[[Document], Any]) -> Page:
    """A page of any format whose document is as wanted."""
    return find(ANY, lambda page: bool(condition(page.expected)), settings=QUICKLY)


@pytest.mark.parametrize(
    ("field", "nothing"),
    [
        *((field, None) for field in ("via", "cue", "mention", "within", "event", "headline")),
        *((field, ()) for field in ("addressees", "speakers", "topics")),
        ("when", When()),
    ],
)
def test_what_is_lost_of_a_statement_is_noticed(field: str, nothing: Any) -> None:
    page = drawn(lambda doc: any(getattr(s, field) != nothing for s in doc.statements))
    lost = {field: nothing, **({"speaker_basis": "unknown"} if field == "speakers" else {})}
    bare = tuple(evolve(s, **lost) for s in page.expected.statements)
    assert page.differences(page.expected) == []
    name = "earliest" if field == "when" else field
    assert any(f": {name}: " in line for line in page.differences(evolve(page.expected, statements=bare)))


@pytest.mark.parametrize(
    "change", [{"participants": ()}, {"kind": "other"}, {"places": ("Nowhere",)}, {"outlet": "Nobody"}, {"item": None}]
)
def test_what_is_wrong_of_an_event_is_noticed(change: dict[str, Any]) -> None:
    page = drawn(lambda doc: doc.events)
    events = tuple(evolve(event, **change) for event in page.expected.events)
    assert any(line.startswith("events: ") for line in page.differences(evolve(page.expected, events=events)))


def test_a_title_a_statement_or_an_event_more_is_noticed() -> None:
    page = drawn(lambda doc: doc.events and doc.statements and doc.source.title)
    for changed in (
        evolve(page.expected, source=evolve(page.expected.source, title=None)),
        evolve(page.expected, events=(*page.expected.events, evolve(page.expected.events[0], id="more"))),
        evolve(page.expected, statements=(*page.expected.statements, evolve(page.expected.statements[-1], id="more"))),
    ):
        assert page.differences(changed)


@pytest.mark.parametrize("form", ["direct", "indirect", "mixed", "verbatim", "communique"])
def test_pages_hold_statements_of_every_form(form: str) -> None:
    assert drawn(lambda doc: any(s.form == form for s in doc.statements))


@pytest.mark.parametrize("kind", ["press_conference", "conference", "interview", "meeting", "phone_call"])
def test_pages_hold_events(kind: str) -> None:
    assert drawn(lambda doc: any(event.kind == kind for event in doc.events))
