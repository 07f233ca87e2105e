"""The lines of a Telegram page: forwards, labels, hashtags, bullets, reactions."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from statements.formats.shape import stops, titled
from statements.formats.stamps import DAY, day_of
from statements.formats.telegram import labels
from statements.text import lines

# So many rows of a description may stand inside a channel's header, and above it.
_DESCRIPTION, _ABOVE = 8, 3

Kind = Literal["forward", "label", "foot", "day", "topic", "text"]


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
        return any(c in labels.BULLETS for c in self.mark)

    @property
    def asks(self) -> bool:
        """Whether a sign shows that the line is a question: *❓ When will it open?*"""
        return not labels.ASKING.isdisjoint(self.mark)

    @property
    def dated(self) -> bool:
        """Whether the line ends like a title: a bracket with a year, or the day behind a comma."""
        if len(self.line) > 320:
            return False
        end = self.line[-180:]
        behind = bool(self.mark) and not self.bullet and labels.DAY_BEHIND.search(end) is not None
        return behind or labels.DATED.search(end) is not None

    @property
    def closes(self) -> bool:
        """Whether it is a label that stands below a post: *Read in full*, *Subscribe to @channel*."""
        return self.kind == "label" and labels.CLOSING.search(self.line) is not None

    @property
    def stands_in(self) -> bool:
        """Whether it is a label that stands in place of a picture or a film, which opens most posts."""
        return self.kind == "label" and labels.STANDIN.search(self.line) is not None


def rows(text: str) -> list[Row]:
    """The visible lines of a page, in order; a hashtag before a bullet is a line of its own."""
    out: list[Row] = []
    gap = 0
    for line in lines(text):
        if line.blank:
            gap += 1
            continue
        start = line.left
        if text[start] == "#" and (head := labels.TOPIC_HEAD.match(text, start, line.right)):
            out.append(_row(text, start, head.end(), gap))
            start, gap = head.end(), 0
        if start < line.right:
            out.append(_row(text, start, line.right, gap))
        gap = 0
    counted = any(row.kind == "foot" and labels.EMOJI_CHAR.search(row.line) for row in out)
    for i, row in enumerate(out):
        below = out[i + 1].kind if i + 1 < len(out) else "forward"
        # A reaction whose picture is lost stands where a post ends, and on a page of reactions.
        ends = counted or below in ("forward", "foot", "day")
        if row.kind == "text" and i and ends and labels.NUMBER.fullmatch(row.line):
            out[i] = row._replace(kind="foot")
    return out


def _row(text: str, left: int, right: int, gap: int) -> Row:
    start, end = left, right
    while end > start and text[end - 1] == " ":
        end -= 1
    if (head := labels.HEAD_LABEL.match(text, start, end)) is not None:
        start = head.end()
    # The look at the last characters spares nearly every line the search.
    last = text[max(start, end - 50) : end]
    if ("@" in last or last.casefold().endswith(labels.STUB_ENDS)) and (
        tail := labels.TAIL_LABEL.search(text, max(start, end - 120), end)
    ):
        # A line that is nothing but the label is not cut, so that it can be told.
        end = tail.start() if any(c.isalnum() for c in text[start : tail.start()]) else end
    marks = labels.MARKS.match(text, start, end)
    body = marks.end() if marks else start
    if flash := labels.FLASH.match(text, body, end):
        body = flash.end()
    line = text[start:end]
    kind = _kind(line, line[body - start :], text[left:right].strip())
    if kind == "label":
        start, end = left, right
        body = max(body, start)
    return Row(left, right, start, end, body, kind, gap, text[start:body].strip(), line)


def _kind(line: str, words: str, whole: str) -> Kind:
    if len(whole) > 400:
        return "text"
    if labels.FORWARD.match(whole):
        return "forward"
    if not words and not line:
        return "label"
    if "#" in line and labels.TOPIC_LINE.fullmatch(line) and labels.HASHTAG.search(line):
        return "topic"
    if len(line) > 160:
        return "text"
    if labels.LABEL.fullmatch(words) or labels.INVITATION.fullmatch(words) or labels.SERVICE.fullmatch(line):
        return "label"
    if labels.REACTION.fullmatch(line) and "\u20e3" not in line:
        counted = any(c.isdigit() for c in line) and labels.EMOJI_CHAR.search(line)
        return "foot" if counted else "text" if words else "label"
    if any(map(str.isdigit, line)) and labels.DAY_LINE.fullmatch(line):
        return "day"
    if labels.FOOT_SURE.search(line) and labels.FOOT.fullmatch(line):
        return "foot"
    return "text" if any(c.isalnum() for c in words) else "label"


def stub(row: Row) -> bool:
    """Whether the row is, or holds at its end, a label that only Telegram puts there."""
    return row.start > row.left or (row.kind == "label" and labels.TELEGRAM.search(row.line) is not None)


def channel(row: Row, text: str) -> str:
    """The channel a forward names, without flags and glued labels; empty where its name stands on the next line.

    >>> channel(rows("Forwarded from MFA of Elbonia 🇪🇺")[0], "Forwarded from MFA of Elbonia 🇪🇺")
    'MFA of Elbonia'
    """
    match = labels.FORWARD.match(text, row.left, row.right)
    name = (match[1] if match else row.line).strip()
    cut = labels.TAIL_LABEL.search(name)
    name = name[: cut.start()] if cut else name
    return plain(name)


def plain(name: str) -> str:
    """A channel's name without the flags and signs at its ends; as it is where it has nothing else."""
    marks = labels.MARKS.match(name)
    bare = name[marks.end() if marks else 0 :]
    while bare and (bare[-1] == " " or labels.EMOJI_CHAR.fullmatch(bare[-1])):
        bare = bare[:-1]
    return bare or name


def header(page: list[Row]) -> tuple[int, str | None]:
    """How many rows at the top show the channel, not a post, and its name.

    >>> header(rows("Elbonian Embassy\\n3.49K subscribers\\n120 photos\\nDownload Telegram\\nA first post."))
    (4, 'Elbonian Embassy')
    >>> header(rows("МИД Вика 🏝\\n18,2 тыс. подписчиков\\n7,4 тыс. фото\\nDownload Telegram\\nПервая запись."))
    (4, 'МИД Вика 🏝')
    """
    last, name = 0, None
    closed = False  # the last words of a header are read: what follows are its counters and labels only
    for i, row in enumerate(page[:40]):
        if row.kind in ("forward", "foot", "day") or (closed and stub(row)):
            break
        figures = len(row.line) < 300 and any(map(str.isdigit, row.line)) and not stops(row.line)
        counters = list(labels.COUNTER.finditer(row.line)) if figures else []
        ends = bool(counters) and (counters[-1].end() == len(row.line) or labels.FURNITURE.search(row.line) is not None)
        before = row.line[: counters[0].start()].strip(" |·-–—,") if counters else ""
        counted = ends and len(before.split()) <= 8
        titled_page = labels.NAME.fullmatch(row.line) if row.line.endswith("Telegram") else None
        if titled_page:
            name = name or titled_page[1]
        elif counted and name is None:
            name = before or (page[0].line if i else None)
        # A name with an @ is written anywhere; it is the channel's where the header goes on.
        near = i - last < (_DESCRIPTION if last else _ABOVE)
        furnished = near and len(row.line) < 160 and labels.FURNITURE.match(row.line) is not None
        if counted or titled_page or (furnished and not closed) or (closed and row.kind == "label"):
            last = i + 1
        elif closed and row.line != name:
            break
        closed = closed or any(label in row.line.lower() for label in labels.HEAD)
    return last, name.strip() if name else None


def hashtags(line: str) -> tuple[str, ...]:
    """The hashtags of a line, without their mark and not those that label a speaker (`#Question:`).

    >>> hashtags("#Lavrov: the talks on #Peace and #2024 are #On_Track")
    ('Peace', 'On_Track')
    """
    found = labels.HASHTAG.finditer(line) if "#" in line else ()
    return tuple(m[1] for m in found if not (m.end() <= 60 and line[m.end() : m.end() + 1] == ":"))


def speaks(words: str) -> bool:
    """Whether a line opens with the label of a speaker.

    >>> speaks("President Ann Lee: Not now."), speaks("T.I.#Kalm: In May."), speaks("We need two things: rope, time.")
    (True, True, False)
    >>> speaks("Ann Lee – on the pier and its years: It is old.")
    True
    """
    colon = words.find(":", 1, 120)
    if colon < 0 or words[colon + 1 : colon + 2] not in ("", " "):
        return False
    label = labels.matter(dashed=False).sub("", words[:colon])
    parts = label.split()
    if len(label) > 80:
        return False
    return len(parts) <= 8 and all(part[0] == "#" or part[0].isupper() or len(part) < 4 for part in parts)


def introduces(words: str) -> bool:
    """Whether a line names who speaks in the lines below it, and is no label for a question.

    >>> introduces("Ann Lee, harbour master:"), introduces("Question:")
    (True, False)
    """
    return words.endswith(":") and not is_turn(words)


def is_turn(words: str) -> bool:
    """Whether a line opens with the label of those who ask or answer.

    >>> is_turn("#Question: When?"), is_turn("Two answers: yes, no.")
    (True, False)
    """
    return words[: max(0, words.find(":", 1, 40))].strip(" #").lower() in labels.askers()


def tells_matter(words: str) -> bool:
    """Whether a speaker's label says what the words behind it are about."""
    colon = words.find(":", 1, 120)
    return colon > 0 and labels.matter().search(words, 0, colon) is not None


def is_label(row: Row) -> bool:
    """Whether a line opens with the label of a speaker, which a sign, a hashtag or the matter shows to be one."""
    shown = row.bullet or row.words.startswith("#") or tells_matter(row.words)
    return is_turn(row.words) or (shown and speaks(row.words))


def names_somebody(words: str) -> bool:
    """Whether a line above a list has a capital in it, as a name has: *Main points from **Ann Lee**’s briefing*."""
    return any(word[0].isupper() for word in words.split()[1:])


def foot_day(row: Row) -> dt.date | None:
    """The date in the line below a post, or in the line below its title."""
    match = DAY.search(row.line)
    return day_of(match) if match else None


def place_line(row: Row) -> bool:
    """Whether the line below a title says where and when, and nothing more."""
    return len(row.words) < 110 and titled(row.words) and DAY.search(row.words) is not None
