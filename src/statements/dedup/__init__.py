"""The same statement again: exact, equal after normalisation, near, or contained."""

from __future__ import annotations

from collections.abc import Iterable

from statements.dedup.explain import explained
from statements.dedup.group import Engine, Progress, grouped
from statements.dedup.records import Cluster, Member
from statements.dedup.speakers import speaker_keys
from statements.dedup.verify import Relation, Thresholds
from statements.models import Document, Statement

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

    The clusters come in the order of their first statements. Speakers known to differ never share one; a statement of
    nobody known joins the like of one speaker, not of two. ``engine`` and ``progress`` are those of :func:`cluster`.

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
    flat: list[tuple[int | None, Document | None, Statement]] = []
    for number, given in enumerate(documents):
        if isinstance(given, Document):
            flat.extend((number, given, statement) for statement in given.statements)
        else:
            flat.append((None, None, given))
    texts = [statement.text for _, _, statement in flat]
    said = speaker_keys([(document, statement) for _, document, statement in flat])
    of, labels, verifier = grouped(texts, said, thresholds, engine, progress)
    return explained([(number, statement) for number, _, statement in flat], texts, of, labels, verifier)
