"""Who issued a text, as its title says (*Statement by the League of Harbours on …*), and whose channel is official."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from statements.attribution.draft import Place
from statements.gazetteer import Gazetteer
from statements.languages import Language, codes, load
from statements.patterns import pattern
from statements.resolve.description import Description
from statements.resolve.mentions import Mentions
from statements.resolve.participants import Participants

# How far from a title's beginning the word may stand that says what the text is: *Excerpts from the statement of …*.
_OPENS = 40
_BEHIND = pattern(r",|\s[-–—]\s")  # what stands between a name and an office or a matter
_SMALL = 3  # letters of a small word in a name
_ARTICLE = r"(?:the\s+|an?\s+)?"
_JOINED = rf"(?:,?\s+{{0}}|,)\s+{_ARTICLE}"
_INITIALS = pattern(r"(?:[A-ZА-ЯЁ]\. ?){1,2}#?[A-ZА-ЯЁ]\w+")
_BODIES = ("organisation", "state", "group")


class Issue(NamedTuple):
    """What a title says of a text and of who issued it: the places of the issuers' names.

    ``excerpt``: the text is made of their words, not a release in full.
    """

    issuers: tuple[Place, ...]
    excerpt: bool


def issue_of(title: Place, mentions: Mentions, low: str, language: Language) -> Issue | None:
    """Who issued a text by its title; ``None`` where the title says of no text whose it is."""
    found = _said(language).search(low, *title) or _owning(language).match(low, *title)
    if found is None or found.start() > title[0] + _OPENS:
        return None
    start, end = found.span("name")
    before = low[title[0] : start]
    excerpt = any(word in before for word in language.events["excerpts"])
    if any(word in before for word in language.events["joint"]):
        several = _several(low, start, end, language)
        crowd = mentions.describe(*several[0]).kind == "group"  # the Ministers of A and B
        if len(several) > 1 and not crowd and all(is_body(mentions, place) for place in several):
            return Issue(several, excerpt)
    return Issue(((start, end),), excerpt)


def _several(low: str, start: int, end: int, language: Language) -> tuple[Place, ...]:
    """The names that a list of issuers holds: *the Harbour League, the Pilots’ Union and Elbonia*."""
    parts = re.split(_JOINED.format(_either(language.events["joining"])), low[start:end])
    places, at = [], start
    for part in parts:
        at = low.index(part, at)
        places.append((at, at + len(part)))
        at += len(part)
    return tuple(places)


def presented(title: Place, issue: Issue | None, participants: Participants, language: Language) -> Description | None:
    """The person whose words a title presents by a name, before or after what they are.

    *Ann Lee’s briefing*; *Comment by Ann Lee on the fog*; *Интервью С.В.Лаврова газете …*, where initials show that it
    is a name; *Ann Lee, Head of the Harbour Office:*, *Ann Lee – on the fog:*; an office may lead the name.
    """
    mentions = participants.mentions
    owned = _owned(language).search(mentions.text, *title)
    name = owned.span("name") if owned else None
    if name is None and issue is not None:
        behind = _INITIALS.match(mentions.text, *issue.issuers[0])
        name = behind.span() if behind else issue.issuers[0]
    elif name is None and mentions.text[title[0] : title[1]].endswith(":"):
        behind = _BEHIND.search(mentions.text, *title)
        name = title[0], behind.start() if behind else title[1] - 1
    found = mentions.describe(*name) if name else None
    if name is None or found is None or found.kind != "person":
        return None
    if not found.pure and not _is_led(found, mentions.text[slice(*name)], language):
        return None
    full = any(sign in found.name for sign in " .")
    return found if full or found.entry or found.title or participants.has(found.name) else None


def _is_led(found: Description, words: str, language: Language) -> bool:
    """Whether an office with what it is of leads a name and nothing follows: *министра рыбного флота Ильи Седова*."""
    before, name, after = words.partition(found.name)
    led = before.lower().split()
    about = language.events["about"]
    return bool(found.offices and name and not after.strip()) and not any(word in about for word in led)


def is_body(mentions: Mentions, place: Place) -> bool:
    """Whether an issuer's name is a body's, a state's, or several people's together, and no person's.

    A name behind *of* that no title leads is what the body is called after: *the Guild of Pilots*.
    """
    found, words = mentions.describe(*place), mentions.text[slice(*place)]
    names = mentions.language_at(place[0]).names
    # Statement by the League causes a stir: what goes on in small letters is no name, where names have capitals
    loose = (w for w in words.split() if w.islower() and len(w) > _SMALL and w not in names["bodies"])
    if names["head"] == "last" and any(not names_official(word) for word in loose):
        return False
    if found.kind != "person" or found.entry is not None or found.title or found.offices:
        return found.kind in _BODIES
    before = words[: words.find(found.name)].lower().split()
    return len(before) > 1 and before[-1] in names["genitives"]


def is_official(channel: str, gazetteer: Gazetteer) -> bool:
    """Whether a channel is an official body's, which issues releases: a known body's, or one named by such a word.

    >>> from statements.gazetteer import default
    >>> [is_official(name, default()) for name in ("Embassy of Elbonia", "МИД Эльбонии", "Elbonia Wire", "Sputnik")]
    [True, True, False, False]
    """
    return names_official(channel.lower()) or bool(gazetteer.find(channel, ("organisation",)))


def names_official(low: str) -> bool:
    """Whether words in lower case hold one by which official bodies are named."""
    return _official().search(low) is not None


@cache
def _owning(language: Language) -> re.Pattern[str]:
    """A title that begins with an issuer in the genitive: *the Harbour League’s statement on …*."""
    kinds = _either(language.events["release"])
    ends = rf"(?=\s+{_either(language.events['about'])}(?!\w)|\s*[(:]|[.\s]*\Z)"
    return re.compile(rf"{_ARTICLE}(?P<name>[^\n(:;'’]{{3,90}})['’]s?\s(?:\w{{1,20}}\s){{0,2}}{kinds}{ends}")


@cache
def _owned(language: Language) -> re.Pattern[str]:
    """A name of several words in the genitive before what the text is."""
    kinds = _either(language.events["present"])
    name = r"(?P<name>[A-Z][\w.-]{0,30}(?: [A-Z][\w-]{1,30}){0,3})"
    return re.compile(rf"{name}['’]s?\s(?:\w{{1,20}}\s){{0,3}}(?i:{kinds})(?!\w)")


@cache
def _said(language: Language) -> re.Pattern[str]:
    """A text's kind, and after it the name of who issued it, up to what it is about."""
    events = language.events
    links = events["issuers"]
    kinds = {_without(word, links) for section in ("release", "present") for word in events[section]}
    kinds = {kind for kind in kinds if not any(part in kind for part in events["excerpts"])}
    tie = rf"\s+{_either(links)}" if links else ""
    # *the Committee on Fisheries*: a bare noun for a body goes on
    bare = rf"(?:{_either(language.names['bodies'])}\w{{0,3}}\s+\w{{1,4}}\s+)?"
    stop = rf"(?=\s+{_either(events['about'])}(?!\w)|\s*[(:;\n]|\s[-–—]\s|[.!?\s]*\Z)"
    return re.compile(
        rf"(?<!\w){_either(kinds)}(?!\w){tie}\s+{_ARTICLE}(?P<name>{bare}[^\s(:;][^\n(:;]{{0,160}}?){stop}"
    )


def _without(kind: str, links: Iterable[str]) -> str:
    """A text's kind without the word that ties its issuer to it: *statement by*."""
    noun, _, last = kind.rpartition(" ")
    return noun if noun and last in links else kind


def _either(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first; one that fits nothing where there are none."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else r"(?!)"


@cache
def _official() -> re.Pattern[str]:
    """The words that name an official body, in any language: a channel's name need not be in its posts'."""
    words = {word for code in codes() for word in load(code).events["official"]}
    return re.compile(rf"(?<!\w){_either(words)}(?!\w)")
