"""Runs of capitalised words in a mention, and the name of a person that ends one."""

from __future__ import annotations

from collections.abc import Sequence

from statements.resolve import lands
from statements.resolve.name_words import NameWords
from statements.resolve.settling import LONGEST, cased
from statements.resolve.tagging import Token

# A run of so many words is a name as a whole; those of most places' names.
WHOLE, PLACE = 3, 2


def runs_from(text: str, tokens: Sequence[Token], first: int, words: NameWords) -> list[list[Token]]:
    """The runs of capitalised words from ``first`` on, with the small words that names hold inside them."""
    runs: list[list[Token]] = []
    last: Token | None = None
    called = first > 0 and tokens[first - 1].tag == "honorific"
    for t in tokens[first:]:
        capital = t.tag == "name" or (text[t.start].isupper() and t.tag in ("honorific", "place", "joiner"))
        if capital or t.tag == "joiner":
            if runs and last is runs[-1][-1] and text[last.end : t.start].strip(".") in (" ", ""):
                runs[-1].append(t)
            # **Âu** Minh Trí, bà **Hà Lan**; Thủ tướng Hà Lan
            elif capital and (t.tag != "place" or (t.low in words.surnames and (called or not _is_land(text, t)))):
                runs.append([t])
        last = t
    for run in runs:
        while run[-1].tag == "joiner" and not text[run[-1].start].isupper():
            run.pop()
    return runs


def _is_land(text: str, token: Token) -> bool:
    """Whether a place's name has several words: *Thái Lan*, whose first is a family name as well."""
    return " " in text[token.start : token.end]


def is_short(text: str, token: Token) -> bool:
    """Whether a word is all capitals, as the short form of a body is."""
    raw = text[token.start : token.end]
    return len(raw) > WHOLE and raw.isalpha() and raw.isupper()


def is_province(run: Sequence[Token], words: NameWords) -> bool:
    """Whether words are a place's name that could be somebody's: *Giám đốc Sở Y tế **Hà Nam***."""
    return " ".join(t.low for t in run) in words.provinces


def name_in(text: str, run: Sequence[Token], words: NameWords) -> list[Token]:
    """The name that ends a run: from a family name on, or from the words that only a foreign name holds."""
    for k, t in enumerate(run[:-2]):
        if run[k + 1].low in words.middles and t.low not in words.middles and len(run) - k <= LONGEST:
            return list(run[k:])
    if is_province(run[:PLACE], words):  # Sở Y tế Hà Nam **Lê Lan**
        run = run[PLACE:]
    run = lands.beyond(run, words)
    for k in sorted(range(len(run)), key=lambda k: (k > 0, k != PLACE, k)):  # CLB Bến **Hồng** Vũ Hồng Minh
        t, rest = run[k], len(run) - k
        mixed = words.spells(t.low) and any(not words.spells(o.low) for o in run[k:])
        own = t.low in words.surnames and 1 < rest <= LONGEST and not mixed
        if own and (k == 0 or (t.tag != "place" and len(run) > WHOLE)):
            return list(run[k:])
    spelt = (not words.spells(t.low) or lands.is_spelt(text, t) for t in run)
    foreign = next((k for k, odd in enumerate(spelt) if odd and cased(text, run[k : k + 1])), None)
    if foreign is None:
        return []
    while foreign > 0 and run[foreign - 1].tag == "name" and words.is_abroad(run[foreign - 1].low):
        foreign -= 1
    return list(run[foreign:])
