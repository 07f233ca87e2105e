"""Everything that was said, in one file that grows, and where a quotation comes from."""

from __future__ import annotations

from statements.archive.adding import Added
from statements.archive.again import Again, Telling
from statements.archive.archive import Archive
from statements.archive.people import Correction, Speaker
from statements.archive.records import Difference, Found, Hit, Said
from statements.archive.searching import Result

__all__ = [
    "Added",
    "Again",
    "Archive",
    "Correction",
    "Difference",
    "Found",
    "Hit",
    "Result",
    "Said",
    "Speaker",
    "Telling",
]
