"""The reader with weights, room by room: each test asks what its module is asked."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from statements import parse
from statements.attribution.readers import reader_of
from statements.attribution.reading import Reading
from statements.attribution.sentence.classes import NAME, NUMBER, STOP
from statements.attribution.sentence.quotations import scan
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights import admission, attempt, constraints, content, coordination, model, parts, subject
from statements.attribution.weights.occurrence import Occurrence
from statements.attribution.weights.reader import WeightsReader
from statements.errors import DataError
from statements.languages import Language, load
from statements.steps import Observer, Step


def english() -> WeightsReader:
    reader = reader_of(load("en"))
    assert isinstance(reader, WeightsReader)
    return reader


def paragraph(text: str, observe: Observer | None = None) -> Paragraph:
    return Paragraph(text, 0, len(text), scan(text, 0, len(text)), english().lexicon, observe)


def around(text: str, word: str) -> Occurrence:
    """The cue that begins with a word, in the first sentence."""
    par = paragraph(text)
    low, high = par.sentences[0]
    while par.codes[high - 1] == STOP:
        high -= 1
    return Occurrence.of(par, low, high, next(cue for cue in par.cues if par.words[cue.first] == word))


def read(text: str, observe: Observer | None = None) -> tuple[Paragraph, list[Reading]]:
    par = paragraph(text, observe)
    low, high = par.sentences[0]
    return par, english().read(par, low, high, [cue for cue in par.cues if cue.first < high], None)


def words(par: Paragraph, place: tuple[int, int] | None) -> str | None:
    return place and par.text[slice(*par.span(*place))]


def told(text: str) -> list[tuple[str | None, list[str | None], str | None]]:
    """Speaker, parts and who passes on of each attribution."""
    par, readings = read(text)
    return [(words(par, r.mention), [words(par, part) for part in r.parts], words(par, r.via)) for r in readings]


def steps(text: str) -> list[Step]:
    found: list[Step] = []
    read(text, found.append)
    return found


# occurrence: what stands around a cue


def test_a_cue_knows_its_addressee_and_where_its_adjuncts_end() -> None:
    seen = around("Berg told reporters in Lagos on Monday that the road was closed.", "told")
    assert words(seen.par, seen.before) == "Berg"
    assert words(seen.par, seen.who) == "reporters"
    assert seen.par.words[seen.rest] == "that"


# subject: who speaks


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "where"),
    [
        ("The mayor said that it was late.", "said", "The mayor", subject.BEFORE),
        ("“It is late,” said the mayor.", "said", "the mayor", subject.AFTER),
        ("The mayor was quoted as saying by Reuters that it was late.", "quoted", "The mayor", subject.BEFORE),
        ("The mayor closed the talks by saying that it was late.", "saying", "The mayor", subject.PREVIOUS),
        ("It was said that the road was closed.", "said", None, subject.BEFORE),
    ],
)
def test_who_is_the_subject(text: str, cue: str, speaker: str | None, where: str) -> None:
    seen = around(text, cue)
    found = subject.of(seen, "left" if where == subject.AFTER else "right", [], english().weights)
    assert (words(seen.par, found.mention), found.where) == (speaker, where)


def test_candidates_begin_with_nobody_and_the_phrase_before() -> None:
    seen = around("In the old town Berg said that it was late.", "said")
    assert [row.where for row in subject.candidates(seen, None)][:2] == [subject.NOBODY, subject.BEFORE]


def test_a_participle_speaks_for_the_subject_of_the_cue_before() -> None:
    assert [who for who, _, _ in told("Berg said the road was closed, adding that the bridge was safe.")] == [
        "Berg"
    ] * 2


def test_a_comma_inside_the_marks_lets_the_name_after_them_speak() -> None:
    assert told("“It is late,” Lund, a lawyer, one of many, said.") == [("Lund", ["“It is late,”"], None)]


# content: where it begins and ends


def test_starts_tell_what_leads_to_them() -> None:
    seen = around("Berg said on Monday that the road was closed.", "said")
    leads = {row.lead: seen.par.words[row.at] for row in content.starts(seen)}
    assert leads["that far"] == "the"
    assert leads["cue"] == "on"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Berg said that the road was closed.", ["the road was closed"]),
        ("The road was closed, Berg said.", ["The road was closed"]),
        ("“We go on,” Berg said, “and we win.”", ["“We go on,”", "“and we win.”"]),
        ("The ferry, Berg said, had left the harbour.", ["The ferry", "had left the harbour"]),
        ("Berg said the road was closed, without naming the builder.", ["the road was closed"]),
        ("Berg said the road was closed, while Lund wants it open.", ["the road was closed"]),
    ],
)
def test_where_content_begins_and_ends(text: str, parts: list[str]) -> None:
    assert [found for _, found, _ in told(text)] == [parts]


def test_parts_of_quotations_stand_alone_and_a_clause_is_one() -> None:
    par = paragraph("“A b” and “c d”, he said.")
    assert parts.parts_of(par, 0, 4) == [(0, 1), (2, 3)]
    par = paragraph(", the road was closed, he said.")
    assert parts.parts_of(par, 0, 6) == [(1, 5)]


# coordination: what leans on what stands beside it


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Berg said the road was closed, according to Reuters.",
            [("Berg", ["the road was closed"], "Reuters")],
        ),
        (
            "The road was closed, according to Berg, and the bridge was safe.",
            [("Berg", ["The road was closed", "and the bridge was safe"], None)],
        ),
    ],
)
def test_chains_and_joined_clauses(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Berg and Lund said it was late.", ["Berg", "Lund"]),
        ("Holm, Berg and Lund said it was late.", ["Holm", "Berg", "Lund"]),
        ("The mayor said it was late.", ["The mayor"]),
    ],
)
def test_who_speaks_together(text: str, names: list[str]) -> None:
    seen = around(text, "said")
    assert seen.before is not None
    assert [words(seen.par, one) for one in coordination.speakers(seen.par, seen.low, seen.before)] == names


# admission: is it a statement


@pytest.mark.parametrize(
    ("text", "cue", "because"),
    [
        ("Berg said that the road was closed.", "said", admission.ADMITTED),
        ("Berg would not say whether the road was closed.", "say", "negated"),
        ("Berg said in Lagos.", "said", "only a phrase of place or time"),
        ("Berg announced a visit to the town.", "announced", "only a thing that is new"),
        ("Berg said to fight on.", "said", "an infinitive, which its cue does not take"),
        ("Berg vowed to fight on.", "vowed", admission.ADMITTED),
    ],
)
def test_why_a_content_is_no_statement(text: str, cue: str, because: str) -> None:
    seen = around(text, cue)
    first = seen.cue.last + (seen.par.words[seen.cue.last] == "that")
    lead = "that" if first > seen.cue.last else "cue"
    assert admission.objection(admission.Claim.of(seen, [(first, seen.high)], seen.before, lead)) == because


def test_nobody_speaks_without_a_name() -> None:
    seen = around("It was believed that the road was closed.", "believed")
    claim = admission.Claim.of(seen, [(seen.cue.last + 1, seen.high)], None, "that")
    assert admission.objection(claim) == "nobody is named who speaks"


# constraints: which side the shape of a sentence forces


@pytest.mark.parametrize(
    ("text", "cue", "side"),
    [
        ("“It is late”, – replied Berg.", "replied", "left"),
        ("The ferry, Berg said, had left.", "said", "both"),
        ("Of Lund, Berg said: “He knows it.”", "said", "right"),
        ("Said Berg, who knew him, “He is late.”", "said", "right"),
        ("As Berg noted, the road was closed.", "noted", "right"),
        ("The road was closed, Berg said.", "said", "left"),
        ("The road was closed, according to Berg.", "according", "left"),
        ("The road, according to Berg, was closed.", "according", "both"),
        ("Berg said the road was closed.", "said", None),
    ],
)
def test_the_side_that_a_shape_forces(text: str, cue: str, side: str | None) -> None:
    shape = constraints.shape_of(around(text, cue))
    assert (shape and shape.side) == side


def test_what_a_sentence_takes_as_given_is_nobodys_statement() -> None:
    seen = around("Contrary to what Berg claims, the road is closed.", "claims")
    assert seen.before is not None
    assert constraints.given(seen, seen.before)


def test_a_cue_inside_what_is_taken_is_not_read() -> None:
    seen = around("Berg said that the road was closed.", "said")
    assert attempt.read(seen, "right", [(seen.low, seen.high)], [], english().weights) is None


# model: what the weights were fitted on


def changed(language: Language, frame: dict[str, str]) -> Language:
    rows = [*language.cues["frames"]]
    return evolve(language, cues={**language.cues, "frames": [{**rows[0], **frame}, *rows[1:]]})


def test_a_cue_may_be_added_without_fitting_again() -> None:
    language = load("en")
    assert model.load(changed(language, {"words": (*language.cues["frames"][0]["words"], "rumbled")})) is not None


def test_weights_are_not_used_with_other_frames() -> None:
    with pytest.raises(DataError, match=r"weights of 'en' were fitted on other classes .*fit_attribution\.py"):
        model.load(changed(load("en"), {"kind": "source"}))


def test_a_renamed_frame_is_read_as_before() -> None:
    told = "Berg said that the road was closed. “It will open in May,” he added."
    renamed = changed(load("en"), {"name": "utter"})
    before, after = (parse(told, language=language, format="plain").statements for language in (load("en"), renamed))
    assert [(s.parts, s.cue, s.speakers) for s in before] == [(s.parts, s.cue, s.speakers) for s in after]
    assert [s.rule for s in after] == [s.rule.replace("say", "utter") for s in before]


def test_weights_are_not_used_with_other_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "TITLES", {**model.TITLES, NAME: "number", NUMBER: "name"})
    with pytest.raises(DataError, match="fit them again"):
        model.load(load("en"))


def test_the_data_file_says_what_it_was_fitted_on() -> None:
    file = resources.files("statements.attribution").joinpath("weights/en.json")
    assert json.loads(file.read_text("utf-8"))["fitted_on"] == model.fingerprint(load("en"))


def test_a_language_without_weights_has_none() -> None:
    assert model.load(load("ru")) is None


# telling: what whoever listens is told


def test_a_reading_is_told_with_its_cue_subject_and_content() -> None:
    found = steps("Berg said that the road was closed, and nobody wrote it down.")
    assert {step.what for step in found} >= {"cue", "subject", "content", "reading"}
    chosen = next(step for step in found if step.what == "reading" and step.verdict == "chosen")
    assert chosen.facts["subject"] == (0, 4)
    assert chosen.facts["parts"][0][0] == 15
    who = next(step for step in found if step.what == "subject")
    scores = [score for _, _, score in who.facts["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert who.facts["runner_up"] == who.facts["candidates"][1]


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("It was said that the road was closed.", "its subject is passive: who is told does not speak"),
        ("Berg would not say whether the road was closed.", "negated"),
        ("The ferry, according to Berg, had left.", "a source stands aside inside a clause"),
        ("Berg spoke of “fish days” in town.", "short, and its margin is not above the least"),
    ],
)
def test_decisions_are_told_with_their_reason(text: str, because: str) -> None:
    assert because in {step.because for step in steps(text)}


PIECES = """Berg|The mayor|he|Reuters|it|was|said|told|adding|noted|claims|according to|by saying|that|, that|which|and
|, and|“|”|"|,|.|:|;|-|(|)|in Lagos|on Monday|reporters|to|of|not|the road|closed|as|while|without|naming|called
|urged|a|x|…"""


@given(st.lists(st.sampled_from(PIECES.replace("\n", "").split("|")), max_size=40).map(" ".join))
def test_listening_changes_nothing(text: str) -> None:
    def readings(observe: Observer | None) -> list[object]:
        par = paragraph(text, observe)
        cues = par.cues
        found = [
            english().read(par, low, high, [c for c in cues if low <= c.first < high], None)
            for low, high in par.sentences
        ]
        return [(r.cue.first, r.parts, r.mention, r.via, r.others) for some in found for r in some]

    told: list[Step] = []
    assert readings(told.append) == readings(None)
    assert all(0 <= step.start <= step.end <= len(text) for step in told)
