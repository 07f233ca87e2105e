"""What many unrelated texts share, learned from the collection; and what one hot statement's many copies share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from statements.dedup.join import need
from statements.dedup.policy import Union
from statements.dedup.verify import KEPT, Thresholds, Verifier

SAMPLE = 13
HOT = 1000
"""A word pair that is evidence in more texts than this belongs to a hot statement."""


def cut(n: int) -> int:
    """In how many of ``n`` texts a word pair may stand before it is asked whether they are related.

    >>> cut(100), cut(100_000)
    (20, 200)
    """
    return max(20, n // 500)


def common_pairs(
    heavy: Iterable[tuple[str, Sequence[int]]], forms: Sequence[str], thresholds: Thresholds, *, kept: int = KEPT
) -> frozenset[str]:
    """The word pairs whose texts are, by a sample of them, mostly unrelated to one another.

    The texts come in an order that their content fixes and that looks random, so their first ones are a sample. Of so
    many as are ``kept`` what was found out is in memory.
    """
    verifier = Verifier(forms, thresholds, kept=kept)
    known: dict[tuple[int, int], bool] = {}
    return frozenset(
        pair
        for pair, texts in heavy
        if not related(list({forms[i]: int(i) for i in texts[: 2 * SAMPLE]}.values()), verifier, known)
    )


def related(texts: Sequence[int], verifier: Verifier, known: dict[tuple[int, int], bool]) -> bool:
    """Whether of different texts in a row, so far as they are a sample, half are related to the next one."""
    pairs = list(pairwise(texts[:SAMPLE]))
    no = 0
    for pair in pairs:
        if pair not in known:
            known[pair] = verifier.between(*pair) is not None
        no += not known[pair]
        if 2 * no > len(pairs):
            return False
    return bool(pairs)


def unite_hot(
    hot: Sequence[tuple[str, Sequence[int]]], speakers: Sequence[str | None], verifier: Verifier, units: Union
) -> set[int]:
    """Unite the many copies of a hot statement, one after another, with a leader that each is near to.

    Returns the texts that need not meet any other. A text that is near to no leader becomes one; the texts that hold
    most of the hot word pairs come first, and so the most complete ones lead.
    """
    times = Counter(chain.from_iterable(texts for _, texts in hot))
    words = {pair for pair, _ in hot}
    leaders: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    rows: dict[int, set[str]] = {}
    gone = set()
    for i in sorted(times, key=lambda i: (-times[i], i)):
        row = verifier.evidence(i)
        mine = row & words
        least = need(len(mine), len(row))
        if len(mine) < least:
            continue
        keys = [(speakers[i], pair) for pair in sorted(mine)]
        for leader in _leaders(keys, leaders, least, rows):
            other = rows[leader]
            link = verifier.link(i, leader, len(row & other), len(row), len(other))
            if link is not None:
                if link.relation == "near":
                    units.unite(i, leader)
                    gone.add(i)
                break
        else:
            rows[i] = row
            for key in keys:
                leaders[key].append(i)
    return gone


def _leaders(
    keys: list[tuple[str | None, str]],
    leaders: dict[tuple[str | None, str], list[int]],
    least: int,
    rows: dict[int, set[str]],
) -> Iterator[int]:
    """The leaders that share enough, the likely ones before the others are even counted.

    Of two that share as much the fuller one comes first: a fragment must meet its host before it meets its like.
    """
    lists = [leaders[key] for key in keys if key in leaders]
    tried: set[int] = set()
    for some in ([row[:1] for row in lists], lists):
        shared = Counter(chain.from_iterable(some))
        for leader in sorted(
            (i for i, n in shared.items() if n >= least), key=lambda i: (-shared[i], -len(rows[i]), i)
        ):
            if leader not in tried:
                tried.add(leader)
                yield leader
