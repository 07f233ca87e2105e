"""Candidate pairs: every pair of texts that shares enough of what recurs, found by the rarest shingles alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from statements.dedup.keys import shingles


def candidates(forms: list[str], *, share: float = 0.7) -> Iterator[tuple[int, int]]:
    sets = [shingles(form) for form in forms]
    df = Counter(s for found in sets for s in found)
    cut = max(20, len(forms) // 500)
    lists: dict[str, list[int]] = defaultdict(list)
    for i, found in enumerate(sets):
        for s in found:
            if 2 <= df[s] <= cut:
                lists[s].append(i)
    size = [sum(2 <= df[s] <= cut for s in found) for found in sets]
    raw = [sum(df[s] <= cut for s in found) for found in sets]
    for i, found in enumerate(sets):
        recurring = sorted((s for s in found if 2 <= df[s] <= cut), key=lambda s: (df[s], s))
        need = max(min(3, raw[i]), -int(-share * len(recurring) // 1), -(-raw[i] // 4), 1)
        if len(recurring) < need:
            continue
        others = {j for s in recurring[: len(recurring) - need + 1] for j in lists[s]}
        for j in sorted(others):
            if (size[j], j) > (size[i], i) and len(sets[i].intersection(recurring) & sets[j]) >= need:
                yield i, j
