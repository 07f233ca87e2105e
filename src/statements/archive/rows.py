"""Statements read from an archive's tables."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from statements.archive.records import Said
from statements.models import When
from statements.serial import structure

_SELECT = """SELECT said.id, texts.text, said.basis, said.earliest, said.latest, said.known, said.moment, said.form,
    said.act, said.language, said.statement, said.item, said.start, said."end", pages.page, pages.url, pages.title,
    pages.publisher, pages.published, pages.version, pages.current
    FROM said JOIN texts ON texts.id = said.id JOIN pages ON pages.id = said.page"""
_SPEAKERS = """SELECT speakers.name FROM spoken JOIN names ON names.id = spoken.name
    JOIN speakers ON speakers.id = names.speaker WHERE spoken.said = ? ORDER BY spoken.place"""


def statements(db: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Said]:
    """The statements of those numbers, in that order."""
    for number in numbers:
        row = db.execute(f"{_SELECT} WHERE said.id = ?", (number,)).fetchone()
        if row is not None:
            yield _said(db, row)


def _said(db: sqlite3.Connection, row: tuple[Any, ...]) -> Said:
    number, text, basis, earliest, latest, known, moment, form, act, language, statement, item, start, end, *page = row
    return Said(
        number=number,
        text=text,
        speakers=tuple(name for (name,) in db.execute(_SPEAKERS, (number,))),
        speaker_basis=basis,
        when=when_of(earliest, latest, known, moment),
        form=form,
        act=act,
        language=language,
        statement=statement,
        item=item,
        start=start,
        end=end,
        page=page[0],
        url=page[1],
        title=page[2],
        publisher=page[3],
        published=page[4],
        version=page[5],
        current=bool(page[6]),
    )


@lru_cache(maxsize=4096)
def when_of(earliest: str | None, latest: str | None, known: Any, moment: str | None) -> When:
    """The date of which the columns were made."""
    if moment is not None:
        return structure(json.loads(moment), When)
    first, last = (dt.date.fromisoformat(day) if day else None for day in (earliest, latest))
    return When(earliest=first, latest=last, basis=known)


def text_of(db: sqlite3.Connection, wording: int) -> str:
    """A text of a wording."""
    row = db.execute(
        "SELECT texts.text FROM said JOIN texts ON texts.id = said.id WHERE said.wording = ? LIMIT 1", (wording,)
    ).fetchone()
    return str(row[0])
