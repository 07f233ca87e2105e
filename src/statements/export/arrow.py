"""Statements as Arrow batches and Parquet files: dates as dates, lists as lists, in bounded memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from statements.export.base import Documents, ExportError, Target, needed, opened, readable
from statements.export.tables import rows
from statements.models import COLUMNS

# How much a batch holds at the most: rows, and letters of their words.
_ROWS, _LETTERS = 8192, 8_000_000


def arrow_schema() -> Any:
    """The columns with their Arrow types."""
    arrow = needed("pyarrow", "arrow", "Arrow tables")
    types = {str: arrow.string(), int: arrow.int64(), dt.date: arrow.date32(), tuple: arrow.list_(arrow.string())}
    return arrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])


def to_arrow(documents: Documents) -> Any:
    """The rows as a stream of Arrow batches (``read_all()`` makes a table of it); needs the extra ``arrow``."""
    arrow, schema = needed("pyarrow", "arrow", "Arrow tables"), arrow_schema()
    return arrow.RecordBatchReader.from_batches(schema, _batches(documents, schema))


def to_parquet(documents: Documents, target: Target) -> int:
    """Write the rows to a Parquet file, a path or an open binary file, and give their number.

    Needs the extra ``arrow``. The memory it takes is that of a batch, however many documents there are.
    """
    parquet, schema, count = needed("pyarrow.parquet", "arrow", "Parquet tables"), arrow_schema(), 0
    with opened(target) as file:
        if hasattr(file, "encoding"):
            raise ExportError("a Parquet table is no text: open the file in binary mode")
        with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            for batch in _batches(documents, schema):
                writer.write_batch(batch)
                count += batch.num_rows
    return count


def _batches(documents: Documents, schema: Any) -> Iterator[Any]:
    held: list[tuple[Any, ...]] = []
    letters = 0
    for row in rows(documents):
        held.append(tuple(row.values()))
        letters += len(row["text"])
        if len(held) == _ROWS or letters > _LETTERS:
            yield _batch(held, schema)
            held, letters = [], 0
    if held:
        yield _batch(held, schema)


def _batch(held: list[tuple[Any, ...]], schema: Any) -> Any:
    arrow = needed("pyarrow", "arrow", "Arrow tables")
    columns = zip(*held, strict=True)
    arrays = []
    for column, field, kind in zip(columns, schema, COLUMNS.values(), strict=True):
        try:
            arrays.append(arrow.array(column, field.type))
        except UnicodeEncodeError:
            arrays.append(arrow.array([_encodable(value, kind) for value in column], field.type))
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _encodable(value: Any, kind: type) -> Any:
    if value is None:
        return None
    return [readable(one) for one in value] if kind is tuple else readable(value)
