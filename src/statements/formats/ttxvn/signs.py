"""What a page shows of the agency's layouts, counted: the evidence that the two formats weigh."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise

from statements import dates
from statements.formats.paragraphs import paragraphs
from statements.formats.shape import titled, two_sentences
from statements.formats.ttxvn.shared import CORRESPONDENT, PREFIX, STUB, TAIL, credit, inline, is_byline, stamp_line
from statements.languages import load
from statements.record import record

_LEAD, _SHORT = 300, 30
_MOST = 400
_LETTERS_SAMPLE = 4_000
_OPENING = 3


@cache
def _openers() -> re.Pattern[str]:
    vietnamese = load("vi")
    words = [*vietnamese.detect.get("continues", ()), *(vietnamese.names.get("honorifics", ()))]
    return re.compile(
        "(?:" + "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) + r")\b", re.IGNORECASE
    )


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(f"[{load('vi').detect['letters']}]", re.IGNORECASE)


@record(kw_only=True, eq=False, repr=False)
class Signs:
    """What a page's beginning shows of the agency's layouts.

    ``leads`` are the paragraphs that are long enough for one, ``paragraphs`` these and the shorter ones of a report;
    ``continued`` is the share of paragraphs that carry the story of the one before on; ``single`` the share of one
    sentence; ``alike`` how many leads open with the same words; ``days`` are (month, day) pairs, one for each lead that
    names a day.
    """

    leads: int
    paragraphs: int
    titles: int
    prefixes: int
    stamps: int
    correspondents: int
    credits: int
    ends: int
    bylines: int
    stub: bool
    continued: float
    single: float
    alike: int
    days: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Signs | None:
        """The signs of the beginning of a page; None where it is not in Vietnamese."""
        return _signs(text) if _vietnamese(text[:_LETTERS_SAMPLE]) else None


# The two formats ask about one page, one after the other.
@lru_cache(maxsize=1)
def _signs(text: str) -> Signs:
    spans = paragraphs(text)[:_MOST]
    lines = [text[start:end] for start, end in spans]
    prose = [line for line in lines if len(line) >= _SHORT and not titled(line, longest=160) and not is_byline(line)]
    leads = [line for line in prose if len(line) >= 60]
    return Signs(
        leads=len(leads),
        paragraphs=len(prose),
        titles=sum(titled(a, longest=160) and not titled(b, longest=160) for a, b in pairwise(lines)),
        prefixes=sum(PREFIX.match(lead) is not None for lead in leads),
        stamps=sum(stamp_line(line) is not None or inline(line) is not None for line in lines),
        correspondents=sum(CORRESPONDENT.search(line) is not None for line in lines),
        credits=sum("TTXVN" in line[: credit(line)] for line in lines),
        ends=sum("./." in line[-120:] for line in lines),
        bylines=sum(is_byline(line) or TAIL.search(line[-120:]) is not None for line in lines),
        stub=bool(lines) and STUB.match(lines[0]) is not None,
        continued=sum(_openers().match(lead) is not None for lead in leads[1:]) / max(1, len(leads) - 1),
        single=sum(not two_sentences(lead) for lead in leads) / max(1, len(leads)),
        alike=max(Counter(" ".join(lead.split(" ", _OPENING)[:_OPENING]) for lead in leads).values(), default=0),
        days=tuple(day for lead in leads if (day := _day_named(lead))),
    )


def _vietnamese(sample: str) -> bool:
    return len(_letters().findall(sample)) * 20 >= len(sample.replace(" ", "")) > 0


def _day_named(lead: str) -> tuple[int, int] | None:
    for mention in dates.find(lead, 0, min(len(lead), _LEAD), load("vi")):
        if mention.month and mention.day:
            return mention.month, mention.day
    return None


def falling(days: tuple[tuple[int, int], ...]) -> float:
    """The share of steps from one day to the next that go back in time; the turn of a year does."""
    steps = list(pairwise(days))
    back = sum(b <= a or (a[0] <= 3 and b[0] >= 10) for a, b in steps)
    return back / len(steps) if steps else 0.0
