"""The days of a page: of its items, of what was said there, and of the occasions it tells of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from attrs import define, evolve, field

from statements import dates
from statements.attribution.draft import Draft, Place
from statements.models import When
from statements.resolve.item_dates import ANNOUNCED, ItemEvidence, PageDays, item_whens
from statements.resolve.presentation import Presented
from statements.resolve.printed import PrintedDates, counting, first_blocks
from statements.resolve.telling import Occasion
from statements.steps import Observer

_UNKNOWN = When()
_DAY = dt.timedelta(days=1)
# How far below a time that opens a sentence its day holds for what is said, but for a block's first sentence.
_FRAME = 1500


class Dated(NamedTuple):
    """A date, why it is that one, and the printed date that it comes from, if any."""

    when: When
    because: str
    mention: dates.Mention | None = None


@define(eq=False, repr=False)
class Calendar:
    """The dates of a page, from what it prints outside the words that it reports."""

    printed: PrintedDates
    page: PageDays
    evidence: ItemEvidence
    items: Sequence[When]
    _sentence: tuple[int, Place, Sequence[dates.Mention]] | None = None
    _of_event: dict[tuple[int, int], Dated] = field(factory=dict)

    @classmethod
    def of(cls, printed: PrintedDates, page: PageDays, observe: Observer | None = None) -> Calendar:
        """Date a page's items, by their own evidence and by the order in which they stand."""
        text = printed.text
        own = {language: bool(dates.sessions(text, 0, len(text), language)) for language in printed.languages()}
        evidence = ItemEvidence()
        for e in printed.layout.items:
            spoken = printed.language_of(e.number)
            years = tuple(m for m in printed.found.get(e.number, ()) if m.year)
            numbers = tuple(dates.sessions(text, e.start, e.end, spoken)) if own[spoken] else ()
            if years or numbers:
                evidence.own[e.number] = dates.Evidence(published=e.day, printed=years, sessions=numbers)
        return cls(printed, page, evidence, item_whens(printed, evidence, page, observe))

    def item(self, number: int) -> When:
        """When the item's words were said, as far as the item as a whole tells; those of the page's head where it is 0.

        A head goes on being written as long as the page does.
        """
        at = self.printed.layout.place_of(number)
        return self._of_head() if at < 0 else self.items[at]

    def _of_head(self) -> When:
        when = self.page.bound(_UNKNOWN)
        last = max((e.day for e in self.printed.layout.items if e.day), default=None)
        if last is None or (self.page.published is None and when.latest):
            return when
        return evolve(when, latest=max(last, when.latest or last))

    def beside(self, item: int, block: int, place: Place) -> Sequence[dates.Mention]:
        """The dates in the sentence of a place of a block, but for those in what somebody says."""
        span = self.printed.span_of(block, place[0])
        # Statements come in the order of the page, so that no sentence but the last is asked for again.
        if self._sentence is None or self._sentence[:2] != (item, span):
            self._sentence = item, span, self.printed.outside(item, *span)
        return self._sentence[2]

    def said(self, mentions: Sequence[dates.Mention], item: int, place: Place) -> Dated | None:
        """The day of what is said at a place, from the dates of its sentence: none that lies ahead of the page."""
        mention = counting([m for m in mentions if not m.stretch or self.printed.tells_when(m, [place])])
        if mention is None or (mention.same_day and not mention.dated):
            return None
        when = self._resolved(mention, item)
        limit = self.page.published or self.page.captured
        if limit and when.earliest and when.earliest > limit + _DAY:
            return None
        return Dated(when if when.exact else self.page.bound(when), "the date printed in its sentence", mention)

    def opening(self, item: int, block: int, place: Place) -> Dated | None:
        """The day of the nearest sentence above a place that opens with a time; else of the block's first sentence."""
        start = self.printed.layout.blocks[block].spans[0][0]
        above = self.printed.outside(item, max(start, place[0] - _FRAME), place[0])
        last = next((m for m in reversed(above) if self.printed.opens(m, block)), None)
        if last is None and start < place[0] - _FRAME:
            first = self.printed.outside(item, *self.printed.span_of(block, start))
            last = next((m for m in first if self.printed.opens(m, block)), None)
        return self.said([last], item, place) if last and not last.stretch else None

    def block_of(self, at: int) -> int:
        """The block that holds a place of the page; -1 for none."""
        return self.printed.block_of(at)

    def event(self, occasion: Occasion) -> Dated:
        """When an occasion was: the day nearest to its word in the sentence that tells of it, else the item's."""
        key = (occasion.item, occasion.trigger.start)
        if key not in self._of_event:
            self._of_event[key] = self._in_sentence(occasion) or self._of_whole(occasion.item)
        return self._of_event[key]

    def _in_sentence(self, occasion: Occasion) -> Dated | None:
        """The date nearest to an occasion's word, told by whoever tells of the occasion."""
        found = self.printed.within(occasion.item, *occasion.sentence)
        found = [m for m in found if self.printed.is_reported(m) == occasion.reported and m.role != "before"]
        found.sort(key=lambda m: abs(m.start - occasion.trigger.end))
        found = [
            m
            for m in found
            if not m.stretch or self.printed.tells_when(m, [(occasion.trigger.start, occasion.trigger.end)])
        ]
        mention = counting([m if m.role == "plain" else evolve(m, role="plain") for m in found])
        if mention is None or (mention.same_day and not mention.dated):
            return None
        when = self._resolved(mention, occasion.item, ahead=ANNOUNCED)
        mention = next(m for m in found if m.start == mention.start)
        return Dated(when, "the date nearest to its word in the sentence", mention)

    def _of_whole(self, item: int) -> Dated:
        """The day of an item, without its clock; that of the page where the item is 0."""
        if item:
            when = self.item(item)
            return Dated(when if when.time is None else evolve(when, time=None), "its item's date")
        layout = self.printed.layout
        mention = counting([m for span in layout.context for m in self.printed.outside(0, *span) if not m.stretch])
        if mention is not None:
            return Dated(self._resolved(mention, item), "the date printed in the page's head", mention)
        days = [e.day for e in layout.items if e.day]
        if days:
            return Dated(When(earliest=min(days), latest=max(days), basis="stated"), "the days stamped on the items")
        own = self.items
        if own and all(when.exact and when.time and when.earliest for when in own):
            told = [day for when in own if (day := when.earliest)]
            return Dated(When(earliest=min(told), latest=max(told), basis=own[0].basis), "the days of the entries")
        return Dated(self.page.bound(_UNKNOWN), "no day is told")

    def _resolved(self, mention: dates.Mention, item: int, ahead: int = 1) -> When:
        """The When of one mention, against its item's day or the day of publication."""
        at = self.printed.layout.place_of(item)
        own = self.items[at] if at >= 0 else None
        near = (own.latest or own.earliest) if own and (mention.dated or own.exact) else None
        # The clock of an entry stands nearer to its words than the page's day does, and may have run past midnight.
        clocked = own is not None and own.time is not None and own.exact
        reference = near if clocked else self.page.published or near
        if ahead == 1 and (limit := self.page.published or self.page.captured):
            mention = dates.possible(mention, limit + _DAY)
        if not mention.dated:
            return self.page.bound(dates.relative(mention, reference, ahead=int(clocked)))
        evidence = [self.evidence.of(self.printed.layout.items[at])] if at >= 0 else []
        return dates.resolve(
            [mention], evidence=evidence, published=reference, captured=self.page.captured, ahead=ahead
        )[0]


class Reported(NamedTuple):
    """What is said on a page, in order, and where somebody speaks in the first block of each item, in order."""

    content: Sequence[Place]
    cues: Mapping[int, Sequence[int]]


def reported(presented: Presented, drafts: Sequence[Draft]) -> Reported:
    """What somebody says on a page, but for what an agency passes on.

    What one speaker's post presents is said by the speaker; what the page has from an agency is the page's own.
    """
    mentions, blocks = presented.participants.mentions, presented.layout.blocks
    content = [b.place for b in blocks if presented.is_one_voice(b)]
    firsts = {block for block in first_blocks(presented.layout) if block >= 0}  # where an item's own day is looked for
    cues: dict[int, list[int]] = {}
    for draft in drafts:
        entry = mentions.describe(*draft.mention).entry if draft.mention else None
        if entry is None or entry.kind != "agency":
            content += draft.parts
        if draft.block in firsts and (place := draft.cue or draft.mention):
            cues.setdefault(draft.block, []).append(place[0])
    content.sort()
    for places in cues.values():
        places.sort()
    return Reported(content, cues)


def printed_dates(presented: Presented, told: Reported) -> PrintedDates:
    """The dates of a page; those in what somebody says are set aside."""
    return PrintedDates.of(
        presented.text,
        presented.layout,
        presented.language,
        by_item=presented.participants.mentions.by_item,
        content=told.content,
        cues=told.cues,
    )
