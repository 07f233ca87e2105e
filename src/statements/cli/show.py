"""Documents, timelines and clusters as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from attrs import frozen

from statements.columns import columns, one_line, table, table_rows, wrap
from statements.models import Document, SpeakerBasis, Statement, When
from statements.serial import unstructure

if TYPE_CHECKING:
    from statements.archive import Said
    from statements.dedup import Cluster

# What is set off in an explanation: its headings, what was chosen, what was rejected.
EXPLAINED = {
    r"(?m)^(?:STATEMENT \S+|[A-Z]{2,}(?: [A-Z]{2,})?)(?=:)": "bold",
    r"(?m)^ {4}chosen(?= )": "green",
    r"(?m)^ {4}rejected(?= )": "red",
}
# How a speaker is known, before the name: by the words there, by what they point to, by the context alone, not at all.
KNOWN_BY: Mapping[SpeakerBasis, str] = {"named": "", "resolved": "= ", "inferred": "~ ", "unknown": "?"}
HEADS = ("when", "who", "what", "form", "where")
_WHAT, _FORM = map(HEADS.index, ("what", "form"))
# The columns that are left out where a terminal is too narrow, in that order.
_SPARE = tuple(map((*HEADS, "page").index, ("form", "where", "page", "who", "when")))


@frozen(kw_only=True)
class Told:
    """A statement with the page it stands on and the names of its speakers, for a list over many pages."""

    page: str
    speakers: tuple[str, ...]
    statement: Statement


def told(page: str, document: Document) -> list[Told]:
    """The statements of a page, each with what a list over many pages needs."""
    names = {p.id: p.name for p in document.participants}
    return [Told(page=page, speakers=tuple(names[i] for i in s.speakers), statement=s) for s in document.statements]


def page_table(page: str, document: Document, *, most: int | None = None) -> str:
    """A page's heading, its statements in ``most`` lines or a few more, and what could not be read."""
    source = document.source
    facts = [source.format, source.language, *(one_line(x) for x in (source.title, source.forwarded_from) if x)]
    count = len(document.statements)
    said = told(page, document)
    lines = [*wrap(one_line(page), columns()), *wrap(f"{', '.join(facts)}: {counted(count, 'statement')}", columns())]
    if count:
        rows = said_rows(HEADS, [_row(row) for row in said], [row.statement for row in said])
        ends = list(accumulate(row.count("\n") + 1 for row in rows))
        shown = len(rows) if most is None else max(2, sum(end <= most for end in ends))
        lines += ["", *rows[:shown]]
        if shown < len(rows):
            lines.append(f"… {len(rows) - shown} more, which --all shows")
    lines += [line for p in document.problems for line in wrap(f"! {p.start}-{p.end} {one_line(p.message)}", columns())]
    return "\n".join(lines)


def counted(number: int, noun: str) -> str:
    """A number with its noun: *1 page*, *2 pages*."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def timeline_table(rows: Iterable[Told]) -> str:
    """Statements of many pages, one a row, with the page they stand on."""
    said = list(rows)
    cells = [(*_row(row), row.page) for row in said]
    return "\n".join(said_rows((*HEADS, "page"), cells, [row.statement for row in said]))


def said_rows(heads: Sequence[str], cells: Sequence[Sequence[str]], said: Iterable[Statement | Said]) -> list[str]:
    """A table of what was said: the act stands with the form, and before the words where there is no room for that."""
    spare = [i for i in _SPARE if i < len(heads)]
    return table_rows(heads, cells, grow=_WHAT, spare=spare, moved={_FORM: [act(s.act) for s in said]})


def act(name: str) -> str:
    """What the speaker does with the words, where it is not what most do."""
    return "" if name == "assert" else name


def form(said: Statement | Said) -> str:
    """The form with the act: *indirect, deny*."""
    return ", ".join(filter(None, (said.form, act(said.act))))


def day(when: When) -> str:
    """A date as people read it at a glance.

    >>> import datetime as dt
    >>> day(When(latest=dt.date(2024, 9, 9))), day(When()), day(When(month=11, day=19))
    ('../2024-09-09', '?', 'XXXX-11-19')
    >>> day(When(earliest=dt.date(2024, 9, 9), latest=dt.date(2024, 9, 9), time=dt.time(10, 24, tzinfo=dt.UTC)))
    '2024-09-09 10:24'
    """
    if not when.known and not (when.month or when.day):
        shown = "" if when.weekday is None else f"weekday {when.weekday}"
    elif when.exact:
        shown = str(when.earliest)
    else:
        shown = when.edtf
    clock = when.time.strftime("%H:%M") if when.time else ""
    return " ".join(filter(None, (shown, clock))) or "?"


def who(row: Told) -> str:
    """The speakers' names, after a mark where the words there do not name them: see ``KNOWN_BY``."""
    return (KNOWN_BY[row.statement.speaker_basis] + ", ".join(row.speakers)).rstrip()


def _row(row: Told) -> tuple[str, ...]:
    s = row.statement
    return day(s.when), who(row), s.text, form(s), f"{s.item}: {s.start}-{s.end}"


def cluster_record(cluster: Cluster, rows: Sequence[Told]) -> dict[str, Any]:
    """A cluster as plain data: each member with its page and words, and why it was joined."""
    members = []
    for member in cluster.members:
        row = rows[member.position]
        s = row.statement
        said = {"page": row.page, "speakers": row.speakers, "when": s.when, "act": s.act, "text": s.text}
        members.append({**unstructure(member), **unstructure(said)})
    return {"representative": cluster.representative.position, "members": members}


def cluster_table(record: dict[str, Any]) -> str:
    """A cluster: the words of its most complete member, then where else they stand and why they count as the same."""
    first = record["members"][0]
    count = len(record["members"])
    times = "once" if count == 1 else f"{count} times"
    words = wrap(one_line(first["text"]), columns() - 2)
    rows = []
    for member in record["members"]:
        similarity = "" if member["to"] is None else f"{member['similarity']:.2f}"
        again = "said again" if member["recurrence"] else member["rule"]
        when = member["when"]["edtf"].replace("XXXX-XX-XX", "?")
        rows.append((member["relation"], similarity, again, when, member["page"], member["statement"]))
    heads = ("relation", "like", "why", "when", "page", "id")
    heading = ", ".join(filter(None, (*(first["speakers"] or "?"), act(first["act"]), times)))
    return "\n".join([f"{one_line(heading)}:", *(f"  {line}" for line in words), table(heads, rows, grow=4)])


def sniff_table(claims: Iterable[Any]) -> str:
    """The formats' claims to a page, the best first."""
    rows = [(claim.format, f"{claim.score:.2f}", "; ".join(claim.reasons)) for claim in claims]
    return table(("format", "score", "reasons"), rows, grow=2)


def glossary_table(terms: Mapping[str, Mapping[str, str]]) -> str:
    """Terms with their meanings, by what they are terms for."""
    rows = [(term, kind, meaning) for kind, meant in terms.items() for term, meaning in meant.items()]
    return table(("term", "a", "meaning"), rows, grow=2)


def formats_table(formats: Iterable[Any]) -> str:
    """The known formats."""
    rows = [(f.name, ", ".join(f.languages) or "any", f.summary) for f in formats]
    return table(("format", "language", "summary"), rows, grow=2)


def containers_table(containers: Iterable[Any]) -> str:
    """What pages can come in."""
    rows = [(c.name, " ".join(c.suffixes), c.summary) for c in containers]
    return table(("container", "files", "summary"), rows, grow=2)
