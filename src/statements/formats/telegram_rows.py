"""The lines of a Telegram page: forwards, labels, hashtags, bullets, reactions. Tables and leaf patterns only."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, NamedTuple

from statements.formats.shape import only, stops, titled
from statements.formats.stamps import DAY, day_of
from statements.text import lines

# Blocks of symbols and pictures; a character class, so that no list of single emoji is needed.
EMOJI = (
    "\u203c\u2049\u20e3\u2139\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
BULLETS = frozenset("•‣⁃·▪▫◾◽◼◻■□●○◆◇◈▶►▸▹➤➢➣➡→➔➜✔✅☑✓♦⬥💠🔘🔲🔳🔹🔸🔷🔶🔺🔻🔵🔴🟢🟡🟠🟣🟤⚫⚪💬🗨🗯🗣")
_MARKS = re.compile(rf"(?:[0-9#*]\u20e3|[{EMOJI}•‣⁃·]|\s)++")
EMOJI_CHAR = re.compile(f"[{EMOJI}]")
HASHTAG = re.compile(r"(?<![\w/&])#(\d{0,40}+[^\W\d]\w{0,100}+)")
_TOPIC_LINE = re.compile(rf"(?:[\s,;:|/•·{EMOJI}]|#\d{{0,40}}+[^\W\d]\w{{0,100}}+)++")
_TOPIC_HEAD = re.compile(rf"(?:\s*#\d{{0,40}}+[^\W\d]\w{{0,100}}+){{1,8}}+:?\s*(?=[•{EMOJI}])")
FORWARD = re.compile(r"(?:Forwarded (?:message )?from|Переслано (?:из|от))(?::|\b)\s*([^\n]{0,150})")

# What stands in place of a picture, a film or the rest of a post. These are glued to the text they stand beside.
_STUBS = (
    *(
        "Media is too big",
        "Video is too big",
        "View in Telegram",
        "Open in Telegram",
        "Please open Telegram to view this post",
    ),
    *("This media is not supported in your browser", "This media is not supported in the widget"),
    *("Read in full", "Read the full text", "Watch on Youtube", "Watch in full", "Watch on Rutube", "Watch on VK"),
    *("Читать полностью", "Смотреть в Telegram", "Медиафайл слишком большой"),
)
_LINES = (
    *(
        "Full text",
        "Full video",
        "Full transcript",
        "Full interview",
        "Photo",
        "Video",
        "Audio",
        "Photos",
        "Join",
        "About",
    ),
    *(
        "Blog",
        "Apps",
        "Platform",
        "Download Telegram",
        "Preview channel",
        "Subscribe",
        "Follow us",
        "Live stream started",
    ),
    *(
        "Live stream finished",
        "Voice message",
        "Pinned message",
        "Channel photo updated",
        "Sticker",
        "edited",
        "Comments",
    ),
)
_LABEL = only((*_STUBS, *_LINES), between=rf"[\s:.|/·,«»()“”\"{EMOJI}–—-]")
_GLUED = "|".join(sorted(map(re.escape, _STUBS), key=lambda s: (-len(s), s)))
_TELEGRAM = re.compile(r"in Telegram|is too big|media is not supported|open Telegram", re.IGNORECASE)
_HEAD_LABEL = re.compile(rf"(?:(?i:{_GLUED})\s*)+(?=[A-ZА-Я#•\"“«{EMOJI}])")
# A label stands behind a final stop or a sign; glued to a word, it must be spelled as the page spells it.
_TAIL_LABEL = re.compile(
    rf"(?:(?<=[.!?…\"”»)\]>{EMOJI}])\s*[{EMOJI}]{{0,3}}\s?(?i:{_GLUED})|(?<=[^\W_])(?:{_GLUED}|{_GLUED.upper()}))"
    rf"(?:\s*(?i:{_GLUED}))*\s*$"
)
_STUB_ENDS = tuple(stub.casefold() for stub in _STUBS)
# An invitation to the rest of a post, made of nothing but such words, and an address.
_INVITATION = re.compile(
    r"(?:read|watch|listen|see|view|follow)(?: (?:more|also|here|live|it|the|full|in|on|at|to|our|us|whole|entire"
    r"|original|interview|article|transcript|text|video|statement|speech|remarks|broadcast|recording|report|website"
    r"|youtube|rutube|vk|telegram|x|twitter|facebook|russian|english)){0,9}(?:\W{0,5}https?://\S{1,400})?\W{0,5}"
    r"|https?://\S{1,400}|t\.me/\S{1,100}",
    re.IGNORECASE,
)
LEAD_IN = re.compile(
    r"(?:(?:key|main|top) (?:talking )?(?:points|statements|takeaways|messages|theses|quotes|topics)|talking points"
    r"|highlights|excerpts|takeaways|(?:основные|ключевые|главные) тезисы|тезисы|главное)[^\n.]{0,30}",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?<![\w.,])(\d[\d.,]{0,8} ?[KkMm]?|\d[\d ]{0,10}) ?"
    r"(?:subscribers?|members?|photos?|videos?|files?|links?|подписчик\w{0,3})\b",
    re.I,
)
_NAME = re.compile(r"(.{1,80}?) ?[–—-] Telegram")
_FURNITURE = re.compile(
    r"Download Telegram|Preview channel|If you have Telegram, you can|View in Telegram|@\w{3,40}|t\.me/\w{3,40}",
    re.IGNORECASE,
)
# Groups inside a possessive repetition are more than `re` can keep count of.
_DAY = re.sub(r"\(\?P<\w+>", "(?:", DAY.pattern)
_FOOT = re.compile(
    rf"(?:{_DAY}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}\b|\d{{1,2}} [A-Z][a-z]{{2,8}}\b|\d{{1,2}}:\d{{2}}(?: ?[AP]M)?"
    r"|[\d.,]{1,9} ?[KM]?(?: ?views?|\b)|👁|edited|at\b|[ ,·|]){1,12}+",
    re.IGNORECASE,
)
_FOOT_SURE = re.compile(r"views?\b|👁|\d:\d\d|\d{4}", re.IGNORECASE)
_REACTION = re.compile(rf"[\d .,KkMm{EMOJI}]+")
_DASH = re.compile(r"[-–—] (?=\S)")
_DATED = re.compile(r"\([^()\n]{0,120}\b\d{4}\b[^()\n]{0,40}\)\W{0,6}$")

Kind = Literal["forward", "label", "foot", "header", "topic", "text"]


class Row(NamedTuple):
    """A visible line. ``start``/``end`` enclose what is left when labels at its ends are cut; ``left``/``right`` all.

    ``body`` is where the words begin, behind bullets and emoji; ``mark`` those signs; ``gap`` the blank lines above.
    """

    left: int
    right: int
    start: int
    end: int
    body: int
    kind: Kind
    gap: int
    mark: str
    line: str

    @property
    def words(self) -> str:
        return self.line[self.body - self.start :]

    @property
    def bullet(self) -> bool:
        return any(c in BULLETS for c in self.mark)

    @property
    def dated(self) -> bool:
        """Whether the line ends like a title: a bracket with a year."""
        return len(self.line) <= 320 and _DATED.search(self.line[-180:]) is not None


def rows(text: str) -> list[Row]:
    """The visible lines of a page, in order; a hashtag before a bullet is a line of its own."""
    out: list[Row] = []
    gap = 0
    for line in lines(text):
        if line.blank:
            gap += 1
            continue
        start = line.left
        if text[start] == "#" and (head := _TOPIC_HEAD.match(text, start, line.right)):
            out.append(_row(text, start, head.end(), gap))
            start, gap = head.end(), 0
        if start < line.right:
            out.append(_row(text, start, line.right, gap))
        gap = 0
    return out


def _row(text: str, left: int, right: int, gap: int) -> Row:
    start, end = left, right
    while end > start and text[end - 1] == " ":
        end -= 1
    if (head := _HEAD_LABEL.match(text, start, end)) is not None:
        start = head.end()
    # The look at the last characters spares nearly every line the search.
    if text[max(start, end - 50) : end].casefold().endswith(_STUB_ENDS) and (
        tail := _TAIL_LABEL.search(text, max(start, end - 120), end)
    ):
        end = tail.start()
    marks = _MARKS.match(text, start, end)
    body = marks.end() if marks else start
    line = text[start:end]
    kind = _kind(line, line[body - start :], text[left:right].strip())
    if kind == "label":
        start, end = left, right
        body = max(body, start)
    return Row(left, right, start, end, body, kind, gap, text[start:body].strip(), line)


def _kind(line: str, words: str, whole: str) -> Kind:
    if len(whole) > 400:
        return "text"
    if FORWARD.match(whole):
        return "forward"
    if not words and not line:
        return "label"
    if "#" in line and _TOPIC_LINE.fullmatch(line) and HASHTAG.search(line):
        return "topic"
    if len(line) > 160:
        return "text"
    if _LABEL.fullmatch(words) or _INVITATION.fullmatch(words):
        return "label"
    if _REACTION.fullmatch(line) and "\u20e3" not in line:
        return (
            "foot" if any(c.isdigit() for c in line) and EMOJI_CHAR.search(line) else "label" if not words else "text"
        )
    if _FOOT.fullmatch(line) and _FOOT_SURE.search(line):
        return "foot"
    return "text" if any(c.isalnum() for c in words) else "label"


def stub(row: Row) -> bool:
    """Whether the row is, or holds at its end, a label that only Telegram puts there."""
    return row.start > row.left or (row.kind == "label" and _TELEGRAM.search(row.line) is not None)


def channel(row: Row, text: str) -> str:
    """The channel a forward names, without flags and glued labels; empty where its name stands on the next line.

    >>> channel(rows("Forwarded from MFA of Elbonia 🇪🇺")[0], "Forwarded from MFA of Elbonia 🇪🇺")
    'MFA of Elbonia'
    """
    match = FORWARD.match(text, row.left, row.right)
    name = (match[1] if match else row.line).strip()
    cut = _TAIL_LABEL.search(name)
    name = name[: cut.start()] if cut else name
    marks = _MARKS.match(name)
    bare = name[marks.end() if marks else 0 :]
    while bare and (bare[-1] == " " or EMOJI_CHAR.fullmatch(bare[-1])):
        bare = bare[:-1]
    return bare or name


def header(page: list[Row]) -> tuple[int, str | None]:
    """How many rows at the top show the channel, not a post, and its name.

    >>> header(rows("Elbonian Embassy\\n3.49K subscribers\\n120 photos\\nDownload Telegram\\nA first post."))
    (4, 'Elbonian Embassy')
    """
    last, name = 0, None
    for i, row in enumerate(page[:40]):
        if row.kind == "forward":
            break
        counters = list(_COUNTER.finditer(row.line)) if len(row.line) < 300 and not stops(row.line) else []
        ends = bool(counters) and (counters[-1].end() == len(row.line) or _FURNITURE.search(row.line) is not None)
        before = row.line[: counters[0].start()].strip(" |·-–—,") if counters else ""
        counted = ends and len(before.split()) <= 8
        titled_page = _NAME.fullmatch(row.line)
        if titled_page:
            name = name or titled_page[1]
        elif counted and name is None:
            name = before or (page[0].line if i else None)
        if counted or titled_page or (len(row.line) < 160 and _FURNITURE.match(row.line)):
            last = i + 1
    return last, name.strip() if name else None


def hashtags(line: str) -> tuple[str, ...]:
    """The hashtags of a line, without their mark and not those that label a speaker (`#Question:`).

    >>> hashtags("#Lavrov: the talks on #Peace and #2024 are #On_Track")
    ('Peace', 'On_Track')
    """
    found = HASHTAG.finditer(line) if "#" in line else ()
    return tuple(m[1] for m in found if not (m.end() <= 60 and line[m.end() : m.end() + 1] == ":"))


def speaks(words: str) -> bool:
    """Whether a line opens with the label of a speaker.

    >>> speaks("President Ann Lee: Not now."), speaks("T.I.#Kalm: In May."), speaks("We need two things: rope, time.")
    (True, True, False)
    """
    colon = words.find(":", 1, 80)
    if colon < 0 or words[colon + 1 : colon + 2] not in ("", " "):
        return False
    parts = words[:colon].split()
    return len(parts) <= 8 and all(part[0] == "#" or part[0].isupper() or len(part) < 4 for part in parts)


def foot_day(row: Row) -> dt.date | None:
    """The date in the line below a post, or in the line below its title."""
    match = DAY.search(row.line)
    return day_of(match) if match else None


def place_line(row: Row) -> bool:
    """Whether the line below a title says where and when, and nothing more."""
    return len(row.words) < 110 and titled(row.words) and DAY.search(row.words) is not None
