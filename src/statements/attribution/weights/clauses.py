"""Whose clause a cue without a subject of its own stands in: the sentence's, or the noun's before *that*."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    CLOSING,
    COMMA,
    COMMA_OR_COLON,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DETERMINER,
    DOCUMENT,
    INFINITIVE,
    NAME,
    OFFICE,
    OPENING,
    OPENS_ADJUNCT,
    OPENS_SUBJECT,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    THING,
    TIME,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import speaking
from statements.attribution.weights.constraints import Shape
from statements.attribution.weights.occurrence import Occurrence
from statements.patterns import pattern

OPENINGS = 5  # commas behind which a sentence may have its subject
ASIDE = 8  # tokens of an apposition behind the subject
_AND_TO = (COORDINATOR + INFINITIVE, COORDINATOR + PREPOSITION)  # to X, who said A, and to Y
TO_WHOM = (COMMA + INFINITIVE, COMMA + PREPOSITION)  # before *whom*
_TELLS = frozenset(("speaks", "predicates"))
_TITLED = frozenset(TITLED)
_IN_APPOSITION = f"[{NAME}{OFFICE}{WORD}{PREPOSITION}{DETERMINER}{COMMA}]"
_APPOSED = pattern(f"{COMMA}{DETERMINER}{_IN_APPOSITION}{{1,16}}?{COMMA}[{ADVERB}{WORD}{VERB}{AUXILIARY}]")


def of_sentence(seen: Occurrence) -> Tokens | None:
    """Who a sentence is about: ``**X**, a lawyer, saw the pier and argued that A``, ``In May, **X** left, saying A``.

    Only somebody whose verb follows, in a sentence without another clause before the cue.
    """
    par, low, group = seen.par, seen.low, seen.group
    if SEMICOLON in par.codes[low:group]:
        return None
    start = low + (par.codes[low] in QUOTED)  # “A,” X left, saying “B”
    for _ in range(OPENINGS):
        if (subject := _subject_at(par, start, group)) is not None:
            return None if any(_attributes(par, cue) for cue in par.between(start, group)) else subject
        start = par.codes.find(COMMA, start, group) + 1
        if not start:
            return None
    return None


def _attributes(par: Paragraph, cue: Cue) -> bool:
    """Whether a cue may have a content: not *continued to*, *put out a note*."""
    noun = par.codes[cue.first - 1 : cue.first] == DETERMINER
    return "outermost" in cue.frame.traits and par.codes[cue.last] != INFINITIVE and not noun


def _subject_at(par: Paragraph, start: int, group: int) -> Tokens | None:
    """The subject that begins at a token, with its verb behind it, a title between commas or an adverb."""
    codes, phrase = par.codes, noun_phrases.after(par, start, group)
    if (
        phrase is None
        or speaking.opens_doing(par, phrase, start)
        or (_TITLED.isdisjoint(codes[slice(*phrase)]) and nouns.is_thing(par, phrase))
    ):
        return None
    verb = phrase[1]
    doer = speaking.doer(par, phrase)
    if doer is not None and doer[1] < verb:
        return doer  # X sings to Y
    if codes.startswith(OPENING, verb):
        verb = codes.find(CLOSING, verb, min(group, verb + ASIDE)) + 1  # Rep. Holm (D-N.Y.)
    if codes.startswith(COMMA, verb):
        verb = codes.find(COMMA, verb + 1, min(group, verb + ASIDE)) + 1
    while verb and verb < group and (codes[verb] == ADVERB or codes.startswith(PREPOSITION + TIME, verb)):
        verb += 1 + (codes[verb] == PREPOSITION)  # X **on Monday** left
    return phrase if verb and verb < group and codes[verb] in VERBS else None


def of_relative(seen: Occurrence) -> Tokens | None:
    """``a note that concluded that A``: the noun before *that*, with whose it is."""
    codes, that = seen.par.codes, seen.group - 1
    if that - 1 <= seen.low or codes[that] != COMPLEMENTISER or codes[that - 1] not in WORD + NAME:
        return None
    return noun_phrases.before(seen.par, seen.low, that)


def of_inserted(seen: Occurrence) -> Tokens | None:
    """``a captain who **the crew** said had left``: who says it of the one whom *who* stands for."""
    par, codes, lead = seen.par, seen.par.codes, seen.left - 1
    if seen.before is None or lead <= seen.low or seen.group != seen.cue.first:
        return None
    if codes[seen.cue.last : seen.cue.last + 1] not in VERBS:
        return None
    who = codes[lead] == RELATIVE or (codes[lead] == PRONOUN and par.words[lead] in par.lexicon.inside)
    if who and "speaks" in seen.cue.frame.traits:
        return seen.before
    return seen.before if is_inserted(seen) else None


def is_inserted(seen: Occurrence) -> bool:
    """``a pier that **the crew** say is safe``: who says it of the thing for which *that* or *which* stands."""
    par, codes, lead, last = seen.par, seen.par.codes, seen.left - 1, seen.cue.last
    told = seen.before is not None and lead - 1 > seen.low and seen.before[1] == seen.group == seen.cue.first
    if not told or codes[lead] not in COMPLEMENTISER + RELATIVE or codes[last : last + 1] not in VERBS:
        return False
    says = par.words[seen.cue.first] in par.lexicon.bare or "thinks" in seen.cue.frame.traits
    noun = lead - 1 - (codes[lead - 1] == COMMA)
    claims = par.words[noun] in par.lexicon.claims or par.words[noun] in par.lexicon.authored
    thing = codes[noun] in WORD + NAME + OFFICE + THING + DOCUMENT or par.words[noun] in par.lexicon.amounts
    return says and thing and not claims


def inserted_end(seen: Occurrence, at: int) -> int | None:
    """Where a clause inserted on a noun ends, with what is said in it: ``the bank, which said that A**,** is B``.

    Also ``the mayor, warned by X that A**,** left``, ``X, to whom Y said that A**,** left``.
    """
    codes, lead = seen.par.codes, seen.group - 1
    relative = _is_relative(seen) or is_inserted(seen)
    done = lead > seen.low and codes[lead] == COMMA and VERBS.isdisjoint(codes[seen.low : lead])
    done = done and seen.par.words[seen.cue.last : seen.cue.last + 1] == [seen.par.lexicon.agent]
    comma = _comma_behind(codes, at, seen.high) if relative or done else -1
    behind = codes[comma + 1 : comma + 3] if comma > at else ""
    goes_on = relative and (behind[:1] == COMPLEMENTISER or behind in _AND_TO)
    goes_on = goes_on or (relative and bool(behind) and _is_asked_on(seen, comma))
    return comma if behind[:1] in VERBS or goes_on else None


def _is_relative(seen: Occurrence) -> bool:
    """Whether a cue is the verb of a clause on somebody: ``X, **who said** A``, ``X, **to whom Y said** A``."""
    par, codes, lead = seen.par, seen.par.codes, seen.group - 1
    who = codes[lead] == RELATIVE or par.words[lead] in par.lexicon.inside
    if lead > seen.low and codes[lead - 1] == COMMA and who:
        return True
    short = codes[lead : lead + 2] == COMMA + AUXILIARY and lead > seen.low  # X, **who'd** said
    if short and par.words[lead + 1].partition("'")[0] in par.lexicon.inside:
        return True
    lead = seen.left - 1 if seen.before else seen.low
    if lead <= seen.low or (codes[lead] != RELATIVE and codes[seen.left] != RELATIVE):
        return False
    lead += codes[lead] != RELATIVE
    return codes[lead - 1] == COMMA or codes[lead - 2 : lead] in TO_WHOM  # X, **whose lawyer** said


def _comma_behind(codes: str, at: int, high: int) -> int:
    """The first comma behind a clause and before a verb, over what is told of the clause's own subject."""
    comma = codes.find(COMMA, at, high)
    while comma > at and codes[comma + 1 : comma + 2] not in VERBS:
        later = codes.find(COMMA, comma + 1, high)
        if later < 0:
            return codes.find(COMMA, at, high)
        comma = later
    if comma > at and VERBS.isdisjoint(codes[at:comma]):
        closing = codes.find(COMMA, comma + 1, high)  # the pier, **built in May,** is safe
        if closing > 0 and codes[closing + 1 : closing + 2] in VERBS:
            return codes.find(COMMA, closing + 1, high)
    return comma


def _is_asked_on(seen: Occurrence, comma: int) -> bool:
    """Whether a question goes on behind a clause on who is asked: ``asked X, who said A**,** how B``."""
    par = seen.par
    asks = any(par.lexicon.acts.get(par.words[cue.first]) == "asks" for cue in par.between(seen.low - 1, seen.left))
    return asks and par.words[comma + 1] in par.lexicon.questions


def next_clause(seen: Occurrence, at: int) -> int | None:
    """Where another speaker's clause follows a content: ``X insists that A; Y said B``, ``A; Y, who says B``."""
    par, codes = seen.par, seen.par.codes
    if codes.find(SEMICOLON, at, seen.high) < 0:
        return None
    for cue in par.between(at, seen.high):
        group = noun_phrases.verb_group(par, at, cue.first)
        phrase = noun_phrases.antecedent(par, at, (group - 1, group)) or noun_phrases.before(par, at, group)
        if phrase and _TELLS.intersection(cue.frame.traits) and codes[phrase[0] - 1] == SEMICOLON:
            return phrase[0] - 1
    return None


def _is_main(par: Paragraph, subject: Tokens, high: int) -> bool:
    """Whether a verb follows what may be the subject of a sentence's own clause."""
    verb = subject[1]
    while verb < high and par.codes[verb] == ADVERB:
        verb += 1
    somebody = par.codes[subject[0]] in OPENS_SUBJECT or par.words[subject[1] - 1].endswith(par.lexicon.several_ends)
    return somebody and verb < high and par.codes[verb] in VERBS


def main_clause(seen: Occurrence, first: int, high: int) -> int | None:
    """Where the main clause begins behind what a clause of time tells: ``When Y noted that A – B – X boasted, “C”``."""
    par, codes = seen.par, seen.par.codes
    opens = par.words[seen.low]
    if opens not in par.lexicon.fronted | par.lexicon.contrast or seen.left != seen.low + 1:
        return None
    told = opens not in par.lexicon.beside or opens in par.lexicon.contrast  # not *As X says, A, B*
    comma = codes.find(COMMA, first, high) if told else -1
    while comma > 0:
        follows = noun_phrases.after(par, comma + 1, high)
        told = not VERBS.isdisjoint(codes[first:comma]) or (comma - first > ASIDE and codes[first] not in OPENS_ADJUNCT)
        if told and follows and _is_main(par, follows, high):
            return comma
        comma = codes.find(COMMA, comma + 1, high)
    for cue in par.between(first, high):
        behind = codes[cue.last : min(cue.last + 2, high)].lstrip(COMMA_OR_COLON)
        phrase = noun_phrases.before(par, first, cue.first) if behind and behind[0] in QUOTED else None
        if phrase and "speaks" in cue.frame.traits and codes[phrase[0] - 1] in COMMA + DASH:
            return phrase[0] - 1
    return None


def behind_apposition(seen: Occurrence, mention: Tokens | None, high: int) -> int | None:
    """Where a clause goes on behind who its speaker is: ``the kiln, says X, **a potter in Vik**, helps``."""
    codes = seen.par.codes
    apposed = _APPOSED.match(codes, mention[1], high) if mention and mention[0] >= seen.cue.last else None
    return apposed.end() - 1 if apposed and VERBS.isdisjoint(codes[seen.low : seen.cue.first]) else None


INSERTED = Shape(is_inserted, "right", "it is inserted in a clause on a thing, of which it tells the rest")
