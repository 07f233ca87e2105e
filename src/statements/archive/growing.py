"""Deduplication that grows: the clusters of all statements, brought up to date for those that are new.

What :func:`statements.deduplicate` finds is a function of all statements. This computes it from what it was before: new
wordings meet all others; what was there meets others anew where something that counts has changed for it.

- A word pair that comes to be told twice recurs. For the text that told it first that is one pair more which others
  must share: links that no longer hold are taken away (``Linking.check``).
- A word pair becomes boilerplate: all texts that hold it meet all others anew (``Change.lost``). It ceases to be: they
  meet each other, and what they were compared with (``Freeing``).
- A full name makes a surname known, or ambiguous. Statements under it are another speaker's (``Voices.changed``).
- What was one falls apart. Within what is one, not all were compared; now they are (``Linking._parted``).

Then what hangs together with any of these is decided anew, and nothing else is touched.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain

from statements.archive.evidence import Evidence, ShrunkError
from statements.archive.freeing import Freeing, gaining
from statements.archive.grouping import Grouping
from statements.archive.hot import gather
from statements.archive.keys import ACTS
from statements.archive.linking import Linking
from statements.archive.pairs import FEW, make_one, put_together
from statements.archive.store import Store, give_back, little_cache
from statements.archive.voices import Voices
from statements.archive.whole import Whole, seeds
from statements.dedup import Thresholds

Report = Callable[[str, int, int], None]

_STEP = 10_000
"""So many statements are taken in at once, for the memory's sake; each step is whole or absent."""

_ALL = -1
"""In place of an act: how far all of them have come."""


def much_is_new(done: int, last: int) -> bool:
    """Whether of so many statements so many are new that to begin anew costs less than to go on.

    A new one costs some six times as much where it is taken in as where all are.

    >>> much_is_new(0, 1), much_is_new(75, 100), much_is_new(90, 100)
    (True, True, False)
    """
    return 6 * (last - done) > last


def pending(db: sqlite3.Connection) -> tuple[int, int]:
    """Up to which statement the clusters are told, and how many statements there are."""
    row = db.execute("SELECT said FROM grown WHERE act = ?", (_ALL,)).fetchone()
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM said").fetchone()
    return (row[0] if row else 0), last


def grow(store: Store, report: Report) -> None:
    """Bring the clusters up to date."""
    with store.reading() as db:
        done, last = pending(db)
    growing: Growing | None = None
    seen = -1
    while done < last:
        report("gathering", done, last)
        try:
            with store.writing() as db:
                (version,) = db.execute("PRAGMA data_version").fetchone()
                if growing is None or version != seen:
                    growing, seen = Growing(db), version  # another program may have gone on with it
                done, last = growing.step(report)
        except ShrunkError:
            growing = None
            with store.writing() as db:
                _forget(db)
        except BaseException:
            growing = None
            raise
    report("gathering", done, last)


class Growing:
    """The state of all acts, while steps follow one another."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._voices = Voices(db)
        self._acts: dict[int, Evidence] = {}

    def step(self, report: Report) -> tuple[int, int]:
        """Take in the next statements; gives up to which one, and how many there are."""
        db = self._db
        done, last = pending(db)
        if much_is_new(done, last):
            with little_cache(db):
                self._begin(last, report)
            return last, last
        put_together(db, FEW)
        new: defaultdict[int, list[int]] = defaultdict(list)
        told = db.execute(
            "SELECT id, act, wording FROM said WHERE id > ? ORDER BY id LIMIT ?", (done, _STEP)
        ).fetchall()
        for _, act, wording in told:
            new[ACTS.index(act)].append(wording)
        now = told[-1][0] if told else done
        (horizon,) = db.execute("SELECT coalesce(max(wording), 0) FROM nodes").fetchone()
        horizon = max(horizon, *chain.from_iterable(new.values())) if new else horizon
        revoiced = self._revoiced(done)
        for act in sorted(new.keys() | revoiced.keys()):
            if act not in self._acts:
                self._acts[act] = Evidence(db, act, Thresholds())
            self._take(self._acts[act], set(new[act]), revoiced[act], now, horizon, report)
        db.execute("INSERT OR REPLACE INTO grown VALUES (?, ?, 0, 0)", (_ALL, now))
        return now, last

    def _begin(self, last: int, report: Report) -> None:
        """Take in all at once, forgetting what there was: where much is new, nothing is saved by what was known."""
        db = self._db
        _forget(db)
        self._acts.clear()
        self._voices.changed.clear()
        db.execute(
            "INSERT INTO nodes (wording, voice) SELECT DISTINCT wording, voice FROM said"
            " JOIN whos ON whos.id = said.who WHERE said.id <= ?",
            (last,),
        )
        (horizon,) = db.execute("SELECT coalesce(max(wording), 0) FROM nodes").fetchone()
        for act in range(len(ACTS)):
            self._begin_act(act, horizon, last, report)
        # Whatever grows from here looks tens of word pairs up for each wording: in an index of one piece twice as fast.
        make_one(db)
        give_back(db)
        db.execute("INSERT OR REPLACE INTO grown VALUES (?, ?, 0, 0)", (_ALL, last))

    def _begin_act(self, act: int, horizon: int, last: int, report: Report) -> None:
        evidence = self._acts[act] = Evidence(self._db, act, Thresholds())
        evidence.begin(horizon)
        db = self._db
        with Whole(db, evidence, self._voices) as whole:
            report("indexing", 0, len(whole))
            index = whole.measure()
            gather(db, evidence, self._voices)
            linking = Linking(db, evidence, self._voices)
            whole.link(index, linking, report)
            evidence.store(dict.fromkeys(whole.wordings), last)
        del whole, index
        wordings = seeds(db, act, last)
        grouping = Grouping(db, evidence, self._voices, linking, last, anew=True)
        grouping.renew(wordings, set(), lambda done: report("deciding", done, len(wordings)))

    def _revoiced(self, done: int) -> defaultdict[int, set[int]]:
        """The wordings of statements whose speakers are called otherwise now, by act."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for who in self._voices.changed:
            for act, wording in self._db.execute(
                "SELECT act, wording FROM said WHERE who = ? AND id <= ?", (who, done)
            ):
                found[ACTS.index(act)].add(wording)
        self._voices.changed.clear()
        return found

    def _take(
        self, evidence: Evidence, told: set[int], revoiced: set[int], now: int, horizon: int, report: Report
    ) -> None:
        """Take in the wordings of new statements, and those that have got other speakers."""
        db = self._db
        weights, new, others = self._nodes(evidence, told | revoiced, now)
        change = evidence.grow(weights, new, horizon)
        anew = {*new, *others, *gaining(evidence, change)}
        evidence.apply(change)
        linking = Linking(db, evidence, self._voices)
        gathered = gather(db, evidence, self._voices)
        linking.lost.update(gathered)
        anew.update(chain.from_iterable(gathered))
        freed = set(chain.from_iterable(change.freed.values()))
        Freeing(evidence, linking, change.freed).renew(anew)
        linking.check(change.size.keys() - anew - freed)
        anew = linking.renew(anew, others, lambda done: report("comparing", done, len(anew)))
        seeds = {*anew, *told, *freed, *chain.from_iterable(linking.lost)}
        grouping = Grouping(db, evidence, self._voices, linking, now)
        grouping.renew(seeds, anew | told | freed, lambda done: report("deciding", done, len(seeds)))
        evidence.store({*new, *change.raw, *change.size}, now)

    def _nodes(
        self, evidence: Evidence, wordings: Iterable[int], now: int
    ) -> tuple[dict[int, int], list[int], set[int]]:
        """Write down who says each wording. Gives of how many texts more each is told, which are new, and which of the
        others have got other speakers."""
        db, of = self._db, self._voices.of
        weights: dict[int, int] = {}
        new: list[int] = []
        others: set[int] = set()
        for number in sorted(wordings):
            whos = db.execute("SELECT DISTINCT who FROM said WHERE wording = ? AND id <= ?", (number, now))
            after = {of[who] for (who,) in whos}
            before = {voice for (voice,) in db.execute("SELECT voice FROM nodes WHERE wording = ?", (number,))}
            if after == before:
                continue
            db.executemany(
                "DELETE FROM nodes WHERE wording = ? AND voice = ?", [(number, voice) for voice in before - after]
            )
            db.executemany(
                "INSERT INTO nodes (wording, voice) VALUES (?, ?)", [(number, voice) for voice in after - before]
            )
            if before:
                others.add(number)
            else:
                new.append(number)
            if len(after) != len(before):
                weights[number] = len(after) - len(before)
            evidence.weights.pop(number, None)
            if len(after) > 1:
                evidence.weights[number] = len(after) - 1
        return weights, new, others


def _forget(db: sqlite3.Connection) -> None:
    """Forget all clusters, to begin anew."""
    for table in ("links", "gathered", "members", "nodes", "heavy", "grown"):
        db.execute(f"DELETE FROM {table}")
    db.execute("UPDATE wordings SET raw = NULL, size = NULL")
