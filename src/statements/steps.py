"""What was decided on the way from a page to its records: steps, given to whoever listens, and a glossary of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

from attrs import Factory, frozen

Verdict = Literal["found", "chosen", "rejected", "considered"]

# What a step is about: the terms of its ``what``, each with what it means. ``explain`` prints them, the docs list them.
GLOSSARY: Mapping[str, str] = {
    "sentence": "the tokens of a sentence, each with its class",
    "cue": "words that may attribute, with the frame of the language file that says what they take",
    "subject": "a phrase that may name who speaks",
    "content": "where the content beside a cue may begin and end",
    "reading": "an attribution: a cue with its side, its subject and its content",
    "quotation": "a quotation that no cue took",
    "draft": "an attribution as the paragraph keeps it, before anybody is resolved",
    "description": "what the words of a mention say of whom they mean",
    "participant": "whom a mention means",
    "speaker": "who speaks in a statement",
    "date": "a piece of evidence for a day, and what it bounds",
    "when": "the day of an item, a statement or an occasion",
    "event": "an occasion told of",
}


@frozen(kw_only=True)
class Step:
    """One thing that was decided about ``start:end`` of the text in which grammar works (a view's), and why.

    ``what`` is a term of :data:`GLOSSARY`; ``verdict`` says what became of it; ``because`` says why in plain words
    (*its cue is passive*); ``facts`` hold what the decision looked at, by name: numbers, texts, spans ``(start, end)``,
    lists of these.
    """

    what: str
    start: int
    end: int
    verdict: Verdict = "found"
    because: str = ""
    facts: Mapping[str, Any] = Factory(dict)


Observer: TypeAlias = Callable[[Step], None]
