"""Who goes on in a sentence that names nobody, and who is announced by the one before."""

from __future__ import annotations

import pytest

import statements


def said(text: str) -> list[tuple[str, str]]:
    document = statements.parse(text, format="plain", language="ru")
    names = {person.id: person.name for person in document.participants}
    return [
        (
            " ".join(names[who] for who in one.speakers),
            " ".join(document.text[part.start : part.end] for part in one.parts),
        )
        for one in document.statements
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Рябов сказал, что мост закрыт. И добавил: «Навсегда».", ("Рябов", "Навсегда")),
        ("Рябов считает, что мост закрыт. И добавил, что его снесут.", ("Рябов", "его снесут")),
        ("Рябова сказала, что мост закрыт. Также отметила, что его снесут.", ("Рябова", "его снесут")),
        ("«Мост закрыт», — сказал он. И добавил: «Навсегда».", ("", "Навсегда")),
        ("Рябов: «Мост закрыт». И добавил: «Навсегда».", ("Рябов", "Навсегда")),
        ("Вот что рассказал мэр Рябов. «Мост закрыли, и стало тихо».", ("Рябов", "Мост закрыли, и стало тихо")),
        ("Вот как объясняет это мэр Рябов. «Мост закрыли, и стало тихо».", ("Рябов", "Мост закрыли, и стало тихо")),
    ],
)
def test_whoever_spoke_before_goes_on(text: str, last: tuple[str, str]) -> None:
    assert said(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Рябова сказала, что мост закрыт. И добавил: «Навсегда».",
        "Рябов сказал, что мост закрыт. Мэр Котов кивнул. И добавил: «Навсегда».",
        "Рябов сказал, что мост закрыт. В порту добавили: «Навсегда».",
        "Рябов сказал, что мост закрыт. И добавил денег.",
    ],
)
def test_another_does_not(text: str) -> None:
    assert ("Рябов", "Навсегда") not in said(text)
    assert ("Рябова", "Навсегда") not in said(text)
    assert ("Рябов", "денег") not in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Так сказал мэр Рябов. «Мост закрыли, и стало тихо».",
        "Вот что рассказал мэр Рябов о мосте. «Мост закрыли, и стало тихо».",
        "Вот что рассказал. «Мост закрыли, и стало тихо».",
    ],
)
def test_nobody_is_announced(text: str) -> None:
    assert ("Рябов", "Мост закрыли, и стало тихо") not in said(text)
