"""Labels: the speaker's name, or who asks and who answers, and a colon before the words of a post."""

from __future__ import annotations

import re

from attrs import frozen

from statements.attribution.draft import Place
from statements.formats.base import Block
from statements.resolve.descriptions import Description
from statements.resolve.mentions import Mentions

# How long a label may be, in code points.
_LONGEST = 120
_DASH = re.compile(r"\s[–—-]\s")


@frozen(kw_only=True)
class Label:
    """A speaker's name and a colon before the words: ``name`` is the name's place, ``end`` where the words begin.

    ``asks``: it stands for whoever asks; ``answers``: for whoever answers.
    """

    name: Place
    end: int
    asks: bool = False
    answers: bool = False


def label_of(block: Block, mentions: Mentions) -> Label | None:
    """The label that a block begins with, if any."""
    start, end = block.spans[0]
    colon = mentions.text.find(":", start, min(end, start + _LONGEST))
    if colon < 0:
        return None
    words = mentions.text[start:colon].lower().strip(" #№0123456789.")
    events = mentions.language_at(start).events
    if words in events["question"] or words in events["answer"]:
        return Label(name=(start, colon), end=colon + 1, asks=words in events["question"], answers=True)
    name = _without_matter(start, colon, mentions)
    return Label(name=name, end=colon + 1) if _names(mentions.describe(*name)) else None


def _without_matter(start: int, colon: int, mentions: Mentions) -> Place:
    """A label's name without what the words are about: *Ann Lee – on the pier: …*."""
    dash = _DASH.search(mentions.text, start, colon)
    if dash is None:
        return start, colon
    first = mentions.text[dash.end() : colon].lower().split(maxsplit=1)[:1]
    about = mentions.language_at(start).events["about"]
    return (start, dash.start()) if first and first[0] in about else (start, colon)


def _names(found: Description) -> bool:
    """Whether a label's words are somebody's name and nothing else: a known one, or one with a title, two words."""
    if found.kind != "person" or not found.pure:
        return False
    return bool(found.entry or found.title) or " " in found.name or "." in found.name
