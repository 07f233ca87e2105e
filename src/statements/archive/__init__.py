"""Everything that was said, in one file that grows, and where a quotation comes from."""

from __future__ import annotations

from statements.archive.adding import Added
from statements.archive.archive import Archive

__all__ = ["Added", "Archive"]
