"""Whom an age means: *the 79-year-old*, whose the page says it is (*Ada Holm, 79,*), or of whom it just told."""

from __future__ import annotations

import re

from statements.attribution.draft import Place
from statements.patterns import pattern
from statements.resolve.choice import Choice
from statements.resolve.name_words import NameWords
from statements.resolve.participants import Participants
from statements.resolve.people import Person

# How long the title and the name before an age may be, in code points.
_NAMED = 80
# How far before a mention and behind it its age is looked for, and at how many places before it.
_BACK, _AHEAD, _PLACES = 8_000, 1_000, 3
_NAME = pattern(r"(?:[^\W\d_a-z][\w'’-]{0,30}\.? ){0,3}[^\W\d_a-z][\w'’-]{0,30}\Z")
NUMBER = r"\d{1,3}"
_NOBODY = Choice("an age that the page gives to nobody by name")


def age_of(text: str, mention: Place, words: NameWords) -> str | None:
    """The age that a mention tells, and nothing else of whom it means; ``None`` for any other mention.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> english = name_words(load("en"), default())
    >>> age_of("79-year-old", (0, 11), english), age_of("79-year-old baker", (0, 17), english)
    ('79', None)
    """
    low = text[slice(*mention)].lower()
    ending = next((ending for ending in words.aged if low.endswith(ending)), None)
    age = low.removesuffix(ending).rpartition(" ")[2] if ending else ""
    lead = low.removesuffix(f"{age}{ending}").strip() if ending else ""
    return age if age.isdecimal() and (not lead or lead in words.definite) else None


def choose(participants: Participants, age: str, mention: Place, told: Person | None) -> Choice:
    """The last one before a mention, else the first behind it, to whose name the page gives an age.

    Where it gives it to nobody, whoever is ``told`` of by name right before, unless the page gives them another age.
    """
    mentions = participants.mentions
    before = list(_aged(age).finditer(mentions.text, max(0, mention[0] - _BACK), mention[0]))[-_PLACES:]
    for match in (*reversed(before), *_aged(age).finditer(mentions.text, mention[1], mention[1] + _AHEAD)):
        name = _NAME.search(mentions.text, max(0, match.start() - _NAMED), match.start())
        found = mentions.describe(name.start(), match.start()) if name else None
        if found is not None and found.kind == "person":
            return Choice("the page gives the age to them by name", participants.introduce(found))
    if told is None or told.kind != "person" or not told.name.rpartition(" ")[2][:1].isupper():
        return _NOBODY
    surname = re.escape(told.name.rpartition(" ")[2])
    other = re.compile(rf"{surname}{_aged(NUMBER).pattern}")
    if other.search(mentions.text, max(0, mention[0] - _BACK), mention[1] + _AHEAD):
        return _NOBODY
    return Choice("whoever is told of right before, to whom the page gives no other age", told)


def _aged(age: str) -> re.Pattern[str]:
    """What tells an age behind a name: *Ada Holm, 79*, *Ada Holm (79)*."""
    return re.compile(rf"(?:,(?: [a-z]{{1,8}})? {age}(?!\w)|(?<=\w) \({age}\))")
