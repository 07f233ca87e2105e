"""Reading back what ``When.edtf`` prints."""

from __future__ import annotations

from statements.models import When


def parse_edtf(text: str) -> When:
    """The ``When`` of an EDTF text, as :meth:`When.parse` reads it.

    >>> parse_edtf("2024-11").latest, parse_edtf("../2024-09-09").earliest, parse_edtf("XXXX-11-19").day
    (datetime.date(2024, 11, 30), None, 19)
    """
    return When.parse(text)
