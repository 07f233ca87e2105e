"""Documents as plain data, JSON and JSON Lines, and the JSON Schema that describes them.

The JSON of a document is its fields by name: dates, times and datetimes in ISO 8601, tuples as lists, ``None`` as null.
A document begins with ``schema``, the version of the schema it follows (``SCHEMA_VERSION``). Derived values stand there
for readers, are ignored on reading and computed again: the document's ``format`` and ``language``, ``edtf`` in every
date, and a statement's ``text``, ``start``, ``end`` and ``inferred``. Any other field that a
record does not have is an error.
"""

from __future__ import annotations

from statements.serial.convert import from_json, structure, to_json, unstructure
from statements.serial.lines import read_jsonl, write_jsonl
from statements.serial.schema import json_schema
from statements.serial.version import SCHEMA_VERSION

__all__ = [
    "SCHEMA_VERSION",
    "from_json",
    "json_schema",
    "read_jsonl",
    "structure",
    "to_json",
    "unstructure",
    "write_jsonl",
]
