"""Arguments of another type than the one that is wanted are refused where they come in, by their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import statements

WORDS: Any = "It was late, Ann Lee said."
SEVEN: Any = 7


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: statements.parse(SEVEN), "text is int, not str, bytes or Page"),
        (lambda: statements.parse(WORDS, published="2024"), "published is str, not date"),  # type: ignore[arg-type]
        (lambda: statements.parse(WORDS, language=SEVEN), "language is int, not str or Language"),
        (lambda: statements.parse(WORDS, format=SEVEN), "format is int, not a format's name or a format"),
        (lambda: statements.parse(WORDS, gazetteer=SEVEN), "gazetteer is int, not Gazetteer"),
        (lambda: statements.parse(WORDS, id=SEVEN), "id is int, not str"),
        (lambda: statements.parse(WORDS, encoding=SEVEN), "encoding is int, not str"),
        (lambda: statements.sniff(SEVEN), "text is int, not str, bytes or Page"),
        (lambda: statements.deduplicate(SEVEN), "documents is int, not Iterable"),
        (lambda: statements.deduplicate([SEVEN]), "documents is int, not Document or Statement"),
        (lambda: list(statements.read_jsonl(SEVEN)), "source is int, not Iterable"),
        (lambda: statements.write_jsonl(SEVEN, "x.jsonl"), "documents is int, not Iterable"),
    ],
)
def test_the_error_names_the_argument(call: Callable[[], object], told: str) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value) == told
