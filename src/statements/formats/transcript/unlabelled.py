"""An interview without labels: questions in dashes, in bold type or as lines of their own, answers below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from statements.formats.base import Turn
from statements.formats.paragraphs import paragraphs
from statements.formats.shape import stops, titled
from statements.formats.transcript.labels import Label, label_at
from statements.formats.transcript.pieces import Piece, plain
from statements.formats.transcript.words import interviews
from statements.languages.pages import table
from statements.patterns import pattern

_DASH = pattern(r"(?P<sign>[-–—]\s{0,2}|[*•]\s{1,2})(?=[^\W\d_\s-]|[\"“«'‘(])")
_BOLD = pattern(r"(\*\*|__|[*_])[^\n]{3,600}?\1[ ]?")
_NUMBERED = pattern(r"\d{1,2}[.)][ ]")
# A title that is nothing but what somebody said.
_QUOTED = pattern(r"[\"“«][^\n]{5,200}[\"”»]")
_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
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
    asked = _in_dashes(text, spans) or _in_bold(text, spans) or _before_dashes(text, spans) or _in_lines(text, spans)
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
    """The questions of an interview in which they, or both sides, stand after dashes.

    The cases in the order in which they are tried: they have a sign of their own; the two sides take turns; each answer
    has its dash; only questions have them, and one may end without its mark.
    """
    signs = {at: text[span[0]] for at, span in enumerate(spans) if _DASH.match(text, *span)}
    asked = {at for at in signs if is_question(text, *spans[at])}
    if len(asked) < 2:
        return set()
    closing = {at for at in signs if at not in asked and _thanks(text, *spans[at])}
    sign = Counter(signs[at] for at in asked).most_common(1)[0][0]
    marked = {at for at in signs if signs[at] == sign}
    talk = [at for at in signs if at >= min(asked)]
    for turns in (marked, set(talk[::2])):
        if _takes_turns(turns, signs.keys() - turns, asked):
            return turns - closing
    answered = sum(1 for at in signs if at not in asked and at - 1 in asked)
    if 2 * answered >= len(asked):
        return asked
    others = {at for at in signs if at - 1 not in asked} - closing
    return asked | (others if 2 * len(asked) > len(signs) else set())


def _takes_turns(turns: set[int], others: set[int], asked: set[int]) -> bool:
    """Whether most of one side's paragraphs are questions, and each of the other's follows on one of them."""
    answers = {at for at in others if at >= min(turns)}
    if 2 * len(answers) < len(turns) or any(at - 1 not in turns for at in answers):
        return False
    return 2 * len(asked & turns) >= len(turns) and 2 * len(asked - turns) <= len(asked & turns)


def _in_bold(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The questions of an interview in which they are set in bold, as a page's marks show."""
    bold = [at for at, (start, end) in enumerate(spans) if _BOLD.fullmatch(text, start, end)]
    asked = {at for at in bold if is_question(text, *spans[at])}
    # A title and a box about whoever answers may be bold, too.
    if len(asked) < 2 or 2 * len(asked) < sum(1 for at in bold if min(asked) <= at <= max(asked)):
        return set()
    # What stands below may be bold, or in italics, too.
    sign = Counter(text[spans[at][0] : spans[at][0] + 2] for at in asked).most_common(1)[0][0]
    ended = {at for at in bold if at > min(asked) and stops(text[slice(*spans[at])].rstrip("*_ "))}
    return asked | {at for at in ended if text.startswith(sign, spans[at][0])}


def _before_dashes(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The questions of an interview in which only answers stand after dashes: most of what is right above one asks."""
    answers = [at for at, span in enumerate(spans) if at and _DASH.match(text, *span)]
    asked = {at - 1 for at in answers if spans[at - 1][1] - spans[at - 1][0] <= _QUESTION}.difference(answers)
    questions = sum(1 for at in asked if is_question(text, *spans[at]))
    return asked if len(answers) >= _LEAST and len(asked) == len(answers) and 2 * questions > len(asked) else set()


def _in_lines(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The questions of an interview in which each is a paragraph."""
    asked = {
        at
        for at, (start, end) in enumerate(spans)
        if at and end - start <= _BRIEF and is_question(text, start, end) and at + 1 < len(spans)
    }
    numbered = {at for at in asked if _NUMBERED.match(text, spans[at][0])}
    asked = numbered if len(numbered) >= _LEAST else asked
    return asked if len(asked) >= 2 else set()


def _is_talk(text: str, spans: Sequence[tuple[int, int]], asked: set[int]) -> bool:
    """Whether questions speak to somebody who answers as *I* or *we*, so that they are no headings of a report.

    Turns in dashes and a title in quotation marks tell so by themselves where somebody does it at all.
    """
    first = min(asked)
    order = sorted(asked)
    answers = [range(at + 1, after) for at, after in pairwise((*order, len(spans))) if at + 1 < after]
    bold = _BOLD.fullmatch(text, *spans[first]) is not None
    announced = interviews().search(text[: spans[first][0]][:_HEAD].lower()) is not None
    numbered = len(asked) == sum(1 for at in asked if _NUMBERED.match(text, spans[at][0]))
    dashed = _DASH.match(text, *spans[first]) is not None
    answered = 2 * sum(1 for answer in answers if _DASH.match(text, *spans[answer[0]])) > len(answers)
    both = dashed and answered
    enough = len(asked) >= (2 if announced or both else _LEAST) and len(answers) >= 2
    headed = sum(1 for at in asked if titled(text[slice(*spans[at])].rstrip("?")) and text[slice(*spans[at])].isupper())
    if not enough or 2 * headed >= len(asked):
        return False
    to, own = table("addressing"), table("oneself")
    addressed = sum(1 for at in asked if any(f" {word} " in _line(text, spans[at]) for word in to))
    told = [answer if bold else answer[:1] for answer in answers]
    own_words = sum(1 for answer in told if any(not own.isdisjoint(_words(text, spans[at])) for at in answer))
    if dashed or answered or numbered:
        return (both and announced) or 3 * (addressed + own_words) >= len(asked) + len(answers)
    if bold and _QUOTED.fullmatch(text, *spans[0]):
        return 3 * (addressed + own_words) >= len(asked)
    if bold:
        return addressed > 0 < own_words and 2 * (addressed + own_words) >= len(asked) + len(answers)
    return 2 * addressed >= len(asked) and 2 * own_words >= len(answers)


def _thanks(text: str, start: int, end: int) -> bool:
    """Whether a line thanks, as whoever asks does in the end."""
    low = text[start:end].lower()
    return any(word in low for word in table("thanking"))


def _line(text: str, span: tuple[int, int]) -> str:
    """A paragraph's words with a space on each side, without its marks."""
    return f" {' '.join(_WORD.findall(text[slice(*span)].lower()))} "


def _words(text: str, span: tuple[int, int]) -> set[str]:
    return set(_WORD.findall(text[slice(*span)].lower()))
