"""The participants of a document: who is who, under every name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TypeVar

from attrs import define, field

from statements.attribution.draft import Place
from statements.gazetteer import Entry
from statements.models import Participant, ParticipantKind
from statements.names import slug
from statements.resolve.choice import Choice, among_equals, choose
from statements.resolve.description import Description, in_own_office
from statements.resolve.family_names import is_mans
from statements.resolve.mentions import Mentions
from statements.resolve.namesakes import is_suffix
from statements.resolve.nominative import in_nominative
from statements.resolve.observed import tell_mention
from statements.resolve.people import Person, is_titled_so, points_back
from statements.steps import Observer

# How many people a pronoun looks back over in its item, and an office in the document: bounds that keep time linear.
_NEAR = 24
_FAR = 200
# The fewest words of a name that has one in the middle.
_WHOLE = 3
# How many years before their first office somebody is known by the surname alone.
_UNKNOWN = 8

# What tells whom the page calls by a word.
Calling = Callable[[], Choice | None]
T = TypeVar("T")
_Heard = list[tuple[Place | None, Person]]


@define(eq=False, repr=False)
class Participants:
    """Everybody met so far; ``page`` are those whom the page as a whole is about: they are at hand in every item.

    ``published`` is the day on which the page came out, if it is known.
    """

    mentions: Mentions
    observe: Observer | None = None
    published: dt.date | None = None
    people: list[Person] = field(factory=list)
    page: list[Person] = field(factory=list)
    _by_id: dict[str, Person] = field(factory=dict)
    _by_key: dict[str, Person] = field(factory=dict)
    _by_word: dict[str, list[Person]] = field(factory=dict)
    _heard: dict[int, _Heard] = field(factory=dict)
    _seen: dict[int, list[Person]] = field(factory=dict)
    _spoke: dict[int, int] = field(factory=dict)
    _alike_spoke: dict[int, tuple[Person, ...]] = field(init=False, factory=dict)
    _indexed: set[tuple[int, str, str]] = field(init=False, factory=set)  # a page says its names again and again

    def recognise(self, description: Description, item: int, *, speaks: bool = False) -> Person | None:
        """Whom a mention in an item means, who is present from now on; ``None`` where the text does not say."""
        return self.meet(description, item, speaks=speaks).who

    def meet(
        self,
        description: Description,
        item: int,
        *,
        at: Place | None = None,
        speaks: bool = False,
        near: Sequence[Person] = (),
        equals: Sequence[Sequence[Person]] = (),
        block: Place | None = None,
        calling: Calling | None = None,
        settled: Choice | None = None,
        bearer: Person | None = None,
    ) -> Choice:
        """Whom a mention in an item means, and why: who is meant is present from now on.

        ``at`` is the mention's place where it is not the description's own, ``block`` the paragraph around it;
        ``near`` are those whom a word that points back may mean, the likeliest first, ``equals`` those of them who are
        as likely as one another; ``calling`` tells whom the page calls by the word, beside a name, ``settled`` is who
        is meant without a look at them, and ``bearer`` is whom the paragraph names in full by this part of a name.
        """
        if settled is not None:
            choice = settled
        elif points_back(description):
            choice = self._choose(description, near, equals, at[0] if at else description.start, calling)
        elif bearer is not None:
            choice = Choice("the one whom the paragraph names so in full", bearer)
        elif len(alike := self._alike(description)) > 1:
            spoke = {who.order: who for _, who in self.heard(item) if who in alike}
            choice = Choice("several have that word in their names: neither is taken", alike=alike)
            if len(spoke) == 1:
                choice = Choice("the only one of that name who spoke", next(iter(spoke.values())))
        else:
            because, named = self._meet_bearer(description)
            choice = Choice(because, named, named=_is_named(named, description))
        who = choice.who
        if self.observe is not None:
            tell_mention(self.observe, at or (description.start, description.end), description, near, choice)
        for other in choice.alike:
            other.present = True
        if speaks and choice.alike:
            self._alike_spoke[item] = choice.alike
        if who is not None:
            who.present = True
            who.learn(description)
            self._index_written(who, description)
            if speaks:
                _keep(self._heard, item, (block, who))
                self._alike_spoke.pop(item, None)
                self._spoke[item] = at[1] if at else 0
            else:
                _keep(self._seen, item, who)
        return choice

    def introduce(self, description: Description) -> Person:
        """Whom a name means; they are known from now on, but not present for being named."""
        _, who = self._meet_bearer(description)
        who.learn(description)
        self._index_written(who, description)
        return who

    def admit(self, description: Description) -> Person:
        """Whom a label names: a known one, who bears that very name already, or somebody new; present from now on."""
        who = self._meet_entry(description.entry, description) if description.entry else None
        who = who or self._by_key.get(self._key(description.name)) or self._add(description.name, "person")
        who.learn(description)
        self._index_written(who, description)
        who.present = True
        return who

    def meet_issuer(self, name: str) -> Person:
        """The body of that name, as a channel or a press office bears it; it is present from now on."""
        entries = self.mentions.gazetteer.find(name, ("organisation", "agency"))
        entry = entries[0] if len(entries) == 1 else None
        _, who = self._meet_bearer(Description(kind="organisation", start=0, end=0, name=name, entry=entry))
        who.names.setdefault(name)
        who.present = True
        return who

    def has(self, name: str) -> bool:
        """Whether somebody met bears a name, or a word of it."""
        key = self._key(name)
        return key in self._by_key or key in self._by_word

    def is_named(self, name: str) -> bool:
        """Whether somebody met bears a full name, or its first and its last word: *Ada M. Holm*, for *Ada Mia Holm*."""
        first, last = name.partition(" ")[0], name.rpartition(" ")[2]
        bearers = self._by_word.get(self._key(last), ())
        return any(
            one.split()[0] == first and one.split()[-1] == last for who in bearers for one in (who.name, *who.names)
        )

    def heard(self, item: int) -> Sequence[tuple[Place | None, Person]]:
        """Those who spoke in an item, in order, each with the paragraph."""
        return self._heard.get(item, ())

    def alike_spoke(self, item: int) -> Sequence[Person]:
        """Those alike one of whom spoke last in an item, if nobody tells which."""
        return self._alike_spoke.get(item, ())

    def spoke(self, item: int) -> int:
        """Where the last mention of somebody who spoke in an item ends."""
        return self._spoke.get(item, 0)

    def bearer(self, word: str) -> Person | None:
        """The only person met with a word in the name."""
        bearers = self._by_word.get(self._key(word), ())
        return bearers[0] if len(bearers) == 1 else None

    def called(self, name: str) -> Person | None:
        """Whoever was met by that very name."""
        return self._by_key.get(self._key(name))

    def seen(self, item: int) -> Sequence[Person]:
        """Those who were named in an item and did not speak, in order."""
        return self._seen.get(item, ())

    def records(self) -> tuple[tuple[Participant, ...], dict[int, str]]:
        """The records in the order of meeting, and each one's id by the person's ``order``."""
        out: list[Participant] = []
        ids: dict[int, str] = {}
        taken: set[str] = set()
        for who in self.people:
            if not who.present:
                continue
            entry = self.mentions.gazetteer.get(who.known) if who.known else None
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
                    office=who.title or who.calling,
                    affiliation=who.affiliation,
                    external=entry.external if entry else None,
                )
            )
        return tuple(out), ids

    def _choose(
        self,
        description: Description,
        near: Sequence[Person],
        equals: Sequence[Sequence[Person]],
        place: int,
        calling: Calling | None,
    ) -> Choice:
        """Whom a word that points back means; whoever is known by its words alone is met here."""
        choice = choose(description, near, islice(reversed(self.people), _FAR), self.mentions.words_at(place))
        beside = calling() if calling is not None and choice.who is None else None
        if beside is not None and (not choice.alike or (beside.who is not None and not beside.alike)):
            choice = beside._replace(alike=()) if beside.who is not None else beside
        if choice.new is None:
            return among_equals(choice, description, equals)
        key = self._key(description.name)
        called = not any(word[0].islower() for word in description.name.split())  # Rufus King, and no guard of Lund's
        who = self._by_key.get(key) or self._add(description.name, choice.new, called=called)
        return choice._replace(who=who, named=True)

    def several(self, name: str) -> Person:
        """The group that words tell of by what they are; known from now on, but not present for that."""
        return self._by_key.get(self._key(name)) or self._add(name, "group")

    def _meet_bearer(self, description: Description) -> tuple[str, Person]:
        """Whom a name means, after what decided it; who is not yet known by the name is met here."""
        namesakes = self.mentions.namesakes(description)
        other = None if namesakes else self._other_bearer(description)
        if other is not None:
            return "the only one met with that word in the name", other
        if description.entry is not None and not namesakes and not self._is_too_old(description):
            return "the gazetteer's entry", self._meet_entry(description.entry, description)
        if len(namesakes) == 1:
            (name,) = namesakes
            bearer = self._by_key.get(self._key(name)) or self._add(name, "person")
            return "the only one on the page who bears the surname", bearer
        key = self._key(description.name)
        because = "a new name"
        if (who := self._by_key.get(key)) and not self._speaks_against(description, who):
            if not who.known and self.mentions.words.nominative:
                self._straighten(who, description.name)
            return "has that name already", who
        if " " in key:
            if who := self._ends_in(key):
                return "the only one whose name ends so", who
            if who := self._bare_surname(key):
                self._rename(who, description.name, key)
                return "known by the surname alone, and now named in full", who
        elif len(bearers := self._bearers(description, key)) == 1:
            return "the only one with that word in the name", bearers[0]
        elif bearers:
            because = "several have that word in their names: neither is taken"
        kind: ParticipantKind = "organisation" if description.kind == "organisation" else "person"
        name, title = description.name.replace("#", " "), description.title or description.calling
        if kind == "person" and not description.agreeing:
            name = in_nominative(name, self.mentions.words, title, description.governed)
        return because, self._add(name, kind)

    def _alike(self, description: Description) -> tuple[Person, ...]:
        """The several whom a part of a name fits alike."""
        key = self._key(description.name)
        if description.kind != "person" or description.entry is not None or " " in key or key in self._by_key:
            return ()
        return tuple(self._bearers(description, key))

    def _bearers(self, description: Description, key: str) -> list[Person]:
        """Those with a word in the name; the middle one of a family name, a middle and a given name calls nobody."""
        met = [who for who in self._by_word.get(key, ()) if not self._speaks_against(description, who)]
        surnames = self.mentions.words.surnames
        names = [(who, who.name.lower().split()) for who in met]
        bearers = [
            who
            for who, name in names
            if len(name) < _WHOLE or name[0] not in surnames or key in (self._key(name[0]), self._key(name[-1]))
        ]
        titled = [who for who in bearers if is_titled_so(who, description, self.mentions.words)]
        return titled if len(titled) == 1 else bearers

    def _speaks_against(self, description: Description, who: Person) -> bool:
        """Whether a name is somebody else's than its only bearer's: *Ray Kemp … **Mrs** Kemp*, *Орлов … Орлова*."""
        if description.gender is None or who.gender is not None:
            return description.gender is not None and who.gender != description.gender
        hers = description.gender == "f" and is_mans(who.name, self.mentions.words)
        return hers and not is_mans(description.name, self.mentions.words)

    def _straighten(self, who: Person, name: str) -> None:
        """Call somebody by the name as it stands, once it is met without case endings: *Ивана Орлова … Иван Орлов*."""
        nominative = self.mentions.words.nominative
        if name.lower().split()[0] in nominative and who.name.lower().split()[0] not in nominative:
            who.name = name

    def _other_bearer(self, said: Description) -> Person | None:
        """Whoever spoke under a longer name with that word, where a known person is not on the page but by it."""
        if said.entry is None or not said.surname or said.entry.id in self._by_id or in_own_office(said):
            return None
        met = [who for who in self._by_word.get(self._key(said.name), ()) if who.present]
        return met[0] if len(met) == 1 and not self.mentions.has_in_full(said.entry) else None

    def _is_too_old(self, said: Description) -> bool:
        """Whether the page came out long before a known person, named by a surname alone, held an office."""
        if self.published is None or said.entry is None or not said.surname or in_own_office(said):
            return False
        first = min((tenure.since for tenure in said.entry.offices), default=0)
        return first - _UNKNOWN > self.published.year and not self.mentions.has_in_full(said.entry)

    def _meet_entry(self, entry: Entry, description: Description) -> Person:
        """Whom an entry of the gazetteer stands for: a capital for its state; met here where they were not yet."""
        if description.kind == "state" and entry.capital_of:
            entry = self.mentions.gazetteer.get(entry.capital_of) or entry
        return self._by_id.get(entry.id) or self._add_entry(entry)

    def _ends_in(self, key: str) -> Person | None:
        """The only one met whose longer name ends in several words: *Trịnh Bích Vân*, *bà Bích Vân*."""
        met = self._by_word.get(key.rsplit(" ", 1)[-1], ())
        longer = [who for who in met if self._key(who.name).endswith(f" {key}")]
        return longer[0] if len(longer) == 1 and self.mentions.words.surnames else None

    def _bare_surname(self, key: str) -> Person | None:
        """Somebody met by the last word of a name alone, *Jr.* aside."""
        words = key.split()
        who = self._by_key.get(words[-2] if is_suffix(words[-1]) else words[-1])
        return who if who and not who.known and who.kind == "person" else None

    def _key(self, name: str) -> str:
        return self.mentions.name_key(name)

    def _add_entry(self, entry: Entry) -> Person:
        who = self._add(entry.name, "person" if entry.kind == "person" else "organisation", known=entry.id)
        who.gender = entry.gender
        who.state = entry.country
        who.tenures = entry.offices
        self._by_id[entry.id] = who
        for form in entry.names:
            self._by_key.setdefault(self._key(form), who)
        return who

    def _add(self, name: str, kind: ParticipantKind, *, known: str | None = None, called: bool = True) -> Person:
        """Somebody new; not ``called`` by the words where those only tell who it is: *the guard on duty with Lund*."""
        who = Person(name, kind, known, order=len(self.people))
        self.people.append(who)
        if called:
            self._index(who, self._key(name))
        else:
            self._by_key.setdefault(self._key(name), who)
        return who

    def _index_written(self, who: Person, description: Description) -> None:
        """Let a name as the page writes it be found again: by its short form, and by the words of a known person's."""
        if description.alias:
            self._by_key.setdefault(self._key(description.alias), who)
        if not who.known or description.kind != "person":
            return
        key = self._key(description.name)
        if " " in key and self._by_key.get(key) is who and (who.order, who.name, key) not in self._indexed:
            self._indexed.add((who.order, who.name, key))
            self._index(who, key)

    def _rename(self, who: Person, name: str, key: str) -> None:
        who.name = name
        self._index(who, key)

    def _index(self, who: Person, key: str) -> None:
        self._by_key.setdefault(key, who)
        if who.kind == "person":
            parts = {part for word in who.name.split() if "-" in word for part in self._key(word).split()}
            for word in key.split():
                if word in parts:
                    continue  # no Strake is meant by *Strake-Moore*
                bearers = self._by_word.setdefault(word, [])
                if len(bearers) < 2 and who not in bearers:  # two are enough to know that the word names nobody
                    bearers.append(who)


def _keep(rows: dict[int, list[T]], item: int, last: T) -> None:
    """Keep the last few of an item: in a list, which holds one in a tenth of the memory that a `deque` takes."""
    row = rows.get(item)
    if row is None:
        rows[item] = [last]
        return
    row.append(last)
    del row[:-_NEAR]


def _is_named(who: Person, description: Description) -> bool:
    """Whether a name is all of somebody's, and not a short form that points to them: a surname, a capital."""
    if description.kind == "state":
        return description.entry is None or description.entry.id == who.known
    return description.kind != "person" or " " in description.name.strip() or " " not in who.name
