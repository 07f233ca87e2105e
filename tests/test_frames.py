# ruff: noqa: E501 (a sentence stands on one line)
"""Who says what in frames that newspapers use: a speaker's name, the words, and what is done with them."""

from __future__ import annotations

import pytest

from statements import parse

Said = list[tuple[str | None, str, str]]
EN: list[tuple[str, Said]] = [
    ("Coach Ivo Brandt said the pitch was too wet.", [("Ivo Brandt", "the pitch was too wet", "assert")]),
    ("“We leave,” said Vice Adm. Chad Holm.", [("Chad Holm", "We leave,", "assert")]),
    ("Dr. A. J. Holm said it was late.", [("A. J. Holm", "it was late", "assert")]),
    ("“It is late,” council officer Ada Holm said.", [("Ada Holm", "It is late,", "assert")]),
    ("“You are lost,” said the shepherd, Enzo Falk.", [("Enzo Falk", "You are lost,", "assert")]),
    ("Guests were told by the host, Lev Falk, that it was late.", [("Lev Falk", "it was late", "assert")]),
    ("Ada Holm told the Herald she’d rather sell.", [("Ada Holm", "she’d rather sell", "assert")]),
    ("Ada Holm assured the Herald she'd pay.", [("Ada Holm", "she'd pay", "assert")]),
    ("Ada Holm promised her they'd never close it.", [("Ada Holm", "they'd never close it", "assert")]),
    ("Ada Holm met Bo Falk, who told her the boat would sail.", [("Bo Falk", "the boat would sail", "assert")]),
    ("Ada Holm said, while leaving the hall, that it was late.", [("Ada Holm", "it was late", "assert")]),
    ("Ada Holm did not mince words: “The lake is dead.”", [("Ada Holm", "The lake is dead.", "assert")]),
    ("This from Ada Holm, on the eve of the vote: “It is late.”", [("Ada Holm", "It is late.", "assert")]),
    ("Ada Holm’s verdict on the boats: “Ugly, but they float.”", [("Ada Holm", "Ugly, but they float.", "assert")]),
    (
        "According to Ada Holm:\n\n> The door was open, and the dog slept.",
        [("Ada Holm", "The door was open, and the dog slept.", "assert")],
    ),
    ("Ada Holm praised the novel: “It smells of the sea.”", [("Ada Holm", "It smells of the sea.", "assert")]),
    (
        "Ada Holm said her uncle, who never swam, had rescued them.",
        [("Ada Holm", "her uncle, who never swam, had rescued them", "assert")],
    ),
    ("The airline did not say how the cat got in but said it was well.", [("airline", "it was well", "assert")]),
    ("Ada Holm rebuffed claims that the mill was sold.", [("Ada Holm", "the mill was sold", "deny")]),
    (
        "Ada Holm recommended that lorries take the valley road.",
        [("Ada Holm", "lorries take the valley road", "demand")],
    ),
    ("“Do not touch it,” pleaded Ada Holm.", [("Ada Holm", "Do not touch it,", "demand")]),
    ("Ada Holm wanted to know where the files had gone.", [("Ada Holm", "where the files had gone", "ask")]),
    ("The verdict of head chef Ada Holm was short: “Too much salt.”", [("Ada Holm", "Too much salt.", "assert")]),
    # nothing is said
    ("Ada Holm’s third novel has a new title: “The Salt Ledger”.", []),
    ("Ada Holm said it again on Friday.", []),
    ("Ada Holm said that too.", []),
    ("Ada Holm has yet to say who will pay for it.", []),
    ("What Ada Holm said there is anyone’s guess.", []),
    ("The embassy dismissed the accusations on Friday.", []),
    ("Ada Holm recommended “Bread and Ash” to her pupils.", []),
    ("Judges announced the winner, “Blue Hour” by Bo Falk, after nine.", []),
]
VI: list[tuple[str, Said]] = [
    ("“Chúng tôi không đi”, ông Lê Văn Tín nói, theo hãng tin WAM.", [("Lê Văn Tín", "Chúng tôi không đi", "assert")]),
    ("Nghệ nhân Lều Thị Mận nói trời sẽ mưa.", [("Lều Thị Mận", "trời sẽ mưa", "assert")]),
    (
        "Bà Lê Thị Mận cho biết trước ngày 15/5, tàu sẽ chạy lại.",
        [("Lê Thị Mận", "trước ngày 15/5, tàu sẽ chạy lại", "assert")],
    ),
    ("Ông Lê Văn Tín thổ lộ ông muốn nghỉ sau mùa này.", [("Lê Văn Tín", "ông muốn nghỉ sau mùa này", "assert")]),
    ("Cả ông Tín lẫn chị Mận đều cho rằng trời sẽ mưa.", [("Tín, Mận", "trời sẽ mưa", "assert")]),
    (
        "Cựu thư ký của ông Tín, nay là Chủ tịch xã Lê Thị Mận, khẳng định xã đã báo.",
        [("Lê Thị Mận", "xã đã báo", "assert")],
    ),
    (
        "Bác bỏ tin đồn chợ đã đóng, ông Lê Văn Tín khẳng định chợ vẫn mở.",
        [("Lê Văn Tín", "chợ đã đóng", "deny"), ("Lê Văn Tín", "chợ vẫn mở", "assert")],
    ),
    ("Ông Lê Văn Tín băn khoăn: “Liệu cầu có kịp mở?”", [("Lê Văn Tín", "Liệu cầu có kịp mở?", "ask")]),
    ("Bà Lê Thị Mận chối rằng bà đã rút tiền.", [("Lê Thị Mận", "bà đã rút tiền", "deny")]),
    ("Một phóng viên hỏi liệu cầu có mở vào năm sau.", [("phóng viên", "liệu cầu có mở vào năm sau", "ask")]),
    # nothing is said
    ("Hội đồng nhân dân huyện bác bỏ đề xuất tăng phí đỗ xe.", []),
    ("Ông Lê Văn Tín cũng khẳng định điều này trong cuộc họp báo.", []),
    ("Bà Lê Thị Mận cho biết như vậy vào sáng thứ Năm.", []),
    ("Ông Lê Văn Tín hỏi thăm các gia đình bị thiệt hại.", []),
    ("Dân chài ở đây nói tiếng Khmer.", []),
    ("Ông Lê Văn Tín đã kêu gọi được 4 tỷ đồng cho quỹ.", []),
]
RU: list[tuple[str, Said]] = [
    (
        "«Мост открыт», — сообщил в среду первый заместитель главы города Марат Лунин.",
        [("Марат Лунин", "Мост открыт", "assert")],
    ),
    (
        "Мост открыт, подчеркнул во вторник, 6 мая, директор порта Марат Лунин.",
        [("Марат Лунин", "Мост открыт", "assert")],
    ),
    (
        "Мост открыт, сообщил на брифинге 2 июля начальник отдела Марат Лунин.",
        [("Марат Лунин", "Мост открыт", "assert")],
    ),
    ("Премьер Норландии Ула Лунд сказал, что мост открыт.", [("Ула Лунд", "мост открыт", "assert")]),
    ("Повар Жюль Перен сказал, что суп готов.", [("Жюль Перен", "суп готов", "assert")]),
    ("Марат Лунин сказал, что рана неопасна, после чего ушёл.", [("Марат Лунин", "рана неопасна", "assert")]),
    ("Марат Лунин настаивает, чтобы мост открыли.", [("Марат Лунин", "мост открыли", "demand")]),
    ("Марат Лунин уточнил у мэра, откроют ли мост.", [("Марат Лунин", "откроют ли мост", "ask")]),
    ("«Кто платит?» — возмущается Марат Лунин.", [("Марат Лунин", "Кто платит?", "ask")]),
    # nobody speaks by a verb's capital: it tells what is demanded
    ("Обратиться к врачу рекомендует Марат Лунин.", [("Марат Лунин", "Обратиться к врачу", "demand")]),
    ("«Мост открыт», — заверил журналистов в среду мэр Марат Лунин.", [("Марат Лунин", "Мост открыт", "assert")]),
]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [(language, *row) for language, rows in (("en", EN), ("vi", VI), ("ru", RU)) for row in rows],
)
def test_who_says_what(language: str, text: str, said: Said) -> None:
    document = parse(text, format="plain", language=language)
    found = [(", ".join(p.name for p in document.speakers_of(s)) or None, s.text, s.act) for s in document]
    assert found == said


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        # a title tells of another who bears the surname
        ("en", "Ray Falk left early. Mrs Falk said it rained.", ["Falk"]),
        ("en", "Cook & Farrier said it was late.", ["Cook & Farrier"]),
        # two bear the office alike
        (
            "en",
            "Prosecutor Bo Lund said it was late. Prosecutor Ada Holm said it was early.\n\n“One of us is wrong,” the prosecutor said.",
            ["Bo Lund", "Ada Holm", None],
        ),
        # who is called one way is not meant by another word for people
        (
            "vi",
            "“Đi thôi”, chị Phạm Thị Mơ nói. Cô Lê Thị Lan nói trời mưa. “Mưa to lắm”, chị nói.",
            ["Phạm Thị Mơ", "Lê Thị Lan", "Phạm Thị Mơ"],
        ),
        # a paragraph of others parts a quotation from who spoke before it
        (
            "en",
            "“It is late, all of us must go,” Ann Holm said.\n\nThe two crews stood in the rain.\n\n“We should have asked for more.”",
            ["Ann Holm", None],
        ),
        (
            "en",
            "“It is late, all of us must go,” Ann Holm said.\n\nHolm stood in the rain.\n\n“We should have asked for more.”",
            ["Ann Holm", "Ann Holm"],
        ),
    ],
)
def test_who_is_meant(language: str, text: str, speakers: list[str | None]) -> None:
    document = parse(text, format="plain", language=language)
    assert [", ".join(p.name for p in document.speakers_of(s)) or None for s in document] == speakers
