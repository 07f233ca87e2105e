"""Bytes of a saved page to its markup: the encoding, by what browsers go by and by what the bytes are."""

from __future__ import annotations

import codecs
import re

from statements.text import likely

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Pages declare their encoding behind the place where browsers stop to look for it, too.
_HEAD = 20_000
_DECLARED = re.compile(rb"<meta\b[^<>]{0,400}?\bcharset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,40})", re.IGNORECASE)
# What the names mean to a browser (the WHATWG's Encoding Standard), where it is not what they say.
_MEANT = {
    "iso-8859-1": "windows-1252",
    "iso8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "shift_jis",
    "ks_c_5601-1987": "cp949",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "unicode": "utf-8",
    "utf8": "utf-8",
    "windows-874": "cp874",
}
# Of a page that says UTF-8, the share of its odd letters that may be broken.
_BROKEN = 0.05


def markup(data: bytes, told: str | None = None) -> str:
    """The markup of a page; ``told`` is the encoding that the server or the caller gives, which goes before the page's.

    A byte order mark goes before all. What is valid UTF-8 is UTF-8, whatever the page declares; a page that declares
    UTF-8 and has a few bad bytes keeps it. Line ends stay as they are.

    >>> markup("<p>Паром".encode("cp1251"), "windows-1251"), markup(b"\\xef\\xbb\\xbf<p>ab")
    ('<p>Паром', '<p>ab')
    """
    for mark, meant in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(meant, "replace")
    if told and (name := _known(told)):
        return _decoded(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data, 0, _HEAD)
    own = _known(declared[1].decode("ascii", "replace")) if declared else None
    if own is not None and own != "utf-8":
        return _decoded(data, own)
    text = data.decode("utf-8", "replace")
    odd = sum(1 for c in text if not c.isascii())
    if own is not None or text.count("\ufffd") <= _BROKEN * odd:
        return text
    return _decoded(data, likely(data) or "windows-1252")


def _decoded(data: bytes, name: str) -> str:
    if name != "utf-8":
        try:  # saved again by a browser, whose file is UTF-8 whatever the page says
            if not data.isascii():
                return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return data.decode(name, "replace")


def _known(name: str) -> str | None:
    """The encoding that a name means, as Python calls it; ``None`` where it is none."""
    low = name.strip().strip("\"'").casefold()
    low = _MEANT.get(low, low)
    try:
        return codecs.lookup(low).name if codecs.lookup(low)._is_text_encoding else None
    except LookupError:
        return None
