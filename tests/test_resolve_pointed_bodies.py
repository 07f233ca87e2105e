"""Bodies that a noun means by itself or with a demonstrative: *công ty*, *doanh nghiệp này* behind *Công ty Hải Âu*."""

from __future__ import annotations

import pytest

from statements import parse


def speakers(text: str) -> list[str]:
    document = parse(text, format="plain", language="vi")
    return [who.name for statement in document.statements for who in document.speakers_of(statement)]


@pytest.mark.parametrize(
    ("before", "noun", "who"),
    [
        ("Công ty Hải Âu đã dừng phà", "Công ty", "Công ty Hải Âu"),
        ("Công ty Hải Âu đã dừng phà", "Doanh nghiệp", "Công ty Hải Âu"),
        ("Công ty Hải Âu đã dừng phà", "Doanh nghiệp này", "Công ty Hải Âu"),
        ("Ngân hàng Bến Phà vừa tăng vốn", "Nhà băng", "Ngân hàng Bến Phà"),
        ("Trường THPT Bến Phà cho nghỉ học", "Nhà trường", "Trường THPT Bến Phà"),
        ("Bệnh viện Chợ Phà đông nghịt", "Bệnh viện", "Bệnh viện Chợ Phà"),
        ("Sở Y tế Hà Nam họp kín", "Sở", "Sở Y tế Hà Nam"),
    ],
)
def test_a_noun_for_a_body_means_the_only_one_named_by_it_or_by_a_narrower_one(
    before: str, noun: str, who: str
) -> None:
    assert speakers(f"{before}. {noun} cho biết cầu đã hỏng.") == [who]


def test_a_noun_alone_is_neither_of_two_bodies_named_so() -> None:
    assert speakers("Công ty Hải Âu kiện Công ty Bến Phà. Công ty cho biết lãi sẽ giảm.") == ["Công ty"]


def test_a_noun_for_no_body_told_of_stays_what_it_is() -> None:
    assert speakers("Nhà trường cho biết trời lạnh.") == ["Nhà trường"]
