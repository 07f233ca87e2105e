"""Regular expressions that are compiled when they are first looked for: most pages need few of those that there are."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern until something of it is asked for; from then on it has the pattern's own methods."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copies and pickles asks so of a thing that has nothing yet
            raise AttributeError(name)
        compiled = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self._compiled = re.compile(self.pattern, self._flags)
        # Found here from now on, it costs what it costs of a compiled pattern.
        found = self.__dict__[name] = getattr(compiled, name)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What :func:`re.compile` gives, compiled at the first search; one that cannot be compiled raises only then.

    >>> year = pattern("[12][0-9]{3}")
    >>> year.search("in 2031")[0], year.pattern
    ('2031', '[12][0-9]{3}')
    """
    return cast("re.Pattern[str]", _Lazy(text, flags))
