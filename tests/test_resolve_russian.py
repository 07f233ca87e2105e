"""Who speaks on Russian pages: in whatever clause, under whatever name, and not whoever stands nearest."""

from __future__ import annotations

import pytest

import statements


def speakers(text: str) -> list[str]:
    """The speakers of a page's statements, in order; a dash for nobody."""
    document = statements.parse(text, format="plain", language="ru")
    return [" & ".join(who.name for who in document.speakers_of(said)) or "-" for said in document.statements]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Мэр Лукина согласилась с архитектором Павлом Седых, который заявил, что мост крепок.", ["Павел Седых"]),
        ("Комиссия опросила свидетеля Романа Седых, который ранее утверждал, что склад пуст.", ["Роман Седых"]),
        ("На скорый отъезд намекнул и Керчин, который заявил, что устал.", ["Керчин"]),
        ("Министр Седов выслушал фермеров, которые пожаловались, что зерно гниёт.", ["фермеры"]),
        ("Мэр Инна Лукина, которая ранее сообщила, что мост закрыт, уехала.", ["Инна Лукина"]),
        ("Мэр Громова, лоцман Сотников, который сообщил, что вода ушла.", ["Сотников"]),
        ("Лукин и Седых, который заявил, что устал, уехали.", ["-"]),
        ("Лоцман Рябов, который сообщил, что вода ушла, добавил, что рад.", ["Рябов", "Рябов"]),
    ],
)
def test_who_speaks_in_a_relative_clause_stands_before_it(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Начальник станции Рыков доложил, что лёд тронулся. Позже Рыков добавил, что ждёт.", ["Рыков", "Рыков"]),
        ("«Мест хватает», — заявила главный врач больницы Титова.", ["Титова"]),
        ("«Цех пуст», — рассказал директор завода «Заря» Мельничук.", ["Мельничук"]),
        ("Лоцман Олег Седов ждал. Начальник порта Седов сообщил, что порт закрыт.", ["Олег Седов"]),
        ("Глава администрации Саратова сообщил, что мост закрыт.", ["Глава администрации Саратова"]),
        ("Мэр города Тихвин сообщил, что мост закрыт.", ["Мэр города Тихвин"]),
        ("Директор музея Пушкина сказал, что билетов нет.", ["Директор музея Пушкина"]),
    ],
)
def test_a_family_name_stands_behind_a_title_and_what_it_is_of(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Мэр Ладов поздравил Анну Рогову и пообещал, что школу откроют.", ["Ладов"]),
        ("Директор завода Кузин отчитал инженера Белова и заявил, что премий нет.", ["Кузин"]),
        ("Судья отказала адвокату Мирному и пояснила, что срок вышел.", ["Судья"]),
        ("Начальник отдела Громов похвалил врача Лапину и добавил, что мест хватает.", ["Громов"]),
        ("«Я не сдамся», — ответил Дёмин следователю.", ["Дёмин"]),
        ("«Ждите», — велел капитан Бортов матросу Гаю.", ["Бортов"]),
    ],
)
def test_whom_somebody_meets_or_tells_does_not_speak(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        ("Режиссёр Лев Кроткий осудил фильм. «Это стыд», — цитирует «Маяк» режиссёра.", "Лев Кроткий", "«Маяк»"),
        ("Министр Анна Корн рада. «Школа открыта», — цитирует NEWSru.com чиновницу.", "Анна Корн", "NEWSru.com"),
        ("Депутат Инна Лунь ушла. «Я против», — цитирует ИТАР-ТАСС депутата.", "Инна Лунь", "ИТАР-ТАСС"),
    ],
)
def test_an_outlet_cites_somebody_by_a_noun(text: str, name: str, via: str) -> None:
    assert speakers(text) == [name]
    assert [said.via for said in statements.parse(text, format="plain", language="ru")] == [via]
