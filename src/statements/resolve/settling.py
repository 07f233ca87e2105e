"""A token as it is meant: a noun, a place or a small word in a capital may be a part of somebody's name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from statements.resolve.name_words import NameWords
from statements.resolve.tagging import Token

# Within so many words behind a preposition stands where something was said.
_VENUE = 2

LEADING = ("title", "role", "honorific", "article")
# What may be meant as a name: nothing else is settled.
_UNSETTLED = frozenset(("place", "honorific", "genitive", "role", "title"))
# The most words of a name in a run that other words lead.
LONGEST = 4


def settled(text: str, tokens: Sequence[Token], k: int, words: NameWords) -> Token:
    """A token as it is meant: a noun in a capital behind an honorific is a name (*ông **Báo***)."""
    t = tokens[k]
    if t.tag not in _UNSETTLED:
        return t
    # LS. **Châu Mỹ** Hòa
    first, _, second = text[t.start : t.end].partition(" ")
    last = 0 < k == len(tokens) - 2 and tokens[k - 1].tag in LEADING and tokens[k + 1].tag == "name"
    if last and t.tag == "place" and second and first.lower() in words.surnames:
        return Token(t.start, t.end, t.low, "name")
    if is_syllable(text, tokens, k, words):
        return Token(t.start, t.end, t.low, "name")
    # bà **Sofia** Lindqvist
    called = k > 0 and tokens[k - 1].tag == "honorific" and t.tag == "place" and words.gender_abroad(t.low)
    if called and k + 1 < len(tokens) and tokens[k + 1].tag == "name" and not words.spells(tokens[k + 1].low):
        return Token(t.start, t.end, t.low, "name")
    # trưởng giải **Từ** Công Hiển
    owning = t.tag == "genitive" and text[t.start].isupper() and t.low in words.surnames
    if owning and k and 1 < len(tokens) - k - 1 < LONGEST and all(o.tag == "name" for o in tokens[k + 1 :]):
        return Token(t.start, t.end, t.low, "name")
    noun = t.tag in ("role", "title") and " " not in t.low and text[t.start].isupper() and t.end - t.start > 1
    beside = k > 0 and text[tokens[k - 1].end : t.start] == " "
    if not noun or not beside or text[t.start : t.end].isupper():
        return t
    # Nguyễn Văn **Hội**
    ends = k + 1 == len(tokens) or not text[t.end : tokens[k + 1].start].isspace()
    if ends and tokens[k - 1].tag == "name" and any(o.low in words.surnames for o in tokens[max(0, k - 2) : k]):
        return Token(t.start, t.end, t.low, "name")
    # Bộ trưởng Bộ Tài chính **Đoàn** Quang Vịnh
    rest = _names_behind(text, tokens, k)
    inner = len(rest) == LONGEST - 1 and rest[0].low in words.surnames  # Bí thư Trung ương Đoàn **Lê** Anh Minh
    named = t.low in words.surnames and 1 < len(rest) < LONGEST and not inner
    if named and cased(text, rest) and any(o.tag in ("title", "role") for o in tokens[:k]):
        return Token(t.start, t.end, t.low, "name")
    # ông Ngô **Trường** Thi
    led = k - 1 - (tokens[k - 1].low in words.middles and k > 1)  # bà Trịnh Thị **Bé** Ba
    behind = tokens[led].tag == "name" and tokens[led].low in words.surnames
    if behind and rest and (not led or tokens[led - 1].tag in LEADING):
        return Token(t.start, t.end, t.low, "name")
    if tokens[k - 1].tag != "honorific":
        return t
    goes_on = k + 1 < len(tokens) and tokens[k + 1].tag in ("name", "other")
    if goes_on and t.low not in words.surnames:
        return t
    return Token(t.start, t.end, t.low, "name")


def _names_behind(text: str, tokens: Sequence[Token], k: int) -> list[Token]:
    """The capitalised words that follow a token with nothing but spaces between them."""
    out: list[Token] = []
    for before, t in pairwise(tokens[k:]):
        if t.tag != "name" or text[before.end : t.start] != " ":
            break
        out.append(t)
    return out


def is_syllable(text: str, tokens: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether a country's name of one syllable begins somebody's: *ca sĩ **Mỹ** Linh*, but *Đại sứ **Anh** Mark Lund*.

    Behind a noun that tells no office, with one more syllable.
    """
    t, before = tokens[k], tokens[k - 1 : k]
    if not before or before[0].tag not in LEADING or t.tag not in ("place", "honorific") or not text[t.start].isupper():
        return False
    rest = _names_behind(text, tokens, k)
    if len(rest) != 1 or not words.spells(rest[0].low) or not words.spells(text[t.start : t.end].lower()):
        return False
    return before[0].tag not in ("title", "role") or not words.offices_of(before[0].tag, before[0].low)


def cased(text: str, run: Sequence[Token]) -> bool:
    """Whether a run is more than short forms in capitals, which are a body's: *đại diện **VNA***."""
    return any(not text[t.start : t.end].isupper() or t.end - t.start == 1 for t in run)


def is_kin(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether tokens tell of one by whose they are, in several words: ***em gái** ông Minh*, ***bạn học** chị Lan*."""
    lows = tuple(t.low for t in tokens)
    return any(
        len(phrase) > 1 and lows[: len(phrase)] == phrase and lows[len(phrase)] in words.called
        for phrase in words.relations
        if len(phrase) < len(lows)
    )


def without_articles(tokens: Sequence[Token], words: NameWords) -> list[Token]:
    """The tokens that say whom a phrase means; where the noun stands first, how many belongs to it: ***hai** bộ*."""
    told = words.definite if words.heads else frozenset()
    return [t for k, t in enumerate(tokens) if t.tag != "article" or (not k and t.low in told)]


def without_venue(tokens: Sequence[Token], words: NameWords) -> list[Token]:
    """The tokens up to where something was said: *the mayor's **lawyer** in an interview with …*."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].low in words.at_venues and any(t.low in words.venues for t in tokens[at + 1 : at + 1 + _VENUE]):
            return list(tokens[:at])
    return list(tokens)
