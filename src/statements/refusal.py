"""What is no text of a page: markup, data and nothing at all, told before any format looks at it."""

from __future__ import annotations

import re

from statements.errors import NotAPageError
from statements.patterns import pattern

_LEAD = " \t\r\n\ufeff"
# How much of a page is looked at.
_HEAD = 4_000
_MARKUP = "the text alone is wanted, as a reader sees it"
_OPENINGS = (
    ("HTML", pattern(r"<(?:!doctype\s+html|(?:html|head|body|div|p|article|h[1-6])\b[^<>]{0,500}>)", re.I), _MARKUP),
    ("XML", pattern(r"<\?xml\b|<(?:rss|feed|rdf:rdf|tei|akomantoso|urlset)\b", re.I), _MARKUP),
    (
        "JSON",
        pattern(r"(?>(?:\[\s*+)?)\{\s*+\"[^\"\n]{0,200}\"\s*+:|(?:\{\s*+\}|\[\s*+\])\s*+\Z"),
        "documents are read from files that end in .json or .jsonl, or by statements.serial",
    ),
)
# Names of columns in tables of pages; a first line with two of them heads one.
_COLUMNS = frozenset(
    ("id", "url", "link", "title", "headline", "date", "published", "pub_date", "text", "body", "content", "author")
)
_COLUMN = pattern(r"[\w -]{0,40}")


def refuse(text: str, source: str, *, empty: bool = False, text_alone: bool = False) -> None:
    """Raise :class:`~statements.errors.NotAPageError` for what is no text of a page; for an empty one too if asked.

    ``text_alone``: it was taken from what held it, so that whatever looks like markup or data was written there.

    >>> refuse("<!DOCTYPE html><p>Ann Lee said so.</p>", "a.html")
    Traceback (most recent call last):
    statements.errors.NotAPageError: a.html: it is HTML; the text alone is wanted, as a reader sees it
    """
    head = text[:_HEAD].lstrip(_LEAD)
    if empty and not head and not text.strip(_LEAD):
        raise NotAPageError("it is empty", source=source)
    if text_alone:
        return
    for name, opening, wanted in _OPENINGS:
        if opening.match(head):
            raise NotAPageError(f"it is {name}; {wanted}", source=source)
    if _is_table(head):
        raise NotAPageError("it is a table; the text of each row is a page of its own", source=source)


def _is_table(head: str) -> bool:
    """Whether the first line names columns, and such as tables of pages have."""
    first, _, rest = head.partition("\n")
    if not rest or len(first) > _HEAD // 2:
        return False
    for separator in ",;\t":
        cells = [cell.strip(' "\r').lower() for cell in first.split(separator)]
        if len(_COLUMNS.intersection(cells)) > 1 and all(map(_COLUMN.fullmatch, cells)):
            return True
    return False
