"""What the report's script reads: pages, speakers and statements as plain data, with places in UTF-16 units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from statements.dedup import Progress
from statements.export.base import readable, web_address
from statements.models import Document, Item, Source, Statement, When
from statements.report.again import said_again
from statements.report.speakers import Speakers
from statements.report.words import shown

Unit = Callable[[int], int]


def gathered(documents: Sequence[Document], *, progress: Progress | None = None) -> dict[str, Any]:
    """The documents as data; statements are numbered from 0 over all of them, which is how the rest names them.

    What a statement does not have is left out of its record; its words are those of its page at its places.
    """
    speakers = Speakers.of(documents)
    topics: dict[str, int] = {}
    pages: list[dict[str, Any]] = []
    statements: list[dict[str, Any]] = []
    problems: list[dict[str, Any]] = []
    for number, document in enumerate(documents):
        unit = document.offsets("utf-16").__getitem__
        first = len(statements)
        ids = {s.id: first + i for i, s in enumerate(document.statements)}
        pages.append(_page(document, number, unit, first))
        for s in document.statements:
            record = {
                "page": number,
                "at": [unit(edge) for part in s.parts for edge in (part.start, part.end)],
                "form": s.form,
                "who": speakers.numbers(number, s),
                "topics": [topics.setdefault(shown(topic), len(topics)) for topic in s.topics],
                "within": None if s.within is None else ids[s.within],
                "cue": s.cue and [unit(s.cue.start), unit(s.cue.end)],
                "name": s.mention and [unit(s.mention.start), unit(s.mention.end)],
                **_told(document, s),
                **_date(s.when),
            }
            statements.append({name: value for name, value in record.items() if value not in (None, "", [])})
        problems += [
            {"page": number, "at": [unit(p.start), unit(p.end)], "code": p.code, "message": shown(p.message)}
            for p in document.problems
        ]
    _rank([s.when for document in documents for s in document.statements], statements)
    return {
        "pages": pages,
        "speakers": speakers.records(),
        "topics": list(topics),
        "statements": statements,
        "again": said_again(documents, progress=progress),
        "problems": problems,
    }


def _page(document: Document, number: int, unit: Unit, first: int) -> dict[str, Any]:
    source = document.source
    return {
        "name": shown(source.title or source.id or source.url) or f"Page {number + 1}",
        "facts": _facts(source),
        "url": web_address(source.url),
        "language": source.language,
        "text": readable(document.text),
        "segments": [value for s in document.segments for value in (s.kind, unit(s.end))],
        "items": [_item(item, unit, source) for item in document.items],
        "first": first,
        "count": len(document.statements),
    }


def _facts(source: Source) -> list[str]:
    """What is known of a page, for people."""
    published = source.published and source.published.isoformat().replace("T", " ")
    known = (
        source.publisher,
        f"published {published}" if published else None,
        source.forwarded_from and f"forwarded from {source.forwarded_from}",
        source.format,
        source.id if source.id != source.title else None,
    )
    return [shown(fact) for fact in known if fact]


def _item(item: Item, unit: Unit, source: Source) -> list[Any]:
    """An item's place, with its language where that is another than the page's."""
    language = item.language if item.language != source.language else None
    return [unit(item.start), unit(item.end), *([language] if language else [])]


def _told(document: Document, s: Statement) -> dict[str, Any]:
    """What is said of a statement besides its words, speaker and date."""
    event = document.event(s.event) if s.event else None
    headline = s.headline or (document.item(s.item).headline if s.item else None)
    return {
        "act": s.act if s.act != "assert" else None,
        "basis": s.speaker_basis if s.speaker_basis not in ("named", "unknown") else None,
        "perhaps": [shown(p.name) for p in document.candidates_of(s)],
        "to": [shown(p.name) for p in document.addressees_of(s)],
        "via": shown(s.via),
        "head": shown(headline),
        "event": event and shown(", ".join([event.kind.replace("_", " "), *event.places])),
        "rule": shown(s.rule),
    }


def _date(when: When) -> dict[str, Any]:
    known = when.known or when.month or when.day
    return {
        "date": when.edtf.partition("T")[0] if known else None,
        "first": when.earliest and when.earliest.isoformat(),
        "last": when.latest and when.latest.isoformat(),
        "time": when.time and when.time.isoformat("minutes").replace("+00:00", " UTC"),
        "basis_date": when.basis if known else None,
    }


def _rank(dates: Sequence[When], statements: Sequence[dict[str, Any]]) -> None:
    """Number the statements in the order of their dates, those of one date alike."""
    rank, before = -1, None
    for i in sorted(range(len(dates)), key=dates.__getitem__):
        rank += dates[i] != before
        before = dates[i]
        statements[i]["order"] = rank
