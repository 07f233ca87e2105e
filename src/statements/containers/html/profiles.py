"""Sites whose pages say by their class names what stands where, as data."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

from statements.containers.html.visible import Visible
from statements.errors import DataError

# Names of classes, ids and values in a selector; those of elements say little.
_CLASS = re.compile(r"\.[\w-]+")
_NAME = re.compile(r"(?<=[.#=])[\w-]+")
_KEYS = frozenset(("name", "hosts", "body", "lead", "drop", "caption"))


@frozen(kw_only=True)
class Profile:
    """A site, or a system that many sites run: selectors of what holds the article, and of what is apart from it."""

    name: str
    body: str
    hosts: tuple[str, ...] = ()
    lead: str = ""
    drop: str = ""
    caption: str = ""


@cache
def profiles() -> tuple[Profile, ...]:
    """The known sites; raises :class:`DataError` where their file does not hold what is needed."""
    data = tomllib.loads(files("statements.containers.html").joinpath("profiles.toml").read_text("utf-8"))
    found = []
    for row in data.get("site", ()):
        if not isinstance(row, dict) or row.keys() - _KEYS or not row.get("body") or not row.get("name"):
            raise DataError(f"profiles.toml: {row!r} is no site")
        found.append(Profile(**{**row, "hosts": tuple(row.get("hosts", ()))}))
    return tuple(found)


def elements(page: Visible, selector: str) -> list[Any]:
    """The elements that a selector finds; nothing is looked for whose names the page does not have."""
    found: list[Any] = []
    for one in filter(None, (part.strip() for part in selector.split(","))):
        if _CLASS.fullmatch(one):
            found += page.classed.get(one[1:], ())
        elif all(word in page.markup for word in _NAME.findall(one)):
            found += page.root.query(one)
    return found


def fitting(page: Visible, url: str | None) -> tuple[Profile, list[Any]] | None:
    """The site of a page, by its host or by what it has, with the elements that hold the article."""
    host = (urlsplit(url).hostname or "") if url and "//" in url else ""
    known = profiles()
    own = [one for one in known if any(host == end or host.endswith("." + end) for end in one.hosts)]
    for profile in (*own, *(one for one in known if one not in own and (not one.hosts or not host))):
        if found := elements(page, profile.body):
            return profile, found
    return None
