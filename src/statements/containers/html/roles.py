"""What an element of a page is by its name and by the names that sites give it: a menu, a caption, an embedded post."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from statements.containers.html.names import names
from statements.models import SegmentKind

_CUT = re.compile(r"[^a-z0-9]+")
# What holds a whole page is no furniture, whatever it is called.
_WHOLE = frozenset(("html", "body", "main", "article", "#document"))
# How many names of an element are looked at, and how much of each.
_MANY, _LONG = 20, 80


def role(element: Any) -> SegmentKind | None:
    """What an element is, apart from content, by itself; ``None`` where nothing says so."""
    name, known = element.name, names()
    if name in _WHOLE or name is None:
        return None
    attrs = element.attrs or {}
    if name == "figcaption":
        return "caption"
    if name in known.furniture:
        return "navigation" if name in ("nav", "menu") else _named(attrs) or "boilerplate"
    if (attrs.get("role") or "").casefold() in known.aria:
        return "navigation"
    return _named(attrs)


def _named(attrs: dict[str, str | None]) -> SegmentKind | None:
    tokens = [token for key in ("class", "id") for token in (attrs.get(key) or "").split()[:_MANY]]
    return next(filter(None, map(_of_token, tokens)), None)


def _of_token(token: str) -> SegmentKind | None:
    """What a class name or an id says: as a whole, by two of its words, by its first or its last word."""
    known = names()
    low = _CUT.sub(" ", token[:_LONG].casefold()).split()
    if not low:
        return None
    if (kind := known.words.get("".join(low))) is not None:
        return kind
    for one, other in pairwise(low):
        if (kind := known.pairs.get(f"{one} {other}")) is not None:
            return kind
    # An author's or a date's name inside a longer one is often that of a whole column.
    kind = known.words.get(low[0]) or known.words.get(low[-1])
    return kind if kind != "byline" else None
