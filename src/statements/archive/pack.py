"""A document as an archive keeps it: the words once, all else as compressed JSON."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from statements.errors import ArchiveError
from statements.models import Document
from statements.serial import structure, unstructure

_SURROGATES = re.compile("[\ud800-\udfff]")
_LEVEL = 6

# What JSON of documents is full of, for compression to know before it begins: part of the format, it never changes.
_KNOWN = (
    b'"basis":"relative to published","basis":"from event","basis":"between neighbours","basis":"year inferred",'
    b'"affiliation":null,"office":null,"external":"wikidata:Q","kind":"organisation","kind":"group","kind":"person",'
    b'"kind":"boilerplate"},"kind":"headline"},"kind":"blank"},"kind":"caption"},"item":1,"kind":"body"},{"start":'
    b'"headline":null,"forwarded_from":null,"address":null,"dated":null,"author":null,"url":null,"language":"en",'
    b'"speaker_basis":"resolved","speaker_basis":"inferred","speaker_basis":"unknown","speaker_basis":"named",'
    b'"form":"indirect","form":"verbatim","form":"mixed","form":"direct","parts":[{"start":0,"end":1}],"speakers":["'
    b'"],"addressees":[],"candidates":[],"act":"deny","act":"demand","act":"ask","act":"assert","topics":[],'
    b'"via":null,"within":null,"event":null,"cue":{"start":1,"end":2},"mention":{"start":1,"end":2},"rule":"",'
    b'"when":{"edtf":"2024-01-01","earliest":"2024-01-01","latest":"2024-01-01","time":null,"basis":"unknown",'
    b'"edtf":"XXXX-XX-XX","earliest":null,"latest":null,"time":null,"basis":"stated","month":null,"day":null,"weekday":null},'
    b'{"schema":"1.3","source":{"format":"plain","language":"en","publisher":null,"url":null,"title":null,'
    b'"published":null,"captured_at":null,"forwarded_from":null,"id":null,"container":null,"author":null,"channel":null,'
    b'"edited":null,"forwarded_url":null,"reply_to":null,"topics":[]},"segments":[{"start":0,"end":1,"kind":"body","item":1}],'
    b'"items":[{"number":1,"start":0,"end":1,"participants":[{"id":"","name":"","names":[],"events":[],"statements":[{"id":"s1","item":1,'
    b'"problems":[],"origin":[]}'
)
_DERIVED = ("text", "start", "end", "inferred")


def packed(document: Document) -> bytes:
    """All of a document but its text, which stands beside it; where that is no text for a database, with it."""
    data = unstructure(document)
    del data["format"], data["language"]
    if storable(document.text) == document.text:
        del data["text"]
    for statement in data["statements"]:
        for name in _DERIVED:
            del statement[name]
        for part in statement["parts"]:
            del part["text"]
    squeezer = zlib.compressobj(_LEVEL, zdict=_KNOWN)
    raw = json.dumps(data, separators=(",", ":")).encode()
    return squeezer.compress(raw) + squeezer.flush()


def unpacked(text: str, data: bytes) -> Document:
    """The document of which :func:`packed` made the data; raises :class:`ArchiveError` where it holds none."""
    try:
        whole: dict[str, Any] = json.loads(zlib.decompressobj(zdict=_KNOWN).decompress(data))
        words = whole.setdefault("text", text)
        for statement in whole["statements"]:
            for part in statement["parts"]:
                part["text"] = words[part["start"] : part["end"]]
        return structure(whole)
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise ArchiveError(f"a page of the archive is damaged: {error}") from error


def storable(text: str) -> str:
    """The text as a database can hold it, as long as it was: lone surrogates become U+FFFD.

    >>> storable("a\\ud800b")
    'a\\ufffdb'
    """
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
