"""Who said what, when, on which occasion, and where it stands on the page."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from statements.collector import paused as _paused
from statements.errors import ModelError, ParseError, StatementsError, UnknownFormatError
from statements.models import Document, Event, Item, Participant, Source, Span, Statement, When

if TYPE_CHECKING:
    from statements.archive import Archive
    from statements.batch import parse_all
    from statements.dedup import deduplicate
    from statements.explanation import explain
    from statements.pipeline import parse, parse_file, sniff
    from statements.report import show
    from statements.serial import from_json, read_jsonl, to_json, write_jsonl

__all__ = [
    "Archive",
    "Document",
    "Event",
    "Item",
    "ModelError",
    "ParseError",
    "Participant",
    "Source",
    "Span",
    "Statement",
    "StatementsError",
    "UnknownFormatError",
    "When",
    "deduplicate",
    "explain",
    "from_json",
    "parse",
    "parse_all",
    "parse_file",
    "read_jsonl",
    "show",
    "sniff",
    "to_json",
    "write_jsonl",
]

# The verbs load their rooms when they are first used, so that importing the library costs next to nothing.
_ROOMS = {
    "Archive": "archive",
    "deduplicate": "dedup",
    "explain": "explanation",
    "from_json": "serial",
    "parse": "pipeline",
    "parse_all": "batch",
    "parse_file": "pipeline",
    "read_jsonl": "serial",
    "show": "report",
    "sniff": "pipeline",
    "to_json": "serial",
    "write_jsonl": "serial",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version(__name__)
    room = _ROOMS.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with _paused():
        value = getattr(import_module(f"{__name__}.{room}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
