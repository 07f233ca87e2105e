"""Quotation marks of every shape, paired in one pass, paragraph by paragraph."""

from __future__ import annotations

import re

from statements.patterns import pattern
from statements.record import record

DOUBLE_OPEN = "“«„〝‟"
DOUBLE_CLOSE = "”»〞"
STRAIGHT = '"＂'
SINGLE_OPEN = "‘‚‹"
# Its first sign is one set, so that the search for it runs at C speed; what may follow that sign comes behind.
_MARK = pattern(r"[“”«»„〝〞‟\"＂‘’‚‹›'`](?:(?<=')'?|(?<=`)`|(?<!['`]))")
_WORD = pattern(r"\w")
_FAMILY = {"«": "»", "‹": "›"}
_STRAIGHT = pattern(f"[{STRAIGHT}]")
_CURVED = pattern(f"[“”{STRAIGHT}]")
_ENDS_WORDS = ".,!?…"
_FEW = 20  # letters that a sentence in marks has at the least
_NAMES = 4  # at the most of such names in a row
_NAME = 40  # letters of a name that marks set off in a quotation
_REACH = 1200  # how far behind an inner quotation the mark is looked for that closes the outer one


@record(repr=False, unsafe_hash=True)  # two of one paragraph are compared
class Quotation:
    """A quotation: ``start`` and ``end`` of the words, ``outer_start`` and ``outer_end`` with the marks.

    ``open`` where no closing mark was found (it runs to the end of the paragraph), ``single`` for single marks.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    open: bool = False
    single: bool = False


def scan(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of ``text[start:end]``, one paragraph, in order. Unequal marks never stop it.

    A mark opens or closes by its shape; one that could do both (straight marks, “”” twice the closing one) does what
    the space around it says, and what is open already settles a doubt. Single marks count only outside double ones.

    >>> [q.start for q in scan('"A," he said. “B ‘c’ d.” It\\'s', 0, 30)]
    [1, 15]
    """
    found: list[Quotation] = []
    opened: int | None = None
    width = 1
    closer = ""
    inner = 0
    nested = -1
    first_single: int | None = None
    lasts: dict[str, int] = {}  # where each closing mark stands last
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        if at == nested:
            continue
        if mark in ("'", "‘", "’", "‚", "‹", "›"):
            if opened is not None:
                if mark == "’" and text[opened] == "“" and _closes_by_two(text, opened, at, end):
                    found.append(_quotation(text, opened, opened + width, at, at + 2))
                    opened, nested = None, at + 1
                continue
            first_single = _single(text, at, mark, before, after, first_single, found)
            continue
        opens = not (after.isspace() or after in ",.;:!?)") and not before.isalnum()
        closes = not (before.isspace() or before in "([") and not after.isalnum()
        if opened is None:
            if (
                first_single is not None
                and mark == "“"
                and (nested := _inside_single(text, first_single, at, start, end)) >= 0
            ):
                continue
            if mark in STRAIGHT and (before == "=" or after == ">"):
                continue  # markup left over: <a href="…">
            if mark in DOUBLE_OPEN or (opens and mark not in "»〞") or (mark in "»" and opens and not closes):
                opened, width = at, len(mark)
                closer = _FAMILY.get(mark, "")
                first_single = None
            elif mark not in DOUBLE_CLOSE and not closes:
                opened, width, closer = at, len(mark), ""
            continue
        if mark == "“" and text[opened] in STRAIGHT and (nested := _sets_off(text, match.end(), end)) >= 0:
            continue
        if mark == text[opened] == "“" and (nested := _closes_inner(text, match.end(), end)) >= 0:
            continue
        if mark in DOUBLE_OPEN and not (mark == "“" and text[opened] == "„") and not (closes and not opens):
            if closer and closer not in lasts:
                lasts[closer] = text.rfind(closer, start, end)
            if closer and (mark == text[opened] or at < lasts[closer]):
                inner += mark == text[opened]
                continue  # the inner marks of a language that nests equal ones, or others
            last, behind = _unclosed(text, opened + width, at)
            found.append(_quotation(text, opened, opened + width, last, behind, open=True))
            opened, width, closer = at, len(mark), _FAMILY.get(mark, "")
            continue
        if closer and mark != closer:
            continue
        if inner and _closes_outer(text, match.end(), min(end, match.end() + _REACH), text[opened], closer):
            inner -= 1
            continue
        inner = 0
        if mark in STRAIGHT and opens and not closes and text[opened] in STRAIGHT and before.isspace():
            if (nested := _closes_name(text, match.end(), end)) >= 0:
                continue
            found.append(_quotation(text, opened, opened + width, _trimmed(text, opened + width, at), at, open=True))
            opened, width, closer = at, len(mark), ""
            continue
        if mark in STRAIGHT and text[opened] == "“" and opens and not closes:
            nested = _straight_inside(text, match.end(), end)
            continue
        found.append(_quotation(text, opened, opened + width, at, match.end()))
        opened = None
    if opened is None and first_single is not None and _runs_on(text, first_single, start, end):
        last = _trimmed(text, first_single + 1, end)
        found.append(Quotation(first_single, first_single + 1, last, last, open=True, single=True))
    if opened is not None and opened + width < end:
        last = _trimmed(text, opened + width, end)
        found.append(_quotation(text, opened, opened + width, last, last, open=True))
    return [q for q in found if _WORD.search(text, q.start, q.end)]


def _quotation(text: str, outer: int, start: int, end: int, outer_end: int, *, open: bool = False) -> Quotation:
    """The quotation without the space inside its marks; a mark that stands twice (*““A.”*) opens once."""
    while start < end and (text[start].isspace() or (text[start] == text[outer] and text[start] in DOUBLE_OPEN)):
        start += 1
    return Quotation(outer, start, _trimmed(text, start, end), outer_end, open)


def _trimmed(text: str, start: int, end: int) -> int:
    """Where the words of ``text[start:end]`` end, without the space after them."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _unclosed(text: str, start: int, at: int) -> tuple[int, int]:
    """Where words end that no mark closes before the next one opens, and what belongs to them.

    Before a sentence that leads to the next by a colon: *“Tôi rất **vui.** Ông Tô Lực nói: “Tôi cũng vậy”*.
    """
    last = _trimmed(text, start, at)
    stop = max(text.rfind(f"{sign} ", start, last) for sign in ".!?") if text[last - 1] == ":" else -1
    return (stop + 1, stop + 1) if stop > start else (last, at)


def _single(
    text: str, at: int, mark: str, before: str, after: str, opened: int | None, found: list[Quotation]
) -> int | None:
    """Takes one single mark, adding the quotation that it closes; where the one still open begins afterwards.

    What stands between letters is an apostrophe (*wasn't*), what follows a letter closes only what is open.
    """
    if before.isalnum() and after.isalnum():
        return opened
    if opened is None:
        straight = mark == "'" and not before.isalnum() and not after.isdigit()  # *the '90s*
        opens = (mark in SINGLE_OPEN or straight) and not after.isspace()
        return at if opens and (before.isspace() or before in "([–—-:") else None
    if mark in SINGLE_OPEN or (before.isspace() and not after.isspace()):
        return at if before.isspace() else opened
    if before.isspace():
        return opened
    if before == "s" and after.isspace() and text[opened] != "'" and _closes_later(text, at):
        return opened
    if at - opened > 1 and at - opened < 600:
        found.append(Quotation(opened, opened + 1, at, at + 1, False, True))
    return None


def _begins_words(text: str, at: int, start: int) -> bool:
    """Whether a single mark opens words and is no apostrophe: it begins the paragraph or follows a comma, a colon."""
    return text[at] == "‘" and (at == start or text[max(start, at - 2) : at].rstrip()[-1:] in (",", ":"))


def _closes_by_two(text: str, opened: int, at: int, end: int) -> bool:
    """Whether two single marks close what a double one opened: *“A,’’ X said*; not an inner one and an apostrophe."""
    ends = text.startswith("’’", at, end) and (text[at - 1] in _ENDS_WORDS or not text[at - 1].isspace())
    behind = text[at + 2 : at + 3] if at + 2 < end else ""
    return ends and not behind.isalnum() and behind not in ("’", "”") and text.find("‘", opened, at) < 0


def _inside_single(text: str, opened: int, at: int, start: int, end: int) -> int:
    """Where the mark closes that is opened inside single ones: *‘There is no “list**”**,’ he said*; else below zero."""
    close = text.find("”", at, end)
    outer = text.find("’", close + 1, min(end, close + _REACH)) if close > 0 else -1
    while outer > 0 and text[outer - 1] not in _ENDS_WORDS:
        outer = text.find("’", outer + 1, min(end, close + _REACH))
    return close if outer > 0 and _begins_words(text, opened, start) else -1


def _runs_on(text: str, opened: int, start: int, end: int) -> bool:
    """Whether words in single marks may be closed in a later paragraph: they begin like words and end a sentence."""
    last = _trimmed(text, opened, end)
    return _begins_words(text, opened, start) and text[last - 1] in _ENDS_WORDS and last - opened > _FEW


def _closes_outer(text: str, start: int, end: int, opener: str, closer: str) -> bool:
    """Whether a mark that closes the outer quotation follows an inner one, which is closed: *«A «B» **C»***."""
    depth, at = 1, start
    while depth:
        close = text.find(closer, at, end)
        if close < 0:
            return False
        opening = text.find(opener, at, close)
        depth, at = (depth + 1, opening + 1) if opening >= 0 else (depth - 1, close + 1)
    return True


def _closes_name(text: str, start: int, end: int) -> int:
    """Where the mark closes a name that equal straight marks set off in a quotation: *"The "Dawn**"** sank", he said*.

    Below zero where no further mark that closes follows it, behind other names or none: then the one before ends no
    quotation.
    """
    found: int | None = None
    at = start
    for _ in range(_NAMES):
        name = _STRAIGHT.search(text, at, min(end, at + _NAME))
        if name is None or not _closes(text, name):
            return -1
        found = name.start() if found is None else found
        following = _STRAIGHT.search(text, name.end(), min(end, name.end() + _REACH))
        if following is None:
            return -1
        if _closes(text, following):
            return found
        at = following.end()
    return -1


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands behind a word and before none."""
    return not text[mark.start() - 1].isspace() and not text[mark.end() : mark.end() + 1].isalnum()


def _sets_off(text: str, start: int, end: int) -> int:
    """Where curved marks close a name that they set off between straight ones: *"Anh “Khùng**”** vẫn vui", bà nói*."""
    close = text.find("”", start, min(end, start + _NAME))
    later = _STRAIGHT.search(text, close, min(end, close + _REACH)) if close > 0 else None
    return close if later is not None and "“" not in text[start:close] else -1


def _straight_inside(text: str, start: int, end: int) -> int:
    """Where straight marks close that curved ones hold: *“Chỉ là "một trò đùa**"** thôi”, bà nói*; else below zero."""
    inner = _STRAIGHT.search(text, start, min(end, start + _NAME))
    outer = text.find("”", inner.end(), min(end, inner.end() + _REACH)) if inner is not None else -1
    return inner.start() if inner is not None and outer > 0 and "“" not in text[start:outer] else -1


def _closes_inner(text: str, start: int, end: int) -> int:
    """Where a name closes that equal curved marks set off in a quotation, if the quotation is closed behind it.

    *“Anh “Khùng**”** vẫn vui”, bà Lan nói*; below zero where the mark rather begins another quotation.
    """
    close = text.find("”", start, min(end, start + _NAME))
    if close < 0 or "“" in text[start:close] or not text[close + 1 : close + 2].isspace():
        return -1
    depth = 1
    for mark in _CURVED.finditer(text, close + 1, min(end, close + _REACH)):
        straight = mark.group() in STRAIGHT
        if straight and not _closes(text, mark):
            return -1
        depth += 1 if mark.group() == "“" else -1
        if depth <= 0:
            return close if text[close + 2 : close + 3].islower() else -1
    return -1


def _closes_later(text: str, at: int) -> bool:
    """Whether the mark is rather a possessive (*‘the ministers’ plan’*): another closing mark follows soon."""
    later = text.find("’", at + 1, at + 120)
    return later > 0 and not text[later + 1 : later + 2].isalnum() and "‘" not in text[at:later]
