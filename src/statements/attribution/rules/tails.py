"""Where a content ends before what its speaker does not say: what they refused to tell, what happened then."""

from __future__ import annotations

from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    PERSONAL,
    QUOTED,
    SUBORDINATOR,
)
from statements.attribution.sentence.tokens import Paragraph

OPENS_TAIL = frozenset(COORDINATOR + ADVERB + SUBORDINATOR)
NOT_OWN = frozenset(PERSONAL)  # before the verb of a clause with a subject of its own


def behind(par: Paragraph, first: int, last: int) -> int:
    """Where the content ``first..last`` ends; ``last`` where all of it was said.

    *заявил, что проект оплачен**, но назвать сумму отказался***; *обещал прийти**, однако не пришёл***.
    """
    codes, lexicon = par.codes, par.lexicon
    if not lexicon.silences or COMMA not in codes[first:last]:
        return last
    comma = codes.rfind(COMMA, first, last)
    if comma > first and codes[comma + 1 : comma + 2] in OPENS_TAIL and _is_silence(par, comma + 1, last):
        return comma
    comma = codes.find(COMMA, first, last)
    if codes[first - 1] == COMPLEMENTISER or not _is_infinitive(par, first, comma):
        return last
    told = codes[comma + 1 : comma + 2] == COORDINATOR and _is_finite(par, comma + 1, last)
    return comma if told else last


def _is_silence(par: Paragraph, first: int, last: int) -> bool:
    """Whether a clause without a subject of its own says that somebody does not tell: *назвать сумму **отказался***."""
    words, silences = par.words, par.lexicon.silences
    told = (at for at in range(first, last) if words[at] in silences or " ".join(words[at : at + 2]) in silences)
    verb = next(told, None)
    return verb is not None and NOT_OWN.isdisjoint(par.codes[first:verb])


def _is_infinitive(par: Paragraph, first: int, last: int) -> bool:
    """Whether a clause says what is to be done, by an infinitive alone."""
    plain = not any(code in QUOTED for code in par.codes[first:last]) and not _is_finite(par, first, last)
    return plain and any(word.endswith(par.lexicon.infinitives) for word in par.words[first:last])


def _is_finite(par: Paragraph, first: int, last: int) -> bool:
    """Whether a verb of a clause tells when, by its class or its ending."""
    return AUXILIARY in par.codes[first:last] or any(w.endswith(par.lexicon.tenses) for w in par.words[first:last])
