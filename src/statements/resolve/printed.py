"""The dates that a page prints outside the words that it reports, and the one of them that counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

from attrs import evolve, frozen

from statements import dates
from statements.attribution.draft import Place
from statements.formats.base import Entry, Layout
from statements.languages import Language
from statements.resolve.triggers import sentence

# The widest gap between the days of a list: a comma, a word for *and*.
_LIST_GAP = 6
_start = attrgetter("start")


@frozen(eq=False)
class PrintedDates:
    """The dates of a page's items. ``content`` is what somebody says on the page, in order.

    ``cues`` gives by block where somebody speaks there, ``first`` by item its first block; ``bylines`` are the dates of
    an item's bylines; ``by_item`` gives the language of an item that is not in the page's own.
    """

    text: str
    layout: Layout
    language: Language
    content: Sequence[Place]
    cues: Mapping[int, Sequence[int]]
    first: Mapping[int, int]
    found: Mapping[int, Sequence[dates.Mention]]
    bylines: Mapping[int, Sequence[dates.Mention]]
    by_item: Mapping[int, Language]

    @classmethod
    def of(
        cls,
        text: str,
        layout: Layout,
        language: Language,
        *,
        by_item: Mapping[int, Language] | None = None,
        content: Sequence[Place] = (),
        cues: Mapping[int, Sequence[int]] | None = None,
    ) -> PrintedDates:
        """Find the dates of a page."""
        first: dict[int, int] = {}
        for i, block in enumerate(layout.blocks):
            first.setdefault(block.item, i)
        others = by_item or {}
        bylines: dict[int, list[dates.Mention]] = {}
        for s in layout.segments:
            if s.kind == "byline" and s.item:
                spoken = others.get(s.item, language)
                bylines.setdefault(s.item, []).extend(dates.find(text, s.start, s.end, spoken))
        found = {e.number: dates.find(text, e.start, e.end, others.get(e.number, language)) for e in layout.items}
        return cls(text, layout, language, sorted(content), cues or {}, first, found, bylines, others)

    def language_of(self, item: int) -> Language:
        """The language of an item; 0 stands for the whole page."""
        return self.by_item.get(item, self.language)

    def languages(self) -> tuple[Language, ...]:
        """The languages of the page, its own first."""
        return tuple(dict.fromkeys((self.language, *self.by_item.values())))

    def within(self, item: int, start: int, end: int) -> Sequence[dates.Mention]:
        """The dates in a stretch of an item, or of the page's head where the item is 0."""
        found = self.found.get(item)
        if found is None:
            return dates.find(self.text, start, end, self.language)
        if not found:
            return found
        first = bisect_left(found, start, key=_start)
        return found[first : bisect_left(found, end, key=_start)]

    def outside(self, item: int, start: int, end: int) -> list[dates.Mention]:
        """The dates in a stretch that are not in what somebody says."""
        return [m for m in self.within(item, start, end) if not self.is_reported(m)]

    def is_reported(self, mention: dates.Mention) -> bool:
        """Whether a date stands in what somebody says."""
        at = bisect_left(self.content, (mention.start + 1, 0)) - 1
        return at >= 0 and self.content[at][1] >= mention.end

    def of_block(self, index: int) -> list[dates.Mention]:
        """The dates of a block that are not in what somebody says."""
        block = self.layout.blocks[index]
        return self.outside(block.item, block.spans[0][0], block.spans[-1][1])

    def heading(self, entry: Entry) -> dates.Mention | None:
        """The date in a post's title."""
        if entry.headline is None or entry.mode != "post":
            return None
        return counting(dates.find(self.text, *entry.headline, self.language_of(entry.number)))

    def leading(self, entry: Entry) -> dates.Mention | None:
        """The date of an item's first paragraph; where somebody speaks there, it stands in a sentence with a cue."""
        block = self.first.get(entry.number)
        if block is None:
            return None
        found, cues = [*self.bylines.get(entry.number, ()), *self.of_block(block)], self.cues.get(block)
        if cues:
            span = self.layout.blocks[block].spans[0]
            spoken = self.language_of(entry.number)
            found = [m for m in found if m.start < span[0] or self._is_by_cue(m, span, cues, spoken)]
        return counting(found, ("plain", "after", "since"))

    def _is_by_cue(self, mention: dates.Mention, span: Place, cues: Sequence[int], language: Language) -> bool:
        """Whether somebody speaks in the sentence of a date."""
        start, end = sentence(self.text, mention.start, span, language)
        return any(start <= place < end for place in cues)


def counting(mentions: Sequence[dates.Mention], roles: tuple[str, ...] = ("plain",)) -> dates.Mention | None:
    """The mention that tells the day: of the first role, a printed day before a weekday or *yesterday*."""
    for role in roles:
        fitting = [m for m in mentions if m.role == role]
        for i, m in enumerate(fitting):
            if m.day is not None:
                return _listed(m, fitting[i + 1 :])
        for m in fitting:
            if m.weekday or m.relative is not None or m.same_day:
                return m
    return None


def _listed(first: dates.Mention, rest: Sequence[dates.Mention]) -> dates.Mention:
    """The first of the days of a list, *on 15/12, 18/12 and 20/12*, up to its last."""
    last = first
    for m in rest:
        if m.day is None or m.start - last.end > _LIST_GAP:
            break
        last = m
    if last is first or not (first.month and last.month and last.day) or first.until:
        return first
    return evolve(first, end=last.end, until=(last.month, last.day))
