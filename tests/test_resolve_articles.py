"""Who is meant in whole articles in Vietnamese, whose captions and marks stand in one line with the report."""

from __future__ import annotations

import pytest

import statements


def speakers(text: str) -> list[list[str]]:
    """The names of each statement's speakers."""
    document = statements.parse(text, format="plain", language="vi")
    names = {who.id: who.name for who in document.participants}
    return [[names[who] for who in said.speakers] for said in document.statements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Cuộc đua rất có ý nghĩa Đại tướng Tô Văn Lực Trong thư gửi bến, Đại tướng viết: “Cầu là của dân”.",
            "Tô Văn Lực",
        ),
        ("Ông Tô Văn Lực Đánh giá về cầu thì không dễ. Ông Lực nói cầu đã hỏng.", "Tô Văn Lực"),
        ("Bà Tô Thị Thanh Trong nói cầu đã hỏng.", "Tô Thị Thanh Trong"),
    ],
)
def test_a_name_ends_where_a_sentence_opens(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Thủ tướng Hà Lan", "Thủ tướng Hà Lan"),
        ("Bộ trưởng Quốc phòng Thái Lan", "Bộ trưởng Quốc phòng Thái Lan"),
        ("Bà Hà Lan", "Hà Lan"),
        ("Bà Lê Thái Lan", "Lê Thái Lan"),
        ("Thủ tướng Hà Lan Ole Lundqvist", "Ole Lundqvist"),
    ],
)
def test_a_country_whose_first_word_is_a_family_name_is_nobody(mention: str, name: str) -> None:
    assert speakers(f"{mention} cho biết cầu đã hỏng.") == [[name]]


def test_whose_work_a_thing_is_between_brackets_is_nobody_told_of() -> None:
    text = "Bài hát “Bến” (sáng tác: Lê Văn Bền) rất hay. Anh nói rằng đây là một ngày hạnh phúc."
    assert speakers(text) == [[]]


def test_two_sides_are_no_crowd_that_spoke_before() -> None:
    text = "Theo các nhà phân tích, cuộc gặp rất quan trọng. Trước đây, hai bên dự kiến buôn bán sẽ tăng."
    assert speakers(text) == [["nhà phân tích"], []]


def test_how_anybody_is_called_before_an_office_points_to_nobody() -> None:
    text = "Ông Tô Đại Lực, Giám đốc kho, gặp đồng chí Bùi Văn Mận. Đồng chí Giám đốc cho biết cầu sẽ mở."
    assert speakers(text) == [["Tô Đại Lực"]]


@pytest.mark.parametrize("names", [["Lê Bền", "Tô Lực"], ["Jang Mi Na", "Lee Seung Yon"]])
def test_a_joint_parts_two_by_their_names_alone(names: list[str]) -> None:
    assert speakers(f"{' và '.join(names)} nói rằng cầu đã hỏng.") == [names]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Một quan chức phòng cháy ở thành phố Hoa Liên", "quan chức phòng cháy ở thành phố Hoa Liên"),
        ("Phó giám đốc bến ở thành phố Lam Giang Lê Văn Bền", "Lê Văn Bền"),
        ("Chủ tịch UBND thành phố Lê Lan", "Lê Lan"),
    ],
)
def test_a_town_is_nobody(mention: str, name: str) -> None:
    assert speakers(f"{mention} nói rằng cầu đã hỏng.") == [[name]]
