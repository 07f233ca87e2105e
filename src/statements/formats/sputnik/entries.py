"""What both layouts of a Sputnik live page share: labels, embedded cards, and how an entry reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from statements.formats.base import Block
from statements.formats.shape import attributes, only, stops, title_case, titled
from statements.formats.tiling import Mark
from statements.models import SegmentKind
from statements.patterns import pattern

_FURNITURE = (
    *("Listen Live", "Get short URL", "New messages", "Being updated", "Table of contents", "New first", "Old first"),
    *("Read more", "Read also", "Subscribe", "Follow us", "Share", "Print", "Topic", "Live", "Live updates", "Sputnik"),
    *("Sputnik International", "International", "Facebook", "Twitter", "Telegram", "WhatsApp", "Viber", "VKontakte"),
    *("VK", "Odnoklassniki", "Reddit", "Google+", "LinkedIn", "Copy URL", "Copy link", "Add to blog", "Advertising"),
    *("News", "en_EN", "All news", "Show more", "Load more", "Video", "Photo", "Close", "Search", "Sign in"),
)
_FOOTER = (
    *("Community standards", "Discussion", "Discuss", "Comments", "Comment via Sputnik", "Comment via Facebook"),
    *("Show comments", "Show new comments", "All comments", "Related", "Tags", "Newsfeed", "Recommended", "Trending"),
    *("Log in", "Register", "Most read", "Most viewed", "To participate in the discussion log in or register"),
)
LABEL = only((*_FURNITURE, *_FOOTER))
FOOTER = only(_FOOTER)
_READ_MORE = only(("Read more", "Read also", "READ MORE"))
# Counters of comments and views, addresses, machine-readable stamps: never content.
_NOISE = pattern(
    r"\d{1,9}(?:[ /.,]\d{1,9}){0,4}|https?://\S{1,500}|pic\.twitter\.com/\S{1,60}|[\w.+-]{1,60}@[\w.-]{1,60}"
    r"|\+?\d[\d ()-]{6,20}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S{0,16}|[-–—] [^\n]{1,80} \(@\w{1,40}\)[^\n]{0,40}"
    r"|(?:READ|Read) (?:MORE|more|ALSO|also): [^\n]{1,200}|[^\n.!?]{1,60} https?://\S{1,500}"
    r"|(?:Stay tuned|Follow (?:Sputnik|our|us|this|the (?:latest|live)))\b[^\n]{0,200}"
)
CAPTION = pattern(r" - Sputnik[\w -]{0,40}, \d{2,4}, \d{2}\.\d{2}\.\d{4}")
# The same without its day at the end of a line, or alone on it.
_UNDATED = pattern(
    r"(?:^-|.[ .]-) ?Sputnik(?: International(?:, \d{2,4})?|(?: [A-Z]\w{1,15}){1,2}, \d{2,4})"
    r"(?:, \d{2}\.\d{2}\.\d{4})?$"
)
_CARD_DATE = pattern(r"\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?, \d{1,2}:\d{2} GMT")
# `MOSCOW (Sputnik) —`, also with a bracket or a space lost.
_DATELINE = pattern(r"[A-Z][^()\n]{0,60}?\(?(?:Sputnik|SPUTNIK)\) ?[-–—]{0,2} ?|[A-Z][A-Z .,'’-]{1,40}Sputnik ?[-–—] ")
# How many lines of a card may stand above its `Read more`.
_CARD = 6
# `… - Harbour Dept.`: a headline that ends in whoever says so, cut short.
_SHORTENED = pattern(r" ?[-–—] ?[A-Z][^.!?]{0,60}\b[A-Z][a-z]{1,4}\.$")
_CAPITALS = pattern(r"[A-Z]{2}")
_BULLET = pattern(r"[•·▪‣*–—-] +")


class Piece(NamedTuple):
    """What is to be seen of a line: ``text[start:end]``."""

    start: int
    end: int


class Reading(NamedTuple):
    """An entry's headline, the marks on its lines, and the paragraphs to read."""

    headline: Piece | None
    marks: list[Mark]
    blocks: list[Block]


def noise(line: str) -> bool:
    """Whether the line is a label, a counter or an address of the site."""
    return len(line) < 600 and (LABEL.fullmatch(line) is not None or _NOISE.fullmatch(line) is not None)


def caption(line: str) -> bool:
    """Whether the line is a picture's caption or credit."""
    if line.startswith("©") or (len(line) < 200 and not stops(line) and "©" in line):
        return True
    tail = line[-90:]
    match = CAPTION.search(tail)
    return (match is not None and match.end() == len(tail)) or _UNDATED.search(tail) is not None


def read_entry(text: str, pieces: Sequence[Piece], number: int, themes: frozenset[str] | None = None) -> Reading:
    """Tell an entry's headline, body, captions and embedded cards apart.

    ``themes`` are lines known to stand above headlines; ``None`` for a layout without them.
    """
    lines = [text[p.start : p.end] for p in pieces]
    kinds: list[SegmentKind | None] = _furniture(lines)
    rest = [i for i, kind in enumerate(kinds) if kind is None]
    if themes is not None and rest and titled(lines[rest[0]]):
        line = lines[rest[0]]
        below = lines[rest[1]] if len(rest) > 1 and _headline(lines[rest[1]], len(rest) == 2) else ""
        pictured = rest[0] > 0 and kinds[rest[0] - 1] == "caption"
        if line in themes or (below and (pictured or len(line) < min(40, len(below)))):
            kinds[rest.pop(0)] = "topic"
    headline = None
    if rest and _headline(lines[rest[0]], len(rest) == 1):
        headline = pieces[rest[0]]
        kinds[rest[0]] = "headline"
        for i in rest[1:3]:
            if lines[i] == lines[rest[0]]:
                kinds[i] = "repeat"
    marks = []
    blocks = []
    for (start, end), line, kind in zip(pieces, lines, kinds, strict=True):
        if kind is not None:
            marks.append(Mark(start, end, kind, number))
            continue
        cut = dateline(line)
        marks += [Mark(start, start + cut, "byline", number), Mark(start + cut, end, "body", number)]
        bullet = _BULLET.match(text, start + cut, end)
        start = bullet.end() if bullet else start + cut
        if start < end:
            blocks.append(Block(item=number, kind="prose", spans=((start, end),)))
    return Reading(headline, marks, blocks)


def dateline(line: str) -> int:
    """How many characters of the line are the place and the agency of a dispatch, with the dash."""
    match = _DATELINE.match(line)
    return match.end() if match and _CAPITALS.search(line, 0, match.end()) else 0


def _headline(line: str, alone: bool) -> bool:
    if dateline(line):
        return False
    if titled(line, longest=200):
        return not (alone and len(line) > 100 and not title_case(line))
    if len(line) >= 140 or not title_case(line):
        return False
    return _SHORTENED.search(line) is not None or (not alone and not stops(line) and attributes(line))


def _furniture(lines: list[str]) -> list[SegmentKind | None]:
    """The kind of each line that is no content: labels, captions, and the cards that show another article."""
    kinds: list[SegmentKind | None] = []
    for line in lines:
        kinds.append("label" if noise(line) else "caption" if caption(line) else None)
    for i, line in enumerate(lines):
        if _CARD_DATE.fullmatch(line):
            kinds[i] = "other"
            _take_titles(lines, kinds, i)
        elif _READ_MORE.fullmatch(line):
            _take_teaser(lines, kinds, i)
        elif kinds[i] is None and titled(line):
            copy = next((j for j in range(i + 1, min(i + 5, len(lines))) if lines[j] == line), None)
            after = None if copy is None else copy + 1
            more = after is not None and after < len(lines) and _READ_MORE.fullmatch(lines[after]) is not None
            if copy is not None and (more or i > 0):
                kinds[i : copy + 1] = [kind or "other" for kind in kinds[i : copy + 1]]
    return kinds


def _take_teaser(lines: Sequence[str], kinds: list[SegmentKind | None], more: int) -> None:
    """Take the card above `Read more`: the nearest line that reads as a title, but for an entry's first, and all below.

    The same article's title may stand a second time in other words, above the card's picture.
    """
    for i in range(more - 1, max(0, more - _CARD), -1):
        if kinds[i] == "label" and _READ_MORE.fullmatch(lines[i]):
            return
        if kinds[i] is None and titled(lines[i]):
            kinds[i:more] = [kind or "other" for kind in kinds[i:more]]
            if kinds[i - 1] == "caption":
                _take_titles(lines, kinds, i - 1)
            return


def _take_titles(lines: Sequence[str], kinds: list[SegmentKind | None], below: int) -> None:
    """Take the titles of a card that stand right above a line of it, but for an entry's first line."""
    for i in range(below - 1, max(0, below - 4), -1):
        if kinds[i] is not None or not titled(lines[i]):
            return
        kinds[i] = "other"
