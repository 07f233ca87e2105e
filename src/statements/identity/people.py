"""Whether two names, with what the pages tell of those who bear them, are one person's."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from statements.gazetteer import Gazetteer, default
from statements.identity.spelling import Spelled, spelled
from statements.languages import load
from statements.models import Participant
from statements.names import fold

Relation = Literal["same", "different", "unknown"]


def same(a: Participant, b: Participant, gazetteer: Gazetteer | None = None) -> bool:
    """Whether two participants of different documents are one person or body; see :func:`compare`.

    >>> same(Participant(id="1", name="J. Harrow"), Participant(id="2", name="James Harrow"))
    True
    >>> same(Participant(id="1", name="Ann Harrow"), Participant(id="2", name="James Harrow"))
    False
    """
    return compare(a, b, gazetteer) == "same"


def compare(a: Participant, b: Participant, gazetteer: Gazetteer | None = None) -> Relation:
    """How two participants stand to each other: one, two, or what the pages do not tell.

    Known ones are one by what the gazetteer calls them. Of others the full names decide, over scripts, spellings,
    initials, names in the middle and the order of family names; countries or offices that exclude each other speak
    against, and callings that share no word leave it open. A bare surname tells nobody apart, so that two of them are
    one only where country and office agree.
    """
    known = gazetteer if gazetteer is not None else default()
    if a.kind != b.kind:
        return "different"
    one, other = (known.get(p.id) for p in (a, b))
    if one is not None and other is not None:
        return (_told_apart(a, b, known) or "same") if one.id == other.id else "different"
    if a.kind != "person":
        one_name, other_name = spelled(a.name), spelled(b.name)
        alike = one_name.words == other_name.words and not _marks_differ(one_name, other_name)
        return "same" if alike else "different"
    found = max((_names(spelled(x), spelled(y)) for x in _full(a) for y in _full(b)), key=_ORDER.index)
    return found if found == "different" else _told_apart(a, b, known) or found


_ORDER: tuple[Relation, ...] = ("different", "unknown", "same")


def _full(who: Participant) -> list[str]:
    """The longest forms of a name that a page has: a bare surname beside a full name tells nothing more."""
    names = [who.name, *who.names]
    most = max(len(spelled(name).words) for name in names)
    return [name for name in dict.fromkeys(names) if len(spelled(name).words) == most] or [who.name]


def _names(a: Spelled, b: Spelled) -> Relation:
    """What two names say of their bearers, nothing else known."""
    if a.after != b.after or a.body != b.body or not a.words or not b.words:
        return "different"
    if _marks_differ(a, b):
        return "different"
    if len(a.words) == 1 or len(b.words) == 1:
        return "unknown" if a.keys[-1] == b.keys[-1] else "different"
    if _in_order(a, b) or _family_first(a, b):
        return "same"
    return "different"


def _marks_differ(a: Spelled, b: Spelled) -> bool:
    """Whether two names that are both written with marks differ in them: then the marks tell them apart.

    *Lương* is not *Lượng*, nor is *Lam* in a name that has a mark elsewhere *Lâm*; *Thụy* and *Thuỵ* are one.
    """
    if a.words != b.words or a.plain or b.plain or not (a.latin and b.latin):
        return False
    return any(_marks(x) != _marks(y) for x, y in zip(a.marked, b.marked, strict=True))


def _marks(word: str) -> tuple[str, ...]:
    """The letters of a word, then its marks: a tone may stand on either of two vowels."""
    return tuple(sorted(unicodedata.normalize("NFD", word)))


def _in_order(a: Spelled, b: Spelled) -> bool:
    """Whether first names and family names agree; names in the middle may be missing on one side, or be initials."""
    if a.keys[-1] != b.keys[-1] or len(a.words[-1]) == 1 or not _fits(a, 0, b, 0):
        return False
    short, long = sorted((a, b), key=lambda name: len(name.words))
    if len(short.words) > 2 and len(short.words[1]) == len(long.words[1]) == 1 and not _fits(short, 1, long, 1):
        return False  # George H. W. is not George W.
    at = 1
    for i in range(1, len(short.words) - 1):
        while at < len(long.words) - 1 and not _fits(short, i, long, at):
            at += 1
        if at == len(long.words) - 1:
            return False
        at += 1
    return True


def _fits(a: Spelled, i: int, b: Spelled, j: int) -> bool:
    """Whether two first names are one: alike in sound, or one the other's initial."""
    one, other = a.words[i], b.words[j]
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0] or a.keys[i][0] == b.keys[j][0]
    return a.keys[i] == b.keys[j]


def _family_first(a: Spelled, b: Spelled) -> bool:
    """Whether one name has the family name first (*Abe Shinzo*), where no word of it is a first name of its own.

    *Douglas Gordon* and *Gordon Douglas* are two.
    """
    if len(a.keys) != len(b.keys) or len(a.keys) > 3 or any(len(word) == 1 for word in (*a.words, *b.words)):
        return False
    turned = (*a.keys[1:], a.keys[0]) == b.keys or (a.keys[-1], *a.keys[:-1]) == b.keys
    return turned and sum(word in _given() for word in a.words) < 2


@cache
def _given() -> frozenset[str]:
    """Common given names."""
    names = load("en").names
    return frozenset(fold(name) for name in (*names["men"], *names["women"]))


def _told_apart(a: Participant, b: Participant, known: Gazetteer) -> Relation | None:
    """What country and office say: two where they exclude each other, one where a bare surname has the same of both."""
    states = [_state(p, known) for p in (a, b)]
    offices = [known.office(p.office) if p.office else None for p in (a, b)]
    if all(states) and states[0] != states[1]:
        return "different"
    if a.office and b.office and not all(states) and not all(offices) and not _alike(a.office, b.office):
        return "unknown"
    bare = len(spelled(a.name).words) == 1 or len(spelled(b.name).words) == 1
    if bare and all(states) and all(offices) and offices[0] == offices[1]:
        return "same"
    return None


def _state(who: Participant, known: Gazetteer) -> str | None:
    """The state that a page gives somebody, else that of the gazetteer's entry."""
    told = (known.state_of(who.affiliation) or _state_in(who.affiliation, known)) if who.affiliation else None
    entry = known.get(who.id)
    return told or (entry.country if entry else None)


def _state_in(words: str, known: Gazetteer) -> str | None:
    """The only state that the words name, or to which what they name belongs: *US Army*, *Scottish*."""
    entries = [hit.entry for hit in known.scan(words, 0, len(words))]
    states = {entry.id if entry.subkind == "state" else entry.country for entry in entries} - {None}
    return states.pop() if len(states) == 1 else None


def _alike(a: str, b: str) -> bool:
    """Whether two callings may be one person's: they share a word, or stand in languages that share none."""
    return a.isascii() != b.isascii() or not set(fold(a).split()).isdisjoint(fold(b).split())
