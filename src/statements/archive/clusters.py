"""The clusters as the file has them, read in the order of their first statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from statements.dedup import Cluster, Member

_ALONE = """SELECT id, page, statement FROM said WHERE id > ? AND id <= ?
    AND id NOT IN (SELECT said FROM members WHERE said > ? AND said <= ?) ORDER BY id"""
# A cluster's number is that of its first statement.
_MEMBERS = """SELECT cluster, said.id, said.page, said.statement, relation, similarity, "to", rule, again FROM members
    JOIN said ON said.id = members.said WHERE cluster > ? AND cluster <= ?
    ORDER BY cluster, "to" IS NOT NULL, members.said"""
_CHUNK = 2000


def clusters(db: sqlite3.Connection, after: int, *, alone: bool) -> tuple[list[Cluster], int]:
    """The next clusters behind the one of a first statement, and up to which first statement they are.

    Those of one statement only where they are wanted.
    """
    now = min(after + _CHUNK, db.execute("SELECT coalesce(max(id), 0) FROM said").fetchone()[0])
    found = list(_several(db, after, now))
    if alone:
        found += _single(db, after, now)
        found.sort(key=itemgetter(0))
    return [cluster for _, cluster in found], now


def _single(db: sqlite3.Connection, after: int, now: int) -> Iterator[tuple[int, Cluster]]:
    """The statements that are like no other, each with its number and as a cluster."""
    for number, page, statement in db.execute(_ALONE, (after, now, after, now)):
        member = Member(
            position=number - 1,
            document=page - 1,
            statement=statement,
            relation="representative",
            similarity=1.0,
            to=None,
            rule="the most complete",
        )
        yield number, Cluster(representative=member, members=(member,))


def _several(db: sqlite3.Connection, after: int, now: int) -> Iterator[tuple[int, Cluster]]:
    """The clusters of more statements than one, each with the number of its first."""
    for first, rows in groupby(db.execute(_MEMBERS, (after, now)), key=itemgetter(0)):
        members = tuple(
            Member(
                position=number - 1,
                document=page - 1,
                statement=statement,
                relation=relation,
                similarity=similarity,
                to=None if to is None else to - 1,
                rule=rule,
                recurrence=bool(again),
            )
            for _, number, page, statement, relation, similarity, to, rule, again in rows
        )
        yield first, Cluster(representative=members[0], members=members)
