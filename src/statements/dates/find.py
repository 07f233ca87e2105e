"""Dates in running text: one search for what looks like a date, then a check of each hit in its context."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from statements.dates.clock import time_at
from statements.dates.grammar import Grammar, grammar
from statements.dates.mention import DateRole, DateWords, Mention, NumberOrder, Unit, month_length
from statements.patterns import pattern

_CLAUSE = pattern(r"[,;:!?()\[\]\n\"“”«»]|\.(?= )")
_FAR_YEAR = pattern(r",? [0-9]{4}(?!\w)")
_APPOSITION = frozenset((" ", ", ", " (", "(", ",", ""))
_NO_DAYS: tuple[None, Unit] = (None, "day")
_POSSESSIVE = ("'s", "’s")
_OPENING = "(“\"«‘'["
_CONTEXT = 160
_ORDERS: tuple[NumberOrder, ...] = ("mdy", "dmy")


def find(text: str, start: int, end: int, language: DateWords) -> list[Mention]:
    """The dates written between two offsets of a view's text, in order and apart from each other.

    Days that no calendar has (31/2) and years outside 1900 to 2100 are no dates.

    >>> from statements.languages import load
    >>> [(m.month, m.day, m.role) for m in find("After the vote of 3 May he left on June 7.", 0, 42, load("en"))]
    [(5, 3, 'after'), (6, 7, 'plain')]
    """
    rules = grammar(language)
    begun = rules.begun
    out: list[Mention] = []
    done = start
    for hit in rules.trigger.finditer(text, start, end):
        if hit.start() < done:
            continue
        some = begun.get(opener := hit[0]) or rules.forms(opener)
        match = some.pattern.match(text, hit.start(), end)
        if match is None:
            continue
        done = match.end()
        form = some.forms[match.lastgroup or ""]
        fields = {name: match.group(group) for name, group in form.fields}
        prev = out[-1] if out else None
        floor = prev.end if prev else start
        begin, word = match.start(), ""
        if form.before:
            word, at = _word_before(text, floor, begin, rules)
            needed = not word and form.before != "dayword?"
            if needed and (form.before == "dayword" or not _led(text, floor, begin, rules)):
                continue
            begin = at
        mention = _read(fields, word, begin, match.end(), rules)
        if mention is None or (form.iso_month and mention.month == (mention.year or 0) % 100 + 1):
            continue  # no day of any calendar; or two years, as in 2011-12
        if form.swaps and mention.month != mention.day:
            mention = _either(mention, month_first=form.fields[0][0] == "mm")
        gap = text[prev.end : begin] if prev and begin - prev.end < 16 else None
        bare = form.numbers and not word and not mention.explicit
        if bare and not _in_context(text, mention, prev, gap, rules):
            continue
        if mention.stretch and text.startswith(_POSSESSIVE, mention.end):
            continue
        if mention.month and not mention.explicit and _FAR_YEAR.match(text, mention.end, end) and not form.numbers:
            continue
        if mention.day and not mention.until and (clock := time_at(text, mention.end, end)):
            mention = evolve(mention, time=clock[0], end=clock[1])
        if prev and gap is not None and (joined := _joined(text, prev, mention, gap, rules)):
            out[-1] = joined
            continue
        if bare and prev and gap in rules.joins:
            role = prev.role
        else:
            role = _role(text, floor, begin, rules)
            if mention.until and role == "since":
                role = "plain"
        out.append(evolve(mention, role=role) if role != "plain" else mention)
    return out


def settled(mentions: Sequence[Mention], among: Iterable[Mention] | None = None) -> list[Mention]:
    """The dates with their numbers in the order that others on the page (``among``, else they themselves) fix.

    >>> from statements.languages import load
    >>> text = "Filed 03/04/2021, heard 25/04/2021."
    >>> [(m.month, m.day) for m in settled(find(text, 0, 35, load("en")))]
    [(4, 3), (4, 25)]
    """
    orders = {m.order for m in (mentions if among is None else among)} - {"", "either"}
    if len(orders) != 1:
        return list(mentions)
    order = orders.pop()
    return [_ordered(m, order) if m.order == "either" else m for m in mentions]


def possible(mention: Mention, limit: dt.date) -> Mention:
    """A date that can be read two ways, in the one that lies no later than a day, where only one does.

    >>> from statements.languages import load
    >>> (found,) = find("on 03/04/2021", 0, 13, load("en"))
    >>> [possible(found, dt.date(2021, month, 20)).order for month in (2, 3, 4)]
    ['either', 'mdy', 'either']
    """
    if mention.order != "either" or mention.year is None:
        return mention
    read = [_ordered(mention, order) for order in _ORDERS]
    fit = [m for m in read if (days := m.days(mention.year)) and days[0] <= limit]
    return fit[0] if len(fit) == 1 else mention


def _ordered(mention: Mention, order: NumberOrder) -> Mention:
    if order == "mdy":
        return evolve(mention, order=order)
    return evolve(mention, order=order, month=mention.day, day=mention.month)


def _either(mention: Mention, *, month_first: bool) -> Mention:
    """A date in numbers with what its numbers tell of their order; the month first where they do not."""
    if (mention.day or 0) > 12:
        return evolve(mention, order="mdy" if month_first else "dmy")
    if month_first:
        return evolve(mention, order="either")
    return evolve(mention, order="either", month=mention.day, day=mention.month)


def _words_before(text: str, floor: int, at: int) -> list[str]:
    window = text[max(floor, at - 24) : at].rpartition("\n")[2]
    return [word.lstrip(_OPENING).lower() for word in window.split(" ")[:-1][-3:]] if window[-1:] == " " else []


def _word_before(text: str, floor: int, at: int, rules: Grammar) -> tuple[str, int]:
    """The longest day word that ends right before a date (*rạng sáng ngày*), and where it begins."""
    words = _words_before(text, floor, at)
    for first in range(len(words)):
        if (word := " ".join(words[first:])) in rules.daywords:
            return word, at - len(word) - 1
    return "", at


def _led(text: str, floor: int, at: int, rules: Grammar) -> bool:
    words = _words_before(text, floor, at)
    return any(" ".join(words[first:]) in rules.leads for first in range(len(words)))


def _read(fields: Mapping[str, str | None], word: str, start: int, end: int, rules: Grammar) -> Mention | None:
    def number(name: str) -> int | None:
        value = fields.get(name)
        return int(value) if value else None

    year, month, day, until = number("year"), number("mm"), number("day"), number("until")
    if name := fields.get("month"):
        month = rules.months[name.lower()]
    if month and day and day > month_length(month, year):
        return None
    if until and month and day and not day < until <= month_length(month, year):
        return None
    relative, unit = rules.relatives.get((fields.get("relative") or "").lower(), _NO_DAYS)
    if name := fields.get("unit"):
        unit, relative = rules.units[name.lower()], 0
    if ago := (fields.get("ago") or "").lower():
        relative = -(rules.numbers.get(ago) or int(ago))
    part = rules.parts.get((fields.get("part") or "").lower())
    if name and not ago and (part is None or unit == "day"):
        return None
    weekday = rules.weekdays.get((fields.get("weekday") or "").lower())
    if weekday:
        relative = -1 if word in rules.last else 1 if word in rules.next else None
    return Mention(
        start=start,
        end=end,
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        until=(month, until) if month and until else None,
        relative=relative,
        unit=unit,
        part=part,
        same_day=bool(fields.get("same")),
    )


def _in_context(text: str, mention: Mention, prev: Mention | None, gap: str | None, rules: Grammar) -> bool:
    """Whether two bare numbers read as a day and a month: in brackets, in a list of dates, or too large for a share."""
    start, end = mention.start, mention.end
    if prev and gap is not None:
        if gap in _APPOSITION and not prev.dated:
            return True
        if prev.day and (gap in rules.joins or gap in rules.through):
            return (mention.month or 0, mention.day or 0) > (prev.month or 0, prev.day)
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    before = text[max(0, start - 16) : start].lower().rstrip()
    if mention.until or before.endswith(rules.bare_after):
        return True
    day, month = mention.day or 0, mention.month or 0
    return day > 12 and (day, month) != (24, 7) and not before.endswith(rules.never_after)


def _joined(text: str, prev: Mention, mention: Mention, gap: str, rules: Grammar) -> Mention | None:
    """One mention where two stand for one date (*Monday, May 5*; *hôm qua (13/1)*) or for a range; else ``None``."""
    if prev.weekday and not prev.dated and mention.unit == "week" and gap in (" ", ", "):
        return evolve(mention, start=prev.start, weekday=prev.weekday, role=prev.role)
    closed = gap.endswith("(") and text[mention.end : mention.end + 1] == ")"
    if mention.day and not prev.dated and gap in _APPOSITION:
        end = mention.end + closed
        return evolve(mention, start=prev.start, end=end, weekday=prev.weekday, relative=prev.relative, role=prev.role)
    if prev.day and mention.weekday and not mention.dated and gap == " (":
        return evolve(prev, end=mention.end + closed, weekday=mention.weekday)
    if not (prev.day and prev.month and mention.day and mention.month and gap in rules.through):
        return None
    if (
        prev.until
        or mention.until
        or prev.time
        or (prev.year and mention.year and not 0 <= mention.year - prev.year <= 1)
    ):
        return None
    until = (mention.month, mention.day)
    year = prev.year
    if mention.year and not year:
        year = mention.year - (until < (prev.month, prev.day))
    role: DateRole = "plain" if prev.role == "since" else prev.role
    return evolve(prev, end=mention.end, year=year, until=until, role=role)


def _role(text: str, floor: int, begin: int, rules: Grammar) -> DateRole:
    """What the words before a date, in its clause, make of it."""
    words = text[max(floor, begin - _CONTEXT) : begin]
    cut = 0
    for stop in _CLAUSE.finditer(words):
        cut = stop.end()
    return rules.role(words, cut)
