"""Who does what a cue says that has no subject of its own beside it: by the shape of the sentence, no weights asked."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    CLOSING,
    COMMA,
    COORDINATOR,
    DETERMINER,
    EDGES,
    INFINITIVE,
    NAME,
    NOMINAL,
    OPENING,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.weights import speaking
from statements.attribution.weights.occurrence import Occurrence

SOON = 5  # tokens from a subject to a cue that is negated
BEHIND_VERB = frozenset(DETERMINER + PRONOUN)
_TITLED = frozenset(TITLED)


def of_reduced(seen: Occurrence) -> Tokens | None:
    """``**Guests** walking through the halls sang``, ``**guests** carrying lamps sang``, ``**notes** by X say``."""
    par, codes, phrase = seen.par, seen.par.codes, seen.before
    doing = phrase[0] - 1 if phrase else 0
    done = doing - 1 > seen.low and par.words[doing] == par.lexicon.agent and codes[doing - 1] in WORD + VERB
    if doing > seen.low and codes[doing] == PREPOSITION:
        doing -= 1
    if doing <= seen.low or not (done or codes[doing] == PARTICIPLE) or codes[doing - 1] not in NOMINAL:
        return None
    doer = nouns.led(par, seen.low, noun_phrases.before(par, seen.low, doing))
    if doer is None or speaking.opens_doing(par, doer, seen.low):
        return None
    return doer if doer[0] == seen.low or codes[doer[0] - 1] in EDGES else None


def of_shown(seen: Occurrence) -> Tokens | None:
    """``a clip of **X** saying “A”``: the name behind the last preposition of a thing that shows him."""
    codes, phrase = seen.par.codes, seen.before
    if phrase is None or codes[seen.cue.first] != PARTICIPLE or seen.group != phrase[1] or codes[phrase[1] - 1] != NAME:
        return None
    led = codes.rfind(PREPOSITION, *phrase) + 1
    shows = led > phrase[0] + 1 and nouns.is_thing(seen.par, phrase)
    return (led, phrase[1]) if shows else None


def of_written(seen: Occurrence) -> Tokens | None:
    """``**X** sent a letter to Y demanding A``, ``**X** wrote to Y asking A``: who writes, and not to whom."""
    par, codes, phrase = seen.par, seen.par.codes, seen.before
    if phrase is None or codes[seen.cue.first] != PARTICIPLE or seen.group != phrase[1]:
        return None
    to = codes.rfind(INFINITIVE, max(phrase[0] - 1, seen.low), phrase[1])
    if to <= seen.low + 1:
        return None
    wrote = next((cue for cue in par.between(seen.low, to) if cue.last == to and "speaks" in cue.frame.traits), None)
    if wrote is not None and codes[wrote.first] == VERB:
        return noun_phrases.before(par, seen.low, noun_phrases.verb_group(par, seen.low, wrote.first))
    writer = first_subject(seen)
    sent = writer is not None and par.words[writer[1]] not in par.lexicon.shows
    written = sent and not par.lexicon.authored.isdisjoint(par.words[writer[1] : to] if writer else ())
    return writer if written else None


def behind_occasion(seen: Occurrence, previous: Tokens | None) -> Tokens | None:
    """``**X** said A, but in a later interview said B``."""
    codes, phrase = seen.par.codes, seen.before
    if phrase is None or phrase[0] - 1 <= seen.low or codes[phrase[0] - 2 : phrase[0]] != COORDINATOR + PREPOSITION:
        return None
    if not _TITLED.isdisjoint(codes[slice(*phrase)]):
        return None
    return previous or first_subject(seen)


def is_purpose(seen: Occurrence) -> bool:
    """``X used her speech **to say** that A``, ``X took to Y to say that A``; not ``X forced Y to say that A``."""
    codes, phrase = seen.par.codes, seen.before
    if phrase is None or codes[seen.cue.first - 1] != INFINITIVE or phrase[0] - 1 <= seen.low:
        return False
    ahead = codes[phrase[0] - 2 : phrase[0]]
    thing = ahead[1] == VERB and _TITLED.isdisjoint(codes[slice(*phrase)]) and nouns.is_thing(seen.par, phrase)
    return thing or (ahead[1] == INFINITIVE and ahead[0] in PARTICIPLE + VERB)


def first_subject(seen: Occurrence) -> Tokens | None:
    """The noun phrase that opens the sentence, with its verb: ``X closed the talks by saying that …``."""
    phrase = noun_phrases.after(seen.par, seen.low, seen.cue.first)
    return phrase if phrase and seen.par.codes[phrase[1] : phrase[1] + 1] in VERBS else None


def of_unsaid(seen: Occurrence) -> Tokens | None:
    """``**X** didn't say A but said B``."""
    par, codes, group = seen.par, seen.par.codes, seen.group
    if group <= seen.low or codes[group - 1] != COORDINATOR:
        return None
    phrase = noun_phrases.after(par, seen.low, group)
    if (
        phrase is None
        or phrase[0] != seen.low
        or par.lexicon.negations.isdisjoint(par.words[phrase[1] : phrase[1] + 2])
    ):
        return None
    return phrase if any("speaks" in cue.frame.traits for cue in par.between(phrase[1], phrase[1] + SOON)) else None


def of_inner_clause(seen: Occurrence) -> Tokens | None:
    """``X said A, while **Y** denied B and said C``, ``X left (**Y** would not say why but called it B)``."""
    par, codes, group = seen.par, seen.par.codes, seen.group
    if group <= seen.low or codes[group - 1] != COORDINATOR:
        return None
    start = codes.rfind(OPENING, seen.low, group) + 1
    if not start or CLOSING in codes[start:group]:
        start = codes.rfind(COMMA + SUBORDINATOR, seen.low, group - 2) + 2
        if start < 2 or par.words[start - 1] not in par.lexicon.beside or COMMA in codes[start:group]:
            return None
    phrase = noun_phrases.after(par, start, group)
    if phrase is None or codes[phrase[1]] in VERBS:
        return phrase
    several = par.lexicon.several_ends
    for at in range(phrase[0] + 2, phrase[1]):
        whoever = par.words[at - 1].endswith(several) or par.words[at - 1] in par.lexicon.tellers
        if codes[at] == WORD and par.words[at] in par.lexicon.cues and whoever:
            return phrase[0], at  # the guards deny claims
    verb = phrase[1] - 1  # Y doubts it
    return (phrase[0], verb) if verb > phrase[0] and codes[verb] == WORD and codes[phrase[1]] in BEHIND_VERB else None


def against(seen: Occurrence) -> Tokens | None:
    """``X claimed A, but **Y** have said B``: the phrase right beside the cue, behind *but*."""
    par, phrase = seen.par, seen.before
    behind = phrase is not None and phrase[0] > seen.low and par.codes[phrase[0] - 1] == COORDINATOR
    return phrase if behind and phrase and par.words[phrase[0] - 1] not in par.lexicon.inside else None
