"""Saved web pages."""

from statements.containers.html.page import CONTAINER, read_html

__all__ = ["CONTAINER", "read_html"]
