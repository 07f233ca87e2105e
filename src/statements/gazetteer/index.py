"""The names of a gazetteer by their words, and the longest of them at a place in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from statements.gazetteer.entries import Body, Entry, Manner
from statements.gazetteer.load import Data, words_of
from statements.gazetteer.organs import Organs
from statements.gazetteer.words import GAP, STOP, WORD, Endings, key, keys
from statements.names import fold

_LATIN = re.compile(r"[a-z]")


class Form(NamedTuple):
    """A name of an entry; ``exact`` is its spelling where case or diacritics tell it from a common word."""

    entry: Entry
    manner: Manner
    exact: str | None


class Found(NamedTuple):
    """What begins at a place of the text: where it ends, and whom it may name."""

    end: int
    forms: tuple[Form, ...]


def exact_spelling(name: str) -> str | None:
    """What a short name needs to be told from a word: an acronym its capitals, a Vietnamese word its marks.

    >>> exact_spelling("US"), exact_spelling("Mỹ"), exact_spelling("Lavrov")
    ('US', 'mỹ', None)
    """
    bare = name.replace(".", "")
    if len(bare) <= 5 and bare.isupper() and bare.isalpha():
        return name
    if " " in name or len(name) > 5:
        return None
    return name.casefold() if (name.isascii() and len(name) <= 4) or fold(name) != name.casefold() else None


class Index:
    """All forms, by the keys of their words."""

    def __init__(self, data: Data) -> None:
        self.organs = Organs(data)
        self.endings = Endings(data.rules.get("endings", {}))
        self.forms: dict[str, list[Form]] = {}
        self.surnames: dict[str, list[Entry]] = {}
        self.before: dict[str, Body] = {}
        self.after: dict[str, Body] = {}
        self.heads: dict[str, tuple[int, ...]] = {}
        self.words: set[str] = set()
        self.fillers = frozenset(k for filler in words_of(data.rules, "fillers") for k in keys(filler))
        self._family_first = frozenset(words_of(data.rules, "family_first"))
        self._common = frozenset(k for word in words_of(data.rules, "common") for k in keys(word))
        for entry in data.entries.values():
            self._add(entry)
        for body in data.bodies.values():
            self.before.update((" ".join(keys(words)), body) for words in body.before)
            self.after.update((" ".join(keys(words)), body) for words in body.after)
        self._add_surnames(data)
        lengths: dict[str, set[int]] = {}
        for table in (self.forms, self.before):
            for joined in table:
                words = joined.split()
                lengths.setdefault(words[0], set()).add(len(words))
                self.words.update(words)
        self.words.update(word for joined in self.after for word in joined.split())
        self.heads = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}
        self.after_heads = frozenset(joined.split()[0] for joined in self.after)
        self._after_sizes = sorted({len(joined.split()) for joined in self.after}, reverse=True)

    def _add(self, entry: Entry) -> None:
        for name in entry.names:
            self._add_form(name, Form(entry, "name", exact_spelling(name)))
        for name in entry.adjectives:
            self._add_form(name, Form(entry, "adjective", exact_spelling(name)))
            if name.endswith("an"):
                self._add_form(f"{name}s", Form(entry, "adjective", None))

    def _add_form(self, name: str, form: Form) -> None:
        if joined := " ".join(keys(name)):
            self.forms.setdefault(joined, []).append(form)

    def _add_surnames(self, data: Data) -> None:
        for entry in data.entries.values():
            if entry.kind == "person":
                for surname in filter(None, self._surnames(entry)):
                    bearers = self.surnames.setdefault(surname, [])
                    if entry not in bearers:
                        bearers.append(entry)
        for surname, bearers in self.surnames.items():
            if len(bearers) == 1 and surname not in self.forms and surname not in self._common:
                self.forms[surname] = [Form(bearers[0], "surname", None)]

    def _surnames(self, entry: Entry) -> Iterator[str]:
        for name in entry.surnames:
            yield " ".join(keys(name))
        if entry.surnames or entry.country in self._family_first:
            return
        for name in entry.names:
            last = name.rpartition(" ")[2]
            words = keys(last)
            if last == name or not words:
                continue
            yield " ".join(words)
            if len(words) > 1 and words[0] in ("al", "el", "аль"):
                yield " ".join(words[1:])

    def lemma(self, word: str) -> str:
        """The key of a text's word, brought back to the nominative where it is a case of a known word."""
        plain = key(word)
        if plain in self.words or not plain or plain.isascii() or _LATIN.search(plain):
            return plain
        return self.endings.lemma(plain, self.words)

    def find(self, text: str, at: int, limit: int, *, loose: bool = False) -> Found | None:
        """The longest name that begins with the word at ``at`` and ends by ``limit``."""
        first = WORD.match(text, at, limit)
        sizes = self.heads.get(self.lemma(first.group())) if first else None
        if sizes is None:
            return None
        best: Found | None = None
        run = self._run(text, at, limit, sizes[0])
        for size in sizes:
            if size <= len(run):
                joined, end = " ".join(word for word, _ in run[:size]), run[size - 1][1]
                for found in self._at(joined, text, at, end, limit, loose):
                    if best is None or found.end > best.end:
                        best = found
        return best

    def _at(self, joined: str, text: str, at: int, end: int, limit: int, loose: bool) -> Iterator[Found]:
        if forms := tuple(f for f in self.forms.get(joined, ()) if loose or _spelled(f.exact, text, at, end)):
            yield Found(end, forms)
            if (state := _state(forms)) and (organ := self._organ_after(state, text, end, limit)):
                yield organ
        if (body := self.before.get(joined)) and (organ := self._state_after(body, text, end, limit, loose)):
            yield organ

    def _organ_after(self, state: Entry, text: str, end: int, limit: int) -> Found | None:
        gap = GAP.match(text, end, limit)
        word = WORD.match(text, gap.end(), limit) if gap else None
        if gap is None or word is None or self.lemma(word.group()) not in self.after_heads:
            return None
        run = self._run(text, gap.end(), limit, self._after_sizes[0])
        for size in self._after_sizes:
            if size <= len(run) and (body := self.after.get(" ".join(word for word, _ in run[:size]))):
                return Found(run[size - 1][1], (Form(self.organs.of(body, state), "body", None),))
        return None

    def _state_after(self, body: Body, text: str, end: int, limit: int, loose: bool) -> Found | None:
        word: re.Match[str] | None = None
        for _ in range(3):
            gap = GAP.match(text, end, limit)
            word = WORD.match(text, gap.end(), limit) if gap else None
            if word is None or key(word.group()) not in self.fillers:
                break
            end = word.end()
        if word is None:
            return None
        at = word.start()
        run = self._run(text, at, limit, self.heads.get(self.lemma(word.group()), (0,))[0])
        for size in range(len(run), 0, -1):
            forms = self.forms.get(" ".join(word for word, _ in run[:size]), ())
            stop = run[size - 1][1]
            if state := _state(tuple(f for f in forms if loose or _spelled(f.exact, text, at, stop))):
                return Found(stop, (Form(self.organs.of(body, state), "body", None),))
        return None

    def _run(self, text: str, at: int, limit: int, size: int) -> list[tuple[str, int]]:
        """The keys and ends of up to ``size`` words from ``at`` on, parted by a space, a hyphen or a possessive."""
        run: list[tuple[str, int]] = []
        while len(run) < size and (word := WORD.match(text, at, limit)):
            run.append((self.lemma(word.group()), word.end()))
            gap = GAP.match(text, word.end(), limit)
            if gap is None and word.end() - word.start() <= 2:
                gap = STOP.match(text, word.end(), limit)
            if gap is None:
                break
            at = gap.end()
        return run


def _state(forms: tuple[Form, ...]) -> Entry | None:
    return next((form.entry for form in forms if form.entry.subkind == "state"), None)


def _spelled(exact: str | None, text: str, at: int, end: int) -> bool:
    if exact is None:
        return True
    name = text[at:end]
    if exact.isupper():
        # A Cyrillic acronym takes case endings in small letters.
        return name == exact or (name.startswith(exact) and not exact.isascii() and name[len(exact) :].islower())
    return name.casefold() == exact
