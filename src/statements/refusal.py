"""What is no text of a page: markup, data and nothing at all, told before any format looks at it."""

from __future__ import annotations

import csv
import re

from statements.errors import NotAPageError
from statements.patterns import pattern
from statements.text import decode

# What nobody sees: spaces, and the signs that take no room or leave it blank.
_NOTHING = pattern("[\\s\x00\xad\u115f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2800\u3164\ufeff]*+")
# How much of a page is looked at.
_HEAD = 4_000
_READER = "statements.containers.read_pages"
_AS_SEEN = "a page is its text alone"
_SAYS = {
    "HTML": f"{_READER} reads it; {_AS_SEEN}",
    "XML": f"{_READER} reads feeds and records; {_AS_SEEN}",
    "JSON": f"statements.serial reads documents, and {_READER} exports and tables of pages",
    "JSON Lines": f"statements.serial.read_jsonl reads documents, and {_READER} pages, of which each is a line",
    "a table": f"{_READER} reads one of which it knows the column of texts (text=; --container table --text COLUMN)",
}
# Elements of HTML that stand around others, and those that stand inside a line, which tell when they are closed again.
_BLOCKS = (
    "html|head|body|title|meta|link|script|style|base|header|footer|main|nav|section|article|aside|div|p|h[1-6]|hr|br|ul"
    "|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|td|th|blockquote|figure|figcaption|img|picture|video|iframe|form|pre"
)
_INLINE = "a|abbr|b|big|center|cite|code|del|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|tt|u"
_HTML = pattern(rf"<!--|<!doctype\s{{1,9}}html\b|<(?:{_BLOCKS})(?:\s[^<>]{{0,500}})?/?>", re.I)
_IN_LINE = pattern(rf"<({_INLINE})(?:\s[^<>]{{0,500}})?>", re.I)
_VALUE = r"""(?:"[^"<]{0,500}"|'[^'<]{0,500}')"""
_ELEMENT = rf"<([A-Za-z_][\w:.-]{{0,60}})(?:\s{{1,9}}[\w:.-]{{1,60}}\s?=\s?{_VALUE}){{0,20}}\s{{0,9}}(/?)>"
_XML = pattern(r"<[?!][A-Za-z]|<(?:rss|feed|rdf:rdf|tei|akomantoso|urlset)\b", re.I)
_ROOT, _FIRST = pattern(_ELEMENT), pattern(rf"{_ELEMENT}\s{{0,99}}<[/A-Za-z!?]")
_KEYED = pattern(r"(?>(?:\[\s*+)?)\{\s*+\"[^\"\n]{0,200}\"\s*+:")
# A piece of JSON that is nothing but its signs; the head of a page may end inside a string.
_SIGN = r"[\s\[\]{},:]|\"(?>[^\"\\\n]|\\.){0,4000}(?:\"|\Z)|-?\d[\d.eE+-]{0,40}|true|false|null"
_SIGNS = pattern(rf"[\[{{](?>{_SIGN}){{0,4000}}\Z")
_LINES = pattern(r"(?:\{.*\}|\[.*\])[ \t\r]*+\n\s*+[\[{]")
# Names of columns in tables of pages; a first line with two of them heads one.
_COLUMNS = frozenset(
    ("id", "url", "link", "title", "headline", "date", "published", "pub_date", "text", "body", "content", "author")
)
_COLUMN = pattern(r"[\w -]{0,40}")
# The name of any column: a few words without a stop, in its place without a space as no prose stands behind a comma.
_NAMED = pattern(r"\w(?:[\w /()#%&.-]{0,38}[\w)%])?")
# How many cells of other names show that the rows are alike by more than chance.
_ENOUGH = 6


def refuse(text: str, source: str, *, text_alone: bool = False) -> None:
    """Raise :class:`~statements.errors.NotAPageError` for what is no text of a page, and for an empty one.

    ``text_alone``: it was taken from what held it, so that whatever looks like markup or data was written there.

    >>> refuse("{}", "a.json")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    statements.errors.NotAPageError: a.json: it is JSON; statements.serial reads documents, ...
    """
    lead = _NOTHING.match(text)
    start = lead.end() if lead else 0
    if start == len(text):
        raise NotAPageError("it is empty", source=source)
    if text_alone:
        return
    kind = _kind(text[start : start + _HEAD], text)
    if kind is not None:
        raise NotAPageError(f"it is {kind}; {_SAYS[kind]}", source=source)


# How files begin that hold no text as it is, and what else their beginning holds; what they are, and what can be done.
_IMAGE = "an image: make it text first, as with tesseract"
_BINARY = (
    (b"%PDF-", b"", "a PDF: make it text first, as with pdftotext"),
    (
        b"SQLite format 3\0",
        b"",
        "a database, as an archive is: find, search, timeline and speakers read one",
    ),
    (b"PK\3\4", b"word/", "a Word file: save it as text first"),
    (b"PK\3\4", b"opendocument", "an OpenDocument file: save it as text first"),
    (b"PK\3\4", b"xl/", "an Excel file: save it as CSV first"),
    (b"PK\3\4", b"", "packed with zip: unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", "an old Office file, as of Word: save it as text first"),
    (b"{\\rtf", b"", "an RTF file: save it as text first"),
    (b"\x89PNG\r\n", b"", _IMAGE),
    (b"\xff\xd8\xff", b"", _IMAGE),
    (b"GIF8", b"", _IMAGE),
    (b"7z\xbc\xaf\x27\x1c", b"", "packed with 7-Zip: unpack it first"),
    (b"\x28\xb5\x2f\xfd", b"", "packed with zstd: unpack it first"),
    (b"BZh", b"1AY&SY", "packed with bzip2: unpack it first"),
    (b"\xfd7zXZ\0", b"", "packed with xz: unpack it first"),
    (b"\x7fELF", b"", "a program"),
)


def binary(data: bytes) -> str | None:
    """What a file is that is no text at all, by its first bytes, with what makes text of it; ``None`` for any other.

    >>> binary(b"%PDF-1.7 and so on"), binary("“It is open,” she said.".encode())
    ('a PDF: make it text first, as with pdftotext', None)
    """
    head = data[:_HEAD]
    return next((what for first, held, what in _BINARY if head.startswith(first) and held in head), None)


def decoded(page: str | bytes, source: str, encoding: str | None = None) -> str:
    """The text of a page's bytes; raises :class:`~statements.errors.NotAPageError` for those of another file."""
    if isinstance(page, str):
        return page
    if what := binary(page):
        raise NotAPageError(f"it is {what}", source=source)
    return decode(page, source=source, encoding=encoding)


def _kind(head: str, text: str) -> str | None:
    """What a text is, by its first letters, that is no text of a page."""
    if head[0] == "<":
        return _markup(head, text)
    if head[0] in "[{":
        if _KEYED.match(head) or _SIGNS.match(head):
            return "JSON Lines" if _LINES.match(head) else "JSON"
        return None
    return "a table" if _is_table(head, whole=len(head) < _HEAD) else None


def _markup(head: str, text: str) -> str | None:
    """HTML or XML, by an element that opens a text; *<...>* and *<Applause>* open none."""
    if _HTML.match(head) or ((found := _IN_LINE.match(head)) and f"</{found[1]}>" in head):
        return "HTML"
    root = _ROOT.match(head)
    if _XML.match(head) or _FIRST.match(head) or (root and (root[2] or text.rstrip().endswith(f"</{root[1]}>"))):
        return "XML"
    return None


def _is_table(head: str, *, whole: bool) -> bool:
    """Whether the first line names columns: such as tables of pages have, or others above rows of as many cells."""
    first, _, rest = head.partition("\n")
    if not rest or len(first) > _HEAD // 2:
        return False
    for separator in ",;\t|":
        if separator not in first:
            continue
        cells = [cell.strip(' "\r').lower() for cell in first.split(separator)]
        if len(_COLUMNS.intersection(cells)) > 1 and all(map(_COLUMN.fullmatch, cells)):
            return True
        if _has_rows(head, separator, whole=whole):
            return True
    return False


def _has_rows(head: str, separator: str, *, whole: bool) -> bool:
    """Whether all rows have as many cells as the first, which has short names; prose may do so for a line or two."""
    try:
        rows = list(csv.reader(head.splitlines(keepends=True), delimiter=separator))
    except csv.Error:
        return False
    while rows and not rows[-1]:
        rows.pop()
    names, *others = rows
    if len(set(names)) < max(2, len(names)) or not all(map(_NAMED.fullmatch, names)):
        return False
    if not whole:  # the last row is cut off
        others = [*others[:-1], *([names] if len(others[-1:]) and len(others[-1]) <= len(names) else [[]])]
    if not others or any(len(cells) != len(names) for cells in others):
        return False
    return len(names) * (1 + len(others)) >= _ENOUGH or f'{separator}"' in head or head.startswith('"')
