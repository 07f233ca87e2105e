"""What takes as long as the page is done once for a page, and not for each of those whom it tells of."""

from __future__ import annotations

from typing import SupportsIndex

from statements.attribution.paragraphs import paragraph_of
from statements.attribution.readers import reader_of
from statements.attribution.rules import edges
from statements.gazetteer import default
from statements.languages import load
from statements.resolve.callings import _noun_of
from statements.resolve.description import Description
from statements.resolve.name_words import name_words


class Page(str):
    """A page of which nobody asks all in small letters."""

    def lower(self) -> str:
        raise AssertionError("the whole page")


def test_a_noun_is_looked_for_in_its_mention_alone() -> None:
    text = Page("Bà Lan đến muộn. Vị Luật sư nói trời mưa.")
    start = text.index("Vị")
    said = Description(kind="role", start=start, end=start + 10, name="Vị Luật sư", nouns=("luật sư",))
    found = _noun_of(text, said, (start, start + 10), name_words(load("vi"), default()))
    assert found == (start + 3, start + 10)


class Codes(str):
    """Classes of tokens of which nobody asks what stood long before."""

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        assert isinstance(at, slice) or int(at) >= 6, "the sentences before"
        return super().__getitem__(at)


def test_a_place_is_read_without_the_sentences_before() -> None:
    text = "Cầu đóng. Chợ mở. Tại cảng Minh nói."
    par = paragraph_of(text, 0, len(text), reader_of(load("vi")))
    first, last = par.sentences[-1]
    par.codes = Codes(par.codes)
    assert edges.lead(par, first, last - 2) == last - 3  # Minh
