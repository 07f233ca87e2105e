"""Deduplication over a data frame beside one process: CPU seconds of everything, memory of the driver, the partition.

    python tests/benchmarks/bench_spark.py CORPUS.jsonl [--parts N ...] [--cores 2] [--memory 3g] [--alone] \
        [--checkpoints FOLDER] [--conf NAME=VALUE ...]

The corpus has a ``text`` in each line. For each of several numbers of parts its rows are spread anew, in one session.
With ``--alone`` one process clusters it, too, and every partition is compared.
CPU seconds are those of this process, of Java and of all Python workers; memory is that of this process, and what
Java's heap holds when it was told to clear it. Each stage's shuffled bytes are summed; how many rows each of the
library's functions was given is what Spark's own metrics tell of the plan below it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from pathlib import Path
from threading import Thread
from typing import Any


class Clock(Thread):
    """The CPU seconds of a process and of all that it starts, looked at every two seconds: workers live longer."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self._root = root
        self._ticks: dict[int, tuple[int, int]] = {}
        self._begun = False

    def run(self) -> None:
        while True:
            self._look()
            time.sleep(2)

    def seconds(self) -> float:
        """What was used since the beginning."""
        self._look()
        return sum(last - first for first, last in list(self._ticks.values())) / os.sysconf("SC_CLK_TCK")

    def _look(self) -> None:
        ticks, parents = {}, {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                parents[int(entry.name)] = int(fields[1])
                ticks[int(entry.name)] = sum(map(int, fields[11:13]))
        level = {self._root}
        while level:
            for pid in level & ticks.keys():
                # What was there at the first look had its time before.
                first = self._ticks.get(pid, (ticks[pid] if not self._begun else 0, 0))[0]
                self._ticks[pid] = first, ticks[pid]
            level = {pid for pid, parent in parents.items() if parent in level}
        self._begun = True


def resident() -> float:
    """What this process holds, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--parts", type=int, nargs="+", default=[0])
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--memory", default="3g")
    parser.add_argument("--checkpoints")
    parser.add_argument("--conf", nargs="+", default=[])
    parser.add_argument("--alone", action="store_true")
    args = parser.parse_args()

    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = (
        SparkSession.builder.master(f"local[{args.cores}]")
        .config("spark.driver.memory", args.memory)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", str(2 * args.cores))
    )
    for given in args.conf:
        builder = builder.config(*given.split("=", 1))
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    aside = f"{args.corpus}.parquet"
    if not Path(aside).exists():
        table(args.corpus, aside)
    clock = Clock(os.getpid())
    clock.start()
    outs = [spread(spark, clock, aside, parts or None, args.checkpoints) for parts in args.parts]
    spark.stop()
    if args.alone:
        alone(args.corpus, outs)


def spread(spark: Any, clock: Clock, aside: str, parts: int | None, checkpoints: str | None) -> str:
    """Cluster the table, its rows in so many parts; gives where the clusters are."""
    from pyspark.sql import functions as f

    from statements.spark import deduplicate

    df = spark.read.parquet(aside)
    if parts:
        df = df.repartition(parts)
    rows, before, past, start = df.count(), clock.seconds(), written(spark), time.monotonic()
    told = given_to(spark)
    found = deduplicate(df, checkpoints=checkpoints and f"{checkpoints}/{parts or 0}", partitions=parts)
    out = f"{aside}.found-{parts or 0}"
    found.write.mode("overwrite").parquet(out)
    seconds, wall, shuffled = clock.seconds() - before, time.monotonic() - start, written(spark) - past
    java = spark.sparkContext._jvm.java
    java.lang.System.gc()
    heap = (java.lang.Runtime.getRuntime().totalMemory() - java.lang.Runtime.getRuntime().freeMemory()) / 1e6
    clusters = spark.read.parquet(out).agg(f.countDistinct("cluster")).first()
    print(
        f"{rows} rows in {parts or 'as many as they are'} parts, {clusters and clusters[0]} clusters: "
        f"{seconds:.0f} CPU s, {wall:.0f} s; shuffled {shuffled / 1e6:.0f} MB, {shuffled / rows:.0f} bytes a row; "
        f"driver {resident():.0f} MB, Java's heap {heap:.0f} MB; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    given = {name: many - told.get(name, 0) for name, many in given_to(spark).items()}
    print("   rows given: " + ", ".join(f"{name} {many}" for name, many in given.items()), flush=True)
    return out


def written(spark: Any) -> int:
    """The bytes that all stages so far have shuffled."""
    context = spark.sparkContext
    no_shares = context._gateway.new_array(context._jvm.double, 0)
    stages = (
        context._jsc.sc().statusStore().stageList(None, False, False, no_shares, context._jvm.java.util.ArrayList())
    )
    return sum(stages.apply(i).shuffleWriteBytes() for i in range(stages.size()))


def given_to(spark: Any) -> dict[str, int]:
    """How many rows the library's functions were given since the session began."""
    told: dict[str, int] = {}
    store = spark._jsparkSession.sharedState().statusStore()
    runs = store.executionsList()
    for at in range(runs.size()):
        run = runs.apply(at).executionId()
        graph, values = store.planGraph(run), store.executionMetrics(run)
        nodes = {node.id(): node for node in each(graph.allNodes())}
        for edge in each(graph.edges()):
            function = re.match(r"MapInArrow (\w+)\(", nodes[edge.toId()].desc())
            below = edge.fromId()
            if function is None:
                continue
            rows = None
            while rows is None and below is not None:
                for metric in each(nodes[below].metrics()):
                    if metric.name() in ("number of output rows", "shuffle records written", "records read"):
                        found = values.get(metric.accumulatorId())
                        rows = int(found.get().split("\n")[0].replace(",", "")) if found.isDefined() else 0
                below = next((edge.fromId() for edge in each(graph.edges()) if edge.toId() == below), None)
            told[function[1]] = told.get(function[1], 0) + (rows or 0)
    return told


def each(some: Any) -> list[Any]:
    """What is in a sequence of Scala."""
    return [some.apply(at) for at in range(some.size())]


def table(corpus: Path, aside: str) -> None:
    """The corpus as a table, in pieces."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([("id", pa.int64()), ("text", pa.string())])
    with parquet.ParquetWriter(aside, schema) as writer, corpus.open(encoding="utf-8") as lines:
        held: list[str] = []
        at = 0
        for line in lines:
            held.append(json.loads(line)["text"])
            if len(held) == 50_000:
                writer.write_table(pa.table({"id": range(at, at + len(held)), "text": held}, schema))
                at, held = at + len(held), []
        writer.write_table(pa.table({"id": range(at, at + len(held)), "text": held}, schema))


def alone(corpus: Path, outs: list[str]) -> None:
    """One process, and whether it makes the same of the texts."""
    from pyarrow import parquet

    from statements.dedup import cluster, deduplicate
    from statements.models import Part, Statement

    texts = [json.loads(line)["text"] for line in corpus.open(encoding="utf-8")]
    start = time.process_time()
    labels = cluster(texts)
    seconds = time.process_time() - start
    print(f"one process, the partition alone: {seconds:.1f} CPU s, {len(set(labels))} clusters", flush=True)
    said = [
        Statement(id=f"s{at}", item=1, form="direct", parts=(Part(start=0, end=len(text), text=text),))
        for at, text in enumerate(texts)
        if text
    ]
    start = time.process_time()
    deduplicate(said)
    print(f"one process, all that Spark tells of the rows: {time.process_time() - start:.1f} CPU s", flush=True)
    del said
    for out in outs:
        found = parquet.read_table(out)
        first: dict[int, int] = {}
        pairs = sorted(zip(found["id"].to_pylist(), found["cluster"].to_pylist(), strict=True))
        same = [first.setdefault(label, id) for id, label in pairs] == labels
        print("the same partition" if same else "ANOTHER PARTITION", flush=True)


if __name__ == "__main__":
    main()
