"""The reader by rules where a sentence breaks off or is badly written: what stands there is read, and nothing else."""

from __future__ import annotations

import pytest

from statements import parse
from statements.attribution import attribute
from statements.formats.base import Block
from statements.languages import load


def told(text: str, code: str) -> list[tuple[str | None, str]]:
    """Who is read to say what; who passes it on stands in brackets behind the speaker."""
    block = Block(item=1, kind="prose", spans=((0, len(text)),))
    found = attribute(text, [block], load(code))
    return [
        (
            d.mention and text[slice(*d.mention)] + (f" ({text[slice(*d.via)]})" if d.via else ""),
            " … ".join(text[start:end] for start, end in d.parts),
        )
        for d in found
    ]


# A text that breaks off says what stood there before, and nothing of what did not come.
BREAKS_OFF = [
    ("ru", "«Я видел дым», — рассказал один", [("один", "Я видел дым")]),
    ("ru", "«Я видел дым», — рассказал один из", [("один", "Я видел дым")]),
    ("ru", "«Крышу сорвало ночью, — рассказал комендант Брага и", [("комендант Брага", "Крышу сорвало ночью")]),
    ("ru", "Канал «Бриз» был там. «Мне тяжело», — приводит канал его слова", [("его (канал)", "Мне тяжело")]),
    ("ru", "«Мы сделали всё», — приводит ТАСС слова Рогова", [("Рогова (ТАСС)", "Мы сделали всё")]),
    ("ru", "Министр сообщила, что паром пойдёт, но уточнила", [("Министр", "паром пойдёт")]),
    ("ru", "Рогов опроверг слухи о пароме, пишет «Порт за неделю»", [("Рогов («Порт за неделю»)", "слухи о пароме")]),
    ("ru", "Ранее Белый дом подтвердил, что делегация", [("Белый дом", "делегация")]),
    ("ru", "Отметив, что холодает, Лунд уехал на доклад. МИД, позиции", [("Лунд", "холодает")]),
    ("ru", "Премьер Рогов заявил, что войска уйдут, передаёт", [("Премьер Рогов", "войска уйдут, передаёт")]),
    ("ru", "Как рассказал «Известиям»", []),
    ("ru", "По их словам, мэр напомнила,", []),
    ("ru", "О своём намерении открыть порт уже сообщили Лундар и", []),
    ("ru", "Министр Сийярто заявил", []),
    ("ru", "Замглавы МИД Рогов предупредил", []),
    ("ru", "Телеканал «Заря» процитировал губернатора", []),
    ("ru", "Заявление Клавдии Рудь о том, что", []),
    ("ru", "Министр финансов, выступая на форуме, отметил", []),
    ("vi", "Theo", []),
    ("vi", "Theo hãng tin Sao, dẫn lời bà Lan cho biết", [("hãng tin Sao", "dẫn lời bà Lan cho biết")]),
    ("vi", "Cũng theo TS Lê Lan đã nêu", []),
    ("vi", "Không chỉ phủ nhận từng gặp kẻ cướp,", []),
    ("vi", "Không chỉ phủ nhận từng gặp kẻ cướp, chủ đò Minh", []),
    ("vi", "Cầu đã hỏng, Chủ tịch Minh đã phát biểu trên", []),
    (
        "vi",
        "Phản ứng trước động thái trên, người phát ngôn Bộ Thương mại Lê Lan tuyên bố",
        [("người phát ngôn Bộ Thương mại Lê Lan", "Phản ứng trước động thái trên")],
    ),
    (
        "vi",
        "Ông Minh tuyên bố ông “rất buồn” về việc này và cảnh báo",
        [("Ông Minh", "ông “rất buồn” về việc này và cảnh báo")],
    ),
    ("de", "Tomas Berg betonte, der Vertrag", []),
    ("de", "„Die Brücke bleibt offen“, sagte", [(None, "Die Brücke bleibt offen")]),
    ("de", "Der Hafen bleibt geschlossen, sagte", []),
    ("ru", "По словам", []),
    ("ru", "Отметив, что холодает, мэр Каспар Лунд уехал", [("мэр Каспар Лунд", "холодает")]),
    ("ru", "Вопрос: Вы поедете в Анкару?\nМ.В.Захарова: Визит", []),
    ("ru", "Цены вырастут, передаёт агентство Рейтер со ссылкой на", [("агентство Рейтер", "Цены вырастут")]),
    ("ru", "«Дверь открыта», — с улыбкой сказал швейцар и ушёл", [("швейцар", "Дверь открыта")]),
    ("ru", "Порт возобновил работу. Об этом сообщило министерство", [("министерство", "Порт возобновил работу")]),
    ("ru", "«Границы закрыты», — цитирует", []),
    ("ru", "По его словам, стороны", [("его", "стороны")]),
    ("ru", "Вашингтон предупредил Багдад", []),
    ("ru", "Директор подтвердила, что завод продан, и отказалась", [("Директор", "завод продан, и отказалась")]),
    ("ru", "Захарова написала в своём канале: «Газета „Монд“", [("Захарова", "Газета … Монд")]),
    ("ru", "По словам очевидцев, которых", [("очевидцев", "которых")]),
    ("ru", "Рябова рассказала, как", [("Рябова", "как")]),
    ("ru", "Однако, подчеркнул Носов,", [("Носов", "Однако")]),
    ("vi", "Kiev cáo buộc Moskva vi phạm lệnh ngay trong đêm", [("Kiev", "Moskva vi phạm lệnh ngay trong đêm")]),
    ("vi", "Trạm Cứu nạn 27 cho biết thuyền", [("Trạm Cứu nạn 27", "thuyền")]),
    (
        "vi",
        "Theo thông tin mà phát ngôn viên Lê Lan đưa ra hôm 3/5, tàu đã",
        [("phát ngôn viên Lê Lan", "tàu đã")],
    ),
    ("vi", "Hãng tin Sao dẫn lời Phó Chủ tịch Hội đồng An ninh Lê Lan cảnh báo", []),
    ("vi", "Thủ tướng Lê Lan Jr. cảnh báo mọi hành động đơn phương trên", []),
    ("vi", "Ông Lê Nghị được Tân Hoa xã dẫn", []),
    ("vi", "Bà Lê Thị Lan thắc mắc sao", []),
    (
        "vi",
        "Đài bến Mới chiều qua trích phát biểu của Thống đốc, bà Ada Holm: “Nước",
        [("Thống đốc, bà Ada Holm (Đài bến Mới)", "Nước")],
    ),
    ("vi", "Đài bến Mới chiều qua trích phát biểu của Thống đốc, bà Ada Holm:", []),
    ("vi", "Không chỉ phủ nhận từng gặp kẻ cướp, chủ đò", []),
    ("vi", "Ngoại trưởng Lê Lan nhất trí với người đồng cấp Ada Holm về", []),
    ("vi", "Tin đồn cầu sắp sập đã bị Sở Giao thông bác bỏ", [("Sở Giao thông", "cầu sắp sập")]),
    ("ru", "Когда пойдёт паром, хотела знать сторож", [("сторож", "Когда пойдёт паром")]),
    ("ru", "«Я опоздал», — оправдался лоцман", [("лоцман", "Я опоздал")]),
    ("ru", "Порт «не намерен платить», заявил в эфире", []),
    ("ru", "Рыбаки сказали, что лёд тонкий, и быстро", [("Рыбаки", "лёд тонкий, и быстро")]),
    ("ru", "«Мы никого не ждали», — заявил 30", []),
    ("ru", "Вопрос: Вы поедете в Анкару?\nМ.В.Захарова: Визит готовится", [("М.В.Захарова", "Визит готовится")]),
    ("ru", "Почему бы не отдать сарай детям? — рассуждает столяр", [("столяр", "Почему бы не отдать сарай детям?")]),
    ("ru", "Как отметил", []),
    ("ru", "Ущерб превысил 2 млрд рублей, сообщили «Интерфаксу» в", []),
    (
        "ru",
        "На вопрос о сроках министр ответил: «Скоро». Он попросил журналистов набраться",
        [("министр", "Скоро"), ("Он", "журналистов набраться")],
    ),
    ("vi", "Phát biểu", []),
    ("vi", "Chuyên gia kinh tế Lê Thanh cho biết trên báo Đại Gòn, nhà nước", []),
    ("vi", "Ông Minh phủ nhận đã lấy tiền, nói chìa", [("Ông Minh", "đã lấy tiền"), ("Ông Minh", "chìa")]),
    ("vi", "Bà Lê Sen phân tích giá muối tăng khiến", [("Bà Lê Sen", "giá muối tăng khiến")]),
    (
        "vi",
        "Lái đò than mỗi chuyến chỉ đủ tiền dầu, trong khi chủ tàu nhẩm tính cứ đà này đến",
        [("Lái đò", "mỗi chuyến chỉ đủ tiền dầu")],
    ),
    ("vi", "Mặt khác, giá muối đã hạ, theo ông Lê Nhân, giám đốc", [("ông Lê Nhân", "giá muối đã hạ")]),
    ("vi", "Đại sứ tại Hà Nội lưu ý rằng hai", [("Đại sứ tại Hà Nội", "hai")]),
    (
        "vi",
        "Vua Lê Lan từ chối tiếp nhận dân và tuyên bố việc tái thiết dải đất này",
        [("Vua Lê Lan", "việc tái thiết dải đất này")],
    ),
    ("de", "Der Außenminister erklärte, dass", []),
    ("de", "Nach Angaben", []),
    ("de", "Berg sagte", []),
]


@pytest.mark.parametrize(("code", "text", "expected"), BREAKS_OFF, ids=[text[:40] for _, text, _ in BREAKS_OFF])
def test_what_breaks_off(code: str, text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text, code) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "ru",
            "Подчеркнув, что пожар локализован, Лунд уехал на доклад.",
            [("Лунд", "пожар локализован")],
        ),
        (
            "ru",
            "В интервью изданию «Меридиан» садовник признался, что яблони он спилил.",
            [("садовник", "яблони он спилил")],
        ),
        ("ru", "Марк обвинения в том, что насос сломан.", []),
        ("vi", "Bà Nhàn gặp cách Minh và đề nghị sửa cầu.", [("Bà Nhàn gặp cách Minh", "sửa cầu")]),
        ("vi", "Bàn nghị này nhiều bộ trưởng cho rằng bến nên dời.", [("nhiều bộ trưởng", "bến nên dời")]),
        ("ru", "Слухи что паром продан, назвал враньём капитан Ива.", [("капитан Ива", "паром продан")]),
        ("vi", "Chị Lò Thị Nga (32 tuổi, ngụ xã Mây hỏi kể, đêm ấy rất rét.", [("ngụ xã Mây", "đêm ấy rất rét")]),
        ("vi", "Dân chờ thuyền. Ảnh: Lao những ý kiến đề nghị sửa bến.", [("Lao", "sửa bến")]),
        ("ru", "Паром не нужен, считает мэр Ольга пишут Рябова, «Ведомости».", [("мэр Ольга", "Паром не нужен")]),
        ("ru", "Клёв —“ будет хорошим, — отметил лоцман Орлов.", [("лоцман Орлов", "Клёв —“ будет хорошим")]),
        (
            "ru",
            "Агентство «Дельта» передаёт слова министра Нестерова: «Тоннель сдадим срок».",
            [("министра Нестерова (Агентство «Дельта»)", "Тоннель сдадим срок")],
        ),
        ("ru", "Врач Ян словам которого лёд тонок, уехал.", []),
        ("ru", "«Газпрома» РБК сообщили, что поставки идут.", [("РБК", "поставки идут")]),
        ("ru", "Однако на условиях анонимности заявили, что денег нет.", []),
        ("vi", "Nhấn mạnh rằng mọi tàu đều phải về bờ bà Lê Sen nói bão đang đến gần.", []),
        ("vi", "Những lời đồn rằng bà đã bỏ trốn bị gia đình bà phủ nhận.", [("gia đình bà", "bà đã bỏ trốn")]),
        (
            "vi",
            "Theo Bloomberg, dẫn các quan trừng giấu tên, Nhà Trắng đang soạn thảo sắc lệnh mới.",
            [("các quan trừng giấu tên (Bloomberg)", "Nhà Trắng đang soạn thảo sắc lệnh mới")],
        ),
    ],
)
def test_what_is_badly_written(code: str, text: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(text, code) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Nach Angaben keinen denkt denkt"),
        ("ru", "Министр заявил, что и добавил, что порт закрыт."),
        ("ru", "Мост, по словам мэра, "),
        ("de", "„Wer bezahlt?“, fragte der Bürgermeister., "),
    ],
)
def test_a_sentence_that_breaks_off_or_holds_a_cue_too_many_is_read(code: str, text: str) -> None:
    assert parse(text, format="plain", language=code).text == text
