"""The clusters as the file has them, read in the order of their first statements."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import Any

from statements.dedup import Cluster, Member

_ALONE = """SELECT said.id, page, statement FROM said LEFT JOIN members ON members.said = said.id
    WHERE said.id > ? AND said.id <= ? AND cluster IS NULL"""
# A cluster's number is that of its first statement. In this order the index has them: nothing is to be sorted.
_MEMBERS = """SELECT cluster, members.said, page, statement, relation, similarity, "to", rule, again FROM members
    JOIN said ON said.id = members.said WHERE cluster > ? AND cluster <= ? ORDER BY cluster, members.said"""
_CHUNK = 2000


def clusters(db: sqlite3.Connection, after: int, *, alone: bool) -> tuple[list[Cluster], int]:
    """The next clusters behind the one of a first statement, and up to which first statement they are.

    Those of one statement only where they are wanted.
    """
    now = min(after + _CHUNK, db.execute("SELECT coalesce(max(id), 0) FROM said").fetchone()[0])
    found = _several(db, after, now)
    if alone:
        found += _single(db, after, now)
        found.sort(key=itemgetter(0))
    return [cluster for _, cluster in found], now


def _single(db: sqlite3.Connection, after: int, now: int) -> list[tuple[int, Cluster]]:
    """The statements that are like no other, each with its number and as a cluster."""
    found = []
    for number, page, statement in db.execute(_ALONE, (after, now)):
        member = Member(
            position=number - 1,
            document=page - 1,
            statement=statement,
            relation="representative",
            similarity=1.0,
            to=None,
            rule="the most complete",
        )
        found.append((number, Cluster(representative=member, members=(member,))))
    return found


def _several(db: sqlite3.Connection, after: int, now: int) -> list[tuple[int, Cluster]]:
    """The clusters of more statements than one, each with the number of its first."""
    found = []
    for first, rows in groupby(db.execute(_MEMBERS, (after, now)).fetchall(), key=itemgetter(0)):
        members = [_member(*row) for _, *row in rows]
        members.sort(key=_is_told_of)
        found.append((first, Cluster(representative=members[0], members=tuple(members))))
    return found


def _member(
    number: int, page: int, statement: str, relation: Any, similarity: float, to: int | None, rule: str, again: int
) -> Member:
    return Member(
        position=number - 1,
        document=page - 1,
        statement=statement,
        relation=relation,
        similarity=similarity,
        to=None if to is None else to - 1,
        rule=rule,
        recurrence=again == 1,
    )


def _is_told_of(member: Member) -> bool:
    """Whether a member stands there for the sake of another: all but the representative, which comes first."""
    return member.to is not None
