"""Where a page names people, bodies and places: each stretch of it read once, each wording described once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import TypeVar

from attrs import define, evolve, field

from statements.attribution.draft import Place
from statements.attribution.sentence.classes import ADVERB
from statements.gazetteer import Entry, Gazetteer, Hit
from statements.languages import Language
from statements.patterns import pattern
from statements.resolve import addressed
from statements.resolve.apposed import APPOSED, apposed_end, owner_at
from statements.resolve.description import Description, in_own_office
from statements.resolve.descriptions import describe
from statements.resolve.name_words import NameWords, name_words
from statements.resolve.namesakes import has_capitals, namesakes, places
from statements.resolve.naming import persons_in
from statements.resolve.stretches import Paragraphs

_OPENS = (". ", "! ", "? ", "… ", "” ", '" ')  # before the first word of a sentence
# Two words side by side, of which the second has a capital.
_PAIR = pattern(r"(?<!\w)(\w{1,40}) (?=([^\W\d_a-z]\w{0,40}))")
# What tells a body's seat: the country and the body behind a town.
_SEATED = pattern(
    r", [^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+){0,2}['’]s "
    r"(?P<body>[^\W\d_a-z]\w+(?: (?:(?:of|for|and|the) )?[^\W\d_a-z]\w+){1,6})"
)
# A body's short form behind its name.
_BRACKETED = pattern(r" \(([A-Z][\w&.]*[A-Z][\w&.]*)\)")
_FIRM = pattern(r"(?:[^\W\d_a-z][\w'’-]* ){1,3}&(?: [^\W\d_a-z][\w'’-]*){1,3}")  # Cook & Farrier
_GOES_ON = pattern(r" [^\W\d_]")  # behind an office that no comma closes
# What tells of whoever was named right before it: an age, who they are.
_TOLD = pattern(r", (?:\d{1,2}|an?)\b|,? \(")
_CAPITAL = pattern(r"(?<=[^\w])[^\W\d_a-z]")

_Spanned = TypeVar("_Spanned", Hit, Description)
K = TypeVar("K")
V = TypeVar("V")
_KEPT = 1024  # of so many stretches and wordings is remembered what they name: a page has its own at hand
_start = attrgetter("start")
_SHORT = 60  # pages say *he* and the same names: what a few words say by themselves is remembered over pages
_say = lru_cache(maxsize=4096)(describe)


@define(eq=False, repr=False)
class Mentions:
    """What a view's text says of people. ``paragraphs`` are its blocks and titles in order, each with its item.

    ``by_item`` gives the language of an item that is not in the page's own.
    """

    text: str
    language: Language
    gazetteer: Gazetteer
    paragraphs: Paragraphs
    by_item: Mapping[int, Language] = field(factory=dict)
    words: NameWords = field(init=False)
    _other_words: tuple[NameWords, ...] = field(init=False)
    _behind: frozenset[str] | None = None
    _alone: frozenset[str] | None = None
    _placed: frozenset[str] | None = None
    _small: frozenset[str] | None = None
    _whole: bytearray = field(init=False)  # the paragraphs that were read for names
    _at: dict[Place, Description] = field(factory=dict)
    _described: dict[tuple[Language, str, bool, bool], Description] = field(factory=dict)
    _named: dict[Place, tuple[Description, ...]] = field(factory=dict)
    _hits: dict[Place, tuple[Hit, ...]] = field(factory=dict)
    _namesakes: dict[str, set[str]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.words = name_words(self.language, self.gazetteer)
        others = dict.fromkeys(self.by_item.values())
        self._other_words = tuple(name_words(language, self.gazetteer) for language in others)
        self._whole = bytearray(len(self.paragraphs))

    def describe(self, start: int, end: int) -> Description:
        """What the words of a mention say; its offsets are those of the words alone. A place is looked at once."""
        place = start, end
        found = self._at.get(place)
        if found is None:
            found = self._describe(start, end)
            _remember(self._at, place, found)
        return found

    def _describe(self, start: int, end: int) -> Description:
        """What the words at a place say, read once, since a page names its people again and again."""
        language, words, known = self.language_at(start), self.text[start:end], self.words_at(start)
        # Capitals throughout matter only where a name may go on with the next one.
        several = _CAPITAL.search(words, 1) is not None
        opens = " " not in words and (
            start == 0 or self.text[start - 2 : start] in _OPENS or self.text[start - 1] == "\n"
        )
        key = (language, words, several and has_capitals(self.text, start, known.look), opens)
        called = self._described.get(key)
        if called is None:
            say = _say if len(words) <= _SHORT else describe
            found = say(words, 0, len(words), language, self.gazetteer, headline=key[2])
            if opens and found.kind == "person" and known.heads and self._is_syllable(found.name, known):
                found = evolve(found, kind="nobody")
            called = addressed.as_called(self.text, words.lower(), found, known)
            if addressed.may_hold_country(called, known):
                called = addressed.without_country(called, self._countries(known), self.text, known)
            _remember(self._described, key, called)
        return called

    def language_of(self, item: int) -> Language:
        """The language of an item; 0 stands for the whole page."""
        return self.by_item.get(item, self.language)

    def language_at(self, place: int) -> Language:
        """The language of the item in which a place of the text lies."""
        if not self.by_item:
            return self.language
        at = self.paragraphs.around(place, place + 1)
        return self.language_of(self.paragraphs.items[at]) if at >= 0 else self.language

    def words_at(self, place: int) -> NameWords:
        """The words for people in the language at a place of the text."""
        return name_words(self.language_at(place), self.gazetteer) if self.by_item else self.words

    def name_key(self, name: str) -> str:
        """One key for the spellings and cases of one name, in whichever of the page's languages it is written."""
        key = self.words.name_key(name)
        for words in self._other_words:
            key = words.name_key(key)
        return key

    def _is_syllable(self, name: str, known: NameWords) -> bool:
        """Whether a lone word in a capital is only how a sentence begins: nobody on the page is called by it."""
        if " " in name or not known.spells(name.lower()) or name.isupper():
            return False
        return name not in self._called(known)

    def _countries(self, known: NameWords) -> frozenset[str]:
        """The words that stand alone in a capital where nobody is brought in, found once."""
        if self._alone is None:
            self._alone = addressed.standing_alone(self.text, known)
        return self._alone

    def _called(self, known: NameWords) -> frozenset[str]:
        """The words that stand behind a capital or a word for people somewhere on the page, found once."""
        if self._behind is None:
            pairs = _PAIR.finditer(self.text)
            people = (known.genders, known.callings, known.titles)
            self._behind = frozenset(
                pair[2] for pair in pairs if pair[1][0].isupper() or any(pair[1] in words for words in people)
            )
        return self._behind

    def describe_apposed(self, start: int, end: int) -> Description:
        """What a mention says; an office takes the name that stands beside it between commas.

        Names joined by a sign are a firm's: *Cook & Farrier*. A place that the country and its body follow is the body:
        *Havenburg, Northland's Solberg University*.
        """
        firm = _FIRM.search(self.text, start, end) if " & " in self.text[start:end] else None
        if firm and firm.span() == (start, end) and self.words_at(start).linking:
            return Description(kind="organisation", start=firm.start(), end=firm.end(), name=firm[0])
        if " " not in self.text[start:end] and (seated := _SEATED.match(self.text, end)):
            body = self.describe(*seated.span("body"))
            if body.kind == "organisation":
                return body
        alone = self.describe(start, end)
        unknown = alone.kind == "person" and alone.pure and not (alone.entry or alone.gender or alone.title)
        if unknown and self.text.startswith(tuple(f", {word} " for word in self.words_at(start).impersonal), end):
            return evolve(alone, kind="organisation")  # Lund Lines, which
        if short := _BRACKETED.match(self.text, end):
            initials = "".join(word[0] for word in alone.name.split() if word[0].isupper())
            if alone.kind == "organisation" or (alone.kind == "person" and alone.pure and initials == short[1]):
                return evolve(alone, kind="organisation", alias=short[1])
        unheard = alone.kind == "nobody" and alone.gender is None and bool(self.words_at(start).heads)
        told = alone.kind in ("role", "group", "organisation") or unheard
        if not told or alone.entry is not None:
            return alone
        comma = self.text.find(", ", start, end) if self.words_at(start).heads else -1
        if comma > 0 and ((named := self.describe(comma + 2, end)).called or named.title) and " " in named.name:
            return named  # người kế nhiệm ông, bác sĩ Lê Thị Lan
        if alone.kind == "group" and not self.words_at(start).plurals.isdisjoint(alone.nouns):
            return alone
        capital = alone.kind == "group" and bool(self.words_at(start).heads) and self.text[start].isupper()
        # cùng Ada Holm, **Dàn nhạc** hứa hẹn
        return self._name_after(start, end) or (None if capital else self._name_before(start, end)) or alone

    def _name_after(self, start: int, end: int) -> Description | None:
        """An office with the name behind its comma: *the minister, X, …*, *said the minister, X.*

        Also with what they are now: *nguyên thư ký, nay là chủ tịch X,*.
        """
        first = end + 2
        stop = apposed_end(self.text, first) if self.text.startswith(", ", end) else -1
        if stop > 0 and (
            now := next((word for word in self.words_at(start).now if self.text.startswith(word, first)), "")
        ):
            found = self.describe(first + len(now), stop)
            return found if found.kind == "person" and " " in found.name else None
        said = self.describe(start, end)
        if (
            stop > 0
            and (owner := owner_at(self.text, start, end, self.words_at(start)))
            and self.describe(*owner).kind == "role"
        ):
            return None
        if stop > 0 and (said.kind == "role" or said.called) and self._is_named_office(first, stop):
            return self.describe(first, stop)
        return self.describe(start, stop) if stop > 0 and self._is_bare_name(first, stop) else None

    def _name_before(self, start: int, end: int) -> Description | None:
        """An office with the name before it, a comma between them: *X, the minister*."""
        text = self.text
        if not text.endswith(", ", max(0, start - 2), start):
            return None
        comma = max(text.rfind(mark, max(0, start - APPOSED), start - 2) for mark in (", ", ". ", "\n", "“", '"'))
        first = comma + 1 if comma >= 0 else max(0, start - APPOSED)
        while first < start and not text[first].isalnum():
            first += 1
        words = self.words_at(start)
        open_ended = words.head == "last" and _GOES_ON.match(text, end) is not None
        if open_ended or text[first:start].partition(" ")[0].lower() in words.prepositions:
            return None  # Last June, the mayor said; in Lindale, the mayor, …
        apposed = text.startswith(",", end) or not text[first : start - 2].endswith(self._adverbs)  # Similarly, a study
        called = max((text.rfind(f"{word.capitalize()} ", first, start) for word in words.called), default=-1)
        named = next((at for at in (first, called) if at >= first and self._is_bare_name(at, start - 2)), None)
        return self.describe(named, end) if apposed and named is not None else None  # Ảnh: VNS **Ông Lê Minh**, chủ bút

    def _is_named_office(self, start: int, end: int) -> bool:
        """Whether a stretch is a second office with the name that it ends in: *мэр, **куратор порта Ада Холм***."""
        words = self.words_at(start)
        if words.head != "first" or not self.text[start : start + 1].islower():
            return False
        found = self.describe(start, end)
        whole = found.kind == "person" and found.end == end - start and " " in found.name
        return whole and (not words.endings or found.name.split()[0].lower() in words.nominative)

    def apposed_in_row(self, mentions: Sequence[Place]) -> list[Place]:
        """As many names between commas as offices stand before them: *the minister and the mayor, X and Y,*."""
        end = mentions[-1][1]
        stop = self.text.find(", ", end + 2, end + 2 * APPOSED) if self.text.startswith(", ", end) else -1
        joined = "|".join(self.words_at(end).coordinators)
        row = pattern(rf"[^\W\d_a-z][^,]*?(?= (?:{joined}) |$)")
        names = [match.span() for match in row.finditer(self.text, end + 2, stop)] if stop > 0 else []
        if len(names) != len(mentions) or not all(self._is_bare_name(*name) for name in names):
            return []
        return names if all(self.describe(*mention).kind == "role" for mention in mentions) else []

    def _is_bare_name(self, start: int, end: int) -> bool:
        """Whether a stretch is a person's name and nothing else."""
        if not 1 < end - start < APPOSED or "," in self.text[start:end]:
            return False
        found = self.describe(start, end)
        called = bool(self.words_at(start).heads) and " " in found.name
        return (
            found.kind == "person" and found.pure and (called or not (found.title or found.definite))
        )  # the Mary Rose

    @property
    def _adverbs(self) -> tuple[str, ...]:
        """The endings of adverbs, in a language that has them."""
        suffixes = self.language.grammar.get("suffixes", {})
        return tuple(ending for ending, letter in suffixes.items() if letter == ADVERB)

    def named(self, start: int, end: int) -> tuple[Description, ...]:
        """The persons that a stretch of the text names; its paragraph is read once."""
        at = self.paragraphs.around(start, end)
        if at >= 0:
            self._whole[at] = True
        key = self.paragraphs.place(at) if at >= 0 else (start, end)
        found = self._named.get(key)
        if found is None:
            found = tuple(persons_in(self.text, *key, self.words_at(start), self._hits_in(key)))
            _remember(self._named, key, found)
        return _slice(found, start, end)

    def named_within(self, start: int, end: int) -> tuple[Description, ...]:
        """The persons named in a stretch, without a look at the rest of its paragraph."""
        if end - start < 2:
            return ()
        at = self.paragraphs.around(start, end)
        if at >= 0 and self._whole[at]:
            return self.named(start, end)
        key = (start, end)
        if at >= 0 and key == self.paragraphs.place(at):
            self._whole[at] = True
        found = self._named.get(key)
        if found is None:
            hits = self.gazetteer.scan(self.text, start, end)
            found = tuple(persons_in(self.text, start, end, self.words_at(start), hits))
            _remember(self._named, key, found)
        return found

    def scan(self, start: int, end: int) -> tuple[Hit, ...]:
        """The gazetteer's names in a stretch of the text; its paragraph is looked through once."""
        at = self.paragraphs.around(start, end)
        return _slice(self._hits_in(self.paragraphs.place(at) if at >= 0 else (start, end)), start, end)

    def _hits_in(self, place: Place) -> tuple[Hit, ...]:
        found = self._hits.get(place)
        if found is None:
            found = tuple(self.gazetteer.scan(self.text, *place))
            _remember(self._hits, place, found)
        return found

    def namesakes(self, said: Description) -> set[str]:
        """The full names of others on the page who bear the surname by which somebody of the gazetteer is named.

        None where the page gives that surname an office which the one of the gazetteer held.
        """
        entry = said.entry
        if entry is None or not said.surname or in_own_office(said):
            return set()
        if said.name not in self._namesakes:
            known = self.has_in_full(entry)
            look, given = self.words.look, self.words.given
            found = set() if known else namesakes(self.text, said.name, entry, look, given, self.gazetteer.scan)
            if found and any(in_own_office(other) for other in self._bearers(said.name)):
                found = set()
            self._namesakes[said.name] = found
        return self._namesakes[said.name]

    def is_called(self, start: int, end: int) -> bool:
        """Whether an honorific with a place's letters stands for somebody: the page has the place nowhere else."""
        text, words = self.text, self.words_at(start)
        if not words.heads or text[start:end].lower() not in words.genders:
            return False
        if self._placed is None:
            self._placed = addressed.placed(text)
        own = self.language_at(start).pages["oneself"]
        told = bool(text[:start].strip()) and text[start:end] not in self._placed
        return told or addressed.speaks_of_himself(text, start, end, own)

    def has_in_full(self, entry: Entry) -> bool:
        """Whether somebody's full name stands on the page."""
        return any(" " in name and name in self.text for name in entry.names)

    def _bearers(self, surname: str) -> Iterator[Description]:
        """Whom the surname names on the page, each with what stands before it."""
        for match in places(self.text, surname):
            start = max(0, match.start() - APPOSED)
            hits = self.gazetteer.scan(self.text, start, match.end())
            yield from persons_in(self.text, start, match.end(), self.words, hits)[-1:]

    def is_first_name(self, start: int, end: int) -> bool:
        """Whether the first of two words in capitals is a name: a common one, or no sentence's and no headline's word.

        One that begins a sentence is where an age or who they are follows (*Sylvie Holm, 29, …*, *Sylvie Holm, a …*).
        """
        words = self.text[start:end].split()
        low = [word.lower() for word in words]
        if low[0] in self.words.given or low[0] in self.words.surnames:
            return True
        if self.words.surnames and self.words.spells(low[0]):
            return False
        common = low[0] in self.words.calendar or not self._small_words().isdisjoint(low)
        people = len(low) > 2 and ("-" in low[0] or low[0].endswith(self.words.peoples))  # Democrat Sylvie Holm
        if (
            common
            or people
            or words[0].rpartition("-")[2][0].islower()
            or has_capitals(self.text, start, self.words.look)
        ):
            return False
        opens = start == 0 or self.text[start - 2 : start] in _OPENS or self.text[start - 1] in '\n“"'
        relative = (
            self.text.startswith(", ", end) and self.text[end + 2 : end + 12].split(" ")[0] in self.words.beyond_first
        )
        return not opens or relative or _TOLD.match(self.text, end) is not None

    def _small_words(self) -> frozenset[str]:
        """The words in small letters that stand between spaces anywhere on the page, found once."""
        if self._small is None:
            self._small = frozenset(filter(str.islower, self.text.split(" ")[1:-1]))
        return self._small

    def above(self, start: int, item: int, most: int) -> list[Place]:
        """The item's paragraphs among the last ``most`` before a place, in order."""
        at = bisect_left(self.paragraphs.starts, start)
        near = range(max(0, at - most), at)
        return [self.paragraphs.place(i) for i in near if self.paragraphs.items[i] == item]


def _remember(known: dict[K, V], key: K, value: V) -> None:
    """Keep what was found out: the last of it, as a page is read from its top to its end."""
    if len(known) >= _KEPT:
        known.clear()
    known[key] = value


def _slice(found: tuple[_Spanned, ...], start: int, end: int) -> tuple[_Spanned, ...]:
    """Those of an ordered row that begin within a stretch."""
    if not found:
        return found
    first = bisect_left(found, start, key=_start) if found[0].start < start else 0
    last = bisect_left(found, end, key=_start) if found[-1].start >= end else len(found)
    return found[first:last]
