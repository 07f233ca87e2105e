"""Names in a language with case endings: behind their titles, of bodies whole, and as they stand without an ending."""

from __future__ import annotations

import pytest

import statements
from statements.gazetteer import default
from statements.languages import load
from statements.resolve.descriptions import describe


def described(words: str) -> tuple[str, str]:
    """The kind and the name of what a mention says."""
    found = describe(words, 0, len(words), load("ru"), default())
    return found.kind, found.name


def speakers(text: str) -> list[str]:
    """The speakers of a page's statements, in order."""
    document = statements.parse(text, format="plain", language="ru")
    return [who.name for said in document.statements for who in document.speakers_of(said)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Пресс-секретарь мэра Саввы Громова Лада Ветрова", "Лада Ветрова"),
        ("Ремонтник Денис Хвоев", "Денис Хвоев"),
        ("директор ГОРТа Тимур Седых", "Тимур Седых"),
        ("гендиректор Lund & Co Тимур Седых", "Тимур Седых"),
        ("представителя «Луча» Аси Рябовой", "Аси Рябовой"),
        ("Старший сотрудник Фонда Веры и Анны Голубь и бывший мэр Глеб Линд", "Глеб Линд"),
        ("один из авторов Иван Седых", "Иван Седых"),
        ("Сын губернатора, Тарас Мельник-младший", "Тарас Мельник-младший"),
        ("Рябова, которая станет мэром", "Рябова"),
        ("мэра Петра Лунина", "Петра Лунина"),
        ("Рябова Анна Сергеевна", "Рябова Анна Сергеевна"),
        ("Анна Мария Голубь", "Анна Мария Голубь"),
        ("министр Седых", "Седых"),
        ("Иван Седых из порта", "Иван Седых"),
        ("Людвиг ван Берг", "Людвиг ван Берг"),
        ("Тимур Седых фон", "Тимур Седых"),
        ("прокомментировал продажу причала Тихонов", "Тихонов"),
    ],
)
def test_a_person_stands_behind_the_titles(words: str, name: str) -> None:
    assert described(words) == ("person", name)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Союз лоцманов Косого Мыса", "Союз лоцманов Косого Мыса"),
        ("Армия Чада", "Армия Чада"),
        ("Благотворительный фонд Веры Голубь", "Благотворительный фонд Веры Голубь"),
        ("Большой театр", "Большой театр"),
        ("Минрыбхоз Чада", "Минрыбхоз Чада"),
        ("газета «Причал»", "Причал"),
        ("«Причал»", "Причал"),
        ("компания Lund Marine", "Lund Marine"),
        ("ГОРТ", "ГОРТ"),
        ("Lund Marine", "Lund Marine"),
        ("агентство Рейтер", "Рейтер"),
    ],
)
def test_a_body_is_named_whole(words: str, name: str) -> None:
    assert described(words) == ("organisation", name)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("адвокат Сергея Орлова", "role"),
        ("адвокат Сергея Седых", "role"),
        ("министр фонд Голубь", "role"),
        ("пресс-секретарь Путина", "role"),
        ("глава «Причал-Медиа»", "role"),
        ("эксперт", "role"),
        ("эксперты", "group"),
        ("Жители Нижней слободы", "group"),
    ],
)
def test_whose_people_they_are_is_not_who_they_are(words: str, kind: str) -> None:
    assert described(words)[0] == kind


def test_father_and_son_are_two() -> None:
    assert describe("Дональд Трамп-младший", 0, 21, load("ru"), default()).entry is None
    assert describe("Дональд Трамп", 0, 13, load("ru"), default()).entry is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Министр рыболовства Глеб Заречный прибыл. Министр сообщил, что сети новые.", ["Глеб Заречный"]),
        ("Капитан Глеб Заречный встретил врача Анну Рябову. Она сообщила, что больных нет.", ["Анна Рябова"]),
        ("Капитан Глеб Заречный встретил врача Анну Рябову. Он сообщил, что больных нет.", ["Глеб Заречный"]),
        ("Вера Рябова возглавила порт. Одновременно с этим она заявила, что причал снесут.", ["Вера Рябова"]),
        ("Суд выслушал Ивана Орлова. Иван Орлов заявил, что мост цел.", ["Иван Орлов"]),
        ("Капитан встретил Анну Рябову. Капитан сообщил, что больных нет.", ["Капитан"]),
        (
            "Главу военного ведомства Глеба Линда встретила Анна Рябова. «Мост цел», — сказал министр.",
            ["Глеб Линд"],
        ),
    ],
)
def test_words_that_point_back_find_their_bearer(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Минтрансе", ("organisation", "Минтранс")),
        ("Росгвардией", ("organisation", "Росгвардия")),
        ("Гидрометцентра", ("organisation", "Гидрометцентр")),
        ("Минобороны", ("organisation", "Минобороны")),
        ("компании «Тихий якорь»", ("organisation", "компания «Тихий якорь»")),
        ("Минаева", ("person", "Минаева")),
        ("Росси", ("person", "Росси")),
        ("Главацкого", ("person", "Главацкого")),
    ],
)
def test_a_contracted_name_is_a_bodys_and_stands_without_its_ending(words: str, found: tuple[str, str]) -> None:
    assert described(words) == found


def test_a_place_with_a_hyphen_is_no_part_of_a_namesake() -> None:
    assert speakers("Мэр Нижнего Усть-Вальда Глеб Лавров ушёл. Лавров сказал, что мост цел.") == ["Глеб Лавров"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Министр Глеб Линд и министр Ада Хольм уехали. Министр сказала, что мост цел.", ["Ада Хольм"]),
        ("Министр Глеб Линд и министр Ада Хольм уехали. Министр сказал, что мост цел.", ["Глеб Линд"]),
        ("Министр Ева Линд и министр Ада Хольм уехали. Министр сказала, что мост цел.", []),
    ],
)
def test_the_verb_tells_which_of_two_is_meant(text: str, who: list[str]) -> None:
    assert speakers(text) == who


def test_what_is_told_to_be_later_has_no_day_of_the_sentence_before() -> None:
    document = statements.parse(
        "Глеб Линд заявил 3 мая 2019 года, что мост цел. Позже мэр Ада Хольм сказала, что мост закрыт.",
        format="plain",
        language="ru",
    )
    assert [said.when.edtf for said in document.statements] == ["2019-05-03", "2019-05-03/.."]


def test_a_stretch_of_time_in_the_sentence_before_is_no_day_of_the_next() -> None:
    document = statements.parse(
        "В начале февраля 2019 года мэр Глеб Линд сообщил, что мост закрыт. Он добавил, что ждёт весны.",
        format="plain",
        language="ru",
    )
    assert [said.when.edtf for said in document.statements] == ["2019-02-01/2019-02-10", "XXXX-XX-XX"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Надежды Ольховой", "Надежда Ольхова"),
        ("Андрея Шевчука", "Андрей Шевчук"),
        ("Ольги Ким", "Ольга Ким"),
        ("Дмитрия Бадовского", "Дмитрий Бадовский"),
        ("Льва Толстого", "Льва Толстого"),  # Толстой or Толстый: not sure
        ("Орлова", "Орлов"),  # hers would be Орловой
        ("Яна Коха", "Ян Кох"),  # Яна is a woman's name, too
        ("Оуэна Стрэтта", "Оуэн Стрэтт"),
        ("Марио Винцетты", "Марио Винцетта"),
        ("Марии Тихой", "Марии Тихой"),  # Тихая or Тихой: not sure
    ],
)
def test_a_source_in_the_genitive_is_named_in_the_nominative(written: str, name: str) -> None:
    document = statements.parse(f"По словам {written}, мост откроют в мае.", format="plain", language="ru")
    assert document.participants[0].name == name
    assert written in document.participants[0].names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("По словам местных водителей, мост закрыт.", "местные водители"),
        ("По мнению эксперта, мост закрыт.", "эксперт"),
        ("В пресс-службе порта сообщили, что мост закрыт.", "пресс-служба порта"),
        ("В министерстве транспорта сообщили, что мост закрыт.", "министерство транспорта"),
        ("По словам соседки, мост закрыт.", "соседка"),
        ("По словам молодого продавца, мост закрыт.", "молодой продавец"),
        ("По данным Минтранса на 1 мая, мост закрыт.", "Минтранс"),
        ("Мост закрыт, говорится в обращении.", "обращение"),
        ("В штабе Рябова сообщили, что мост закрыт.", "штаб Рябова"),
        ("В офисе губернатора Ильи Рябова сообщили, что мост закрыт.", "офис губернатора Ильи Рябова"),
        ("Экстренные службы сообщили, что мост закрыт.", "Экстренные службы"),
    ],
)
def test_whoever_is_known_by_a_noun_alone_is_named_in_the_nominative(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Мост впервые открыл инженер Олег Носов. Он заявил, что мост крепок.", "Олег Носов"),
        (
            "Лоцман Олег Носов опоздал. Поскольку шёл дождь, он провёл переговоры с мэром Иваном Рябовым. "
            "Он заявил, что порт закрыт.",
            "Олег Носов",
        ),
    ],
)
def test_the_case_of_a_name_tells_of_whom_a_sentence_tells(text: str, name: str) -> None:
    assert speakers(text) == [name]


def test_a_bodys_representative_is_no_other_bodys_spokesman() -> None:
    text = "Пресс-секретарь президента Дмитрий Песков ушёл. Порт закрыт, отметил представитель компании."
    assert speakers(text) == ["представитель компании"]


def test_a_noun_that_names_nobody_in_one_case_is_for_several() -> None:
    document = statements.parse("По данным экономистов, цены растут.", format="plain", language="ru")
    assert document.participants[0].kind == "group"
