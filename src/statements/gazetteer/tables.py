"""What a gazetteer is searched by, in a form that is written and read fast: texts, of which little is ever unpacked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from statements.gazetteer.entries import Body, Manner, Office
from statements.gazetteer.load import Data, words_of
from statements.gazetteer.rows import Row
from statements.gazetteer.words import keyed

# A name's row, what sort of name it is, and how it is spelled.
Form = tuple[Row, Manner, str]

# A form is told by a letter, its row's number and the number of the name there; a surname is its own key.
_MANNERS: Mapping[str, Manner] = {"n": "name", "a": "adjective", "p": "adjective", "s": "surname"}
_CELLS = ("kind", "subkind", "where", "id", "country", "capital_of", "gender", "external", "offices")


class Tables:
    """Names by the keys of their words: which forms have that key, which people that surname, and how names begin.

    ``forms`` and ``surnames`` tell rows by their numbers, parted by spaces; :meth:`read` and :meth:`bearers` give them.
    """

    __slots__ = ("begun", "forms", "given", "heads", "rows", "surnames")

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.forms: dict[str, str] = {}
        self.surnames: dict[str, str] = {}
        self.heads: set[str] = set()
        self.begun: set[str] = set()
        self.given: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: Data) -> Tables:
        """The tables of what files say."""
        tables = cls(list(data.rows.values()))
        for number, row in enumerate(tables.rows):
            for at, (name, plain) in enumerate(row.names):
                if not name.startswith("~"):
                    _add(tables.forms, plain, f"n{number}.{at}")
            for at, (name, plain) in enumerate(row.adjectives):
                _add(tables.forms, plain, f"a{number}.{at}")
                if name.endswith("an"):
                    _add(tables.forms, f"{plain}s", f"p{number}.{at}")
        tables.forms.pop("", None)
        tables._add_surnames(data)
        for joined in tables.forms:
            tables.add_head(joined)
        firsts = (row.names[0][1].partition(" ")[0] for row in tables.rows if row.kind == "person")
        tables.given = frozenset((*keyed(" ".join(words_of(data.rules, "given"))).split(), *firsts))
        return tables

    def _add_surnames(self, data: Data) -> None:
        family_first = frozenset(words_of(data.rules, "family_first"))
        prefixes = tuple(f"{word} " for word in words_of(data.rules, "prefixes"))
        common = frozenset(keyed(" ".join(words_of(data.rules, "common"))).split())
        for number, row in enumerate(self.rows):
            if row.kind == "person":
                for surname in row.surnames(family_first, prefixes):
                    _add(self.surnames, surname, str(number))
        for surname, bearers in self.surnames.items():
            if len(set(bearers.split())) == 1 and surname not in self.forms and surname not in common:
                self.forms[surname] = f"s{bearers.split()[0]}."

    def add_head(self, joined: str) -> None:
        """Note a name's first word, and the words that it begins with, at which a search goes on."""
        self.heads.add(joined.partition(" ")[0])
        self.add_begun(joined)

    def add_begun(self, joined: str) -> None:
        """Note the words that a longer name begins with."""
        at = joined.find(" ")
        while at > 0:
            self.begun.add(joined[:at])
            at = joined.find(" ", at + 1)

    def read(self, joined: str) -> list[Form]:
        """The forms of that key, in the order of the files."""
        return [self._form(code, joined) for code in self.forms.get(joined, "").split()]

    def bearers(self, surname: str) -> list[Row]:
        """The people of that surname's key, in the order of the files."""
        return [self.rows[int(number)] for number in self.surnames.get(surname, "").split()]

    def _form(self, code: str, joined: str) -> Form:
        number, _, at = code[1:].partition(".")
        row, sort = self.rows[int(number)], code[0]
        if sort == "s":
            return row, "surname", joined
        name = (row.names if sort == "n" else row.adjectives)[int(at)][0]
        return row, _MANNERS[sort], f"{name}s" if sort == "p" else name


def _add(table: dict[str, str], key: str, code: str) -> None:
    table[key] = f"{table[key]} {code}" if key in table else code


def packed(data: Data, tables: Tables) -> dict[str, Any]:
    """Both as plain texts and tuples, which :func:`unpacked` reads."""
    return {
        "ids": _lines(data.rows),
        "rows": _lines(map(_line, data.rows.values())),
        "offices": tuple((o.id, o.sort_of, tuple(o.titles.items())) for o in data.offices.values()),
        "bodies": tuple((b.id, b.name, b.after, b.before) for b in data.bodies.values()),
        "organs": tuple((*pair, id) for pair, id in data.organs.items()),
        "rules": data.rules,
        "forms": (_lines(tables.forms), _lines(tables.forms.values())),
        "surnames": (_lines(tables.surnames), _lines(tables.surnames.values())),
        "heads": _lines(sorted(tables.heads)),
        "begun": _lines(sorted(tables.begun)),
        "given": _lines(sorted(tables.given)),
    }


def unpacked(texts: Mapping[str, Any]) -> tuple[Data, Tables]:
    """What :func:`packed` wrote."""
    rows = Rows(texts["ids"].split("\n"), texts["rows"].split("\n"))
    data = Data(
        rows=rows,
        offices={id: Office(id=id, sort_of=sort, titles=dict(titles)) for id, sort, titles in texts["offices"]},
        bodies={id: Body(id=id, name=name, after=after, before=before) for id, name, after, before in texts["bodies"]},
        organs={(body, state): id for body, state, id in texts["organs"]},
        rules=texts["rules"],
    )
    tables = Tables(rows.by_number)
    for name in ("forms", "surnames"):
        keys, codes = texts[name]
        setattr(tables, name, dict(zip(keys.split("\n"), codes.split("\n"), strict=True)))
    tables.heads, tables.begun = set(texts["heads"].split("\n")), set(texts["begun"].split("\n"))
    tables.given = frozenset(texts["given"].split("\n"))
    return data, tables


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _line(row: Row) -> str:
    """A row's cells; its names and their keys last."""
    cells = [getattr(row, name) or "" for name in _CELLS]
    return "\t".join(
        (*cells, *(";".join(pair[side] for pair in pairs) for pairs in (row.names, row.adjectives) for side in (0, 1)))
    )


class _ByNumber(Sequence[Row]):
    """Rows by their numbers, each made when it is asked for first."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, number: Any) -> Any:
        row = self._made.get(number)
        if row is None:
            *cells, names, plain, adjectives, plain_too = self._lines[number].split("\t")
            row = self._made[number] = Row.kept(
                dict(zip(_CELLS, cells, strict=True)), _pairs(names, plain), _pairs(adjectives, plain_too)
            )
        return row


def _pairs(names: str, plain: str) -> list[tuple[str, str]]:
    return list(zip(names.split(";"), plain.split(";"), strict=True)) if names else []


class Rows(Mapping[str, Row]):
    """Rows by their ids, each made when it is asked for first: a page wants few of them."""

    def __init__(self, ids: Sequence[str], lines: Sequence[str]) -> None:
        self.by_number = _ByNumber(lines)
        self._numbers = {id: number for number, id in enumerate(ids)}

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __getitem__(self, id: str) -> Row:
        row: Row = self.by_number[self._numbers[id]]
        return row
