"""What reading a sentence gives, and what a reader of sentences offers: the paragraph level knows no more of either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from attrs import field, frozen

from statements.attribution.draft import Rule
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.models import Act
from statements.record import record

Tokens = tuple[int, int]


def _as_tuple(spans: Iterable[Tokens]) -> tuple[Tokens, ...]:
    return tuple(spans)


@frozen(eq=False, repr=False)
class Reading:
    """An attribution in tokens: its cue, the parts of the content, the speaker's mention, and the rule that found it.

    ``others`` are further speakers, ``addressee`` is whom the cue tells, ``via`` who passes on; ``verbatim`` where the
    parts are somebody's turn. ``meant`` is whom the mention stands for, where it is a relative pronoun. ``act`` is what
    the speaker does with the content.
    """

    cue: Cue
    parts: tuple[Tokens, ...] = field(converter=_as_tuple)
    mention: Tokens | None
    rule: Rule
    others: tuple[Tokens, ...] = field(default=(), converter=_as_tuple, kw_only=True)
    addressee: Tokens | None = field(default=None, kw_only=True)
    via: Tokens | None = field(default=None, kw_only=True)
    verbatim: bool = field(default=False, kw_only=True)
    meant: Tokens | None = field(default=None, kw_only=True)
    act: Act = field(default="assert", kw_only=True)


@record(eq=False, repr=False)
class Introduction:
    """A cue and its speaker whose content is still to come: in the next sentence, or in the paragraph below."""

    cue: Tokens
    mention: Tokens | None


class Reader(Protocol):
    """Reads the sentences of a language.

    ``settles`` where a quotation inside a sentence that it leaves alone is nobody's words (*the “quartet” met*); else
    the paragraph decides by the quotation's length and place.
    """

    @property
    def lexicon(self) -> Lexicon: ...

    @property
    def settles(self) -> bool: ...

    def read(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue], previous: Tokens | None) -> list[Reading]:
        """The attributions of the sentence ``low..high``, in order; ``previous`` is the last mention before it."""

    def introduced(self, par: Paragraph) -> Introduction | None:
        """Who speaks in the paragraph after this one, whose last sign is a colon."""

    def unfinished(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Introduction | None:
        """Who speaks in the sentence after this one, which says only that somebody spoke (*X said in a statement.*)."""
