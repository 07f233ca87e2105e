"""Two who are meant together: whom *hai bên* and its like name, and where they name nobody."""

from __future__ import annotations

import pytest

from statements import parse

MET = "Thủ tướng Marek Novák gặp Thủ tướng Bounmy Sivilay tại Vinh."
TWO = ["Marek Novák", "Bounmy Sivilay"]


def speakers(text: str, language: str = "vi") -> list[list[str]]:
    document = parse(text, format="plain", language=language)
    names = {who.id: who.name for who in document.participants}
    return [[names[id] for id in statement.speakers] for statement in document.statements]


@pytest.mark.parametrize(
    "said",
    [
        "Hai bên nhất trí rằng cầu phải được sửa.",
        "Hai Thủ tướng khẳng định cầu an toàn.",
        "Hai nhà lãnh đạo cùng cho rằng cầu cần được sửa.",
        "Cả hai cho biết sẽ trở lại.",
        "“Cầu an toàn”, cả hai nói.",
        "Ô tô xếp hàng dài. Hai ông cho biết phà sẽ chạy.",
    ],
)
def test_a_word_for_two_means_both_who_were_told_of_in_one_sentence(said: str) -> None:
    assert speakers(f"{MET} {said}") == [TWO]


def test_a_word_for_two_reaches_over_a_paragraph_that_names_nobody() -> None:
    assert speakers(f"{MET}\n\nPhà vẫn chạy suốt đêm.\n\nHai bên nhất trí rằng cầu phải được sửa.") == [TWO]


@pytest.mark.parametrize(
    "said",
    [
        "Đại sứ Ann Orde và kỹ sư Tô Lan cùng dự. Hai bên nhất trí rằng cầu phải được sửa.",
        "Đại sứ Ann Orde đến muộn. Hai Bộ trưởng khẳng định cầu an toàn.",
    ],
)
def test_others_told_of_since_leave_open_who_is_meant(said: str) -> None:
    assert TWO not in speakers(f"{MET} {said}")


def test_one_who_holds_the_office_is_not_both() -> None:
    assert speakers("Bộ trưởng Lê Văn Tám đến Vinh. Hai Bộ trưởng khẳng định cầu an toàn.") == [[]]


def test_three_in_one_sentence_are_no_two() -> None:
    assert speakers("Ông Lê Tám gặp ông Tô Minh và bà Vũ Nụ. Hai bên cho rằng cầu cần sửa.") == [[]]


def test_two_who_spoke_as_one_are_meant() -> None:
    text = "Ông Lê Văn Tám và bà Trần Thị Nụ cho biết trời mưa. Hai người cũng cho rằng phà sẽ chậm."
    assert speakers(text) == [["Lê Văn Tám", "Trần Thị Nụ"]] * 2


def test_two_who_spoke_one_after_the_other_are_meant() -> None:
    text = "Ông Lê Văn Tám cho biết trời mưa. Bà Trần Thị Nụ nói phà chậm. Cả hai mong cầu sớm xong."
    assert speakers(text)[-1] == ["Lê Văn Tám", "Trần Thị Nụ"]


def test_two_of_another_noun_are_somebody_new() -> None:
    assert speakers("Hai nhân chứng cho biết trời mưa.") == [["Hai nhân chứng"]]
    assert speakers("Ông Lê Văn Tám gặp bà Trần Thị Nụ. Hai nhân chứng cho biết trời mưa.") == [[]]


def test_two_with_their_offices_behind_their_names_speak_together() -> None:
    text = "Ông Tô Chí Hiệp, chủ tịch Hội Cầu, và bà Lều Bội Cơ, chủ tịch Hội Phà, cùng cho rằng chợ nên mở tới 2 giờ."
    assert speakers(text) == [["Tô Chí Hiệp", "Lều Bội Cơ"]]
