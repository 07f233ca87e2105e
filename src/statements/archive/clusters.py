"""The clusters as the file has them, read in the order of their first statements."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable
from itertools import repeat
from operator import itemgetter, sub
from typing import Any, TypeVar

from attrs import fields

from statements.collector import paused
from statements.dedup import Cluster, Member

_SAID = "SELECT id, page, statement FROM said WHERE id > ? AND id <= ?"
_TAKEN = "SELECT said FROM members WHERE said > ? AND said <= ?"
# A cluster's number is that of its first statement. In this order the index has them: nothing is to be sorted.
_MEMBERS = """SELECT cluster, members.said, page, statement, relation, similarity, "to", rule, again FROM members
    JOIN said ON said.id = members.said WHERE cluster > ? AND cluster <= ? ORDER BY cluster, members.said"""
_LONE = ("representative", 1.0, None, "the most complete", 0)
_CHUNK = 2000

Record = TypeVar("Record", Cluster, Member)


def clusters(db: sqlite3.Connection, after: int, *, alone: bool) -> tuple[list[Cluster], int]:
    """The next clusters behind the one of a first statement, and up to which first statement they are.

    Those of one statement only where they are wanted.
    """
    now = min(after + _CHUNK, db.execute("SELECT coalesce(max(id), 0) FROM said").fetchone()[0])
    with paused():
        found = _several(db, after, now)
        if alone:
            found += _single(db, after, now)
            found.sort(key=itemgetter(0))
    return [cluster for _, cluster in found], now


def _single(db: sqlite3.Connection, after: int, now: int) -> list[tuple[int, Cluster]]:
    """The statements that are like no other, each with its number and as a cluster."""
    taken = {number for (number,) in db.execute(_TAKEN, (after, now))}
    rows = [row for row in db.execute(_SAID, (after, now)) if row[0] not in taken]
    members = _members([row + _LONE for row in rows])
    made = _made(Cluster, len(rows), (members, zip(members, strict=True)))
    return list(zip(map(itemgetter(0), rows), made, strict=True))


def _several(db: sqlite3.Connection, after: int, now: int) -> list[tuple[int, Cluster]]:
    """The clusters of more statements than one, each with the number of its first."""
    rows = db.execute(_MEMBERS, (after, now)).fetchall()
    groups: dict[int, list[Member]] = {}
    for row, member in zip(rows, _members([row[1:] for row in rows]), strict=True):
        group = groups.setdefault(row[0], [])
        # The representative, which is there for no other's sake, comes first.
        group.insert(0 if member.to is None else len(group), member)
    made = _made(Cluster, len(groups), (map(itemgetter(0), groups.values()), map(tuple, groups.values())))
    return list(zip(groups, made, strict=True))


def _members(rows: list[tuple[Any, ...]]) -> list[Member]:
    """The members that rows of the file tell of: numbers there count from 1, positions from 0."""
    if not rows:
        return []
    said, page, statement, relation, similarity, to, rule, again = zip(*rows, strict=True)
    places = (map(sub, said, repeat(1)), map(sub, page, repeat(1)))
    others = (None if one is None else one - 1 for one in to)
    return _made(Member, len(rows), (*places, statement, relation, similarity, others, rule, map(bool, again)))


def _made(kind: type[Record], count: int, columns: Iterable[Iterable[Any]]) -> list[Record]:
    """So many records by their columns, one a field in its order.

    There is a record for each statement of an archive, and none has anything to check. Setting a field of all at once
    takes a third of the time that making them one by one takes.
    """
    made = [object.__new__(kind) for _ in range(count)]
    for one, column in zip(fields(kind), columns, strict=True):
        deque(map(getattr(kind, one.name).__set__, made, column), maxlen=0)
    return made
