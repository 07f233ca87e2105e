"""The days of a page: of its items, of what was said there, and of the occasions it tells of."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter

from attrs import evolve

from statements import dates
from statements.attribution.draft import Draft, Place
from statements.formats.base import Entry, Layout
from statements.languages import Language
from statements.models import Basis, When
from statements.resolve.triggers import Trigger, sentence

# The widest gap between the days of a list: a comma, a word for *and*.
_LIST_GAP = 6
# How many days ahead of the page an occasion may be announced.
_ANNOUNCED = 60
_UNKNOWN = When()
_start = attrgetter("start")


class Calendar:
    """Dates of a page, from what it prints outside the words that it reports.

    ``passed_on`` are the drafts whose words are the page's own: it has them from an agency; ``own_words`` what a post
    presents as its speaker's.
    """

    def __init__(
        self,
        text: str,
        layout: Layout,
        drafts: Sequence[Draft],
        language: Language,
        published: dt.date | None,
        passed_on: Collection[int] = (),
        own_words: Iterable[Place] = (),
    ) -> None:
        self._text = text
        self._layout = layout
        self._language = language
        captured = layout.source.get("captured_at")
        self._captured: dt.date | None = captured.date() if captured else None
        self._published = published or layout.source.get("published")
        told = (draft for i, draft in enumerate(drafts) if i not in passed_on)
        self._content = sorted([*(part for draft in told for part in draft.parts), *own_words])
        self._starts = [start for start, _ in self._content]
        self._cues: dict[int, list[int]] = {}
        for draft in drafts:
            if place := draft.cue or draft.mention:
                self._cues.setdefault(draft.block, []).append(place[0])
        self._found = {e.number: dates.find(text, e.start, e.end, language) for e in layout.items}
        self._printed = [self._outside(b.item, b.spans[0][0], b.spans[-1][1]) for b in layout.blocks]
        self._first: dict[int, int] = {}
        for i, block in enumerate(layout.blocks):
            self._first.setdefault(block.item, i)
        sessions = dates.sessions(text, 0, len(text), language)
        self._evidence = {
            e.number: dates.Evidence(
                published=e.day,
                printed=tuple(m for m in self._found[e.number] if m.year),
                sessions=tuple(dates.sessions(text, e.start, e.end, language)) if sessions else (),
            )
            for e in layout.items
        }
        self._bylines: dict[int, list[dates.Mention]] = {}
        for s in layout.segments:
            if s.kind == "byline" and s.item:
                self._bylines.setdefault(s.item, []).extend(dates.find(text, s.start, s.end, language))
        self._whens = self._items()
        self._of_block: dict[int, When | None] = {}
        self._of_event: dict[tuple[int, int], When] = {}

    def item(self, number: int) -> When:
        """When the item's words were said, as far as the item as a whole tells."""
        return self._whens.get(number, _UNKNOWN)

    def statement(self, item: int, block: int) -> When:
        """When a statement was made: the day beside it in its paragraph, else its item's."""
        when = self.item(item)
        if self._first.get(item) == block:
            return when
        if block not in self._of_block:
            mention = _counting(self._printed[block], ("plain",))
            again = mention is None or (mention.same_day and not mention.dated)
            self._of_block[block] = None if mention is None or again else self._place(mention, item)
        own = self._of_block[block]
        if own is None:
            return when
        return own if own.time == when.time is None else evolve(own, time=when.time)

    def event(self, item: int, trigger: Trigger, *, reported: bool) -> When:
        """When an occasion was: the day nearest to its word in the sentence that tells of it, else the item's."""
        key = (item, trigger.start)
        if key not in self._of_event:
            self._of_event[key] = self._event(item, trigger, reported)
        return self._of_event[key]

    def _event(self, item: int, trigger: Trigger, reported: bool) -> When:
        printed = self._within(item, *trigger.sentence)
        printed = [m for m in printed if self._reported(m) == reported and m.role != "before"]
        printed.sort(key=lambda m: abs(m.start - trigger.end))
        mention = _counting([m if m.role == "plain" else evolve(m, role="plain") for m in printed], ("plain",))
        if mention is not None and not (mention.same_day and not mention.dated):
            return self._place(mention, item, ahead=_ANNOUNCED)
        if item == 0:
            whole = [m for span in self._layout.context for m in self._outside(0, *span)]
            mention = _counting(whole, ("plain",))
            if mention is None:
                days = [e.day for e in self._layout.items if e.day]
                return When(earliest=min(days), latest=max(days), basis="stated") if days else self._bounded(_UNKNOWN)
            return self._place(mention, item)
        when = self.item(item)
        return when if when.time is None else evolve(when, time=None)

    def _within(self, item: int, start: int, end: int) -> list[dates.Mention]:
        """The dates in a stretch of an item, or of the page's head where the item is 0."""
        found = self._found.get(item)
        if found is None:
            return dates.find(self._text, start, end, self._language)
        if not found:
            return found
        first = bisect_left(found, start, key=_start)
        return found[first : bisect_left(found, end, key=_start)]

    def _outside(self, item: int, start: int, end: int) -> list[dates.Mention]:
        return [m for m in self._within(item, start, end) if not self._reported(m)]

    def _reported(self, mention: dates.Mention) -> bool:
        at = bisect_right(self._starts, mention.start) - 1
        return at >= 0 and self._content[at][1] >= mention.end

    def _place(self, mention: dates.Mention, item: int, ahead: int = 1) -> When:
        """The When of one mention, against its item's day or the day of publication."""
        own = self._whens.get(item)
        near = (own.latest or own.earliest) if own and (mention.dated or own.exact) else None
        reference = self._published or near
        if mention.dated:
            evidence = [self._evidence[item]] if item in self._evidence else []
            return dates.resolve(
                [mention], evidence=evidence, published=reference, captured=self._captured, ahead=ahead
            )[0]
        return self._bounded(dates.relative(mention, reference))

    def _bounded(self, when: When) -> When:
        latest = self._published or self._captured
        if latest is None or when.exact:
            return when
        bounded = dates.bound(when, latest=latest)
        if bounded.basis == "unknown" and self._published is not None:
            return evolve(bounded, basis="relative to published")
        return bounded

    def _items(self) -> dict[int, When]:
        entries = self._layout.items
        live = bool(self._layout.context)
        mentions = [None if e.day and live else self._headed(e) or self._lead(e) for e in entries]
        evidence = [self._evidence[e.number] for e in entries]
        found = dates.resolve(
            mentions, order=self._layout.order, evidence=evidence, published=self._published, captured=self._captured
        )
        shift = self._shifts() if self._layout.next_day else {}
        base = self._base(entries)
        own = {e.number for e, m in zip(entries, mentions, strict=True) if m}
        dated = next((w.latest for w in found if w.earliest and w.latest), None)
        out: dict[int, When] = {}
        for entry, when, mention in zip(entries, found, mentions, strict=True):
            if when.month and dated and mention and not entry.day:
                # A teaser's day without a year is near the day of the report that it stands below.
                (when,) = dates.resolve([mention], published=dated, captured=self._captured, ahead=_ANNOUNCED)
            if entry.day and (when.month or not (when.exact and entry.number in own)):
                when = When(earliest=entry.day, latest=entry.day, time=entry.time, basis="stated")
            elif entry.time is not None and entry.day is None:
                day = base + dt.timedelta(days=shift.get(entry.number, 0)) if base else None
                basis: Basis = "relative to published" if day else "unknown"
                when = self._bounded(When(earliest=day, latest=day, time=entry.time, basis=basis))
            elif not when.known:
                when = self._bounded(when)
            out[entry.number] = when
        return out

    def _headed(self, entry: Entry) -> dates.Mention | None:
        if entry.headline is None or entry.mode != "post":
            return None
        return _counting(dates.find(self._text, *entry.headline, self._language), ("plain",))

    def _lead(self, entry: Entry) -> dates.Mention | None:
        """The date of an item's first paragraph; where somebody speaks there, it stands in a sentence with a cue."""
        block = self._first.get(entry.number)
        if block is None:
            return None
        printed, cues = [*self._bylines.get(entry.number, ()), *self._printed[block]], self._cues.get(block)
        if cues:
            span = self._layout.blocks[block].spans[0]
            printed = [
                m
                for m in printed
                if m.start < span[0] or _between(sentence(self._text, m.start, span, self._language), cues)
            ]
        return _counting(printed, ("plain", "after", "since"))

    def _base(self, entries: Sequence[Entry]) -> dt.date | None:
        """The day on which a page of clock times begins: the occasion's own, else that of publication."""
        if not any(e.time for e in entries):
            return None
        for span in self._layout.context:
            mention = _counting(dates.find(self._text, *span, self._language), ("plain",))
            if mention is None:
                continue
            if mention.dated:
                when = dates.resolve([mention], published=self._published, captured=self._captured)[0]
            else:
                when = dates.relative(mention, self._published)
            if when.exact:
                return when.earliest
        return self._published

    def _shifts(self) -> dict[int, int]:
        """How many days after the page's first day each item is; the page may run either way."""
        turns = set(self._layout.next_day)
        newest_first = self._layout.order == "newest first"
        days = 0
        out: dict[int, int] = {}
        items = self._layout.items
        for entry in reversed(items) if newest_first else items:
            if not newest_first and entry.number in turns:
                days += 1
            out[entry.number] = days
            if newest_first and entry.number in turns:
                days += 1
        return out


def _between(span: Place, places: Sequence[int]) -> bool:
    return any(span[0] <= place < span[1] for place in places)


def _counting(mentions: Sequence[dates.Mention], roles: tuple[str, ...]) -> dates.Mention | None:
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
