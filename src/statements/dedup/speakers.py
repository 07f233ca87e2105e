"""Who said it, as one key that every document's name for a speaker leads to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from statements.models import Document, Statement
from statements.names import spelling_key


def speaker_keys(statements: list[tuple[Document | None, Statement]]) -> list[str | None]:
    """A key for the speakers of each statement, ``None`` where nobody knows who spoke.

    A speaker is known by the spelling of the name, also as the identifier holds it. One bare word (*Lavrov*) is the one
    full name of the collection that ends in it; where there are several such names it stays a name of its own.
    """
    names = [[name_key(_name(document, id)) for id in statement.speakers] for document, statement in statements]
    full = full_names({key for found in names for key in found})
    return [together(found, full) for found in names]


def name_key(name: str) -> str:
    """A speaker's name as it sounds.

    >>> name_key("Sergei Lavrov") == name_key("Sergey LAVROV")
    True
    """
    return spelling_key(name) or name


def full_names(keys: Iterable[str]) -> dict[str, str]:
    """For each last word of distinct keys that only one of them ends in, that key.

    >>> full_names(["ann lee", "bo lee", "cy day", "day"])
    {'day': 'cy day'}
    """
    ends: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if " " in key:
            ends[key.rsplit(" ", 1)[1]].append(key)
    return {word: found[0] for word, found in ends.items() if len(found) == 1}


def together(keys: Iterable[str], full: Mapping[str, str]) -> str | None:
    """The key of several speakers, ``None`` where there is none; ``full`` has the full names of bare words."""
    return " & ".join(sorted({full.get(key, key) for key in keys})) or None


def _name(document: Document | None, id: str) -> str:
    name = id.replace("-", " ")
    if document is not None:
        name = next((p.name for p in document.participants if p.id == id), name)
    return name
