"""The library's errors: one root, and a place for each where there is one."""

from __future__ import annotations

from typing import Any


class StatementsError(Exception):
    """The root of every error that the library raises on purpose.

    ``source`` names the page where one is at fault, ``start`` and ``end`` are the span in code points, half-open.
    Errors can be pickled, and so pass from one process to another.

    >>> import pickle
    >>> error = pickle.loads(pickle.dumps(ParseError("no text", source="a.txt", start=3, end=5)))
    >>> str(error), error.source, error.start
    ('a.txt:3-5: no text', 'a.txt', 3)
    """

    source: str | None = None
    start: int | None = None
    end: int | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[StatementsError], args: tuple[Any, ...], told: dict[str, Any]) -> StatementsError:
    """An error as it was, made without its own arguments, which it need not have kept."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(told)
    return error


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


class NotAPageError(UnknownFormatError):
    """What is no text of a page: HTML, XML, JSON, a table, or nothing."""

    def __init__(self, message: str, *, source: str = "<text>") -> None:
        self.tried = ()
        ParseError.__init__(self, message, source=source)


class UnknownLanguageError(ParseError):
    """A page in a language that the library does not read.

    ``likely`` names the language or the script that it seems to be in; empty where that cannot be told.
    """

    def __init__(self, likely: str = "", *, source: str = "<text>") -> None:
        self.likely = likely
        named = f", but likely in {likely}" if likely else ""
        super().__init__(f"it is in no language that is read{named}", source=source)


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


class ArchiveError(StatementsError):
    """An archive that cannot be opened, read or written: none, a newer one, locked, damaged, or on a full disk."""
