"""Whether an honorific that is also a country's name stands for somebody: *Anh* is a man, or the United Kingdom."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What somebody says first, behind a cue and a colon.
_FIRST_WORDS = re.compile(r"[^.:“\"\n]{2,60}:\s*[“\"]([^”\"]{1,400})")
_SIGNS = ',.;:!?…”")'


def placed(text: str) -> frozenset[str]:
    """The words that stand alone in a capital inside a sentence somewhere in a text, as a country does.

    >>> sorted(placed("Anh Minh ở Anh. Lan cho biết Nga đã họp."))
    ['Anh', 'Nga']
    """
    words = text.split()
    found = set()
    for before, word, behind in zip(words, words[1:], [*words[2:], ""], strict=False):
        bare = word.rstrip(_SIGNS)
        inside = before[0].islower() and (before[-1].isalpha() or before[-1] == ",")
        if bare[:1].isupper() and inside and (bare != word or not behind[:1].isupper()):
            found.add(bare)
    return frozenset(found)


def speaks_of_himself(text: str, start: int, end: int, own: Iterable[str]) -> bool:
    """Whether a word that opens a sentence leads to words in which somebody says *I*: ***Anh** cho biết: “Tôi …”*."""
    quoted = _FIRST_WORDS.match(text, end)
    opens = text[max(0, start - 3) : start].rstrip(' “"')[-1:] in ("", ".", "!", "?", "\n")
    return opens and quoted is not None and any(f" {one} " in f" {quoted[1].lower()} " for one in own)
