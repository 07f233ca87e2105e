"""Who answers a question that the sentence before tells."""

from __future__ import annotations

import pytest

from statements import parse


def last_speaker(text: str) -> list[str]:
    document = parse(text, format="plain", language="vi")
    return [who.name for who in document.speakers_of(document.statements[-1])]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Một phóng viên hỏi HLV Hugo Lund liệu ông có nghỉ hay không. Ông đáp: “Mai các bạn sẽ biết.”", "Hugo Lund"),
        ("Ông Lê Tám hỏi ông Tô Minh vì sao cầu hỏng. Ông trả lời rằng cầu đã cũ.", "Tô Minh"),
        (
            "Bà Hạ Bích hỏi nhân viên ngân hàng vì sao thẻ bị khóa. Người này trả lời rằng máy hỏng.",
            "nhân viên ngân hàng",
        ),
    ],
)
def test_whoever_is_asked_answers(text: str, who: str) -> None:
    assert last_speaker(text) == [who]


def test_a_pronoun_that_does_not_fit_whoever_is_asked_is_not_theirs() -> None:
    assert last_speaker("Bà Nụ hỏi ông Tô Minh vì sao cầu hỏng. Bà nói bà đã chờ lâu.") == ["Nụ"]
