"""The words that live pages put around their entries: tables and leaf patterns only."""

from __future__ import annotations

import re

from statements.formats.shape import only, stops
from statements.patterns import pattern

_FURNITURE = (
    *(
        "Share",
        "Share this",
        "Share this post",
        "Share on Facebook",
        "Share on Twitter",
        "Share on X",
        "Tweet",
        "Reply",
    ),
    *("Share via Email", "Share on LinkedIn", "Share on WhatsApp", "Facebook", "Twitter", "Email", "WhatsApp", "Copy"),
    *("LinkedIn", "Messenger", "Telegram", "Reddit", "Pinterest", "Copy link", "Copy URL", "Link copied", "Copied"),
    *("Permalink", "Pinned", "Pinned post", "Key event", "Key events", "Key moments", "Key Points", "Live", "LIVE NOW"),
    *("Show key events only", "Please turn on JavaScript to use this feature", "Auto update", "Auto refresh feeds"),
    *("Auto update:", "Sort by", "Sort by:", "Latest first", "Newest first", "Oldest first", "New first", "Old first"),
    *("Filters", "Updates", "On", "Off", "Refresh", "Timeline", "Timeline Refresh", "Load more", "Show more", "More"),
    *("Read more", "Read More", "Read full story", "Advertisement", "Advertising", "Ad", "Skip advertisement", "Menu"),
    *("Skip to content", "Skip to main content", "Subscribe", "Sign in", "Sign up", "Follow", "Follow us", "Comments"),
    *(
        "Live Reporting",
        "Got a TV Licence?",
        "Find out more",
        "I don’t have a TV Licence.",
        "Get involved",
        "All times stated are UK",
        "Summary",
        "Video content",
        "Article share tools",
    ),
    *(
        "Report",
        "Report this post",
        "Click to expand",
        "Live blog: quote",
        "Live blog: recap",
        "Live blog: substitution",
    ),
    *("Updated", "Print", "Save", "Image", "Photo", "Video", "Watch", "Watch live", "Translate posts and comments"),
    *(
        "Breaking",
        "BREAKING NEWS",
        "Breaking news",
        "Analysis",
        "Recap",
        "View comments",
        "Viewer Comments",
        "Font Size",
    ),
    *("Поделиться", "Обновить", "Главное", "Закреплено", "Показать ещё", "Читать далее", "Реклама"),
    *("Chia sẻ", "Cập nhật", "Mới nhất", "Cũ nhất", "Xem thêm", "Quảng cáo", "Thích", "Sao chép liên kết"),
)
_FOOTER = (
    *("Most Popular Articles", "Most popular", "Most viewed", "Most read", "Related", "Related stories", "Topics"),
    *("Related topics", "More on this story", "Explore more on these topics", "You may also like", "Leave a comment"),
    *(
        "Top stories",
        "Trending",
        "Recommended",
        "Recommended for you",
        "More from this section",
        "Tags",
        "Post a comment",
    ),
    *("Comments are closed", "Reuse this content", "Sign up for our newsletter", "Read next", "Latest news"),
    *("Читайте также", "По теме", "Самое читаемое", "Комментарии", "Tin liên quan", "Tin cùng chuyên mục", "Bình luận"),
)
LABEL = only((*_FURNITURE, *_FOOTER), between=r"[ |/·,:.•()\d-]")
FOOTER = only(_FOOTER, between=r"[ |/·,:]")
_NOISE = pattern(
    r"[_—–*#=-]{1,40}\.?|\d{1,9}(?:[ /.,]\d{1,9}){0,4}(?: (?:comments?|shares?|likes?|views?|new updates?|posts?))?"
    r"|https?://\S{1,500}|pic\.twitter\.com/\S{1,60}|[-–—] [^\n]{1,80} \(@\w{1,40}\)[^\n]{0,40}|@\w{1,40}"
    r"|(?:READ|Read|SEE|See|WATCH|Watch|LISTEN) (?:MORE|more|ALSO|also)\b: ?[^\n]{1,200}"
    r"|(?:Follow|Get|Sign up for|Subscribe to|Stay tuned)\b[^\n.]{0,60}"
    r"\b(?:here|feed|channels?|newsletter|app|Twitter|live)\b[^\n]{0,80}"
)
# What was done to an entry or to the page: no entry of its own.
EDITED = pattern(
    r"\W?(?:(?:last|first|page) )?(?:updated|modified|published|edited|created|обновлено|опубликовано|cập nhật)"
    r"(?: (?:at|on|lúc|в))?\W{0,3}[^\n]{0,80}",
    re.IGNORECASE,
)
_CAPTION = pattern(
    r"\(?(?:Photograph|Photo|Image|Picture|Credit|Photo credit|Image credit|Image source|File photo|Video)"
    r"(?: by|:|/)[^\n]{1,160}|©[^\n]{1,200}|\[[^\]\n]{2,80}\]",
    re.IGNORECASE,
)
_CREDIT = pattern(
    r"\[(?:File|Photo|Image|Courtesy|Handout)?:? ?[^\]\n]{0,60}(?:/|AP|AFP|Reuters|EPA|Getty|Photo)[^\]\n]{0,40}\]$"
    r"|\b(?:Photograph|Photo|Image|Picture|Illustration|Composite|Image source): ?[^\n]{2,80}$"
    r"|(?:/Getty Images|/AFP|/AP|/Reuters|/EPA|\(Reuters\)|\(AP\)|\(AFP\)|\bvia Getty Images)\W{0,2}$"
)
_WRITER = pattern(
    r"(?:From|By|Posted by|Reporting by|Analysis by|Compiled by|Edited by|Text:) "
    r"(?:[A-Z]{2,5}['’]s |the )?[A-Z][\w.'’-]{0,20}(?:,? (?:[A-Z][\w.'’-]{0,20}|and|in|for|at|&)){0,12}"
)
_NAME = pattern(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,3}(?: in [A-Z][\w.-]{1,20})?(?:\(now\)|\(earlier\))?")
# A page that says, in its title or beside it, that it goes on being written.
UPDATED = pattern(
    r"\blive ?(?:blog|updates?|coverage|feed|report(?:ing|s)|ticker|news\b(?! conf))|\blive: |^live$"
    r"|\bas[- ]it[- ]happen(?:s|ed)\b|\bminute[- ]by[- ]minute\b|\brolling (?:coverage|updates)\b"
    r"|\b(?:latest|all the|breaking)\b[^:\n]{0,40}\bupdates?\b|\bupdates: |^the latest(?: on\b|:)"
    r"|\bонлайн(?=\W*$|-трансляц|-репортаж)|\b(?:прямая|текстовая|ид[её]т) трансляция\b|\bпрямой эфир\b"
    r"|^(?:trực tiếp|tường thuật)\b|\btường thuật trực tiếp\b|\bcập nhật liên tục\b|\b(?:bấm|nhấn|ấn) f5\b",
    re.IGNORECASE,
)
# What says so less surely, beside times.
LIVE = pattern(
    rf"{UPDATED.pattern}|\blive ?(?:text|page|[:|(]| [–—-] |\)|$)|^live\s|\bwatch live\b|\bas they happen\b"
    r"|\(all times\b|\bfollow the (?:latest )?updates\b|\bin real time\b|\bblow[- ]by[- ]blow\b"
    r"|\bхроника\b|\btrực tiếp$|\bdiễn biến chính\b",
    re.IGNORECASE,
)
# One of these stands, in small letters, in all that either of them finds; few lines have any, which is soon seen.
_TELLING = (
    *("live", "happen", "update", "minute", "rolling", "latest", "all times", "real time", "blow"),
    *("онлайн", "трансляция", "прямой эфир", "хроника", "trực tiếp", "tường thuật", "cập nhật", "diễn biến"),
)
# What stands right above the entries of a page that is over.
OPENING = pattern(
    r"(?:this|the|our) (?:live ?)?(?:blog|page|coverage|event|feed|updates?|stream) (?:is|are|has|have)(?: now| been)*"
    r" (?:closed|over|ended|no longer)\b[^\n]{0,200}|[^\n.]{0,40}\bhere are (?:the|our|all the) [^\n.]{0,30}"
    r"updates\b[^\n.]{0,60}\.?",
    re.IGNORECASE,
)
NUMBER = pattern(r"\d{1,3}\. (?=\S)")
# The zone of every time on the page.
ZONE = pattern(r"\ball times (?:are |stated are |in |listed are )*(?:in )?([A-Z]{2,4})\b", re.IGNORECASE)
LONGEST = 240


def noise(line: str) -> bool:
    """Whether the line is a label, a counter, an address, or says when something was edited."""
    if len(line) > LONGEST:
        return False
    return bool(LABEL.fullmatch(line) or _NOISE.fullmatch(line)) or edited(line)


def edited(line: str) -> bool:
    """Whether the line says when the page or an entry was edited.

    >>> edited("Updated at 4.05pm GMT"), edited("Updated rules were published, the minister said.")
    (True, False)
    """
    if EDITED.fullmatch(line) is None or stops(line):
        return False
    return any(c.isdigit() for c in line) or len(line) < 20


def caption(line: str) -> bool:
    """Whether the line is a picture's caption or credit.

    >>> caption("A ferry. [File: Ann Lee/AP]"), caption("[Reuters]"), caption("The ferry left.")
    (True, True, False)
    """
    return len(line) < 600 and (_CAPTION.fullmatch(line) is not None or _CREDIT.search(line[-160:]) is not None)


def writer(line: str) -> bool:
    """Whether the line names, with a word for it, who wrote the entry.

    >>> writer("From CNN's Ann Lee in Oslo"), writer("By noon the talks had ended.")
    (True, False)
    """
    return len(line) < 120 and _WRITER.fullmatch(line) is not None


def name(line: str) -> bool:
    """Whether the line could be somebody's name."""
    return len(line) < 50 and _NAME.fullmatch(line) is not None


def updated(line: str) -> bool:
    """Whether the line says surely that the page goes on being written.

    >>> updated("Ferry talks: live updates"), updated("Watch live")
    (True, False)
    """
    return _may_tell(line) and UPDATED.search(line) is not None


def live(line: str) -> bool:
    """Whether the line says that the page is written while something happens.

    >>> live("PMQs as-it-happened"), live("Ferry talks: live updates"), live("They live in Oslo")
    (True, True, False)
    """
    return _may_tell(line) and LIVE.search(line) is not None


def _may_tell(line: str) -> bool:
    low = line.lower()
    return len(line) < LONGEST and any(word in low for word in _TELLING)
