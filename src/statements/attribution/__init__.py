"""Who says what: quotations, cues and mentions of a page's blocks, read into drafts of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from attrs import evolve

from statements.attribution.draft import Draft, Place
from statements.attribution.openings import (
    BLOCK,
    behind_dateline,
    introduction_of,
    parts_block,
    signed_by,
    spoken_by,
    spreads,
)
from statements.attribution.paragraphs import drafts_of, paragraph_of
from statements.attribution.readers import reader_of
from statements.attribution.running import ends_in, left_open, rest, runs_on, with_run
from statements.attribution.sentence.quotations import Quotation
from statements.formats.base import Block
from statements.languages import Language
from statements.progress import Watch
from statements.steps import Observer

__all__ = ["Draft", "attribute"]


def attribute(
    text: str,
    blocks: Iterable[Block],
    language: Language,
    observe: Observer | None = None,
    *,
    by_item: Mapping[int, Language] | None = None,
    watch: Watch | None = None,
) -> list[Draft]:
    """The attributions in the blocks of a view's text, in page order. Never raises, whatever the text.

    A quotation that nothing attributes comes without cue and mention; ``continues`` then points to the draft of the
    same item that it goes on from, if any. ``by_item`` gives the language of an item that is not in the page's own.
    ``observe`` is told what is decided on the way, ``watch`` how far the reading is.
    """
    others = by_item or {}
    found: list[Draft] = []
    latest: tuple[int, int] | None = None  # an item with the number of its last draft
    above: tuple[int, Draft] | None = None  # an item with who speaks in its paragraph to come
    running: int | None = None  # an item whose last draft runs on into its next paragraph
    inside: dict[int, Quotation] = {}  # where paragraphs begin that are inside a quotation, with what is theirs of it
    quoted: int | None = None  # an item whose last paragraph ends in the words of its last draft
    blocks = tuple(blocks)
    for number, block in enumerate(blocks if watch is None else watch.over(blocks)):
        reader = reader_of(others.get(block.item, language))
        before = latest[1] if latest and latest[0] == block.item else None
        for place, (start, end) in enumerate(block.spans):
            if parts_block(text, start, end):
                continue
            if not place and reader.lexicon.analytic:
                start = behind_dateline(text, blocks, number) or start
            par = paragraph_of(text, start, end, reader, observe, own := inside.pop(start, None))
            new = drafts_of(par, reader, number, len(found), before, watch)
            if quoted == block.item and not new and (signed := signed_by(par, found[-1])):
                found[-1] = signed
            if new and above and above[0] == block.item and new[0].cue is new[0].mention is None:
                new[0] = spoken_by(par, new[0], above[1])
            elif new and text.startswith(BLOCK, start):
                new[0] = evolve(new[0], continues=None)  # it is somebody else's
            lead = introduction_of(par, reader, number)
            above = (block.item, lead) if lead else None
            if running == block.item:
                new = with_run(par, found, new)
            found.extend(new)
            if new and not inside and (mark := left_open(par, new[-1], own.outer_end if own else start)):
                inside = {each.outer_start: each for each in rest(text, _behind(blocks, number, place), mark)}
            running = block.item if inside or (found and runs_on(par, found[-1])) else None
            quoted = block.item if found and ends_in(par, found[-1]) else None
            if new:
                before = len(found) - 1
            if lead is None and spreads(par):
                before = latest = None
        if before is not None:
            latest = block.item, before
    return found


def _behind(blocks: Sequence[Block], number: int, place: int) -> Iterator[Place]:
    """The paragraphs of an item that stand behind one of its own, in order."""
    yield from blocks[number].spans[place + 1 :]
    for block in islice(blocks, number + 1, None):
        if block.item != blocks[number].item:
            return
        yield from block.spans
