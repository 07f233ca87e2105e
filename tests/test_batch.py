"""Many pages: the same documents from any number of processes, bad pages in their places, ends that leave nothing."""

from __future__ import annotations

import gc
import gzip
import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count, islice
from pathlib import Path

import pytest

import statements
from statements import Document, StatementsError, parse, parse_all
from statements.batch import Unread, pool
from statements.batch.run import HEAD
from statements.errors import StoppedError
from statements.formats import get
from statements.formats.base import Layout, Sniff
from statements.models import Page

COLD = "Boats lie there in winter. " * 80 + "\n"
SAID = "It is late in the harbour {}, the mayor, Ann Lee, said.\n"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="fakes are passed on by copying this process")


class Fatal:
    """Prose, whose reading kills the process where the page says so, or stays; ``once``: if a file is not there."""

    name, languages, summary = "fatal", (), "for tests"

    def __init__(self, once: Path | None = None) -> None:
        self.once = once

    def sniff(self, text: str) -> Sniff:
        return Sniff(format=self.name, score=1.0, reasons=())

    def lay_out(self, text: str) -> Layout:
        if "DIE" in text and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if text == "STAY":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(60)
        return get("plain").lay_out(text)


def children() -> list[int]:
    return [process.pid or 0 for process in multiprocessing.active_children()]


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    before = set(children())
    yield
    gc.collect()
    assert set(children()) <= before


@pytest.mark.parametrize("workers", [None, 1, 2, 3])
def test_documents_come_in_the_order_of_their_pages(workers: int | None) -> None:
    pages = [SAID.format(number) + COLD * (number % 3) for number in range(150)]
    assert sum(map(len, pages)) > HEAD
    read = list(parse_all(pages, workers=workers, language="en"))
    assert read == [parse(page, language="en") for page in pages]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_page_is_a_record_in_its_place(workers: int, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"abc\xff\xff\xff")
    pages = [
        SAID,
        "<html><p>none</p></html>",
        b"\xff\xff",
        tmp_path / "bad.txt",
        tmp_path / "gone.txt",
        Page(text=SAID),
    ]
    first, markup, code, bad, gone, last = parse_all(pages, workers=workers)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert markup == Unread(
        position=1,
        source="<text>",
        error="NotAPageError",
        message="<text>: it is HTML; statements.containers.read_pages reads it; a page is its text alone",
    )
    assert isinstance(code, Unread)
    assert code.error == "DecodeError"
    assert isinstance(bad, Unread)
    assert (bad.position, bad.source) == (3, str(tmp_path / "bad.txt"))
    assert gone == Unread(
        position=4, source=str(tmp_path / "gone.txt"), error="FileNotFoundError", message="No such file or directory"
    )


@pytest.mark.parametrize("workers", [1, 2, None])
def test_a_name_that_no_file_can_have_costs_no_other_page(workers: int | None) -> None:
    long, odd, last = parse_all([Path("x" * 5000), Path("a\0b"), SAID], workers=workers)
    assert (long.error, long.message) == ("OSError", "File name too long") if isinstance(long, Unread) else long
    assert isinstance(odd, Unread)
    assert isinstance(last, Document)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_file_is_read_by_the_process_that_has_it(workers: int, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(SAID,), daemon=True)
    writer.start()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        pipe, nothing, last = parse_all([tmp_path / "pipe", tmp_path / "socket", SAID], workers=workers)
    writer.join(10)
    assert isinstance(pipe, Document)
    assert (pipe.text, pipe.source.id) == (SAID, str(tmp_path / "pipe"))
    assert isinstance(nothing, Unread)
    assert (nothing.position, nothing.error) == (1, "OSError")
    assert isinstance(last, Document)


@pytest.mark.parametrize("workers", [1, 2])
def test_packed_files_and_what_a_folder_cannot_give_stand_in_their_places(workers: int, tmp_path: Path) -> None:
    (tmp_path / "one.txt.gz").write_bytes(gzip.compress(SAID.encode()))
    (tmp_path / "torn.txt.gz").write_bytes(gzip.compress(SAID.encode())[:-12])
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    one, torn, of_folder, last = parse_all(
        [tmp_path / "one.txt.gz", tmp_path / "torn.txt.gz", folder, SAID], workers=workers
    )
    assert isinstance(one, Document)
    assert (one.text, one.source.id) == (SAID, str(tmp_path / "one.txt.gz"))
    assert isinstance(torn, Unread)
    assert (torn.position, torn.error) == (1, "ContainerError")
    assert torn.message.startswith(f"{tmp_path / 'torn.txt'}: it cannot be unpacked")
    assert of_folder == Unread(
        position=2, source=str(folder), error="bad-file", message=f"{folder / 'pipe.txt'}: it is no file"
    )
    assert isinstance(last, Document)


@pytest.mark.parametrize("workers", [1, 2])
def test_paths_give_what_their_containers_hold(workers: int, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SAID)
    (tmp_path / "in" / "b.csv").write_text("id,text\nx," + '"It is late, the mayor, Ann Lee, said."' + "\ny,\n")
    (tmp_path / "in" / "c.html").write_text(f"<html><title>Late</title><body><p>{SAID * 3}</p></body></html>")
    large = "\n".join(json.dumps({"id": str(n), "text": SAID.format(n)}) for n in range(20_000))
    (tmp_path / "large.jsonl").write_text(large)
    read = parse_all([tmp_path / "in", tmp_path / "large.jsonl", SAID], workers=workers)
    folder, first = list(islice(read, 4)), next(read)
    read.close()
    assert [one.source.id if isinstance(one, Document) else one.message for one in folder] == [
        str(tmp_path / "in" / "a.txt"),
        f"{tmp_path / 'in' / 'b.csv'}#x",
        "row 2: it holds no text",
        str(tmp_path / "in" / "c.html"),
    ]
    assert isinstance(first, Document)
    assert first.source.id == f"{tmp_path / 'large.jsonl'}#0"


@pytest.mark.parametrize("workers", [1, 2])
def test_no_more_pages_are_taken_than_the_workers_need(workers: int) -> None:
    taken = count()

    def pages() -> Iterator[str]:
        while True:
            yield SAID.format(next(taken)) * 100

    read = parse_all(pages(), workers=workers, language="en")
    for _ in range(3):
        next(read)
    read.close()
    assert next(taken) < 200 * workers


def test_a_page_that_ends_its_process_costs_no_other() -> None:
    pages = [SAID.format(number) for number in range(100)]
    pages[40] = "DIE"
    read = list(parse_all(pages, workers=2, language="en", format=Fatal()))
    assert [number for number, one in enumerate(read) if isinstance(one, Unread)] == [40]
    assert read[40] == Unread(
        position=40,
        source="<text>",
        error="ProcessEnded",
        message="<text>: the process that read it ended before it was done",
    )
    assert [one.text for one in read if isinstance(one, Document)] == pages[:40] + pages[41:]


def test_a_page_whose_process_is_ended_once_is_read_again(tmp_path: Path) -> None:
    pages = [SAID.format(number) for number in range(70)]
    pages[3] = SAID.format("DIE")
    read = list(parse_all(pages, workers=2, language="en", format=Fatal(tmp_path / "once")))
    assert (tmp_path / "once").exists()
    assert [one.text for one in read if isinstance(one, Document)] == pages


def test_workers_that_are_killed_from_outside_cost_no_page() -> None:
    pages = [SAID.format(number) for number in range(700)]
    with closing(parse_all(pages, workers=2, language="en")) as found:
        read = list(islice(found, 150))
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        read += found
    assert [one.text for one in read if isinstance(one, Document)] == pages


def test_a_worker_that_does_not_end_when_it_is_asked_to_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_PATIENCE", 0.1)
    found = parse_all([SAID] * 70 + ["STAY"], workers=1 + 1, language="en", format=Fatal())
    assert isinstance(next(found), Document)
    time.sleep(0.5)  # by now the other list is being read
    found.close()
    assert not multiprocessing.active_children()


def test_a_worker_gives_what_it_made_of_each_list_and_ends_when_nobody_is_left() -> None:
    """In this process, where it can be traced: what workers run otherwise is ended before it can tell."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    here, there = multiprocessing.Pipe()
    given: list[object] = []

    def ask() -> None:
        given.append(here.recv())
        for tasks in ([1, 2], [3]):
            here.send(tasks)
            given.append(here.recv())
        here.close()

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    try:
        pool._serve(there, multiprocessing.Pipe()[0], lambda number: number * 10)
        pool._serve(there, multiprocessing.Pipe()[0], lambda number: number)  # nobody is left who could ask
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    asking.join(10)
    assert given == [None, [10, 20], [30]]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_iterable_raises_is_raised_behind_what_came_before(workers: int) -> None:
    def pages() -> Iterator[str]:
        yield from (SAID.format(number) for number in range(5))
        raise OSError("the line is cut")

    found = parse_all(pages(), workers=workers)
    assert len(list(islice(found, 5))) == 5
    with pytest.raises(OSError, match="the line is cut"):
        next(found)


def test_progress_is_told_and_can_stop() -> None:
    told: list[tuple[str, int, int]] = []
    list(parse_all([SAID] * 3, progress=lambda *stage: told.append(stage)))
    assert told == [("pages", 0, 3), ("pages", 1, 3), ("pages", 2, 3), ("pages", 3, 3)]
    told.clear()
    list(parse_all((SAID for _ in range(2)), progress=lambda *stage: told.append(stage)))
    assert told == [("pages", 0, 0), ("pages", 1, 0), ("pages", 2, 0)]
    read = parse_all([SAID] * 200, workers=2, progress=lambda stage, done, total: done < 70)
    with pytest.raises(StoppedError, match="at 70 of 200"):
        list(read)


def test_arguments_are_refused_where_they_come_in() -> None:
    with pytest.raises(ValueError, match="workers is 0, not 1 or more"):
        parse_all([], workers=0)
    with pytest.raises(TypeError, match="pages is int, not str, bytes, Page or Path"):
        list(parse_all([7]))  # type: ignore[list-item]
    with pytest.raises(TypeError, match="published is str, not date"):
        parse_all([], published="2024")  # type: ignore[arg-type]
    read = list(parse_all([SAID], format="no-such"))
    assert isinstance(read[0], Unread)


def test_a_worker_of_another_pool_reads_by_itself() -> None:
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(_number_read) == 3


def _number_read() -> int:
    return len(list(parse_all([SAID] * 3, workers=2)))


PROGRAM = """
import multiprocessing, sys, time
from statements import parse_all

def pages():
    for number in range(int(sys.argv[2])):
        yield "It is late, the mayor, Ann Lee, said.\\n" * 100

{guard}
    multiprocessing.set_start_method(sys.argv[1])
    for number, document in enumerate(parse_all(pages(), workers=2, language="en")):
        print(number, len(document.statements), flush=True)
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_may_begin_in_any_way(method: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(guard='if __name__ == "__main__":'))
    done = subprocess.run([sys.executable, program, method, "20"], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert [int(line.split()[0]) for line in done.stdout.splitlines()] == list(range(20))


def test_a_program_without_a_guard_is_told_so(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        PROGRAM.format(guard="if True:").replace(
            "set_start_method(sys.argv[1]", "set_start_method(sys.argv[1], force=True"
        )
    )
    done = subprocess.run([sys.executable, program, "spawn", "3"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(
        "statements.errors.StatementsError: a process to read pages could not"
    )


def test_an_interrupt_ends_the_workers_at_once_and_without_a_word(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(guard='if __name__ == "__main__":'))
    started = subprocess.Popen(
        [sys.executable, program, "fork", "100000"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # whoever runs the tests may ignore it
    )
    assert started.stdout
    assert started.stdout.readline() == "0 100\n"
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does
    _, errors = started.communicate(timeout=30)
    assert errors.count("Traceback") == 1
    assert errors.splitlines()[-1] == "KeyboardInterrupt"
    assert _nobody_in(started.pid)


def test_workers_end_where_their_program_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(guard='if __name__ == "__main__":'))
    with subprocess.Popen(
        [sys.executable, program, "fork", "100000"], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as started:
        assert started.stdout
        assert started.stdout.readline() == "0 100\n"
        started.kill()
    assert _nobody_in(started.pid)


def _nobody_in(group: int) -> bool:
    """Whether a group of processes is empty, after a while at the most."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_what_no_process_can_be_given_is_an_error_that_says_so() -> None:
    context = multiprocessing.get_start_method()
    multiprocessing.set_start_method("spawn", force=True)
    try:
        with pytest.raises(StatementsError, match="no process to read pages can be started"):
            list(parse_all([SAID], workers=2, format=local_format()))
    finally:
        multiprocessing.set_start_method(context, force=True)


def local_format() -> statements.formats.Format:
    class Local(Fatal):
        pass

    return Local()
