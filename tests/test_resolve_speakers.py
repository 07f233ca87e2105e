"""How speakers are known, and that nobody is taken where two fit alike."""

from __future__ import annotations

import pytest

from statements import parse


def known(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each statement's speakers, else whom its words fit alike, with how they are known."""
    doc = parse(text, format="plain", language=language)
    return [
        (" / ".join(p.name for p in doc.speakers_of(s) or doc.candidates_of(s)), s.speaker_basis)
        for s in doc.statements
    ]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Mayor Ann Lee said that it rained.", ["named"]),
        ("The harbour authority said that it rained.", ["named"]),
        ("Mayor Ann Lee said that it rained. Lee added that it was cold.", ["named", "resolved"]),
        ("Mayor Ann Lee said that it rained. She added that it was cold.", ["named", "resolved"]),
        ("Mayor Ann Lee said that it rained. The mayor added that it was cold.", ["named", "resolved"]),
        (
            "“It rains,” said Mayor Ann Lee at noon. The ferry left. “Nobody knows when it stops.”",
            ["named", "inferred"],
        ),
        ("Berlin said that it rained.", ["resolved"]),
        ("Germany said that it rained.", ["named"]),
        ("“It rains a lot here, and it is cold.”", ["unknown"]),
    ],
)
def test_the_basis_says_how_the_speaker_is_known(text: str, basis: list[str]) -> None:
    assert [how for _, how in known(text)] == basis


@pytest.mark.parametrize(
    ("text", "language", "alike"),
    [
        ("Senator Carl Dow and Mayor Peter Hill came on Monday. He said it rained.", "en", "Carl Dow / Peter Hill"),
        ("Senator Carl Dow and Senator Peter Hill came. It rained, the senator said.", "en", "Carl Dow / Peter Hill"),
        ("Senator Carl Dow met Senator Peter Hill. It rained, the senator said.", "en", "Carl Dow / Peter Hill"),
        (
            "Ngoại trưởng Trần Văn Lộc và Bộ trưởng Lê Văn Hải đã gặp nhau. Ông cho biết hai bên đã nhất trí.",
            "vi",
            "Trần Văn Lộc / Lê Văn Hải",
        ),
        (
            "Министр обороны Пётр Ларин и министр финансов Олег Дымов приехали. Министр заявил, что шёл дождь.",
            "ru",
            "Пётр Ларин / Олег Дымов",
        ),
    ],
)
def test_of_two_who_fit_alike_neither_speaks(text: str, language: str, alike: str) -> None:
    assert known(text, language) == [(alike, "unknown")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senator Carl Dow met Mayor Peter Hill on Monday. He said it rained.", "Carl Dow"),
        ("Senator Carl Dow and Mayor Peter Hill came on Monday. It rained, the mayor said.", "Peter Hill"),
        ("President Carl Dow, Mayor Peter Hill said, was late. He added that it rained.", "Peter Hill"),
        ("Senator Carl Dow came. Mayor Peter Hill left on Monday. He said it rained.", "Peter Hill"),
    ],
)
def test_the_one_who_fits_better_is_taken(text: str, name: str) -> None:
    assert known(text)[-1] == (name, "resolved")


def test_what_goes_on_from_candidates_has_them_too() -> None:
    text = "Senator Carl Dow and Senator Peter Hill came. “It rains,” the senator said. He left. “And it is cold here.”"
    assert known(text) == [("Carl Dow / Peter Hill", "unknown")] * 2


LIVE = (
    "Minister Anna Holm answers the town: live updates\n\n"
    "10:15 GMT\n\n“It will be built.”\n\n10:05 GMT\n\n{} said the pier was safe.\n"
)


@pytest.mark.parametrize(("speaker", "expected"), [("Anna Holm", ["Anna Holm"]), ("Tomas Varga", [])])
def test_a_quotation_is_of_whom_the_head_names_only_where_nobody_else_speaks(speaker: str, expected: list[str]) -> None:
    doc = parse(LIVE.format(speaker))
    assert [p.name for p in doc.speakers_of(doc.statements[0])] == expected


def test_entries_of_one_page_know_whom_it_names_in_full() -> None:
    text = "Pier: live updates\n\n10:15 GMT\n\nHolm said it was safe.\n\n10:05 GMT\n\nAnna Holm is in town.\n"
    assert [p.name for p in parse(text).speakers_of(parse(text).statements[0])] == ["Anna Holm"]


def test_he_is_whose_interview_the_entry_tells_of() -> None:
    text = (
        "Pier: live updates\n\n9.55am: Nils Lange, the mayor, said the pier was safe.\n\n"
        "10.05am: {} Asked whether it was, he replied: “No.”\n"
    )
    for opening, expected in (("There is more from Lange's interview.", ["Nils Lange"]), ("Lange's dog barked.", [])):
        doc = parse(text.format(opening))
        assert [p.name for p in doc.speakers_of(doc.statements[-1])] == expected


@pytest.mark.parametrize(
    ("text", "language", "speakers"),
    [
        ("I thought that the pier was old, but Mayor Ann Lee said that it was new.", "en", ["Ann Lee"]),
        ("I guess it is better late than never, but Mayor Ann Lee said that it was early.", "en", ["Ann Lee"]),
        ("I do not know if the ferry will run. I believe that it is too late for it.", "en", []),
        # What others think is told, and so is what the writer says and what somebody says of himself.
        ("Mayor Ann Lee believes that the pier is old.", "en", ["Ann Lee"]),
        ("“I think that the pier is old,” Mayor Ann Lee said.", "en", ["Ann Lee"]),
        ("I told the council that the ferry would not run.", "en", [""]),
    ],
)
def test_what_the_writer_thinks_is_nobody_s_statement(text: str, language: str, speakers: list[str]) -> None:
    assert [name for name, _ in known(text, language)] == speakers


def test_a_surname_in_a_report_is_whom_the_page_names_in_full_anywhere() -> None:
    above = "\n\n".join(["Mayor Orla Vintner knew the dam was old.", *["The rain went on and on."] * 6])
    doc = parse(above + "\n\n“The dam holds,” Vintner said.\n", format="plain")
    assert [p.name for p in doc.participants] == ["Orla Vintner"]
    untold = above.replace("Mayor Orla Vintner", "Whatever Vintner")
    doc = parse(untold + "\n\n“The dam holds,” Vintner said.\n", format="plain")
    assert [p.name for p in doc.participants] == ["Vintner"]


def test_it_is_the_body_of_which_the_sentence_above_tells_behind_its_opening() -> None:
    text = "Russia has denied that the dam fell.\n\nIn an online post, the Russian defence ministry {}.\n\n"
    text += "“It holds,” it said.\n"
    for told, name in (("put out photos", "Russian Ministry of Defence"), (", as ever, is silent", "Russia")):
        doc = parse(text.format(told), format="plain")
        names = {p.id: p.name for p in doc.participants}
        assert [names[who] for who in doc.statements[-1].speakers] == [name]


def test_whoever_is_she_once_is_never_he() -> None:
    text = "Robin Vale opened the pier. She said that it was long. He said that it was short."
    document = parse(text, format="plain", language="en")
    assert [document.speakers_of(said) != () for said in document.statements] == [True, False]


@pytest.mark.parametrize(
    ("noun", "speaker"), [("company", "Lund Rowing Ltd"), ("commission", None), ("statement", "Lund Rowing Ltd")]
)
def test_a_body_known_by_its_noun_is_one_that_the_noun_fits(noun: str, speaker: str | None) -> None:
    text = f"Lund Rowing Ltd said that the pier was shut. The {noun} said that nobody was hurt."
    document = parse(text, format="plain", language="en")
    said = document.statements[1]
    assert [who.name for who in document.speakers_of(said)] == ([speaker] if speaker else [])


def test_a_name_that_is_also_an_office_is_somebodys() -> None:
    text = "“It rains,” said Rufus King, a prominent baker. “It pours,” Mr. King added."
    assert [who for who, _ in known(text)] == ["Rufus King", "Rufus King"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Tom Orde was asked first. Max Holm said that he slept. Orde, in his answer, left. “It was late,” he said.",
            "Tom Orde",
        ),
        (
            "Max Holm said he slept.\n\nTommy — who has one name — left. He never earned much, he wrote in a book.",
            "Tommy",
        ),
        ("Ada Holm said that she slept. Her friend Bea left the hall. “It was late,” she said.", "Bea"),
        ("Ada Holm said that she slept. Her sister, Rut, a baker, left. “It was late,” she said.", "Rut"),
        ("Ada Holm said that she slept. The baker, Rut Orde, left. “It was late,” she said.", "Rut Orde"),
        ("Ada Holm said that she slept. Dr. Orde left the hall. “It was late,” she said.", "Orde"),
        (
            "Ulf Berg left. Max Holm said that he slept. In Berg’s studies of peat, he discovered that bogs are small.",
            "Ulf Berg",
        ),
        (
            "Rosa Orde danced. Ada Holm said that she slept.\n\nAsked how she was, Orde thought. “Well,” she said.",
            "Rosa Orde",
        ),
        (
            "Max Holm said that he slept.\n\nIn the market, a seed merchant shrugged. “It is the same mule,” he said.",
            "seed merchant",
        ),
        ("Ada Holm, 79, left. Rut Orde, 40, slept. The 79-year-old said that it was late.", "Ada Holm"),
        ("Ada Holm (79) left. Rut Orde, 40, slept. The 79-year-old said that it was late.", "Ada Holm"),
        ("Ada Holm left. The 79-year-old said that it was late.", "Ada Holm"),
        ("Ada Holm, 40, left. The 79-year-old said that it was late.", None),
        ("A miner left. The 79-year-old said that it was late.", None),
        ("Ada Holm said that it rained.\n\n“It is late,” the 52-year-old said.", "Ada Holm"),
        ("Ada Holm said that it rained.\n\nIt rained.\n\n“It is late,” the 52-year-old said.", None),
        ("Rut Falk said that it rained.\n\nOle Orde is shy. His wife was blunt. “It is late,” she said.", "wife"),
        ("Ole Orde is shy. His wife left. “It is late,” he said.", "Ole Orde"),
        ("Ole Orde, a coach from Vik, left. The Frenchman said that it was late.", "Ole Orde"),
        ("Ole Orde, a coach from Vik, left. The Brazilian said that it was late.", "Ole Orde"),
        ("The union Holdfast said that it was late.", "Holdfast"),
        ("Ole Orde left. His aunt, Ada, was below. “It is late,” she said.", "Ada"),
        ("The Coast Guard has looked for days. It said that it was late.", "Coast Guard"),
        ("Ada Holm said that it rained.\n\nAnd the baker? She said that it was late.", "baker"),
        (
            "Captain Ole Orde slept. Sergeant Ada Orde left.\n\nShe said that it rained. Sgt Orde said that it was so.",
            "Ada Orde",
        ),
        ("Cllr Ole Orde slept. Dr Ada Orde left.\n\nCouncillor Orde said that it was late.", "Ole Orde"),
        (
            "Ole Orde left.\n\nA council baker said that it rained. According to him, the pier was shut.",
            "council baker",
        ),
        (
            "Lund Borough Council met. Ada Holm said that it rained.\n\nThe council said that it was late.",
            "Lund Borough Council",
        ),
        ("Lund Council met Vik Council. Ada Holm said that it rained.\n\nThe council said that it was late.", None),
        ("Ada Holm left. The mayor of Lesna said that it was late.", "mayor of Lesna"),
        ("The Stone Curlew group said that it rained. It added that it was late.", "Stone Curlew"),
        ("Rope Makers Local 12 said that it was late.", "Rope Makers Local 12"),
        (
            "Rosa Orde said that it rained.\n\nHolm’s daughter Ada, who swam, was asked.\n\n“It is late,” she said.",
            "Ada",
        ),
        ("Ada Orde-Holm said that she slept. Mrs Orde said that it was late.", "Orde"),
        ("Ada Orde left. Ole Orde left. Orde said that it was late.", None),
        ("Max Holm said that he slept.\n\nHis sister brushed that aside. “He has my number.”", "sister"),
        ("Max Holm said that he slept. His wife was blunter. “It is late.”", "wife"),
    ],
)
def test_who_is_told_of_before_speaks(text: str, speaker: str | None) -> None:
    document = parse(text, language="en", format="plain")
    assert [who.name for who in document.speakers_of(document.statements[-1])] == ([speaker] if speaker else [])


def test_a_pronoun_behind_a_surname_of_two_is_of_neither() -> None:
    text = (
        "Ada Orde left. Eve Orde left. Rut Holm said that she slept. Orde said that it was late. “It rained,” she said."
    )
    document = parse(text, language="en", format="plain")
    assert [len(statement.speakers) for statement in document.statements] == [1, 0, 0]
    assert len(document.statements[-1].candidates) == 2


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        # The subject of a clause before the pronoun, in its own sentence
        ("Carl Dow left the pier at noon. When Dow was asked of it, he told the crew that it rained.", "Carl Dow"),
        ("Carl Dow was fined for a call that he made to the port, in which he said it rained.", "Carl Dow"),
        ("During a walk in April, Carl Dow was looking at the piers when he said it rained.", "Carl Dow"),
        ("Carl Dow, though he said it rained, stayed on the pier.", "Carl Dow"),
        # … and not who is no subject there, whom the pronoun does not fit, or who is done something to
        ("Asked about Carl Dow, he said it rained.", "Peter Hill"),
        ("In a letter to Carl Dow, he said it rained.", "Peter Hill"),
        ("As soon as Ada Holm had left, he said it rained.", "Peter Hill"),
        ("When Carl Dow attacked him, he said it rained.", "Peter Hill"),
        ("When Carl Dow left and Nils Aune came, he said it rained.", "Carl Dow / Nils Aune"),
        # Sentences that the pronoun opens go on telling of whom the one before them told
        ("Carl Dow has left the pier. He has seen no ferry of late. He even said it rained.", "Carl Dow"),
        ("Carl Dow’s trust in his crew came with caveats. He may add to it, he said.", "Carl Dow"),
        ("Carl Dow, 33, a friend of Mayor Nils Aune, left the pier.\n\n“It rains,” he said.", "Carl Dow"),
    ],
)
def test_he_is_of_whom_the_clauses_before_tell(told: str, speaker: str) -> None:
    text = f"“The fees are fair on every pier,” said Mayor Peter Hill.\n\n{told}"
    assert known(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Holm and Carl Dow said it rained. They added that it was cold.", "Ada Holm / Carl Dow"),
        ("“It rains,” Ada Holm and Carl Dow said in a note. “It is cold,” they wrote.", "Ada Holm / Carl Dow"),
        ("Ada Holm and Carl Dow said it rained. The pilots left. They said it was cold.", "pilots"),
        ("Mayor Ada Holm said it rained. They added that it was cold.", ""),
        ("Bakers stayed at home. While the pilots praised the port, they said it was cold.", "pilots"),
        ("The pilots said it rained. Two studies say that it poured. They say it was cold.", "pilots"),
    ],
)
def test_they_are_who_spoke_together_or_the_group_that_is_told_of(text: str, speaker: str) -> None:
    assert known(text)[-1][0] == speaker


def test_who_holds_an_office_is_not_the_former_one() -> None:
    text = "Mr. Trump held a rally. George W. Bush, the former president, came. “It rains,” the former president said."
    assert known(text)[-1][0] == "George W. Bush"
    text = "Former Mayor Carl Dow came to the pier. “It rains,” the former mayor said."
    assert known(text)[-1][0] == "Carl Dow"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Paul Wendt runs the mill. A former employee said the ropes were old. “It creaks,” he said.",
            "former employee",
        ),
        ("Ada Holm runs the mill. A neighbour asked whether the ropes were old. She said they were not.", "Ada Holm"),
        ("Ada Holm runs the mill. A neighbour said Ada Lund knew. She said nobody had listened.", "Ada Holm"),
        ("Ada Holm runs the mill. Two employees said the ropes were old. She said they were not.", "Ada Holm"),
    ],
)
def test_a_pronoun_behind_somebody_without_a_name_who_spoke_means_them(text: str, who: str) -> None:
    assert known(text)[-1][0] == who


def test_it_means_no_body_far_behind_others_who_spoke() -> None:
    others = "".join(f"{name} said that ropes were old. " for name in ("Ada Holm", "Per Lund", "Ole Vik", "Eva Dahl"))
    assert known(f"The Harbour Board said it rained. {others}\n\nIt suggests that ropes are dear.")[-1][0] == ""
    assert known("The Harbour Board said it rained. It added that ropes were dear.")[-1][0] == "Harbour Board"


def test_a_pronoun_means_who_owns_the_thing_that_its_sentence_begins_with() -> None:
    spoken = "Paul Wendt left in May. “The mill is safe,” a spokesman said.\n\n"
    assert (
        known(spoken + "A firm Wendt owned sold it the name, though he later said it was dear.")[-1][0] == "Paul Wendt"
    )
    assert known(spoken + "A firm he owned sold it the name. Later he said it was dear.")[-1][0] == "spokesman"


def test_a_heading_in_marks_goes_on_from_nobody() -> None:
    told = "Ada Holm said the pier was old. “It creaks,” she said.\n\n{}\n\nPer Lund said that he had left."
    assert known(told.format("6. “The Lund problem”"))[2][0] == ""
    assert known(told.format("“Nobody goes there any more.”"))[2][0] == "Ada Holm"


def test_a_surname_with_its_paper_is_whoever_bears_it() -> None:
    told = "All was shut, according to Ada Wee of the Norvik Times. The pier was shut too, said Wee of the Times."
    assert [who for who, _ in known(told)] == ["Ada Wee", "Ada Wee"]


def test_a_short_name_that_is_written_like_a_pronoun_is_no_pronoun() -> None:
    assert known("According to WHO, there were 3,000 cases in May.")[0][0] == "World Health Organization"


def test_a_noun_for_anybody_is_not_whoever_else_has_no_name() -> None:
    assert known("The doctor said it would pass. According to the man, it has not.")[-1][0] != "doctor"


def test_a_rank_at_the_end_of_a_sentence_leads_to_no_name() -> None:
    assert known("Per Vik is the new captain. Ropes are wet. He said the sea was calm.")[-1][0] == "Per Vik"
    assert known("Capt. Ada Holm left. She said the sea was calm.")[-1][0] == "Ada Holm"


def test_a_word_that_proposes_to_say_something_names_nobody() -> None:
    assert known("It was late, and, well, let’s say the cake was gone.") == [("", "unknown")]


def test_initials_without_a_space_are_part_of_the_name_behind_them() -> None:
    assert known("Commissioner R.K. Lund was asked about it. “Let me read it,” he replied.")[-1][0] == "R.K. Lund"


_TOLD = "“The kiln is old,” said Vera Holm.\n\n“It was mended,” said Nora Dahl.\n\n"
_ON = "Rain fell on Berg all week.\n\n" * 6


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whoever spoke further up only where she is named nearby
        (_TOLD + _ON + "The guild wrote to one mother, who had sold a pot. “I was late,” she said.", ""),
        (_TOLD + _ON + "Vera Holm sold a pot. The guild wrote to one mother. “I was late,” she said.", "Vera Holm"),
        (_TOLD + _ON + "Then I thought of Ida Vik. Would it please?\n\n“I was late,” she replied.", "Ida Vik"),
        (_TOLD + _ON + "Then I thought of Mrs. Dahl. Would it please?\n\n“I was late,” she replied.", "Nora Dahl"),
        (_TOLD + _ON + "Then she sold the pots to a shop.\n\n“I was late,” she replied.", "Nora Dahl"),
        # on whom she acts is not she
        ("Vera Holm dug clay. In May she emailed Nora Dahl about it. “It is hard,” she wrote.", "Vera Holm"),
        ("“It is hard,” said Nora Dahl. In May she emailed Ida Vik about it. “It rains,” she wrote.", "Nora Dahl"),
    ],
)
def test_a_pronoun_reaches_no_further_than_who_is_near(text: str, speaker: str) -> None:
    assert known(text)[-1][0] == speaker


def test_several_are_not_one_by_a_noun_for_kin() -> None:
    assert known("Holm's late father said that it rained. They added that it was cold.")[-1] == ("", "unknown")


def test_a_state_s_acronym_is_a_body_for_which_it_stands() -> None:
    text = (
        "Reuters says that it rained. Though the Swedish SGU has said that it was dry, it has also said that it hailed."
    )
    assert [who for who, _ in known(text)] == ["Reuters", "Swedish SGU", "Swedish SGU"]


def test_somebody_s_nurse_is_not_who_saw_her() -> None:
    text = "A man who saw his nurse in May was ill. The nurse told him to rest. According to the man, the pills helped."
    assert known(text)[-1][0] == ""


def test_a_family_name_of_two_words_is_whoever_bears_it_in_full() -> None:
    assert known("Ada Van Holm has left. “It rained,” Van Holm said.")[-1][0] == "Ada Van Holm"
