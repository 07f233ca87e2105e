"""What attribution finds, before anybody is resolved. All offsets are those of a view's text."""

from __future__ import annotations

from statements.attribution.sentence.frames import Frame
from statements.models import Act, Form
from statements.record import record

Place = tuple[int, int]


@record(weakref_slot=False, unsafe_hash=True)
class Rule:
    """Which rule found an attribution: its cue's frame, on which side of the cue the content stands, what leads to it.

    ``frame`` is ``None`` where no cue attributes. ``lead`` names the token that leads to content after a cue (*that*,
    *quote*, *sign,*), where the reader asks for it. As text, which is what a statement prints, it is the frame's name
    and the lead or the side.

    >>> str(Rule(None, "goes on"))
    'goes on'
    """

    frame: Frame | None
    side: str = ""
    lead: str = ""

    @property
    def vague(self) -> bool:
        """Whether nothing but weights tells that its cue attributes."""
        return self.frame is not None and "vague" in self.frame.traits

    def __str__(self) -> str:
        return " ".join(word for word in (self.frame.name if self.frame else "", self.lead or self.side) if word)


@record(kw_only=True, weakref_slot=False, unsafe_hash=True)
class Draft:
    """One attribution, as grammar shows it.

    ``block`` is the index of the block it stands in. ``mention`` are the words that name the speaker (a name with its
    title, a pronoun, a nominal: *the ministry*), ``others`` those of further speakers joined to it (*A and B said*).
    ``addressee``: *told* whom. ``via``: the agency or outlet of a chain (*…, RIA reports*). ``continues`` is the index
    of the draft whose speaker this one takes because no cue of its own names one; ``within`` that of the draft that
    it stands in. ``cue`` and ``mention`` are both ``None`` for a quotation that the text attributes to nobody.
    ``meant`` are the words that a relative pronoun stands for (*told X, who said*), where the mention is one. ``act``
    is what the speaker does with the content.
    """

    block: int
    form: Form
    parts: tuple[Place, ...]
    rule: Rule
    cue: Place | None = None
    mention: Place | None = None
    others: tuple[Place, ...] = ()
    addressee: Place | None = None
    via: Place | None = None
    continues: int | None = None
    within: int | None = None
    meant: Place | None = None
    act: Act = "assert"
