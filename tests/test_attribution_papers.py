"""Papers and agencies to which something is said, beside whoever says it, in every place of a Russian sentence."""

from __future__ import annotations

from itertools import product

import pytest

from statements import parse

WHO = ("Рябов", "Егор Рябов", "мэр Егор Рябов", "тренер «Луча» Егор Рябов", "заместитель начальника порта Егор Рябов")
BARE = ("ТАСС", "РИА Новости", "«Известиям»", "Forbes")
LED = ("агентству «Волна»", "изданию «Волна»", "каналу «Россия 24»", "корреспонденту ТАСС")
BEHIND = ("«Причал откроют в мае», — {cue} {paper} {who}.", "Причал откроют в мае, {cue} {paper} {who}.")
BEFORE = ("«Причал откроют в мае», — {cue} {who} {paper}.", "Причал откроют в мае, {cue} {who} {paper}.")
OTHERS = ("Как {cue} {paper} {who}, причал откроют в мае.", "{Who} {cue} {paper}: «Причал откроют в мае».")


@pytest.mark.parametrize("shape", [*BEHIND, *BEFORE, *OTHERS])
@pytest.mark.parametrize("paper", [*BARE, *LED])
def test_whoever_tells_a_paper_speaks(shape: str, paper: str) -> None:
    for who, cue in product(WHO, ("сказал", "сообщил", "отметил")):
        text = shape.format(cue=cue, paper=paper, who=who, Who=who[0].upper() + who[1:])
        page = parse(text, format="plain", language="ru")
        said = [(page.speakers_of(s)[0].name, s.text.lower()) for s in page]
        assert said == [(who.split()[-1] if who == "Рябов" else "Егор Рябов", "причал откроют в мае")], text


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("«Причал откроют в мае», — сказал Егор Рябов 5 мая.", "Егор Рябов"),
        ("Мэр Егор Рябов в своём телеграм-канале сообщил, что причал откроют.", "Егор Рябов"),
        # A paper speaks where nobody else does, where it only passes on, and where somebody is of it.
        ("Причал откроют в мае, сообщило РИА Новости.", "RIA Novosti"),
        ("«Причал откроют в мае», — сказал директор ТАСС Егор Рябов.", "Егор Рябов"),
    ],
)
def test_where_a_name_ends(text: str, who: str) -> None:
    page = parse(text, format="plain", language="ru")
    assert [page.speakers_of(s)[0].name for s in page] == [who]
