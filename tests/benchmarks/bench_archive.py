"""How an archive stands up: found quotations beside a scan and a trigram table, growing, kills, full disks, readers.

    python tests/benchmarks/bench_archive.py find [100000] [--peers 200]  # with rapidfuzz installed, its scan too
    python tests/benchmarks/bench_archive.py grow [100000] [--batches 10]
    python tests/benchmarks/bench_archive.py more [100000]      # one per cent after all others
    python tests/benchmarks/bench_archive.py kill [500]
    python tests/benchmarks/bench_archive.py full [50]          # needs a small file system of its own: --folder
    python tests/benchmarks/bench_archive.py readers [60]

The texts are those of ``bench_dedup.py``: sentences of invented words, a quarter of them in a template. ``find`` asks
for variants of ten kinds of what is in the archive, and for invented sentences that are not. ``kill`` kills a program
that adds pages and takes them into the clusters, at random moments: no page may be lost that was told as added, none
doubled, and the archive must be whole. ``full`` does the same with a disk that is full.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from bench_dedup import Maker, corpus

from statements import Document, Source, Statement, deduplicate
from statements.archive import Archive
from statements.errors import ArchiveError
from statements.models import Item, Part, Segment

PER_PAGE = 10


def document(texts: Sequence[str], id: str) -> Document:
    """A page of these statements, one an item."""
    at, statements, items = 0, [], []
    for number, text in enumerate(texts, 1):
        part = Part(start=at, end=at + len(text), text=text)
        statements.append(Statement(id=f"s{number}", item=number, form="direct", parts=(part,)))
        items.append(Item(number=number, start=at, end=at + len(text)))
        at += len(text) + 1
    whole = "".join(f"{text}\n" for text in texts)
    return Document(
        text=whole,
        source=Source(format="plain", language="en", id=id),
        segments=(Segment(start=0, end=len(whole), kind="body"),),
        items=tuple(items),
        statements=tuple(statements),
    )


def pages(texts: Sequence[str]) -> Iterator[Document]:
    for at in range(0, len(texts), PER_PAGE):
        yield document(texts[at : at + PER_PAGE], f"page {at // PER_PAGE}")


def timed(ask: Callable[[str], int | None], asked: Sequence[str]) -> tuple[list[int | None], list[float]]:
    found, times = [], []
    for quotation in asked:
        start = time.process_time()
        found.append(ask(quotation))
        times.append(1000 * (time.process_time() - start))
    return found, sorted(times)


def find(n: int, slow: int, asked: int = 1000) -> None:
    rows = corpus(n, 1)
    texts = [text for text, _, _ in rows]
    maker, rng = Maker(2), random.Random(3)
    queries = []
    for at in rng.sample([i for i, row in enumerate(rows) if row[2] == "base"], asked):
        text, kind = maker.variant(texts[at])
        queries.append((text, kind, rows[at][1]))
    nobody = [maker.base() for _ in range(asked)]
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "said.db") as archive:
        cpu = time.process_time()
        archive.add(pages(texts))
        cpu = time.process_time() - cpu
        archive._store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = Path(archive.path).stat().st_size / sum(len(text.encode()) for text in texts)
        print(f"{n:,} statements: {n / cpu:,.0f} a CPU second, made and added; {size:.2f} times the text", flush=True)

        def ask(quotation: str) -> int | None:
            hits = archive.find(quotation).hits
            return hits[0].said.number - 1 if hits else None

        told("archive", ask, queries, nobody, rows)
        trigrams = sqlite3.connect(Path(folder) / "trigrams.db")
        trigrams.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'trigram', detail = 'none')")
        trigrams.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", enumerate(texts))

        def ask_trigrams(quotation: str, joined: str = " OR ") -> int | None:
            grams = sorted({quotation[i : i + 3] for i in range(len(quotation) - 2)})
            query = joined.join('"' + gram.replace('"', '""') + '"' for gram in grams)
            row = trigrams.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 1", (query,)).fetchone()
            return row and int(row[0])

        told("archive, of what the others are asked", ask, queries[:slow], [], rows)
        told("FTS5 trigrams, all of them", lambda text: ask_trigrams(text, " AND "), queries[:slow], [], rows)
        told("FTS5 trigrams, most of them", ask_trigrams, queries[:slow], [], rows)
        if find_spec("rapidfuzz"):
            from rapidfuzz import fuzz, process

            def scan(quotation: str) -> int | None:
                found = process.extractOne(quotation, texts, scorer=fuzz.partial_ratio, score_cutoff=85)
                return found and found[2]

            told("rapidfuzz, partial_ratio", scan, queries[:slow], [], rows)


def told(
    name: str,
    ask: Callable[[str], int | None],
    queries: Sequence[tuple[str, str, int]],
    nobody: Sequence[str],
    rows: Sequence[tuple[str, int, str]],
) -> None:
    found, times = timed(ask, [text for text, _, _ in queries])
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for (_, kind, base), at in zip(queries, found, strict=True):
        kinds[kind].append(at is not None and rows[at][1] == base)
    right = sum(map(sum, kinds.values())) / len(queries)
    half, most = times[len(times) // 2], times[len(times) * 99 // 100]
    print(f"{name}: right first {right:.3f}, p50 {half:.1f}, p99 {most:.1f} ms of CPU, of {len(queries)}", flush=True)
    print("  ", "  ".join(f"{kind} {sum(ok) / len(ok):.2f}" for kind, ok in sorted(kinds.items())))
    if nobody:
        wrong = sum(at is not None for at in timed(ask, nobody)[0])
        print(f"   of {len(nobody)} that nobody said {wrong} were found", flush=True)


def more(n: int) -> None:
    """What a hundredth that comes later costs, beside taking in all at once."""
    texts = [text for text, _, _ in corpus(n, 1)]
    starts = list(range(0, n, PER_PAGE))
    random.Random(4).shuffle(starts)
    new = len(starts) // 100
    with tempfile.TemporaryDirectory() as folder, mp.get_context("spawn").Pool(1, maxtasksperchild=1) as others:
        path = Path(folder) / "said.db"
        for some in (starts[new:], starts[:new]):
            cpu = time.process_time()
            with Archive(path) as archive:
                archive.add(document(texts[at : at + PER_PAGE], f"page {at // PER_PAGE}") for at in some)
            cpu = time.process_time() - cpu
            size = path.stat().st_size / sum(len(text.encode()) for text in texts)
            print(f"{PER_PAGE * len(some):,} made and added in {cpu:.1f} CPU s, {size:.2f} times the text", flush=True)
            count, taken, read, memory = others.apply(_clusters, (path,))
            print(f"{count:,} clusters: taken in {taken:.1f}, read {read:.1f} CPU s, {memory} MB", flush=True)


def _clusters(path: Path) -> tuple[int, float, float, int]:
    """How many clusters there are, what taking in and reading them took, and the memory of the process."""
    with Archive(path) as archive:
        start = time.process_time()
        for _ in archive.clusters(alone=False):
            break
        taken = time.process_time()
        count = sum(1 for _ in archive.clusters())
    # Not what resource tells: that counts what the process that began this one held then.
    status = Path("/proc/self/status").read_text()
    memory = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    return count, taken - start, time.process_time() - taken, memory


def grow(n: int, batches: int) -> None:
    documents = list(pages([text for text, _, _ in corpus(n, 1)]))
    random.Random(4).shuffle(documents)
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "said.db") as archive:
        for batch in range(batches):
            archive.add(documents[len(documents) * batch // batches : len(documents) * (batch + 1) // batches])
            cpu = time.process_time()
            count = sum(1 for _ in archive.clusters())
            print(f"batch {batch + 1}: {count:,} clusters, {time.process_time() - cpu:.1f} CPU s", flush=True)
        cpu = time.process_time()
        whole = deduplicate(documents)
        print(f"all at once: {len(whole):,} clusters, {time.process_time() - cpu:.1f} CPU s")
        print("the same records" if list(archive.clusters()) == list(whole) else "NOT the same")


WRITER = """
import random, sys
sys.path[:0] = {path!r}
from bench_archive import document
from bench_dedup import Maker
from statements.archive import Archive
maker, seed = Maker(1), int(sys.argv[2])
rng = random.Random(seed)
with Archive(sys.argv[1]) as archive:
    for number in range(100_000):
        names = [f"{{seed}}-{{number}}-{{i}}" for i in range(3)]
        some = [document([maker.base() for _ in range(rng.randint(1, 9))], name) for name in names]
        archive.add(some)
        print(*(one.source.id for one in some), sep="\\n", flush=True)
        if number % 5 == 4:
            for _ in archive.clusters():
                pass
"""


def kill(times: int, folder: Path) -> None:
    rng, lost, doubled, faults, before = random.Random(5), 0, 0, 0, set[str]()
    for number in range(times):
        path = folder / f"kill{number // 25}.db"
        if not number % 25:
            before = set()
        before |= _killed(path, number, rng.uniform(0.3, 2.5))
        lost_now, doubled_now, wrong = _judged(path, before)
        lost, doubled, faults = lost + lost_now, doubled + doubled_now, faults + bool(wrong)
        if number % 25 == 24 or number == times - 1:
            print(f"{number + 1} kills: {lost} pages lost, {doubled} doubled, {faults} archives not whole", flush=True)


def _killed(path: Path, seed: int, after: float) -> set[str]:
    script = WRITER.format(path=sys.path)
    with subprocess.Popen([sys.executable, "-c", script, str(path), str(seed)], stdout=subprocess.PIPE) as writer:
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        assert writer.stdout is not None
        out = writer.stdout.read().decode()
    return set(out[: out.rfind("\n") + 1].split("\n")) - {""}


def _judged(path: Path, wanted: set[str]) -> tuple[int, int, tuple[str, ...]]:
    with Archive(path) as archive:
        there = Counter(page.source.id or "" for page in archive.documents())
        wrong = archive.check()
        same = list(archive.clusters()) == list(deduplicate(archive.documents()))
        wrong += () if same else ("the clusters are others",)
    for fault in wrong:
        print(fault)
    return len(wanted - there.keys()), sum(count - 1 for count in there.values()), wrong


def full(times: int, folder: Path) -> None:
    """Fill what is left of a small file system, at another moment each time."""
    rng, maker, refused, lost, faults = random.Random(6), Maker(1), 0, 0, 0
    for number in range(times):
        path, ballast, added = folder / "full.db", folder / "ballast", set[str]()
        with Archive(path) as archive:
            free = shutil.disk_usage(folder).free
            ballast.write_bytes(bytes(max(0, free - rng.randint(400_000, 1_500_000))))
            try:
                for i in range(100_000):
                    archive.add([document([maker.base() for _ in range(9)], f"{number}-{i}")])
                    added.add(f"{number}-{i}")
                    if i % 9 == 8:
                        for _ in archive.clusters():
                            pass
            except ArchiveError as error:
                refused += "the disk is full" in str(error)
        ballast.unlink()
        missing, doubled, wrong = _judged(path, added)
        lost, faults = lost + missing + doubled, faults + bool(wrong)
        for file in folder.glob("full.db*"):
            file.unlink()
    print(f"{times} full disks, {refused} told so: {lost} pages lost or doubled, {faults} archives not whole")


def readers(seconds: int, folder: Path) -> None:
    texts = [text for text, _, _ in corpus(20_000, 1)]
    path = folder / "readers.db"
    with Archive(path) as archive:
        archive.add(pages(texts[:10_000]))
    stop, errors, waits = time.monotonic() + seconds, list[str](), list[float]()

    def read(seed: int) -> None:
        rng = random.Random(seed)
        try:
            with Archive(path, readonly=True, patience=0) as archive:
                while time.monotonic() < stop:
                    start = time.perf_counter()
                    with archive._store.reading() as db:
                        db.execute("SELECT text FROM pages WHERE id = ?", (rng.randint(1, 900),)).fetchone()
                    waits.append(time.perf_counter() - start)
                    archive.find(rng.choice(texts))
                    time.sleep(0.01)
        except Exception as error:
            errors.append(repr(error))

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(4)]
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER.format(path=sys.path), str(path), "1"], stdout=subprocess.DEVNULL
    )
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alive = writer.poll() is None
    writer.kill()
    writer.wait()
    waits.sort()
    print(
        f"{len(waits)} reads beside a writer ({'alive' if alive else 'dead'}): {len(errors)} errors,"
        f" p99 {1000 * waits[len(waits) * 99 // 100]:.1f} ms, longest {1000 * waits[-1]:.1f} ms {errors[:1]}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("find", "grow", "more", "kill", "full", "readers"))
    parser.add_argument("n", type=int, nargs="?")
    parser.add_argument("--batches", type=int, default=10)
    parser.add_argument("--peers", type=int, default=200, help="how many quotations the others are asked for")
    parser.add_argument(
        "--folder", type=Path, help="where the archives are made (default: a folder for temporary files)"
    )
    args = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or Path(made)
        if args.what == "find":
            find(args.n or 100_000, args.peers)
        elif args.what == "grow":
            grow(args.n or 100_000, args.batches)
        elif args.what == "more":
            more(args.n or 100_000)
        elif args.what == "kill":
            kill(args.n or 500, folder)
        elif args.what == "full":
            full(args.n or 50, folder)
        else:
            readers(args.n or 60, folder)


if __name__ == "__main__":
    main()
