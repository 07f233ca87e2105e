"""The gazetteer: look-ups by id, name, title and office, and the search of a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from statements.errors import DataError
from statements.gazetteer.entries import Entry, Hit, Tenure
from statements.gazetteer.index import Found, Index
from statements.gazetteer.load import Data, check, read, words_of
from statements.gazetteer.rows import Row
from statements.gazetteer.tables import Tables
from statements.gazetteer.words import CAPITALISED, HAS_CYRILLIC, INITIALS, LONGEST, WORD, keyed, word_before
from statements.names import fold
from statements.patterns import pattern

_EDGES = " \t\n.,;:!?\"“”„«»()[]#'’‘"


_WORD_STARTS = pattern(r"(?<!\w)\w")


class Gazetteer:
    """People, organisations, agencies and places by their names. It never changes; :meth:`extend` makes another.

    Raises :class:`~statements.errors.DataError` where an entry names a state or an office that is not there.

    >>> from statements.gazetteer import default
    >>> [(hit.entry.name, hit.form) for hit in default().scan("Ngoại trưởng Nga Lavrov tới Hà Nội")]
    [('Russia', 'name'), ('Sergey Lavrov', 'surname'), ('Hanoi', 'name')]
    """

    def __init__(self, data: Data, tables: Tables | None = None) -> None:
        self._data = data
        tables = Tables.of(data) if tables is None else tables
        self._index = Index(data, tables)
        self._given = tables.given
        rules = data.rules
        self._family = frozenset(word.casefold() for word in words_of(rules, "family_names"))
        self._not_before = {k: frozenset(v.split()) for k, v in rules.get("not_before", {}).items()}
        self._prefixes = frozenset(words_of(rules, "prefixes"))
        self._particles = frozenset(keyed(" ".join(words_of(rules, "particles"))).split())
        self._addressed = frozenset(words_of(rules, "addressed"))
        self._articles = tuple(
            form for word in words_of(rules, "articles") for form in (f"{word} ", f"{word.title()} ")
        )
        self._shouted = frozenset(words_of(rules, "shouted"))
        self._seen: dict[str, bool] = {}

    @cached_property
    def _titled(self) -> list[tuple[str, str]]:
        """The titles with their offices, the last of the file first: of two that are alike the first counts."""
        offices = self._data.offices.values()
        named = [(title, office.id) for office in offices for titles in office.titles.values() for title in titles]
        return named[::-1]

    @cached_property
    def _all_titles(self) -> dict[str, str]:
        return self._by_words(self._titled)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """Those without a Cyrillic letter: to bring the others back from their cases is not worth it for most pages."""
        return self._by_words((title, id) for title, id in self._titled if not HAS_CYRILLIC.search(title))

    def _by_words(self, titled: Iterable[tuple[str, str]]) -> dict[str, str]:
        return {" ".join(map(self._index.lemma, WORD.findall(title))): id for title, id in titled}

    @cached_property
    def _held(self) -> dict[tuple[str, str | None], list[tuple[Entry, Tenure]]]:
        held: dict[tuple[str, str | None], list[tuple[Entry, Tenure]]] = {}
        for row in self._data.rows.values():
            for tenure in row.entry.offices if row.offices else ():
                held.setdefault((tenure.office, tenure.of), []).append((row.entry, tenure))
        return held

    @classmethod
    def from_toml(cls, text: str, *, source: str = "<text>") -> Gazetteer:
        """A gazetteer of one's own, with the offices and the rules of the library's and none of its entries.

        >>> own = Gazetteer.from_toml("states = 'Ruritania; Ruritanie | Ruritanian | Strelsau'")
        >>> own.state_of("Strelsau"), own.find("Russia")
        ('ruritania', ())
        """
        from statements.gazetteer import ground

        return cls._checked(ground().joined(own := read(text, source=source)), own, source)

    def extend(self, more: str | Iterable[Entry], *, source: str = "<text>") -> Gazetteer:
        """This gazetteer with more entries: the text of a file, or entries. One of a known id adds to that entry.

        >>> from statements.gazetteer import default
        >>> default().extend("people = 'Ann Oakapple | f'").find("Oakapple")[0].id
        'ann-oakapple'
        """
        own = read(more, source=source) if isinstance(more, str) else Data(rows={e.id: Row.of(e) for e in more})
        return self._checked(self._data.joined(own), own, source)

    @classmethod
    def _checked(cls, data: Data, own: Data, source: str) -> Gazetteer:
        gazetteer = cls(data)
        try:
            check(data, own.rows, gazetteer._index.organs)
        except DataError as error:
            raise DataError(f"{source}: {error}") from error
        return gazetteer

    def __iter__(self) -> Iterator[Entry]:
        return (row.entry for row in self._data.rows.values())

    def __len__(self) -> int:
        return len(self._data.rows)

    def get(self, id: str) -> Entry | None:
        """The entry of that id, or ``None``.

        >>> from statements.gazetteer import default
        >>> default().get("danish-ministry-of-defence").country
        'denmark'
        """
        row = self._data.rows.get(id)
        return row.entry if row else self._index.organs.get(id)

    def find(self, name: str, kinds: tuple[str, ...] = ()) -> tuple[Entry, ...]:
        """Whom a name may mean: by a full form, else by a surname; several where it is shared, none where unknown.

        Case, diacritics, spelling variants, a possessive ending, initials and an English article make no difference.

        >>> from statements.gazetteer import default
        >>> [e.id for e in default().find("Лаврова")], [e.id for e in default().find("Bộ Ngoại giao Nga")]
        (['sergey-lavrov'], ['russian-ministry-of-foreign-affairs'])
        """
        if len(name) > 20 * LONGEST:
            return ()
        bare = _bare(name, self._articles)
        initials, _, last = bare.rpartition(".")
        if not last.strip() or not all(len(part.strip()) == 1 for part in initials.split(".")):
            initials, last = "", bare
        for text, initial in ((name, ""), (bare, ""), (last.strip(), initials[:1])):
            found = [entry for entry in self._whole(text) if not initial or _begins(entry, initial)]
            if found := [entry for entry in found if not kinds or entry.kind in kinds]:
                return tuple(found)
        return ()

    def _whole(self, text: str) -> tuple[Entry, ...]:
        text = text.strip(_EDGES[:-3]) if not text.endswith(".") else text.strip()
        for loose in (False, True):
            found = self._index.find(text, 0, len(text), loose=loose)
            if found and not WORD.search(text[found.end :].removeprefix("'s").removeprefix("’s")):
                return found.entries
        words = [self._index.lemma(word) for word in WORD.findall(text)]
        return tuple(dict.fromkeys(row.entry for row in self._index.tables.bearers(" ".join(words))))

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """The names in a stretch of text: the longest at each place, from left to right, none within another.

        A name begins with a capital letter; a surname counts while one person only bears it. Offsets are those of
        ``text``. Time grows linearly with the stretch.

        >>> from statements.gazetteer import default
        >>> [(h.start, h.end, h.entry.id) for h in default().scan("Kremlin’s aide on NATO")]
        [(0, 7, 'kremlin'), (18, 22, 'nato')]
        """
        limit = len(text) if end is None else min(end, len(text))
        at = max(start, 0)
        hits: list[Hit] = []
        seen, worth = self._seen, self._worth
        for match in CAPITALISED.finditer(text, at, limit):
            word = match.group()
            known = seen.get(word)
            if known is None:
                known = worth(word)
            if not known or match.start() < at:
                continue
            hit = self._hit(text, match, at, limit)
            if hit is not None:
                hits.append(hit)
                at = hit.end
        return hits

    def _worth(self, word: str) -> bool:
        """Whether a name may begin with that word; remembered, since most words of a text come again and again."""
        if len(word) > LONGEST:
            return False
        if len(self._seen) > 10_000:
            self._seen.clear()
        lemma = self._index.lemma(word)
        known = self._seen[word] = lemma in self._index.heads or lemma in self._index.after_heads
        return known

    def _hit(self, text: str, word: re.Match[str], floor: int, limit: int) -> Hit | None:
        at = word.start()
        found = self._index.find(text, at, limit, first=word)
        if found is None:
            return self._organ_before(text, at, floor, limit)
        if found.manner == "surname":
            behind = text[found.end : found.end + 2]
            if behind[:1] == "-" and behind[1:].islower():
                return None  # ông **Xi-môn**, a **Holm-era** rule
            if text[max(floor, at - 1) : at] == "-" and self._is_half(text, at - 1, floor):
                return None  # an **anti-Holm** rally
            return self._surname(text, at, floor, found)
        if found.end - at <= 5 and (self._part_of_name(text, at, found.end) or self._is_shouted(text, at, found.end)):
            return None
        return Hit(start=at, end=found.end, entry=found.entries[0], form=found.manner)

    def _is_half(self, text: str, hyphen: int, floor: int) -> bool:
        """Whether a word in small letters that is no name's particle ends at a hyphen: ***anti**-Holm*."""
        at = hyphen
        while at > max(floor, hyphen - LONGEST) and text[at - 1].isalpha():
            at -= 1
        return text[at:hyphen].islower() and text[at:hyphen] not in self._prefixes

    def _organ_before(self, text: str, at: int, floor: int, limit: int) -> Hit | None:
        """An organ whose state is an adjective in small letters before it, as Russian writes it."""
        before = word_before(text, max(floor, at - LONGEST), at)
        if before is None or not before.group(1).islower():
            return None
        found = self._index.find(text, before.start(), limit)
        if found is None or found.end <= at or found.manner != "body":
            return None
        return Hit(start=before.start(), end=found.end, entry=found.entries[0], form="body")

    def _surname(self, text: str, at: int, floor: int, found: Found) -> Hit | None:
        """A surname alone, unless a first name or an initial of somebody else stands before it."""
        entry = found.entries[0]
        if not _begins(entry, text[at], anywhere=True):
            return None
        if "." in text[max(floor, at - 2) : at] and (initials := INITIALS.search(text, max(floor, at - 8), at)):
            given = word_before(text, max(floor, initials.start() - LONGEST), initials.start())
            if given and self._is_word_of(entry, given.group(1)):
                return Hit(start=given.start(), end=found.end, entry=entry, form="surname")
            if not _begins(entry, initials.group(1)):
                return None
            return Hit(start=initials.start(), end=found.end, entry=entry, form="surname")
        if before := word_before(text, max(floor, at - LONGEST), at):
            word = before.group(1)
            if word[0].isupper() and not word.isupper() and self._index.lemma(word) in self._given:
                return None
        return Hit(start=at, end=found.end, entry=entry, form="surname")

    def _is_word_of(self, entry: Entry, word: str) -> bool:
        """Whether a word is one of the entry's names: a given name before an initial."""
        lemma = self._index.lemma(word)
        return any(lemma in map(self._index.lemma, WORD.findall(name)) for name in entry.names)

    def _part_of_name(self, text: str, at: int, end: int) -> bool:
        """Whether a short Vietnamese name of a country is something else there: a given name, or part of a word."""
        name = text[at:end].casefold()
        others = self._not_before.get(name)
        if others is None:
            return False
        if after := WORD.match(text, end + 1) if text[end : end + 1] == " " else None:
            word = after.group().casefold()
            if word in others or (name in self._addressed and word in self._family):
                return True
        place = at
        for _ in range(3):
            before = word_before(text, max(place - LONGEST, 0), place)
            if before is None or not before.group(1)[0].isupper():
                return False
            if before.group(1).casefold() in self._family:
                return True
            place = before.start()
        return False

    def _is_shouted(self, text: str, at: int, end: int) -> bool:
        """Whether an acronym is a plain word there, among words that are all in capitals."""
        if text[at:end] not in self._shouted:
            return False
        before, after = word_before(text, max(at - LONGEST, 0), at), WORD.match(text, end + 1)
        return bool(
            (before and before.group(1).isupper()) or (after and len(after.group()) > 1 and after.group().isupper())
        )

    def office(self, phrase: str) -> str | None:
        """The office that a title in any of the languages means, with or without the state it is an office of.

        >>> from statements.gazetteer import default
        >>> [default().office(title) for title in ("Russian Foreign Minister", "Ngoại trưởng nước này", "the baker")]
        ['foreign-minister', 'foreign-minister', None]
        """
        words = [self._index.lemma(word) for word in WORD.findall(phrase[: 10 * LONGEST])][:16]
        titles = self._all_titles if HAS_CYRILLIC.search(phrase) else self._titles
        small = self._index.fillers | self._particles
        todo, seen = [(0, len(words))], set()
        while todo:
            first, last = todo.pop()
            if found := titles.get(" ".join(words[first:last])):
                return found
            if first < last and (first, last) not in seen:
                seen.add((first, last))
                todo += [(first, last - size) for size in self._state_sizes(words[first:last], at_end=True)]
                todo += [(first + size, last) for size in self._state_sizes(words[first:last])]
                todo += [(first + 1, last)] * (words[first] in small) + [(first, last - 1)] * (words[last - 1] in small)
        return None

    def _state_sizes(self, words: list[str], *, at_end: bool = False) -> Iterator[int]:
        """How many words at the beginning or the end may name a state or an organisation; the fewest last."""
        for size in range(min(5, len(words) - 1), 0, -1):
            forms = self._index.tables.read(" ".join(words[-size:] if at_end else words[:size]))
            if any(row.kind in ("place", "organisation") for row, _, _ in forms):
                yield size

    def titles(self, language: str) -> tuple[str, ...]:
        """The titles of offices in a language (ISO 639-1), the longest first.

        >>> from statements.gazetteer import default
        >>> "Ngoại trưởng" in default().titles("vi")
        True
        """
        found = {title for office in self._data.offices.values() for title in office.titles.get(language, ())}
        return tuple(sorted(found, key=lambda title: (-len(title), title)))

    def holders(self, office: str, of: str | None, on: dt.date | None = None) -> tuple[Entry, ...]:
        """Who has held an office of a state or an organisation, or a sort of that office; on a day, to its year.

        >>> import datetime as dt
        >>> from statements.gazetteer import default
        >>> [e.name for e in default().holders("foreign-minister", "united-states", dt.date(2022, 5, 1))]
        ['Antony Blinken']
        """
        sorts = [office, *(o.id for o in self._data.offices.values() if o.sort_of == office)]
        held = (pair for sort in sorts for pair in self._held.get((sort, of), ()))
        return tuple(dict.fromkeys(entry for entry, tenure in held if on is None or tenure.covers(on.year)))

    def state_of(self, name: str) -> str | None:
        """The id of the state that a name, an adjective, a capital or a seat of power stands for.

        >>> from statements.gazetteer import default
        >>> [default().state_of(n) for n in ("Russian", "Nga", "российского", "Moscow", "Geneva")]
        ['russia', 'russia', 'russia', 'russia', None]
        """
        for entry in self.find(name, ("place",)):
            if entry.subkind == "state":
                return entry.id
            if entry.capital_of or entry.subkind == "seat":
                return entry.capital_of or entry.country
        return None


def _begins(entry: Entry, initial: str, *, anywhere: bool = False) -> bool:
    """Whether a name, or any word of one, begins with that letter: keys take Yellen and Ellen for one name."""
    names = (*entry.names, *entry.surnames)
    starts = (start for name in names for start in (_WORD_STARTS.findall(name) if anywhere else name[:1]))
    return fold(initial) in map(fold, starts)


def _bare(name: str, articles: tuple[str, ...]) -> str:
    """The name without what may stand around it: marks, an article, a possessive."""
    bare = name.strip(_EDGES)
    for article in articles:
        bare = bare.removeprefix(article)
    for possessive in ("'s", "’s"):
        bare = bare.removesuffix(possessive)
    return bare
