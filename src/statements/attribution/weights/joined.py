"""Where a content ends before *and* and what its speaker says, demands or leaves unsaid next."""

from __future__ import annotations

from statements.attribution import acts
from statements.attribution.acts import REJECTING
from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    COMMA_OR_COLON,
    COMPLEMENTISER,
    COORDINATOR,
    INFINITIVE,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    VERB,
    VERBS,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.acting import BIDDING, DOERS, act_of
from statements.patterns import pattern

SOON = 4  # tokens from a cue to what tells that a clause depends on it
OF_WHOM = PRONOUN + COMPLEMENTISER  # what opens a clause on a subject
_VERBS = pattern(f"(?<![{VERB}{AUXILIARY}])[{VERB}{AUXILIARY}]")
_TELLS = frozenset(("speaks", "thinks", "outermost"))
_CLAUSE = frozenset(COMPLEMENTISER + SUBORDINATOR + AUXILIARY)
GOES_ON = frozenset(VERB + AUXILIARY)


def joined_to(par: Paragraph, first: int, high: int) -> int | None:
    """Where the content that begins at ``first`` ends before *and* and more of its speaker's.

    ``said A | and urged X to B``, ``urged X to A | and said, “B”``, ``said that A | but insisted that B``.

    Not where somebody in the content may demand it: ``said the mayor had come and urged X to B``.
    """
    led = par.codes.startswith(COMPLEMENTISER, first - 1)
    first += par.codes.startswith(COMPLEMENTISER, first)
    for cue in par.between(first, high):
        joint = noun_phrases.verb_group(par, first, cue.first) - 1
        if joint <= first or par.codes[joint] != COORDINATOR:
            continue
        if _demands(par, cue, high) or _utters(par, cue, high) or _declines(par, cue):
            return joint if no_subject_for(par, first, joint) else None
        if _goes_on(par, cue, high) and (
            tells_of_thing(par, first, joint) or (led and _matches(par, cue, first, joint))
        ):
            return joint
    return None


def _matches(par: Paragraph, cue: Cue, first: int, joint: int) -> bool:
    """``said **that** the bank was safe and warned **that** A``: one speaker's verbs in a row, each with its clause.

    Not where somebody in the first clause may tell it: ``said that the mayor had come and told them that A``.
    """
    if not par.codes.startswith(COMPLEMENTISER, cue.last) and act_of(par, cue) not in REJECTING:
        return False
    return no_subject_for(par, first, joint) or not ("who" in cue.frame.takes or is_perfect(par, first, joint))


def _demands(par: Paragraph, cue: Cue, high: int) -> bool:
    """Whether a finite cue has somebody behind it and what to do."""
    finite = is_finite(par, cue)
    act, behind = act_of(par, cue), par.words[cue.last : cue.last + 1]
    asks = act == "asks" and not par.lexicon.questions.isdisjoint(behind)
    return finite and (asks or (act in BIDDING and acts.bidden(par, cue.last, high) is not None))


def is_finite(par: Paragraph, cue: Cue) -> bool:
    """Whether a cue is no infinitive: ``late and **urged** X to B``, not ``late and hard **to say** that A``."""
    verb = par.codes[cue.first] == VERB or par.words[cue.first].endswith(par.lexicon.several_ends)
    return verb and par.codes[cue.first - 1] != INFINITIVE


def _utters(par: Paragraph, cue: Cue, high: int) -> bool:
    """Whether a cue of saying leads to a quotation right behind its comma."""
    behind = par.codes[cue.last : min(cue.last + 2, high)].lstrip(COMMA_OR_COLON)
    return "speaks" in cue.frame.traits and bool(behind) and behind[0] in QUOTED


def _declines(par: Paragraph, cue: Cue) -> bool:
    """``but **declined** to say whether A``: a finite cue that leaves something unsaid."""
    leaves = par.codes[cue.first] == VERB and par.words[cue.first] in par.lexicon.negations
    return leaves and par.codes.startswith(INFINITIVE, cue.last)


def _goes_on(par: Paragraph, cue: Cue, high: int) -> bool:
    """Whether a finite cue of saying, thinking or demanding leads to a clause: ``and **thought** it odd that A``."""
    finite = is_finite(par, cue)
    tells = not _TELLS.isdisjoint(cue.frame.traits) or act_of(par, cue) is not None
    return finite and tells and not _CLAUSE.isdisjoint(par.codes[cue.last : min(cue.last + SOON, high)])


def subject_and_verb(par: Paragraph, first: int, last: int) -> tuple[Tokens, int] | None:
    """The subject with which the clause ``first..last`` begins, and its verb, over what is told of the subject.

    ``**the work**, begun in May, **was** done``, ``**pilots** who said they were ill **had** been paid``.
    """
    codes = par.codes
    phrase = noun_phrases.after(par, first, last)
    if phrase is None or phrase[0] != first:
        return None
    verb = phrase[1]
    if codes.startswith(COMMA, verb):
        verb = codes.find(COMMA, verb + 1, last) + 1 or last
    elif codes[verb : verb + 1] in OF_WHOM and verb < last:
        verb = _behind_relative(par, verb, last)
    while verb < last and codes[verb] == ADVERB:
        verb += 1
    return (phrase, verb) if verb < last else None


def _behind_relative(par: Paragraph, who: int, last: int) -> int:
    """The verb of the sentence behind a clause on its subject: the last that begins a run of verbs."""
    runs = [match.start() for match in _VERBS.finditer(par.codes, who, last)]
    return runs[-1] if len(runs) > 1 else who


def tells_of_subject(par: Paragraph, low: int, cue: Cue) -> bool:
    """Whether a cue stands in a clause on whom another's content is: ``X denied that **those who said** A left``."""
    codes, who = par.codes, noun_phrases.verb_group(par, low, cue.first) - 1
    if who <= low or codes[who] not in OF_WHOM or (codes[who] == PRONOUN and par.words[who] not in par.lexicon.inside):
        return False
    noun = noun_phrases.before(par, low, who)
    return noun is not None and noun[0] - 1 > low and codes[noun[0] - 1] == COMPLEMENTISER


def is_perfect(par: Paragraph, first: int, last: int) -> bool:
    """Whether somebody had done what the clause ``first..last`` tells: a form in the past behind *and* may go on."""
    found = subject_and_verb(par, first, last)
    return found is not None and par.words[found[1]] in par.lexicon.perfect


def tells_of_thing(par: Paragraph, first: int, last: int) -> bool:
    """Whether the clause ``first..last`` is on a thing, which says nothing: ``the pier was shut``, ``there was A``."""
    if par.codes.startswith(ADVERB + AUXILIARY, first):
        return True
    found = subject_and_verb(par, first, last)
    if found is None or par.codes[found[0][0]] == PRONOUN:
        return False
    return par.codes[found[1]] in VERBS and nouns.is_thing(par, found[0])


def is_speakers(par: Paragraph, cue: Cue, first: int, joint: int, high: int) -> bool:
    """Whether a cue behind *and* is of whoever says the clause ``first..joint``: ``denied A and **demanded** B``."""
    if par.codes[joint - 1] == COMMA or VERBS.isdisjoint(par.codes[first:joint]):
        return True  # called it A and said B
    return joined_to(par, first, high) == joint or (act_of(par, cue) in BIDDING and no_subject_for(par, first, joint))


def no_subject_for(par: Paragraph, first: int, last: int) -> bool:
    """Whether the clause ``first..last`` has no subject that may go on with a verb in the past after *and*."""
    codes = par.codes
    if codes.startswith(ADVERB + AUXILIARY, first) or par.words[first] in par.lexicon.questions:
        return True  # there was A, asked why A
    found = subject_and_verb(par, first, last)
    if found is None:
        return False
    phrase, verb = found
    if codes[verb : verb + 1] == INFINITIVE:
        return True  # urged X to A
    if codes[verb : verb + 1] == AUXILIARY and par.words[verb] not in par.lexicon.perfect:
        return True
    acting = not DOERS.isdisjoint(codes[slice(*phrase)]) or codes[verb : verb + 1] not in GOES_ON
    return not acting
