"""What stands in a table's cells: words and names, or what stands for none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_NOTHING = frozenset({"", "nan", "none", "null", "n/a", "na", "nat", "undefined"})


def words(value: Any) -> str | None:
    """The words of a cell; ``None`` where it holds none, or what stands for none.

    >>> words(" NaN "), words("It is open.\\\\nSo far."), words(["Ann Lee", "Bo Ek"])
    (None, 'It is open.\\nSo far.', 'Ann Lee, Bo Ek')
    """
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(words, value))) or None
    if isinstance(value, Mapping):
        return words(value.get("name") or value.get("text"))
    if value is None or (isinstance(value, float) and value != value):
        return None
    text = str(value)
    if text.strip().casefold() in _NOTHING:
        return None
    return text if "\n" in text or "\\n" not in text else text.replace("\\r", "").replace("\\n", "\n")


def article(value: Any) -> str | None:
    """The words of a cell that may hold an article's tree: a summary, and sections with headlines and paragraphs."""
    if not isinstance(value, Mapping):
        return words(value)
    parts = [*_lines(value.get("summary"))]
    for section in value.get("sections") or ():
        if isinstance(section, Mapping):
            parts += [*_lines(section.get("headline")), *_lines(section.get("paragraphs"))]
    return "\n\n".join(parts) or None


def _lines(value: Any) -> list[str]:
    found = value if isinstance(value, (list, tuple)) else [value]
    return [text for text in map(words, found) if text]
