"""What pages of the Vietnam News Agency (TTXVN) and of the sites that carry it look like: labels, credits, stamps."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from statements.formats.heads import behind_desk, is_stamp
from statements.formats.paragraphs import paragraphs
from statements.formats.shape import titled
from statements.languages import load
from statements.models import Problem
from statements.patterns import pattern

_AGENCY = r"(?:TTXVN|Vietnam ?\+|VietnamPlus|Vietnamplus|[Bb]áo Tin [Tt]ức)"
CORRESPONDENT = pattern(r"[Tt]heo (?:đặc )?(?:phóng viên|phái viên|[Pp]/?[Vv]) (?:của )?TTXVN")
_END = pattern(r"\./\. +")
STUB = pattern(r"date \d{4}-\d{2}(?:-\d{2})?(?!\d)")
NAVIGATION = pattern(
    r"\[[^\[\]\n]{3,300}\]\.?|[>»]{1,4} ?\S[^\n]{0,300}|(?:#[^\s#]{2,40} ?){1,20}"
    r"|(?:(?:Trang )?(?:\d{1,4}|\.{2,3}|[…«»‹›<>|]|[Ss]au|[Tt]rước|[Đđ]ầu|[Cc]uối|[Tt]iếp)(?: {1,3}|$)){2,20}"
    r"|(?:Xem thêm|Đọc thêm|Tin liên quan|Bài liên quan|Tin cùng chuyên mục|Từ khóa|Từ khoá|Tags?)(?: ?:[^\n]{0,300})?"
)
_CREDIT = pattern(
    r"\((?:Nguồn ảnh|Nguồn|Ảnh(?: tư liệu| minh họa| minh hoạ)?) ?:? ?[^()\n]{2,80}\)\.?"
    r"|(?:Nguồn ảnh|Ảnh(?: tư liệu| minh họa| minh hoạ)?) ?: ?[^\n.:]{2,60}\.?(?=$|\n)"
)
_CAPTION_LABEL = "Chú thích ảnh"
_LONGEST_CAPTION = 300
_BYLINE = pattern(
    rf"(?:[^\n.()“”\"]{{2,60}} )?\([^()\n:]{{0,40}}{_AGENCY}[^()\n:]{{0,40}}\)\.?"
    rf"|[^\n.,()“”\"]{{2,40}}/ ?{_AGENCY}|{_AGENCY}/[^\n.,()“”\"]{{2,40}}"
    rf"|(?:Theo|Nguồn) ?(?:: ?[^\n.]{{2,40}}|(?:[^\n.,]{{2,20}}/)?{_AGENCY})"
)
TAIL = pattern(rf" ?\([^()\n:]{{0,40}}{_AGENCY}[^()\n:]{{0,40}}\)\.?$")
# Sites that carry the agency's reports put their name before the lead.
PREFIX = pattern(
    r"(?:\([^()\n]{2,24}\)|(?:[A-Za-zĐ]{2,16}\.(?:VN|vn|com|net|org)|VOV\d?|GLO|TPO|TTO|TNO|NDO|PLO|LĐO|NLĐO|PNO|SGGPO?|QĐND|HNMO?|"
    r"CAND|ANTĐ|KTĐT|ĐTTCO|TG&VN|VTC News|VTV|VOH|BNEWS|Dân trí|VnExpress|VietNamNet))(?: ?[-–—] ?|: )(?=[^\s])"
    r"|\([A-ZĐ]{2,8}\) (?=[^\s])"
)
# How many paragraphs tell whose page it is, and how near its end one names the agency.
_OWN_LABELS, _TAIL = 400, 120
_DATE = r"(?P<day{0}>\d{{1,2}})(?P<mark{0}>[/.-])(?P<month{0}>\d{{1,2}})(?P=mark{0})(?P<year{0}>\d{{4}})(?!\d)"
_CLOCK = r"(?<![\d:])(?P<hour{0}>\d{{1,2}})[:hg](?P<minute{0}>\d{{2}})(?![\d:])"
_YEAR = pattern(r"[/.-]\d{4}")
_GAP = r"[ ,|–—-]{1,5}"
STAMP = pattern(
    rf"(?<![\d/.-])(?:{_DATE.format(1)}(?:{_GAP}(?:lúc )?{_CLOCK.format(1)})?"
    rf"|{_CLOCK.format(2)}{_GAP}(?:ngày )?{_DATE.format(2)})"
    r"(?: ?\(?(?:GMT|UTC) ?\+ ?0?7\)?)?"
)


class Stamped(NamedTuple):
    """A stamp on the page, and the day and time that it shows where they exist."""

    start: int
    end: int
    day: dt.date | None
    time: dt.time | None


def stamp(match: re.Match[str]) -> Stamped:
    """What a match of ``STAMP`` shows.

    >>> stamp(STAMP.search("12/03/2024 09:57"))[2:]
    (datetime.date(2024, 3, 12), datetime.time(9, 57))
    """
    style = "1" if match["year1"] else "2"
    hour, minute = match[f"hour{style}"], match[f"minute{style}"]
    try:
        day = dt.date(int(match[f"year{style}"]), int(match[f"month{style}"]), int(match[f"day{style}"]))
    except ValueError:
        day = None
    time = dt.time(int(hour), int(minute)) if hour and int(hour) < 24 and int(minute) < 60 else None
    return Stamped(match.start(), match.end(), day, time)


def stamp_line(line: str) -> re.Match[str] | None:
    """The stamp of a line that holds nothing else (weekdays and labels aside)."""
    match = STAMP.search(line) if len(line) <= 80 else None
    return match if match and (is_stamp(line) or is_stamp(behind_desk(line))) else None


def credit(line: str) -> int:
    """Where the photo caption that a line begins with ends, its credit included; 0 where there is none.

    >>> credit("A hall. (Ảnh: An Bình/TTXVN) Ngày 5/3, …"), credit("Ngày 5/3, …")
    (28, 0)
    """
    if "Ảnh" not in line and "Nguồn" not in line:
        return 0
    match = _CREDIT.search(line, 0, _LONGEST_CAPTION + 100)
    if match is None or match.start() > _LONGEST_CAPTION:
        return 0
    return match.end()


def is_caption_label(line: str) -> bool:
    """Whether a line is, or begins with, the label that stands for a photo's caption."""
    return line.startswith(_CAPTION_LABEL)


def is_byline(line: str) -> bool:
    """Whether a line only says who wrote the report, or which agency it comes from.

    >>> is_byline("An Bình (TTXVN/Vietnam+)"), is_byline("Theo: Vietnam+"), is_byline("Theo ông An, mưa to.")
    (True, True, False)
    """
    return len(line) <= 120 and _BYLINE.fullmatch(line) is not None


def is_navigation(line: str) -> bool:
    """Whether a line only leads to other pages.

    >>> is_navigation("[Bão số 3 vào Biển Đông]"), is_navigation("Bão số 3 vào Biển Đông")
    (True, False)
    """
    return NAVIGATION.fullmatch(line) is not None


def reports(text: str) -> list[tuple[int, int]]:
    """The page's paragraphs; what follows an end mark on its line is a paragraph of its own.

    >>> text = "Mưa to./. An Bình (TTXVN/Vietnam+)"
    >>> [text[a:b] for a, b in reports(text)]
    ['Mưa to./.', 'An Bình (TTXVN/Vietnam+)']
    """
    out = []
    for start, end in paragraphs(text):
        for mark in _END.finditer(text, start, end):
            out.append((start, mark.start() + 3))
            start = mark.end()
        out.append((start, end))
    return out


def published(text: str, start: int, end: int, found: Stamped) -> tuple[dict[str, dt.date], tuple[Problem, ...]]:
    """What a page's stamp says of its source, and what is wrong with it."""
    if found.day is not None:
        return {"published": found.day}, ()
    message = f"{text[start:end]!r} holds no date"
    return {}, (Problem(code="bad-date", message=message, start=start, end=end),)


def publisher(text: str, spans: Sequence[tuple[int, int]], *, least: int = 1) -> str | None:
    """Whose page it is by its own labels: a name before ``least`` of its leads, or the agency's credits and bylines.

    >>> page = "(GLO)- Hãng TASS và TTXVN đã ký thỏa thuận tại Moskva."
    >>> publisher(page, [(0, len(page))])
    'GLO'
    """
    sites: Counter[str] = Counter()
    agency = False
    for start, end in spans[:_OWN_LABELS]:
        name = PREFIX.match(text, start, min(end, start + 40))
        if name is not None and name.end() < end and not text[name.end()].islower():
            sites[name[0].strip(" ()-–—:")] += 1
        elif not agency:
            line = text[start:end]
            agency = (
                is_byline(line)
                or CORRESPONDENT.search(line) is not None
                or "TTXVN" in line[: credit(line)]
                or TAIL.search(line[-_TAIL:]) is not None
            )
    site, times = sites.most_common(1)[0] if sites else ("", 0)
    return site if times >= least else "TTXVN" if agency else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int, int]:
    """A paragraph without a site's prefix, the end mark and the agency's name behind it: where its words begin and end,
    and where the end mark's place ends (the same as the words' end where there is none).

    >>> text = "(GLO)- Mưa to./. (TTXVN/Vietnam+)"
    >>> a, b, c = trimmed(text, 0, len(text))
    >>> text[a:b], text[b:c]
    ('Mưa to', './.')
    """
    prefix = PREFIX.match(text, start, min(end, start + 40))
    first = prefix.end() if prefix and prefix.end() < end and not text[prefix.end()].islower() else start
    tail = TAIL.search(text, max(first, end - 120), end) if text[max(first, end - 1) : end] in (")", ".") else None
    last = (
        tail.start() if tail and text[max(first, tail.start() - 4) : tail.start()].rstrip()[-1:] in '.”"»…!?' else end
    )
    while last > first and text[last - 1] == " ":
        last -= 1
    if text.endswith("./.", first, last):
        return first, last - 3, last
    return first, last, last


def inline(line: str) -> re.Match[str] | None:
    """The stamp between a title and its lead that stand on one line: ``title 12/03/2024 09:57 lead``."""
    match = STAMP.search(line, 8, 240) if _YEAR.search(line, 8, 240) else None
    if match is None or not (match["hour1"] or match["hour2"]) or len(line) - match.end() < 20:
        return None
    before, after = line[: match.start()].rstrip(" -|,"), line[match.end() :].lstrip(" -|:")
    return match if titled(before, longest=200) and not after[0].islower() else None


def is_interview(text: str) -> bool:
    """Whether a page has several questions of an interview: under a label, or behind a dash.

    >>> is_interview("PV: Bao giờ?\\n\\nTháng sau.\\n\\nPV: Ở đâu?"), is_interview("Ông nói: “Bao giờ?”")
    (True, False)
    """
    asked = _asked()
    first = asked.search(text)
    return first is not None and asked.search(text, first.end()) is not None


@cache
def _asked() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, load("vi").pages["asks"]))
    question = r"(?:[*_]{0,3}[-–—•*]|[*_]{2,3}) ?[^\n]{5,500}\?[\"”*_ ]{0,4}$"
    answered = r"[^\n]{5,500}\?[\"”*_ ]{0,4}\n{1,3}[-–—•*] "
    return re.compile(rf"^(?:[*_]{{0,3}}(?i:{labels}):|{question}|{answered}|\*\*[^*\n:]{{2,40}}:\*\* )", re.MULTILINE)
