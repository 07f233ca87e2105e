"""Decoding, cleaned views that know their origin, and lines with offsets."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from attrs import field

from statements.errors import DecodeError
from statements.patterns import pattern
from statements.record import record

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Small letters, and marks, as words hold them: a Russian one does not stand in a word beside a Latin one.
_RUSSIAN, _MARKS, _APART = "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "«»—–“”„", "(?<![A-Za-z])[{}]++(?![A-Za-z])"
_SINGLE = (
    ("windows-1251", pattern(_APART.format(_RUSSIAN + _MARKS))),
    ("koi8-r", pattern(_APART.format(_RUSSIAN))),
    ("windows-1252", pattern(f"[àáâãäåæçèéêëìíîïñòóôõöøùúûüýœšžß{_MARKS}’‘…]++")),
)
_ENTITY = pattern(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}+|#[0-9]{1,7}+|#[xX][0-9A-Fa-f]{1,6}+);")
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_SPACES = (
    "\t\u000b\u000c\u001c\u001d\u001e\u001f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_BREAKS = "\u0085\u2028\u2029"
_ODD = pattern(f"[\r&{_INVISIBLE}{_SPACES}{_BREAKS}]")


def decode(data: bytes, *, source: str = "<bytes>", encoding: str | None = None) -> str:
    """The text of a page's bytes: by its byte order mark, as UTF-8, or as UTF-16 where the zero bytes say so.

    ``encoding`` names another one, for a caller who knows. A UTF-8 byte order mark stays as the first character, so
    that offsets count what the file holds. Raises :class:`DecodeError` with the place of the first bad byte and an
    encoding that would fit, and for an encoding that does not exist.

    >>> decode("Xin chào".encode()), decode("Xin chào".encode("utf-16-le"))
    ('Xin chào', 'Xin chào')
    >>> decode("Паром пойдёт в мае".encode("cp1251"))
    Traceback (most recent call last):
    statements.errors.DecodeError: <bytes>:0-1: not UTF-8 (invalid continuation byte); it may be in windows-1251
    """
    name = encoding or next((name for mark, name in _BOMS if data.startswith(mark)), None) or _by_zeros(data)
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        fitting = None if encoding else likely(data)
        hint = f"; it may be in {fitting}" if fitting else ""
        raise DecodeError(
            f"not {name.upper()} ({error.reason}){hint}", source=source, start=error.start, end=error.end
        ) from error
    except (LookupError, ValueError) as error:
        raise DecodeError(f"no encoding {name!r}", source=source) from error


def likely(data: bytes) -> str | None:
    """The encoding of one byte a letter that a text seems to be in: the one in which small letters stand in words."""
    best, most = None, 0.5
    for name, words in _SINGLE:
        text = data[:10_000].decode(name, "replace")
        odd = sum(not c.isascii() for c in text)
        fit = sum(end - start for start, end in map(re.Match.span, words.finditer(text))) / odd if odd else 0.0
        if fit > most:
            best, most = name, fit
    return best


def _by_zeros(data: bytes) -> str:
    """UTF-16 where every other byte of the beginning is zero, as in Latin text without a mark; else UTF-8."""
    head = data[:200]
    pairs = len(head) // 2
    if pairs and head[1::2].count(0) > 0.8 * pairs:
        return "utf-16-le"
    return "utf-16-be" if pairs and head[0::2].count(0) > 0.8 * pairs else "utf-8"


@record(eq=False, repr=False)
class View:
    """A cleaned copy of a text, for matching, that maps every place back to the text it was made from.

    Cleaning composes letters (NFC), decodes HTML entities, turns every line end into ``\\n`` and every other space into
    a plain one, and drops what has no width (soft hyphens, joiners, direction marks, variation selectors, BOMs).

    >>> view = View.of("a&amp;b\\u200b c\\r\\n")
    >>> view.text, view.span(1, 2), view.span(0, len(view.text))
    ('a&b c\\n', (1, 6), (0, 12))
    """

    text: str
    length: int
    _origins: tuple[_Origin, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, text: str) -> View:
        if _ODD.search(text) is None and unicodedata.is_normalized("NFC", text):
            return cls(text, len(text))
        return _cleaned(text)

    @property
    def unchanged(self) -> bool:
        """Whether nothing had to be cleaned: its places are the text's own."""
        return not self._origins

    def at(self, place: int) -> int:
        """The original offset of a boundary of the view; the ends map to the ends, and the order is kept."""
        if not self._origins:
            return place
        if place <= 0:
            return 0
        if place >= len(self.text):
            return self.length
        for origin in self._origins:
            place = origin.start(place)
        return place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of the view's characters ``start..end``."""
        if not self._origins:
            return start, end
        if start >= end:
            return (at := self.at(start)), at
        for origin in self._origins:
            start, end = origin.start(start), origin.end(end - 1)
        return start, end


class _Origin:
    """Where the characters of a cleaned text stand in the text that it was made from, run by run.

    A run of as many characters as it stands for was copied; any other stands for its span as a whole.
    """

    __slots__ = ("_copied", "_ends", "_firsts", "_starts", "length")

    def __init__(self) -> None:
        self.length = 0
        # Four bytes each, where a list would take forty: a text of letters and marks has a run for nearly every letter.
        self._firsts, self._starts, self._ends = array("I"), array("I"), array("I")
        self._copied = bytearray()

    def add(self, length: int, start: int, end: int) -> None:
        """Add a run of characters that stand for ``start..end``."""
        self._firsts.append(self.length)
        self._starts.append(start)
        self._ends.append(end)
        self._copied.append(length == end - start)
        self.length += length

    def start(self, place: int) -> int:
        """Where the character at a place begins in the original."""
        run = bisect_right(self._firsts, place) - 1
        return self._starts[run] + place - self._firsts[run] if self._copied[run] else self._starts[run]

    def end(self, place: int) -> int:
        """Where the character at a place ends in the original."""
        run = bisect_right(self._firsts, place) - 1
        return self._starts[run] + place - self._firsts[run] + 1 if self._copied[run] else self._ends[run]


# The most characters that one letter with its marks may have.
_CLUSTER = 32


def _decoded(entity: str) -> str:
    from html import unescape  # its table is long, and few pages have any

    return unescape(entity)


def _units(text: str) -> Iterator[tuple[str, int, int]]:
    """Pieces of cleaned text, each with the original span it stands for; long clean runs come whole."""
    at = 0
    for match in _ODD.finditer(text):
        start, odd = match.start(), match.group()
        if start < at:
            continue
        if start > at:
            yield text[at:start], at, start
        at = start + 1
        if odd == "&":
            entity = _ENTITY.match(text, start)
            decoded = _decoded(entity.group()) if entity else "&"
            if entity and decoded != entity.group():
                at = entity.end()
                plain = "".join(_plain(c) for c in decoded)
                if plain:
                    yield plain, start, at
            else:
                yield "&", start, at
        elif odd == "\r":
            if text.startswith("\n", at):
                at += 1
            yield "\n", start, at
        elif plain := _plain(odd):
            yield plain, start, at
    if at < len(text):
        yield text[at:], at, len(text)


def _plain(char: str) -> str:
    if char in _INVISIBLE:
        return ""
    if char in _BREAKS:
        return "\n"
    return " " if char in _SPACES or char in "\r\n" else char


def _cleaned(text: str) -> View:
    chars: list[str] = []
    origin = _Origin()
    for piece, start, end in _units(text):
        chars.append(piece)
        origin.add(len(piece), start, end)
    flat = "".join(chars)
    if unicodedata.is_normalized("NFC", flat):
        return View(flat, len(text), (origin,))
    composed, letters = _composed(flat)
    return View(composed, len(text), (letters, origin))


def _composed(text: str) -> tuple[str, _Origin]:
    """NFC of the text with its origin. A letter and its marks are a cluster and share its span."""
    out: list[str] = []
    origin = _Origin()

    def take(start: int, end: int) -> None:
        """Clean text is taken as it stands, the rest cluster by cluster."""
        piece = text[start:end]
        plain = unicodedata.normalize("NFC", piece)
        if (
            len(plain) == len(piece)
            or end - start <= _CLUSTER
            or (clusters is not None and clusters.fullmatch(piece) is not None)
        ):
            out.append(plain)
            origin.add(len(plain), start, end)
        else:
            for at in range(start, end):
                take(at, at + 1)

    clusters = _clusters(text)
    at = 0
    for cluster in clusters.finditer(text) if clusters else ():
        if cluster.start() > at:
            take(at, cluster.start())
        take(*cluster.span())
        at = cluster.end()
    if at < len(text):
        take(at, len(text))
    return "".join(out), origin


def _clusters(text: str) -> re.Pattern[str] | None:
    """A character with those of the text's marks that follow it; ``None`` where the text has no marks.

    A run of marks is cut: hostile text stacks thousands of them.
    """
    marks = "".join(sorted(c for c in set(text) if unicodedata.combining(c) or "\u1161" <= c <= "\u11ff"))
    return re.compile(f"(?s).[{marks}]{{1,{_CLUSTER - 1}}}") if marks else None


class Line(NamedTuple):
    """A line without its line end: ``text[start:end]``, and where its first and last visible characters are."""

    start: int
    end: int
    left: int
    right: int

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen on the line."""
        return self.left >= self.right


def lines(text: str) -> Iterator[Line]:
    """The lines of a view's text, one by one; each ends before its ``\\n``.

    >>> [(line.left, line.right) for line in lines(" a\\n\\nb")]
    [(1, 2), (3, 3), (4, 5)]
    """
    start, size = 0, len(text)
    while start <= size:
        end = text.find("\n", start)
        if end < 0:
            end = size
        left, right = start, end
        raw = text[start:end]
        stripped = raw.strip()
        if len(stripped) < len(raw):
            left = start + (len(raw) - len(raw.lstrip())) if stripped else end
            right = left + len(stripped)
        yield Line(start, end, left, right)
        start = end + 1
