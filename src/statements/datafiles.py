"""The data files that come with the library, read as its modules are: what else reads them takes long to import."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any
from zlib import crc32

from statements.errors import DataError

_LIST = "[]"


def names(package: str, ending: str) -> tuple[str, ...]:
    """The names of a package's files with that ending, in order.

    >>> names("statements.gazetteer", ".toml")
    ('offices.toml', 'organisations.toml', 'people.toml', 'places.toml', 'rules.toml')
    """
    (place,) = _places(package)
    try:
        found = os.listdir(place)
    except OSError:  # an archive
        from importlib.resources import files

        found = [file.name for file in files(package).iterdir()]
    return tuple(sorted(name for name in found if name.endswith(ending)))


def text(package: str, name: str) -> str:
    """The text of a package's file.

    >>> text("statements.gazetteer", "rules.toml").isspace()
    False
    """
    (place,) = _places(package)
    loader = find_spec(package).loader  # type: ignore[union-attr]
    data: bytes = loader.get_data(os.path.join(place, name))  # type: ignore[union-attr]
    return data.decode("utf-8").replace("\r\n", "\n")


def tables(text: str, source: str) -> dict[str, Any]:
    """What a text holds, as TOML; raises :class:`DataError` where it is none. ``source`` is where it is from."""
    import tomllib  # what is kept needs none of it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{source}: {error}") from error
    except (RecursionError, ValueError) as error:  # lists in lists without end, a number of thousands of digits
        raise DataError(f"{source}: it cannot be read: {type(error).__name__}") from error


def made(package: str, name: str, of: str) -> dict[str, str]:
    """What was made of a text when the library was built, by names, each to be read by :func:`read_made`.

    Nothing where nothing was made, as in a folder of the source, or where the text has changed since: that counts.

    >>> made("statements.languages", "en.made", "another text")
    {}
    """
    (place,) = _places(package)
    if not os.path.exists(os.path.join(place, name)):
        return {}
    first, *lines = text(package, name).split("\n")
    return dict(line.split(" ", 1) for line in lines) if first == _sum(of) else {}


def write_made(tables: Mapping[str, Any], of: str) -> str:
    """What :func:`made` reads: texts, numbers, and tables, tuples and lists of them."""
    lines = (f"{name} {json.dumps(_marked(table), ensure_ascii=False)}" for name, table in tables.items())
    return "\n".join((_sum(of), *lines))


def read_made(line: str) -> Any:
    """What was made, as it was.

    >>> read_made('{"a": ["x", {"[]": ["y"]}]}')
    {'a': ('x', ['y'])}
    """
    return _unmarked(json.loads(line))


def _sum(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


def _marked(value: Any) -> Any:
    """A value for JSON, which knows no tuples: they are its arrays, so that a list, of which there are few, says so."""
    if isinstance(value, Mapping):
        return {key: _marked(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        marked = [_marked(one) for one in value]
        return marked if isinstance(value, tuple) else {_LIST: marked}
    return value


def _unmarked(value: Any) -> Any:
    if value.__class__ is list:
        return tuple([one if one.__class__ is str else _unmarked(one) for one in value])
    if value.__class__ is dict:
        if _LIST in value:
            return [_unmarked(one) for one in value[_LIST]]
        return {key: _unmarked(one) for key, one in value.items()}
    return value


def _places(package: str) -> Sequence[str]:
    """The folder of a package."""
    spec = find_spec(package)
    assert spec is not None
    return spec.submodule_search_locations or ()
