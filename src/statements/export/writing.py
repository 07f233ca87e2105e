"""The formats by name, and writing to a file in one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from statements.export.annotations import web_annotations
from statements.export.arrow import to_parquet
from statements.export.base import Documents, ExportError, Target, line, write_text
from statements.export.entities import ftm
from statements.export.linked import schema_org
from statements.export.quotations import gqg
from statements.export.tables import csv_lines
from statements.export.tei import tei

Records = Callable[[Documents], Iterator[dict[str, Any]]]
PARQUET = "parquet"
# What is written as JSON Lines, a record a line.
_RECORDS: Mapping[str, Records] = {"annotations": web_annotations, "schema.org": schema_org, "ftm": ftm, "gqg": gqg}
# What is text of its own, piece by piece.
_TEXTS: Mapping[str, Callable[[Documents], Iterator[str]]] = {"csv": csv_lines, "tei": tei}
EXPORTS = ("csv", PARQUET, "annotations", "schema.org", "tei", "ftm", "gqg")


def write(documents: Documents, target: Target, to: str) -> None:
    """Write the documents to a path or an open file in the format ``to``, one of ``EXPORTS``.

    Raises :class:`ExportError` for a format that there is not, and where a library that it needs is not there.
    """
    if to == PARQUET:
        to_parquet(documents, target)
    elif to in _RECORDS:
        write_text(map(line, _RECORDS[to](documents)), target)
    elif to in _TEXTS:
        write_text(_TEXTS[to](documents), target)
    else:
        raise ExportError(f"no export {to!r}; there are {', '.join(EXPORTS)}")
