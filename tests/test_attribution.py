"""What a reader of a page notices of attribution in English: who speaks, what is theirs, what is nobody's."""

from __future__ import annotations

import json
from importlib import resources

import pytest

import statements
from statements.attribution import Draft, attribute
from statements.formats.base import Block
from statements.languages import load


def read(*paragraphs: str, items: tuple[int, ...] = ()) -> tuple[str, list[Draft]]:
    text, blocks = "", []
    for n, paragraph in enumerate(paragraphs):
        start = len(text)
        text += paragraph + "\n\n"
        item = items[n] if items else 1
        blocks.append(Block(item=item, kind="prose", spans=((start, start + len(paragraph)),)))
    return text, attribute(text, blocks, load("en"))


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text, drafts = read("“We will go on,” Berg said. “It is late.”", "“It is not too late.”")
    assert [[text[a:b] for a, b in d.parts] for d in drafts] == [
        ["We will go on,", "It is late."],
        ["It is not too late."],
    ]
    assert drafts[1].continues == 0
    assert drafts[1].cue is None


def test_a_quotation_does_not_run_on_into_another_item() -> None:
    _, drafts = read("Berg said: “We will go on.", "“It is not too late.”", items=(1, 2))
    assert [len(draft.parts) for draft in drafts] == [1, 1]


def test_a_quotation_does_not_go_on_from_another_item() -> None:
    _, drafts = read("“We will go on,” Berg said.", "“It is not too late.”", items=(1, 2))
    assert drafts[1].continues is None


def test_attribution_reports_its_rule() -> None:
    _, drafts = read("Berg said that the road was closed.", '"It is open," she said.', "LUND: It is half open.")
    assert [str(d.rule) for d in drafts] == ["say that", "say left", "label"]


def test_order_is_that_of_the_page() -> None:
    _, drafts = read('"A lot of it is gone," Berg said. Lund said the rest was safe.', "The mayor said he was glad.")
    starts = [d.parts[0][0] for d in drafts]
    assert starts == sorted(starts)
    assert [d.block for d in drafts] == [0, 0, 1]


def test_nothing_is_said_where_nobody_speaks() -> None:
    assert read("", "The talks ended at noon.", "“Aurora” sailed.")[1] == []


def test_weights_stay_small_and_hold_words_only() -> None:
    file = resources.files("statements.attribution").joinpath("weights/en.json")
    data = file.read_bytes()
    assert len(data) < 200_000
    assert max(len(feature.split()) for feature in json.loads(data)["side"]) <= 4


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Ông Tào Đức Mịch phản đối việc"),
        ("en", "Ms. Corrigan asked the witness, a cobbler, who said, after a long look at the dock,"),
        ("en", "“We will go,” said Ada Quill. A"),
    ],
)
def test_a_text_that_breaks_off_is_read(language: str, text: str) -> None:
    assert statements.parse(text, format="plain", language=language).text == text
