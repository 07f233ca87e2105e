"""Quotations that run over paragraphs: what is opened once and closed later is one statement."""

from __future__ import annotations

import pytest

import statements


def said(text: str, language: str = "ru") -> list[tuple[list[str], list[str]]]:
    document = statements.parse(text, format="plain", language=language)
    who = {each.id: each.name for each in document.participants}
    return [
        ([document.text[part.start : part.end] for part in each.parts], [who[name] for name in each.speakers])
        for each in document.statements
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "«Мы начали в мае, — говорит Ада Холм. — Денег не было.\n\nПотом пришёл спонсор».",
            ["Мы начали в мае", "Денег не было.", "Потом пришёл спонсор"],
        ),
        (
            "«Мы начали в мае, — говорит Ада Холм. — Денег не было.\n\n— Потом пришёл спонсор».",
            ["Мы начали в мае", "Денег не было.", "Потом пришёл спонсор"],
        ),
        (
            "Ада Холм говорит: «Мы начали в мае.\n\nПотом «Заря» дала денег.\n\nА потом ушла».",
            ["Мы начали в мае.", "Потом «Заря» дала денег.", "А потом ушла"],
        ),
        (
            "«Мы начали в мае.\n\nПотом пришёл спонсор», — сказала Ада Холм.",
            ["Мы начали в мае.", "Потом пришёл спонсор"],
        ),
    ],
)
def test_words_opened_once_run_on_to_the_paragraph_that_closes_them(text: str, parts: list[str]) -> None:
    assert said(text) == [(parts, ["Ада Холм"])]


def test_marks_of_another_language_run_on_too() -> None:
    assert said("Ada Holm said: “We began in May.\n\nThen the money came.”", "en") == [
        (["We began in May.", "Then the money came."], ["Ada Holm"])
    ]


def test_a_cue_in_a_later_paragraph_has_the_words_around_it() -> None:
    text = "«Мы начали в мае, — говорит Ада Холм.\n\nПотом пришёл спонсор, — добавил Олег Дым. — Он дал миллион»."
    assert said(text) == [
        (["Мы начали в мае"], ["Ада Холм"]),
        (["Потом пришёл спонсор", "Он дал миллион"], ["Олег Дым"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ада Холм сказала: «Мы начали в мае.\n\nСпонсор ушёл в июне.\n\nМост построили.",
        "Ада Холм сказала: «Мы начали в мае.\n\n«Заря» ушла в июне.\n\nМост построили.",
    ],
)
def test_what_no_later_paragraph_closes_ends_with_its_own(text: str) -> None:
    assert said(text)[0] == (["Мы начали в мае."], ["Ада Холм"])
    assert "Мост построили." not in str(said(text))


def test_who_speaks_in_a_dialogue_that_is_quoted_whole_has_not_said_what_stands_before_it() -> None:
    text = "Вот отрывок: «На большом экране группа пела о деньгах.\n\n— Кто они такие? — спросил Олег Дым»."
    assert (["Кто они такие?"], ["Олег Дым"]) in said(text)
