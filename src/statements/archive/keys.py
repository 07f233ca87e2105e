"""What an archive knows a wording by: deduplication's own keys, as a full-text index holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from statements.dedup.keys import normal_form, shingles
from statements.models import Act

ACTS: tuple[Act, ...] = ("assert", "deny", "demand", "ask")
"""The acts by their numbers: statements of two acts never count as the same, so each has keys of its own."""

_BETWEEN = "·"
"""What joins the words of a pair: no word holds it."""

_ODD = re.compile(r"[^\w ]|[A-Z]|\w{80}")


class Wording(NamedTuple):
    """What a text is known by: its normal form (never empty) with two numbers that tell it from all others."""

    form: str
    crc: int
    mark: int


def form_of(text: str) -> str:
    """The normal form of a text, never empty."""
    return normal_form(text) or f"\0{text}"


def wording(text: str) -> Wording:
    """The wording of a text. The first number is the one that deduplication orders texts by."""
    form = form_of(text)
    data = form.encode("utf-8", "surrogatepass")
    return Wording(form, crc32(data), int.from_bytes(blake2b(data, digest_size=6).digest()))


def tokens(form: str, act: int) -> list[str]:
    """The word pairs of a normal form as tokens of an index, in order, each once.

    >>> tokens("we are ready  for talks", 0), tokens("we are", 1)
    (['we·are', 'are·ready', 'for·talks'], ['we·are·d'])
    """
    pairs = shingles(form)
    if act or _ODD.search(form) is not None:
        return tokens_of(pairs, act)
    return [pair.replace(" ", _BETWEEN) for pair in pairs]


def tokens_of(pairs: Iterable[str], act: int) -> list[str]:
    """Word pairs as tokens."""
    return [f"{_token(pair)}{_SUFFIXES[act]}" for pair in pairs]


def _token(pair: str) -> str:
    """A word pair as a token; of one that an index would take apart or cut, a number that stands for it."""
    if _ODD.search(pair) is None:
        return pair.replace(" ", _BETWEEN)
    return f"{_BETWEEN}{blake2b(pair.encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}"


_SUFFIXES = ("", *(f"{_BETWEEN}{letter}" for letter in "dmk"))
