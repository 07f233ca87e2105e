"""Quotations in the shape of the GDELT Project's Global Quotation Graph: a page a line, with what is around each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from statements.export.base import Documents, Names, many

_ROOM = 100
_LANGUAGES = {"en": "ENGLISH", "vi": "VIETNAMESE", "ru": "RUSSIAN", "de": "GERMAN"}


def gqg(documents: Documents) -> Iterator[dict[str, Any]]:
    """Each page as ``date``, ``url``, ``title``, ``lang`` and ``quotes``, a quotation as ``pre``, ``quote``, ``post``.

    Quotations are what stands word for word in quotation marks, each part by itself; ``pre`` and ``post`` are up to 100
    code points of what stands around it. ``date`` is the moment of publication in UTC, or midnight of its day.
    """
    for document in many(documents):
        text, source = document.text, document.source
        yield {
            "date": _moment(source.published),
            "url": Names.of(document).page,
            "title": source.title,
            "lang": _LANGUAGES.get(source.language, source.language),
            "quotes": [
                {
                    "pre": text[max(0, part.start - _ROOM) : part.start],
                    "quote": part.text,
                    "post": text[part.end : part.end + _ROOM],
                }
                for s in document.statements
                if s.form == "direct"
                for part in s.parts
            ],
        }


def _moment(published: dt.date | None) -> str | None:
    if published is None:
        return None
    if not isinstance(published, dt.datetime):
        return f"{published}T00:00:00Z"
    if published.tzinfo is not None:
        with suppress(OverflowError):  # the first or the last day that there is
            published = published.astimezone(dt.UTC)
    return published.replace(tzinfo=None, microsecond=0).isoformat() + "Z"
