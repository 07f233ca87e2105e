"""Statements on the way: whom a page's drafts and posts name as speakers, read in order."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from statements.attribution.draft import Place, Rule
from statements.models import Act, Form, SpeakerBasis, When
from statements.resolve.people import Person
from statements.resolve.telling import Occasion


@define(eq=False)
class Saying:
    """A statement on the way: offsets are the view's, people are not yet records.

    ``basis`` says how the speakers are known, ``candidates`` are those whom the words for an unknown one fit alike.
    ``earlier``: it was said before the page's occasion, and is only played there. ``occasion`` is where it was made,
    ``when`` the day; both are found when all sayings are.
    """

    item: int
    block: int
    form: Form
    parts: tuple[Place, ...]
    rule: Rule
    speakers: list[Person] = field(factory=list)
    addressees: list[Person] = field(factory=list)
    basis: SpeakerBasis = "unknown"
    candidates: Sequence[Person] = ()
    act: Act = "assert"
    earlier: bool = False
    within: Saying | None = None
    cue: Place | None = None
    mention: Place | None = None
    via: Place | None = None
    occasion: Occasion | None = None
    when: When = field(factory=When)
