"""How fast ``parse`` is, how its time grows, what memory it takes, and what importing the library costs.

    python tests/benchmarks/bench_parse.py [--mb 10] [--only 000] [--profile]

Each seed is repeated to the size asked for, and to a quarter and a sixteenth of it, and parsed in a process of its own.
MB/s are millions of UTF-8 bytes per CPU second; the exponent is the slope of CPU time against size (1 is linear);
memory is the growth of the peak over what the process held with the text loaded and the library warm.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from pathlib import Path

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
STEPS = (1 / 16, 1 / 4, 1)


def peak() -> float:
    """The most memory that this process has held so far, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def one(path: Path, size: float, profile: bool) -> dict[str, float | str]:
    """Parse one seed, repeated to ``size`` bytes, in this process."""
    from statements import parse, to_json

    seed = path.read_text("utf-8")
    parse(seed)
    text = (seed + "\n\n") * max(1, round(size / len(f"{seed}\n\n".encode())))
    before = peak()
    if profile:
        import cProfile

        cProfile.runctx("parse(text)", {"parse": parse, "text": text}, {}, sort="tottime")
    start = time.process_time()
    document = parse(text)
    seconds = time.process_time() - start
    grown = peak() - before
    start = time.process_time()
    to_json(document)
    return {
        "format": document.format,
        "bytes": len(text.encode()),
        "seconds": seconds,
        "json": time.process_time() - start,
        "memory": grown,
        "statements": len(document.statements),
    }


def child(path: Path, size: float, *more: str) -> dict[str, float]:
    """The figures of a process of its own."""
    command = [sys.executable, __file__, "--one", str(path), "--mb", str(size / 1e6), *more]
    out = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    if more:
        print(out)
    return dict(json.loads(out.splitlines()[-1]))


def slope(points: list[tuple[float, float]]) -> float:
    """The least-squares slope of the logarithms."""
    xs, ys = ([math.log(p[i]) for p in points] for i in (0, 1))
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def fresh(*steps: str) -> float:
    """The CPU seconds that a fresh interpreter, which has attrs, takes for the last step: the least of seven runs."""
    *before, last = steps
    script = "; ".join(
        ["import time, attrs", *before, "s = time.process_time()", last, "print(time.process_time() - s)"]
    )
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True) for _ in range(7)
    ]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--mb", type=float, default=10.0, help="the largest size, in millions of bytes (default: 10)")
    ap.add_argument("--only", default="", help="only seeds whose name begins so")
    ap.add_argument("--profile", action="store_true", help="show where the time goes, too")
    ap.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.one:
        print(json.dumps(one(args.one, args.mb * 1e6, args.profile)))
        return
    page = "statements.parse('It is open, the mayor, Ann Lee, said.')"
    print(f"import: {fresh('import statements'):.3f} s, the first page: {fresh('import statements', page):.3f} s more")
    print("seed  format                 MB   CPU s   MB/s exponent   memory  JSON s statements")
    for path in SEEDS:
        if not path.name.startswith(args.only):
            continue
        runs = [child(path, args.mb * 1e6 * step) for step in STEPS]
        last = runs[-1]
        exponent = slope([(run["bytes"], run["seconds"]) for run in runs])
        size = last["bytes"] / 1e6
        print(
            f"{path.name[:3]:5} {last['format']:18} {size:6.2f} {last['seconds']:7.2f} {size / last['seconds']:6.2f}"
            f" {exponent:8.2f} {last['memory'] / size:6.1f}/B {last['json']:7.2f} {last['statements']:10}",
            flush=True,
        )
        if args.profile:
            child(path, args.mb * 1e6 / 4, "--profile")


if __name__ == "__main__":
    main()
