"""What a room offers by name: its built-in modules, then what others register under an entry-point group."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

__all__ = ["known"]


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
    from importlib.metadata import entry_points

    found: dict[str, Any] = {}
    broken: dict[str, str] = {}
    for name, place in places.items():
        module, _, instance = place.partition(":")
        found[name] = getattr(import_module(f"{room}.{module}"), instance or attribute)
    for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
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
