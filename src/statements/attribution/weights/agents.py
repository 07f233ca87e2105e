"""Who speaks under a passive cue: whom its agent's preposition leads to."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    AUXILIARY,
    CLAUSE_OR_QUOTED,
    CLOSING,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    EDGES,
    INFINITIVE,
    NOMINAL,
    OPENING,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TIME,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.frames import OTHER
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import acting
from statements.attribution.weights.constraints import Shape
from statements.attribution.weights.occurrence import Occurrence, adjuncts


def passive(seen: Occurrence) -> bool:
    """``it was said``, ``they were seen``: what stands before the cue is told of, not telling."""
    par, first, group = seen.par, seen.cue.first, seen.group
    if group == first and first - 1 > seen.low and par.codes[first - 1] == WORD:
        group -= 2  # was first found
    return (
        seen.cue.frame.kind != "quoted"
        and par.codes[first] != PARTICIPLE
        and not par.lexicon.passive.isdisjoint(par.words[group:first])
    )


def of(seen: Occurrence, side: str) -> Tokens | None:
    """Who speaks under a passive cue: ``A, X was told by Y``, ``X was told by Y that A``, ``… by Y to do A``.

    In ``A was told by Y`` A is a thing, no content.
    """
    codes = seen.par.codes
    phrase = None if side == "both" else _phrase(seen)
    if phrase is None:
        return None
    tells = "outermost" in seen.cue.frame.traits and "passes on" not in seen.cue.frame.traits
    tells = tells or acting.act_of(seen.par, seen.cue) in acting.DENYING or hears(seen.par, seen.cue)
    if side == "right":
        rest = _rest(seen, phrase)
        told = tells and (codes.startswith(COMPLEMENTISER, rest) or acting.is_question(seen, rest))
        return phrase if told or bidden(seen) is not None else None
    said = codes[seen.low : seen.left]
    return phrase if tells and said[-1:] in EDGES and not CLAUSE_OR_QUOTED.isdisjoint(said) else None


def told_that(seen: Occurrence) -> int | None:
    """Where it begins what an agent tells or asks: ``told by X, a miller, that **A**``, ``asked by X **why A**``."""
    phrase = _phrase(seen) if passive(seen) or hears(seen.par, seen.cue) else None
    at = _rest(seen, phrase) if phrase and of(seen, "right") else seen.high
    if at < seen.high and acting.is_question(seen, at):
        return at
    return at + 1 if at + 1 < seen.high and seen.par.codes[at] == COMPLEMENTISER else None


def unnamed(seen: Occurrence) -> bool:
    """``Y was told on Monday **that** A``, ``it was announced that A``: somebody says it, and the page not who."""
    tells = {"outermost", "speaks"} <= seen.cue.frame.traits and "passes on" not in seen.cue.frame.traits
    if not tells or seen.before is None or not passive(seen):
        return False
    par, codes, left = seen.par, seen.par.codes, seen.left
    opens = left == seen.low or codes[left - 1] in EDGES  # not *if she was told that A*
    bids = acting.act_of(par, seen.cue) == "bids" and codes.startswith(COMPLEMENTISER, seen.rest)
    to_whom = bids or "who" in seen.cue.frame.takes or par.words[left] in par.lexicon.dummies
    that = codes.startswith(COMPLEMENTISER, seen.rest) and codes[seen.rest + 1 : seen.rest + 2] != PREPOSITION
    clause = noun_phrases.after(par, seen.cue.last, seen.high) or (0, seen.low)
    led = that or (clause[0] == seen.cue.last and codes[clause[1] : clause[1] + 1] == AUXILIARY)
    return opens and to_whom and led and not VERBS.isdisjoint(codes[seen.rest : seen.high])


def bidden(seen: Occurrence) -> int | None:
    """Where it begins what somebody is to do: ``X was told by Y **to** do A``; a thing only serves for A.

    Or what somebody is said to have done: ``X was accused by Y of **hiding** A``.
    """
    codes, blames = seen.par.codes, seen.par.words[seen.cue.first] in seen.par.lexicon.blames
    blamed = _phrase(seen) if blames else None
    if blamed and codes.startswith(PREPOSITION + PARTICIPLE, blamed[1]):
        return blamed[1] + 1 if seen.par.words[blamed[1]] in seen.par.lexicon.owner else None
    if seen.before is None or acting.act_of(seen.par, seen.cue) not in acting.BIDDING or seen.cue.frame is OTHER:
        return None
    phrase = _phrase(seen)
    at = _rest(seen, phrase) if phrase else seen.high
    leads = at < seen.high and seen.par.codes[at] == INFINITIVE
    return at if leads and not nouns.is_thing(seen.par, seen.before) else None


def goes_on(seen: Occurrence, at: int) -> int | None:
    """Where it goes on with whoever is told: ``they **were** told the line **was** shut | and **were** sent back``."""
    par, passives = seen.par, seen.par.lexicon.passive
    own = next((word for word in par.words[seen.group : seen.cue.first] if word in passives), "")
    joint = par.codes.find(COORDINATOR, at, seen.high - 1) if own else -1
    while joint > 0:
        told = par.words[at:joint]
        if par.words[joint + 1] == own and own not in told and not passives.isdisjoint(told):
            return joint
        joint = par.codes.find(COORDINATOR, joint + 1, seen.high - 1)
    return None


def _phrase(seen: Occurrence) -> Tokens | None:
    """Whom the agent's preposition behind a passive cue leads to."""
    par, codes, by = seen.par, seen.par.codes, seen.cue.last
    while by < seen.high and (codes[by] == TIME or codes[by : by + 2] == PREPOSITION + TIME):
        by += 1  # was told on Monday by Y
    led = by < seen.high and par.words[by] == par.lexicon.agent and passive(seen)
    if not led and hears(par, seen.cue):
        source = noun_phrases.after(par, seen.cue.last + 1, seen.high)
        return source if source and not nouns.is_thing(par, source) else None
    return noun_phrases.after(par, by + 1, seen.high) if led else None


def hears(par: Paragraph, cue: Cue) -> bool:
    """``The court **heard from** X that A``: who is heard tells it."""
    from_whom = par.words[cue.last : cue.last + 1] != [] and par.words[cue.last] in par.lexicon.origins
    return from_whom and par.codes[cue.first] == VERB and ("thinks" in cue.frame.traits or cue.frame is OTHER)


def _rest(seen: Occurrence, phrase: Tokens) -> int:
    """Where the sentence goes on behind a phrase, its name between commas and a day: ``by the mayor, **X,** that``."""
    codes, end = seen.par.codes, phrase[1]
    if codes.startswith(OPENING, end):
        end = codes.find(CLOSING, end, seen.high) + 1 or end  # by Rep. Holm (D-N.Y.) that
    aside = codes[end : end + 2]
    if aside == COMMA + RELATIVE or (aside == COMMA + PRONOUN and seen.par.words[end + 1] in seen.par.lexicon.inside):
        end = codes.find(COMMA, end + 1, seen.high) + 1 or end  # by X, who runs the mill, that
    elif codes[end : end + 1] == COMMA and (name := noun_phrases.after(seen.par, end + 1, seen.high)) is not None:
        end = name[1] + 1 if codes[name[1] : name[1] + 1] == COMMA else end
    return adjuncts(seen.par, end, seen.high)


def _is_told(seen: Occurrence) -> bool:
    return of(seen, "right") is not None or unnamed(seen)


TOLD = Shape(_is_told, "right", "its subject is passive: the agent behind it tells or bids what follows")


def tells_of_words(par: Paragraph, cue: Cue, later: Cue | None) -> bool:
    """Whether a cue only tells of a speaker or of words whose cue comes later.

    ``X, **quoted by** Y, said A``, ``“A” **announced** in May, said X``.
    """
    codes, first = par.codes, cue.first
    if later is None or not {"speaks", "outermost"} <= later.frame.traits or codes[later.first - 1] != COMMA:
        return False
    if cue.frame.kind == "source" and par.words[cue.last - 1] == par.lexicon.agent and codes[first - 1] == COMMA:
        passes_on = noun_phrases.after(par, cue.last, later.first)
        return first - 2 >= 0 and codes[first - 2] in NOMINAL and passes_on == (cue.last, later.first - 1)
    quotation = par.quotations.get(first - 1)
    unsigned = quotation is not None and par.text[quotation.end - 1].isalnum()
    return unsigned and codes[first] == VERB and codes[cue.last] == PREPOSITION and later.frame.inverts
