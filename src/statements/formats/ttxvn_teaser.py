"""A teaser below a report: its title, and the summary that is often glued to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from attrs import frozen

from statements.languages import load

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _USUAL, _LONGEST = 20, 52, 150


@frozen(kw_only=True)
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
        b.start() - 1 for a, b, c in zip(words, words[1:], words[2:], strict=False) if _turns(head, a, b, c, small)
    ]
    if not places or end - start - min(places) < _SHORTEST:
        return Teaser(start=start, title=None, summary=(start, end))
    place = min(places, key=lambda at: abs(at - _USUAL))
    return Teaser(start=start, title=(start, start + place), summary=(start + place + 1, end))


def _turns(
    head: str, before: re.Match[str], word: re.Match[str], after: re.Match[str], small: Callable[[], frozenset[str]]
) -> bool:
    """Whether a sentence may begin with the word: it is no name, and what stands before it ends a title."""
    if not (word[0].istitle() and after[0].islower() and before.end() >= _SHORTEST):
        return False
    if not head[before.end() : word.start()] == head[word.end() : after.start()] == " ":
        return False
    if before[0].islower():
        return word[0].lower() in small()
    # Behind a name only an office is clear enough; behind another word of a title (Phó, Cựu) it is not.
    return _offices().match(head, word.start()) is not None and before[0].lower() not in small()


@cache
def _offices() -> re.Pattern[str]:
    roles = sorted(load("vi").names.get("roles", ()), key=lambda role: (-len(role), role))
    return re.compile("(?:" + "|".join(map(re.escape, roles)) + r")\b", re.IGNORECASE)


def small_words(text: str) -> frozenset[str]:
    """The words that the page's beginning, or the language, writes with a small letter."""
    language = load("vi")
    tables = (language.names.get("roles", ()), language.names.get("pronouns", ()), language.dates.get("daywords", ()))
    known = " ".join((*language.detect["words"], *(word for table in tables for word in table)))
    return frozenset(word for word in _WORD.findall(f"{text[:50_000]} {known}") if word.islower())
