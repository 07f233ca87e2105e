"""The library's errors: one root, and a place for each where there is one."""

from __future__ import annotations

from functools import partial
from typing import Any


class StatementsError(Exception):
    """The root of every error that the library raises on purpose."""


class ParseError(StatementsError):
    """A page that could not be read.

    ``source`` names the page (a path, or ``"<text>"``); ``start`` and ``end`` are the span at fault in code points,
    half-open, or ``None`` where the whole page is meant.
    """

    def __init__(
        self, message: str, *, source: str = "<text>", start: int | None = None, end: int | None = None
    ) -> None:
        self.message = message
        self.source = source
        self.start = start
        self.end = end
        place = source if start is None else f"{source}:{start}-{end}"
        super().__init__(f"{place}: {message}")


class UnknownFormatError(ParseError):
    """A page that fits no format and does not read as prose.

    ``tried`` lists what was tried: pairs of a format's name and the reason why it does not fit.
    """

    def __init__(self, tried: tuple[tuple[str, str], ...], *, source: str = "<text>") -> None:
        self.tried = tried
        why = "; ".join(f"{name}: {reason}" for name, reason in tried)
        super().__init__(f"no known format fits ({why})", source=source)


class UnknownLanguageError(ParseError):
    """A page in a language that the library does not read.

    ``likely`` names the language or the script that it seems to be in; empty where that cannot be told.
    """

    def __init__(self, likely: str = "", *, source: str = "<text>") -> None:
        self.likely = likely
        named = f", but likely in {likely}" if likely else ""
        super().__init__(f"it is in no language that is read{named}", source=source)

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), source=self.source), (self.likely,)


class DecodeError(ParseError):
    """Bytes that are no text in any encoding that the library reads."""


class ModelError(StatementsError, ValueError):
    """A record that contradicts itself: a span outside the text, ``earliest`` after ``latest``, nobody of that id."""


class PlaceError(StatementsError, LookupError):
    """An offset, words or a term that are not there."""


class SerialError(StatementsError, ValueError):
    """JSON that is not a document of the published schema."""


class DataError(StatementsError, ValueError):
    """A language or gazetteer file that does not hold what its loader needs."""


class StoppedError(StatementsError):
    """Long work that its progress callback stopped; nothing of it is kept."""
