"""What the names of elements and of their classes say, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast, get_args

from attrs import frozen

from statements.errors import DataError
from statements.models import SegmentKind


@frozen(kw_only=True)
class Names:
    """The names of elements, and the kinds of segments that class names make them, by word and by pair of words."""

    blocks: frozenset[str]
    tight: frozenset[str]
    unseen: frozenset[str]
    furniture: frozenset[str]
    aria: frozenset[str]
    words: Mapping[str, SegmentKind]
    pairs: Mapping[str, SegmentKind]


@cache
def names() -> Names:
    """The names as their file has them; raises :class:`DataError` where it does not hold what is needed."""
    data = tomllib.loads(files("statements.containers.html").joinpath("names.toml").read_text("utf-8"))
    words: dict[str, SegmentKind] = {}
    pairs: dict[str, SegmentKind] = {}
    for kind, rows in data["classes"].items():
        if kind not in get_args(SegmentKind):
            raise DataError(f"names.toml: {kind!r} is no kind of segment")
        words |= dict.fromkeys(rows["words"].split(), cast(SegmentKind, kind))
        pairs |= dict.fromkeys(rows["pairs"], cast(SegmentKind, kind))
    elements = {key: frozenset(value.split()) for key, value in data["elements"].items()}
    return Names(words=words, pairs=pairs, **elements)
