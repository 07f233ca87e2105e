"""Statements on the way: whom a page's drafts and posts name as speakers, read in order."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from statements.attribution.draft import Place, Rule
from statements.models import Act, Form, SpeakerBasis, When
from statements.patterns import pattern
from statements.resolve.mentions import Mentions
from statements.resolve.people import Person
from statements.resolve.telling import Occasion
from statements.resolve.triggers import STOP

_WORD = pattern(r"\w+")
_UNKNOWN = When()
# The marks of a quotation, by the one that opens it.
_PAIRS = {'"': '"', "“": "”", "«": "»", "„": "“"}


@define(eq=False, weakref_slot=False, repr=False)
class Saying:
    """A statement on the way: offsets are the view's, people are not yet records.

    ``basis`` says how the speakers are known, ``candidates`` are those whom the words for an unknown one fit alike.
    ``earlier``: it was said before the page's occasion, and is only played there. ``occasion`` is where it was made,
    ``when`` the day; both are found when all sayings are.
    """

    item: int
    block: int
    form: Form
    parts: tuple[Place, ...]
    rule: Rule
    speakers: Sequence[Person] = ()
    addressees: Sequence[Person] = ()
    basis: SpeakerBasis = "unknown"
    candidates: Sequence[Person] = ()
    act: Act = "assert"
    earlier: bool = False
    within: Saying | None = None
    cue: Place | None = None
    mention: Place | None = None
    via: Place | None = None
    occasion: Occasion | None = None
    when: When = _UNKNOWN


def quoted_whole(text: str, parts: Sequence[Place]) -> tuple[Place, ...]:
    """The words inside the one pair of marks that holds all of a part; nothing where no such pair does."""
    if len(parts) != 1:
        return ()
    start, end = parts[0]
    words = text[start:end].rstrip(".")
    pair = _PAIRS.get(words[:1])
    if pair is None or len(words) < 3 or not words.endswith(pair) or any(m in words[1:-1] for m in (words[0], pair)):
        return ()
    return ((start + 1, start + len(words) - 1),)


def is_parted(mentions: Mentions, before: Saying, start: int) -> bool:
    """Whether a paragraph that is not about those who spoke stands between their words and a quotation.

    Who goes on there, the page does not say. It is about them where it names them or opens with a pronoun. Where titles
    lead, so that whoever has one is told, a sentence that names somebody else parts them as well.
    """
    text, pronouns, end = mentions.text, mentions.words.pronouns, max(part[1] for part in before.parts)
    if mentions.words.heads and _is_of_others(mentions, before, end, start):
        return True
    between = text[end:start].split("\n")[1:-1]
    names = {word for who in before.speakers for name in who.names for word in name.split()}
    told = [words for line in between if (words := _WORD.findall(line))]
    return any(names.isdisjoint(words) and words[0].lower() not in pronouns for words in told)


def _is_of_others(mentions: Mentions, before: Saying, end: int, start: int) -> bool:
    """Whether whole sentences behind somebody's words name others alone: *“A”, Nhàn nói. **Sạp anh Tân ế.** “B”.*"""
    opens = STOP.search(mentions.text, end, start)
    named = mentions.named_within(opens.end(), start) if opens else []
    own = {word for who in before.speakers for name in who.names for word in name.split()}
    return bool(named) and own.isdisjoint(_WORD.findall(mentions.text, opens.end(), start)) if opens else False
