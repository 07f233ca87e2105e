"""Parliaments' records in Akoma Ntoso and in the United Kingdom's Hansard: speeches with who speaks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told
from statements.containers.moments import instant
from statements.containers.records.writing import Record, folded
from statements.containers.records.xml import attribute, first, joined, named, parsed, stretches, tag, words
from statements.models import Page

_AKOMA = re.compile(rb"<(?:\w{1,10}:)?akomaNtoso\b", re.IGNORECASE)
_HANSARD = re.compile(rb"<publicwhip\b|<speech\b[^<>]{0,2000}\bspeaker(?:name|id)\s*=")
_NOTES = frozenset(("scene", "remark", "note", "authorialNote", "eol", "ins", "narrative"))
_SPOKEN = ("speech", "question", "answer")
_ASIDE = ("narrative", "scene", "summary", "other", "prayers", "rollCall")
_HEADS = ("heading", "num", "subheading", "major-heading", "minor-heading", "oral-heading")
_MOTION = ("pwmotiontext", "motion")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")


@frozen
class AkomaNtoso:
    """A debate in Akoma Ntoso; a file is a page, a speech an item."""

    name: str = "akoma-ntoso"
    summary: str = "debates in Akoma Ntoso"
    suffixes: tuple[str, ...] = (".xml", ".akn")
    single: bool = True

    def sniff(self, head: bytes, given: Input) -> Claim:
        return Claim(score=0.96 if _AKOMA.search(head[:8_000]) else 0.0, reason="it opens as Akoma Ntoso does")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        root = parsed(given.whole(), given.name, told)
        if root is None:
            return
        listed = named(root, "TLCPerson")
        people = {attribute(one, "eId") or attribute(one, "id") or "": attribute(one, "showAs") for one in listed}
        date = next((d for d in (first(root, "docDate"), first(root, "FRBRdate")) if d is not None), None)
        day = instant(attribute(date, "date")) if date is not None else None
        record = Record(known={"id": given.name, "published": day, "container": self.name})
        body = first(root, "debateBody")
        for one in _outer(body if body is not None else root, (*_SPOKEN, *_HEADS, *_ASIDE)):
            name = tag(one)
            if name in _HEADS:
                record.line(words(one), "headline")
            elif name not in _SPOKEN:
                record.line(words(one), "direction")
            else:
                _speech(record, one, people)
        yield from _page(record, given, told)


@frozen
class Hansard:
    """A day of a parliament as parlparse writes it; a file is a page, a speech an item."""

    name: str = "hansard"
    summary: str = "debates as parlparse writes them: the United Kingdom, Australia"
    suffixes: tuple[str, ...] = (".xml",)
    single: bool = True

    def sniff(self, head: bytes, given: Input) -> Claim:
        return Claim(score=0.94 if _HANSARD.search(head) else 0.0, reason="speeches with the names of speakers")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        root = parsed(given.whole(), given.name, told)
        if root is None:
            return
        record = Record(known={"id": given.name, "container": self.name, "published": _day(given.name, root)})
        day = record.known["published"]
        for one in _outer(root, ("speech", "division", *_HEADS)):
            if tag(one) == "division":
                record.line(words(one), "direction")
            elif tag(one) in _HEADS:
                record.line(words(one), "headline")
            else:
                self._speech(record, one, day if isinstance(day, dt.date) else None)
        yield from _page(record, given, told)

    def _speech(self, record: Record, one: Any, day: dt.date | None) -> None:
        parts = [p for p in one if tag(p) == "p"] or [one]
        said = [joined(stretches(p, _NOTES)) for p in parts if not _is_motion(p)]
        name = attribute(one, "speakername")
        if attribute(one, "nospeaker") == "true" or not name:
            for paragraph in said:
                record.line(" ".join(text for text, _ in paragraph), "direction")
            return
        office = attribute(one, "speakeroffice")
        clock = attribute(one, "time")
        record.turn(
            f"{name} ({office})" if office else name,
            said,
            name=name,
            id=attribute(one, "id"),
            url=attribute(one, "url"),
            moment=_at(day, clock),
        )


CONTAINER = AkomaNtoso()
HANSARD = Hansard()


def _page(record: Record, given: Input, told: Told) -> Iterator[Page]:
    page = record.page()
    if page is None or not page.items:
        told.problem("no-turns", f"{given.name}: it holds no speech")
    if page is not None:
        yield page


def _outer(root: Any, names: tuple[str, ...]) -> Iterator[Any]:
    """The outermost elements of these names, in order."""
    stack = [root]
    while stack:
        one = stack.pop()
        if one is not root and tag(one) in names:
            yield one
        else:
            stack += reversed(list(one))


def _speech(record: Record, one: Any, people: dict[str, str | None]) -> None:
    label = folded(words(first(one, "from"))) if first(one, "from") is not None else ""
    who = (attribute(one, "by") or "").lstrip("#")
    role = "asks" if tag(one) == "question" and not (label or people.get(who)) else None
    said = [joined(stretches(p, _NOTES)) for p in one.iter() if tag(p) in ("p", "li") and not _is_from(p)]
    moment = instant(attribute(one, "startTime")) if attribute(one, "startTime") else None
    record.turn(
        label, said, name=people.get(who), role=role, id=attribute(one, "eId") or attribute(one, "id"), moment=moment
    )


def _is_from(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and tag(parent) == "from"


def _is_motion(element: Any) -> bool:
    return any(attribute(element, name) for name in _MOTION)


def _day(name: str, root: Any) -> dt.date | None:
    """The day of a file by its name, else by the first speech's id."""
    ids = (attribute(one, "id") or "" for one in named(root, "speech"))
    match = _DAY.search(name.rpartition("/")[2]) or _DAY.search(next(ids, ""))
    found = instant(match[1]) if match else None
    return found if isinstance(found, dt.date) else None


def _at(day: dt.date | None, clock: str | None) -> dt.date | dt.datetime | None:
    try:
        return dt.datetime.combine(day, dt.time.fromisoformat(clock)) if day is not None and clock else day
    except ValueError:
        return day
