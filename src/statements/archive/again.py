"""What was said again: the tellings of one statement in the order of time, and how the words changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from statements.archive.records import Difference, Said, differences
from statements.archive.rows import statements
from statements.dedup import Relation, Thresholds
from statements.dedup.keys import normal_form
from statements.dedup.verify import Verifier

ToFirst = Literal["first", "exact", "normalised", "near", "contained", "contains", "indirect"]


@frozen(kw_only=True)
class Telling:
    """One telling of a statement: how it stands to another one (``to``, the number of that; ``None`` for the one that
    represents all), and whether it was said on another occasion (``recurrence``), for the days cannot be equal."""

    said: Said
    relation: Relation
    similarity: float
    rule: str
    to: int | None
    recurrence: bool


@frozen(kw_only=True)
class Again:
    """A statement that was told more than once, with its ``tellings`` in the order of :class:`When`."""

    tellings: tuple[Telling, ...]

    @property
    def representative(self) -> Said:
        """The most complete telling."""
        return next((one.said for one in self.tellings if one.to is None), self.tellings[0].said)

    @property
    def occasions(self) -> int:
        """On how many days it was said that cannot be one: 1 where all may be reports of the same."""
        return 1 + len({one.said.when.edtf for one in self.tellings if one.recurrence})

    def changes(self, telling: Telling) -> tuple[Difference, ...]:
        """How a telling's words differ from those of the first one in time."""
        return differences(self.tellings[0].said.text, telling.said.text)

    def to_first(self, telling: Telling) -> ToFirst:
        """How a telling stands to the first one in time, as :meth:`changes` does: ``contained`` is a part of it,
        ``contains`` has it as a part; ``indirect`` is like it through another telling alone."""
        first = self.tellings[0].said
        if telling.said.number == first.number:
            return "first"
        if telling.said.text == first.text:
            return "exact"
        forms = [normal_form(first.text), normal_form(telling.said.text)]
        if forms[0] == forms[1]:
            return "normalised"
        link = Verifier(forms, Thresholds()).between(0, 1)
        if link is None:
            return "indirect"
        if link.relation == "contained":
            return "contained" if link.small == 1 else "contains"
        return "near"


def told_again(db: sqlite3.Connection, among: Iterable[int] | None) -> list[int]:
    """The clusters of more than one statement, those of most first: all, or those of some statements."""
    if among is None:
        rows = db.execute("SELECT cluster FROM members GROUP BY cluster ORDER BY count(*) DESC, cluster").fetchall()
        return [cluster for (cluster,) in rows]
    one = "SELECT cluster FROM members WHERE said = ?"
    found = (db.execute(one, (number,)).fetchone() for number in among)
    return list(dict.fromkeys(row[0] for row in found if row is not None))


def tellings(db: sqlite3.Connection, cluster: int) -> Again | None:
    """A cluster's tellings, of each page in its newest version that has one; ``None`` where they are fewer than two."""
    rows = db.execute(
        'SELECT said, relation, similarity, "to", rule, again, pages.key, version FROM members'
        " JOIN said ON said.id = members.said JOIN pages ON pages.id = said.page WHERE cluster = ? ORDER BY said",
        (cluster,),
    ).fetchall()
    newest: dict[str, int] = {}
    for *_, key, version in rows:
        newest[key] = max(version, newest.get(key, 0))
    kept = [row for row in rows if row[7] == newest[row[6]]]
    if len(kept) < 2:
        return None
    found = list(_read(db, kept))
    return Again(tellings=tuple(sorted(found, key=lambda one: (one.said.when, one.said.number))))


def _read(
    db: sqlite3.Connection, rows: Iterable[tuple[int, Relation, float, int | None, str, int, str, int]]
) -> Iterator[Telling]:
    for number, relation, similarity, to, rule, again, *_ in rows:
        for said in statements(db, (number,)):
            yield Telling(said=said, relation=relation, similarity=similarity, rule=rule, to=to, recurrence=bool(again))
