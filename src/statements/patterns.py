"""Regular expressions that are compiled when they are first looked for: most pages need few of those that there are."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Any, cast


class _Ready:
    """Has the methods of a compiled pattern as its own: a class without any is asked for them soonest."""


class _Lazy(_Ready):
    """Stands for a pattern until something of it is asked for; from then on it has what the pattern has."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copies and pickles ask so of a thing that has nothing yet
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((own, getattr(compiled, own)) for own in dir(compiled) if not own.startswith("__"))
        self.__class__ = _Ready  # type: ignore[assignment]
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What :func:`re.compile` gives, compiled at the first search; one that cannot be compiled raises only then.

    >>> year = pattern("[12][0-9]{3}")
    >>> year.search("in 2031")[0], year.pattern
    ('2031', '[12][0-9]{3}')
    """
    return cast("re.Pattern[str]", _Lazy(text, flags))


class Begun:
    """A pattern that is tried, and compiled, only where a text begins like what it finds, case aside.

    >>> ferry = Begun(["ferry", "boat"], pattern("(?:ferry|boat)s?", re.IGNORECASE))
    >>> ferry.fullmatch("Boats")[0], ferry.match("the boat, ferry", 10)[0], ferry.match("the boat")
    ('Boats', 'ferry', None)
    """

    __slots__ = ("_begins", "_pattern", "_size")

    def __init__(self, begins: Iterable[str], pattern: re.Pattern[str]) -> None:
        begins = tuple(begins)
        self._size = min(3, *map(len, begins))
        self._begins = frozenset(words[: self._size].lower() for words in begins)
        self._pattern = pattern

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What a compiled pattern's method gives."""
        begun = text[start : start + self._size].lower() in self._begins
        return self._pattern.match(text, start, end) if begun else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What a compiled pattern's method gives."""
        begun = text[start : start + self._size].lower() in self._begins
        return self._pattern.fullmatch(text, start, end) if begun else None
