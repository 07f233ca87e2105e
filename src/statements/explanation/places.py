"""Which sentences of a page are to be explained."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeAlias

from statements.errors import PlaceError
from statements.explanation.observed import Observed
from statements.text import View

Place: TypeAlias = tuple[int, int]

SHORT = 3  # sentences of a page that is explained as a whole
_SHOWN = 60  # characters of words that an error shows
_TELLING = frozenset(("cue", "quotation", "draft"))


def wanted(observed: Observed, at: int | None, find: str | None) -> list[Place]:
    """The sentences asked for, as spans of the view: the one at an offset, those in which words first stand.

    Without either: all of a short page, else the first that gave or could have given a statement. Raises
    :class:`PlaceError` for an offset or words that the page does not have.
    """
    read = sentences(observed)
    view = observed.view
    if at is not None:
        if not 0 <= at < view.length:
            raise PlaceError(f"no offset {at}: the page has the offsets 0 to {view.length - 1}")
        place = into_view(view, at)
        return [_around(view.text, read, place)]
    if find is not None:
        start, end = _found(observed, find)
        first, last = _around(view.text, read, start), _around(view.text, read, max(start, end - 1))
        between = [sentence for sentence in read if first[0] < sentence[0] < last[0]]
        return list(dict.fromkeys((first, *between, last)))
    if 0 < len(read) <= SHORT:
        return read
    telling = sorted(step.start for step in observed.steps if step.what in _TELLING)
    telling = telling or sorted(into_view(view, s.start) for s in observed.document.statements)
    first_visible = len(view.text) - len(view.text.lstrip())
    return [_around(view.text, read, telling[0] if telling else first_visible)] if view.text.strip() else []


def sentences(observed: Observed) -> list[Place]:
    """The sentences that were read, in order."""
    return sorted({(s.start, s.end) for s in observed.steps if s.what == "sentence" and "tokens" in s.facts})


def into_view(view: View, place: int) -> int:
    """The place in the view that stands for an offset of the page."""
    return max(0, bisect_right(range(len(view.text) + 1), place, key=view.at) - 1)


def _found(observed: Observed, words: str) -> Place:
    """Where words first stand in the view: as they are written, else whatever the case."""
    sought = View.of(words).text.split()
    if not sought:
        raise PlaceError("no words to look for")
    pattern = r"\s+".join(map(re.escape, sought))
    for flags in (re.NOFLAG, re.IGNORECASE):
        if match := re.search(pattern, observed.view.text, flags):
            return match.span()
    shown = " ".join(sought)
    raise PlaceError(f"the page has no words “{shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'}”")


def _around(text: str, read: Sequence[Place], place: int) -> Place:
    """The sentence at a place; where none was read, what stands on its line between the sentences beside it."""
    k = bisect_right(read, (place, len(text) + 1))
    before = read[k - 1] if k else (0, 0)
    if before[0] <= place < before[1]:
        return before
    after = read[k] if k < len(read) else (len(text), len(text))
    start = max(before[1], text.rfind("\n", 0, place) + 1)
    end = text.find("\n", place)
    end = min(after[0], len(text) if end < 0 else end)
    if inside := text[start:end].strip():
        start = text.index(inside, start)
        return start, start + len(inside)
    if k < len(read):
        return after
    return before if k else (start, max(start, end))
