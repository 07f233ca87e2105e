"""Whether two participants of two documents are one person."""

from __future__ import annotations

import pytest

from statements.identity import compare, spelled
from statements.models import Participant


def person(name: str, office: str | None = None, affiliation: str | None = None) -> Participant:
    return Participant(id="x", name=name, office=office, affiliation=affiliation)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gleb Zarechny", "Глеб Заречный"),  # two scripts
        ("Mohammed Rashidi", "Muhammad Rashidi"),  # one name, many spellings
        ("Alexander Brodnik", "Aleksandr Brodnik"),
        ("R. Holmgard", "Rowena Holmgard"),  # initials
        ("R. T. Holmgard", "Rowena Holmgard"),
        ("Lev Ilyich Tostin", "Lev Tostin"),  # a name in the middle left out
        ("Hiroto Kanemura", "Kanemura Hiroto"),  # the family name first
        ('William "Bill" Orsted', "Bill Orsted"),  # a nickname
        ("Nasser al-Dohari", "Nasser Dohari"),  # a particle of no weight
        ("Zoë Lindqvist", "Zoe LINDQVIST"),
        ("Renko Sato, Jr.", "Renko Sato Jr."),
        ("Phạm Văn Thụy", "Phạm Văn Thuỵ"),  # the tone on either vowel
        ("Phạm Văn Lương", "Pham Van Luong"),
    ],
)
def test_one_person_under_two_spellings(one: str, other: str) -> None:
    assert compare(person(one), person(other)) == compare(person(other), person(one)) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rowena Holmgard", "Piers Holmgard"),
        ("R. Holmgard", "Piers Holmgard"),
        ("Renko Sato", "Renko Sato Jr."),
        ("Harald VI", "Harald VII"),
        ("Lev Ilyich Tostin", "Lev Petrovich Tostin"),
        ("Douglas Gordon", "Gordon Douglas"),  # each word is a first name
        ("Phạm Văn Lương", "Phạm Văn Lượng"),  # the tone tells
        ("Phạm Văn Lương", "Phạm Vân Lương"),
        ("Vũ Quý Lam", "Vũ Quý Lâm"),  # each name has its marks, if not in that word
        ("Игорь Садков", "Ирина Садкова"),
        ("Rosa Plinth", "Rosa Plinth Foundation"),
        ("Harold A. B. Plinth", "Harold B. Plinth"),  # the first of the initials tells
    ],
)
def test_two_people_of_like_names(one: str, other: str) -> None:
    assert compare(person(one), person(other)) == compare(person(other), person(one)) == "different"


def test_a_bare_surname_tells_nobody_apart() -> None:
    assert compare(person("Holmgard"), person("Holmgard")) == "unknown"
    assert compare(person("Holmgard"), person("Rowena Holmgard")) == "unknown"
    minister = person("Holmgard", "Foreign Minister", "Norway")
    assert compare(minister, person("Holmgard", "Minister of Foreign Affairs", "Norwegian")) == "same"
    assert compare(minister, person("Holmgard", "Foreign Minister", "Sweden")) == "different"


def test_countries_that_exclude_each_other_tell_namesakes_apart() -> None:
    one = person("Ann Lund", "Prime Minister", "Norway")
    assert compare(one, person("Ann Lund", "Prime Minister", "Danish")) == "different"
    assert compare(one, person("Ann Lund")) == "same"


def test_known_people_are_one_by_what_the_gazetteer_calls_them() -> None:
    putin = Participant(id="vladimir-putin", name="Vladimir Putin")
    assert compare(putin, Participant(id="vladimir-putin", name="Vladimir Putin", names=("Путин",))) == "same"
    assert compare(putin, Participant(id="sergey-lavrov", name="Sergey Lavrov")) == "different"


def test_a_body_is_no_person() -> None:
    body = Participant(id="x", name="Harbour Union", kind="organisation")
    assert compare(body, person("Harbour Union")) == "different"
    assert compare(body, Participant(id="y", name="HARBOUR UNION", kind="organisation")) == "same"


def test_a_name_without_a_word_is_nobody_else() -> None:
    assert spelled("!!").words == ()
    assert compare(person("!!"), person("!!")) == "different"


def test_namesakes_of_two_callings_may_be_two() -> None:
    one = person("Trần Vũ Lam", "Ca sĩ")
    assert compare(one, person("Trần Vũ Lam", "Đại tá")) == "unknown"
    assert compare(one, person("Trần Vũ Lam", "Nữ ca sĩ")) == "same"
    assert compare(one, person("Trần Vũ Lam")) == "same"
    assert compare(person("Ann Lund", "Minister"), person("Ann Lund", "President")) == "same"  # a career


def test_the_state_of_a_body_or_a_region_tells_namesakes_apart() -> None:
    assert compare(person("Ann Lund", "singer", "US Army"), person("Ann Lund", "singer", "British")) == "different"


def test_marks_tell_groups_apart_too() -> None:
    one, other = (Participant(id="x", name=name, kind="group") for name in ("Hội Phạm Lương", "Hội Phạm Lượng"))
    assert compare(one, other) == "different"
