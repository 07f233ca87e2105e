"""The words that name a speaker: the noun phrase on either side of a cue."""

from __future__ import annotations

from statements.attribution.sentence.classes import (
    BEFORE_APPOSITION,
    BEFORE_VERB,
    CLOSES_APPOSITION,
    CLOSING,
    COMMA,
    COORDINATOR,
    COUNTED,
    DASH,
    DEFINITE,
    DETERMINER,
    HALTS,
    IN_PHRASE,
    INFINITIVE,
    LINKED,
    LINKS,
    MODIFIERS,
    NAME,
    NO_APPOSITION,
    NO_OPENING,
    NOMINAL,
    OPENING,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    TITLED,
)
from statements.attribution.sentence.tokens import Paragraph

# What may follow a preposition inside a noun phrase; *to* also leads to verbs.
INSIDE = {PREPOSITION: NOMINAL + DETERMINER, INFINITIVE: NAME + DETERMINER}
OPENS = {CLOSING: OPENING, DASH: DASH, COMMA: COMMA}  # the sign that opens an apposition, by the one that closes it
THE_REMAINING = DETERMINER + PARTICIPLE
WIDEST = 24  # tokens of a noun phrase or an apposition


def verb_group(par: Paragraph, low: int, first: int) -> int:
    """Where the verb group that ends in the cue at ``first`` begins: auxiliaries, adverbs, *to* before it."""
    codes = par.codes
    at = first
    while at > low and codes[at - 1] in BEFORE_VERB:
        at -= 1
    return at


def before(par: Paragraph, low: int, first: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token ``first``: a name with its title, a pronoun, a nominal; ``None`` if none."""
    codes, words, inside = par.codes, par.words, par.lexicon.inside
    last = first
    if last > low and codes[last - 1] in CLOSES_APPOSITION and par.lexicon.apposition:
        opening = _apposition(par, low, last - 1)
        if opening is None:
            return None
        last = opening
    if last <= low:
        return None
    if codes[last - 1] == PRONOUN:
        return last - 1, last
    at = last
    while at > low and last - at < WIDEST:
        code = codes[at - 1]
        if code in IN_PHRASE:
            at -= 1
        elif code == DETERMINER:
            at -= 1
            if not (at - 1 > low and codes[at - 1] in LINKS and words[at - 1] in inside and codes[at - 2] in IN_PHRASE):
                break
            at -= 1
        elif at < last and at - 1 > low and _links(par, at - 1):
            at -= 1
        else:
            break
    while at < last and codes[at] in NO_OPENING:
        at += 1
    return (at, last) if at < last and any(code in NOMINAL for code in codes[at:last]) else None


def _links(par: Paragraph, at: int) -> bool:
    """Whether the preposition or *and* at ``at`` joins the noun phrases on either side."""
    codes = par.codes
    before, code, behind = codes[at - 1], codes[at], codes[at + 1]
    if code in LINKS:
        return before in IN_PHRASE and behind in LINKED and par.words[at] in par.lexicon.inside
    return code == COORDINATOR and before in TITLED and behind in DEFINITE and par.words[at] in par.lexicon.inside


def _apposition(par: Paragraph, low: int, comma: int) -> int | None:
    """Where the apposition or relative clause that ends at ``comma`` begins (its own first comma)."""
    codes = par.codes
    opens = OPENS.get(codes[comma], COMMA)
    for at in range(comma - 1, max(low, comma - WIDEST), -1):
        code = codes[at]
        if code == opens and at > low and codes[at - 1] in BEFORE_APPOSITION:
            if code == COMMA and codes[at + 1] in NO_APPOSITION and par.words[at + 1] not in par.lexicon.inside:
                return None
            return at
        if code in HALTS:
            return None
    return None


def named(par: Paragraph, mention: tuple[int, int], high: int) -> tuple[int, int]:
    """The name in the apposition to a nominal (*her counterpart, Minister X,*), else the mention itself."""
    codes, comma = par.codes, mention[1]
    nominal = codes[comma - 1] != NAME or codes[mention[0]] == DETERMINER
    if not nominal or codes[mention[0]] == PRONOUN or not codes.startswith(COMMA, comma) or comma + 1 >= high:
        return mention
    name = after(par, comma + 1, high)
    if name and name[1] < high and codes.startswith(COMMA, name[1]) and codes[name[1] - 1] == NAME:
        return name
    return mention


def after(par: Paragraph, first: int, high: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token ``first``."""
    codes, words, inside = par.codes, par.words, par.lexicon.inside
    if first >= high:
        return None
    if codes[first] == PRONOUN:
        return first, first + 1
    at = first + 1 if codes[first] == DETERMINER else first
    begun = at
    while at < high and at - first < WIDEST:
        code = codes[at]
        if (
            code in COUNTED
            or codes[at - 1 : at + 1] == THE_REMAINING
            or (code in MODIFIERS and at == begun and at + 1 < high and codes[at + 1] in NOMINAL)
        ):
            at += 1
        elif code in LINKS and at > begun and words[at] in inside and at + 1 < high and codes[at + 1] in INSIDE[code]:
            at += 2
        else:
            break
    return (first, at) if at > begun else None
