"""Whom a noun or a part of a name means that the page puts beside somebody's name once, and whom it does not mean."""

from __future__ import annotations

import pytest

from statements import parse


def speakers(language: str, text: str) -> list[str]:
    """Each statement's speakers; in brackets whom its words fit alike; nothing for nobody."""
    doc = parse(text, format="plain", language=language)
    return [
        " + ".join(p.name for p in doc.speakers_of(s)) or str([p.name for p in doc.candidates_of(s)] or "")
        for s in doc.statements
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The coroner, Dr Ada Finch, listened. Lou Holm wept. The coroner said it was late.", "Ada Finch"),
        ("en", "Police sergeant Owen Brandt came. Lou Holm wept. The sergeant said it was late.", "Owen Brandt"),
        ("en", "Ada Lee, 34, a nurse, came. Lou Holm wept. The nurse said it was late.", "Ada Lee"),
        ("en", "Detective Inspector Joan Holm came. “It is late,” the inspector said.", "Joan Holm"),
        ("en", "Capt. Vince Holm came. Lou Brandt wept. The captain said it was late.", "Vince Holm"),
        ("en", "Its chairman said it was late. The chairman, Abel Stroud, a mate, left.", "Abel Stroud"),
        ("en", "The barrister, Ada Holm, came. Lou Brandt wept. The lawyer said it was late.", "Ada Holm"),
        ("en", "His Ruritanian counterpart, Vadim Holm, came. The Ruritanian minister said it was late.", "Vadim Holm"),
        # A title with a bare surname; a place or a day before a comma is nobody's name.
        ("en", "Captain Holm came. Lou Brandt wept. On Tuesday, the captain said it was late.", "Holm"),
        ("en", "In Lindale, the mayor said it was late.", ""),
        ("en", "Last June, the senator said it was late.", ""),
        ("en", "Overall, the fund said it was late.", "fund"),
        ("en", "Director of Nursing Ada Holm said it was late.", "Ada Holm"),
        ("en", "Minister of Ropes and Inland Ports Ada Holm said it was late.", "Ada Holm"),
        # Whom the noun itself brought in, unnamed; one of several; a body is no *he*.
        ("en", "Mayor Lou Holm left. Officials at the mill wept. “It is late,” the official said.", ""),
        ("ru", "«Поздно», — сказал мэр Верхогорска.", "мэр Верхогорска"),
        ("ru", "«Поздно», — сказал мэр Верхогорска, куратор порта Ада Холм.", "Ада Холм"),
        ("ru", "Глава Заречного района Роман Лунин пришёл. Он сказал, что поздно.", "Роман Лунин"),
        ("ru", "Министр Ада Холм пришла в мастерскую художника Льва Лунина. Он сказал, что поздно.", "Лев Лунин"),
        ("vi", "Con trai bà, nhà phê bình Lê Quang Minh, cho rằng trời mưa.", "Lê Quang Minh"),
        ("vi", "Đạo diễn Lê Quang Minh rất vui. Anh tiết lộ trời mưa.", "Lê Quang Minh"),
        ("vi", "Đạo diễn Lê Quang Minh từ Anh về. Anh tuyên bố sẽ viện trợ.", "United Kingdom"),
        ("ru", "Гендиректор Большого сказал, что поздно.", "Гендиректор Большого"),
        ("en", "“It is late,” said Pell Cup player Ada Holm.", "Ada Holm"),
        ("en", "Composer Sofia Holm said it was late.", "Sofia Holm"),
        ("en", "Asked what he would do, Ole Lund did not hesitate: “It is late.”", "Ole Lund"),
        ("en", "This from Ada Holm, the guild’s night porter: “It is late.”", "Ada Holm"),
        # What makes it somebody else's office.
        ("en", "Deputy mayor Ada Lee came. The mayor said it was late.", ""),
        ("en", "The deputy mayor, Ada Lee, came. The mayor said it was late.", ""),
        ("en", "Deputy mayor Ada Lee came. “It is late,” the deputy mayor said.", "Ada Lee"),
        ("en", "Driver Ada Lee came. The other driver said it was late.", "other driver"),
        # Somebody new of that noun, or several of it.
        ("en", "Ada Lee, a nurse, came. A second nurse wept. The nurse said it was late.", "nurse"),
        ("en", "Driver Ada Lee and driver Bo Ek came. The driver said it was late.", "['Bo Ek', 'Ada Lee']"),
        ("en", "The drivers, Ada Lee and Bo Ek, came. The drivers said it was late.", "drivers"),
        ("en", "Ada Lee’s lawyer, Bo Ek, came. Cy Holm’s lawyer said it was late.", "Cy Holm’s lawyer"),
        (
            "ru",
            "Врач районной больницы Вера Лунина пришла. Игорь Лапин ждал. «Всё хорошо», — сказала врач.",
            "Вера Лунина",
        ),
        ("ru", "Инна Чалова, директор музея, пришла. Директор уточнила, что крышу починят.", "Инна Чалова"),
        ("ru", "Адвокат Лыткина Аркадий Раевич пришёл. «Вода не читает», — заметил защитник.", "Аркадий Раевич"),
        ("ru", "Жена фермера Марина Орлова пришла. «Вода плохая», — говорит фермер.", "фермер"),
        (
            "vi",
            "Bà Vũ Thị Mận, hiệu trưởng trường, có mặt. Hiệu trưởng cho rằng học phí không tăng.",
            "Vũ Thị Mận",
        ),
        (
            "vi",
            "Nhà sưu tập người Pháp Gérard Lefèvre đến. Nhà sưu tập khẳng định ông không bán tranh.",
            "Gérard Lefèvre",
        ),
        ("vi", "Giám đốc bệnh viện, ông Lý Hoa, có mặt. Chị Loan khóc. Giám đốc bệnh viện nói trời mưa.", "Lý Hoa"),
        ("vi", "Người đồng cấp Kyrgyzstan Nurzhan Seitov đến. Bộ trưởng Kyrgyzstan nói trời mưa.", "Nurzhan Seitov"),
        ("vi", "Một luật sư đến cùng ông Nam. Luật sư nói trời mưa.", "Luật sư"),
        ("vi", "Luật sư gặp Tạ Văn Bốn. Luật sư nói trời mưa.", "Luật sư"),
        ("ru", "Капитан увидел Ивана Холма. Капитан сказал, что поздно.", "Капитан"),
        ("ru", "Нынешний капитан, Иван Орлов, ушёл. Капитан сказал, что поздно.", "Иван Орлов"),
        ("en", "Mr. Bo van der Ek, 41, a pilot, came. The pilot said it was late.", "Bo van der Ek"),
        ("en", "Dr. Ada Lee, the coroner, came. The coroner said it was late.", "Ada Lee"),
        ("en", "These pilots, Ada Lee, came. The pilot said it was late.", "pilot"),
        ("en", "The nurse, ADA LEE, came. The nurse said it was late.", "nurse"),
        ("vi", "Phó giám đốc Hồ Văn Chín đến. Giám đốc cho biết cầu đã hỏng.", ""),
        # What stands beside a noun and is nobody's name, or not all of it.
        ("en", "The nurse, Ada van Holm, came. Lou Brandt wept. The nurse said it was late.", "Ada van Holm"),
        ("en", "The nurse, Ada Bo Cyd Dee Eve Fay Holm, came. The nurse said it was late.", "nurse"),
        ("en", "The coroner, Ebbing Times, came. The coroner said it was late.", "coroner"),
        ("en", "The nurse Dr. 5 came. The nurse said it was late.", "nurse"),
        ("en", "She was 5, a nurse, and late. The nurse said it was late.", "nurse"),
        ("en", "Bo saw Holm, a nurse, there. The nurse said it was late.", "nurse"),
        ("en", "Bo Ek saw the old Ada Holm, a nurse, there. The nurse said it was late.", "Ada Holm"),
        (
            "ru",
            "Капитан большого старого речного белого парома Ада Холм пришла. Капитан сказала, что поздно.",
            "Капитан",
        ),
        ("ru", "Врач больницы Север Ада Линд пришла. Врач сказала, что поздно.", "Врач"),
        ("ru", "В порт пришёл обозреватель Forbes. Обозреватель сказал, что поздно.", "Обозреватель"),
        ("vi", "Giám đốc NHNN có mặt. Giám đốc cho biết lãi suất giảm.", ""),
        ("vi", "Bà Vũ Thị Mận, hiệu trưởng, có mặt. Nhiều hiệu trưởng chờ. Hiệu trưởng nói trời mưa.", "Vũ Thị Mận"),
        ("en", "Mayor Ludwig van arrived. The mayor said it was late.", "Ludwig"),
        ("vi", "Đoàn Na Uy Ada Holm đến. Bộ trưởng nói trời mưa.", ""),
    ],
)
def test_a_noun_means_whom_the_page_calls_so_by_name(language: str, text: str, expected: str) -> None:
    assert speakers(language, text) == [expected]


def test_of_two_whom_the_page_calls_so_the_one_at_hand_is_meant() -> None:
    text = "Driver Ada Lee came. Driver Bo Ek slept. {} said it was cold. The driver said it was late."
    assert speakers("en", text.format("Ada Lee")) == ["Ada Lee", "Ada Lee"]
    assert speakers("en", text.format("Bo Ek")) == ["Bo Ek", "Bo Ek"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # The one whom the paragraph names in full, else the only one of that name who spoke, else neither.
        (
            "en",
            "Brent Holm said it rained.\n\nDon Holm, who ran it, left. Holm said it was late.",
            ["Brent Holm", "Don Holm"],
        ),
        (
            "en",
            "Brent Holm said it rained. Ada Lee left with Don Holm, 60.\n\nHolm said it was late.",
            ["Brent Holm", "Brent Holm"],
        ),
        ("en", "Quillon Aho, 29, wept. Odd Aho, 40, laughed. Aho said it was late.", ["['Quillon Aho', 'Odd Aho']"]),
        ("ru", "Мэр Павел Громов ушёл, Нина Громова осталась. Громова сказала, что холодно.", ["Нина Громова"]),
        ("ru", "Мэр Павел Громов ушёл, Нина Громова осталась. Громов сказал, что холодно.", ["Павел Громов"]),
        ("ru", "Мэр сообщил, что с Романом Орловым всё решено. Орлов утверждает, что нет.", ["Мэр", "Роман Орлов"]),
        ("vi", "Giám đốc Trịnh Bích Vân cho biết trời mưa. Bà Bích Vân nói rằng cầu hỏng.", ["Trịnh Bích Vân"] * 2),
        # A foreign name elsewhere on the page.
        (
            "vi",
            "Bộ trưởng gặp Ủy viên Enzo Ruggeri.\n\nTrời mưa.\n\nTrời gió.\n\nTrời lạnh.\n\n"
            "Ông Ruggeri nói rằng cầu hỏng.",
            ["Enzo Ruggeri"],
        ),
        ("en", "Ada Holm left. Later in the evening Holm urged Bergen to open the gate.", ["Ada Holm"]),
        (
            "vi",
            "Thứ trưởng Giao thông Bồ Đào Nha Tomás Brandão từ chức. Ông viết: “Tôi đi vì lý do riêng”.",
            ["Tomás Brandão"],
        ),
    ],
)
def test_a_surname_is_whose_the_paragraph_says(language: str, text: str, expected: list[str]) -> None:
    assert speakers(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Bo Ek said it was cold. A third passenger gave no name. “Never again,” she said.",
            ["Bo Ek", "third passenger"],
        ),
        (
            "vi",
            "Bà Lý Hoa nói trời mưa. Một điều dưỡng kể khác. “Chỉ có mình tôi”, chị nói.",
            ["Lý Hoa", "điều dưỡng"],
        ),
        (
            "en",
            "Bo Ek said it was cold. A third passenger, Ada Lee, wept. “Never again,” she said.",
            ["Bo Ek", "Ada Lee"],
        ),
        (
            "en",
            "Captain Ada Holm left. Mr Bo Ek is expected today. The captain was not waiting. It was late, she said.",
            ["Ada Holm"],
        ),
        ("en", "Mr Bo Ek is expected today. The captain was not waiting for him. It was late, he said.", ["captain"]),
        (
            "en",
            "Mattias Holm wrote that it rained. The elder Holm smiled. “He writes well,” said Bo Ek.",
            ["Mattias Holm", "Bo Ek"],
        ),
        (
            "vi",
            "Nhà văn Hạ Lan đến sớm. Đạo diễn Lương Khải nói: “Chưa ký gì.” Hạ Lan im lặng. “Cứ ký đi đã”, bà khuyên.",
            ["Lương Khải", "Hạ Lan"],
        ),
        # Who comes in before the words of somebody told of above: by a verb that agrees, or an indefinite article.
        (
            "ru",
            "Глеб Рябов сказал, что дождь.\n\nК судье подошла соседка. «Я жду», — сказала она.",
            ["Глеб Рябов", "соседка"],
        ),
        (
            "ru",
            "Глеб Рябов сказал, что дождь.\n\nСтарый сторож у ворот молчал. «Я жду», — сказал он.",
            ["Глеб Рябов", "сторож"],
        ),
        (
            "ru",
            "Глеб Рябов сказал, что дождь.\n\nУ ворот стоял сторож Егор Лунин. «Я жду», — сказал он.",
            ["Глеб Рябов", "Егор Лунин"],
        ),
        (
            "ru",
            "Глеб Рябов сказал, что дождь.\n\nМост увидел сторожа. «Я жду», — сказал он.",
            ["Глеб Рябов", "Глеб Рябов"],
        ),
        (
            "en",
            "Bo Ek said it was cold.\n\nAt the gate a watchman waited. “Never again,” he said.",
            ["Bo Ek", "watchman"],
        ),
        (
            "en",
            "Bo Ek said it was cold.\n\nNear the stage, by a door, a man rose. “Never again,” he said.",
            ["Bo Ek", "man"],
        ),
        ("en", "Bo Ek said it was cold.\n\nThe mill hired a watchman. “Never again,” he said.", ["Bo Ek", "Bo Ek"]),
        ("vi", "Ông Lý Hải nói trời mưa.\n\nMột ngư dân vá lưới. “Tôi ở đây”, anh nói.", ["Lý Hải", "ngư dân"]),
        (
            "vi",
            "Ông Lý Hải nói trời mưa.\n\nTrước cổng, một người đàn ông đứng. “Tôi ở đây”, ông nói.",
            ["Lý Hải", "người đàn ông"],
        ),
        # Whose relative somebody is, and the name, with commas or without.
        (
            "ru",
            "Глеб Рябов сказал, что дождь.\n\nМуж Лундиной, Егор, ушёл. Он считает, что мост нужен.",
            ["Глеб Рябов", "Егор"],
        ),
        (
            "ru",
            "Глеб Рябов сказал, что дождь.\n\nБрат мэра Егор живёт рядом. Он считает, что мост нужен.",
            ["Глеб Рябов", "Егор"],
        ),
        ("vi", "Ông Khải rời đi. Một người dân cho biết trời mưa. Theo người này, phà dừng.", ["người dân"] * 2),
        ("vi", "Ông Khải rời đi. Một cán bộ xã cho biết trời mưa. Theo người này, phà dừng.", ["cán bộ xã"] * 2),
        (
            "vi",
            "Ông Khải rời đi. Nhiều người dân cho biết trời mưa. Theo người này, phà dừng.",
            ["Nhiều người dân", ""],
        ),
    ],
)
def test_a_pronoun_means_the_stranger_told_of_right_before(language: str, text: str, expected: list[str]) -> None:
    assert speakers(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # To whom it is told is no speaker, and whose lawyer somebody is neither.
        ("ru", "Иван Орлов сообщил агентству «Побережье», что мост закрыт.", "Иван Орлов"),
        ("ru", "Лев Гордин сообщил «Маяку», что мост закрыт.", "Лев Гордин"),
        (
            "ru",
            "Врач больницы, пожелавший остаться неназванным, сообщил газете «Река», что мост закрыт.",
            "Врач больницы",
        ),
        ("ru", "Мост закрыли. «Я узнал из новостей, — рассказал он «Северной заре». — Мне не позвонили».", ""),
        ("vi", "Luật sư của gia đình anh Quý, bà Đoàn Thu Hà, cho rằng trời mưa.", "Đoàn Thu Hà"),
        ("vi", "Luật sư của gia đình anh Quý cho rằng trời mưa.", "Luật sư của gia đình anh Quý"),
        ("vi", "Một quan chức quốc phòng đề nghị giấu tên cho biết trời mưa.", "quan chức quốc phòng"),
        ("vi", "Người phát ngôn chính quyền Lundar nhấn mạnh trời mưa.", "Người phát ngôn chính quyền Lundar"),
        (
            "en",
            "Greta Lind, who represents the captain of the Star, Yusuf Brandt, denied that it rained.",
            "Greta Lind",
        ),
        ("en", "A watchman who left the hall with injured hands told a jury that it rained.", "watchman"),
        ("vi", "Anh cho biết: “Tôi đến đó chơi.”", ""),  # he, or Britain
        ("vi", "Anh Phùng Văn Khải trồng nho. “Đất ở đây rất khô”, anh nói.", "Phùng Văn Khải"),
        # A country of which the gazetteer knows nothing is no part of a name where the page tells of it elsewhere.
        ("vi", "Tổng thống Orland Ada Holm nói trời mưa. Phái đoàn đã rời Orland.", "Ada Holm"),
        ("vi", "Tổng thống Orland Ada Holm nói trời mưa. Phái đoàn đã gặp bà Orland.", "Orland Ada Holm"),
        ("vi", "Theo Dockside , bến phà đóng cửa.", "Dockside"),
        ("ru", "По словам Джеймса Lund, мост закрыт.", "Джеймса Lund"),
        ("ru", "Глеб Линд встретился с главой Lund Marine. По словам Lund Marine, мост закрыт.", "Lund Marine"),
        ("vi", "Một số ngư dân cho biết trời mưa.", "ngư dân"),
        ("en", "The old, tired captain Ada Holm left. She said it was late.", "Ada Holm"),
        ("en", "A third of the passengers left. “Never again,” she said.", ""),
        ("en", "LINDALE – A watchman who left the hall with injured hands told a jury that it rained.", "watchman"),
    ],
)
def test_who_is_told_or_named_inside_a_phrase_does_not_speak(language: str, text: str, expected: str) -> None:
    assert speakers(language, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Lou Holm left. A diplomat at the talks said it rained. “It is late,” said the diplomat.",
            ["diplomat at the talks"] * 2,
        ),
        (
            "A spokesman for the mill declined. Spokesman Jon Vik said it rained. “It is late,” the spokesman said.",
            ["Jon Vik"] * 2,
        ),
        ("Lou Lines, which sails, said it rained. Ada Holm wept. “It is late,” he said.", ["Lou Lines", ""]),
        ("Lou Lines, which sails, said it rained. It said it was late.", ["Lou Lines"] * 2),
        ("An aide to the leader, Lou Holm, said it was late.", ["aide to the leader"]),
        ("“No,” said an aide to the leader, Lou Holm.", ["aide to the leader"]),
        ("A lawyer from Lund, Lou Holm, said it was late.", ["Lou Holm"]),
        ("The conservation group Still Water said it was late.", ["conservation group Still Water"]),
    ],
)
def test_who_is_unnamed_stays_so(text: str, expected: list[str]) -> None:
    assert speakers("en", text) == expected
