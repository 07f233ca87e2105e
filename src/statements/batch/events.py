"""What reading many pages tells, in order: documents, what could not be read, and how an input was taken."""

from __future__ import annotations

from typing import Any, NamedTuple

from attrs import frozen

from statements.errors import StatementsError


@frozen(kw_only=True)
class Unread:
    """A page that could not be read, or a part of an input, in its place among the documents.

    ``position`` counts the inputs from 0, in order; ``source`` names the page or the input. ``error`` is the name of
    the error (``NotAPageError``, ``FileNotFoundError``) or the code of a container's problem, ``message`` tells people.

    >>> Unread(position=3, source="a.txt", error="DecodeError", message="a.txt: no text")
    Unread(position=3, source='a.txt', error='DecodeError', message='a.txt: no text')
    """

    position: int
    source: str
    error: str
    message: str


class Opened(NamedTuple):
    """A file was opened, and its container found: whether it is one page."""

    single: bool


class Note(NamedTuple):
    """How an input was taken."""

    name: str
    message: str


class Made(NamedTuple):
    """What was made of a page, and what the page is called."""

    name: str
    value: Any


Event = Opened | Note | Made | Unread


def unread(position: int, source: str, error: Exception) -> Unread:
    """The record of an error."""
    return Unread(position=position, source=source, error=type(error).__name__, message=reason(error))


def reason(error: BaseException | str) -> str:
    """What an error says to people."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, Exception) and not isinstance(error, (StatementsError, OSError)):
        return f"{type(error).__name__}: {error} (a fault of the library or of a plug-in)"
    return str(error)
