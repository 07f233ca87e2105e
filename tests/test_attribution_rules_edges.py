"""The reader by rules at its edges: what is left out, what is cut off, and what small signs make of a sentence."""

from __future__ import annotations

import re

import pytest

from statements import explain
from statements.attribution import attribute
from statements.attribution.rules.reader import introduced
from statements.attribution.sentence.lexicon import compile_lexicon
from statements.attribution.sentence.quotations import scan
from statements.attribution.sentence.tokens import Paragraph
from statements.formats.base import Block
from statements.languages import Language, load
from statements.steps import Step


def told(text: str, code: str, observe: list[Step] | None = None) -> list[tuple[str | None, str]]:
    """Who is read to say what; who passes it on stands in brackets behind the speaker."""
    block = Block(item=1, kind="prose", spans=((0, len(text)),))
    found = attribute(text, [block], load(code), None if observe is None else observe.append)
    return [
        (
            d.mention and text[slice(*d.mention)] + (f" ({text[slice(*d.via)]})" if d.via else ""),
            " … ".join(text[start:end] for start, end in d.parts),
        )
        for d in found
    ]


SAYS_NOTHING = [
    # A verb that agrees with no noun behind it.
    ("ru", "«Паром идёт в порт», обещали разобраться с ситуацией."),
    ("ru", "«Вода чиста», сказал ёж."),
    ("ru", "«Вода чиста», — заявила та."),
    # What a common noun would have to begin with.
    ("ru", "Хотя городские власти порта заявили, что вода чиста."),
    # An infinitive is nobody.
    ("ru", "Построить мост заявили власти, что пора."),
    # Words that only point.
    ("vi", "Bà Lan nói này."),
    # An aside without anything beside it, or beside what only points.
    ("ru", "Как Рогов уточнял свою версию события."),
    ("ru", "Как рассказал Рогов, депутат Ольга Вест заявила это."),
    # What was meant, after a comma; another document's name behind a document.
    ("vi", "Bà Lan đưa tay, ám chỉ tàu sẽ không chạy."),
    ("vi", "Sở Cảng báo cáo số liệu tàu chạy khá lớn."),
    # The line of a picture.
    ("vi", "Ảnh: AP Thông tin trên được tiết lộ vì trời mưa nên tàu cho biết."),
    # Own words inside a clause.
    ("ru", "Рогов вышел и по его словам паром идёт."),
    # A passive without anybody, a relay without anybody who speaks or without a subject behind it.
    ("vi", "Hôm qua được dẫn lời nói: “Tàu sẽ chạy”."),
    ("vi", "Trong set hai Minh có sự khởi đầu tốt, dẫn trước đối thủ."),
    ("vi", "Dẫn lời bà Lan, tàu cho biết trời mưa."),
    ("vi", "Theo bà Lan được trích dẫn, tàu sẽ chạy."),
    # A crowd before a verb with other uses.
    ("vi", "Các khách mời bình luận “tàu chạy”."),
    # A verb of faith that is none, and a place where nobody is named.
    ("vi", "Tin ảnh Bộ trưởng Lan được tạp chí chọn là nhân vật của năm."),
    ("ru", "В городе назвали идею опасной."),
    ("ru", "В Думе в среду эту идею назвали опасной."),
    # What stands before says only what it is about, or points to a sentence that is not there.
    ("ru", "О возможном закрытии парома в списке «Волна» написала газета «Лёд»."),
    ("ru", "Об этом он заявил сегодня на встрече с жителями."),
    ("ru", "Это выступление мэра объясняет выбор руководителя."),
    # Nothing but signs.
    ("ru", "Между тем, утверждает Рогов, но …"),
    # A label before several sentences of one line is none, and capitals alone tell no subject.
    ("vi", "Bà Lan: Tàu sẽ chạy. Trời mưa to. Đường trơn."),
    ("vi", "Tham dự và chỉ đạo cuộc họp Có bà Lan cho biết."),
]


@pytest.mark.parametrize(("code", "text"), SAYS_NOTHING, ids=[text[:40] for _, text in SAYS_NOTHING])
def test_these_sentences_attribute_nothing(code: str, text: str) -> None:
    assert told(text, code) == []


SAYS = [
    # A verb without its object goes on: one object for both.
    (
        "vi",
        "Bà Lan cho biết cảng đã xem xét và hy vọng tàu sẽ chạy.",
        [("Bà Lan", "cảng đã xem xét và hy vọng tàu sẽ chạy")],
    ),
    # A subject behind the semicolon speaks for himself.
    (
        "vi",
        "Bà Lan kêu gọi hòa bình; ông Minh hoan nghênh và cho biết tàu sẽ chạy.",
        [("Bà Lan", "hòa bình"), ("ông Minh", "tàu sẽ chạy")],
    ),
    ("ru", "Как сообщил Рогов, рассказал Петров, паром идёт.", [("Рогов", "рассказал Петров, паром идёт")]),
    # A determiner ends a name; an office keeps its number; who stands behind a place.
    ("vi", "Bà Lan các cảng cho biết tàu chạy.", [("Bà Lan", "tàu chạy")]),
    ("vi", "Tại cuộc gặp ba Bộ trưởng cho biết trời mưa.", [("ba Bộ trưởng", "trời mưa")]),
    # Behind the line of a picture a sentence begins; where none does, the name is who speaks.
    ("vi", "Ảnh: AFP Tuy nhiên bà Lan cho biết trời mưa.", [("bà Lan", "trời mưa")]),
    ("vi", "Ảnh: An Nhơn đề nghị đóng cảng.", [("An Nhơn", "đóng cảng")]),
    # The outlet on whose air it was said is not who said it.
    ("ru", "«Паром идёт», — сообщил в эфире радио Волна Илья Рогов.", [("Илья Рогов", "Паром идёт")]),
    # Who stands behind an occasion or a place of one word.
    ("ru", "«Идёт дождь», — сообщил на встрече министр Рогов.", [("министр Рогов", "Идёт дождь")]),
    ("ru", "«Идёт дождь», — сообщил журналистам в Заречье министр Рогов.", [("министр Рогов", "Идёт дождь")]),
    # Who opens the sentence calls it so as well.
    (
        "vi",
        "Bộ Y tế cùng ngày hoan nghênh ý định của Huế, coi đây là “bước đi lịch sử” cho thấy sự đồng thuận.",
        [("Bộ Y tế", "đây là “bước đi lịch sử” cho thấy sự đồng thuận")],
    ),
    # No noun is there to speak.
    (
        "ru",
        "Не зря говорили: «Верба распутицу ведёт, гонит с реки лёд».",
        [(None, "Верба распутицу ведёт, гонит с реки лёд")],
    ),
    # Of those joined one is no speaker.
    ("vi", "Bà Lan nhất trí với tàu và ông Bình về kế hoạch đóng cảng.", [("Bà Lan", "kế hoạch đóng cảng")]),
    ("vi", "Bà Lan và các cảng, và ông Minh cho biết tàu chạy.", [("ông Minh", "tàu chạy")]),
    # Outlets that pass on: before and behind whom they quote, between commas, and quoting nobody.
    ("vi", "Hãng tin Sao nói, trích tàu, rằng trời mưa.", [("Hãng tin Sao", "trời mưa")]),
    ("vi", "Dẫn lời bà Lan, hãng tin Sao cho biết tàu sẽ chạy.", [("bà Lan (hãng tin Sao)", "tàu sẽ chạy")]),
    ("vi", "Tàu sẽ chạy lại, hãng tin Sao dẫn lời bà Lan.", [("bà Lan (hãng tin Sao)", "Tàu sẽ chạy lại")]),
    ("ru", "«Паром идёт», — приводит его слова ТАСС.", [("его (ТАСС)", "Паром идёт")]),
    ("ru", "«Паром идёт», — приводит слова Рогова ТАСС.", [("Рогова (ТАСС)", "Паром идёт")]),
    ("vi", "Bà Lan, theo hãng tin Sao, cho biết tàu sẽ chạy.", [("Bà Lan (hãng tin Sao)", "tàu sẽ chạy")]),
    ("vi", "Theo hãng tin Sao, dẫn lời bà Lan, tàu sẽ chạy.", [("bà Lan (hãng tin Sao)", "tàu sẽ chạy")]),
    ("vi", "Theo bà Lan được hãng tin Sao trích dẫn, tàu sẽ chạy.", [("bà Lan (hãng tin Sao)", "tàu sẽ chạy")]),
    # A source inside what somebody says is a part of it; one in brackets loses its bracket.
    (
        "vi",
        "Bà Lan cho biết: Theo Đề án Cảng, tàu sau năm 2015 sẽ chạy.",
        [("Bà Lan", "Theo Đề án Cảng, tàu sau năm 2015 sẽ chạy")],
    ),
    ("ru", "Рогов сказал, что, по данным ТАСС.", []),
    ("vi", "Tàu chạy (theo Hội Nuôi ong).", [("Hội Nuôi ong", "Tàu chạy")]),
    ("vi", "Tàu chạy (theo bà Lan) vào tháng sau.", [("bà Lan", "Tàu chạy")]),
    # Several tell what somebody else said, who must stand right behind them.
    ("ru", "По их словам, канцлер напомнила, что идёт дождь.", [("канцлер", "идёт дождь")]),
    # An insertion between commas that names nobody.
    ("vi", "Một bác sĩ, không nêu tên, cho biết trời mưa.", [("Một bác sĩ", "trời mưa")]),
    # An address has a word that says it is one, and an end.
    ("vi", "Bà Lan, Minh, Huế cho biết trời mưa.", [("Huế", "trời mưa")]),
    ("vi", "Chị Lan, phố Gạch, quận Mới, Huế cho biết trời mưa.", [("Chị Lan", "trời mưa")]),
    # Who passes on what the cue before its comma attributes, and where there is no such cue.
    ("ru", "Врачи считают, пишет РИА «Новости», что идёт дождь.", [("Врачи (РИА «Новости»)", "идёт дождь")]),
    ("ru", "Считают, пишет РИА «Новости», что идёт дождь.", [("РИА «Новости»", "Считают")]),
    ("ru", "«Идёт дождь», пишет РИА «Новости», что вода чиста.", [("РИА «Новости»", "Идёт дождь")]),
    # Behind a clause that says when, whoever speaks in the main one.
    (
        "vi",
        "Trong khi biểu tượng mới phản ánh một cá tính mới thì công ty nói rõ rằng họ sẽ giữ lại tên.",
        [("công ty", "họ sẽ giữ lại tên")],
    ),
    # What stands in front is told as well, unless it is empty or only thought.
    ("vi", "Khẳng định trời sẽ mưa, bà Lan cho rằng tàu chạy.", [("bà Lan", "trời sẽ mưa"), ("bà Lan", "tàu chạy")]),
    ("vi", "Khẳng định rằng, bà Lan cho rằng tàu chạy.", [("bà Lan", "tàu chạy")]),
    ("vi", "Tin bà Lan sẽ tới, ông Minh cho biết trời mưa.", [("ông Minh", "trời mưa")]),
    # It points to the sentence before.
    ("ru", "Паром идёт. Об этом он заявил сегодня на встрече с жителями.", [("он", "Паром идёт")]),
    ("ru", "Между тем, утверждает Рогов, вода чиста.", [("Рогов", "вода чиста")]),
]


@pytest.mark.parametrize(("code", "text", "expected"), SAYS, ids=[text[:40] for _, text, _ in SAYS])
def test_who_says_what(code: str, text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text, code) == expected


def test_who_refers_to_somebody_inside_what_is_said_is_a_part_of_it() -> None:
    text = "Рогов заявил, что «Маяк» пишет со ссылкой на мэра о дожде."
    assert told(text, "ru") == [("Рогов", "«Маяк» пишет со ссылкой на мэра о дожде")]


def test_a_noun_speaks_where_its_ending_is_its_verb_s() -> None:
    assert told("На пароме сторож сказала: «Идёт дождь».", "ru") == []
    assert told("На пароме сторож сказал: «Идёт дождь».", "ru") == [("сторож", "Идёт дождь")]


def test_no_clause_is_a_pronoun_that_no_verb_follows() -> None:
    assert told("Bà Lan thổ lộ chúng tôi trong cuộc họp.", "vi") == []


@pytest.mark.parametrize(
    ("code", "text", "because"),
    [
        ("vi", "Bà Lan khẳng định thông tin này.", "its content only points back"),
        ("vi", "Bà Lan: “Tàu sẽ chạy.”", "a speaker's label"),
        ("vi", "Sau khi mưa, tối qua, cho biết cảng mở.", "no phrase that speaks before the insertion between commas"),
        ("vi", "Theo bà Lan, tàu sẽ chạy.", "a source names who speaks"),
        ("vi", "Sở Cảng báo cáo số liệu tàu chạy khá lớn.", "it is a noun: another document's name follows"),
        ("vi", "Bà Lan cho biết điều đó.", "what it says is told elsewhere"),
        ("vi", "Dẫn lời bà Lan, hãng tin Sao cho biết tàu sẽ chạy.", "whom the outlet quotes spoke"),
    ],
)
def test_whoever_listens_hears_why(code: str, text: str, because: str) -> None:
    steps: list[Step] = []
    assert told(text, code, steps) == told(text, code)
    assert because in {step.because for step in steps}


@pytest.mark.parametrize(
    "text", ["Bà Lan cho biết: 👇", "Bà Lan cho biết: ông Minh nói rằng", "Bà Lan: khẳng định rằng"]
)
def test_what_stands_behind_the_colon_introduces_nobody(text: str) -> None:
    par = Paragraph(text, 0, len(text), scan(text, 0, len(text)), compile_lexicon(load("vi")), None)
    found = introduced(par)
    assert found is not None
    assert found.mention is not None
    start, end = par.span(*found.mention)
    assert text[start:end] == "Bà Lan"


def test_a_source_is_the_outlet_where_whom_it_quotes_says_nothing() -> None:
    assert told("Theo hãng tin Sao, dẫn lời bà Lan.", "vi")[0][0] == "hãng tin Sao"


def test_several_are_the_source_where_nobody_stands_right_behind_them() -> None:
    assert told("По их словам, в порту канцлер напомнила, что идёт дождь.", "ru")[0][0] == "их"


def test_of_two_sources_in_brackets_the_first_is_the_source() -> None:
    assert told("Tàu chạy (theo Hội Nuôi ong, quận Ba).", "vi")[0][0] == "Hội Nuôi ong"


def test_an_address_has_so_many_parts_and_no_more() -> None:
    address = ["phố Một", "phố Hai", "phố Ba", "phố Tư", "phố Năm", "phố Sáu", "phố Bảy"]
    assert told(f"Chị Lan, {', '.join(address[:3])} cho biết trời mưa.", "vi")[0][0] == "Chị Lan"
    assert told(f"Chị Lan, {', '.join(address)} cho biết trời mưa.", "vi")[0][0] != "Chị Lan"


def test_where_no_ending_tells_who_quotes_whom_nobody_is_read_to_quote() -> None:
    russian = load("ru")
    text = "«Паром идёт», — цитируют её участники встречи."
    assert told(text, "ru") == [("её (участники встречи)", "Паром идёт")]
    plain = Language.from_toml(re.sub(r"(?m)^agreement = .*$", "", russian.text))
    block = Block(item=1, kind="prose", spans=((0, len(text)),))
    assert all(draft.via is None for draft in attribute(text, [block], plain))


def test_a_phrase_is_as_wide_as_thirty_words_and_no_wider() -> None:
    for count in (30, 31):
        name = " ".join(["Bà", *["Lan"] * (count - 1)])
        ((mention, _),) = told(f"{name} cho biết trời mưa.", "vi")
        assert mention is not None
        assert len(mention.split()) == 30


def test_a_body_s_name_goes_on_to_its_verb() -> None:
    text = "Hội đồng bảo vệ cảng mới đã gặp bà Lan và cho biết trời mưa."
    assert told(text, "vi") == [("Hội đồng bảo vệ cảng mới", "trời mưa")]


def test_a_place_in_capitals_opens_nothing_but_a_paragraph() -> None:
    assert told("HÀ NỘI - Bà Lan nói trời mưa.", "vi") == [("Bà Lan", "trời mưa")]
    assert told("HUẾ mưa. ĐÀ NẴNG - Bà Lan nói trời mưa.", "vi") == [("ĐÀ NẴNG - Bà Lan", "trời mưa")]


def test_who_only_passes_it_on_is_no_content() -> None:
    for source in ("hãng tin Reuters", "lời ông Minh"):
        ((mention, content),) = told(f"Bà Lan khẳng định, theo {source}.", "vi")
        assert (mention, content) == (source.removeprefix("lời "), "Bà Lan khẳng định")


def test_whoever_is_quoted_may_end_a_text_without_a_stop() -> None:
    assert told("«Паром идёт», — цитирует министра Петрова РИА Новости", "ru") == [
        ("министра Петрова (РИА Новости)", "Паром идёт")
    ]
    assert told("«Паром идёт», — цитирует РИА Новости", "ru") == []


def test_several_of_whom_no_name_is_told_are_not_joined_to_whom_an_apposition_follows() -> None:
    text = "Ông Minh, giám đốc cảng, và các ông bà cho biết trời mưa."
    assert told(text, "vi") == [("giám đốc cảng, và các ông bà", "trời mưa")]


def test_how_it_is_said_is_no_part_of_the_cue() -> None:
    text = "Bà Lan bức xúc nói rằng trời mưa."
    (draft,) = attribute(text, [Block(item=1, kind="prose", spans=((0, len(text)),))], load("vi"))
    assert draft.cue is not None
    assert text[slice(*draft.cue)] == "nói"


def test_offices_between_a_quotation_and_its_verb_are_no_part_of_it() -> None:
    said = told("“Trẻ cần uống đủ nước”, ThS. Lê Bích Mai, khoa Thủy lợi, BV. Tâm, nói.", "vi")
    assert [content for _, content in said] == ["Trẻ cần uống đủ nước"]


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "Петров сообщил: по данным ТАСС."), ("vi", "Bà Lan nói: theo AFP.")]
)
def test_a_source_that_is_all_of_a_content_leaves_it_no_speaker_of_its_own(language: str, text: str) -> None:
    told = " ".join(str(explain(text, format="plain", language=language)).split())
    assert "nothing is left of what a cue before attributes" in told
