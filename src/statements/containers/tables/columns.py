"""Which columns of a table hold what: by the names that real corpora use, or by the caller's word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

# What a page takes, and the names of columns that hold it, the likelier first; signs and case aside.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "maintext", "content", "body", "textcontent", "articletext", "article", "articlebody"),
        *("fulltext", "rawtext", "message"),
    ),
    "title": ("title", "headline", "articletitle"),
    "published": (
        *("datepublish", "datepublished", "published", "publishedat", "publisheddate", "pubdate", "publishdate"),
        *("publishingdate", "publicationdate", "date", "timestamp"),
    ),
    "url": ("url", "link", "canonicalurl", "sourceurl", "originalurl"),
    "publisher": (
        "sourcehostname",
        "publication",
        "outlet",
        "publisher",
        "sourcedomain",
        "domain",
        "hostname",
        "source",
    ),
    "language": ("lang", "language"),
    "author": ("author", "authors", "byline", "creator"),
    "id": ("id", "uid", "guid", "articleid"),
}
# Columns that hold the same words as another one, or are made from it.
_COPIES = frozenset({"fulltext", "rawtext"})
_SIGNS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def plain(name: str) -> str:
    """A column's name without signs, in small letters.

    >>> plain("Pub_Date"), plain("source-hostname")
    ('pubdate', 'sourcehostname')
    """
    return _SIGNS.sub("", name).casefold()


@frozen
class Columns:
    """The columns that are read, by what they hold; ``doubtful`` are two that hold words alike."""

    of: Mapping[str, str]
    doubtful: tuple[str, ...] = ()

    @classmethod
    def among(cls, names: Sequence[str], rows: Iterable[Mapping[str, object]], asked: Mapping[str, str]) -> Columns:
        """The columns of a table with these names, whose first rows are these; what is asked for goes before.

        Raises :class:`LookupError`, which names the column, where one that is asked for is not there.
        """
        first = list(rows)
        known: dict[str, str] = {}
        for name in names:
            known.setdefault(plain(name), name)
        found = {what: name for what, wanted in asked.items() if (name := _named(wanted, names))}
        texts = [known[name] for name in NAMES["text"] if name in known and name not in _COPIES]
        texts = [name for name in texts if any(is_text(row.get(name)) for row in first)] or texts[:1]
        texts = texts or [known[name] for name in NAMES["text"] if name in known][:1]
        for what, candidates in NAMES.items():
            one = next((known[name] for name in candidates if name in known), None)
            if what == "text":
                one = texts[0] if texts else None
            if one is not None and what not in found:
                found[what] = one
        _addresses(found, known, first, asked)
        doubtful = () if "text" in asked else tuple(name for name in texts[1:] if _differ(first, texts[0], name))
        return cls(found, (texts[0], *doubtful) if doubtful else ())


def is_text(value: object) -> bool:
    """Whether a cell holds words, or the tree of an article."""
    return (isinstance(value, str) and bool(value.strip())) or isinstance(value, Mapping)


def _named(wanted: str, names: Sequence[str]) -> str:
    for one in (wanted, plain(wanted)):
        for name in names:
            if one in (name, plain(name)):
                return name
    raise LookupError(f"no column {wanted!r}; there are {', '.join(names[:30])}")


def _addresses(
    found: dict[str, str], known: Mapping[str, str], rows: Sequence[Mapping[str, object]], asked: Mapping[str, str]
) -> None:
    """A column *source* that holds addresses is the page's address, not who published it."""
    source = known.get("source")
    if source is None or "url" in found:
        return
    values = [str(row[source]) for row in rows if row.get(source)]
    if values and all(_ADDRESS.match(value) for value in values):
        found["url"] = source
        if found.get("publisher") == source and "publisher" not in asked:
            del found["publisher"]


def _differ(rows: Sequence[Mapping[str, object]], one: str, other: str) -> bool:
    """Whether two columns hold different words in some row, neither of which holds the other's."""
    for row in rows:
        a, b = row.get(one), row.get(other)
        if isinstance(a, str) and isinstance(b, str) and a.strip() and b.strip():
            a, b = " ".join(a.split()), " ".join(b.split())
            if a not in b and b not in a:
                return True
    return False
