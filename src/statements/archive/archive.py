"""The archive: everything that was said, in one file."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import Self, Unpack

from statements.archive.adding import Added, Writer, batches, digest_of, holds, key_of
from statements.archive.again import Again, tellings, told_again
from statements.archive.checking import faults
from statements.archive.clusters import Reading
from statements.archive.finding import find
from statements.archive.frames import Boilerplate
from statements.archive.growing import grow
from statements.archive.pack import unpacked
from statements.archive.people import Correction, Speaker, merge, speakers, split
from statements.archive.records import Found, Said
from statements.archive.rows import statements
from statements.archive.searching import Conditions, Result, checked, in_order, search
from statements.archive.store import PATIENCE, Store
from statements.dedup import Cluster, Progress, deduplicate
from statements.doors import expect
from statements.errors import StoppedError
from statements.models import Document

_BATCH, _SECONDS = 2000, 1.0


class Archive:
    """One file that holds documents of many days, grows, and finds a quotation again.

    A file that is not there is made by the first document that is added; until then there is nothing to read. Raises
    :class:`ArchiveError` for a file that is no archive, one of a newer version, and one that cannot be opened or, in
    any method, is not there, or cannot be read or written. A writer waits ``patience`` seconds for another one;
    readers wait for nobody. An archive is a context manager, and belongs to the thread that opened it.

    >>> import tempfile, os
    >>> from statements import parse
    >>> page = parse("“The ferry will run in May,” harbour master Ulla Rand said.", id="ferry.txt")
    >>> with tempfile.TemporaryDirectory() as folder, Archive(os.path.join(folder, "said.db")) as archive:
    ...     print(archive.add([page]))
    ...     print(archive.add([page]))
    Added(pages=1, versions=0, known=0, statements=1)
    Added(pages=0, versions=0, known=1, statements=0)
    """

    def __init__(self, path: str | os.PathLike[str], *, readonly: bool = False, patience: float = PATIENCE) -> None:
        expect("path", path, str, os.PathLike)
        self._store = Store(path, readonly=readonly, patience=patience)
        self._boilerplate = Boilerplate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def path(self) -> str:
        """Where the archive is."""
        return self._store.path

    def add(self, documents: Iterable[Document], *, committed: Callable[[Added], object] | None = None) -> Added:
        """Add documents, and say what became of them.

        A page is the same by its address, else by its id, else by its words; where the id is the path of a file that is
        there, by that file, however the path is spelled. One that is there with the same words is
        passed over; with other words it becomes a new version, and the old one is kept. Documents are written in
        batches, each whole or not at all: ``committed`` is told the sum so far once a batch is in the file for good;
        where it returns ``False``, :class:`StoppedError` ends the work, and what is in the file stays.
        """
        expect("documents", documents, Iterable)
        sum_ = Added()
        for some in batches(documents, _BATCH, _SECONDS, time.monotonic):
            with self._store.writing(make=True) as db:
                writer = Writer(db, dt.datetime.now(dt.UTC), self._store.home)
                for document in some:
                    sum_ += writer.add(document)
                writer.finish()
            if committed is not None and committed(sum_) is False:
                raise StoppedError("stopped while adding; what was added until then is in the archive")
        return sum_

    def holds(self, text: str, *, id: str | None = None, url: str | None = None) -> bool:
        """Whether a page of that address or id is there with this text; then it need not be parsed again."""
        expect("text", text, str)
        if not self._store.is_there():
            return False
        with self._store.reading() as db:
            keys = (key_of(None, text, id=id, url=url, home=home) for home in (self._store.home, None))
            return holds(db, keys, digest_of(text))

    def documents(self, *, versions: bool = True) -> Iterator[Document]:
        """The documents in the order in which they came; without ``versions`` only the newest of each page."""
        last = 0
        wanted = "" if versions else "AND current"
        while True:
            # Page by page, so that a reader who takes long keeps no old state of the file alive.
            with self._store.reading() as db:
                row = db.execute(
                    f"SELECT id, text, document FROM pages WHERE id > ? {wanted} ORDER BY id LIMIT 1", (last,)
                ).fetchone()
            if row is None:
                return
            last, text, data = row
            yield unpacked(text, data)

    def find(self, quotation: str, *, limit: int = 10) -> Found:
        """Where a quotation was said: at most ``limit`` statements, the likest first.

        A statement is found by the same words, near ones, or as what the quotation is a part of (or has as a part), by
        the keys, thresholds and tests of :func:`statements.deduplicate`. Where nothing is, the statements that share
        most of its words are given as ``nearest``. Of a page's versions the newest that holds the words is given.
        """
        expect("quotation", quotation, str)
        with self._store.reading() as db:
            return find(db, quotation, max(1, limit), self._boilerplate)

    def search(self, words: str, *, limit: int = 20, **conditions: Unpack[Conditions]) -> tuple[Result, ...]:
        """The statements that hold all the words, those first in which they weigh most; at most ``limit``.

        The conditions are ``speaker``, ``since``, ``until``, ``topic``, ``form``, ``act``, ``language``, ``page`` and
        ``versions``, each alone or with others; ``None`` is none.

        ``"Words in quotation marks"`` must stand side by side, ``beginn*`` is a beginning. Case and marks do not count,
        but where the query has marks, the statement must have them: *vuong* finds *Vương* and *vuông*, *vương* only the
        one. ``speaker`` is a name, words of one, or an identifier. ``since`` and ``until`` are days
        or EDTF texts (``2024-11``): a statement is found that may have been said in that time; one without any date is
        not. ``page`` is a page's id or address. Only the newest version of each page is searched, unless ``versions``.

        Raises :class:`ArchiveError` for a query without a word, and for a date that is none.
        """
        expect("words", words, str)
        wanted = checked(conditions)
        with self._store.reading() as db:
            return search(db, words, wanted, limit)

    def timeline(self, **conditions: Unpack[Conditions]) -> Iterator[Said]:
        """The statements in the order of :class:`When`, those of one moment in the order in which they came.

        The conditions are those of :meth:`search`.
        """
        return self._in_order(checked(conditions))

    def _in_order(self, wanted: Conditions) -> Iterator[Said]:
        with self._store.reading() as db:
            rows = in_order(db, wanted)
        for _, day in groupby(rows, key=itemgetter(0)):
            with self._store.reading() as db:
                found = list(statements(db, map(itemgetter(1), day)))
            yield from sorted(found, key=lambda said: (said.when, said.number))

    def clusters(self, *, alone: bool = True, progress: Progress | None = None) -> Iterator[Cluster]:
        """The statements of all versions as clusters: those that :func:`statements.deduplicate` makes of
        :meth:`documents`, whatever the order and the batches in which these came.

        Each statement is in one, alone where it has no like; without ``alone`` these are left out. Members are counted
        by their position among all statements and documents, from 0. What came since the last time is taken in first,
        for which the archive is written to; ``progress`` is called as that of deduplication.
        """
        grow(self._store, self._report(progress))
        reading, more = Reading(alone=alone), True
        while more:
            with self._store.reading() as db:
                found, more = reading.some(db)
            yield from found

    def said_again(
        self, quotation: str | None = None, *, speaker: str | None = None, progress: Progress | None = None
    ) -> Iterator[Again]:
        """What was said more than once, that told most often first: each with its tellings in the order of time.

        With a ``quotation`` only what is like it, with a ``speaker`` only where one of the tellings is theirs. What
        came since the last time is taken in first; see :meth:`clusters`.
        """
        grow(self._store, self._report(progress))
        hits = None if quotation is None else [hit.said.number for hit in self.find(quotation).hits]
        with self._store.reading() as db:
            found = told_again(db, hits)
            theirs = None if speaker is None else frozenset(n for _, n in in_order(db, Conditions(speaker=speaker)))
        for cluster in found:
            with self._store.reading() as db:
                again = tellings(db, cluster)
            if again and (theirs is None or any(one.said.number in theirs for one in again.tellings)):
                yield again

    def speakers(self, name: str | None = None) -> tuple[Speaker, ...]:
        """The people and bodies who said something on any page, those with most statements first.

        Two pages mean one by the identifier that the gazetteer knows, by the full name however it is spelled, and by
        what was corrected. A bare surname is a name of its own. With a ``name`` or an identifier, those who bear it
        and those whose names hold it as words.
        """
        with self._store.reading() as db:
            return tuple(speakers(db, name))

    def merge(self, into: str | int, other: str | int, *, apply: bool = True) -> Correction:
        """Say that two speakers are one: all names of the ``other`` are then the first one's, on later pages, too.

        Each is told by its number, name or identifier. Without ``apply`` nothing changes: what would be is given alone.
        Raises :class:`ArchiveError` where a name is nobody's or several have it. Documents stay as they were read, and
        the clusters, which compare names as pages write them, do too.
        """
        with self._store.writing() if apply else self._store.reading() as db:
            return merge(db, into, other, apply=apply)

    def split(self, speaker: str | int, name: str | None = None, *, apply: bool = True) -> tuple[Correction, ...]:
        """Say that a speaker's ``name`` is another's, on later pages, too; without one, take back all that was merged.

        Without ``apply`` nothing changes. Raises :class:`ArchiveError` where there is no such name, or nothing to take
        back.
        """
        with self._store.writing() if apply else self._store.reading() as db:
            return tuple(split(db, speaker, name, apply=apply))

    def check(self, *, clusters: bool = False, progress: Progress | None = None) -> tuple[str, ...]:
        """What is wrong with the archive, a sentence each; none where it is whole.

        Looked at are the file, the references, every page's offsets, what statements are found by, and both full-text
        indexes (these only where the archive may be written). With ``clusters`` these are compared with what
        :func:`statements.deduplicate` finds in all documents, which takes its time and memory. ``progress`` is called
        as that of deduplication.
        """
        found = tuple(faults(self._store, self._report(progress)))
        if clusters and not found and tuple(self.clusters()) != deduplicate(self.documents(), progress=progress):
            return ("the clusters are not those of deduplication",)
        return found

    @staticmethod
    def _report(progress: Progress | None) -> Callable[[str, int, int], None]:
        def report(stage: str, done: int, total: int) -> None:
            if progress is not None and progress(stage, done, total) is False:
                raise StoppedError(f"stopped while {stage}, at {done} of {total}; what is in the archive is kept")

        return report

    def __len__(self) -> int:
        """The number of statements, those of all versions."""
        with self._store.reading() as db:
            return int(db.execute("SELECT coalesce(max(id), 0) FROM said").fetchone()[0])

    def __bool__(self) -> bool:
        """True: an archive is one before anything is in it."""
        return True
