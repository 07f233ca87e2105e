import textwrap

from statements.formats.paragraphs import paragraphs

LONG = (
    "The deputy minister told reporters in Astana on Tuesday that the two delegations had agreed on every point but "
    "one, and that the remaining one would be settled by telephone before the end of the month. She did not name it."
)


def found(text):
    return [text[a:b] for a, b in paragraphs(text)]


def test_each_line_is_a_paragraph():
    assert found("First one.\nSecond one.\n\n  Third one. \n") == ["First one.", "Second one.", "Third one."]


def test_lines_broken_at_a_width_are_joined():
    page = "\n\n".join([textwrap.fill(LONG, 70), textwrap.fill(LONG[::-1].lower(), 70)])
    assert [p.replace("\n", " ") for p in found(page)] == [LONG, LONG[::-1].lower()]


def test_a_page_of_one_broken_paragraph_is_one_paragraph():
    assert len(found(textwrap.fill(LONG, 64))) == 1


def test_a_short_line_ends_a_paragraph_of_broken_lines():
    page = textwrap.fill(LONG, 70) + "\n" + textwrap.fill("Nobody answered. " + LONG, 70)
    assert len(found(page)) == 2


def test_a_headline_above_broken_lines_stands_alone():
    assert found("Talks in Astana end\n" + textwrap.fill(LONG, 72))[0] == "Talks in Astana end"


def test_a_headline_above_long_lines_stands_alone():
    assert found("Talks in Astana end\n" + LONG + "\n" + LONG) == ["Talks in Astana end", LONG, LONG]


def test_a_list_of_words_is_not_joined():
    assert found("apple\npear\nplum") == ["apple", "pear", "plum"]


def test_nothing_visible_gives_nothing():
    assert found("") == found(" \n\n ") == []
