"""Whom a noun calls that the page puts beside somebody's name once: *the coroner, Ada Holm, … the coroner said*."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import evolve

from statements.attribution.draft import Place
from statements.record import record
from statements.resolve.apposed import WORD, NounPhrase, name_beside, phrase_around
from statements.resolve.choice import Choice, rivalling
from statements.resolve.description import Description
from statements.resolve.mentions import Mentions
from statements.resolve.name_words import NameWords
from statements.resolve.participants import Participants
from statements.resolve.people import Person

# How far back, how far ahead, and around whom a possessive tells whose they are; in code points.
_BACK = 8_000
_AHEAD = 1_500
_OWN = 800
_CROWD = 400
_LED = 40
# How many places of a noun are looked at.
_PLACES = 24
_ENDING = r"\w{0,4}"
_PREFIX = r"\w{2,5}-"
_LONGEST = 8
# What a body's name in quotation marks begins with, and whose title means a state's where nothing else is told.
_OPENS_TITLE = frozenset('«„“"')
_RULES = "president"
_SHORT_FORM = 4  # letters of a noun that may be written in capitals: *HLV*


@record(kw_only=True, eq=False, repr=False)
class Callings:
    """Finds whom a noun calls, in its item; with ``everywhere`` on the whole page, which tells one story."""

    participants: Participants
    everywhere: bool

    def unnamed(self, said: Description, mention: Place, near: Sequence[Person], spoke: int) -> Choice | None:
        """Whom nobody names and the same noun brought in before; ``None`` where there is none.

        ``spoke`` is where the mention of whoever spoke last ends.
        """
        mentions = self.participants.mentions
        words = mentions.words_at(mention[0])
        if not said.definite or not words.indefinite or words.head != "last":
            return None
        if one_of_many(mentions.text, said, max(mention[0] - _CROWD, spoke), mention[0], words):
            return Choice("one of several told of before it: which, is not said")
        unnamed = [who for who in near if who.name[:1].islower()]
        if not unnamed:
            return None
        found = list(WORD.finditer(mentions.text, *mention))
        phrase = phrase_around(mentions.text, found[-1].span(), words, end=mention[1])
        pattern = _pattern(found[-1][0], words)
        back = [match.span() for match in pattern.finditer(mentions.text, self.bounds(mention)[0], mention[0])]
        who = self._brought_in(phrase, reversed(back[-_PLACES:]), unnamed, words)
        return Choice("whom the same noun brought in before, unnamed", who) if who else None

    def choose(self, said: Description, mention: Place, near: Sequence[Person]) -> Choice | None:
        """Whom a noun that points back calls; ``None`` where the page names nobody beside it."""
        mentions = self.participants.mentions
        words = mentions.words_at(mention[0])
        noun = _noun_of(mentions.text, said, mention, words)
        if noun is None or not _is_for_one(mentions.text, said, noun, mention, words):
            return None
        phrase = phrase_around(mentions.text, noun, words, end=mention[1])
        articles = bool(words.indefinite) and words.head == "last"
        if phrase.pointing == "indefinite" or (articles and phrase.pointing == "bare"):
            return None
        low, high = self.bounds(mention)
        if phrase.pointing == "possessive":
            low, high = max(low, mention[0] - _OWN), min(high, mention[1] + _OWN)
        pattern = _pattern(mentions.text[slice(*noun)], words)
        back = [match.span() for match in pattern.finditer(mentions.text, low, mention[0])][-_PLACES:]
        ahead = [match.span() for match in islice(pattern.finditer(mentions.text, mention[1], high), _PLACES)]
        for places, forward in ((reversed(back), False), (iter(ahead), True)):
            called = list(self._called(said, phrase, places, words, forward=forward))
            if called:
                return _of(called, near, said, words)
        return None

    def _brought_in(
        self, phrase: NounPhrase, places: Iterator[Place], unnamed: Sequence[Person], words: NameWords
    ) -> Person | None:
        """Who of those unnamed a noun with an indefinite article tells of: ***A diplomat** at the talks said …*."""
        text = self.participants.mentions.text
        for place in places:
            there = phrase_around(text, place, words)
            if name_beside(text, there, words) is not None:
                return None
            if there.pointing == "indefinite" and _agree(phrase, there):
                told = text[there.start : place[1] + _OWN]
                return next((who for who in unnamed if _brings_in(told, who.name, words)), None)
        return None

    def _called(
        self, said: Description, phrase: NounPhrase, places: Iterator[Place], words: NameWords, *, forward: bool
    ) -> Iterator[tuple[bool, Person]]:
        """Those named beside a noun at its places, up to where it is of somebody new; and if all told fits."""
        mentions = self.participants.mentions
        for place in places:
            there = phrase_around(mentions.text, place, words)
            if there.pointing == "several":
                continue
            name = name_beside(mentions.text, there, words)
            if name is None:
                if there.pointing == "indefinite":
                    return
                continue
            if (forward and there.pointing == "indefinite") or _apart(phrase, there, words):
                continue
            if words.endings and name[0] > place[0] and not self._in_one_case(phrase.noun, place, name, words):
                continue
            found = _named(mentions, name)
            if found is None:
                continue
            who = self.participants.introduce(found)
            own = said.state is not None and who.state == said.state
            headed = _headed(mentions.text, phrase, there, words) or ((phrase, there) if own else None)
            if headed is None:
                continue
            mine, theirs = headed
            whole = mine.told <= theirs.told
            fits = own or (_agree(mine, theirs) and (said.state is None or whole))
            if who.kind == "person" and fits and (said.gender is None or who.gender in (said.gender, None)):
                yield whole, who

    def _in_one_case(self, noun: Place, place: Place, name: Place, words: NameWords) -> bool:
        """Whether a noun and the name behind it stand in one case: not *жена **фермера** Ада Холм*."""
        text = self.participants.mentions.text
        low, own = text[slice(*place)].lower(), text[slice(*noun)].lower()
        subject = low in (own, *words.wider.get(words.stem(own.rpartition("-")[2]), ()))
        given = text[slice(*name)].split()[0].lower()
        return subject == (given in words.nominative) if given in words.given else subject

    def bounds(self, mention: Place) -> Place:
        """Between which places a mention looks around."""
        mentions = self.participants.mentions
        low, high = max(0, mention[0] - _BACK), min(len(mentions.text), mention[1] + _AHEAD)
        if self.everywhere:
            return low, high
        paragraphs = mentions.paragraphs
        if not len(paragraphs):
            return low, high
        starts, ends, items = paragraphs.starts, paragraphs.ends, paragraphs.items
        first = last = at = max(0, bisect_right(starts, mention[0]) - 1)
        while first > 0 and items[first - 1] == items[at] and starts[first] > low:
            first -= 1
        while last + 1 < len(paragraphs) and items[last + 1] == items[at] and ends[last] < high:
            last += 1
        return max(low, starts[first]), min(high, ends[last])


def one_of_many(text: str, said: Description, low: int, high: int, words: NameWords) -> bool:
    """Whether a noun for anybody follows the same noun for several: *Officials agree. …, **the official** said*."""
    noun = said.nouns[-1] if said.kind == "role" and said.definite and said.nouns else ""
    if noun not in words.anybody or said.name.lower() != noun:
        return False
    plurals = [noun.removesuffix(one[1:]) + end for end, one in words.plurals_of.items() if noun.endswith(one[1:])]
    found = re.search(rf"\b(?i:{'|'.join(map(re.escape, plurals))})\b", text[low:high]) if plurals else None
    return found is not None and re.search(rf"\b{noun}\b", text[low + found.end() : high]) is None


def _noun_of(text: str, said: Description, mention: Place, words: NameWords) -> Place | None:
    """Where the noun stands on which a mention turns; ``None`` where it is no noun for one person told by others."""
    found = list(WORD.finditer(text, *mention))
    if not found or len(found) > _LONGEST or "," in text[slice(*mention)]:
        return None
    while len(found) > 1 and words.tags.get(found[0][0].lower()) == "article":
        found = found[1:]
    place: Place | None
    if words.head == "last":
        stop = next((k for k, word in enumerate(found) if word[0].lower() in words.prepositions and k), len(found))
        place = found[stop - 1].span()
    elif words.endings:
        noun = said.nouns[0].split()[0] if said.nouns else None
        place = next((word.span() for word in found if noun in (None, words.stem(word[0].lower()))), None)
    else:
        noun = said.nouns[0] if said.nouns else ""
        at = text[slice(*mention)].lower().find(noun) if noun else -1
        start = mention[0] + at
        place = (start, start + len(noun)) if at >= 0 else (found[0].start(), mention[1])
    if place is None:
        return None
    low = text[slice(*place)].lower()
    own = any(low == noun[0] or words.stem(low) == noun[0] for noun in words.relations) and words.head == "first"
    anybody = low in words.anybody and low not in words.wider
    return None if own or low in words.kin or anybody or not text[place[0]].isalpha() else place


def _is_for_one(text: str, said: Description, noun: Place, mention: Place, words: NameWords) -> bool:
    """Whether a noun stands for one person by what they do or hold: no crowd, no body, no thing."""
    led = f" {text[mention[0] : noun[0]].lower()}"
    if any(f" {several} " in led for several in words.plural):
        return False
    low = text[slice(*noun)].lower().rpartition("-")[2]
    told = low in words.workers or low.endswith(words.agents) or words.stem(low) in words.wider
    return told or (bool(said.nouns) and (said.kind == "role" or words.head == "last"))


def _pattern(noun: str, words: NameWords) -> re.Pattern[str]:
    """What finds a noun and those that it may stand for, in all their forms, with *ex-* or *vice-* before them."""
    stem = words.stem(noun.lower().rpartition("-")[2])
    nouns = (stem, *map(words.stem, words.wider.get(stem, ())))
    forms = "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in nouns)
    forms = "|".join((forms, *(word.upper() for word in nouns if len(word) <= _SHORT_FORM and word.isalpha())))
    return re.compile(rf"(?<![\w'’-])(?:{_PREFIX})?(?:{forms}){_ENDING if words.endings else ''}(?![\w-])")


def _named(mentions: Mentions, name: Place) -> Description | None:
    """Who is named at a place, behind a country if need be: *người đồng cấp **Lào** Ada Holm*."""
    start, end = name
    while start < end:
        found = mentions.describe(start, end)
        if found.kind == "person" and found.pure and (" " in mentions.text[start:end] or found.gender):
            return found
        behind = mentions.text.find(" ", start, end)
        start = behind + 1 if behind > 0 and mentions.words_at(start).surnames else end
    return None


def _apart(one: NounPhrase, other: NounPhrase, words: NameWords) -> bool:
    """Whether a word makes one of two phrases another's office: *the **deputy** mayor* and *the mayor*."""
    return bool((one.told ^ other.told) & {*words.qualifiers, *words.lesser.values()})


def _headed(text: str, one: NounPhrase, other: NounPhrase, words: NameWords) -> tuple[NounPhrase, NounPhrase] | None:
    """Two phrases without a noun that calls again what somebody is at the head of: *глава **региона***, a governor's.

    ``None`` where the other is at the head of something else: *мэр **города***. A name that the other alone tells
    parts nobody: *тренер **«Зари»***, *наставник красно-белых*.
    """
    kinds, owned = words.headed, other.owners
    fields = other.told - owned
    if words.endings:
        other = evolve(other, told=other.told - (owned - one.told))
    heads = next((kinds[word] for word in sorted(one.told) if word in kinds), None)
    if heads is None:
        # глава **либерал-демократов**, кандидат в **мэры** Ада Холм
        leads = bool(kinds) and any(words.stem(text[slice(*one.noun)].lower()) in listed for listed in kinds.values())
        return None if leads and not one.told <= other.told else (one, other)
    noun = words.stem(text[slice(*other.noun)].lower())
    theirs = next((kinds[word] for word in sorted(fields) if word in kinds), None)
    if noun not in heads or (theirs or heads) != heads:
        return None
    own = noun == heads[0] or sum(noun in listed for listed in set(kinds.values())) == 1
    if theirs is None and not own:
        # **Председатель** суда, **президент** страны: of what somebody else is, nothing tells
        quoted = text[other.noun[1] : other.noun[1] + 2].strip() in _OPENS_TITLE
        if fields or not (quoted if owned else words.titles.get(noun) != _RULES):
            return None
    return evolve(one, told=one.told - kinds.keys()), evolve(other, told=other.told - kinds.keys())


def _agree(one: NounPhrase, other: NounPhrase) -> bool:
    """Whether nothing tells two phrases of one noun apart: *the city auditor* and *the auditor*.

    Whose somebody is, the other has to say, too.
    """
    return one.owners <= other.told and (one.told <= other.told or other.told <= one.told)


def _of(called: Sequence[tuple[bool, Person]], near: Sequence[Person], said: Description, words: NameWords) -> Choice:
    """Of those whom a noun calls the only one, else the one at hand; nobody where it calls several alike."""
    best = [who for fits, who in called if fits] or [who for _, who in called]
    people = {who.order: who for who in best}
    if len(people) == 1:
        if (rival := rivalling(best[0], near, said)) is not None:
            return rival
        return Choice("the only one whom the page calls so by name", next(iter(people.values())))
    if near and near[0].order in people and (near[0].present or (words.endings and called[0][1] is near[0])):
        others = tuple(people.values())
        return Choice("of those whom the page calls so the one at hand", near[0], alike=others)
    return Choice("the page calls several so: none is taken", alike=tuple(people.values()))


def _brings_in(told: str, name: str, words: NameWords) -> bool:
    """Whether an unnamed one is told of right behind a noun, and not as theirs: *a man who saw **his** nurse*."""
    at = told.find(name, 0, _LED + len(name))
    between = told[:at].lower().split() if at > 0 else []
    return at > 0 and not any(words.pronouns.get(word) in ("m", "f", "group") for word in between)
