"""Which lines of an archive's list are titles, though nothing marks them, and where each post begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from statements.formats.addresses import is_address
from statements.formats.wordpress.lines import Row, is_link

_MENU, _MENU_WORDS = 3, 3
# How many rows below a section's name, at the most, the title stands.
_SECTION = 4
_MENU_KINDS = ("short", "label")


class Post(NamedTuple):
    """Rows of one post: the title's (none where a scrape lost it), and from where to where."""

    title: int | None
    start: int
    end: int


def posts(rows: Sequence[Row], start: int, end: int) -> list[Post]:
    """The posts of a list, in order; rows above the first may belong to none.

    >>> from statements.formats.wordpress.lines import rows
    >>> page = rows("Ferry to run\\nIt will run on Monday.\\nPier closed\\nThe pier is closed.")
    >>> posts(page, 0, 4)
    [Post(title=0, start=0, end=2), Post(title=2, start=2, end=4)]
    """
    dates_first = next((r.kind for r in rows[start:end] if r.kind in ("date", "short", "prose")), "") == "date"
    addresses_first = next(
        (is_address(r.line) for r in rows[start:end] if r.kind != "date" and r.kind != "byline"), False
    )
    titles = _titles(rows, start, end, -1 if dates_first else 1)
    opens = []
    known = set(titles)
    for i in titles:
        at = i
        while (
            at > start
            and at - 1 not in known
            and (
                (dates_first and rows[at - 1].kind in ("date", "byline"))
                or (addresses_first and is_address(rows[at - 1].line))
            )
        ):
            at -= 1
        opens.append(at)
    bounds = [*opens, end]
    found = [Post(i, a, b) for i, a, b in zip(titles, bounds, bounds[1:], strict=False)]
    if any(r.kind == "prose" and len(r.line) >= 120 for r in rows[start : bounds[0]]):
        found.insert(0, Post(None, start, bounds[0]))
    return found


def _candidates(rows: Sequence[Row], start: int, end: int, step: int) -> list[int]:
    """Rows that can be titles: those shown twice, and of the short ones above prose the one that tells most."""
    texts = [i for i in range(start, end) if rows[i].kind in ("short", "prose")]
    seen = Counter(rows[i].line for i in texts)
    doubled = {i for i, j in pairwise(texts) if rows[i].line == rows[j].line and len(rows[i].line) < 200}
    found: list[int] = []
    run: list[int] = []
    for i in range(start, end):
        row = rows[i]
        onward = row.kind == "label" and is_link(row.line)
        if row.kind == "date" and step < 0:
            run = []  # what stands above a date that opens a post ends the one before
        elif row.kind == "short" and i not in doubled:
            run.append(i)
        elif row.kind in ("short", "prose") or onward:
            if i in doubled:
                found.append(i)
            elif run:
                # Above a link to the rest stands an excerpt, which may break off without a stop.
                short = run[:-1] if onward and len(run) > 1 else _below_menu(rows, run, start)
                found.append(next((j for j in short if _dated(rows, j, start, end, step)), _telling(rows, short, seen)))
            run = []
    return found


def _below_menu(rows: Sequence[Row], run: list[int], start: int) -> list[int]:
    """What of a run of short lines stands below a menu: several lines of a word or three, one below the other."""
    size = 0
    below = 0
    for i in range(max(start, run[0] - _MENU), run[-1]):
        size = size + 1 if rows[i].kind in _MENU_KINDS and len(rows[i].line.split()) <= _MENU_WORDS else 0
        if size > _MENU:
            below = i
    return [i for i in run if i > below] if below else run


def _telling(rows: Sequence[Row], run: list[int], seen: Counter[str]) -> int:
    """Which of the short lines above prose is the title: what is set off, else the first that is no mere label.

    A section's name stands above the title, a subtitle or a picture's words below it.
    """
    widest = max(run, key=lambda i: (rows[i].gap, -i))
    if rows[widest].gap > max(1, rows[run[0]].gap):
        return widest
    wordy = (i for i in run if len(rows[i].line.split()) > 2 and seen[rows[i].line] == 1)
    return next(wordy, run[-1])


def _titles(rows: Sequence[Row], start: int, end: int, step: int) -> list[int]:
    """The rows that are titles, once each."""
    candidates = _candidates(rows, start, end, step)
    if not candidates and all(r.kind != "prose" for r in rows[start:end]):
        candidates = [i for i in range(start, end) if rows[i].kind == "short"]
    titles: list[int] = []
    for i, after in pairwise((*candidates, end)):
        if _is_section(rows, i, after):
            continue
        if titles and rows[titles[-1]].line == rows[i].line and i - titles[-1] <= 4:
            continue  # the copy of a title that the theme shows twice
        titles.append(i)
    dated = [i for i in titles if _dated(rows, i, start, end, step)]
    # Where most titles have their date beside them, a short line without one is a heading inside a post.
    return dated if len(dated) > 1 and 2 * len(dated) >= len(titles) else titles


def _is_section(rows: Sequence[Row], i: int, after: int) -> bool:
    """Whether a word or three that a theme shows twice only name the section: the next title follows at once."""
    if len(rows[i].line.split()) > _MENU_WORDS or after - i > _SECTION:
        return False
    between = rows[i + 1 : after]
    return after < len(rows) and not any(r.kind == "prose" or r.kind == "date" for r in between)


def _dated(rows: Sequence[Row], i: int, start: int, end: int, step: int) -> bool:
    """Whether a date stands beside the title: below it and its deck, or above it where ``step`` is -1."""
    for j in range(i + step, i + 4 * step, step):
        if not start <= j < end:
            return False
        kind = rows[j].kind
        if kind == "date":
            return True
        if j == i + 1 and _is_deck(rows, i):
            continue
        if kind in ("prose", "short") and rows[j].line != rows[i].line:
            return False
    return False


def _is_deck(rows: Sequence[Row], i: int) -> bool:
    """Whether the row below a title is its deck: a short line right under a title that is set off and no mere label."""
    below = rows[i + 1]
    return below.kind == "short" and below.gap == 0 < rows[i].gap and len(rows[i].line.split()) > _MENU_WORDS
