"""The names of a gazetteer by their words, and the longest of them at a place in a text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from statements.gazetteer.entries import Body, Entry, Manner
from statements.gazetteer.load import Data, words_of
from statements.gazetteer.organs import Organs
from statements.gazetteer.tables import Tables
from statements.gazetteer.words import APOSTROPHES, CYRILLIC, GAP, LONGEST, STOP, WORD, Endings, key, keyed, keys
from statements.names import fold
from statements.patterns import pattern

# Marks and a letter that no language beside Vietnamese has.
_VIETNAMESE = frozenset("\u0309\u031b\u0323đ")
_SYLLABLE = pattern(r"(?:[^\W\d_]|[\u0300-\u0331])+")


class Found(NamedTuple):
    """What begins at a place of the text: where it ends, what sort of name it is, and whom it may name."""

    end: int
    manner: Manner
    entries: tuple[Entry, ...]


class Spelled(NamedTuple):
    """What a name as it is spelled stands for, and the state among them."""

    manner: Manner
    entries: tuple[Entry, ...]
    state: Entry | None


@lru_cache(maxsize=8192)
def exact_spelling(name: str) -> str | None:
    """What a short name needs to be told from a word: an acronym its capitals, a Vietnamese word its marks.

    >>> exact_spelling("US"), exact_spelling("Mỹ"), exact_spelling("Lavrov")
    ('US', 'mỹ', None)
    """
    bare = name.replace(".", "")
    if len(bare) <= 5 and bare.isupper() and bare.isalpha():
        return name
    if " " in name or len(name) > 5 or CYRILLIC.fullmatch(name):
        return None
    return name.casefold() if (name.isascii() and len(name) <= 4) or fold(name) != name.casefold() else None


@lru_cache(maxsize=8192)
def may_be_written(name: str, written: str) -> bool:
    """Whether a Vietnamese name stands in a text with its own marks, or without any; any other name may.

    >>> may_be_written("Bờ Tây", "Bộ Tài"), may_be_written("Hòa Lan", "Hoà Lan"), may_be_written("Bờ Tây", "Bo Tay")
    (False, True, True)
    """
    if written.isascii():
        return True
    ours, theirs = _syllables(name), _syllables(written)
    return not any(
        one != other and _VIETNAMESE.intersection(one + other) for one, other in zip(ours, theirs, strict=False)
    )


def _syllables(text: str) -> list[str]:
    """The letters and then the marks of each syllable, wherever in it a mark is put."""
    bare = unicodedata.normalize("NFD", text.casefold()).replace("y", "i")
    return ["".join(sorted(syllable, key=unicodedata.combining)) for syllable in _SYLLABLE.findall(bare)]


class Index:
    """All forms, by the keys of their words."""

    def __init__(self, data: Data, tables: Tables) -> None:
        self.organs = Organs(data)
        self.endings = Endings(data.rules.get("endings", {}))
        self.tables = tables
        self.forms = tables.forms
        self.heads = tables.heads
        self._honorifics = frozenset(words_of(data.rules, "honorifics"))
        self.fillers = frozenset(k for filler in words_of(data.rules, "fillers") for k in keys(filler))
        bodies = data.bodies.values()
        self.before = {" ".join(keys(words)): body for body in bodies for words in body.before}
        self.after = {" ".join(keys(words)): body for body in bodies for words in body.after}
        for joined in self.before:
            tables.add_head(joined)
        for joined in self.after:
            tables.add_begun(joined)
        self._begun = tables.begun
        self.after_heads = frozenset(joined.partition(" ")[0] for joined in self.after)
        self._roots: dict[str, str] | None = None
        self._lemmas: dict[str, str] = {}
        self._written: dict[tuple[str, str, bool], Spelled | None] = {}
        self._offices = data.offices.values()

    def lemma(self, word: str) -> str:
        """The key of a text's word, without its case ending where it has one."""
        known = self._lemmas.get(word)
        if known is None:
            known = key(word)
            if CYRILLIC.fullmatch(known):
                known = self._root(known)
            if len(self._lemmas) > 10_000:
                self._lemmas.clear()
            if len(word) <= LONGEST:
                self._lemmas[word] = known
        return known

    def _root(self, word: str) -> str:
        if self._roots is None:
            self._roots = self._take_roots()
        root = self._roots.get(word)
        return self.endings.root(word, self._roots) if root is None else root

    def _take_roots(self) -> dict[str, str]:
        """Bring the words of all names back to their roots: wanted, and done, only once a text in Cyrillic is seen."""
        tables: tuple[dict[str, Any], ...] = (self.forms, self.tables.surnames, self.before, self.after)
        declined = [[joined for joined in table if not joined.isascii()] for table in tables]
        titles = keyed("\n".join(";".join(ts) for office in self._offices for ts in office.titles.values()))
        names = [joined for names in declined for joined in names] + titles.replace(";", " ").split()
        words = {word for joined in names for word in joined.split() if CYRILLIC.fullmatch(word)}
        roots = {word: self.endings.root(word, words) for word in sorted(words)}
        for table, keys_of_table in zip(tables, declined, strict=True):
            for joined in keys_of_table:
                plain = " ".join(roots.get(word, word) for word in joined.split())
                if plain != joined:
                    value = table[joined]
                    known = table.get(plain, "")
                    table[plain] = f"{known} {value}" if isinstance(value, str) and known else value
                    self.tables.add_head(plain)
        self._written.clear()
        self.after_heads |= {joined.partition(" ")[0] for joined in self.after}
        return roots

    def find(
        self, text: str, at: int, limit: int, *, first: re.Match[str] | None = None, loose: bool = False
    ) -> Found | None:
        """The longest name that begins with the word at ``at`` (``first``, where it is known) and ends by ``limit``."""
        if first is None or text[at - 1 : at] in APOSTROPHES:
            first = WORD.match(text, at, limit)
        if first is None or (head := self.lemma(first.group())) not in self.heads:
            return None
        best: Found | None = None
        for joined, end in reversed(self._run(text, first, head, limit)):
            if joined not in self.forms and joined not in self.before:
                continue
            for found in self._at(joined, text, at, end, limit, loose):
                if found is not None and (best is None or found.end > best.end):
                    best = found
        return best

    def _at(self, joined: str, text: str, at: int, end: int, limit: int, loose: bool) -> tuple[Found | None, ...]:
        """The name of that key at a place, and the organs of a state that begin with it."""
        spelled = self._spelled(joined, text[at:end], loose)
        body = self.before.get(joined)
        if spelled is None:
            return (self._state_after(body, text, end, limit, loose),) if body else ()
        found = Found(end, spelled.manner, spelled.entries)
        if spelled.state is None and body is None:
            return (found,)
        return (
            found,
            self._organ_after(spelled.state, text, end, limit) if spelled.state else None,
            self._state_after(body, text, end, limit, loose) if body else None,
        )

    def _spelled(self, joined: str, name: str, loose: bool) -> Spelled | None:
        """What the text may mean by that key; of names that differ in their marks alone the one it writes.

        Remembered, since a page names the same ones again and again.
        """
        if joined not in self.forms:
            return None
        written = joined, name, loose
        try:
            return self._written[written]
        except KeyError:
            if len(self._written) > 10_000:
                self._written.clear()
            spelled = self._written[written] = self._read(joined, name, loose)
            return spelled

    def _read(self, joined: str, name: str, loose: bool) -> Spelled | None:
        forms = self.tables.read(joined)
        if not loose:
            forms = [f for f in forms if (exact := exact_spelling(f[2])) is None or _is_spelled(exact, name)]
            forms = [f for f in forms if f[1] == "surname" or may_be_written(f[2], name)]
            if (first := name.partition(" ")[0].casefold()) in self._honorifics:
                forms = [f for f in forms if f[2].partition(" ")[0].casefold() == first]
        if len(forms) > 1:
            forms = [form for form in forms if form[2].casefold() == name.casefold()] or forms
        if not forms:
            return None
        state = next((row.entry for row, _, _ in forms if row.subkind == "state"), None)
        return Spelled(forms[0][1], tuple(dict.fromkeys(row.entry for row, _, _ in forms)), state)

    def _organ_after(self, state: Entry, text: str, end: int, limit: int) -> Found | None:
        gap = GAP.match(text, end, limit)
        word = WORD.match(text, gap.end(), limit) if gap else None
        if gap is None or word is None or (head := self.lemma(word.group())) not in self.after_heads:
            return None
        for joined, stop in reversed(self._run(text, word, head, limit)):
            if body := self.after.get(joined):
                return Found(stop, "body", (self.organs.of(body, state),))
        return None

    def _state_after(self, body: Body, text: str, end: int, limit: int, loose: bool) -> Found | None:
        word: re.Match[str] | None = None
        for _ in range(3):
            gap = GAP.match(text, end, limit)
            word = WORD.match(text, gap.end(), limit) if gap else None
            if word is None or key(word.group()) not in self.fillers:
                break
            end = word.end()
        if word is None or (head := self.lemma(word.group())) not in self.heads:
            return None
        at = word.start()
        for joined, stop in reversed(self._run(text, word, head, limit)):
            spelled = self._spelled(joined, text[at:stop], loose)
            if spelled and spelled.state:
                return Found(stop, "body", (self.organs.of(body, spelled.state),))
        return None

    def _run(self, text: str, first: re.Match[str], head: str, limit: int) -> list[tuple[str, int]]:
        """Keys and ends of one word (``head`` is its key), of it and the next …, with a space, a hyphen or 's between.

        As far as a longer name may begin with them.
        """
        joined, at = head, first.end()
        run = [(joined, at)]
        short = at - first.start() <= 2
        while joined in self._begun:
            gap = GAP.match(text, at, limit)
            if gap is None and short:
                gap = STOP.match(text, at, limit)
            word = WORD.match(text, gap.end(), limit) if gap else None
            if word is None:
                break
            joined, at = f"{joined} {self.lemma(word.group())}", word.end()
            run.append((joined, at))
            short = at - word.start() <= 2
        return run


def _is_spelled(exact: str, name: str) -> bool:
    if exact.isupper():
        # A Cyrillic acronym takes case endings in small letters.
        return name == exact or (name.startswith(exact) and not exact.isascii() and name[len(exact) :].islower())
    return name.casefold() == exact
