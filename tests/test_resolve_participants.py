"""Who is who: names that are one person's, and whom a word that points back means."""

import pytest

import statements
from statements.gazetteer import default
from statements.languages import load
from statements.resolve.choice import choose
from statements.resolve.description import Description
from statements.resolve.descriptions import describe
from statements.resolve.mentions import Mentions
from statements.resolve.name_words import name_words
from statements.resolve.participants import Participants
from statements.resolve.people import Person
from statements.resolve.stretches import Paragraphs

WORDS = name_words(load("en"), default())


def met(text: str) -> Participants:
    """Everybody whom a text names between commas, met in order."""
    participants = Participants(Mentions(text, load("en"), default(), Paragraphs([(0, len(text), 1)])))
    at = 0
    for name in text.split(", "):
        participants.recognise(participants.mentions.describe(at, at + len(name)), 1)
        at += len(name) + 2
    return participants


def names(participants: Participants) -> list[str]:
    return [p.name for p in participants.records()[0]]


def said(text: str) -> Description:
    return describe(text, 0, len(text), load("en"), default())


def speakers(text: str) -> list[str]:
    doc = statements.parse(text, format="plain")
    return [doc.speakers_of(s)[0].name if s.speakers else "?" for s in doc.statements]


def test_a_surname_alone_is_the_one_who_bears_it() -> None:
    assert names(met("Ove Bergström, Bergström")) == ["Ove Bergström"]


def test_a_full_name_completes_a_surname_met_before() -> None:
    (person,) = met("Bergström, Ove Bergström").records()[0]
    assert person.name == "Ove Bergström"
    assert person.names == ("Bergström", "Ove Bergström")


def test_of_two_who_bear_a_surname_neither_is_taken() -> None:
    assert names(met("Anna Berg, Paul Berg, Berg")) == ["Anna Berg", "Paul Berg"]


def test_a_capital_speaks_for_its_state() -> None:
    assert names(met("Moscow, Russia")) == ["Russia"]


def test_one_name_twice_has_ids_of_its_own() -> None:
    participants = met("Ann Lee")
    participants.people.append(Person("Ann Lee", "person", order=1, present=True))
    assert [p.id for p in participants.records()[0]] == ["ann-lee", "ann-lee-2"]


def test_who_is_only_named_is_no_participant() -> None:
    participants = met("Ann Lee")
    participants.introduce(said("Mr Ove Bergström"))
    assert names(participants) == ["Ann Lee"]


def somebody(name: str, kind: str = "person", **told: object) -> Person:
    return Person(name, kind, order=len(name), **told)  # type: ignore[arg-type]


HE, SHE = somebody("Bo", gender="m"), somebody("Ann", gender="f")
MINISTER = somebody("Minister Lee", offices={"minister": None}, nouns={"minister": None})
MINISTRY = somebody("Ministry of Fishing", "organisation")


@pytest.mark.parametrize(
    ("mention", "near", "name"),
    [
        ("he", [SHE, HE], "Bo"),
        ("she", [HE, SHE], "Ann"),
        ("she", [HE], None),
        ("it", [HE, MINISTRY], "Ministry of Fishing"),
        ("the minister", [HE, MINISTER], "Minister Lee"),
        ("the minister", [HE], None),
        ("the ministry", [HE, MINISTRY], "Ministry of Fishing"),
        ("the ministry", [HE], None),
        ("the release", [MINISTRY], "Ministry of Fishing"),
        ("the release", [HE, MINISTRY], None),
        ("the woman", [HE, SHE], "Ann"),
        ("the woman", [HE], None),
        ("the lawyer", [HE], "Bo"),
        ("the lawyer", [MINISTER], None),
        ("the lawyer", [HE, SHE], None),
    ],
)
def test_a_word_that_points_back_means_the_nearest_that_fits(
    mention: str, near: list[Person], name: str | None
) -> None:
    who = choose(said(mention), near, [], WORDS).who
    assert (who.name if who else None) == name


def test_an_indefinite_article_points_to_nobody_met() -> None:
    choice = choose(said("a minister"), [MINISTER], [], WORDS)
    assert (choice.who, choice.new) == (None, "person")


def test_the_only_holder_on_the_page_is_meant_from_afar() -> None:
    assert choose(said("the prime minister"), [HE], [HE], WORDS).who is None
    holder = somebody("Ann Lee", offices={"prime-minister": None}, nouns={"prime minister": None})
    assert choose(said("the prime minister"), [HE], [holder, HE], WORDS).who is holder


def test_who_is_named_in_the_sentence_comes_before_who_spoke_above() -> None:
    assert speakers(
        "Mrs Ann Lee said that it rained.\n\nMrs Eva Strand came in the evening. She said that it shone.\n"
    ) == ["Ann Lee", "Eva Strand"]


def test_a_name_inside_a_quotation_is_not_who_speaks() -> None:
    assert speakers("Mrs Ann Lee spoke first. “Mrs Eva Strand is late,” she said.") == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill burned. Quillon Aho, 29, a potter, wept. Aho said it was late.", ["Quillon Aho"]),
        ("They met Corrie Ann Aho at noon. Aho said it was late.", ["Corrie Ann Aho"]),
        ("They met Eva-Marie Aho at noon. Aho said it was late.", ["Eva-Marie Aho"]),
        ("Aho said it was late. Then Quillon Aho, a potter, wept.", ["Quillon Aho"]),
        ("They met the Democrat Quillon Aho at noon. Aho said it was late.", ["Quillon Aho"]),
        # nobody's full name, or two
        ("Today Aho wept. Aho said it was late.", ["Aho"]),
        ("On Tuesday Aho wept. Aho said it was late.", ["Aho"]),
        ("The Ropewalk-based Aho wept. Aho said it was late.", ["Aho"]),
    ],
)
def test_a_surname_alone_is_whoever_the_page_names_in_full(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_an_office_takes_the_name_between_commas() -> None:
    assert speakers("The minister, Ove Bergström, said that it rained.") == ["Ove Bergström"]
    assert speakers("Ove Bergström, the minister, said that it rained.") == ["Ove Bergström"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road is closed, Aho told Niska, who replied that it was open.", ["Aho", "Niska"]),
        ("It was Niska, not Aho, who said the road was closed.", ["Niska"]),
        ("It was Niska who said the road was closed.", ["Niska"]),
        ("Hedda Brekke, 42, who said the road was closed, left.", ["Hedda Brekke"]),
        ("The ire of farmers who said the road was closed grew.", ["?"]),
        ("Who said the road was closed?", ["?"]),
        ("The captain handed the wheel to Lena Aho, who said the road was closed.", ["Lena Aho"]),
        ("The letter to Lena Aho, who said the road was closed, was late.", ["Lena Aho"]),
        ("They met an aide to Lena Aho, who said the road was closed.", ["aide to Lena Aho"]),
        ("Will Niska said the road was closed.", ["Will Niska"]),
    ],
)
def test_a_relative_pronoun_is_the_one_before_it(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lena Aho opened the road. She said it was wide.", ["Lena Aho"]),
        (
            "Paul Niska said the road was wide. He met Lena Aho on Friday. She said it was late.",
            ["Paul Niska", "Lena Aho"],
        ),
        ("Paul Niska said the road was wide. He met Karl Aho on Friday. He said it was late.", ["Paul Niska"] * 2),
        ("Paul Niska said the road was wide. Karl Aho laughed. “It is late,” he said.", ["Paul Niska", "Karl Aho"]),
        ("Paul Niska said the road was wide. The crew met Karl Aho. “It is late,” he said.", ["Paul Niska"] * 2),
        ("Paul Niska, who laughed about Karl Aho's boat, left. He said the road was wide.", ["Paul Niska"]),
        (
            "Paul Niska said the road was wide.\n\nYrjo Aho laughed.\n\n“It is late,” he said.",
            ["Paul Niska", "Yrjo Aho"],
        ),
        ("Paul Niska said the road was wide.\n\nThe Wide Road is long.\n\n“It is late,” he said.", ["Paul Niska"] * 2),
        ("The road to Port Lind was closed. She said it was wide.", ["?"]),
    ],
)
def test_a_pronoun_is_of_whom_the_sentence_before_tells(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Lind, Eva Aho, met the mayor of Norr, Karl Niska, at noon. The mayor said it was late.", ["?"]),
        ("The mayor of Lind, Eva Aho, met the judge, Karl Niska, at noon. The mayor said it was late.", ["Eva Aho"]),
        ("The Lind Weavers Union struck. The union said it was late.", ["Lind Weavers Union"]),
        ("The Lind Union met the Norr Union. The union said it was late.", ["?"]),
    ],
)
def test_an_office_or_a_noun_means_whom_the_sentence_before_gives_it(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_a_name_with_an_initial_is_one() -> None:
    assert speakers("Paul B. Niska left. Mr. Niska said the road was wide.") == ["Paul B. Niska"]
    assert speakers("Justice Paul A. Niska Jr. said the road was wide.") == ["Paul A. Niska Jr."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Similarly, another study found that the road was wide.", ["another study"]),
        ("Reilly, the mayor, said the road was wide.", ["Reilly"]),
        ("However, the group said the road was wide.", ["group"]),
    ],
)
def test_a_word_of_grammar_is_nobodys_name(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” the town spokesman said.\n\n“We will wait,” she said.", ["town spokesman", "?"]),
        ("“It is late,” the town spokesman said.\n\n“We will wait,” he said.", ["town spokesman"] * 2),
        ("“It is late,” a councilwoman said. “We will wait,” he said.", ["councilwoman", "?"]),
    ],
)
def test_a_noun_for_a_man_is_not_she(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_a_pronoun_behind_another_sentence_does_not_reach_over_a_paragraph() -> None:
    far = (
        "“It is late,” Ada Holm said.\n\nThe hall was full.\n\n"
        "In 1984 the choir sang on the pier. Asked by a paper why, she replied: “We had to.”"
    )
    assert speakers(far) == ["Ada Holm", "?"]
    near = "“It is late,” Ada Holm said.\n\nIn 1984 the choir sang on the pier. “We had to,” she said."
    assert speakers(near) == ["Ada Holm", "Ada Holm"]
    first = "“It is late,” Ada Holm said.\n\nThe hall was full.\n\nShe added that the choir had to sing."
    assert speakers(first) == ["Ada Holm", "Ada Holm"]


@pytest.mark.parametrize(
    "earlier", ["", "“It is over,” Ada Holm said.\n\n", "Ole Vik told reporters that it was over.\n\n"]
)
@pytest.mark.parametrize(
    "opening",
    [
        "Nasreen Tovik was on an outing with friends.",
        "In July 2017 Nasreen Tovik, then 11, was on an outing.",
        "Two years later, the accused’s mother, Nasreen Tovik, wept.",
        "Outside the court, Nasreen Tovik, a retired nurse from Lund, walked in the rain.",
        "Superintendent of Police Nasreen Tovik did not look up.",
        "By then the ferry’s owner Nasreen Tovik had lost the house.",
        "В июле 2017 года Насрин Товик вышла из зала.",
        "К тому времени геохимик из Университета Лунда Насрин Товик потеряла дом.",
        "Насрин Товик, 54 года, не подняла глаз.",
        "Sau phiên tòa, chủ tịch xã Nasreen Tovik rời phòng.",
    ],
)
def test_a_pronoun_means_whom_the_sentence_before_names_though_no_list_has_the_name(opening: str, earlier: str) -> None:
    language = "ru" if "Насрин" in opening else "vi" if "phiên" in opening else "en"
    told = {
        "en": "“It was cold,” she said.",
        "ru": "«Было холодно», — сказала она.",
        "vi": "Bà nói trời lạnh.",
    }[language]
    before = {
        "en": earlier,
        "ru": earlier and "«Всё кончено», — сказала Анна Белова.\n\n",
        "vi": earlier and "“Xong rồi”, bà Lê Thị Mai nói.\n\n",
    }[language]
    page = statements.parse(before + opening + " " + told, format="plain", language=language)
    (who,) = page.speakers_of(page.statements[-1])
    assert who.name.split()[-1] in ("Tovik", "Товик")


@pytest.mark.parametrize(
    "opening",
    [
        "A letter to Nasreen Tovik was lost.",
        "The Salt Harbour was closed.",
        "Workers carried Nasreen Tovik home.",
        "Nasreen Tovik’s boat was lost.",
    ],
)
def test_a_name_that_is_no_subject_is_not_she(opening: str) -> None:
    assert speakers(f"“It is over,” Ada Holm said.\n\n{opening} “It was cold,” she said.")[-1] != "Nasreen Tovik"


def test_nobody_is_she_where_a_stranger_is_told_of_right_before() -> None:
    page = "“Xong rồi”, bà Lê Thị Mai nói.\n\nNgười hàng xóm Nasreen Tovik mất nhà. Bà nói trời lạnh."
    assert speakers(page)[-1] == "?"


def test_a_verb_tells_whose_name_it_is() -> None:
    assert speakers("Фарида Рамтула сказала, что паром ушёл.") == ["Фарида Рамтула"]
    assert speakers("«Всё кончено», — сказал Бьярни Товик. «Было холодно», — добавила она.") == ["Бьярни Товик", "?"]


def test_a_prefix_stays_with_the_noun_for_a_crowd() -> None:
    assert speakers("The anti-Scottish crowd said it was late.") == ["anti-Scottish crowd"]
    assert speakers("The pro-Russian party said it was late.") == ["pro-Russian party"]
