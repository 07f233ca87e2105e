"""How a post presents its words: one speaker's under a title, a body's own release, or plain prose."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from statements.attribution.draft import Place
from statements.formats.base import Block, Entry
from statements.languages import Language
from statements.resolve.participants import Cast
from statements.resolve.people import Person

Manner = Literal["verbatim", "communique", "prose"]


@frozen(kw_only=True)
class Presentation:
    """``speaker`` is whose words a post's blocks are: the one whom the title presents, or the body that issued it."""

    manner: Manner
    speaker: Person | None = None


# How long a label may be, in code points.
_LABEL = 120

PROSE = Presentation(manner="prose")


def present(low: str, entry: Entry, cast: Cast, publisher: str | None) -> Presentation:
    """How the item presents its words, by its title's words and the channel that issued it."""
    if entry.mode != "post":
        return PROSE
    channel = entry.forwarded_from or publisher
    issuer = channel_name(channel) if channel else None
    if entry.headline is None:
        return PROSE
    start, end = entry.headline
    title = low[start:end]
    people = cast.named(start, end)
    before = title[: people[0].start - start] if people else ""
    authored = any(by in before for by in cast.language.events.get("authors", ()))
    presents = authored or title.rstrip().endswith(":") or _first(title, cast.language) == "present"
    if people and presents:
        return Presentation(manner="verbatim", speaker=cast.know(people[0], entry.number, speaks=True))
    if issuer:
        return Presentation(manner="communique", speaker=cast.organisation(issuer))
    return PROSE


def _first(title: str, language: Language) -> str | None:
    """Whether words that present a speaker or words that release a text stand first in a title.

    Of two at one place the longer phrase counts.
    """
    best: tuple[int, int, str] | None = None
    for section in ("present", "release"):
        for phrase in language.events[section]:
            at = title.find(phrase)
            if at >= 0 and (best is None or (at, -len(phrase)) < best[:2]):
                best = (at, -len(phrase), section)
    return best[2] if best else None


@frozen(kw_only=True)
class Label:
    """A speaker's name and a colon before the words: ``name`` is the name's place, ``end`` where the words begin.

    ``asks``: it stands for whoever asks; ``answers``: for whoever answers.
    """

    name: Place
    end: int
    asks: bool = False
    answers: bool = False


def label_of(text: str, block: Block, cast: Cast) -> Label | None:
    """The label that a block begins with, if any."""
    start, end = block.spans[0]
    colon = text.find(":", start, min(end, start + _LABEL))
    if colon < 0:
        return None
    words = text[start:colon].lower().strip(" #№0123456789.")
    events = cast.language.events
    if words in events["question"] or words in events["answer"]:
        return Label(name=(start, colon), end=colon + 1, asks=words in events["question"], answers=True)
    found = cast.reading(start, colon)
    if found.kind == "person" and found.pure and (found.entry or found.title or " " in found.name or "." in found.name):
        return Label(name=(start, colon), end=colon + 1)
    return None


def channel_name(channel: str) -> str:
    """A channel's name without flags and other signs around it.

    >>> channel_name("🇷🇺 Some Embassy in Hanoi 🇷🇺")
    'Some Embassy in Hanoi'
    """
    letters = [i for i, c in enumerate(channel) if c.isalnum()]
    return channel[letters[0] : letters[-1] + 1] if letters else channel
