"""Tables of pages."""

from statements.containers.tables.table import CONTAINER

__all__ = ["CONTAINER"]
