"""Transcripts: a turn is an item, its paragraphs are what is said in it; what is noted between them is told apart."""

from __future__ import annotations

import re
from typing import Any

from statements.formats.base import Layout, Sniff
from statements.formats.tiling import tile
from statements.formats.transcript.pieces import Piece, pieces
from statements.formats.transcript.record import is_record, pieces_of_record
from statements.languages.pages import table
from statements.models import Problem
from statements.patterns import pattern
from statements.record import record

# The most that labels tell, what they tell at least, and what questions without a label tell.
_MOST, _FROM, _LESS, _ASKED = 0.79, 0.5, 0.62, 0.1
# A line that may have a label; one that ends as a question does.
# How a line begins that may have a label; led by the line end before it, for which a text is soon looked through.
_LABELLED = pattern(r"\n(?:[^\n:：a-zà-ỹа-я(]{0,6}[^\W\d_][^\n:：]{0,120}[:：]|[*_]{0,3}Q|\w+ (?:[A-ZА-ЯЁ]\. ?){2})")
_ASKED_LINE = pattern(r"[?？][\"”»’'*_) ]{0,6}$", re.MULTILINE)
_WORD = pattern(r"[^\W\d_]+")
_FIRM = ("role", "capitals", "bracketed", "stopped")
# The least share of the page under labels, and where they are sure; the most behind the last one, where somebody asks
# and where nobody does; and how many paragraphs have one.
_SHARE, _LEAST, _TAIL, _END, _DENSE = 0.55, 0.1, 0.6, 0.5, 0.12


@record(eq=False, repr=False)
class Transcript:
    """Pages of turns under labels, of questions and answers, of a parliament's record.

    >>> page = "QUESTION: When will it open?\\n\\nMR. HOLT: In May.\\n\\nQUESTION: Why?\\n\\nMR. HOLT: The rain."
    >>> [(b.turn.role, page[slice(*b.spans[0])]) for b in FORMAT.lay_out(page).blocks][:2]
    [('asks', 'When will it open?'), ('speaks', 'In May.')]
    """

    name: str = "transcript"
    summary: str = "questions and answers, briefings, interviews, parliaments, television: turns under labels"
    languages: tuple[str, ...] = ()

    def sniff(self, text: str) -> Sniff:
        if is_record(text):
            return Sniff(format=self.name, score=0.95, reasons=("a header of the Congressional Record",))
        found = pieces(text) if _has_several(_LABELLED, f"\n{text}") else []
        score, reason = _claim(text, found)
        if not score and _has_several(_ASKED_LINE, text) and (interview := _interview(text)):
            asked = sum(1 for piece in interview if piece.label is not None and piece.label.turn.role == "asks")
            return Sniff(format=self.name, score=_LESS, reasons=(f"{asked} questions to somebody who answers them",))
        return Sniff(format=self.name, score=score, reasons=(reason,) if reason else ())

    def lay_out(self, text: str) -> Layout:
        from statements.formats.transcript.turns import Turns  # what a page of another format does not want

        record = is_record(text)
        found = pieces_of_record(text) if record else pieces(text)
        if not record and not _claim(text, found)[0]:
            found = _interview(text) or found
        if not any(piece.kind == "label" for piece in found):
            problem = Problem(code="no-turns", message="no label of a turn was found", start=0, end=len(text))
            return Layout(segments=tile(text, ()), items=(), blocks=(), problems=(problem,) if text.strip() else ())
        turns = Turns(text).read(found)
        source: dict[str, Any] = {}
        if turns.title is not None:
            source["title"] = " ".join(text[slice(*turns.title)].split())
        if turns.published is not None:
            source["published"] = turns.published
        return Layout(
            segments=tile(text, turns.marks),
            items=tuple(turns.items),
            blocks=tuple(turns.blocks),
            source=source,
            context=tuple(turns.context),
        )


FORMAT = Transcript()


def _interview(text: str) -> list[Piece]:
    """The pieces of an interview without labels; few pages ask for them."""
    from statements.formats.transcript.unlabelled import pieces_of_interview

    return pieces_of_interview(text)


def _has_several(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text has more than one line of a kind: what spares most pages a closer look."""
    first = pattern.search(text)
    return first is not None and pattern.search(text, first.end()) is not None


def _claim(text: str, found: list[Piece]) -> tuple[float, str]:
    """How well a page of labelled turns fits, and why: most of its words stand under the labels of several."""
    labels = [piece.label for piece in found if piece.label is not None]
    keys = {label.key for label in labels}
    if len(labels) < 2 or len(keys) < 2:
        return 0.0, ""
    first, last = labels[0].start, labels[-1].start
    said = [piece for piece in found if piece.kind == "text" or (piece.kind == "title" and piece.start > first)]
    if not said:
        return 0.0, ""
    every = sum(piece.end - piece.start for piece in said)
    under = [piece for piece in said if piece.start >= first]
    share = sum(piece.end - piece.start for piece in under) / every
    tail = sum(piece.end - piece.start for piece in under if piece.start >= last) / every
    asked = sum(1 for label in labels if label.turn.role == "asks")
    firm = sum(1 for label in labels if label.style in _FIRM)
    sure = asked > 1 or firm > 3
    if (
        share < (_SHARE if not sure else _LEAST)
        or tail > (_TAIL if asked else _END)
        or len(labels) < _DENSE * len(under)
    ):
        return 0.0, "labels of turns, but not over most of the page"
    if len(labels) < 3 and not asked and firm < 2:
        return 0.0, "too few labels of turns"
    if not firm and 4 * _spoken(text, found) < len(labels):
        return 0.0, "nobody says *I* or *you* under the labels"
    score = min(_MOST, _FROM + 0.05 * share + 0.03 * len(labels) + (_ASKED if asked > 1 else 0))
    return round(score, 3), f"{len(labels)} turns of {len(keys)} speakers under labels"


def _spoken(text: str, found: list[Piece]) -> int:
    """In how many turns somebody speaks of himself or to somebody else, as lists and tables under names do not."""
    words = table("oneself") | table("addressing")
    spoken, label = 0, False
    for piece in found:
        if piece.kind == "label":
            label = True
        elif label and not words.isdisjoint(_WORD.findall(text[piece.start : piece.end].lower())):
            spoken, label = spoken + 1, False
    return spoken
