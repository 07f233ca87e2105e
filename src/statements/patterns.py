"""Regular expressions that are compiled when they are first looked for: most pages need few of those that there are."""

from __future__ import annotations

import re
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
