"""Where the entries of a live page are: at its times, or at the titles of a page that prints none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from statements.formats.live import labels
from statements.formats.live.stamps import DAY, Stamp, stamp_at
from statements.formats.shape import stops, titled
from statements.record import record
from statements.text import lines

# How many of a page's lines may hold what it says of itself.
HEAD = 14
_LIVE_LEAD = 2_500


@record(eq=False, repr=False)
class Row:
    """A line with something on it; ``parted`` says that a blank line stands above it."""

    start: int
    end: int
    line: str
    stamp: Stamp | None
    parted: bool

    @property
    def furniture(self) -> bool:
        """Whether the line is none of an entry's own words."""
        return labels.noise(self.line) or labels.caption(self.line) or labels.writer(self.line)

    @property
    def title(self) -> bool:
        """Whether the line reads as a title."""
        return self.line[0] not in "•·●▪*" and titled(self.line, longest=200) and not self.furniture

    @property
    def day(self) -> bool:
        """Whether the line is a day and nothing else."""
        return DAY.fullmatch(self.line) is not None


class Unit(NamedTuple):
    """An entry: the rows from ``first`` on up to ``last``, and where it has them, those of its stamp and title."""

    first: int
    last: int
    stamp: int | None
    title: int | None


class Page(NamedTuple):
    """The rows of a page, its entries, where what follows them begins, and whether it says that it is live."""

    rows: Sequence[Row]
    units: Sequence[Unit]
    foot: int
    live: bool


def rows_of(text: str) -> list[Row]:
    """The lines of a view's text that show something."""
    out: list[Row] = []
    parted = True
    for line in lines(text):
        if line.blank:
            parted = True
            continue
        shown = text[line.left : line.right]
        stamp = None if labels.edited(shown) else stamp_at(text, line.left, line.right)
        out.append(Row(line.left, line.right, shown, stamp, parted))
        parted = False
    return out


def find(text: str, *, surely: bool = False) -> Page:
    """The entries of a page; ``surely``: those under titles only where its top says that it is written on."""
    rows = rows_of(text)
    live = is_live(rows)
    starts = _starts(rows)
    if len(starts) >= 2:
        foot = _foot(rows, starts[-1] + 1)
        return Page(rows, _stamped(rows, starts, foot), foot, live)
    if surely and not any(labels.updated(r.line) for r in rows[:HEAD]):
        return Page(rows, (), len(rows), live)
    units, foot = _titled(rows)
    return Page(rows, units, foot, live)


def is_live(rows: Sequence[Row]) -> bool:
    """Whether the page says at its top that it is live."""
    top = [r for r in rows[:HEAD] if r.start < _LIVE_LEAD]
    return any(labels.live(r.line) or labels.OPENING.fullmatch(r.line) for r in top)


def opening(rows: Sequence[Row]) -> int | None:
    """The row that says that the updates follow, if any."""
    return next((i for i, r in enumerate(rows) if i < 4 * HEAD and labels.OPENING.fullmatch(r.line)), None)


def _joined(rows: Sequence[Row], starts: Sequence[int]) -> list[int]:
    """The starts without those that stand beside a clock and only say how long ago it was."""
    ago = {i for i in starts if (stamp := rows[i].stamp) and stamp.alone and stamp.time is None}
    clocks = set(starts) - ago
    beside = {i for i in ago if i - 1 in clocks or i + 1 in clocks}
    return [i for i in starts if i not in beside]


def _starts(rows: Sequence[Row]) -> list[int]:
    """The rows whose stamps begin an entry: not the page's own, nor bare figures on a page of plain stamps."""
    found = [i for i, r in enumerate(rows) if r.stamp]
    sure = [i for i in found if (stamp := rows[i].stamp) and stamp.weight == 2]
    if len(sure) >= 3 and len(sure) * 2 >= len(found):
        found = sure
    found = _joined(rows, found)
    own = [i for i in found if (stamp := rows[i].stamp) and stamp.alone and stamp.day]
    # A page's own stamp prints its day, those of the entries do not.
    return found[1:] if own == found[:1] and own and own[0] < HEAD else found


def _stamped(rows: Sequence[Row], starts: Sequence[int], foot: int) -> list[Unit]:
    """The entries of a page with stamps; a title may stand above its stamp."""
    above = _titles_above(rows, starts)
    own = set(starts)
    beside = {i for i in starts if i - 1 not in own and _is_ago(rows, i - 1)}
    firsts = [i - 1 if (above and _above(rows, i)) or i in beside else i for i in starts]
    out = []
    for n, (first, at) in enumerate(zip(firsts, starts, strict=True)):
        last = firsts[n + 1] if n + 1 < len(firsts) else foot
        out.append(Unit(first, last, at, first if first < at and rows[first].stamp is None else None))
    return out


def _is_ago(rows: Sequence[Row], at: int) -> bool:
    stamp = rows[at].stamp if at >= 0 else None
    return stamp is not None and stamp.alone and stamp.time is None


def _above(rows: Sequence[Row], at: int) -> bool:
    return at > 0 and rows[at - 1].stamp is None and rows[at - 1].title and not rows[at - 1].day


def _titles_above(rows: Sequence[Row], starts: Sequence[int]) -> bool:
    """Whether titles stand above the stamps, each alone on its line, and none below."""
    later = starts[1:]
    if not all((stamp := rows[i].stamp) and stamp.alone for i in starts):
        return False
    below = sum(1 for i in starts if i + 1 < len(rows) and rows[i + 1].title and not labels.name(rows[i + 1].line))
    return 2 * sum(_above(rows, i) for i in later) > len(later) and 2 * below < len(starts)


def _titled(rows: Sequence[Row]) -> tuple[list[Unit], int]:
    """The entries of a page without stamps: each begins with its title, below the page's own head."""
    told = opening(rows)
    start = told + 1 if told is not None else _below_head(rows)
    foot = _foot(rows, start)
    heads = [
        i
        for i in range(start, foot)
        if rows[i].parted and rows[i].title and not rows[i].day and not rows[i].line.endswith(":")
    ]
    return [Unit(i, heads[n + 1] if n + 1 < len(heads) else foot, None, i) for n, i in enumerate(heads)], foot


def _below_head(rows: Sequence[Row]) -> int:
    """The row below the page's title and the first sentences under it."""
    title = next((i for i, r in enumerate(rows[:HEAD]) if r.title and labels.live(r.line)), 0)
    return next((i + 1 for i in range(title + 1, len(rows)) if stops(rows[i].line)), len(rows))


def _foot(rows: Sequence[Row], start: int) -> int:
    """Where the entries end and the site's own furniture begins."""
    return next((i for i in range(start, len(rows)) if labels.FOOTER.fullmatch(rows[i].line)), len(rows))


def writers(rows: Sequence[Row], units: Sequence[Unit]) -> frozenset[str]:
    """Names that stand right below more than one stamp: those of whoever writes the page."""
    seen: Counter[str] = Counter()
    for unit in units:
        if unit.stamp is not None:
            below = next((r.line for r in rows[unit.stamp + 1 : unit.last] if not labels.noise(r.line)), "")
            seen[below] += labels.name(below)
    top = "\n".join(row.line for row in rows[: units[0].first]) if units else ""
    return frozenset(line for line, count in seen.items() if count > 1 or (count and line in top))
