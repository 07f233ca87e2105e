"""The version of a document's JSON, and what a reader makes of another one."""

from __future__ import annotations

import re
from typing import Any

from statements.models import Document, Statement, When

# A field that is added raises the second number, a field that goes or changes its meaning the first.
SCHEMA_VERSION = "1.3"
VERSION_KEY = "schema"
READABLE = rf"^{SCHEMA_VERSION.partition('.')[0]}\.(0|[1-9][0-9]{{0,8}})$"

# What stands in the JSON for readers, by record, those inside others first: ignored on reading, and computed again.
DERIVED: dict[type, tuple[str, ...]] = {
    When: ("edtf",),
    Statement: ("inferred", "text", "start", "end"),
    Document: ("format", "language"),
}


def refusal(version: Any) -> str | None:
    """Why a document of this version is not read; ``None`` where it is.

    >>> refusal("1.0"), refusal("1.7"), refusal("2.0")
    (None, None, "version '2.0' of the schema is none that this library reads: it reads 1.*")
    """
    if version is None:
        return f"it is missing: a document says the version of its schema, such as {SCHEMA_VERSION!r}"
    if not isinstance(version, str) or not re.fullmatch(r"[0-9]{1,9}\.[0-9]{1,9}", version):
        return f"expected a version such as {SCHEMA_VERSION!r}, got {ascii(version)[:40]}"
    if not re.fullmatch(READABLE, version):
        major = SCHEMA_VERSION.partition(".")[0]
        return f"version {version!r} of the schema is none that this library reads: it reads {major}.*"
    return None


def is_newer(version: str) -> bool:
    """Whether a readable version may have fields that this library does not know.

    >>> is_newer("1.1"), is_newer("1.10")
    (False, True)
    """
    return int(version.partition(".")[2]) > int(SCHEMA_VERSION.partition(".")[2])
