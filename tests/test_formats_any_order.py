# ruff: noqa: E501 (lines stand as they do on a page)
"""The lines of each format in any order: nothing is lost, and an item is where its words are."""

from __future__ import annotations

import random

import pytest

from statements import parse
from statements.formats.base import Entry, Layout
from statements.formats.tiling import Mark, tile
from statements.formats.unread import unread

STAMP = "14:05 12/03/2024"
LINES = {
    "ttxvn-digest": [
        "Cầu Mới được sửa", STAMP, "Cầu Mới được sửa 12/03/2024 09:57 Ngày 5/3, Bộ trưởng Omar Rand cho biết cầu sẽ được sửa.",
        "Ngày 7/3, Bộ trưởng Omar Rand cho biết tàu sẽ chạy lại vào mùa xuân.", "Theo phóng viên TTXVN tại Oslo, ngày 5/3, bà Lan khẳng định cảng mở.",
        "Ảnh: Duy Trinh/TTXVN Ngày 9/3, ông Minh cho biết trời mưa.", "https://example.org/tin/1", "Duy Trinh (TTXVN)", "Trang chủ", "1 2 3 Tiếp", "VOV.VN - Cảng mở cửa",
    ],
    "ttxvn-article": [
        "date 2024-01-18", "Bộ trưởng Omar Rand nói về cầu", "Ảnh: Duy Trinh/TTXVN", "Chú thích ảnh", "Theo phóng viên TTXVN tại Oslo, Bộ trưởng Omar Rand cho biết cầu sẽ được sửa./.",
        "“Chúng tôi tiếp tục”, ông nói.", "Duy Trinh (TTXVN/Vietnam+)", "[Cảng mở cửa]", "Tin liên quan", "Cảng mở cửa trở lại", "Theo: Vietnam+",
    ],
    "sputnik-live": [
        "00:47 GMT25 November 2020", "Harbour Live", "New messages", "• 10:19", "• 23:58", "• 00:26", "Rand Speaks", "“We stop,” Tarvo Rand said.", "MOSCOW (Sputnik) - Tarvo Rand said it is late.",
        "Being updated", "Table of contents", "New firstOld first", "02:58 GMT 02.03.2023", "Rand speaks - Sputnik International, 1920, 02.03.2023", "0 51", "Read more", "(Updated: 09:26 GMT 26.12.2024)",
    ],
    "wordpress-archive": [
        "Tag Archives: harbour", "The Ferry Runs Again", "April 3, 2017", "April 3, 2017 5:15 pm CET", "Posted on May 1, 2017 by Ann Lee", "Harbour master Ulla Rand said that the ferry runs. It is late, she said.",
        "The pier was closed by the board, which said so […]", "Continue reading →", "« Older Entries Recent Entries »", "Leave a comment", "Sputnik – August 13, 2018", "Q: Is it late?", "A: It is, Ann Lee said.",
    ],
    "telegram-forward": [
        "Forwarded from Harbour Board", "⚓️ Ulla Rand's interview with Radio Nord (4 March 2023)", "Key points:", "🔹 The ferry will run in May.", "🔹The pier stays open <...> all year.", "#Ferry", "#Вопрос:", "У.#Рэнд: Паром пойдёт в мае.",
        "Media is too bigVIEW IN TELEGRAM", "Please open Telegram to view this post", "👍22💯3👏2", "3.49K views", "💬 Ulla Rand: The ferry will run.", "News of the harbour: Ann Lee said that it is late.", "> a reply", "Read in full",
    ],
    "transcript": [
        "QUESTION: Will the ferry run?", "MR. RAND: It will run in May.", "Q: And the pier?", "A: It stays open.", "ULLA RAND (voice-over): It is late.", "(Laughter.)", "[Applause]", "Question: Why?", "Ulla Rand: Because of the ice.",
        "Mr. BELL. Madam President, I rise to speak.", "Вопрос: Пойдёт ли паром?", "У.Рэнд: Пойдёт.", "- Will it run?", "- It will.", "It stays open all year, and nobody pays twice.", "Interview with Ulla Rand", "BLITZER: All right.",
    ],
    "live": [
        "Harbour live", "- 07:15 GMT", "4 March 201907:17 GMT", "3.45pm", "10:24 AM IST", "2h ago", "UPDATE 18.44:", "Ferry runs again", "“We go on,” Ann Lee said.", "Share", "Key events", "Here is what happened: Bo Tarn said that it was late.",
        "Updated at 3.50pm", "Monday 4 March", "Photograph: Bo Tarn/Nord",
    ],
    "plain": [
        "Harbour Talks Go On", "By Ann Lee", "OSLO, March 4 (Nord) - Ulla Rand said that the ferry runs.", "“We go on,” she added. “The pier", "“stays open,” she said.", "Read more", "* * *", "• Ann Lee denied that it was late.", "(c) Nord 2023",
        "She said:", "“It is late.”", "— Bo Tarn, harbour master",
    ],
}  # fmt: skip


@pytest.mark.parametrize("format", LINES)
@pytest.mark.parametrize("seed", range(3))
def test_lines_in_any_order_are_all_kept(format: str, seed: int) -> None:
    chance = random.Random(f"{format} {seed}")
    language = "vi" if format.startswith("ttxvn") else "en"
    for _ in range(25):
        lines = [chance.choice(LINES[format]) for _ in range(chance.randrange(1, 16))]
        text = "".join(line + chance.choice(["\n", "\n", "\n\n", "\r\n"]) for line in lines)
        page = parse(text, format=format, language=language)
        assert "".join(text[s.start : s.end] for s in page.segments) == text
        assert [item.number for item in page.items] == list(range(1, len(page.items) + 1))
        for earlier, later in zip(page.items, page.items[1:], strict=False):
            assert earlier.end <= later.start
        for said in page.statements:
            assert all(text[part.start : part.end] == part.text for part in said.parts)
            if said.item:
                item = page.items[said.item - 1]
                assert item.start <= said.start <= said.end <= item.end
        assert parse(text, format=format, language=language) == page


def test_an_address_that_waits_for_an_item_at_the_end_of_a_digest_is_a_label() -> None:
    for text in ("https://example.org/tin/1", "Trang chủ\nhttps://example.org/tin/1\n"):
        page = parse(text, format="ttxvn-digest", language="vi")
        assert page.items == ()
        assert page.segments[-1].item is None


def test_stamps_without_anything_between_them_are_items_of_their_own() -> None:
    page = parse("14:05 12/03/2024\n" * 3, format="ttxvn-digest", language="vi")
    assert [(item.start, item.end) for item in page.items] == [(0, 16), (17, 33), (34, 50)]
    page = parse("2h ago\n2h ago", format="live", language="en")
    assert [(item.start, item.end) for item in page.items] == [(0, 6), (7, 13)]


def test_sentences_that_are_taken_for_a_site_s_own_above_the_first_item_are_told() -> None:
    line = "The harbour board told everybody in the town that the ferry would run again in May.\n"
    for count, codes in ((5, []), (8, ["unread-head"])):
        text = line * count + "“We stop,” Tarvo Rand said.\n"
        head = len(line) * count
        segments = tile(text, [Mark(at, at + len(line) - 1, "boilerplate") for at in range(0, head, len(line))])
        layout = Layout(segments=segments, items=(Entry(number=1, start=head, end=len(text) - 1),), blocks=())
        assert [problem.code for problem in unread(text, layout)] == codes
