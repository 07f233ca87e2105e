"""Somebody while a document is read, and whether a description fits them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from statements.gazetteer import Tenure
from statements.models import ParticipantKind
from statements.resolve.descriptions import Reading


@define(eq=False)
class Person:
    """Somebody while the document is read; ``present`` where they speak, are spoken to or take part in an occasion."""

    name: str
    kind: ParticipantKind
    known: str | None = None
    gender: str | None = None
    state: str | None = None
    of: str | None = None
    tenures: tuple[Tenure, ...] = ()
    title: str | None = None
    affiliation: str | None = None
    offices: dict[str, None] = field(factory=dict)
    nouns: dict[str, None] = field(factory=dict)
    names: dict[str, None] = field(factory=dict)
    order: int = 0
    present: bool = False

    def learn(self, found: Reading) -> None:
        """Take in what a mention says of them: a name, a title, a state."""
        if found.kind in ("person", "state", "organisation", "group") or not self.names:
            self.names.setdefault(found.name)
        if found.kind == "person":
            self.gender = self.gender or found.gender
            self.state = self.state or found.state
            self.of = self.of or found.of
            self.title = self.title or found.title
            self.affiliation = self.affiliation or found.affiliation
            self.offices.update(dict.fromkeys(found.offices))
            self.nouns.update(dict.fromkeys(found.nouns))


def points_back(found: Reading) -> bool:
    """Whether a mention means somebody only by what stands before it, and does not name them."""
    if found.entry is not None or found.kind in ("person", "state"):
        return False
    return found.kind != "organisation" or bool(found.nouns)


def fitting(near: Sequence[Person], gender: str | None) -> Person | None:
    """The last one whom the pronoun fits; an unknown gender fits either."""
    for who in near:
        if gender in ("m", "f"):
            if who.kind == "person" and who.gender in (gender, None):
                return who
        elif gender == "organisation":
            if who.kind == "organisation":
                return who
        elif who.kind == "group":
            return who
    return None


def holds(who: Person, found: Reading) -> bool:
    """Whether somebody holds the office that a mention names, of the body or the state that it names."""
    if found.of:
        if any(t.of == found.of and t.office in found.offices for t in who.tenures):
            return True
        return who.of == found.of and titled(who, found)
    if found.state:
        if any(t.office in found.offices and _of_state(t, who) == found.state for t in who.tenures):
            return True
        return who.state == found.state and titled(who, found)
    return any(t.office in found.offices for t in who.tenures) or titled(who, found)


def _of_state(tenure: Tenure, who: Person) -> str | None:
    return tenure.of or who.state


def in_office(who: Person, found: Reading) -> bool:
    """Whether somebody still held the office that a mention names when the gazetteer was written."""
    return any(t.office in found.offices and t.until is None for t in who.tenures)


def titled(who: Person, found: Reading) -> bool:
    """Whether the page gives somebody the office that a mention names."""
    if any(office in who.offices for office in found.offices):
        return True
    return any(noun in who.nouns or any(noun in other.split() for other in who.nouns) for noun in found.nouns)
