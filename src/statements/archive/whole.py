"""The first time: the state of an act from all its statements at once, by deduplication's own index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice

from statements.archive.evidence import Evidence, Heavy, coded
from statements.archive.keys import tokens_of
from statements.archive.linking import Kind, Linking
from statements.archive.voices import Voices
from statements.dedup.boilerplate import SAMPLE, common_pairs, cut
from statements.dedup.group import index_of
from statements.dedup.join import Index
from statements.dedup.policy import Union
from statements.dedup.verify import Verifier

Report = Callable[[str, int, int], None]


class Whole:
    """All texts of an act in their order, and the index of their word pairs; the nodes are written down."""

    def __init__(self, db: sqlite3.Connection, evidence: Evidence, voices: Voices) -> None:
        self._db, self._evidence, self._voices = db, evidence, voices
        rows = db.execute(
            "SELECT crc, tie, wording, voice FROM nodes JOIN wordings ON wordings.id = wording WHERE act = ?",
            (evidence.act,),
        )
        self.nodes = [
            (number, voice)
            for _, _, number, voice in sorted(
                (coded(crc, tie, number), voices.order(voice), number, voice) for crc, tie, number, voice in rows
            )
        ]
        self._forms = [evidence.form(number) for number, _ in self.nodes]

    def measure(self) -> Index:
        """What is evidence: the word pairs in too many texts, and how many of each text's word pairs count."""
        evidence, forms = self._evidence, self._forms
        index = index_of("auto", forms)
        evidence.nodes, evidence.cut = len(forms), cut(len(forms))
        common = common_pairs(index.heavy, forms, evidence.thresholds)
        for pair, texts in index.heavy:
            found = dict.fromkeys(evidence.code(self.nodes[i][0]) for i in islice(map(int, texts), 2 * SAMPLE))
            one = Heavy(pair, len(texts), self._first(texts), pair in common, list(found))
            evidence.take(tokens_of([pair], evidence.act)[0], one)
        index.settle(common)
        for (number, _), raw, size in zip(self.nodes, index.raw, index.sizes, strict=True):
            evidence.raw[number], evidence.size[number] = raw, size
        return index

    def _first(self, texts: Iterable[int]) -> list[int]:
        """The codes of the first wordings, as many as there may be texts in a sample."""
        found: dict[int, None] = {}
        for i in texts:
            found[self._evidence.code(self.nodes[int(i)][0])] = None
            if len(found) == 2 * SAMPLE:
                break
        return list(found)

    def link(self, index: Index, linking: Linking, report: Report) -> None:
        """Compare all that have to be; two that are one already are not."""
        evidence, nodes, db = self._evidence, self.nodes, self._db
        place = {node: at for at, node in enumerate(nodes)}
        units = Union(len(nodes))
        gone = {place[node] for node in db.execute(_GONE, (evidence.act,))}
        for number, voice, leader in db.execute(_GATHERED, (evidence.act,)):
            units.unite(place[number, voice], place[leader, voice])
        verifier = Verifier(self._forms, evidence.thresholds, common=evidence.common, speakers=_Same(len(nodes)))
        raw, find = index.raw, units.find
        for batch in index.pairs(gone):
            report("comparing", *index.progress())
            for a, b, both in zip(*batch, strict=True):
                one, other = nodes[a][1], nodes[b][1]
                if find(a) == find(b) or not self._voices.may_join(one, other):
                    continue
                link = verifier.link(a, b, both, int(raw[a]), int(raw[b]))
                if nodes[a][0] == nodes[b][0]:
                    continue
                small, large = (a, b) if link is None else (link.small, link.large)
                kind = linking.keep(nodes[small][0], nodes[large][0], link, both)
                if one == other and (kind == Kind.NEAR or (kind == Kind.PASSAGE and one)):
                    units.unite(a, b)


_GONE = "SELECT wording, voice FROM nodes JOIN wordings ON wordings.id = wording WHERE gone AND act = ?"
_GATHERED = "SELECT wording, voice, leader FROM gathered JOIN wordings ON wordings.id = wording WHERE act = ?"


class _Same(list[str | None]):
    """The same known speaker for so many texts."""

    def __init__(self, n: int) -> None:
        super().__init__([""] * n)


def seeds(db: sqlite3.Connection, act: int, last: int) -> set[int]:
    """The wordings of an act that more than one statement may have to do with: the others are clusters of one."""
    found: set[int] = set()
    for question in (
        "SELECT small FROM links JOIN wordings ON wordings.id = small WHERE act = ?1 AND kind < 3",
        "SELECT large FROM links JOIN wordings ON wordings.id = large WHERE act = ?1 AND kind < 3",
        "SELECT wording FROM gathered JOIN wordings ON wordings.id = wording WHERE act = ?1",
        "SELECT leader FROM gathered JOIN wordings ON wordings.id = leader WHERE act = ?1",
        "SELECT wording FROM said JOIN wordings ON wordings.id = wording WHERE wordings.act = ?1 AND said.id <= ?2"
        " GROUP BY wording HAVING count(*) > 1",
    ):
        values = (act, last) if "?2" in question else (act,)
        found.update(number for (number,) in db.execute(question, values))
    return found
