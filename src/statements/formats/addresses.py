"""The addresses that a page prints with its items, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from statements.formats.base import Block, Entry
from statements.patterns import pattern

_LABELS = r"Permalink|Link|URL|Address|Read (?:more|in full)(?: at| here)?|Xem thêm|Liên kết|Đường dẫn|Ссылка|Адрес"
ADDRESS = pattern(rf"(?:(?:(?i:{_LABELS}) ?:?|[🔗→»•]) {{0,3}})?(?P<address>(?:https?://|www\.)[^\s<>\"“”«»]{{4,500}})")
# What pictures and messages of other sites are shown by is no item's own.
_SHOWN = pattern(r"(?:https?://)?(?:www\.)?(?:t\.co|pic\.twitter\.com|pbs\.twimg\.com)/")


def is_address(line: str) -> bool:
    """Whether a line is an address, under its label or not, and nothing else.

    >>> is_address("Link: https://example.org/ferry"), is_address("See https://example.org/ferry for more.")
    (True, False)
    """
    return ("://" in line or "www." in line) and ADDRESS.fullmatch(line) is not None


def addressed(
    text: str, items: Sequence[Entry], blocks: Sequence[Block], *, below: bool = True, whose: str = ""
) -> tuple[Entry, ...]:
    """The items with the place of each one's own address: the only one on a line above its words, or ``below`` them.

    A line right below the item's stamp is above its words, too, though a deck may stand above the stamp.

    ``whose`` is what such an address must match, where an item's lines hold those of other pages, too.

    >>> text = "Ferry leaves\\nhttps://example.org/ferry\\nIt left at ten.\\n"
    >>> entry, block = Entry(number=1, start=0, end=54), Block(item=1, kind="prose", spans=((39, 54),))
    >>> (found,) = addressed(text, [entry], [block])
    >>> text[slice(*found.address)]
    'https://example.org/ferry'
    """
    if "://" not in text and "www." not in text:
        return tuple(items)
    words: dict[int, tuple[int, int]] = {}
    for block in blocks:
        first, last = block.spans[0][0], block.spans[-1][1]
        words[block.item] = min(first, words.get(block.item, (first,))[0]), last
    return tuple(evolve(e, address=_own(text, e, words.get(e.number), below, whose)) for e in items)


def _own(text: str, entry: Entry, words: tuple[int, int] | None, below: bool, whose: str) -> tuple[int, int] | None:
    stretches = [(entry.start, words[0] if words else entry.end)]
    if words and entry.dated and entry.dated[1] < entry.end:
        under = text.find("\n", entry.dated[1], entry.end) + 1 or entry.end
        under += len(text[under : entry.end]) - len(text[under : entry.end].lstrip())
        stop = text.find("\n", under, entry.end)
        stretches.append((under, stop if stop >= 0 else entry.end))
    if words and below:
        stretches.append((words[1], entry.end))
    found: dict[str, tuple[int, int]] = {}
    for start, end in stretches:
        at = start
        for line in text[start:end].split("\n"):
            shown = line.strip()
            left = at + len(line) - len(line.lstrip())
            if is_address(shown) and (match := ADDRESS.fullmatch(text, left, left + len(shown))):
                own = not _SHOWN.match(match["address"]) and re.search(whose, match["address"]) is not None
                if own:
                    found.setdefault(match["address"], match.span("address"))
            at += len(line) + 1
    return next(iter(found.values())) if len(found) == 1 else None
