"""What a cue takes: its frame, as a language file states it."""

from __future__ import annotations

from attrs import Factory

from statements.record import record


@record(eq=False, repr=False)
class Frame:
    """What a cue takes; :mod:`statements.languages.glossary` says what each kind, trait and content means.

    ``number`` is its place in the language file, counted from 0. ``key`` is what fitted weights know it by: its name
    when they were fitted, so that a frame can be renamed.
    """

    name: str
    kind: str
    takes: frozenset[str]
    inverts: bool
    needs: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    number: int | None = None
    key: str = Factory(lambda frame: frame.name, takes_self=True)


_VAGUE = frozenset(("vague",))
# Any verb beside a quotation.
NEAR = Frame("near", kind="verb", takes=frozenset(("quote",)), inverts=True, traits=_VAGUE)
# A quotation that no cue attributes.
LOOSE = Frame("loose", kind="quotation", takes=frozenset(), inverts=False, traits=_VAGUE)
# A word that only weights know to attribute.
OTHER = Frame("other", kind="verb", takes=frozenset(("that", "clause", "left", "quote")), inverts=False, traits=_VAGUE)
# A noun for what somebody claims, with the clause on it.
CLAIM = Frame("claim", kind="noun", takes=frozenset(("that",)), inverts=False)
