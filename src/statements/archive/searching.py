"""Full text with conditions: who, when, about what, where."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypedDict

from attrs import frozen

from statements.archive.query import Query, snippet
from statements.archive.records import Said
from statements.archive.rows import statements
from statements.errors import ArchiveError, ModelError
from statements.models import Act, Form, When
from statements.names import fold

Day = str | dt.date | None

_UNDATED = "9999-12-31"


@frozen(kw_only=True)
class Result:
    """A statement that a search found: with a ``snippet`` around its words, which stand in brackets."""

    said: Said
    snippet: str


class Conditions(TypedDict, total=False):
    """What statements must be to be listed; what is absent or ``None`` is no condition. See :meth:`Archive.search`."""

    speaker: str | None
    since: Day
    until: Day
    topic: str | None
    form: Form | None
    act: Act | None
    language: str | None
    page: str | None
    versions: bool


def checked(wanted: Conditions) -> Conditions:
    """The conditions, none of which is unknown; raises :class:`TypeError` else, as of any keyword that nobody takes."""
    if unknown := sorted(wanted.keys() - Conditions.__annotations__.keys()):
        raise TypeError(f"there is no condition {unknown[0]!r}; there are {', '.join(Conditions.__annotations__)}")
    return wanted


def _sql(db: sqlite3.Connection, wanted: Conditions) -> tuple[str, list[Any]]:
    """The conditions on ``said`` and ``pages``, and their values."""
    told: list[str] = [] if wanted.get("versions") else ["pages.current"]
    values: list[Any] = []
    for column, value in (
        ("form", wanted.get("form")),
        ("act", wanted.get("act")),
        ("language", wanted.get("language")),
    ):
        if value is not None:
            told.append(f"said.{column} = ?")
            values.append(value)
    if (page := wanted.get("page")) is not None:
        told.append("? IN (pages.page, pages.url)")
        values.append(page)
    since, until = wanted.get("since"), wanted.get("until")
    if since is not None or until is not None:
        # What may have been said in the time asked for; of what has no date at all nothing can be said.
        told.append("coalesce(said.earliest, said.latest) IS NOT NULL")
    if since is not None:
        told.append("(said.latest IS NULL OR said.latest >= ?)")
        values.append(_bound(since, "earliest"))
    if until is not None:
        told.append("(said.earliest IS NULL OR said.earliest <= ?)")
        values.append(_bound(until, "latest"))
    if (speaker := wanted.get("speaker")) is not None:
        names = names_like(db, speaker)
        told.append(f"said.id IN (SELECT said FROM spoken WHERE name IN ({', '.join('?' * len(names))}))")
        values += names
    if (topic := wanted.get("topic")) is not None:
        folded = fold(topic.removeprefix("#"))
        held = [t for (t,) in db.execute("SELECT DISTINCT topic FROM topics") if fold(t) == folded]
        told.append(f"said.id IN (SELECT said FROM topics WHERE topic IN ({', '.join('?' * len(held))}))")
        values += held
    return " AND ".join(told) or "true", values


def _bound(day: str | dt.date, side: str) -> str:
    if isinstance(day, dt.date):
        return day.isoformat()[:10]
    try:
        found: dt.date | None = getattr(When.parse(day), side)
    except ModelError as error:
        raise ArchiveError(f"{day!r} is no date like 2024-11-20, 2024-11 or 2024") from error
    if found is None:
        raise ArchiveError(f"{day!r} has no bound there")
    return found.isoformat()


def names_like(db: sqlite3.Connection, wanted: str) -> list[int]:
    """The names of the speakers that bear a name, or one that holds it as words; case and marks aside."""
    inside = f" {fold(wanted)} "
    speakers = {
        speaker
        for speaker, *names in db.execute(
            "SELECT speakers.id, speakers.name, names.name, speakers.external FROM names"
            " JOIN speakers ON speakers.id = names.speaker"
        )
        if wanted == names[2] or any(inside in f" {fold(name)} " for name in names[:2])
    }
    marks = ", ".join("?" * len(speakers))
    rows = db.execute(f"SELECT id FROM names WHERE speaker IN ({marks})", sorted(speakers))
    return [name for (name,) in rows]


def search(db: sqlite3.Connection, words: str, wanted: Conditions, limit: int) -> tuple[Result, ...]:
    """The statements that hold the words, those first in which they weigh most."""
    query = Query.of(words)
    told, values = _sql(db, wanted)
    rows = db.execute(
        "SELECT said.id FROM words JOIN said ON said.id = words.rowid JOIN pages ON pages.id = said.page"
        f" WHERE words MATCH ? AND {told} ORDER BY words.rank, said.id",
        (query.fts, *values),
    )
    return tuple(islice(_results(db, query, (number for (number,) in rows)), limit))


def _results(db: sqlite3.Connection, query: Query, numbers: Iterator[int]) -> Iterator[Result]:
    for said in statements(db, numbers):
        spans = query.spans(said.text)
        if spans is None and query.strict:
            continue
        yield Result(said=said, snippet=snippet(said.text, spans or ()))


def in_order(db: sqlite3.Connection, wanted: Conditions) -> list[tuple[str, int]]:
    """The numbers of the statements that are wanted, each with its first possible day, in the order of these."""
    told, values = _sql(db, wanted)
    return db.execute(
        f"SELECT coalesce(said.earliest, said.latest, '{_UNDATED}') AS day, said.id FROM said"
        f" JOIN pages ON pages.id = said.page WHERE {told} ORDER BY day, said.id",
        values,
    ).fetchall()
