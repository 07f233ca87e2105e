"""Regular expressions that wait: every one of them can be compiled, and until then costs nothing."""

from __future__ import annotations

import copy
import pickle
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import statements
from statements.patterns import Begun, _Ready, pattern

# A group, and how often it is repeated, without giving back: `(…)*+`.
_POSSESSIVE = re.compile(r"(?<![\\(])\)(?:[*+?]|\{+[\d,]+\}+)\+")


def waiting(value: Any, depth: int = 3) -> Iterator[_Ready]:
    """The patterns in a module's value, in tables too."""
    if isinstance(value, _Ready):
        yield value
    elif isinstance(value, Begun):
        yield from waiting(value._pattern)
    elif depth and isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from waiting(one, depth - 1)


# What a page goes through: the modules beside these rooms, and those in them.
_ROOMS = ("attribution", "dates", "formats", "gazetteer", "languages", "models", "resolve")


def test_every_pattern_that_a_page_may_need_can_be_compiled() -> None:
    names = [room.name for room in pkgutil.iter_modules(statements.__path__, "statements.") if not room.ispkg]
    for name in (f"statements.{room}" for room in _ROOMS):
        names += [name, *(room.name for room in pkgutil.walk_packages(import_module(name).__path__, f"{name}."))]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    found = {id(one): one for module in modules for one in waiting(tuple(vars(module).values()))}
    assert len(found) > 300
    for one in found.values():
        assert one.groups == re.compile(one.pattern, one.flags).groups


def test_it_is_compiled_once_and_searches_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    monkeypatch.setattr(re, "compile", lambda *args: compiled.append(args) or re._compiler.compile(*args))  # type: ignore[attr-defined]
    year = pattern(r"(?P<year>[12]\d{3})", re.ASCII)
    assert year.pattern == r"(?P<year>[12]\d{3})"
    assert not compiled
    assert year.search("in 2031")["year"] == "2031"  # type: ignore[index]
    assert year.sub("then", "1999 and 2031") == "then and then"
    assert compiled == [(year.pattern, re.ASCII)]


def test_a_bad_one_is_told_when_it_is_used() -> None:
    bad = pattern("(")
    with pytest.raises(re.error):
        bad.search("")


def test_one_that_begins_in_few_ways_is_compiled_where_a_text_does(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    monkeypatch.setattr(re, "compile", lambda *args: compiled.append(args) or re._compiler.compile(*args))  # type: ignore[attr-defined]
    label = Begun(["Read more", "Go"], pattern("(?:Read more|Go)+", re.IGNORECASE))
    assert label.fullmatch("The road is shut") is None
    assert label.match("the road: Read more", 4, 8) is None
    assert not compiled
    assert label.match("see: READ MORE of it", 5)[0] == "READ MORE"  # type: ignore[index]
    assert label.fullmatch("see: Go, now", 5, 7)
    assert label.fullmatch("GoRead morego")
    assert label.fullmatch("Read more of it") is None


def test_it_can_be_copied_and_pickled() -> None:
    year = pattern(r"\d{4}")
    assert copy.copy(year).search("2031")
    assert year.search("2031")
    assert pickle.loads(pickle.dumps(year)).search("2031")


def test_no_pattern_repeats_a_group_possessively() -> None:
    # Python before 3.11.5 keeps what an unfinished repetition has read: "said." is one word. `(?>(…)*)` says the same.
    found = {
        f"{path.name}:{number}"
        for path in Path(statements.__file__).parent.rglob("*")
        if path.suffix in (".py", ".toml")
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if _POSSESSIVE.search(line)
    }
    assert found == set()
