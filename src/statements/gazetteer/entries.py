"""What a gazetteer holds: entries with their names, and the places in a text where they are found."""

from __future__ import annotations

from typing import Literal, get_args

from attrs import field, frozen

from statements.errors import DataError
from statements.record import record

Kind = Literal["person", "organisation", "agency", "place"]
Manner = Literal["name", "surname", "adjective", "body"]


@frozen(kw_only=True)
class Tenure:
    """An office held: its id, the state or organisation ``of`` which, and the years, both included.

    ``until`` is ``None`` where the office was still held when the data was written.

    >>> Tenure(office="president", of="ruritania", since=2014, until=2019).covers(2019)
    True
    """

    office: str
    of: str | None
    since: int
    until: int | None = None

    def covers(self, year: int) -> bool:
        """Whether the office was held at some time of that year."""
        return self.since <= year and (self.until is None or year <= self.until)


def _kind(entry: Entry, _: object, value: str) -> None:
    if value not in get_args(Kind):
        raise DataError(f"{entry.id}: kind {value!r} is not one of {', '.join(get_args(Kind))}")


@frozen(kw_only=True)
class Entry:
    """Somebody or something with a name.

    ``id`` is the slug of ``name``, the common English name. ``subkind`` tells a place (``state``, ``city``,
    ``region``, ``seat``), an agency (``agency``, ``outlet``) and an organisation (``ministry``, ``parliament`` …)
    further. ``names`` are all forms in any language, the common one first; ``surnames`` those that stand for a person
    only while nobody else bears them; ``adjectives`` what derives from a place. ``country`` is the id of the state it
    belongs to, ``capital_of`` that of the state it governs; ``gender`` is ``m`` or ``f``; ``external`` identifies it in
    other people's data (``wikidata:Q1065``).

    >>> Entry(id="ruritania", name="Ruritania", kind="place", subkind="state", names=("Ruritania",)).country is None
    True
    """

    id: str
    name: str
    kind: Kind = field(validator=_kind)
    names: tuple[str, ...]
    subkind: str = ""
    surnames: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    country: str | None = None
    capital_of: str | None = None
    gender: str | None = None
    offices: tuple[Tenure, ...] = ()
    external: str | None = None


@record(kw_only=True, weakref_slot=False, unsafe_hash=True)
class Hit:
    """An entry's name in a text, at ``start..end`` in code points, half-open; ``form`` tells what sort of name it is.

    ``name`` is a name in full or a short form of its own, ``surname`` a person's last name alone, ``adjective`` what
    derives from a place (*Russian*), ``body`` a state's organ named after the state (*the Danish Foreign Ministry*).
    """

    start: int
    end: int
    entry: Entry
    form: Manner


@frozen(kw_only=True)
class Office:
    """An office: its id, the office that it is a sort of, and its titles by language code."""

    id: str
    sort_of: str | None
    titles: dict[str, tuple[str, ...]]


@frozen(kw_only=True)
class Body:
    """An organ that every state has: how it is named in English, and the words that follow or precede the state."""

    id: str
    name: str
    after: tuple[str, ...]
    before: tuple[str, ...]
