"""What was said again: clusters of statements, each with how it stands to the most complete one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from statements.dedup import Progress, deduplicate
from statements.models import Document


def said_again(documents: Sequence[Document], *, progress: Progress | None = None) -> list[list[list[Any]]]:
    """The clusters of more than one, the largest first: members as number, relation, similarity, on another occasion.

    The first member is the most complete one.
    """
    clusters = [one for one in deduplicate(documents, progress=progress) if len(one.members) > 1]
    clusters.sort(key=lambda one: -len(one.members))
    return [
        [[m.position, m.relation, round(m.similarity, 2), int(m.recurrence)] for m in cluster.members]
        for cluster in clusters
    ]
