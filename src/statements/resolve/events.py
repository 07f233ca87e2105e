"""The occasions that a page tells of: what kind, where, and who took part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attrs import define, evolve, field

from statements.patterns import pattern
from statements.resolve.description import Description, Kind
from statements.resolve.outlets import clause_end, outlet_of
from statements.resolve.participants import Participants
from statements.resolve.people import Person
from statements.resolve.telling import Occasion, Telling
from statements.resolve.triggers import OccasionWords, Trigger, occasion_words
from statements.resolve.venues import Venues
from statements.steps import Observer, Step, Verdict

_PAIRED = ("meeting", "phone_call")
_SPOKEN = ("press_conference", "interview", "speech", "conference")
# What a place makes an occasion of, though nobody is named.
_PLACED = ("visit", "meeting", "conference")
# How many occasions an item may tell of: a bound that keeps time linear.
_MOST = 40
# How close behind its owner a visit or an interview stands: *X's first official visit*.
_OWNED = 30
_TITLED = 90  # in a headline: *Lund's opening remarks and answers at the joint news conference*
# How close before its word stands what makes an occasion the background of something else.
_NEAR = 30
_OPENING = pattern(r"[^\W\d_a-z][\w'-]*(?= )")
# The genders of pronouns that stand for one person.
_PERSONAL = frozenset("mf")


@define(eq=False, repr=False)
class Events:
    """The document's occasions, item by item; ``low`` is the text in lower case."""

    low: str
    participants: Participants
    observe: Observer | None = None
    found: list[Occasion] = field(factory=list)
    _of_item: dict[int, list[Occasion]] = field(factory=dict)
    _venues: dict[OccasionWords, Venues] = field(factory=dict)

    def _words(self, trigger: Trigger) -> OccasionWords:
        """The words for occasions in the language of a trigger."""
        return occasion_words(self.participants.mentions.language_at(trigger.start))

    def _venues_by(self, trigger: Trigger) -> Venues:
        """What finds the places of occasions in the language of a trigger."""
        words = self._words(trigger)
        if words not in self._venues:
            self._venues[words] = Venues(self.low, self.participants.mentions, words)
        return self._venues[words]

    def of(self, item: int) -> list[Occasion]:
        """The item's occasions, the first told first."""
        return self._of_item.get(item, [])

    def take_in(self, telling: Telling) -> None:
        """Take an occasion in: as one of its own, as part of one told of before, or not at all."""
        if because := self._passed_over(telling):
            self._tell(telling, "rejected", because)
            return
        places = self._venues_by(telling.trigger).of(telling)
        people, outlet = self._gather(telling)
        if (around := self._in_course(telling, people)) is not None:
            self._tell(telling, "rejected", "it is how another occasion came about", people, places)
            for place in places if not around.places else ():
                around.places.setdefault(place)
            return
        known = self._gone_on_about(telling, people, places) or self._pages_own(telling, people)
        if len(people) < _least(telling):
            if known is None and not _is_pending(telling, places):
                self._tell(telling, "rejected", "too few take part", people, places)
                return
        elif len(people) > 2 and self._are_separate(telling):
            for one, other in self._pairs(telling.trigger, people):
                self._add(telling, [one, other], places, outlet, "separate occasions in one sentence")
            return
        if known is None:
            self._add(telling, people, places, outlet, "no occasion told of before is meant")
        else:
            because = "goes on about the page's own occasion" if known.item == 0 else "goes on about the one before"
            self._tell(telling, "chosen", because, people, places, outlet)
            _fill(known, people, places, outlet)

    def settle(self) -> list[Occasion]:
        """The occasions that somebody took part in or that have a place; talks on a visit take its place by default."""
        for o in self.found:
            if o.kind == "meeting" and not o.places:
                visit = next((v for v in self.of(o.item) if v.kind == "visit" and v.places), None)
                o.places.update(visit.places if visit else {})
        return [o for o in self.found if o.people or (o.places and self._is_alone(o))]

    def _is_alone(self, occasion: Occasion) -> bool:
        """Whether an occasion in which nobody is told to take part is all of which its item tells."""
        others = (o for o in self.of(occasion.item) if o is not occasion)
        return occasion.kind in ("meeting", "conference") and not any(o.people for o in others)

    def _passed_over(self, telling: Telling) -> str:
        """Why an occasion is not looked at, or nothing."""
        told = self.of(telling.item)
        if len(told) >= _MOST:
            return "the item has told of enough"
        if telling.reported and any(not o.reported for o in told):
            return "somebody reports it, and the item itself tells of another"
        trigger = telling.trigger
        before = self.low[max(trigger.sentence[0], trigger.start - _NEAR) : trigger.start].rstrip()
        if trigger.kind in ("visit", "conference") and before.endswith(self._words(trigger).background):
            return "it is told of as what lies behind something else"
        return ""

    def _gather(self, telling: Telling) -> tuple[list[Person], str | None]:
        """Recognise who took part, in order; also the outlet of an interview."""
        kind = telling.trigger.kind
        described, outlet = self._described(telling)
        people = [who for d in described if (who := self.participants.recognise(d, telling.item)) is not None]
        if len(people) < (2 if kind in _PAIRED else 1) and (people or kind in _SPOKEN):
            apart = telling.reported or self._is_between(telling.trigger)
            voices = () if apart else telling.voices
            people = [*(who for who in voices if who not in people), *people]
        if not people and (kind in _PAIRED or kind == "conference"):
            people = self._gather_bodies(telling)
        if not people and kind == "interview" and (who := self._subject(telling)):
            people = [who]
        return people, outlet

    def _subject(self, telling: Telling) -> Person | None:
        """Of whom a sentence tells that opens with a part of a name, or with a word for who spoke last in its item."""
        start = telling.trigger.sentence[0]
        opening = _OPENING.match(self.participants.mentions.text, start, telling.trigger.start)
        if telling.title or opening is None:
            return None
        if (who := self.participants.bearer(opening[0])) and who.kind == "person":
            return who
        pronouns = self.participants.mentions.words_at(start).pronouns
        words = self.low[start : telling.trigger.start].replace(",", " ").split()
        heard = self.participants.heard(telling.item)
        return heard[-1][1] if heard and any(pronouns.get(word) in _PERSONAL for word in words) else None

    def _described(self, telling: Telling) -> tuple[list[Description], str | None]:
        """The persons whom the sentence names as taking part, and the outlet of an interview."""
        trigger = telling.trigger
        named = [d for d in self.participants.mentions.named(*trigger.sentence) if telling.counts(d.start)]
        reach = _TITLED if telling.title else _OWNED
        named = [d for d in named if not d.owner or 0 < trigger.start - d.end < reach]
        named = self._parties(telling, named)
        if trigger.kind == "visit":
            return self._guest(trigger, named), None
        if trigger.kind == "interview":
            outlet = outlet_of(trigger, self.participants.mentions, self._words(trigger))
            asker = (
                None if outlet or len(named) > 1 else self._partner(trigger, self._words(trigger).outlet_prepositions)
            )
            return [*named, *([asker] if asker else [])], outlet
        if any(d.start > trigger.end for d in named):
            return named, None
        partner = self._partner(trigger, self._words(trigger).partners)
        return [*named, *([partner] if partner and telling.counts(partner.start) else [])], None

    def _parties(self, telling: Telling, named: list[Description]) -> list[Description]:
        """Those of the persons named who may have met: not who reports of it, nor who speaks of others' meeting."""
        trigger = telling.trigger
        parties = [d for d in named if telling.inside(d.start)] if telling.reported else []
        if trigger.kind not in _PAIRED:
            return parties or named
        if self._is_between(trigger):
            return [d for d in named if d.start > trigger.end]
        # X spoke with Y, Z said
        return parties if len(parties) > 1 or any(d.start < trigger.start for d in parties) else named

    def _is_between(self, trigger: Trigger) -> bool:
        """Whether all who met stand behind the word: *the talks between …*."""
        behind = self.low[trigger.end : trigger.end + _NEAR].split()[:1]
        return bool(behind) and behind[0] in self._words(trigger).between

    def _guest(self, trigger: Trigger, named: Sequence[Description]) -> list[Description]:
        """Whose visit it is: the last one named before the word, else the first one after it."""
        before = [] if self._owner_follows(trigger) else [d for d in named if d.start < trigger.start][-1:]
        return before or [d for d in named if d.start > trigger.start][:1]

    def _owner_follows(self, trigger: Trigger) -> bool:
        """Whether whose visit it is comes after the word: *the visit of …*."""
        grammar = self.participants.mentions.language_at(trigger.start).grammar
        owners = grammar["owner"]
        words = self.low[trigger.start : trigger.end + 8].split()
        inside = len(self.low[trigger.start : trigger.end].split())
        return any(word in owners for word in words[max(1, inside - 1) : inside + 1])

    def _partner(self, trigger: Trigger, prepositions: Collection[str]) -> Description | None:
        """Whoever asked or took part, where a name follows the word: *interview with X*, *talks with X*."""
        mentions = self.participants.mentions
        stop = clause_end(mentions.text, trigger)
        words = self.low[trigger.end : stop].split()
        if not words or words[0] not in prepositions:
            return None
        start = self.low.index(words[0], trigger.end) + len(words[0])
        found = mentions.describe(start, stop)
        return evolve(found, start=start, end=stop) if found.kind == "person" else None

    def _gather_bodies(self, telling: Telling) -> list[Person]:
        """Recognise the organisations and states that meet, where no person is named."""
        start, end = telling.trigger.sentence
        mentions = self.participants.mentions
        out: list[Person | None] = []
        for hit in mentions.scan(start, end):
            if hit.start >= telling.trigger.start or hit.form == "adjective" or not telling.counts(hit.start):
                continue
            state = hit.entry.subkind == "state" and not self._venues_by(telling.trigger).is_tied(hit, start)
            if state or hit.entry.kind == "organisation":
                kind: Kind = "state" if state else "organisation"
                name = mentions.text[hit.start : hit.end]
                body = Description(kind=kind, start=hit.start, end=hit.end, name=name, entry=hit.entry)
                out.append(self.participants.recognise(body, telling.item))
        return list(dict.fromkeys(who for who in out if who))

    def _gone_on_about(self, telling: Telling, people: Sequence[Person], places: Sequence[str]) -> Occasion | None:
        """The item's occasion that a sentence goes on about: not where others meet or the visit goes elsewhere."""
        kind = telling.trigger.kind
        met = {who.order for who in people}
        for o in reversed(self.of(telling.item)):
            if o.kind != kind:
                if kind == "conference" and o.kind in _SPOKEN and not met:
                    return o  # *the conference* that was called a press conference before
                continue
            if o.kind in _PAIRED and len(met) > 1 and not (met <= o.people.keys() or met >= o.people.keys()):
                continue
            if o.kind == "visit" and o.places and places and not o.places.keys() & set(places):
                continue
            return o
        return None

    def _in_course(self, telling: Telling, people: Sequence[Person]) -> Occasion | None:
        """The occasion told of before that a visit only explains: *received X, who was visiting Y*."""
        trigger = telling.trigger
        words = self._words(trigger)
        if trigger.kind != "visit" or not words.background or self.low[trigger.start : trigger.end] in words.nouns:
            return None
        met = {who.order for who in people}
        told = (o for o in self.of(telling.item) if o.kind in _PAIRED)
        return next((o for o in told if met and met <= o.people.keys()), None)

    def _pages_own(self, telling: Telling, people: Sequence[Person]) -> Occasion | None:
        """The page's own occasion, where the item tells of no other."""
        page = next((o for o in self.of(0) if o.kind == telling.trigger.kind), None)
        return page if page is not None and all(who.order in page.people for who in people) else None

    def _are_separate(self, telling: Telling) -> bool:
        """Whether a sentence tells of several meetings in one: *held separate talks with*."""
        sentence = self.low[slice(*telling.trigger.sentence)]
        return telling.trigger.kind in _PAIRED and any(
            word in sentence for word in self._words(telling.trigger).separate
        )

    def _pairs(self, trigger: Trigger, people: Sequence[Person]) -> list[tuple[Person, Person]]:
        """Who met whom apart: everybody before the word with everybody after it, else the first with the others."""
        named = self.participants.mentions.named(*trigger.sentence)
        before = sum(1 for d in named if d.start < trigger.start)
        if 0 < before < len(people) == len(named):
            return [(one, other) for one in people[:before] for other in people[before:]]
        return [(people[0], other) for other in people[1:]]

    def _add(
        self, telling: Telling, people: Sequence[Person], places: Sequence[str], outlet: str | None, because: str
    ) -> None:
        self._tell(telling, "chosen", because, people, places, outlet)
        occasion = Occasion(telling.trigger.kind, telling.item, telling.trigger, reported=telling.reported)
        self.found.append(occasion)
        self._of_item.setdefault(telling.item, []).append(occasion)
        _fill(occasion, people, places, outlet)

    def _tell(
        self,
        telling: Telling,
        verdict: Verdict,
        because: str,
        people: Sequence[Person] = (),
        places: Sequence[str] = (),
        outlet: str | None = None,
    ) -> None:
        if self.observe is None:
            return
        trigger = telling.trigger
        facts = {
            "kind": trigger.kind,
            "words": self.participants.mentions.text[trigger.start : trigger.end],
            "people": [who.name for who in people],
            "places": list(places),
            "outlet": outlet or "",
        }
        start, end = trigger.sentence
        told = {name: fact for name, fact in facts.items() if fact}
        self.observe(Step(what="event", start=start, end=end, verdict=verdict, because=because, facts=told))


def _least(telling: Telling) -> int:
    """How many must take part in an occasion so that it counts by itself."""
    kind = telling.trigger.kind
    return 2 if kind in _PAIRED or (telling.reported and kind != "visit") else 1


def _is_pending(telling: Telling, places: Sequence[str]) -> bool:
    """Whether an occasion may be waiting for those who take part: it stands in a headline or has a place."""
    return telling.title or (bool(places) and not telling.reported and telling.trigger.kind in _PLACED)


def _fill(occasion: Occasion, people: Iterable[Person], places: Iterable[str], outlet: str | None) -> None:
    for who in people:
        occasion.add(who)
    for place in places:
        occasion.places.setdefault(place)
    occasion.outlet = occasion.outlet or outlet
