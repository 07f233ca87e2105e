"""How a post presents its words: one speaker's under a title, a body's own release, or plain prose."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from statements.attribution.base import Place
from statements.formats.base import Entry
from statements.languages import Language
from statements.resolve.cast import Cast, Person

Manner = Literal["verbatim", "communique", "prose"]


@frozen(kw_only=True)
class Presentation:
    """``speaker`` is whose words a post's blocks are: the one whom the title presents, or the body that issued it."""

    manner: Manner
    speaker: Person | None = None


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
    if people and _first(title, cast.language, "present", "release") == "present":
        return Presentation(manner="verbatim", speaker=cast.know(people[0], entry.number, speaks=True))
    if issuer:
        return Presentation(manner="communique", speaker=cast.organisation(issuer))
    return PROSE


def _first(title: str, language: Language, *sections: str) -> str | None:
    """The section whose phrase stands first in a title; of two at one place the longer phrase counts."""
    best: tuple[int, int, str] | None = None
    for section in sections:
        for phrase in language.events[section]:
            at = title.find(phrase)
            if at >= 0 and (best is None or (at, -len(phrase)) < best[:2]):
                best = (at, -len(phrase), section)
    return best[2] if best else None


def is_question(text: str, label: Place, language: Language) -> bool:
    """Whether a speaker's label stands for whoever asks."""
    words = text[label[0] : label[1]].lower().strip(" #:№0123456789.")
    return words in language.events["question"]


def channel_name(channel: str) -> str:
    """A channel's name without flags and other signs around it.

    >>> channel_name("🇷🇺 Some Embassy in Hanoi 🇷🇺")
    'Some Embassy in Hanoi'
    """
    letters = [i for i, c in enumerate(channel) if c.isalnum()]
    return channel[letters[0] : letters[-1] + 1] if letters else channel
