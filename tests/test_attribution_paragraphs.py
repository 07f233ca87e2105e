"""What a paragraph makes of its sentences: quotations without a cue of their own, labels, lines above, and why."""

from __future__ import annotations

import pytest
from attrs import evolve

from statements import parse
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
    assert rules("LUND: I THINK IT IS LATE.") == [("label", "LUND")]


def test_a_heading_in_capitals_is_no_label() -> None:
    assert not rules("BAKERS HELD OVER THEFT: 'A SMALL MATTER'")
    assert not rules("TWO DEAD IN FLOOD: MAYOR CALLS FOR CALM")


def test_the_line_above_introduces() -> None:
    assert rules("Lund said on Monday:", "“It is late, too late.”") == [("line above", "Lund")]
    assert rules("Лунд заявил в среду:", "«Уже поздно, слишком поздно.»", code="ru") == [("line above", "Лунд")]
    assert rules("One day\nLund said:", "“It is late, too late.”") == [("line above", "Lund")]


def test_a_name_after_a_dash_signs() -> None:
    assert rules("“It is late, too late.” – Olaf Lund") == [("signed", "Olaf Lund")]
    assert rules("“It is late, too late.”", "— Olaf Lund, after the storm") == [("signed", "Olaf Lund")]
    assert rules("«Уже поздно, слишком поздно» — Олаф Лунд после бури", code="ru") == [("signed", "Олаф Лунд")]


@pytest.mark.parametrize(
    ("line", "signer"),
    [
        ("— Olaf Lund", "Olaf Lund"),
        ("- Lund.", "Lund"),
        ("(Olaf Lund, harbour pilot)", "Olaf Lund"),
        ("Olaf Lund, harbour pilot", "Olaf Lund"),
        # no signature: a sentence, a bare name, a sentence with an apposition
        ("Olaf Lund left the harbour.", None),
        ("Olaf Lund", None),
        ("Olaf Lund, the pilot, left.", None),
        ("— and nobody answered", None),
    ],
)
def test_a_line_under_a_quotation_signs_it(line: str, signer: str | None) -> None:
    text, drafts, _ = read("“It is late, too late for us all.”", line)
    assert [draft.mention and text[slice(*draft.mention)] for draft in drafts] == [signer]


def test_a_line_signs_no_words_that_somebody_is_named_for() -> None:
    assert rules("Holm said: “It is late, too late.”", "— Olaf Lund") == [("say sign:", "Holm")]


def test_a_block_quotation() -> None:
    text, drafts, _ = read("Lund wrote in his diary:", "> It is late, too late.", "> We go home.")
    assert [(text[slice(*d.mention or (0, 0))], len(d.parts), d.form) for d in drafts] == [("Lund", 2, "direct")]
    _, drafts, _ = read("“No,” Holm said.", "> It is late, too late.")
    assert [draft.continues for draft in drafts] == [None, None]
    assert rules("> Home > News > Late news") == []


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Justice Ada Lind, dissenting:", "Justice Ada Lind"),
        ("From the club's statement:", "the club"),
        ("The message, sent by Ida Roe to her pupils on Monday, reads:", "Ida Roe"),
        ("The club’s president, Ivo Roe, published a statement:", "Ivo Roe"),
        ("Judge Ada Lind's ruling is short:", "Judge Ada Lind"),
    ],
)
def test_the_line_above_a_block_quotation(line: str, who: str) -> None:
    assert rules(line, "> The fence stands. The claim fails.") == [("line above", who)]


def test_words_in_single_marks_run_on() -> None:
    text, drafts, _ = read("Judge Ada Lind told the court: ‘You took a widow’s boat.", "‘You will pay for it.’")
    assert [len(draft.parts) for draft in drafts] == [2]
    assert text[slice(*drafts[0].parts[0])] == "You took a widow’s boat."
    assert rules("The ’90s were late, Lund said.", "‘Twas late.")[:1] == [("say left", "Lund")]


def test_a_heading_in_single_marks() -> None:
    assert rules("“It is late,” Lund said.", "'A Late Train.'") == [("say left", "Lund")]
    assert rules("“It is late,” Lund said.", "“A late train.”") == [("say left", "Lund"), ("goes on", None)]


def test_lead_ins_without_a_verb_of_saying() -> None:
    assert rules("And from Mayor Olaf Lund:", "“It is late, too late.”") == [("line above", "Mayor Olaf Lund")]
    assert rules("Lund was brief: “It is late.”") == [("lead-in", "Lund")]
    assert rules("The train was late: “It is an old one.”") == []
    assert rules("“No,” Holm said. Olaf Lund disagreed. “It is late, too late.”")[1] == ("sentence above", "Olaf Lund")


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


OPENED, AGAIN, CLOSED = "“It is late.", "“It is too late.", "“We shall see,”"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((f"Lund said: {OPENED}", AGAIN, "“We shall see.”"), [("Lund", 3, None)]),
        ((OPENED, AGAIN, f"{CLOSED} Lund said."), [("Lund", 3, None)]),
        (("“No,” Holm said.", OPENED, f"{CLOSED} Lund said. “Soon.”"), [("Holm", 1, None), ("Lund", 3, None)]),
        (("“No,” Holm said.", OPENED, "“We shall see.”"), [("Holm", 1, None), (None, 2, 0)]),
        (("“No,” Holm said. “It is late.", AGAIN, "“So?”"), [("Holm", 4, None)]),
        (("Lund said:", OPENED, "“We shall see.”"), [("Lund", 2, None)]),
        # not one quotation: closed, each with a cue, something between, whoever is quoted in what is quoted
        ((f"Lund said: {OPENED}”", "“We shall see.”"), [("Lund", 1, None), (None, 1, 0)]),
        ((f"Lund said: {OPENED}", f"{CLOSED} Holm said."), [("Lund", 1, None), ("Holm", 1, None)]),
        ((OPENED, "It rained.", f"{CLOSED} Lund said."), [(None, 1, None), ("Lund", 1, None)]),
        (("“Lund is late.", f"{CLOSED} Lund said."), [(None, 1, None), ("Lund", 1, None)]),
        (
            ("“So,” Lund said.", OPENED, f"{CLOSED} Holm said.", "“Yes.”"),
            [("Lund", 1, None), ("Holm", 2, None), (None, 1, 1)],
        ),
    ],
)
def test_a_quotation_that_runs_over_paragraphs(
    paragraphs: tuple[str, ...], expected: list[tuple[str | None, int, int | None]]
) -> None:
    text, drafts, _ = read(*paragraphs)
    found = [(d.mention and text[slice(*d.mention)], len(d.parts), d.continues) for d in drafts]
    assert found == expected


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


def test_very_many_quotations_in_a_row_are_added_to_a_statement_once(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = 0

    def counted(draft: Draft, **changes: object) -> Draft:
        nonlocal changed
        changed += 1
        return evolve(draft, **changes)

    monkeypatch.setattr("statements.attribution.paragraphs.evolve", counted)
    text = '"We go on," Ann Lee said. ' + '"a" ' * 300
    (draft,) = attribute(text, [Block(item=1, kind="prose", spans=((0, len(text)),))], load("en"))
    assert len(draft.parts) == 301
    assert changed < 5, "each change copies all parts"


def test_a_quotation_runs_over_so_many_paragraphs_and_no_more() -> None:
    text = "“We go on\n\n" * 1_200
    places = [(at, at + 9) for at in range(0, len(text), 11)]
    found = attribute(text, [Block(item=1, kind="prose", spans=(place,)) for place in places], load("en"))
    assert sum(len(draft.parts) for draft in found) == 1_200
    assert 200 <= max(len(draft.parts) for draft in found) <= 1_000


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        (
            "ru",
            "«Мы начинали в подвале, — рассказывает мельник Мирон Холм.\n\n— Денег не было, станки собирали сами».",
            ["Мы начинали в подвале", "Денег не было, станки собирали сами"],
        ),
        (
            "en",
            "“We left at dawn,” said Mayor Ada Holm. “The mill was cold.\n\nNobody had lit the stove.” She wept.",
            ["We left at dawn,", "The mill was cold.", "Nobody had lit the stove."],
        ),
    ],
)
def test_a_paragraph_that_only_closes_words_goes_on_with_them(language: str, text: str, parts: list[str]) -> None:
    (statement,) = parse(text, language=language, format="plain").statements
    assert [text[part.start : part.end] for part in statement.parts] == parts


def test_a_place_in_capitals_before_a_colon_opens_a_report_and_speaks_nothing() -> None:
    report = "NEW VIK: The ferry sank on Monday off the coast of Orde. The mayor said the crew was safe.\n\nIt was old."
    told = parse(report, format="plain", language="en")
    assert [s.text for s in told.statements] == ["the crew was safe"]
    talk = "HOLM: The ferry sank on Monday off the coast of Orde.\n\nDOW: Nobody on the pier has seen it sink."
    assert len(parse(talk, format="plain", language="en").statements) == 2
