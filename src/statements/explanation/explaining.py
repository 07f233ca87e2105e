"""The verb: read a page while listening, and give what was decided about some of its sentences."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from statements.explanation.observed import observed_parse
from statements.explanation.passages import passage
from statements.explanation.places import wanted
from statements.explanation.records import Explanation
from statements.formats import Format
from statements.gazetteer import Gazetteer
from statements.languages import Language
from statements.models import Document, Page
from statements.refusal import decoded


def explain(
    page: str | bytes | Path | Page | Document,
    *,
    at: int | None = None,
    find: str | None = None,
    format: str | Format | None = None,
    language: str | Language | None = None,
    published: dt.date | None = None,
    gazetteer: Gazetteer | None = None,
    encoding: str | None = None,
    source: str = "<text>",
) -> Explanation:
    """How the statements of a sentence came about, and why there are no others: a record that prints as a report.

    The sentence is the one at ``at``, a code-point offset of the page, or where the words ``find`` first stand; without
    either, the first that gave or could have given a statement, or every sentence of a short page. ``page`` is a text
    or a page, the path of a file, or a document, which is parsed again as it was; the rest is as for
    :func:`statements.parse`.

    Raises what ``parse`` raises, and :class:`PlaceError` for an offset or words that the page does not have.

    >>> told = explain("“It was late,” the mayor, Ann Lee, said.", find="late")
    >>> [(p.text, [s.text for s in p.statements]) for p in told.passages]
    [('“It was late,” the mayor, Ann Lee, said.', ['It was late,'])]
    """
    if at is not None and find is not None:
        raise TypeError("either at or find, not both")
    if isinstance(page, Document):
        alike = all(item.language in (None, page.language) for item in page.items)
        format, language = format or page.format, language or (page.language if alike else None)
        published = published or page.source.published
    elif isinstance(page, Path):
        source = str(page) if source == "<text>" else source
    text = page.text if isinstance(page, Document) else page.read_bytes() if isinstance(page, Path) else page
    text = decoded(text, source, encoding) if isinstance(text, bytes) else text
    observed = observed_parse(
        text, format=format, language=language, published=published, gazetteer=gazetteer, source=source
    )
    document = observed.document
    passages = tuple(passage(observed, place) for place in wanted(observed, at, find))
    named = {id for p in passages for s in p.statements for id in (*s.speakers, *s.addressees)}
    return Explanation(
        format=document.format,
        language=document.language,
        passages=passages,
        participants=tuple(who for who in document.participants if who.id in named),
    )
