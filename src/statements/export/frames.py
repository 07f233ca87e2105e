"""Statements as a data frame of whichever library is there."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from statements.export.base import Documents, ExportError, readable
from statements.export.tables import rows
from statements.models import COLUMNS

Library = Literal["pandas", "polars"]


def to_frame(documents: Documents, library: Library | None = None) -> Any:
    """The rows as a DataFrame of pandas, or of polars where that alone is installed; ``library`` names one of them.

    Days are days (``datetime64[s]``, ``Date``), and columns of several values hold tuples in pandas, lists in polars.
    Raises :class:`ExportError` where neither is installed.
    """
    chosen = library or next((name for name in ("pandas", "polars") if find_spec(name)), None)
    if chosen is None or find_spec(chosen) is None:
        raise ExportError(f"data frames need {chosen or 'pandas or polars'}: pip install {chosen or 'pandas'}")
    columns = {name: list[Any]() for name in COLUMNS}
    for row in rows(documents):
        for name, value in row.items():
            columns[name].append(_clean(value))
    return _pandas(columns) if chosen == "pandas" else _polars(columns)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return readable(value)
    return tuple(map(readable, value)) if isinstance(value, tuple) else value


def _pandas(columns: dict[str, list[Any]]) -> Any:
    pandas = import_module("pandas")
    kinds = {str: object, tuple: object, int: "int64", dt.date: "datetime64[s]"}
    series = {name: pandas.Series(columns[name], dtype=kinds[kind], name=name) for name, kind in COLUMNS.items()}
    return pandas.DataFrame(series)


def _polars(columns: dict[str, list[Any]]) -> Any:
    polars = import_module("polars")
    kinds = {str: polars.String, int: polars.Int64, dt.date: polars.Date, tuple: polars.List(polars.String)}
    return polars.DataFrame(columns, schema={name: kinds[kind] for name, kind in COLUMNS.items()}, strict=False)
