"""Whether a verb of saying surely leads to what is said behind it, whatever weights hold of its word."""

from __future__ import annotations

from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    NAME,
    OFFICE,
    OUTLET,
    PARTICIPLE,
    PRONOUN,
    QUOTED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.occurrence import that_behind

FAR = 24  # tokens from a cue to its complementiser behind an adjunct
SAYING = frozenset(("outermost", "speaks"))
_LED_TO_QUOTATION = tuple(COLON + quoted for quoted in QUOTED)


def leads_on(par: Paragraph, cue: Cue) -> bool:
    """``maintained **that A**``, ``went on**: “A”**``: a finite verb of saying, however rare, and what is said."""
    codes, last = par.codes, cue.last
    if cue.frame.kind == "relay":
        return _relays_clause(par, cue)
    if "thinks" in cue.frame.traits:
        return _finds_that(par, cue)
    if cue.frame.kind != "verb" or not SAYING.issubset(cue.frame.traits):
        return False
    if codes[cue.first - 1 : cue.first + 1] == COMMA + PARTICIPLE and codes.startswith(COMMA, last):
        return that_behind(par, last, min(len(codes), last + FAR)) is not None  # , adding, to some surprise, that A
    if codes[cue.first] != VERB and not par.words[cue.first].endswith(par.lexicon.several_ends):
        return _leads_to_bare_clause(par, cue)
    that = that_behind(par, last, min(len(codes), last + FAR))
    clause = that is not None and codes[that + 1 : that + 2] not in VERBS
    clause = clause and (that == last or codes[cue.first] == VERB)  # not *Western states this week that*
    return clause or codes.startswith(_LED_TO_QUOTATION, last) or _is_short_clause(par, cue)


def _leads_to_bare_clause(par: Paragraph, cue: Cue) -> bool:
    """``the insurers **maintain** no policy was signed``: a plain form behind somebody for several, and a clause."""
    codes, first, last = par.codes, cue.first, cue.last
    plain = codes[first] == WORD and first > 1 and codes[first - 1] == WORD
    if not plain or codes[first - 2] not in DETERMINER or not par.words[first - 1].endswith(par.lexicon.several_ends):
        return False
    phrase = (
        noun_phrases.after(par, last, min(len(codes), last + FAR)) if codes[last : last + 1] == DETERMINER else None
    )
    clause = phrase is not None and phrase[0] == last and codes[phrase[1] : phrase[1] + 1] == AUXILIARY
    return clause and not nouns.is_thing(par, (first - 2, first))


def _finds_that(par: Paragraph, cue: Cue) -> bool:
    """``studies **show** that A``, ``a report has **found** that A``: words of somebody's and the clause on them."""
    codes, last, noun = par.codes, cue.last, cue.first - 1
    while noun > 0 and codes[noun] in AUXILIARY + ADVERB:
        noun -= 1
    if codes[cue.first] == VERB and codes[cue.first - 1 : cue.first] == NAME and codes[last : last + 1] == DETERMINER:
        thing = noun_phrases.after(par, last, min(len(codes), last + FAR))
        return thing is not None and codes[thing[1] : thing[1] + 1] == AUXILIARY  # Pete Holm believes the pier is safe
    led = codes.startswith(COMPLEMENTISER, last) and codes[last + 1 : last + 2] not in VERBS
    return led and noun >= 0 and nouns.is_text(par, noun)


def _relays_clause(par: Paragraph, cue: Cue) -> bool:
    """``the Herald **reports** a man who fled was held``: an outlet's name before it, a clause behind it."""
    codes, first, last = par.codes, cue.first, cue.last
    if codes[first - 1 : first] not in (NAME, OUTLET) or codes[last : last + 1] not in (DETERMINER, NAME):
        return False
    high = min(len(codes), last + FAR)
    phrase = noun_phrases.after(par, last, high)
    verb = phrase[1] if phrase else last
    if codes.startswith(PRONOUN, verb) and par.words[verb] in par.lexicon.inside:
        verb = codes.find(AUXILIARY, verb + 2, high)
    return verb > last and codes[verb : verb + 1] == AUXILIARY


def _is_short_clause(par: Paragraph, cue: Cue) -> bool:
    """``X admits **they'd** left``: somebody before the cue, and a pronoun with its auxiliary behind it."""
    at, subject = cue.last, cue.first - 1
    joined = par.codes[subject] == COORDINATOR and "clause" in cue.frame.takes and "who" not in cue.frame.takes
    if joined and (phrase := noun_phrases.after(par, at, min(len(par.codes), at + FAR))) is not None:
        return phrase[0] == at and par.codes[phrase[1] : phrase[1] + 1] == AUXILIARY  # and **added the pier was shut**
    word = par.words[at] if par.codes[at : at + 1] == AUXILIARY else ""
    pronoun, _, verb = word.replace("’", "'").partition("'")
    if not verb or subject < 0 or not (pronoun in par.lexicon.one or pronoun in par.lexicon.several):
        return False
    return par.codes[subject] in NAME + OFFICE + PRONOUN or par.words[subject] in par.lexicon.tellers
