"""Markup of records: parsed with entities and the network off, and with a limit on what it may hold."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from statements.containers.base import Told, needed
from statements.models import SegmentKind

_DEEPEST = 400


def parsed(data: bytes, name: str, told: Told) -> Any:
    """The root element; ``None``, and a problem, for what is no XML. Entities of a file's own are left out."""
    etree = needed("lxml.etree", "tei", "records in XML")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        told.problem("bad-xml", f"{name}: no XML ({error})")
        return None
    if root is None:
        told.problem("bad-xml", f"{name}: no XML")
        return None
    faults = [e for e in parser.error_log if e.type_name != "ERR_UNDECLARED_ENTITY"]
    if faults:
        told.problem("bad-xml", f"{name}: line {faults[0].line}: {faults[0].message}; what could be read is")
    return root


def tag(element: Any) -> str:
    """An element's name without its namespace; empty for what is none."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its name without its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def named(root: Any, *names: str) -> Iterator[Any]:
    """The elements of these names, at any depth, in order."""
    return (one for one in root.iter() if tag(one) in names)


def first(root: Any, *names: str) -> Any:
    return next(named(root, *names), None)


def words(element: Any) -> str:
    """All the words in an element."""
    return "".join(text for text, _ in stretches(element, frozenset())) if element is not None else ""


def _sign(entity: Any) -> str:
    """What an entity stands for, as far as HTML knows it; what a file declares itself is left out."""
    told = entity.text if type(entity).__name__ == "_Entity" else ""
    meant = html.unescape(told or "")
    return meant if meant != told else ""


def stretches(element: Any, notes: frozenset[str], depth: int = 0) -> Iterator[tuple[str, SegmentKind]]:
    """The words of an element in stretches: what is said (``body``), and notes inside it (``direction``)."""
    if element.text:
        yield element.text, "body"
    for child in element:
        name = tag(child)
        if name in notes:
            yield words(child), "direction"
        elif not name:
            yield _sign(child), "body"
        elif name and depth < _DEEPEST:
            yield from stretches(child, notes, depth + 1)
        if child.tail:
            yield child.tail, "body"


def joined(found: Iterator[tuple[str, SegmentKind]]) -> list[tuple[str, SegmentKind]]:
    """Stretches of one kind that follow one another as one; those without words are left out."""
    out: list[tuple[str, SegmentKind]] = []
    for text, kind in found:
        if out and (out[-1][1] == kind or not text.strip()):
            out[-1] = (out[-1][0] + (text if out[-1][1] == kind else ""), out[-1][1])
        elif text.strip():
            out.append((text, kind))
    return [(text, kind) for text, kind in out if text.strip()]
