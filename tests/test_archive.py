"""The archive: one file, each page once, each step whole, each fault told."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from statements import Document, When, deduplicate
from statements.archive import Added, Archive
from statements.archive import schema as archive_schema
from statements.archive.evidence import Change
from statements.archive.freeing import gaining
from statements.errors import ArchiveError, StoppedError
from statements.testing.said import said as page


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "said.db") as made:
        made._store.make()
        yield made
        assert made.check() == ()


BRIDGE = "The bridge over the northern strait will open before the first snow, and no village will need the ferry."
HARVEST = "This year's harvest of barley has failed in four of seven districts, and prices will rise."


def test_what_is_added_comes_back_as_it_was(archive):
    given = [page(BRIDGE, HARVEST, id="a", by=["Ulla Rand"]), page(HARVEST, id="b"), page(id="empty")]
    assert archive.add(given) == Added(pages=3, statements=3)
    assert list(archive.documents()) == given
    assert len(archive) == 3


@pytest.mark.parametrize(
    ("first", "second", "became"),
    [
        ({"id": "a"}, {"id": "a"}, Added(known=1)),
        ({"id": "a", "url": "https://x.org/1"}, {"id": "b", "url": "https://x.org/1"}, Added(known=1)),
        ({}, {}, Added(known=1)),
        ({"id": "a"}, {"id": "b"}, Added(pages=1, statements=1)),
        ({"id": "a", "url": "https://x.org/1"}, {"id": "a", "url": "https://x.org/2"}, Added(pages=1, statements=1)),
    ],
)
def test_a_page_is_the_same_by_its_address_else_its_id_else_its_words(archive, first, second, became):
    archive.add([page(BRIDGE, **first)])
    assert archive.add([page(BRIDGE, **second)]) == became


def test_a_page_with_other_words_is_a_new_version_and_the_old_one_is_kept(archive):
    old, new = page(BRIDGE, id="a"), page(BRIDGE, HARVEST, id="a")
    assert archive.add([old, new, old, new]) == Added(pages=1, versions=1, known=2, statements=3)
    assert list(archive.documents()) == [old, new]
    assert list(archive.documents(versions=False)) == [new]
    assert archive.holds(old.text, id="a")
    assert not archive.holds(HARVEST, id="a")


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_wordings_of_one_checksum_are_in_the_order_of_their_forms_in_whatever_batches(archive, at_once):
    # The checksums of two of these are the same.
    given = [page(words, id=words) for words in ("Plumless", "Buckeroo", "Plumless!")]
    for at in range(0, 3, at_once):
        archive.add(given[at : at + at_once])
    with closing(sqlite3.connect(archive.path)) as db:
        assert db.execute("SELECT length, tie FROM wordings ORDER BY id").fetchall() == [(8, 1), (8, 0)]


def test_adding_can_be_stopped_between_batches_and_what_was_told_is_there(archive, monkeypatch):
    monkeypatch.setattr("statements.archive.archive._BATCH", 2)
    with pytest.raises(StoppedError):
        archive.add([page(BRIDGE, id=str(n)) for n in range(9)], committed=lambda sum_: sum_.pages < 4)
    assert len(list(archive.documents())) == 4


def test_a_page_that_cannot_be_written_whole_is_absent(archive):
    class TornError(Exception):
        pass

    def documents() -> Iterator[Document]:
        yield page(BRIDGE, id="a")
        raise TornError

    with pytest.raises(TornError):
        archive.add(documents())
    with pytest.raises(TypeError, match="documents is str, not Document"):
        archive.add([page(HARVEST, id="b"), "no document"])
    assert len(archive) == 0


def test_texts_that_no_database_can_hold_come_back_too(archive):
    given = page("An odd \ud800 text of a scrape, with \0 in it.", id="\udfff")
    archive.add([given])
    assert list(archive.documents()) == [given]


def test_the_tables_are_open_to_other_programs(archive):
    day = When(earliest=dt.date(2024, 9, 9), latest=dt.date(2024, 9, 9), basis="stated")
    archive.add([page(BRIDGE, id="a", url="https://x.org/a", by=["Ulla Rand"], when=day)])
    other = sqlite3.connect(archive.path)
    other.row_factory = sqlite3.Row
    row = dict(other.execute("SELECT * FROM statements").fetchone())
    assert (row["text"], row["speakers"], row["date"], row["url"]) == (
        BRIDGE,
        "Ulla Rand",
        "2024-09-09",
        "https://x.org/a",
    )
    names = {name for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    assert {"statements", "pages", "speakers", "events"} <= names
    other.close()


def test_one_name_is_one_speaker_on_all_pages(archive):
    archive.add([page(BRIDGE, id="a", by=["Sergey Lavrov"]), page(HARVEST, id="b", by=["Sergei Lavrov"])])
    db = sqlite3.connect(archive.path)
    assert db.execute("SELECT name FROM speakers").fetchall() == [("Sergey Lavrov",)]
    archive.add([page(BRIDGE, id="c", by=["Sergey Lavrov"], who={"external": "wikidata:Q58217"})])
    assert db.execute("SELECT name, external FROM speakers").fetchall() == [("Sergey Lavrov", "wikidata:Q58217")]
    archive.add([page(BRIDGE, id="d", by=["Sergey Lavrov"], who={"external": "wikidata:Q1"})])
    assert db.execute("SELECT count(*) FROM speakers").fetchone() == (2,)
    db.close()


def test_a_file_that_is_none_is_refused_and_stays_as_it_was(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("He said that the ferry would run. " * 99)
    with pytest.raises(ArchiveError, match=r"page\.txt: it is no archive"):
        Archive(path)
    assert path.read_text().startswith("He said")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE birds (name)")
    other.close()
    with pytest.raises(ArchiveError, match="a database, but no archive"):
        Archive(tmp_path / "other.db")
    with pytest.raises(ArchiveError, match="it is a folder"):
        Archive(tmp_path)
    with pytest.raises(ArchiveError, match="no such archive"):
        Archive(tmp_path / "none.db", readonly=True)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive(tmp_path / "nowhere" / "said.db")


def test_only_what_adds_makes_an_archive(tmp_path):
    path = tmp_path / "said.db"
    for size in (None, 0):  # no file, and one of no bytes, as a program that was ended leaves it
        with Archive(path) as archive:
            assert archive.add([]) == Added()
            assert not archive.holds(BRIDGE, id="a")
            for ask in (
                *(archive.speakers, archive.check, archive.__len__, lambda: archive.find(BRIDGE)),
                *(lambda: list(archive.clusters()), lambda: list(archive.said_again()), lambda: archive.split("Rand")),
                *(lambda: archive.merge("Rand", "Sund"), lambda: list(archive.documents())),
            ):
                with pytest.raises(ArchiveError, match=r"said\.db: there is no such archive"):
                    ask()
        assert (path.stat().st_size if path.exists() else None) == size
        path.touch()
    with Archive(path) as archive:
        assert archive.add([page(BRIDGE, id="a")]).pages == 1
        assert len(archive) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_that_no_archive_can_be_made_is_told_before_anything_is_read(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(ArchiveError, match="cannot be opened"):
            Archive(tmp_path / "said.db")
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_an_sqlite_too_old_for_an_archive_is_told_and_no_file_made(tmp_path, monkeypatch):
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 36, 0))
    with pytest.raises(ArchiveError, match=r"is too old for an archive, which needs 3\.37"):
        Archive(tmp_path / "said.db")
    assert not (tmp_path / "said.db").exists()


def test_a_file_that_another_program_holds_alone_is_told(tmp_path):
    path = tmp_path / "said.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE birds (name)")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveError, match="another program writes to it"):
        Archive(path, patience=0)
    other.close()


def test_what_reads_within_a_step_sees_the_step(archive):
    with archive._store.writing() as db:
        db.execute("INSERT INTO whos (keys) VALUES ('[]')")
        with archive._store.reading() as inner:
            assert inner.execute("SELECT count(*) FROM whos").fetchone() == (1,)
        db.execute("DELETE FROM whos")


def test_a_newer_archive_is_refused_and_an_older_one_brought_up(tmp_path, monkeypatch):
    path = tmp_path / "said.db"
    Archive(path)._store.make()
    monkeypatch.setattr(
        archive_schema,
        "MIGRATIONS",
        (*archive_schema.MIGRATIONS, "CREATE TABLE later (x);\nINSERT INTO later VALUES (7)"),
    )
    with pytest.raises(ArchiveError, match="opened for writing once"):
        Archive(path, readonly=True)
    Archive(path).close()
    Archive(path, readonly=True).close()
    monkeypatch.undo()
    with pytest.raises(ArchiveError, match="a newer one reads it"):
        Archive(path)


def test_an_archive_that_may_only_be_read_is_read(tmp_path):
    path = tmp_path / "folder" / "said.db"
    path.parent.mkdir()
    with Archive(path) as archive:
        archive.add([page(BRIDGE, id="a")])
    with Archive(path, readonly=True) as archive:
        assert len(archive) == 1
        assert archive.check() == ()
        with pytest.raises(ArchiveError, match="may only be read"):
            archive.add([page(HARVEST, id="b")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_archive_in_a_folder_that_may_not_be_written_is_read(tmp_path):
    path = tmp_path / "folder" / "said.db"
    path.parent.mkdir()
    with Archive(path) as archive:
        archive.add([page(BRIDGE, id="a")])
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with Archive(path) as archive:
            assert len(archive) == 1
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_an_archive_is_read_where_the_file_by_which_its_users_agree_cannot_be_made(tmp_path):
    path = tmp_path / "said.db"
    with Archive(path) as archive:
        archive.add([page(BRIDGE, id="a")])
    (tmp_path / "said.db-shm").symlink_to(tmp_path / "nowhere" / "said.db-shm")
    with Archive(path, readonly=True) as archive:
        assert len(archive) == 1
        assert archive.find(BRIDGE)


@pytest.mark.parametrize("enough_for", [0, 1, 3, 4, 5, 6])
def test_where_no_temporary_file_can_be_written_the_archive_stays_as_it_was(archive, monkeypatch, enough_for):
    made, file = [], tempfile.TemporaryFile

    def full(**how: object) -> object:
        made.append(how)
        if len(made) > enough_for:
            raise OSError("No space left on device")
        return file(**how)

    archive.add([page(BRIDGE, HARVEST, id="a")])
    monkeypatch.setattr("statements.dedup.group.WORTH", 0)
    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(ArchiveError, match="no temporary file can be written"):
        list(archive.clusters())
    monkeypatch.undo()
    assert list(archive.clusters()) == list(deduplicate(archive.documents()))


def test_little_of_the_file_lies_waste(archive):
    archive.add(page(*(f"{HARVEST} {number} {i}" for i in range(20)), id=str(number)) for number in range(50))
    with archive._store.reading() as db:
        try:
            held, unused = db.execute("SELECT sum(pgsize), sum(unused) FROM dbstat WHERE name = 'pages'").fetchone()
        except sqlite3.OperationalError:
            pytest.skip("this SQLite does not say what lies waste")
    assert unused < held / 4


def test_a_reading_that_has_ended_is_not_ended_again(archive):
    with archive._store.reading() as db:
        db.execute("ROLLBACK")
    assert len(archive) == 0


def test_what_is_in_memory_is_let_go_of_and_read_again(archive, monkeypatch):
    for name in ("postings._PLACES", "postings._AT_ONCE", "evidence._FORMS", "evidence._CODES", "evidence._AT_ONCE"):
        monkeypatch.setattr(f"statements.archive.{name}", 3)
    monkeypatch.setattr("statements.archive.growing.much_is_new", lambda done, last: False)
    for some in (0, 10**6):  # the index of blocks read, and each word pair looked up by itself
        monkeypatch.setattr("statements.archive.pairs._SOME", some)
        for number in range(3):
            texts = [f"{number} {BRIDGE} {some}", f"{HARVEST} {number}", f"{HARVEST} {BRIDGE} {number * some}"]
            archive.add([page(*texts, id=f"{number} {some}")])
            assert list(archive.clusters()) == list(deduplicate(archive.documents()))


def test_a_writer_waits_for_another_and_then_says_so(tmp_path):
    path = tmp_path / "said.db"
    with Archive(path) as one, Archive(path, patience=0.05) as other:
        one._store.make()
        with one._store.writing(), pytest.raises(ArchiveError, match="another program writes to it"):
            other.add([page(BRIDGE, id="a")])
        assert other.add([page(BRIDGE, id="a")]).pages == 1


def test_readers_see_the_last_whole_step_while_a_writer_writes(tmp_path):
    path = tmp_path / "said.db"
    with Archive(path) as writer:
        writer.add([page(BRIDGE, id="a")])
    with Archive(path) as writer, Archive(path, readonly=True, patience=0) as reader, writer._store.writing() as db:
        db.execute("UPDATE pages SET title = 'x'")
        assert len(reader) == 1


def test_two_writers_at_once_add_every_page_once(tmp_path):
    path = tmp_path / "said.db"
    Archive(path).close()

    def write(own: str) -> None:
        with Archive(path) as archive:
            for n in range(10):
                archive.add([page(BRIDGE, id=f"{own}{n}"), page(HARVEST, id=f"both{n}")])

    threads = [threading.Thread(target=write, args=(own,)) for own in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Archive(path) as archive:
        assert archive.check() == ()
        assert sorted(d.source.id for d in archive.documents()) == sorted(
            [*(f"a{n}" for n in range(10)), *(f"b{n}" for n in range(10)), *(f"both{n}" for n in range(10))]
        )


def test_a_full_disk_is_told_and_costs_nothing_that_was_added(tmp_path):
    path = tmp_path / "said.db"
    with Archive(path) as archive:
        archive.add([page(BRIDGE, id="a")])
        (size,) = archive._store.db.execute("PRAGMA page_count").fetchone()
        archive._store.db.execute(f"PRAGMA max_page_count = {size + 1}")
        with pytest.raises(ArchiveError, match="the disk is full; what was added before is kept"):
            archive.add([page(f"{HARVEST} {n} " * 50, id=str(n)) for n in range(200)])
        assert [d.source.id for d in archive.documents()] == ["a"]
        assert archive.check() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX systems")
def test_why_a_new_archive_cannot_be_written_is_told(tmp_path, untraced):
    script = f"""
import resource, sys
sys.path[:0] = {sys.path!r}
from statements.archive import Archive
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
Archive({str(tmp_path / "said.db")!r})._store.make()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=untraced, timeout=60)
    assert done.stderr.splitlines()[-1].endswith(
        "said.db: the disk could not be read or written; what was added before is kept"
    )


def test_a_killed_writer_leaves_what_it_had_told(tmp_path):
    path = tmp_path / "said.db"
    script = f"""
import os, signal, sys
sys.path[:0] = {sys.path!r}
from statements.testing.said import said as page
from statements.archive import Archive
archive = Archive({str(path)!r})
archive.add([page("A bridge.", id="told")])
print("told", flush=True)
with archive._store.writing() as db:
    from statements.archive.adding import Writer
    import datetime
    Writer(db, datetime.datetime.now()).add(page("A bridge.", id="not told"))
    os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.stdout == "told\n", run.stderr
    with Archive(path) as archive:
        assert archive.check() == ()
        assert [d.source.id for d in archive.documents()] == ["told"]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE pages SET text = replace(text, 'bridge', 'brigde')", "its statements are not those"),
        ("UPDATE said SET start = start + 1", "its statements are not those"),
        ("UPDATE wordings SET mark = mark + 1", "its statements are not those"),
        ("UPDATE pages SET document = x'00'", "a page of the archive is damaged"),
        ("UPDATE pages SET current = 0", "of 1 versions the last is 1"),
        ("DELETE FROM wordings", "is not there"),
        ("INSERT INTO words (words, rowid, text) VALUES ('delete', 1, 'never said')", "the index of words"),
        ("UPDATE pairs SET data = substr(data, 1, 9)", "a block of run 1 is damaged"),
        ("UPDATE pairs SET first = first + 1", "a block of run 1 is out of order"),
        ("UPDATE wordings SET pairs = pairs + 1", "it holds 18 of wording 1, which has 19"),
        ("UPDATE runs SET places = places + 1", "run 1 holds 18 places, not 19"),
    ],
)
def test_check_tells_what_is_wrong(tmp_path, damage, told):
    with Archive(tmp_path / "said.db") as archive:
        archive.add([page(BRIDGE, id="a")])
        assert archive.check() == ()
        assert archive.check(clusters=True) == ()
        archive._store.db.execute("PRAGMA foreign_keys = OFF")
        archive._store.db.execute(damage)
        assert any(told in fault for fault in archive.check()), archive.check()


def found(archive: Archive, quotation: str) -> list[tuple[str, str]]:
    return [(hit.said.page, hit.relation) for hit in archive.find(quotation).hits]


def test_a_quotation_is_found_by_its_words_near_ones_and_as_a_part(archive):
    archive.add([page(BRIDGE, id="a"), page(HARVEST, id="b")])
    assert found(archive, BRIDGE) == [("a", "exact")]
    assert found(archive, f"“{BRIDGE.upper()}”") == [("a", "normalised")]
    assert found(archive, BRIDGE.replace("northern", "nothern").replace("snow", "snwo")) == [("a", "near")]
    part, whole = archive.find(BRIDGE[:60]).hits[0], archive.find(f"{HARVEST} {BRIDGE} And so it will be.").hits
    assert (part.relation, part.part) == ("contained", "quotation")
    assert [(hit.said.page, hit.relation, hit.part) for hit in whole] == [
        ("a", "contained", "statement"),
        ("b", "contained", "statement"),
    ]


def test_what_nobody_said_is_not_found_and_the_nearest_are_told(archive):
    archive.add([page(BRIDGE, id="a"), page(HARVEST, id="b")])
    none = archive.find(
        "The bridge over the northern strait is a waste of money that nobody in the districts asked for."
    )
    assert not none
    assert none.hits == ()
    assert [said.page for said in none.nearest] == ["a"]
    assert archive.find("Nothing of the kind").nearest == ()
    assert archive.find("").hits == archive.find("…").hits == ()


def test_a_quotation_of_which_no_two_words_in_a_row_are_right_is_found(archive):
    ferries = "Our ferries will carry every island household through the winter without charge"
    archive.add(
        page(f"The {n}th island will see no ferries through its winter, nor any charge", id=str(n)) for n in range(9)
    )
    archive.add([page(ferries, id="right"), page(ferries, id="asked", act="ask")])
    mistyped = "Our ferrise will carrry every ilsand household trough the winterr without charg"
    assert sorted(found(archive, mistyped)) == [("asked", "near"), ("right", "near")]
    assert found(archive, "Our winter will charge every household the ferries without an island") == []
    assert found(archive, '"?" ("nothing" AND)') == []


def test_of_statements_that_hold_the_quotation_that_of_which_it_is_most_comes_first(archive):
    whole = f"{BRIDGE} before the first snow of the year"
    archive.add(
        [page(f"{whole}, and {HARVEST} in all other parts of the valley", id="a"), page(f"{whole}, I say", id="b")]
    )
    assert [hit.said.page for hit in archive.find("the first snow of the year").hits] == ["b", "a"]


def test_a_hit_shows_what_differs(archive):
    archive.add([page(BRIDGE, id="a")])
    (hit,) = archive.find(BRIDGE.replace("first snow", "last snow").replace("no village", "no old village")).hits
    assert [(one.quoted, one.said) for one in hit.differences] == [("last", "first"), ("old", "")]
    assert "before the [first]{last} snow, and no {old} village" in hit.marked
    assert all(hit.said.text[one.start : one.end] == one.said for one in hit.differences)
    assert archive.find(BRIDGE.upper()).hits[0].differences == ()


def test_the_acts_are_told_apart_and_all_are_found(archive):
    archive.add([page(BRIDGE, id="a"), page(BRIDGE, id="b", act="deny"), page(BRIDGE, id="c", act="ask")])
    assert [(hit.said.page, hit.said.act) for hit in archive.find(BRIDGE).hits] == [
        ("a", "assert"),
        ("b", "deny"),
        ("c", "ask"),
    ]


def test_of_the_versions_of_a_page_the_newest_that_holds_the_words_is_found(archive):
    archive.add([page(BRIDGE, HARVEST, id="a"), page(BRIDGE, id="a")])
    (kept,) = archive.find(BRIDGE).hits
    (gone,) = archive.find(HARVEST).hits
    assert (kept.said.version, kept.said.current) == (2, True)
    assert (gone.said.version, gone.said.current) == (1, False)


def test_the_same_words_on_many_pages_come_by_their_dates(archive):
    days = [dt.date(2024, 3, day) for day in (3, 1, 2)]
    archive.add(page(BRIDGE, id=f"{-day.day}", when=When(earliest=day, latest=day)) for day in days)
    assert [hit.said.page for hit in archive.find(BRIDGE, limit=2).hits] == ["-1", "-2"]
    assert archive.find(BRIDGE).hits[0].said.when == When(earliest=dt.date(2024, 3, 1), latest=dt.date(2024, 3, 1))


def test_words_that_an_index_would_take_apart_are_found(archive):
    odd = ["a_b c_d e_f g_h i_j", "Đường sắt không hề chậm trễ một giây nào cả", "x" * 90 + " " + "y" * 900, "? ! ? !"]
    archive.add(page(text, id=str(n)) for n, text in enumerate(odd))
    assert [found(archive, text) for text in odd] == [[(str(n), "exact")] for n in range(4)]
    assert found(archive, odd[1] + " hay không") == [("1", "near")]


def test_check_tells_of_clusters_that_are_others(tmp_path):
    with Archive(tmp_path / "said.db") as archive:
        archive.add([page(BRIDGE, id="a"), page(BRIDGE.upper(), id="b")])
        assert archive.check(clusters=True) == ()
        archive._store.db.execute("DELETE FROM members")
        assert archive.check() == ()
        assert archive.check(clusters=True) == ("the clusters are not those of deduplication",)


def test_what_many_unrelated_texts_share_finds_nothing_whether_clusters_were_told_or_not(archive):
    frame = "speaking at a joint press conference in the capital the minister stressed once more that"
    ends = ["".join(chr(97 + (n * 7 + i * i) % 26) + " " * (i % 5 == 4) for i in range(40)) for n in range(26)]
    archive.add(page(f"{frame} {end}", id=str(n)) for n, end in enumerate(ends))
    assert not archive.find(frame).hits
    assert found(archive, f"{frame} {ends[3]}")[0] == ("3", "exact")
    for _ in archive.clusters():
        pass
    assert not archive.find(frame).hits
    assert found(archive, f"{frame} {ends[3]}")[0] == ("3", "exact")


def test_what_very_many_say_alike_is_found_before_clusters_were_told(archive):
    archive.add(page(_rewritten(number), id=str(number)) for number in range(60))
    assert len(archive.find(BRIDGE, limit=99).hits) > 40
    archive.add([page(_rewritten(60), id="60")])
    assert len(archive.find(BRIDGE, limit=99).hits) > 40


def _rewritten(i: int) -> str:
    """One statement as many outlets tell it, each with another word in it."""
    words = BRIDGE.split()
    words[3 + i % 9] = f"w{i}"
    return " ".join(words)


@pytest.mark.parametrize(
    "then",
    [
        [page(*map(_rewritten, range(30, 33)), id="more")],
        [page(f"{BRIDGE} So it was told, and the ferries will be sold to the islands.", id="fuller")],
        [page(HARVEST, id="name", by=["Ulla Rand"])],
        [page(HARVEST, id="name", by=["Ulla Rand"]), page(HARVEST, id="other", by=["Bo Rand"])],
        [page(*(f"{' '.join(BRIDGE.split()[i : i + 5])} q{i} r{i} s{i} t{i}" for i in range(14)), id="boilerplate")],
        [page("A word about barley.", id="nothing")],
    ],
)
@pytest.mark.parametrize("batches", [1, 3])
def test_a_statement_told_very_often_is_gathered_as_deduplication_does_it(archive, monkeypatch, then, batches):
    for room in ("dedup.group", "archive.hot"):
        monkeypatch.setattr(f"statements.{room}.HOT", 6)
    for room in ("dedup.group", "archive.evidence", "archive.whole"):
        monkeypatch.setattr(f"statements.{room}.cut", lambda n: 5)
    monkeypatch.setattr("statements.archive.growing.much_is_new", lambda done, last: batches == 1)
    told = [
        page(*(_rewritten(n) for n in range(at, at + 10)), id=f"p{at}", by=["Rand", "", "Ann Lee"] * 3 + [""])
        for at in (0, 10, 20)
    ]
    for some in [told] if batches == 1 else [[one] for one in told]:
        archive.add(some)
        assert list(archive.clusters()) == list(deduplicate(archive.documents()))
    with archive._store.reading() as db:
        assert db.execute("SELECT count(*) FROM gathered").fetchone()[0] > 0
    for one in then:
        archive.add([one])
        assert list(archive.clusters()) == list(deduplicate(archive.documents()))


def test_once_all_was_taken_in_the_index_of_word_pairs_is_one_piece(archive):
    for number in range(5):
        archive.add([page(f"{BRIDGE} {number}", HARVEST, id=str(number))])
    assert _pieces(archive) > 1
    assert list(archive.clusters()) == list(deduplicate(archive.documents()))
    assert _pieces(archive) == 1


def _pieces(archive: Archive) -> int:
    """In how many pieces the index of word pairs lies, each of which a look-up reads."""
    with archive._store.reading() as db:
        return int(db.execute("SELECT count(*) FROM runs").fetchone()[0])


def test_once_all_was_taken_in_no_place_of_the_file_is_free(archive):
    archive.add(
        page(*(f"Word {n} of {m} was heard at the {n * m}th gate." for n in range(40)), id=f"{m}") for m in range(50)
    )
    list(archive.clusters())
    assert archive._store.db.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_what_came_in_many_pieces_is_looked_up_in_few(archive):
    archive.add(page(f"Gate {n} of {m} stands open.", id=f"{n} {m}") for n in range(30) for m in range(10))
    list(archive.clusters())
    for m in range(3):
        archive.add([page(f"Nobody has closed gate {m} since the flood.", id=f"new {m}")])
    assert _pieces(archive) > 3
    list(archive.clusters())
    assert _pieces(archive) <= 2


def test_what_is_left_of_a_cluster_is_explained_anew_once_its_fullest_has_parted_from_it(archive, monkeypatch):
    for room in ("dedup.group", "archive.evidence"):
        monkeypatch.setattr(f"statements.{room}.cut", lambda n: 1)
    monkeypatch.setattr("statements.archive.growing._STEP", 9)
    monkeypatch.setattr("statements.archive.growing.much_is_new", lambda done, last: False)
    key = "key points of the talks in the town are"
    archive.add(
        [
            page("we the we will will not winter. winter the open open will will we of not road close will of", id="a"),
            page(f"{key} the close road will and will the will the will we road island we", id="b"),
        ]
    )
    assert list(archive.clusters()) == list(deduplicate(archive.documents()))
    denied = [f"{key} open road", "not not not", "close road", f"{key} and the bridge bridge not will", "x" * 99]
    archive.add(
        [
            page("close island will winter", f"{key} winter open will road close", "We will. <...>", id="c"),
            page(*denied, by=["Lee", "", "Bo Lee", "Bo Lee", ""], act="deny", id="d"),
            page(f"{key} road", by=["Lee"], id="e"),
            page("road island of", by=["Ulla & Rand"], id="f"),
        ]
    )
    assert list(archive.clusters()) == list(deduplicate(archive.documents()))


def test_a_quotation_with_half_a_letter_is_found_as_it_was_said(tmp_path: Path) -> None:
    with Archive(tmp_path / "said.db") as archive:
        archive.add([page("we are \ud800 ready", id="a")])
        assert archive.find("we are \ud800 ready").hits[0].relation == "exact"


FRAME = (
    "it was told on the old quay of the small town in the north of the island by those who have to know it best"
    " and who are asked for it that"
)
X, Y = "barley fails in four of seven districts", "ferries stop until all ice has melted"


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("told", "before", "after"),
    [
        # Nothing but what was boilerplate makes them near.
        ([f"{FRAME} {X} now", f"{FRAME} {X} here", f"{FRAME} {Y} now", f"{FRAME} {Y} here"], 2, 1),
        # What was boilerplate sets a text apart from another that it was near to.
        ([f"{FRAME} {X}", f"{X} herald says"], 1, 2),
        # One was a part of the other, and they have to share more now.
        ([f"{FRAME} {X}", f"{FRAME} {X} {Y} now"], 1, 1),
    ],
)
def test_what_is_boilerplate_no_longer_counts_again(archive, monkeypatch, told, before, after, whole):
    for room in ("dedup.group", "archive.evidence", "archive.whole"):
        monkeypatch.setattr(f"statements.{room}.cut", lambda n: 8 + n // 12)
    monkeypatch.setattr("statements.archive.growing.much_is_new", lambda done, last: whole and not done)
    ends = ["".join(chr(97 + (n * 7 + i * i) % 26) + " " * (i % 5 == 4) for i in range(120)) for n in range(26)]
    archive.add([page(*(f"{FRAME} {end}" for end in ends[:13]), id="frames"), page(*told, id="told")])

    def together() -> int:
        """In how many clusters they are that were told."""
        found = list(archive.clusters())
        assert found == list(deduplicate(archive.documents()))
        return sum(any(member.document == 1 for member in cluster.members) for cluster in found)

    assert together() == before
    archive.add([page(*(f"{end[::-1]} {number}" for number, end in enumerate(ends * 5)), id="others")])
    assert together() == after


def test_a_text_of_few_words_that_recur_meets_all_others_once_it_has_got_one_more():
    evidence = SimpleNamespace(size=[0, 9, 1, 9, 9], guarded=lambda number: number != 3)
    change = Change(lost={7}, freed={"of·the": {1, 2}}, size=Counter({1: 1, 3: 1, 4: -1}))
    assert sorted(gaining(evidence, change)) == [2, 3, 4, 7]
