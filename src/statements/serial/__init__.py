"""Documents as plain data, JSON and JSON Lines, and the JSON Schema that describes them.

The JSON of a document is its fields by name: dates, times and datetimes in ISO 8601, tuples as lists, ``None`` as null.
Two derived values stand there for readers, are ignored on reading and computed again: the document's ``format`` and
``language`` at the top, and ``edtf`` in every date.
"""

from __future__ import annotations

from statements.serial.convert import from_json, structure, to_json, unstructure
from statements.serial.lines import read_jsonl, write_jsonl
from statements.serial.schema import json_schema

__all__ = ["from_json", "json_schema", "read_jsonl", "structure", "to_json", "unstructure", "write_jsonl"]
