"""What attribution finds, before anybody is resolved. All offsets are those of a view's text."""

from __future__ import annotations

from attrs import frozen

from statements.models import Form

Place = tuple[int, int]


@frozen(kw_only=True)
class Draft:
    """One attribution, as grammar shows it.

    ``block`` is the index of the block it stands in. ``mention`` are the words that name the speaker (a name with its
    title, a pronoun, a nominal: *the ministry*), ``others`` those of further speakers joined to it (*A and B said*).
    ``addressee``: *told* whom. ``via``: the agency or outlet of a chain (*…, RIA reports*). ``continues`` is the index
    of the draft whose speaker this one takes because no cue of its own names one; ``within`` that of the draft that
    it stands in. ``cue`` and ``mention`` are both ``None`` for a quotation that the text attributes to nobody.
    """

    block: int
    form: Form
    parts: tuple[Place, ...]
    rule: str
    cue: Place | None = None
    mention: Place | None = None
    others: tuple[Place, ...] = ()
    addressee: Place | None = None
    via: Place | None = None
    continues: int | None = None
    within: int | None = None
