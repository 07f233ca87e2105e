"""The occasions that a page tells of: what kind, when, where, and who took part."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache

from attrs import define, evolve, field, frozen

from statements.attribution.base import Place
from statements.gazetteer import Hit
from statements.languages import Language
from statements.models import EventKind
from statements.resolve.cast import Cast, Person
from statements.resolve.phrases import lexicon
from statements.resolve.readings import Reading

KINDS: tuple[EventKind, ...] = (
    "press_conference",
    "interview",
    "phone_call",
    "visit",
    "speech",
    "conference",
    "meeting",
)
_PAIRED = ("meeting", "phone_call")
_REACH = 700
_STOP = re.compile(r"[.!?]\s|\n")
# How close behind an agency's name a place is its correspondent's.
_DATELINE = 9
# How close behind its owner a visit or an interview stands: *X's first official visit*.
_OWNED = 30


@frozen
class _Words:
    """A language's words for occasions: ``triggers`` by phrase, the longer ones first."""

    triggers: tuple[tuple[str, EventKind], ...]
    separate: tuple[str, ...]
    places: frozenset[str]
    places_skip: tuple[str, ...]
    outlet_words: tuple[str, ...]
    outlet_prepositions: frozenset[str]


@lru_cache(maxsize=32)
def _words(language: Language) -> _Words:
    data = language.events
    triggers = [(phrase, kind) for kind in KINDS for phrase in data[kind]]
    triggers.sort(key=lambda pair: -len(pair[0]))
    return _Words(
        tuple(triggers),
        tuple(data["separate"]),
        frozenset(data["places"]),
        tuple(sorted(data["places_skip"], key=len, reverse=True)),
        tuple(data["outlet_words"]),
        frozenset(data["outlet_prepositions"]),
    )


@define(eq=False)
class Occasion:
    """An event while the document is read. ``sentence`` is where it was found; ``item`` 0 stands for the whole page."""

    kind: EventKind
    item: int
    sentence: Place
    people: dict[int, tuple[Person, str]] = field(factory=dict)
    places: dict[str, None] = field(factory=dict)
    outlet: str | None = None
    reported: bool = False

    def add(self, who: Person, role: str) -> None:
        self.people.setdefault(who.order, (who, role))


@frozen
class Trigger:
    """A word for an occasion at ``start:end``, in the sentence around it."""

    start: int
    end: int
    kind: EventKind
    sentence: Place


def lowered(text: str) -> str:
    """The text in lower case, code point by code point, so that offsets hold."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def triggers(text: str, low: str, spans: Sequence[Place], language: Language) -> list[Trigger]:
    """The words for occasions in the spans (ordered, disjoint), in order; of two that overlap the longer one counts.

    ``low`` is the text in lower case.
    """
    found: dict[int, tuple[int, EventKind]] = {}
    for phrase, kind in _words(language).triggers:
        size = len(phrase)
        at = low.find(phrase)
        while at >= 0:
            end = at + size
            if not (at and low[at - 1].isalnum()) and not low[end : end + 1].isalnum():
                found.setdefault(at, (end, kind))
            at = low.find(phrase, end)
    out: list[Trigger] = []
    places = iter(spans)
    span = next(places, None)
    last = -1
    for at in sorted(found):
        end, kind = found[at]
        while span is not None and span[1] <= at:
            span = next(places, None)
        if span is None:
            break
        if at < span[0] or at < last:
            continue
        last = end
        out.append(Trigger(at, end, kind, sentence(text, at, span, language)))
    return out


def triggers_in(text: str, low: str, span: Place, language: Language) -> list[Trigger]:
    """The words for occasions in a title, which counts as one sentence."""
    part = low[span[0] : span[1]]
    found = triggers(text[span[0] : span[1]], part, [(0, len(part))], language)
    return [Trigger(t.start + span[0], t.end + span[0], t.kind, span) for t in found]


def sentence(text: str, at: int, span: Place, language: Language) -> Place:
    """The sentence around a place of a span, within reach; an abbreviation's full stop ends none."""
    first, last = max(span[0], at - _REACH), min(span[1], at + _REACH)
    short = _abbreviations(language)
    start, end = first, last
    for stop in _STOP.finditer(text, first, last):
        if stop.start() < at:
            if not _abbreviated(text, stop.start(), short):
                start = stop.end()
        elif not _abbreviated(text, stop.start(), short):
            end = stop.start()
            break
    return start, end


@lru_cache(maxsize=32)
def _abbreviations(language: Language) -> frozenset[str]:
    return frozenset(str(language.grammar.get("abbreviations", "")).split())


def _abbreviated(text: str, at: int, short: frozenset[str]) -> bool:
    """Whether the full stop there belongs to an initial or an abbreviation."""
    if text[at] != ".":
        return False
    word = text[max(0, at - 12) : at].rsplit(None, 1)[-1:]
    return bool(word) and (word[0].lower() in short or (len(word[0]) < 4 and word[0][-1:].isupper()))


class Occasions:
    """Collects a document's occasions, item by item."""

    def __init__(self, text: str, low: str, cast: Cast) -> None:
        self._text = text
        self._low = low
        self._cast = cast
        self._words = _words(cast.language)
        self.found: list[Occasion] = []
        self._of_item: dict[int, list[Occasion]] = {}

    def of(self, item: int) -> list[Occasion]:
        """The item's occasions, the first told first."""
        return self._of_item.get(item, [])

    def read(
        self, trigger: Trigger, item: int, *, content: Sequence[Place] = (), reported: bool = False, title: bool = False
    ) -> None:
        """Take an occasion in.

        ``content`` is what somebody says in that sentence; ``reported``: the occasion itself is told in such words;
        ``title``: it stands in a headline.
        """
        start, end = trigger.sentence
        cast = self._cast

        def counts(place: int) -> bool:
            return reported or not any(a <= place < b for a, b in content)

        people = [r for r in cast.named(start, end) if counts(r.start)]
        people = [r for r in people if not r.owner or 0 < trigger.start - r.end < _OWNED]
        if trigger.kind == "visit" and self._owned(trigger):
            people = [r for r in people if r.start > trigger.start]
        places = self._places(trigger, counts)
        outlet = None
        if trigger.kind == "interview":
            outlet = self._outlet(trigger)
            asker = None if outlet or len(people) > 1 else self._asker(trigger)
            people += [asker] if asker else []
        known = self._same(trigger, item) or self._page(trigger, people)
        if reported and any(not o.reported for o in self.of(item)):
            return
        least = 2 if trigger.kind in _PAIRED else 1
        if len(people) < least or (reported and len(people) < 2):
            if known is not None:
                self._fill(known, people, places, outlet, item)
            elif title or (places and not reported and trigger.kind in ("visit", "meeting")):
                self._fill(self._add(trigger, item, reported), people, places, outlet, item)
            return
        if trigger.kind in _PAIRED and len(people) > 2 and self._has(trigger.sentence, self._words.separate):
            for other in people[1:]:
                self._fill(self._add(trigger, item, reported), [people[0], other], places, outlet, item)
            return
        self._fill(known or self._add(trigger, item, reported), people, places, outlet, item)

    def _same(self, trigger: Trigger, item: int) -> Occasion | None:
        group = ("meeting", "visit") if trigger.kind in ("meeting", "visit") else (trigger.kind,)
        return next((o for o in reversed(self.of(item)) if o.kind in group), None)

    def _page(self, trigger: Trigger, people: Sequence[Reading]) -> Occasion | None:
        """The page's own occasion, where the item tells of no other."""
        page = next((o for o in self.of(0) if o.kind == trigger.kind), None)
        if page is None:
            return None
        met = [self._cast.know(reading, 0) for reading in people]
        return page if all(who is None or who.order in page.people for who in met) else None

    def _add(self, trigger: Trigger, item: int, reported: bool) -> Occasion:
        occasion = Occasion(trigger.kind, item, trigger.sentence, reported=reported)
        self.found.append(occasion)
        self._of_item.setdefault(item, []).append(occasion)
        return occasion

    def _fill(
        self, o: Occasion, people: Iterable[Reading], places: Iterable[str], outlet: str | None, item: int
    ) -> None:
        for reading in people:
            who = self._cast.know(reading, item)
            if who is not None:
                o.add(who, self._role(o))
        for place in places:
            o.places.setdefault(place)
        o.outlet = o.outlet or outlet

    @staticmethod
    def _role(o: Occasion) -> str:
        if o.kind in ("press_conference", "speech", "conference"):
            return "attendee" if o.people else "speaker"
        if o.kind == "interview":
            return "interviewer" if o.people else "speaker"
        if o.kind == "visit":
            return "host" if o.people else "guest"
        return "counterpart" if o.people else "attendee"

    def _owned(self, trigger: Trigger) -> bool:
        """Whether whose visit it is comes after the word: *the visit of …*."""
        owners = lexicon(self._cast.language, self._cast.gazetteer).genitives
        words = self._low[trigger.start : trigger.end + 8].split()
        inside = len(self._low[trigger.start : trigger.end].split())
        return any(word in owners for word in words[max(1, inside - 1) : inside + 1])

    def _has(self, span: Place, phrases: Iterable[str]) -> bool:
        part = self._low[span[0] : span[1]]
        return any(p in part for p in phrases)

    def _places(self, trigger: Trigger, counts: Callable[[int], bool]) -> list[str]:
        """The places that a preposition ties to the sentence, the nearest to the trigger; a list of them whole."""
        start, end = trigger.sentence
        scanned = self._cast.scan(start, end)
        hits = [h for h in scanned if h.entry.kind == "place" and h.form == "name" and counts(h.start)]
        press = [h.end for h in scanned if h.entry.kind == "agency"]
        hits = [h for h in hits if h.entry.subkind != "region" and not any(0 < h.start - p < _DATELINE for p in press)]
        tied = [h for h in hits if self._tied(h, start)]
        if not tied:
            return []
        best = min(tied, key=lambda h: abs(h.start - trigger.end))
        out = [best]
        for hit in hits:
            gap = self._text[out[-1].end : hit.start]
            if hit.start > best.start and len(gap) <= 6 and "(" not in gap:
                out.append(hit)
        return [self._text[h.start : h.end] for h in (out if trigger.kind == "visit" else out[:1])]

    def _tied(self, hit: Hit, start: int) -> bool:
        before = self._low[max(start, hit.start - 40) : hit.start].rstrip()
        if before.endswith("("):
            return True
        for skip in self._words.places_skip:
            if before.endswith(skip):
                before = before[: -len(skip)].rstrip()
                break
        words = before.rsplit(None, 1)
        return bool(words) and words[-1] in self._words.places

    def _asker(self, trigger: Trigger) -> Reading | None:
        """Whoever asked, where a name follows the word: *interview with X*."""
        stop = _clause_end(self._text, trigger)
        words = self._low[trigger.end : stop].split()
        if not words or words[0] not in self._words.outlet_prepositions:
            return None
        start = self._low.index(words[0], trigger.end) + len(words[0])
        found = self._cast.reading(start, stop)
        return evolve(found, start=start, end=stop) if found.kind == "person" else None

    def _outlet(self, trigger: Trigger) -> str | None:
        """The paper or channel of an interview: a known one, or a name beside a word such as *newspaper*."""
        text = self._text
        stop = _clause_end(text, trigger)
        hits = self._cast.gazetteer.scan(text, trigger.end, stop)
        for hit in hits:
            if hit.entry.kind == "agency":
                return text[hit.start : hit.end]
        tail = text[trigger.end : stop].split()
        if not tail or tail[0].lower() not in self._words.outlet_prepositions:
            return None
        places = {word for h in hits if h.entry.kind == "place" for word in text[h.start : h.end].split()}
        return _outlet(tail[1:], self._words.outlet_words, places)


def _clause_end(text: str, trigger: Trigger) -> int:
    end = trigger.sentence[1]
    return min([end, *(p for p in (text.find(c, trigger.end, end) for c in "(,;") if p >= 0)])


def _outlet(words: Sequence[str], nouns: Collection[str], places: Collection[str]) -> str | None:
    """The name beside a noun such as *newspaper*; where it has none but a place's, the noun with its surroundings."""
    low = [word.lower() for word in words]
    found = [
        (i + len(n), i) for noun in nouns for n in (noun.split(),) for i in range(len(low)) if low[i : i + len(n)] == n
    ]
    if not found:
        return None
    end, first = max(found, key=lambda span: (span[0], -span[1]))
    after, before = end - 1, first
    while after + 1 < len(words) and words[after + 1][:1].isupper():
        after += 1
    while before > 0 and words[before - 1][:1].isupper():
        before -= 1
    for name in (words[end : after + 1], words[before:first]):
        if any(word not in places for word in name):
            return " ".join(name).strip("“”\"'«»., ")
    return " ".join(words[: after + 1])
