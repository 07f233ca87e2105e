"""The data files that come with the library, read as its modules are: what else reads them takes long to import."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec


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


def _places(package: str) -> Sequence[str]:
    """The folder of a package."""
    spec = find_spec(package)
    assert spec is not None
    return spec.submodule_search_locations or ()
