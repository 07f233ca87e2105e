"""Statements for other programs: flat rows, tables, and the formats in which quotations are exchanged.

Every function takes one document or any number of them, and reads them one by one. A text that a format cannot hold
(a lone surrogate, in XML a control character) is written with U+FFFD in its place, which keeps every offset true.
"""

from __future__ import annotations

from statements.export.annotations import annotation_page, web_annotations
from statements.export.arrow import arrow_schema, to_arrow, to_parquet
from statements.export.base import ExportError
from statements.export.entities import ftm
from statements.export.frames import to_frame
from statements.export.linked import schema_org
from statements.export.quotations import gqg
from statements.export.tables import plain, rows, to_csv, values
from statements.export.tei import tei
from statements.export.writing import EXPORTS, write
from statements.models.rows import COLUMNS

__all__ = [
    "COLUMNS",
    "EXPORTS",
    "ExportError",
    "annotation_page",
    "arrow_schema",
    "ftm",
    "gqg",
    "plain",
    "rows",
    "schema_org",
    "tei",
    "to_arrow",
    "to_csv",
    "to_frame",
    "to_parquet",
    "values",
    "web_annotations",
    "write",
]
