"""What always holds of the gazetteer's search, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from statements.gazetteer import default

_FORMS = sorted({name for entry in default() for name in (*entry.names, *entry.adjectives)})
_MARKS = (" ", ", ", ". ", "\n", "-", "/", "", "’s ", "'s ")
_GLUE = st.sampled_from((*_MARKS, " of ", " the ", " Foreign Ministry ", " МИД ", " S. "))
_PAGES = st.lists(st.one_of(st.sampled_from(_FORMS), _GLUE, st.text(max_size=8)), max_size=30).map("".join)


@given(text=st.one_of(st.text(), _PAGES))
def test_hits_are_ordered_disjoint_and_inside_the_text(text: str) -> None:
    at = 0
    for hit in default().scan(text):
        assert at <= hit.start < hit.end <= len(text)
        at = hit.end


@given(text=_PAGES)
def test_the_words_of_a_hit_find_its_entry(text: str) -> None:
    for hit in default().scan(text):
        assert hit.entry in default().find(text[hit.start : hit.end]), text[hit.start : hit.end]


@given(text=_PAGES, start=st.integers(-5, 100), length=st.integers(0, 100))
def test_a_stretch_is_searched_as_if_the_rest_were_not_wanted(text: str, start: int, length: int) -> None:
    for hit in default().scan(text, start, start + length):
        assert max(start, 0) <= hit.start < hit.end <= start + length


@given(text=st.one_of(st.text(), _PAGES))
def test_look_ups_take_any_text(text: str) -> None:
    default().find(text)
    default().office(text)
    default().state_of(text)
    default().get(text)
