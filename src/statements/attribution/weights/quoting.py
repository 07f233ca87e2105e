"""Who is quoted, and who quotes him: ``Y quoted **X** as saying A``, ``X was quoted by **Y**``, ``Y, citing **X**``."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import COMMA, DETERMINER, NAME, OFFICE, PARTICIPLE, RELATIVE, VERB
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights.occurrence import Occurrence


def quoted(seen: Occurrence) -> Tokens | None:
    """``Y quoted **X** as saying A``, ``**X** was quoted by Y as saying A``."""
    par, low, phrase = seen.par, seen.low, seen.before
    if phrase is None:
        return None
    verb = _quotes_whom(par, phrase)
    if verb > phrase[0] and verb + 1 < phrase[1]:
        return verb + 1, phrase[1]
    agent = phrase[0] - 1
    if agent - 1 > low and par.words[agent] == par.lexicon.agent and par.codes[agent - 1] == VERB:
        return noun_phrases.before(par, low, noun_phrases.verb_group(par, low, agent - 1))
    return phrase


def quotes(seen: Occurrence) -> Tokens | None:
    """Who passes on the words of somebody quoted: *Y* in ``was quoted as saying by Y``, ``Y quoted X as saying``."""
    par, last, phrase = seen.par, seen.cue.last, seen.before
    if par.words[last : last + 1] == [par.lexicon.agent]:
        return noun_phrases.after(par, last + 1, seen.high)
    if phrase is None:
        return None
    verb = _quotes_whom(par, phrase)
    if verb > phrase[0]:
        return phrase[0], verb
    if phrase[0] - 1 > seen.low and par.codes[phrase[0] - 1] == VERB:
        return noun_phrases.before(par, seen.low, phrase[0] - 1)
    return phrase if par.words[phrase[0] - 1 : phrase[0]] == [par.lexicon.agent] else None


def _quotes_whom(par: Paragraph, phrase: Tokens) -> int:
    """Where the verb stands of a phrase that holds who quotes and who is quoted, before the latter; else before it.

    ``Y **quoted** X``, but ``an unnamed X``.
    """
    verb = par.codes.rfind(VERB, *phrase)
    return verb if verb > phrase[0] and par.codes[verb - 1] != DETERMINER else phrase[0]


def _cited_between(seen: Occurrence) -> Tokens | None:
    """``The Gazette, quoting **X**, said that A``: between the commas behind an outlet that opens the sentence."""
    par, codes, last = seen.par, seen.par.codes, seen.group - 1
    outlet = noun_phrases.after(par, seen.low, last) if last > seen.low and codes[last] == COMMA else None
    if outlet is None or outlet[1] + 1 >= last or codes[outlet[1]] != COMMA:
        return None
    if par.words[outlet[1] + 1] not in par.lexicon.cites or codes[outlet[1] + 1] != PARTICIPLE:
        return None
    who = noun_phrases.after(par, outlet[1] + 2, last)
    return who if who and not nouns.is_thing(par, who) and not _is_person(par, outlet) else None


def _is_person(par: Paragraph, mention: Tokens) -> bool:
    """Whether who cites is a person: a given name or an office is in the phrase; then he says it himself."""
    named = par.words[mention[0]] in par.lexicon.given or par.codes[slice(*mention)] == NAME
    return named or OFFICE in par.codes[slice(*mention)]


def cited(seen: Occurrence, part: Tokens) -> Tokens | None:
    """Whose words are passed on: ``The Gazette reported, citing **X**, that A``, ``A, Y reported, quoting **X**``.

    Also ``The Gazette, citing **X**, reported that A``.
    """
    par, (first, last) = seen.par, part
    if "passes on" not in seen.cue.frame.traits:
        return _cited_between(seen) if first >= seen.cue.last else None
    low, high = (seen.cue.last, first) if first >= seen.cue.last else (max(seen.cue.last, last), seen.high)
    if first >= seen.cue.last and seen.before and par.codes.startswith(COMMA, seen.before[1]):
        low = seen.before[1] + 1
    for at in range(low, high):
        if par.words[at] in par.lexicon.cites and par.codes[at - 1] in COMMA + RELATIVE:
            return noun_phrases.after(par, at + 1, high)
    return None
