"""What a cue takes: its frame, as a language file states it."""

from __future__ import annotations

from attrs import frozen

# What may be asked of a frame beyond its kind and what it takes; a language file lists a frame's traits by these names.
TRAITS = {
    "outermost": "what it attributes may hold other cues: it goes first where cues compete",
    "nests": "it may stand inside what an outermost cue attributes, so that who stands outside only passes on",
    "speaks": "alone it says that somebody spoke (X said in a statement.): a quotation that follows is its content",
    "passes on": "who stands beside it passes on what somebody else said (according to, reports)",
    "utters": "a bare addressee or subject may stand between it and the quotation that it leads to",
    "by saying": "after the agent's preposition it attributes for its clause's subject (by saying that)",
    "thinks": "a negation before it does not silence it (does not believe that)",
    "predicates": "it takes a thing and what that is said to be (called the plan absurd)",
    "vague": "nothing but weights tells that it attributes",
}


@frozen(eq=False)
class Frame:
    """What a cue takes; the lexicon's text says what each field means. ``number`` is its place in the language file."""

    name: str
    kind: str
    takes: frozenset[str]
    inverts: bool
    needs: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    number: int | None = None


_VAGUE = frozenset(("vague",))
# Any verb beside a quotation.
NEAR = Frame("near", kind="verb", takes=frozenset(("quote",)), inverts=True, traits=_VAGUE)
# A quotation that no cue attributes.
LOOSE = Frame("loose", kind="quotation", takes=frozenset(), inverts=False, traits=_VAGUE)
# A word that only weights know to attribute.
OTHER = Frame("other", kind="verb", takes=frozenset(("that", "clause", "left", "quote")), inverts=False, traits=_VAGUE)
