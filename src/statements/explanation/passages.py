"""The steps on the way to a page's records, gathered sentence by sentence and told in the page's offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeGuard

from attrs import frozen

from statements.explanation.observed import Observed
from statements.explanation.places import Place
from statements.explanation.records import Candidate, Decision, Passage, Token
from statements.models import Document, Part, Statement
from statements.steps import Step

_CUT = 200  # characters of a decision's words
_GLIMPSE = 30  # characters that show where content begins or ends
_DAYS = ("date", "when")


def passage(observed: Observed, place: Place) -> Passage:
    """A sentence of the view with what was decided about it."""
    page, document = _Page(observed), observed.document
    start, end = observed.view.span(*place)
    said = tuple(s for s in document.statements if _touches(s, start, end))
    steps = [s for s in _about(observed.steps, place) if said or s.what not in _DAYS]
    decisions: list[Decision] = []
    for step in steps:
        if (decision := page.decision(step)) not in decisions:
            decisions.append(decision)
    text = document.text[start:end]
    nothing = "" if said else _why_nothing(document, decisions, start)
    return Passage(start=start, end=end, text=text, decisions=tuple(decisions), statements=said, nothing=nothing)


def _about(steps: Iterable[Step], place: Place) -> Iterator[Step]:
    """The steps about a sentence; a day that concerns it brings its evidence, wherever that stands."""
    evidence: list[Step] = []
    for step in steps:
        here = step.start < place[1] and max(step.end, step.start + 1) > place[0]
        if step.what == "date":
            evidence.append(step)
        elif step.what == "when":
            yield from evidence if here else ()
            evidence.clear()
        if here and step.what != "date":
            yield step


def _touches(statement: Statement, start: int, end: int) -> bool:
    """Whether a statement has any of its content, or the words that attribute it, in a span of the page."""
    return any(part.start < end and part.end > start for part in (*statement.parts, *filter(None, [statement.cue])))


def _why_nothing(document: Document, decisions: Iterable[Decision], start: int) -> str:
    """Why a sentence gave no statement: the last reason told of it, else that nothing looks for statements there."""
    told = [d for d in decisions if d.because and d.verdict == "rejected"]
    whole = [d for d in told if d.what == "sentence"]
    if whole:
        cues = [f"“{d.text}” {d.start}: {d.because}" for d in told if d.what in ("cue", "reading", "quotation")]
        return "; ".join((whole[-1].because, *dict.fromkeys(cues)))
    kind = next((s.kind for s in document.segments if s.start <= start < s.end), "other")
    if kind not in ("body", "lead", "headline"):
        return f"the layout takes this place for {kind}, where nothing is read"
    if told:
        return f"{told[-1].what} “{told[-1].text}”: {told[-1].because}"
    return "nothing here was taken for words that attribute"


@frozen(eq=False)
class _Page:
    """Tells what was decided in a view in the words and offsets of the page."""

    observed: Observed

    def decision(self, step: Step) -> Decision:
        """A step as it reads on the page."""
        words = self.words(step.start, step.end)
        facts = {name: told for name, fact in step.facts.items() if (told := self.fact(step, name, fact)) is not None}
        number = facts.get("number")
        if step.what == "cue" and isinstance(number, int):
            language = self.observed.language_at(words.start)
            listed = language.place_of(" ".join(words.text.casefold().split()), number)
            facts |= {"stands in": listed} if listed else {}
        text = words.text if len(words.text) <= _CUT else f"{words.text[:_CUT]}…"
        return Decision(
            what=step.what,
            start=words.start,
            end=words.end,
            text=text,
            verdict=step.verdict,
            because=step.because,
            facts=facts,
        )

    def fact(self, step: Step, name: str, fact: Any) -> Any:
        """A fact with its spans as words of the page; ``None`` for one that says nothing."""
        if fact is None or fact == "" or fact is False or fact == [] or fact == ():
            return None
        if name == "tokens":
            return [self.token(*row) for row in fact]
        if name == "candidates" and not isinstance(fact[0], str):
            return [self.candidate(step, row) for row in fact]
        if name == "runner_up":
            return self.candidate(step, fact)
        if _is_span(fact):
            return self.words(*fact)
        if isinstance(fact, (list, tuple, set, frozenset)):
            told = sorted(fact) if isinstance(fact, (set, frozenset)) else fact
            return [one for row in told if (one := self.fact(step, "", row)) is not None]
        return fact if isinstance(fact, (str, int, float)) else str(fact)

    def token(self, start: int, end: int, kind: str) -> Token:
        """A token."""
        words = self.words(start, end)
        return Token(start=words.start, end=words.end, text=words.text, kind=kind)

    def candidate(self, step: Step, row: Any) -> Candidate:
        """A candidate: a span or a place (``None`` for none) first, its score last, what leads to it between them."""
        cells = list(row) if isinstance(row, (list, tuple)) and not _is_span(row) else [row]
        score = cells.pop() if len(cells) > 1 and isinstance(cells[-1], int) else None
        if cells and isinstance(cells[0], int) and score is None:  # the score stands first
            score = cells.pop(0)
        first = cells[0] if cells else None
        where = ", ".join(str(cell) for cell in (cells if isinstance(first, str) else cells[1:]) if cell)
        if _is_span(first):
            taken = tuple(first) == (step.start, step.end)
            return Candidate(words=self.words(*first), where=where, score=score, chosen=taken)
        if isinstance(first, int):
            return self.edge(step, first, where, score)
        return Candidate(words=None, where=where, score=score)

    def edge(self, step: Step, place: int, where: str, score: int | None) -> Candidate:
        """A place at which content may begin or end, with a glimpse of the words inside."""
        if step.facts.get("edge") == "end":
            taken, span = place == step.end, (max(step.start, place - _GLIMPSE), place)
        else:
            taken, span = place == step.start, (place, min(len(self.observed.view.text), place + _GLIMPSE))
        return Candidate(words=self.words(*self.whole(*span)), where=where, score=score, chosen=taken)

    def whole(self, start: int, end: int) -> Place:
        """A span of the view without the line or the word that it would cut."""
        text = self.observed.view.text
        line = text.find("\n", start, end)
        if line > start:
            return start, line
        space = text.rfind(" ", start, end)
        inside = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
        return (start, space) if inside and space > start else (start, end)

    def words(self, start: int, end: int) -> Part:
        """The words of the page that a span of the view stands for."""
        first, last = self.observed.view.span(start, end)
        return Part(start=first, end=last, text=self.observed.document.text[first:last])


def _is_span(fact: Any) -> TypeGuard[tuple[int, int]]:
    return isinstance(fact, tuple) and len(fact) == 2 and all(type(place) is int for place in fact)
