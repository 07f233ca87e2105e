"""The words of transcripts, of all languages together."""

from __future__ import annotations

import re
from functools import cache

from statements.languages import codes, load
from statements.languages.pages import table


@cache
def notices() -> frozenset[str]:
    """What stands before a colon and is nobody's name."""
    return frozenset(word for code in codes() for word in load(code).names.get("notices", ()))


@cache
def openers() -> frozenset[str]:
    """Small words with which no name begins: *In the Crossfire:*."""
    kinds = ("prepositions", "determiners", "subordinators", "coordinators")
    return frozenset(word for code in codes() for kind in kinds for word in load(code).grammar.get(kind, ()))


@cache
def directions() -> re.Pattern[str]:
    """A note in brackets between the words: what was heard, or the time in a recording."""
    words = "|".join(map(re.escape, sorted(table("directions"), key=lambda word: (-len(word), word))))
    return re.compile(rf"[(\[]\s?(?:(?i:{words})(?!\w)[^()\[\]\n]{{0,60}}|\d\d?:\d\d(?::\d\d)?)[)\]]")


@cache
def told_with() -> re.Pattern[str]:
    """Words that tell of an occasion on which one speaker's words fill a page (*briefing*), but not of an interview."""
    events = [load(code).events for code in codes()]
    words = {word for one in events for kind in ("press_conference", "speech") for word in one[kind]}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)")


@cache
def interviews() -> re.Pattern[str]:
    """Words that tell of an interview."""
    words = {word for code in codes() for word in (*load(code).events["interview"], *load(code).pages["talks"])}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)")


@cache
def signed() -> re.Pattern[str]:
    """A line, in lower case, with whoever conducted an interview, which ends it."""
    return re.compile("|".join(sorted({line for code in codes() for line in load(code).pages["signed"]})))
