"""Who speaks, as deduplication compares speakers: what a new full name changes is told."""

from __future__ import annotations

import json
import sqlite3
from itertools import chain

from statements.dedup.speakers import full_names, joined


class Voices:
    """The key of each set of speakers, by number (``of``), and the keys themselves (``keys``; nobody known is 0).

    A bare surname is the one full name of the archive that ends in it. So a new page can change whose words older
    statements are: ``changed`` are the sets of speakers of which that is true since the last time.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        rows = db.execute("SELECT id, keys, voice FROM whos").fetchall()
        names: list[list[str]] = [json.loads(keys) for _, keys, _ in rows]
        full = full_names(chain.from_iterable(names))
        self.keys: dict[int, str | None] = {0: None}
        self.keys.update((voice, json.loads(key)) for voice, key in db.execute("SELECT id, key FROM voices"))
        numbers = {key: voice for voice, key in self.keys.items()}
        self.of: dict[int, int] = {}
        self.changed: set[int] = set()
        for (who, _, before), found in zip(rows, names, strict=True):
            key = joined(found, full)
            voice = numbers.get(key)
            if voice is None:
                voice = numbers[key] = len(numbers)
                self.keys[voice] = key
                db.execute("INSERT INTO voices VALUES (?, ?)", (voice, json.dumps(key)))
            self.of[who] = voice
            if voice != before:
                db.execute("UPDATE whos SET voice = ? WHERE id = ?", (voice, who))
                if before is not None:
                    self.changed.add(who)

    def order(self, voice: int) -> str:
        """By what deduplication sorts the speakers of one wording."""
        return self.keys[voice] or ""

    def may_join(self, a: int, b: int) -> bool:
        """Whether words of two can be one statement's."""
        return a == b or not a or not b
