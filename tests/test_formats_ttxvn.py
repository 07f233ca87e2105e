import datetime as dt

import pytest

from statements.formats import choose, get

LEAD = "Ngày {}/{}, Ngoại trưởng Kazakhstan Daulet Omarov cho biết nước này sẽ mở thêm một cửa khẩu ở phía nam."
NUMBERS = ("hai", "ba", "bốn", "năm", "sáu", "bảy")
REPORT = """Theo phóng viên TTXVN tại Astana, ngày 4/6, Ngoại trưởng Daulet Omarov đã tới thăm cảng Aktau.

Ông Omarov cho biết cảng sẽ được mở rộng gấp đôi trong hai năm tới.

Ngoài ra, ông nói với các phóng viên rằng cảng cần thêm một nghìn công nhân."""


def shown(name, text):
    """The layout's segments that are not blank, as pairs of kind and words."""
    return [(s.kind, text[s.start : s.end]) for s in get(name).lay_out(text).segments if s.kind != "blank"]


def blocks(name, text):
    return [(b.item, text[b.spans[0][0] : b.spans[-1][1]]) for b in get(name).lay_out(text).blocks]


def headlines(name, text):
    return [i.headline and text[slice(*i.headline)] for i in get(name).lay_out(text).items]


@pytest.mark.parametrize(
    ("expected", "page"),
    [
        ("ttxvn-digest", "\n".join(LEAD.format(day, 6) for day in (19, 12, 7, 3))),
        ("ttxvn-digest", "\n".join(LEAD.format(4, 6).partition(", ")[2].replace("một", n) for n in NUMBERS)),
        ("ttxvn-article", "\n\n".join(LEAD[12:].replace("một", n) for n in NUMBERS) + "\n\nAn Bình (TTXVN/Vietnam+)"),
        ("ttxvn-digest", "\n\n".join("VOV.VN - " + LEAD.format(4, 6) for _ in range(3))),
        ("ttxvn-article", REPORT),
        ("ttxvn-article", REPORT.replace("Theo phóng viên TTXVN tại Astana, ngày", "Ngày") + "./."),
        ("plain", REPORT.replace("Theo phóng viên TTXVN tại Astana, ngày", "Ngày")),
    ],
)
def test_a_digest_a_report_and_other_prose_are_told_apart(expected, page):
    assert choose(page).name == expected


def test_a_site_name_is_no_part_of_the_lead():
    page = "(GLO)- Trời mưa.\nVOV.VN - Trời nắng.\nTPO - Trời rét."
    assert blocks("ttxvn-digest", page) == [(1, "Trời mưa."), (2, "Trời nắng."), (3, "Trời rét.")]


def test_words_in_capitals_before_a_dash_stay_where_they_belong_to_the_sentence():
    page = "NATO - liên minh quân sự lớn nhất - cho biết hội nghị đã hoãn."
    assert blocks("ttxvn-digest", page) == [(1, page)]


def test_a_stamp_may_follow_its_lead():
    page = "Mưa ở nhiều tỉnh ven biển\nNgười dân phải đi.\n05/10/2023 08:30\nNắng trở lại ở miền núi\nTrời đã tạnh."
    items = get("ttxvn-digest").lay_out(page).items
    assert [(i.day, i.time) for i in items] == [(dt.date(2023, 10, 5), dt.time(8, 30)), (None, None)]


def test_a_stamp_that_is_no_date_is_told_as_a_problem():
    page = "Mưa lớn ở nhiều tỉnh ven biển\n32/13/2023 08:30\nNgười dân phải rời nhà."
    layout = get("ttxvn-digest").lay_out(page)
    (problem,) = layout.problems
    assert (problem.code, page[problem.start : problem.end]) == ("bad-date", "32/13/2023 08:30")
    assert layout.items[0].day is None


def test_a_digest_says_in_which_order_it_runs():
    pages = [
        f"Tiêu đề số một\n{a}/10/2023 08:30\nTrời mưa.\nTiêu đề số hai\n{b}/10/2023 09:00\nTrời nắng."
        for a, b in ((5, 6), (6, 5))
    ]
    assert [get("ttxvn-digest").lay_out(page).order for page in pages] == ["oldest first", "newest first"]


def test_leads_without_a_final_stop_are_leads():
    lead = "Ngoại trưởng Daulet Omarov cho biết cảng Aktau sẽ được mở rộng gấp đôi trong thời gian hai năm tới"
    assert blocks("ttxvn-digest", f"{lead}\n{lead}\n{lead}") == [(1, lead), (2, lead), (3, lead)]


def test_a_report_ends_at_its_end_mark():
    page = REPORT.rstrip(".") + "./.\n\nAn Bình (TTXVN/Vietnam+)\n\n[Cảng Aktau mở cửa]\n"
    assert blocks("ttxvn-article", page)[-1] == (1, REPORT.split("\n\n")[-1].rstrip("."))
    assert shown("ttxvn-article", page)[-3:] == [
        ("label", "./."),
        ("byline", "An Bình (TTXVN/Vietnam+)"),
        ("navigation", "[Cảng Aktau mở cửa]"),
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Cảng Aktau. (Ảnh: An Bình/TTXVN)",
        "Cảng Aktau nhìn từ trên cao. Ảnh: AFP/TTXVN",
        "Chú thích ảnh Cảng Aktau. Ảnh: Reuters",
        "(Nguồn: AFP)",
        "Cảng Aktau. (Ảnh tư liệu: TTXVN)",
    ],
)
def test_a_caption_is_not_read(caption):
    page = f"{caption}\n\n{REPORT}"
    assert shown("ttxvn-article", page)[0] == ("caption", caption)
    assert len(blocks("ttxvn-article", page)) == 3


def test_a_date_stub_is_no_date_of_the_page():
    layout = get("ttxvn-article").lay_out("date 2024-01-18 " + REPORT)
    assert layout.segments[0].kind == "date"
    assert "published" not in layout.source
    assert layout.items[0].day is None


def test_a_printed_stamp_dates_the_page():
    page = f"Cảng Aktau được mở rộng\n\nThứ Ba, 4/6/2024 16:20 (GMT+7)\n\n{REPORT}"
    assert get("ttxvn-article").lay_out(page).source["published"] == dt.date(2024, 6, 4)


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Trung Quốc xây hồ chứa ở vùng núi phía bắc", "Người phát ngôn cho biết hồ sẽ đầy trong ba năm."),
        ("Nga phản đối kế hoạch mở rộng của NATO", "Ngoại trưởng Nga Sergei Lavrov cho rằng kế hoạch này nguy hiểm."),
        ("Kazakhstan mở đường bay tới Aktau", "Trong một thông báo, hãng hàng không cho biết mỗi tuần có ba chuyến."),
        ("Thủ tướng tiếp Ngoại trưởng Daulet Omarov", "Ngày 6/6, hai bên đã trao đổi về việc mở thêm cửa khẩu."),
        ("Mỹ và Iran nối lại đối thoại về thủy sản", "Hai bên nhất trí gặp lại nhau tại Muscat trong tháng tới."),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", " "])
def test_a_teaser_is_an_item_with_its_title(title, summary, between):
    page = f"{REPORT[:-1]}./.\n\n{title}{between}{summary}"
    assert headlines("ttxvn-article", page) == [None, title]
    assert blocks("ttxvn-article", page)[-1] == (2, summary)


def test_a_name_inside_a_glued_title_does_not_end_it():
    report = REPORT.replace("cảng Aktau.", "cảng Aktau của Hội đồng Vận tải.")
    title = "Kazakhstan sẽ là chủ tịch luân phiên Hội đồng Vận tải Trung Á"
    page = f"{report[:-1]}./.\n\n{title} Người phát ngôn cho biết nhiệm kỳ kéo dài một năm."
    assert headlines("ttxvn-article", page) == [None, title]


def test_titles_without_a_summary_lead_elsewhere():
    page = f"{REPORT[:-1]}./.\n\nGiá lúa mì tăng tuần thứ ba liên tiếp\n\nThêm hai tàu hàng rời cảng Aktau"
    assert len(headlines("ttxvn-article", page)) == 1
    assert [kind for kind, _ in shown("ttxvn-article", page)[-2:]] == ["navigation", "navigation"]


def test_what_the_correspondent_saw_stays_in_the_paragraph():
    assert blocks("ttxvn-article", REPORT)[0][1].startswith("Theo phóng viên TTXVN tại Astana, ngày 4/6")


@pytest.mark.parametrize("pager", ["1 2 3 ... 12 Trang sau", "« Trang trước 4 5 6 Trang sau »", "Đầu Trước 1 2 … Cuối"])
def test_the_numbers_of_further_pages_are_no_item(pager):
    page = "\n".join(f"Cảng Aktau mở cửa lần {day}\n{LEAD.format(day, 6)}" for day in (19, 12, 7))
    layout = get("ttxvn-digest").lay_out(f"{page}\n{pager}")
    assert len(layout.items) == 3
    assert layout.segments[-1].kind == "navigation"


def test_a_section_above_the_title_is_no_title():
    title = "Cảng Aktau được mở rộng gấp đôi"
    page = f"Kinh tế\nThứ Ba, 4/6/2024 16:20\n{title}\nTTXVN\n{REPORT}"
    assert headlines("ttxvn-article", page) == [title]
    assert [words for kind, words in shown("ttxvn-article", page) if kind == "label"] == ["Kinh tế", "TTXVN"]


def test_a_report_of_short_paragraphs_under_a_site_s_name_is_no_digest():
    lines = [
        "(TNO) Ngày 22.10, Ngoại trưởng Kazakhstan Daulet Omarov đã gặp báo chí tại Almaty để nói về hồ Balkhash.",
        "Ngoại trưởng Omarov nói rằng hồ đã cạn đi một nửa trong vòng hai mươi năm qua.",
        "Bộ Ngoại giao Uzbekistan cho biết nước này chưa nhận được bản kế hoạch nào về hồ.",
        "Các chuyên gia cho rằng việc khảo sát sẽ kéo dài đến hết mùa hè năm tới.",
        "Một đoàn chuyên gia của Mông Cổ sẽ tới Almaty vào tháng sau để khảo sát hồ này.",
    ]
    assert choose("\n\n".join(lines)).name == "plain"


def test_whose_page_it_is_its_own_labels_say():
    named = "VOV.VN - Ngày 4/6, Hãng TASS và TTXVN đã ký một bản ghi nhớ tại Astana về trao đổi tin tức.\n"
    told = "Ngày 4/6, Hãng TASS và TTXVN đã ký một bản ghi nhớ tại Astana về trao đổi tin tức.\n"
    article = get("ttxvn-article")
    assert [article.lay_out(text).source.get("publisher") for text in (named, told, REPORT)] == [
        "VOV.VN",
        None,
        "TTXVN",
    ]


def test_a_line_that_is_an_address_is_no_lead_but_its_items_own() -> None:
    leads = [LEAD.format(day, 6) for day in (19, 12, 7)]
    for page in (
        "\n".join(f"Tin {n}\n1{n}/06/2024 09:57\n{lead}\nhttps://tin.example/{n}" for n, lead in enumerate(leads)),
        "\n".join(f"https://tin.example/{n}\nTin {n}\n1{n}/06/2024 09:57\n{lead}" for n, lead in enumerate(leads)),
    ):
        items = get("ttxvn-digest").lay_out(page).items
        assert [page[slice(*i.address)] for i in items if i.address] == [f"https://tin.example/{n}" for n in range(3)]
        assert [page[slice(*i.dated)] for i in items if i.dated] == [f"1{n}/06/2024 09:57" for n in range(3)]
        assert len(items) == 3


def test_a_longer_header_than_a_digest_has_is_a_problem() -> None:
    page = "\n".join(LEAD.format(day, 6) for day in (19, 12, 7, 3))
    for rows, found in ((3, []), (40, ["long-header"])):
        menu = "\n".join(f"[Tin khác số {n}]" for n in range(rows))
        assert [p.code for p in get("ttxvn-digest").lay_out(f"{menu}\n{page}").problems] == found
