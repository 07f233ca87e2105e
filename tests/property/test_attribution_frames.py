"""Whatever is written, attribution by frames gives drafts with places in the text, in order, the same each time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from statements.attribution import attribute
from statements.formats.base import Block
from statements.languages import codes, load

PIECES = {
    "vi": """Ông|Bà Mai|Ngoại trưởng Nga|Bộ Y tế|phóng viên|TTXVN|ngày 3/5|cho biết|cho rằng|rằng|nói với|báo giới
theo|Theo lời|dẫn lời|được|không|đã|và|, đồng thời|kêu gọi|gọi|là|“|”|"|«|»|:|;|,|.|./.|?|(|)|-|–|một|cuộc|tuyên bố|của
lưu ý đến|Đó là|hai bên|nhất trí|về|mưa|x|…""",
    "ru": """Лавров|Министр|он|В МИД|заявил|сообщил|что|, что|по словам|по его словам|как сказал|Об этом|сообщает ТАСС
со ссылкой на|журналистам|цитирует|«|»|„|“|"|—|, —|-|:|;|,|.|?|(|)|не|и|а|в среду|дождь|х|…""",
}


def pieces_of(code: str) -> list[str]:
    """Those above; of a language that has none, words of its file."""
    if code in PIECES:
        return [piece for line in PIECES[code].split("\n") for piece in line.split("|")]
    language = load(code)
    lists = [frame["words"] for frame in language.cues["frames"]]
    lists += [words for words in language.grammar.values() if isinstance(words, tuple)]
    return [
        *(word for words in lists for word in words[:6]),
        "Berg",
        "x",
        *"“”„“.,;:?()–",
        *"".join(language.marks["pairs"]),
    ]


def texts(code: str) -> st.SearchStrategy[str]:
    pieces = [*pieces_of(code), "\n"]
    return st.lists(st.tuples(st.sampled_from(pieces), st.sampled_from([" ", ""])), max_size=60).map(
        lambda chosen: "".join(piece + gap for piece, gap in chosen)
    )


@given(st.sampled_from(codes()).flatmap(lambda code: st.tuples(st.just(code), texts(code) | st.text())))
def test_places_lie_in_the_text_and_in_order(case: tuple[str, str]) -> None:
    code, text = case
    blocks = [Block(item=1, kind="prose", spans=((0, len(text)),))]
    drafts = attribute(text, blocks, load(code))
    assert drafts == attribute(text, blocks, load(code))
    for number, draft in enumerate(drafts):
        at = 0
        for start, end in draft.parts:
            assert at <= start < end <= len(text)
            at = end
        for place in (draft.cue, draft.mention, draft.addressee, draft.via, *draft.others):
            assert place is None or 0 <= place[0] < place[1] <= len(text)
        assert draft.continues is None or 0 <= draft.continues < number
        assert draft.parts
