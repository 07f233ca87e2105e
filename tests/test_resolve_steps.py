"""What whoever listens is told of the resolve room: every decision, at its place, and why."""

import datetime as dt

import pytest

from statements.pipeline import parse, read_page
from statements.steps import GLOSSARY, Step

TEXT = (
    "German Foreign Minister Annalena Baerbock met Antony Blinken in Munich on Friday and said that talks would go on. "
    "“They are hard,” she said.\n\n“We wait.”\n"
)


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    found: list[Step] = []
    read_page(TEXT, published=dt.date(2023, 5, 8), observe=found.append)
    return found


def at(steps: list[Step], what: str, words: str) -> list[Step]:
    return [s for s in steps if s.what == what and TEXT[s.start : s.end] == words]


def test_listening_changes_nothing() -> None:
    document, view = read_page(TEXT, observe=lambda step: None)
    assert document == parse(TEXT)
    assert view.text == TEXT


def test_every_step_is_a_term_of_the_glossary(steps: list[Step]) -> None:
    assert {s.what for s in steps} >= {"description", "participant", "speaker", "date", "when", "event"}
    assert {s.what for s in steps} <= GLOSSARY.keys()
    assert all(0 <= s.start <= s.end <= len(TEXT) for s in steps)


def test_a_mention_is_told_with_what_its_words_say(steps: list[Step]) -> None:
    (said,) = at(steps, "description", "German Foreign Minister Annalena Baerbock")
    assert said.facts["kind"] == "person"
    assert said.facts["entry"] == "annalena-baerbock"
    assert said.facts["title"] == "Foreign Minister"


def test_everybody_considered_for_a_pronoun_is_told_with_why_and_why_not(steps: list[Step]) -> None:
    spoke, named, _, chosen, rejected = at(steps, "participant", "she")
    assert (spoke.verdict, spoke.because) == ("considered", "spoke in the paragraph")
    assert spoke.facts["candidates"] == ["Annalena Baerbock"]
    assert named.facts["candidates"] == ["Annalena Baerbock", "Antony Blinken"]
    assert (chosen.verdict, chosen.facts["participant"]) == ("chosen", "Annalena Baerbock")
    assert chosen.because == "the nearest whom the pronoun fits"
    assert (rejected.verdict, rejected.facts["participant"]) == ("rejected", "Antony Blinken")
    assert rejected.because == "the pronoun does not fit"


def test_a_speaker_is_told_with_how_they_are_known(steps: list[Step]) -> None:
    assert [s.because for s in steps if s.what == "speaker"] == [
        "named by its mention",
        "named by its mention",
        "goes on from the statement before",
    ]


def test_nobody_is_told_too() -> None:
    found: list[Step] = []
    read_page("He said that talks would go on. “They are hard.”", format="plain", observe=found.append)
    assert [s.because for s in found if s.what == "participant"] == ["the pronoun fits nobody at hand"]
    assert next(s.because for s in found if s.what == "speaker") == "its mention does not say who is meant"


def test_a_day_is_told_with_its_evidence(steps: list[Step]) -> None:
    assert at(steps, "date", "Friday")[0].facts == {"bounds": "the day", "value": "weekday 5"}
    assert "the day of publication" in [s.because for s in steps if s.what == "date"]
    whens = {s.facts["of"]: s.facts["edtf"] for s in steps if s.what == "when"}
    assert whens == {"item 1": "2023-05-05", "statement": "2023-05-05", "meeting": "2023-05-05"}


def test_an_occasion_is_told_with_who_takes_part(steps: list[Step]) -> None:
    (event,) = [s for s in steps if s.what == "event"]
    assert event.verdict == "chosen"
    assert event.facts["people"] == ["Annalena Baerbock", "Antony Blinken"]
    assert (event.facts["kind"], event.facts["words"], event.facts["places"]) == ("meeting", "met", ["Munich"])
