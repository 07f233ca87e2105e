"""The rows of a gazetteer file, which become entries when they are asked for: most of them never are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from statements.errors import DataError
from statements.gazetteer.entries import Entry, Kind, Tenure
from statements.gazetteer.words import keys
from statements.names import slug
from statements.patterns import pattern

_WIKIDATA = pattern(r"Q[1-9][0-9]{0,12}")
_EXTERNAL = pattern(r"[a-z][a-z0-9-]{0,30}:[^\s|;]{1,200}")
_TENURE = pattern(r"([a-z-]{2,60}+)(\*?)(?:@([a-z0-9-]{2,80}+))? (\d{4})(?:(-)(\d{4})?)?")


class Row:
    """One entry to be: its names with their keys side by side, and the cells that are read only when it is wanted."""

    __slots__ = (
        "_entry",
        "adjectives",
        "capital_of",
        "country",
        "external",
        "gender",
        "id",
        "kind",
        "names",
        "offices",
        "subkind",
        "where",
    )

    def __init__(self, kind: Kind, subkind: str, names: list[tuple[str, str]], where: str) -> None:
        self.kind: Kind = kind
        self.subkind = subkind
        self.names = names
        self.where = where
        self.adjectives: list[tuple[str, str]] = []
        self.country: str | None = None
        self.capital_of: str | None = None
        self.gender: str | None = None
        self.external: str | None = None
        self.offices: str | tuple[Tenure, ...] = ()
        self._entry: Entry | None = None
        if not names or names[0][0].startswith("~"):
            raise DataError(f"{where}: an entry without a name")
        self.id = slug(names[0][0])

    @classmethod
    def kept(cls, cells: Mapping[str, str], names: list[tuple[str, str]], adjectives: list[tuple[str, str]]) -> Row:
        """A row that was read and checked before; an empty cell is none."""
        row = cls.__new__(cls)
        for name, cell in cells.items():
            setattr(row, name, cell or (() if name == "offices" else "" if name == "subkind" else None))
        row.names, row.adjectives, row._entry = names, adjectives, None
        return row

    @classmethod
    def of(cls, entry: Entry) -> Row:
        """The row of an entry that a caller made."""
        names = (*entry.names, *(f"~{name}" for name in entry.surnames))
        row = cls(entry.kind, entry.subkind, [(name, " ".join(keys(name))) for name in names], "<entries>")
        row.id = entry.id
        row.adjectives = [(name, " ".join(keys(name))) for name in entry.adjectives]
        row.country, row.capital_of, row.gender = entry.country, entry.capital_of, entry.gender
        row.offices, row.external, row._entry = entry.offices, entry.external, entry
        return row

    def joined(self, other: Row) -> Row:
        """This row with the names, adjectives and offices of another one besides."""
        if self.kind != other.kind:
            raise DataError(f"{other.where}: {self.id} is a {self.kind} and cannot also be a {other.kind}")
        row = Row(self.kind, other.subkind or self.subkind, _union(self.names, other.names), other.where)
        row.id = self.id
        row.adjectives = _union(self.adjectives, other.adjectives)
        row.country, row.gender = other.country or self.country, other.gender or self.gender
        row.capital_of = other.capital_of or self.capital_of
        row.external = other.external or self.external
        row.offices = tuple(_union(list(self.entry.offices), list(other.entry.offices)))
        return row

    @property
    def entry(self) -> Entry:
        """The entry; raises :class:`DataError` where a cell cannot be read."""
        if self._entry is None:
            names = [name for name, _ in self.names]
            self._entry = Entry(
                id=self.id,
                name=names[0],
                kind=self.kind,
                subkind=self.subkind,
                names=tuple(name for name in names if not name.startswith("~")),
                surnames=tuple(bare for name in names if name.startswith("~") and (bare := name[1:].strip())),
                adjectives=tuple(name for name, _ in self.adjectives),
                country=self.country,
                capital_of=self.capital_of,
                gender=self.gender,
                external=external_id(self.external, self.where) if self.external else None,
                offices=self.tenures(self.offices) if isinstance(self.offices, str) else self.offices,
            )
        return self._entry

    def tenures(self, cell: str) -> tuple[Tenure, ...]:
        """The offices that a cell tells."""
        found = []
        for text in filter(None, map(str.strip, cell.split(";"))):
            match = _TENURE.fullmatch(text)
            if match is None:
                raise DataError(
                    f"{self.where}: {self.id}: {text!r} is no office with years, such as 'president 2012-2018'"
                )
            office, leads, of, since, open_, until = match.groups()
            last = int(until) if until else None if open_ else int(since)
            found += [
                Tenure(office=name, of=of or self.country, since=int(since), until=last)
                for name in ((office, "leader") if leads else (office,))
            ]
        return tuple(found)

    def surnames(self, family_first: frozenset[str], prefixes: tuple[str, ...] = ()) -> list[str]:
        """The keys of what stands for a person alone: what the row says, else the last word of each name.

        Not of a name that ends with the given name, since it is written surname first, nor with *Jr.*
        """
        told = [plain for name, plain in self.names if name.startswith("~")]
        if told or self.country in family_first:
            return list(filter(None, told))
        found = []
        none = {"jr", "sr", *(plain.partition(" ")[0] for _, plain in self.names[:1])}
        for name, plain in self.names:
            _, space, last = name.rpartition(" ")
            if space and plain.rpartition(" ")[2] not in none:
                short = plain.rpartition(" ")[2] if last.isalpha() else " ".join(keys(last))
                found.append(short)
                if short.startswith(prefixes):
                    found.append(short.partition(" ")[2])
        return list(filter(None, dict.fromkeys(found)))


def external_id(cell: str, where: str) -> str:
    """An identifier of other people's data, such as ``wikidata:Q7747``; a bare one is Wikidata's.

    >>> external_id("Q1065", "a row"), external_id("viaf:153044475", "a row")
    ('wikidata:Q1065', 'viaf:153044475')
    """
    found = f"wikidata:{cell}" if _WIKIDATA.fullmatch(cell) else cell
    if not _EXTERNAL.fullmatch(found):
        raise DataError(f"{where}: {cell!r} is no identifier such as 'Q1065' or 'viaf:153044475'")
    return found


def _union(old: list[Any], new: list[Any]) -> list[Any]:
    return list(dict.fromkeys((*old, *new)))
