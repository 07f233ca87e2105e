"""What stands around an entry's content: lines that lead elsewhere or are a system's own, and when something was."""

from __future__ import annotations

import re
from functools import cache

from statements.languages.pages import table

# What may follow the words that lead elsewhere: *Read more: …*, *Читать далее →*.
_SIGNS = tuple(":|»>→")
_LONGEST, _SHORT = 300, 60
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?|\b[a-z]{2,4}t\b"


def leads_elsewhere(words: str, linked: int = 0) -> bool:
    """Whether a line only leads to another page: it opens with words for that, and goes on with a sign or a link.

    ``linked`` is how many of its characters, white space aside, are links.

    >>> leads_elsewhere("READ MORE: “No,” says Bo Ek"), leads_elsewhere("Read more here", linked=4)
    (True, True)
    >>> leads_elsewhere("Also on Tuesday, the minister left."), leads_elsewhere("Watch your step, Ann Lee said.")
    (False, False)
    """
    found = _openings().match(words) if len(words) <= _LONGEST else None
    if found is None:
        return False
    rest = words[found.end() :].strip(" .…")
    if not rest or rest.startswith(_SIGNS) or (found[0].isupper() and " " in found[0]):
        return True
    return linked * 2 > len(words) or bool(linked and len(words) < _SHORT)


def is_foot(words: str) -> bool:
    """Whether a line is what a system puts below an entry.

    >>> is_foot("The post Ferry late appeared first on Elb News."), is_foot("The post was late.")
    (True, False)
    """
    return len(words) <= 2 * _LONGEST and _feet().fullmatch(words) is not None


def is_clock(words: str) -> bool:
    """Whether a line says when something was and nothing else.

    >>> is_clock("Updated 14:05 BST"), is_clock("12 phút trước"), is_clock("At 14:05 the ferry left")
    (True, True, False)
    """
    if len(words) >= _SHORT or not any(c.isdigit() for c in words):
        return False
    return len(_clocks().sub("", words.casefold()).strip(" .,-–|()")) < 3


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(table('leads'), key=_longest))})(?!\w)", re.IGNORECASE)


@cache
def _feet() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(table('feet')))})", re.IGNORECASE)


@cache
def _clocks() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(table("clocks"), key=_longest)))
    return re.compile(rf"{_CLOCK}|(?<!\w)(?:{words})(?!\w)")


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word
