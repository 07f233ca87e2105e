"""The participants of a document: who is who, under every name, and whom a pronoun or an office means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import TypeVar

from attrs import define, field

from statements.attribution.draft import Place
from statements.gazetteer import Gazetteer, Hit
from statements.languages import Language
from statements.models import Participant, ParticipantKind
from statements.names import fold, slug
from statements.resolve.descriptions import Reading, named, read
from statements.resolve.people import Person, fitting, holds, in_office, points_back, titled
from statements.resolve.tagging import lexicon
from statements.resolve.triggers import STOP

# How many people a pronoun looks back over in its item, and an office in the document: bounds that keep time linear.
_NEAR = 24
_FAR = 200
# How far back in its paragraph a word looks for whom it means, in code points.
_REACH = 800
# How many paragraphs above its own a word looks for whom it means.
_ABOVE = 3
# How long a name between commas may be.
_APPOSED = 60

_Spanned = TypeVar("_Spanned", Hit, Reading)
_start = attrgetter("start")


@define(eq=False)
class Cast:
    """Everybody met so far.

    ``paragraphs`` are the text's blocks in order, each with its item; ``content`` what anybody says, in order; ``page``
    those whom the page as a whole is about: they are at hand in every item.
    """

    text: str
    language: Language
    gazetteer: Gazetteer
    paragraphs: Sequence[tuple[int, int, int]]
    content: Sequence[Place] = ()
    people: list[Person] = field(factory=list)
    page: list[Person] = field(factory=list)
    _by_id: dict[str, Person] = field(factory=dict)
    _by_key: dict[str, Person] = field(factory=dict)
    _by_word: dict[str, list[Person]] = field(factory=dict)
    _heard: dict[int, deque[tuple[Place | None, Person]]] = field(factory=dict)
    _seen: dict[int, deque[Person]] = field(factory=dict)
    _read: dict[str, Reading] = field(factory=dict)
    _named: dict[tuple[int, int], list[Reading]] = field(factory=dict)
    _hits: dict[tuple[int, int], list[Hit]] = field(factory=dict)
    _starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._starts = [start for start, _, _ in self.paragraphs]

    def reading(self, start: int, end: int) -> Reading:
        """What the words of a mention say; its offsets are those of the words alone.

        The same words are read once, since a page names its people again and again.
        """
        words = self.text[start:end]
        if words not in self._read:
            self._read[words] = read(words, 0, len(words), self.language, self.gazetteer)
        return self._read[words]

    def named(self, start: int, end: int) -> list[Reading]:
        """The persons that a stretch of the text names; its paragraph is read once."""
        key = self._paragraph(start, end)
        if key not in self._named:
            words = lexicon(self.language, self.gazetteer)
            self._named[key] = named(self.text, *key, words, self.scan(*key))
        return _slice(self._named[key], start, end)

    def _named_in(self, start: int, end: int) -> list[Reading]:
        """The persons named in a stretch, without a look at the rest of its paragraph."""
        if end - start < 2:
            return []
        if self._paragraph(start, end) in self._named:
            return self.named(start, end)
        key = (start, end)
        if key not in self._named:
            hits = self.gazetteer.scan(self.text, start, end)
            self._named[key] = named(self.text, start, end, lexicon(self.language, self.gazetteer), hits)
        return self._named[key]

    def scan(self, start: int, end: int) -> list[Hit]:
        """The gazetteer's names in a stretch of the text; its paragraph is looked through once."""
        key = self._paragraph(start, end)
        if key not in self._hits:
            self._hits[key] = self.gazetteer.scan(self.text, *key)
        return _slice(self._hits[key], start, end)

    def _paragraph(self, start: int, end: int) -> Place:
        """The paragraph around a stretch, or the stretch itself where it lies in none."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and end <= self.paragraphs[at][1]:
            return self.paragraphs[at][:2]
        return start, end

    def meet(
        self, start: int, end: int, item: int, *, speaks: bool = False, block: Place | None = None
    ) -> Person | None:
        """Whom the mention at that place means; ``None`` where the text does not say.

        ``block`` is the paragraph around it: who is named there before it comes before who spoke earlier on.
        """
        found = self._apposed(start, end)
        near = self._at_hand(item, block, start) if points_back(found) else []
        return self.know(found, item, speaks=speaks, near=near, block=block)

    def _apposed(self, start: int, end: int) -> Reading:
        """The mention's reading; an office takes the name that stands beside it between commas."""
        found = self.reading(start, end)
        if found.kind not in ("role", "group", "organisation") or found.entry is not None:
            return found
        text = self.text
        if text.startswith(", ", end):
            stop = text.find(",", end + 2, end + _APPOSED)
            if stop > 0 and self._bare_name(end + 2, stop):
                return self.reading(start, stop)
        if text.endswith(", ", max(0, start - 2), start):
            comma = max(text.rfind(mark, max(0, start - _APPOSED), start - 2) for mark in (", ", ". ", "\n", "“", '"'))
            first = comma + 1 if comma >= 0 else max(0, start - _APPOSED)
            while first < start and not text[first].isalnum():
                first += 1
            if self._bare_name(first, start - 2):
                return self.reading(first, end)
        return found

    def _bare_name(self, start: int, end: int) -> bool:
        """Whether a stretch is a person's name and nothing else."""
        if not 1 < end - start < _APPOSED or "," in self.text[start:end]:
            return False
        found = self.reading(start, end)
        return found.kind == "person" and found.pure and not found.title

    def know(
        self,
        found: Reading,
        item: int,
        *,
        speaks: bool = False,
        near: Sequence[Person] = (),
        block: Place | None = None,
    ) -> Person | None:
        """Whom a mention that has been read means; ``None`` where the text does not say.

        ``near`` are those whom a word that points back may mean, the likeliest first.
        """
        who = self._described(found, near) if points_back(found) else self._bearer(found)
        if who is not None:
            who.present = True
            self._note(who, found, item, speaks, block)
        return who

    def organisation(self, name: str) -> Person:
        """The body of that name, as a channel or a press office bears it."""
        entries = self.gazetteer.find(name, ("organisation", "agency"))
        entry = entries[0] if len(entries) == 1 else None
        found = Reading(kind="organisation", start=0, end=0, name=name, entry=entry)
        who = self._bearer(found)
        who.names.setdefault(name)
        who.present = True
        return who

    def last(self, item: int) -> Person | None:
        """The last one who spoke in the item, else the only one whom the page is about."""
        heard = self._heard.get(item)
        if heard:
            return heard[-1][1]
        return self.page[0] if len(self.page) == 1 else None

    def participants(self) -> tuple[tuple[Participant, ...], dict[int, str]]:
        """The records in the order of meeting, and each one's id by the person's ``order``."""
        out: list[Participant] = []
        ids: dict[int, str] = {}
        taken: set[str] = set()
        for who in self.people:
            if not who.present:
                continue
            base = who.known or slug(who.name)
            id, n = base, 2
            while id in taken:
                id, n = f"{base}-{n}", n + 1
            taken.add(id)
            ids[who.order] = id
            out.append(
                Participant(
                    id=id,
                    name=who.name,
                    kind=who.kind,
                    names=tuple(who.names),
                    office=who.title,
                    affiliation=who.affiliation,
                )
            )
        return tuple(out), ids

    def _key(self, name: str) -> str:
        return lexicon(self.language, self.gazetteer).name_key(name)

    def _bearer(self, found: Reading) -> Person:
        entry = found.entry
        if entry is not None:
            if found.kind == "state" and entry.capital_of:
                entry = self.gazetteer.get(entry.capital_of) or entry
            who = self._by_id.get(entry.id)
            if who is None:
                kind: ParticipantKind = "person" if entry.kind == "person" else "organisation"
                who = self._add(entry.name, kind, entry.id)
                who.gender = entry.gender
                who.state = entry.country
                who.tenures = entry.offices
                for form in entry.names:
                    self._by_key.setdefault(self._key(form), who)
            return who
        key = self._key(found.name)
        who = self._by_key.get(key)
        if who is None and " " not in key:
            bearers = self._by_word.get(key, [])
            who = bearers[0] if len(bearers) == 1 else None
        if who is None and " " in key:
            who = self._extended(key, found)
        if who is None:
            kind = "organisation" if found.kind == "organisation" else "person"
            who = self._add(found.name.replace("#", " "), kind, None)
        return who

    def _extended(self, key: str, found: Reading) -> Person | None:
        """Somebody met by the surname alone, now named in full."""
        last = key.split()[-1]
        who = self._by_key.get(last)
        if who is None or who.known or who.kind != "person":
            return None
        who.name = found.name
        self._index(who, key)
        return who

    def _add(self, name: str, kind: ParticipantKind, known: str | None) -> Person:
        who = Person(name, kind, known, order=len(self.people))
        self.people.append(who)
        if known:
            self._by_id[known] = who
        self._index(who, self._key(name))
        return who

    def _index(self, who: Person, key: str) -> None:
        self._by_key.setdefault(key, who)
        if who.kind == "person":
            for word in key.split():
                bearers = self._by_word.setdefault(word, [])
                if len(bearers) < 2 and who not in bearers:  # two are enough to know that the word names nobody
                    bearers.append(who)

    def _note(self, who: Person, found: Reading, item: int, speaks: bool, block: Place | None) -> None:
        who.learn(found)
        if speaks:
            self._heard.setdefault(item, deque(maxlen=_NEAR)).append((block, who))
        else:
            self._seen.setdefault(item, deque(maxlen=_NEAR)).append(who)

    def _at_hand(self, item: int, block: Place | None, start: int) -> list[Person]:
        """Whom a word at ``start`` may point to, the likeliest first.

        Who spoke in the paragraph, the last one first; who is named there before it, the nearest sentence first; who
        spoke in the item; who was named in it; whom the page is about.
        """
        heard = self._heard.get(item, ())
        here = [who for at, who in reversed(heard) if at == block]
        named = self._named_before(block, start) if block else []
        earlier = [who for at, who in reversed(heard) if at != block]
        above = self._named_above(block, item) if block and not (here or named or earlier) else []
        return [*here, *named, *earlier, *above, *self._seen.get(item, ()), *self.page]

    def _named_above(self, block: Place, item: int) -> list[Person]:
        """Who is named in the item's paragraphs before a block, the nearest first."""
        at = bisect_left(self._starts, block[0])
        out: list[Person] = []
        for start, end, number in self.paragraphs[max(0, at - _ABOVE) : at]:
            if number == item:
                out = [*self._named_before((start, end), end), *out]
        return out

    def _named_before(self, block: Place, start: int) -> list[Person]:
        """Who is named in a block before a place, within reach and outside what anybody says there."""
        at = max(block[0], start - _REACH)
        readings: list[Reading] = []
        for first, last in self.content[
            max(0, bisect_left(self.content, (at, 0)) - 1) : bisect_left(self.content, (start, 0))
        ]:
            readings += self._named_in(at, min(first, start))
            at = max(at, last)
        readings += self._named_in(at, start)
        out: list[Person] = []
        sentence: list[Person] = []
        behind: int | None = None
        for r in readings:
            if behind is not None and STOP.search(self.text, behind, r.start):
                out = [*sentence, *out]
                sentence = []
            if not r.owner:
                who = self._bearer(r)
                who.learn(r)
                sentence.append(who)
            behind = r.end
        return [*sentence, *out]

    def _described(self, found: Reading, near: Sequence[Person]) -> Person | None:
        if found.kind == "nobody":
            return None
        if found.kind == "pronoun":
            return fitting(near, found.gender)
        if found.kind == "role":
            return self._office_holder(found, near)
        if found.kind == "organisation":
            return self._body(found, near)
        key = self._key(found.name)
        return self._by_key.get(key) or self._add(found.name, "group", None)

    def _office_holder(self, found: Reading, near: Sequence[Person]) -> Person | None:
        everybody = chain(near, islice(reversed(self.people), _FAR))
        persons = [p for p in everybody if p.kind == "person"]
        key = self._key(found.name)
        if found.indefinite:
            return self._by_key.get(key) or self._add(found.name, "person", None)
        wide = found.state or found.of
        if match := _best([p for p in (persons if wide else near) if p.kind == "person" and holds(p, found)], found):
            return match
        if not wide:
            words = lexicon(self.language, self.gazetteer)
            loose = any("any" in words.roles.get(noun, ()) for noun in found.nouns)
            close = [p for p in near if p.kind == "person"]
            if found.definite and loose and close:
                return close[0]
            specific = [p for p in persons if holds(p, found)]
            if not loose and len({id(p) for p in specific}) == 1:
                return specific[0]  # the only one on the page who holds it
            if found.definite and " " not in found.name:
                return None
        return self._by_key.get(key) or self._add(found.name, "person", None)

    def _body(self, found: Reading, near: Sequence[Person]) -> Person | None:
        if not found.state and found.nouns:
            noun = fold(found.nouns[-1])
            bodies = [p for p in near if p.kind == "organisation"]
            for p in bodies:
                if any(noun in fold(n) for n in (p.name, *p.names)):
                    return p
            if found.definite and (bodies or " " not in found.name):
                return bodies[0] if bodies else None
        key = self._key(found.name)
        return self._by_key.get(key) or self._add(found.name, "organisation", None)


def _best(match: Sequence[Person], found: Reading) -> Person | None:
    """The nearest whom the page gives that office, else who holds it now, else who ever held it."""
    for fits in (titled, in_office):
        for who in match:
            if fits(who, found):
                return who
    return match[0] if match else None


def _slice(found: list[_Spanned], start: int, end: int) -> list[_Spanned]:
    if not found:
        return found
    first = bisect_left(found, start, key=_start) if found[0].start < start else 0
    last = bisect_left(found, end, key=_start) if found[-1].start >= end else len(found)
    return found[first:last]
