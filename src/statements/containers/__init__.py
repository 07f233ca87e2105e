"""Containers: what pages come in. A reader takes what a file knows of its pages; it never decides who speaks.

``read_pages`` gives the pages of a file, a stream or bytes one by one; ``statements.parse`` takes each. A built-in
container is a module or a folder that offers one instance as ``CONTAINER``; a third party registers one under the
entry-point group ``statements.containers``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any

from statements.containers.base import Claim, Container, ContainerError, Input, Pages, Told, opened
from statements.errors import StatementsError
from statements.plugins import known
from statements.refusal import binary

__all__ = [
    "GROUP",
    "Claim",
    "Container",
    "ContainerError",
    "Input",
    "Pages",
    "Told",
    "containers",
    "get",
    "read_pages",
    "sniff",
    "suffixes",
]

GROUP = "statements.containers"

# Where two containers score the same, the one named first is taken.
_BUILT_IN: dict[str, str] = {
    "folder": "folder",
    "telegram-json": "telegram.chat",
    "telegram-api": "telegram.api",
    "telegram-web": "telegram.web",
    "telegram-html": "telegram.web:EXPORTED",
    "warc": "warc",
    "tei": "records.tei",
    "akoma-ntoso": "records.debates",
    "hansard": "records.debates:HANSARD",
    "wxr": "feeds.wxr",
    "feed": "feeds.syndicated",
    "json-feed": "feeds.blogs",
    "wordpress-json": "feeds.blogs:WORDPRESS",
    "mhtml": "html.mhtml",
    "html": "html",
    "table": "tables",
    "text": "text",
}
_ENOUGH = 0.2
# What unpacks its own inputs.
_UNPACK = frozenset(("warc", "folder"))


def read_pages(
    source: str | Path | bytes | IO[bytes],
    container: str | Container | None = None,
    *,
    name: str | None = None,
    **options: Any,
) -> Pages:
    """The pages of a file or folder, of bytes or of a binary stream, one by one, in bounded memory.

    ``container`` is a container's name or a container of your own; it is found out where it is not given, by the first
    bytes and the name. ``name`` is what the input is called in ids and messages. ``options`` are the container's own
    (the columns of a table, an encoding); those that it does not know it passes over.

    What is given is an iterator that also tells what could not be read: ``problems`` and ``counts``. Raises
    :class:`ContainerError` where no container fits or the one that does needs a library that is not installed,
    :class:`OSError` where a file cannot be read.

    >>> with read_pages(b"It is open, the mayor, Ann Lee, said.", name="a.txt") as pages:
    ...     [(page.id, page.text) for page in pages]
    [('a.txt', 'It is open, the mayor, Ann Lee, said.')]
    """
    given, close = opened(source, name)
    try:
        chosen, given = _chosen(given, container)
        told = Told()
        return Pages(chosen, iter(chosen.read(given, told, **options)), told, close)
    except BaseException:
        close()
        raise


def containers() -> Mapping[str, Container]:
    """The known containers by name: the built-in ones, then those of installed plug-ins.

    >>> "text" in containers()
    True
    """
    return _registry()[0]


def suffixes() -> tuple[str, ...]:
    """The ends of the names of the files that containers read, in small letters, as a folder is searched for them.

    >>> ".txt" in suffixes()
    True
    """
    return tuple(dict.fromkeys(suffix for one in containers().values() for suffix in one.suffixes))


def get(name: str) -> Container:
    """The container of that name; raises :class:`StatementsError` where there is none, naming those that there are."""
    found, broken = _registry()
    if name in found:
        return found[name]
    if name in broken:
        raise StatementsError(f"the plug-in for the container {name!r} cannot be loaded: {broken[name]}")
    raise StatementsError(f"no container {name!r}. There are {', '.join(found)}.")


def sniff(given: Input) -> list[tuple[Container, Claim]]:
    """Every container's claim to an input, the best first."""
    head = given.head()
    claims = [(one, _claim(one, head, given)) for one in containers().values()]
    return sorted(claims, key=lambda pair: -pair[1].score)


def _claim(container: Container, head: bytes, given: Input) -> Claim:
    try:
        claim = container.sniff(head, given)
        if not isinstance(claim, Claim):
            raise TypeError(f"sniff gave {type(claim).__name__}")
    except Exception as error:  # a plug-in's fault must not keep the other containers from reading the input
        return Claim(score=0.0, reason=f"it failed: {type(error).__name__}: {error}")
    finally:
        given.stream.seek(0)
    return claim


def _chosen(given: Input, wanted: str | Container | None) -> tuple[Container, Input]:
    """The container that reads an input, and the input, unpacked where its packing is none of the container's own."""
    if wanted is not None:
        chosen = get(wanted) if isinstance(wanted, str) else wanted
        return chosen, given if chosen.name in _UNPACK else given.unpacked()
    best, claim = sniff(given)[0]
    own = best.name in _UNPACK and claim.score >= _ENOUGH
    if not own and (packed := given.unpacked()) is not given:
        given = packed
        best, claim = sniff(given)[0]
    if claim.score < _ENOUGH:
        if what := binary(given.head()):
            raise ContainerError(f"{given.name}: it is {what}")
        raise ContainerError(f"{given.name}: no container fits; there are {', '.join(containers())}")
    return best, given


@cache
def _registry() -> tuple[Mapping[str, Container], Mapping[str, str]]:
    return known(__name__, _BUILT_IN, attribute="CONTAINER", group=GROUP, what="container", methods=("sniff", "read"))
