"""An occasion as a sentence tells of it, and as the page has it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from statements.attribution.draft import Place
from statements.models import EventKind
from statements.record import record
from statements.resolve.people import Person
from statements.resolve.triggers import Trigger

_ROLES = {
    "press_conference": ("speaker", "attendee"),
    "speech": ("speaker", "attendee"),
    "conference": ("speaker", "attendee"),
    "interview": ("speaker", "interviewer"),
    "visit": ("guest", "host"),
}


@record(kw_only=True, weakref_slot=False, eq=False, repr=False)
class Telling:
    """The word for an occasion, in an item, and what its sentence tells. ``item`` 0 stands for the whole page.

    ``content`` is what somebody says in that sentence, ``voices`` whoever says it; ``reported``: the occasion itself is
    told in such words; ``title``: it stands in a headline.
    """

    trigger: Trigger
    item: int
    content: Sequence[Place] = ()
    voices: Sequence[Person] = ()
    reported: bool = False
    title: bool = False

    def counts(self, place: int) -> bool:
        """Whether what stands at a place tells of the occasion, and is not what somebody says there."""
        return self.reported or not self.inside(place)

    def inside(self, place: int) -> bool:
        """Whether what stands at a place is what somebody says."""
        return bool(self.content) and any(start <= place < end for start, end in self.content)


@define(eq=False, weakref_slot=False, repr=False)
class Occasion:
    """An event while the document is read. ``trigger`` is where it was found; ``item`` 0 stands for the whole page.

    ``reported``: it was told in somebody's indirect words.
    """

    kind: EventKind
    item: int
    trigger: Trigger
    people: dict[int, tuple[Person, str]] = field(factory=dict)
    places: dict[str, None] = field(factory=dict)
    outlet: str | None = None
    reported: bool = False

    @property
    def sentence(self) -> Place:
        """The sentence that told of it first."""
        return self.trigger.sentence

    def add(self, who: Person) -> None:
        """Note somebody who took part; the first one is the speaker, the guest."""
        first, others = _ROLES.get(self.kind, ("attendee", "counterpart"))
        self.people.setdefault(who.order, (who, others if self.people else first))
