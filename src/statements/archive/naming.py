"""Whose name a name is: one speaker by identifier, by name, and by what users have corrected."""

from __future__ import annotations

import sqlite3

from statements.archive.pack import storable
from statements.models import Participant
from statements.names import spelling_key


class Naming:
    """Gives each participant of a page a name of the archive, and each new name a speaker.

    A name is a spelling key with a kind and an identifier in other people's data (or none). A new one belongs to the
    speaker of its identifier; else to the only speaker who bears the same full name; else to one of its own. Whom a
    user's correction gave a name, keeps it.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[tuple[str, str, str], int] = {}

    def name(self, who: Participant) -> int:
        """The number of a participant's name."""
        key = (storable(spelling_key(who.name) or who.name), who.kind, storable(who.external or ""))
        found = self._known.get(key)
        if found is None:
            row = self._db.execute("SELECT id FROM names WHERE key = ? AND kind = ? AND external = ?", key).fetchone()
            found = self._known[key] = row[0] if row else self._new(key, storable(who.name))
        return found

    def _new(self, key: tuple[str, str, str], name: str) -> int:
        speaker = self._speaker(*key)
        if speaker is None:
            speaker = self._insert("speakers (name, kind, external)", (name, key[1], key[2] or None))
        elif key[2]:
            self._db.execute(
                "UPDATE speakers SET name = ?, external = ? WHERE id = ? AND external IS NULL", (name, key[2], speaker)
            )
        return self._insert("names (speaker, kind, key, external, name)", (speaker, key[1], key[0], key[2], name))

    def _speaker(self, key: str, kind: str, external: str) -> int | None:
        """The speaker to whom a new name belongs, where there is one."""
        if external:
            row = self._db.execute(
                "SELECT speaker FROM names WHERE external = ? AND kind = ? ORDER BY corrected, id LIMIT 1",
                (external, kind),
            ).fetchone()
            if row is not None:
                return int(row[0])
        if kind == "person" and " " not in key:
            return None  # a bare surname says nothing of who else bears it
        bearers = self._db.execute(
            "SELECT DISTINCT names.speaker, speakers.external FROM names JOIN speakers ON speakers.id = names.speaker"
            " WHERE names.key = ? AND names.kind = ?",
            (key, kind),
        ).fetchall()
        fit = [speaker for speaker, other in bearers if not external or other is None]
        return int(fit[0]) if len(fit) == 1 else None

    def _insert(self, into: str, values: tuple[object, ...]) -> int:
        marks = ", ".join("?" * len(values))
        cursor = self._db.execute(f"INSERT INTO {into} VALUES ({marks})", values)
        assert cursor.lastrowid is not None
        return cursor.lastrowid
