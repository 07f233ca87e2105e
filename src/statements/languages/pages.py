"""The words around content, of all languages together: a page's labels may be in another language than its words."""

from __future__ import annotations

from functools import cache

from statements.languages import codes, load


@cache
def table(key: str) -> frozenset[str]:
    """The words of all languages for a key of their ``[pages]``.

    >>> "question" in table("asks"), "вопрос" in table("asks")
    (True, True)
    """
    return frozenset(word for code in codes() for word in load(code).pages[key])
