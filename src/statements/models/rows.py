"""Statements as flat rows: one a statement, with the page's facts, the speakers' names and offsets in two countings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from statements.models.edtf import month_length
from statements.models.offsets import offsets_of
from statements.models.records import Item, Participant, Source, Statement
from statements.models.when import When

if TYPE_CHECKING:
    from statements.models.document import Document

# The columns of a row with the type of their values; each but a tuple may be None. They keep their order and meaning:
# a new one is added at the end.
COLUMNS: dict[str, type] = {
    "page": str,
    "url": str,
    "title": str,
    "publisher": str,
    "published": str,
    "format": str,
    "language": str,
    "item": int,
    "item_url": str,
    "headline": str,
    "statement": str,
    "text": str,
    "form": str,
    "act": str,
    "speakers": tuple,
    "speaker_ids": tuple,
    "speaker_external": tuple,
    "speaker_basis": str,
    "candidates": tuple,
    "addressees": tuple,
    "addressee_ids": tuple,
    "via": str,
    "cue": str,
    "mention": str,
    "date": str,
    "earliest": dt.date,
    "latest": dt.date,
    "best": dt.date,
    "precision": str,
    "date_basis": str,
    "time": str,
    "event": str,
    "event_kind": str,
    "places": tuple,
    "outlet": str,
    "topics": tuple,
    "within": str,
    "start": int,
    "end": int,
    "start_utf16": int,
    "end_utf16": int,
    "rule": str,
}


def rows_of(document: Document) -> Iterator[dict[str, Any]]:
    """The document's statements as rows, in their order: the columns are ``COLUMNS``."""
    page = _page(document.source)
    items = {item.number: item for item in document.items}
    events = {event.id: event for event in document.events}
    people = {p.id: p for p in document.participants}
    unit = offsets_of(document.text, "utf-16").__getitem__
    for s in document.statements:
        item, event = items.get(s.item), events.get(s.event or "")
        yield {
            **page,
            **_unit(s, item, document.source),
            "statement": s.id,
            "text": s.text,
            "form": s.form,
            "act": s.act,
            **_speakers(s, people.__getitem__),
            "via": s.via,
            "cue": document.at(s.cue) or None,
            "mention": document.at(s.mention) or None,
            **_date(s.when),
            "event": s.event,
            "event_kind": event.kind if event else None,
            "places": event.places if event else (),
            "outlet": event.outlet if event else None,
            "topics": s.topics,
            "within": s.within,
            "start": s.start,
            "end": s.end,
            "start_utf16": unit(s.start),
            "end_utf16": unit(s.end),
            "rule": s.rule,
        }


def best_day(when: When) -> tuple[dt.date | None, str]:
    """One day to sort and to count by, with how precise it is: the first possible one, or the last if only it is known.

    The precision is ``day``, ``month``, ``year``, ``interval``, ``after``, ``before`` or ``unknown``.

    >>> best_day(When.parse("2024-02")), best_day(When.parse("../2024-02-09"))
    ((datetime.date(2024, 2, 1), 'month'), (datetime.date(2024, 2, 9), 'before'))
    """
    first, last = when.earliest, when.latest
    if first is None:
        return last, "before" if last else "unknown"
    if last is None:
        return first, "after"
    if first == last:
        return first, "day"
    if first.day == 1 and first.year == last.year:
        if (first.month, last.month, last.day) == (1, 12, 31):
            return first, "year"
        if first.month == last.month and last.day == month_length(last.year, last.month):
            return first, "month"
    return first, "interval"


def _page(source: Source) -> dict[str, Any]:
    published = source.published.isoformat() if source.published else None
    return {
        "page": source.id,
        "url": source.url,
        "title": source.title,
        "publisher": source.publisher,
        "published": published,
        "format": source.format,
    }


def _unit(s: Statement, item: Item | None, source: Source) -> dict[str, Any]:
    return {
        "language": (item.language if item else None) or source.language,
        "item": s.item,
        "item_url": item.url if item else None,
        "headline": s.headline or (item.headline if item else None),
    }


def _speakers(s: Statement, known: Callable[[str], Participant]) -> dict[str, Any]:
    speakers = [known(id) for id in s.speakers]
    return {
        "speakers": tuple(p.name for p in speakers),
        "speaker_ids": s.speakers,
        "speaker_external": tuple(p.external or "" for p in speakers),
        "speaker_basis": s.speaker_basis,
        "candidates": tuple(known(id).name for id in s.candidates),
        "addressees": tuple(known(id).name for id in s.addressees),
        "addressee_ids": s.addressees,
    }


def _date(when: When) -> dict[str, Any]:
    best, precision = best_day(when)
    return {
        "date": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "best": best,
        "precision": precision,
        "date_basis": when.basis,
        "time": when.time.isoformat() if when.time else None,
    }
