"""Pages of a data frame to documents: a row each, with its statements or the reason why it could not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements import pipeline
from statements.batch.events import unread
from statements.errors import StatementsError
from statements.export.arrow import arrow_schema
from statements.export.base import readable
from statements.export.tables import rows as rows_of
from statements.models import COLUMNS, Document
from statements.serial import to_json
from statements.spark.blobs import Batches
from statements.spark.store import made

_SQL = {str: "string", int: "bigint", dt.date: "date", tuple: "array<string>"}
STATEMENT = ", ".join(f"{name}: {_SQL[kind]}" for name, kind in COLUMNS.items())
"""The columns of a statement with their types in SQL."""

_SCHEMA = (
    "page string, url string, format string, language string, title string, "
    f"statements array<struct<{STATEMENT}>>, "
    "problems array<struct<code: string, message: string, start: bigint, `end`: bigint>>, "
    "document string, error struct<error: string, message: string>"
)
_PAGES = 200
_NAMES = ("page", "url", "format", "language", "title", "statements", "problems", "document", "error")


def parse(
    df: DataFrame,
    *,
    text: str = "text",
    id: str | None = None,
    url: str | None = None,
    published: str | None = None,
    format: str | None = None,
    language: str | None = None,
) -> DataFrame:
    """Read the pages of a data frame; the arguments name its columns, but ``format`` and ``language``, which are
    those of :func:`statements.parse` for all pages.

    ``published`` is a column of dates, of timestamps, or of either in ISO 8601. Each row gives one of ``page`` (its
    id), ``url``, ``format``, ``language``, ``title``; ``statements``, a list of records with the columns of
    :data:`statements.export.COLUMNS`; ``problems``; ``document``, the whole of it as JSON; and ``error``, which is
    null where the page was read, and else holds the name of the error and its message. No page makes a job fail.

    Raises :class:`StatementsError` where a column is missing.
    """
    columns = {"text": text, "id": id, "url": url, "published": published}
    for column in columns.values():
        if column is not None and column not in df.columns:
            raise StatementsError(f"the data frame has no column {column!r}")
    given = df.select(
        *(
            (f.lit(None) if column is None else f.col(f"`{column}`")).cast("string").alias(name)
            for name, column in columns.items()
        )
    )
    return made(given, partial(_parse, format=format, language=language), _SCHEMA)


def statements_of(parsed: DataFrame) -> DataFrame:
    """A row for each statement of parsed pages, with ``id`` (its page's id or address, and its own) and its columns.

    :func:`deduplicate` takes it as it is. Pages without an id and an address are told apart by a number that their
    text fixes.
    """
    page = f.coalesce("page", "url", f.hex(f.xxhash64("document")))
    one = parsed.select(page.alias("of"), f.explode("statements").alias("said"))
    return one.select(f.concat_ws("#", "of", "said.statement").alias("id"), "said.*")


def _parse(batches: Batches, format: str | None, language: str | None) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        # A few pages at a time, for a batch may hold thousands of long ones.
        for at in range(0, batch.num_rows, _PAGES):
            yield _batch([_row(row, format, language) for row in batch.slice(at, _PAGES).to_pylist()])


def _row(given: dict[str, Any], format: str | None, language: str | None) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(_NAMES)
    row |= {"page": given["id"], "url": given["url"], "statements": [], "problems": []}
    try:
        if given["text"] is None:
            raise StatementsError("there is no text")
        document = pipeline.parse(
            given["text"],
            id=given["id"],
            url=given["url"],
            published=_published(given["published"]),
            format=format,
            language=language,
        )
        return row | _told(document)
    except Exception as error:  # a fault in one page must not cost the others
        why = unread(0, given["id"] or given["url"] or "<text>", error)
        row["error"] = {"error": why.error, "message": readable(why.message)}
        return row


def _told(document: Document) -> dict[str, Any]:
    return {
        "format": document.format,
        "language": document.language,
        "title": document.source.title and readable(document.source.title),
        "statements": [{name: _value(value) for name, value in row.items()} for row in rows_of(document)],
        "problems": [
            {"code": p.code, "message": readable(p.message), "start": p.start, "end": p.end} for p in document.problems
        ],
        "document": to_json(document),
    }


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [readable(one) for one in value]
    return readable(value) if isinstance(value, str) else value


def _published(text: str | None) -> dt.date | None:
    if text is None:
        return None
    moment = text.strip()
    return dt.datetime.fromisoformat(moment) if len(moment) > len("2024-11-20") else dt.date.fromisoformat(moment)


def _batch(told: list[dict[str, Any]]) -> pa.RecordBatch:
    text = pa.string()
    problem = pa.struct([("code", text), ("message", text), ("start", pa.int64()), ("end", pa.int64())])
    types = [
        *[text] * 5,
        pa.list_(pa.struct(list(arrow_schema()))),
        pa.list_(problem),
        text,
        pa.struct([("error", text), ("message", text)]),
    ]
    arrays = [pa.array([row[name] for row in told], kind) for name, kind in zip(_NAMES, types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, list(_NAMES))
