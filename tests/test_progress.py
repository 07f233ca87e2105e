"""How far long work has come: what is told of it, how often, and how it is ended."""

from __future__ import annotations

import pytest

import statements
from statements.errors import StoppedError
from statements.progress import watched

STAGES = ("finding statements", "finding speakers", "finding dates", "writing records")


def page_of(paragraphs: int) -> str:
    return "".join(f"Ann Lee said that it was number {n}.\n\n" for n in range(paragraphs))


def test_a_page_s_reading_is_told_from_its_first_paragraph_to_its_last() -> None:
    told: list[tuple[str, int, int]] = []
    statements.parse(page_of(3), progress=lambda *now: told.append(now))
    expected = [(stage, done, 3) for stage in STAGES for done in range(4)]
    assert told == expected


def test_it_moves_within_one_long_paragraph_too() -> None:
    told: list[tuple[str, int, int]] = []
    statements.parse(page_of(1_000).replace("\n\n", " "), format="plain", progress=lambda *now: told.append(now))
    for stage in ("finding statements", "finding speakers"):
        seen = [done for name, done, _ in told if name == stage]
        (total,) = {total for name, _, total in told if name == stage}
        assert seen == list(range(total + 1))
        assert total > 5


def test_it_goes_on_moving_when_the_speakers_of_a_long_paragraph_are_known() -> None:
    told: list[tuple[str, int, int]] = []
    statements.parse(page_of(1_000).replace("\n\n", " "), format="plain", progress=lambda *now: told.append(now))
    for stage in STAGES[2:]:
        assert [done for name, done, _ in told if name == stage] == list(range(0, 1_001, 5))


def test_one_long_paragraph_can_be_ended_in_its_midst() -> None:
    page = page_of(1_000).replace("\n\n", " ")
    with pytest.raises(StoppedError, match="stopped while finding speakers, at 3 of"):
        statements.parse(page, format="plain", progress=lambda stage, done, _: stage != "finding speakers" or done < 3)


def test_the_same_is_read_whether_anybody_listens_or_not() -> None:
    page = page_of(5)
    assert statements.parse(page, progress=lambda *now: None) == statements.parse(page)


def test_of_very_many_things_it_is_told_now_and_then() -> None:
    told: list[int] = []
    assert len(list(watched(range(100_000), "reading", lambda _, done, total: told.append(done)))) == 100_000
    assert told[0] == 0
    assert told[-1] == 100_000
    assert len(told) <= 202


def test_whoever_listens_can_end_it(tmp_path) -> None:
    with pytest.raises(StoppedError, match="stopped while finding speakers, at 0 of 3"):
        statements.parse(page_of(3), progress=lambda stage, done, total: stage != "finding speakers")
    (tmp_path / "page.txt").write_text(page_of(3))
    with pytest.raises(StoppedError, match="stopped while finding statements, at 1 of 3"):
        statements.parse_file(tmp_path / "page.txt", progress=lambda stage, done, total: not done)
