"""From a gazetteer file to entries."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from statements.errors import DataError
from statements.gazetteer.entries import Body, Entry, Kind, Office, Tenure
from statements.names import slug

# The columns of each section's rows; a section may also be an array of tables with these keys.
COLUMNS: dict[str, tuple[str, ...]] = {
    "states": ("names", "adjectives", "capital"),
    "cities": ("names", "country"),
    "regions": ("names", "country", "adjectives"),
    "seats": ("names", "country"),
    "organisations": ("names", "country", "subkind", "adjectives"),
    "agencies": ("names", "country", "subkind"),
    "people": ("names", "gender", "country", "offices"),
    "offices": ("id", "sort_of", "en", "vi", "ru"),
    "bodies": ("id", "name", "after", "before"),
}
RULES = ("endings", "family_first", "given", "common", "fillers", "family_names", "not_before")
_PLACES = {"states": "state", "cities": "city", "regions": "region", "seats": "seat"}
_TENURE = re.compile(r"([a-z-]{2,60}+)(\*?)(?:@([a-z0-9-]{2,80}+))? (\d{4})(?:(-)(\d{4})?)?")


@frozen(kw_only=True)
class Data:
    """What one or more files say. ``organs`` maps a body and a state to the entry that stands for it."""

    entries: dict[str, Entry] = field(factory=dict)
    offices: dict[str, Office] = field(factory=dict)
    bodies: dict[str, Body] = field(factory=dict)
    organs: dict[tuple[str, str], str] = field(factory=dict)
    rules: dict[str, Any] = field(factory=dict)

    def joined(self, other: Data) -> Data:
        """Both; an entry of the same id gains the other's names, adjectives and offices."""
        entries = dict(self.entries)
        for id, entry in other.entries.items():
            entries[id] = _merged(entries[id], entry) if id in entries else entry
        return Data(
            entries=entries,
            offices=self.offices | other.offices,
            bodies=self.bodies | other.bodies,
            organs=self.organs | other.organs,
            rules=self.rules | other.rules,
        )


def _merged(old: Entry, new: Entry) -> Entry:
    if old.kind != new.kind:
        raise DataError(f"{old.id} is a {old.kind} and cannot also be a {new.kind}")
    return evolve(
        old,
        names=_union(old.names, new.names),
        surnames=_union(old.surnames, new.surnames),
        adjectives=_union(old.adjectives, new.adjectives),
        offices=_union(old.offices, new.offices),
        subkind=new.subkind or old.subkind,
        country=new.country or old.country,
        capital_of=new.capital_of or old.capital_of,
        gender=new.gender or old.gender,
    )


def _union(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _split(cell: object) -> tuple[str, ...]:
    parts = cell.split(";") if isinstance(cell, str) else cell if isinstance(cell, list) else []
    return tuple(dict.fromkeys(part for p in parts if (part := str(p).strip())))


def _rows(section: str, value: object, source: str) -> Iterator[Mapping[str, Any]]:
    columns = COLUMNS[section]
    if isinstance(value, str):
        for line in value.splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) > len(columns):
                raise DataError(f"{source}: {section}: {len(cells)} cells where {len(columns)} are known: {line!r}")
            yield dict(zip(columns, cells, strict=False))
    elif isinstance(value, list) and all(isinstance(row, dict) for row in value):
        for row in value:
            if unknown := row.keys() - set(columns):
                raise DataError(f"{source}: {section}: no column {', '.join(sorted(unknown))}")
            yield row
    else:
        raise DataError(f"{source}: {section} is neither rows nor an array of tables")


def _tenures(cell: object, country: str | None, where: str) -> tuple[Tenure, ...]:
    found = []
    for text in _split(cell):
        match = _TENURE.fullmatch(text)
        if match is None:
            raise DataError(f"{where}: {text!r} is no office with years, such as 'president 2012-2018'")
        office, leads, of, since, open_, until = match.groups()
        years = int(since), (int(until) if until else None if open_ else int(since))
        found += [
            Tenure(office=o, of=of or country, since=years[0], until=years[1])
            for o in ((office, "leader") if leads else (office,))
        ]
    return tuple(found)


def _entry(kind: Kind, row: Mapping[str, Any], where: str, **more: Any) -> Entry:
    names = _split(row.get("names"))
    if not names or names[0].startswith("~"):
        raise DataError(f"{where}: an entry without a name")
    full = tuple(n for n in names if not n.startswith("~"))
    return Entry(
        id=slug(full[0]),
        name=full[0],
        kind=kind,
        names=full,
        surnames=tuple(n[1:].strip() for n in names if n.startswith("~")),
        adjectives=_split(row.get("adjectives")),
        country=row.get("country") or None,
        **more,
    )


def _entries(
    section: str, rows: Iterable[Mapping[str, Any]], where: str, organs: dict[tuple[str, str], str]
) -> Iterator[Entry]:
    for row in rows:
        if section in _PLACES:
            entry = _entry("place", row, where, subkind=_PLACES[section])
            yield entry
            if row.get("capital"):
                yield _entry(
                    "place", {"names": row["capital"], "country": entry.id}, where, subkind="city", capital_of=entry.id
                )
        elif section == "people":
            country = row.get("country") or None
            offices = _tenures(row.get("offices"), country, f"{where}: {row.get('names', '')!s:.40}")
            yield _entry("person", row, where, gender=row.get("gender") or None, offices=offices)
        elif section == "agencies":
            yield _entry("agency", row, where, subkind=row.get("subkind") or "agency")
        else:
            entry = _entry("organisation", row, where, subkind=row.get("subkind") or "")
            if entry.country:
                organs[entry.subkind, entry.country] = entry.id
            yield entry


def read(text: str, *, source: str = "<text>") -> Data:
    """What a gazetteer file says; raises :class:`DataError` where it is no TOML or a section cannot be read."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{source}: {error}") from error
    if unknown := tables.keys() - COLUMNS.keys() - set(RULES):
        raise DataError(f"{source}: no section {', '.join(sorted(unknown))}")
    data = Data(rules={name: tables[name] for name in RULES if name in tables})
    for section, value in tables.items():
        if section in RULES:
            continue
        where = f"{source}: {section}"
        rows = _rows(section, value, source)
        if section == "offices":
            for row in rows:
                titles = {code: _split(row.get(code)) for code in COLUMNS["offices"][2:]}
                data.offices[row["id"]] = Office(id=row["id"], sort_of=row.get("sort_of") or None, titles=titles)
        elif section == "bodies":
            for row in rows:
                after, before = _split(row.get("after")), _split(row.get("before"))
                data.bodies[row["id"]] = Body(id=row["id"], name=row["name"], after=after, before=before)
        else:
            for entry in _entries(section, rows, where, data.organs):
                if entry.id in data.entries:
                    raise DataError(f"{where}: {entry.id} is there twice")
                data.entries[entry.id] = entry
    return data


def words_of(rules: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The words of a rule, which a file gives as a text or as a list."""
    value = rules.get(name, ())
    return tuple(value.split() if isinstance(value, str) else value)
