"""The values of options, each read from what was typed; what is none is wrong usage, with what there is."""

from __future__ import annotations

import datetime as dt
import re
import sys
from argparse import ArgumentTypeError
from collections.abc import Callable

from statements.errors import StatementsError
from statements.export.writing import EXPORTS

_SIZE = re.compile(r"(\d{1,15})([KMGkmg]?)B?")
# A name of a table's column, which no date is.
_COLUMN = re.compile(r"[^\W\d][\w.: -]{0,99}")


def format(name: str) -> str:
    from statements.formats import get

    try:
        return get(name).name
    except StatementsError as error:
        raise ArgumentTypeError(str(error)) from error


def shape(name: str) -> str:
    """What to write of documents; of what another command writes that is told."""
    if name in EXPORTS:
        raise ArgumentTypeError(f"statements export writes {name}, as in: statements export pages/ --to {name}")
    return name


def language(code: str) -> str:
    from statements.languages import codes

    if code not in codes():
        raise ArgumentTypeError(f"no language {code!r}; there are {', '.join(codes())}")
    return code


def encoding(name: str) -> str:
    try:
        "".encode(name)
    except (LookupError, ValueError) as error:
        raise ArgumentTypeError(f"no encoding {name!r}") from error
    return name


def container(name: str) -> str:
    from statements.containers import get

    try:
        return get(name).name
    except StatementsError as error:
        raise ArgumentTypeError(str(error)) from error


def size(text: str) -> int:
    match = _SIZE.fullmatch(text)
    if match is None or not int(match[1]):
        raise ArgumentTypeError(f"{text!r} is no size like 5000000, 500K or 20M")
    power: int = 1024 ** " KMG".index(match[2].upper() or " ")
    return int(match[1]) * power


def number(what: str, least: int, most: int = sys.maxsize) -> Callable[[str], int]:
    """Reads a whole number that is neither smaller nor larger than what has a meaning; ``what`` it is a number of."""
    bounds = f"from {least} to {most}" if most < sys.maxsize else f"from {least} on"

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text[:19]) <= most):
            raise ArgumentTypeError(f"{text!r} is no {what} {bounds}")
        return int(text)

    return read


def day(text: str) -> str:
    """A day or more of them in EDTF, as archives are asked for them."""
    from statements.models import When

    try:
        When.parse(text)
    except StatementsError as error:
        raise ArgumentTypeError(f"{text!r} is no date like 2024-11-20, 2024-11 or 2024") from error
    return text


def published(text: str) -> dt.date | str:
    if _COLUMN.fullmatch(text):
        return text
    try:
        return dt.datetime.fromisoformat(text) if len(text) > len("2024-11-20") else dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no date like 2024-11-20 or 2024-11-20T09:30+00:00") from error
