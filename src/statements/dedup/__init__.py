"""The same statement again: exact, equal after normalisation, near, or contained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal
from zlib import crc32

from statements.dedup.cluster import join_links
from statements.dedup.join import candidates
from statements.dedup.keys import normal_form
from statements.dedup.records import Cluster, Member
from statements.dedup.speakers import speaker_keys
from statements.dedup.verify import Link, Relation, Verifier
from statements.errors import StoppedError
from statements.models import Document, Statement, When

__all__ = ["Cluster", "Engine", "Member", "Progress", "Relation", "cluster", "deduplicate"]

Engine = Literal["auto", "pure", "fast"]
Progress = Callable[[str, int, int], object]
"""Called with a stage's name, how much of it is done and how much there is; ``False`` stops the work."""


def cluster(texts: Iterable[str], *, progress: Progress | None = None, engine: Engine = "auto") -> list[int]:
    """A label for each text: the position of the first text of its cluster.

    >>> cluster(["We are ready for talks.", "Talks are off.", "“WE ARE READY FOR TALKS”"])
    [0, 1, 0]
    """
    _, of, labels = _clustered(list(texts), None, progress)
    first: dict[int, int] = {}
    return [first.setdefault(labels[node], i) for i, node in enumerate(of)]


def deduplicate(
    documents: Iterable[Document | Statement], *, progress: Progress | None = None, engine: Engine = "auto"
) -> tuple[Cluster, ...]:
    """The statements of documents, or bare statements, as clusters, in the order of their first."""
    flat: list[tuple[int | None, Document | None, Statement]] = []
    for number, given in enumerate(documents):
        if isinstance(given, Document):
            flat.extend((number, given, statement) for statement in given.statements)
        else:
            flat.append((None, None, given))
    statements = [statement for _, _, statement in flat]
    texts = [statement.text for statement in statements]
    forms, of, labels = _clustered(texts, speaker_keys([(d, s) for _, d, s in flat]), progress)
    groups: dict[int, list[int]] = defaultdict(list)
    for position, node in enumerate(of):
        groups[labels[node]].append(position)
    verifier = Verifier(forms)
    clusters = []
    for group in groups.values():
        best = min(group, key=lambda p: (-len(forms[of[p]]), forms[of[p]], statements[p].when, texts[p], p))
        members = []
        for p in group:
            relation, similarity, to, rule = _reason(p, best, texts, of, verifier)
            members.append(
                Member(
                    position=p,
                    document=flat[p][0],
                    statement=statements[p].id,
                    relation=relation,
                    similarity=similarity,
                    to=to,
                    rule=rule,
                    recurrence=_apart(statements[p].when, statements[best].when),
                )
            )
        members.sort(key=lambda member: (member.to is not None, member.position))
        clusters.append(Cluster(representative=members[0], members=tuple(members)))
    return tuple(clusters)


def _reason(
    p: int, best: int, texts: Sequence[str], of: Sequence[int], verifier: Verifier
) -> tuple[Relation, float, int | None, str]:
    if p == best:
        return "representative", 1.0, None, "most complete"
    if texts[p] == texts[best]:
        return "exact", 1.0, best, "same text"
    if of[p] == of[best]:
        return "normalised", 1.0, best, "same words"
    link = verifier.link(of[p], of[best])
    return (link.relation, link.similarity, best, link.rule) if link else ("near", 0.5, best, "through others")


def _apart(a: When, b: When) -> bool:
    return bool(
        (a.latest and b.earliest and a.latest < b.earliest) or (b.latest and a.earliest and b.latest < a.earliest)
    )


def _clustered(
    texts: list[str], speakers: list[str | None] | None, progress: Progress | None
) -> tuple[list[str], list[int], list[int]]:
    """The distinct texts' normal forms, which of them each text is, and a label for each of them."""

    def report(stage: str, done: int, total: int) -> None:
        if progress is not None and progress(stage, done, total) is False:
            raise StoppedError(f"stopped at {stage}, {done} of {total}")

    keys = []
    for i, text in enumerate(texts):
        if not i % 1000:
            report("reading", i, len(texts))
        keys.append((normal_form(text) or f"\0{text}", speakers[i] if speakers else None))
    nodes = sorted(set(keys), key=lambda key: (crc32(key[0].encode("utf-8", "surrogatepass")), key[0], key[1] or ""))
    place = {key: i for i, key in enumerate(nodes)}
    forms, said = [form for form, _ in nodes], [who for _, who in nodes]
    verifier = Verifier(forms)
    links = [Link(i, i + 1, "normalised", 1.0, "same words") for i in range(len(nodes) - 1) if forms[i] == forms[i + 1]]
    for a, b in candidates(forms):
        link = verifier.link(a, b)
        if link is not None:
            links.append(link)
    report("joining", 1, 1)
    return forms, [place[key] for key in keys], join_links(forms, said, links)
