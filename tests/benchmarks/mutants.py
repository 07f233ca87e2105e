"""Do the tests notice a changed program? ``python mutants.py [--count 200] [--seed 1] [--rooms dates dedup …]``.

Small changes are made to the rooms, one at a time and chosen by a seed: a comparison, *and* for *or*, a *not* less, a
number one more, a condition that always or never holds, a sign, *continue* for *break*. The tests that run the changed
line run with it, the quick ones first, in a copy of a process that has them ready (``mutants_warm.py``); where none
fails the mutant survived. Which tests run which line is measured once (``--map FILE`` keeps it). Mutants that change
nothing that anybody could see are listed with the reason in ``equivalent_mutants.toml`` and count for none.

``--results FILE`` keeps what was found, a line each, and a run that is stopped, or ends after ``--minutes``, goes on
from there. Both files hold for one state of the sources, the tests and the data of either, and for the rooms that were
named: the map of another state is measured anew, results of another one are not read.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "statements"
ROOMS = ("attribution/rules", "dates", "dedup", "serial", "cli")
# The files of tests that are tried for a room: its own, and those that read with it.
NEAR = {
    "attribution/rules": (
        *("test_attribution*", "property/test_attribution*", "golden/test_*", "test_resolve*", "test_frames"),
        *("test_vietnamese_verbs", "test_pipeline", "test_explanation*"),
    ),
    "dates": ("test_dates*", "property/test_dates*", "test_resolve*", "test_formats_*", "golden/test_golden"),
    "dedup": ("test_dedup*", "property/test_dedup*", "test_archive*", "test_identity"),
    "serial": ("test_serial*", "property/test_serial*", "property/test_roundtrip", "test_models*", "test_cli*"),
    "cli": ("test_cli*", "test_doors", "test_progress", "test_plugins"),
}
# What a run depends on; the programs that measure are no part of it.
READ = ("src", "tests", "seeds")
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
SWAPPED: dict[type, str] = {
    **{ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in"},
    **{ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is"},
}
SIGNS: dict[type, tuple[str, str]] = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "//")}


class Mutant(NamedTuple):
    """A change of the text ``start:end`` of a file's line into another."""

    path: str
    line: int
    start: int
    end: int
    new: str
    what: str


def mutants(path: Path) -> Iterator[Mutant]:
    """The changes that can be made to a file, each within one line."""
    text = path.read_text("utf-8")
    lines, name = text.split("\n"), str(path.relative_to(SOURCE))
    tree = ast.parse(text)
    dull = {id(part) for node in ast.walk(tree) for hint in hints(node) for part in ast.walk(hint)}

    def change(node: ast.AST, new: str, what: str, start: int = -1, end: int = -1) -> Iterator[Mutant]:
        first, last = node.lineno, node.end_lineno  # type: ignore[attr-defined]
        row = lines[first - 1].encode()
        low = start if start >= 0 else node.col_offset  # type: ignore[attr-defined]
        high = end if end >= 0 else node.end_col_offset  # type: ignore[attr-defined]
        if first == last:
            yield Mutant(name, first, len(row[:low].decode()), len(row[:high].decode()), new, what)

    for node in ast.walk(tree):
        if id(node) in dull:
            continue
        if isinstance(node, ast.Compare):
            left = node.left
            for op, right in zip(node.ops, node.comparators, strict=True):
                if left.end_lineno == right.lineno == node.lineno and type(op) in SWAPPED:
                    new = SWAPPED[type(op)]
                    yield from change(
                        left, f" {new} ", f"comparison to {new}", left.end_col_offset or 0, right.col_offset
                    )
                left = right
        elif isinstance(node, ast.BoolOp):
            new = "or" if isinstance(node.op, ast.And) else "and"
            for left, right in zip(node.values, node.values[1:], strict=False):
                between = lines[left.lineno - 1].encode()[left.end_col_offset : right.col_offset].decode()
                if left.end_lineno == right.lineno == left.lineno and between.strip() in ("and", "or"):
                    yield from change(left, f" {new} ", f"to {new}", left.end_col_offset or 0, right.col_offset)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield from change(node, "", "no not", node.col_offset, node.operand.col_offset)
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            yield from change(node, str(node.value + 1), f"{node.value} to {node.value + 1}")
        elif isinstance(node, ast.Constant) and type(node.value) is bool:
            yield from change(node, str(not node.value), f"to {not node.value}")
        elif isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
            old, new = SIGNS[type(node.op)]
            left, right = node.left, node.right
            between = lines[left.lineno - 1].encode()[left.end_col_offset : right.col_offset].decode()
            if left.end_lineno == right.lineno == left.lineno and between.strip() == old:
                yield from change(left, f" {new} ", f"{old} to {new}", left.end_col_offset or 0, right.col_offset)
        elif isinstance(node, ast.If | ast.IfExp):
            yield from change(node.test, "True", "always")
            yield from change(node.test, "False", "never")
        elif isinstance(node, ast.Continue):
            yield from change(node, "break", "to break")
        elif isinstance(node, ast.Break):
            yield from change(node, "continue", "to continue")


def hints(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node says nothing to whoever runs it: types, what only a type checker reads, how a record is made."""
    for name in ("annotation", "returns"):
        if isinstance(hint := getattr(node, name, None), ast.AST):
            yield hint
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
        yield node
    for how in getattr(node, "decorator_list", ()):  # how a record is made, how much is remembered
        if isinstance(how, ast.Call) and ast.unparse(how.func) in ("record", "define", "frozen", "lru_cache"):
            yield how


def tests_of(rooms: Iterable[str]) -> list[str]:
    """The tests that are tried for the rooms: files of tests, and the folders of the rooms for their examples."""
    files = [file for room in rooms for name in NEAR[room] for file in sorted((ROOT / "tests").glob(f"{name}.py"))]
    return [*(str(file.relative_to(ROOT)) for file in dict.fromkeys(files)), *(f"src/statements/{r}" for r in rooms)]


def copied(folder: Path) -> None:
    """A copy of the sources and the tests, which may change meanwhile, beside links to all else that tests read."""
    for path in ROOT.iterdir():
        if path.name in READ:
            shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif path.name not in (".git", ".venv", ".coverage"):
            (folder / path.name).symlink_to(path)


def state_of(root: Path, rooms: Iterable[str] = ROOMS) -> str:
    """A digest of the sources, the tests, the data of either and the rooms: what was measured holds for it alone."""
    digest = hashlib.sha256("\n".join(rooms).encode())
    for path in sorted(path for name in READ for path in (root / name).rglob("*") if path.is_file()):
        name = path.relative_to(root)
        if "__pycache__" not in name.parts and name.parts[:2] != ("tests", "benchmarks"):
            digest.update(f"\n{name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()[:12]


class Results:
    """What was found of mutants of one state, kept in a file a line each."""

    def __init__(self, file: Path | None, state: str) -> None:
        self.state, self.file = state, file
        self.found: dict[Mutant, str] = {}
        for line in file.read_text("utf-8").splitlines() if file and file.exists() else ():
            state, outcome, *mutant = json.loads(line)
            if state == self.state:
                self.found[Mutant(*mutant)] = outcome

    def add(self, mutant: Mutant, outcome: str) -> None:
        self.found[mutant] = outcome
        if self.file is not None:
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps([self.state, outcome, *mutant], ensure_ascii=False) + "\n")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--count", type=int, default=200, help="how many mutants (default: 200)")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--rooms", nargs="+", default=ROOMS, choices=ROOMS)
    ap.add_argument("--map", type=Path, help="where to keep which tests run which lines")
    ap.add_argument("--results", type=Path, help="where to keep what was found, and to go on from")
    ap.add_argument("--minutes", type=float, default=1e9, help="begin no mutant after so many")
    args = ap.parse_args()
    files = [(room, path) for room in args.rooms for path in sorted((SOURCE / room).rglob("*.py"))]
    known = tomllib.loads(EQUIVALENT.read_text("utf-8"))["equivalent"]
    rows = [(room, mutant) for room, path in files for mutant in mutants(path)]
    chosen = random.Random(args.seed).sample(rows, min(args.count, len(rows)))
    places = {mutant: place_of(mutant) for _, mutant in chosen}  # now: the sources may change meanwhile
    until = time.monotonic() + args.minutes * 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "copy"
        folder.mkdir()
        copied(folder)
        results = Results(args.results, state := state_of(folder, args.rooms))
        kept = (args.map or Path(name) / "map.json").resolve()
        command = [sys.executable, str(Path(__file__).with_name("mutants_warm.py")), str(folder), str(kept), state]
        env = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        env |= {"HYPOTHESIS_PROFILE": "hasty", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        process = subprocess.Popen(
            [*command, *tests_of(args.rooms)], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdin is not None
        assert process.stdout is not None
        for _, mutant in chosen:  # in the order in which they were drawn: those of a run that is stopped are a sample
            place = places[mutant]
            if place in known or mutant in results.found or time.monotonic() > until:
                continue
            process.stdin.write(json.dumps(mutant[:5]) + "\n")
            process.stdin.flush()
            if not (outcome := process.stdout.readline().strip()):
                raise RuntimeError("the tests do not run")
            results.add(mutant, outcome)
            if outcome != "killed":
                print(f"{outcome}, line {mutant.line}, column {mutant.start}: {place}", flush=True)
        process.stdin.close()
        process.wait()
    outcomes: dict[str, Counter[str]] = {room: Counter() for room in args.rooms}
    for room, mutant in chosen:
        outcomes[room]["equivalent" if places[mutant] in known else results.found.get(mutant, "not run")] += 1
    for room, count in {**outcomes, "all": sum(outcomes.values(), Counter[str]())}.items():
        of = count["killed"] + count["survived"] + count["unreached"]
        rest = ", ".join(f"{count[what]} {what}" for what in ("unreached", "equivalent", "not run") if count[what])
        print(f"{room}: {count['killed']} of {of} killed ({count['killed'] / max(1, of):.1%}), {rest}")


def place_of(mutant: Mutant) -> str:
    """What a mutant is called in the list of those that change nothing."""
    line = (SOURCE / mutant.path).read_text("utf-8").split("\n")[mutant.line - 1].strip()
    return f"{mutant.path}: {line} [{mutant.what}]"


if __name__ == "__main__":
    main()
