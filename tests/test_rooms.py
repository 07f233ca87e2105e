"""Every room has tests of its own, and every example in a docstring is run."""

from __future__ import annotations

import ast
import doctest
import importlib
import tomllib
from pathlib import Path

import pytest

import statements

ROOT = Path(statements.__file__).parent
TESTS = Path(__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
ROOMS = sorted({path.relative_to(ROOT).parts[0].removesuffix(".py") for path in MODULES} - {"__init__", "__main__"})
FAMILIES = sorted(path.parent.name for path in (ROOT / "formats").glob("*/__init__.py"))


def test_there_are_rooms() -> None:
    assert {"attribution", "dates", "dedup", "gazetteer", "languages", "models", "serial", "text"} <= set(ROOMS)
    assert {"sputnik", "telegram", "ttxvn", "wordpress"} <= set(FAMILIES)


@pytest.mark.parametrize("room", [*ROOMS, *(f"formats_{family}" for family in FAMILIES)])
def test_a_room_has_tests_of_its_own(room: str) -> None:
    module = ROOT / f"{room}.py"
    if module.exists() and ">>> " in module.read_text("utf-8"):
        return  # one module may be tested by its examples
    tests = [path.read_text("utf-8") for path in TESTS.glob(f"test_{room}*.py")]
    functions = [node for text in tests for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    assert [f.name for f in functions if f.name.startswith("test_")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_example_is_found(path: Path) -> None:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, holders)]
    written = sum(doc.count(">>> ") for node in nodes if (doc := ast.get_docstring(node)))
    name = ".".join(("statements", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    tests = [] if name.endswith("__main__") else doctest.DocTestFinder().find(importlib.import_module(name))
    assert sum(len(test.examples) for test in tests) == written


def test_the_examples_of_the_package_are_collected() -> None:
    options = tomllib.loads((TESTS.parent / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert "src" in options["testpaths"]
    assert "--doctest-modules" in options["addopts"].split()
