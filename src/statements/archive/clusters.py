"""The clusters as the file has them, read in the order of their first statements."""

from __future__ import annotations

import sqlite3
from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import itemgetter, sub
from typing import Any, TypeVar

from attrs import fields

from statements.collector import paused
from statements.dedup import Cluster, Member

_SAID = "SELECT page, statement FROM said WHERE id > ? AND id <= ? ORDER BY id"
_TAKEN = "SELECT said FROM members WHERE said > ? AND said <= ?"
# A cluster's number is that of its first statement. In this order the index has them: nothing is to be sorted.
_MEMBERS = """SELECT cluster, said, relation, similarity, "to", rule, again FROM members
    WHERE cluster > ? AND cluster <= ? ORDER BY cluster, said"""
_PLACED = """SELECT cluster, said, relation, similarity, "to", rule, again, page, statement FROM members
    JOIN said ON said.id = members.said WHERE cluster > ? AND cluster <= ? ORDER BY cluster, said"""
_LONE = (repeat("representative"), repeat(1.0), repeat(None), repeat("the most complete"), repeat(False))
_CHUNK = 2000
_ROWS = 10_000

Record = TypeVar("Record", Cluster, Member)
Columns = tuple[Iterable[Any], ...]


class Reading:
    """Reads the clusters, each time some of them, in whatever state the file is then. Those of one statement only where
    they are wanted.

    Most of a cluster's statements are far from its first one. For whoever reads on in all, of all statements it is kept
    on which page they are, and what they are called there: to look each up took a fifth of the time.
    """

    def __init__(self, *, alone: bool) -> None:
        self._alone = alone
        self._after = 0
        # Statements are numbered from 1, without a gap.
        self._pages, self._ids = array("I", [0]), [""]
        self._known: dict[str, str] = {}

    def some(self, db: sqlite3.Connection) -> tuple[list[Cluster], bool]:
        """The next clusters, and whether there are more."""
        (last,) = db.execute("SELECT coalesce(max(id), 0) FROM said").fetchone()
        after, now = self._after, min(self._after + _CHUNK, last)
        if self._alone:
            self._read(db, last if after else now)
        with paused():
            found = self._several(db, after, now)
            if self._alone:
                found += self._single(db, after, now)
                found.sort(key=itemgetter(0))
        self._after = now
        return [cluster for _, cluster in found], now < last

    def _read(self, db: sqlite3.Connection, last: int) -> None:
        """Read where the statements up to the last one stand."""
        rows = db.execute(_SAID, (len(self._ids) - 1, last))
        while some := rows.fetchmany(_ROWS):
            pages, ids = zip(*some, strict=True)
            self._pages.extend(pages)
            self._ids.extend(map(self._known.setdefault, ids, ids))

    def _places(self, said: Sequence[int]) -> Columns:
        """On which pages statements are, and their ids there, as they were read."""
        return map(self._pages.__getitem__, said), map(self._ids.__getitem__, said)

    def _single(self, db: sqlite3.Connection, after: int, now: int) -> list[tuple[int, Cluster]]:
        """The statements that are like no other, each with its number and as a cluster."""
        taken = {number for (number,) in db.execute(_TAKEN, (after, now))}
        said = [number for number in range(after + 1, now + 1) if number not in taken]
        if not said:
            return []
        members = _members(said, *self._places(said), *_LONE)
        made = _made(Cluster, len(said), (members, zip(members, strict=True)))
        return list(zip(said, made, strict=True))

    def _several(self, db: sqlite3.Connection, after: int, now: int) -> list[tuple[int, Cluster]]:
        """The clusters of more statements than one, each with the number of its first."""
        kept = self._alone and after > 0
        rows = db.execute(_MEMBERS if kept else _PLACED, (after, now)).fetchall()
        if not rows:
            return []
        clusters, said, relation, similarity, to, rule, again, *places = zip(*rows, strict=True)
        others = (None if one is None else one - 1 for one in to)
        pages, ids = self._places(said) if kept else places
        members = _members(said, pages, ids, relation, similarity, others, rule, map(bool, again))
        groups: dict[int, list[Member]] = {}
        for cluster, member in zip(clusters, members, strict=True):
            group = groups.setdefault(cluster, [])
            # The representative, which is there for no other's sake, comes first.
            group.insert(0 if member.to is None else len(group), member)
        made = _made(Cluster, len(groups), (map(itemgetter(0), groups.values()), map(tuple, groups.values())))
        return list(zip(groups, made, strict=True))


def _members(said: Sequence[int], pages: Iterable[int], *columns: Iterable[Any]) -> list[Member]:
    """The members by their columns: numbers in the file count from 1, positions from 0."""
    return _made(Member, len(said), (map(sub, said, repeat(1)), map(sub, pages, repeat(1)), *columns))


def _made(kind: type[Record], count: int, columns: Columns) -> list[Record]:
    """So many records by their columns, one a field in its order; a column may go on behind them.

    There is a record for each statement of an archive, and none has anything to check. Setting a field of all at once
    takes a third of the time that making them one by one takes.
    """
    made = list(map(object.__new__, repeat(kind, count)))
    for one, column in zip(fields(kind), columns, strict=True):
        deque(map(getattr(kind, one.name).__set__, made, column), maxlen=0)
    return made
