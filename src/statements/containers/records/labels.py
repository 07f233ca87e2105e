"""What the words of a record's label are: an office that presides, an honorific with a name, or nobody who is known."""

from __future__ import annotations

import re
from functools import cache

from statements.languages import codes, load
from statements.languages.pages import table


def is_nobody(label: str) -> bool:
    """Whether a label names somebody whom nobody knows, or several at once.

    >>> [is_nobody(one) for one in ("An Hon. Member", "Unidentified male", "Speaker 2", "The Speaker", "Ann Lee")]
    [True, True, True, False, False]
    """
    return _nobodies().match(label) is not None


def is_office(words: str) -> bool:
    """Whether words are an office alone: what follows it is no name.

    >>> [is_office(one) for one in ("The Lord Speaker", "Madam President", "The Chairman of Ways", "President Lee")]
    [True, True, True, False]
    """
    found = _chairs().search(words)
    return found is not None and not words[found.end() :].lstrip()[:1].isupper()


def is_titled(words: str) -> bool:
    """Whether words are a name behind an honorific.

    >>> is_titled("Baroness Lee"), is_titled("Rights")
    (True, False)
    """
    first, _, rest = words.partition(" ")
    return bool(rest.strip()) and first.casefold().rstrip(".") in _honorifics()


def _one_of(words: frozenset[str]) -> str:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\#", r"[№#]?\d{1,3}") for word in longest)


@cache
def _nobodies() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{_articles()}) )?(?:(?:{_one_of(table('nobodies'))})(?!\w)|(?:{_one_of(table('crowds'))})\W{{0,3}}\Z)",
        re.IGNORECASE,
    )


@cache
def _chairs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_one_of(table('chairs'))})(?!\w)", re.IGNORECASE)


@cache
def _articles() -> str:
    return _one_of(frozenset(word for code in codes() for word in load(code).names["articles"]))


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.rstrip(".") for code in codes() for word in load(code).names["honorifics"])
