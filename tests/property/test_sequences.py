"""Sequences of what means something to the reader: however they are strung together, the work grows with their number.

What is limited are calls of functions, not seconds, so that a slow machine changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements import StatementsError, parse

# By language: cues, days, names, labels; signs, bullets and stamps are common to all.
TOKENS = {
    "en": "said told that according to denied she the minister on Monday 5 March 2023 Ann Lee QUESTION: 10:24 AM",
    "vi": "cho biết rằng theo ông bà ngày 2/3 hôm qua Bộ trưởng Nguyễn Văn An Hỏi: khẳng định và kêu gọi",
    "ru": "сказал заявил что по словам он в понедельник 5 марта министр Анна Ли Вопрос: пишет и отверг",
}
COMMON = [*',.“”«»„":;()–…?', "\n", "\n\n", "🔹", "#Tag", "• 10:24", "1/3,"]
# The most calls a token may cost, beyond what a page costs anyway.
PER_TOKEN, PER_PAGE = 1_500, 60_000


def calls(work: Callable[[], Any]) -> int:
    """How many functions in Python are called while something is done."""
    count = 0

    def watch(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        work()
    except StatementsError:
        pass
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("language", TOKENS)
@given(data=st.data())
def test_the_work_grows_with_the_number_of_tokens(language: str, data: st.DataObject) -> None:
    parse("Ann Lee said that it was so.", language=language, format="plain")
    words = TOKENS[language].split() + COMMON
    unit = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=6), "unit")
    times = data.draw(st.sampled_from([1, 10, 60]), "times")
    lead = data.draw(st.lists(st.sampled_from(words), max_size=8), "lead")
    format = data.draw(st.sampled_from(["plain", "telegram-forward", "transcript", "live", "ttxvn-digest"]), "format")
    tokens = [*lead, *unit * times]
    text = " ".join(tokens)
    assert calls(lambda: parse(text, language=language, format=format)) < PER_PAGE + PER_TOKEN * len(tokens)
