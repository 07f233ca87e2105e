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

# What became of what a step is about.
VERDICTS: Mapping[str, str] = {
    "found": "it stands there; nothing is decided yet",
    "considered": "it was looked at; a step that follows decides",
    "chosen": "it was taken",
    "rejected": "it was not taken, for the reason beside it",
}

# What a decision looked at: the names of a step's facts.
FACTS: Mapping[str, str] = {
    "addressee": "to whom the speaker speaks",
    "addressees": "those to whom the speaker speaks",
    "affiliation": "the country or body that the words name beside an office",
    "against": "what speaks against a candidate",
    "basis": "how a day, or who speaks, is known",
    "bounds": "what a piece of evidence says of a day",
    "candidates": "everything that a choice was made of, the likeliest first where weights decide",
    "continues": "the draft, counted from 0 on the page, whose speaker goes on",
    "cue": "the words that attribute",
    "definite": "the words speak of somebody known (the minister)",
    "edge": "the end of the content that was looked for: its start or its end",
    "edtf": "the day in ISO 8601-2: XXXX is an unknown year, A/B a stretch",
    "entry": "the gazetteer's entry for whom the words name",
    "for": "what speaks for a candidate",
    "form": "direct, indirect, mixed, verbatim, communique: how the content is told",
    "frame": "what the language file says of the words that attribute in the same way",
    "gender": "m or f, where the words or the gazetteer tell it",
    "indefinite": "the words speak of somebody new (a minister)",
    "kind": "of a frame, whose words attribute; of a description or an occasion, what it is",
    "lead": "what stands between a cue and its content, and leads to it",
    "least": "the margin that a cue must have more than to attribute",
    "margin": "by how much the weights prefer a side of a cue over its attributing nothing",
    "mention": "the words that name the speaker",
    "name": "the name that the words hold",
    "nouns": "the words for an office or a body",
    "of": "of a day, of what it is; of a description, whose the office or body is",
    "offices": "the offices that the words name",
    "others": "further speakers, joined to the first",
    "outlet": "to whom an interview was given",
    "participant": "whom the words would mean",
    "parts": "the spans that make up a content",
    "people": "who takes part in an occasion",
    "places": "where an occasion is",
    "rule": "the frame of the cue and the side, or what leads to the content; statements bear it, too",
    "runner up": "what would have been taken otherwise, with its score",
    "score": "how likely weights hold a candidate; only candidates of one choice compare",
    "side": "on which side of the cue something stands",
    "speakers": "who speaks, by name",
    "stands in": "the line of the language file that lists the words, and their frame",
    "state": "the country that the words name",
    "subject": "the words that name who speaks",
    "takes": "what a cue may have for its content and its objects",
    "title": "the office or rank as the page writes it",
    "traits": "what else may be asked of a frame",
    "value": "what the evidence holds",
    "via": "the outlet that passes the words on",
    "where": "where a phrase stands, seen from the cue",
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
