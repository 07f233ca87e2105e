"""A page rendered from known statements parses back to them, for every format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements import parse
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
        item = page.expected.items[s.item - 1]
        assert item.start <= s.start <= s.end <= item.end
