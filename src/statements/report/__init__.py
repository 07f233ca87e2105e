"""Statements to look at: one HTML file that needs no network, and the same in a notebook.

It needs Jinja2 (``pip install 'statements[report]'``).
"""

from __future__ import annotations

from statements.report.notebook import show, summary
from statements.report.page import ReportError, render, write

__all__ = ["ReportError", "render", "show", "summary", "write"]
