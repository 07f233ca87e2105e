"""What a paragraph makes of its sentences: quotations without a cue of their own, labels, lines above, and why."""

from __future__ import annotations

import pytest

from statements.attribution import Draft, attribute
from statements.formats.base import Block
from statements.languages import load
from statements.steps import GLOSSARY, Step


def read(*paragraphs: str, code: str = "en") -> tuple[str, list[Draft], list[Step]]:
    text, blocks, steps = "", [], list[Step]()
    for paragraph in paragraphs:
        start = len(text)
        text += paragraph + "\n\n"
        blocks.append(Block(item=1, kind="prose", spans=((start, start + len(paragraph)),)))
    drafts = attribute(text, blocks, load(code), steps.append)
    assert drafts == attribute(text, blocks, load(code))
    return text, drafts, steps


def rules(*paragraphs: str, code: str = "en") -> list[tuple[str, str | None]]:
    text, drafts, _ = read(*paragraphs, code=code)
    return [(str(draft.rule), draft.mention and text[slice(*draft.mention)]) for draft in drafts]


def test_a_label_in_capitals_speaks_its_paragraph() -> None:
    text, drafts, _ = read("LUND: It is late. “Go,” he said.")
    assert [(d.form, text[slice(*d.parts[0])]) for d in drafts] == [("verbatim", "It is late. “Go,” he said.")]
    assert rules("“LUND: It is late, too late.”") == [("label", "LUND")]


def test_the_line_above_introduces() -> None:
    assert rules("Lund said on Monday:", "“It is late, too late.”") == [("line above", "Lund")]
    assert rules("Лунд заявил в среду:", "«Уже поздно, слишком поздно.»", code="ru") == [("line above", "Лунд")]
    assert rules("One day\nLund said:", "“It is late, too late.”") == [("line above", "Lund")]


def test_a_name_after_a_dash_signs() -> None:
    assert rules("“It is late, too late.” – Olaf Lund") == [("signed", "Olaf Lund")]


def test_a_sentence_that_says_only_that_somebody_spoke() -> None:
    found = rules("Lund said in a statement. “It is late, too late.”")
    assert found == [("sentence above", "Lund")]


def test_a_further_part() -> None:
    _, drafts, steps = read("“It is late,” Lund said. “It is too late.”")
    assert [len(draft.parts) for draft in drafts] == [2]
    assert [s.because for s in steps if s.what == "quotation"] == ["it is a further part of the draft before it"]


def test_a_quotation_that_goes_on() -> None:
    _, drafts, steps = read("“It is late,” Lund said.", "“It is too late.”")
    assert [draft.continues for draft in drafts] == [None, 0]
    assert [s.because for s in steps if s.what == "quotation"] == ["it goes on from the draft before it"]


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Встреча «квартета» прошла.", "it has fewer than 6 words: a way of naming"),
        ("Идёт фильм «Они все уже ушли домой давно».", "it is a name"),
    ],
)
def test_words_of_nobody(text: str, because: str) -> None:
    _, drafts, steps = read(text, code="ru")
    assert drafts == []
    assert [(s.verdict, s.because) for s in steps if s.what == "quotation"] == [("rejected", because)]


def test_a_quotation_that_gives_way_to_the_sentence_after_it() -> None:
    text, drafts, steps = read("«Уже поздно, слишком поздно». Об этом сообщил Лунд.", code="ru")
    assert [draft.mention and text[slice(*draft.mention)] for draft in drafts] == ["Лунд"]
    dropped = [s.because for s in steps if s.what == "draft" and s.verdict == "rejected"]
    assert dropped == ["the sentence after it attributes it"]


def test_steps_tell_the_sentence_and_its_cues() -> None:
    text, _, steps = read("Lund said that it was late. It rained.")
    assert {step.what for step in steps} <= GLOSSARY.keys()
    sentence = next(step for step in steps if step.what == "sentence")
    assert [(text[a:b], title) for a, b, title in sentence.facts["tokens"]][:2] == [("Lund", "name"), ("said", "verb")]
    cue = next(step for step in steps if step.what == "cue")
    assert (cue.facts["frame"], cue.facts["kind"], cue.facts["words"]) == ("say", "verb", "said")
    assert cue.facts["number"] == 0
    draft = next(step for step in steps if step.what == "draft")
    assert (draft.verdict, draft.facts["rule"], text[draft.start : draft.end]) == ("chosen", "say that", "it was late")
    silent = [step for step in steps if step.what == "sentence" and step.verdict == "rejected"]
    assert [(text[s.start : s.end], s.because) for s in silent] == [("It rained.", "it holds no cue")]


def test_a_quotation_that_a_line_says_to_be_spread_about_goes_on_from_nobody() -> None:
    said, spread = "Bà Sen cho biết chợ vẫn mở.", "Mạng xã hội lan truyền lời nhắn như sau:"
    note = "“Ai cũng phải ở trong nhà ba ngày.”"
    _, drafts, _ = read(said, spread, note, code="vi")
    assert [draft.continues for draft in drafts] == [None, None]
    _, drafts, _ = read(said, note, code="vi")
    assert [draft.continues for draft in drafts] == [None, 0]
