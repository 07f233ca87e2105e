"""Names that are one name in spite of their spelling, and names that are not."""

from __future__ import annotations

import pytest

from statements.names import fold, slug, spelling_key


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("  Vương  Nghị ", "vuong nghi"),
        ("Đỗ Mười", "do muoi"),
        ("ERDOĞAN", "erdogan"),
        ("Łukasz Øst", "lukasz ost"),
        ("Алёна", "алена"),
        ("O’Brien", "o'brien"),
        ("e\u0301", "e"),
        ("", ""),
    ],
)
def test_case_and_accents_do_not_count(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sergei Lavrov", "Sergey Lavrov", "SERGEY LAVROV"),
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskij"),
        ("Dmitriy Rand", "Dmitry Rand", "Dmitrij Rand"),
        ("Jean-Paul Rand", "Jean Paul Rand"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({spelling_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(("a", "b"), [("Lavrov", "Lavrova"), ("Ann Lee", "Anna Lee"), ("Rand", "Rund")])
def test_other_names_have_another(a: str, b: str) -> None:
    assert spelling_key(a) != spelling_key(b)


def test_a_slug_is_never_empty() -> None:
    assert [slug(name) for name in ("Sergey Lavrov", "Vương Nghị", "O’Brien", "!!", "")] == [
        "sergey-lavrov",
        "vuong-nghi",
        "o-brien",
        "unnamed",
        "unnamed",
    ]
