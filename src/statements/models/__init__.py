"""What the library returns: frozen records that check themselves.

Offsets count Unicode code points of ``Document.text`` and are half-open, as in a W3C TextPositionSelector.
"""

from statements.models.base import (
    Act,
    Basis,
    EventKind,
    Form,
    Part,
    ParticipantKind,
    Role,
    Segment,
    SegmentKind,
    Span,
    SpeakerBasis,
)
from statements.models.document import Document
from statements.models.offsets import Offsets
from statements.models.page import Page, PageItem, PageQuote, PageTurn
from statements.models.records import Attendance, Event, Item, Participant, Problem, Source, Statement
from statements.models.rows import COLUMNS
from statements.models.segments import Segments
from statements.models.when import When

__all__ = [
    "COLUMNS",
    "Act",
    "Attendance",
    "Basis",
    "Document",
    "Event",
    "EventKind",
    "Form",
    "Item",
    "Offsets",
    "Page",
    "PageItem",
    "PageQuote",
    "PageTurn",
    "Part",
    "Participant",
    "ParticipantKind",
    "Problem",
    "Role",
    "Segment",
    "SegmentKind",
    "Segments",
    "Source",
    "Span",
    "SpeakerBasis",
    "Statement",
    "When",
]
