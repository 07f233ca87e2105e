"""The first time: the state of an act from all its statements at once, by deduplication's own index."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Self

from statements.archive.evidence import Evidence, Heavy, OneSpeaker
from statements.archive.forms import Forms, aside
from statements.archive.keys import ACTS, form_of, pair_key
from statements.archive.linking import Kind, Linking
from statements.archive.voices import Voices
from statements.dedup.boilerplate import SAMPLE, common_pairs, cut
from statements.dedup.group import index_of
from statements.dedup.join import Index
from statements.dedup.policy import Union
from statements.dedup.verify import Verifier

_KEPT = 500
"""Of so many texts what was found out in comparing them is kept: it takes memory, and most pairs that follow each other
have a text in common."""

Report = Callable[[str, int, int], None]


class Whole:
    """All texts of an act in their order, and the index of their word pairs; the nodes are written down.

    A text is a number here; ``wordings`` and ``speakers`` say which wording it is, and in which voice.
    """

    def __init__(self, db: sqlite3.Connection, evidence: Evidence, voices: Voices) -> None:
        self._db, self._evidence, self._voices = db, evidence, voices
        self.wordings, self.speakers = array("I"), array("I")
        for number, rows in groupby(db.execute(_IN_ORDER, (evidence.act,)), key=itemgetter(0)):
            for voice in sorted((voice for _, voice in rows), key=voices.order):
                self.wordings.append(number)
                self.speakers.append(voice)
        self._forms = Forms(self._as_they_lie(), self.wordings)

    def _as_they_lie(self) -> Iterator[tuple[int, str]]:
        """The normal form of each wording that is there, in the order of the file, which is soonest read."""
        if not self.wordings:
            return
        wanted = bytearray(max(self.wordings) + 1)
        for number in self.wordings:
            wanted[number] = 1
        for number, text in self._db.execute(_AS_THEY_LIE, (ACTS[self._evidence.act],)):
            if number < len(wanted) and wanted[number]:
                wanted[number] = 0
                yield number, form_of(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._forms.close()

    def __len__(self) -> int:
        return len(self.wordings)

    def measure(self) -> Index:
        """What is evidence: the word pairs in too many texts, and how many of each text's word pairs count."""
        evidence, forms = self._evidence, self._forms
        with aside():
            index = index_of("auto", forms, aside=True)
        evidence.nodes, evidence.cut = len(forms), cut(len(forms))
        common = common_pairs(index.heavy, forms, evidence.thresholds, kept=_KEPT)
        for pair, texts in index.heavy:
            found = dict.fromkeys(evidence.code(self.wordings[i]) for i in islice(map(int, texts), 2 * SAMPLE))
            one = Heavy(pair, len(texts), self._first(texts), pair in common, list(found))
            evidence.take(pair_key(pair, evidence.act), one)
        with aside():
            index.settle(common)
        for number, raw, size in zip(self.wordings, index.raw, index.sizes, strict=True):
            evidence.raw[number], evidence.size[number] = raw, size
        return index

    def _first(self, texts: Iterable[int]) -> list[int]:
        """The codes of the first wordings, as many as there may be texts in a sample."""
        found: dict[int, None] = {}
        for i in texts:
            found[self._evidence.code(self.wordings[int(i)])] = None
            if len(found) == 2 * SAMPLE:
                break
        return list(found)

    def link(self, index: Index, linking: Linking, report: Report) -> None:
        """Compare all that have to be; two that are one already are not."""
        evidence, wordings, speakers, db = self._evidence, self.wordings, self.speakers, self._db
        units = Union(len(self))
        hot = set(chain.from_iterable(db.execute(_HOT, (evidence.act,))))
        place = {(wordings[at], speakers[at]): at for at in range(len(self)) if wordings[at] in hot}
        gone = {place[node] for node in db.execute(_GONE, (evidence.act,))}
        for number, voice, leader in db.execute(_GATHERED, (evidence.act,)):
            units.unite(place[number, voice], place[leader, voice])
        verifier = Verifier(self._forms, evidence.thresholds, common=evidence.common, speakers=OneSpeaker(), kept=_KEPT)
        raw, find = evidence.raw, units.find
        for batch in _pairs(index, gone):
            report("comparing", *index.progress())
            for a, b, both in zip(*batch, strict=True):
                one, other = speakers[a], speakers[b]
                if find(a) == find(b) or not self._voices.may_join(one, other) or wordings[a] == wordings[b]:
                    continue
                link = verifier.link(a, b, both, raw[wordings[a]], raw[wordings[b]])
                small, large = (a, b) if link is None else (link.small, link.large)
                kind = linking.keep(wordings[small], wordings[large], link, both)
                if one == other and (kind == Kind.NEAR or (kind == Kind.PASSAGE and one)):
                    units.unite(a, b)


_AS_THEY_LIE = """SELECT said.wording, texts.text FROM said JOIN texts ON texts.id = said.id WHERE said.act = ?
    ORDER BY said.id"""
_IN_ORDER = """SELECT wording, voice FROM nodes JOIN wordings ON wordings.id = wording WHERE act = ?
    ORDER BY crc, tie, wording"""
_HOT = """SELECT wording FROM gathered JOIN wordings ON wordings.id = wording WHERE act = ?1
    UNION SELECT leader FROM gathered JOIN wordings ON wordings.id = leader WHERE act = ?1"""
_GONE = "SELECT wording, voice FROM nodes JOIN wordings ON wordings.id = wording WHERE gone AND act = ?"
_GATHERED = "SELECT wording, voice, leader FROM gathered JOIN wordings ON wordings.id = wording WHERE act = ?"


def _pairs(index: Index, gone: set[int]) -> Iterator[tuple[list[int], list[int], list[int]]]:
    """The candidate pairs of an index that may lie aside."""
    with aside():
        yield from index.pairs(gone)


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
