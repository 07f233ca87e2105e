"""The contributor's page shows the tree as it is: its rooms and modules, the way of a page, the layers of imports."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

from statements.pipeline import read_page

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "contributing.md").read_text("utf-8")
_ROOM = re.compile(r"^<!-- room: ([\w/]*) -->\n(.*?)^<!-- end -->", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \| (.+) \|$", re.MULTILINE)
_PATH = re.compile(r"`((?:src|tests|docs|seeds)/[\w./-]+)`")


@pytest.fixture(scope="module")
def drawn() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rooms", ROOT / "docs" / "rooms.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_map_names_every_module_once(drawn: ModuleType) -> None:
    named = [(room, name) for room, rows in _ROOM.findall(TEXT) for name, _ in _ROW.findall(rows)]
    assert sorted(named) == sorted((room, name) for room, names in drawn.rooms().items() for name in names)


def test_the_map_names_every_room_once_with_its_question(drawn: ModuleType) -> None:
    assert sorted(room for room, _ in _ROOM.findall(TEXT)) == sorted(drawn.rooms())
    for room, _ in _ROOM.findall(TEXT):
        above = TEXT.partition(f"<!-- room: {room} -->")[0].rstrip().rpartition("\n\n")
        assert not above[2].startswith(("#", "<!--")), f"{room}: nothing says what it is for"


def test_the_map_says_of_modules_what_they_say_of_themselves(drawn: ModuleType) -> None:
    assert drawn.filled(TEXT) == TEXT, "python docs/rooms.py writes it again"


def test_a_new_module_gets_a_row_and_one_that_went_loses_it(drawn: ModuleType) -> None:
    row = re.compile(r"^\| `check` \|.*\n", re.MULTILINE)
    assert row.search(TEXT)
    gone, new = row.sub("", TEXT), row.sub(lambda m: m[0] + m[0].replace("check", "nowhere"), TEXT)
    assert "`check`" in drawn.filled(gone)
    assert drawn.filled(new) == TEXT


def test_a_page_s_way_is_told_in_the_order_in_which_it_goes() -> None:
    steps = re.findall(r"^\d\. `(\w+)`", TEXT, re.MULTILINE)
    called = re.findall(r"(\w+)\(", inspect.getsource(read_page).rpartition('"""')[2])
    assert {"lay_out", "present", "attribute", "resolve", "records"} <= set(steps)
    assert [name for name in called if name in steps] == steps


def test_the_layers_are_those_that_imports_are_held_to() -> None:
    tree = ast.parse((ROOT / "tests" / "test_imports.py").read_text("utf-8"))
    held = {ast.unparse(node.targets[0]): node.value for node in tree.body if isinstance(node, ast.Assign)}
    layers = [", ".join(f"`{room}`" for room in rooms) for rooms in ast.literal_eval(held["LAYERS"])]
    assert re.findall(r"^\| \d+ \| (.+) \|$", TEXT, re.MULTILINE) == layers


def test_the_files_that_it_names_are_there() -> None:
    named = sorted(set(_PATH.findall(TEXT)))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
