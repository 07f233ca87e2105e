"""Whom *bà*, *ông*, *anh* mean behind a sentence on several, and who the words for somebody unnamed are."""

from __future__ import annotations

import pytest

from statements import parse


def speakers(text: str) -> list[str]:
    """Each statement's speakers; in brackets whom its words fit alike; nothing for nobody."""
    doc = parse(text, format="plain", language="vi")
    return [
        " + ".join(p.name for p in doc.speakers_of(s)) or str([p.name for p in doc.candidates_of(s)] or "")
        for s in doc.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who is called so in the sentence, not its subject, of whom nothing tells that.
        ("Giám đốc Cao Bá Lịch tặng nhà cho bà Điêu Thị Sáu. “Từ nay mưa không dột”, bà nói.", "Điêu Thị Sáu"),
        ("Giám đốc Cao Bá Lịch đón chị Hà Sen. Chị cho biết bến đã mở.", "Hà Sen"),
        ("Bộ trưởng Hà Khải Mộc gặp nữ Tổng thống Ada Holm. Bà nói bến sẽ mở.", "Ada Holm"),
        # Names tell the gender: a middle name, a given name, a foreign one.
        ("Chủ tịch Lê Lịch gặp Giám đốc Trần Thị Sen. Bà cho biết bến đã mở.", "Trần Thị Sen"),
        ("Thủ tướng Elena Voss đón Tổng thống Marcus Thorne. Ông nói bến sẽ mở.", "Marcus Thorne"),
        ("Thủ tướng Marcus Thorne đón Ngoại trưởng Elena Voss. Bà nói bến sẽ mở.", "Elena Voss"),
        # The subject that is called so itself.
        ("Ông Lê Mộc kiện ông Hà Tám. Ông cho rằng giấy tờ đã bị sửa.", "Lê Mộc"),
        ("Ông Hà Tám nói trời mưa. Ông Lê Mộc im lặng. Ông cho rằng bến nên đóng.", "Lê Mộc"),
        # Nothing tells which: both are candidates.
        ("Bộ trưởng Hà Khải Mộc tiếp ông Lê Tám. Ông cho biết bến sẽ mở.", "['Hà Khải Mộc', 'Lê Tám']"),
        ("Trung tá Vi Văn Sơn bắt Lò Văn Hặc. Anh này khai mua thuốc ở bến.", "['Vi Văn Sơn', 'Lò Văn Hặc']"),
        ("Nhà văn Doãn Ái Sa gặp họa sĩ Lê Kha Di. Bà nói bến sẽ mở.", "['Doãn Ái Sa', 'Lê Kha Di']"),
        ("Huấn luyện viên Park Min khen thủ môn Bùi Văn Tám. Anh nói bến mở.", "['Park Min', 'Bùi Văn Tám']"),
        ("Ông Lê Mộc và ông Hà Tám cùng đến. Ông cho biết không giữ tiền.", "['Lê Mộc', 'Hà Tám']"),
        # No firm is *ông*; a mother is one person.
        ("Một nguồn tin cho biết bến đã đóng. Nguồn tin này nói phà hỏng.", "nguồn tin"),
        ("Yarrow cho biết máy mới đã về. Ông nói giá sẽ giảm.", ""),
        ("Mẹ anh Lê Tám cho biết con bà mất tích. Bà nói không ngủ được.", "Mẹ anh Lê Tám"),
    ],
)
def test_a_word_for_people_means_who_is_called_so(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luật sư Hoàng Thế Anh cho rằng bến nên mở.", "Hoàng Thế Anh"),
        ("LS. Châu Mỹ Sen cho rằng bến nên mở.", "Châu Mỹ Sen"),
        ("Tiền đạo Léo Batista nói bến nên mở.", "Léo Batista"),
        ("Giám đốc bảo tàng Lý Khánh Sen nói bến nên mở.", "Lý Khánh Sen"),
        ("Giám đốc Bảo tàng Lý Khánh Sen nói bến nên mở.", "Giám đốc Bảo tàng Lý Khánh Sen"),
        ("Ban tổ chức giải chạy Bến Sương nói bến nên mở.", "Ban tổ chức giải chạy Bến Sương"),
        ("Ngoại trưởng Orvalia Ada Holm nói bến nên mở.", "Ada Holm"),
        ("Đại diện Cộng hòa Orvalia tại Liên hợp quốc Joseph Holm nói bến nên mở.", "Joseph Holm"),
        ("Trợ lý Ngoại trưởng phụ trách châu Á - Thái Bình Dương Gregory Holm nói bến nên mở.", "Gregory Holm"),
        ("“Bến phải mở”, dân làng Kon Sen hô vang.", "dân làng Kon Sen"),
        ("Bác sĩ Hoan vào cuối buổi chiều nói bến sẽ mở.", "Hoan"),
        ("Đại sứ Orvalia tại Liên hợp quốc, bà Ingrid Holm nói bến sẽ mở.", "Ingrid Holm"),
        ("Chủ tịch Hội Bến, bà Lê Thị Sen, tại phiên họp sáng 5/7 nói bến sẽ mở.", "Lê Thị Sen"),
        ("Theo thông tin ban đầu, bến đã mở.", ""),
        ("Theo thông tin của cảnh sát Holm, bến đã mở.", "cảnh sát Holm"),
    ],
)
def test_who_a_title_and_a_name_are(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


def test_who_is_not_to_be_named_is_told_by_what_they_are_and_by_all_the_words() -> None:
    doc = parse("Một cán bộ bến xin giấu tên cho biết bến sẽ mở.", format="plain", language="vi")
    (who,) = doc.speakers_of(doc.statements[0])
    assert (who.name, who.names) == ("cán bộ bến", ("cán bộ bến", "Một cán bộ bến xin giấu tên"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the main clause's subject, behind what the sentence opens with
        ("Sau khi huấn luyện viên Alex Ferg ra sách, Roy Keane liền đáp trả. Trong đó anh nhấn mạnh ông thầy sai.", []),
        ("Sau khi ông Tô Lực ra sách, chợ đông hẳn. Theo ông, sách hay.", ["Tô Lực"]),
        # in a bracket an address, no name, behind a word that people are called by
        ("Bác Hoa nhà ở khu tập thể (Hoàng Quốc Việt) cho biết: “Rau đắt”.", ["Bác Hoa nhà ở khu tập thể"]),
        # a body in a capital is not the name before its comma
        ("Cùng ca sĩ Charles Munro, Dàn nhạc đến từ Bến này hứa hẹn sẽ diễn hay.", []),
        # the name before the comma, behind a credit or a paper's mark
        ("Ảnh: Mai Thu Ông Lê Viết Bền, chủ bút báo Bến Việt cho biết, bến có nhiều cá.", ["Lê Viết Bền"]),
        ("TP - Anh Nguyễn Phi Lương, Phó Chủ tịch thường trực Hội Bến cho biết, hội đã họp.", ["Nguyễn Phi Lương"]),
        ("Theo chúng tôi được biết, cầu đã hỏng.", []),
    ],
)
def test_who_is_named_where_more_than_one_stands_there(text: str, names: list[str]) -> None:
    doc = parse(text, format="plain", language="vi")
    assert [person.name for said in doc.statements for person in doc.speakers_of(said)] == names


@pytest.mark.parametrize(
    ("between", "basis"),
    [
        ("Sạp thịt của anh Tân vẫn còn một nửa.", "unknown"),
        ("Chị Mận bán gà ở chợ với anh Tân.", "inferred"),
        ("Chợ vẫn đông.", "inferred"),
    ],
)
def test_a_sentence_on_somebody_else_parts_a_quotation_from_who_spoke_before(between: str, basis: str) -> None:
    text = f"Chị Quách Thị Mận nói: “Ai cũng mua rau”. {between} “Trời mưa chỉ đắt hàng rau thôi, hàng thịt lại ế”."
    assert parse(text, format="plain", language="vi").statements[-1].speaker_basis == basis


@pytest.mark.parametrize("behind", ["Phó Chủ tịch Tô Lực ra về", "Hà Nội", "Phú Lâm"])
def test_half_a_title_or_a_town_behind_a_comma_is_not_who_is_meant(behind: str) -> None:
    text = f"Thay mặt đoàn đại biểu nhân dân Bến, {behind}. Đại biểu sẽ thảo luận, đề xuất các biện pháp mới."
    doc = parse(text, format="plain", language="vi")
    assert [person.name for said in doc.statements for person in doc.speakers_of(said)] in ([], ["Đại biểu"])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # whose wife she is, is no word for her
        (
            "Ông Tô Lực giữ đèn. “Tối lắm”, ông nói. Vợ ông, bà Hà Thị Sen, mất năm 2009. Ông kể hôm ấy biển động.",
            "Tô Lực",
        ),
        # a syllable of one letter is none of an acronym: of him the sentence before tells
        (
            "Giàng A Bến, con trai bà Hà Thị Sen, phản đối. Thiếu tá Khà Văn Inh xác nhận trời mưa. Bến nhóm bếp. "
            "Anh nói mình sai rồi.",
            "Giàng A Bến",
        ),
        # the part of a name that the paragraph has in full, in what somebody else says
        (
            "Bà Hà Thị Sen kể con trai mình, anh Tô Quang Bến, đã ra khơi. Chiều nay, anh Bến yêu cầu mở cảng.",
            "Tô Quang Bến",
        ),
        # a sentence that the same word opens tells of whom the one before it does
        ("Giám đốc Cao Bá Lịch gặp bà Hà Sen. Bà tới sớm. Bà nói trời sắp mưa.", "Hà Sen"),
        (
            "Nhà báo Đậu Khánh Ly gặp tù nhân Tôn Thất Hòe. Cụ tới sớm. Theo cụ, trại có bảy dãy nhà.",
            "['Đậu Khánh Ly', 'Tôn Thất Hòe']",
        ),
    ],
)
def test_who_a_pronoun_means_behind_somebody_named_in_between(text: str, who: str) -> None:
    assert speakers(text)[-1] == who
