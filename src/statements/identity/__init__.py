"""Whether two participants of two documents are one: by name, spelling, script, initials, country and identifier."""

from __future__ import annotations

from statements.identity.people import Relation, compare, same
from statements.identity.spelling import Spelled, spelled

__all__ = ["Relation", "Spelled", "compare", "same", "spelled"]
