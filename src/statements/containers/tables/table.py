"""Tables of pages: CSV, TSV, JSON Lines, JSON arrays, Parquet; a row is a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from attrs import frozen

from statements.containers import moments
from statements.containers.base import Claim, ContainerError, Input, Told, needed
from statements.containers.tables import rows, values
from statements.containers.tables.columns import NAMES, Columns, plain
from statements.models import Page

# How many rows are looked at for the names of columns and for the order of days in numbers.
_AHEAD = 1_000
# How many sets of names are remembered, where rows differ in theirs.
_KINDS = 200
_OPTIONS = ("text", "published", "url", "title", "id")
# What a cell with a page's markup opens with.
_MARKUP = re.compile(
    r"\s{0,99}<(?:!doctype|html|body|div|p|h[1-6]|article|section|span|ul|table|figure|img|a)\b", re.IGNORECASE
)
_PAGES = frozenset(plain(name) for names in NAMES.values() for name in names)
# What other containers write in JSON.
_OTHERS = re.compile(
    rb'"(?:_"\s*:\s*"Message|schema"\s*:\s*"\d|messages"\s*:|version"\s*:\s*"https://jsonfeed|content"\s*:\s*\{)'
)


@frozen
class Table:
    """A table with a column of texts. ``text``, ``published``, ``url``, ``title``, ``id`` name columns."""

    name: str = "table"
    summary: str = "a table with a text in each row: CSV, TSV, JSON Lines, a JSON array, Parquet"
    suffixes: tuple[str, ...] = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        shape = rows.shape(head, given.suffix)
        if shape == "parquet":
            return Claim(score=0.95, reason="a Parquet file")
        if shape is None or (shape != "csv" and _OTHERS.search(head[:4_000])):
            return Claim(score=0.0)
        names = _names(shape, head)
        known = {plain(name) for name in names} & _PAGES
        if not known.intersection(NAMES["text"]) or len(known) < 2:
            # Named as a table, it is one, of which the caller has to say what is what.
            odd = shape == "csv" and given.suffix in (".csv", ".tsv")
            return Claim(score=0.5 if odd else 0.0, reason="no column of texts is known by its name")
        return Claim(score=0.85, reason=f"columns of pages: {', '.join(sorted(known)[:6])}")

    def read(self, given: Input, told: Told, *, encoding: str | None = None, **options: Any) -> Iterator[Page]:
        head = given.head()
        shape = rows.shape(head, given.suffix)
        if shape is None:
            raise ContainerError(f"{given.name}: it is no table")
        asked = {name: str(options[name]) for name in _OPTIONS if options.get(name)}
        found = rows.READERS[shape](given.stream, head, told, encoding)
        first = list(islice(found, _AHEAD))
        reader = _Reader(given.name, told, asked, [row for _, row in first], varied=shape in ("lines", "array"))
        for place, row in chain(first, found):
            page = reader.page(place, row)
            if page is not None:
                yield page


CONTAINER = Table()


def _seen(text: str | None) -> str | None:
    """A cell's words, without the markup that they may stand in."""
    if text is None or not _MARKUP.match(text):
        return text
    try:
        return needed("statements.containers.html.visible", "html", "cells with markup").Visible.of(text).text or None
    except ContainerError:
        return text


def _names(shape: str, head: bytes) -> list[str]:
    """The names of a table's columns, by its first bytes."""
    text = head.decode(rows.encoding_of(head, None), "replace").lstrip("\ufeff")
    if shape == "csv":
        first = text.partition("\n")[0]
        return [name.strip(' "\r') for name in first.split(rows.separator(first))]
    try:
        row, _ = json.JSONDecoder(strict=False).raw_decode(text.lstrip().removeprefix("[").lstrip())
    except (ValueError, RecursionError):
        # The first row is longer than what is seen: its keys are told by their marks.
        return re.findall(r'"(\w{2,40})"\s{0,3}:', text)
    return list(row) if isinstance(row, dict) else []


class _Reader:
    """Makes pages of rows; the columns are chosen once for every set of names."""

    def __init__(
        self, name: str, told: Told, asked: Mapping[str, str], first: Sequence[Mapping[str, Any]], *, varied: bool
    ) -> None:
        self.name, self.told, self.asked, self.first, self.varied = name, told, asked, first, varied
        self.kinds: dict[tuple[str, ...], Columns | None] = {}
        self.orders: dict[str, str | None] = {}
        self.doubted: set[str] = set()

    def page(self, place: str, row: Mapping[str, Any]) -> Page | None:
        columns = self._columns(row)
        if columns is None:
            return None
        cells = {what: row.get(name) for what, name in columns.of.items()}
        text = _seen(values.article(cells.get("text")))
        if text is None:
            self.told.counts["rows without text"] += 1
            self.told.problem("no-text", f"{place}: it holds no text")
            return None
        key = values.words(cells.get("id"))
        return Page(
            text=text,
            id=key if key is not None and "id" in self.asked else f"{self.name}#{key or place}",
            published=self._moment(columns.of.get("published"), cells.get("published"), place),
            container=CONTAINER.name,
            url=values.words(cells.get("url")),
            title=values.words(cells.get("title")),
            publisher=values.words(cells.get("publisher")),
            language=values.words(cells.get("language")),
            author=values.words(cells.get("author")),
        )

    def _columns(self, row: Mapping[str, Any]) -> Columns | None:
        names = tuple(row)
        if names in self.kinds:
            return self.kinds[names]
        alike = [row, *(one for one in self.first if not self.varied or tuple(one) == names)]
        try:
            columns: Columns | None = Columns.among(names, alike, self.asked)
        except LookupError as error:
            if not self.varied:
                raise ContainerError(f"{self.name}: {error}") from error
            columns = Columns.among(names, alike, {what: n for what, n in self.asked.items() if n in names})
        if columns is not None and columns.doubtful:
            self.told.problem("two-texts", f"columns {_listed(columns.doubtful)} hold texts alike: name one (text=…)")
            columns = None
        elif columns is not None and "text" not in columns.of:
            if not self.varied:
                raise ContainerError(f"{self.name}: no column of texts is known by its name: name it (text=…)")
        elif columns is not None:
            self.told.note(f"read from columns: {_listed(f'{what} from {name}' for what, name in columns.of.items())}")
        if len(self.kinds) < _KINDS:
            self.kinds[names] = columns
        return columns

    def _moment(self, column: str | None, value: Any, place: str) -> moments.Moment | None:
        if column is None:
            return None
        if column not in self.orders:
            self.orders[column] = moments.order(row.get(column) for row in self.first)
        try:
            return moments.moment(value, self.orders[column])
        except moments.DateOrderError:
            if column not in self.doubted:
                self.doubted.add(column)
                why = f"{value!r} can be read two ways, and nothing in the column {column!r} tells which"
                self.told.problem("date-order", f"{place}: {why}; no such day is taken")
            return None


def _listed(names: Any) -> str:
    return ", ".join(names)
