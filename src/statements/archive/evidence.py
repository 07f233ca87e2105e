"""What is evidence, kept up to date: how often each word pair is told, and which of them are boilerplate."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter

from attrs import define, field

from statements.archive.keys import tokens
from statements.archive.keys import wording as wording_of
from statements.archive.rows import text_of
from statements.dedup import Thresholds
from statements.dedup.boilerplate import SAMPLE, cut, related
from statements.dedup.join import SHARE, need
from statements.dedup.keys import shingles
from statements.dedup.verify import Verifier

_NUMBER = (1 << 32) - 1
# How many normal forms, and how many places of word pairs, are kept in memory.
_FORMS, _PLACES = 10_000, 8_000_000
# So many places of the index are read in the time in which one word pair is looked up.
_SCAN = 20
_NONE = array("I")


@define
class Heavy:
    """A word pair in more texts than the cut, with the codes of the first of them and the sample that was looked at."""

    pair: str
    df: int
    first: list[int]
    common: bool = False
    sample: list[int] | None = None


@define
class Change:
    """What changed for the wordings that were there: those that hold a word pair which became boilerplate or ceased to
    be (``flipped``), and what each has got more of evidence (``raw``) and of evidence that recurs (``size``)."""

    flipped: set[int] = field(factory=set)
    raw: Counter[int] = field(factory=Counter)
    size: Counter[int] = field(factory=Counter)
    tokens: set[str] = field(factory=set)


class ShrunkError(Exception):
    """There are fewer texts than before, as speakers turned out to be one: more word pairs may be in too many."""


class Evidence:
    """The word pairs of all wordings of one act that have been gathered, up to the number ``horizon``.

    A wording's *code* is a number that compares as the texts do in deduplication, and holds the wording's own.
    """

    def __init__(self, db: sqlite3.Connection, act: int, thresholds: Thresholds) -> None:
        self.db, self.act, self.thresholds = db, act, thresholds
        (last,) = db.execute("SELECT coalesce(max(id), 0) FROM wordings").fetchone()
        self._crc, self.raw, self.size = (array("I", bytes(4 * (last + 1))) for _ in range(3))
        self._tie: dict[int, int] = {}
        rows = db.execute("SELECT id, crc, tie, raw, size FROM wordings WHERE act = ?", (act,))
        for number, crc, tie, raw, size in rows:
            self._crc[number] = crc
            if raw is not None:
                self.raw[number], self.size[number] = raw, size
            if tie:
                self._tie[number] = tie
        self.horizon = 0
        (self._places,) = db.execute("SELECT coalesce(sum(pairs), 0) FROM wordings").fetchone()
        self.heavy: dict[str, Heavy] = {}
        held = db.execute("SELECT token, pair, df, common, sample FROM heavy WHERE act = ?", (act,))
        for token, pair, df, common, told in held:
            first, sample = (list(map(self.code, numbers)) for numbers in json.loads(told))
            self.heavy[token] = Heavy(pair.decode("utf-8", "surrogatepass"), df, first, bool(common), sample)
        grown = db.execute("SELECT nodes, cut FROM grown WHERE act = ?", (act,)).fetchone()
        self.nodes: int = grown[0] if grown else 0
        self.cut: int = grown[1] if grown else cut(0)
        # Of wordings that several speakers said, how many texts more than one they are.
        self.weights: dict[int, int] = dict(
            db.execute(
                "SELECT wording, count(*) - 1 FROM nodes JOIN wordings ON wordings.id = wording WHERE act = ?"
                " GROUP BY wording HAVING count(*) > 1",
                (act,),
            )
        )
        self._forms: dict[int, str] = {}
        self._lists: dict[str, array[int]] = {}
        self._held = 0
        self._changed: set[str] = set()

    def code(self, number: int) -> int:
        """The code of a wording."""
        return (self._crc[number] << 40) | (self._tie.get(number, 0) << 32) | number

    def form(self, number: int) -> str:
        """The normal form of a wording."""
        found = self._forms.get(number)
        if found is None:
            if len(self._forms) >= _FORMS:
                self._forms.clear()
            found = self._forms[number] = wording_of(text_of(self.db, number)).form
        return found

    def __getitem__(self, code: int) -> str:
        """The normal form of a code, as a verifier asks for it."""
        return self.form(code & _NUMBER)

    def tokens(self, number: int) -> list[str]:
        """The word pairs of a wording as the index has them."""
        return tokens(self.form(number), self.act)

    def holders(self, token: str) -> array[int]:
        """The gathered wordings that hold a word pair."""
        found = self._lists.get(token)
        if found is None:
            rows = self.db.execute(
                "SELECT rowid FROM pairs WHERE pairs MATCH ? AND rowid <= ?", (f'"{token}"', self.horizon)
            )
            found = array("I", [number for (number,) in rows])
            self._held += len(found) + 20
            if self._held > _PLACES:
                self._lists.clear()
                self._held = len(found)
            self._lists[token] = found
        return found

    def fetch(self, wanted: Iterable[str]) -> None:
        """Read the holders of many word pairs at once, the index from its beginning to its end.

        Of very many the whole index is read, which costs less than looking each of them up.
        """
        missing = sorted({token for token in wanted if token not in self._lists and not self.is_common(token)})
        if _SCAN * len(missing) < self._places:
            for token in missing:
                self.holders(token)
            return
        db = self.db
        db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.pairs_placed USING fts5vocab (main, pairs, instance)")
        db.execute("CREATE TABLE IF NOT EXISTS temp.wanted (token TEXT PRIMARY KEY) WITHOUT ROWID")
        db.execute("DELETE FROM temp.wanted")
        db.executemany("INSERT INTO temp.wanted VALUES (?)", ((token,) for token in missing))
        rows = db.execute(
            "SELECT term, doc FROM temp.pairs_placed CROSS JOIN temp.wanted ON token = term WHERE doc <= ?",
            (self.horizon,),
        )
        for token, held in groupby(rows, key=itemgetter(0)):
            self._lists[token] = array("I", map(itemgetter(1), held))
            self._held += len(self._lists[token]) + 20
        for token in missing:
            self._lists.setdefault(token, _NONE)

    @property
    def common(self) -> frozenset[str]:
        """The word pairs that are no evidence."""
        return frozenset(one.pair for one in self.heavy.values() if one.common)

    def verifier(self) -> Verifier:
        """What relates wordings by their codes, as if one known speaker had said all of them."""
        return Verifier(_Forms(self), self.thresholds, common=self.common, speakers=_OneSpeaker())

    def is_common(self, token: str) -> bool:
        """Whether a word pair is no evidence."""
        one = self.heavy.get(token)
        return one is not None and one.common

    def evidence(self, number: int) -> list[str]:
        """The word pairs of a wording that are evidence, as the index has them."""
        return [token for token in self.tokens(number) if not self.is_common(token)]

    def rank(self, number: int) -> tuple[int, int, int]:
        """By what the smaller of two is told: how many word pairs recur, how many there are, the text itself."""
        return self.size[number], self.raw[number], self.code(number)

    def meets(self, a: int, b: int, both: int) -> bool:
        """Whether two wordings that share so much of evidence are compared."""
        one, other = self.size[a], self.size[b]
        if 100 * both < SHARE * min(one, other):
            return False
        small = min(a, b, key=self.rank if one == other else self.size.__getitem__)
        return both >= need(self.size[small], self.raw[small])

    def guarded(self, number: int) -> bool:
        """Whether more recurring word pairs can only cost a wording matches, never bring it one."""
        size = self.size[number]
        return need(size, self.raw[number]) == -(-SHARE * size // 100)

    def grow(self, weights: Mapping[int, int], new: Sequence[int], horizon: int) -> Change:
        """Take in new wordings, and others that have got other speakers: each with how many more texts it is now.

        The sizes of the new ones are set, and so are those of the others; the change says what they were.
        """
        self.horizon = horizon
        self._lists.clear()
        self._held = 0
        fresh = set(new)
        more: Counter[str] = Counter()
        pairs: dict[str, str] = {}
        arrived: dict[str, list[int]] = {}
        for number, weight in weights.items():
            form = self.form(number)
            for token, pair in zip(tokens(form, self.act), shingles(form), strict=True):
                more[token] += weight
                if number in fresh and token in self.heavy:
                    arrived.setdefault(token, []).append(self.code(number))
                pairs[token] = pair
        self.fetch(token for token in more if token not in self.heavy)
        self.nodes += sum(weights.values())
        if (least := cut(self.nodes)) < self.cut:
            raise ShrunkError
        self.cut = least
        before = {token: (one.df, one.common) for token, one in self.heavy.items()}
        now: dict[str, int] = {}
        for token, weight in more.items():
            one = self.heavy.get(token)
            if one is None:
                now[token] = df = self._df(self.holders(token))
                if df > self.cut:
                    first = nsmallest(2 * SAMPLE, map(self.code, self.holders(token)))
                    self.heavy[token] = Heavy(pairs[token], df, first)
            else:
                one.df += weight
                one.first = nsmallest(2 * SAMPLE, {*one.first, *arrived.get(token, ())})
                now[token] = one.df
        changed = self._settle() | {token for token in more if token in self.heavy}
        self._changed |= changed | before.keys() - self.heavy.keys()
        return self._change(fresh, more, now, before)

    def _df(self, holders: array[int]) -> int:
        if not self.weights:
            return len(holders)
        return len(holders) + sum(self.weights[number] for number in self.weights.keys() & set(holders))

    def _settle(self) -> set[str]:
        """Drop what is no longer in more texts than the cut, and look at the samples that are others than they were."""
        changed = {token for token, one in self.heavy.items() if one.df <= self.cut}
        for token in changed:
            del self.heavy[token]
        verifier = Verifier(_Forms(self), self.thresholds)
        known: dict[tuple[int, int], bool] = {}
        for token, one in self.heavy.items():
            sample = list(self._sample(one.first))
            if sample != one.sample:
                one.sample, one.common = sample, not related(sample, verifier, known)
                changed.add(token)
        return changed

    def _sample(self, first: Iterable[int]) -> Iterator[int]:
        """The wordings of the first texts: one that several speakers said is as many texts."""
        texts = 0
        for code in first:
            if texts >= 2 * SAMPLE:
                return
            texts += 1 + self.weights.get(code & _NUMBER, 0)
            yield code

    def _change(
        self, fresh: set[int], more: Mapping[str, int], now: Mapping[str, int], before: Mapping[str, tuple[int, bool]]
    ) -> Change:
        change = Change()
        for token in {*more, *before, *self.heavy}:
            if token in more:
                after_df = now[token]
                df = after_df - more[token]
            elif token in self.heavy:
                after_df = df = self.heavy[token].df
            else:
                after_df = df = before[token][0]
            was, is_ = before.get(token, (0, False))[1], self.is_common(token)
            raw, size = was - is_, (not is_ and after_df > 1) - (not was and df > 1)
            if raw or size or was != is_:
                change.tokens.add(token)
                for number in self.holders(token):
                    if number not in fresh:
                        change.raw[number] += raw
                        change.size[number] += size
                        if was != is_:
                            change.flipped.add(number)
        for number in fresh:
            mine = self.evidence(number)
            self.raw[number], self.size[number] = len(mine), sum(now[token] > 1 for token in mine)
        return change

    def take(self, token: str, one: Heavy) -> None:
        """Take in a word pair that is in more texts than the cut, as it was found in all of them."""
        self.heavy[token] = one
        self._changed.add(token)

    def apply(self, change: Change) -> None:
        """Set the sizes of those that were there."""
        for number, raw in change.raw.items():
            self.raw[number] += raw
        for number, size in change.size.items():
            self.size[number] += size

    def store(self, numbers: Iterable[int], said: int) -> None:
        """Write down the sizes of these wordings, and what changed of the word pairs."""
        db = self.db
        db.executemany(
            "UPDATE wordings SET raw = ?, size = ? WHERE id = ?", [(self.raw[n], self.size[n], n) for n in numbers]
        )
        for token in self._changed:
            one = self.heavy.get(token)
            if one is None:
                db.execute("DELETE FROM heavy WHERE act = ? AND token = ?", (self.act, token))
            else:
                pair = one.pair.encode("utf-8", "surrogatepass")
                told = json.dumps([[code & _NUMBER for code in codes] for codes in (one.first, one.sample or ())])
                db.execute(
                    "INSERT OR REPLACE INTO heavy (act, token, pair, df, common, sample) VALUES (?, ?, ?, ?, ?, ?)",
                    (self.act, token, pair, one.df, int(one.common), told),
                )
        self._changed.clear()
        db.execute("INSERT OR REPLACE INTO grown VALUES (?, ?, ?, ?)", (self.act, said, self.nodes, self.cut))


class _Forms(Sequence[str]):
    """The normal forms by code, for a verifier, which asks for one at a time."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def __getitem__(self, code):  # type: ignore[no-untyped-def]
        return self._evidence[code]

    def __len__(self) -> int:
        return _NUMBER


class _OneSpeaker(Sequence[str | None]):
    """The same known speaker, whatever is asked: who may be one is decided when texts are grouped."""

    def __getitem__(self, code):  # type: ignore[no-untyped-def]
        return ""

    def __len__(self) -> int:
        return 1
