"""What a room offers by name: its built-in modules, then what others register under an entry-point group."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.machinery import PathFinder
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["known"]

_TOLD = (".dist-info", ".egg-info", "EGG-INFO")  # the folders in which a distribution says what it registers


def known(
    room: str, places: Mapping[str, str], *, attribute: str, group: str, what: str, methods: tuple[str, ...]
) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """What a room has by name, and why a plug-in of the group cannot be loaded, by its name.

    ``places`` gives for a name its module in the room, and after a colon the instance where it is not ``attribute``.
    A plug-in is an instance of that name with the given methods; it cannot take a built-in one's name.

    >>> found, broken = known("statements.formats", {"plain": "plain"}, attribute="FORMAT", group="none.at.all",
    ...     what="format", methods=("sniff", "lay_out"))
    >>> list(found), dict(broken)
    (['plain'], {})
    """
    found: dict[str, Any] = {}
    broken: dict[str, str] = {}
    for name, place in places.items():
        module, _, instance = place.partition(":")
        found[name] = getattr(import_module(f"{room}.{module}"), instance or attribute)
    for entry in _registered(group):
        if entry.name in found:
            continue
        try:
            plug_in = entry.load()
            if plug_in.name != entry.name or not all(callable(getattr(plug_in, method)) for method in methods):
                raise TypeError(f"{entry.value} is no {what} named {entry.name!r}")
        except (Exception, SystemExit) as error:  # whatever a plug-in's import raises is the plug-in's fault
            broken[entry.name] = f"{type(error).__name__}: {error}"
        else:
            found[entry.name] = plug_in
    return MappingProxyType(found), MappingProxyType(broken)


def _registered(group: str) -> list[EntryPoint]:
    """What is registered under a group, by name. Where nothing can be, what would ask is not even imported."""
    if not any(_may_register(str(place), group) for place in sys.path) and not _asked_elsewhere():
        return []
    from importlib.metadata import entry_points

    return sorted(entry_points(group=group), key=lambda entry: entry.name)


def _may_register(place: str, group: str) -> bool:
    """Whether a distribution in a place of the path names the group; of what is no folder, an archive, it may be so."""
    try:
        names = os.listdir(place or ".")
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    if place.endswith(".egg") or any(name.endswith(".egg") for name in names):
        return True
    return any(_names(os.path.join(place, name, "entry_points.txt"), group) for name in names if name.endswith(_TOLD))


def _names(path: str, group: str) -> bool:
    """Whether a file is there and names the group."""
    try:
        with open(path, "rb") as file:
            return group.encode() in file.read()
    except OSError:
        return False


def _asked_elsewhere() -> bool:
    """Whether distributions are also found by another way than the path."""
    return any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder)
