"""Who is meant, and on which occasion: what the words around a statement tell."""

import datetime as dt

import pytest

import statements
from statements import Document


def read(text: str, **told: object) -> Document:
    return statements.parse(text, format="plain", **told)  # type: ignore[arg-type]


def speakers(doc: Document) -> list[str]:
    return [doc.speakers_of(s)[0].name if s.speakers else "?" for s in doc.statements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sergei Lavrov said that it rained.", "Sergey Lavrov"),
        ("Russian Foreign Minister Sergey Lavrov said that it rained.", "Sergey Lavrov"),
        ("Ngoại trưởng Trung Quốc Vương Nghị cho biết trời mưa.", "Wang Yi"),
        ("Министр иностранных дел России Сергей Лавров заявил, что идёт дождь.", "Sergey Lavrov"),
        ("Bộ Ngoại giao Nga cho biết trời mưa.", "Russian Ministry of Foreign Affairs"),
        ("The Russian Foreign Ministry said that it rained.", "Russian Ministry of Foreign Affairs"),
        ("Mr Ove Bergström said that it rained.", "Ove Bergström"),
        ("Two Western officials said that it rained.", "Two Western officials"),
        ("Moscow said that it rained.", "Russia"),
    ],
)
def test_a_mention_becomes_the_participant_meant(text: str, name: str) -> None:
    assert speakers(read(text))[0] == name


def test_pronouns_and_offices_point_back_within_the_item() -> None:
    doc = read(
        "German Foreign Minister Annalena Baerbock said that talks would go on. “They are hard,” she said. "
        "“They are slow,” the minister added."
    )
    assert speakers(doc) == ["Annalena Baerbock"] * 3
    (baerbock,) = doc.participants
    assert baerbock.office == "Foreign Minister"
    assert baerbock.affiliation == "German"


def test_a_pronoun_looks_for_its_gender() -> None:
    doc = read(
        "Annalena Baerbock said that talks would go on. Antony Blinken said that they would not. She said she was sad."
    )
    assert speakers(doc) == ["Annalena Baerbock", "Antony Blinken", "Annalena Baerbock"]


def test_a_pronoun_that_points_to_nobody_names_nobody() -> None:
    doc = read("He said that talks would go on.")
    assert speakers(doc) == ["?"]
    assert doc.at(doc.statements[0].mention) == "He"


def test_spellings_of_one_unknown_name_are_one_participant() -> None:
    doc = read("Andriy Kostenko said that it rained. Andrii Kostenko said that it shone. Kostenko said so twice.")
    assert len({s.speakers for s in doc.statements}) == 1
    assert doc.participants[0].names[:2] == ("Andriy Kostenko", "Andrii Kostenko")


def test_two_people_of_one_surname_stay_two() -> None:
    doc = read("Anna Berg said that it rained. Paul Berg said that it shone.")
    assert [p.id for p in doc.participants] == ["anna-berg", "paul-berg"]


def test_an_addressee_is_a_participant() -> None:
    (s,) = (doc := read("Wang Yi told Antony Blinken that talks would go on.")).statements
    assert [doc.participant(i).name for i in s.addressees] == ["Antony Blinken"]


def test_a_meeting_has_its_people_its_place_and_its_day() -> None:
    doc = read("Wang Yi met with Antony Blinken in Munich on 18 February 2023. He said that talks would go on.")
    (event,) = doc.events
    assert event.kind == "meeting"
    assert event.places == ("Munich",)
    assert event.when.edtf == "2023-02-18"
    assert [a.participant for a in event.participants] == ["wang-yi", "antony-blinken"]
    assert doc.statements[0].event == event.id
    assert speakers(doc) == ["Wang Yi"]


def test_separate_meetings_in_one_sentence_are_two() -> None:
    doc = read("Wang Yi held separate talks with Antony Blinken and Josep Borrell in Munich on Friday.")
    assert [[a.participant for a in e.participants] for e in doc.events] == [
        ["wang-yi", "antony-blinken"],
        ["wang-yi", "josep-borrell"],
    ]


def test_an_interview_names_its_outlet() -> None:
    doc = read("Wang Yi said in an interview with the Spanish newspaper El Mundo that talks would go on.")
    (event,) = doc.events
    assert (event.kind, event.outlet) == ("interview", "El Mundo")


def test_a_day_inside_the_content_is_not_the_day_of_saying() -> None:
    doc = read("Wang Yi said that the treaty of 3 May 2019 was dead.", published=dt.date(2023, 2, 1))
    assert doc.statements[0].when.edtf == "../2023-02-01"


def test_a_paragraph_of_its_own_day_takes_it() -> None:
    doc = read("Wang Yi said on 3 May 2019 that it rained.\n\nHe said on 5 May 2019 that it shone.\n")
    assert [s.when.edtf for s in doc.statements] == ["2019-05-03", "2019-05-05"]


def test_a_country_that_is_talked_about_is_no_place_of_the_talks() -> None:
    doc = read(
        "Wang Yi will hold a press conference and answer questions about trade, the new railways, the price of grain, "
        "the talks on fishing and the fighting in Ukraine."
    )
    assert [(e.kind, e.places) for e in doc.events if e.kind == "press_conference"] == [("press_conference", ())]


@pytest.mark.parametrize(
    ("text", "speakers", "candidates"),
    [
        ("The Kivi Trust dug a well. The release said that it was deep.", ["Kivi Trust"], []),
        ("Niska Wells Ltd dug a well. The company said that it was deep.", ["Niska Wells Ltd"], []),
        ("Niska Wells Ltd dug a well. It said that the well was deep.", ["Niska Wells Ltd"], []),
        (
            "Niska Wells Ltd and Aho Pipes AS met. The company said it was deep.",
            [],
            ["niska-wells-ltd", "aho-pipes-as"],
        ),
        ("Niska Wells Ltd sued Aho Pipes AS. It said that the well was deep.", [], ["niska-wells-ltd", "aho-pipes-as"]),
        ("Mayor Ada Kivi dug for Niska Wells Ltd. It said that the well was deep.", [], []),
        ("Rain fell on Kivi. The statement said that the well was deep.", [], []),
        ("Romilda Kivi met Peter Aho. He said that the well was deep.", [], ["romilda-kivi", "peter-aho"]),
        (
            "The prime minister and the trade minister, Ada Kivi and Peter Aho, said it was deep.",
            ["Ada Kivi", "Peter Aho"],
            [],
        ),
        ("Ada Kivi met Peter Aho. He said that the well was deep.", ["Peter Aho"], []),
        ("Mayor Ada Kivi dug a well. The lawyer said that it was deep.", [], []),
    ],
)
def test_whom_the_words_fit_alike_are_candidates(text: str, speakers: list[str], candidates: list[str]) -> None:
    document = statements.parse(text, language="en", format="plain")
    (statement,) = document.statements
    assert [who.name for who in document.speakers_of(statement)] == speakers
    assert list(statement.candidates) == candidates
