"""The occasions that a page tells of: what kind, when, where, and who took part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, field, frozen

from statements.attribution.base import Place
from statements.gazetteer import Hit
from statements.languages import Language
from statements.models import EventKind
from statements.resolve.cast import Cast, Person
from statements.resolve.readings import Reading, named

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


def triggers(low: str, spans: Sequence[Place], language: Language) -> list[Trigger]:
    """The words for occasions in the spans (ordered, disjoint), in order; of two that overlap the longer one counts."""
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
        out.append(Trigger(at, end, kind, sentence(low, at, span)))
    return out


def sentence(text: str, at: int, span: Place) -> Place:
    """The sentence around a place of a span, within reach."""
    first, last = max(span[0], at - _REACH), min(span[1], at + _REACH)
    start = max(
        (
            text.rfind(mark, first, at) + len(mark)
            for mark in (". ", "! ", "? ", "\n")
            if text.rfind(mark, first, at) >= 0
        ),
        default=first,
    )
    ends = [stop for mark in (". ", "! ", "? ", "\n") if (stop := text.find(mark, at, last)) >= 0]
    return start, min(ends, default=last)


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

    def read(self, trigger: Trigger, item: int, *, reported: bool, title: bool = False) -> None:
        """Take an occasion in. ``reported``: it stands in somebody's indirect words; ``title``: in a headline."""
        start, end = trigger.sentence
        cast = self._cast
        people = named(self._text, start, end, cast.language, cast.gazetteer)
        places = self._places(trigger)
        outlet = self._outlet(trigger, people) if trigger.kind == "interview" else None
        known = self._same(trigger, item)
        least = 2 if trigger.kind in _PAIRED else 1
        if len(people) < least or (reported and len(people) < 2):
            if known is not None and not reported:
                self._fill(known, people, places, outlet, item)
            elif title:
                self._fill(self._add(trigger, item), people, places, outlet, item)
            return
        if trigger.kind in _PAIRED and len(people) > 2 and self._has(trigger.sentence, self._words.separate):
            for other in people[1:]:
                self._fill(self._add(trigger, item), [people[0], other], places, outlet, item)
            return
        self._fill(known or self._add(trigger, item), people, places, outlet, item)

    def _same(self, trigger: Trigger, item: int) -> Occasion | None:
        group = ("meeting", "visit") if trigger.kind in ("meeting", "visit") else (trigger.kind,)
        return next((o for o in reversed(self.of(item)) if o.kind in group), None)

    def _add(self, trigger: Trigger, item: int) -> Occasion:
        occasion = Occasion(trigger.kind, item, trigger.sentence)
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

    def _has(self, span: Place, phrases: Iterable[str]) -> bool:
        part = self._low[span[0] : span[1]]
        return any(p in part for p in phrases)

    def _places(self, trigger: Trigger) -> list[str]:
        """The places that a preposition ties to the sentence, the nearest to the trigger; a list of them whole."""
        start, end = trigger.sentence
        hits = [
            h for h in self._cast.gazetteer.scan(self._text, start, end) if h.entry.kind == "place" and h.form == "name"
        ]
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

    def _outlet(self, trigger: Trigger, people: Sequence[Reading]) -> str | None:
        """The paper or channel of an interview: a known one, or a name beside a word such as *newspaper*."""
        end = trigger.sentence[1]
        for hit in self._cast.gazetteer.scan(self._text, trigger.end, end):
            if hit.entry.kind == "agency":
                return self._text[hit.start : hit.end]
        text, low = self._text, self._low
        stop = min([end, *(p for p in (text.find(c, trigger.end, end) for c in "(,;") if p >= 0)])
        tail = low[trigger.end : stop].split()
        if not tail or tail[0] not in self._words.outlet_prepositions:
            return None
        if not any(word in tail for word in self._words.outlet_words):
            return None
        at = low.find(tail[0], trigger.end) + len(tail[0])
        return _capitalised(text, at, stop) or text[at:stop].strip() or None


def _capitalised(text: str, start: int, end: int) -> str | None:
    """The last run of capitalised words in a stretch."""
    run: list[str] = []
    best: list[str] = []
    for word in text[start:end].split():
        if word[:1].isupper() or word[:1].isdigit():
            run.append(word)
            best = run
        else:
            run = []
    return " ".join(best).strip("“”\"'«».,") or None


def roles(occasion: Occasion) -> Iterator[tuple[Person, str]]:
    """Who took part, and as what, in the order of naming."""
    yield from occasion.people.values()


def kinds_of(data: Mapping[str, Sequence[str]], low: str) -> bool:
    """Whether any of a section's phrases stands in a lowered text."""
    return any(phrase in low for phrases in data.values() for phrase in phrases)
