"""Kill ``statements parse … -o FILE`` at random moments: ``python kill_writers.py [--times 500] [--seed 1]``.

Two sets of pages give two outputs. Each run begins to write one of them over the other and is killed after a moment
chosen by a seed, between nothing and somewhat more than a run takes. What stands at FILE afterwards must be the old
output or the new one, whole; and once a run has been left alone, nothing else stands beside it.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from statements.cli import main as run

PAGES = 6
PAGE = "The ferry {n} will run in May, harbour master Ulla Rand said on 4 March 2023. “We go on,” she added.\n\n"


def written(folder: Path, suffix: str) -> list[list[str]]:
    """The arguments that write each of the two outputs to one file."""
    out = []
    for name, lines in (("a", 1), ("b", 2)):
        pages = folder / name
        pages.mkdir()
        for number in range(PAGES):
            (pages / f"{number:02}.txt").write_text(PAGE.format(n=number) * lines, "utf-8")
        out.append(["parse", str(pages), "-o", str(folder / f"out{suffix}")])
    return out


def begun(arguments: list[str]) -> int:
    """A process of its own that runs the program."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os._exit(run(arguments))
    return child


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--times", type=int, default=500, help="how many runs are killed before they end (default: 500)")
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    chance = random.Random(args.seed)
    counts: Counter[str] = Counter()
    for suffix in (".jsonl", ".json"):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            runs, file = written(folder, suffix), folder / f"out{suffix}"
            whole, longest = [], 0.0
            for arguments in runs:
                run(arguments)  # what is read once for all pages is read here, and not by each that is killed
                start = time.monotonic()
                os.waitpid(begun(arguments), 0)
                longest = max(longest, time.monotonic() - start)
                whole.append(file.read_bytes())
            done = 0
            while done < args.times // 2:
                old = file.read_bytes()
                new = chance.randrange(2)
                child = begun(runs[new])
                time.sleep(chance.uniform(0, longest * 1.1))
                os.kill(child, signal.SIGKILL)
                killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
                done += killed
                now = file.read_bytes()
                ended = "old" if now == old else "new" if now == whole[new] else "torn"
                counts[f"{'killed' if killed else 'ended before'}: {ended}"] += 1
                counts["left aside by a kill"] += any(path.suffix == ".part" for path in folder.iterdir())
            os.waitpid(begun(runs[0]), 0)
            counts["left aside at the end"] += sum(path.suffix == ".part" for path in folder.iterdir())
            counts["torn at the end"] += file.read_bytes() != whole[0]
    for what, count in sorted(counts.items()):
        print(f"{count:6} {what}")
    return int(any(count for what, count in counts.items() if "torn" in what or what == "left aside at the end"))


if __name__ == "__main__":
    sys.exit(main())
