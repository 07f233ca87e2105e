"""Statements as rows of a table, and as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from statements.export.base import UNREADABLE, Documents, Target, many, readable, write_text
from statements.models import COLUMNS
from statements.models.rows import rows_of

# What a spreadsheet takes for a formula, whatever stands before it unseen; one that is marked already is marked again,
# so that taking one mark away gives the text back.
_FORMULA = re.compile("'*[\\s\x01-\x20\u200b\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
_SAFE = re.compile(f"'(?={_FORMULA.pattern})")
_VALUE = re.compile(r"(?:^|\|)((?:\\.|[^\\|])*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_BOM = "\ufeff"


def rows(documents: Documents) -> Iterator[dict[str, Any]]:
    """The statements of documents as flat dicts, one a statement; ``COLUMNS`` names their keys and types.

    >>> from statements import parse
    >>> page = "“The ferry will run,” Ann Lee said on 4 March 2023."
    >>> [(row["speakers"], row["best"]) for row in rows(parse(page, format="plain", language="en"))]
    [(('Ann Lee',), datetime.date(2023, 3, 4))]
    """
    for document in many(documents):
        yield from rows_of(document)


def to_csv(documents: Documents, target: Target, *, bom: bool = False, safe: bool = True) -> int:
    """Write the rows as CSV (RFC 4180, UTF-8) to a path or an open file, and give their number.

    Several values of a cell are joined by ``|``, which stands as ``\\|`` inside one. With ``bom`` the file begins with
    a byte order mark, by which spreadsheets know UTF-8. With ``safe`` a text that a spreadsheet would take for a
    formula is led by ``'`` (:func:`plain` takes it away); what no encoding has, and NUL, stands as U+FFFD.
    """
    return write_text(csv_lines(documents, bom=bom, safe=safe), target) - 1


def csv_lines(documents: Documents, *, bom: bool = False, safe: bool = True) -> Iterator[str]:
    """The lines of the CSV, the head first; a line holds a row, which may be broken over several."""
    made: list[str] = []
    sink: Any = type("Sink", (), {"write": staticmethod(made.append)})
    writer = csv.writer(sink)
    writer.writerow(COLUMNS)
    yield (_BOM if bom else "") + made.pop()
    for row in rows(documents):
        writer.writerow([cell(value, safe=safe) for value in row.values()])
        yield readable(made.pop()).replace("\x00", UNREADABLE)


def cell(value: Any, *, safe: bool = True) -> str | int | dt.date | None:
    """A value as it stands in a cell.

    >>> cell(("a", "b|c")), cell("=1+1"), cell(3)
    ('a|b\\\\|c', "'=1+1", 3)
    """
    if value.__class__ is tuple:
        value = "|".join([one.replace("\\", "\\\\").replace("|", "\\|") for one in value]) if value else ""
    if safe and value.__class__ is str and _FORMULA.match(value):
        return f"'{value}"
    return value  # type: ignore[no-any-return]


def plain(text: str) -> str:
    """A cell's text as it was before it was made safe.

    >>> plain("'=1+1"), plain("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _SAFE.match(text) else text


def values(text: str) -> tuple[str, ...]:
    """The values that were joined in a cell; an empty cell holds none.

    >>> values("a|b\\\\|c"), values("")
    (('a', 'b|c'), ())
    """
    found = _VALUE.findall(text) if text else ()
    return tuple(_ESCAPED.sub(r"\1", one) for one in found)
