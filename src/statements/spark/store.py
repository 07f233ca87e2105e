"""What a long job has done already: each step's result, kept where a new start finds it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from attrs import frozen
from pyspark.sql import DataFrame, SparkSession


@frozen
class Store:
    """Results by name: files of a folder that all executors reach, else what the executors hold."""

    spark: SparkSession
    folder: str | None = None

    def under(self, name: str) -> Store:
        """A store of its own within this one."""
        return Store(self.spark, self.folder and f"{self.folder}/{name}")

    def keep(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """The result of that name: made now, or found as an earlier start of the same job made it."""
        if self.folder is None:
            return make().localCheckpoint(eager=True)
        path = f"{self.folder}/{name}"
        # Files may be there though not all of them are: an empty one beside them says that they are.
        done = self._path(f"{path}.done")
        files = done.getFileSystem(self.spark._jsparkSession.sessionState().newHadoopConf())
        if files.exists(done):
            return self.spark.read.parquet(path)
        made = make()
        # Texts and numbers of a hash are all different: a dictionary of them would be made in vain.
        made.write.mode("overwrite").option("parquet.enable.dictionary", "false").parquet(path)
        files.create(done).close()
        return self.spark.read.schema(made.schema).parquet(path)

    def _path(self, path: str) -> Any:
        jvm: Any = self.spark._jvm
        return jvm.org.apache.hadoop.fs.Path(path)


def made(df: DataFrame, function: Callable[[Any], Any], schema: str) -> DataFrame:
    """What a function of Arrow batches makes of a frame."""
    if isinstance(function, partial):
        # Spark's plans and pages call it by this.
        function.__name__ = function.func.__name__  # type: ignore[attr-defined]
    return df.mapInArrow(function, schema)


def gathered(df: DataFrame, parts: int, *keys: str) -> DataFrame:
    """The rows of each first key in one partition, sorted by all keys."""
    return df.repartition(parts, keys[0]).sortWithinPartitions(*keys)
