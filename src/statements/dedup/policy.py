"""Policy: which links make texts one."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence, Sized

from statements.dedup.verify import Link

NEARLY_ALL = 90
"""Per cent of its hosts that must lie in one cluster: ten texts of a statement stand against one stray."""


class Union:
    """Sets of texts that only ever grow together; the least text of a set stands for it."""

    def __init__(self, n: int) -> None:
        self._root = array("I", range(n))

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


class Policy:
    """Takes links as they come and says in the end which texts are one; the order of the links does not matter.

    Near texts of one speaker, or of nobody known, are united at once. What a text of nobody known may join, and where
    a fragment belongs, can only be said when all links are there. Of the forms nothing but their lengths counts.
    """

    def __init__(self, forms: Sequence[Sized], speakers: Sequence[str | None]) -> None:
        self.units = Union(len(forms))
        self._forms = forms
        self._speakers = speakers
        self._contained: list[tuple[int, int]] = []
        self._mixed: list[tuple[int, int]] = []

    def may_join(self, a: int, b: int) -> bool:
        """Whether a link between two texts could still change anything."""
        one, other = self._speakers[a], self._speakers[b]
        return one == other or one is None or other is None

    def add(self, link: Link) -> None:
        """Take a link between two texts that may join."""
        if link.relation == "contained":
            self._contained.append((link.small, link.large))
        elif self._speakers[link.small] == self._speakers[link.large]:
            self.units.unite(link.small, link.large)
        else:
            self._mixed.append((link.small, link.large))

    def labels(self) -> list[int]:
        """For each text the least one of its cluster."""
        _unknown(self.units, self._speakers, self._mixed)
        _fragments(self.units, self._forms, self._speakers, self._contained)
        return [self.units.find(i) for i in range(len(self._forms))]


def _unknown(units: Union, speakers: Sequence[str | None], mixed: list[tuple[int, int]]) -> None:
    """Texts whose speaker nobody names join those of one speaker, never those of two."""
    beside: dict[int, set[int]] = defaultdict(set)
    for known, other in mixed:
        if speakers[known] is None:
            known, other = other, known
        beside[units.find(other)].add(units.find(known))
    for unit, neighbours in sorted(beside.items()):
        if len({speakers[k] for k in neighbours}) == 1:
            for neighbour in sorted(neighbours):
                units.unite(unit, neighbour)


def _fragments(
    units: Union, forms: Sequence[Sized], speakers: Sequence[str | None], contained: list[tuple[int, int]]
) -> None:
    """A fragment joins where its hosts lie in one cluster: a containment never makes two hosts one."""
    links = {(units.find(fragment), units.find(host)) for fragment, host in contained}
    members: dict[int, list[tuple[int, int]]] = {unit: [] for pair in sorted(links) for unit in pair}
    known: dict[int, str] = {}
    for i, form in enumerate(forms):
        root = units.find(i)
        if root in members:
            members[root].append((len(form), i))
            known.update({root: said} if (said := speakers[i]) is not None else {})
    # The middle one, so that a single long text that strayed among fragments does not make them a host.
    size = {unit: sorted(found)[len(found) // 2] for unit, found in members.items()}
    weight = {unit: len(found) for unit, found in members.items()}
    hosts: dict[int, list[int]] = defaultdict(list)
    for small, large in sorted(links):
        if size[small] < size[large]:
            hosts[small].append(large)
    order = sorted(hosts, key=lambda unit: size[unit], reverse=True)
    refused = _attach(order, hosts, weight, known, frozenset())[1]
    for unit, root in _attach(order, hosts, weight, known, refused)[0].items():
        units.unite(unit, root)


def _attach(
    order: list[int],
    hosts: dict[int, list[int]],
    weight: dict[int, int],
    known: dict[int, str],
    refused: frozenset[int],
) -> tuple[dict[int, int], frozenset[int]]:
    """Each fragment's cluster, and the clusters of nobody known that fragments of two speakers would join."""
    into: dict[int, int] = {}
    gathered: dict[int, set[str]] = defaultdict(set)
    for unit in order:
        roots: Counter[int] = Counter()
        for host in hosts[unit]:
            roots[into.get(host, host)] += weight[host]
        root, said = max(roots, key=lambda root: (roots[root], root)), known.get(unit)
        if 100 * roots[root] < NEARLY_ALL * roots.total():
            continue
        if said is not None:
            if known.get(root, said) != said or root in refused:
                continue
            gathered[root].add(said)
        into[unit] = root
    return into, frozenset(root for root, said in gathered.items() if len(said) > 1)
