"""Statements as linked data: a quotation or a claim in the words of schema.org, in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from statements.export.base import Documents, Names, many, register_uri, web_address
from statements.models import Document, Event, Participant, Statement, When

_CONTEXT = "https://schema.org"
_VERBATIM = ("direct", "verbatim", "communique")
_KINDS = {"person": "Person", "organisation": "Organization", "group": "Organization"}


def schema_org(documents: Documents) -> Iterator[dict[str, Any]]:
    """Each statement as a JSON-LD object of schema.org.

    What is told word for word is a ``Quotation``, what is told in other words and asserted a ``Claim``; another act in
    other words is a ``CreativeWork``. What somebody denies is a ``Claim`` without an author, with the denial as its
    ``review``: nobody is made to say what he denies.
    """
    for document in many(documents):
        names = Names.of(document)
        page = _page(document, names)
        for s in document.statements:
            yield {"@context": _CONTEXT, **quotation(document, s, names), "isPartOf": page}


def quotation(document: Document, s: Statement, names: Names) -> dict[str, Any]:
    """A statement by itself, without its page."""
    who = [_agent(p, names) for p in document.speakers_of(s)]
    to = [{"@type": "Audience", "name": p.name} for p in document.addressees_of(s)]
    item = document.item(s.item) if s.item else None
    record = {
        "@type": _type(s),
        "@id": names.statement(s),
        "text": s.text,
        "inLanguage": (item.language if item else None) or document.language,
        "genre": s.act,
        **_saying(s, who),
        "dateCreated": str(s.when.earliest) if s.when.exact else None,
        "temporalCoverage": s.when.edtf if s.when.known and not s.when.exact else None,
        "keywords": list(s.topics),
        "audience": to,
        "headline": s.headline,
        "recordedAt": _occasion(document.event(s.event)) if s.event else None,
        "url": web_address(item.url) if item else None,
    }
    return {key: value for key, value in record.items() if value not in (None, [])}


def _type(s: Statement) -> str:
    if s.act == "deny":
        return "Claim"
    if s.form in _VERBATIM:
        return "Quotation"
    return "Claim" if s.act == "assert" else "CreativeWork"


def _saying(s: Statement, who: list[dict[str, Any]]) -> dict[str, Any]:
    """Who says it, in the word that the type has for that."""
    if s.act == "deny":
        rating = {"@type": "Rating", "alternateName": "denied"}
        return {"review": [{"@type": "ClaimReview", "author": one, "reviewRating": rating} for one in who]}
    return {"spokenByCharacter" if s.form in _VERBATIM else "author": who}


def _agent(p: Participant, names: Names) -> dict[str, Any]:
    uri = register_uri(p)
    told: dict[str, Any] = {"@type": _KINDS[p.kind], "@id": names.participant(p), "name": p.name}
    if others := [name for name in p.names if name != p.name]:
        told["alternateName"] = others
    if p.office and p.kind == "person":
        told["jobTitle"] = p.office
    if p.affiliation:
        told["affiliation" if p.kind == "person" else "parentOrganization"] = {
            "@type": "Organization",
            "name": p.affiliation,
        }
    if uri:
        told["sameAs"] = uri
    elif p.external:
        told["identifier"] = p.external
    return told


def _occasion(event: Event) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "Event", "name": event.kind.replace("_", " "), **_days(event.when)}
    if event.places:
        told["location"] = [{"@type": "Place", "name": place} for place in event.places]
    return told


def _days(when: When) -> dict[str, str]:
    bounds = {"startDate": when.earliest, "endDate": when.latest}
    return {name: str(day) for name, day in bounds.items() if day}


def _page(document: Document, names: Names) -> dict[str, Any]:
    source = document.source
    record = {
        "@type": "WebPage",
        "@id": names.page,
        "url": web_address(source.url),
        "name": source.title,
        "inLanguage": source.language,
        "datePublished": source.published.isoformat() if source.published else None,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
    }
    return {key: value for key, value in record.items() if value is not None}
