"""The JSON Schema of a document, made from the models themselves."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from statements.models import Document, Segment, Segments
from statements.serial.version import DERIVED, READABLE, SCHEMA_VERSION, VERSION_KEY

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?([+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)?"
_PLAIN: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    NoneType: {"type": "null"},
    dt.date: {"type": "string", "format": "date", "pattern": f"^{_DAY}$"},
    dt.time: {"type": "string", "pattern": f"^{_CLOCK}$"},
    dt.datetime: {"type": "string", "pattern": f"^{_DAY}T{_CLOCK}$"},
}
_RAISES = re.compile(r"Raises [^.]{1,300}\.")
_VERSION = "The version of this schema; its second number rises where a field is added."
_ROLE = re.compile(r":[a-z]{2,9}:`([^`]{1,99})`")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document, as plain data.

    What :func:`to_json` gives fits it. It allows the properties that it names and no others, as :func:`structure` does.

    >>> json_schema()["required"]
    ['schema', 'text', 'source']
    """
    definitions: dict[str, Any] = {}
    root = _object(Document, definitions)
    version = {"type": "string", "pattern": READABLE, "description": _VERSION, "examples": [SCHEMA_VERSION]}
    root["properties"] = {VERSION_KEY: version} | root["properties"]
    root["required"] = [VERSION_KEY, *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Document",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(cls)
    derived = {
        name: {**_returned(cls, name), "description": inspect.getdoc(getattr(cls, name)), "readOnly": True}
        for name in DERIVED.get(cls, ())
    }
    fields = {f.name: _type(hints[f.name], definitions) | _limits(f.validator) for f in attrs.fields(cls)}
    for offset in {"start", "end"} & fields.keys():
        fields[offset]["minimum"] = 0
    return {
        "description": _prose(cls),
        "type": "object",
        "properties": derived | fields,
        "required": [f.name for f in attrs.fields(cls) if f.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _type(args[0], definitions)}
    if hint is Segments:
        return {"type": "array", "items": _type(Segment, definitions)}
    if origin is UnionType:
        either = [_type(arg, definitions) for arg in args]
        if len({str(one.get("type", one)) for one in either}) == len(either) and all("type" in one for one in either):
            return either[0] | {"type": [one["type"] for one in either]}
        return {"anyOf": either}
    if attrs.has(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # holds the place of a class that names itself
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return dict(_PLAIN[hint])


def _returned(cls: type, name: str) -> dict[str, Any]:
    """What a property of a record gives."""
    return _PLAIN[get_type_hints(getattr(cls, name).fget)["return"]]


def _limits(validator: Any) -> dict[str, Any]:
    """What an attrs validator allows, as far as it is a limit that a schema can state."""
    inner = getattr(validator, "validator", validator)
    options = getattr(inner, "options", None)
    if isinstance(options, range):
        return {"minimum": options[0], "maximum": options[-1]}
    least = getattr(inner, "min_length", None)
    return {} if least is None else {"minItems": least}


def _prose(cls: type) -> str:
    """A class's docstring up to its examples, one line a paragraph, without what only Python raises."""
    text = (inspect.getdoc(cls) or "").partition("\n>>>")[0].replace("``", "`")
    paragraphs = [" ".join(p.split()) for p in text.split("\n\n")]
    return "\n".join(_ROLE.sub(r"\1", _RAISES.sub("", p)).strip() for p in paragraphs if not p.startswith("Raises"))
