"""The commands and their options, with the help that people read."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter, _SubParsersAction
from typing import Any, NoReturn, get_args

from statements.cli import archived, commands, values
from statements.cli.output import CHOICES, TABLED
from statements.columns import visible
from statements.export.writing import EXPORTS
from statements.models import Act, Form

_MAIN = """\
examples:
  statements parse page.txt                     a table of who said what, and when
  statements parse pages/ -o pages.jsonl        every *.txt of a folder, one JSON document a line
  statements timeline pages.jsonl --speaker Lavrov
  statements dedupe pages.jsonl                 the same statement on several pages
  statements export pages.jsonl -o said.csv     for a spreadsheet; also Parquet, TEI, annotations …
  statements report pages.jsonl -o report.html  all of it in one file to look at
  statements explain page.txt --find "he said"  how a statement came about, or why there is none
  statements add said.db pages/                 keep them in an archive; find said.db "…" says where it was said
  pdftotext report.pdf - | statements parse - --to json

exit status: 0 all went well, 1 something could not be read (see standard error), 2 wrong usage
"""

_PARSE = """\
examples:
  statements parse page.txt
  statements parse page.txt --to json           one JSON object, indented
  statements parse pages/ more/a.txt -o out.jsonl
  statements parse page.txt --format sputnik-live --published 2018-01-15
"""

_TIMELINE = """\
examples:
  statements timeline page.txt
  statements timeline pages.jsonl --speaker "Wang Yi" --to jsonl
"""

_DEDUPE = """\
examples:
  statements dedupe pages/
  statements parse pages/ | statements dedupe - --to json
"""

_EXPORT = """\
examples:
  statements export pages/ -o said.csv          a row a statement, for a spreadsheet
  statements export pages.jsonl -o said.parquet
  statements export page.html --to annotations  W3C Web Annotations, one a line
"""

_REPORT = """\
examples:
  statements report pages/ -o report.html       one HTML file: opens in any browser, loads nothing
  statements report pages.jsonl --heading "Ferries in March" -o report.html
"""

_EXPLAIN = """\
examples:
  statements explain page.txt                   a short page, or its first sentence that tells
  statements explain page.txt --find "told by Lee"
  statements explain page.txt --at 1520 --to json
  statements explain --term margin              what a word of the output means
"""

_ADD = """\
examples:
  statements add said.db pages/                 again tomorrow: what is there is passed over
  statements add said.db pages.jsonl
  statements add said.db export/result.json --container telegram-json

An interrupted run loses nothing that it has added; the same command goes on from there.
"""

_FIND = """\
examples:
  statements find said.db "The ferry will run in May"
  pbpaste | statements find said.db --to json
"""

_SEARCH = """\
examples:
  statements search said.db ferry --speaker Rand --since 2024-03
  statements search said.db '"first snow"' bridg* --to csv -o bridge.csv
"""

_SPEAKERS = """\
examples:
  statements speakers said.db
  statements speakers said.db Lavrov
"""

_AGAIN = """\
examples:
  statements again said.db                      what was told most often
  statements again said.db "The ferry will run in May"
  statements again said.db --speaker Rand --to json
"""

_MERGE = """\
examples:
  statements merge said.db "Ulla Rand" "U. Rand"
  statements merge said.db 12 431 --yes         by their numbers, which statements speakers tells
"""

_SPLIT = """\
examples:
  statements split said.db "Ulla Rand" "U. Rand"
  statements split said.db "Ulla Rand"          take back all that was merged into her
"""

_CHECK = """\
example:
  statements check said.db
"""

_SNIFF = """\
examples:
  statements sniff page.txt
  statements sniff pages/ --to jsonl
"""

_FORMATS = """\
example:
  statements formats
"""

_CONTAINERS = """\
example:
  statements containers
"""

_SCHEMA = """\
example:
  statements schema -o document.schema.json
"""

_MOST_JOBS = 1000


class _Parser(ArgumentParser):
    """An argument parser whose messages cannot steer a terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


def parser() -> ArgumentParser:
    """The argument parser of the whole program."""
    main = _Parser(
        prog="statements",
        description="Who said what, when, on which occasion, and where it stands on the page.",
        epilog=_MAIN,
        formatter_class=RawDescriptionHelpFormatter,
    )
    main.add_argument("--version", action="store_true", help="show the version and exit")
    sub = main.add_subparsers(title="commands", metavar="COMMAND", dest="command")

    parse = _command(sub, "parse", "parse pages into documents", _PARSE, commands.parse)
    _input(parse, "a file of pages, a folder of such (at any depth) or - for standard input")
    parse.add_argument("--all", action="store_true", help="show all of a page on a terminal, not a screen of it")
    parse.add_argument(
        "-j",
        "--jobs",
        type=values.number("number of processes", 1, _MOST_JOBS),
        metavar="N",
        help="read with N processes (default: the cores, for much to read)",
    )
    _knowledge(parse)
    timeline = _command(sub, "timeline", "list statements in the order of their dates", _TIMELINE, commands.timeline)
    _input(timeline, "a page, a folder of pages, a .json or .jsonl file of documents, or - for either")
    timeline.add_argument("--speaker", metavar="NAME", help="only what speakers of this name said")
    _bounds(timeline)
    _knowledge(timeline)
    dedupe = _command(sub, "dedupe", "find the same statement told again", _DEDUPE, commands.dedupe)
    _input(dedupe, "a page, a folder of pages, a .json or .jsonl file of documents, or - for either")
    dedupe.add_argument("--all", action="store_true", help="list statements that stand alone, too")
    _knowledge(dedupe)
    export = _command(sub, "export", "write statements for other programs", _EXPORT, commands.export)
    _input(export, "a page, a folder of pages, a .json or .jsonl file of documents, or - for either")
    export.add_argument("--to", choices=EXPORTS, help="the format (default: what FILE's name says)")
    export.add_argument("--bom", action="store_true", help="begin a CSV file with a byte order mark, for spreadsheets")
    _knowledge(export)
    report = _command(sub, "report", "write a page to look at: who said what, when and where", _REPORT, commands.report)
    _input(report, "a page, a folder of pages, a .json or .jsonl file of documents, or - for either")
    report.add_argument("--heading", metavar="TEXT", help="what stands above it (default: the only page's title)")
    _knowledge(report)
    explain = _command(sub, "explain", "say how the statements of a sentence came about", _EXPLAIN, commands.explain)
    explain.add_argument("page", metavar="PAGE", nargs="?", help="a text file, or - for standard input")
    place = explain.add_mutually_exclusive_group()
    place.add_argument(
        "--at",
        type=values.number("place on a page", 0),
        metavar="OFFSET",
        help="the sentence at this code point of the page",
    )
    place.add_argument("--find", metavar="WORDS", help="the sentence in which these words first stand")
    explain.add_argument(
        "--term", nargs="?", const="", metavar="TERM", help="say what a term of the output means (without TERM: all)"
    )
    explain.add_argument("--to", choices=("table", "json"), help="a report for people (the default), or JSON")
    _knowledge(explain)
    sniff = _command(sub, "sniff", "say which formats a page fits, and why", _SNIFF, commands.sniff)
    _input(sniff, "a file of pages, a folder of such (at any depth) or - for standard input")
    formats = _command(sub, "formats", "list the formats that can be parsed", _FORMATS, commands.formats)
    held = _command(sub, "containers", "list what pages can come in", _CONTAINERS, commands.containers)
    schema = _command(sub, "schema", "print the JSON Schema of a document", _SCHEMA, commands.schema)
    of_archive = _archive(sub)
    for command in (parse, dedupe, sniff, formats, held, of_archive["add"]):
        command.add_argument(
            "--to",
            choices=CHOICES,
            type=values.shape if command in (parse, dedupe) else str,
            help="what to write: a table for people, one JSON value, or one JSON object a line "
            "(default: what FILE's name says, else a table on a terminal and jsonl elsewhere)",
        )
    listing = [timeline, *(of_archive[name] for name in ("find", "search", "speakers", "again"))]
    for command in listing:
        command.add_argument(
            "--to",
            choices=TABLED,
            help="what to write: a table for people, one JSON value, one JSON object a line, CSV (of an archive) "
            "(default: what FILE's name says, else a table on a terminal and jsonl elsewhere)",
        )
    for command in (parse, dedupe, export, report, explain, sniff, formats, held, schema, of_archive["add"], *listing):
        command.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
    return main


def _archive(sub: _SubParsersAction[Any]) -> dict[str, ArgumentParser]:
    """The commands on an archive, by name."""
    made = {
        name: _command(sub, name, summary, examples, run)
        for name, summary, examples, run in (
            ("add", "add pages to an archive", _ADD, archived.add),
            ("find", "say where a quotation was said", _FIND, archived.find),
            ("search", "search an archive by words and more", _SEARCH, archived.search),
            ("speakers", "list the speakers of an archive", _SPEAKERS, archived.speakers),
            ("again", "show what was said again, and how the words changed", _AGAIN, archived.again),
            ("merge", "say that two speakers of an archive are one", _MERGE, archived.merge),
            ("split", "say that a name is another speaker's, or take merges back", _SPLIT, archived.split),
            ("check", "say whether an archive is whole", _CHECK, archived.check),
        )
    }
    for command in made.values():
        command.add_argument("db", metavar="DB", help="the file of the archive")
    _input(made["add"], "a page, a folder of pages, a .json or .jsonl file of documents, or - for either")
    _knowledge(made["add"])
    made["find"].add_argument("quotation", metavar="QUOTATION", nargs="?", help="the words (default: standard input)")
    made["search"].add_argument("words", metavar="WORDS", nargs="+", help='words, "words side by side", beginn*')
    made["search"].add_argument("--speaker", metavar="NAME", help="only what speakers of this name said")
    _bounds(made["search"])
    for name, metavar, help, taken in (
        ("topic", "TOPIC", "only what stands under this topic or bears this hashtag", {}),
        ("form", "FORM", "only direct, indirect, mixed, verbatim or communique ones", {"choices": get_args(Form)}),
        ("act", "ACT", "only what speakers assert, deny, demand or ask", {"choices": get_args(Act)}),
        ("language", "L", "only what is in this language, an ISO 639-1 code", {"type": values.language}),
        ("page", "PAGE", "only what stands on the page of this id or address", {}),
    ):
        made["search"].add_argument(f"--{name}", metavar=metavar, help=help, **taken)
    made["search"].add_argument("--versions", action="store_true", help="search older versions of pages, too")
    made["speakers"].add_argument("name", metavar="NAME", nargs="?", help="only those whose names are this or hold it")
    made["again"].add_argument("quotation", metavar="QUOTATION", nargs="?", help="only what is like these words")
    made["again"].add_argument("--speaker", metavar="NAME", help="only what speakers of this name said")
    made["again"].add_argument("--all", action="store_true", help="show all, not those alone that were told most often")
    for name, most in (("find", 10), ("search", 20), ("again", 20)):
        made[name].add_argument(
            "--limit",
            type=values.number("number of statements", 1),
            default=most,
            metavar="N",
            help=f"at most N (default: {most})",
        )
    made["merge"].add_argument("into", metavar="SPEAKER", help="who it is: a name, an identifier or a number")
    made["merge"].add_argument("other", metavar="OTHER", help="who is the same: a name, an identifier or a number")
    made["split"].add_argument("speaker", metavar="SPEAKER", help="a name, an identifier or a number")
    made["split"].add_argument("name", metavar="NAME", nargs="?", help="the name that is another's")
    made["check"].add_argument(
        "--clusters", action="store_true", help="compare the clusters with a deduplication of all"
    )
    for name in ("merge", "split"):
        made[name].add_argument("--yes", action="store_true", help="do it without asking")
    return made


def _bounds(command: ArgumentParser) -> None:
    command.add_argument(
        "--since", type=values.day, metavar="D", help="only what may have been said on this day or later"
    )
    command.add_argument(
        "--until", type=values.day, metavar="D", help="only what may have been said on this day or earlier"
    )


def _command(sub: _SubParsersAction[Any], name: str, summary: str, examples: str, run: Any) -> ArgumentParser:
    command: ArgumentParser = sub.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=examples,
        formatter_class=RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def _input(command: ArgumentParser, help: str) -> None:
    command.add_argument("paths", metavar="PATH", nargs="+", help=help)


def _knowledge(command: ArgumentParser) -> None:
    """What a caller may know of the pages."""
    known = command.add_argument_group("what you know of the pages")
    known.add_argument(
        "--format", type=values.format, metavar="F", help="their format (default: sniffed, page by page)"
    )
    known.add_argument(
        "--language", type=values.language, metavar="L", help="their language, an ISO 639-1 code: en, vi, ru"
    )
    known.add_argument(
        "--encoding",
        type=values.encoding,
        metavar="E",
        help="their encoding, as windows-1251 (default: UTF-8 or UTF-16)",
    )
    known.add_argument(
        "--published",
        type=values.published,
        metavar="D",
        help="the day of publication, as 2024-11-20, or a table's column",
    )
    held = command.add_argument_group("what the pages come in")
    held.add_argument(
        "--max-bytes",
        type=values.size,
        metavar="N",
        help="pass over pages whose files are larger, as 20M (default: 256M)",
    )
    held.add_argument("--container", type=values.container, metavar="C", help="the kind of file (default: found out)")
    for name, what in (("text", "words"), ("title", "title"), ("url", "address"), ("id", "id")):
        held.add_argument(f"--{name}", metavar="COLUMN", help=f"the column of a table that holds a page's {what}")
