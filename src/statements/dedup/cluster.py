"""Policy: which links make texts one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from statements.dedup.verify import Link


class Union:
    """Sets of texts that only ever grow together; the least text of a set stands for it."""

    def __init__(self, n: int) -> None:
        self._root = list(range(n))

    def find(self, i: int) -> int:
        """The least text of the set."""
        root = self._root
        while root[i] != i:
            root[i] = i = root[root[i]]
        return i

    def unite(self, a: int, b: int) -> None:
        """Make two sets one."""
        a, b = self.find(a), self.find(b)
        if a != b:
            self._root[max(a, b)] = min(a, b)


def join_links(forms: list[str], speakers: Sequence[str | None], links: Iterable[Link]) -> list[int]:
    """A label for each text: the least text of its cluster."""
    units, contained, mixed = Union(len(forms)), [], []
    for link in links:
        one, other = speakers[link.small], speakers[link.large]
        if one is not None and other is not None and one != other:
            continue
        if link.relation == "contained":
            contained.append(link)
        elif one == other:
            units.unite(link.small, link.large)
        else:
            mixed.append(link)
    _unknown(units, speakers, mixed)
    _fragments(units, forms, speakers, contained)
    return [units.find(i) for i in range(len(forms))]


def _unknown(units: Union, speakers: Sequence[str | None], mixed: list[Link]) -> None:
    """Texts whose speaker nobody names join those of one speaker, never those of two."""
    beside: dict[int, set[int]] = defaultdict(set)
    for link in mixed:
        known, other = link.small, link.large
        if speakers[known] is None:
            known, other = other, known
        beside[units.find(other)].add(units.find(known))
    for unit, neighbours in sorted(beside.items()):
        if len({speakers[k] for k in neighbours}) == 1:
            for neighbour in sorted(neighbours):
                units.unite(unit, neighbour)


def _fragments(units: Union, forms: list[str], speakers: Sequence[str | None], contained: list[Link]) -> None:
    """A fragment joins where all its hosts lie in one cluster."""
    size: dict[int, tuple[int, int]] = {}
    known: dict[int, str] = {}
    for i, form in enumerate(forms):
        root = units.find(i)
        size[root] = max(size.get(root, (0, 0)), (len(form), i))
        said = speakers[i]
        if said is not None:
            known[root] = said
    hosts: dict[int, set[int]] = defaultdict(set)
    for link in contained:
        small, large = units.find(link.small), units.find(link.large)
        if size[small] < size[large]:
            hosts[small].add(large)
    order = sorted(hosts, key=lambda unit: size[unit], reverse=True)
    refused = _attach(order, hosts, known, frozenset())[1]
    for unit, root in _attach(order, hosts, known, refused)[0].items():
        units.unite(unit, root)


def _attach(
    order: list[int], hosts: dict[int, set[int]], known: dict[int, str], refused: frozenset[int]
) -> tuple[dict[int, int], frozenset[int]]:
    """Each fragment's cluster, and the clusters of nobody known that fragments of two speakers would join."""
    into: dict[int, int] = {}
    gathered: dict[int, set[str]] = defaultdict(set)
    for unit in order:
        roots = {into.get(host, host) for host in hosts[unit]}
        if len(roots) > 1:
            continue
        root, said = roots.pop(), known.get(unit)
        if said is not None:
            if known.get(root, said) != said or root in refused:
                continue
            gathered[root].add(said)
        into[unit] = root
    return into, frozenset(root for root, said in gathered.items() if len(said) > 1)
