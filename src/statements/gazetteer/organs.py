"""The organs that every state has, made when they are asked for: listing them would be most of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator

from statements.gazetteer.entries import Body, Entry
from statements.gazetteer.load import Data
from statements.names import slug


class Organs:
    """A state's ministries, government and parliament; those with a name of their own are entries of the data."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self._made: dict[tuple[str, str], Entry] = {}
        self._by_id: dict[str, Entry] | None = None

    def of(self, body: Body, state: Entry) -> Entry:
        """The state's organ."""
        known = self._made.get((body.id, state.id))
        if known is None:
            own = self._data.organs.get((body.id, state.id))
            known = self._made[body.id, state.id] = self._data.rows[own].entry if own else _organ(body, state)
        return known

    def __iter__(self) -> Iterator[str]:
        self.get("")
        return iter(self._by_id or ())

    def get(self, id: str) -> Entry | None:
        """The organ of that id."""
        if self._by_id is None:
            states = [row.entry for row in self._data.rows.values() if row.subkind == "state"]
            made = (self.of(body, state) for body in self._data.bodies.values() for state in states)
            self._by_id = {entry.id: entry for entry in made}
        return self._by_id.get(id)


def _organ(body: Body, state: Entry) -> Entry:
    adjective = (*state.adjectives, state.name)[0]
    name = body.name.format(adjective)
    names = (name, *(f"{adjective} {words}" for words in body.after if words.isascii()))
    return Entry(
        id=slug(name),
        name=name,
        kind="organisation",
        subkind=body.id,
        country=state.id,
        names=tuple(dict.fromkeys(names)),
    )
