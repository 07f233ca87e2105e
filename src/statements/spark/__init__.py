"""On many machines: pages to documents and statements to clusters over the data frames of Spark.

>>> from statements.spark import deduplicate, parse  # doctest: +SKIP
>>> read = parse(spark.read.parquet("pages"), text="text", url="url", published="day")  # doctest: +SKIP
>>> deduplicate(statements_of(read)).show()  # doctest: +SKIP

Needs the extra ``spark``: ``pip install "statements[spark]"``, and the library where the executors run.
"""

from __future__ import annotations

try:
    import pyspark  # noqa: F401  (its absence is told before anything else fails)
except ImportError as error:
    raise ImportError('statements.spark needs pyspark: pip install "statements[spark]"') from error

from hashlib import sha256
from importlib.metadata import version

from attrs import astuple
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from statements.dedup.verify import Thresholds
from statements.doors import expect
from statements.spark.clusters import clustered, said_of
from statements.spark.pages import parse, statements_of
from statements.spark.store import Store

__all__ = ["deduplicate", "parse", "statements_of"]

_STANDARD = Thresholds()


def deduplicate(
    df: DataFrame,
    *,
    id: str = "id",
    text: str = "text",
    speakers: str = "speakers",
    act: str = "act",
    date: str = "date",
    time: str = "time",
    thresholds: Thresholds = _STANDARD,
    checkpoints: str | None = None,
    partitions: int | None = None,
) -> DataFrame:
    """The same statement again: for each row its cluster, as :func:`statements.deduplicate` finds it in one process.

    The arguments name the columns of ``df``: ``id`` tells the rows apart and can be ordered, ``text`` is what was said;
    ``speakers`` (names, a list of strings or one), ``act``, ``date`` (EDTF) and ``time`` count where the frame has
    them. Rows without a text are left out. What comes back has ``id``, ``cluster`` (the id of the representative),
    ``relation``, ``similarity`` and ``rule`` of the row to the row ``to``, and ``recurrence``, as
    :class:`~statements.dedup.Member` tells them. Of rows with the same words and the same date the least id goes first.

    The partition does not depend on how the rows are spread. ``checkpoints`` is a folder that all executors reach: each
    step's result stays there, and a job that was cut goes on from there when it is started again with the same rows;
    whoever owns the folder deletes it. Without it results stay with the executors. ``partitions`` is in how many parts
    the work is done, by default one for each core and each 100,000 rows.

    Raises :class:`StatementsError` where a column is missing.
    """
    expect("df", df, DataFrame)
    said = said_of(df, {"id": id, "text": text, "names": speakers, "act": act, "date": date, "time": time})
    store = Store(df.sparkSession)
    if checkpoints is not None:
        store = Store(df.sparkSession, f"{checkpoints.rstrip('/')}/{_mark(said, thresholds)}")
    return clustered(said, thresholds, store, partitions)


def _mark(said: DataFrame, thresholds: Thresholds) -> str:
    """What tells one job from another: by its rows and thresholds, and by what this library is."""
    hashed = f.pmod(f.xxhash64(*said.columns), f.lit(1 << 40))
    row = said.agg(f.count(f.lit(1)), f.coalesce(f.sum(hashed), f.lit(0))).first()
    assert row is not None
    job = f"{row[0]} {row[1]} {astuple(thresholds)} {version('statements')}"
    return sha256(job.encode()).hexdigest()[:24]
