"""The formats: a registry that nobody can change, and the ranking that picks one for a page.

A built-in format is a module that offers one instance as ``FORMAT``. Formats of one publisher, system or kind of page
stand in a folder of their own, with what only they need: ``live``, ``sputnik``, ``telegram``, ``transcript``,
``ttxvn``, ``wordpress``. What any format may use stands beside the folders: ``base`` (what a format gives), ``tiling``
(segments from marks), ``paragraphs``, ``prose``, ``unread`` (prose in no item), ``shape`` (of a line: a title, a
sentence), ``heads`` (bylines, datelines), ``stamps`` (days and times). ``plain`` is news prose.

A third party registers an instance under the entry-point group ``statements.formats``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import evolve

from statements.errors import StatementsError, UnknownFormatError
from statements.formats.base import Block, Entry, Format, Layout, Sniff
from statements.plugins import known

__all__ = ["GROUP", "Block", "Entry", "Format", "Layout", "Sniff", "choose", "formats", "get", "sniff"]

GROUP = "statements.formats"

# Where two formats score the same, the one named first is taken; prose is what remains.
_BUILT_IN = {
    "telegram-forward": "telegram.forward",
    "sputnik-live": "sputnik.live",
    "ttxvn-digest": "ttxvn.digest",
    "ttxvn-article": "ttxvn.article",
    "wordpress-archive": "wordpress.archive",
    "transcript": "transcript.layout",
    "live": "live.page",
    "plain": "plain",
}
_SAMPLE = 20_000
_ENOUGH = 0.5


def formats() -> Mapping[str, Format]:
    """The known formats by name: the built-in ones, then those of installed plug-ins.

    A plug-in that cannot be loaded is left out, so that it stops nobody who does not ask for it; :func:`get` says what
    is wrong with it. A plug-in cannot take a built-in format's name.

    >>> "plain" in formats()
    True
    """
    return _registry()[0]


def get(name: str) -> Format:
    """The format of that name; raises :class:`StatementsError` where there is none, naming those that there are.

    >>> get("ttxvn-digests")
    Traceback (most recent call last):
    statements.errors.StatementsError: no format 'ttxvn-digests', did you mean 'ttxvn-digest'? There are ...
    """
    found, broken = _registry()
    if name in found:
        return found[name]
    if name in broken:
        raise StatementsError(f"the plug-in for the format {name!r} cannot be loaded: {broken[name]}")
    from difflib import get_close_matches

    near = get_close_matches(name, found, n=1)
    hint = f", did you mean {near[0]!r}?" if near else "."
    raise StatementsError(f"no format {name!r}{hint} There are {', '.join(found)}.")


def sniff(text: str, formats: Mapping[str, Format] | None = None) -> tuple[Sniff, ...]:
    """Every format's claim to the text (a view's), the best first; only its beginning is looked at.

    >>> sniff("The minister said on Monday that the talks would go on.")[0].format
    'plain'
    """
    # A line that is cut in two would look like a title.
    head = text[: text.rfind("\n", 0, _SAMPLE) + 1 or _SAMPLE] if len(text) > _SAMPLE else text
    offered = _registry()[0] if formats is None else formats
    return tuple(sorted((_claim(f, head) for f in offered.values()), key=lambda claim: -claim.score))


def choose(text: str, formats: Mapping[str, Format] | None = None) -> Format:
    """The format that fits the text (a view's) best.

    Raises :class:`UnknownFormatError`, which lists what was tried and why not, where none fits and it is no prose.

    >>> choose("{}")
    Traceback (most recent call last):
    statements.errors.UnknownFormatError: <text>: no known format fits ...
    """
    offered = _registry()[0] if formats is None else formats
    claims = sniff(text, offered)
    if claims and claims[0].score >= _ENOUGH:
        return next(f for f in offered.values() if f.name == claims[0].format)
    raise UnknownFormatError(tuple((c.format, "; ".join(c.reasons) or "nothing of it on the page") for c in claims))


def _claim(format: Format, head: str) -> Sniff:
    try:
        claim = format.sniff(head)
        if not isinstance(claim, Sniff):
            raise TypeError(f"sniff gave {type(claim).__name__}")
        return claim if claim.format == format.name else evolve(claim, format=format.name)
    except Exception as error:  # a plug-in's fault must not keep the other formats from reading the page
        return Sniff(format=format.name, score=0.0, reasons=(f"it failed: {type(error).__name__}: {error}",))


@cache
def _registry() -> tuple[Mapping[str, Format], Mapping[str, str]]:
    return known(__name__, _BUILT_IN, attribute="FORMAT", group=GROUP, what="format", methods=("sniff", "lay_out"))
