"""Hypothesis strategies for tests: every model, and for every format pages with known content.

>>> from hypothesis import given
>>> from statements import parse
>>> from statements.testing import pages
>>> @given(pages("plain"))
... def test_reading(page):
...     assert page.differences(parse(page.text, **page.options)) == []

Needs the extra ``testing``: ``pip install "statements[testing]"``.
"""

from __future__ import annotations

try:
    import hypothesis  # noqa: F401  (its absence is told before anything else fails)
except ImportError as error:
    raise ImportError('statements.testing needs hypothesis: pip install "statements[testing]"') from error

from statements.testing.models import (
    documents,
    events,
    items,
    participants,
    problems,
    segments,
    sources,
    spans,
    statements_,
    texts,
    whens,
)
from statements.testing.pages import FORMATS, Page, pages

__all__ = [
    "FORMATS",
    "Page",
    "documents",
    "events",
    "items",
    "pages",
    "participants",
    "problems",
    "segments",
    "sources",
    "spans",
    "statements_",
    "texts",
    "whens",
]
