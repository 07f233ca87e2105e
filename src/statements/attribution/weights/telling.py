"""What the reader with weights tells to whoever listens: each choice with its candidates, each rejection with its why.

Ask ``par.observe`` before calling anything here: nothing is computed where nobody listens.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.constraints import Shape
from statements.attribution.weights.model import SIDES
from statements.attribution.weights.occurrence import Occurrence
from statements.attribution.weights.ranking import Scored

if TYPE_CHECKING:
    from statements.attribution.weights.content import Start
    from statements.attribution.weights.subject import Subject

# Where a candidate for a subject stands, in words; what is not here stands earlier in the sentence.
PLACES = {
    "before": "before the cue",
    "after": "behind the cue",
    "owner": "whose word the cue is",
    "own": "the word before the cue",
    "previous": "spoke last",
    "agent": "behind the passive cue",
    "none": "nobody",
}
LIKELIEST, ONLY = "the likeliest by weights", "the only candidate"


def hopeless(par: Paragraph, cue: Cue, score: int, least: int) -> None:
    """A word that shows at sight that it is no cue here."""
    _cue(par, cue, "hopeless at sight", score=score, least=least)


def cue(seen: Occurrence, side: str, margin: int, sides: Iterable[int], least: int, shape: Shape | None) -> None:
    """A cue looked at: its side, with the margins of all sides over none; ``shape`` is what forced the side."""
    scores = sorted(zip((0, *sides), SIDES, strict=True), key=lambda row: -row[0])
    other = next(row for row in scores if row[1] != side)
    facts: dict[str, Any] = {"side": side, "margin": margin, "runner_up": list(other), "least": least}
    if margin <= least:
        _cue(seen.par, seen.cue, "its margin is not above the least", **facts)
    else:
        because = shape.because if shape else LIKELIEST
        seen.par.note("cue", seen.cue.first, seen.cue.last, "chosen", because, frame=seen.cue.frame.name, **facts)


def _cue(par: Paragraph, cue: Cue, because: str, **facts: object) -> None:
    par.note("cue", cue.first, cue.last, "rejected", because, frame=cue.frame.name, **facts)


def subject(seen: Occurrence, chosen: Subject, because: str, scored: Scored[Subject]) -> None:
    """Whom a cue has for a speaker, with all candidates; ``because`` where the sentence's shape settled it."""
    par, place = seen.par, chosen.mention or (seen.cue.first, seen.cue.last)
    rows = [[row.mention and par.span(*row.mention), _where(row.where), score] for score, row in scored]
    par.note(
        "subject",
        *place,
        "chosen",
        because or _why(rows),
        where=_where(chosen.where),
        candidates=rows,
        runner_up=None if because else _second(rows),
        cue=par.span(seen.cue.first, seen.cue.last),
    )


def no_subject(seen: Occurrence, subject: Subject, because: str) -> None:
    """A phrase that cannot speak, though it was chosen."""
    if subject.mention:
        seen.par.note("subject", *subject.mention, "rejected", because, where=_where(subject.where))


def renamed(seen: Occurrence, subject: Subject, because: str) -> None:
    """A phrase that is the subject after all, or another than the one chosen."""
    if subject.mention:
        seen.par.note("subject", *subject.mention, "chosen", because, where="between the quotation and the cue")


def left(seen: Occurrence, start: int, edge: int, scored: Scored[int]) -> None:
    """Where content before a cue begins."""
    rows = [[seen.par.starts[at], score] for score, at in scored]
    if start < edge:
        seen.par.note(
            "content", start, edge, "chosen", _why(rows), edge="start", candidates=rows, runner_up=_second(rows)
        )


def start(seen: Occurrence, chosen: Start, scored: Scored[Start]) -> None:
    """Where content after a cue begins."""
    par = seen.par
    rows = [[par.starts[row.at], row.lead, score] for score, row in scored]
    facts = {"edge": "start", "lead": chosen.lead, "candidates": rows, "runner_up": _second(rows)}
    par.note("content", chosen.at, chosen.at, "chosen", _why(rows), **facts)


def end(seen: Occurrence, first: int, last: int, scored: Scored[int]) -> None:
    """Where content after a cue ends."""
    rows = [[seen.par.ends[at - 1], score] for score, at in scored]
    seen.par.note("content", first, last, "chosen", _why(rows), edge="end", candidates=rows, runner_up=_second(rows))


def _where(place: str) -> str:
    """A candidate's place in words."""
    lead, _, word = place.partition(" ")
    return f"after “{word}”" if lead == "by" else PLACES.get(place, "earlier in the sentence")


def _why(rows: list[list[Any]]) -> str:
    return LIKELIEST if len(rows) > 1 else ONLY


def _second(rows: list[list[Any]]) -> list[Any] | None:
    return rows[1] if len(rows) > 1 else None


def rejected(seen: Occurrence, side: str, because: str, mention: Tokens | None = None) -> None:
    """An attribution that was tried on a side of a cue."""
    par, frame = seen.par, seen.cue.frame.name
    subject = mention and par.span(*mention)
    par.note("reading", seen.cue.first, seen.cue.last, "rejected", because, side=side, subject=subject, frame=frame)


def reading(par: Paragraph, chosen: Reading) -> None:
    """An attribution; whoever stands outside of it passes it on."""
    par.note(
        "reading",
        chosen.cue.first,
        chosen.cue.last,
        "chosen",
        "who stands outside it only passes it on" if chosen.via else "",
        side=chosen.rule.side,
        subject=chosen.mention and par.span(*chosen.mention),
        parts=[par.span(*part) for part in chosen.parts],
        rule=str(chosen.rule),
        via=chosen.via and par.span(*chosen.via),
    )
