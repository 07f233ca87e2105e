"""Somebody without a name of whom the sentence before tells: *A third passenger wept. “Never again,” she said.*"""

from __future__ import annotations

import re
from itertools import islice

from statements.attribution.draft import Place
from statements.patterns import pattern
from statements.resolve.apposed import name_beside, phrase_around
from statements.resolve.inflected import is_subject
from statements.resolve.name_words import NameWords
from statements.resolve.words import gender_of_verb

_WORD = pattern(r"[^\W\d_][\w'’-]*")
# How many words of a phrase are looked at, and how many a noun may have.
_LONGEST = 6
_NOUN = 3
# How long it is at the most what a sentence opens with before a comma, in code points.
_FRONTED = 60
# An article and a noun.
_FEWEST = 2
# How many words of a sentence may hold who does something, and the verb.
_DOING = 9
# How many words may tell when or where before somebody comes in.
_PLACING = 14


def stranger_in(text: str, sentence: Place, words: NameWords) -> Place | None:
    """The phrase for somebody by what they do with which a sentence begins, where nobody is named beside it.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> from statements.resolve.name_words import name_words
    >>> english, told = name_words(load("en"), default()), "A third passenger gave no name."
    >>> stranger_in(told, (0, len(told)), english)
    (0, 17)
    """
    start, end = sentence
    if words.nominative and (noun := _doer(text, start, end, words)) is not None:
        return noun
    place = _WORD.search(text, start, end)
    if place is not None and (place[0].lower() in words.prepositions or _leads_in(text, place, words)):
        start = text.find(", ", start, min(end, start + _FRONTED)) + 1 or start  # In the market, a merchant
    if words.head == "last":
        start = _indefinite(text, sentence, words) or start
    found = list(_WORD.finditer(text, start, end))[:_LONGEST]
    articles = words.indefinite | words.definite if words.head == "last" else words.indefinite
    if words.head == "last" and len(found) > _FEWEST and text.startswith("?", found[-1].end()):
        found = found[1:] if found[0][0].lower() in words.plain - articles else found  # And the captain? She left
    lead = found[0][0].lower() if found else ""
    owned = words.head == "last" and lead not in articles and words.tags.get(lead) == "article"  # her husband
    if len(found) < _FEWEST or not (owned or lead in articles):
        return None
    for k in range(1, len(found)):
        low = found[k][0].lower()
        if text[found[k - 1].end() : found[k].start()] != " " or low in articles or low in words.plain:
            return None
        last = _person(found, k, words, one=lead in words.indefinite)
        if last is not None:
            noun = found[k].start(), found[last].end()
            if text[noun[1] + 1 : noun[1] + 2].isupper():
                return None  # the elder Holm
            apposed = text.startswith(", ", noun[1]) and text[noun[1] + 2 : noun[1] + 3].isupper()
            if owned and (apposed or text[slice(*noun)].lower() not in words.kin):
                return None  # his wife, Ada, left
            named = name_beside(text, phrase_around(text, noun, words), words)
            return None if named else (found[0].start(), noun[1])
    return None


def _indefinite(text: str, sentence: Place, words: NameWords) -> int | None:
    """Where somebody comes in behind when or where it is: *Then **a** man rose*, *On a hill stood **a** herdsman*."""
    behind, first, last = sentence[0], "", ""
    for found in islice(_WORD.finditer(text, *sentence), _PLACING):
        low = found[0].lower()
        led = last in words.prepositions
        if not led and low in words.indefinite:
            placed = first in words.prepositions or first in words.plain or last == first
            return found.start() if placed else None
        article = low in words.definite or low in words.pronouns or words.tags.get(low) == "article"
        named = bool(last) and not found[0].islower() and not text[behind - 1].isupper()
        if (not led and (article or named)) or (last and text[behind : found.start()] not in (" ", ", ")):
            return None
        behind, first, last = found.end(), first or low, low
    return None


def _doer(text: str, start: int, end: int, words: NameWords) -> Place | None:
    """A noun for one person in the subject's case, with a verb: *Старый **сторож** молчал*, *Подошла **соседка***."""
    doer, told, behind, low = None, False, start, ""
    for found in islice(_WORD.finditer(text, start, end), _DOING):
        if behind > start and text[behind : found.start()] != " ":
            break
        last, low, behind = low, found[0].lower(), found.end()
        if doer is not None and not found[0].islower() and last not in words.prepositions:
            return None  # сторож причала **Егор** подошёл
        meant = words.roles.get(words.stem(low), ())
        if meant and {"group", "organisation"}.isdisjoint(meant) and doer is None:
            lemma = low in words.callings or is_subject(low, words)
            doer = found.span() if lemma and low not in words.oblique_nouns else None
        else:
            told = told or (found[0].islower() and gender_of_verb(low, words) is not None)
    return doer if told else None


def _leads_in(text: str, first: re.Match[str], words: NameWords) -> bool:
    """Whether a verb opens a sentence, where no verb form tells it: ***Trao đổi** với báo, một cán bộ im lặng*."""
    low = first[0].lower()
    called = low in words.indefinite or low in words.tags or low in words.genders or words.sizes.get(low, 0) > 0
    return words.head == "first" and not called and text[first.end() + 1 : first.end() + 2].islower()


def _person(found: list[re.Match[str]], k: int, words: NameWords, *, one: bool = False) -> int | None:
    """The last word of a noun for a person that begins at a word; ``None`` where none does.

    ``one`` where it is told that it is one, so that a noun for several is none: *một **ngư dân***.
    """
    for size in range(min(_NOUN, len(found) - k), 0, -1):
        noun = " ".join(word[0].lower() for word in found[k : k + size])
        if noun in words.qualifiers or noun in words.lesser:
            return None
        meant = words.roles.get(words.stem(noun), ())
        others = {"organisation"} if one and words.head == "first" else {"group", "organisation"}
        person = noun in words.titles or (meant and others.isdisjoint(meant)) or (one and noun in words.humans)
        lone = size == 1 and words.head == "last"
        rank = lone and words.tags.get(noun) == "honorific" and noun not in words.genders
        if person or rank or (lone and (noun in words.workers or noun in words.kin or noun.endswith(words.agents))):
            goes_on = lone and k + 1 < len(found) and _person(found, k + 1, words) is not None
            return None if goes_on else k + size - 1
    return None
