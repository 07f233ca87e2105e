"""Who said what, when, on which occasion, and where it stands on the page."""

TYPE_CHECKING = False  # as in typing, of which the import would take longer than this one
if TYPE_CHECKING:
    from typing import Any

    from statements.archive import Archive
    from statements.batch import parse_all
    from statements.dedup import deduplicate
    from statements.errors import ModelError, ParseError, StatementsError, UnknownFormatError
    from statements.explanation import explain
    from statements.models import Document, Event, Item, Participant, Source, Span, Statement, When
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

# Everything loads its room when it is first used, so that importing the library costs nothing, and whoever interrupts
# the program while it starts finds it where it can answer.
_ROOMS = {
    "archive": ("Archive",),
    "batch": ("parse_all",),
    "dedup": ("deduplicate",),
    "errors": ("ModelError", "ParseError", "StatementsError", "UnknownFormatError"),
    "explanation": ("explain",),
    "models": ("Document", "Event", "Item", "Participant", "Source", "Span", "Statement", "When"),
    "pipeline": ("parse", "parse_file", "sniff"),
    "report": ("show",),
    "serial": ("from_json", "read_jsonl", "to_json", "write_jsonl"),
}


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    from statements.collector import kept

    if name == "__version__":
        return import_module("importlib.metadata").version(__name__)
    room = next((room for room, names in _ROOMS.items() if name == room or name in names), None)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with kept():
        module = import_module(f"{__name__}.{room}")
    globals()[name] = value = module if name == room else getattr(module, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
