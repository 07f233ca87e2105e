"""The rooms of deduplication in their order: read, index, set boilerplate apart, compare, decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Literal
from zlib import crc32

from statements.dedup.boilerplate import HOT, common_pairs, cut, unite_hot
from statements.dedup.join import Index, PureIndex
from statements.dedup.keys import normal_form
from statements.dedup.policy import Policy
from statements.dedup.verify import Link, Thresholds, Verifier
from statements.progress import Progress, tell

Engine = Literal["auto", "pure", "fast"]

WORTH = 2000
"""From so many texts on numpy saves more time than importing it takes."""


def grouped(
    texts: Sequence[str],
    speakers: Sequence[str | None] | None,
    thresholds: Thresholds,
    engine: Engine,
    progress: Progress | None,
) -> tuple[list[int], list[int], Verifier]:
    """Which distinct text each text is, which cluster each distinct text is in, and the verifier that compared them.

    Texts are distinct by normal form and speaker. They are put in an order that their content fixes and that looks
    random, so that nothing after this depends on the order of the input.
    """

    report = partial(tell, progress)
    keys = []
    for i, text in enumerate(texts):
        if not i % 5000:
            report("reading", i, len(texts))
        keys.append((normal_form(text) or f"\0{text}", (speakers[i] or "") if speakers else ""))
    report("reading", len(texts), len(texts))
    nodes = sorted(set(keys), key=lambda key: (crc32(key[0].encode("utf-8", "surrogatepass")), key))
    place = {key: i for i, key in enumerate(nodes)}
    of = [place[key] for key in keys]
    forms, said = [form for form, _ in nodes], [who or None for _, who in nodes]
    del keys, place, nodes
    policy = Policy(forms, said)
    first = 0
    for i in range(1, len(forms)):
        if forms[i] != forms[first]:
            first = i
        elif said[first] is None:
            policy.add(Link(i, first, "normalised", 1.0, "same words"))
    report("indexing", 0, len(forms))
    verifier = _compare(forms, said, thresholds, index_of(engine, forms), policy, report)
    return of, policy.labels(), verifier


def index_of(engine: Engine, forms: Sequence[str], *, aside: bool = False) -> Index:
    """The index of texts by their normal forms, of the engine that is wanted; what grows with them ``aside`` in files,
    where the engine can do so."""
    if engine not in ("auto", "pure", "fast"):
        raise ValueError(f"engine is {engine!r}, not one of auto, pure, fast")
    if engine == "fast" or (engine == "auto" and len(forms) >= WORTH and find_spec("numpy") is not None):
        from statements.dedup.join_numpy import NumpyIndex

        return NumpyIndex(forms, cut(len(forms)), aside=aside)
    return PureIndex(forms, cut(len(forms)))


def _compare(
    forms: list[str],
    said: list[str | None],
    thresholds: Thresholds,
    index: Index,
    policy: Policy,
    report: Callable[[str, int, int], None],
) -> Verifier:
    common = common_pairs(index.heavy, forms, thresholds)
    hot = sorted((pair, texts) for pair, texts in index.heavy if len(texts) > HOT and pair not in common)
    index.settle(common)
    report("indexing", len(forms), len(forms))
    verifier = Verifier(forms, thresholds, common=common, speakers=said)
    gone = unite_hot(hot, said, verifier, policy.units)
    report("comparing", 0, len(forms))
    raw, find, may_join = index.raw, policy.units.find, policy.may_join
    for small, large, both in index.pairs(gone):
        report("comparing", *index.progress())
        for a, b, shared in zip(small, large, both, strict=True):
            if find(a) != find(b) and may_join(a, b):
                link = verifier.link(a, b, shared, int(raw[a]), int(raw[b]))
                if link is not None:
                    policy.add(link)
    report("comparing", len(forms), len(forms))
    return verifier
