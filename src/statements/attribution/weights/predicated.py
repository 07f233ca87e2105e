"""What somebody's view is: ``X's view is that A``, ``the verdict of X was that A``: the noun for it, and the clause."""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    COMPLEMENTISER,
    DETERMINER,
    POSSESSIVE,
    VERB,
)
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.patterns import pattern

_IS_THAT = pattern(f"[{AUXILIARY}{VERB}]{ADVERB}?{COMPLEMENTISER}")
FAR = 30  # tokens from the start of a sentence to the verb


def read(par: Paragraph, low: int, high: int) -> Reading | None:
    """The statement of a sentence that says what somebody's view, answer or the like is, if it is one."""
    found = _IS_THAT.search(par.codes, low, min(high, low + FAR))
    if found is None or found.end() >= high or not _is(par, found.start()):
        return None
    end = found.start()
    if par.codes[end - 1 : end] == COMMA:  # , set out over sixty pages,
        end = par.codes.rfind(COMMA, low, end - 1)
    owner = _owner(par, (low, end)) if end > low else None
    if owner is None:
        return None
    mention, noun = owner
    return Reading(Cue(noun, noun + 1, LOOSE), ((found.end(), high),), mention, Rule(None, "predicated"))


def _is(par: Paragraph, at: int) -> bool:
    """Whether a verb says what something is: *is*, *was*; what it *remains* stands with them."""
    return par.words[at] in par.lexicon.passive or par.words[at] in par.lexicon.predicators


def _owner(par: Paragraph, phrase: Tokens) -> tuple[Tokens, int] | None:
    """Whose noun for what is said a phrase is, and that noun: ``**X**'s view``, ``**her** answer``."""
    first, last = phrase
    own = par.codes.rfind(POSSESSIVE, first, last)
    if own > first:
        noun = _noun(par, own + 1, last)
        whole = noun_phrases.after(par, first, own) == (first, own)
        return ((first, own), noun) if noun is not None and whole else None
    if noun_phrases.after(par, first, last) != (first, last):
        return None
    if par.codes[first] != DETERMINER:
        return None
    if par.words[first] in par.lexicon.one or par.words[first] in par.lexicon.several:
        noun = _noun(par, first + 1, last)
        return ((first, first + 1), noun) if noun is not None else None
    of = next((at for at in range(first + 1, last - 1) if par.words[at] in par.lexicon.owner), None)
    noun = of - 1 if of is not None and par.words[of - 1] in par.lexicon.authored else None
    return ((of + 1, last), noun) if of is not None and noun is not None else None


def _noun(par: Paragraph, first: int, last: int) -> int | None:
    """The noun for what is said in a stretch."""
    said = par.lexicon.authored | par.lexicon.claims
    return next((at for at in range(last - 1, first - 1, -1) if par.words[at] in said), None)
