"""Labels: the speaker's name, or who asks and who answers, and a colon before the words of a post."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from statements.attribution.draft import Place
from statements.formats.base import Block
from statements.patterns import pattern
from statements.record import record
from statements.resolve.description import Description
from statements.resolve.headings import in_office
from statements.resolve.mentions import Mentions

# How long a label may be, in code points.
_LONGEST = 120
_ASKING = frozenset("❓❔")
_WORD = pattern(r"\w+")


@record(kw_only=True, eq=False, repr=False)
class Label:
    """A speaker's name and a colon before the words: ``name`` is the name's place, ``end`` where the words begin.

    ``asks``: it stands for whoever asks; ``answers``: for whoever answers.
    """

    name: Place
    end: int
    asks: bool = False
    answers: bool = False


def label_of(block: Block, mentions: Mentions, *, is_known: Callable[[str], bool] = lambda name: False) -> Label | None:
    """The label that a block begins with, if any; ``is_known`` tells whether somebody met on the page bears a name."""
    start, end = block.spans[0]
    colon = mentions.text.find(":", start, min(end, start + _LONGEST))
    if colon < 0:
        return None
    words = mentions.text[start:colon].lower().strip(" #№0123456789.")
    events = mentions.language_at(start).events
    if words in events["question"] or words in events["answer"]:
        return Label(name=(start, colon), end=colon + 1, asks=words in events["question"], answers=True)
    for name in _names_in(start, colon, mentions):
        found = mentions.describe(*name)
        held = name[1] < colon and mentions.text[name[1]] == ","
        if held and not in_office(mentions, name, (name[1] + 1, colon)):
            continue
        if _names(found) or (found.kind == "person" and found.pure and is_known(found.name.strip("#"))):
            return Label(name=name, end=colon + 1)
    return None


def is_asked(block: Block, text: str) -> bool:
    """Whether a block is a question by the sign before it, so that it is not the speaker's: *❓ When will it open?*"""
    start, end = block.spans[0][0], block.spans[-1][1]
    return text[end - 1] == "?" and not _ASKING.isdisjoint(text[max(0, start - 3) : start])


def _names_in(start: int, colon: int, mentions: Mentions) -> Iterator[Place]:
    """What of a label may be the name: the whole, or what stands before an office or the matter."""
    yield start, colon
    comma = mentions.text.find(",", start, colon)
    if comma > 0:
        yield start, comma
    about = mentions.language_at(start).events["about"]
    for word in _WORD.finditer(mentions.text, start, colon):
        if word[0].lower() in about:
            yield start, start + len(mentions.text[start : word.start()].rstrip(" –—-"))
            return


def _names(found: Description) -> bool:
    """Whether a label's words are somebody's name and nothing else: a known one, or one with a title, two words."""
    if found.kind != "person" or not found.pure:
        return False
    return bool(found.entry or found.title) or " " in found.name or "." in found.name
