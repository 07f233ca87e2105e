"""What harm an archive survives: kills of its writer, full disks, many readers at once.

    python tests/benchmarks/bench_archive_harm.py kill [500]
    python tests/benchmarks/bench_archive_harm.py full [50]     # needs a small file system of its own: --folder
    python tests/benchmarks/bench_archive_harm.py readers [60]

``kill`` kills a program that adds pages and takes them into the clusters, at random moments: no page may be lost that
was told as added, none doubled, and the archive must be whole. ``full`` does the same with a disk that is full.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from bench_archive import document, pages
from bench_dedup import Maker, corpus

from statements import deduplicate
from statements.archive import Archive
from statements.errors import ArchiveError

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
    parser.add_argument("what", choices=("kill", "full", "readers"))
    parser.add_argument("n", type=int, nargs="?")
    parser.add_argument(
        "--folder", type=Path, help="where the archives are made (default: a folder for temporary files)"
    )
    args = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    with tempfile.TemporaryDirectory() as made:
        folder = args.folder or Path(made)
        if args.what == "kill":
            kill(args.n or 500, folder)
        elif args.what == "full":
            full(args.n or 50, folder)
        else:
            readers(args.n or 60, folder)


if __name__ == "__main__":
    main()
