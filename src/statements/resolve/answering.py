"""Who answers in an interview whose labels do not say it: whom its occasion, its title or its introduction names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from statements.attribution.draft import Place
from statements.formats.base import Block
from statements.patterns import pattern
from statements.record import record
from statements.resolve.description import Description
from statements.resolve.full_names import full_names
from statements.resolve.namesakes import has_capitals
from statements.resolve.people import Person
from statements.resolve.presentation import Presented

# How many paragraphs of an introduction are looked at, and how many words a name has at the most.
_ABOVE, _NAME, _SHORT = 4, 4, 2
# So many signs may stand before a line's first word.
_MARKS = 3
_CAPITALS = pattern(r"[^\W\d_a-z][\w'’-]*(?:[ ][^\W\d_a-z][\w'’-]*)+")
_LETTERS = pattern(r"[^\W\d_]{2,}")
_LAST = pattern(r"([^\W\d_]+)\W*$")


@record(eq=False, repr=False)
class Answering:
    """``described`` reads a name, ``labelled`` are those whom the page's labels name."""

    presented: Presented
    described: Callable[[str], Description]
    labelled: Sequence[Person]

    def found(self) -> Person | None:
        """Whoever answers; nobody where two fit, or where the introduction names others than the title does.

        The cases in the order in which they are tried: whom a label and the title name; of whom a title tells that they
        are talked to; who speaks at the page's occasion; the only one whom the title names, and not as what it is
        about; whose name the title and the introduction print; the only one in a paragraph of the introduction that
        tells of an interview; with whom a line opens that goes on with what is told; the only one named in full at all.
        A single word (*Envoy Lund*, *the Lund envoy*) is taken where nobody is named in full.
        """
        cases: tuple[Callable[[], list[Person]], ...] = (
            self._titular,
            self._asked,
            self._at_occasion,
            self._titled,
            self._repeated,
            self._introduced,
            self._headed,
            self._in_full,
        )
        found = [about for case in cases if (about := case())]
        about = next((one for one in found if len(one) > 1 or _is_full(one[0])), found[0] if found else [])
        if len(about) != 1:
            return None
        about[0].present = True
        return about[0]

    def _at_occasion(self) -> list[Person]:
        people = self.presented.participants.page
        taking_part = {order for occasion in self.presented.events.of(0) for order in occasion.people}
        return [who for who in people if who.kind == "person" and who.order in taking_part]

    def _titled(self) -> list[Person]:
        named = [pair for pair in self._named(self.presented.layout.context) if not self._is_matter(pair[0])]
        about = list({id(who): who for said, who in named if self._is_sure(who, said.start)}.values())
        others = [who for _, who in self._named(self._introduction())]
        return about if not others or any(self._is_printed(who, self._introduction()) for who in about) else []

    def _titular(self) -> list[Person]:
        """Those named by labels whose surname stands in the title, in whatever case."""
        text, context = self.presented.text, self.presented.layout.context
        key = self.presented.participants.mentions.name_key
        title = {key(word) for span in context[:1] for word in _LETTERS.findall(text[slice(*span)])}
        return [who for who in self.labelled if key(who.name.split()[-1].rpartition(".")[2]) in title]

    def _repeated(self) -> list[Person]:
        """Those whose name the title prints: it begins with a family name, or the introduction repeats it."""
        text, people = self.presented.text, self.presented.participants
        above = [f" {text[slice(*span)]}" for span in self._introduction()]
        surnames = people.mentions.words.surnames
        led = people.mentions.language.grammar["prepositions"]
        full = {self._words(place) for place in self._full_names()}
        found: dict[str, None] = {}
        for span in self.presented.layout.context[:2]:
            for match in _CAPITALS.finditer(text, *span):
                words = match[0].split()
                tails = [words[first:] for first in range(len(words) - 1)]
                runs = [tail[:last] for tail in tails for last in range(min(len(tail), _NAME), 1, -1)]
                named = [tail for tail in tails if len(tail) <= _NAME and tail[0].lower() in surnames]
                named += [run for run in runs if any(_is_met(" ".join(run), words, led) for words in above)]
                # Two words that begin as a name does may be a place: *muối Bạch Sa*.
                likely = (run for run in named if len(run) > _SHORT or run[0].lower() not in surnames)
                name = next((" ".join(run) for run in named if " ".join(run) in full), None)
                name = name or next((" ".join(run) for run in likely), None)
                found.update({name: None} if name and not self._is_where(name) else {})
        said = [self.described(name) for name in found]
        return [people.admit(one) for one in said if one.kind == "person"] if len(said) == 1 else []

    def _is_where(self, name: str) -> bool:
        """Whether no given name opens it and something is in it, or from it: *Смотритель из **Нижней Луки***."""
        mentions = self.presented.participants.mentions
        first = name.split()[0].lower()
        if first in mentions.words.given or first in mentions.words.surnames:
            return False
        for start, end in self._head():
            led = "|".join(map(re.escape, mentions.language_at(start).events["places"]))
            if re.search(rf"(?<!\w)(?:{led}) {re.escape(name)}(?!\w)", self.presented.text[start:end]):
                return True
        return False

    def _asked(self) -> list[Person]:
        """The only one named in a title that tells of a talk: *Six questions for Ann Lee*."""
        about = self._talked_to(self.presented.layout.context)
        return about if len(about) == 1 else []

    def _introduced(self) -> list[Person]:
        """Those named in the first paragraph of the introduction that tells of an interview and names somebody."""
        return self._talked_to(self._introduction())

    def _talked_to(self, spans: Sequence[Place]) -> list[Person]:
        mentions = self.presented.participants.mentions
        for span in spans:
            words = self.presented.low[slice(*span)]
            language = mentions.language_at(span[0])
            if any(word in words for word in (*language.events["interview"], *language.pages["talks"])):
                about = list({id(who): who for _, who in self._named([span])}.values())
                if about:
                    return about
        return []

    def _headed(self) -> list[Person]:
        """Those with whom a line of the head opens, before a sign or what they talk of: *Director Ann Lee on tolls*."""
        text, mentions = self.presented.text, self.presented.participants.mentions
        found: dict[int, Person] = {}
        full = {self._words(place) for place in self._full_names()}
        for span in [*self.presented.layout.context, *self._introduction()]:
            about = "|".join(map(re.escape, mentions.language_at(span[0]).grammar["about"]))
            goes_on = re.compile(rf"(?:,[^,\n]{{3,80}},)?(?:\s[—–-]\s|:\s|\s(?:on|{about})\s)")
            for said, who in self._named([span]):
                start = said.start - len(said.title) - 1 if said.title else said.start
                certain = said.title or said.name.split()[0].lower() in mentions.words.given
                if start <= span[0] + _MARKS and certain and " " in said.name and goes_on.match(text, said.end):
                    found[id(who)] = who
            word = _LETTERS.match(text, span[0], span[1])
            bearers = [
                name for name in full if word and name.endswith(f" {word[0]}") and goes_on.match(text, word.end())
            ]
            if len(bearers) == 1:
                who = self.presented.participants.admit(self.described(bearers[0]))
                found[id(who)] = who
        return list(found.values())

    def _in_full(self) -> list[Person]:
        """The only one whom title and introduction name in full, where nobody else is named and none tells of him."""
        text, blocks = self.presented.text, self.presented.layout.blocks
        names = self._full_names()
        if len(names) != 1 or self._names_others(names[0]):
            return []
        place = names[0]
        name = self._words(place)
        answers = (span for block in answered(blocks) for span in block.spans)
        said = self.described(name)
        if said.kind != "person" or self._is_told_of(place) or any(name in text[slice(*span)] for span in answers):
            return []
        return [self.presented.participants.admit(said)]

    def _words(self, place: Place) -> str:
        return " ".join(self.presented.text[slice(*place)].split())

    def _full_names(self) -> list[Place]:
        """The names in full in title and introduction, each once, and in the nominative where it stands in it."""
        mentions = self.presented.participants.mentions
        found: dict[str, Place] = {}
        for span in self._head():
            words = mentions.words_at(span[0])
            for place in full_names(self.presented.text, span, mentions.language_at(span[0]), words):
                name = self._words(place)
                key = mentions.name_key(name)
                if key not in found or name.split()[0].lower() in words.nominative:
                    found[key] = place
        return list(found.values())

    def _names_others(self, place: Place) -> bool:
        """Whether the page's head names another than the one named there; a place under a title is none."""
        key = self.presented.participants.mentions.name_key
        surnames = self.presented.participants.mentions.words.surnames
        return any(
            key(who.name) != key(self._words(place))
            and " " in who.name
            and (not surnames or who.name.split()[0].lower() in surnames)
            and self._is_sure(who, said.start)
            for said, who in self._named(self._head())
        )

    def _is_told_of(self, place: Place) -> bool:
        """Whether a name is what its sentence is about: *X's tolls, on X*, or in an oblique case and no interview."""
        start, end = place
        mentions = self.presented.participants.mentions
        same = (said for said, _ in self._named(self._head()) if said.end == end)
        said = next(same, Description(kind="person", start=start, end=end, name=self._words(place)))
        if self._is_matter(said) or self.presented.text.startswith(("'s", "’s"), end):
            return True
        nominative = mentions.words_at(start).nominative
        span = next(span for span in self._head() if span[0] <= start < span[1])
        events = mentions.language_at(start).events
        words = [word for kind in ("interview", "press_conference", "speech") for word in events[kind]]
        low = self.presented.low[slice(*span)]
        return bool(nominative) and said.name.split()[0].lower() not in nominative and not any(w in low for w in words)

    def _head(self) -> list[Place]:
        """The title and the introduction."""
        return [*self.presented.layout.context[:1], *self._introduction()]

    def _introduction(self) -> list[Place]:
        """The first paragraphs that belong to nobody's turn."""
        blocks = [block for block in self.presented.layout.blocks if block.turn is None]
        return [block.spans[0] for block in blocks[:_ABOVE]]

    def _named(self, spans: Sequence[Place]) -> Iterator[tuple[Description, Person]]:
        people = self.presented.participants
        for span in spans:
            asks = people.mentions.language_at(span[0]).pages["asks"]
            for said in people.mentions.named(*span):
                title = f" {said.title or ''} ".lower()
                if not any(f" {word} " in title for word in asks):
                    yield said, people.introduce(said)

    def _is_matter(self, said: Description) -> bool:
        """Whether a title only tells what is spoken of: *X's tariffs*, *on X*."""
        start = said.start - len(said.title) - 1 if said.title else said.start
        before = _LAST.search(self.presented.low, max(0, start - 20), start)
        words = self.presented.participants.mentions.language_at(said.start).grammar["about"]
        return said.owner or (before is not None and before[1] in {*words, "on"})

    def _is_sure(self, who: Person, at: int) -> bool:
        """Whether a title names somebody, and does not only have capitals: by an office, or the page does so again."""
        text, context = self.presented.text, self.presented.layout.context
        below = max(end for _, end in context) if context else 0
        mentions = self.presented.participants.mentions
        # *The Woman Who Waits*: a word that fits whoever it is makes no name of what follows.
        anybody = mentions.language_at(at).names.get("anybody", ())
        office = (who.title or "").lower() not in anybody and (who.title or who.nouns)
        named = who.known or office or self._is_printed(who, [(below, len(text))])
        look = mentions.words.look
        return who.kind == "person" and (bool(named) or not has_capitals(text, at, look))

    def _is_printed(self, who: Person, spans: Sequence[Place]) -> bool:
        """Whether one of somebody's names stands in one of the stretches."""
        return any(self.presented.text.find(name, *span) >= 0 for name in who.names for span in spans)


def _is_full(who: Person) -> bool:
    """Whether somebody is known by more than one word."""
    return who.known is not None or " " in who.name or "." in who.name


def answered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of answers, but for what stands below the last one's first paragraph: it may tell of who gave it."""
    last = next((block.item for block in reversed(blocks) if block.turn is not None), None)
    ends = False
    for block in blocks:
        if block.turn is not None and block.turn.role == "answers" and not ends:
            yield block
        ends = ends or (block.turn is not None and block.item == last)


def _is_met(name: str, words: str, led: Collection[str]) -> bool:
    """Whether words print a name, and not only as where something is: *at Lund Mills*."""
    before = words.split(f" {name}")[:-1]
    return any((part.split() or [""])[-1].lower() not in led for part in before)
