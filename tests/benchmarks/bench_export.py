"""How fast statements are written as tables and in other programs' formats, and what memory that takes.

    python tests/benchmarks/bench_export.py [--statements 1000000] [--to csv parquet]

The documents of the seeds stream by, again and again, until there are as many statements. Each format is written to a
file by a process of its own; memory is the most that the process ever held, the interpreter and its libraries included.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import attrs

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def stream(statements: int) -> Iterator[object]:
    """Documents with as many statements, or a few more."""
    from statements import parse_file

    documents = [parse_file(path) for path in SEEDS]
    for number, document in enumerate(cycle(documents)):
        if statements <= 0:
            return
        statements -= len(document)
        yield attrs.evolve(document, source=attrs.evolve(document.source, id=f"page {number}"))


def one(to: str, statements: int) -> dict[str, float]:
    """Write the statements in one format, in this process."""
    from statements.export import write

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out"
        start = time.perf_counter()
        write(stream(statements), target, to)
        seconds = time.perf_counter() - start
        size = target.stat().st_size
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return {"seconds": seconds, "size": size / 1e6, "memory": peak / 1e6}


def main() -> None:
    """Measure each format and print a line of figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--to", nargs="+", default=["csv", "parquet", "annotations", "schema.org", "tei", "ftm", "gqg"])
    parser.add_argument("--child", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        print(json.dumps(one(args.child, args.statements)))
        return
    print(f"{'to':12} {'seconds':>8} {'rows/s':>8} {'MB':>8} {'peak MB':>8}")
    for to in args.to:
        command = [sys.executable, __file__, "--child", to, "--statements", str(args.statements)]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        rate = args.statements / told["seconds"]
        print(f"{to:12} {told['seconds']:8.1f} {rate:8.0f} {told['size']:8.1f} {told['memory']:8.0f}", flush=True)


if __name__ == "__main__":
    main()
