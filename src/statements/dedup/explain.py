"""Clusters as records: which statement represents, and why each of the others is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Protocol

from statements.dedup.keys import is_cut
from statements.dedup.records import Cluster, Member
from statements.dedup.verify import Relation, Verifier, edit_similarity
from statements.models import When

FEW = 20
"""With so many of its cluster a text is compared, to say why it is there."""


class Said(Protocol):
    """What of a statement counts here beside its text."""

    @property
    def id(self) -> str: ...

    @property
    def when(self) -> When: ...


def explained(
    statements: Sequence[tuple[int | None, Said]],
    texts: Sequence[str],
    of: Sequence[int],
    labels: Sequence[int],
    verifier: Verifier,
) -> tuple[Cluster, ...]:
    """The clusters, in the order of their first statements."""
    groups: dict[int, list[int]] = defaultdict(list)
    for position, node in enumerate(of):
        groups[labels[node]].append(position)
    return tuple(_cluster(group, statements, texts, of, verifier) for group in groups.values())


def _cluster(
    group: list[int],
    statements: Sequence[tuple[int | None, Said]],
    texts: Sequence[str],
    of: Sequence[int],
    verifier: Verifier,
) -> Cluster:
    def order(p: int) -> tuple[int, When, int, str, bool, str, int]:
        form, text = verifier.forms[of[p]], texts[p]
        plain = not text.isupper() and not text.islower()
        return -len(evidence[of[p]]), statements[p][1].when, -len(form), form, not plain, text, p

    evidence = {node: verifier.evidence(node) for node in {of[p] for p in group}}
    first: dict[int, int] = {}
    for p in sorted(group, key=order):
        first.setdefault(of[p], p)
    best = next(iter(first.values()))
    why = _reasons(list(first), evidence, verifier)
    members = []
    for p in group:
        to, relation, similarity, rule = why[of[p]]
        if p == best:
            to, relation, similarity, rule = None, "representative", 1.0, "the most complete"
        elif first[of[p]] != p or of[p] == of[best]:
            same = first[of[p]]
            to = of[p]
            relation, rule = ("exact", "same text") if texts[p] == texts[same] else ("normalised", "same words")
            similarity = 1.0
        elif relation == "near" and to is not None and is_cut(texts[p]):
            mine = evidence[of[p]]
            share = len(mine & evidence[to]) / max(1, len(mine))
            if share >= verifier.thresholds.contained:
                relation, similarity, rule = "contained", share, "word pairs of a cut text"
        number, statement = statements[p]
        members.append(
            Member(
                position=p,
                document=number,
                statement=statement.id,
                relation=relation,
                similarity=similarity,
                to=None if to is None else first[to],
                rule=rule,
                recurrence=cannot_be_equal(statement.when, statements[best][1].when),
            )
        )
    members.sort(key=lambda member: (member.to is not None, member.position))
    return Cluster(representative=members[0], members=tuple(members))


def _reasons(
    nodes: list[int], evidence: dict[int, set[str]], verifier: Verifier
) -> dict[int, tuple[int | None, Relation, float, str]]:
    """For each text of a cluster, the one that it is joined to: the representative, or the nearest that leads there."""
    best = nodes[0]
    why: dict[int, tuple[int | None, Relation, float, str]] = {best: (None, "representative", 1.0, "the most complete")}
    reached, left = [best], nodes[1:]
    while reached and left:
        now: dict[int, tuple[int | None, Relation, float, str]] = {}
        likely = _likely(reached, evidence)
        for node in left:
            for to in likely(node):
                if verifier.forms[node] == verifier.forms[to]:
                    now[node] = (to, "normalised", 1.0, "same words")
                    break
                mine, other = evidence[node], evidence[to]
                link = verifier.link(node, to, len(mine & other), len(mine), len(other))
                if link is None or (link.relation == "contained" and link.large == node):
                    continue
                if node not in now or link.similarity > now[node][2]:
                    now[node] = (to, link.relation, link.similarity, link.rule)
        why.update(now)
        reached, left = list(now), [node for node in left if node not in now]
    for node in left:
        similarity = edit_similarity(verifier.forms[node], verifier.forms[best])
        why[node] = (best, "near", similarity, "through others of the cluster")
    return why


def _likely(reached: list[int], evidence: dict[int, set[str]]) -> Callable[[int], list[int]]:
    """The few of the texts already explained that share most with one that is not."""
    if len(reached) <= FEW:
        return lambda node: reached
    holders: dict[str, list[int]] = defaultdict(list)
    for to in reached:
        for pair in evidence[to]:
            if len(holders[pair]) < FEW:
                holders[pair].append(to)

    def likely(node: int) -> list[int]:
        shared = Counter(chain.from_iterable(holders.get(pair, ()) for pair in evidence[node]))
        return sorted(shared, key=lambda to: (-shared[to], to))[:FEW]

    return likely


def cannot_be_equal(a: When, b: When) -> bool:
    """Whether no day is both: the bounds do not meet, or day and month differ where one has no year.

    >>> from datetime import date
    >>> cannot_be_equal(When(latest=date(2024, 9, 9)), When(earliest=date(2024, 9, 10)))
    True
    >>> cannot_be_equal(When(), When(earliest=date(2024, 9, 10)))
    False
    """
    if a.known and b.known:
        return bool(
            (a.latest and b.earliest and a.latest < b.earliest) or (b.latest and a.earliest and b.latest < a.earliest)
        )
    one, other = _day(a), _day(b)
    return one is not None and other is not None and one != other


def _day(when: When) -> tuple[int, int] | None:
    if when.exact and when.earliest is not None:
        return when.earliest.month, when.earliest.day
    return (when.month, when.day) if not when.known and when.month and when.day else None
