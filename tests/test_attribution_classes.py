"""The classes of tokens have names: no file of attribution but the one that names them writes a class as a letter."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import statements.attribution
from statements.attribution.sentence import classes

ROOT = Path(statements.attribution.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*.py") if path.name != "classes.py")
LETTERS = frozenset(classes.TITLES) | {classes.UNSETTLED}
SETS = frozenset(("frozenset", "set", "tuple", "list"))


def is_letters(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and set() < set(node.value) <= LETTERS


def letters_in(node: ast.AST) -> list[str]:
    """The letters written in an operand: a string, a collection of strings, or a set made of one."""
    if is_letters(node):
        return [node.value]  # type: ignore[attr-defined]
    if isinstance(node, ast.Tuple | ast.Set | ast.List):
        return [text for child in node.elts for text in letters_in(child)]
    if isinstance(node, ast.Call):
        return [text for child in node.args for text in letters_in(child)]
    return []


def reads_codes(node: ast.AST, names: set[str]) -> bool:
    """Whether an expression gives classes: *codes* itself, an item or a slice of it, a method's result, a set of it."""
    if isinstance(node, ast.Name):
        return node.id in names
    if isinstance(node, ast.Attribute):
        return node.attr == "codes" or reads_codes(node.value, names)
    if isinstance(node, ast.Subscript):
        return reads_codes(node.value, names)
    if isinstance(node, ast.Call):
        return any(reads_codes(child, names) for child in (node.func, *node.args))
    if isinstance(node, ast.Tuple):
        return any(reads_codes(child, names) for child in node.elts)
    return False


def names_of_codes(tree: ast.AST) -> set[str]:
    """The names bound to the code of a sentence or to classes in it, as far as a file's assignments show."""
    names = {"code", "codes"}
    while True:
        before = len(names)
        for node in ast.walk(tree):
            pairs: list[tuple[ast.AST, ast.AST]] = []
            if isinstance(node, ast.Assign):
                pairs = [(target, node.value) for target in node.targets]
            elif isinstance(node, ast.For | ast.comprehension):
                pairs = [(node.target, node.iter)]
            elif isinstance(node, ast.NamedExpr):
                pairs = [(node.target, node.value)]
            for target, value in pairs:
                both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
                both = both and len(target.elts) == len(value.elts)  # type: ignore[attr-defined]
                for name, given in zip(target.elts, value.elts, strict=True) if both else [(target, value)]:  # type: ignore[attr-defined]
                    if isinstance(name, ast.Name) and reads_codes(given, names):
                        names.add(name.id)
        if len(names) == before:
            return names


def written(source: str) -> Iterator[tuple[int, str]]:
    """The lines that write classes as letters, with what they write."""
    tree = ast.parse(source)
    names = names_of_codes(tree)
    for node in ast.walk(tree):
        found: list[str] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(reads_codes(side, names) for side in sides):
                found = [text for side in sides for text in letters_in(side)]
        elif isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name) and function.id in SETS:
                found = [text for child in node.args if is_letters(child) for text in letters_in(child)]
            elif isinstance(function, ast.Attribute) and reads_codes(function.value, names):
                found = [text for child in node.args for text in letters_in(child)]
            elif isinstance(function, ast.Attribute) and function.attr == "compile" and node.args:
                found = patterns_in(node.args[0])
        elif isinstance(node, ast.Assign) and node in tree.body:
            values = [*node.value.keys, *node.value.values] if isinstance(node.value, ast.Dict) else [node.value]
            found = [v.value for v in values if v is not None and is_letters(v) and not v.value.islower()]  # type: ignore[attr-defined]
        yield from ((node.lineno, text) for text in found)


def patterns_in(node: ast.AST) -> list[str]:
    """The sets of letters in a pattern that look like classes: some letter, and nothing that is no class."""
    text = "".join(
        part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )
    inside = [found.replace("\\", "") for found in re.findall(r"\[\^?([^]]+)\]", text)]
    return [found for found in inside if LETTERS.issuperset(found) and any(map(str.isalpha, found))]


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_no_class_is_written_as_a_letter(path: Path) -> None:
    assert sorted(written(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        'codes[at] == "N"',
        'par.codes[at] in "qQ"',
        'codes[at : at + 1] in (",", "-")',
        'par.codes[low:high].strip("qQ,.-")',
        'set(codes[at:]) <= set("NoP")',
        'codes[at + 2 : at + 3] not in tuple("DNPo")',
        'before = codes[at - 1]\nbefore in ("D", "I")',
        'before, word = codes[at], words[at]\nbefore == "x"',
        'all(letter in "qQ" for letter in par.codes[low:high])',
        'codes.find(",e", low)',
        'EDGES = frozenset(",;:qQ")',
        'EDGES = ",;:qQ"',
        'PATTERN = re.compile("[.Q-]")',
    ],
)
def test_the_check_sees(line: str) -> None:
    assert list(written(line))


@pytest.mark.parametrize(
    "line", ['words[at] == "the"', 'what == "edge"', 'text.find(":", at)', "code == NAME", 'x in "N"']
)
def test_the_check_leaves_alone(line: str) -> None:
    assert not list(written(line))


def test_classes_are_told_apart() -> None:
    """One letter each, and a title for each."""
    letters = [v for k, v in vars(classes).items() if k.isupper() and isinstance(v, str) and len(v) == 1]
    assert len(set(letters)) == len(letters)
    assert set(letters) == LETTERS
    assert len(set(classes.TITLES.values())) == len(classes.TITLES)
