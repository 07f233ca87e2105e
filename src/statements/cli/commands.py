"""The commands, each a function of the parsed arguments that gives the exit status."""

from __future__ import annotations

import difflib
import os
import shutil
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from statements.archive import Archive
from statements.batch.reading import Unit
from statements.cli import pages, reading, show
from statements.cli.output import (
    STDOUT,
    Json,
    OutputError,
    chosen,
    exported,
    exporting,
    opened,
    raw,
    refuse_inputs,
    write,
)
from statements.cli.terminal import Report, bar, message, meter, on_terminal, silent
from statements.columns import visible
from statements.errors import PlaceError, StatementsError
from statements.models import Document

# How many lines stand around a page's table on a terminal.
_AROUND = 6
# How many speakers are named where nobody has the name that is asked for.
_NAMED = 3


def parse(args: Namespace) -> int:
    """Pages to documents."""
    to = chosen(args.to, args.output, args.paths)
    failures = pages.Failures()
    with meter(show=quiet(args)) as told:
        reader = reader_of(args, failures, told)
        files = input_files(args, failures)
        if to != "table":
            # What is written of a document is made where it is read: it is the better half of passing it on.
            texts = reader.made(files, partial(Json.of, indent=2 if to == "json" else None))
            return written(args, failures, (text for _, text in texts), to, single=lambda: reader.single)
        parsed = reader.made(files, _itself)
        most = None if args.all or quiet(args) else max(6, shutil.get_terminal_size().lines - _AROUND)
        counts = Counter[str]()
        status = written(
            args, failures, _counting(parsed, counts), to, table=lambda pair: show.page_table(*pair, most=most)
        )
    if args.output is None and counts["page"] > 1:
        print(f"\n{', '.join(show.counted(number, noun) for noun, number in counts.items())}")
    return status


def _itself(document: Document) -> Document:
    return document


def _counting(parsed: Iterator[tuple[str, Document]], counts: Counter[str]) -> Iterator[tuple[str, Document]]:
    """What was parsed, counted while it goes by."""
    for page, document in parsed:
        counts["page"] += 1
        counts["statement"] += len(document.statements)
        counts["problem"] += len(document.problems)
        yield page, document


def timeline(args: Namespace) -> int:
    """Statements of all pages in the order of their dates."""
    if len(args.paths) == 1 and pages.is_archive(args.paths[0]):
        from statements.cli.archived import timeline as archived

        return archived(args)
    for option in ("since", "until"):
        if getattr(args, option):
            raise OutputError(f"argument --{option}: it is for a timeline of one archive")
    if args.to == "csv":
        how = ("--to", "csv", *(("-o", args.output) if args.output else ()))
        raise OutputError(f"argument --to: csv is for a timeline of one archive; else {exporting(args.paths, *how)}")
    failures = pages.Failures()
    rows: list[show.Told] = []
    names: set[str] = set()
    with meter() as report:
        for page, document in named_documents(args, failures, report):
            names.update(p.name for s in document.statements for p in document.speakers_of(s))
            said = document.by_speaker(args.speaker) if args.speaker else document.statements
            wanted = {s.id for s in said}
            rows += [row for row in show.told(page, document) if row.statement.id in wanted]
    rows.sort(key=lambda row: row.statement.when)
    if not rows and not failures.count:
        message(f": {nobody(args.speaker, names) if args.speaker and names else 'nothing is said there'}")
    to = chosen(args.to, args.output, args.paths)
    if to == "table":
        return written(args, failures, [rows] if rows else [], to, table=show.timeline_table)
    return written(args, failures, rows, to)


def dedupe(args: Namespace) -> int:
    """The same statement again, over all pages."""
    from statements.dedup import deduplicate

    failures = pages.Failures()
    with meter() as report:
        named = list(named_documents(args, failures, report))
        clusters = deduplicate([document for _, document in named], progress=report)
    rows = [row for page, document in named for row in show.told(page, document)]
    if not failures.count and all(len(c.members) == 1 for c in clusters):
        message(f": {_no_two(len(rows))}")
    records = [show.cluster_record(c, rows) for c in clusters if args.all or len(c.members) > 1]
    to = chosen(args.to, args.output, args.paths)
    return written(args, failures, records, to, table=show.cluster_table)


def export(args: Namespace) -> int:
    """Statements in another program's format."""
    from statements.export import to_csv
    from statements.export import write as write_export

    to = exported(args.to, args.output)
    if args.bom and to != "csv":
        raise OutputError(f"argument --bom: there is none in {to}")
    failures = pages.Failures()
    count = 0

    def counted() -> Iterator[Document]:
        nonlocal count
        for _, document in named_documents(args, failures, told):
            count += 1
            yield document

    with meter(show=quiet(args)) as told, opened(args.output) as file:
        target = raw(file, to)
        if to == "csv":
            to_csv(counted(), target, bom=args.bom)
        else:
            write_export(counted(), target, to)
        _check_read(args, failures, count)
    return int(failures.count > 0)


def report(args: Namespace) -> int:
    """A page to look at."""
    from statements.report import write as write_report

    failures = pages.Failures()
    with meter() as progress:
        documents = [document for _, document in named_documents(args, failures, progress)]
        with opened(args.output) as file:
            target = raw(file, "html")
            _check_read(args, failures, len(documents))
            write_report(documents, target, title=args.heading, progress=progress)
    return int(failures.count > 0)


def explain(args: Namespace) -> int:
    """How the statements of a sentence came about, or what a term of that means."""
    from statements.explanation import explain as explain_page
    from statements.explanation import glossary, meanings

    to = args.to or ("json" if str(args.output).casefold().endswith(".json") else "table")
    table: Callable[[Any], str] = str
    try:
        if args.term is not None:
            record: Any = {kind: {args.term: text} for kind, text in meanings(args.term).items()} if args.term else None
            record, table = record or glossary(), show.glossary_table
        elif args.page is None:
            raise PlaceError("a PAGE to explain, or --term, is wanted")
        else:
            name, page, _ = reader_of(args, pages.Failures()).only(args.page)
            record = explain_page(page, at=args.at, find=args.find, source=name, **_options(args))
    except PlaceError as error:
        message(f" explain: error: {error}")
        return 2
    with opened(args.output) as file:
        write([record], file, to, single=True, table=table, styles=show.EXPLAINED)
    return 0


def sniff(args: Namespace) -> int:
    """How well each format fits a page."""
    from statements.pipeline import sniff as sniff_page

    failures = pages.Failures()
    to = chosen(args.to, args.output)
    with meter(show=quiet(args)) as report:
        reader = reader_of(args, failures, report)
        units = reader.units(input_files(args, failures))
        sniffed = reading.each(units, lambda unit: sniff_page(unit.page), failures)
        if to == "table":
            return written(
                args, failures, sniffed, to, table=lambda pair: f"{visible(pair[0])}\n{show.sniff_table(pair[1])}"
            )
        records = ({"page": page, "formats": list(claims)} for page, claims in sniffed)
        return written(args, failures, records, to, single=lambda: reader.single)


def formats(args: Namespace) -> int:
    """The known formats."""
    from statements.formats import formats as known

    return _listed(args, known().values(), show.formats_table, "languages")


def containers(args: Namespace) -> int:
    """What pages can come in."""
    from statements.containers import containers as known

    return _listed(args, known().values(), show.containers_table, "suffixes")


def _listed(args: Namespace, found: Iterable[Any], table: Callable[[Any], str], tells: str) -> int:
    """List what is known: as a table, or as records of a name, of what it ``tells`` besides, and of a summary."""
    to = chosen(args.to, args.output)
    with opened(args.output) as file:
        if to == "table":
            write([list(found)], file, to, table=table)
        else:
            write(({"name": f.name, tells: list(getattr(f, tells)), "summary": f.summary} for f in found), file, to)
    return 0


def schema(args: Namespace) -> int:
    """The JSON Schema of a document."""
    from statements.serial import json_schema

    with opened(args.output) as file:
        write([json_schema()], file, "json", single=True)
    return 0


def named_documents(
    args: Namespace, failures: pages.Failures, report: Report, known: Callable[[Unit], bool] | None = None
) -> Iterator[tuple[str, Document]]:
    """Each document with a name for people: its page's own; those without one that share a file are counted.

    A page that is ``known`` already is passed over before it is parsed.
    """
    reader = reader_of(args, failures, report)
    for path in bar(input_files(args, failures), "pages", report):
        page = pages.source(path)
        try:
            if pages.is_archive(path):
                with Archive(path, readonly=True) as archive:
                    for number, document in enumerate(archive.documents(versions=False), 1):
                        yield document.source.id or document.source.url or f"{page}#{number}", document
                continue
            data = reader.data(path)
            if not pages.holds_documents(path, data):
                units = reader.units([path])
                yield from reader.documents(units if known is None else (unit for unit in units if not known(unit)))
                continue
            found = pages.documents(path, data, failures)
            first, second = next(found, None), next(found, None)
            for number, document in enumerate(chain(filter(None, (first, second)), found), 1):
                yield document.source.id or (page if second is None else f"{page}#{number}"), document
        except Exception as error:  # a plug-in's fault in one file must not cost the other files
            failures.report(page, error)


def reader_of(args: Namespace, failures: pages.Failures, report: Report = silent) -> reading.Reader:
    reading.check_columns(args)
    paths: list[str] = getattr(args, "paths", [])
    return reading.Reader(args, failures, alone=len(paths) == 1 and not os.path.isdir(paths[0]), report=report)


def input_files(args: Namespace, failures: pages.Failures) -> list[str]:
    """The files to read, none of which is the one to be written."""
    files = pages.expand(args.paths, failures)
    refuse_inputs(args.output, files)
    return files


def written(args: Namespace, failures: pages.Failures, records: Iterable[Any], to: str, **how: Any) -> int:
    """Write the records and give the exit status; where nothing could be read, an output stays as it was."""
    with opened(args.output) as file:
        _check_read(args, failures, write(records, file, to, **how))
    return int(failures.count > 0)


def _check_read(args: Namespace, failures: pages.Failures, count: int) -> None:
    """Raise :class:`StatementsError` where nothing could be read and an output would lose what it holds."""
    if not count and failures.count and args.output not in (None, STDOUT):
        raise StatementsError(f"nothing could be read, and {args.output} stays as it was")


def nobody(wanted: str, names: Collection[str]) -> str:
    """That nobody of a name speaks, and who does: those of the nearest names, else the first few."""
    near = difflib.get_close_matches(wanted, sorted(names), n=_NAMED, cutoff=0.5)
    if near:
        return f"nobody called {wanted} speaks there; nearest: {', '.join(near)}"
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"nobody called {wanted} speaks there; there are {', '.join(sorted(names)[:_NAMED])}{more}"


def _no_two(count: int) -> str:
    """That no statement is told twice."""
    if count < 2:
        return "there is one statement, and nothing to compare it with" if count else "nothing is said there"
    return f"no two of {count} statements are alike"


def _options(args: Namespace) -> dict[str, Any]:
    return {name: getattr(args, name) for name in ("format", "language", "published", "encoding")}


def quiet(args: Namespace) -> bool:
    """Whether a bar has the terminal to itself: not while tables scroll over it."""
    return args.output is not None or not on_terminal(sys.stdout)
