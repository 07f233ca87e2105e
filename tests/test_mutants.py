"""What the program that changes the rooms has measured holds for the sources, tests and data it was measured with."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent / "benchmarks"
# What a run reads, and what it does not.
COUNTS = [
    "src/statements/dates/find.py",
    "src/statements/languages/en.toml",
    "src/statements/attribution/weights/en.json",
    "tests/conftest.py",
    "tests/test_dates.py",
    "tests/golden/sentences/en.toml",
    "tests/golden/live/page.txt",
    "seeds/page.txt",
]
COUNTS_FOR_NOTHING = ["tests/benchmarks/equivalent_mutants.toml", "tests/__pycache__/test_dates.pyc", "docs/index.md"]


def program(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (*COUNTS, *COUNTS_FOR_NOTHING):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one", "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", COUNTS)
def test_a_state_changes_with_sources_tests_and_their_data(tree: Path, name: str) -> None:
    state_of = program("mutants").state_of
    before = state_of(tree)
    (tree / name).write_text("two", "utf-8")
    changed = state_of(tree)
    (tree / name).rename(tree / f"{name}.bak")
    moved = state_of(tree)
    (tree / f"{name}.bak").rename(tree / name)
    assert len({before, changed, moved}) == 3
    (tree / name).write_text("one", "utf-8")
    assert state_of(tree) == before


@pytest.mark.parametrize("name", COUNTS_FOR_NOTHING)
def test_a_state_stays_where_no_test_reads_what_changed(tree: Path, name: str) -> None:
    state_of = program("mutants").state_of
    before = state_of(tree)
    (tree / name).write_text("two", "utf-8")
    assert state_of(tree) == before


def test_a_state_is_that_of_the_rooms_that_were_named(tree: Path) -> None:
    state_of = program("mutants").state_of
    assert len({state_of(tree), state_of(tree, ["dates"]), state_of(tree, ["dates", "cli"])}) == 3


def test_a_map_of_another_state_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("coverage")
    reach_of, file = program("mutants_warm").Reach, tmp_path / "map.json"
    new = reach_of(file, "one")
    new.tests["test"] = {"took": 0.5, "lines": {"dates/find.py": [3, 4]}}
    new.keep()
    assert reach_of(file, "one").of("dates/find.py", [4]) == ["test"]
    assert capsys.readouterr().err == ""
    assert reach_of(file, "two").tests == {}
    assert "is measured anew" in capsys.readouterr().err
    file.write_text(json.dumps({"tests": new.tests, "sources": {}}), "utf-8")  # as maps were kept before
    assert reach_of(file, "one").tests == {}


def test_results_of_another_state_are_not_read(tmp_path: Path) -> None:
    mutants, file = program("mutants"), tmp_path / "results.jsonl"
    mutant = mutants.Mutant("dates/find.py", 3, 0, 1, "2", "1 to 2")
    mutants.Results(file, "one").add(mutant, "survived")
    assert mutants.Results(file, "one").found == {mutant: "survived"}
    assert mutants.Results(file, "two").found == {}
