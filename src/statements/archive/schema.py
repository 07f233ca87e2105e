"""The tables of an archive, and how a file of an older version becomes one of this."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from statements.archive.upgrading import index_word_pairs
from statements.errors import ArchiveError

APPLICATION = 0x73746D74
"""What the head of the file says it is: `stmt` in ASCII."""

_FIRST = """
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    current INTEGER NOT NULL,
    page TEXT,
    url TEXT,
    title TEXT,
    publisher TEXT,
    channel TEXT,
    format TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT,
    captured TEXT,
    added TEXT NOT NULL,
    digest BLOB NOT NULL,
    text TEXT NOT NULL,
    document BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX pages_key ON pages (key, version);

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    external TEXT
) STRICT;
CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    speaker INTEGER NOT NULL REFERENCES speakers (id),
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    external TEXT NOT NULL,
    name TEXT NOT NULL,
    corrected INTEGER NOT NULL DEFAULT 0,
    UNIQUE (key, kind, external)
) STRICT;
CREATE INDEX names_speaker ON names (speaker);
CREATE INDEX names_external ON names (external) WHERE external <> '';
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES names (id),
    before INTEGER NOT NULL REFERENCES speakers (id),
    after INTEGER NOT NULL REFERENCES speakers (id)
) STRICT;

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (id),
    event TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    places TEXT NOT NULL,
    outlet TEXT
) STRICT;
CREATE INDEX events_page ON events (page);

CREATE TABLE whos (
    id INTEGER PRIMARY KEY,
    keys TEXT NOT NULL UNIQUE,
    voice INTEGER
) STRICT;
CREATE TABLE wordings (
    id INTEGER PRIMARY KEY,
    act INTEGER NOT NULL,
    crc INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    tie INTEGER NOT NULL,
    length INTEGER NOT NULL,
    pairs INTEGER NOT NULL,
    raw INTEGER,
    size INTEGER
) STRICT;
CREATE INDEX wordings_crc ON wordings (act, crc);
CREATE TABLE said (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (id),
    statement TEXT NOT NULL,
    item INTEGER NOT NULL,
    form TEXT NOT NULL,
    act TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT,
    language TEXT NOT NULL,
    basis TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    known TEXT NOT NULL,
    moment TEXT,
    event INTEGER REFERENCES events (id),
    who INTEGER NOT NULL REFERENCES whos (id),
    wording INTEGER NOT NULL REFERENCES wordings (id)
) STRICT;
CREATE INDEX said_page ON said (page);
CREATE INDEX said_wording ON said (wording);
CREATE TABLE spoken (
    said INTEGER NOT NULL REFERENCES said (id),
    place INTEGER NOT NULL,
    name INTEGER NOT NULL REFERENCES names (id),
    PRIMARY KEY (said, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX spoken_name ON spoken (name);
CREATE TABLE topics (
    topic TEXT NOT NULL,
    said INTEGER NOT NULL REFERENCES said (id),
    PRIMARY KEY (topic, said)
) STRICT, WITHOUT ROWID;

CREATE TABLE voices (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE nodes (
    wording INTEGER NOT NULL REFERENCES wordings (id),
    voice INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (wording, voice)
) STRICT, WITHOUT ROWID;
CREATE TABLE heavy (
    act INTEGER NOT NULL,
    token TEXT NOT NULL,
    pair BLOB NOT NULL,
    df INTEGER NOT NULL,
    common INTEGER NOT NULL,
    sample TEXT NOT NULL,
    PRIMARY KEY (act, token)
) STRICT, WITHOUT ROWID;
CREATE TABLE links (
    small INTEGER NOT NULL REFERENCES wordings (id),
    large INTEGER NOT NULL REFERENCES wordings (id),
    kind INTEGER NOT NULL,
    "both" INTEGER NOT NULL,
    PRIMARY KEY (small, large)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_large ON links (large);
CREATE TABLE gathered (
    voice INTEGER NOT NULL,
    wording INTEGER NOT NULL REFERENCES wordings (id),
    leader INTEGER NOT NULL REFERENCES wordings (id),
    PRIMARY KEY (voice, wording, leader)
) STRICT, WITHOUT ROWID;
CREATE INDEX gathered_leader ON gathered (leader);
CREATE TABLE members (
    said INTEGER PRIMARY KEY REFERENCES said (id),
    cluster INTEGER NOT NULL,
    relation TEXT NOT NULL,
    similarity REAL NOT NULL,
    "to" INTEGER,
    rule TEXT NOT NULL,
    again INTEGER NOT NULL
) STRICT;
CREATE INDEX members_cluster ON members (cluster);
CREATE TABLE grown (
    act INTEGER PRIMARY KEY,
    said INTEGER NOT NULL,
    nodes INTEGER NOT NULL,
    cut INTEGER NOT NULL
) STRICT;

CREATE VIEW texts (id, text) AS
    SELECT said.id, coalesce(said.text, substr(pages.text, said.start + 1, said."end" - said.start))
    FROM said JOIN pages ON pages.id = said.page;
CREATE VIEW texts_folded (id, text) AS
    SELECT id, replace(replace(text, 'đ', 'd'), 'Đ', 'D') FROM texts;
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = 'texts_folded', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE pairs USING fts5 (
    tokens, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '_'"
);

CREATE VIEW statements AS
    SELECT said.id, texts.text,
        (SELECT group_concat(speakers.name, '; ') FROM spoken
            JOIN names ON names.id = spoken.name JOIN speakers ON speakers.id = names.speaker
            WHERE spoken.said = said.id) AS speakers,
        CASE WHEN moment IS NOT NULL THEN json_extract(moment, '$.edtf')
            WHEN earliest = latest THEN earliest
            WHEN earliest IS NULL AND latest IS NULL THEN 'XXXX-XX-XX'
            ELSE coalesce(earliest, '..') || '/' || coalesce(latest, '..') END AS date,
        said.earliest, said.latest, said.form, said.act, said.language, said.page, said.statement, said.item,
        said.start, said."end", said.event, pages.url, pages.title, pages.publisher, pages.published, pages.current
    FROM said JOIN texts ON texts.id = said.id JOIN pages ON pages.id = said.page;
CREATE VIEW clusters AS
    SELECT members.cluster, members.said AS statement, members.relation, members.similarity, members."to", members.rule,
        members.again, statements.date, statements.speakers, statements.text, statements.page, statements.url
    FROM members JOIN statements ON statements.id = members.said;
"""

_SECOND = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    places INTEGER NOT NULL
) STRICT;
DROP TABLE pairs;
CREATE TABLE pairs (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    first INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX pairs_first ON pairs (run, first);
ALTER TABLE heavy RENAME TO heavy_before;
CREATE TABLE heavy (
    act INTEGER NOT NULL,
    token INTEGER NOT NULL,
    pair BLOB NOT NULL,
    df INTEGER NOT NULL,
    common INTEGER NOT NULL,
    sample TEXT NOT NULL,
    PRIMARY KEY (act, token)
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS: Sequence[str | Callable[[sqlite3.Connection], None]] = (_FIRST, _SECOND, index_word_pairs)
"""What makes a file of version *n* one of version *n* + 1, by *n*; the first makes an empty file an archive."""


def version() -> int:
    """The version of the schema that this library writes."""
    return len(MIGRATIONS)


def prepare(db: sqlite3.Connection, path: str, *, write: bool) -> None:
    """Make sure that a file is an archive of this version: a new one is made, an older one brought up to it.

    Raises :class:`ArchiveError` for a file that is none, for one of a newer version, and, where nothing may be written,
    for an older one.
    """
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (found,) = db.execute("PRAGMA user_version").fetchone()
    empty = not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION and not empty:
        raise ArchiveError(f"{path}: it is a database, but no archive of statements")
    if found > version():
        raise ArchiveError(
            f"{path}: the archive is of version {found}, and this library knows {version()}: a newer one reads it"
        )
    if found == version():
        return
    if not write:
        raise ArchiveError(
            f"{path}: it is no archive yet"
            if empty
            else f"{path}: the archive is of version {found}; opened for writing once, it becomes one of {version()}"
        )
    _migrate(db)


def _migrate(db: sqlite3.Connection) -> None:
    """Take every step that is missing, all or none of them: another process may just have done so."""
    db.execute("BEGIN IMMEDIATE")
    try:
        (found,) = db.execute("PRAGMA user_version").fetchone()
        for step in MIGRATIONS[found:]:
            if callable(step):
                step(db)
            else:
                for statement in _statements(step):
                    db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {version()}")
        db.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the step already.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """The single statements of a script, none of which holds a semicolon at the end of a line within it."""
    return [statement for statement in script.split(";\n") if statement.strip()]
