"""Live pages of any outlet: entries with their times, or under titles, below an introduction."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from statements.dates import find as find_dates
from statements.formats.addresses import addressed
from statements.formats.base import Entry, Layout, Sniff
from statements.formats.live import labels, units
from statements.formats.live.stamps import zone_of
from statements.formats.live.units import Page, Row
from statements.formats.shape import stops
from statements.formats.stamps import midnights, order_of
from statements.formats.tiling import Mark, tile
from statements.languages import Language, likeliest, load
from statements.patterns import pattern
from statements.record import record

_SAMPLE = 20_000
_TOLD = 4_000
# Any site's pages may have times: a format that knows the page's own labels goes before this one.
_MOST = 0.85
# Minutes by which the clock goes back in a night; an agenda at a page's top goes back by less.
_NIGHT = 600
# How many days a stamp without a year may be away from the page's day.
_CLOSE = 40
# Labels of other formats' pages: words that hardly any page has, and where on it they are labels.
_OTHERS = ("Forwarded from ", "VIEW IN TELEGRAM", "New messages", "Tag Archives")
_LABELLED = pattern(r"Forwarded from |VIEW IN TELEGRAM|^ *New messages *$|^Tag Archives", re.MULTILINE)


@record(eq=False, repr=False)
class Live:
    """Live pages; an entry begins where a line begins with a time, or with a title where the page prints no times.

    >>> page = "Ferry talks: live updates\\n- 07:15 GMT\\nThe talks go on.\\n- 07:11 GMT\\nThey have begun.\\n"
    >>> FORMAT.sniff(page).score > 0.6, [entry.time.isoformat() for entry in FORMAT.lay_out(page).items]
    (True, ['07:15:00+00:00', '07:11:00+00:00'])
    """

    name: str = "live"
    summary: str = "a live page of any outlet: entries with times, or with titles, written while something happens"
    languages: tuple[str, ...] = ()

    def sniff(self, text: str) -> Sniff:
        text = text[:_SAMPLE]
        if any(words in text for words in _OTHERS) and _LABELLED.search(text):
            return Sniff(format=self.name, score=0.0)
        score, reasons = _claim(text, units.find(text, surely=True))
        return Sniff(format=self.name, score=round(score, 3), reasons=reasons)

    def lay_out(self, text: str) -> Layout:
        from statements.formats.live import entries, head  # what a page of another format does not want

        page = units.find(text)
        language = load(likeliest(text[:_TOLD]))
        rows, found = page.rows, page.units
        top = head.read(text, rows[: found[0].first] if found else rows[: page.foot], language)
        marks = top.marks
        items: list[Entry] = []
        blocks = top.blocks
        day = _heading(text, rows[: found[0].first], language, top.published) if found else None
        writers = units.writers(rows, found)
        zone = _zone(rows)
        for number, unit in enumerate(found, 1):
            reading = entries.read(text, rows, unit, number, writers)
            marks += reading.marks
            blocks += reading.blocks
            stamp = rows[unit.stamp].stamp if unit.stamp is not None else None
            printed = _day(text, *stamp.day, language, top.published) if stamp and stamp.day else None
            items.append(
                Entry(
                    number=number,
                    start=rows[unit.first].start,
                    end=reading.end,
                    headline=reading.headline,
                    day=printed or day,
                    time=_zoned(stamp.time, zone) if stamp else None,
                    dated=stamp.place if stamp else None,
                )
            )
            day = _heading(text, rows[unit.first + 1 : unit.last], language, top.published) or day
        marks += (Mark(r.start, r.end, "boilerplate") for r in rows[page.foot :])
        times = [e.time for e in items]
        order = order_of((t.hour * 60 + t.minute for t in times if t), doubt=1)
        return Layout(
            segments=tile(text, marks),
            items=addressed(text, items, blocks, below=False),
            blocks=tuple(blocks),
            source=top.source,
            context=top.context,
            order=order if any(times) else None,
            next_day=midnights(times, order, night=_NIGHT),
        )


def _zone(rows: Sequence[Row]) -> dt.timezone | None:
    """The zone of all times of a page, where its top names one."""
    told = next((found for r in rows[: units.HEAD] if (found := labels.ZONE.search(r.line))), None)
    return zone_of(told[1].upper()) if told else None


def _zoned(time: dt.time | None, zone: dt.timezone | None) -> dt.time | None:
    """A time in the zone of the page, where it names none itself."""
    return time.replace(tzinfo=zone) if time and time.tzinfo is None else time


def _claim(text: str, page: Page) -> tuple[float, tuple[str, ...]]:
    """How well a page fits, and why: how sure its stamps are, whether it says that it is live, how much they cover."""
    rows, found = page.rows, page.units
    told = [u for u in found if u.last - u.first > 1 or stops(rows[u.first].line)]
    if len(told) < 2 or not any(stops(r.line) for u in told for r in rows[u.first : u.last]):
        return 0.0, ()
    reasons = ("the page says that it is live",) if page.live else ()
    if found[0].stamp is None:
        score = 0.8 if units.opening(rows) is not None else 0.62
        return score, (*reasons, "titles above the entries")
    stamps = [stamp for u in told if u.stamp is not None and (stamp := rows[u.stamp].stamp)]
    covered = (rows[-1].end - rows[found[0].first].start) / max(1, rows[-1].end)
    if covered < (0.3 if page.live else 0.6) or (not page.live and 2 * sum(bool(s.day) for s in stamps) > len(stamps)):
        return 0.0, ()  # posts of an archive have their day
    counts = [sum(stamp.weight == weight for stamp in stamps) for weight in range(3)]
    doubt = (0.75 if page.live else 1.0) * 0.55 ** min(counts[2], 4)
    # Times before words are a timeline in an article, unless the page says that it is live.
    doubt *= (0.62 if page.live else 0.9) ** min(counts[1], 5) * (0.75 if page.live else 0.9) ** min(counts[0], 5)
    return _MOST * (1 - doubt), (*reasons, f"{len(stamps)} entries with times")


def _heading(text: str, rows: Sequence[Row], language: Language, near: dt.date | None) -> dt.date | None:
    """The day of the last line that is a day and nothing else: it holds for the entries below."""
    last = next((r for r in reversed(rows) if r.day), None)
    return _day(text, last.start, last.end, language, near) if last else None


def _day(text: str, start: int, end: int, language: Language, near: dt.date | None) -> dt.date | None:
    """The day that a stamp prints; one without a year only where it is close to the page's own."""
    for m in find_dates(text, start, end, language):
        if not (m.month and m.day) or m.order == "either":
            continue
        years = [m.year] if m.year else _years(near)
        days = [found[0] for year in years if (found := m.days(year))]
        return next((d for d in days if m.year or (near and abs((d - near).days) < _CLOSE)), None)
    return None


def _years(near: dt.date | None) -> list[int]:
    return [near.year, near.year - 1, near.year + 1] if near else []


FORMAT = Live()
