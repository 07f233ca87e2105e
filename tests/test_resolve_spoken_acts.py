"""What quoted words do by themselves, where the cue beside them is neutral."""

from __future__ import annotations

import pytest

import statements


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "“You call this a road?” said the trucker, Wim Daal.", "ask"),
        ("en", "“We waited. Who will pay?” said Wim Daal.", "assert"),
        ("en", "“Who will pay?” said Wim Daal. “We waited.”", "assert"),
        ("en", "“We waited,” said Wim Daal. “Who will pay?”", "assert"),
        ("en", "“If you had waited,” said Wim Daal, “who would have paid?”", "ask"),
        ("en", "“The road is closed, right?” said Wim Daal.", "assert"),
        ("en", "“Ada, who will pay for the road?” said Wim Daal.", "ask"),
        ("en", "“Don’t touch the valves,” Wim Daal told the crew.", "demand"),
        ("en", "“Don’t worry, the valves are shut,” Wim Daal told the crew.", "assert"),
        ("en", "“The valves, please,” said Wim Daal.", "assert"),
        ("en", "“Resign!” shouted Wim Daal.", "demand"),
        ("en", "“Let her speak!” shouted Wim Daal.", "demand"),
        ("en", "“Wonderful!” shouted Wim Daal.", "assert"),
        ("ru", "«Не смейте закрывать роддом!» — крикнула акушерка Хадижат Омар.", "demand"),
        ("ru", "«Не наше это дело», — сказала акушерка Хадижат Омар.", "assert"),
        ("ru", "«Кто закроет роддом?» — сказала акушерка Хадижат Омар.", "ask"),
        ("vi", "“Đừng ai bước qua vạch vôi này”, đại úy Tăng Bá Hậu nói.", "demand"),
        ("vi", "“Ai đã bước qua vạch vôi này?”, đại úy Tăng Bá Hậu nói.", "ask"),
    ],
)
def test_quoted_words_tell_their_act(language: str, text: str, act: str) -> None:
    (said,) = statements.parse(text, format="plain", language=language).statements
    assert said.act == act
