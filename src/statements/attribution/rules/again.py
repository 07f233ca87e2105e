"""Who spoke in the sentences before, and goes on: *Рябов сказал, что A. **И добавил**: «B»*."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import common_nouns
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.sweep import Sweep
from statements.attribution.sentence.classes import COLON, COMMA, COMPLEMENTISER, LINKING, PERSONS, PRONOUN, STOP
from statements.attribution.sentence.tokens import Cue, Paragraph

NEAR = 8  # tokens between a speaker and their cue
FAR = 200  # tokens between a speaker and the cue with which they go on


def speaker(sweep: Sweep, cue: Cue) -> Subject | None:
    """Who spoke in the sentence before, where nothing but a word that adds leads to a cue: *Đồng thời đề nghị …*."""
    par, low, previous = sweep.par, sweep.low, sweep.previous
    opens = not par.codes[low : cue.first].strip(LINKING + COMMA)
    if previous is None or not opens or low < 2 or low - previous[1] > FAR:
        return None
    if par.lexicon.inflected:
        return Subject(cue.first, cue.first, previous) if _is_alone(par, low, cue, previous) else None
    if not par.lexicon.isolating or cue.first == low:
        return None
    beside = previous[0] > par.codes.rfind(STOP, previous[0], low - 1)
    return Subject(cue.first, cue.first, previous) if beside else None


def _is_alone(par: Paragraph, low: int, cue: Cue, previous: Tokens) -> bool:
    """Whether a cue agrees with whoever spoke last, and nobody else is named in between.

    *Рябов сказал, что A. **И добавил**: «B»*. What it leads to is told by a sign or a complementiser.
    """
    codes, name = par.codes, previous[1] - 1
    led = codes[cue.last : cue.last + 2] == COMMA + COMPLEMENTISER or codes.startswith(COLON, cue.last)
    stop = codes.find(STOP, previous[1], low)
    apart = stop < 0 or frozenset(PERSONS).isdisjoint(codes[stop:low])
    others = (*par.between(max(0, previous[0] - NEAR), low), cue)[-2:]
    past = all(par.words[other.last - 1].endswith(par.lexicon.past) for other in others)
    alike = not past or len({common_nouns.endings_of(par, other) for other in others}) == 1
    return led and apart and alike and (codes[name] == PRONOUN or common_nouns.agrees(par, cue, name))
