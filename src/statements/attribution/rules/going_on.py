"""Whether content goes on behind its cue: *Эта беда, **говорят** они, останется*."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import common_nouns, content, edges, inversion, subject
from statements.attribution.rules.sweep import Sweep
from statements.attribution.sentence.classes import COMMA, COORDINATOR, QUOTED_SIGNS, SUBORDINATOR


def goes_on(sweep: Sweep, parts: tuple[Tokens, ...], rest: int) -> bool:
    """Whether content goes on behind its cue: no verb stands in it yet (*Эта беда, **говорят** они, останется*).

    Not where the next cue leads to what it says itself (*…, пояснила она, **отметив**, что …*).
    """
    par, first, last = sweep.par, parts[0][0], parts[-1][1]
    following = next((cue for cue in sweep.cues if cue.first == rest), None)
    if following is not None and "refer" in following.frame.takes:
        return False  # …, сообщает «Маяк», **ссылаясь на** мэра
    if following is not None and content.start(par, following, sweep.high).led == "complementiser":
        return False
    behind = inversion.behind(par, following.last, sweep.high) if following and following.frame.inverts else None
    if behind is not None and content.closes(par, behind.last, sweep.high):
        return False  # …, считает Холм, **пишут** «Вести»
    if not par.lexicon.inflected or not QUOTED_SIGNS.isdisjoint(par.codes[first:last]):
        return False
    if par.words[rest].endswith(par.lexicon.gerunds) and not par.words[rest].endswith(par.lexicon.adjectival):
        return False  # Рейс отменён, сказал он, **глядя на реку**
    if par.words[rest] in par.lexicon.contrast and par.codes[rest] != COORDINATOR:
        return False  # Рейс отменён, сообщили в порту, **поэтому** …
    if par.words[rest] in par.lexicon.contrast and _speaks_next(sweep, rest + 1):
        return False  # Рейс отменён, сообщили в порту, **а мэр возразил**, что …
    return par.codes[first] == SUBORDINATOR or not edges.is_finite(par, first, last)


def _speaks_next(sweep: Sweep, first: int) -> bool:
    """Whether a clause begins at the token in which somebody else says something."""
    cue = next((other for other in sweep.cues if other.first > first), None)
    if cue is None or COMMA in sweep.par.codes[first : cue.first]:
        return False
    own = subject.before(sweep.par, first, cue.first) or common_nouns.before(sweep.par, first, cue)
    return own is not None and own.first == first
