"""Words of a page as they may stand in a report."""

from __future__ import annotations

import re

from statements.columns import visible
from statements.export.base import readable

_SPACE = re.compile(r"\s+")
# How much of a name or a title is shown; what is longer is no name.
_LONGEST = 300


def shown(text: str | None, longest: int = _LONGEST) -> str:
    """A name or a title on one line, cut where it is too long, with what cannot be seen written as an escape.

    >>> shown(" a\\n b\\x00"), shown("abcdef", 3)
    ('a b\\\\x00', 'abc…')
    """
    text = _SPACE.sub(" ", (text or "")[: 4 * longest]).strip()
    return visible(readable(text if len(text) <= longest else f"{text[:longest]}…"))


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "page"), counted(12000, "page")
    ('1 page', '12,000 pages')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
