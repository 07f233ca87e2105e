"""An interview without labels: questions in dashes, in bold type or as lines of their own, answers below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from statements.formats.base import Turn
from statements.formats.paragraphs import paragraphs
from statements.formats.shape import stops, titled
from statements.formats.transcript.labels import Label, label_at
from statements.formats.transcript.pieces import Piece, plain
from statements.formats.transcript.words import interviews, table

_DASH = re.compile(r"[-–—]\s{0,2}(?=[^\W\d_\s-]|[\"“«'‘])")
_BOLD = re.compile(r"(\*\*|__)[^\n]{3,600}?\1[ ]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUESTION = 700
_BRIEF = 350
_LEAST = 3
_HEAD = 3_000


def is_question(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ends as a question.

    >>> is_question("Will it run? (Laughs.)", 0, 12), is_question("It will.", 0, 8)
    (True, False)
    """
    return end - start <= _QUESTION and text[max(start, end - 4) : end].rstrip("\"”»’'*_) ").endswith(("?", "?!", "？"))


def pieces_of_interview(text: str) -> list[Piece]:
    """The pieces of an interview, in order; empty where the page is none."""
    spans = paragraphs(text)
    asked = _in_dashes(text, spans) or _in_bold(text, spans) or _in_lines(text, spans)
    if not asked or not _is_talk(text, spans, asked):
        return []
    out: list[Piece] = []
    first = min(asked)
    labels = {at: label_at(text, *spans[at]) for at in range(first + 1, len(spans)) if at - 1 in asked}
    times = Counter(label.key for label in labels.values() if label is not None and label.turn.role == "speaks")
    for at, (start, end) in enumerate(spans):
        if at < first:
            out += plain(text, start, end)
            continue
        dash = _DASH.match(text, start, end)
        words = dash.end() if dash else start
        if words > start and at not in asked and (at - 1 not in asked or out[-1].kind == "label"):
            out.append(Piece("mark", start, words))
        if at in asked:
            out.append(_mark(start, words, "asks"))
        elif at - 1 in asked and out[-1].kind != "label":
            label = labels.get(at)
            if label is not None and times[label.key] > 1:
                words = label.after
                out.append(Piece("label", start, words, label))
            else:
                out.append(_mark(start, words, "answers"))
        out += [piece._replace(kind="text") if at in asked else piece for piece in plain(text, words, end)]
    return out


def _mark(start: int, after: int, role: str) -> Piece:
    """The place where a turn begins that no label names; ``start:after`` is its dash."""
    turn = Turn(role=role)  # type: ignore[arg-type]
    label = Label(start=start, end=start, after=after, turn=turn, style="role", key=role)
    return Piece("label", start, after, label)


def _in_dashes(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The questions of an interview in which they, or both sides, stand after dashes."""
    dashes = [at for at, span in enumerate(spans) if _DASH.match(text, *span)]
    asked = {at for at in dashes if is_question(text, *spans[at])}
    if len(asked) < 2:
        return set()
    answered = sum(1 for at in dashes if at not in asked and at - 1 in asked)
    if 2 * answered < len(asked):
        # Only questions have dashes; one of them may end without its sign.
        others = {at for at in dashes if at - 1 not in asked and not _thanks(text, *spans[at])}
        return asked | (others if 2 * len(asked) > len(dashes) else set())
    return asked


def _in_bold(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The questions of an interview in which they are set in bold, as a page's marks show."""
    bold = [at for at, (start, end) in enumerate(spans) if _BOLD.fullmatch(text, start, end)]
    asked = {at for at in bold if is_question(text, *spans[at])}
    if len(asked) < 2 or 2 * len(asked) < len(bold):
        return set()
    return asked | {at for at in bold if at > min(asked) and stops(text[slice(*spans[at])].rstrip("*_ "))}


def _in_lines(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The questions of an interview in which each is a paragraph."""
    asked = {
        at
        for at, (start, end) in enumerate(spans)
        if at and end - start <= _BRIEF and is_question(text, start, end) and at + 1 < len(spans)
    }
    return asked if len(asked) >= 2 else set()


def _is_talk(text: str, spans: Sequence[tuple[int, int]], asked: set[int]) -> bool:
    """Whether questions speak to somebody who answers as *I* or *we*, so that they are no headings of a report."""
    first = min(asked)
    between = [at for at in range(first, len(spans)) if at not in asked]
    if not between:
        return False
    to, own = table("addressing"), table("oneself")
    addressed = sum(1 for at in asked if not to.isdisjoint(_words(text, spans[at])))
    answered = [at for at in between if at - 1 in asked]
    own_words = sum(1 for at in answered if not own.isdisjoint(_words(text, spans[at])))
    announced = interviews().search(text[: spans[first][0]][:_HEAD].lower()) is not None
    enough = len(asked) >= (2 if announced else _LEAST) and len(answered) >= 2
    headed = sum(1 for at in asked if titled(text[slice(*spans[at])].rstrip("?")) and text[slice(*spans[at])].isupper())
    if not enough or 2 * headed >= len(asked):
        return False
    if _DASH.match(text, *spans[first]):
        return 3 * (addressed + own_words) >= len(asked) + len(answered)
    return 2 * addressed >= len(asked) and 2 * own_words >= len(answered)


def _thanks(text: str, start: int, end: int) -> bool:
    """Whether a line thanks, as whoever asks does in the end."""
    low = text[start:end].lower()
    return any(word in low for word in table("thanking"))


def _words(text: str, span: tuple[int, int]) -> set[str]:
    return set(_WORD.findall(text[slice(*span)].lower()))
