"""Whom a mention names where the noun stands first and a capital alone tells a name."""

import pytest

import statements
from statements.gazetteer import default
from statements.languages import load
from statements.resolve.description import Description
from statements.resolve.descriptions import describe


def said(text: str) -> Description:
    return describe(text, 0, len(text), load("vi"), default())


def speakers(text: str, language: str = "vi") -> list[list[str]]:
    document = statements.parse(text, language=language)
    return [[who.name for who in document.speakers_of(found)] for found in document.statements]


@pytest.mark.parametrize(
    "body",
    [
        "Bộ Tài chính",
        "Bộ Tư pháp",
        "Bộ Thông tin và Truyền thông",
        "Sở Tài nguyên và Môi trường tỉnh Bình Dương",
        "Viện Dinh dưỡng quốc gia",
        "Cục Hàng không Việt Nam",
        "Ban Chỉ đạo phòng chống lụt bão",
        "Công an quận Bình Thạnh",
        "cơ quan công an quận 9",
        "Cảnh sát New York",
        "Trường THPT Nguyễn Huệ",
        "Bệnh viện Đa khoa tỉnh Quảng Nam",
        "Văn phòng Công tố Tokyo",
        "Bộ Lao động - Thương binh và Xã hội",
        "Cục Quản lý khám, chữa bệnh",
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Phú Lâm",
        "Sư đoàn 77",
        "Xí nghiệp Khai thác than Mường Sương",
    ],
)
def test_a_body_is_named_whole(body: str) -> None:
    assert speakers(f"{body} cho biết con đường đã thông xe.") == [[body]]
    assert speakers(f"Theo {body}, con đường đã thông xe.") == [[body]]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("HLV Phạm Quốc Bảo", "Phạm Quốc Bảo"),
        ("GS.TS Đinh Quang Báo", "Đinh Quang Báo"),
        ("Bí thư Tỉnh ủy Nghệ An Phạm Quốc Bảo", "Phạm Quốc Bảo"),
        ("Giám đốc Sở Y tế Cần Thơ Vũ Thị Hạnh", "Vũ Thị Hạnh"),
        ("Bộ trưởng Công Thương Nguyễn Quốc Minh Tân", "Nguyễn Quốc Minh Tân"),
        ("Hiệu trưởng Trường THPT Chu Văn An Lê Mai Anh", "Lê Mai Anh"),
        ("Cục trưởng Cục Quản lý giá (Bộ Tài chính) Vũ Thị Hạnh", "Vũ Thị Hạnh"),
        ("Giám đốc Công an tỉnh, Đại tá Đỗ Minh Khôi", "Đỗ Minh Khôi"),
        ("Ông Đỗ Minh Khôi - Chủ tịch UBND xã An Phú", "Đỗ Minh Khôi"),
        ("Chị Vũ Thị Hạnh (32 tuổi, ngụ quận 8)", "Vũ Thị Hạnh"),
        ("Bác sĩ Vũ Thị Hạnh thuộc Viện Tim mạch", "Vũ Thị Hạnh"),
        ("cảnh sát Đỗ Minh Khôi", "Đỗ Minh Khôi"),
        ("Bộ trưởng Bộ Y tế Đoàn Minh Khôi", "Đoàn Minh Khôi"),
        ("Bí thư Trung ương Đoàn Lê Anh Khôi", "Lê Anh Khôi"),
        ("Bí thư Tỉnh ủy Phú Lâm Giáp Thị Hạnh", "Giáp Thị Hạnh"),
        ("Bí thư Huyện ủy Phú Lâm Giáp Minh Khôi", "Giáp Minh Khôi"),
        ("ông Ngô Trường Thi", "Ngô Trường Thi"),
        ("BS.CKII Đỗ Minh Khôi", "Đỗ Minh Khôi"),
        ("thợ máy Đỗ Minh Khôi", "Đỗ Minh Khôi"),
        ("cựu Thủ tướng Peter Otieno", "Peter Otieno"),
        ("Ngoại trưởng Kenya Peter Otieno", "Peter Otieno"),
        ("Ngoại trưởng Manuel del Pilar", "Manuel del Pilar"),
        ("ông Báo", "Báo"),
        ("Ông Đoàn Văn Khải", "Đoàn Văn Khải"),
        ("Xuân Mai", "Xuân Mai"),
        ("trưởng trại Lục Công Khôi", "Lục Công Khôi"),
        ("Tỷ phú Lục Công Khôi", "Lục Công Khôi"),
        ("Tỉnh trưởng hạt Kirano Joseph Otieno", "Joseph Otieno"),
        ("Trưởng phòng Nông nghiệp huyện Tân Lũy Lục Công Khôi", "Lục Công Khôi"),
        ("Phó chủ nhiệm Ủy ban Nghề cá, Kho bãi và Môi trường của Quốc hội Vũ Thị Hạnh", "Vũ Thị Hạnh"),
        ("Ông Mai Triều Nguyên, Giám đốc siêu thị", "Mai Triều Nguyên"),
        ("Mẹ Vũ Thị Hạnh", "Vũ Thị Hạnh"),
        ("Bà Lan", "Lan"),
        # a country's name of one syllable, or a word that people are called by, begins a name
        ("nữ diễn viên Mỹ Lụa", "Mỹ Lụa"),
        ("Bà Mỹ Lụa", "Mỹ Lụa"),
        ("MC Anh Khôi", "Anh Khôi"),
        ("Nhà báo Mỹ Carl Lund", "Carl Lund"),
        ("Tổng thống Mỹ Lund", "Lund"),
        # a body ends in the name of a province, behind which its head's stands
        ("Giám đốc Sở Y tế Hà Nam Giáp Hạnh", "Giáp Hạnh"),
        # where and to whom somebody speaks is no part of who it is
        ("Bác sĩ Vũ Thị Hạnh trên sóng phát thanh", "Vũ Thị Hạnh"),
        ("Ông Đỗ Minh Khôi với báo Bến Cảng", "Đỗ Minh Khôi"),
    ],
)
def test_a_person_is_the_name_without_the_title(mention: str, name: str) -> None:
    found = said(mention)
    assert (found.kind, found.name) == ("person", name)


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("Vợ của ông Đỗ Minh Khôi", "group"),
        ("các đại biểu của đoàn Lào tháp tùng Thủ tướng Peter Otieno", "group"),
        ("một luật sư của Peter Otieno", "role"),
        ("Bộ trưởng Bộ Y tế", "role"),
        ("đại diện VNA", "role"),
        ("đại diện VietTrans", "role"),
        ("đại diện Số Mới", "role"),
        ("Tổng giám đốc Norva Airlines", "role"),
        ("Mẹ nạn nhân Vũ Thị Hạnh", "role"),
        ("gia đình Vũ Thị Hạnh", "group"),
        ("học sinh trường THCS Chu Văn An", "role"),
        ("Truyền thông Anh", "group"),
        ("nhà chức trách tại Lào", "group"),
        ("Đây", "nobody"),
    ],
)
def test_who_is_only_told_of_does_not_become_the_speaker(mention: str, kind: str) -> None:
    assert said(mention).kind == kind


@pytest.mark.parametrize(
    ("mention", "id"),
    [
        ("Bộ Ngoại giao Nga", "russian-ministry-of-foreign-affairs"),
        ("Tổng thống Nga Vladimir Putin", "vladimir-putin"),
        ("người đồng cấp Nga Sergey Lavrov", "sergey-lavrov"),
        ("Nhà Trắng", "white-house"),
    ],
)
def test_who_is_known_stays_known(mention: str, id: str) -> None:
    found = said(mention)
    assert found.entry
    assert found.entry.id == id


def test_letters_in_brackets_are_another_name_of_the_body() -> None:
    text = "Đảng Lúa Vàng (LVP) tuyên bố sẽ rút khỏi liên minh. LVP cho biết họ sẽ chờ thêm."
    assert speakers(text) == [["Đảng Lúa Vàng"], ["Đảng Lúa Vàng"]]
    assert statements.parse(text, language="vi").participants[0].names == ("Đảng Lúa Vàng", "LVP")


@pytest.mark.parametrize(
    "text",
    [
        "Đại tá Đỗ Minh họp báo sáng nay. Đại tá Minh cho biết đã bắt 3 người.",
        "Luật sư Đỗ Minh có mặt tại tòa. Luật sư Minh cho rằng bản án quá nặng.",
        "Anh Đỗ Minh là tài xế. Anh cho biết xe đã hỏng hôm qua.",
    ],
)
def test_a_part_of_a_name_means_who_was_named_in_full(text: str) -> None:
    assert speakers(text) == [["Đỗ Minh"]]


def test_a_word_for_he_is_the_country_where_nobody_is_called_by_it() -> None:
    text = "Anh tuyên bố sẽ rút khỏi hiệp định. Thủ tướng Anh Theresa May nói như vậy."
    assert speakers(text)[0] == ["United Kingdom"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cơ quan quan trắc núi lửa hôm qua (31/10) cho biết, núi đã ngừng phun.", [["Cơ quan quan trắc núi lửa"]]),
        ("Ông Đỗ Minh Khôi tối qua cho biết con đường đã thông xe.", [["Đỗ Minh Khôi"]]),
        ("(TNO) Cơ quan Dịch vụ tài chính cho biết lãi đã tăng.", [["Cơ quan Dịch vụ tài chính"]]),
        ("“Chúng tôi sẽ chờ xem.” – Mou cho biết.", [["Mou"]]),
        ("Theo Ngân hàng Á Châu và Ngân hàng Phương Nam, lãi đã tăng.", [["Ngân hàng Á Châu", "Ngân hàng Phương Nam"]]),
        ("Theo Reuters, Tổng thống Kenya Peter Otieno nói hai phía sẽ gặp nhau.", [["Peter Otieno"]]),
        ("Mục đích của việc thanh tra là xem xét, đánh giá việc thực hiện pháp luật.", []),
    ],
)
def test_days_marks_and_signs_are_no_part_of_a_speaker(text: str, expected: list[list[str]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("19 мая агентство «Берег»", None),
        ("Два дня назад Омаров", "Омаров"),
        ("Тогда Омаров", "Омаров"),
        ("Сам Омаров", "Омаров"),
        ("Омаров открыто", "Омаров"),
        ("В 10:46 Омаров", "Омаров"),
        ("4 декабря 2014 года Омаров", "Омаров"),
        ("19 мая Омаров", "Омаров"),
        ("25 экспертов", "25 экспертов"),
        ("Трое Омаровых", "Трое Омаровых"),
    ],
)
def test_days_and_adverbs_are_no_part_of_a_russian_speaker(before: str, name: str | None) -> None:
    found = speakers(f"{before} заявил, что дождь скоро пройдёт.", "ru")
    assert "19" not in str(found)
    assert name is None or found == [[name]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Thị trưởng Ansgar Dahl đến bến tàu. Vị này cho biết bến sẽ mở cả đêm.", ["Ansgar Dahl"]),
        ("Bà Lò Thị Nga đến bến tàu. Người này cho biết bến sẽ mở cả đêm.", ["Lò Thị Nga"]),
        ("Anh Emmanuel Kabore là thợ lặn. Anh Emmanuel cho biết dây neo đã đứt.", ["Emmanuel Kabore"]),
        ("Thủ tướng Anh Emmanuel Kabore cho biết dây neo đã đứt.", ["Emmanuel Kabore"]),
        ("Anh cho biết dây neo đã đứt.", ["United Kingdom"]),
        ("Chủ tịch cho biết dây neo đã đứt.", []),
        ("Chủ tịch xã Lò Văn Nga cho biết dây neo đã đứt.", ["Lò Văn Nga"]),
        ("Đơn vị này cho biết dây neo đã đứt.", []),
        ("Thông cáo cho biết dây neo đã đứt.", []),
        ("Em Ngô Thị Trà My, học sinh trường THCS Chu Văn An cho biết dây neo đã đứt.", ["Ngô Thị Trà My"]),
        ("Anh Ngô Phi Long, Phó Chủ tịch Hội Nuôi ong cho biết dây neo đã đứt.", ["Ngô Phi Long"]),
        ("Chị Vũ Thị Nga bán cá ở chợ Mới, Huế cho biết cá đã hết.", ["Vũ Thị Nga"]),
        ("Hôm qua, ở chợ Mới, Huế, chị Vũ Thị Nga cho biết cá đã hết.", ["Vũ Thị Nga"]),
        ("Chị Vũ Thị Nga bán cá. Nga cho biết cá đã hết.", ["Vũ Thị Nga"]),
        ("Nga cho biết tàu đã về.", ["Russia"]),
        ("Hiện cho biết dây neo đã đứt.", []),
        ("Theo các đại biểu của đoàn Lào tháp tùng bà Vũ Thị Nga, dây neo đã đứt.", ["đại biểu của đoàn Lào"]),
    ],
)
def test_short_forms_mean_who_stands_before_them(text: str, speaker: list[str]) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize("name", ["Đinh Quang Báo", "Lê Thu Viện", "Nguyễn Văn Hội"])
def test_a_noun_that_ends_a_name_before_a_sign_is_a_part_of_it(name: str) -> None:
    document = statements.parse(f"Ông {name} - nguyên Giám đốc nói phà sẽ chạy.", format="plain", language="vi")
    assert [who.name for who in document.speakers_of(document.statements[0])] == [name]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Giám đốc Sở Y tế Hà Nam", "Giám đốc Sở Y tế Hà Nam"),
        ("Cơ quan Khí tượng Orvalia bên lề hội nghị ở Huế", "Cơ quan Khí tượng Orvalia"),
        ("Công ty Bến Đá với phóng viên", "Công ty Bến Đá"),
        ("Người dân thôn Bến Đá trên trang cá nhân", "Người dân thôn Bến Đá"),
    ],
)
def test_where_and_to_whom_a_body_speaks_is_no_part_of_it(phrase: str, name: str) -> None:
    assert speakers(f"{phrase} nói phà sẽ chạy.") == [[name]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trung vệ Đoàn Công Khôi rời sân. Anh nói đầu gối không đau.", "Đoàn Công Khôi"),
        ("Đại sứ Orvalia tại Việt Nam Ada Holm tới Huế. Bà nói phà sẽ chạy.", "Ada Holm"),
        ("Nữ ca sĩ Mỹ Lụa tới Huế. Cô nói phà sẽ chạy.", "Mỹ Lụa"),
    ],
)
def test_a_pronoun_means_the_name_without_what_its_title_is_of(text: str, name: str) -> None:
    assert speakers(text) == [[name]]


def test_a_body_ends_before_whom_it_speaks_to_and_when() -> None:
    told = "Theo báo cáo của Chính phủ trước Quốc hội sáng 2/3, thu ngân sách đã giảm."
    assert speakers(told) == [["Chính phủ"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name in full needs no title to be meant by a pronoun
        ("Lục Vĩnh Hà đã lên tiếng. Anh cho biết: “Tôi chỉ ghé qua”.", [["Lục Vĩnh Hà"]]),
        # nobody is called by a middle name
        ("Bác sĩ Lục Quang Hà nói trời mưa. Anh Quang nói trời nắng.", [["Lục Quang Hà"], ["Quang"]]),
        # a country inside a name
        ("Bộ trưởng Kim Đức Thuận đến muộn. Vị này cam kết cầu sẽ xong.", [["Kim Đức Thuận"]]),
        # whoever is known by what they do with another is not the other
        (
            "Bảo vệ trực ca với Quân nói rằng trời mưa. Vợ của Quân, chị Hà, đã đến. Anh Quân nói trời nắng.",
            [["Bảo vệ trực ca với Quân"], ["Quân"]],
        ),
        # a quotation behind what an outlet reports is not the outlet's
        (
            "Theo Norva News, ông Hà đã viết một bài thơ.\n\n“Con cá lặn xuống sông và không ai ngoái lại nhìn”.",
            [["Norva News"], []],
        ),
        # an office of another body is another's
        (
            "Đại diện Vạn Lộc cho biết lương sẽ tăng. Đại diện Đại Phong nhận định giá sẽ giảm.",
            [["Đại diện Vạn Lộc"], ["Đại diện Đại Phong"]],
        ),
        (
            "Người phát ngôn Liên minh Cảng biển Rolf Anders nói trời mưa. Người phát ngôn Kodex nói trời nắng.",
            [["Rolf Anders"], ["Người phát ngôn Kodex"]],
        ),
        (
            "Bộ trưởng LĐ-TB&XH Lê Thị Chuyên nói trời mưa. Theo bộ trưởng Bộ LĐ-TB&XH, trời sẽ nắng.",
            [["Lê Thị Chuyên"], ["Lê Thị Chuyên"]],
        ),
    ],
)
def test_who_is_meant(text: str, expected: list[list[str]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Tổng thống Na-vi-a An-đrê Mô-rát cho biết nước này sẽ mở cửa.", "An-đrê Mô-rát"),
        ("Bộ trưởng Ngoại giao Va-lô-ni-a Giô-han Xtêch cho biết ba tổ máy dừng.", "Giô-han Xtêch"),
        ("Tổng thống Lu-mi-xtan An-đrê Mô-rát nói hội nghị kết thúc.", "An-đrê Mô-rát"),
        ("Phó Chủ tịch ARVO Devi Prasad Lund khẳng định tình hữu nghị còn mãi.", "Devi Prasad Lund"),
        ("Bà Ma-ri-a Xô-lô-va cho biết hội nghị kết thúc.", "Ma-ri-a Xô-lô-va"),
        ("Chuyên gia Âu Minh Trí cho biết giá tăng.", "Âu Minh Trí"),
        ("Người phát ngôn Bộ Ngoại giao Tan-ô-ri, bà Li-đi-a Mon-tê, nói hội nghị kết thúc.", "Li-đi-a Mon-tê"),
        ("Phó chủ tịch UBND thành phố Lê Duy Bảng nói trời mưa.", "Lê Duy Bảng"),
        ("Phóng viên tờ Bình Minh Cao Nguyên hỏi vì sao chợ đóng cửa.", "Phóng viên tờ Bình Minh Cao Nguyên"),
    ],
)
def test_what_a_title_is_of_is_no_part_of_the_name_behind_it(text: str, who: str) -> None:
    assert speakers(text) == [[who]]


def test_a_body_that_ends_like_a_school_bears_nobodys_name() -> None:
    text = "Phần đăng đàn của Giám đốc Sở Tài nguyên và Môi trường Thái Bá Luyện kéo dài. Ông Luyện nói trời mưa."
    assert speakers(text) == [["Thái Bá Luyện"]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Giám đốc Sở Nông nghiệp và Môi trường Lam Giang Hồ Sĩ Vịnh nhận lỗi. Sở này nói đê đã nứt.",
            "Sở Nông nghiệp và Môi trường Lam Giang",
        ),
        (
            "Trường đại học Kinh tế Nam Hạ, nơi có 300 người học, vắng mặt. Trường này nói bằng đã bị làm giả.",
            "Trường đại học Kinh tế Nam Hạ",
        ),
        # the body between them is of another kind, and says by its name of which
        (
            "Ông Lê Minh, Giám đốc Công ty cổ phần Bến Hạ, có mặt. UBND tỉnh Lam Giang nói sẽ họp. "
            "Công ty này nói cầu sẽ mở.",
            "Công ty cổ phần Bến Hạ",
        ),
        ("Sở Y tế và Công an Lam Giang cùng dự. Sở này nói đường đã ngập.", "Sở Y tế"),
        (
            "Bệnh viện số 3 đã đầy. Trung tâm Cấp cứu 115 Hạ đến. Trung tâm này nói xe đã hỏng.",
            "Trung tâm Cấp cứu 115 Hạ",
        ),
        ("Sở Văn hóa, Thể thao và Du lịch Hạ có mặt. Sở này nói hội đã hoãn.", "Sở Văn hóa, Thể thao và Du lịch Hạ"),
        ("Trường Lê Hoàn, chị Mai và con đến. Trường này nói hội đã hoãn.", "Trường Lê Hoàn"),
        ("Hôm qua, công ty yêu cầu Bến Hạ đóng cửa. Bến đóng. Công ty này nói phà đã hỏng.", "công ty"),
        # nobody tells of one, or another may be meant
        ("Trưa 3/4, bệnh viện này nói đường đã ngập.", ""),
        ("Công ty Bến Hạ đã xây xong. VinLund nói sẽ mua lại. Công ty này nói giá đã chốt.", ""),
    ],
)
def test_a_noun_with_a_demonstrative_means_the_body_that_is_named_by_it(text: str, who: str) -> None:
    assert speakers(text)[-1] == ([who] if who else [])


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("em trai ông Tư", "em trai ông Tư"),
        ("Hai ngoại trưởng", "Hai ngoại trưởng"),
        ("ngoại trưởng này", "ngoại trưởng"),
        ("hàng xóm bà Bảy", "hàng xóm bà Bảy"),
        ("em gái Nguyễn Thị Bảy", "Nguyễn Thị Bảy"),
        ("Chủ tịch CLB Bến Hồng Vũ Hồng Minh", "Vũ Hồng Minh"),
        ("Giám đốc Công ty Hồng Hà Phan Anh Tú", "Phan Anh Tú"),
        ("Bình luận viên Quốc Khôi", "Quốc Khôi"),
        ("tỷ phú Viktor Lund", "Viktor Lund"),
        ("bà Sofia Lindqvist", "Sofia Lindqvist"),
        ("bà Trịnh Thị Bé Ba", "Trịnh Thị Bé Ba"),
        ("bạn đọc Thu Hà", "Thu Hà"),
        ("Chủ tịch Ủy ban Olympic Na Uy Ingrid Lund", "Ingrid Lund"),
        ("nông dân Sơn La", "nông dân Sơn La"),
        ("nhà dịch tễ học Viktor Lund", "Viktor Lund"),
    ],
)
def test_whose_kin_somebody_is_and_what_a_club_is_called_is_not_their_name(phrase: str, name: str) -> None:
    assert said(phrase).name == name


def test_a_town_before_a_name_in_running_text_is_no_part_of_it() -> None:
    text = "Tòa soạn đã gọi cho Chủ tịch UBND huyện Vạn Lộc Đinh Công Thành. Ông nói sẽ trả lời sau."
    assert speakers(text) == [["Đinh Công Thành"]]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Thị trưởng Santa Perla, bà Ada Lopez", "Ada Lopez"),
        ("Thị trưởng thành phố Santa Perla, ông Carl Lund", "Carl Lund"),
        ("Thị trưởng Ada Holm, bà Lan", "Ada Holm"),
        ("Giám đốc Kho, bà Lan", "Lan"),
        ("Giám đốc Công ty dược Bạch Liên, bà Uông Mỹ Hạnh", "Uông Mỹ Hạnh"),
        ("Đại diện Ban tổ chức Giải Cù Lao Ré, ông Tôn Thất Ngân", "Tôn Thất Ngân"),
        ("Giám đốc Sở Y tế Lê Văn Minh, bà Nụ", "Lê Văn Minh"),
        ("Thị trưởng Ada Holm, thợ lặn Carl Lund", "Ada Holm"),
    ],
)
def test_a_town_behind_a_title_is_nobodys_name_where_one_in_full_follows(phrase: str, name: str) -> None:
    assert said(phrase).name == name


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Khác bị cáo Lê Phát, bị cáo Tô Lộc nói bằng là giả. “Tôi bịa ra tên đó”, bị cáo này khai.", ["Tô Lộc"]),
        ("Bị cáo Tô Lộc nói bằng là giả. Bị cáo Lê Phát bật khóc. “Tôi bịa ra tên đó”, bị cáo này khai.", []),
        (
            "Bị cáo Lê Phát nói bằng là giả.\n\nThẩm phán Tô Lộc hỏi bị cáo Lê Phát. “Tôi bịa ra”, bị cáo này khai.",
            ["Lê Phát"],
        ),
    ],
)
def test_a_noun_with_a_demonstrative_means_who_spoke_right_before(text: str, who: list[str]) -> None:
    assert speakers(text)[-1] == who
