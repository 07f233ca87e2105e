"""What every format's layout keeps to, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from statements.formats import formats, sniff
from statements.text import View

SEEDS = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
SEEDS = SEEDS or ["Without the seeds, a page of one line says that it is late.\n"]
# Pieces that layouts look for, so that chance puts them in odd places.
PIECES = (
    *(
        "\n",
        "\n\n",
        " ",
        ".",
        "./.",
        "“",
        "”",
        '"',
        "•",
        "• 10:19",
        "• 26:71",
        "#",
        "#Topic",
        "🔹",
        "🔹 ",
        "▪️",
        "<...>",
        "[...]",
    ),
    *(
        "(Ảnh: An Bình/TTXVN)",
        "Chú thích ảnh",
        "(TTXVN/Vietnam+)",
        "Theo: Vietnam+",
        "Theo phóng viên TTXVN tại",
        "(GLO)-",
    ),
    *(
        "12/03/2024 09:57",
        "32/13/2024 99:99",
        "date 2024-01",
        "date 2024-01-18",
        "[Tin khác]",
        ">> Tin khác",
        "VOV.VN - ",
    ),
    *(
        "Tag Archives: X",
        "« Older Entries Recent Entries »",
        "Read more",
        "Continue reading →",
        "[…]",
        "Forwarded from X",
    ),
    *(
        "Media is too bigVIEW IN TELEGRAM",
        "02:58 GMT 02.03.2023",
        "00:47 GMT25 November 2020",
        "New messages",
        "\x00",
        "\ud800",
    ),
    *(
        "New firstOld first",
        "Being updated",
        "👍22💯3👏2",
        "MOSCOW (Sputnik) —",
        "By Ann Lee",
        "https://example.org/ferry",
        "\nLink: www.example.org/pier\n",
        "\nhttps://t.me/pier/17\n",
        "MOSCOW, May 3 (Reuters) - ",
    ),
    *("The minister said that it was late", "Bộ trưởng cho biết trời mưa", "Министр заявил, что поздно"),
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A page with its lines shuffled, doubled, cut and grown over."""
    lines = draw(st.sampled_from(SEEDS)).split("\n")
    start = draw(st.integers(0, len(lines)))
    lines = lines[start : start + draw(st.integers(0, 30))]
    if draw(st.booleans()):
        lines = draw(st.permutations(lines))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines)))
        lines = [*lines[:at], draw(st.sampled_from([*PIECES, *lines[:5]])), *lines[at:]]
    page = draw(st.sampled_from(["\n", "\n\n", " "])).join(lines)
    at = draw(st.integers(0, len(page)))
    return page[:at] + draw(st.text(max_size=5)) + page[at:]


pages = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("\n".join),
    damaged(),
)


@pytest.mark.parametrize("name", list(formats()))
@given(page=pages)
@example(page="")
@example(page="\n \n")
@example(page="x" * 500)
@example(page="\ud800\x00")
def test_a_layout_tiles_its_text_and_numbers_its_items(name: str, page: str) -> None:
    text = View.of(page).text
    layout = formats()[name].lay_out(text)
    assert "".join(text[s.start : s.end] for s in layout.segments) == text
    assert all(a.end == b.start for a, b in zip(layout.segments, layout.segments[1:], strict=False))
    assert [i.number for i in layout.items] == list(range(1, len(layout.items) + 1))
    assert all(a.end <= b.start for a, b in zip(layout.items, layout.items[1:], strict=False))
    at, top = 0, layout.items[0].start if layout.items else len(text)
    for block in layout.blocks:
        first, last = (layout.items[block.item - 1].start, layout.items[block.item - 1].end) if block.item else (0, top)
        assert block.spans
        for start, end in block.spans:
            assert at <= start <= end
            assert first <= start <= end <= last
            at = end
    for item in layout.items:
        assert 0 <= item.start <= item.end <= len(text)
        if item.headline is not None:
            assert item.start <= item.headline[0] < item.headline[1] <= item.end
        for place in (item.dated, item.address):
            assert place is None or item.start <= place[0] < place[1] <= item.end
        if item.address is not None:
            assert text[slice(*item.address)].startswith(("http", "www."))
    for problem in layout.problems:
        assert 0 <= problem.start < problem.end <= len(text)


@given(page=pages)
def test_sniffing_ranks_every_format_and_says_why(page: str) -> None:
    claims = sniff(page)
    assert sorted(c.format for c in claims) == sorted(formats())
    assert all(0.0 <= c.score <= 1.0 and (c.reasons or not c.score) for c in claims)
    assert [c.score for c in claims] == sorted((c.score for c in claims), reverse=True)
    assert claims == sniff(page)
