"""Who is meant by a name: the one of the gazetteer only where the words say so."""

import datetime as dt

import pytest

import statements
from statements.gazetteer import default
from statements.languages import load
from statements.resolve.descriptions import describe


def meant(text: str, language: str) -> str:
    """The gazetteer's id of whom a mention means, else the words that name somebody."""
    found = describe(text, 0, len(text), load(language), default())
    return found.entry.id if found.entry else found.name


def speakers(text: str, language: str, published: dt.date | None = None) -> list[list[str]]:
    document = statements.parse(text, language=language, published=published)
    return [[who.name for who in document.speakers_of(s)] for s in document.statements]


@pytest.mark.parametrize(
    ("text", "language", "whom"),
    [
        ("Governor Vladimir Ostrand", "en", "Vladimir Ostrand"),
        ("Rifaat al-Assad", "en", "Rifaat al-Assad"),
        ("Xi Yuanping", "en", "Xi Yuanping"),
        ("Prabowo Wirawan", "en", "Prabowo Wirawan"),
        ("Luiz Inacio Lula da Rocha", "en", "Luiz Inacio Lula da Rocha"),
        ("Donald Trump Jr.", "en", "Donald Trump Jr."),
        ("Vladimir Putin II", "en", "Vladimir Putin II"),
        ("Nicolas Maduro Guerra", "en", "Nicolas Maduro Guerra"),
        ("Zuma-Lindqvist", "en", "Zuma-Lindqvist"),
        ("Cameron Hestad", "en", "Cameron Hestad"),
        ("ferry owner Harris Moen", "en", "Harris Moen"),
        ("Macron B. Lund", "en", "Macron B. Lund"),
        ("Anwar al-Holmi", "en", "Anwar al-Holmi"),
        ("Phát ngôn viên Vladimir Semin", "vi", "Vladimir Semin"),
        ("мэр Владимир Осинин", "ru", "Владимир Осинин"),
        # the one of the gazetteer
        ("President Vladimir Putin", "en", "vladimir-putin"),
        ("Putin Vladimir", "en", "vladimir-putin"),
        ("President Bashar al-Assad", "en", "bashar-al-assad"),
        ("Assad", "en", "bashar-al-assad"),
        ("Xi", "en", "xi-jinping"),
        ("Donald John Trump", "en", "donald-trump"),
        ("John F. Kerry", "en", "john-kerry"),
        ("Joseph R. Biden Jr.", "en", "joe-biden"),
        ("Trump Tuesday", "en", "donald-trump"),
        ("Владимир Владимирович Путин", "ru", "vladimir-putin"),
        ("президента России Путина", "ru", "vladimir-putin"),
        ("Ngoại trưởng Nga Sergei Lavrov", "vi", "sergey-lavrov"),
    ],
)
def test_a_longer_name_is_anothers(text: str, language: str, whom: str) -> None:
    assert meant(text, language) == whom


@pytest.mark.parametrize(("headline", "whom"), [(True, "donald-trump"), (False, None)])
def test_a_capital_in_a_headline_tells_nothing(headline: bool, whom: str | None) -> None:
    found = describe("Donald Trump Wants", 0, 18, load("en"), default(), headline=headline)
    assert (found.entry and found.entry.id) == whom


@pytest.mark.parametrize(
    ("text", "language", "whom"),
    [
        ("an anti-Putin rower", "en", "anti-Putin rower"),
        ("the never-Trump lobby", "en", "never-Trump lobby"),
        ("the al-Assad camp", "en", "al-Assad camp"),
        ("a lawyer for President Vladimir Putin", "en", "lawyer for President Vladimir Putin"),
        ("the wife of Prime Minister David Cameron", "en", "wife of Prime Minister David Cameron"),
        (
            "sailors who came with Prime Minister David Cameron",
            "en",
            "sailors who came with Prime Minister David Cameron",
        ),
        ("Trump adviser Ola Brekke", "en", "Ola Brekke"),
        ("Trump campaign chairman Ola Brekke", "en", "Ola Brekke"),
        ("the Trump campaign", "en", "Trump campaign"),
        ("Luật sư của Tổng thống Mỹ Donald Trump", "vi", "Luật sư của Tổng thống Mỹ Donald Trump"),
        ("Mẹ của ông Lê Văn Tám", "vi", "Mẹ của ông Lê Văn Tám"),
        ("Con trai bà Đỗ Thị Năm", "vi", "Con trai bà Đỗ Thị Năm"),
        ("пресс-секретарь Путина Дмитрий Песков", "ru", "dmitry-peskov"),
        ("пресс-секретарь Путина Иван Ольхин", "ru", "Иван Ольхин"),
        ("сторонник Трампа", "ru", "сторонник Трампа"),
        ("команда Зеленского", "ru", "команда Зеленского"),
        ("members of Congress", "en", "members of Congress"),
        # the one who is named
        ("Foreign Minister of Russia Sergei Lavrov", "en", "sergey-lavrov"),
        ("Ngoại trưởng của Nga Sergei Lavrov", "vi", "sergey-lavrov"),
        ("người phát ngôn của Tổng thống Nga Dmitry Peskov", "vi", "dmitry-peskov"),
        ("помощник президента Юрий Ушаков", "ru", "yury-ushakov"),
        ("министра Лаврова", "ru", "sergey-lavrov"),
        ("президент Украины Пётр Порошенко", "ru", "petro-poroshenko"),
    ],
)
def test_the_head_of_a_phrase_says_who_speaks(text: str, language: str, whom: str) -> None:
    assert meant(text, language) == whom


@pytest.mark.parametrize(
    ("text", "language", "whom"),
    [
        ("quân đội Peru", "vi", "quân đội Peru"),
        ("Báo chí Ý", "vi", "Báo chí Ý"),
        ("Cảnh sát Đà Nẵng", "vi", "Cảnh sát Đà Nẵng"),
        ("Vietnam Ferries", "vi", "Vietnam Ferries"),
        ("police in Kenya", "en", "police in Kenya"),
        ("полиция Москвы", "ru", "полиция Москвы"),
        # a metonym
        ("Moscow", "en", "moscow"),
        ("nước Nga", "vi", "russia"),
        ("Mỹ", "vi", "united-states"),
        ("Москва", "ru", "moscow"),
    ],
)
def test_a_place_speaks_only_where_it_stands_alone(text: str, language: str, whom: str) -> None:
    assert meant(text, language) == whom


@pytest.mark.parametrize(
    ("text", "language", "whom"),
    [
        (
            "Người phát ngôn cảng Olav Carney cho biết tàu sẽ chạy. Theo ông Carney, vé giữ giá cũ.",
            "vi",
            [["Olav Carney"], ["Olav Carney"]],
        ),
        ("Theo ông Carney, vé giữ giá cũ.\n\nHôm qua, bà Olga Carney có mặt.", "vi", [["Olga Carney"]]),
        ("The mayor, Sten Ortega, was late. Ortega said the garden was ready.", "en", [["Sten Ortega"]]),
        ("Kerry Brekke said the pier was open. Kerry said it would close.", "en", [["Kerry Brekke"], ["Kerry Brekke"]]),
        ("Глава порта Антон Лавров опоздал. Лавров заявил, что порт готов.", "ru", [["Антон Лавров"]]),
        ("Mrs Trump said the garden was ready.", "en", [["Trump"]]),
        ("Phát ngôn viên Nhà Trắng Carney cho biết vé giữ giá cũ.", "vi", [["Carney"]]),
        ("Doris Merkel, a baker, sold her boat. Merkel said it leaked.", "en", [["Doris Merkel"]]),
        ("Quillon Merkel, 71, sold a boat. Merkel said it leaked.", "en", [["Quillon Merkel"]]),
        # the one of the gazetteer
        ("Today Merkel sold a boat. Merkel said it leaked.", "en", [["Angela Merkel"]]),
        ("However Merkel, the chancellor, sold a boat. Merkel said it leaked.", "en", [["Angela Merkel"]]),
        ("Daniel Ortega came with Sten Ortega. Ortega said the garden was ready.", "en", [["Daniel Ortega"]]),
        ("Thủ tướng Canada Carney cho biết vé giữ giá cũ.", "vi", [["Mark Carney"]]),
        ("In Moscow Lavrov said the port was ready.", "en", [["Sergey Lavrov"]]),
        ("When Lavrov came, it rained. Lavrov said the port was ready.", "en", [["Sergey Lavrov"]]),
    ],
)
def test_a_bare_surname_is_whoever_bears_it_on_the_page(text: str, language: str, whom: list[list[str]]) -> None:
    assert speakers(text, language) == whom


@pytest.mark.parametrize(("year", "whom"), [(2003, "Carney"), (2025, "Mark Carney")])
def test_a_bare_surname_is_no_one_who_was_unknown_when_the_page_came_out(year: int, whom: str) -> None:
    assert speakers("Carney said the pier was open.", "en", dt.date(year, 5, 1)) == [[whom]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bộ Tài chính", []),
        ("Bộ Tư pháp", []),
        ("Bờ Tây", ["west-bank"]),
        ("Bo Tay", ["west-bank"]),
        ("Thuỵ Điển", ["sweden"]),
        ("Thụy Điển", ["sweden"]),
    ],
)
def test_a_vietnamese_name_is_known_by_its_marks(text: str, found: list[str]) -> None:
    assert [hit.entry.id for hit in default().scan(text)] == found
