"""Who speaks in the turns of a transcript: by name, by surname, by office, or not at all."""

from __future__ import annotations

import pytest

from statements import parse
from statements.resolve.turns import cased


def speakers(text: str) -> list[str]:
    """The speakers of a page's turns, in order, each with the basis on which they are known."""
    doc = parse(text, format="transcript")
    names = {p.id: p.name for p in doc.participants}
    return [f"{' '.join(names[i] for i in s.speakers)} {s.speaker_basis}".strip() for s in doc if s.within is None]


RECORD = "[Congressional Record Volume 1, Number 2 (Monday, April 8, 2024)]\n\n"


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        # A surname is whose full name a label or the page's head has, before it or behind it.
        (
            "NORA FELD: I am here.\nFELD: I am.\nBO EK: We know.",
            ["Nora Feld named", "Nora Feld resolved", "Bo Ek named"],
        ),
        (
            "MS. FELD: I am here.\nBO EK: We know.\nNORA FELD: I am.",
            ["Nora Feld resolved", "Bo Ek named", "Nora Feld named"],
        ),
        ("Paul Holt, Spokesman\n\nMR. HOLT: I am here.\n\nQ: Why?", ["Paul Holt resolved", "unknown"]),
        ("Paul Holt and Ida Holt\n\nMR. HOLT: I am here.\n\nQ: Why?", ["Holt named", "unknown"]),
        ("ANN HOLT: I am.\nIDA HOLT: I am.\nHOLT: I am.", ["Ann Holt named", "Ida Holt named", "Holt named"]),
        (
            "S. O'BRIEN: We said that it was so.\nSAM O'BRIEN: I said that.\nMAX O'BRIEN: I know.",
            ["Sam O'Brien resolved", "Sam O'Brien named", "Max O'Brien named"],
        ),
        # A known person is meant only where the title or the page says so.
        (RECORD + "  Mr. LAVROV. I rise.\n  Mr. EK. I rise.", ["Lavrov named", "Ek named"]),
        ("FOREIGN MINISTER LAVROV: I am here.\n\nQUESTION: Why?", ["Sergey Lavrov resolved", "unknown"]),
        ("Question: Why?\n\nSergey Lavrov: I know.\n\nQuestion: And?", ["unknown", "Sergey Lavrov named", "unknown"]),
        # A state tells namesakes apart; an office is somebody only where the page says who.
        (
            RECORD + "  Mr. SMITH of Elb. I rise.\n  Mr. SMITH of Sund. I too.\n  Mr. SMITH of Elb. Again.",
            ["Smith named", "Smith named", "Smith named"],
        ),
        (
            RECORD + "  The SPEAKER pro tempore (Mr. Poe). So ordered.\n  The SPEAKER pro tempore. It is.",
            ["Poe named", "Poe resolved"],
        ),
        (RECORD + "  The PRESIDING OFFICER. So ordered.", ["PRESIDING OFFICER named"]),
        ("MODERATOR: We begin.\n\nQ: Why?", ["MODERATOR named", "unknown"]),
        # Who answers is whom the title or the introduction names; of two neither.
        ("Minister Ann Lee on tolls\n\nQ: Why?\n\nA: I said so.", ["unknown", "Ann Lee resolved"]),
        ("Minister Ann Lee and Minister Bo Ek\n\nQ: Why?\n\nA: I said so.", ["unknown", "unknown"]),
        ("Why Minister Ann Lee’s tolls matter\n\nQ: Why?\n\nA: I said so.", ["unknown", "unknown"]),
        ("A talk on Minister Ann Lee\n\nQ: Why?\n\nA: I said so.", ["unknown", "unknown"]),
        (
            "Minister Ann Lee must go\n\nWe asked Professor Bo Ek.\n\nQ: Why?\n\nA: I said so.",
            ["unknown", "Bo Ek resolved"],
        ),
        ("On tolls\n\nQ: Why?\n\nA: I said so.", ["unknown", "unknown"]),
        # The only one named in full, and no correspondent, no place, nobody who is told of.
        (
            "О пошлинах\n\nСмотритель Каменного моста Егор Лунин тут давно.\n\nВопрос: Зачем?\n\nОтвет: Я так сказал.",
            ["unknown", "Егор Лунин resolved"],
        ),
        (
            "О пошлинах\n\nКорреспондент «Волны» Егор Лунин пришёл на маяк.\n\nВопрос: Зачем?\n\nОтвет: Я так сказал.",
            ["unknown", "unknown"],
        ),
        (
            "О пошлинах\n\nО маяке Егора Лунина знают все.\n\nВопрос: Зачем?\n\nОтвет: Я так сказал.",
            ["unknown", "unknown"],
        ),
        (
            "Lệ phí mới\n\nPhóng viên Báo Bạch Nam gặp ông Trần Văn Lộ.\n\nHỏi: Sao?\n\nĐáp: Tôi không rõ.",
            ["unknown", "Trần Văn Lộ resolved"],
        ),
        (
            "Lệ phí mới\n\nÔng Trần Văn Lộ vừa từ chức.\n\nHỏi: Sao?\n\nĐáp: Tôi đã gặp Trần Văn Lộ.",
            ["unknown", "unknown"],
        ),
        ("The Woman Who Waits\n\nIda Lund has a boat.\n\nQ: Why?\n\nA: I do.", ["unknown", "Ida Lund resolved"]),
        ("The Woman Who Waits\n\nThe Coastal Survey has a boat.\n\nQ: Why?\n\nA: I do.", ["unknown", "unknown"]),
        # A paragraph of the introduction that tells of a talk, and names one alone.
        (
            "Директор маяка: «Море не лжёт»\n\nРыбаков ведёт Степан Горин.\n\nМы поговорили с Верой Луниной."
            "\n\nКто там?\n\n— Я там одна.\n\nДавно ли вы там?\n\n— Год.\n\nЧто вы ждёте?\n\n— Мая.",
            ["unknown", "Вера Лунина resolved"] * 3,
        ),
        (
            "The Keeper’s Hour\n\nThe Saturday interview\n\nWe spoke to Ida Lund and Max Holt.\n\nQ: Why?\n\nA: I do.",
            ["unknown", "unknown"],
        ),
        (
            "Six questions for Ida Lund\n\nBo Ek and Max Holt wait.\n\nQ: Why?\n\nA: I do.",
            ["unknown", "Ida Lund resolved"],
        ),
        # With whom a line opens that goes on with what is told; whose surname opens the title.
        (
            "«Море не лжёт»\n\nСмотритель Вера Лунина — о маяке и тишине\n\nЕй помогает Егор Горин.\n\nВопрос: Зачем?"
            "\n\nОтвет: Я так решила.",
            ["unknown", "Вера Лунина resolved"],
        ),
        (
            "Lund on rain\n\nKeeper Ida Lund waits. Max Holt built her boat.\n\nQ: Why?\n\nA: I do.",
            ["unknown", "Ida Lund resolved"],
        ),
        # Where somebody comes from is no name, though the introduction tells of the place again.
        (
            "Смотритель из Нижней Луки — о тишине\n\nМаяк Нижней Луки строил Егор Лунин, его смотритель."
            "\n\nВопрос: Зачем?\n\nОтвет: Я так решил.",
            ["unknown", "Егор Лунин resolved"],
        ),
        ("Lund Mills Blog\n\nWe wait at Lund Mills for the sacks.\n\nQ: Why?\n\nA: I do.", ["unknown", "unknown"]),
        # Initials are whoever the head names in full with them; of two neither.
        (
            "Keeper Ida Lund and pilot Max Holt\n\nIL: I wait here.\n\nMH: I know.\n\nIL: You do.",
            ["Ida Lund resolved", "Max Holt resolved", "Ida Lund resolved"],
        ),
        (
            "Keeper Ida Lund and pilot Ian Lee\n\nIL: I wait here.\n\nMH: I know.\n\nIL: You do.",
            ["IL named", "MH named", "IL named"],
        ),
        # What tells of whoever answered stands below the last answer, and is no part of it.
        (
            "The Woman Who Waits\n\nIda Lund has a boat.\n\nQ: Why?\n\nA: I do.\n\nIt floats."
            "\n\nIda Lund’s book is out in May.\n\nMail us.",
            ["unknown", *["Ida Lund resolved"] * 2],
        ),
        (
            "The Woman Who Waits\n\nIda Lund has a boat.\n\nQ: Why?\n\nA: I do.\n\nI am Ida Lund.\n\nIt floats.",
            ["unknown", *["Ida Lund resolved"] * 3],
        ),
        ("UNIDENTIFIED MALE: I ran.\n\nMR. EK: I saw it.", ["unknown", "Ek named"]),
    ],
)
def test_who_speaks(page: str, wanted: list[str]) -> None:
    assert speakers(page) == wanted


def test_namesakes_of_two_states_are_two() -> None:
    doc = parse(RECORD + "  Mr. SMITH of Elb. I rise.\n  Mr. SMITH of Sund. I too.\n  Mr. SMITH of Elb. Again.\n")
    first, second, third = (s.speakers for s in doc.statements)
    assert first == third != second
    assert [p.affiliation for p in doc.participants] == ["Elb", "Sund"]


@pytest.mark.parametrize(
    ("page", "acts"),
    [
        ("ANN EK: Is it open?\nBO LUND: It is.\nANN EK: Good.", ["ask", "assert", "assert"]),
        # An answer that ends as a question, words that nobody else answers, and a speech of several paragraphs.
        ("ANN EK: Is it open?\nBO LUND: Why not?\nANN EK: Good.", ["ask", "assert", "assert"]),
        ("Q: Is it open?\n\nBO LUND: Why not?\n\nQ: And?", ["ask", "assert", "ask"]),
        ("BO LUND: It is.\nANN EK: We wait.\nBO LUND: Who knows?", ["assert", "assert", "assert"]),
        ("BO LUND: I ask two things.\n\nWho pays, and when?\n\nANN EK: I do.", ["assert", "assert", "assert"]),
    ],
)
def test_what_asks(page: str, acts: list[str]) -> None:
    assert [s.act for s in parse(page, format="transcript")] == acts


def test_questions_are_put_to_whoever_answers_next() -> None:
    doc = parse(
        "QUESTION: Why?\n\nQUESTION: And when?\n\nMODERATOR: Please.\n\nMR. EK: I do not know.\n\nQUESTION: Oh?"
    )
    asked = [s for s in doc.statements if s.act == "ask"]
    assert [[p.name for p in doc.addressees_of(s)] for s in asked] == [["Ek"], ["Ek"], []]
    assert [s.act for s in doc.statements] == ["ask", "ask", "assert", "assert", "ask"]


def test_somebody_who_only_asks_is_whoever_asks() -> None:
    doc = parse("ANN LEE: Are you well?\n\nBO EK: I am.\n\nANN LEE: And happy?\n\nBO EK: I think so.")
    assert [s.act for s in doc.statements] == ["ask", "assert", "ask", "assert"]
    assert [p.name for p in doc.addressees_of(doc.statements[0])] == ["Bo Ek"]


def test_what_a_turn_quotes_stands_within_it_and_was_said_before() -> None:
    page = "April 8, 2024\n\nQ: Minister Bo Ek said, “It will rain.” Will it?\n\nMR. LEE: He said so. I said: “No.”\n"
    doc = parse(page)
    inner = [s for s in doc.statements if s.within]
    assert [[p.name for p in doc.speakers_of(s)] for s in inner] == [["Bo Ek"]]
    assert [s.when.edtf for s in inner] == ["../2024-04-08"]


def test_what_a_turn_quotes_of_nobody_known_is_nobody_s() -> None:
    turn = "In May. The union told us: “Nobody asked.” So we asked."
    page = f"QUESTION: When?\n\nMR. HOLT: {turn}\n\nQUESTION: Why?\n\nMR. HOLT: Rain.\n"
    inner = [s for s in parse(page).statements if s.within]
    assert [(s.text, s.speakers, s.within) for s in inner] == [("Nobody asked.", (), "s2")]


def test_what_a_film_shows_was_said_before() -> None:
    page = (
        "April 8, 2024\n\nANN LEE: I am here.\n(BEGIN VIDEO CLIP)\nBO EK: I ran.\n(END VIDEO CLIP)\nANN LEE: We know.\n"
    )
    assert [s.when.edtf for s in parse(page).statements] == ["2024-04-08", "../2024-04-08", "2024-04-08"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("VAN DER HOLT-LUND", "Van Der Holt-Lund"),
        ("MR. DeLAY", "Mr. DeLay"),
        ("J.R. EWE", "J.R. Ewe"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_capitals_are_written_as_a_name(written: str, name: str) -> None:
    assert cased(written) == name
