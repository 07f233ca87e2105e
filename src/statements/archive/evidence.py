"""What is evidence, kept up to date: how often each word pair is told, and which of them are boilerplate."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain

from attrs import define, field

from statements.archive.keys import form_of, pair_key, pair_keys
from statements.archive.postings import Postings
from statements.dedup import Thresholds
from statements.dedup.boilerplate import SAMPLE, cut, related
from statements.dedup.join import SHARE, need
from statements.dedup.keys import shingles
from statements.dedup.verify import Verifier

_NUMBER = (1 << 32) - 1
# How many normal forms with their word pairs, and how many codes, are kept in memory.
_FORMS, _CODES = 10_000, 200_000
# The sizes of so many wordings are read by one question.
_AT_ONCE = 50_000


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
    """What changed for the wordings that were there.

    Those that hold a word pair which became boilerplate (``lost``), or each that is so no longer (``freed``),
    and what each has got more of evidence (``raw``) and of evidence that recurs (``size``).
    """

    lost: set[int] = field(factory=set)
    freed: dict[int, set[int]] = field(factory=dict)
    raw: Counter[int] = field(factory=Counter)
    size: Counter[int] = field(factory=Counter)


class ShrunkError(Exception):
    """There are fewer texts than before, as speakers turned out to be one: more word pairs may be in too many."""


class Evidence:
    """The word pairs of all wordings of one act that have been gathered, up to the number ``horizon``.

    A wording's *code* is a number that compares as the texts do in deduplication, and holds the wording's own. By the
    key of a word pair ``holders`` has the gathered wordings that hold it.
    """

    def __init__(self, db: sqlite3.Connection, act: int, thresholds: Thresholds) -> None:
        self.db, self.act, self.thresholds = db, act, thresholds
        (last,) = db.execute("SELECT coalesce(max(id), 0) FROM wordings").fetchone()
        self.raw, self.size = array("I", [0]), array("I", [0])
        self._read_sizes(last)
        self._codes: dict[int, int] = {}
        self.heavy: dict[int, Heavy] = {}
        self._read_heavy()
        self._dull = {token for token, one in self.heavy.items() if one.common}
        grown = db.execute("SELECT nodes, cut FROM grown WHERE act = ?", (act,)).fetchone()
        self.nodes: int = grown[0] if grown else 0
        self.cut: int = grown[1] if grown else cut(0)
        # Of wordings that several speakers said, how many texts more than one they are.
        self.weights: dict[int, int] = dict(
            db.execute("SELECT wording, count(*) - 1 FROM nodes GROUP BY wording HAVING count(*) > 1")
        )
        self._forms: dict[int, str] = {}
        self._tokens: dict[int, array[int]] = {}
        self.holders = Postings(db)
        self._changed: set[int] = set()

    def _read_sizes(self, last: int) -> None:
        """Read of all wordings, which are numbered without a gap, how many word pairs are evidence, and recur."""
        for low in range(0, last, _AT_ONCE):
            rows = self.db.execute(_SIZES, (low, low + _AT_ONCE)).fetchone()
            for sizes, told in zip((self.raw, self.size), rows, strict=True):
                sizes.extend(json.loads(f"[{told}]"))

    def _read_heavy(self) -> None:
        """Read the word pairs in more texts than the cut, with their samples."""
        held = self.db.execute(
            "SELECT token, pair, df, common, sample FROM heavy WHERE act = ?", (self.act,)
        ).fetchall()
        samples = [json.loads(told) for *_, told in held]
        numbers = json.dumps(sorted(set(chain.from_iterable(chain.from_iterable(samples)))))
        for number, crc, tie in self.db.execute(_CODES_OF, (numbers,)):
            self._codes[number] = coded(crc, tie, number)
        for (token, pair, df, common, _), told in zip(held, samples, strict=True):
            first, sample = (list(map(self.code, numbers)) for numbers in told)
            self.heavy[token] = Heavy(pair.decode("utf-8", "surrogatepass"), df, first, bool(common), sample)

    def begin(self, horizon: int) -> None:
        """Look at the wordings up to another number from now on."""
        self.holders.horizon = horizon

    def code(self, number: int) -> int:
        """The code of a wording."""
        found = self._codes.get(number)
        if found is None:
            crc, tie = self.db.execute("SELECT crc, tie FROM wordings WHERE id = ?", (number,)).fetchone()
            found = self._codes[number] = coded(crc, tie, number)
        return found

    def form(self, number: int, words: str | None = None) -> str:
        """The normal form of a wording; ``words`` are those of one of its statements, where they were read before."""
        found = self._forms.get(number)
        if found is None:
            if len(self._forms) >= _FORMS:
                self._forms.clear()
                self._tokens.clear()
            if words is None:
                words, crc, tie = self.db.execute(_TEXT, (number,)).fetchone()
                if len(self._codes) > _CODES:
                    self._codes.clear()
                self._codes[number] = coded(crc, tie, number)
            found = self._forms[number] = form_of(words)
        return found

    def __getitem__(self, code: int) -> str:
        """The normal form of a code, as a verifier asks for it."""
        return self.form(code & _NUMBER)

    def tokens(self, number: int) -> array[int]:
        """The word pairs of a wording as the index has them."""
        found = self._tokens.get(number)
        if found is None:
            found = self._tokens[number] = array("Q", pair_keys(self.form(number), self.act))
        return found

    def fetch(self, wanted: Iterable[int]) -> None:
        """Look up who holds these word pairs, so far as they are evidence."""
        self.holders.fetch({*wanted} - self._dull)

    @property
    def common(self) -> frozenset[str]:
        """The word pairs that are no evidence."""
        return frozenset(one.pair for one in self.heavy.values() if one.common)

    def verifier(self) -> Verifier:
        """What relates wordings by their codes, as if one known speaker had said all of them."""
        return Verifier(_Forms(self), self.thresholds, common=self.common, speakers=OneSpeaker())

    def is_common(self, token: int) -> bool:
        """Whether a word pair is no evidence."""
        return token in self._dull

    def evidence(self, number: int) -> list[int]:
        """The word pairs of a wording that are evidence, as the index has them."""
        dull = self._dull
        return [token for token in self.tokens(number) if token not in dull]

    def meets(self, a: int, b: int, both: int) -> bool:
        """Whether two wordings that share so much of evidence are compared."""
        size, raw = min((self.size[a], self.raw[a]), (self.size[b], self.raw[b]))
        return 100 * both >= SHARE * size and both >= need(size, raw)

    def needs(self) -> bytes:
        """How many word pairs each wording has to share with a larger one (of more than 255, that many)."""
        by_size = bytes(min(255, need(size, 0)) for size in range(max(self.size) + 1))
        by_raw = bytes(min(255, need(0, raw)) for raw in range(max(self.raw) + 1))
        return bytes(map(max, map(by_raw.__getitem__, self.raw), map(by_size.__getitem__, self.size)))

    def guarded(self, number: int) -> bool:
        """Whether more recurring word pairs can only cost a wording matches, never bring it one."""
        size = self.size[number]
        return need(size, self.raw[number]) == -(-SHARE * size // 100)

    def grow(self, weights: Mapping[int, int], new: Sequence[int], horizon: int) -> Change:
        """Take in new wordings, and others that have got other speakers: each, in order, with how many more texts it
        is now.

        The sizes of the new ones are set, and so are those of the others; the change says what they were.
        """
        fresh = set(new)
        more: dict[int, int] = {}
        arrived: defaultdict[int, list[int]] = defaultdict(list)
        self.begin(horizon)
        for number, weight in weights.items():
            mine = self.tokens(number)
            if number in fresh:
                self.holders.append(number, mine)
                for token in self.heavy.keys() & mine:
                    arrived[token].append(self.code(number))
            for token in mine:
                more[token] = more.get(token, 0) + weight
        self.fetch(token for token in more if token not in self.heavy)
        self.nodes += sum(weights.values())
        if (least := cut(self.nodes)) < self.cut:
            raise ShrunkError
        self.cut = least
        before = {token: (one.df, one.common) for token, one in self.heavy.items()}
        now: dict[int, int] = {}
        for token, weight in more.items():
            one = self.heavy.get(token)
            if one is None:
                now[token] = df = self._df(self.holders[token])
                if df > self.cut:
                    first = nsmallest(2 * SAMPLE, map(self.code, self.holders[token]))
                    self.heavy[token] = Heavy(self._pair(token, self.holders[token][-1]), df, first)
            else:
                one.df += weight
                one.first = nsmallest(2 * SAMPLE, {*one.first, *arrived.get(token, ())})
                now[token] = one.df
        changed = self._settle(more) | {token for token in more if token in self.heavy}
        self._changed |= changed | before.keys() - self.heavy.keys()
        return self._change(fresh, more, now, before)

    def _pair(self, token: int, number: int) -> str:
        """The word pair of a token that a wording holds."""
        return next(pair for pair in shingles(self.form(number)) if pair_key(pair, self.act) == token)

    def _df(self, holders: array[int]) -> int:
        if not self.weights:
            return len(holders)
        return len(holders) + sum(self.weights[number] for number in self.weights.keys() & holders)

    def _settle(self, told: Iterable[int]) -> set[int]:
        """Drop what is no longer in more texts than the cut, and look at the samples that are others than they were:
        only those of word pairs that were ``told`` can be."""
        changed = {token for token, one in self.heavy.items() if one.df <= self.cut}
        for token in changed:
            del self.heavy[token]
        self._dull -= changed
        verifier = Verifier(_Forms(self), self.thresholds)
        known: dict[tuple[int, int], bool] = {}
        for token, one in ((token, self.heavy[token]) for token in told if token in self.heavy):
            sample = list(self._sample(one.first))
            if sample != one.sample:
                one.sample, one.common = sample, not related(sample, verifier, known)
                (self._dull.add if one.common else self._dull.discard)(token)
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
        self, fresh: set[int], more: Mapping[int, int], now: Mapping[int, int], before: Mapping[int, tuple[int, bool]]
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
                held = set(self.holders[token]) - fresh
                for number in held:
                    change.raw[number] += raw
                    change.size[number] += size
                if is_ and not was:
                    change.lost |= held
                elif was and not is_:
                    change.freed[token] = held
        for number in fresh:
            mine = self.evidence(number)
            self.raw[number], self.size[number] = len(mine), sum(now[token] > 1 for token in mine)
        return change

    def take(self, token: int, one: Heavy) -> None:
        """Take in a word pair that is in more texts than the cut, as it was found in all of them."""
        self.heavy[token] = one
        (self._dull.add if one.common else self._dull.discard)(token)
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
            "UPDATE wordings SET raw = ?, size = ? WHERE id = ?", ((self.raw[n], self.size[n], n) for n in numbers)
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


def coded(crc: int, tie: int, number: int) -> int:
    """The code of a wording with that checksum, and that place among those of the same checksum."""
    return (crc << 40) | (tie << 32) | number


_CODES_OF = "SELECT wordings.id, crc, tie FROM json_each(?) JOIN wordings ON wordings.id = value"
_TEXT = """SELECT texts.text, crc, tie FROM said JOIN texts ON texts.id = said.id
    JOIN wordings ON wordings.id = said.wording WHERE said.wording = ? LIMIT 1"""
_SIZES = """SELECT group_concat(raw), group_concat(size) FROM
    (SELECT coalesce(raw, 0) AS raw, coalesce(size, 0) AS size FROM wordings WHERE id > ? AND id <= ? ORDER BY id)"""


class _Forms(Sequence[str]):
    """The normal forms by code, for a verifier, which asks for one at a time."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def __getitem__(self, code):  # type: ignore[no-untyped-def]
        return self._evidence[code]

    def __len__(self) -> int:
        return _NUMBER


class OneSpeaker(Sequence[str | None]):
    """The same known speaker, whatever is asked: who may be one is decided when texts are grouped."""

    def __getitem__(self, code):  # type: ignore[no-untyped-def]
        return ""

    def __len__(self) -> int:
        return 1
