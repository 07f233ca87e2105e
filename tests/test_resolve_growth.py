"""What takes as long as the page is done once for a page, and not for each of those whom it tells of."""

from __future__ import annotations

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
