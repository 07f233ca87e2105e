"""A key of a language file: what it holds, what that means, and which room reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from statements.record import record

Value = Literal[
    "text",
    "words",
    "list",
    "rows",
    "patterns",
    "forms",
    "spellings",
    "flag",
    "number",
    "word table",
    "list table",
    "day table",
    "frames",
]
VALUES: Final[Mapping[Value, str]] = {
    "text": "a string",
    "words": "a string of words in lower case, parted by white space; `_` joins the words of a phrase (`according_to`)",
    "list": "a list of strings",
    "rows": "a list of lists of strings",
    "patterns": "a list of regular expressions",
    "forms": "a list of patterns with fields in braces (`{day}`)",
    "spellings": "a list of pairs: a regular expression, and what stands for it",
    "flag": "`true` or `false`",
    "number": "a whole number",
    "word table": "a table of strings",
    "list table": "a table of lists of strings",
    "day table": "a table of lists of strings by a number of days",
    "frames": "an array of tables, each a frame",
}


@record(kw_only=True, eq=False, repr=False)
class Key:
    """A key of a section: what it holds, what that means, and which room reads it.

    ``names`` are the only words that may stand there. Keys of one section with the same ``apart`` share no word: one of
    them would win in silence.
    """

    name: str
    value: Value
    meaning: str
    reader: str
    needed: bool = False
    names: Mapping[str, str] | None = None
    apart: str = ""
    default: object = None


def keys(
    reader: str, *rows: tuple[str, Value, str], needed: str = "", apart: str = "", **more: object
) -> tuple[Key, ...]:
    """Keys that differ in name, value and meaning only; ``needed`` lists the names that no file may leave out."""
    return tuple(
        Key(
            name=name,
            value=value,
            meaning=meaning,
            reader=reader,
            needed=name in needed.split() or needed == "all",
            apart=apart,
            **more,  # type: ignore[arg-type]
        )
        for name, value, meaning in rows
    )
