"""What stays of a file when its writer is killed or the disk is full: ``python bench_files.py [--kills 100]``.

``statements parse PAGES -o FILE`` is killed at random moments while it writes over an old file: afterwards FILE must be
the old one or the new one, whole. Then it writes to a device that is always full, and to a file system of a few pages
where one can be made: the old file must be as it was, and the error must name it.
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
from pathlib import Path

PAGE = "The ferry will run in May, harbour master Ulla Rand said on 4 March 2023. “Nobody pays twice,” she added.\n"
OLD = b'{"old": true}\n'


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
        print(
            f"killed {args.kills} times within {lasted:.2f} s: {dict(outcomes)}; files aside left behind: {len(left)}"
        )
        full = subprocess.run(
            command(str(folder / "pages"), "--to", "jsonl", "-o", "/dev/full"), capture_output=True, text=True
        )
        print(f"a full device: exit {full.returncode}, {full.stderr.strip()[:120]}")
        outcomes["BROKEN"] += full.returncode == 0 or "/dev/full" not in full.stderr
        outcomes["BROKEN"] += _small_disk(folder)
    return int(outcomes["BROKEN"] > 0)


def _small_disk(folder: Path) -> int:
    """Write to a file system of 64 KB, where one may be mounted."""
    small = folder / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True)
    if mounted.returncode:
        print("a small disk: none can be mounted here")
        return 0
    try:
        out = small / "out.jsonl"
        out.write_bytes(OLD)
        told = subprocess.run(command(str(folder / "pages"), "-o", str(out)), capture_output=True, text=True)
        kept = out.read_bytes() == OLD and not list(small.glob(".out*"))
        print(f"a small disk: exit {told.returncode}, {told.stderr.strip()[-120:]!r}, old file kept: {kept}")
        return int(not kept or told.returncode == 0)
    finally:
        subprocess.run(["umount", str(small)], check=False)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    sys.exit(main())
