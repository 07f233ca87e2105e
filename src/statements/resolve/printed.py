"""The dates that a page prints outside the words that it reports, and the one of them that counts."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter

from attrs import evolve

from statements import dates
from statements.attribution.draft import Place
from statements.formats.base import Entry, Layout
from statements.languages import Language
from statements.patterns import pattern
from statements.record import record
from statements.resolve.triggers import STOP, sentence

# The widest gap between the days of a list: a comma, a word for *and*.
_LIST_GAP = 6
# How far from a word of saying a stretch may stand that tells when it was said, and what parts the two.
_BESIDE = 30
# How long the words between which a stretch stands may be.
_WIDE = 400
# How long what leads to a day at a sentence's front may be, and what then follows the day.
_CLAUSE = 60
_SIGN = pattern(r"[^,;:!?\n]{0,40}(?: [-–—] |[-–—)] )")
_SET_OFF = (",", ".", ":", ")", "\n")
_APART = pattern(r"[,;:!?()\[\]\n\"“”«»–—]|\.(?= )")
_OPENING = ' \t•-–—“”"«»('
_start = attrgetter("start")


@record(eq=False, repr=False)
class PrintedDates:
    """The dates of a page's items. ``content`` is what somebody says on the page, in order.

    ``found`` are those of items that print any, ``first`` is the first block of each, ``cues`` by such a block where
    somebody speaks there, in order; ``bylines`` are the dates of an item's bylines, ``stamped`` the day beside the time
    of an item that has no day in full; ``by_item`` gives the language of an item that is not in the page's own.
    """

    text: str
    layout: Layout
    language: Language
    content: Sequence[Place]
    cues: Mapping[int, Sequence[int]]
    first: array[int]
    found: Mapping[int, Sequence[dates.Mention]]
    bylines: Mapping[int, Sequence[dates.Mention]]
    by_item: Mapping[int, Language]
    stamped: Mapping[int, dates.Mention]

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
        first = first_blocks(layout)
        others = by_item or {}
        bylines: dict[int, list[dates.Mention]] = {}
        for s in layout.segments.of_kind("byline"):
            if s.item:
                spoken = others.get(s.item, language)
                bylines.setdefault(s.item, []).extend(dates.find(text, s.start, s.end, spoken))
        found: dict[int, Sequence[dates.Mention]] = {
            e.number: mentions
            for e in layout.items
            if (mentions := dates.find(text, e.start, e.end, others.get(e.number, language)))
        }
        every = [m for mentions in (*found.values(), *bylines.values()) for m in mentions if m.order]
        if every:
            found = {number: dates.settled(mentions, every) for number, mentions in found.items()}
            bylines = {number: dates.settled(mentions, every) for number, mentions in bylines.items()}
        stamped = {**_headed(text, layout, language), **_stamped(layout, found)}
        return cls(text, layout, language, content, cues or {}, first, found, bylines, others, stamped)

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
            return () if item else dates.find(self.text, start, end, self.language)
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
        return self.outside(block.item, *block.place)

    def span_of(self, block: int, at: int) -> Place:
        """The sentence of a block around a place; the whole block's stretch where the place is in none."""
        spans = self.layout.blocks[block].spans
        span = next((s for s in spans if s[0] <= at < s[1]), spans[0])
        return sentence(self.text, min(max(at, span[0]), span[1]), span, self.language)

    def block_of(self, at: int) -> int:
        """The block that holds a place of the page; -1 for none."""
        index = bisect_right(self.layout.blocks, at, key=lambda block: block.spans[0][0]) - 1
        return index if index >= 0 and at < self.layout.blocks[index].spans[-1][1] else -1

    def opens(self, mention: dates.Mention, block: int) -> bool:
        """Whether a date opens a sentence of a block (*At the talks on Monday, …*) or is set off in it."""
        start = self.span_of(block, mention.start)[0]
        if self._is_first(mention, start):
            return True
        before = self.text[start : mention.start].strip(_OPENING)
        if not self.text.startswith(_SET_OFF, mention.end):
            return False
        if len(before) <= _CLAUSE and before.partition(" ")[0].lower() in leads(self.language):
            return "," not in before
        return before.rpartition(",")[2].strip().lower() in ("", *leads(self.language)) and "," in before

    def _is_first(self, mention: dates.Mention, start: int) -> bool:
        """Whether a date stands first from a place on, but for an agency's sign (*OSLO (TPO) –*) and a word."""
        before = self.text[start : mention.start]
        if len(before) <= _CLAUSE and (sign := _SIGN.match(before)):
            before = before[sign.end() :]
        before = before.strip(_OPENING).lower()
        return not before or before in leads(self.language)

    def tells_when(self, mention: dates.Mention, places: Sequence[Place]) -> bool:
        """Whether a stretch tells when something was: it opens its sentence, or stands by a place (in order).

        A month or a year follows a word for *in*; the rest stands by itself (*last week*).
        """
        near = max(0, mention.start - 2 * _BESIDE)
        start = max((stop.end() for stop in STOP.finditer(self.text, near, mention.start)), default=near)
        if self._is_first(mention, start):
            # What is said stands between the two where the stretch is told of in it: *In May the road shut, he said*.
            said = bisect_left(self.content, (mention.end, 0))
            return not (
                said < len(self.content)
                and self.content[said][1] <= max((first for first, _ in places[-1:]), default=-1)
            )
        if mention.dated and not self.text[max(start, mention.start - 12) : mention.start].lower().rstrip().endswith(
            tuple(leads(self.language))
        ):
            return False
        close = places[
            bisect_left(places, mention.start - _WIDE, key=itemgetter(0)) : bisect_right(
                places, mention.end + _BESIDE, key=itemgetter(0)
            )
        ]
        gaps = ((mention.end, first) if mention.end <= first else (last, mention.start) for first, last in close)
        return any(0 <= b - a <= _BESIDE and not _APART.search(self.text, a, b) for a, b in gaps)

    def is_about(self, start: int, end: int) -> bool:
        """Whether a stretch of a sentence has words for speaking about something (*commenting on*)."""
        words = self.text[start : min(end, start + _CLAUSE)].lower()
        return any(phrase in words for phrase in self.language.dates.get("about", ()))

    def heading(self, entry: Entry) -> dates.Mention | None:
        """The date in a post's title."""
        if entry.headline is None or entry.mode != "post":
            return None
        spoken = self.language_of(entry.number)
        return counting([m for m in dates.find(self.text, *entry.headline, spoken) if not m.stretch])

    def leading(self, entry: Entry) -> dates.Mention | None:
        """The date of an item's first paragraph: in a sentence in which somebody speaks.

        Where nobody speaks, it opens a sentence; an entry of a list, a post is of the day that it tells of.
        """
        block = self.first[self.layout.place_of(entry.number)]
        if block < 0:
            return None
        found, cues = [*self.bylines.get(entry.number, ()), *self.of_block(block)], self.cues.get(block)
        span = self.layout.blocks[block].spans[0]
        spoken = self.language_of(entry.number)
        places = [(at, at) for at in cues or ()]
        listed = self.layout.order is not None or entry.mode == "post"
        found = [
            m
            for m in found
            if m.start < span[0]
            or (
                (self._is_by_cue(m, span, cues, spoken) if cues else not m.stretch and (listed or self.opens(m, block)))
                and (not m.stretch or self.tells_when(m, places))
            )
        ]
        return counting(found, ("plain", "after", "since"))

    def _is_by_cue(self, mention: dates.Mention, span: Place, cues: Sequence[int], language: Language) -> bool:
        """Whether somebody speaks in the sentence of a date."""
        start, end = sentence(self.text, mention.start, span, language)
        first = bisect_left(cues, start)
        return first < len(cues) and cues[first] < end


def first_blocks(layout: Layout) -> array[int]:
    """The first block of each item, in their order; -1 for one that has none."""
    first = array("i", [-1]) * len(layout.items)
    for i in range(len(layout.blocks) - 1, -1, -1):
        block = layout.blocks[i]
        if block.kind != "headline" and (at := layout.place_of(block.item)) >= 0:
            first[at] = i
    return first


def _stamped(layout: Layout, found: Mapping[int, Sequence[dates.Mention]]) -> dict[int, dates.Mention]:
    """The day or weekday that stands in the stamp of each item that has a clock time and no day in full."""
    clocked = {e.number for e in layout.items if e.time is not None and e.day is None}
    out: dict[int, dates.Mention] = {}
    for s in layout.segments.of_kind("time") if clocked else ():
        if s.item in clocked:
            for m in found.get(s.item, ()):
                if m.start >= s.end:
                    break
                if m.start >= s.start and (m.dated or m.weekday) and m.relative is None:
                    out.setdefault(s.item, m)
    return out


def _headed(text: str, layout: Layout, language: Language) -> dict[int, dates.Mention]:
    """The day without a year on a line of its own above entries of a live page, for each entry that prints none."""
    out: dict[int, dates.Mention] = {}
    undated = {e.number for e in layout.items if e.day is None} if layout.context else set[int]()
    day: dates.Mention | None = None
    for s in layout.segments.of_kind("date", "time") if undated else ():
        if s.kind == "date" and s.item is None:
            day = next((m for m in dates.find(text, s.start, s.end, language) if m.month and m.day), day)
        elif s.kind == "time" and s.item in undated and day is not None:
            out.setdefault(s.item, day)
    return out


@lru_cache(maxsize=32)
def leads(language: Language) -> frozenset[str]:
    """The words that may lead from the front of a sentence to a day or a stretch."""
    words = (*language.dates.get("within", ()), *language.dates.get("leads", ()), *language.dates.get("daywords", ()))
    return frozenset(word.lower() for word in words)


def counting(mentions: Sequence[dates.Mention], roles: tuple[str, ...] = ("plain",)) -> dates.Mention | None:
    """The mention that tells the day: of the first role, a printed day before a weekday or *yesterday*."""
    for role in roles:
        fitting = [m for m in mentions if m.role == role]
        for i, m in enumerate(fitting):
            if m.day is not None:
                return _listed(m, fitting[i + 1 :])
        for m in fitting:
            if m.weekday or m.same_day or (m.relative is not None and m.unit == "day"):
                return m
        for m in fitting:
            if m.stretch:
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
