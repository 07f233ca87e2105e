"""Regular expressions mean the same to every Python that the library runs on."""

from __future__ import annotations

import re
from pathlib import Path

import statements

# A group, and how often it is repeated, without giving back: `(…)*+`.
_POSSESSIVE = re.compile(r"(?<![\\(])\)(?:[*+?]|\{+[\d,]+\}+)\+")


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
