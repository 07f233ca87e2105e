"""Somebody's noun for what they say that opens its sentence: *Câu trả lời của **bà Lan** là **phà sẽ chạy***."""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import coordination, edges, noun_phrases
from statements.attribution.rules.content import contents
from statements.attribution.rules.noun_phrases import WIDEST
from statements.attribution.rules.predication import OWN_SUBJECT, predicates
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    DASH,
    DETERMINER,
    LINKING,
    PREPOSITION,
    QUOTED,
    SUBORDINATOR,
    VERBS,
)
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue, Paragraph

LONGEST = 6  # tokens from a noun to whose it is, at the most
LEADS = COLON + COMPLEMENTISER + QUOTED  # what leads to what was said beyond a doubt


def read(par: Paragraph, low: int, high: int) -> Reading | None:
    """What the noun leads to: a quotation or a clause behind *là*, a colon or both.

    *Quan điểm của bà Lan là **phà nên chạy***, but *Quan điểm của bà Lan là rất rõ*: no clause. It may point back, too:
    *“**Phà sẽ chạy**”. Đó là khẳng định của bà Lan*, *“**Phà sẽ chạy**” là khẳng định của bà Lan*.
    """
    noun, said = low, None
    if par.codes[low] in QUOTED:  # “…” **là** khẳng định của bà Lan; “…”**, đó là** khẳng định của bà Lan
        led = low + 1 + (par.codes[low + 1 : low + 2] in (COMMA, DASH))
        words = par.words[led : led + 1]
        if not (par.lexicon.copula.isdisjoint(words) and par.lexicon.unfolds.isdisjoint(words)):
            noun, said = led + 1, None if noun_phrases.is_short(par, low) else low
    while noun < high and par.codes[noun] in LINKING:
        noun += 1
    if said is None and noun < high and par.words[noun] in par.lexicon.unfolds:
        noun, said = noun + 1, coordination.quoted_before(par, low)
    while said is not None and noun < high and par.codes[noun] == DETERMINER:  # Đó là **những** chia sẻ của bà Lan
        noun += 1
    of = next((at for at in range(noun + 1, min(high, noun + LONGEST)) if par.words[at] in par.lexicon.owner), None)
    if of is None or not _is_nominal(par, noun, of, told=said is not None):
        return None
    if said is not None:
        end = edges.phrase(par, of + 1, pause(par.codes, of + 1, high))
        when = par.codes.find(SUBORDINATOR, of + 1, end)  # của nhiều bạn đọc **khi** xem ảnh
        owner = noun_phrases.speaker(par, of + 1, when if when > 0 else end)
        return owner and Reading(Cue(noun, of, LOOSE), ((said, said + 1),), owner, Rule(None, "nominal"))
    verb = _end(par, of + 1, high)
    owner = noun_phrases.speaker(par, of + 1, verb) if verb is not None else None
    parts = _said(par, verb, high) if owner is not None and verb is not None else ()
    return Reading(Cue(noun, of, LOOSE), parts, owner, Rule(None, "nominal")) if parts else None


def _is_nominal(par: Paragraph, noun: int, of: int, *, told: bool) -> bool:
    """Whether a noun stands for what somebody says; behind what is ``told``, with what describes it, too."""
    ends = range(noun + 1, of + 1) if told and PREPOSITION not in par.codes[noun:of] else (of,)
    return any(" ".join(par.words[noun:end]) in par.lexicon.nominals for end in ends)


def _end(par: Paragraph, first: int, high: int) -> int | None:
    """Where the words for whose it is end: at the verb or the sign that leads to what was said."""
    signs = (at for at in range(first, min(high, first + WIDEST)) if par.codes[at] in AUXILIARY + COLON)
    end = next(signs, None)
    return end if end is not None and (par.codes[end] == COLON or par.words[end] in par.lexicon.copula) else None


def _said(par: Paragraph, end: int, high: int) -> tuple[Tokens, ...]:
    """The content behind the verb or the sign at ``end``."""
    at, codes = end + 1, par.codes
    at += codes.startswith(COLON, at)
    at += codes.startswith(COMPLEMENTISER, at)
    if at >= high:
        return ()
    led = codes[at - 1] in LEADS or codes[at] in QUOTED
    clause = codes[at] in OWN_SUBJECT and predicates(par, at + 1, high, VERBS | {ADVERB})
    return contents(par, at, high) if led or clause else ()
