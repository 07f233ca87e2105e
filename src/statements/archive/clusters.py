"""The clusters as the file has them, read in the order of their first statements."""

from __future__ import annotations

import sqlite3
from operator import itemgetter

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
    groups: dict[int, list[Member]] = {}
    for first, number, page, statement, relation, similarity, to, rule, again in db.execute(_MEMBERS, (after, now)):
        member = Member(
            position=number - 1,
            document=page - 1,
            statement=statement,
            relation=relation,
            similarity=similarity,
            to=None if to is None else to - 1,
            rule=rule,
            recurrence=again == 1,
        )
        group = groups.setdefault(first, [])
        # The representative, which is there for no other's sake, comes first.
        group.insert(0 if to is None else len(group), member)
    return [(first, Cluster(representative=group[0], members=tuple(group))) for first, group in groups.items()]
