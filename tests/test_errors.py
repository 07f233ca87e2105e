"""Errors that a caller can catch as one, and that say where the fault is."""

from __future__ import annotations

import inspect
import pickle

import pytest

from statements import errors
from statements.errors import ParseError, StatementsError, UnknownFormatError, UnknownLanguageError

ALL = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if cls.__module__ == errors.__name__]


def test_every_error_has_one_root() -> None:
    assert len(ALL) > 5
    assert all(issubclass(cls, StatementsError) and cls.__doc__ for cls in ALL)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ParseError("odd"), "<text>: odd"),
        (ParseError("odd", source="a.txt"), "a.txt: odd"),
        (ParseError("odd", source="a.txt", start=3, end=5), "a.txt:3-5: odd"),
        (
            UnknownFormatError((("plain", "no text"), ("memo", "no head"))),
            "<text>: no known format fits (plain: no text; ",
        ),
        (
            UnknownLanguageError("French", source="a.txt"),
            "a.txt: it is in no language that is read, but likely in French",
        ),
        (UnknownLanguageError(), "<text>: it is in no language that is read"),
    ],
)
def test_an_error_says_where(error: ParseError, told: str) -> None:
    assert str(error).startswith(told)


@pytest.mark.parametrize(
    "error",
    [
        ParseError("odd", source="a.txt", start=3, end=5),
        UnknownFormatError((("plain", "no text"),), source="a.txt"),
        UnknownLanguageError("French", source="a.txt"),
        errors.NotAPageError("it is empty", source="a.txt"),
        errors.SerialError("no JSON"),
    ],
)
def test_an_error_survives_being_sent(error: StatementsError) -> None:
    sent = pickle.loads(pickle.dumps(error))
    assert type(sent) is type(error)
    assert (str(sent), sent.__dict__) == (str(error), error.__dict__)
    assert (sent.source, sent.start, sent.end) == (error.source, error.start, error.end)


def test_what_is_wrong_with_data_is_a_value_error() -> None:
    assert all(issubclass(cls, ValueError) for cls in (errors.ModelError, errors.SerialError, errors.DataError))
