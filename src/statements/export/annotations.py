"""Statements as annotations of the page they stand on: the W3C's Web Annotation Data Model, in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from statements.export.base import Documents, Names, many, register_uri, urn
from statements.export.context import windows
from statements.export.linked import quotation
from statements.models import Document, Statement

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(documents: Documents) -> Iterator[dict[str, Any]]:
    """Each statement as an annotation, whose target is its place on the page: one for every part.

    A place is told twice: by its words with as much of what stands before and after as tells them from the same words
    elsewhere on the page (``TextQuoteSelector``), and by its offsets in code points (``TextPositionSelector``). The
    bodies are the speakers (``identifying``), the act and the form (``classifying``), the topics (``tagging``), a line
    for people (``describing``), and all of it as linked data: the names of schema.org, led by ``schema:``.
    """
    for document in many(documents):
        names = Names.of(document)
        parts = [(part.start, part.end) for s in document.statements for part in s.parts]
        around = iter(windows(document.text, parts))
        for s in document.statements:
            targets = [_target(document, names, (part.start, part.end), next(around)) for part in s.parts]
            yield {
                "@context": _CONTEXT,
                "id": urn(f"{names.statement(s)}\nannotation"),
                "type": "Annotation",
                "motivation": "describing",
                "body": _bodies(document, s, names),
                "target": targets if len(targets) > 1 else targets[0],
            }


def annotation_page(document: Document) -> dict[str, Any]:
    """The annotations of one page together, as an ``AnnotationPage``: what a client in the page loads."""
    items = [{key: value for key, value in a.items() if key != "@context"} for a in web_annotations(document)]
    return {
        "@context": _CONTEXT,
        "id": urn(f"{Names.of(document).page}\nannotations"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }


def _target(document: Document, names: Names, place: tuple[int, int], window: tuple[int, int]) -> dict[str, Any]:
    text, (start, end), (first, last) = document.text, place, window
    quote = {"exact": text[start:end], "prefix": text[first:start], "suffix": text[end:last]}
    return {
        "type": "SpecificResource",
        "source": names.page,
        "selector": [
            {"type": "TextQuoteSelector", **quote},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _bodies(document: Document, s: Statement, names: Names) -> list[dict[str, Any]]:
    speakers = document.speakers_of(s)
    who = ", ".join(p.name for p in speakers) or "?"
    told = [_text("identifying", p.name) for p in speakers]
    told += [
        {"type": "SpecificResource", "purpose": "identifying", "source": uri}
        for p in speakers
        if (uri := register_uri(p))
    ]
    told += [_text("classifying", s.act), _text("classifying", s.form)]
    told += [_text("tagging", topic) for topic in s.topics]
    told.append(_text("describing", f"{who}, {s.when.edtf}" if s.when.known else who))
    return [*told, _led(quotation(document, s, names))]


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _led(record: Any) -> Any:
    """Linked data of schema.org with its names led by the prefix that annotations have for them."""
    if isinstance(record, list):
        return [_led(one) for one in record]
    if not isinstance(record, dict):
        return record
    names = {"@type": "type", "@id": "id"}
    return {
        names.get(key, f"schema:{key}"): f"schema:{value}" if key == "@type" else _led(value)
        for key, value in record.items()
    }
