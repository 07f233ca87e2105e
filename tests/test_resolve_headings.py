"""Headlines that name whose words they give, before a colon or behind a dash."""

import pytest

from statements.gazetteer import default
from statements.languages import load
from statements.resolve.headings import heading_of
from statements.resolve.mentions import Mentions
from statements.resolve.stretches import Paragraphs


def found(line: str, language: str = "en") -> tuple[str, str] | None:
    heading = heading_of((0, len(line)), Mentions(line, load(language), default(), Paragraphs([(0, len(line), 1)])))
    return (line[slice(*heading.name)], line[slice(*heading.content)]) if heading else None


@pytest.mark.parametrize(
    ("language", "line", "name", "content"),
    [
        ("en", "The piers stay open - Ministry of Harbours", "Ministry of Harbours", "The piers stay open"),
        ("en", "The fog is no friend of ours — Wang Yi.", "Wang Yi", "The fog is no friend of ours"),
        (
            "en",
            "Harbour commission head Rand: 93% of the boats sail",
            "Harbour commission head Rand",
            "93% of the boats sail",
        ),
        ("en", "Ships wait in the fog - Mayor Ulla Rand", "Mayor Ulla Rand", "Ships wait in the fog"),
        ("en", "Our piers are the safest – Ulla Rand, head of the Office", "Ulla Rand", "Our piers are the safest"),
        ("ru", "Причалы останутся открыты — Минтранс", "Минтранс", "Причалы останутся открыты"),
        ("ru", "Путин: порт откроется в мае", "Путин", "порт откроется в мае"),
    ],
)
def test_a_known_name_a_titled_one_or_a_body_signs_a_headline(
    language: str, line: str, name: str, content: str
) -> None:
    assert found(line, language) == (name, content)


@pytest.mark.parametrize(
    "line",
    [
        "The piers stay open - Photo report",
        "The piers stay open - a look back",
        "Fog in Ghent: what we know of it",
        "Two boats are missing: Anna and Bella of Ghent",
        "The guest of the evening was the pilot - Jo Wood",
        "The piers stay open. So do the harbours - Ministry of Harbours",
        "The guests came from two towns – Ghent, a port of Elbonia",
        "Live - Ministry of Harbours",
    ],
)
def test_other_ends_of_headlines_are_nobody_s_names(line: str) -> None:
    assert found(line) is None
