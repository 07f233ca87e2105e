"""The body that a noun alone means behind the sentence that names it, in a language with case endings."""

from __future__ import annotations

import pytest

from statements import parse

SAID = " В {} сообщили, что рейсы вернут."


def spoken(text: str) -> str:
    """The name of whoever says the only statement of a text."""
    document = parse(text, format="plain", language="ru")
    (statement,) = document.statements
    names = {participant.id: participant.name for participant in document.participants}
    return names[statement.speakers[0]]


@pytest.mark.parametrize(
    ("before", "noun", "name"),
    [
        ("Минтранс Дарской области купит паромы.", "ведомстве", "Минтранс Дарской области"),
        ("Минлесхоз спорит с «Ладьёй».", "министерстве", "Минлесхоз"),
        ("Росводоканал починил насосы.", "ведомстве", "Росводоканал"),
        ("Завод «Маяк» закрыл цех.", "компании", "Завод «Маяк»"),
        ("«Ладья» закрыла цех.", "компании", "Ладья"),
        ("Полиция Дарры закрыла порт.", "ведомстве", "Полиция Дарры"),
        ("Музей «Маяк» откроют осенью.", "музее", "Музей «Маяк»"),
        ("Фонд «Парус» собрал миллион.", "организации", "Фонд «Парус»"),
    ],
)
def test_a_noun_means_the_body_that_the_sentence_before_names(before: str, noun: str, name: str) -> None:
    assert spoken(before + SAID.format(noun)) == name


@pytest.mark.parametrize(
    ("before", "noun", "name"),
    [
        ("Минлесхоз и Минтранс поспорили.", "ведомстве", "ведомство"),
        ("Завод «Маяк» закрыл цех.", "министерстве", "министерство"),
        ("Мэр открыл мост.", "ведомстве", "ведомство"),
    ],
)
def test_a_noun_that_fits_several_or_none_means_nobody_named(before: str, noun: str, name: str) -> None:
    assert spoken(before + SAID.format(noun)) == name


def test_a_quotation_is_no_body() -> None:
    assert spoken("Банк «Ладья» повысил ставки. «Это временно», — сказали в банке.") == "Банк «Ладья»"


def test_several_who_work_somewhere_speak_in_it() -> None:
    assert spoken("Завод «Маяк» закрыл цех. На предприятии сообщили, что сокращений не будет.") == "Завод «Маяк»"
