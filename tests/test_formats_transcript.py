"""Transcripts: which words are labels, whose turn it is, and what on a page of turns is nobody's words."""

from __future__ import annotations

import pytest

from statements import parse, sniff
from statements.formats.transcript.labels import label_at
from statements.formats.transcript.layout import FORMAT
from statements.formats.transcript.record import label_of, pieces_of_record
from statements.formats.transcript.unlabelled import pieces_of_interview

TALK = "QUESTION: Will it open?\n\nMR. HOLT: It will.\n\nQUESTION: When?\n\n{}\n\nMR. HOLT: In May."


def turns(text: str) -> list[tuple[str, str]]:
    """The turns of a page, each with its role and its words."""
    said: dict[int, tuple[str, list[str]]] = {}
    for block in FORMAT.lay_out(text).blocks:
        role = block.turn.role if block.turn else "told"
        said.setdefault(block.item, (role, []))[1].extend(text[a:b] for a, b in block.spans)
    return [(role, " / ".join(words)) for role, words in said.values()]


def told(text: str) -> list[tuple[str, str, str]]:
    """The statements of a page: speaker, act, and whom they address."""
    doc = parse(text)
    names = {p.id: p.name for p in doc.participants}
    return [
        (" ".join(names[i] for i in s.speakers) or "?", s.act, " ".join(names[i] for i in s.addressees))
        for s in doc
        if s.within is None
    ]


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("Q: When?", "asks", None),
        ("Q    When?", "asks", None),
        ("Question 3: When?", "asks", None),
        ("**Question:** When?", "asks", None),
        ("Q (Anna Feld, Harbour TV): When?", "asks", "Anna Feld"),
        ("Вопрос (перевод с английского): Когда?", "asks", None),
        ("Hỏi: Bao giờ?", "asks", None),
        ("PV: Bao giờ?", "asks", None),
        ("Ответ:Нет.", "answers", None),
        ("Trả lời: Tháng sau.", "answers", None),
        ("MR. McFELD: No.", "speaks", "MR. McFELD"),
        ("NORA FELD, HTV ANCHOR (voice-over): No.", "speaks", "NORA FELD"),
        ("GOV. SAM TRENT (R), NEW ELB: No.", "speaks", "GOV. SAM TRENT"),
        ("Lucy Bell (Lindale North) (Lab): No.", "speaks", "Lucy Bell"),
        ("1. Lucy Bell (Lindale North) (Lab): No.", "speaks", "Lucy Bell"),
        ("The Minister for Trams (Ada Omondi): No.", "holds office", "Ada Omondi"),
        ("С.В.Холт: Нет.", "speaks", "С.В.Холт"),
        ("Paula Reyes (00:12):", "speaks", "Paula Reyes"),
        ("[17:05:12] VANCE: No.", "speaks", "VANCE"),
        ("MODERATOR: Please.", "holds office", None),
        ("Chủ tịch: Mời đại biểu.", "holds office", None),
        ("UNIDENTIFIED MALE (through translator): No.", "nobody", None),
        ("Speaker 7 (00:31):", "nobody", None),
        ("Реплика: Нет.", "nobody", None),
        ("The Chair (Mr. Paul Orr (Elb, Ind.)): Order.", "holds office", "Mr. Paul Orr"),
        ("Ветров П.К., фракция «Мол»: Нет.", "speaks", "Ветров П.К."),
        ("Ветров П.К.: Нет.", "speaks", "Ветров П.К."),
        ("Ветров П. К., министр. Нет.", "speaks", "Ветров П. К."),
        ("Председательствующий. Прошу.", "holds office", None),
        ("Hon. Members: Shame!", "crowd", "Hon. Members"),
    ],
)
def test_a_label_says_whose_turn_it_is(line: str, role: str, name: str | None) -> None:
    label = label_at(line, 0, len(line))
    assert label is not None
    assert label.turn.role == role
    assert (line[slice(*label.turn.name)] if label.turn.name else None) == name


@pytest.mark.parametrize(
    "line",
    [
        "NOTE: the list is not final.",
        "It was late: ten.",
        "He said: “No.”",
        "Read more: the story",
        "“We wait”: the minister",
        "At 12:30 they left.",
        "https://example.org: a page",
        "1. Taxes: they rise.",
        "A good man: he left.",
    ],
)
def test_other_words_before_a_colon_are_none(line: str) -> None:
    label = label_at(line, 0, len(line))
    assert label is None or label.style == "loose"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Mr. BELL. Madam President, I rise.", "Mr. BELL"),
        ("Ms. JACKSON-LEE of Texas. I yield.", "Ms. JACKSON-LEE"),
        ("Ms. LINDA T. SANCHEZ of California. Mr. Speaker,", "Ms. LINDA T. SANCHEZ"),
        ("The SPEAKER pro tempore (Mr. Poe). Without objection.", "Mr. Poe"),
        ("The PRESIDING OFFICER. The clerk will call the roll.", ""),
        ("The Acting CHAIRMAN. The gentleman is right.", ""),
    ],
)
def test_a_label_of_the_record(line: str, named: str) -> None:
    label = label_of(line, 0, len(line))
    assert label is not None
    assert (line[slice(*label.turn.name)] if label.turn.name else "") == named


@pytest.mark.parametrize(
    "line", ["Mr. Lund of the board wrote to me.", "The Clerk read as follows:", "SA 1303. Mr. X."]
)
def test_what_is_no_label_of_the_record(line: str) -> None:
    assert label_of(line, 0, len(line)) is None


def test_a_mark_of_the_page_parts_a_sentence_and_no_turn() -> None:
    page = "[Congressional Record Volume 1]\n\n  Mr. BELL. It was\n\n[[Page S2]]\n\nlate.\n  And cold.\n"
    page += "  The Clerk read it.\n"
    assert turns(page) == [("speaks", "It was / late. / And cold.")]
    assert [page[p.start : p.end] for p in pieces_of_record(page) if p.kind == "direction"] == [
        "[[Page S2]]",
        "The Clerk read it.",
    ]


@pytest.mark.parametrize(
    ("between", "words"),
    [
        ("(Laughter.)", "In May."),
        ("[00:01:12]", "In May."),
        ("MR. HOLT: (Inaudible.) Well.\n\nAnd more.", "Well. / And more."),
        ("MR. HOLT: He can – (laughter) – I mean it.", "He can – / – I mean it."),
        ("MR. HOLT: Three conditions:\nNote: it is not final.", "Three conditions: / Note: it is not final."),
        ("MR. HOLT: Thank you", "Thank you"),
    ],
)
def test_notes_are_no_content_and_end_no_turn(between: str, words: str) -> None:
    assert words in [said for _, said in turns(TALK.format(between))]


def test_a_label_in_the_middle_of_a_paragraph() -> None:
    page = TALK.format("MR. HOLT: It's great to be here. QUESTION: Is it? MR. HOLT: Here is why: rust. Q    And?")
    assert turns(page)[3:7] == [
        ("speaks", "It's great to be here."),
        ("asks", "Is it?"),
        ("speaks", "Here is why: rust."),
        ("asks", "And?"),
    ]


def test_headings_rules_and_what_leads_over_are_nobodys_words() -> None:
    page = (
        TALK.format("The North Basin")
        + "\n\n* * *\n\nFrom the other answers:\n\nQ: Why?\n\nA: The rain.\n\n# # #\n\nAn essay."
    )
    assert turns(page)[-3:] == [("asks", "Why?"), ("answers", "The rain."), ("told", "An essay.")]
    assert "The North Basin" not in " ".join(said for _, said in turns(page))


def test_whoever_had_the_word_has_it_again_behind_a_film() -> None:
    page = "ANN LEE, HOST: Look.\n(BEGIN VIDEO CLIP)\nBO EK: I saw it.\n(END VIDEO CLIP)\nThat was Bo.\n"
    page += "CY DAHL: Yes, I know.\n"
    assert [name for name, _, _ in told(page)] == ["Ann Lee", "Bo Ek", "Ann Lee", "Cy Dahl"]
    assert [block.turn.earlier for block in FORMAT.lay_out(page).blocks if block.turn] == [False, True, False, False]


def test_a_title_that_begins_like_a_turn_is_none() -> None:
    page = "Ann Lee: ‘We Wait For Rain’\n\nQ: Why?\n\nAnn Lee: I cannot say.\n\nQ: When?\n\nAnn Lee: In May."
    assert FORMAT.lay_out(page).source["title"] == "Ann Lee: ‘We Wait For Rain’"
    assert len(turns(page)) == 4


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        # A letter alone in its line.
        ("**Q**\n\nWhy?\n\n**A**\n\nI must.\n\n**Q**\n\nWhen?\n\n**A**\n\nIn May.", ["asks", "answers"] * 2),
        # Two labels that take turns, whatever they are; who asks most is whoever asks.
        (
            "Báo bạn Việt: Sao?\n\nÔng Lê Lộ: Tôi vội.\n\nBáo bạn Việt: Đi đâu?\n\nÔng Lê Lộ: Tôi về.\n\n"
            "Báo bạn Việt: Xin cảm ơn ông.\n\nÔng Lê Lộ: Tôi chào anh.",
            ["asks", "speaks"] * 3,
        ),
        (
            "A talk on ferries\n\nTHE WAVE: Will it run?\n\nLund: I hope so.\n\nTHE WAVE: When?\n\nLund: In May.\n\n"
            "THE WAVE: They say June.\n\nLund: No.",
            ["asks", "speaks"] * 3,
        ),
        # In bold type a label may hold marks, figures and small words.
        (
            "**«Волна»:** Зачем?\n\n**А. Рак:** Мне надо.\n\n**«Волна»:** Когда?\n\n"
            "**А. Рак:** Я поеду в мае.\n\n**«Волна»:** Да?\n\n**А. Рак:** Да.",
            ["asks", "speaks"] * 3,
        ),
        (
            "**Year 9, Elb:** Is it fun?\n\n**Ann Lund:** It is.\n\n**A former keeper, Sund:** Do you miss it?\n\n"
            "**Ann Lund:** I do.\n\n**Bo, 34:** Why?\n\n**Ann Lund:** I must.",
            ["asks", "speaks"] * 3,
        ),
        # Captions, paragraphs in italics, quotations set apart and headings are nobody's words.
        (
            "Q: Why?\n\nA: I must.\n\nThe light in May. Photo: Bo Ek\n\n*Mail us.*\n\n"
            "> “I must”\n\n### Storms\n\nQ: When?"
            "\n\nA: In May.",
            ["asks", "answers"] * 2,
        ),
    ],
)
def test_layouts_of_interviews(page: str, wanted: list[str]) -> None:
    roles = [block.turn.role if block.turn else "told" for block in FORMAT.lay_out(page).blocks]
    assert roles == wanted
    assert next(claim.score for claim in sniff(page) if claim.format == "transcript") > 0.6


def test_what_stands_below_a_heading_behind_the_last_answer_is_not_said_unless_it_says_i() -> None:
    talk = "Q: Why?\n\nA: I must.\n\nQ: When?\n\nA: In May.\n\nSTORMS\n\n"
    assert turns(f"{talk}The tower is 30 metres high.")[-1] == ("answers", "In May. / The tower is 30 metres high.")
    assert [b.turn is None for b in FORMAT.lay_out(f"{talk}The tower is 30 metres high.").blocks] == [False] * 4 + [
        True
    ]
    assert [b.turn is None for b in FORMAT.lay_out(f"{talk}I fear the storms.").blocks] == [False] * 5


def test_a_title_that_quotes_whom_it_names_is_no_turn() -> None:
    page = "Keeper Ann Lee: “The sea does not lie”\n\nPREFACE\n\nShe waits.\n\nPV: Why?\n\nAnn Lee: I must.\n\nPV: Yes?"
    assert [role for role, _ in turns(page)] == ["told", "asks", "speaks", "asks"]


@pytest.mark.parametrize(
    "line",
    ["Interview by Bo Ek", "Ann Lee was speaking to Bo Ek.", "Беседовала Нина Белова", "HOÀNG YẾN (thực hiện)"],
)
def test_who_conducted_an_interview_ends_it(line: str) -> None:
    page = f"Q: Why?\n\nA: I must.\n\nQ: When?\n\nA: In May.\n\n{line}\n\nThe light was built in 1880."
    assert [role for role, _ in turns(page)] == ["asks", "answers", "asks", "answers", "told"]
    above = f"{line}\n\nQ: Why?\n\nA: I must.\n\nQ: When?\n\nA: In May.\n\nOr in June."
    assert turns(above)[-1] == ("answers", "In May. / Or in June.")


@pytest.mark.parametrize(
    "page",
    [
        "Who pays?\n\nImporters, officials said.\n\nWhen?\n\nIn June, they said.\n\nWill it last?\n\nIt may, some say.",
        "Lions vs. Bears: The Lions won.\n\nHawks vs. Owls: The Owls lost.\n\nWolves vs. Foxes: The Foxes won.",
        "The mayor spoke on Monday. “We need it,” she said.\n\nReuters: It is costly. The council will vote, it said.",
        # Answers to whom it may concern, lists after dashes, a tale, a list of staff.
        "New tolls\n\n**What is the act?**\n\nIt sets tolls.\n\n**Who pays?**\n\nShips do.\n\n**When?**\n\nIn May.",
        "**Can I get a refund?**\n\nYes, we pay you.\n\n**Where do I write?**\n\nTo our office.\n\n**When?**\n\nSoon.",
        "Порт\n\nДепутаты спросили:\n\n- Кто платит?\n- Когда построят?\n- Почему так дорого?\n\nОтветов пока нет.",
        "Жил смотритель.\n\n— Кто там? — спросил он.\n\n— Море, — ответило море.\n\n— Зачем?\n\n— Гасить лампу.",
        "Состав\n\nКозлов А.А., директор. Работает давно.\n\nЛосев Б.Б., сторож. Новый.\n\nВолков В.В., повар. Тоже.",
        "Address: 5 Pier Road. The office is open.\n\nPhone: 800. You can call.\n\nEmail: a@b.org. We answer.",
    ],
)
def test_other_pages_are_no_transcripts(page: str) -> None:
    assert next(claim.score for claim in sniff(page) if claim.format == "transcript") == 0


def test_questions_without_labels_need_somebody_who_answers() -> None:
    asked = ["Do you like it?", "Are you afraid?", "Will you stay?"]
    talk = "\n\n".join(f"{q}\n\nI think so. We all do." for q in asked)
    told_of = "\n\n".join(f"{q}\n\nMost people think so." for q in asked)
    assert sum(piece.kind == "label" for piece in pieces_of_interview(f"A talk\n\n{talk}")) == 6
    assert pieces_of_interview(f"A talk\n\n{told_of}") == []


@pytest.mark.parametrize(
    "page",
    [
        # The sides take turns, and not every question ends as one; the questions have a sign of their own.
        "— Вам страшно?\n\n— Мне? Нет.\n\n— Маяк закрывают.\n\n— Мы ждём.\n\nИ ждать будем.\n\n— Долго?\n\n— Долго.",
        "* Ông có vui không?\n\n- Tôi vui.\n\n* Có người bảo đủ rồi.\n\n- Chưa đủ.\n\n* Bao giờ thì đủ?\n\n- Mai.",
        "**Do you draw?**\n\nThe sea moves.\n\nI draw it.\n\n**Is it yours?**\n\nI ask myself.\n\n**Why?**\n\nIt is.",
        # In bold type or italics not every question ends as one, and a title and a box may stand in it, too.
        "**Ann**\n\n**You draw?**\n\nI do.\n\n**You draw it.**\n\nI draw.\n\n**Is it yours?**\n\nIt is.\n\n*In May.*",
        "Ten lines\n\n*Do you draw?*\n\nI do.\n\n*Is it yours?*\n\nI ask myself.\n\n*Why?*\n\nIt is.",
        # Numbers.
        "Is it brown?\n\n1. Who pays?\n\nI do.\n\n2. When?\n\nIn May.\n\n3. Where to?\n\nTo us.",
        # Only the answers have a dash, and not every question ends as one.
        "Вам страшно?\n\n— Мне? Нет.\n\nИ никогда не было.\n\nМаяк закрывают.\n\n— Мы ждём.\n\nДолго?\n\n— Долго.",
    ],
)
def test_sides_of_an_interview_without_labels(page: str) -> None:
    labels = [piece.label.turn.role for piece in pieces_of_interview(page) if piece.label is not None]
    assert labels == ["asks", "answers"] * 3


def test_a_stop_stands_for_the_colon_where_it_does_so_again() -> None:
    page = (
        "Председательствующий. Слово министру.\n\nВетров П.К., министр. Мост открыт.\n\nЛунина А.А. А паром?\n\n"
        "Из зала. Позор!\n\nВетров П.К. Тоже."
    )
    assert turns(page) == [
        ("holds office", "Слово министру."),
        ("speaks", "Мост открыт."),
        ("asks", "А паром?"),
        ("nobody", "Позор!"),
        ("speaks", "Тоже."),
    ]


def test_words_above_the_questions_are_the_speakers_under_a_title_of_a_speech() -> None:
    title, rest = "{} by Minister Ann Lee in Elb", "\n\nWe agreed.\n\nIt was long.\n\nQuestion: Why?\n\nAnn Lee: Tolls."
    assert turns(title.format("Remarks") + rest)[0] == ("answers", "We agreed. / It was long.")
    assert turns(title.format("A visit") + rest)[0] == ("told", "We agreed. / It was long.")


def test_a_page_without_turns_is_a_problem() -> None:
    layout = FORMAT.lay_out("Nobody spoke.")
    assert [problem.code for problem in layout.problems] == ["no-turns"]
    assert FORMAT.lay_out("").problems == ()


@pytest.mark.parametrize(
    "line", ["Ann Lee: " * 3_000, "Q: a? " * 5_000, "(" * 20_000, "A: :" * 9_000, "MR. X " * 6_000]
)
def test_it_lays_out_whatever_comes(line: str) -> None:
    for text in (line, "Q: Why?\n\n" + line, "[Congressional Record Volume 1]\n  " + line):
        layout = FORMAT.lay_out(text)
        assert "".join(text[s.start : s.end] for s in layout.segments) == text


TALK_IN_DASHES = """Директор порта: «Причал подождёт»

Чинить причал требует лоцман Олег Носов.

«Заря» спросила у директора порта Ады Рябовой, чего ждать.

Сколько у вас лодок в порту?

— У нас по журналу было девять. Точно вам никто не скажет.

Двадцать лет назад было три.

Говорят, причал надо закрыть.

— (Смеётся.) Мы его только открыли, а мой дед ещё «Луч» тут строил.

А если шторм?

— Подождём.

Что вы делаете зимой?

— Чиним лодки.

Беседовал Иван Седов

Когда номер готовился к печати, в порту сообщили, что лодок стало десять.
"""


def test_an_interview_in_which_a_dash_opens_each_answer_and_no_question() -> None:
    doc = parse(TALK_IN_DASHES)
    names = {who.id: who.name for who in doc.participants}
    assert [("".join(names[who] for who in one.speakers), one.act) for one in doc] == [
        ("Заря", "ask"),
        ("", "ask"),
        *[("Ада Рябова", "assert")] * 2,
        ("", "ask"),
        ("Ада Рябова", "assert"),
        ("", "ask"),
        ("Ада Рябова", "assert"),
        ("", "ask"),
        ("Ада Рябова", "assert"),
        ("порт", "assert"),
    ]
    assert [doc.text[part.start : part.end] for part in doc.statements[-1].parts] == ["лодок стало десять"]


def test_paragraphs_that_a_dash_opens_are_no_answers_where_few_questions_stand_before_them() -> None:
    assert pieces_of_interview("Лодок мало?\n\n— Мало.\n\nВетер стих.\n\n— Стих.\n\nДождь идёт.\n\n— Идёт.") == []
