"""The package's shape: imports run one way, modules stay small, importing costs little."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

import statements

ROOT = Path(statements.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
FACADE = "statements"

# From the ground up; a room imports from its own row and the rows above it in this table.
LAYERS = (
    (
        "errors",
        "names",
        "steps",
        "columns",
        "doors",
        "plugins",
        "progress",
        "patterns",
        "collector",
        "datafiles",
        "record",
    ),
    ("models",),
    ("text", "refusal"),
    ("languages", "gazetteer", "dates"),
    ("formats",),
    ("attribution", "dedup"),
    ("resolve", "identity"),
    ("pipeline", "serial"),
    ("explanation", "containers", "export", "report", "archive"),
    ("batch",),
    ("cli", "spark", "testing"),
)
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
FOREIGN = {
    "": {"attrs", "cattrs", "dateutil"},
    "cli": {"rich"},
    "archive": {"numpy"},
    "dedup": {"numpy"},
    "report": {"jinja2", "markupsafe", "IPython"},
    "spark": {"numpy", "pyarrow", "pyspark"},
    "testing": {"hypothesis"},
}
# What a format must not know: words that attribute, and people.
BARRED = {"formats": {"attribution", "gazetteer", "resolve"}, "gazetteer": {"dates"}, "dates": {"gazetteer"}}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports when it runs, wherever in it they stand."""

    def visit(node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            return
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        for child in ast.iter_child_nodes(node):
            yield from visit(child)

    return visit(ast.parse(path.read_text("utf-8")))


def rooms_used(path: Path) -> set[str]:
    dotted = (name.split(".") for name in imported(path))
    return {name[1] for name in dotted if name[0] == FACADE and len(name) > 1} & RANK.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    if room(path) in ("__init__", "__main__"):
        return
    here = room(path)
    assert here in RANK, f"{here} has no place among the layers"
    upward = {used for used in rooms_used(path) if RANK[used] > RANK[here]}
    assert not upward
    assert not rooms_used(path) & BARRED.get(here, set())


def test_no_two_rooms_import_each_other() -> None:
    used: dict[str, set[str]] = {}
    for path in MODULES:
        used.setdefault(room(path), set()).update(rooms_used(path) - {room(path)})
    assert not [(a, b) for a, others in used.items() for b in others if a in used.get(b, ())]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_other_package_is_needed(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    allowed = FOREIGN[""] | FOREIGN.get(room(path), set()) | {FACADE}
    assert tops - allowed <= set(sys.stdlib_module_names)


def test_modules_stay_small() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {name: size for name, size in sizes.items() if size > 400}
    assert median(sizes.values()) < 150


def test_importing_loads_nothing_that_is_not_needed_yet(untraced: dict[str, str]) -> None:
    script = "import statements, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=untraced)
    loaded = set(run.stdout.split())
    assert not loaded & {
        "cattrs",
        "dateutil",
        "tomllib",
        "numpy",
        "rich",
        "hypothesis",
        "jinja2",
        "argparse",
        "importlib.metadata",
    }
    assert not {name for name in loaded if name.startswith("statements.")} & {
        "statements.pipeline",
        "statements.serial",
        "statements.dedup",
        "statements.gazetteer",
        "statements.attribution",
        "statements.explanation",
        "statements.export",
        "statements.report",
        "statements.archive",
    }


def test_the_facade_offers_what_it_names() -> None:
    assert len(statements.__all__) <= 24
    assert statements.__all__ == sorted(statements.__all__)
    for name in statements.__all__:
        assert getattr(statements, name).__doc__, name
        assert name in dir(statements)
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        statements.prase  # noqa: B018


def test_the_testing_helpers_say_which_extra_they_need() -> None:
    script = "import sys; sys.modules['hypothesis'] = None; import statements.testing"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert 'ImportError: statements.testing needs hypothesis: pip install "statements[testing]"' in run.stderr
