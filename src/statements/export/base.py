"""What every export rests on: documents one or many, texts that any program can read, names that stay, files."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from attrs import frozen

from statements.errors import StatementsError
from statements.models import Document, Participant, Statement
from statements.serial.convert import escaped
from statements.serial.files import write_all, written_aside

Documents = Document | Iterable[Document]
Target = str | os.PathLike[str] | IO[bytes] | IO[str]

# What stands for a letter that a format cannot hold: as long as what it replaces, so that every offset still holds.
UNREADABLE = "\ufffd"
_SURROGATES = re.compile("[\ud800-\udfff]")
_WEB = re.compile(r"(https?://[^\s/?#]+)([^#]*)(#?)(.*)", re.IGNORECASE | re.DOTALL)
_NO_URI = re.compile(r"[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})")
_NO_BRACKETS = re.compile(_NO_URI.pattern.replace("[^", r"[^\[\]", 1))
# Where the ids of other people's data lead.
_REGISTERS = {
    "wikidata": "http://www.wikidata.org/entity/",
    "viaf": "https://viaf.org/viaf/",
    "orcid": "https://orcid.org/",
    "ror": "https://ror.org/",
}


class ExportError(StatementsError):
    """Statements that cannot be written as asked."""


def many(documents: Documents) -> Iterator[Document]:
    """The documents, of which there may be one."""
    return iter((documents,) if isinstance(documents, Document) else documents)


def readable(text: str) -> str:
    """The text without lone surrogates, which no encoding has.

    >>> readable("a\\ud800b")
    'a\\ufffdb'
    """
    return text if text.isascii() else _SURROGATES.sub(UNREADABLE, text)


def line(record: Any) -> str:
    """A record as one line of JSON that can be encoded."""
    return escaped(readable(json.dumps(record, ensure_ascii=False, separators=(",", ":")))) + "\n"


def web_address(text: str | None) -> str | None:
    """An address of the web as a URI, with what a URI cannot hold escaped; ``None`` for what is none.

    >>> web_address("https://example.org/a b"), web_address("javascript:x")
    ('https://example.org/a%20b', None)
    """
    match = _WEB.match(text or "")
    if match is None:
        return None
    host, rest, mark, fragment = match.groups()
    try:
        urlsplit(host).port  # noqa: B018 — asks whether there can be one
    except ValueError:
        return None
    return _NO_BRACKETS.sub(_escaped, host) + _NO_URI.sub(_escaped, rest) + mark + _NO_URI.sub(_escaped, fragment)


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in readable(match[0]).encode())


@frozen(kw_only=True)
class Names:
    """What a page and what stands on it are called: in every run the same, on every page another.

    ``key`` tells the page from others: its address, else what its reader calls it, else its words. ``page`` is its
    address, else a name of its own.
    """

    key: str
    page: str

    @classmethod
    def of(cls, document: Document) -> Names:
        """The names of a page."""
        source = document.source
        key = source.url or source.id or hashlib.sha256(readable(document.text).encode()).hexdigest()
        return cls(key=key, page=web_address(source.url) or urn(key))

    def statement(self, statement: Statement) -> str:
        """A name for a statement: the same words at the same place of the page have it."""
        return urn(f"{self.key}\n{statement.start}\n{statement.text}")

    def participant(self, participant: Participant) -> str:
        """The address in other people's data, else a name on this page."""
        return register_uri(participant) or urn(f"{self.page}\n{participant.id}")


def urn(key: str) -> str:
    """A name made of a key."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, readable(key))}"


def register_uri(participant: Participant) -> str | None:
    """Where a participant stands in other people's data, as an address; ``None`` where that is not known.

    >>> register_uri(Participant(id="a", name="A", external="wikidata:Q1065"))
    'http://www.wikidata.org/entity/Q1065'
    """
    register, _, id = (participant.external or "").partition(":")
    if register in _REGISTERS and re.fullmatch(r"[A-Za-z0-9-]{1,40}", id):
        return _REGISTERS[register] + id
    return web_address(participant.external)


def needed(module: str, extra: str, what: str) -> Any:
    """The module of a library that only an extra brings; raises :class:`ExportError` where it is not there.

    >>> needed("no_such_library", "arrow", "Parquet tables")
    Traceback (most recent call last):
    statements.export.base.ExportError: Parquet tables need no_such_library: pip install 'statements[arrow]'
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ExportError(f"{what} need {module.partition('.')[0]}: pip install 'statements[{extra}]'") from error


@contextmanager
def opened(target: Target) -> Iterator[IO[Any]]:
    """The file to write to; one at a path is made aside and put in its place when all is written."""
    if isinstance(target, (str, os.PathLike)):
        with written_aside(target) as file:
            yield file
    else:
        yield target


def write_text(pieces: Iterable[str], target: Target, encoding: str = "utf-8") -> int:
    """Write pieces of text to a path or an open file, and give their number."""
    count = 0
    with opened(target) as file:
        text = hasattr(file, "encoding")
        for piece in pieces:
            if text:
                file.write(piece)
            else:
                write_all(file, piece.encode(encoding))
            count += 1
    return count
