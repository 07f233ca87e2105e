"""The same statement again: exact, equal after normalisation, near, or contained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from statements.dedup.explain import explained
from statements.dedup.group import Engine, grouped
from statements.dedup.records import Cluster, Member
from statements.dedup.speakers import speaker_keys
from statements.dedup.verify import Relation, Thresholds
from statements.doors import expect
from statements.models import Document, Statement
from statements.progress import Progress

__all__ = ["Cluster", "Engine", "Member", "Progress", "Relation", "Thresholds", "cluster", "deduplicate"]

_STANDARD = Thresholds()


def cluster(
    texts: Iterable[str],
    *,
    thresholds: Thresholds = _STANDARD,
    engine: Engine = "auto",
    progress: Progress | None = None,
) -> list[int]:
    """A label for each text: the position of the first text of its cluster.

    ``engine`` is ``pure`` Python, ``fast`` (needs numpy) or ``auto`` (numpy where it is installed and worth it); both
    give the same labels. ``progress`` is called with a stage, how much of it is done and how much there is; where it
    returns ``False``, :class:`StoppedError` ends the work.

    >>> cluster(["We are ready for talks.", "The talks are off.", "“WE ARE READY FOR TALKS”"])
    [0, 1, 0]
    """
    of, labels, _ = grouped(list(texts), None, thresholds, engine, progress)
    first: dict[int, int] = {}
    return [first.setdefault(labels[node], i) for i, node in enumerate(of)]


def deduplicate(
    documents: Iterable[Document | Statement],
    *,
    thresholds: Thresholds = _STANDARD,
    engine: Engine = "auto",
    progress: Progress | None = None,
) -> tuple[Cluster, ...]:
    """The statements of documents, and bare statements, as clusters: each is in one, alone where it has no like.

    The clusters come in the order of their first statements. Speakers known to differ never share one, nor do acts:
    what one denies or asks is not what another asserts. A statement of nobody known joins the like of one speaker, not
    of two. ``engine`` and ``progress`` are those of :func:`cluster`.

    >>> from statements.models import Part, Statement
    >>> said = "We are ready for talks on all questions.", "We are redy for talks on all questions", "Talks are off."
    >>> given = [
    ...     Statement(id=f"s{i}", item=1, form="direct", parts=(Part(start=0, end=len(text), text=text),))
    ...     for i, text in enumerate(said)
    ... ]
    >>> for found in deduplicate(given):
    ...     print([(member.statement, member.relation) for member in found.members])
    [('s0', 'representative'), ('s1', 'near')]
    [('s2', 'representative')]
    """
    expect("documents", documents, Iterable)
    flat: list[tuple[int | None, Document | None, Statement]] = []
    for number, given in enumerate(documents):
        expect("documents", given, Document, Statement)
        if isinstance(given, Document):
            flat.extend((number, given, statement) for statement in given.statements)
        else:
            flat.append((None, None, given))
    said = speaker_keys([(document, statement) for _, document, statement in flat])
    by_act: dict[str, list[int]] = {}
    for position, (_, _, statement) in enumerate(flat):
        by_act.setdefault(statement.act, []).append(position)
    found: list[Cluster] = []
    for places in by_act.values() or ([],):
        texts = [flat[i][2].text for i in places]
        of, labels, verifier = grouped(texts, [said[i] for i in places], thresholds, engine, progress)
        clusters = explained([(flat[i][0], flat[i][2]) for i in places], texts, of, labels, verifier)
        found += clusters if len(by_act) < 2 else (_placed(one, places) for one in clusters)
    return tuple(sorted(found, key=_first)) if len(by_act) > 1 else tuple(found)


def _first(cluster: Cluster) -> int:
    """The position of a cluster's first statement."""
    return min(member.position for member in cluster.members)


def _placed(cluster: Cluster, places: Sequence[int]) -> Cluster:
    """A cluster of the statements of one act, with positions among all statements."""
    members = tuple(
        evolve(one, position=places[one.position], to=None if one.to is None else places[one.to])
        for one in cluster.members
    )
    return Cluster(representative=members[0], members=members)
