"""The data files that come with the library, read as its modules are: what else reads them takes long to import."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import cache_from_source, find_spec
from typing import Any

from statements.errors import DataError


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


def kept(package: str, name: str, make: Callable[[], Any]) -> Any:
    """What ``make`` makes of a package's files, taken from where it was put when it was made last.

    It stands beside the compiled modules, is made anew as they are when a file has changed, and is not kept where
    Python keeps none. It holds nothing but what :mod:`marshal` writes.

    >>> kept("statements.gazetteer", "sum", lambda: 1 + 1) if sys.dont_write_bytecode else 2
    2
    """
    made_of = _made_of(package)
    place = None if made_of is None else _beside(package, name)
    if place is None:
        return make()
    try:
        with open(place, "rb") as file:
            was_made_of, made = marshal.loads(file.read())
        if was_made_of == made_of:
            return made
    except (OSError, EOFError, ValueError, TypeError):  # none, or none that this Python reads
        pass
    made = make()
    if not sys.dont_write_bytecode:
        _put(place, marshal.dumps((made_of, made)))
    return made


@cache
def _made_of(package: str) -> tuple[tuple[str, int, int], ...] | None:
    """The files that what is made of a package depends on, with their times and sizes: its own, and the library's."""
    found = []
    try:
        for name in (__package__, package):
            for folder in _places(name):
                with os.scandir(folder) as files:
                    found += [(f.path, f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.is_file()]
    except OSError:  # an archive
        return None
    return tuple(sorted(found))


def _beside(package: str, name: str) -> str | None:
    """Where something that is made of a package's files is kept, if Python keeps its modules."""
    try:
        (folder,) = _places(package)
        return os.path.splitext(cache_from_source(os.path.join(folder, f"{name}.py")))[0] + ".made"
    except NotImplementedError:
        return None


def _put(place: str, data: bytes) -> None:
    """Write a file in one piece, or none where that is not possible."""
    aside = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(aside, "xb") as file:
            file.write(data)
        os.replace(aside, place)
    except OSError:
        pass


def _places(package: str) -> Sequence[str]:
    """The folder of a package."""
    spec = find_spec(package)
    assert spec is not None
    return spec.submodule_search_locations or ()
