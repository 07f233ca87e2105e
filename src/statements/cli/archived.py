"""The commands on an archive."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import fields_dict

from statements.archive import Added, Again, Archive, Correction, Hit, Said, Speaker
from statements.batch.reading import Unit
from statements.cli import pages, show
from statements.cli.commands import named_documents, nobody
from statements.cli.output import OutputError, chosen, opened, tabled, write, write_csv
from statements.cli.terminal import message, meter, on_terminal
from statements.columns import columns, one_line, table, wrap
from statements.dedup.keys import normal_form
from statements.dedup.verify import FEW_LETTERS
from statements.errors import StatementsError
from statements.models import Page
from statements.serial import unstructure
from statements.text import decode

# The conditions of a search, which are options of the same names.
CONDITIONS = ("speaker", "since", "until", "topic", "form", "act", "language", "page")


def add(args: Namespace) -> int:
    """Pages into an archive, each as soon as it is read."""
    failures = pages.Failures()
    to = chosen(args.to, args.output)
    passed = kept = 0
    with Archive(args.db) as archive:

        def known(unit: Unit) -> bool:
            nonlocal passed
            found = _known(archive, unit, args)
            passed += found
            return found

        def told(sum_: Added) -> None:
            nonlocal kept
            kept = sum_.pages + sum_.versions

        try:
            with meter() as report:
                found = (document for _, document in named_documents(args, failures, report, known))
                added = archive.add(found, committed=told)
        except KeyboardInterrupt:
            message(f": interrupted; {show.counted(kept, 'page')} kept")
            raise
    added += Added(known=passed)
    with opened(args.output) as file:
        write([added], file, to, single=True, table=_added)
    return int(failures.count > 0)


def _known(archive: Archive, unit: Unit, args: Namespace) -> bool:
    """Whether a page is in the archive as it is, so that it need not be parsed; one that cannot be read is not."""
    if isinstance(unit.page, Page):
        return archive.holds(unit.page.text, id=unit.page.id, url=unit.page.url)
    try:
        text = unit.page if isinstance(unit.page, str) else decode(unit.page, source=unit.name, encoding=args.encoding)
    except StatementsError:
        return False
    return archive.holds(text, id=unit.name if unit.file else None)


def _added(added: Added) -> str:
    told = [show.counted(added.pages, "page"), show.counted(added.statements, "statement")]
    more = [f"{show.counted(added.versions, 'new version')}"] * bool(added.versions)
    known = [f"{show.counted(added.known, 'page')} known already"] * bool(added.known)
    return f"added {', '.join([*told, *more])}" + (f"; {known[0]}" if known else "")


def find(args: Namespace) -> int:
    """Where a quotation was said."""
    quotation = args.quotation
    if quotation is None or quotation == pages.STDIN:
        quotation = decode(pages.read(pages.STDIN), source="<stdin>").strip()
    if not quotation.strip():
        raise OutputError("argument QUOTATION: there are no words to look for")
    with Archive(args.db, readonly=True) as archive:
        found = archive.find(quotation, limit=args.limit)
    if not found:
        why = _too_few(args.db, quotation) or "nobody said that in the archive"
        message(f": {why}" + ("; these are nearest, and not it" if found.nearest else ""))
    to = tabled(args.to, args.output)
    if to == "table":
        return _written(args, [*found.hits, *found.nearest], to, _flat_hit, _hit_table)
    if to == "csv":
        return _written(args, found.hits, to, _flat_hit, str)
    hits = [{**unstructure(hit), "differences": unstructure(hit.differences)} for hit in found.hits]
    record = {"quotation": quotation, "hits": hits, "nearest": unstructure(found.nearest)}
    with opened(args.output) as file:
        write([record], file, to, single=True)
    return 0


def _too_few(db: str, quotation: str) -> str:
    """That a quotation is too short to be like any other, and what finds its words; empty where it is not."""
    if len(normal_form(quotation)) >= FEW_LETTERS:
        return ""
    search = shlex.join(("statements", "search", db, quotation))
    return f"those are too few words to compare; this finds them: {search}"


def _nothing(archive: Archive, speaker: str | None, otherwise: str) -> str:
    """Why nothing was found: that nobody is called so, or what else there is to say."""
    if speaker is None or archive.speakers(speaker):
        return otherwise
    names = [one.name for one in archive.speakers()]
    return nobody(speaker, names) if names else otherwise


def search(args: Namespace) -> int:
    """Statements by their words and conditions."""
    with Archive(args.db, readonly=True) as archive:
        found = archive.search(" ".join(args.words), limit=args.limit, versions=args.versions, **_conditions(args))
        if not found:
            message(f": {_nothing(archive, args.speaker, 'nothing of the kind was said')}")

    def flat(result: Any) -> dict[str, Any]:
        return {"snippet": result.snippet, **_flat(result.said)}

    to = tabled(args.to, args.output)
    return _written(args, found, to, flat, lambda result: _said_table(result.said, result.snippet))


def timeline(args: Namespace) -> int:
    """Statements of an archive in the order of their dates."""
    with Archive(args.paths[0] if args.paths else args.db, readonly=True) as archive:
        found = archive.timeline(**_conditions(args))
        first = next(found, None)
        if first is None:
            asked = any(_conditions(args).values())
            why = "nothing of the kind was said there" if asked else "nothing is said there"
            message(f": {_nothing(archive, args.speaker, why)}")
        rows = _before(first, found)
        to = tabled(args.to, args.output)
        if to == "table":
            said = list(rows)
            cells = [(show.day(s.when), ", ".join(s.speakers) or "?", s.text, show.form(s), _place(s)) for s in said]
            with opened(args.output) as file:
                write(
                    [cells] if cells else [],
                    file,
                    to,
                    table=lambda cells: "\n".join(show.said_rows(show.HEADS, cells, said)),
                )
            return 0
        return _written(args, rows, to, _flat, str)


def _before(first: Said | None, rest: Iterator[Said]) -> Iterator[Said]:
    if first is not None:
        yield first
        yield from rest


def speakers(args: Namespace) -> int:
    """The people and bodies of an archive."""
    with Archive(args.db, readonly=True) as archive:
        found = archive.speakers(args.name)
        if not found:
            names = [one.name for one in archive.speakers()]
            message(f": {nobody(args.name, names) if args.name and names else 'nobody speaks there'}")
    to = tabled(args.to, args.output)
    if to == "table":
        rows = [
            (str(s.number), s.name, s.kind, str(s.statements), s.first or "", s.last or "", _other(s)) for s in found
        ]
        heads = ("no", "name", "kind", "said", "first", "last", "also")
        with opened(args.output) as file:
            write([rows] if rows else [], file, to, table=lambda rows: table(heads, rows, grow=6))
        return 0
    return _written(args, found, to, _fields, str)


def _other(speaker: Speaker) -> str:
    return ", ".join([*(name for name in speaker.names if name != speaker.name), *filter(None, (speaker.external,))])


def again(args: Namespace) -> int:
    """What was said more than once."""
    with Archive(args.db) as archive:
        with meter() as report:  # all that takes long comes before the first
            found = archive.said_again(args.quotation, speaker=args.speaker, progress=report)
            wanted = (one for number, one in enumerate(found) if args.all or number < args.limit)
            first = next(wanted, None)
        if first is None:
            why = _too_few(args.db, args.quotation) if args.quotation is not None else ""
            message(f": {why or _nothing(archive, args.speaker, 'nothing of the kind was said again')}")

        def listed() -> Iterator[Again]:
            if first is not None:
                yield first
                yield from wanted

        to = tabled(args.to, args.output)
        if to == "csv":
            rows = (
                {"telling_of": number, "to_first": one.to_first(told), **_flat_telling(told)}
                for number, one in enumerate(listed(), 1)
                for told in one.tellings
            )
            return _written(args, rows, to, dict, str)
        with opened(args.output) as file:
            write(listed() if to == "table" else map(_again_record, listed()), file, to, table=_again_table)
    return 0


def _flat_telling(told: Any) -> dict[str, Any]:
    how = {name: getattr(told, name) for name in ("relation", "similarity", "to", "recurrence")}
    return {**how, **_flat(told.said)}


def _again_record(again: Again) -> dict[str, Any]:
    tellings = [
        {**unstructure(one), "to_first": again.to_first(one), "changes": unstructure(again.changes(one))}
        for one in again.tellings
    ]
    return {"representative": again.representative.number, "occasions": again.occasions, "tellings": tellings}


def _again_table(again: Again) -> str:
    """A statement, then its tellings in the order of time, each with how it stands to the first and what changed."""
    who = ", ".join(dict.fromkeys(name for one in again.tellings for name in one.said.speakers)) or "?"
    act = show.act(again.tellings[0].said.act)
    times = f"{len(again.tellings)} times"
    heading = ", ".join(filter(None, (one_line(who), act, times, f"on {show.counted(again.occasions, 'occasion')}:")))
    rows = []
    for at, one in enumerate(again.tellings):
        changes = "; ".join(_change(c.quoted, c.said) for c in again.changes(one)) if at else ""
        same = "the same words" if at else ""
        rows.append((show.day(one.said.when), again.to_first(one), changes or same, _place(one.said)))
    first = wrap(one_line(again.tellings[0].said.text), columns() - 2)
    heads = ("when", "to first", "what changed", "where")
    return "\n".join([heading, *(f"  {line}" for line in first), table(heads, rows, grow=2)])


def _change(before: str, after: str) -> str:
    if not before:
        return f"+ {after}"
    return f"{before} → {after}" if after else f"- {before}"


def merge(args: Namespace) -> int:
    """Say that two speakers are one."""
    return _corrected(args, lambda archive, apply: (archive.merge(args.into, args.other, apply=apply),))


def split(args: Namespace) -> int:
    """Say that a name is another speaker's."""
    return _corrected(args, lambda archive, apply: archive.split(args.speaker, args.name, apply=apply))


def _corrected(args: Namespace, correct: Callable[[Archive, bool], tuple[Correction, ...]]) -> int:
    """Show who is affected; then do it, if that is wanted."""
    for name in ("into", "other", "speaker"):
        if (given := getattr(args, name, None)) is not None and given.isdecimal():
            setattr(args, name, int(given))
    with Archive(args.db) as archive:
        for one in correct(archive, False):
            names = ", ".join(dict.fromkeys(one.names))
            print(one_line(f"{one.before} → {one.after}: {names}; {show.counted(one.statements, 'statement')}"))
        if not args.yes and not on_terminal(sys.stdin):
            message(
                ": nobody can be asked, as standard input is no terminal; nothing was changed; --yes does it unasked"
            )
            return 1
        if not args.yes and not _agreed():
            message(": nothing was changed")
            return 1
        correct(archive, True)
    return 0


def _agreed() -> bool:
    print("Is that right? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def check(args: Namespace) -> int:
    """Whether an archive is whole."""
    with Archive(args.db) as archive, meter() as report:
        found = archive.check(clusters=args.clusters, progress=report)
        count = len(archive)
    for fault in found:
        print(one_line(fault))
    if not found:
        print(f"{one_line(args.db)}: all is there, {show.counted(count, 'statement')}")
    return int(bool(found))


def _conditions(args: Namespace) -> dict[str, Any]:
    return {name: getattr(args, name, None) for name in CONDITIONS}


def _written(
    args: Namespace,
    records: Iterable[Any],
    to: str,
    flat: Callable[[Any], Mapping[str, Any]],
    shown: Callable[[Any], str],
) -> int:
    with opened(args.output) as file:
        if to == "csv":
            write_csv(map(flat, records), file)
        else:
            write(records, file, to, table=shown)
    return 0


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in fields_dict(type(record))}


def _flat(said: Said) -> dict[str, Any]:
    """A statement in one row: its date in EDTF with its bounds."""
    row = _fields(said)
    when = row.pop("when")
    return {**row, "date": when.edtf, "earliest": when.earliest, "latest": when.latest}


def _flat_hit(hit: Hit) -> dict[str, Any]:
    told = {"relation": hit.relation, "similarity": hit.similarity, "rule": hit.rule, "part": hit.part}
    return {**told, "marked": hit.marked, **_flat(hit.said)}


def _hit_table(hit: Hit | Said) -> str:
    if isinstance(hit, Said):
        return _said_table(hit, hit.text)
    how = hit.relation if hit.part != "statement" else "contains"
    return _said_table(hit.said, hit.marked, f"{how} {hit.similarity:.2f}, {hit.rule}")


def _said_table(said: Said, words: str, how: str = "") -> str:
    """Who said it, when, where, and the words."""
    who = ", ".join(said.speakers) or "?"
    gone = "" if said.current else f"; version {said.version}, no longer there"
    told = ", ".join(filter(None, (show.day(said.when), who, show.act(said.act), _place(said))))
    head = f"{told}{gone}" + (f" ({how})" if how else "")
    return "\n".join(
        [*wrap(one_line(head), columns()), *(f"  {line}" for line in wrap(one_line(words), columns() - 2))]
    )


def _place(said: Said) -> str:
    return f"{said.page or said.url or 'page'}: {said.start}-{said.end}"
