"""The bodies that running text names by a word of their name: *the Heron Trust*, *Larkspur Ltd*."""

from __future__ import annotations

from attrs import evolve

from statements.names import fold
from statements.patterns import pattern
from statements.resolve.description import Description
from statements.resolve.mentions import Mentions

_LETTER, _MORE = r"[^\W\d_a-z]", r"[\w’'&-]*"
_REACH = 8_000  # how far before a noun the body that has it in its name is looked for
# The look-behind stands after the letter so that the search for the letter runs at C speed.
_RUN = pattern(rf"{_LETTER}(?<!\w.){_MORE}(?: (?:(?:of|for) (?:the )?)?{_LETTER}{_MORE})+")


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


def body_called(mentions: Mentions, said: Description, at: int) -> Description | None:
    """The only body named before a place of which its noun alone is told: *Lund Borough Council … the **council***."""
    if said.kind != "organisation" or not said.definite or " " in said.name or mentions.words.head != "last":
        return None
    noun = fold(said.name)
    named = (body for body in bodies_in(mentions, max(0, at - _REACH), at) if noun in fold(body.name).split())
    found = {fold(body.name): body for body in named}
    return next(iter(found.values())) if len(found) == 1 else None
