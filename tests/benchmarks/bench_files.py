"""What stays of a file when its writers are killed or the disk is full: ``python bench_files.py [--kills 100]``.

``statements parse PAGES -o FILE`` is killed at random moments while it writes over an old file: afterwards FILE must be
the old one or the new one, whole. Then it writes to a device that is always full, and to a file system of a few pages
where one can be made: the old file must be as it was, and the error must name it. At last six processes at once
continue one file by ``write_jsonl``, each a thousand documents, with and without kills among them, and one on the small
disk: what a writer was told to be written must be there once, and every line be whole.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from statements import read_jsonl

PAGE = "The ferry will run in May, harbour master Ulla Rand said on 4 March 2023. “Nobody pays twice,” she added.\n"
OLD = b'{"old": true}\n'
# Appends documents one by one, and tells the name of each when it is written.
APPEND = f"""\
import sys
from attrs import evolve
from statements import parse, write_jsonl
page = parse({PAGE!r})
for number in range(int(sys.argv[3])):
    name = f"{{sys.argv[2]}}-{{number}}"
    write_jsonl([evolve(page, source=evolve(page.source, id=name))], sys.argv[1], append=True)
    print(name, flush=True)
"""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "statements", "parse", *arguments]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="how often the writer is killed")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    outcomes = Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pages").mkdir()
        for i in range(60):
            (folder / "pages" / f"{i}.txt").write_text(PAGE * (i + 1), "utf-8")
        out = folder / "out.jsonl"
        started = time.monotonic()
        subprocess.run(command(str(folder / "pages"), "-o", str(out)), check=True, capture_output=True)
        lasted, new = time.monotonic() - started, out.read_bytes()
        for _ in range(args.kills):
            out.write_bytes(OLD)
            process = subprocess.Popen(command(str(folder / "pages"), "-o", str(out)), stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, lasted * 1.05))
            process.send_signal(signal.SIGKILL)
            process.wait()
            found = out.read_bytes()
            outcomes["old" if found == OLD else "new" if found == new else "BROKEN"] += 1
        left = len(list(folder.glob(".out.jsonl.*")))
        print(f"killed {args.kills} times within {lasted:.2f} s: {dict(outcomes)}; files aside left behind: {left}")
        full = subprocess.run(
            command(str(folder / "pages"), "--to", "jsonl", "-o", "/dev/full"), capture_output=True, text=True
        )
        print(f"a full device: exit {full.returncode}, {full.stderr.strip()[:120]}")
        outcomes["BROKEN"] += full.returncode == 0 or "/dev/full" not in full.stderr
        with _small(folder) as small:
            if small is None:
                print("a small disk: none can be mounted here")
            else:
                outcomes["BROKEN"] += _small_disk(folder, small)
                outcomes["BROKEN"] += _filled(small)
        for kills in (0, args.kills):
            outcomes["BROKEN"] += _continued(folder, kills, chance)
    return int(outcomes["BROKEN"] > 0)


@contextmanager
def _small(folder: Path) -> Iterator[Path | None]:
    """A file system of 64 KB, where one may be mounted."""
    small = folder / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True).returncode:
        yield None
        return
    try:
        yield small
    finally:
        subprocess.run(["umount", str(small)], check=False)


def _small_disk(folder: Path, small: Path) -> int:
    """Write a file anew that the disk cannot hold."""
    out = small / "out.jsonl"
    out.write_bytes(OLD)
    told = subprocess.run(command(str(folder / "pages"), "-o", str(out)), capture_output=True, text=True)
    kept = out.read_bytes() == OLD and not list(small.glob(".out*"))
    print(f"a small disk: exit {told.returncode}, {told.stderr.strip()[-120:]!r}, old file kept: {kept}")
    return int(not kept or told.returncode == 0)


def _filled(small: Path) -> int:
    """Continue a file until the disk is full."""
    out = small / "continued.jsonl"
    done = subprocess.run([sys.executable, "-c", APPEND, str(out), "0", "1000"], capture_output=True, text=True)
    told = len(done.stdout.split())
    found = [document.source.id for document in read_jsonl(out, torn=print)]
    whole = out.read_bytes().endswith(b"\n") and found == [f"0-{n}" for n in range(told)]
    print(
        f"a small disk that fills: {done.stderr.strip().splitlines()[-1]!r}, {told} told, all there and whole: {whole}"
    )
    return int(not whole or not done.returncode)


def _continued(folder: Path, kills: int, chance: random.Random) -> int:
    """Six processes continue one file; some are killed, and others take their places."""
    out = folder / f"continued-{kills}.jsonl"
    told: list[str] = []
    started, left = 0, kills
    running: list[subprocess.Popen[str]] = []
    while running or started < 6:
        while len(running) < 6 and (started < 6 or left > 0):
            arguments = [sys.executable, "-c", APPEND, str(out), str(started), "1000"]
            running.append(subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True))
            started += 1
        if left > 0:
            time.sleep(chance.uniform(0.3, 0.8))
            victim = running.pop(chance.randrange(len(running)))
            victim.send_signal(signal.SIGKILL)
            left -= 1
        else:
            victim = running.pop()
        told += (victim.communicate()[0] + "\n").rpartition("\n")[0].split()
    counts = Counter(document.source.id for document in read_jsonl(out, torn=print))
    lost, doubled = sum(name not in counts for name in told), sum(count > 1 for count in counts.values())
    print(f"{started} writers, {kills} killed: {len(told)} told, {len(counts)} there, {lost} lost, {doubled} doubled")
    return int(lost > 0 or doubled > 0)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    sys.exit(main())
