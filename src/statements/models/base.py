"""What every record rests on: spans, and the words that name kinds."""

from __future__ import annotations

from typing import Any, Literal, get_args

from attrs import field, frozen

from statements.errors import ModelError

SegmentKind = Literal[
    "headline",
    "body",
    "lead",
    "topic",
    "time",
    "date",
    "caption",
    "byline",
    "boilerplate",
    "navigation",
    "label",
    "direction",
    "repeat",
    "blank",
    "other",
]
Form = Literal["direct", "indirect", "mixed", "verbatim", "communique"]
Act = Literal["assert", "deny", "demand", "ask"]
EventKind = Literal["press_conference", "interview", "meeting", "phone_call", "visit", "speech", "conference", "other"]
Role = Literal["speaker", "host", "guest", "counterpart", "interviewer", "attendee"]
ParticipantKind = Literal["person", "organisation", "group"]
SpeakerBasis = Literal["named", "resolved", "inferred", "unknown"]
Basis = Literal["stated", "year inferred", "between neighbours", "from event", "relative to published", "unknown"]


def one_of(literal: Any) -> Any:
    """A validator that holds a field to the values of a ``Literal``."""
    allowed = dict.fromkeys(get_args(literal))

    def check(instance: object, attribute: Any, value: object) -> None:
        if value not in allowed:
            raise ModelError(
                f"{type(instance).__name__}.{attribute.name} is {value!r}, not one of {', '.join(allowed)}"
            )

    return check


class Spanned:
    """Anything that has a place; a span that runs backwards or begins before the text is refused."""

    __slots__ = ()
    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ModelError(f"{type(self).__name__}: {self.start}..{self.end} is no span")


@frozen(kw_only=True, weakref_slot=False)
class Span(Spanned):
    """A half-open stretch of ``Document.text`` in code points.

    >>> Span(start=2, end=5)
    Span(start=2, end=5)
    """

    start: int
    end: int


@frozen(kw_only=True, weakref_slot=False)
class Part(Spanned):
    """One of the spans that make up a statement's content, with its words."""

    start: int
    end: int
    text: str

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if len(self.text) != self.end - self.start:
            raise ModelError(f"Part: {self.start}..{self.end} does not hold {len(self.text)} code points")


@frozen(kw_only=True, weakref_slot=False)
class Segment(Spanned):
    """A span of the text with one kind; a document's segments, put together, are its text."""

    start: int
    end: int
    kind: SegmentKind = field(validator=one_of(SegmentKind))
    item: int | None = None
