"""Of what a title is that stands before a name, told by its form: *Tổng thống **Na-vi-a** An-đrê Mô-rát*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from statements.resolve.name_words import NameWords
from statements.resolve.tagging import Token

# Words of a name that a country or a body's short form may stand before.
_NAMED = 2


def is_land(text: str, token: Token, words: NameWords) -> bool:
    """Whether a word is a country's name as the language spells foreign ones: *Na-vi-a*, but not *Ma-ri-a*."""
    spelt = "-" in token.low and token.low.endswith(words.lands)
    return token.tag == "name" and spelt and words.gender_abroad(token.low.replace("-", "")) is None


def is_spelt(text: str, token: Token) -> bool:
    """Whether a word is a foreign one as the language spells it, syllable by syllable: *An-đrê*."""
    raw = text[token.start : token.end]
    at = raw.find("-")
    return 0 < at < len(raw) - 1 and raw[at + 1].islower()


def behind(text: str, run: Sequence[Token], words: NameWords) -> list[Token]:
    """The words of a name behind the country or the body in short that its bearer's title is of."""
    raw = text[run[0].start : run[0].end]
    short = len(raw) > 1 and raw.isalpha() and raw.isupper() and any(not text[t.start : t.end].isupper() for t in run)
    own = len(run) > _NAMED and (short or is_land(text, run[0], words))
    return list(run[own:])


def is_posted(text: str, tokens: Sequence[Token], at: int, words: NameWords) -> bool:
    """Whether a word is whose envoy somebody is, named behind where: *Đại sứ **Orvalia** tại Việt Nam Ada Holm*."""
    post, place, *name = (*tokens[at + 1 : at + 5], *(None,) * 2)[:4]
    if post is None or place is None or post.tag != "genitive" or place.tag != "place" or words.spells(tokens[at].low):
        return False
    run = [t for t in name if t is not None and t.tag == "name"]
    return len(run) == _NAMED and "".join(text[a.end : b.start] for a, b in pairwise((post, place, *run))) == " " * 3


def is_origin(text: str, start: int, words: NameWords) -> bool:
    """Whether a place is where somebody comes from, and not of what they are: *nữ đạo diễn **người** Pháp*."""
    return text[:start].lower().rstrip().rpartition(" ")[2] in words.traits


def beyond(run: Sequence[Token], words: NameWords) -> Sequence[Token]:
    """A run of capitals without the country that a foreign name in full follows: *Olympic **Na Uy** Ada Holm*."""
    last = max((k for k, t in enumerate(run) if t.tag == "place"), default=-1)
    rest = run[last + 1 :]
    return rest if last >= 0 and len(rest) >= _NAMED and not words.spells(rest[0].low) else run
