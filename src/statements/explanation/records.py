"""What an explanation holds. All offsets count code points of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import Factory, field, frozen

from statements.models import Part, Participant, Statement
from statements.steps import Verdict


@frozen(kw_only=True)
class Token:
    """A word or sign of a sentence, or a quotation as a whole, with its class."""

    start: int
    end: int
    text: str
    kind: str


@frozen(kw_only=True)
class Candidate:
    """One of those that a choice was made of: words (``None`` stands for none), where they stand, their score."""

    words: Part | None
    where: str = ""
    score: int | None = None
    chosen: bool = False


@frozen(kw_only=True)
class Decision:
    """A :class:`~statements.steps.Step` in the page's offsets.

    ``text`` are the words at ``start:end``, cut where they are long. ``facts`` hold texts, numbers, :class:`Part` for
    spans, :class:`Token` and :class:`Candidate`, and lists of these.
    """

    what: str
    start: int
    end: int
    text: str
    verdict: Verdict
    because: str = ""
    facts: Mapping[str, Any] = Factory(dict)


@frozen(kw_only=True)
class Passage:
    """A sentence with all that was decided about it, in the order in which it was, and what it gave.

    ``nothing`` says why it gave no statement; it is empty where it gave one.
    """

    start: int
    end: int
    text: str
    decisions: tuple[Decision, ...] = field(default=(), repr=False)
    statements: tuple[Statement, ...] = ()
    nothing: str = ""

    def of(self, *whats: str) -> tuple[Decision, ...]:
        """The decisions about any of those things, in order."""
        return tuple(decision for decision in self.decisions if decision.what in whats)


@frozen(kw_only=True)
class Explanation:
    """How the statements of some sentences came about; as text it is a report that fits 80 columns."""

    format: str
    language: str
    passages: tuple[Passage, ...] = ()
    participants: tuple[Participant, ...] = ()

    def __str__(self) -> str:
        from statements.explanation.show import report

        return report(self)
