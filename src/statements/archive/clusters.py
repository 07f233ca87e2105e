"""The clusters as the file has them, read in the order of their first statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from statements.dedup import Cluster, Member

_MEMBERS = """SELECT said.id, said.page, said.statement, relation, similarity, "to", rule, again FROM members
    JOIN said ON said.id = members.said WHERE cluster = ? ORDER BY "to" IS NOT NULL, members.said"""
_CHUNK = 2000


def clusters(db: sqlite3.Connection, after: int, *, alone: bool) -> tuple[list[Cluster], int]:
    """The next clusters behind the one of a first statement, and up to which first statement they are.

    Those of one statement only where they are wanted.
    """
    rows = db.execute(
        "SELECT said.id, page, statement, cluster FROM said LEFT JOIN members ON members.said = said.id"
        " WHERE said.id > ? ORDER BY said.id LIMIT ?",
        (after, _CHUNK),
    ).fetchall()
    found = []
    for number, page, statement, cluster in rows:
        if cluster is None and alone:
            member = Member(
                position=number - 1,
                document=page - 1,
                statement=statement,
                relation="representative",
                similarity=1.0,
                to=None,
                rule="the most complete",
            )
            found.append(Cluster(representative=member, members=(member,)))
        elif cluster == number:
            found.append(one(db, cluster))
    return found, rows[-1][0] if rows else after


def one(db: sqlite3.Connection, cluster: int) -> Cluster:
    """The cluster of a first statement."""
    members = tuple(_members(db, cluster))
    return Cluster(representative=members[0], members=members)


def _members(db: sqlite3.Connection, cluster: int) -> Iterator[Member]:
    for number, page, statement, relation, similarity, to, rule, again in db.execute(_MEMBERS, (cluster,)):
        yield Member(
            position=number - 1,
            document=page - 1,
            statement=statement,
            relation=relation,
            similarity=similarity,
            to=None if to is None else to - 1,
            rule=rule,
            recurrence=bool(again),
        )
