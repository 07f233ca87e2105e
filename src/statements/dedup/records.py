"""What deduplication returns."""

from __future__ import annotations

from attrs import frozen

from statements.dedup.verify import Relation


@frozen(kw_only=True)
class Member:
    """A statement in its cluster, and why it is there.

    ``position`` counts all statements of the input from 0, in order. ``document`` is the position of its document in
    the input, ``None`` where the statement was given bare; ``statement`` is its id. ``relation`` and ``similarity``
    (above 0, at most 1) say how it stands to the statement at position ``to``, and ``rule`` names the test that it
    passed, for people; the representative has ``to`` ``None``. ``recurrence`` is true where the words were said on
    another occasion than the representative's: the dates cannot be equal.
    """

    position: int
    document: int | None
    statement: str
    relation: Relation
    similarity: float
    to: int | None
    rule: str
    recurrence: bool = False


@frozen(kw_only=True)
class Cluster:
    """Statements that are one: the most complete of them, and all of them with it first, the others in input order."""

    representative: Member
    members: tuple[Member, ...]
