"""Speakers over all pages, and what users correct of them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterable
from itertools import chain

from attrs import frozen

from statements.errors import ArchiveError
from statements.models import ParticipantKind
from statements.names import fold

_LISTED = """SELECT speakers.id, speakers.name, speakers.kind, speakers.external, count(DISTINCT said.id),
    min(coalesce(said.earliest, said.latest)), max(coalesce(said.latest, said.earliest))
    FROM speakers JOIN names ON names.speaker = speakers.id
    LEFT JOIN spoken ON spoken.name = names.id LEFT JOIN said ON said.id = spoken.said
    WHERE {} GROUP BY speakers.id ORDER BY 5 DESC, speakers.name, speakers.id"""
_SHOWN = 5


@frozen(kw_only=True)
class Speaker:
    """A person or body over all pages: its ``number`` in the archive, the ``names`` that pages give it, how many
    ``statements`` it has made, in all versions, and the bounds of their dates (``first``, ``last``, ISO 8601)."""

    number: int
    name: str
    kind: ParticipantKind
    external: str | None
    names: tuple[str, ...]
    statements: int
    first: str | None
    last: str | None


@frozen(kw_only=True)
class Correction:
    """What a correction does: the ``names`` that go from one speaker to another, and how many ``statements`` with them.

    ``before`` is whose they were, ``after`` whose they are now; in a split that makes a new speaker, its name alone is
    known before it is made.
    """

    names: tuple[str, ...]
    statements: int
    before: str
    after: str


def speakers(db: sqlite3.Connection, name: str | None = None) -> list[Speaker]:
    """Those who said something, with most statements first; of a name all who bear it or whose names hold it."""
    found = _read(db, "true", ()) if name is None else _of(db, [*chain(*meant_by(db, name))])
    return [one for one in found if one.statements]


def _of(db: sqlite3.Connection, numbers: Collection[int]) -> list[Speaker]:
    return _read(db, f"speakers.id IN ({', '.join('?' * len(numbers))})", numbers)


def _read(db: sqlite3.Connection, condition: str, values: Iterable[int]) -> list[Speaker]:
    rows = db.execute(_LISTED.format(condition), tuple(values)).fetchall()
    named: dict[int, list[str]] = {}
    for speaker, name in db.execute("SELECT speaker, name FROM names ORDER BY id"):
        named.setdefault(speaker, []).append(name)
    return [
        Speaker(
            number=number,
            name=name,
            kind=kind,
            external=external,
            names=tuple(dict.fromkeys(named[number])),
            statements=count,
            first=first,
            last=last,
        )
        for number, name, kind, external, count, first, last in rows
    ]


def meant_by(db: sqlite3.Connection, wanted: str) -> tuple[set[int], set[int]]:
    """The speakers of a name or an identifier, and those whose names hold it as words."""
    rows = db.execute(
        "SELECT names.speaker, names.name, speakers.name, speakers.external, names.external FROM names"
        " JOIN speakers ON speakers.id = names.speaker"
    ).fetchall()
    whole, inside = fold(wanted), f" {fold(wanted)} "
    same = {row[0] for row in rows if wanted in row[3:] or whole in (fold(row[1]), fold(row[2]))}
    return same, {row[0] for row in rows if any(inside in f" {fold(name)} " for name in row[1:3])}


def only(db: sqlite3.Connection, wanted: str | int) -> Speaker:
    """The one speaker of a number, a name or an identifier; raises :class:`ArchiveError` unless it is one.

    A name is meant whole before it is meant as a part.
    """
    same, holding = ({wanted}, set[int]()) if isinstance(wanted, int) else meant_by(db, wanted)
    found = _of(db, same or holding)
    if len(found) == 1:
        return found[0]
    if not found:
        raise ArchiveError(f"nobody called {wanted!r} is in the archive")
    told = ", ".join(f"{one.name} ({one.number})" for one in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise ArchiveError(f"{wanted!r} is what {len(found)} are called: {told}{more}; a number tells which is meant")


def merge(db: sqlite3.Connection, into: str | int, other: str | int, *, apply: bool) -> Correction:
    """Let one speaker's names be another's."""
    one, two = only(db, into), only(db, other)
    if one.number == two.number:
        raise ArchiveError(f"{into!r} and {other!r} are one speaker already: {one.name}")
    names = db.execute("SELECT id, name FROM names WHERE speaker = ? ORDER BY id", (two.number,)).fetchall()
    if apply:
        _move(db, "merge", [number for number, _ in names], two.number, one.number)
        db.execute("UPDATE speakers SET external = coalesce(external, ?) WHERE id = ?", (two.external, one.number))
    return Correction(
        names=tuple(name for _, name in names), statements=two.statements, before=two.name, after=one.name
    )


def split(db: sqlite3.Connection, speaker: str | int, name: str | None, *, apply: bool) -> list[Correction]:
    """Let a name be a speaker's of its own; without one, let every name that was merged into a speaker go back."""
    one = only(db, speaker)
    if name is None:
        return _undone(db, one, apply=apply)
    held = db.execute("SELECT id, name FROM names WHERE speaker = ? ORDER BY id", (one.number,)).fetchall()
    moved = [(number, told) for number, told in held if fold(told) == fold(name)]
    if not moved or len(moved) == len(held):
        all_ = ", ".join(dict.fromkeys(told for _, told in held))
        raise ArchiveError(f"{one.name} has no name {name!r} beside others; the names are {all_}")
    count = _count(db, [number for number, _ in moved])
    if apply:
        after = db.execute("INSERT INTO speakers (name, kind) VALUES (?, ?)", (moved[0][1], one.kind)).lastrowid
        assert after is not None
        _move(db, "split", [number for number, _ in moved], one.number, after)
    return [Correction(names=tuple(told for _, told in moved), statements=count, before=one.name, after=moved[0][1])]


def _undone(db: sqlite3.Connection, one: Speaker, *, apply: bool) -> list[Correction]:
    rows = db.execute(
        "SELECT names.id, names.name, corrections.before, max(corrections.id) FROM names"
        " JOIN corrections ON corrections.name = names.id AND what = 'merge' AND after = names.speaker"
        " WHERE names.speaker = ? GROUP BY names.id",
        (one.number,),
    ).fetchall()
    if not rows:
        raise ArchiveError(f"nobody was merged into {one.name}")
    found = []
    for before in dict.fromkeys(row[2] for row in rows):
        names = [(number, told) for number, told, old, _ in rows if old == before]
        count = _count(db, [number for number, _ in names])
        (after,) = db.execute("SELECT name FROM speakers WHERE id = ?", (before,)).fetchone()
        if apply:
            _move(db, "split", [number for number, _ in names], one.number, before)
        found.append(Correction(names=tuple(told for _, told in names), statements=count, before=one.name, after=after))
    return found


def _move(db: sqlite3.Connection, what: str, names: list[int], before: int, after: int) -> None:
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    for name in names:
        db.execute("UPDATE names SET speaker = ?, corrected = 1 WHERE id = ?", (after, name))
        db.execute(
            "INSERT INTO corrections (at, what, name, before, after) VALUES (?, ?, ?, ?, ?)",
            (at, what, name, before, after),
        )


def _count(db: sqlite3.Connection, names: list[int]) -> int:
    marks = ", ".join("?" * len(names))
    return int(db.execute(f"SELECT count(DISTINCT said) FROM spoken WHERE name IN ({marks})", names).fetchone()[0])
