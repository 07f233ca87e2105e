"""Contents that tell nothing: what only points back, and nouns that hold no proposition."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution.reading import Tokens
from statements.attribution.rules import noun_phrases
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMMON_NOUN,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    OUTLET,
    PERSONAL,
    POINTS,
    PREPOSITION,
    QUOTED,
    STOP,
    SUBORDINATOR,
    TIME,
    VERBS,
)
from statements.attribution.sentence.tokens import Paragraph

POINTING = 3  # tokens at the most of a phrase that only points back
NAMED_ALONE = PERSONAL + OUTLET + STOP  # what nothing but a name is made of
OFTEN = (ADVERB, ADVERB + PREPOSITION)
LEADS = frozenset(COMPLEMENTISER + COLON + QUOTED)  # what leads to a content
VERBAL = VERBS | frozenset(ADVERB + QUOTED)  # one of these tells something of a thing


def points_back(par: Paragraph, first: int, last: int) -> bool:
    """Whether a content is a short phrase that only points to something told before: ***thông tin này***."""
    if par.lexicon.isolating:
        while first < last - 1 and par.codes[first] == DETERMINER:  # toàn bộ những cáo buộc trên
            first += 1
    if last - first > 2 and (par.codes[last - 1] in QUOTED and noun_phrases.is_outlet_name(par, last - 1)):
        last -= 1  # **эту информацию** «Маяку» подтвердил мэр
    pointing, codes = par.lexicon.pointing, par.codes[first:last]
    if _points_alone(par, first, last) or _points_before_place(par, first, last):
        return True
    if par.words[last - 1] not in pointing:  # *отверг **эти** обвинения*
        named = par.words[first] in pointing and par.codes[first - 1] != COMPLEMENTISER
        return named and COMMON_NOUN.issuperset(codes)
    most = POINTING + 2 if codes[0] in POINTS else POINTING
    return 1 < last - first <= most and VERBS.isdisjoint(codes)


def tells_who_said_it(par: Paragraph, parts: Sequence[Tokens]) -> bool:
    """Whether a content is that somebody said what stands before it: *РИА пишет, что **это подтвердил мэр***.

    Not where the verb leads to a content of its own: ***это говорит о том, что** рынок растёт*.
    """
    lexicon, word = par.lexicon, par.words[parts[0][0]]
    if word not in lexicon.backward and word not in lexicon.pointing:
        return False
    if " " in word and word.rpartition(" ")[2] in lexicon.assertions:
        return True  # **соответствующее сообщение** опубликовало управление
    said = ((cue, last) for first, last in parts for cue in par.between(first, last) if cue.frame.kind == "verb")
    cue, last = next(said, (None, 0))
    return cue is not None and LEADS.isdisjoint(par.codes[cue.last : last])


def _points_alone(par: Paragraph, first: int, last: int) -> bool:
    """``denied that on Monday``: words that point, and behind them nothing but when and where."""
    words, codes, lexicon = par.words, par.codes, par.lexicon
    if last - first == 1 and words[first] in lexicon.pointing:
        return True
    for end in range(first + 1, min(last, first + POINTING) + 1):
        phrase = " ".join(words[first:end])
        if phrase in lexicon.hollow or (
            end > first + 1 and codes[first] in POINTS and words[end - 1] in lexicon.pointing
        ):
            placed = end < last and codes[end] == PREPOSITION and words[end] not in lexicon.owner
            # nhắc lại **điều đó** ba lần trong cuộc họp
            placed = placed or codes[end:last][:2] in OFTEN
            when = end == last or placed or TIME in codes[end : end + 2]
            when = when or (words[end] in lexicon.trailing and AUXILIARY not in codes[end:last])  # điều đó **thêm** …
            return when and not any(code in QUOTED for code in codes[end:last])
    return False


def _points_before_place(par: Paragraph, first: int, last: int) -> bool:
    """Whether a short phrase that points back is all but for where or when: ***cam kết này** trước cử tri*."""
    words, codes = par.words, par.codes
    for end in range(first + 2, min(last - 1, first + POINTING) + 1) if par.lexicon.isolating else ():
        if words[end - 1] in par.lexicon.pointing:
            # bác bỏ **tin đồn trên**, song chưa đưa ra giấy tờ
            if codes[end] == COMMA and words[end + 1] in par.lexicon.contrast:
                return COMMON_NOUN.issuperset(codes[first : end - 1])
            # bác bỏ **những cáo buộc trên** rồi bỏ về
            if codes[end] == COORDINATOR and not par.lexicon.claims.isdisjoint(words[first : end - 1]):
                return COMMON_NOUN.issuperset(codes[first : end - 1])
            behind = codes[end] in PREPOSITION + SUBORDINATOR and words[end] not in par.lexicon.owner
            return behind and COMMON_NOUN.issuperset(codes[first : end - 1]) and VERBAL.isdisjoint(codes[end:last])
    return False


def is_formula(par: Paragraph, at: int, high: int) -> bool:
    """Whether a noun or a name that holds no proposition is all that follows: *nhấn mạnh **vai trò của phụ nữ***.

    *Bà Lan chỉ trích **ông Minh***: whom she told off, and not what she said of him.
    """
    if is_name(par, at, high):
        return True
    noun = at + (par.codes[at] == DETERMINER)
    named = not par.lexicon.formulas.isdisjoint(par.words[noun : noun + 1])
    return named and VERBAL.isdisjoint(par.codes[at:high]) and COLON not in par.codes[at:high]


def is_name(par: Paragraph, first: int, last: int) -> bool:
    """Whether nothing but somebody's name or title stands there, in a language whose capitals tell."""
    return par.lexicon.isolating and par.codes[first:last].strip(NAMED_ALONE) == ""
