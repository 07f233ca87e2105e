"""A page read in order: who is meant by each mention, and what is told of occasions on the way."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Sequence

from attrs import evolve

from statements.attribution.draft import Draft, Place
from statements.formats.base import Block, Layout
from statements.gazetteer import Gazetteer
from statements.languages import Language
from statements.models import Form, Segment
from statements.resolve.dating import Calendar
from statements.resolve.events import Occasions
from statements.resolve.participants import Cast
from statements.resolve.people import Person
from statements.resolve.presentation import PROSE, Label, Presentation, label_of, present
from statements.resolve.records import Recorder, Resolved, Row
from statements.resolve.triggers import Trigger, lowered, triggers, triggers_in

# How many statements may stand around a sentence, one within the other.
_NESTED = 4
# Occasions on which one speaker's words fill a page, so that a quotation without a cue is taken to be the speaker's.
_ONE_SPEAKER = ("press_conference", "speech", "interview")


class Resolver:
    """Reads a page in order: what its head and its titles tell, then block by block, drafts and occasions together."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        language: Language,
        gazetteer: Gazetteer,
        published: dt.date | None,
        attribute: Callable[[Sequence[Block]], Sequence[Draft]],
        place: Callable[[Place], tuple[int, int, str]],
    ) -> None:
        self.text = text
        self.low = lowered(text)
        self.layout = layout
        self.language = language
        self.place = place
        paragraphs = [(b.spans[0][0], b.spans[-1][1], b.item) for b in layout.blocks]
        titles = [(*e.headline, e.number) for e in layout.items if e.headline and e.mode == "post"]
        self.cast = Cast(text, language, gazetteer, sorted([*paragraphs, *titles]))
        self.occasions = Occasions(text, self.low, self.cast)
        self.rows: list[Row] = []
        self.row_of: dict[int, Row] = {}
        self.presented: dict[int, Presentation] = {}
        self.voice: dict[int, Person | None] = {}
        self.asked: dict[int, bool] = {}
        self.date_lines: dict[int, list[Segment]] = {}
        for segment in layout.segments:
            if segment.kind == "date" and segment.item:
                self.date_lines.setdefault(segment.item, []).append(segment)
        self._page()
        self._headlines()
        self.drafts = attribute([evolve(b, spans=()) if self._one_voice(b) else b for b in layout.blocks])
        self.cast.content = sorted(part for draft in self.drafts for part in draft.parts)
        passed_on = {i for i, d in enumerate(self.drafts) if d.mention and self._is_press(d.mention)}
        own_words = [(b.spans[0][0], b.spans[-1][1]) for b in layout.blocks if self._one_voice(b)]
        self.calendar = Calendar(text, layout, self.drafts, language, published, passed_on, own_words)

    def run(self) -> Resolved:
        spans = [(b.spans[0][0], b.spans[-1][1]) for b in self.layout.blocks]
        by_block: dict[int, list[int]] = {}
        for i, draft in enumerate(self.drafts):
            by_block.setdefault(draft.block, []).append(i)
        found = triggers(self.text, self.low, spans, self.language)
        at = 0
        direct = _Cover(self.drafts, ("direct",))
        reported = _Cover(self.drafts, ("indirect", "mixed"))
        for index, (block, span) in enumerate(zip(self.layout.blocks, spans, strict=True)):
            here: list[Trigger] = []
            while at < len(found) and found[at].start < span[1]:
                here.append(found[at])
                at += 1
            own = by_block.pop(index, [])
            if self._one_voice(block):
                here = []
            told = []
            for trigger in here:
                teller = reported.draft(trigger.start)
                if direct.draft(trigger.start) is None and (teller is None or self._announces(self.drafts[teller])):
                    told.append((trigger, teller is not None))
            self._block(index, block, own, told)
        return Recorder(self.text, self.layout, self.calendar, self.occasions, self.place).records(
            self.rows, *self.cast.participants()
        )

    def _page(self) -> None:
        """What the page as a whole is about: its occasion, and whoever speaks there."""
        context = self.layout.context
        for trigger in triggers(self.text, self.low, sorted(context), self.language):
            self.occasions.read(trigger, 0, title=True)
        main = next((o for o in self.occasions.of(0) if o.people), None)
        if main is None:
            people = [self.cast.named(*span) for span in context]
            met = [self.cast.know(r, 0) for readings in people for r in readings]
            self.cast.page = list(dict.fromkeys(w for w in met if w))[:1] if len({id(w) for w in met}) == 1 else []
        elif main.kind in _ONE_SPEAKER:
            self.cast.page = [who for who, role in main.people.values() if role == "speaker"]
        else:
            self.cast.page = [who for who, _ in main.people.values() if who.kind == "person"]

    def _headlines(self) -> None:
        """What the titles of posts tell: the occasion, and how the words under them are presented."""
        for entry in self.layout.items:
            if entry.mode != "post" or entry.headline is None:
                continue
            found = triggers_in(self.text, self.low, entry.headline, self.language)
            kinds = {trigger.kind for trigger in found}
            for trigger in found:
                if trigger.kind == "speech" and kinds & {"press_conference", "interview"}:
                    continue  # remarks at a press conference are no occasion of their own
                self.occasions.read(trigger, entry.number, title=True)
            self._place_lines(entry.number)
            shown = present(self.low, entry, self.cast, self.layout.source.get("publisher"))
            self.presented[entry.number] = shown
            self.voice[entry.number] = shown.speaker

    def _place_lines(self, item: int) -> None:
        """The place on a line of its own below a post's title is its occasion's."""
        for o in self.occasions.of(item)[:1]:
            for segment in self.date_lines.get(item, ()) if not o.places else ():
                hits = self.cast.scan(segment.start, segment.end)
                o.places.update(
                    (self.text[h.start : h.end], None) for h in hits if h.entry.subkind in ("city", "state")
                )

    def _one_voice(self, block: Block) -> bool:
        """Whether a block's words are presented as one speaker's, so that nothing in them is reported."""
        return self.presented.get(block.item, PROSE).manner == "verbatim"

    def _block(self, index: int, block: Block, own: Sequence[int], told: Sequence[tuple[Trigger, bool]]) -> None:
        shown = self.presented.get(block.item, PROSE)
        post = block.kind != "prose" and self.layout.items[block.item - 1].mode == "post"
        label = label_of(self.text, block, self.cast) if post else None
        if shown.manner == "verbatim":
            self._verbatim(index, block, label)
            return
        if label is not None or (self.voice.get(block.item) and not own and shown is PROSE):
            self._verbatim(index, block, label)
            return
        around = None
        if shown.manner == "communique" and shown.speaker:
            around = Row(block.item, index, "communique", block.spans, "press release", [shown.speaker])
            self.rows.append(around)
        if not (own or told):
            return
        # In the order of the text, so that a pronoun finds who was named before it; an occasion is read at its
        # sentence's end, when whoever speaks there is known.
        steps = [(t.sentence[1], 1, t.start, reported, t) for t, reported in told]
        said = sorted((self._said_at(i), i) for i in own)
        parts = sorted(part for i in own for part in self.drafts[i].parts)
        order = sorted([*((at, 0, i, False, None) for at, i in said), *steps], key=lambda step: step[:3])
        for _, _, i, reported, trigger in order:
            if trigger is not None:
                self._tell(trigger, block.item, said, parts, reported)
            elif around is None or self._stands_apart(self.drafts[i]):
                self._drafted(i, self.drafts[i], block.item, around)

    def _announces(self, draft: Draft) -> bool:
        """Whether a draft tells what happens, as a ministry or its spokesperson does, and not what somebody thinks."""
        news = self.language.events.get("announcing", ())
        if draft.mention is None or (draft.cue and self.low[slice(*draft.cue)] in news):
            return True
        found = self.cast.reading(*draft.mention)
        tenures = found.entry.offices if found.entry else ()
        spoken_for = "spokesperson" in found.offices or any(t.office == "spokesperson" for t in tenures)
        return found.kind not in ("person", "pronoun") or spoken_for

    def _said_at(self, i: int) -> int:
        draft = self.drafts[i]
        return (draft.mention or draft.cue or draft.parts[0])[0]

    def _tell(
        self, trigger: Trigger, item: int, said: Sequence[tuple[int, int]], parts: Sequence[Place], reported: bool
    ) -> None:
        """Take in an occasion of a block; ``said`` are where its drafts speak, ``parts`` what they say, in order."""
        start, end = trigger.sentence
        content = parts[max(0, bisect_left(parts, (start, 0)) - _NESTED) : bisect_left(parts, (end, 0))]
        here = said[bisect_left(said, (start, 0)) : bisect_left(said, (end, 0))]
        rows = [self.row_of[i] for _, i in here if i in self.row_of]
        voices = list(dict.fromkeys(who for row in rows for who in row.speakers))
        self.occasions.read(trigger, item, content=content, voices=voices, reported=reported)

    def _verbatim(self, index: int, block: Block, label: Label | None) -> None:
        """One speaker's words: those that a label names, else those of whoever has the word."""
        item = block.item
        row = Row(item, index, "verbatim", block.spans, "words under a post's title")
        if label is not None:
            shown = self.presented.get(item, PROSE)
            self.asked[item] = label.asks
            self.voice[item] = shown.speaker if label.answers else self.cast.meet(*label.name, item, speaks=True)
            row.rule = "labelled words of a post"
            row.mention = None if label.answers else label.name
            first = block.spans[0][1]
            rest = self.text[label.end : first]
            parts = ((first - len(rest.lstrip()), first), *block.spans[1:])
            row.parts = tuple(part for part in parts if part[0] < part[1])
        voice = self.voice.get(item)
        row.speakers = [voice] if voice else []
        if row.parts and not self.asked.get(item):
            self.rows.append(row)

    def _is_press(self, mention: Place) -> bool:
        """Whether a mention names an agency or an outlet, whose words are the page's own."""
        entry = self.cast.reading(*mention).entry
        return entry is not None and entry.kind == "agency"

    def _stands_apart(self, draft: Draft) -> bool:
        """Whether a press release tells somebody's words, not just that something was wished, agreed or discussed."""
        if draft.mention is None or draft.cue is None:
            return False
        if draft.form != "indirect" or (draft.rule.lead.startswith("that") and not draft.rule.vague):
            return True
        opening = self.low[draft.parts[0][0] : draft.parts[0][0] + 40].split()[:3]
        return any(noun in opening for noun in self.language.events["asserted"])

    def _drafted(self, i: int, draft: Draft, item: int, around: Row | None) -> None:
        if draft.form == "verbatim" and draft.mention and self.cast.reading(*draft.mention).kind == "nobody":
            return  # a notice before a colon, which is nobody's name
        row = Row(item, draft.block, draft.form, draft.parts, str(draft.rule), draft=i, within=around)
        row.cue, row.mention, row.via = draft.cue, self._named_words(draft.mention), draft.via
        if draft.within is not None:
            row.within = self.row_of.get(draft.within, around)
        spans = self.layout.blocks[draft.block].spans
        around_it = (spans[0][0], spans[-1][1])
        for mention in (draft.mention, *draft.others):
            who = self.cast.meet(*mention, item, speaks=True, block=around_it) if mention else None
            if who is not None and who not in row.speakers:
                row.speakers.append(who)
        if draft.mention is None:
            self._infer(row, draft, item)
        if around is not None and not row.speakers:
            return  # what nobody in particular says in a press release is the release's own
        if draft.addressee and self._is_somebody(draft.addressee):
            whom = self.cast.meet(*draft.addressee, item, block=around_it)
            row.addressees += [whom] if whom else []
        self.rows.append(row)
        self.row_of[i] = row

    def _named_words(self, mention: Place | None) -> Place | None:
        """A mention without the article that it begins with."""
        if mention is None:
            return None
        first, space, rest = self.low[slice(*mention)].partition(" ")
        if space and rest.strip() and first in self.language.names.get("leading", ()):
            return mention[0] + len(first) + 1, mention[1]
        return mention

    def _is_somebody(self, mention: Place) -> bool:
        """Whether an object names people: *told Tillerson*, *told reporters*, and not *told an annual conference*."""
        found = self.cast.reading(*mention)
        return found.kind != "group" or bool(found.nouns)

    def _infer(self, row: Row, draft: Draft, item: int) -> None:
        """A speaker by context: whose words these go on with, else the one speaker of the page's occasion."""
        before = self.row_of.get(draft.continues) if draft.continues is not None else None
        if before is not None:
            row.speakers = list(before.speakers)
            row.mention = before.mention
        elif draft.cue is None and len(self.cast.page) == 1:
            row.speakers = list(self.cast.page)
        row.inferred = bool(row.speakers) and draft.cue is None


class _Cover:
    """Which draft of the given forms a place lies in the content of; asked for places in order."""

    def __init__(self, drafts: Sequence[Draft], forms: tuple[Form, ...]) -> None:
        self._parts = sorted((*part, i) for i, d in enumerate(drafts) if d.form in forms for part in d.parts)
        self._at = 0

    def draft(self, place: int) -> int | None:
        while self._at < len(self._parts) and self._parts[self._at][1] <= place:
            self._at += 1
        if self._at < len(self._parts) and self._parts[self._at][0] <= place:
            return self._parts[self._at][2]
        return None
