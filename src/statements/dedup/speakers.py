"""Who said it, as one key that every document's name for a speaker leads to."""

from __future__ import annotations

from collections import defaultdict

from statements.models import Document, Statement
from statements.names import spelling_key


def speaker_keys(statements: list[tuple[Document | None, Statement]]) -> list[str | None]:
    """A key for the speakers of each statement, ``None`` where nobody knows who spoke.

    A speaker is known by the spelling of the name, also as the identifier holds it. One bare word (*Lavrov*) is the one
    full name of the collection that ends in it; where there are several such names it stays a name of its own.
    """
    names = [[_name(document, id) for id in statement.speakers] for document, statement in statements]
    ends: dict[str, set[str]] = defaultdict(set)
    for key in {key for found in names for key in found if " " in key}:
        ends[key.rsplit(" ", 1)[1]].add(key)
    full = {word: min(keys) for word, keys in ends.items() if len(keys) == 1}
    return [" & ".join(sorted({full.get(key, key) for key in found})) or None for found in names]


def _name(document: Document | None, id: str) -> str:
    name = id.replace("-", " ")
    if document is not None:
        name = next((p.name for p in document.participants if p.id == id), name)
    return spelling_key(name) or name
