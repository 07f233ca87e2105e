"""Somebody while a document is read, and whether a description fits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from attrs import define, field

from statements.gazetteer import Tenure
from statements.models import ParticipantKind
from statements.resolve.description import Description
from statements.resolve.name_words import NameWords

_MINISTER = "minister"
_OTHERS = ("prime", "deputy")
_NOTHING: Mapping[str, None] = MappingProxyType({})


@define(eq=False, weakref_slot=False, repr=False)
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
    calling: str | None = None
    names: dict[str, None] = field(factory=dict)
    offices: Mapping[str, None] = _NOTHING
    nouns: Mapping[str, None] = _NOTHING
    called: Mapping[str, None] = _NOTHING
    order: int = 0
    present: bool = False

    def learn(self, description: Description) -> None:
        """Take in what a mention says of them: a name, a title, a state."""
        named = description.kind in ("person", "state", "organisation") or description.kind == self.kind == "group"
        if named or not self.names:
            self.names.setdefault(description.name)
        if description.alias:
            self.names.setdefault(description.alias)
        if description.kind in ("pronoun", "role") and description.gender in ("m", "f") and self.kind == "person":
            self.gender = self.gender or description.gender  # whoever is *she* once is never *he*
        if description.kind == "person":
            self.gender = self.gender or description.gender
            if description.called:
                self.called = _joined(self.called, (description.called,))
            self.state = self.state or description.state
            self.of = self.of or description.of
            self.title = self.title or description.title
            self.calling = self.calling or description.calling
            self.affiliation = self.affiliation or description.affiliation
            self.offices = _joined(self.offices, description.offices)
            self.nouns = _joined(self.nouns, description.nouns)


def _joined(known: Mapping[str, None], words: Sequence[str]) -> Mapping[str, None]:
    """The words known of somebody with further ones, in the order of meeting; most people have none of a kind."""
    if not words:
        return known
    told = known if isinstance(known, dict) else {}
    for word in words:
        told.setdefault(word)
    return told


def points_back(description: Description) -> bool:
    """Whether a mention means somebody only by what stands before it, and does not name them."""
    if description.entry is not None or description.kind in ("person", "state"):
        return False
    return description.kind != "organisation" or bool(description.nouns)


def holds(who: Person, description: Description) -> bool:
    """Whether somebody holds the office that a mention names, of the body or the state that it names."""
    held = [tenure for tenure in who.tenures if _is_meant(tenure.office, description)]
    if description.of:
        given = who.of == description.of and titled(who, description)
        return given or any(tenure.of == description.of for tenure in held)
    if description.state:
        given = who.state == description.state and titled(who, description)
        return given or any((tenure.of or who.state) == description.state for tenure in held)
    return bool(held) or titled(who, description)


def in_office(who: Person, description: Description) -> bool:
    """Whether somebody still held the office that a mention names when the gazetteer was written."""
    return any(_is_meant(t.office, description) and t.until is None for t in who.tenures)


def titled(who: Person, description: Description) -> bool:
    """Whether the page gives somebody the office that a mention names."""
    if any(_is_meant(office, description) for office in who.offices):
        return True
    return any(noun in who.nouns or any(_turns_on(other, noun) for other in who.nouns) for noun in description.nouns)


def is_titled_so(who: Person, description: Description, words: NameWords) -> bool:
    """Whether the page gives somebody the title that stands before a name: *Captain Holm*, *Cllr Holm*."""
    if who.calling and description.calling:
        one, other = (calling.lower().rpartition(" ")[2].rstrip(".") for calling in (who.calling, description.calling))
        if one == other or one in words.wider.get(other, ()) or other in words.wider.get(one, ()):
            return True
    return bool(description.nouns) and titled(who, description)


def _is_meant(office: str, description: Description) -> bool:
    """Whether a mention names an office, or by *minister* alone that of some ministry: *министр* of defence."""
    if description.offices == (_MINISTER,) and " " not in description.name:
        return office.endswith(_MINISTER) and not office.startswith(_OTHERS)
    return office in description.offices


def _turns_on(title: str, noun: str) -> bool:
    """Whether a title is a noun with what describes it, behind it or before (*bộ trưởng nội vụ*, *first minister*)."""
    return title.startswith(f"{noun} ") or (" " not in noun and title.endswith(f" {noun}"))
