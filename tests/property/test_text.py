"""Cleaned views know where every character came from, whatever the text."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from statements.testing import texts
from statements.testing.writer import WAYS, disguised
from statements.text import View, decode, lines

PLAIN = st.text("abc xyz.,“”àộĐđéж王\n", max_size=60).map(lambda text: unicodedata.normalize("NFC", text))


@given(texts())
def test_places_keep_their_order_and_stay_inside(text: str) -> None:
    view = View.of(text)
    places = [view.at(n) for n in range(len(view.text) + 1)]
    assert places == sorted(places)
    assert places[0] == 0 or not view.text
    assert places[-1] == len(text) or not view.text
    for n in range(len(view.text)):
        start, end = view.span(n, n + 1)
        assert 0 <= start < end <= len(text)


@given(texts())
def test_a_view_is_clean_and_cleaning_it_changes_nothing_but_entities(text: str) -> None:
    clean = View.of(text).text
    assert not set(clean) & set("\r\t\u00a0\u200b\ufeff\u2028\u00ad")
    if "&" not in clean:
        assert View.of(clean).text == clean


@given(PLAIN, st.sets(st.sampled_from(WAYS)), st.integers(1, 5), st.data())
def test_a_disguised_text_is_seen_through(text: str, ways: set[str], pace: int, data: st.DataObject) -> None:
    page, places = disguised(text, ways, pace)
    view = View.of(page)
    assert view.text == text
    for start in range(0, len(text), 3):
        end = data.draw(st.integers(start + 1, len(text)))
        assert view.span(start, end) == (places[start][0], places[end - 1][1])


@given(texts())
def test_lines_put_together_are_the_text(text: str) -> None:
    assert "\n".join(text[line.start : line.end] for line in lines(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_what_was_encoded_is_decoded(text: str, encoding: str) -> None:
    # A text that begins with a mark of its own cannot be told from a marked one.
    if not text.startswith("\ufeff"):
        assert decode(text.encode(encoding)).removeprefix("\ufeff") == text
