"""The words and signs that a Telegram page puts around its posts: tables and leaf patterns only."""

from __future__ import annotations

import re
from functools import cache

from statements.formats.shape import only
from statements.formats.stamps import DAY
from statements.languages import codes, load
from statements.patterns import Begun, pattern

# Blocks of symbols and pictures; a character class, so that no list of single emoji is needed.
EMOJI = (
    "\u203c\u2049\u20e3\u2139\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
BULLETS = frozenset("•‣⁃·▪▫◾◽◼◻■□●○◆◇◈▶►▸▹➤➢➣➡→➔➜✔✅☑✓♦⬥💠🔘🔲🔳🔹🔸🔷🔶🔺🔻🔵🔴🟢🟡🟠🟣🟤⚫⚪💬🗨🗯🗣")
SPEECH = frozenset("💬🗨🗯🗣")
LETTERS = frozenset("✉📨📩💌📜📧")  # what a telegram's words begin with
MARKS = pattern(rf"(?>(?:[0-9#*]\u20e3|[{EMOJI}•‣⁃·]|\s)+)")
# What a channel cries out before news.
FLASH = pattern(
    r"(?:BREAKING(?: NEWS)?|JUST IN|URGENT|UPDATED?|FLASH|СРОЧНО|МОЛНИЯ|ВАЖНО|Breaking|Срочно|Молния)"
    rf"\s?[:!|–—-]+[\s{EMOJI}]*+(?=\S)"
)
ASKING = frozenset("❓❔")  # what stands before a question
EMOJI_CHAR = pattern(f"[{EMOJI}]")
# The signs of vowels that Indian scripts write beside a letter are no letters to `re`.
_TAG = r"#\d{0,40}+[^\W\d][\w\u0900-\u0dff]{0,100}+"
HASHTAG = pattern(rf"(?<![\w/&])#({_TAG[1:]})")
TOPIC_LINE = pattern(rf"(?>(?:[\s,;:|/•·{EMOJI}]|{_TAG})+)")
TOPIC_HEAD = pattern(rf"(?>(?:\s*{_TAG}){{1,8}}):?\s*(?=[•{EMOJI}])")
FORWARD = pattern(r"(?:Forwarded (?:message )?from|Переслано (?:из|от))(?::|\b)\s*([^\n]{0,150})")

# What stands in place of a picture, a film or the rest of a post. These are glued to the text they stand beside.
_STANDINS = (
    *("Media is too big", "Video is too big", "View in Telegram", "Open in Telegram"),
    *("Please open Telegram to view this post", "This media is not supported in your browser"),
    "This media is not supported in the widget",
)
_STUBS = (
    *_STANDINS,
    *("Read in full", "Read the full text", "Watch on Youtube", "Watch in full", "Watch on Rutube", "Watch on VK"),
    *("Читать полностью", "Смотреть в Telegram", "Медиафайл слишком большой"),
)
_HEAD = ("Download Telegram", "Preview channel")
_LINES = (
    *_HEAD,
    "Telegram Group Search",
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
    *("Blog", "Apps", "Platform", "Subscribe", "Follow us", "Live stream started", "Live stream finished"),
    *("Voice message", "Pinned message", "Channel photo updated", "Sticker", "edited", "Comments"),
)
LABEL = only((*_STUBS, *_LINES), between=rf"[\s:.|/·,«»()“”\"{EMOJI}–—-]")
# The line by which a channel asks for readers below each of its posts.
_FOLLOW = (
    r"(?:subscribe|follow|join|подпис(?:ывайтесь|аться|ывайся))(?: to| on| на)?(?: us| our channel| наш канал)?"
    r":? ?(?:@|t\.me/)\w{3,40}+"
)
_FOLLOWS = ("subscribe", "follow", "join", "подпис")  # how it begins
_GLUED = "|".join([*sorted(map(re.escape, _STUBS), key=lambda s: (-len(s), s)), _FOLLOW])
TELEGRAM = pattern("|".join(map(re.escape, (*_STANDINS, "in Telegram"))), re.IGNORECASE)
HEAD_LABEL = Begun((*_STUBS, *_FOLLOWS), pattern(rf"(?:(?i:{_GLUED})\s*)+(?=[A-ZА-Я#•\"“«{EMOJI}])"))
# A label stands behind a final stop or a sign; glued to a word, it must be spelled as the page spells it.
TAIL_LABEL = pattern(
    rf"(?:(?<=[.!?…\"”»)\]>{EMOJI}])\s*[{EMOJI}]{{0,3}}\s?(?i:{_GLUED})|(?<=[^\W_])(?:{_GLUED}|{_GLUED.upper()}))"
    rf"(?:\s*(?i:{_GLUED}))*\s*$"
)
# A picture; what a printer has too, arrows and bullets, is none.
PICTURE = pattern("[\u2600-\u26ff\u2705-\u2757\U0001f000-\U0001faff]")
STANDIN = pattern("|".join(map(re.escape, _STANDINS)), re.IGNORECASE)
STUB_ENDS = tuple(stub.casefold() for stub in _STUBS)
# An invitation to the rest of a post, made of nothing but such words, and an address.
INVITATION = Begun(
    ("read", "watch", "listen", "see", "view", "follow", "http", "t.me", *_FOLLOWS),
    pattern(
        r"(?:read|watch|listen|see|view|follow)(?: (?:more|also|here|live|it|the|full|in|on|at|to|our|us|whole|entire"
        r"|original|interview|article|transcript|text|video|statement|speech|remarks|broadcast|recording|report|website"
        r"|youtube|rutube|vk|telegram|x|twitter|facebook|russian|english)){0,9}(?:\W{0,5}https?://\S{1,400})?\W{0,5}"
        r"|https?://\S{1,400}|t\.me/\S{1,100}|" + _FOLLOW + r"\W{0,5}",
        re.IGNORECASE,
    ),
)
# What stands below a post: where the rest of it is, and who wants readers.
CLOSING = pattern(rf"(?:Read|Watch|Читать полностью)\b|{_FOLLOW}", re.IGNORECASE)
FOLLOW_END = pattern(rf"{_FOLLOW}\W{{0,5}}$", re.IGNORECASE)
COUNTER = pattern(
    r"(?<![\w.,])(\d[\d.,]{0,8} ?(?:[KkMm]|тыс\.|млн\.?)?|\d[\d ]{0,10}) ?"
    r"(?:subscribers?|members?|photos?|videos?|files?|links?|(?:подписчик|участник|файл|ссыл)\w{0,3}|фото|видео)\b",
    re.I,
)
NAME = pattern(r"(.{1,80}?) ?[–—-] Telegram")
FURNITURE = pattern(
    "|".join(map(re.escape, (*_HEAD, "If you have Telegram, you can"))) + r"|@\w{3,40}|t\.me/\w{3,40}",
    re.IGNORECASE,
)
# Groups inside a possessive repetition are more than `re` can keep count of.
_DAY = re.sub(r"\(\?P<\w+>", "(?:", DAY.pattern)
FOOT = pattern(
    rf"(?>(?:{_DAY}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}\b|\d{{1,2}} [A-Z][a-z]{{2,8}}\b|\d{{1,2}}:\d{{2}}(?: ?[AP]M)?"
    r"|[\d.,]{1,9} ?[KM]?(?: ?views?|\b)|👁|edited|at\b|[ ,·|]){1,12})",
    re.IGNORECASE,
)
DAY_LINE = pattern(DAY.pattern)
# A day as titles and the lines below posts print it, or a clock time.
PRINTED = pattern(
    rf"(?<!\w)(?:{_DAY}|\d{{1,2}}(?: ?[–-] ?\d{{1,2}})? [^\W\d]{{3,10}},? \d{{4}}(?: года| г\.)?"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?: ?[–-] ?\d{1,2})?(?:, \d{4})?(?![\d:])|\d{1,2} tháng \d{1,2}(?: năm|,)? \d{4}"
    r"|\d{1,2}:\d{2}(?: ?[AP]M)?)(?!\w)"
)
FOOT_SURE = pattern(r"views?\b|👁|\d:\d\d", re.IGNORECASE)
# What a channel tells of itself between its posts.
SERVICE = pattern(
    r".{1,60} (?:pinned|закрепила?) (?:an? \w{3,12}|[«“\"].{1,200})|Channel (?:created|name was changed .{1,120})"
    r"|Live stream (?:started|finished|scheduled).{0,60}"
)
HEAD = tuple(label.lower() for label in _HEAD)
NUMBER = pattern(r"\d[\d.,]{0,4} ?[KkMm]?")
REACTION = pattern(rf"[\d .,KkMm{EMOJI}]+")

# What ends a title: a bracket with a year; a day behind a comma, where a picture opens the title.
DATED = pattern(r"\([^()\n]{0,120}\b\d{4}\b[^()\n]{0,40}\)\W{0,6}$")
DAY_BEHIND = pattern(r", (?:\d{1,2} [^\W\d]{3,10}|[A-Z][a-z]{2,8} \d{1,2},) \d{4}(?: года| г)?\W{0,4}$")


@cache
def lead_in() -> re.Pattern[str]:
    """A line above a list of what somebody said, in any language."""
    titles = (pattern for code in codes() for pattern in load(code).pages["summaries"])
    return re.compile(rf"(?:{'|'.join(titles)})[^\n.]{{0,30}}", re.IGNORECASE)


@cache
def matter(*, dashed: bool = True) -> re.Pattern[str]:
    """What a speaker's words are about, behind the name in a label, in any language: *Ann Lee – on the pier: …*.

    ``dashed``: only behind a dash.
    """
    about = sorted({word for code in codes() for word in load(code).events["about"]}, key=lambda w: (-len(w), w))
    dash = r"\s[–—-]" if dashed else r"(?:\s[–—-])?"
    return re.compile(rf"{dash}\s(?:{'|'.join(map(re.escape, about))})\s[^\n:]{{1,90}}\Z", re.IGNORECASE)


@cache
def askers() -> frozenset[str]:
    """The labels of those who ask and answer, in any language, in lower case."""
    return frozenset(word for code in codes() for part in ("question", "answer") for word in load(code).events[part])
