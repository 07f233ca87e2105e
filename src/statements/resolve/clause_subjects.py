"""Of whom the clauses of a stretch tell: the names that are subjects of their verbs, to whom a pronoun points back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from attrs import field, frozen

from statements.attribution.draft import Place
from statements.attribution.sentence.classes import ADVERB, PARTICIPLE, VERB
from statements.languages import Language, listed
from statements.patterns import pattern
from statements.record import record
from statements.resolve.name_words import NameWords

_LETTER, _MORE = r"[^\W\d_a-z]", r"[\w'’-]{0,30}"
_WORD = f"{_LETTER}{_MORE}"
# The look-behind stands after the letter so that the search for the letter runs at C speed.
_NAME = pattern(rf"{_LETTER}(?<![\w'’“‘\"-].){_MORE}(?:\.?(?: (?:de|von|van|bin|al|la))? {_WORD}){{0,5}}")
_OWNED = ("’s", "'s", "’", "'")
# What may stand between a name and its verb: , 33, a baker, — a baker — (a baker) of North Vik
_ASIDE = pattern(
    r"(?:, [^.;:!?“”\"\n]{1,120}?,|,? [–—-] [^.;:!?“”\"\n]{1,120}? [–—-]| \([^()\n]{1,60}\)"
    rf"| of (?:the )?{_WORD}(?: {_WORD}){{0,3}})(?=,? [a-z(–—-])"
)
_NEXT = pattern(r" (?P<word>[a-z][a-z'’-]{0,30})")
_CLAUSE = pattern(r", (?P<word>[a-z]{2,12}) ")
_ANY = pattern(r"[^\W\d_][\w'’-]*")
_AGE = pattern(r", \d{1,2},")
TITLES = ("title", "role", "honorific", "article")
# How many names of a stretch are looked at, and how many adverbs and asides may stand before a verb.
_NAMES = 12
_BETWEEN = 3
# How many words a clause opens with at the most before its verb.
_LONGEST = 7


@frozen
class ClauseSubject:
    """A name that is a clause's subject: its ``place``, where its clause ``opens``, whether an age is told of it."""

    place: Place
    opens: int
    aged: bool


@record(eq=False, repr=False)
class ClauseSubjects:
    """Finds the subjects of clauses by a language's grammar; a name behind a preposition or of an owner is none."""

    language: Language
    titles: frozenset[str]
    people: frozenset[str]
    _leads: frozenset[str] = field(init=False)
    _verbal: tuple[str, ...] = field(init=False)

    @_leads.default
    def _words_before(self) -> frozenset[str]:
        keys = ("subordinators", "coordinators", "complementisers", "adverbs")
        return frozenset(word for key in keys for word in self.language.grammar[key])

    @_verbal.default
    def _endings_of_verbs(self) -> tuple[str, ...]:
        return tuple(end for end, letter in self.language.grammar["suffixes"].items() if letter == VERB)

    def of(self, text: str, start: int, end: int, *, inner: bool = False) -> Iterator[ClauseSubject]:
        """The subjects of a stretch's clauses, in order; ``inner``: of clauses on a thing (*a firm **Holm** owned*)."""
        for found in islice(_NAME.finditer(text, start, end), _NAMES):
            place = self._bare(text, found.span())
            if place is None or text.startswith(_OWNED, place[1]) or text[place[0] : place[1]].endswith(_OWNED):
                continue
            on_thing = inner and self._thing_before(text, start, place[0])
            opens = place[0] if on_thing else None if inner else self._opens(text, start, place[0])
            if opens is not None and (self.has_verb(text, place[1], end) or self._is_told_of(text, place[1], end)):
                yield ClauseSubject(place, opens, _AGE.match(text, place[1]) is not None)

    def several(self, text: str, start: int, end: int) -> Place | None:
        """The words before the verb of a stretch's first clause, where no preposition but *of* is among them.

        *While **the crews** praised the port, they said …*.
        """
        words = list(islice(_ANY.finditer(text, start, end), _LONGEST))
        while words and words[0][0].lower() in self._leads:
            words.pop(0)
        for at, word in enumerate(words):
            low = word[0].lower()
            if at and (self.is_verb(low) or (low in listed(self.language, "adverbs"))):
                return words[0].start(), words[at - 1].end()
            leads = low in listed(self.language, "prepositions") or low in listed(self.language, "addressee")
            governs = leads and low not in listed(self.language, "owner")
            if governs or low in self._leads or (at and text[words[at - 1].end() : word.start()] != " "):
                return None
        return None

    def owner(self, text: str, start: int, end: int) -> Place | None:
        """Of whom the subject of a stretch's first clause is: ***Holm’s** new trust in the crew grew*."""
        found = _NAME.search(text, start, end)
        place = self._bare(text, found.span()) if found else None
        if place is None or self._opens(text, start, place[0]) != start:
            return None
        name = text[slice(*place)]
        suffix = next((suffix for suffix in _OWNED if name.endswith(suffix)), "")
        return (place[0], place[1] - len(suffix)) if suffix and text[place[1] : place[1] + 1] == " " else None

    def _bare(self, text: str, place: Place) -> Place | None:
        """A run of capitals without the word that begins its clause: *When **Ada Holm***; none of *The Holm Group*."""
        start, end = place
        first, _, rest = text[start:end].partition(" ")
        low = first.lower()
        if any(low in listed(self.language, key) for key in ("prepositions", "determiners", "pronouns", "time")):
            return None
        if low not in self._leads:
            return place
        return (end - len(rest), end) if rest else None

    def _opens(self, text: str, start: int, at: int) -> int | None:
        """Where the clause begins whose first words end before a name; ``None`` where it does not open one."""
        before = text[start:at].rstrip().rsplit(None, 4)
        while before and before[-1].strip(".").lower() in self.titles:
            before.pop()
        ahead = " ".join(before)
        opens = at - len(text[start:at].lstrip())
        if not ahead:
            return start if opens <= at else None
        last = before[-1].lower()
        if last.endswith((",", ";", ":", "—", "–")) or last in self._leads:
            return at
        return None

    def _thing_before(self, text: str, start: int, at: int) -> bool:
        """Whether an article and a noun for no person stand right before a name: ***a firm** Holm owned*."""
        lead, _, noun = text[start:at].rstrip().rpartition(" ")
        article = lead.rpartition(" ")[2].lower() in self.language.grammar["determiners"]
        return article and noun.isalpha() and noun.islower() and noun not in self.people

    def has_verb(self, text: str, at: int, end: int) -> bool:
        """Whether a verb follows a name, behind adverbs and what is told of it between commas."""
        for _ in range(_BETWEEN):
            if aside := _ASIDE.match(text, at, end):
                at = aside.end()
                continue
            word = _NEXT.match(text, at, end)
            if word is None:
                return False
            low = word["word"]
            adverb = self.language.grammar["suffixes"].get("ly") == ADVERB and low.endswith("ly")
            if adverb or low in listed(self.language, "adverbs") or low in listed(self.language, "pronouns"):
                at = word.end()
                continue
            return self.is_verb(low)
        return False

    def _is_told_of(self, text: str, at: int, end: int) -> bool:
        """Whether a clause that goes on stands behind a name and its comma: *Holm, though she is ill, left*."""
        word = _CLAUSE.match(text, at, end)
        return word is not None and (word["word"] == "who" or word["word"] in listed(self.language, "subordinators"))

    def is_participle(self, low: str) -> bool:
        """Whether a word is a participle by its ending: ***Speaking** at the pier, …*, ***Asked** of it, …*."""
        suffixes = self.language.grammar["suffixes"]
        return any(low.endswith(end) for end, letter in suffixes.items() if letter in (VERB, PARTICIPLE))

    def is_verb(self, low: str) -> bool:
        """Whether a word in small letters is a verb, by the lists or by its ending."""
        if low in self._leads or low in listed(self.language, "prepositions"):
            return False
        if low.endswith(self._verbal):
            return True
        return low in listed(self.language, "verbs") or low in listed(self.language, "auxiliaries")


@lru_cache(maxsize=32)
def clause_subjects(language: Language, words: NameWords) -> ClauseSubjects:
    """What finds the subjects of a language's clauses, made once."""
    titles = frozenset(word for word, tag in words.tags.items() if tag in TITLES)
    people = titles | words.workers | words.kin | frozenset((*words.roles, *words.genders))
    return ClauseSubjects(language, titles, people)
