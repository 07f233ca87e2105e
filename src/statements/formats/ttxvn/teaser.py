"""A teaser below a report: its title, and the summary that is often glued to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from statements.languages import load
from statements.patterns import pattern
from statements.record import record

_WORD = pattern(r"[^\W\d_]+")
_DAY = pattern(r"[^\W\d_]{1,5}(?: [^\W\d_]{1,4})? \(?\d{1,2}[/.-]\d")
_SHORTEST, _USUAL, _LONGEST = 20, 52, 150
_BEGINNING = 50_000


@record(kw_only=True, eq=False, repr=False)
class Teaser:
    """Spans of a teaser: where it starts, its title where one is to be seen, its summary."""

    start: int
    title: tuple[int, int] | None
    summary: tuple[int, int]


def split(
    text: str, start: int, end: int, title: tuple[int, int] | None, small: Callable[[], frozenset[str]]
) -> Teaser:
    """A teaser whose paragraph is ``start..end``, under the title above it or with the title that is glued to it.

    Nothing marks the place where a glued title ends. The summary begins with a word that is no name, so with one of
    the words that are also written small (``small`` gives them, where they are needed); of several such places the one
    that makes a title of usual length is taken.

    >>> text = "Mưa lớn ở nhiều tỉnh ven biển Người dân ở vùng thấp phải rời nhà. Hàng nghìn người đã đi."
    >>> found = split(text, 0, len(text), None, lambda: small_words(text))
    >>> text[slice(*found.title)]
    'Mưa lớn ở nhiều tỉnh ven biển'
    """
    if title is not None:
        return Teaser(start=title[0], title=title, summary=(start, end))
    head = text[start : min(end, start + _LONGEST)]
    stop = re.search(r"[.!?…;]", head)
    head = head[: stop.start()] if stop else head
    words = list(_WORD.finditer(head))
    places = [
        b.start() - 1
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
        if b.start() > _SHORTEST
        and not head[b.start()].islower()
        and _turns(head, a, b, c, small)
        and not _named_elsewhere(text, start, b, c)
    ]
    if not places or end - start - min(places) < _SHORTEST:
        return Teaser(start=start, title=None, summary=(start, end))
    place = min(places, key=lambda at: abs(at - _USUAL))
    return Teaser(start=start, title=(start, start + place), summary=(start + place + 1, end))


def _turns(
    head: str, before: re.Match[str], word: re.Match[str], after: re.Match[str], small: Callable[[], frozenset[str]]
) -> bool:
    """Whether a sentence may begin with the word: it is no name, and what stands before it ends a title."""
    if not (word[0].istitle() and before.end() >= _SHORTEST and head[before.end() : word.start()] == " "):
        return False
    if _DAY.match(head, word.start()):
        return True
    if not (after[0].islower() and head[word.end() : after.start()] == " "):
        return False
    if before[0].islower():
        return word[0].lower() in small()
    # Behind a name only an office or an opening of sentences is clear enough; behind another word of a title (Phó, Cựu)
    # neither is.
    if word[0].lower() not in _first_words() or before[0].lower() in small():
        return False
    return (_offices().match(head, word.start()) or _openings().match(head, word.start())) is not None


def _named_elsewhere(text: str, start: int, word: re.Match[str], after: re.Match[str]) -> bool:
    """Whether the two words also stand inside a sentence above as they stand here, and so begin a name.

    The page's beginning is looked through, where the report stands: every teaser would look through the whole page.
    """
    if word[0].lower() in _first_words() and _offices().match(text, start + word.start()):
        return False
    pair = f" {word[0]} {after[0]}"
    stop = min(start, _BEGINNING)
    at = text.find(pair, 0, stop)
    while at > 0 and not text[at - 1].islower():
        at = text.find(pair, at + 1, stop)
    return at > 0


@cache
def _offices() -> re.Pattern[str]:
    return _any_of(_office_words())


@cache
def _openings() -> re.Pattern[str]:
    return _any_of(_opening_words())


@cache
def _first_words() -> frozenset[str]:
    """The words that an office or an opening begins with: a look at them spares most searches for either."""
    listed = (*_office_words(), *_opening_words())
    return frozenset(first[0].lower() for words in listed if (first := _WORD.search(words)))


def _office_words() -> tuple[str, ...]:
    return tuple(load("vi").names.get("roles", ()))


def _opening_words() -> tuple[str, ...]:
    language = load("vi")
    return (*language.detect.get("continues", ()), *language.dates.get("daywords", ()), *language.detect["words"])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)


def small_words(text: str) -> frozenset[str]:
    """The words that the page's beginning, or the language, writes with a small letter."""
    language = load("vi")
    tables = (language.names.get("roles", ()), language.names.get("pronouns", ()), language.dates.get("daywords", ()))
    known = " ".join((*language.detect["words"], *(word for table in tables for word in table)))
    return frozenset(word for word in _WORD.findall(f"{text[:_BEGINNING]} {known}") if word.islower())
