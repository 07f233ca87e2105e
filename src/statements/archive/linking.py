"""Which wordings are linked: what is new meets all others, and links that no longer hold are taken away."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from itertools import chain

from statements.archive.candidates import Counting, candidates
from statements.archive.evidence import Evidence
from statements.archive.voices import Voices
from statements.dedup.verify import Link, Verifier

Node = tuple[int, int]
"""A wording in a voice: what deduplication calls a text."""

_VOICES = 50_000
"""Of so many wordings it is kept who says them."""

_SOME = 4000
"""The lists of so many wordings are looked up at once."""


class Kind(IntEnum):
    """What a link says: near, that the small one is contained in the large one, or near where one known speaker said
    both; or that two wordings were compared and are not alike."""

    NEAR = 0
    CONTAINED = 1
    PASSAGE = 2
    NONE = 3


ALIKE = (Kind.NEAR, Kind.PASSAGE)
"""What makes two wordings one, where one speaker said both."""


def kind_of(link: Link | None) -> Kind:
    """What comparing two wordings gave."""
    if link is None:
        return Kind.NONE
    if link.rule == "long passage of one speaker":
        return Kind.PASSAGE
    return Kind.CONTAINED if link.relation == "contained" else Kind.NEAR


_COMPARED = """SELECT small, large, kind, "both" FROM links WHERE small = ?1
    UNION ALL SELECT small, large, kind, "both" FROM links WHERE large = ?1"""


class Linking:
    """The links between the wordings of one act, as they stand in the file, while they are brought up to date."""

    def __init__(self, db: sqlite3.Connection, evidence: Evidence, voices: Voices) -> None:
        self._db, self._evidence, self._voices = db, evidence, voices
        self._of: dict[int, tuple[int, ...]] = {}
        self._root: dict[Node, Node] = {}
        self._candidates: Counting | None = None
        self.lost: dict[tuple[int, int], int] = {}

    def voices(self, number: int) -> tuple[int, ...]:
        """The voices of a wording that have to meet others."""
        found = self._of.get(number)
        if found is None:
            if len(self._of) >= _VOICES:
                self._of.clear()
            rows = self._db.execute("SELECT voice FROM nodes WHERE wording = ? AND NOT gone", (number,))
            found = self._of[number] = tuple(voice for (voice,) in rows)
        return found

    def compared(self, number: int) -> list[tuple[int, int, int, int]]:
        """What a wording was compared with: small, large, kind, how many word pairs they share."""
        return self._db.execute(_COMPARED, (number,)).fetchall()

    def links(self, number: int) -> list[tuple[int, int, int, int]]:
        """What a wording is linked with."""
        return [row for row in self.compared(number) if row[2] != Kind.NONE]

    def check(self, numbers: Iterable[int]) -> None:
        """Take away the links of wordings, of which more word pairs recur now, that need to share more."""
        for number in numbers:
            for small, large, kind, both in self.compared(number):
                if not self._evidence.meets(small, large, both):
                    self.drop(small, large, kind)

    def renew(self, numbers: Iterable[int], revoiced: set[int], report: Callable[[int], None]) -> set[int]:
        """Link wordings anew to all others; gives all that had to be, for the sake of those that they were near to.

        ``revoiced`` are those of them that have got other speakers.
        """
        todo, done = set(numbers), set[int]()
        while True:
            for number in todo:
                for small, large, kind, _ in self.compared(number):
                    self.drop(small, large, kind)
            self._root.clear()
            self._meet(todo, done, report)
            done |= todo
            todo = self._parted(done, revoiced)
            if not todo:
                return done

    def drop(self, small: int, large: int, kind: int) -> None:
        """Forget what comparing two wordings gave."""
        self._db.execute("DELETE FROM links WHERE small = ? AND large = ?", (small, large))
        if kind != Kind.NONE:
            self.lost[small, large] = kind

    def _meet(self, todo: set[int], before: set[int], report: Callable[[int], None]) -> None:
        verifier = self._evidence.verifier()
        evidence, met = self._evidence, set[int]()
        found = self._candidates = self._candidates or candidates(evidence)
        for done, a in enumerate(order := sorted(todo)):
            if not done % _SOME:
                evidence.fetch(chain.from_iterable(map(evidence.evidence, order[done : done + _SOME])))
            report(len(before) + done)
            met.add(a)
            if not self.voices(a):
                continue
            for b, both in found.of(a):
                if b in met or not self.may_meet(a, b):
                    continue
                kind = self.compare(a, b, verifier, both)
                if kind in ALIKE:
                    for voice in self._shared(a, b, kind):
                        self._unite((a, voice), (b, voice))

    def compare(self, a: int, b: int, verifier: Verifier, both: int) -> Kind:
        """Compare two wordings that share so many word pairs, and write down what that gave."""
        small, large, link = self._compared(a, b, verifier, both)
        return self.keep(small, large, link, both)

    def _compared(self, a: int, b: int, verifier: Verifier, both: int) -> tuple[int, int, Link | None]:
        evidence = self._evidence
        for number in (a, b):
            evidence.form(number)  # which finds its code as well
        link = verifier.link(evidence.code(a), evidence.code(b), both, evidence.raw[a], evidence.raw[b])
        return (a, b, link) if link is None or link.small == evidence.code(a) else (b, a, link)

    def revise(self, small: int, large: int, kind: int, verifier: Verifier, both: int) -> None:
        """Compare two wordings again that were compared, and write down what is otherwise now."""
        one, other, link = self._compared(small, large, verifier, both)
        if kind_of(link) != kind or one != small:
            self.drop(small, large, kind)
            self.keep(one, other, link, both)
        else:
            self._db.execute('UPDATE links SET "both" = ? WHERE small = ? AND large = ?', (both, small, large))

    def keep(self, small: int, large: int, link: Link | None, both: int) -> Kind:
        """Write down what comparing two wordings gave, and give its kind."""
        kind = kind_of(link)
        self._db.execute("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)", (small, large, int(kind), both))
        return kind

    def may_meet(self, a: int, b: int) -> bool:
        """Whether a link could change anything: not where two are one already, or their speakers differ."""
        one, other = self.voices(a), self.voices(b)
        if len(one) == len(other) == 1 and one == other:
            return self._find((a, one[0])) != self._find((b, other[0]))
        return any(self._voices.may_join(x, y) for x in one for y in other)

    def _shared(self, a: int, b: int, kind: int) -> list[int]:
        """The voices in which both wordings are, and in which the link makes them one."""
        return [v for v in self.voices(a) if v in self.voices(b) and (v or kind == Kind.NEAR)]

    def near(self, node: Node) -> Iterator[Node]:
        """The texts of the same speaker that one is near to, by its links and by a statement told very often."""
        number, voice = node
        for small, large, kind, _ in self.links(number):
            other = large if small == number else small
            if kind in ALIKE and voice in self._shared(number, other, kind):
                yield other, voice
        for (other,) in self._db.execute(
            "SELECT leader FROM gathered WHERE voice = ?1 AND wording = ?2"
            " UNION ALL SELECT wording FROM gathered WHERE leader = ?2 AND voice = ?1",
            (voice, number),
        ):
            yield other, voice

    def _find(self, node: Node) -> Node:
        """What stands for the texts that are one with this one."""
        root = self._root
        if node not in root:
            # All that hang together in the file are taken at once.
            found, queue = {node}, [node]
            while queue:
                for other in self.near(queue.pop()):
                    if other not in found:
                        found.add(other)
                        queue.append(other)
            tops = {self._top(one) for one in found if one in root}
            top = min(tops) if tops else node
            for one in found:
                root.setdefault(one, top)
            for other in tops:
                root[other] = top
        return self._top(node)

    def _top(self, node: Node) -> Node:
        root = self._root
        while root[node] != node:
            root[node] = node = root[root[node]]
        return node

    def _unite(self, a: Node, b: Node) -> None:
        one, other = self._find(a), self._find(b)
        if one != other:
            self._root[max(one, other)] = min(one, other)

    def _parted(self, done: set[int], revoiced: set[int]) -> set[int]:
        """The wordings that were one with some that are so no longer, and have not met the others yet.

        Within what is one, not all were compared; so once it falls apart, all of it has to be.
        """
        sides: defaultdict[int, set[int]] = defaultdict(set)
        parted: list[int] = []
        for (small, large), kind in self.lost.items():
            if kind == Kind.CONTAINED:
                continue
            sides[small].add(large)
            sides[large].add(small)
            shared = self._shared(small, large, kind)
            if not revoiced.isdisjoint((small, large)) or any(
                self._find((small, voice)) != self._find((large, voice)) for voice in shared
            ):
                parted += [small, large]
        seen = set(parted)
        while parted:
            number = parted.pop()
            near = (other for voice in self.voices(number) for other, _ in self.near((number, voice)))
            for other in {*near, *sides[number]} - seen:
                seen.add(other)
                parted.append(other)
        return seen - done
