"""The words that tell of an occasion, and the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import define

from statements.attribution.draft import Place
from statements.languages import Language
from statements.models import EventKind
from statements.patterns import pattern
from statements.record import record

KINDS: tuple[EventKind, ...] = (
    "press_conference",
    "interview",
    "phone_call",
    "visit",
    "speech",
    "conference",
    "meeting",
)
_REACH = 700
# From how many letters on a word of a phrase is rare enough to search for instead of the phrase.
_TELLING = 5
# Its first sign is one set, so that the search for it runs at C speed.
STOP = pattern(r"[.!?\n](?:(?<=\n)|\s)")


@record(eq=False, repr=False)
class OccasionWords:
    """A language's words for occasions.

    ``triggers`` gives for each part that phrases share the phrases that hold it, the longer ones first, each
    with the place of that part in it: a text is searched for a few parts, not for every phrase. ``longest`` is the
    length of the longest phrase.
    """

    triggers: tuple[tuple[str, tuple[tuple[str, int, EventKind], ...]], ...]
    longest: int
    separate: tuple[str, ...]
    places: frozenset[str]
    places_skip: tuple[str, ...]
    outlet_words: tuple[str, ...]
    outlet_prepositions: frozenset[str]
    bare_outlets: bool
    partners: frozenset[str]
    between: frozenset[str]
    background: tuple[str, ...]
    nouns: frozenset[str]


@lru_cache(maxsize=32)
def occasion_words(language: Language) -> OccasionWords:
    """The language's words for occasions, compiled once."""
    data = language.events
    kinds: dict[str, EventKind] = {}
    for kind in KINDS:
        for phrase in data[kind]:
            kinds.setdefault(phrase, kind)
    shared: dict[str, list[tuple[str, int, EventKind]]] = {}
    for phrase in sorted(kinds, key=len):
        longest = max(phrase.split(), key=len)
        part = next((p for p in shared if p in phrase), longest if len(longest) >= _TELLING else phrase)
        shared.setdefault(part, []).insert(0, (phrase, phrase.index(part), kinds[phrase]))
    return OccasionWords(
        tuple((part, tuple(phrases)) for part, phrases in shared.items()),
        max(map(len, kinds)),
        tuple(data["separate"]),
        frozenset(data["places"]),
        tuple(sorted(data["places_skip"], key=len, reverse=True)),
        tuple(data["outlet_words"]),
        frozenset(data["outlet_prepositions"]),
        bool(data.get("bare_outlets")),
        frozenset(data.get("partners", ())),
        frozenset(data.get("between", ())),
        tuple(f" {words}" for words in data.get("background", ())),
        frozenset(language.grammar["things"]),
    )


@define(eq=False, weakref_slot=False, repr=False)
class Trigger:
    """A word for an occasion at ``start:end``, in the sentence around it."""

    start: int
    end: int
    kind: EventKind
    sentence: Place


def lowered(text: str) -> str:
    """The text in lower case, code point by code point, so that offsets hold."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def triggers(text: str, low: str, spans: Sequence[Place], language: Language) -> list[Trigger]:
    """The words for occasions in the spans (ordered, disjoint), in order; of two that overlap the longer one counts.

    ``low`` is the text in lower case.
    """
    if not spans:
        return []
    words = occasion_words(language)
    first, stop = spans[0][0], spans[-1][1] + words.longest
    found: dict[int, tuple[int, EventKind]] = {}
    for part, phrases in words.triggers:
        place = low.find(part, first, stop)
        while place >= 0:
            for phrase, inside, kind in phrases:
                at, end = place - inside, place - inside + len(phrase)
                if at < 0 or not low.startswith(phrase, at) or (at in found and found[at][0] >= end):
                    continue
                if not (at and low[at - 1].isalnum()) and not low[end : end + 1].isalnum():
                    found[at] = end, kind
            place = low.find(part, place + 1, stop)
    out: list[Trigger] = []
    places = iter(spans)
    span = next(places, None)
    last = -1
    for at in sorted(found):
        end, kind = found[at]
        while span is not None and span[1] <= at:
            span = next(places, None)
        if span is None:
            break
        if at < span[0] or at < last:
            continue
        last = end
        out.append(Trigger(at, end, kind, sentence(text, at, span, language)))
    return out


def triggers_in(text: str, low: str, span: Place, language: Language) -> list[Trigger]:
    """The words for occasions in a title, which counts as one sentence."""
    part = low[span[0] : span[1]]
    found = triggers(text[span[0] : span[1]], part, [(0, len(part))], language)
    return [Trigger(t.start + span[0], t.end + span[0], t.kind, span) for t in found]


def sentence(text: str, at: int, span: Place, language: Language) -> Place:
    """The sentence around a place of a span, within reach; an abbreviation's full stop ends none."""
    first, last = max(span[0], at - _REACH), min(span[1], at + _REACH)
    short = abbreviations(language)
    before: list[re.Match[str]] = []
    end = last
    for stop in STOP.finditer(text, first, last):
        if stop.start() < at:
            before.append(stop)
        elif not abbreviated(text, stop.start(), short):
            end = stop.start()
            break
    start = next((stop.end() for stop in reversed(before) if not abbreviated(text, stop.start(), short)), first)
    return start, end


@lru_cache(maxsize=32)
def abbreviations(language: Language) -> frozenset[str]:
    return frozenset(language.grammar["abbreviations"])


def abbreviated(text: str, at: int, short: frozenset[str]) -> bool:
    """Whether the full stop there is that of an abbreviation or of initials.

    >>> said = "Dr. Ada M. Holm of the U.S. left Holm AS. She rested in the USA."
    >>> [said[:at].split()[-1] for at in range(len(said)) if abbreviated(said, at, frozenset(("dr",)))]
    ['Dr', 'M', 'U', 'U.S']
    """
    if text[at] != ".":
        return False
    word = "".join(text[max(0, at - 12) : at].rsplit(None, 1)[-1:])
    initials = word[-1:].isupper() and (len(word) == 1 or (len(word) < 4 and "." in word))
    return word.lower() in short or initials
