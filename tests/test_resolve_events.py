"""Which occasions a page tells of, where they were, and who took part."""

import pytest

import statements
from statements import Document
from statements.languages import load
from statements.models import Event
from statements.resolve.outlets import _beside_noun
from statements.resolve.triggers import lowered, sentence, triggers


def read(text: str) -> Document:
    return statements.parse(text, format="plain")


def event(text: str) -> Event:
    (found,) = read(text).events
    return found


def test_the_guest_of_a_visit_is_named_before_it_or_behind_of() -> None:
    for text in ("Wang Yi visited Moscow.", "Wang Yi arrived in Moscow.", "The visit of Wang Yi has begun."):
        found = event(text)
        assert found.kind == "visit"
        assert [(a.participant, a.role) for a in found.participants] == [("wang-yi", "guest")]


def test_a_meeting_needs_two() -> None:
    assert not read("Wang Yi said after a meeting that it rained.").events


def test_states_meet_where_nobody_is_named() -> None:
    found = event("Russia and China held talks in Geneva.")
    assert [a.participant for a in found.participants] == ["russia", "china"]


def test_a_sentence_that_goes_on_about_a_meeting_tells_of_no_second_one() -> None:
    doc = read("Wang Yi met with Antony Blinken in Munich. The meeting of Wang Yi and Antony Blinken was short.")
    assert len(doc.events) == 1


def test_others_meet_on_an_occasion_of_their_own() -> None:
    doc = read("Wang Yi met with Antony Blinken in Munich. Sergey Lavrov met with Josep Borrell there.")
    assert [[a.participant for a in e.participants] for e in doc.events] == [
        ["wang-yi", "antony-blinken"],
        ["sergey-lavrov", "josep-borrell"],
    ]


def test_an_occasion_in_a_quotation_is_not_told() -> None:
    assert not read("“Wang Yi met with Antony Blinken in Munich,” Ann Lee said.").events


def test_talks_take_the_place_of_the_visit() -> None:
    doc = read("Wang Yi visited plants in Moscow. Wang Yi met with Sergey Lavrov.")
    assert [(e.kind, e.places) for e in doc.events] == [("visit", ("Moscow",)), ("meeting", ("Moscow",))]


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("the Spanish newspaper El Mundo", "El Mundo"),
        ("El Mundo newspaper", "El Mundo"),
        ("a Spanish newspaper", "a Spanish newspaper"),
        ("a friend", None),
    ],
)
def test_an_outlet_is_the_name_beside_its_noun(words: str, outlet: str | None) -> None:
    assert _beside_noun(words.split(), ("newspaper",), {"Spanish"}) == outlet


def test_of_two_words_for_occasions_at_one_place_the_longer_counts() -> None:
    text = "She held a press conference."
    (found,) = triggers(text, lowered(text), [(0, len(text))], load("en"))
    assert (found.kind, text[found.start : found.end]) == ("press_conference", "press conference")


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "It rained. Mr. Lee met J. Berg. It shone."
    start, end = sentence(text, text.index("met"), (0, len(text)), load("en"))
    assert text[start:end] == "Mr. Lee met J. Berg"


def told(text: str) -> list[tuple[str, list[str], str | None]]:
    document = statements.parse(text, format="plain", language="vi")
    return [(e.kind, [a.participant for a in e.participants], e.outlet) for e in document.events]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # who reports of a meeting is no party to it
        (
            "Người phát ngôn Ann Lund cho biết Thủ tướng Aksel Norvik đã gặp Tổng thống Carl Moreau.",
            [("meeting", ["aksel-norvik", "carl-moreau"], None)],
        ),
        (
            "Bà Ann Lund đề cập đến cuộc gặp giữa Thủ tướng Aksel Norvik và Tổng thống Carl Moreau.",
            [("meeting", ["aksel-norvik", "carl-moreau"], None)],
        ),
        ("Bà Ann Lund đề cập đến cuộc gặp giữa hai ngoại trưởng, cho rằng cuộc gặp rất có ích.", []),
        # a session, a short form is nobody
        (
            "Đại sứ Lê Vinh đã gặp ngài Carl Moreau, Chủ tịch Đại hội đồng Liên Hợp Quốc Khóa 74.",
            [("meeting", ["le-vinh", "carl-moreau"], None)],
        ),
        # the visit of somebody received is no second occasion
        (
            "Thủ tướng Aksel Norvik đã tiếp Tổng thống Carl Moreau đang thăm Việt Nam.",
            [("meeting", ["aksel-norvik", "carl-moreau"], None)],
        ),
        ("Thủ tướng Aksel Norvik thăm chính thức Lào.", [("visit", ["aksel-norvik"], None)]),
        ("Quan hệ tốt hơn nhiều sau chuyến thăm Lào của Thủ tướng Aksel Norvik.", []),
        (
            "Trả lời phỏng vấn báo Sóng Biển, ông Aksel Norvik cho biết hồ đã cạn.",
            [("interview", ["aksel-norvik"], "Sóng Biển")],
        ),
        (
            "Tổng thống Carl Moreau đã trao đổi qua điện thoại với Thủ tướng Aksel Norvik.",
            [("phone_call", ["carl-moreau", "aksel-norvik"], None)],
        ),
    ],
)
def test_a_vietnamese_report_tells_each_occasion_once(
    text: str, events: list[tuple[str, list[str], str | None]]
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "who", "outlet"),
    [
        (
            "Mayor Ada Holm said the dam was old.\n\nHolm spoke of the dam in a candid interview with the Orrin "
            "Broadcasting Corporation (OBC) on Sunday.",
            "Ada Holm",
            "Orrin Broadcasting Corporation",
        ),
        (
            "«Дамба старая», — сказала мэр Ада Линд. Как передаёт «Вестник», она заявила это в интервью радиостанции "
            "orr-Info, которое вышло в эфир в мае.",
            "Ада Линд",
            "orr-Info",
        ),
        (
            "Мэр Ада Линд дала в Казани интервью о дамбе непальской газете «Покхара Пост».",
            "Ада Линд",
            "Покхара Пост",
        ),
    ],
)
def test_an_interview_has_its_outlet_and_whom_its_sentence_tells_of(text: str, who: str, outlet: str) -> None:
    doc = read(text)
    (found,) = doc.events
    names = {p.id: p.name for p in doc.participants}
    assert found.kind == "interview"
    assert [names[a.participant] for a in found.participants] == [who]
    assert found.outlet == outlet


def test_an_interview_of_nobody_is_none() -> None:
    assert not read("The dam is old. It was told of in an interview with the Orrin Herald.").events
    assert not read("Трест построил дамбу. О ней говорили в интервью газете «Вестник».").events


def test_the_place_of_a_title_is_not_where_its_bearer_was() -> None:
    assert not read("На открытии встречи для детей вышел столяр посла РФ в Сербии Глеб Ракитин.").events


@pytest.mark.parametrize("bracket", ["Ebbing, May 5, 2021", "May 5, 2021, Ebbing", "5 May 2021, Ebbing"])
def test_a_place_that_no_list_has_stands_beside_the_day_in_a_bracket(bracket: str) -> None:
    text = (
        f"🎙 Welcoming address by Sergey Lavrov at the ceremony ({bracket})\n\n💬 I am glad to see you all here today."
    )
    (found,) = statements.parse(text, format="telegram-forward").events
    assert (found.kind, found.places, found.when.edtf) == ("speech", ("Ebbing",), "2021-05-05")


def test_both_sides_of_a_joint_news_conference_take_part_in_it() -> None:
    title = (
        "🎙 Excerpt from Sergey Lavrov's opening remarks and answers at the joint news conference following his talks "
        "with Ruritania's Minister of Ropes and Inland Ports Ada Holm (Kazan, 3 June 2025)"
    )
    doc = statements.parse(f"{title}\n\n💬 We discussed the ropes.", format="telegram-forward")
    told = next(e for e in doc.events if e.kind == "press_conference")
    assert [doc.participant(a.participant).name for a in told.participants] == ["Sergey Lavrov", "Ada Holm"]


@pytest.mark.parametrize("teller", ["spokesman Carl Lund said", "harbour spokesman Carl Lund told reporters"])
def test_who_reports_of_a_call_takes_no_part_in_it(teller: str) -> None:
    found = event(f"Antony Blinken talked about the canal in a phone call with Josep Borrell, {teller}.")
    assert [a.participant for a in found.participants] == ["antony-blinken", "josep-borrell"]
