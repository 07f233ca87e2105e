"""The bodies that running text names by a word of their name: *the Heron Trust*, *Larkspur Ltd*."""

from __future__ import annotations

from attrs import evolve

from statements.patterns import pattern
from statements.resolve.description import Description
from statements.resolve.mentions import Mentions

_CAPITAL = r"[^\W\d_a-z][\w’'&-]*"
_RUN = pattern(rf"(?<!\w){_CAPITAL}(?: (?:(?:of|for) (?:the )?)?{_CAPITAL})+")


def bodies_in(mentions: Mentions, start: int, end: int) -> list[Description]:
    """The bodies named in a stretch, in order, each once."""
    words = mentions.words
    found: dict[str, Description] = {}
    for match in _RUN.finditer(mentions.text, start, end):
        low = match[0].lower().split()
        if words.bodies.isdisjoint(low) and low[-1] not in words.forms:
            continue
        description = mentions.describe(*match.span())
        capitals = len(low) - (low[0] in words.definite)
        if description.kind == "organisation" and (not description.nouns or capitals > 1):
            whole = evolve(description, start=match.start(), end=match.end(), nouns=())
            found.setdefault(description.name, whole)
    return list(found.values())
