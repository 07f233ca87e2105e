"""Where a sentence begins that no stop parts from the caption, the credit or the paper's mark before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    CLOSING,
    COLON,
    DASH,
    DETERMINER,
    DOCUMENT,
    NAME,
    OFFICE,
    OPENING,
    OUTLET,
    PERSONS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    STOP,
    SUBORDINATOR,
    THING,
    TIME,
    WORD,
    one_of,
)
from statements.attribution.sentence.lexicon import Lexicon
from statements.patterns import pattern

CREDIT = 8  # tokens of a credit
NOUN = 4  # tokens from its noun to its colon: *Ảnh minh họa:*
TITLE = 8  # tokens before a word that may belong to a body's name
NO_NAME = PREPOSITION + SUBORDINATOR + AUXILIARY + TIME + ADVERB + PRONOUN  # none of them stands in a body's name
HEAD = 3  # words at the most of what a body's name begins with
# what may follow a credit with a capital
OPENS_SENTENCE = frozenset(PERSONS + ADVERB + SUBORDINATOR + PREPOSITION + TIME + DETERMINER + AUXILIARY)
_GOES_ON = one_of(WORD + TIME + THING + DETERMINER + DOCUMENT + PERSONS)
# The class itself stands first, what is before it behind that: so the search for it runs at C speed.
_BEHIND = one_of(WORD + NAME + CLOSING)
_REOPENS = pattern(rf"{NAME}(?<={one_of(WORD + NAME + CLOSING + DETERMINER)}{NAME})(?={_GOES_ON})")
_AGAIN = pattern(rf"{NAME}(?<={_BEHIND}{NAME})(?={PREPOSITION})")
_SOURCE = pattern(rf"{NAME}(?<={_BEHIND}{NAME})(?={one_of(OFFICE + OUTLET + NAME)})")
_SAYING = pattern(rf"{WORD}(?<={_BEHIND}{WORD})(?={one_of(PREPOSITION)})")
_TIMED = pattern(rf"{TIME}(?<={_BEHIND}{TIME})")
_COLON = pattern(COLON)
Written = Callable[[int], str]
_PAPER = pattern(rf"(?:^|(?<={one_of(STOP)})){one_of(OPENING)}{NAME}{{1,4}}{one_of(CLOSING)}{DASH}(?=.)")


def openings(codes: str, words: Sequence[str], written: Written, lexicon: Lexicon) -> dict[int, str]:
    """The tokens at which a sentence begins behind a caption, each with its class; ``written`` gives a token as such.

    *Bà Lan tại lễ mở cầu **Trong** thư, …*; *Ảnh: VNS **Bà** Lan nói …*; *(Bến Online) - **Sở** Y tế nói …*.
    """
    found = {at: codes[at] for at in _marked(codes)}
    for at in (*_reopened(codes, words, written, lexicon), *_credited(codes, words, written, lexicon)):
        found[at] = lexicon.letters.get(words[at], codes[at])
    return found


def _marked(codes: str) -> Iterator[int]:
    """Behind a paper's mark: *(Bến Online) - **Sở** Y tế nói …*; the one that opens a paragraph is its dateline."""
    if CLOSING + DASH in codes:
        yield from (match.end() for match in _PAPER.finditer(codes) if match.start())


def _reopened(codes: str, words: Sequence[str], written: Written, lexicon: Lexicon) -> Iterator[int]:
    """Words that open sentences, with a capital and no name behind them."""
    for match in _REOPENS.finditer(codes) if lexicon.reopens else ():
        at = match.start()
        if words[at] not in lexicon.reopens or not written(at).istitle() or not written(at + 1)[:1].islower():
            continue
        small = words[at] in lexicon.cues or words[at + 1] not in lexicon.cues
        if small and not _in_title(at, words, written, lexicon):
            yield at
    for match in _SOURCE.finditer(codes):  # các con tại bến **Theo** Sở Y tế, …
        at = match.start()
        body = codes[at + 1] != NAME or " ".join(words[at + 1 : at + 3]) in lexicon.heads
        source = body and _is_source(words[at], lexicon) and written(at).istitle()
        if source and not _in_title(at, words, written, lexicon):
            yield at
    for match in _AGAIN.finditer(codes):  # Lê Bền **Cũng** theo Sở Y tế, …
        at = match.start()
        adverb = words[at] in lexicon.reopens and lexicon.letters.get(words[at]) == ADVERB
        if adverb and written(at).istitle() and written(at + 1)[:1].islower():
            yield at
    for match in _SAYING.finditer(codes):  # ông Tô Lực **Đánh giá** về mùa cá, …
        at = match.start()
        said = " " in words[at] and words[at] in lexicon.cues and written(at)[:1].isupper()
        if said and written(at)[1:].islower() and not _in_title(at, words, written, lexicon):
            yield at
    for match in _TIMED.finditer(codes):  # Theo Tiếng nói Bến **Tối qua**, …
        at = match.start()
        if " " not in words[at] or not (capital := written(at))[:1].isupper() or not capital[1:].islower():
            continue
        if not _in_title(at, words, written, lexicon):
            yield at


def _is_source(word: str, lexicon: Lexicon) -> bool:
    """Whether a word leads to a source: ***theo** Sở Y tế*."""
    return any(not rest and frame.kind == "source" for rest, frame in lexicon.cues.get(word, ()))


def _in_title(at: int, words: Sequence[str], written: Written, lexicon: Lexicon) -> bool:
    """Whether a capital belongs to a thing's or a body's name: *ca khúc **Trong** đêm*, *Viện Công nghệ **Sau** …*."""
    before, low = words[at - 1], max(0, at - TITLE)
    if before in lexicon.heads or before in lexicon.works or lexicon.letters.get(before) in (PREPOSITION, THING):
        return True
    ends = (k + 1 for k in range(at - 1, low - 1, -1) if _ends_name(words[k], lexicon))
    phrase = next(ends, low)
    body = any(written(k)[:1].isupper() and words[k] in lexicon.heads for k in range(phrase, at))
    return body and words[at] not in lexicon.plural


def _ends_name(word: str, lexicon: Lexicon) -> bool:
    """Whether no name of a body holds a word or a sign."""
    return word in ".:;" or lexicon.letters.get(word, WORD) in NO_NAME


def _credited(codes: str, words: Sequence[str], written: Written, lexicon: Lexicon) -> Iterator[int]:
    """Behind whose picture it is: *Ảnh: VNS **Bà** Lan nói …*, *(Ảnh minh họa: VNS) **Bà** Lan nói …*."""
    for match in _COLON.finditer(codes, 1):
        colon = match.start()
        noun = next((at for at in range(colon - 1, max(-1, colon - NOUN), -1) if words[at] in lexicon.notices), None)
        if noun is None:
            continue
        high = min(len(codes), colon + CREDIT)
        if codes[noun - 1 : noun] == OPENING:
            closing = codes.find(CLOSING, colon, high)
            behind = closing + 1
            if 0 < behind < len(codes) and (written(behind)[:1].isupper() or codes[behind] in QUOTED):
                yield behind
            continue
        for at in range(colon + 2, high):
            opens = written(at)[:1].isupper() and _opens(at, words, lexicon)
            if opens:
                yield at
            if opens or words[at] in lexicon.cues or not written(at)[:1].isalpha():
                break


def _opens(at: int, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a word behind a credit opens a sentence: somebody's title, a body's name, a word that no name holds."""
    body = any(" ".join(words[at : at + size + 1]) in lexicon.heads for size in range(HEAD))
    return body or lexicon.letters.get(words[at], NAME) in OPENS_SENTENCE
