"""The file of an archive: opened, written in steps that are whole or absent, and every fault of it told plainly."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from statements.archive.schema import prepare
from statements.errors import ArchiveError

PATIENCE = 60.0
"""How many seconds a writer waits for another one."""

_CACHE, _LITTLE = 32 * 1024, 8 * 1024
"""How much of the file is kept in memory, in KiB; and how much where a reader goes through all of it."""

# What SQLite's words mean to somebody who has an archive and never heard of it.
_MEANINGS = (
    ("file is not a database", "it is no archive"),
    ("file is encrypted", "it is no archive"),
    ("malformed", "the file is damaged; a copy may be whole"),
    ("disk is full", "the disk is full; what was added before is kept, the rest is not in the archive"),
    ("readonly", "it may only be read"),
    ("locked", "another program writes to it and has not finished"),
    ("unable to open", "it cannot be opened"),
    ("disk i/o error", "the disk could not be read or written; what was added before is kept"),
    ("no such module: fts5", "this Python's SQLite is built without full-text search (FTS5)"),
)
_LEAST = (3, 37, 0)
_SETTINGS = (
    # Of a new file. In smaller pages a third of the place lies waste: few documents are a page long.
    "page_size = 8192",
    # Of a new file, too: its free place can be given back.
    "auto_vacuum = INCREMENTAL",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
)


class Store:
    """A connection to an archive's file, for one thread. A file that is not there is made by the first step that adds
    to it; until then there is nothing to read."""

    def __init__(self, path: str | os.PathLike[str], *, readonly: bool, patience: float) -> None:
        self.path = os.fspath(path)
        self.readonly = readonly or _only_readable(self.path)
        self._patience = patience
        self._db: sqlite3.Connection | None = None
        if sqlite3.sqlite_version_info < _LEAST:
            raise ArchiveError(f"SQLite {sqlite3.sqlite_version} is too old for an archive, which needs 3.37 or later")
        if os.path.isdir(self.path):
            raise ArchiveError(f"{self.path}: it is a folder, and an archive is a file")
        if self.readonly or self.is_there():
            self._open()
        elif not os.access(os.path.dirname(os.path.abspath(self.path)), os.W_OK):
            raise ArchiveError(f"{self.path}: it cannot be opened")

    @property
    def home(self) -> str:
        """The folder that the file is in; of a link the one of what it leads to."""
        return os.path.dirname(os.path.realpath(self.path))

    def is_there(self) -> bool:
        """Whether there is something to read; a file of no bytes is nothing yet."""
        return self._db is not None or (os.path.exists(self.path) and os.path.getsize(self.path) > 0)

    @property
    def db(self) -> sqlite3.Connection:
        """The connection; raises :class:`ArchiveError` where there is nothing to read."""
        if self._db is None:
            if not self.is_there():
                raise ArchiveError(f"{self.path}: there is no such archive")
            self._open()
        assert self._db is not None
        return self._db

    def make(self) -> None:
        """Make the file where there is none."""
        if self._db is None:
            self._open()

    def _open(self) -> None:
        if self.readonly and not os.path.exists(self.path):
            raise ArchiveError(f"{self.path}: there is no such archive")
        with self.told():
            db = self._connected()
            try:
                prepare(db, self.path, write=not self.readonly)
            except BaseException:
                db.close()
                raise
        self._db = db

    def _connected(self) -> sqlite3.Connection:
        uri = Path(os.path.abspath(self.path)).as_uri()
        if not self.readonly:
            return _open(f"{uri}?mode=rwc", self._patience, *_SETTINGS)
        try:
            # Who may write takes away again, on closing, the files by which readers and writers agree.
            mode = "ro" if _only_readable(self.path) else "rw"
            return _open(f"{uri}?mode={mode}", self._patience, "query_only = ON")
        except sqlite3.OperationalError:
            # In a folder that may not be written, SQLite cannot make the file by which readers and writers agree. Then
            # nobody else can write there either.
            return _open(f"{uri}?immutable=1", self._patience)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Let SQLite's errors be the archive's, in words that say what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(f"{self.path}: {_meaning(str(error))}") from error

    @contextmanager
    def writing(self, *, make: bool = False) -> Iterator[sqlite3.Connection]:
        """A step that is in the file whole once the block has ended, and not at all if it fails; it may ``make`` it."""
        if self.readonly:
            raise ArchiveError(f"{self.path}: it may only be read")
        if make:
            self.make()
        db = self.db
        with self.told():
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the step already.
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A view of the file that no writer changes while the block runs."""
        db = self.db
        with self.told():
            if db.in_transaction:
                yield db
                return
            db.execute("BEGIN")
            try:
                yield db
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            with self.told():
                self._db.close()


@contextmanager
def little_cache(db: sqlite3.Connection) -> Iterator[None]:
    """Keep less of the file in memory, for work that needs the memory and comes to each page once."""
    db.execute(f"PRAGMA cache_size = -{_LITTLE}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA cache_size = -{_CACHE}")


def give_back(db: sqlite3.Connection) -> None:
    """Give the free place of the file back to the disk: an index that was written anew leaves as much as it takes.

    In a file that was made before this could be asked for it stays, for what comes later.
    """
    for _ in range(db.execute("PRAGMA freelist_count").fetchone()[0]):
        db.execute("PRAGMA incremental_vacuum(1)")  # it gives one page back each time it is asked, of however many


def _open(uri: str, patience: float, *settings: str) -> sqlite3.Connection:
    db = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, cached_statements=256)
    try:
        for setting in (f"cache_size = -{_CACHE}", *settings):
            db.execute(f"PRAGMA {setting}")
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first that needs the file itself
    except BaseException:
        db.close()
        raise
    return db


def _only_readable(path: str) -> bool:
    """Whether a file is there that this process may not write, or that lies where it may not make files."""
    if not os.path.exists(path):
        return False
    return not (os.access(path, os.W_OK) and os.access(os.path.dirname(os.path.abspath(path)), os.W_OK))


def _meaning(message: str) -> str:
    """What an error of SQLite's means.

    >>> _meaning("database or disk is full")
    'the disk is full; what was added before is kept, the rest is not in the archive'
    """
    folded = message.casefold()
    return next((meaning for words, meaning in _MEANINGS if words in folded), f"SQLite says: {message}")
