"""What is told of dates to whoever listens: the evidence for a day, what it bounds, and the day that came of it."""

from __future__ import annotations

import datetime as dt

from statements import dates
from statements.attribution.draft import Place
from statements.formats.base import Entry
from statements.models import When
from statements.steps import Observer, Step

# What a printed date does for a day, by its role.
_BOUNDS = {"plain": "the day", "after": "from below", "since": "from below", "before": "from above"}


def tell_evidence(
    observe: Observer,
    entry: Entry,
    mention: dates.Mention | None,
    evidence: dates.Evidence,
    order: str | None,
    published: dt.date | None,
    captured: dt.date | None,
) -> None:
    """Tell every piece of evidence for the day of an item."""
    place = entry.start, entry.end
    if mention is not None:
        tell_mention_of_day(observe, mention)
    if entry.day is not None:
        _tell(observe, place, "stamped on the item", "the day", str(entry.day))
    for m in evidence.printed:
        _tell(observe, (m.start, m.end), "a year printed in the item", "the year", str(m.year))
    for number in evidence.sessions:
        first, last = dates.session_window(number)
        _tell(observe, place, f"session {number} of the General Assembly", "the year", f"{first}/{last}")
    if order is not None:
        _tell(observe, place, "the page's order", "between its neighbours", order)
    if published is not None:
        _tell(observe, place, "the day of publication", "from above", f"../{published}")
    if captured is not None:
        _tell(observe, place, "the page's clock", "from above", f"../{captured}")


def tell_mention_of_day(observe: Observer, mention: dates.Mention) -> None:
    """Tell a date that the text prints, by whatever of it is printed."""
    if mention.dated:
        because = "a printed day" if mention.day else "a printed month" if mention.month else "a printed year"
    elif mention.weekday:
        because = "a weekday"
    else:
        because = "the same day as before" if mention.same_day else "a day told from the day of writing"
    fields = {name: getattr(mention, name) for name in ("year", "month", "day", "weekday", "relative")}
    value = ", ".join(f"{name} {field}" for name, field in fields.items() if field is not None)
    _tell(observe, (mention.start, mention.end), because, _BOUNDS[mention.role], value)


def tell_when(observe: Observer, of: str, place: Place, when: When, because: str) -> None:
    """Tell the day of an item, a statement or an occasion (``of``, in words)."""
    facts = {"of": of, "edtf": when.edtf, "basis": when.basis}
    observe(Step(what="when", start=place[0], end=place[1], verdict="chosen", because=because, facts=facts))


def _tell(observe: Observer, place: Place, because: str, bounds: str, value: str) -> None:
    facts = {"bounds": bounds, "value": value}
    observe(Step(what="date", start=place[0], end=place[1], because=because, facts=facts))
