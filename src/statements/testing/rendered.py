"""What the renderers of every format share."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from statements.models import Source, When
from statements.testing.writer import Writer

Rendered = tuple[Writer, Source, dict[str, Any]]
DAYS = st.dates(dt.date(2014, 2, 1), dt.date(2029, 12, 31))
CITIES = ("Oslo", "Cairo", "Helsinki", "Brasilia")


def day_of(day: dt.date) -> When:
    """The day, as a statement's date."""
    return When(earliest=day, latest=day)


def printed(day: dt.date) -> str:
    """The day, as a page prints it."""
    return f"{day:%B} {day.day}, {day.year}"
