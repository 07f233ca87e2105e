"""What hangs together by links, decided anew: which statements are one, and why each is there."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from statements.archive.evidence import Evidence
from statements.archive.linking import Kind, Linking, Node
from statements.archive.rows import when_of
from statements.archive.voices import Voices
from statements.dedup.explain import explained
from statements.dedup.policy import Policy
from statements.dedup.verify import Link, Verifier
from statements.models import When

_COLUMNS = """SELECT said.id, said.who, said.page, said.statement, texts.text, said.earliest, said.latest, said.known,
    said.moment FROM said JOIN texts ON texts.id = said.id WHERE said.wording = ? AND said.id <= ? ORDER BY said.id"""

_TOLD = """SELECT cluster FROM said LEFT JOIN members ON members.said = said.id WHERE wording = ? AND said.id <= ?
    LIMIT 2"""


class Grouping:
    """The clusters of one act, brought up to date around some wordings, for the statements up to the last one.

    Where there are none yet, they are told ``anew``.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        evidence: Evidence,
        voices: Voices,
        linking: Linking,
        last: int,
        *,
        anew: bool = False,
    ) -> None:
        self._db, self._evidence, self._voices, self._linking, self._last = db, evidence, voices, linking, last
        self._common = evidence.common
        self._anew = anew
        self._taken_from: set[int] = set()

    def renew(self, seeds: set[int], told_anew: set[int], report: Callable[[int], None]) -> None:
        """Decide anew what hangs together with some wordings. Clusters of the same members are explained anew where
        one of their wordings is among ``told_anew``."""
        seen: set[int] = set()
        for done, seed in enumerate(sorted(seeds)):
            report(done)
            if seed not in seen:
                together = self._together(seed)
                seen |= together
                if len(together) > 1 or not self._is_alone(seed):
                    self._decide(together, told_anew)

    def _is_alone(self, number: int) -> bool:
        """Whether a wording, which is like no other, was told once, and in no cluster."""
        rows = self._db.execute(_TOLD, (number, self._last)).fetchall()
        return len(rows) == 1 and rows[0][0] is None

    def _together(self, seed: int) -> set[int]:
        found, queue = {seed}, [seed]
        while queue:
            number = queue.pop()
            others = {end for small, large, *_ in self._linking.links(number) for end in (small, large)}
            rows = self._db.execute(
                "SELECT leader FROM gathered WHERE wording = ?1 UNION SELECT wording FROM gathered WHERE leader = ?1",
                (number,),
            )
            others.update(other for (other,) in rows)
            for other in others - found:
                found.add(other)
                queue.append(other)
        return found

    def _decide(self, wordings: set[int], told_anew: set[int]) -> None:
        """Which of these texts are one, by deduplication's policy; the statements of each are a cluster."""
        nodes = self._nodes(wordings)
        labels = self._labels(nodes) if len(nodes) > 1 else [0]
        groups: defaultdict[int, list[Node]] = defaultdict(list)
        for node, label in zip(nodes, labels, strict=True):
            groups[label].append(node)
        for group in groups.values():
            self._write(group, told_anew)

    def _nodes(self, wordings: Iterable[int]) -> list[Node]:
        """The texts in the order of their content."""
        found = [
            (self._evidence.code(number), self._voices.order(voice), number, voice)
            for number in wordings
            for (voice,) in self._db.execute("SELECT voice FROM nodes WHERE wording = ?", (number,))
        ]
        return [(number, voice) for _, _, number, voice in sorted(found)]

    def _labels(self, nodes: Sequence[Node]) -> list[int]:
        place = {node: at for at, node in enumerate(nodes)}
        lengths = {number: self._length(number) for number, _ in nodes}
        policy = Policy([range(lengths[number]) for number, _ in nodes], [self._voices.keys[v] for _, v in nodes])
        for number, voice in nodes:
            if voice and (number, 0) in place:
                policy.add(Link(place[number, voice], place[number, 0], "normalised", 1.0, "same words"))
            for (leader,) in self._db.execute(
                "SELECT leader FROM gathered WHERE voice = ? AND wording = ?", (voice, number)
            ):
                policy.units.unite(place[number, voice], place[leader, voice])
        for number in lengths:
            for small, large, kind, _ in self._linking.links(number):
                if small == number:
                    self._add(policy, place, small, large, kind)
        return policy.labels()

    def _add(self, policy: Policy, place: dict[Node, int], small: int, large: int, kind: int) -> None:
        """Tell the policy of a link in every voice in which it holds."""
        relation: Any = "contained" if kind == Kind.CONTAINED else "near"
        for a in self._linking.voices(small):
            for b in self._linking.voices(large):
                if self._voices.may_join(a, b) and (kind != Kind.PASSAGE or (a == b and a)):
                    policy.add(Link(place[small, a], place[large, b], relation, 1.0, ""))

    def _length(self, number: int) -> int:
        return int(self._db.execute("SELECT length FROM wordings WHERE id = ?", (number,)).fetchone()[0])

    def _write(self, group: Sequence[Node], told_anew: set[int]) -> None:
        """Write a cluster down, if it is another one than before."""
        rows = []
        for at, (number, voice) in enumerate(group):
            held = self._db.execute(_COLUMNS, (number, self._last)).fetchall()
            rows += [(row, at) for row in held if self._voices.of[row[1]] == voice]
        rows.sort()
        numbers = [row[0] for row, _ in rows]
        if not self._anew:
            if self._stands(group, numbers, told_anew):
                return
            self._db.executemany("DELETE FROM members WHERE said = ?", [(number,) for number in numbers])
        if len(numbers) > 1:
            members = self._members(group, rows, numbers[0])
            self._db.executemany("INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?)", members)

    def _stands(self, group: Sequence[Node], numbers: Sequence[int], told_anew: set[int]) -> bool:
        """Whether a cluster is written down as it is; where it is not, what it was taken from will be told anew."""
        clusters = {self._cluster(number) for number in numbers}
        rows = self._db.execute("SELECT said FROM members WHERE cluster = ? ORDER BY said", (numbers[0],))
        same = [said for (said,) in rows] == numbers or (len(numbers) == 1 and clusters == {None})
        if same and clusters.isdisjoint(self._taken_from) and told_anew.isdisjoint(number for number, _ in group):
            return True
        # What is left of a cluster looks like one that was so before, once what parted from it is written elsewhere.
        self._taken_from.update(cluster for cluster in clusters if cluster is not None)
        return False

    def _cluster(self, number: int) -> int | None:
        """The cluster of a statement as it is written down; none of one that is alone."""
        row = self._db.execute("SELECT cluster FROM members WHERE said = ?", (number,)).fetchone()
        return row and int(row[0])

    def _members(
        self, group: Sequence[Node], rows: Sequence[tuple[tuple[Any, ...], int]], first: int
    ) -> list[tuple[Any, ...]]:
        # Of each text of the cluster the words of a statement.
        words = {at: row[4] for row, at in rows}
        verifier = Verifier(
            [self._evidence.form(number, words[at]) for at, (number, _) in enumerate(group)],
            self._evidence.thresholds,
            common=self._common,
            speakers=[self._voices.keys[voice] for _, voice in group],
        )
        statements = [(row[2] - 1, _Told(row[3], when_of(*row[5:]))) for row, _ in rows]
        texts = [row[4] for row, _ in rows]
        (cluster,) = explained(statements, texts, [at for _, at in rows], [0] * len(group), verifier)
        number = [row[0] for row, _ in rows]
        return [
            (
                *(number[one.position], first, one.relation, one.similarity),
                *(None if one.to is None else number[one.to], one.rule, int(one.recurrence)),
            )
            for one in cluster.members
        ]


class _Told(NamedTuple):
    """What the explanation of a cluster asks of a statement."""

    id: str
    when: When
