"""The strategies' own parts: what a writer remembers of what it writes, and how a page is disguised."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.models import Source, When
from statements.testing.disguise import WAYS, disguised
from statements.testing.layouts import LAYOUTS
from statements.testing.words import VOCABULARY
from statements.testing.writer import Writer, capital
from statements.text import View

PLAIN = Source(format="plain", language="en")


@given(st.text("ab éđ\n“”", max_size=40), st.sets(st.sampled_from(WAYS)), st.integers(1, 5))
def test_a_disguise_keeps_the_text_and_says_where_it_went(text: str, ways: set[str], pace: int) -> None:
    shown, places = disguised(text, ways, pace)
    assert len(places) == len(text)
    assert View.of(shown).text == View.of(text).text
    assert all(View.of(shown[a:b]).text == View.of(char).text for char, (a, b) in zip(text, places, strict=True))
    assert [b for _, b in places[:-1]] <= [a for a, _ in places[1:]]


@pytest.mark.parametrize("way", WAYS)
def test_every_disguise_changes_something(way: str) -> None:
    assert disguised("é and\n“b”", {way}, 1)[0] != "é and\n“b”"


@given(st.data(), st.sampled_from(sorted(VOCABULARY)))
def test_a_writer_remembers_what_it_writes(data: st.DataObject, language: str) -> None:
    w = Writer(data.draw, language)
    w.begin()
    w.tell()
    w.end()
    told = w.told[0]
    assert not re.search("[⟦⟧⟨⟩⌈⌉{}]", w.text)
    assert told.cue
    assert told.mention
    assert w.text[slice(*told.mention)].endswith(told.speaker)
    assert w.text[slice(*told.cue)].casefold() in {
        *w.words.verbs,
        *("said", "told", "according to", "theo", "nói"),
    }
    text, document = w.finish(PLAIN)
    statement = document.statements[0]
    assert [text[p.start : p.end] for p in statement.parts] == [p.text for p in statement.parts]
    assert document.speakers_of(statement)[0].name == told.speaker


@given(st.data())
def test_what_a_release_attributes_stands_within_a_paragraph_of_it(data: st.DataObject) -> None:
    w = Writer(data.draw, "en")
    w.begin()
    w.release("Harbour Ministry", When())
    w.end()
    whole, *inner = w.finish(PLAIN)[1].statements
    assert whole.form == "communique"
    assert whole.within is None
    for s in inner:
        assert s.within == whole.id
        assert whole.start <= s.start <= s.end <= whole.end


def test_a_capital_may_follow_a_mark() -> None:
    assert [capital(text) for text in ("", "⟦", "a", "⟦a", "“a”")] == ["", "⟦", "A", "⟦A", "“a”"]


@pytest.mark.parametrize("code", sorted(VOCABULARY))
def test_every_pattern_says_who_says_what(code: str) -> None:
    for pattern in (p for patterns in VOCABULARY[code].patterns.values() for p in patterns):
        marks = re.sub("[^⟦⟧⟨⟩]", "", pattern)
        assert marks in ("⟦⟧⟨⟩", "⟨⟩⟦⟧", "⟦⟧⟨⟩⟦⟧"), pattern
        assert pattern.count("{S}") == 1, pattern


def test_every_format_has_a_renderer() -> None:
    from statements.formats import formats

    built_in: dict[str, Any] = {n: f for n, f in formats().items() if type(f).__module__.startswith("statements.")}
    assert set(LAYOUTS) == set(built_in)
