"""Of whom a sentence tells: its subject, to whom a pronoun behind it points back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from attrs import evolve, field

from statements.attribution.draft import Place
from statements.attribution.sentence.classes import VERB
from statements.languages import Language, listed
from statements.patterns import pattern
from statements.record import record
from statements.resolve.apposed import is_persons
from statements.resolve.bearers import Bearers
from statements.resolve.choice import fits_pronoun
from statements.resolve.clause_subjects import TITLES, ClauseSubject, ClauseSubjects, clause_subjects
from statements.resolve.description import Description
from statements.resolve.inflected import placed_body
from statements.resolve.main_clauses import main_clause
from statements.resolve.participants import Participants
from statements.resolve.people import Person
from statements.resolve.triggers import STOP, abbreviated, abbreviations
from statements.resolve.unfamiliar import foreign, relative, unfamiliar
from statements.resolve.unsaid_sentences import REACH, own_stretches, whole_sentences

_IN_FULL = pattern(r"[^\w\n]*(?P<name>[^\W\d_a-z]\w{0,30}(?: [^\W\d_a-zà-ỹđ]\w{0,30}){1,3})(?= [a-zà-ỹđ])")
# Hôm 1/3, **Aslan** ra mắt đĩa hát
_LONE = pattern(r"(?P<name>[^\W\d_a-z]\w{1,30})(?= [a-zà-ỹđ])")
_OPENING = pattern(r"[^\w\n]*(?P<word>\w[\w'’-]*)")
# What stands behind a lone name that a sentence tells of: its verb, or what is told of it between commas or dashes.
_BESIDE_NAME = pattern(r" (?=[^\W\d_])|, (?=\w)| [–—-] (?=[^\W\d_])")
# Her friend Ada left, Holm’s son Ole left
_NOUN_AND_NAME = pattern(
    r"(?P<lead>[^\W\d_]{1,20}(?:['’]s)?) (?P<noun>[a-z-]{2,20}(?: [a-z-]{2,20}){0,2})(?:, | )"
    r"(?P<name>[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z][\w'’-]{1,30}){0,2})"
    r"(?:,(?: [a-z]{1,8})? \d{1,2},|, [a-z][^,.;:\n]{2,60},)?,? (?P<next>[a-z]{1,30})"
)
# attacked **him** at the pier, saw **her**.
_SMALL = pattern(r"(?<= )(?P<word>[a-z]{1,8})(?![\w-])(?P<ends>[.,;])?")
# And in Holm’s study
_OWNER = pattern(
    r"(?:[^\W\d_]{1,20} )?(?P<lead>[^\W\d_]{1,20}) (?:[a-z]{1,5} )?(?:[^\W\d_a-z][\w-]{1,30} )?"
    r"(?P<name>[^\W\d_a-z][\w-]{1,30})['’]s (?=[a-z])"
)
_BEHIND_COMMA = pattern(r", (?P<name>[^\W\d_a-z][\w-]{1,30}) (?P<next>[a-z]{1,30})")
_COMMAS = 4


@record(eq=False, repr=False)
class Subjects:
    """Of whom sentences tell. ``content`` is what anybody says on the page, in order."""

    participants: Participants
    content: Sequence[Place]
    bearers: Bearers
    _clauses: ClauseSubjects | None = field(init=False)
    _sentences: dict[Place, list[Place]] = field(factory=dict)

    @_clauses.default
    def _of_clauses(self) -> ClauseSubjects | None:
        mentions = self.participants.mentions
        words = mentions.words
        return None if not words.given or words.nominative else clause_subjects(mentions.language, words)

    def own(self, block: Place, mention: Place, gender: str | None) -> list[Person]:
        """Of whom the clauses of a pronoun's own sentence tell before it: *When **Holm** was asked, he said*.

        Several where they tell of several whom it fits; nobody where the sentence begins with it.
        """
        text = self.participants.mentions.text
        if self._clauses is not None and gender == "group":
            stretches = own_stretches(self.participants.mentions, self.content, block, mention[0])
            return self._several(stretches[0]) if stretches and text[mention[0]].islower() else []
        if self._clauses is None or gender not in ("m", "f") or not text[mention[0]].islower():
            return []
        fit: list[Person] = []
        stretches = own_stretches(self.participants.mentions, self.content, block, mention[0])
        if any(self._has_object(low, high, gender) for low, high in stretches):
            return []
        for inner in (False, True):
            for low, high in stretches if not fit else ():
                for subject in self._clauses.of(text, low, high, inner=inner):
                    who = self._person(subject, low, high)
                    if who is not None and fits_pronoun(who, gender) and who not in fit:
                        fit.append(who)
        return fit

    def is_led_to(self, block: Place, mention: Place, said: Description) -> bool:
        """Whether somebody only ends the phrase that a pronoun's sentence opens with: *In a letter to **Holm**, he*."""
        mentions = self.participants.mentions
        text, words = mentions.text, mentions.words
        if self._clauses is None or words.pronouns.get(text[slice(*mention)].lower()) not in ("m", "f"):
            return False
        if text[said.end : mention[0]] != ", " or not (
            stretches := own_stretches(self.participants.mentions, self.content, block, mention[0])
        ):
            return False
        before = text[stretches[0][0] : said.start].lower().split()
        while before and words.tags.get(before[-1].strip(".")) in TITLES:
            before.pop()
        leads = self._grammar("prepositions") | self._grammar("addressee")
        alone = all(word in leads or word in self._grammar("subordinators") for word in before)  # As for Holm, he
        return not alone and before[-1] in leads

    def _several(self, stretch: Place) -> list[Person]:
        """The group that a stretch's first clause tells of: *While **the crews** praised the port, they said*."""
        mentions = self.participants.mentions
        place = self._clauses.several(mentions.text, *stretch) if self._clauses is not None else None
        if place is None:
            return []
        first, _, rest = mentions.text[slice(*place)].partition(" ")
        led = bool(rest) and first.lower() in mentions.words.definite
        said = mentions.describe(place[1] - len(rest) if led else place[0], place[1])
        return [self.participants.several(said.name)] if said.kind == "group" and self._are_people(said.name) else []

    def _are_people(self, name: str) -> bool:
        """Whether a phrase ends in a noun for several people: *the night crews*, *more women*, *two bakers*."""
        words, low = self.participants.mentions.words, name.rpartition(" ")[2].lower()
        endings = words.plurals_of.items()
        ones = {one.replace("~", low.removesuffix(end)) for end, one in endings if low.endswith(end)}
        known = (words.roles, words.workers, words.kin, words.genders, words.titles)
        told = any(one in nouns or one.endswith(words.agents) for one in ones for nouns in known)
        return told or "group" in words.roles.get(low, ())

    def _has_object(self, start: int, end: int, gender: str) -> bool:
        """Whether a stretch has an object pronoun of a gender, which means another than its subject: *attacked him*."""
        mentions = self.participants.mentions
        words = mentions.words
        small = _SMALL.finditer(mentions.text, start, end)
        told = (found["word"] for found in small if found["ends"] or found["word"] in words.objects)
        return any(words.pronouns.get(word) == gender for word in told)

    def _person(self, subject: ClauseSubject, low: int, high: int) -> Person | None:
        """Who is meant by the name that is a clause's subject, where it is a person's."""
        mentions = self.participants.mentions
        start, end = subject.place
        name = mentions.text[start:end]
        for description in mentions.named_within(low, high):
            if description.end == end and description.kind == "person":
                return None if description.owner else self.bearers.introduce(description)
        if " " not in name:
            return self._bearer(name)
        found = mentions.describe(start, end)
        told = subject.aged or self.participants.called(name) or mentions.is_first_name(start, end)
        return self.bearers.introduce(found) if found.kind == "person" and found.pure and told else None

    def told_of(self, block: Place, item: int, mention: Place) -> list[Person]:
        """The subject of the nearest sentence before a word since somebody spoke, here or in the paragraph above.

        A sentence that the same pronoun opens tells of whom the one before it does.
        """
        words = self.participants.mentions.words
        if not (words.given or words.heads):
            return []
        start, text = mention[0], self.participants.mentions.text
        pronoun = text[slice(*mention)].lower() if self._clauses is not None else ""
        goes_on = not any(
            _OPENING.match(text, *place)
            for place in own_stretches(self.participants.mentions, self.content, block, start)
        )
        since = self.participants.spoke(item)
        above = self.participants.mentions.above(block[0], item, 1)
        for first, last in ((block[0], start), *above):
            for low, high in reversed(self.sentences(max(first, last - REACH), last)):
                if low < since:
                    return []
                who, clear = self._subject(low, high) if words.given else (self._met(low, high), False)
                if who is None and not clear and _opening(text, low, high) == pronoun:
                    continue
                if who is None and goes_on:
                    who = self._owner(low, high)
                if words.pronouns.get(pronoun) == "group":
                    return self._several((low, high))
                if who or not clear:
                    return [who] if who else []
        return []

    def body_told_of(self, block: Place, item: int, mention: Place) -> list[Person]:
        """The known body that the nearest sentence names behind an opening: *In a post, the ministry showed A.*"""
        mentions, since = self.participants.mentions, self.participants.spoke(item)
        text = mentions.text
        if not mentions.words.given or text[slice(*mention)].lower() not in mentions.words.pronouns:
            return []
        for first, last in ((block[0], mention[0]), *mentions.above(block[0], item, 1)):
            for low, high in reversed(self.sentences(max(first, last - REACH), last)):
                if mentions.words.nominative and (place := placed_body(text, low, high, mentions.words)):
                    return [self.bearers.introduce(mentions.describe(*place))]
                for hit in mentions.scan(low, high) if low >= since else ():
                    ahead = text[low : hit.start].split()
                    if ahead and ahead[-1] in mentions.words.definite:
                        ahead.pop()
                    led = bool(ahead) and ahead[-1].endswith(",")
                    following = text[hit.end : high].split(maxsplit=1)[:1]
                    if hit.entry.kind == "organisation" and led and following and self._is_verb(following[0]):
                        name = text[hit.start : hit.end]
                        body = Description(
                            kind="organisation", start=hit.start, end=hit.end, name=name, entry=hit.entry
                        )
                        return [self.bearers.introduce(body)]
                return []
        return []

    def sentences(self, start: int, end: int) -> list[Place]:
        """The whole sentences of a stretch that nobody says, in order; the last may go on behind it.

        Of the last stretch it is remembered: one mention asks for it several times.
        """
        found = self._sentences.get((start, end))
        if found is None:
            self._sentences.clear()
            found = self._sentences[start, end] = whole_sentences(self.participants.mentions, self.content, start, end)
        return found

    def _subject(self, start: int, end: int) -> tuple[Person | None, bool]:
        """Of whom a sentence tells, and whether one may look further back: not where it tells of somebody unknown."""
        mentions = self.participants.mentions
        text, words = mentions.text, mentions.words
        opening = _OPENING.match(text, start, end)
        if opening is None:
            return None, True
        if who := self._behind_noun(opening.start("word"), end):
            return who, True
        if place := relative(text, (opening.start("word"), end), words):
            return self.bearers.introduce(mentions.describe(*place)), True
        if opening["word"].lower() in words.pronouns:
            return None, False
        if words.nominative and words.tags.get(opening["word"].lower()) == "article":
            return self._subject(opening.end(), end)  # **Сам** Рябов это отрицает
        if who := self._first(start, end):
            return who, True
        low = opening["word"].lower()
        fronted = low in self._grammar("prepositions") or low in self._grammar("subordinators")
        fronted = fronted or (self._clauses is not None and self._clauses.is_participle(low))
        unknown = self._unknown(start, end)
        if unknown is not None and words.nominative:
            return unknown, True
        for description in mentions.named_within(start, end):
            given = text[description.start : description.end].split()[0].lower()
            if words.nominative and given in words.given and given not in words.nominative:
                continue  # провёл переговоры с **Иваном Орловым**
            if given in words.nominative and " " in description.name and not description.owner:
                return self.bearers.introduce(description), True  # сделку оценил **Иван Орлов**
            ahead = text[start : description.start]
            if fronted:
                ahead = ahead.rpartition(", ")[2]  # At the hearing that he opened, Rep. Holm left
            before = ahead.replace(description.title or "", " ", 1).split()
            while before and words.tags.get(before[-1].lower().rstrip(".")) in ("honorific", "article"):
                before.pop()
            if not description.owner and not any(self._is_verb(word) for word in before):
                governed = bool(before) and before[-1].lower() in self._grammar("prepositions")
                return (None, True) if governed else (self.bearers.introduce(description), True)
            break
        if who := unknown or self._behind_comma(opening.end("word"), end):
            return who, True
        if text[opening.start("word")].isupper() and (lone := self._lone(opening.span("word"), end)):
            return lone, True
        plain = opening["word"].lower() in words.plain
        if who := None if plain else self.participants.bearer(opening["word"]):
            return (who, True) if text[opening.end() : opening.end() + 1] == " " else (None, True)
        return None, True

    def _first(self, start: int, end: int) -> Person | None:
        """Whose verb a sentence's first clause has: *Ada Holm, 33, a friend of Mayor Vik, left*."""
        text = self.participants.mentions.text
        first = next(self._clauses.of(text, start, end), None) if self._clauses is not None else None
        return self._person(first, start, end) if first is not None and first.opens == start else None

    def _owner(self, start: int, end: int) -> Person | None:
        """Whose is what a sentence tells of, for one that begins with a pronoun: *Holm’s trust in the crew grew*."""
        text = self.participants.mentions.text
        owner = self._clauses.owner(text, start, end) if self._clauses is not None else None
        return self._bearer(text[slice(*owner)].split()[-1]) if owner else None

    def _met(self, start: int, end: int) -> Person | None:
        """Somebody met whose name in full a sentence or its main clause opens with, no title before it.

        ***Lê Lan** im lặng*; *Sau khi bà Mai ra về, **Lê Lan** im lặng*; *Hôm 1/3, **Lan** im lặng*, if she was met.
        """
        mentions = self.participants.mentions
        main = main_clause(mentions.text, start, end, mentions.language)
        for at in dict.fromkeys((start, main)):
            if (opening := _IN_FULL.match(mentions.text, at, end)) is not None:
                who = self.participants.called(opening["name"])
                if who is None and main > start and is_persons(opening["name"], mentions.words):
                    who = self.bearers.introduce(mentions.describe(*opening.span("name")))
                if who is not None and who.kind == "person":
                    return who
        if (name := foreign(mentions.text, main, end, mentions.words)) is not None:
            said = mentions.describe(main, name[1])
            named = said.kind == "person" and said.name == mentions.text[slice(*name)]
            return self.bearers.introduce(said) if named and (said.title or said.gender) else None
        lone = _LONE.match(mentions.text, main, end)
        who = self._bearer(lone["name"]) if lone else None
        return who if who is not None and who.kind == "person" else None

    def _behind_comma(self, start: int, end: int) -> Person | None:
        """Somebody met whose verb stands behind what a sentence opens with: *Asked how she was, **Holm** thought*."""
        for found in islice(_BEHIND_COMMA.finditer(self.participants.mentions.text, start, end), _COMMAS):
            if self._is_verb(found["next"]) and (who := self._bearer(found["name"])):
                return who
        return None

    def _bearer(self, name: str) -> Person | None:
        """The only one whom the page calls by a name, in full or by it alone."""
        if not self.participants.has(name):
            self.bearers.meet(name, told=True)
        return self.participants.bearer(name)

    def _lone(self, word: Place, end: int) -> Person | None:
        """Somebody by one name, of whom the words behind it tell: *Holm, in her answer, left*, *Ada left*."""
        mentions = self.participants.mentions
        text, words, name = mentions.text, mentions.words, mentions.text[slice(*word)]
        beside = _BESIDE_NAME.match(text, word[1], end)
        if beside is None or text[beside.end()].isupper():
            return None
        if who := self._bearer(name):
            return who
        verb = text[beside.end() : end].split(maxsplit=1)[0] if beside[0] == " " else ""
        given = (
            name.lower() in words.given
            and name.lower() not in words.plain
            and name.lower() not in self._grammar("time")
        )
        if not given or self.bearers.named_so(name) or (verb and not self._is_verb(verb)):
            return None
        found = mentions.describe(*word)
        return self.bearers.introduce(found) if found.kind == "person" and found.name == name else None

    def _behind_noun(self, start: int, end: int) -> Person | None:
        """Somebody behind a noun for who they are: *Her friend **Ada** left*, *The baker, **Ada Holm**, left*."""
        mentions = self.participants.mentions
        found = _NOUN_AND_NAME.match(mentions.text, start, end)
        lead = found["lead"].lower() if found else ""
        if found is None or not (lead in self._grammar("determiners") or lead.endswith(("'s", "’s"))):
            return None
        if not self._is_verb(found["next"]) or any(self._is_verb(word) for word in found["noun"].split()):
            return None
        if who := self.participants.bearer(found["name"].split()[-1]):
            return who
        words, noun, first = mentions.words, found["noun"].split()[-1], found["name"].split()[0].lower()
        told = noun in words.kin or noun in words.workers or noun.endswith(words.agents)
        if not (told or first in words.given):
            return None
        person = mentions.describe(*found.span("name"))
        return self.bearers.introduce(person) if person.kind == "person" else None

    def owner_before(self, block: Place, mention: Place) -> list[Person]:
        """Of whom what a sentence opens with is, before a pronoun in it: *In **Holm’s** study of peat she found*."""
        mentions = self.participants.mentions
        text, short = mentions.text, abbreviations(mentions.language)
        stops = STOP.finditer(text, max(block[0], mention[0] - REACH), mention[0])
        start = max((stop.end() for stop in stops if not abbreviated(text, stop.start(), short)), default=block[0])
        found = _OWNER.match(mentions.text, start, mention[0])
        leads = found is not None and found["lead"].lower() in self._grammar("prepositions")
        who = self._bearer(found["name"]) if found and leads else None
        return [who] if who else []

    def _unknown(self, start: int, end: int) -> Person | None:
        """Somebody by a full name that no list has, whose verb is the sentence's first: *By then Ada Holm was ill.*"""
        mentions = self.participants.mentions
        language, words = mentions.language_at(start), mentions.words_at(start)
        found = unfamiliar(mentions.text, (start, end), language, words, self._clauses)
        if found is None:
            return None
        place, gender = found
        name = mentions.text[slice(*place)]
        if words.nominative and place[0] == start and (who := self.participants.bearer(name.rpartition(" ")[2])):
            return who  # Склад **Лукин** закрыл
        said = mentions.describe(*place)
        if said.kind != "person" or (gender is None and said.name != name):
            return None
        return self.bearers.introduce(evolve(said, name=name, gender=gender, agreeing=True) if gender else said)

    def _is_verb(self, word: str) -> bool:
        """Whether a word before a name makes it an object."""
        low = word.strip(",;:").lower()
        if low in self._grammar("verbs") or low in self._grammar("auxiliaries"):
            return True
        return low.endswith(_endings_of_verbs(self.participants.mentions.language))

    def _grammar(self, key: str) -> frozenset[str]:
        return listed(self.participants.mentions.language, key)


@lru_cache(maxsize=32)
def _endings_of_verbs(language: Language) -> tuple[str, ...]:
    """What finite verbs may end in."""
    suffixes = (end for end, letter in language.grammar["suffixes"].items() if letter == VERB)
    return (*suffixes, *language.grammar["tenses"])


def _opening(text: str, start: int, end: int) -> str:
    """The first word of a sentence, in small letters."""
    opening = _OPENING.match(text, start, end)
    return opening["word"].lower() if opening else ""
