"""What an archive knows a wording by: deduplication's own keys, as numbers."""

from __future__ import annotations

from hashlib import blake2b
from itertools import compress, pairwise, repeat
from operator import xor
from typing import NamedTuple
from zlib import crc32

from statements.dedup.keys import CUT, normal_form
from statements.models import Act

ACTS: tuple[Act, ...] = ("assert", "deny", "demand", "ask")
"""The acts by their numbers: statements of two acts never count as the same, so each has keys of its own."""

# So many bytes has the key of a word pair: of archives with ten million of them, one in a thousand has two of one key.
_BYTES = 7
# Of so many words the halves of their keys are kept in memory.
_WORDS = 50_000


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


class _Halves(dict[str, int]):
    """What words are in the keys of the word pairs in which they come first: numbers that look random; and what they
    are where they come ``second``."""

    def __init__(self) -> None:
        self.second: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        data = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=2 * _BYTES).digest()
        self.second[word] = int.from_bytes(data[_BYTES:], "little")
        self[word] = first = int.from_bytes(data[:_BYTES], "little")
        return first


_halves = _Halves()


def pair_keys(form: str, act: int) -> list[int]:
    """The keys of the word pairs of a normal form, in order, each once: the same in every archive.

    >>> we_are, are_ready = pair_keys("we are ready", 0)
    >>> pair_keys("we are  are ready we are", 0) == [we_are, are_ready, *pair_keys("ready we", 0)]
    True
    >>> pair_keys("we are", 1) == [we_are]
    False
    """
    global _halves
    halves = _halves
    if len(halves) > _WORDS:
        halves = _halves = _Halves()
    words = form.split(" ")
    firsts = list(map(halves.__getitem__, words))
    seconds = list(map(halves.second.__getitem__, words[1:]))
    if CUT in words:
        uncut = [bool(one and other) for one, other in pairwise(words)]
        return list(dict.fromkeys(map(xor, compress(map(xor, firsts, seconds), uncut), repeat(_SALTS[act]))))
    if act:
        firsts = list(map(xor, firsts, repeat(_SALTS[act])))
    return list(dict.fromkeys(map(xor, firsts, seconds)))


def pair_key(pair: str, act: int) -> int:
    """The key of one word pair."""
    (key,) = pair_keys(pair, act)
    return key


_SALTS = (0, *(int.from_bytes(blake2b(act.encode(), digest_size=_BYTES).digest(), "little") for act in ACTS[1:]))
