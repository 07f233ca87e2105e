"""Dates of a page's items, resolved together: each item's own evidence first, then the page's order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import define, evolve

from statements.dates.evidence import Evidence, session_window
from statements.dates.mention import FIRST_YEAR, LAST_YEAR, Mention
from statements.dates.relative import bound, relative, weekday_between
from statements.models import Basis, When

Order = Literal["newest first", "oldest first"]
Days = tuple[dt.date, dt.date]

# Neighbours of one week are told in any order; only a larger step against the page's order is another year.
_SLACK = dt.timedelta(days=14)
_DAY = dt.timedelta(days=1)
# A date that only bounds an item stands for its day to the neighbours, unless it lies this far off.
_NEAR = dt.timedelta(days=92)
_NONE = Evidence()


@define(eq=False, repr=False)
class _Slot:
    """An item on its way: what it mentions, the days found so far, and how they are known."""

    mention: Mention | None
    evidence: Evidence
    days: Days | None = None
    basis: Basis = "unknown"
    spread: bool = False

    @property
    def open(self) -> bool:
        """Whether a month or a day waits for its year."""
        return self.days is None and self.mention is not None and self.mention.month is not None

    def fix(self, days: Days | None, basis: Basis) -> None:
        if days is not None:
            self.days, self.basis = days, basis


def resolve(
    mentions: Sequence[Mention | None],
    *,
    order: Order | None = None,
    evidence: Sequence[Evidence | None] = (),
    published: dt.date | None = None,
    captured: dt.date | None = None,
    ahead: int = 1,
) -> list[When]:
    """One date an item, in page order, from the one mention that counts in each.

    ``evidence`` goes with ``mentions``; ``published`` is the page's day, ``captured`` an upper bound and nothing more.
    A day without a year is the nearest one at most ``ahead`` days after publication: 1 for what was said, as clocks
    differ; more for an occasion that a page announces.
    On a page with an order, only an item's own ``Evidence.published`` is a reference for weekdays and *yesterday*,
    unless it is the page's only item.

    >>> def day(month, day): return Mention(start=0, end=4, month=month, day=day)
    >>> page = [day(1, 9), None, day(12, 28)]
    >>> [w.edtf for w in resolve(page, order="newest first", published=dt.date(2024, 1, 10))]
    ['2024-01-09', '2023-12-28/2024-01-09', '2023-12-28']
    """
    published, captured = _date(published), _date(captured)
    slots = _slots(mentions, evidence, alike=order is None)
    if order == "oldest first":
        slots.reverse()
    alone = order is None or len(slots) == 1
    # A page tells of its own time; a year far before the last one that it prints is history.
    recent = max((slot.evidence.last_year for slot in slots), default=1) - 1
    for slot in slots:
        _from_itself(slot, published if alone else None, dt.timedelta(days=ahead), recent)
    if not published and all(slot.days is None for slot in slots):
        for slot in slots:
            _from_print(slot, recent)
    if order is not None:
        _chain(slots, published)
    upper = min(filter(None, (published, captured)), default=None)
    found = _bounded(slots, upper, captured) if order is not None else (_alone(slot, upper, captured) for slot in slots)
    shared: dict[When, When] = {}  # clocks of two zones are equal, and not the same
    out = [shared.setdefault(when, when) if when.time is None else when for when in found]
    if order is not None:
        out.reverse()
    if order == "oldest first":
        out.reverse()
    return out


def _date(day: dt.date | None) -> dt.date | None:
    return day.date() if isinstance(day, dt.datetime) else day


def _slots(mentions: Sequence[Mention | None], evidence: Sequence[Evidence | None], *, alike: bool) -> list[_Slot]:
    """A slot for each mention; one for all that mention nothing and tell the same, where they have no neighbours."""
    slots: list[_Slot] = []
    bare: dict[Evidence, _Slot] = {}
    last: _Slot | None = None
    for index, mention in enumerate(mentions):
        own = evidence[index] if index < len(evidence) else None
        slot = _Slot(mention, own or _NONE)
        if mention is not None and mention.same_day and not mention.dated:
            slot = _Slot(last.mention if last else None, last.evidence if last and not own else own or _NONE)
        if slot.mention is not None:
            last = slot
        elif alike:
            slot = bare.setdefault(slot.evidence, slot)
        slots.append(slot)
    return slots


def _shift(day: dt.date, step: dt.timedelta) -> dt.date:
    try:
        return day + step
    except OverflowError:
        return day


def _latest(mention: Mention, limit: dt.date) -> Days | None:
    """The mention's last days that begin on or before the limit. Eight years hold every 29 February."""
    found = mention.candidates(min(limit.year, LAST_YEAR), max(limit.year - 40, FIRST_YEAR - 1))
    return next((days for days in found if days[0] <= limit), None)


def _first(mention: Mention, limit: dt.date) -> Days | None:
    """The mention's first days that end on or after the limit."""
    found = mention.candidates(max(limit.year - 1, FIRST_YEAR - 1), min(limit.year + 40, LAST_YEAR))
    return next((days for days in found if days[1] >= limit), None)


def _from_itself(slot: _Slot, reference: dt.date | None, ahead: dt.timedelta, recent: int) -> None:
    mention, own = slot.mention, slot.evidence
    if mention is None:
        stamped = _date(own.published)
        slot.fix((stamped, stamped) if stamped else None, "stated")
        return None
    if not mention.dated:
        when = relative(evolve(mention, role="plain"), _date(own.published) or reference)
        slot.fix((when.earliest, when.latest) if when.earliest and when.latest else None, when.basis)
        return None
    if mention.year is not None:
        slot.fix(mention.days(mention.year) or evolve(mention, weekday=None).days(mention.year), "stated")
        return None
    reference = _date(own.published) or reference
    for number in own.sessions:
        first, last = session_window(number)
        near = _latest(mention, _shift(reference, ahead)) if reference else None
        found = near if near and first <= near[0] <= last else _first(mention, first)
        if found and found[1] <= last:
            return slot.fix(found, "year inferred")
    if year := own.year_of(mention.month, mention.day, recent):
        return slot.fix(mention.days(year), "year inferred")
    if reference:
        slot.fix(_latest(mention, _shift(reference, ahead)), "year inferred")
    return None


def _from_print(slot: _Slot, recent: int) -> None:
    """A year from a date that the item prints in full: the year that brings the item's day nearest to it."""
    near = slot.evidence.last_day
    if not slot.open or near is None or near.year < recent or slot.mention is None:
        return
    found = list(slot.mention.candidates(near.year - 1, near.year + 1))
    slot.fix(min(found, key=lambda days: abs(days[0] - near), default=None), "year inferred")


def _chain(slots: list[_Slot], published: dt.date | None) -> None:
    """Give years by the order, newest first: down from what is known above, up from what is known below."""
    down: list[Days | None] = []
    limit = _shift(published, _DAY) if published else None
    for slot in slots:
        guess = slot.days
        if slot.open and limit and slot.mention:
            guess = _latest(slot.mention, _shift(limit, _SLACK))
        down.append(guess)
        if guess and (near := _stands_for(slot, guess, limit)):
            limit = min(near, limit) if limit and not slot.days else near
    limit = None
    up: list[Days | None] = []
    for slot in reversed(slots):
        guess = slot.days
        if slot.open and limit and slot.mention:
            guess = _first(slot.mention, _shift(limit, -_SLACK))
        up.append(guess)
        if guess and not (slot.mention and slot.mention.role == "before"):
            limit = max(guess[0], limit) if limit and not slot.days else guess[0]
    up.reverse()
    _agree(slots, down, up)


def _agree(slots: list[_Slot], down: list[Days | None], up: list[Days | None]) -> None:
    for index, slot in enumerate(slots):
        above, below = down[index], up[index]
        if not slot.open:
            continue
        if above and below and below < above:
            slot.spread = True
            slot.fix((below[0], above[1]), "year inferred")
        else:
            slot.fix(above or below, "year inferred")


def _stands_for(slot: _Slot, days: Days, limit: dt.date | None) -> dt.date | None:
    """The day that an item stands for to those below it, newest first, or ``None``."""
    role = slot.mention.role if slot.mention else "plain"
    if role == "since" or (role == "after" and limit is not None and limit - days[0] > _NEAR):
        return None
    return days[1]


def _when(slot: _Slot, earliest: dt.date | None, latest: dt.date | None, basis: Basis) -> When:
    mention = slot.mention
    return When(
        earliest=earliest,
        latest=latest,
        time=mention.time if mention else None,
        basis=basis,
        month=mention.month if mention and slot.spread else None,
        day=mention.day if mention and slot.spread else None,
    )


def _dated(slot: _Slot, days: Days, older: dt.date | None, newer: dt.date | None) -> When:
    role = slot.mention.role if slot.mention else "plain"
    if role == "plain":
        return _when(slot, *days, slot.basis)
    if role == "before":
        return bound(_when(slot, None, days[1], slot.basis), earliest=older)
    return bound(_when(slot, days[0], None, slot.basis), latest=newer)


def _without_year(slot: _Slot, mention: Mention, captured: dt.date | None) -> When:
    days = _latest(mention, captured) if captured else None
    role = mention.role
    return When(
        month=mention.month,
        day=mention.day,
        latest=days[1] if days and role in ("plain", "before") else captured,
        time=mention.time,
        basis="stated",
    )


def _alone(slot: _Slot, upper: dt.date | None, captured: dt.date | None) -> When:
    """A date that has no neighbours: its own days, within what is known of the page."""
    if slot.days:
        return _dated(slot, slot.days, None, upper)
    if slot.open and slot.mention:
        return _without_year(slot, slot.mention, captured)
    return _undated(slot, None, upper, by_order=False, captured=captured)


def _undated(
    slot: _Slot, older: dt.date | None, newer: dt.date | None, *, by_order: bool, captured: dt.date | None
) -> When:
    weekday = slot.mention.weekday if slot.mention else None
    time = slot.mention.time if slot.mention else None
    if weekday and (day := weekday_between(weekday, older, newer)):
        return When(earliest=day, latest=day, time=time, basis="between neighbours")
    basis: Basis = "stated" if weekday else "unknown"
    if by_order:
        basis = "between neighbours"
    elif newer and newer != captured and not weekday:
        basis = "relative to published"
    latest = None if older and newer and older > newer else newer
    return When(earliest=older, latest=latest, time=time, weekday=weekday, basis=basis)


def _bounded(slots: list[_Slot], upper: dt.date | None, captured: dt.date | None) -> Iterator[When]:
    """The dates of items that stand newest first, from the last of them on, each within its neighbours' days."""
    newer: list[tuple[dt.date | None, bool]] = []
    last, known = upper, False
    for slot in slots:
        newer.append((last, known))
        if slot.days and (near := _stands_for(slot, slot.days, None)):
            last, known = near, True
    older: dt.date | None = None
    for slot, (above, by_item) in zip(reversed(slots), reversed(newer), strict=True):
        if slot.days:
            yield _dated(slot, slot.days, older, above)
            if not (slot.mention and slot.mention.role == "before"):
                older = slot.days[0]
        elif slot.open and slot.mention:
            yield _without_year(slot, slot.mention, captured)
        else:
            low, high = (above, older) if older and above and by_item and above < older else (older, above)
            by_order = by_item or older is not None
            yield _undated(slot, low, high, by_order=by_order, captured=captured)
