"""Whom *the former teacher* means, спортсменка, *nữ ca sĩ*: who is told of right before, and nobody where two fit."""

from __future__ import annotations

import pytest

from statements import parse


def speakers(text: str) -> list[list[str]]:
    """The names of those who speak on a page, a list for each statement."""
    page = parse(text, format="plain")
    return [[who.name for who in page.speakers_of(said)] for said in page.statements]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Chief executive Ada Holm apologised. “I did nights on the ward,” the former physician told a radio.",
            "Ada Holm",
        ),
        ("Outside, Ada Holm was unimpressed. “They have money for a mosaic,” said the mother-of-four.", "Ada Holm"),
        (
            "Carl Lund laughed when it was put to him.\n\n“I have only just found out,” the midfielder said.",
            "Carl Lund",
        ),
        ("Mayor Ada Holm opened the hall. “It leaks,” the retired teacher said.", "Ada Holm"),
        ("Ada Holm lost her seat. “It was fair,” the businesswoman said.", "Ada Holm"),
        ("Полина Белова выиграла гонку. «Тренер кричал», — смеялась спортсменка.", "Полина Белова"),
        ("Четырёхкратный чемпион Глеб Орлов не согласен. Провалы остались, напомнил ветеран.", "Глеб Орлов"),
        ("Ca sĩ Lê Thị Lụa trở lại sân khấu. “Tôi không nghe thấy gì nữa”, nữ ca sĩ kể.", "Lê Thị Lụa"),
        ("Bùi Hoàng Nam lập cú đúp. “Tôi không nghĩ gì nữa”, cầu thủ 23 tuổi kể.", "Bùi Hoàng Nam"),
        ("HLV Tô Đình Toàn bình tĩnh. Nhà cầm quân quê Nam Hạ nói đội đã chơi dưới sức.", "Tô Đình Toàn"),
        (
            "HLV Ada Lund: “Thua!”.\n\nTrời đã tối ở Bến Hạ và khán giả ra về.\n\nNhà cầm quân nói đội đã mệt.",
            "Ada Lund",
        ),
        (
            "Đạo diễn Ada Roche đến cùng biên kịch Tô Lam. Chị Lam nói sẽ quay. Nữ đạo diễn người Hàn Quốc nói đã mệt.",
            "Ada Roche",
        ),
        ("Nhà văn Trịnh Khiêm ra sách mới. Tác giả 66 tuổi nói đã viết ở bến.", "Trịnh Khiêm"),
        ("Chị Tô Oanh mở quán ở bến. Bà chủ 45 tuổi kể có hôm chỉ bán ba tô.", "Tô Oanh"),
        ("Anh Trần Văn Đởm mất cả vườn cây. “Tôi trồng lại từ đầu”, người đàn ông 58 tuổi nói.", "Trần Văn Đởm"),
    ],
)
def test_an_epithet_means_whoever_is_told_of_right_before(text: str, who: str) -> None:
    assert speakers(text)[-1] == [who]


@pytest.mark.parametrize(
    "text",
    [
        # a part in what happened is somebody else's
        "Mayor Ada Holm opened the inquest. “He never braked,” the driver said.",
        "Carl Lund appealed. “There is no case,” the judge said.",
        "Глеб Орлов подал жалобу. «Оснований нет», — сказал судья.",
        # the noun was there before
        "A novelist was hurt. Ada Holm ran to help. “It went dark,” the novelist said.",
        # the verb or the noun tells another gender
        "Глеб Орлов проиграл. «Я рада», — сказала спортсменка.",
        "Ada Holm lost her seat. “She had it coming,” the businessman said.",
        "Carl Lund lost his seat. “He had it coming,” the businesswoman said.",
        # the sentence before tells of others
        "Ada Holm won the vote.\n\nThe hall was cold that night and nobody stayed. “We froze,” the violinist said.",
        # a trait, but nobody is told of
        "Trận đấu ở Bến Hạ muộn. “Tôi không nghĩ gì nữa”, cầu thủ 23 tuổi kể. Bùi Hoàng Nam ra về.",
        # one of several
        "Tô Đình Toàn ra về. “Tôi không nghĩ gì nữa”, một cầu thủ 23 tuổi kể.",
        # one of whom nothing is known yet
        "A violinist from Bern said that the hall was cold. Ada Holm left.",
    ],
)
def test_who_is_not_told_of_so_keeps_their_own_words(text: str) -> None:
    named = {name for names in speakers(text) for name in names}
    assert named
    assert not {"Ada Holm", "Carl Lund", "Глеб Орлов"} & named


def test_an_epithet_that_fits_two_alike_is_nobodys() -> None:
    page = parse("Ada Holm and Eva Lund opened the hall. “It leaks,” the novelist said.", format="plain")
    (said,) = page.statements
    assert not page.speakers_of(said)
    assert len(said.candidates) == 2


def test_an_epithet_that_came_once_means_the_same_again() -> None:
    text = "Ada Holm laughed. “I ran,” the novelist said. “I fell,” the novelist added."
    assert speakers(text) == [["Ada Holm"], ["Ada Holm"]]


def test_a_reply_is_nobodys_name() -> None:
    assert speakers("Ada Holm phoned her daughter. “She never rings,” came the reply.") == [[]]


def test_kin_of_ones_own_are_called_by_their_name() -> None:
    assert speakers("Ada Holm was unimpressed. Her own mother, Eva, said it leaked.") == [["Eva"]]


def test_whoever_a_paper_spoke_to_may_be_nobody_who_is_named() -> None:
    text = "Министр Глеб Орлов приехал. Как сообщил один из ректоров, денег нет. По словам собеседника газеты, не дали."
    assert "Глеб Орлов" not in speakers(text)[-1]


def test_an_attribute_in_a_sentences_capital_is_no_part_of_the_name_behind_it() -> None:
    assert speakers("Двадцатидвухлетняя Полина Белова победила. Она заявила, что лёд тает.") == [["Полина Белова"]]
    assert speakers("Белова Полина Олеговна заявила, что лёд тает.") == [["Белова Полина Олеговна"]]


def test_an_epithet_of_two_in_turn_is_nobodys_the_second_time() -> None:
    text = "Ada Holm laughed. “I ran,” the novelist said. Eva Lund wept. “I fell,” the novelist said."
    assert speakers(text) == [["Ada Holm"], []]
