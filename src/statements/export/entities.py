"""Pages, people and what they said as entities of FollowTheMoney, the data model of investigations."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from statements.export.base import Documents, Names, many, readable, web_address
from statements.models import Document, Participant, Statement, When

_SCHEMATA = {"person": "Person", "organisation": "Organization", "group": "LegalEntity"}
_LANGUAGES = {"en": "eng", "vi": "vie", "ru": "rus", "de": "deu"}


def ftm(documents: Documents) -> Iterator[dict[str, Any]]:
    """Pages, participants and statements as plain dicts with ``id``, ``schema`` and ``properties``.

    A page is an ``Article``, a participant a ``Person``, an ``Organization`` or (a group) a ``LegalEntity``, with a
    ``Mention`` that ties it to its page; a statement is an ``Event`` in which its speakers are involved. Somebody known
    to Wikidata has its number for an id on every page; anybody else is told once a page, and never joined by name.
    """
    for document in many(documents):
        names = Names.of(document)
        page = _id(names.key)
        yield _article(document, page)
        ids = {p.id: _participant_id(page, p) for p in document.participants}
        for p in document.participants:
            yield _participant(p, ids[p.id], page)
            mention = {"document": page, "resolved": ids[p.id], "name": p.names or p.name, "detectedSchema": _kind(p)}
            yield _entity(_id(page, ids[p.id], "mention"), "Mention", mention)
        for s in document.statements:
            yield _saying(document, s, _id(names.statement(s)), page, ids)


def _article(document: Document, page: str) -> dict[str, Any]:
    source = document.source
    told = {
        "title": source.title,
        "fileName": None if source.url else source.id,
        "sourceUrl": web_address(source.url),
        "publisher": source.publisher,
        "author": source.author,
        "publishedAt": source.published.isoformat() if source.published else None,
        "language": _LANGUAGES.get(source.language, source.language),
        "keywords": source.topics,
        "bodyText": document.text,
    }
    return _entity(page, "Article", told)


def _participant(p: Participant, id: str, page: str) -> dict[str, Any]:
    told = {
        "name": p.name,
        "alias": [name for name in p.names if name != p.name],
        "position": p.office if p.kind == "person" else None,
        "wikidataId": _wikidata(p),
        "proof": page,
    }
    return _entity(id, _kind(p), told)


def _saying(document: Document, s: Statement, id: str, page: str, ids: dict[str, str]) -> dict[str, Any]:
    who = ", ".join(p.name for p in document.speakers_of(s)) or "unknown speaker"
    event = document.event(s.event) if s.event else None
    told = {
        "name": f"{who}: {s.act}",
        "description": s.text,
        "involved": [ids[speaker] for speaker in s.speakers],
        "keywords": [s.act, s.form, *s.topics],
        "summary": event.kind.replace("_", " ") if event else None,
        "location": event.places if event else (),
        "recordId": s.id,
        "sourceUrl": web_address(document.source.url),
        "proof": page,
        **_days(s.when),
    }
    return _entity(id, "Event", told)


def _days(when: When) -> dict[str, str]:
    """The date where it is a day, a month or a year; else its bounds."""
    if when.known and "/" not in when.edtf:
        return {"date": when.edtf.partition("T")[0]}
    bounds = {"startDate": when.earliest, "endDate": when.latest}
    return {name: str(day) for name, day in bounds.items() if day}


def _kind(p: Participant) -> str:
    return _SCHEMATA[p.kind]


def _wikidata(p: Participant) -> str | None:
    register, _, id = (p.external or "").partition(":")
    return id if register == "wikidata" and id[:1] == "Q" and id[1:].isdecimal() and id.isascii() else None


def _participant_id(page: str, p: Participant) -> str:
    return _wikidata(p) or _id(page, p.id)


def _id(*keys: str) -> str:
    return hashlib.sha1(readable("\n".join(keys)).encode()).hexdigest()


def _entity(id: str, schema: str, told: dict[str, Any]) -> dict[str, Any]:
    """An entity with its properties as lists of texts; what says nothing is left out."""
    lists = {name: [value] if isinstance(value, str) else list(value or ()) for name, value in told.items()}
    cleaned = {name: [text for value in found if (text := readable(value)).strip()] for name, found in lists.items()}
    properties = {name: list(dict.fromkeys(found)) for name, found in cleaned.items() if found}
    return {"id": id, "schema": schema, "properties": properties}
