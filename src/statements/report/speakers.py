"""Who speaks, over all pages: one line for each, those who speak most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from statements.export.base import register_uri
from statements.models import Document, Participant, Statement
from statements.names import spelling_key
from statements.report.words import shown

UNKNOWN = ""


@frozen(kw_only=True)
class Speakers:
    """The speakers of documents in the order of how often they speak; whoever is not known is one of them.

    People of one name on several pages are one here where nothing tells them apart: it is a list to look at.
    """

    keys: tuple[dict[str, str], ...]
    counts: Counter[str]
    people: dict[str, Participant]
    places: dict[str, int]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Speakers:
        """Those who speak in the documents."""
        people: dict[str, Participant] = {}
        counts: Counter[str] = Counter()
        keys: list[dict[str, str]] = []
        for document in documents:
            known = {p.id: _key(p) for p in document.participants}
            keys.append(known)
            for s in document.statements:
                counts.update({known[id] for id in s.speakers} or {UNKNOWN})
            for p in document.participants:
                people.setdefault(known[p.id], p)
        order = sorted(counts, key=lambda key: (key == UNKNOWN, -counts[key], key))
        return cls(keys=tuple(keys), counts=counts, people=people, places={key: i for i, key in enumerate(order)})

    def numbers(self, document: int, s: Statement) -> list[int]:
        """The places of a statement's speakers in the list."""
        found = dict.fromkeys(self.keys[document][id] for id in s.speakers) or [UNKNOWN]
        return [self.places[key] for key in found]

    def records(self) -> list[dict[str, Any]]:
        """The list as data."""
        return [self._record(key) for key in self.places]

    def _record(self, key: str) -> dict[str, Any]:
        if key == UNKNOWN:
            return {"name": "not told", "unknown": True}
        person = self.people[key]
        return {"name": shown(person.name) or "?", "unknown": False, "link": register_uri(person)}


def _key(person: Participant) -> str:
    """What a participant is known by over pages: an id in other people's data, else kind and name."""
    return person.external or f"{person.kind} {spelling_key(person.name) or person.id}"
