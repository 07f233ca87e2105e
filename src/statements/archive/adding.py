"""Pages into the archive: each once, each version whole, with every key by which its statements are found."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

from attrs import frozen

from statements.archive.keys import ACTS, Wording, pair_keys, wording
from statements.archive.naming import Naming
from statements.archive.pack import packed, storable
from statements.archive.pairs import write
from statements.archive.rows import text_of
from statements.dedup.speakers import name_key
from statements.doors import expect
from statements.models import Document, Source, When
from statements.serial import unstructure

_PAGE = """INSERT INTO pages (id, key, version, current, page, url, title, publisher, channel, format, language,
    published, captured, added, digest, text, document) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SAID = """INSERT INTO said (id, page, statement, item, form, act, start, "end", text, language, basis, earliest,
    latest, known, moment, event, who, wording) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
# What of all documents is written at once, in the order in which one names another.
_AT_ONCE = (
    _EVENTS := "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)",
    _WORDINGS := "INSERT INTO wordings (id, act, crc, mark, tie, length, pairs) VALUES (?, ?, ?, ?, ?, ?, ?)",
    _SAID,
    _WORDS := "INSERT INTO words (rowid, text) VALUES (?, ?)",
    _SPOKEN := "INSERT INTO spoken (said, place, name) VALUES (?, ?, ?)",
    _TOPICS := "INSERT OR IGNORE INTO topics (topic, said) VALUES (?, ?)",
)


@frozen(kw_only=True)
class Added:
    """What became of documents: how many are new ``pages``, how many new ``versions`` of a page that was there, how
    many were ``known`` as they are; and how many ``statements`` are new."""

    pages: int = 0
    versions: int = 0
    known: int = 0
    statements: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            pages=self.pages + other.pages,
            versions=self.versions + other.versions,
            known=self.known + other.known,
            statements=self.statements + other.statements,
        )


def digest_of(text: str) -> bytes:
    """What tells a page's text from all others."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def key_of(
    source: Source | None, text: str, *, id: str | None = None, url: str | None = None, home: str | None = None
) -> str:
    """What a page is the same by: its address, else what its reader calls it, else its words.

    Where it is called by the path of a file that is there, and the ``home`` of the archive is told, that is the way
    from there to the file, however the path is spelled and wherever the program was started.

    >>> key_of(None, "words", id="a.txt"), key_of(None, "words", id="a.txt", url="https://example.org/a")
    ('id:a.txt', 'url:https://example.org/a')
    """
    if source is not None:
        id, url = source.id, source.url
    if url:
        return storable(f"url:{url}")
    return storable(f"id:{_way(id, home)}") if id else f"text:{digest_of(text).hex()}"


def _way(id: str, home: str | None) -> str:
    if home is None or not os.path.isfile(id):
        return id
    file = os.path.realpath(id)
    try:
        return os.path.relpath(file, os.path.realpath(home)).replace(os.sep, "/")
    except ValueError:  # on another drive
        return file


def holds(db: sqlite3.Connection, keys: Iterable[str], digest: bytes) -> bool:
    """Whether a page of one of these keys is there with these words, in whatever version."""
    one = "SELECT 1 FROM pages WHERE key = ? AND digest = ?"
    return any(db.execute(one, (key, digest)).fetchone() for key in dict.fromkeys(keys))


class Writer:
    """Writes documents in one step of a store, with what the next ones need to know of the last."""

    def __init__(self, db: sqlite3.Connection, now: dt.datetime, home: str | None = None) -> None:
        self._db = db
        self._home = home
        self._now = now.isoformat(timespec="seconds")
        self._naming = Naming(db)
        self._whos: dict[str, int] = {}
        self._rows: defaultdict[str, list[Sequence[object]]] = defaultdict(list)
        self._alike: dict[tuple[int, int], dict[int, int]] = {}
        self._forms: dict[int, str] = {}
        self._ties: dict[int, int] = {}
        self._pairs: list[tuple[int, list[int]]] = []
        self._page, self._said, self._event, self._wording, self._who = (
            db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
            for table in ("pages", "said", "events", "wordings", "whos")
        )

    def add(self, document: Document) -> Added:
        """Write one document, unless it is there."""
        key, digest = key_of(document.source, document.text, home=self._home), digest_of(document.text)
        # An older archive has the path of a file as it was spelled.
        if holds(self._db, (key, key_of(document.source, document.text)), digest):
            return Added(known=1)
        (last,) = self._db.execute("SELECT coalesce(max(version), 0) FROM pages WHERE key = ?", (key,)).fetchone()
        if last:
            self._db.execute("UPDATE pages SET current = 0 WHERE key = ?", (key,))
        self._page += 1
        self._add_page(document, key, last + 1, digest)
        events = self._add_events(document)
        self._add_statements(document, events)
        count = len(document.statements)
        return Added(versions=1, statements=count) if last else Added(pages=1, statements=count)

    def finish(self) -> None:
        """Write what of all documents is written at once."""
        for statement in _AT_ONCE:
            self._db.executemany(statement, self._rows[statement])
        self._db.executemany("UPDATE wordings SET tie = ? WHERE id = ?", [(tie, id) for id, tie in self._ties.items()])
        write(self._db, self._pairs)

    def _add_page(self, document: Document, key: str, version: int, digest: bytes) -> None:
        source = document.source
        told = (source.id, source.url, source.title, source.publisher, source.channel, source.format, source.language)
        self._db.execute(
            _PAGE,
            (
                *(self._page, key, version),
                *(None if one is None else storable(one) for one in told),
                source.published.isoformat() if source.published else None,
                source.captured_at.isoformat() if source.captured_at else None,
                *(self._now, digest, storable(document.text), packed(document)),
            ),
        )

    def _add_events(self, document: Document) -> dict[str | None, int | None]:
        events: dict[str | None, int | None] = {None: None}
        for event in document.events:
            self._event += 1
            events[event.id] = self._event
            places, outlet = storable("; ".join(event.places)), storable(event.outlet) if event.outlet else None
            self._rows[_EVENTS].append(
                (self._event, self._page, storable(event.id), event.kind, event.when.edtf, places, outlet)
            )
        return events

    def _add_statements(self, document: Document, events: dict[str | None, int | None]) -> None:
        if not document.statements:
            return
        names = {p.id: self._naming.name(p) for p in document.participants}
        keys = {p.id: name_key(p.name) for p in document.participants}
        languages = {item.number: item.language for item in document.items}
        plain = storable(document.text) == document.text and "\0" not in document.text
        said, words, spoken, topics = (self._rows[into] for into in (_SAID, _WORDS, _SPOKEN, _TOPICS))
        whos: dict[tuple[str, ...], int] = {}
        for s in document.statements:
            self._said += 1
            text = s.text
            kept = None if plain and len(s.parts) == 1 else storable(text)
            who = whos.get(s.speakers)
            if who is None:
                who = whos[s.speakers] = self._who_of(json.dumps(sorted({keys[id] for id in s.speakers})))
            said.append(
                (
                    *(self._said, self._page, storable(s.id), s.item, s.form, s.act, s.start, s.end, kept),
                    *(languages.get(s.item) or document.language, s.speaker_basis, *_dated(s.when)),
                    *(events[s.event], who, self._wording_of(text, ACTS.index(s.act))),
                )
            )
            words.append((self._said, storable(text).replace("đ", "d").replace("Đ", "D")))
            spoken += [(self._said, place, names[id]) for place, id in enumerate(s.speakers)]
            topics += [(storable(topic), self._said) for topic in s.topics]

    def _who_of(self, keys: str) -> int:
        found = self._whos.get(keys)
        if found is None:
            row = self._db.execute("SELECT id FROM whos WHERE keys = ?", (keys,)).fetchone()
            if row is None:
                self._who += 1
                self._db.execute("INSERT INTO whos (id, keys) VALUES (?, ?)", (self._who, keys))
            found = self._whos[keys] = row[0] if row else self._who
        return found

    def _wording_of(self, text: str, act: int) -> int:
        made = wording(text)
        alike = self._alike.get((act, made.crc))
        if alike is None:
            rows = self._db.execute("SELECT mark, id FROM wordings WHERE act = ? AND crc = ?", (act, made.crc))
            alike = self._alike[act, made.crc] = dict(rows.fetchall())
        found = alike.get(made.mark)
        if found is None:
            self._wording = found = self._wording + 1
            self._forms[found] = made.form
            pairs = pair_keys(made.form, act)
            tie = self._tie(made, alike.values(), found) if alike else 0
            alike[made.mark] = found
            self._rows[_WORDINGS].append((found, act, made.crc, made.mark, tie, len(made.form), len(pairs)))
            self._pairs.append((found, pairs))
        return found

    def _tie(self, made: Wording, alike: Iterable[int], number: int) -> int:
        """The place of a wording among those of one checksum, by their forms; the others make room for it."""
        forms = [(self._forms.get(other) or wording(text_of(self._db, other)).form, other) for other in alike]
        order = [other for _, other in sorted([*forms, (made.form, number)])]
        self._ties.update((other, place) for place, other in enumerate(order))
        return order.index(number)


def known_wording(db: sqlite3.Connection, made: Wording, act: int) -> int | None:
    """The number of a wording that the archive has; ``None`` where it has none."""
    row = db.execute(
        "SELECT id FROM wordings WHERE act = ? AND crc = ? AND mark = ?", (act, made.crc, made.mark)
    ).fetchone()
    return row and int(row[0])


@lru_cache(maxsize=4096)
def _dated(when: When) -> tuple[str | None, str | None, str, str | None]:
    """A date in columns: its bounds and its basis, and all of it as JSON where these are not the whole."""
    first, last = (day.isoformat() if day else None for day in (when.earliest, when.latest))
    whole = when == When(earliest=when.earliest, latest=when.latest, basis=when.basis)
    return first, last, when.basis, None if whole else json.dumps(unstructure(when), separators=(",", ":"))


def batches(
    documents: Iterable[Document], most: int, seconds: float, clock: Callable[[], float]
) -> Iterator[Sequence[Document]]:
    """Documents in batches: of ``most`` statements and pages, or what came in so many seconds."""
    some: list[Document] = []
    size, since = 0, clock()
    for document in documents:
        expect("documents", document, Document)
        some.append(document)
        size += 1 + len(document.statements)
        if size >= most or clock() - since >= seconds:
            yield some
            some, size, since = [], 0, clock()
    if some:
        yield some
