"""Whatever is written, attribution gives drafts with places in their block, in order, and the same ones each time."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from statements.attribution import Draft, attribute
from statements.attribution.sentence.quotations import scan
from statements.formats.base import Block
from statements.languages import load
from statements.steps import GLOSSARY, Step

PIECES = """Berg|Mr. Berg|the minister|she|who|Lund, the mayor,|A spokesman for the army|The ministry|Reuters
said|says|told|added|adding|warned|called|according to|According to|was|had|would|not|that|which|and|but|, and
reporters|on Monday|in Oslo|the road|closed|is open|to leave|a deal|statement|claim|BERG:|U.S.|R-Ky.|12|x
“|”|"|'|‘|’|«|»|,|.|?|!|;|:|(|)|-|–|…|[|]""".replace("\n", "|").split("|")
SENTENCES = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", "", "\n"])), max_size=70).map(
    lambda chosen: "".join(piece + gap for piece, gap in chosen)
)


def read(*texts: str) -> tuple[str, list[Block], list[Draft]]:
    """The texts as blocks of items of their own."""
    whole, blocks = "", []
    for number, text in enumerate(texts, 1):
        blocks.append(Block(item=number, kind="prose", spans=((len(whole), len(whole) + len(text)),)))
        whole += text + "\n\n"
    return whole, blocks, attribute(whole, blocks, load("en"))


@given(SENTENCES | st.text(), SENTENCES | st.text())
def test_places_lie_in_the_block_and_in_order(first: str, second: str) -> None:
    text, blocks, drafts = read(first, second)
    assert drafts == attribute(text, blocks, load("en"))
    assert [d.block for d in drafts] == sorted(d.block for d in drafts)
    for number, draft in enumerate(drafts):
        low, high = blocks[draft.block].spans[0]
        at = low
        for start, end in draft.parts:
            assert at <= start < end <= high
            at = end
        for place in (draft.cue, draft.mention, draft.addressee, draft.via, *draft.others):
            assert place is None or low <= place[0] < place[1] <= high
        assert draft.continues is None or draft.continues < number


@given(SENTENCES, SENTENCES)
def test_items_are_read_by_themselves(first: str, second: str) -> None:
    shift = len(first) + 2
    alone = [[(a + shift, b + shift) for a, b in d.parts] for d in read(second)[2]]
    together = [list(d.parts) for d in read(first, second)[2] if d.block == 1]
    assert together == alone


@given(SENTENCES)
@example("« « ")
@example("« « Hello there, my friends of old.")
def test_direct_content_is_without_its_marks(text: str) -> None:
    whole, _, drafts = read(text)
    for draft in drafts:
        if draft.form == "direct" and draft.rule not in ("label",):
            for start, end in draft.parts:
                assert whole[start] not in "“«»"
                assert whole[start:end].strip() == whole[start:end]


@given(st.text(alphabet="“”\"'‘’«»„ ab.,\n"))
def test_quotations_lie_apart_and_in_order(text: str) -> None:
    at = 0
    for quotation in scan(text, 0, len(text)):
        assert at <= quotation.outer_start <= quotation.start < quotation.end <= quotation.outer_end <= len(text)
        at = quotation.outer_end


@given(SENTENCES, SENTENCES)
def test_who_listens_changes_nothing_and_hears_of_every_draft(first: str, second: str) -> None:
    whole, blocks, drafts = read(first, second)
    steps: list[Step] = []
    assert attribute(whole, blocks, load("en"), steps.append) == drafts
    assert {step.what for step in steps} <= GLOSSARY.keys()
    assert all(0 <= step.start <= step.end <= len(whole) for step in steps)
    kept = {step.facts["parts"][0] for step in steps if step.what == "draft" and step.verdict == "chosen"}
    assert kept >= {draft.parts[0] for draft in drafts}
