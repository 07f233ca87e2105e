"""From the text of a gazetteer file to rows, offices, organs and rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field

from statements import datafiles
from statements.errors import DataError
from statements.gazetteer.entries import Body, Kind, Office
from statements.gazetteer.rows import Row
from statements.gazetteer.words import keyed
from statements.record import record

# The columns of each section's rows; a section may also be an array of tables with these keys.
COLUMNS: dict[str, tuple[str, ...]] = {
    "states": ("names", "adjectives", "capital", "external"),
    "cities": ("names", "country", "external"),
    "regions": ("names", "country", "adjectives", "external"),
    "seats": ("names", "country", "external"),
    "organisations": ("names", "country", "subkind", "adjectives", "external"),
    "agencies": ("names", "country", "subkind", "external"),
    "people": ("names", "gender", "country", "offices", "external"),
    "offices": ("id", "sort_of", "en", "vi", "ru"),
    "bodies": ("id", "name", "after", "before"),
}
RULES = (
    "endings",
    "family_first",
    "given",
    "common",
    "fillers",
    "particles",
    "articles",
    "prefixes",
    "addressed",
    "shouted",
    "family_names",
    "honorifics",
    "not_before",
)
# Rules that are no plain words, but words by word.
_BY_WORD = frozenset(["not_before", "endings"])
_KINDS: dict[str, tuple[Kind, str]] = {
    "states": ("place", "state"),
    "cities": ("place", "city"),
    "regions": ("place", "region"),
    "seats": ("place", "seat"),
    "organisations": ("organisation", ""),
    "agencies": ("agency", "agency"),
    "people": ("person", ""),
}


@record(kw_only=True, eq=False, repr=False)
class Data:
    """What one or more files say. ``organs`` maps a body and a state to the id of the entry that stands for it."""

    rows: Mapping[str, Row] = field(factory=dict)
    offices: dict[str, Office] = field(factory=dict)
    bodies: dict[str, Body] = field(factory=dict)
    organs: dict[tuple[str, str], str] = field(factory=dict)
    rules: dict[str, Any] = field(factory=dict)

    def joined(self, other: Data) -> Data:
        """Both; an entry of the same id gains the other's names, adjectives and offices."""
        rows = dict(self.rows)
        for id, row in other.rows.items():
            rows[id] = rows[id].joined(row) if id in rows else row
        return Data(
            rows=rows,
            offices=self.offices | other.offices,
            bodies=self.bodies | other.bodies,
            organs=self.organs | other.organs,
            rules=self.rules | other.rules,
        )


def words_of(rules: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The words of a rule, which a file gives as a text or as a list."""
    value = rules.get(name, ())
    return tuple(value.split() if isinstance(value, str) else value)


def _text(section: str, value: object, source: str) -> str:
    """A section as rows of text, whichever way the file writes it."""
    if isinstance(value, str):
        return "\n".join(line for line in value.splitlines() if line.strip() and not line.startswith("#"))
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise DataError(f"{source}: {section} is neither rows nor an array of tables")
    columns = COLUMNS[section]
    for row in value:
        if unknown := row.keys() - set(columns):
            raise DataError(f"{source}: {section}: no column {', '.join(sorted(unknown))}")
    return "\n".join(" | ".join(_cell(row.get(column, "")) for column in columns) for row in value)


def _cell(value: object) -> str:
    parts = value if isinstance(value, list) else [value]
    return "; ".join(" ".join(str(part).replace("|", " ").split()) for part in parts)


def _cells(section: str, text: str, source: str) -> Iterator[list[str]]:
    width = len(COLUMNS[section])
    for line in text.split("\n") if text else ():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > width:
            raise DataError(f"{source}: {section}: {len(cells)} cells where {width} are known: {line!r}")
        yield cells + [""] * (width - len(cells))


def _pairs(cells: list[str], where: str) -> Iterator[list[tuple[str, str]]]:
    """For each cell its names, each with its key."""
    for cell, plain in zip(cells, keyed("\n".join(cells)).split("\n"), strict=True):
        names, shorts = cell.split(";"), plain.split(";")
        if len(names) != len(shorts):
            raise DataError(f"{where}: a character that is not plainly a ';' in {cell!r}")
        yield [(bare, short) for name, short in zip(names, shorts, strict=True) if (bare := name.strip())]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for p in cell.split(";") if (part := p.strip()))


def _rows(section: str, cells: list[list[str]], where: str) -> Iterator[Row]:
    kind, subkind = _KINDS[section]
    column = {name: COLUMNS[section].index(name) for name in COLUMNS[section]}
    if not cells:
        return
    names, *more = (
        list(_pairs([row[column[name]] for row in cells], where)) if name in column else None
        for name in ("names", "adjectives", "capital")
    )
    adjectives, capitals = more
    for number, row_cells in enumerate(cells):
        row = Row(kind, subkind, names[number] if names else [], where)
        if adjectives:
            row.adjectives = adjectives[number]
        for name in ("country", "subkind", "gender", "offices", "external"):
            if name in column and row_cells[column[name]]:
                setattr(row, name, row_cells[column[name]])
        yield row
        if capitals and capitals[number]:
            capital = Row("place", "city", capitals[number], where)
            capital.country = capital.capital_of = row.id
            yield capital


def read(text: str, *, source: str = "<text>") -> Data:
    """What a gazetteer file says; raises :class:`DataError` where it is no TOML or a section cannot be read."""
    tables = datafiles.tables(unicodedata.normalize("NFC", text), source)
    if unknown := tables.keys() - COLUMNS.keys() - set(RULES):
        raise DataError(f"{source}: no section {', '.join(sorted(unknown))}")
    for name in RULES:
        if name in tables:
            _check_rule(name, tables[name], source)
    rows: dict[str, Row] = {}
    data = Data(rows=rows, rules={name: tables[name] for name in RULES if name in tables})
    for section, value in tables.items():
        if section in RULES:
            continue
        where = f"{source}: {section}"
        cells = list(_cells(section, _text(section, value, source), source))
        if section not in _KINDS:
            for row_cells in cells:
                _add(data, section, row_cells, where)
            continue
        for row in _rows(section, cells, where):
            if row.id in rows:
                raise DataError(f"{where}: {row.id} is there twice")
            rows[row.id] = row
            if section == "organisations" and row.country:
                data.organs[row.subkind, row.country] = row.id
    return data


def _check_rule(name: str, value: object, source: str) -> None:
    """Raise :class:`DataError` for a rule that is not of its shape: words, words by word."""
    if name in _BY_WORD and not isinstance(value, dict):
        raise DataError(f"{source}: {name} is no table of words")
    for words in value.values() if isinstance(value, dict) and name in _BY_WORD else [value]:
        if not isinstance(words, str) and not (isinstance(words, list) and all(isinstance(w, str) for w in words)):
            raise DataError(f"{source}: {name} is neither words in a text nor a list of words")


def _add(data: Data, section: str, cells: list[str], where: str) -> None:
    id, second, *rest = cells
    if not id:
        raise DataError(f"{where}: a row without an id")
    if section == "offices":
        titles = dict(zip(COLUMNS[section][2:], map(_split, rest), strict=True))
        data.offices[id] = Office(id=id, sort_of=second or None, titles=titles)
    elif second.count("{") > 1 or second.count("}") > 1 or second.count("{}") != second.count("{"):
        raise DataError(f"{where}: {id}: the name {second!r} has other braces than one {{}} for the state")
    else:
        data.bodies[id] = Body(id=id, name=second, after=_split(rest[0]), before=_split(rest[1]))


def check(data: Data, ids: Iterable[str], organs: Iterable[str] = ()) -> None:
    """Read the entries of those ids in full; raises :class:`DataError` for a state or an office that is not there."""
    known = data.rows.keys() | set(organs)
    for id in ids:
        entry = data.rows[id].entry
        state = data.rows.get(entry.country) if entry.country is not None else None
        if entry.country is not None and (state is None or state.subkind != "state"):
            raise DataError(f"{id}: no state {entry.country!r}")
        for tenure in entry.offices:
            if tenure.office not in data.offices:
                raise DataError(f"{id}: no office {tenure.office!r}")
            if tenure.of is not None and tenure.of not in known:
                raise DataError(f"{id}: no state or organisation {tenure.of!r}")
