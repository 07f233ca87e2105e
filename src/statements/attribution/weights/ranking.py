"""Choosing by weights: the candidate of the highest score; whoever listens is told the others, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Candidate = TypeVar("Candidate")
Scored = list[tuple[int, Candidate]]


def likeliest(candidates: Sequence[Candidate], score: Callable[[Candidate], int]) -> Candidate:
    """The candidate of the highest score, the first of equal ones; a single one needs none."""
    return candidates[0] if len(candidates) == 1 else max(candidates, key=score)


def ranked(candidates: Iterable[Candidate], score: Callable[[Candidate], int]) -> Scored[Candidate]:
    """All candidates with their scores, the likeliest first, for whoever listens.

    >>> ranked(["a", "abc", "bcd"], len)
    [(3, 'abc'), (3, 'bcd'), (1, 'a')]
    """
    return sorted(((score(candidate), candidate) for candidate in candidates), key=lambda row: -row[0])
