"""Where a sentence's main clause begins, behind the phrase or the clause that it opens with."""

from __future__ import annotations

from collections.abc import Sequence

from statements.languages import Language

_SPACES = " \n\t“”\"'"
_JOINING = ("coordinators", "adverbs")
_FRONTED = ("prepositions", "subordinators", "time", "daywords")


def main_clause(text: str, start: int, end: int, language: Language) -> int:
    """Where the main clause of the sentence ``start..end`` begins, as the words tell that lead to what is before it.

    >>> from statements.languages import load
    >>> text = "Và sau khi bà Mai ra về, Lê Lan im lặng."
    >>> text[main_clause(text, 0, len(text), load("vi")) :]
    'Lê Lan im lặng.'
    """
    low = text[start:end].lower()
    joined = _led(low, len(low) - len(low.lstrip(_SPACES)), _JOINING, language)
    fronted = _led(low, joined, _FRONTED, language)
    comma = low.find(", ", fronted) if fronted > joined else -1
    return start + (comma + len(", ") if comma > 0 else joined)


def _led(low: str, at: int, keys: Sequence[str], language: Language) -> int:
    """Where a stretch goes on behind the longest of a language's words that it opens with."""
    listed = (word for key in keys for word in (*language.grammar.get(key, ()), *language.dates.get(key, ())))
    return at + max((len(word) + 1 for word in listed if low.startswith(f"{word} ", at)), default=0)
