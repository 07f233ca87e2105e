"""Where content after a cue ends before words that belong to its cue: the adjuncts that come after it."""

from __future__ import annotations

from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DETERMINER,
    INFINITIVE,
    NAME,
    NUMBER,
    OFFICE,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
    VERBS,
    WORD,
    none_of,
    one_of,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.acting import BIDDING
from statements.attribution.weights.occurrence import adjuncts, that_behind
from statements.patterns import pattern

_UNSAID = none_of("".join(sorted(VERBS)) + COMMA + DASH + COORDINATOR + QUOTED)
_APPOSITION = f"[{RELATIVE}{PRONOUN}{DETERMINER}]{none_of(COMMA + QUOTED)}+"
_ASIDE = f"{COMMA}(?:{_UNSAID}+|{_APPOSITION}){COMMA}|{DASH}+{_UNSAID}+{DASH}+"
# the work**, begun in May,** cost A
_DONE = f"{COMMA}(?:[{VERB}{PARTICIPLE}]|{WORD}{PREPOSITION}){none_of(COMMA + QUOTED)}+{COMMA}"
_APPOSED = pattern(f"{_UNSAID}+(?:(?:{_ASIDE}){ADVERB}?{one_of(VERBS)}|{_DONE}[{VERB}{AUXILIARY}{WORD}])")
_SCENE = pattern(
    f"(?:{PRONOUN}|{DETERMINER}?[{NAME}{OFFICE}{WORD}{NUMBER}]{{1,5}}){ADVERB}?[{VERB}{AUXILIARY}{PARTICIPLE}]"
)
_LED = COMMA + PREPOSITION
TO_WHICH = tuple(leads + RELATIVE for leads in (PREPOSITION, INFINITIVE))
REPLY = 9  # tokens from *to which* to the word for the reply
_ABSOLUTE = pattern(f"{COMMA}{PREPOSITION}{DETERMINER}?[{NAME}{OFFICE}{WORD}{PRONOUN}{NUMBER}]{{0,3}}{PARTICIPLE}")
_SUBORDINATE = pattern(f"(?:{DETERMINER}?{TIME}|{ADVERB})?{SUBORDINATOR}")  # when …, the day before …
_MAIN = pattern(f"{COORDINATOR}?{ADVERB}*(?:{PRONOUN}|{DETERMINER}|[{NAME}{OFFICE}])")
_PREDICATE = pattern(one_of("".join(sorted(VERBS)) + QUOTED + COMMA))
_TURN = pattern(f"{COMMA}|(?<={one_of(QUOTED)}).")


def before_adjunct(par: Paragraph, first: int, last: int, cue: Cue) -> int:
    """The end of the content ``first..last`` without an adjunct of its cue."""
    codes = par.codes
    last = _before_scene(par, first, last, cue)
    for match in _TURN.finditer(codes, first + 1, last - 1):
        at = match.start()
        if codes[at - 1] in QUOTED and _meanwhile(par, at):
            return at
        if codes[at] == COMMA and any(opens(par, at, last, cue) for opens in _AFTER_COMMA):
            return at
    return last


def closed(par: Paragraph, first: int, places: list[int]) -> list[int]:
    """The places where a clause that begins at a token may end: not inside its subject, nor before its main clause.

    ``the ferry, a two-decker, had sunk``; ``when she came, it was late``; the last place is always one.
    """
    codes, last = par.codes, places[-1]
    least = first
    if absolute(par, first, last) is not None:
        return [last]
    if apposed := _APPOSED.match(codes, first, last):
        least = apposed.end() - 1
    elif (opening := _SUBORDINATE.match(codes, first, last)) and par.words[opening.end() - 1] in par.lexicon.fronted:
        comma = next((at for at in places[:-1] if at > opening.end() and codes[at] == COMMA), last)
        if _MAIN.match(codes, comma + 1, last):
            least = comma
    return [at for at in places if at > least] if least > first else places


def with_verb(par: Paragraph, first: int, places: list[int]) -> list[int]:
    """The places where a clause behind *that* may end: not before its verb, if it has one ahead of any comma."""
    if len(places) < 2 or par.words[first] in par.lexicon.claims | par.lexicon.authored:
        return places  # rejected **that argument** in a ruling released on Friday
    match = _PREDICATE.search(par.codes, first, places[-1])
    ahead = match is not None and par.codes[match.start()] in VERBS and par.codes[match.start() - 1] != COORDINATOR
    verb = match.start() if match and ahead else first
    return [at for at in places if at > verb]


def inside_verb(par: Paragraph, act: str | None, at: int) -> bool:
    """Whether a place is inside a verb or what is to be done: ``to hand | over A``, ``paid | by May``."""
    codes, words = par.codes, par.words
    if codes[at - 1] == AUXILIARY and codes.startswith(PARTICIPLE, at):
        return True  # has been | considering
    if act not in BIDDING or not codes.startswith(PREPOSITION, at):
        return False
    by_then = words[at] == par.lexicon.agent and codes[at + 1 : at + 2] == TIME
    return by_then or codes[at - 2] == INFINITIVE or words[at - 1] in par.lexicon.deeds


def absolute(par: Paragraph, first: int, last: int) -> int | None:
    """Where *with* and a participle of its own go on with what is told: ``said A, with some saying B``."""
    if par.codes.find(_LED, first, last) < 0:
        return None
    for match in _ABSOLUTE.finditer(par.codes, first, last):
        if par.words[match.start() + 1] in par.lexicon.absolute:
            return match.start()
    return None


def _meanwhile(par: Paragraph, at: int) -> bool:
    """``said it was “over” as he left``."""
    return par.words[at] in par.lexicon.beside and par.codes[at + 1] == PRONOUN


def _before_scene(par: Paragraph, first: int, last: int, cue: Cue) -> int:
    """The end of a demand before what went on meanwhile: ``urged X to return to talks as bells tolled``."""
    to = par.codes.find(INFINITIVE, first, last)
    if to < 0 or "infinitive" not in cue.frame.takes:
        return last
    for at in range(to + 2, last - 2):
        if par.words[at] in par.lexicon.beside and _SCENE.match(par.codes, at + 1, last):
            return at
    return last


def _goes_on(par: Paragraph, at: int, last: int, cue: Cue) -> bool:
    """``said A, and called for B``: the cue's own subject goes on."""
    codes = par.codes
    if "utters" not in cue.frame.traits or codes[at + 1] != COORDINATOR:
        return False
    at += 2
    while at < last and codes[at] == ADVERB:
        at += 1
    return at < last and codes[at] == VERB and par.text[par.starts[at]].islower()


def _attributes(par: Paragraph, at: int, last: int, cue: Cue) -> bool:
    """``said A, adding that B``, ``adding in a letter that B``, ``adding, to some surprise, that B``."""
    if par.codes[at + 1 : at + 2] != PARTICIPLE or not par.is_cue(at + 1):
        return False
    if that_behind(par, at + 2, last) is not None:
        return True
    return par.codes[adjuncts(par, at + 2, last) : last].startswith(COMPLEMENTISER)


def _sets_against(par: Paragraph, at: int, last: int, cue: Cue) -> bool:
    """``said A, while Lund wants B``."""
    if DASH in par.codes[cue.last : at] and DASH in par.codes[at:last]:
        return False  # the bank – known for A, though B – has C
    return par.words[at + 1] in par.lexicon.contrast and par.codes[at + 2 : at + 3] in (DETERMINER, NAME)


def _leaves_unsaid(par: Paragraph, at: int, last: int, cue: Cue) -> bool:
    """``said A, without naming them``."""
    return par.words[at + 1] in par.lexicon.lacking and par.codes[at + 2 : at + 3] == PARTICIPLE


def _replied(par: Paragraph, at: int, last: int, cue: Cue) -> bool:
    """``told X that A, to which X replied that B``."""
    if par.codes[at + 1 : at + 3] not in TO_WHICH:
        return False
    return any("speaks" in reply.frame.traits for reply in par.between(at + 3, min(last, at + REPLY)))


def _writer_goes_on(par: Paragraph, at: int, last: int, cue: Cue) -> bool:
    """``told me A, so I left``: behind a clause that another tells whoever writes does something."""
    joined = par.codes[at + 1] in SUBORDINATOR + COORDINATOR and at + 2 < last
    return joined and par.words[at + 2] in par.lexicon.own and par.words[cue.first - 1] not in par.lexicon.own


def _then_does(par: Paragraph, at: int, last: int, cue: Cue) -> bool:
    """``asked X to leave, then sat down``: behind what is to be done the cue's subject goes on."""
    codes, verb = par.codes, at + 1
    while verb < last and codes[verb] in ADVERB + COORDINATOR:
        verb += 1
    asked = "infinitive" in cue.frame.takes or par.lexicon.acts.get(par.words[cue.first]) in ("asks", "bids", "demands")
    led = INFINITIVE in codes[cue.last : at] or SUBORDINATOR in codes[cue.last : cue.last + REPLY]
    return asked and at + 1 < verb < last and codes[verb] == VERB and led


_AFTER_COMMA = (_then_does, _writer_goes_on, _replied, _goes_on, _attributes, _sets_against, _leaves_unsaid)
