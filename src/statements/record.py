"""Records that only the library makes and sees: nobody changes one, which whoever checks types holds.

When they run they are plain: to forbid it at run time, too, makes a record take three times as long to make, and a page
has tens of thousands of them. What a caller is given is frozen (``attrs.frozen``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attrs import frozen as record
else:
    from attrs import define as record

__all__ = ["record"]
