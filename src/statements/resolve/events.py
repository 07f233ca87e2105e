"""The occasions that a page tells of: what kind, when, where, and who took part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from attrs import define, evolve, field

from statements.attribution.draft import Place
from statements.gazetteer import Hit
from statements.models import EventKind
from statements.names import fold
from statements.resolve.descriptions import Kind, Reading
from statements.resolve.participants import Cast
from statements.resolve.people import Person
from statements.resolve.tagging import lexicon
from statements.resolve.triggers import Trigger, occasion_words

_PAIRED = ("meeting", "phone_call")
_SPOKEN = ("press_conference", "interview", "speech", "conference")
# How close behind an agency's name a place is its correspondent's.
_DATELINE = 9
# How many occasions an item may tell of: a bound that keeps time linear.
_MOST = 40
# How close to its word a country is where an occasion was.
_NEARBY = 80
# How close behind its owner a visit or an interview stands: *X's first official visit*.
_OWNED = 30


@define(eq=False)
class Occasion:
    """An event while the document is read. ``trigger`` is where it was found; ``item`` 0 stands for the whole page.

    ``reported``: it was told in somebody's indirect words.
    """

    kind: EventKind
    item: int
    trigger: Trigger
    people: dict[int, tuple[Person, str]] = field(factory=dict)
    places: dict[str, None] = field(factory=dict)
    outlet: str | None = None
    reported: bool = False

    @property
    def sentence(self) -> Place:
        """The sentence that told of it first."""
        return self.trigger.sentence

    def add(self, who: Person) -> None:
        """Note somebody who took part; the first one is the speaker, the guest."""
        first, others = _ROLES.get(self.kind, ("attendee", "counterpart"))
        self.people.setdefault(who.order, (who, others if self.people else first))


_ROLES = {
    "press_conference": ("speaker", "attendee"),
    "speech": ("speaker", "attendee"),
    "conference": ("speaker", "attendee"),
    "interview": ("speaker", "interviewer"),
    "visit": ("guest", "host"),
}


class Occasions:
    """Collects a document's occasions, item by item."""

    def __init__(self, text: str, low: str, cast: Cast) -> None:
        self._text = text
        self._low = low
        self._cast = cast
        self._words = occasion_words(cast.language)
        self.found: list[Occasion] = []
        self._of_item: dict[int, list[Occasion]] = {}

    def of(self, item: int) -> list[Occasion]:
        """The item's occasions, the first told first."""
        return self._of_item.get(item, [])

    def read(
        self,
        trigger: Trigger,
        item: int,
        *,
        content: Sequence[Place] = (),
        voices: Sequence[Person] = (),
        reported: bool = False,
        title: bool = False,
    ) -> None:
        """Take an occasion in.

        ``content`` is what somebody says in that sentence, ``voices`` whoever says it; ``reported``: the occasion
        itself is told in such words; ``title``: it stands in a headline.
        """

        def counts(place: int) -> bool:
            return reported or not any(a <= place < b for a, b in content)

        if len(self.of(item)) >= _MOST or (reported and any(not o.reported for o in self.of(item))):
            return
        places = self._places(trigger, counts)
        people, outlet = self._people(trigger, item, counts, () if reported else voices)
        known = self._known(trigger, item, people, places) or self._page(trigger, people)
        least = 2 if trigger.kind in _PAIRED or (reported and trigger.kind != "visit") else 1
        if len(people) < least:
            pending = title or (places and not reported and trigger.kind in ("visit", "meeting", "conference"))
            if known is not None or pending:
                self._fill(known or self._add(trigger, item, reported), people, places, outlet)
            return
        separate = any(word in self._low[slice(*trigger.sentence)] for word in self._words.separate)
        if trigger.kind in _PAIRED and len(people) > 2 and separate:
            for one, other in self._pairs(trigger, people):
                self._fill(self._add(trigger, item, reported), [one, other], places, outlet)
            return
        self._fill(known or self._add(trigger, item, reported), people, places, outlet)

    def _people(
        self, trigger: Trigger, item: int, counts: Callable[[int], bool], voices: Sequence[Person]
    ) -> tuple[list[Person], str | None]:
        """Who took part, in order, and the outlet of an interview."""
        start, end = trigger.sentence
        found = [r for r in self._cast.named(start, end) if counts(r.start)]
        found = [r for r in found if not r.owner or 0 < trigger.start - r.end < _OWNED]
        outlet = None
        if trigger.kind == "visit":
            before = [] if self._owned(trigger) else [r for r in found if r.start < trigger.start][-1:]
            found = before or [r for r in found if r.start > trigger.start][:1]
        elif trigger.kind == "interview":
            outlet = self._outlet(trigger)
            asker = None if outlet or len(found) > 1 else self._partner(trigger, self._words.outlet_prepositions)
            found += [asker] if asker else []
        elif not any(r.start > trigger.end for r in found):
            partner = self._partner(trigger, self._words.partners)
            found += [partner] if partner and counts(partner.start) else []
        people = [who for r in found if (who := self._cast.know(r, item)) is not None]
        if len(people) < (2 if trigger.kind in _PAIRED else 1) and (people or trigger.kind in _SPOKEN):
            people = [*(v for v in voices if v not in people), *people]
        if not people and trigger.kind in (*_PAIRED, "conference"):
            people = self._bodies(trigger, item, counts)
        return people, outlet

    def _known(self, trigger: Trigger, item: int, people: Sequence[Person], places: Sequence[str]) -> Occasion | None:
        """The item's occasion that a sentence goes on about: not where others meet or the visit goes elsewhere."""
        met = {who.order for who in people}
        for o in reversed(self.of(item)):
            if o.kind != trigger.kind:
                if trigger.kind == "conference" and o.kind in _SPOKEN and not met:
                    return o  # *the conference* that was called a press conference before
                continue
            if o.kind in _PAIRED and len(met) > 1 and not (met <= o.people.keys() or met >= o.people.keys()):
                continue
            if o.kind == "visit" and o.places and places and not o.places.keys() & set(places):
                continue
            return o
        return None

    def _pairs(self, trigger: Trigger, people: Sequence[Person]) -> list[tuple[Person, Person]]:
        """Who met whom apart: everybody before the word with everybody after it, else the first with the others."""
        named = self._cast.named(*trigger.sentence)
        before = sum(1 for r in named if r.start < trigger.start)
        if 0 < before < len(people) == len(named):
            return [(one, other) for one in people[:before] for other in people[before:]]
        return [(people[0], other) for other in people[1:]]

    def _bodies(self, trigger: Trigger, item: int, counts: Callable[[int], bool]) -> list[Person]:
        """The organisations and states that meet, where no person is named."""
        start, end = trigger.sentence
        out = []
        for hit in self._cast.scan(start, end):
            state = hit.entry.subkind == "state" and not self._tied(hit, start)
            if (
                hit.start < trigger.start
                and counts(hit.start)
                and hit.form != "adjective"
                and (hit.entry.kind == "organisation" or state)
            ):
                kind: Kind = "state" if state else "organisation"
                name = self._text[hit.start : hit.end]
                reading = Reading(kind=kind, start=hit.start, end=hit.end, name=name, entry=hit.entry)
                who = self._cast.know(reading, item)
                out += [who] if who else []
        return list(dict.fromkeys(out))

    def _page(self, trigger: Trigger, people: Sequence[Person]) -> Occasion | None:
        """The page's own occasion, where the item tells of no other."""
        page = next((o for o in self.of(0) if o.kind == trigger.kind), None)
        return page if page is not None and all(who.order in page.people for who in people) else None

    def _add(self, trigger: Trigger, item: int, reported: bool) -> Occasion:
        occasion = Occasion(trigger.kind, item, trigger, reported=reported)
        self.found.append(occasion)
        self._of_item.setdefault(item, []).append(occasion)
        return occasion

    @staticmethod
    def _fill(o: Occasion, people: Iterable[Person], places: Iterable[str], outlet: str | None) -> None:
        for who in people:
            o.add(who)
        for place in places:
            o.places.setdefault(place)
        o.outlet = o.outlet or outlet

    def settle(self) -> list[Occasion]:
        """The occasions that somebody took part in or that have a place; talks on a visit take its place by default."""
        for o in self.found:
            if o.kind == "meeting" and not o.places:
                visit = next((v for v in self.of(o.item) if v.kind == "visit" and v.places), None)
                o.places.update(visit.places if visit else {})
        return [o for o in self.found if o.people or (o.places and o.kind in ("meeting", "conference"))]

    def _owned(self, trigger: Trigger) -> bool:
        """Whether whose visit it is comes after the word: *the visit of …*."""
        owners = lexicon(self._cast.language, self._cast.gazetteer).genitives
        words = self._low[trigger.start : trigger.end + 8].split()
        inside = len(self._low[trigger.start : trigger.end].split())
        return any(word in owners for word in words[max(1, inside - 1) : inside + 1])

    def _places(self, trigger: Trigger, counts: Callable[[int], bool]) -> list[str]:
        """The places that a preposition ties to the sentence, the nearest to the trigger; a list of them whole."""
        start, end = trigger.sentence
        scanned = self._cast.scan(start, end)
        hits = [h for h in scanned if h.entry.kind == "place" and h.form == "name" and counts(h.start)]
        press = [h.end for h in scanned if h.entry.kind == "agency"]
        hits = [h for h in hits if h.entry.subkind != "region" and not self._correspondent(h, press)]
        tied = [h for h in hits if self._tied(h, start)]
        if not tied:
            return []
        wide = trigger.kind == "visit"
        # A country further off is what was talked about, not where.
        tied = [h for h in tied if wide or h.entry.subkind != "state" or abs(h.start - trigger.end) <= _NEARBY]
        if not tied:
            return []
        best = min(tied, key=lambda h: (not wide and h.entry.subkind == "state", abs(h.start - trigger.end)))
        out = [best]
        for hit in hits:
            gap = self._text[out[-1].end : hit.start]
            if hit.start > best.start and len(gap) <= 6 and "(" not in gap:
                out.append(hit)
        return [self._place_name(h) for h in (out if trigger.kind == "visit" else out[:1])]

    def _correspondent(self, hit: Hit, press: Iterable[int]) -> bool:
        """Whether a place is that of an agency's correspondent, whose name ends just before it."""
        return any(0 < hit.start - end < _DATELINE and "(" not in self._text[end : hit.start] for end in press)

    def _place_name(self, hit: Hit) -> str:
        """The place as written; out of an oblique case, its name in the same letters."""
        written = self._text[hit.start : hit.end]
        names = hit.entry.names
        if any(fold(written) == fold(name) for name in names):
            return written
        return next((n for n in names if n.isascii() == written.isascii() and n[:2] == written[:2]), written)

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

    def _partner(self, trigger: Trigger, prepositions: Collection[str]) -> Reading | None:
        """Whoever asked or took part, where a name follows the word: *interview with X*, *talks with X*."""
        stop = _clause_end(self._text, trigger)
        words = self._low[trigger.end : stop].split()
        if not words or words[0] not in prepositions:
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
