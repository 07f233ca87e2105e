"""Pages with known content: a text, and the document that a parser must make of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen
from hypothesis import strategies as st

from statements.models import Document, Event, Statement
from statements.names import fold
from statements.testing.layouts import LAYOUTS

FORMATS = tuple(LAYOUTS)


@frozen(kw_only=True)
class Page:
    """A page and what it says.

    ``options`` are what a caller would tell ``parse`` (the day of publication). ``expected`` holds the items with their
    headlines, addresses and stamps, the participants, the events and the statements; its segments are one, and its ids
    are its own.
    """

    text: str
    expected: Document
    options: Mapping[str, Any] = field(factory=dict)

    def differences(self, document: Document) -> list[str]:
        """What the document has other than expected, in words; an empty list where it is right.

        Compared are format, language, title, the clock, the channel, the items with their headlines, addresses and
        stamps, the events with their kind, place, outlet and who takes part, and of every statement all but its id, the
        basis of its day and the rule that found it.
        """
        pairs = [(name, _page(self.expected)[name], _page(document)[name]) for name in _page(self.expected)]
        wanted, got = _ordered(self.expected), _ordered(document)
        pairs.append(("number of statements", len(wanted), len(got)))
        for n, (a, b) in enumerate(zip(wanted, got, strict=False), 1):
            old, new = _facts(self.expected, a), _facts(document, b)
            pairs += [(f"statement {n}: {name}", old[name], new[name]) for name in old]
        return [f"{name}: expected {a!r}, got {b!r}" for name, a, b in pairs if a != b]


def _page(document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "text": document.text,
        "format": source.format,
        "language": source.language,
        "title": source.title,
        "captured_at": source.captured_at,
        "forwarded_from": source.forwarded_from,
        "headlines": [item.headline for item in document.items],
        "urls": [item.url for item in document.items],
        "addresses": [item.address for item in document.items],
        "stamps": [item.dated for item in document.items],
        "events": sorted((_event(document, event) for event in document.events), key=str),
    }


def _event(document: Document, event: Event) -> dict[str, Any]:
    return {
        "item": event.item,
        "kind": event.kind,
        "places": [fold(place) for place in event.places],
        "participants": sorted(document.participant(a.participant).name for a in event.participants),
        "outlet": event.outlet and fold(event.outlet),
    }


def _ordered(document: Document) -> list[Statement]:
    return sorted(document.statements, key=lambda s: (s.start, -s.end))


def _facts(document: Document, s: Statement) -> dict[str, Any]:
    whole = next((other for other in document.statements if other.id == s.within), None)
    return {
        "parts": [part.text for part in s.parts],
        "places": [(part.start, part.end) for part in s.parts],
        "form": s.form,
        "speakers": [p.name for p in document.speakers_of(s)],
        "item": s.item,
        "headline": s.headline,
        "topics": s.topics,
        "inferred": s.inferred,
        "cue": s.cue and (s.cue.start, s.cue.end),
        "mention": s.mention and (s.mention.start, s.mention.end),
        "via": s.via and fold(s.via),
        "act": s.act,
        "addressees": [p.name for p in document.addressees_of(s)],
        "within": whole and (whole.start, whole.end),
        "event": s.event and _event(document, document.event(s.event)),
        "earliest": s.when.earliest,
        "latest": s.when.latest,
        "time": s.when.time,
    }


@st.composite
def pages(draw: st.DrawFn, format: str) -> Page:
    """Pages of a format (one of ``FORMATS``) that tell invented statements in that format's layouts.

    Raises :class:`KeyError` for a format that has no renderer.
    """
    writer, source, options = draw(st.sampled_from(LAYOUTS[format]))(draw)
    text, expected = writer.finish(source)
    return Page(text=text, expected=expected, options=options)
